import * as at from "../../core/simulation/layout";
import { add, any, both, choose, div, growth, gt, least, lt, most, mul, sub } from "./vector";

// core/simulation/kernel.ts, operation for operation, for two paths at a time.

@inline function param(params: usize, i: i32): v128 { return v128.load64_splat(params + (<usize>i << 3)); }
/** A parameter of the regime each lane is in. */
@inline function regime(params: usize, i: i32, isMixed: bool, stress: v128): v128 {
  const calm = param(params, at.HEADER + i);
  return isMixed ? choose(stress, param(params, at.HEADER + at.REGIME + i), calm) : calm;
}
/** A balance without collateral exceeds every limit that is set. */
@inline function loanToValue(balance: v128, collateral: v128): v128 {
  const ratio = choose(gt(collateral, both(0.0)), div(balance, collateral), both(at.NO_VALUE));
  return v128.and(ratio, gt(balance, both(0.0)));
}

/**
 * Stage 1, in place: normals and uniform of every period become coin, rent, value and the logarithm of the liquidation
 * factor, relative to their expected paths. None of it depends on the loan. `lanes` is 0 or 16 bytes into the four lanes.
 */
export function levels2(params: usize, draws: usize, states: usize, lanes: usize): void {
  const n = <u32>load<f64>(params + (at.PERIODS << 3));
  const persistence = param(params, at.PERSISTENCE);
  const decay = mul(persistence, persistence);
  const hasCoin = load<f64>(params + (at.HAS_COIN << 3)) != 0.0;
  const hasTurns = load<f64>(params + (at.STRESS_AT_START << 3)) != 0.0 || load<f64>(params + ((at.HEADER + at.SWITCH) << 3)) != 0.0;
  const one = both(1.0);
  let logCoin = both(0.0), deviation = logCoin, variance = logCoin, fall = logCoin, logValue = logCoin, stress = logCoin;
  for (let t: u32 = 0; t < n; t++) {
    const draw = draws + (<usize>t << 7) + lanes;
    const z1 = v128.load(draw), z2 = v128.load(draw, 32), z3 = v128.load(draw, 64);
    let u = v128.load(draw, 96);
    if (hasTurns) {
      const turn = t == 0
        ? param(params, at.STRESS_AT_START)
        : choose(stress, param(params, at.HEADER + at.REGIME + at.SWITCH), param(params, at.HEADER + at.SWITCH));
      const turns = lt(u, turn);
      const stays = div(sub(u, turn), sub(one, turn));
      if (any(turns)) {
        u = choose(turns, div(u, turn), stays);
        stress = v128.xor(stress, turns);
        const begins = v128.and(stress, turns);
        logCoin = choose(begins, add(logCoin, param(params, at.COIN_SHOCK)), logCoin);
        fall = choose(begins, add(fall, param(params, at.RENT_SHOCK)), fall);
        logValue = choose(begins, add(logValue, param(params, at.VALUE_SHOCK)), logValue);
      } else u = stays;
    }
    const isMixed = any(stress);
    let jumps = both(0.0);
    let more = i64x2.splat(-1);
    for (let k = 0; k < at.MAX_JUMPS; k++) {
      more = v128.and(more, lt(u, regime(params, at.JUMP_TAILS + k, isMixed, stress)));
      if (!any(more)) break;
      jumps = add(jumps, v128.and(more, one));
    }
    const e2 = add(mul(regime(params, at.L21, isMixed, stress), z1), mul(regime(params, at.L22, isMixed, stress), z2));
    const e3 = add(
      add(mul(regime(params, at.L31, isMixed, stress), z1), mul(regime(params, at.L32, isMixed, stress), z2)),
      mul(regime(params, at.L33, isMixed, stress), z3));
    const spread = regime(params, at.RENT_SPREAD, isMixed, stress);
    deviation = add(mul(persistence, deviation), mul(spread, e2));
    variance = add(mul(decay, variance), mul(spread, spread));
    fall = add(fall, sub(param(params, at.RENT_JUMP_DRIFT), mul(jumps, param(params, at.RENT_JUMP))));
    const drift = add(regime(params, at.VALUE_DRIFT, isMixed, stress), mul(regime(params, at.VALUE_SPREAD, isMixed, stress), e3));
    logValue = add(add(logValue, drift), sub(param(params, at.VALUE_JUMP_DRIFT), mul(jumps, param(params, at.VALUE_JUMP))));
    const logRent = add(sub(deviation, mul(both(0.5), variance)), fall);
    if (hasCoin) {
      logCoin = add(logCoin, add(regime(params, at.COIN_DRIFT, isMixed, stress), mul(regime(params, at.COIN_SPREAD, isMixed, stress), z1)));
      v128.store(draw, growth(logCoin));
    } else v128.store(draw, one);
    v128.store(draw, growth(logRent), 32);
    v128.store(draw, growth(logValue), 64);
    v128.store(draw, add(regime(params, at.LOG_FACTOR, isMixed, stress), mul(param(params, at.IMPACT_POWER), logRent)), 96);
    if (states) v128.store(states + (<usize>t << 5) + lanes, v128.and(stress, one));
  }
}

/** Writes two numbers of a series, a row of n per path, for the lanes that are alive. */
@inline function show(series: usize, n: u32, t: u32, alive: v128, value: v128): void {
  if (i64x2.extract_lane(alive, 0)) store<f64>(series + (<usize>t << 3), f64x2.extract_lane(value, 0));
  if (i64x2.extract_lane(alive, 1)) store<f64>(series + (<usize>(n + t) << 3), f64x2.extract_lane(value, 1));
}

/** Stage 2: the loan against the levels; `out` is the first field of the first of the two paths, `stride` a field's bytes. */
export function loan2(params: usize, draws: usize, states: usize, lanes: usize, out: usize, stride: usize, series: usize, metric: i32): void {
  const n = <u32>load<f64>(params + (at.PERIODS << 3));
  const zero = both(0.0), one = both(1.0), none = both(at.NO_VALUE);
  let balance = param(params, at.DEBT), account = param(params, at.OPENING_CASH), coins = param(params, at.COINS);
  let overdue = zero, missed = zero, minDscr = none, maxLtv = both(-1.0), breachPeriod = zero;
  let cause = zero, defaultPeriod = zero, loss = zero, exposure = zero, isOff = zero;
  let alive = i64x2.splat(-1);
  for (let t: u32 = 0; t < n; t++) {
    const level = draws + (<usize>t << 7) + lanes;
    const row = params + (<usize>(at.TABLES + t * at.RECORD) << 3);
    const coin = v128.load(level), rent = v128.load(level, 32), value = v128.load(level, 64);

    isOff = v128.or(isOff, f64x2.le(mul(param(row, at.RETIRE_RENT), rent), param(params, at.OPEX)));
    const earned = v128.andnot(sub(add(param(row, at.FIXED), mul(param(row, at.SPOT), rent)), param(row, at.RUNNING_COST)), isOff);
    const mined = sub(mul(param(row, at.COIN_INCOME), coin), param(row, at.COIN_COST));
    const cfads = choose(gt(mined, zero), add(earned, mined), earned);

    const opening = balance;
    const scheduled = param(row, at.REPAYMENT);
    const interestDue = mul(opening, param(params, at.PERIODIC_RATE));
    const service = add(interestDue, least(opening, scheduled));
    const dscr = choose(gt(service, zero), div(cfads, service), none);
    minDscr = choose(v128.and(alive, lt(dscr, minDscr)), dscr, minDscr);
    let cash = add(account, cfads);
    const behind = add(scheduled, overdue);
    const due = add(interestDue, least(opening, behind));
    const sells = v128.and(lt(cash, due), gt(coins, zero));
    if (any(sells)) {
      const price = mul(mul(param(params, at.COIN_PRICE), coin), param(params, at.COIN_KEPT));
      const sold = least(coins, div(sub(due, cash), price));
      coins = choose(sells, sub(coins, sold), coins);
      cash = choose(sells, add(cash, mul(sold, price)), cash);
    }
    cash = most(cash, zero);

    const interestPaid = least(interestDue, cash);
    const unpaid = sub(interestDue, interestPaid);
    const owed = add(opening, unpaid);
    const principalDue = least(owed, add(behind, unpaid));
    const left = sub(cash, interestPaid);
    const principalPaid = least(principalDue, left);
    const excess = sub(left, principalPaid);
    overdue = sub(principalDue, principalPaid);
    balance = sub(owed, principalPaid);
    missed = v128.and(add(missed, one), gt(overdue, param(params, at.DUST)));

    const hardware = mul(param(row, at.HARDWARE), value);
    const coinValue = mul(mul(param(params, at.COIN_PRICE), coin), coins);
    const collateral = add(hardware, coinValue);
    const cashCounts = param(params, at.NET_OF_CASH);
    const before = loanToValue(sub(balance, mul(cashCounts, excess)), collateral);
    const isBreach = v128.or(lt(dscr, param(params, at.LOCK_DSCR)), gt(before, param(params, at.LOCK_LTV)));
    const period = both(<f64>(t + 1));
    breachPeriod = choose(v128.and(v128.and(alive, isBreach), f64x2.eq(breachPeriod, zero)), period, breachPeriod);
    const kept = least(param(row, at.RESERVE), excess);
    const free = sub(excess, kept);
    const wish = mul(choose(isBreach, param(params, at.SWEEP_IN_BREACH), param(params, at.SWEEP)), free);
    const swept = v128.andnot(least(balance, wish), gt(overdue, zero));
    balance = sub(balance, swept);
    const rest = sub(free, swept);
    account = add(kept, mul(rest, choose(isBreach, one, sub(one, param(params, at.PAYOUT)))));
    const ltv = loanToValue(sub(balance, mul(cashCounts, account)), collateral);
    maxLtv = choose(v128.and(alive, gt(ltv, maxLtv)), ltv, maxLtv);
    if (metric != at.NO_METRIC) {
      let shown = cfads;
      if (metric == at.METRIC_DSCR) shown = dscr;
      else if (metric == at.METRIC_LTV) shown = ltv;
      else if (metric == at.METRIC_CASH) shown = account;
      else if (metric == at.METRIC_BALANCE) shown = balance;
      else if (metric == at.METRIC_COIN) shown = coin;
      else if (metric == at.METRIC_RENT) shown = rent;
      else if (metric == at.METRIC_VALUE) shown = value;
      else if (metric == at.METRIC_STRESS) shown = v128.load(states + (<usize>t << 5) + lanes);
      else if (metric == at.METRIC_ARREARS) shown = overdue;
      show(series, n, t, alive, shown);
    }

    const fails = f64x2.ge(missed, param(params, at.PATIENCE));
    const isCalled = gt(ltv, param(params, at.CALL_LTV));
    let ends = v128.and(alive, v128.or(fails, isCalled));
    let why = choose(fails, one, both(2.0));
    if (t == n - 1) {
      // What is not yet paid out pays the rest of the loan.
      account = choose(v128.or(fails, isCalled), account, add(kept, rest));
      const open = sub(balance, account);
      const isStuck = v128.and(gt(open, param(params, at.DUST)), gt(open, mul(param(params, at.REFINANCE_LTV), collateral)));
      why = choose(v128.or(fails, isCalled), why, both(3.0));
      ends = v128.or(ends, v128.and(alive, isStuck));
    }
    if (any(ends)) {
      const factor = growth(v128.load(level, 96));
      const discount = param(row, at.DISCOUNT);
      const sold = mul(mul(hardware, least(one, factor)), param(params, at.PROCEEDS_KEPT));
      const sale = sub(add(sold, mul(coinValue, param(params, at.COIN_KEPT))), param(params, at.WORKOUT_COST));
      const uncovered = sub(sub(balance, account), v128.and(sale, gt(sale, zero)));
      exposure = choose(ends, mul(balance, discount), exposure);
      loss = choose(ends, v128.and(mul(uncovered, discount), gt(uncovered, zero)), loss);
      cause = choose(ends, why, cause);
      defaultPeriod = choose(ends, period, defaultPeriod);
      alive = v128.andnot(alive, ends);
    }
    if (metric == at.NO_METRIC) alive = v128.andnot(alive, f64x2.eq(balance, zero));
    if (!any(alive)) break;
  }
  v128.store(out + <usize>at.LOSS * stride, loss);
  v128.store(out + <usize>at.EXPOSURE * stride, exposure);
  v128.store(out + <usize>at.MIN_DSCR * stride, minDscr);
  v128.store(out + <usize>at.DEFAULT_PERIOD * stride, defaultPeriod);
  v128.store(out + <usize>at.MAX_LTV * stride, maxLtv);
  v128.store(out + <usize>at.CAUSE * stride, cause);
  v128.store(out + <usize>at.BREACH_PERIOD * stride, breachPeriod);
}
