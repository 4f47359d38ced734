import { check, noSolution, notAvailable } from "../errors";
import { expandBracket, findRoot } from "../numerics/roots";
import type { AnnualRate, Fraction, Usd, UsdPerHour, Years } from "../units";
import { lifeOf, segmentValuesOf } from "./economics";

export interface ImpliedDeflationInput {
  /** Price at which one GPU trades. */
  readonly price: Usd;
  readonly rent: UsdPerHour;
  readonly opex: UsdPerHour;
  readonly util: Fraction;
  readonly disc: AnnualRate;
  readonly maxLife: Years;
}

export interface ImpliedDeflationWorkings {
  readonly marginToday: UsdPerHour;
  /** Value if rents stay where they are: a higher price implies rising rents. */
  readonly valueAtConstantRent: Usd;
  /** Continuous rate of the answer: deflation = 1 − e^(−drift). */
  readonly drift: AnnualRate;
  /** Value at the answer; equals the price to the precision of the search. */
  readonly valueAtAnswer: Usd;
  /** Economic life at the answer. */
  readonly life: Years;
  readonly deflation: AnnualRate;
}

/** Continuous rates at which 1 − e^(−drift) is still a number below 1, and still a number at all. */
const FASTEST_FALL = 53 * Math.LN2;
const FASTEST_RISE = -709;
/** The largest number below 1 stands for a deflation that rounds to 1. */
const LARGEST_BELOW_ONE = 1 - 2 ** -53;

/** No price is above what a number can hold; the cap keeps a value that overflows comparable. */
const log = (value: Usd): number => Math.log(Math.min(Math.max(value, Number.MIN_VALUE), Number.MAX_VALUE));

/**
 * The yearly fall of rent that makes a GPU worth its price: what the resale market says about the deflation cell.
 *
 *     deflation: economicValue(rent, opex, deflation, util, disc, maxLife) = price
 *
 * Value falls in deflation from infinity to nothing, so there is one root as soon as the chip has a margin today. The
 * search runs in the continuous rate d = −ln(1 − deflation), on the logarithm of value (close to a straight line in d),
 * from d = 0 outwards in steps that double, within d ∈ [−709, 36.7], which is every deflation below 1 that a number
 * can hold; then Brent to 1e-14, at most 200 steps. A negative answer says that the price needs rising rents.
 *
 * Units    $ per GPU, $/GPU-hour, disc effective per year -> effective per year.
 * Errors   not-defined: util · rent ≤ opex; bad-input: discount factors overflow; no-solution: the price needs rents
 *          that rise beyond what a number can hold (a chip of a few days of life at the price of a new one).
 * Source   docs/conventions.md#implied-deflation
 */
export function impliedDeflation(input: ImpliedDeflationInput): ImpliedDeflationWorkings {
  const { price, rent, opex, util, disc, maxLife } = input;
  const marginToday = util * rent - opex;
  if (marginToday <= 0) {
    notAvailable("rent", `expected util times rent above opex, got ${util * rent} against ${opex}; no deflation explains a price when the chip earns nothing today`);
  }
  const marginFor = (drift: AnnualRate) => ({ spot: { rent, keep: Math.exp(-drift), drift, launches: [] }, opex, util });
  const lifeFor = (drift: AnnualRate): Years => lifeOf(marginFor(drift), maxLife);
  const valueFor = (drift: AnnualRate): Usd =>
    segmentValuesOf(marginFor(drift), disc, 0, lifeFor(drift)).reduce((sum, segment) => sum + segment.value, 0);
  const excess = (drift: AnnualRate): number => log(valueFor(drift)) - log(price);

  const valueAtConstantRent = valueFor(0);
  check<ImpliedDeflationInput>("disc", Number.isFinite(valueAtConstantRent), () => `expected a rate that keeps the value finite for ${maxLife} years, got ${disc}`);
  const risesBy = valueAtConstantRent < price ? -1 : 1;
  const end = risesBy < 0 ? FASTEST_RISE : FASTEST_FALL;
  const [low, high] = expandBracket({ of: excess, from: 0, step: risesBy / 8, end });
  if (risesBy < 0 && excess(high) < 0) noSolution("price", `expected a price reached at a continuous rate above ${end}, got ${price}`);
  const isBeyondOne = risesBy > 0 && excess(high) > 0;
  const drift = isBeyondOne ? FASTEST_FALL : findRoot(excess, low, high, { argument: "price" });
  const deflation = Math.min(-Math.expm1(-drift), LARGEST_BELOW_ONE);
  return { marginToday, valueAtConstantRent, drift, valueAtAnswer: valueFor(drift), life: lifeFor(drift), deflation };
}
