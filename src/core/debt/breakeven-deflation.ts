import type { Timing } from "../conventions";
import { check, notAvailable } from "../errors";
import { annuity } from "../numerics/annuity";
import { expandBracket, findRoot } from "../numerics/roots";
import type { AnnualRate, Fraction, Multiple, NotDefined, Periods, Usd, Years } from "../units";
import { isDefined, notDefined } from "../units";

export interface BreakevenDeflationInput {
  /** Revenue of one period at today's rent. */
  readonly revenue: Usd;
  readonly opex: readonly Usd[];
  readonly debtService: readonly Usd[];
  /** DSCR to be kept in every period. */
  readonly target: Multiple;
  readonly freq: number;
  readonly timing: Timing;
}

export interface BreakevenDeflationWorkings {
  readonly periods: Periods;
  /** Revenue that each period needs, as a share of today's. */
  readonly needed: readonly Fraction[];
  /** The fall of rent at which each period just keeps the target. */
  readonly thresholds: readonly (AnnualRate | NotDefined)[];
  readonly bindingPeriod: Periods;
  readonly breakeven: AnnualRate;
}

/** Years from today at which a rent is read; AVG has no such moment. */
const MOMENTS: Readonly<Record<Exclude<Timing, "AVG">, number>> = { START: 0, MID: 0.5, END: 1 };

/** Ends of the search in the continuous rate d: 1 − e^−36.7 rounds to a deflation of 1, and e^700 is nearly the largest number. */
const STEEPEST = { fall: 36.7, rise: -700 };

/**
 * Deflation at which the mean rent between two moments is a given share of today's. The mean falls strictly in d, so
 * there is one root; a share so small that no fall short of all rent reaches it is a deflation of 1.
 */
const deflationOfMean = (share: Fraction, from: Years, span: Years): AnnualRate => {
  const excess = (d: number): number => Math.log(annuity(d, span) / span) - d * from - Math.log(share);
  const side = excess(0);
  if (side === 0) return 0;
  const [near, far] = expandBracket({ of: excess, from: 0, step: Math.sign(side), end: side > 0 ? STEEPEST.fall : STEEPEST.rise });
  if (side > 0 && excess(far) > 0) return -Math.expm1(-far);
  return -Math.expm1(-findRoot(excess, near, far, { argument: "debtService" }));
};

/**
 * Yearly fall of rent that a loan survives: the largest deflation at which every period keeps the target DSCR.
 *
 *     needed[t]    = (target · debtService[t] + opex[t]) / revenue
 *     threshold[t] = 1 − needed[t]^(1/τ[t]),  τ[t] = (t − ½)/freq; t − 1 for START, t for END
 *     breakeven    = min over t of threshold[t]
 *
 * Explicit, because each period has its own threshold and the weakest binds. AVG reads the mean of the period, as the
 * fleet functions do, and solves for it. A negative answer says that the loan needs rising rents. A period in which
 * nothing has to be paid survives any fall and is passed over, and so is today itself (START, t = 1), where deflation
 * has no time to act.
 *
 * Shapes   opex and debtService each [1] or [n], scalars -> scalar.
 * Units    $ per period -> effective per year.
 * Errors   bad-input: lengths differ. not-defined: START and today's revenue already fails; no period that deflation reaches.
 * Source   docs/conventions.md#breakeven-deflation
 */
export function breakevenDeflation({ revenue, opex, debtService, target, freq, timing }: BreakevenDeflationInput): BreakevenDeflationWorkings {
  const n = Math.max(opex.length, debtService.length);
  for (const [name, flows] of [["opex", opex], ["debtService", debtService]] as const) {
    const isFitting = flows.length === 1 || flows.length === n;
    check<BreakevenDeflationInput>(name, isFitting, () => `expected one amount, or one for each of the ${n} periods, got ${flows.length}`);
  }
  const at = (flows: readonly Usd[], t: number): Usd => (flows.length === 1 ? flows[0]! : flows[t]!);
  const needed = Array.from({ length: n }, (_, t) => (target * at(debtService, t) + at(opex, t)) / revenue);
  if (timing === "START" && needed[0]! > 1) {
    notAvailable("revenue", `today's revenue already fails: ${needed[0]} times as much is needed in period 1, and no deflation changes today`);
  }

  const thresholds = needed.map((share, t) => {
    if (share === 0) return notDefined(`nothing has to be paid in period ${t + 1}`);
    if (timing === "AVG") return deflationOfMean(share, t / freq, 1 / freq);
    const moment = (t + MOMENTS[timing]) / freq;
    return moment === 0 ? notDefined("period 1 is read today, before deflation acts") : -Math.expm1(Math.log(share) / moment);
  });
  const defined = thresholds.filter(isDefined);
  if (defined.length === 0) return notAvailable("debtService", "no period has a payment that deflation could endanger");
  const breakeven = defined.reduce((least, threshold) => Math.min(least, threshold));
  return { periods: n, needed, thresholds, bindingPeriod: thresholds.indexOf(breakeven) + 1, breakeven };
}
