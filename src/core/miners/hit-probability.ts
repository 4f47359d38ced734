import { normalCdf } from "../numerics/normal";
import { type AnnualRate, type Fraction, notDefined, type NotDefined, type Usd, type Years } from "../units";

export interface HitProbabilityInput {
  readonly spot: Usd;
  readonly barrier: Usd;
  readonly vol: Fraction;
  readonly years: Years;
  /** Expected return, continuous. */
  readonly drift: AnnualRate;
}

export interface HitProbabilityWorkings {
  /** ln(spot/barrier): how far the price has to fall. */
  readonly distance: number | NotDefined;
  readonly logDrift: AnnualRate;
  /** Probability of ending below the barrier. */
  readonly endsBelow: Fraction;
  /** Probability of touching it and ending above. */
  readonly recovers: Fraction;
  readonly probability: Fraction;
}

/** Beyond this the normal tail and its factor are multiplied in their logarithms. */
const FAR = 37;

/**
 * e^(−2νa/σ²) · Φ(x) with x = (νT − a)/s. For a far x the factor may overflow where the product is small; there the
 * tail is written as density over |x|, and the exponents cancel to −(a + νT)²/(2s²).
 */
const reflected = (exponent: number, x: number, y: number): Fraction => {
  if (x > -FAR) return Math.exp(exponent) * normalCdf(x);
  const inverse = 1 / (x * x);
  return (Math.exp((-y * y) / 2) / (-x * Math.sqrt(2 * Math.PI))) * (1 - inverse * (1 - inverse * (3 - inverse * (15 - inverse * 105))));
};

/**
 * Probability that a price touches a lower barrier at any moment within the horizon:
 *
 *     Φ((−a − νT)/s) + e^(−2νa/σ²) · Φ((−a + νT)/s),   a = ln(spot/barrier), ν = drift − vol²/2, s = vol·√T
 *
 * The price is watched at every moment, as a margin call is: watched once a day it is touched a little less often. A
 * price already at the barrier has touched it. Without volatility the path is certain.
 *
 * Shapes   scalars -> scalar.
 * Units    $, per year -> probability.
 * Source   F. Black and J. Cox, Journal of Finance 31 (1976), equation 7; docs/conventions.md#hitting-probability
 */
export function hitProbability({ spot, barrier, vol, years, drift }: HitProbabilityInput): HitProbabilityWorkings {
  const logDrift = drift - (vol * vol) / 2;
  if (spot <= barrier) return { distance: Math.min(0, Math.log(spot / barrier)), logDrift, endsBelow: 1, recovers: 0, probability: 1 };
  const distance = Math.log(spot / barrier);
  const spread = vol * Math.sqrt(years);
  if (distance === Infinity) return { distance: notDefined("a barrier of 0 is never reached"), logDrift, endsBelow: 0, recovers: 0, probability: 0 };
  if (spread === 0) {
    const isHit = distance + Math.min(0, logDrift * years) <= 0 ? 1 : 0;
    return { distance, logDrift, endsBelow: isHit, recovers: 0, probability: isHit };
  }
  const down = (distance + logDrift * years) / spread;
  const endsBelow = normalCdf(-down);
  const recovers = reflected((-2 * logDrift * distance) / (vol * vol), (logDrift * years - distance) / spread, down);
  return { distance, logDrift, endsBelow, recovers, probability: Math.min(1, endsBelow + recovers) };
}
