import * as at from "./layout";
import { exp } from "../numerics/elementary";

/** A price beyond e^200 of today's is none; kept there, no product of the kernel overflows. */
const FAR = 200;
export const growth = (x: number): number => exp(Math.max(-FAR, Math.min(FAR, x)));

/** A balance without collateral exceeds every limit that is set; a limit of NO_VALUE is none. */
const loanToValue = (balance: number, collateral: number): number => (balance <= 0 ? 0 : collateral > 0 ? balance / collateral : at.NO_VALUE);

/**
 * One path after the other of a loan whose cash flow and collateral are random: the arithmetic of FLEET_DSCR,
 * SWEEP_SCHEDULE, DSRA, COVENANT_TEST and LIQ_FACTOR, period by period, on numbers that core functions have prepared.
 *
 *     u          the uniform: first whether the regime changes, then, spread over (0, 1) again, how many launches there are
 *     coin       ln S += drift + spread · e1
 *     deviation  d = persistence · d + spread · e2,  var = persistence² · var + spread²
 *     rent       X = exp(d − var/2 + fall),  fall += jumpDrift − launches · jump: the mean of X is 1 whatever the spread
 *     value      ln Y += drift + spread · e3 + jumpDrift − launches · jump
 *     cfads      fixed + spot · X − running cost, 0 for good once the owner has switched the fleet off, and what is mined
 *     mined      max(0, coinIncome · S − coinCost): machines that do not earn their power stand still
 *     payment    interest, scheduled principal and arrears from CFADS, the account and, where allowed, coins
 *     cash left  fills the reserve; then sweep, trap or pay out, by the DSCR of the period and the LTV before the sweep
 *     default    1 payments missed PATIENCE times in a row; 2 LTV above CALL_LTV; 3 at maturity more left than a new
 *                lender refinances
 *     recovery   hardware · Y · min(1, factor · X^power) · kept + coins · price · S · kept − cost
 *
 * e = L · z with the Cholesky factor of the regime. Only + − · / and the house's own exp, with no fused multiply-add:
 * every engine that follows IEEE 754 gives the same bits. Comparisons choose, they never reorder a sum.
 *
 * Shapes   params, draws, out, series as core/simulation/layout.ts says; count paths.
 * Units    $ and pure numbers; discounting is in the tables.
 */
export function simulate(params: Float64Array, draws: Float64Array, count: number, out: Float64Array, series: Float64Array, metric: number): void {
  const n = params[at.PERIODS]!;
  const periodicRate = params[at.PERIODIC_RATE]!;
  const debt = params[at.DEBT]!;
  const openingCash = params[at.OPENING_CASH]!;
  const persistence = params[at.PERSISTENCE]!;
  const rentJump = params[at.RENT_JUMP]!, valueJump = params[at.VALUE_JUMP]!;
  const rentJumpDrift = params[at.RENT_JUMP_DRIFT]!, valueJumpDrift = params[at.VALUE_JUMP_DRIFT]!;
  const coinShock = params[at.COIN_SHOCK]!, rentShock = params[at.RENT_SHOCK]!, valueShock = params[at.VALUE_SHOCK]!;
  const stressAtStart = params[at.STRESS_AT_START]!;
  const opex = params[at.OPEX]!;
  const openingCoins = params[at.COINS]!, coinPrice = params[at.COIN_PRICE]!, coinKept = params[at.COIN_KEPT]!;
  const hasCoin = params[at.HAS_COIN]!;
  const lockDscr = params[at.LOCK_DSCR]!, lockLtv = params[at.LOCK_LTV]!;
  const sweep = params[at.SWEEP]!, sweepInBreach = params[at.SWEEP_IN_BREACH]!;
  const payout = params[at.PAYOUT]!;
  const patience = params[at.PATIENCE]!;
  const callLtv = params[at.CALL_LTV]!, refinanceLtv = params[at.REFINANCE_LTV]!;
  const dust = params[at.DUST]!;
  const impactPower = params[at.IMPACT_POWER]!;
  const proceedsKept = params[at.PROCEEDS_KEPT]!, workoutCost = params[at.WORKOUT_COST]!;
  const netOfCash = params[at.NET_OF_CASH]!;
  for (let path = 0; path < count; path += 1) {
    let logCoin = 0, deviation = 0, variance = 0, fall = 0, logValue = 0, stress = 0, isOff = 0;
    let balance = debt, account = openingCash, coins = openingCoins, overdue = 0, missed = 0;
    let minDscr = at.NO_VALUE, maxLtv = -1, breachPeriod = 0, cause = 0, defaultPeriod = 0, loss = 0, exposure = 0;
    if (metric !== at.NO_METRIC) series.fill(at.NO_VALUE, path * n, (path + 1) * n);
    for (let t = 0; t < n; t += 1) {
      const draw = (path * n + t) * at.FACTORS;
      const z1 = draws[draw]!;
      const z2 = draws[draw + 1]!;
      const z3 = draws[draw + 2]!;
      let u = draws[draw + 3]!;

      // Regime, then launches, from one uniform.
      const turn = stress === 0 && t === 0 ? stressAtStart : params[at.HEADER + stress * at.REGIME + at.SWITCH]!;
      if (u < turn) {
        u = u / turn;
        stress = 1 - stress;
        if (stress === 1) {
          logCoin = logCoin + coinShock;
          fall = fall + rentShock;
          logValue = logValue + valueShock;
        }
      } else if (turn > 0) u = (u - turn) / (1 - turn);
      const r = at.HEADER + stress * at.REGIME;
      let jumps = 0;
      while (jumps < at.MAX_JUMPS && u < params[r + at.JUMP_TAILS + jumps]!) jumps += 1;

      // Joint move of coin, rent and value.
      const e2 = params[r + at.L21]! * z1 + params[r + at.L22]! * z2;
      const e3 = params[r + at.L31]! * z1 + params[r + at.L32]! * z2 + params[r + at.L33]! * z3;
      const spread = params[r + at.RENT_SPREAD]!;
      logCoin = logCoin + (params[r + at.COIN_DRIFT]! + params[r + at.COIN_SPREAD]! * z1);
      deviation = persistence * deviation + spread * e2;
      variance = persistence * persistence * variance + spread * spread;
      fall = fall + (rentJumpDrift - jumps * rentJump);
      logValue = logValue + (params[r + at.VALUE_DRIFT]! + params[r + at.VALUE_SPREAD]! * e3) + (valueJumpDrift - jumps * valueJump);
      const logRent = deviation - 0.5 * variance + fall;
      const rent = growth(logRent);
      const value = growth(logValue);
      const coin = hasCoin === 0 ? 1 : growth(logCoin);

      // Cash flow of the period.
      const row = at.TABLES + t * at.RECORD;
      if (params[row + at.RETIRE_RENT]! * rent <= opex) isOff = 1;
      const earned = isOff === 1 ? 0 : params[row + at.FIXED]! + params[row + at.SPOT]! * rent - params[row + at.RUNNING_COST]!;
      const mined = params[row + at.COIN_INCOME]! * coin - params[row + at.COIN_COST]!;
      const cfads = mined > 0 ? earned + mined : earned;

      // What falls due, and the coins sold to pay it.
      const opening = balance;
      const scheduled = params[row + at.REPAYMENT]!;
      const interestDue = opening * periodicRate;
      const service = interestDue + (scheduled < opening ? scheduled : opening);
      const dscr = service > 0 ? cfads / service : at.NO_VALUE;
      if (dscr < minDscr) minDscr = dscr;
      let cash = account + cfads;
      const due = interestDue + (scheduled + overdue < opening ? scheduled + overdue : opening);
      if (cash < due && coins > 0) {
        const price = coinPrice * coin * coinKept;
        const wanted = (due - cash) / price;
        const sold = wanted < coins ? wanted : coins;
        coins = coins - sold;
        cash = cash + sold * price;
      }
      if (cash < 0) cash = 0;

      // Interest, then principal with arrears, as SWEEP_SCHEDULE.
      const interestPaid = cash < interestDue ? cash : interestDue;
      const owed = opening + (interestDue - interestPaid);
      const fallen = scheduled + overdue + (interestDue - interestPaid);
      const principalDue = fallen < owed ? fallen : owed;
      const principalPaid = cash - interestPaid < principalDue ? cash - interestPaid : principalDue;
      const excess = cash - interestPaid - principalPaid;
      overdue = principalDue - principalPaid;
      balance = owed - principalPaid;
      missed = overdue > dust ? missed + 1 : 0;

      // Covenants, reserve, sweep, trap.
      const hardware = params[row + at.HARDWARE]! * value;
      const coinValue = coinPrice * coin * coins;
      const collateral = hardware + coinValue;
      const isBreach = dscr < lockDscr || loanToValue(balance - netOfCash * excess, collateral) > lockLtv;
      if (isBreach && breachPeriod === 0) breachPeriod = t + 1;
      const target = params[row + at.RESERVE]!;
      const kept = excess < target ? excess : target;
      const free = excess - kept;
      const wish = (isBreach ? sweepInBreach : sweep) * free;
      const swept = overdue > 0 ? 0 : wish < balance ? wish : balance;
      balance = balance - swept;
      account = kept + (free - swept) * (isBreach ? 1 : 1 - payout);
      const ltv = loanToValue(balance - netOfCash * account, collateral);
      if (ltv > maxLtv) maxLtv = ltv;
      if (metric !== at.NO_METRIC) {
        let shown = at.NO_VALUE;
        if (metric === at.METRIC_DSCR) shown = dscr;
        else if (metric === at.METRIC_LTV) shown = ltv;
        else if (metric === at.METRIC_CASH) shown = account;
        else if (metric === at.METRIC_BALANCE) shown = balance;
        else if (metric === at.METRIC_COIN) shown = coin;
        else if (metric === at.METRIC_RENT) shown = rent;
        else if (metric === at.METRIC_VALUE) shown = value;
        else if (metric === at.METRIC_STRESS) shown = stress;
        else if (metric === at.METRIC_ARREARS) shown = overdue;
        else shown = cfads;
        series[path * n + t] = shown;
      }

      // Default: missed payments, asset cover, maturity.
      if (missed >= patience) cause = 1;
      else if (ltv > callLtv) cause = 2;
      else if (t === n - 1) {
        // What is not yet paid out pays the rest of the loan.
        account = kept + (free - swept);
        const rest = balance - account;
        if (rest > dust && rest > refinanceLtv * collateral) cause = 3;
      }
      if (cause !== 0) {
        const factor = growth(params[r + at.LOG_FACTOR]! + impactPower * logRent);
        const sale = hardware * (factor < 1 ? factor : 1) * proceedsKept + coinValue * coinKept - workoutCost;
        const proceeds = sale > 0 ? sale : 0;
        const uncovered = balance - account - proceeds;
        exposure = balance * params[row + at.DISCOUNT]!;
        loss = uncovered > 0 ? uncovered * params[row + at.DISCOUNT]! : 0;
        defaultPeriod = t + 1;
        break;
      }
      if (balance === 0 && metric === at.NO_METRIC) break;
    }
    out[at.LOSS * count + path] = loss;
    out[at.EXPOSURE * count + path] = exposure;
    out[at.MIN_DSCR * count + path] = minDscr;
    out[at.DEFAULT_PERIOD * count + path] = defaultPeriod;
    out[at.MAX_LTV * count + path] = maxLtv;
    out[at.CAUSE * count + path] = cause;
    out[at.BREACH_PERIOD * count + path] = breachPeriod;
  }
}
