import * as at from "../../core/simulation/layout";
import { add, any, both, choose, div, growth, gt, half, least, lt, most, mul, none, one, sub } from "./vector";

// core/simulation/kernel.ts, operation for operation, for two paths at a time.

@inline export function param(params: usize, i: i32): v128 { return v128.load64_splat(params + (<usize>i << 3)); }
/** A parameter of the regime each lane is in. */
@inline function regime(params: usize, i: i32, isMixed: bool, stress: v128): v128 {
  const calm = param(params, at.HEADER + i);
  return isMixed ? choose(stress, param(params, at.HEADER + at.REGIME + i), calm) : calm;
}
/** A balance without collateral exceeds every limit that is set. */
@inline function loanToValue(balance: v128, collateral: v128): v128 {
  const ratio = choose(gt(collateral, both(0.0)), div(balance, collateral), none());
  return v128.and(ratio, gt(balance, both(0.0)));
}

/**
 * Stage 1, in place: normals and uniform of every period become coin, rent, value and the logarithm of the liquidation
 * factor, relative to their expected paths. None of it depends on the loan. `lanes` is 0 or 16 bytes into the four lanes.
 */
export function levels2(params: usize, draws: usize, states: usize, lanes: usize): void {
  const canTurn = load<f64>(params + (at.STRESS_AT_START << 3)) != 0.0 || load<f64>(params + ((at.HEADER + at.SWITCH) << 3)) != 0.0;
  if (canTurn) walk(params, draws, states, lanes, true);
  else walk(params, draws, states, lanes, false);
}

/** Compiled twice: without regimes to turn to, nothing has to be asked in every period. */
@inline function walk(params: usize, draws: usize, states: usize, lanes: usize, canTurn: bool): void {
  const n = <u32>load<f64>(params + (at.PERIODS << 3));
  const hasCoin = load<f64>(params + (at.HAS_COIN << 3)) != 0.0;
  let logCoin = both(0.0), deviation = logCoin, variance = logCoin, fall = logCoin, logValue = logCoin, stress = logCoin;
  for (let t: u32 = 0; t < n; t++) {
    const draw = draws + (<usize>t << 7) + lanes;
    const z1 = v128.load(draw), z2 = v128.load(draw, 32), z3 = v128.load(draw, 64);
    let u = v128.load(draw, 96);
    let isMixed = false;
    if (canTurn) {
      const turn = t == 0
        ? param(params, at.STRESS_AT_START)
        : choose(stress, param(params, at.HEADER + at.REGIME + at.SWITCH), param(params, at.HEADER + at.SWITCH));
      const turns = lt(u, turn);
      const stays = div(sub(u, turn), sub(one(), turn));
      if (any(turns)) {
        u = choose(turns, div(u, turn), stays);
        stress = v128.xor(stress, turns);
        const begins = v128.and(stress, turns);
        logCoin = choose(begins, add(logCoin, param(params, at.COIN_SHOCK)), logCoin);
        fall = choose(begins, add(fall, param(params, at.RENT_SHOCK)), fall);
        logValue = choose(begins, add(logValue, param(params, at.VALUE_SHOCK)), logValue);
      } else u = stays;
      isMixed = any(stress);
    }
    let jumps = both(0.0);
    let more = lt(u, regime(params, at.JUMP_TAILS, isMixed, stress));
    for (let k = 1; any(more); k++) {
      jumps = add(jumps, v128.and(more, one()));
      if (k == at.MAX_JUMPS) break;
      more = v128.and(more, lt(u, regime(params, at.JUMP_TAILS + k, isMixed, stress)));
    }
    const e2 = add(mul(regime(params, at.L21, isMixed, stress), z1), mul(regime(params, at.L22, isMixed, stress), z2));
    const e3 = add(
      add(mul(regime(params, at.L31, isMixed, stress), z1), mul(regime(params, at.L32, isMixed, stress), z2)),
      mul(regime(params, at.L33, isMixed, stress), z3));
    const spread = regime(params, at.RENT_SPREAD, isMixed, stress);
    const persistence = param(params, at.PERSISTENCE);
    deviation = add(mul(persistence, deviation), mul(spread, e2));
    variance = add(mul(mul(persistence, persistence), variance), mul(spread, spread));
    fall = add(fall, sub(param(params, at.RENT_JUMP_DRIFT), mul(jumps, param(params, at.RENT_JUMP))));
    const drift = add(regime(params, at.VALUE_DRIFT, isMixed, stress), mul(regime(params, at.VALUE_SPREAD, isMixed, stress), e3));
    logValue = add(add(logValue, drift), sub(param(params, at.VALUE_JUMP_DRIFT), mul(jumps, param(params, at.VALUE_JUMP))));
    const logRent = add(sub(deviation, mul(half(), variance)), fall);
    if (hasCoin) {
      logCoin = add(logCoin, add(regime(params, at.COIN_DRIFT, isMixed, stress), mul(regime(params, at.COIN_SPREAD, isMixed, stress), z1)));
      v128.store(draw, growth(logCoin));
    } else v128.store(draw, one());
    v128.store(draw, growth(logRent), 32);
    v128.store(draw, growth(logValue), 64);
    v128.store(draw, add(regime(params, at.LOG_FACTOR, isMixed, stress), mul(param(params, at.IMPACT_POWER), logRent)), 96);
    if (states) v128.store(states + (<usize>t << 5) + lanes, v128.and(stress, one()));
  }
}

/** Writes two numbers of a series, a row of n per path, for the lanes that are alive. */
@inline function show(series: usize, n: u32, t: u32, alive: v128, value: v128): void {
  if (i64x2.extract_lane(alive, 0)) store<f64>(series + (<usize>t << 3), f64x2.extract_lane(value, 0));
  if (i64x2.extract_lane(alive, 1)) store<f64>(series + (<usize>(n + t) << 3), f64x2.extract_lane(value, 1));
}

// The state of two loans between periods: [quantity][lane], two numbers each.
const BALANCE: usize = 0, ACCOUNT: usize = 16, COINS: usize = 32, OVERDUE: usize = 48, MISSED: usize = 64, IS_OFF: usize = 80, DEAD: usize = 96;
const LOWEST: usize = 112, HIGHEST: usize = 128, BREACH: usize = 144;
const STATE: usize = 160;
const LOANS: usize = memory.data(320, 64);

/** One period of two loans; returns which of them have ended. `out` is the first field of the first of them, `stride` a field's bytes. */
@inline function period2(params: usize, row: usize, level: usize, state: usize, period: v128, isLast: bool, out: usize, stride: usize, metric: i32): v128 {
  const zero = both(0.0);
  // Where a path is no longer alive a comparison with dead bits, which are no number, changes nothing.
  let dead = v128.load(state, DEAD);
  const coin = v128.load(level), rent = v128.load(level, 32), value = v128.load(level, 64);

  const isOff = v128.or(v128.load(state, IS_OFF), f64x2.le(mul(param(row, at.RETIRE_RENT), rent), param(params, at.OPEX)));
  v128.store(state, isOff, IS_OFF);
  const earned = v128.andnot(sub(add(param(row, at.FIXED), mul(param(row, at.SPOT), rent)), param(row, at.RUNNING_COST)), isOff);
  const mined = sub(mul(param(row, at.COIN_INCOME), coin), param(row, at.COIN_COST));
  const cfads = add(earned, most(zero, mined));

  const opening = v128.load(state, BALANCE);
  const scheduled = param(row, at.REPAYMENT);
  const interestDue = mul(opening, param(params, at.PERIODIC_RATE));
  const service = add(interestDue, least(opening, scheduled));
  const dscr = choose(gt(service, zero), div(cfads, service), none());
  v128.store(state, least(v128.load(state, LOWEST), v128.or(dscr, dead)), LOWEST);
  let cash = add(v128.load(state, ACCOUNT), cfads);
  const behind = add(scheduled, v128.load(state, OVERDUE));
  const due = add(interestDue, least(opening, behind));
  let coins = v128.load(state, COINS);
  const sells = v128.and(lt(cash, due), gt(coins, zero));
  if (any(sells)) {
    const price = mul(mul(param(params, at.COIN_PRICE), coin), param(params, at.COIN_KEPT));
    const sold = least(coins, div(sub(due, cash), price));
    coins = choose(sells, sub(coins, sold), coins);
    cash = choose(sells, add(cash, mul(sold, price)), cash);
    v128.store(state, coins, COINS);
  }
  cash = most(cash, zero);

  const interestPaid = least(interestDue, cash);
  const unpaid = sub(interestDue, interestPaid);
  const owed = add(opening, unpaid);
  const principalDue = least(owed, add(behind, unpaid));
  const left = sub(cash, interestPaid);
  const principalPaid = least(principalDue, left);
  const excess = sub(left, principalPaid);
  const overdue = sub(principalDue, principalPaid);
  v128.store(state, overdue, OVERDUE);
  let balance = sub(owed, principalPaid);
  const missed = v128.and(add(v128.load(state, MISSED), one()), gt(overdue, param(params, at.DUST)));
  v128.store(state, missed, MISSED);

  const hardware = mul(param(row, at.HARDWARE), value);
  const coinValue = mul(mul(param(params, at.COIN_PRICE), coin), coins);
  const collateral = add(hardware, coinValue);
  const cashCounts = param(params, at.NET_OF_CASH);
  const before = loanToValue(sub(balance, mul(cashCounts, excess)), collateral);
  const holds = v128.and(f64x2.ge(dscr, param(params, at.LOCK_DSCR)), f64x2.le(before, param(params, at.LOCK_LTV)));
  v128.store(state, least(v128.load(state, BREACH), v128.or(period, v128.or(dead, holds))), BREACH);
  const kept = least(param(row, at.RESERVE), excess);
  const free = sub(excess, kept);
  const wish = mul(choose(holds, param(params, at.SWEEP), param(params, at.SWEEP_IN_BREACH)), free);
  const swept = v128.andnot(least(balance, wish), gt(overdue, zero));
  balance = sub(balance, swept);
  v128.store(state, balance, BALANCE);
  const rest = sub(free, swept);
  let account = add(kept, mul(rest, choose(holds, sub(one(), param(params, at.PAYOUT)), one())));
  v128.store(state, account, ACCOUNT);
  const ltv = loanToValue(sub(balance, mul(cashCounts, account)), collateral);
  v128.store(state, most(v128.load(state, HIGHEST), v128.or(ltv, dead)), HIGHEST);
  if (metric != at.NO_METRIC) {
    let shown = cfads;
    if (metric == at.METRIC_DSCR) shown = dscr;
    else if (metric == at.METRIC_LTV) shown = ltv;
    else if (metric == at.METRIC_CASH) shown = account;
    else if (metric == at.METRIC_BALANCE) shown = balance;
    else if (metric == at.METRIC_COIN) shown = coin;
    else if (metric == at.METRIC_RENT) shown = rent;
    else if (metric == at.METRIC_VALUE) shown = value;
    else if (metric == at.METRIC_ARREARS) shown = overdue;
    v128.store(SHOWN, shown);
  }

  const fails = f64x2.ge(missed, param(params, at.PATIENCE));
  const isCalled = gt(ltv, param(params, at.CALL_LTV));
  const stops = v128.or(fails, isCalled);
  let ends = v128.andnot(stops, dead);
  if (isLast) {
    // What is not yet paid out pays the rest of the loan.
    account = choose(stops, account, add(kept, rest));
    const open = sub(balance, account);
    const isStuck = v128.and(gt(open, param(params, at.DUST)), gt(open, mul(param(params, at.REFINANCE_LTV), collateral)));
    ends = v128.or(ends, v128.andnot(isStuck, dead));
  }
  if (any(ends)) {
    const factor = growth(v128.load(level, 96));
    const discount = param(row, at.DISCOUNT);
    const sold = mul(mul(hardware, least(one(), factor)), param(params, at.PROCEEDS_KEPT));
    const sale = sub(add(sold, mul(coinValue, param(params, at.COIN_KEPT))), param(params, at.WORKOUT_COST));
    const uncovered = sub(sub(balance, account), v128.and(sale, gt(sale, zero)));
    settle(out + <usize>at.EXPOSURE * stride, ends, mul(balance, discount));
    settle(out + <usize>at.LOSS * stride, ends, v128.and(mul(uncovered, discount), gt(uncovered, zero)));
    settle(out + <usize>at.CAUSE * stride, ends, choose(fails, one(), choose(stops, both(2.0), both(3.0))));
    settle(out + <usize>at.DEFAULT_PERIOD * stride, ends, period);
    dead = v128.or(dead, ends);
  }
  if (metric == at.NO_METRIC) dead = v128.or(dead, f64x2.eq(balance, zero));
  v128.store(state, dead, DEAD);
  return dead;
}

/** Where a period leaves what a series shows. */
const SHOWN: usize = memory.data(16, 16);

/** Writes where the mask is set. */
function settle(field: usize, mask: v128, value: v128): void {
  v128.store(field, choose(mask, value, v128.load(field)));
}

function begin2(params: usize, state: usize, out: usize, stride: usize): void {
  const zero = both(0.0);
  v128.store(state, param(params, at.DEBT), BALANCE);
  v128.store(state, param(params, at.OPENING_CASH), ACCOUNT);
  v128.store(state, param(params, at.COINS), COINS);
  v128.store(state, zero, OVERDUE);
  v128.store(state, zero, MISSED);
  v128.store(state, zero, IS_OFF);
  v128.store(state, zero, DEAD);
  v128.store(state, none(), LOWEST);
  v128.store(state, both(-1.0), HIGHEST);
  v128.store(state, none(), BREACH);
  for (let field: usize = 0; field < <usize>at.FIELDS; field++) v128.store(out + field * stride, zero);
}

function end2(state: usize, out: usize, stride: usize): void {
  v128.store(out + <usize>at.MIN_DSCR * stride, v128.load(state, LOWEST));
  v128.store(out + <usize>at.MAX_LTV * stride, v128.load(state, HIGHEST));
  const breach = v128.load(state, BREACH);
  v128.store(out + <usize>at.BREACH_PERIOD * stride, v128.and(breach, lt(breach, none())));
}

/**
 * Stage 2: four loans against the levels, two and two in turn. A loan's period waits for its last one; while it does, the
 * processor works on the other two.
 */
export function loan4(params: usize, draws: usize, states: usize, out: usize, stride: usize, series: usize, metric: i32): void {
  const n = <u32>load<f64>(params + (at.PERIODS << 3));
  begin2(params, LOANS, out, stride);
  begin2(params, LOANS + STATE, out + 16, stride);
  for (let t: u32 = 0; t < n; t++) {
    const row = params + (<usize>(at.TABLES + t * at.RECORD) << 3);
    const period = both(<f64>(t + 1));
    let dead = i64x2.splat(-1);
    for (let pair: usize = 0; pair < 2; pair++) {
      const level = draws + (<usize>t << 7) + (pair << 4);
      const state = LOANS + pair * STATE;
      const alive = v128.not(v128.load(state, DEAD));
      dead = v128.and(dead, period2(params, row, level, state, period, t == n - 1, out + (pair << 4), stride, metric));
      if (metric != at.NO_METRIC) {
        if (metric == at.METRIC_STRESS) v128.store(SHOWN, v128.load(states + (<usize>t << 5) + (pair << 4)));
        show(series + (pair * n << 4), n, t, alive, v128.load(SHOWN));
      }
    }
    if (i64x2.all_true(dead)) break;
  }
  end2(LOANS, out, stride);
  end2(LOANS + STATE, out + 16, stride);
}
