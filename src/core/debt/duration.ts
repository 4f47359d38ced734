import type { DurationKind } from "../conventions";
import { check, checkDenominator } from "../errors";
import type { AnnualRate, Fraction, Usd, Years } from "../units";
import { discountFactor } from "./present-value";

export interface AverageLifeInput {
  readonly repayments: readonly Usd[];
  readonly freq: number;
  /** Years from today of each repayment; the ends of periods 1, 2, … where it is absent. */
  readonly times?: readonly Years[] | undefined;
}

export interface AverageLifeWorkings {
  readonly total: Usd;
  /** Repayment times years, added up. */
  readonly weighted: Usd;
  readonly averageLife: Years;
}

/**
 * Weighted average life (WAL): the mean time for which a dollar of principal is outstanding.
 *
 *     wal = Σ times[t] · repayments[t] / Σ repayments[t]
 *
 * Not discounted: duration is. It says when the money comes back, not how sure it is. A negative repayment, as in a
 * sculpted schedule that draws up, counts as it stands.
 *
 * Shapes   repayments[n], times[n] -> scalar.
 * Units    $, years -> years.
 * Errors   bad-input: times has not one entry for each repayment; more is drawn than repaid. division: nothing is repaid.
 * Source   docs/conventions.md#weighted-average-life
 */
export function averageLife({ repayments, freq, times }: AverageLifeInput): AverageLifeWorkings {
  const n = repayments.length;
  const isFitting = times === undefined || times.length === n;
  check<AverageLifeInput>("times", isFitting, () => `expected one time for each of the ${n} repayments, got ${times?.length}`);
  const total = repayments.reduce((sum, repayment) => sum + repayment, 0);
  checkDenominator<AverageLifeInput>("repayments", total, "expected repayments, got a sum of 0");
  check<AverageLifeInput>("repayments", total > 0, () => `expected more repaid than drawn, got a sum of ${total}`);
  const weighted = repayments.reduce((sum, repayment, t) => sum + repayment * (times?.[t] ?? (t + 1) / freq), 0);
  return { total, weighted, averageLife: weighted / total };
}

export interface DurationInput {
  readonly cf: readonly Usd[];
  /** Nominal yield, compounded freq times a year. */
  readonly rate: AnnualRate;
  readonly freq: number;
  readonly kind: DurationKind;
}

export interface DurationWorkings {
  readonly periodicRate: Fraction;
  readonly presentValue: Usd;
  /** Present value times years, added up. */
  readonly weighted: Usd;
  readonly macaulay: Years;
  readonly modified: Years;
  readonly duration: Years;
}

/**
 * Duration of a cash flow:
 *
 *     macaulay = Σ t/freq · cf[t] · (1 + i)^−t / Σ cf[t] · (1 + i)^−t,  i = rate / freq
 *     modified = macaulay / (1 + i) = −d ln(present value) / d rate
 *
 * Macaulay is the mean time of the value; modified is the share of value lost for each unit that the yield rises.
 * Flows of both signs may have a duration outside their own span. This is the duration to a rate: what a chip loses to
 * falling rents is another number, the deflation duration.
 *
 * Shapes   cf[n], scalars -> scalar; entry 1 falls due one period from today.
 * Units    $ per period -> years.
 * Errors   division: the present value is 0, or only the rounding of its flows.
 * Source   docs/conventions.md#duration; Microsoft Excel DURATION and MDURATION on a coupon date.
 */
export function cashFlowDuration({ cf, rate, freq, kind }: DurationInput): DurationWorkings {
  const periodicRate = rate / freq;
  const values = cf.map((flow, t) => flow * discountFactor(periodicRate, t + 1));
  const value = values.reduce((sum, part) => sum + part, 0);
  const gross = values.reduce((sum, part) => sum + Math.abs(part), 0);
  const isRounding = Math.abs(value) <= gross * cf.length * Number.EPSILON;
  checkDenominator<DurationInput>("cf", isRounding ? 0 : value, "expected a present value, got 0: there is nothing to weigh");
  const weighted = values.reduce((sum, part, t) => sum + (part * (t + 1)) / freq, 0);
  const macaulay = weighted / value;
  const modified = macaulay / (1 + periodicRate);
  return { periodicRate, presentValue: value, weighted, macaulay, modified, duration: kind === "MAC" ? macaulay : modified };
}
