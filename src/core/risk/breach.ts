import { isAbove } from "../numerics/compare";
import { normalCdf } from "../numerics/normal";
import type { Fraction, NotDefined, Usd, Years } from "../units";
import { notDefined } from "../units";

export interface BreachInput {
  /** Expected revenue at the spot price, the part that moves. */
  readonly revenue: Usd;
  readonly opex: Usd;
  readonly debtService: Usd;
  readonly years: Years;
  readonly vol: Fraction;
  /** Income that does not move with the spot price: contracted revenue. */
  readonly fixed: Usd;
  /** DSCR below which the test is failed. */
  readonly threshold: number;
}

export interface BreachWorkings {
  readonly need: Usd;
  readonly expectedDscr: number | NotDefined;
  /** The share of expected revenue at which the test just passes. */
  readonly boundary: Fraction | NotDefined;
  readonly distance: number | NotDefined;
  readonly probability: Fraction;
}

/** The share of expected spot revenue below which a period fails: Infinity where there is no revenue to meet a need. */
export const boundaryOf = (need: Usd, revenue: Usd): number => (need <= 0 ? 0 : revenue === 0 ? Infinity : need / revenue);

/** P(e^(−s²/2 + sZ) < boundary): the spot price, relative to its mean, ends below the boundary. */
export const belowBoundary = (boundary: number, spread: number): Fraction => {
  if (boundary <= 0) return 0;
  if (boundary === Infinity) return 1;
  if (spread === 0) return isAbove(boundary, 1) ? 1 : 0;
  return normalCdf(Math.log(boundary) / spread + spread / 2);
};

/**
 * Probability that DSCR is below a threshold at one date, with revenue lognormal around its expected value:
 *
 *     boundary = (opex + threshold · debtService − fixed) / revenue
 *     probability = Φ((ln boundary + s²/2)/s),   s = vol · √years
 *
 * Stated by what has to be paid, so that it holds where expected CFADS is negative, which is where it is asked. A need
 * of zero or less is met whatever the price. Without debt service it is the probability that CFADS is negative.
 *
 * Shapes   scalars -> scalar.
 * Units    $ of one period -> probability; vol per √year of the spot price.
 * Source   docs/conventions.md#dscr-breach; lognormal revenue as in Merton (1974), with operating leverage.
 */
export function breach({ revenue, opex, debtService, years, vol, fixed, threshold }: BreachInput): BreachWorkings {
  const need = opex + threshold * debtService - fixed;
  const boundary = boundaryOf(need, revenue);
  const spread = vol * Math.sqrt(years);
  const isOpen = boundary > 0 && boundary !== Infinity && spread > 0;
  return {
    need,
    expectedDscr: debtService > 0 ? (revenue + fixed - opex) / debtService : notDefined("no debt service falls due"),
    boundary: boundary === Infinity ? notDefined("there is no spot revenue to meet the need") : boundary,
    distance: isOpen ? -(Math.log(boundary) / spread + spread / 2) : notDefined("the outcome is certain"),
    probability: belowBoundary(boundary, spread),
  };
}
