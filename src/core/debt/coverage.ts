import { check, checkDenominator, type Message, said } from "../errors";
import type { AnnualRate, Fraction, Multiple, NotDefined, Usd } from "../units";
import { notDefined } from "../units";
import { discountFactor, presentValue, presentValuePath } from "./present-value";

/**
 * An amount over what it has to cover. What is nothing, or vanishes in the rounding of the amount, has no ratio: rate
 * 1e-300 is rate 0, not a coverage of 1e300.
 */
export const cover = (amount: Usd, due: Usd, reason: Message): Multiple | NotDefined =>
  due > Math.abs(amount) * Number.EPSILON ? amount / due : notDefined(said(reason));

/**
 * Debt service coverage ratio of each period, on what is scheduled: the balloon is no debt service.
 *
 *     dscr[t] = cfads[t] / debtService[t]
 *
 * A period in which nothing falls due has no ratio. It stays undefined rather than infinite: an infinite entry would
 * lift an average and hide a weak period.
 *
 * Shapes   cfads[n], debtService[n] -> dscr[n].
 * Units    $ per period -> x.
 * Source   docs/conventions.md#dscr
 */
export const dscrPath = (cfads: readonly Usd[], debtService: readonly Usd[]): readonly (Multiple | NotDefined)[] => {
  const path = new Array<Multiple | NotDefined>(cfads.length);
  for (let t = 0; t < cfads.length; t += 1) path[t] = cover(cfads[t]!, debtService[t]!, () => `no debt service falls due in period ${t + 1}`);
  return path;
};

/**
 * Loan life coverage ratio at the start of each period: the value, at the loan rate, of the CFADS that is still to
 * come, over the balance it has to repay. Undefined once nothing is owed.
 *
 * Shapes   cfads[n], opening[n] -> llcr[n]; the last entry of cfads is the last period of the loan.
 * Units    $ -> x.
 * Source   docs/conventions.md#llcr
 */
export const llcrPath = (cfads: readonly Usd[], opening: readonly Usd[], periodicRate: Fraction): readonly (Multiple | NotDefined)[] => {
  const values = presentValuePath(cfads, periodicRate);
  const path = new Array<Multiple | NotDefined>(values.length);
  for (let t = 0; t < values.length; t += 1) path[t] = cover(values[t]!, opening[t]!, () => `no debt is left at the start of period ${t + 1}`);
  return path;
};

export interface LlcrInput {
  readonly cfads: readonly Usd[];
  readonly debt: Usd;
  /** Nominal loan rate; it is also the discount rate. */
  readonly rate: AnnualRate;
  readonly freq: number;
  /** Cash set aside for the lender, as a debt service reserve. */
  readonly cash: Usd;
}

export interface LlcrWorkings {
  readonly periodicRate: Fraction;
  readonly presentValue: Usd;
  readonly llcr: Multiple;
}

/**
 * Loan life coverage ratio today:
 *
 *     llcr = (Σ cfads[t] · (1 + rate/freq)^−t + cash) / debt
 *
 * Negative CFADS stays in: it is cash that somebody has to bring. Discounted at the loan rate, LLCR equals DSCR when
 * debt service is sculpted, and 1 when CFADS is debt service.
 *
 * Shapes   cfads[n], scalars -> scalar; entry 1 ends one period from today, the last is the last period of the loan.
 * Units    $ -> x; rate nominal per year.
 * Errors   division: debt is 0.
 * Source   docs/conventions.md#llcr
 */
export function llcr({ cfads, debt, rate, freq, cash }: LlcrInput): LlcrWorkings {
  const periodicRate = rate / freq;
  checkDenominator<LlcrInput>("debt", debt, "expected a debt, got 0: there is nothing to cover");
  const value = presentValue(cfads, periodicRate);
  return { periodicRate, presentValue: value, llcr: (value + cash) / debt };
}

export interface DebtCapacityInput {
  readonly cfads: readonly Usd[];
  /** Required in every period: one for all, or one for each. */
  readonly dscr: readonly Multiple[];
  readonly rate: AnnualRate;
  readonly freq: number;
  /** Principal that may be left at the end, to be refinanced. */
  readonly balloon: Usd;
}

export interface DebtCapacityWorkings {
  readonly periodicRate: Fraction;
  /** What a lender may be paid in each period: positive CFADS / required DSCR. */
  readonly affordableService: readonly Usd[];
  readonly serviceValue: Usd;
  readonly balloonValue: Usd;
  readonly capacity: Usd;
}

/**
 * Largest debt whose sculpted service keeps the required DSCR in every period:
 *
 *     capacity = Σ max(cfads[t], 0) / dscr[t] · (1 + rate/freq)^−t + balloon · (1 + rate/freq)^−n
 *
 * A negative period carries no debt. Counting it as negative would read a loss as money that the borrower lends.
 *
 * Shapes   cfads[n], dscr[1] or dscr[n] -> scalar.
 * Units    $, x -> $; rate nominal per year.
 * Errors   bad-input: dscr has neither one entry nor one for each period.
 * Source   docs/conventions.md#debt-capacity
 */
export function debtCapacity({ cfads, dscr, rate, freq, balloon }: DebtCapacityInput): DebtCapacityWorkings {
  const n = cfads.length;
  const isFitting = dscr.length === 1 || dscr.length === n;
  check<DebtCapacityInput>("dscr", isFitting, () => `expected one DSCR, or one for each of the ${n} periods, got ${dscr.length}`);
  const periodicRate = rate / freq;
  const affordableService = new Array<Usd>(n);
  for (let t = 0; t < n; t += 1) affordableService[t] = Math.max(cfads[t]!, 0) / (dscr.length === 1 ? dscr[0]! : dscr[t]!);
  const serviceValue = presentValue(affordableService, periodicRate);
  const balloonValue = balloon === 0 ? 0 : balloon * discountFactor(periodicRate, n);
  return { periodicRate, affordableService, serviceValue, balloonValue, capacity: serviceValue + balloonValue };
}
