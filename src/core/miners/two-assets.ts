import { normalCdf, normalDensity } from "../numerics/normal";
import { integrate } from "../numerics/quadrature";
import { findRoot } from "../numerics/roots";
import type { Fraction, Usd } from "../units";

/** One lognormal asset at the horizon: value · exp(drift − spread²/2 + spread · Z), so that its mean is value · e^drift. */
export interface Leg {
  readonly value: Usd;
  readonly drift: number;
  readonly spread: number;
}

/** Beyond 38 standard deviations the normal density is no number any more. */
const FAR = 38;
const median = ({ value, drift, spread }: Leg): number => Math.log(value) + drift - (spread * spread) / 2;

/** P(leg < debt) of one asset. */
export const oneBelow = (leg: Leg, debt: Usd): Fraction => {
  if (debt <= 0) return 0;
  if (leg.value === 0) return 1;
  const gap = Math.log(debt) - median(leg);
  return leg.spread === 0 ? (gap > 0 ? 1 : 0) : normalCdf(gap / leg.spread);
};

/** Perfect correlation: the sum depends on one variable z; it is below the debt on a half line (1) or an interval (−1). */
const perfect = (first: Leg, second: Leg, rho: number, debt: Usd): Fraction => {
  const over = (z: number): number =>
    Math.exp(Math.min(700, median(first) + first.spread * z - Math.log(debt))) + Math.exp(Math.min(700, median(second) + rho * second.spread * z - Math.log(debt))) - 1;
  const reach = FAR + 1;
  if (rho > 0) return over(-reach) >= 0 ? 0 : over(reach) <= 0 ? 1 : normalCdf(findRoot(over, -reach, reach));
  const lowest = (median(second) + Math.log(second.spread) - median(first) - Math.log(first.spread)) / (first.spread + second.spread);
  const bottom = Math.max(-reach, Math.min(reach, lowest));
  if (over(bottom) >= 0) return 0;
  const left = over(-reach) <= 0 ? -reach : findRoot(over, -reach, bottom);
  const right = over(reach) <= 0 ? reach : findRoot(over, bottom, reach);
  return left > 0 ? normalCdf(-left) - normalCdf(-right) : normalCdf(right) - normalCdf(left);
};

/** Root of a function that changes its sign once between two points; nothing where it does not. */
const crossing = (of: (u: number) => number, low: number, high: number): readonly number[] =>
  high > low && of(low) < 0 !== of(high) < 0 ? [findRoot(of, low, high)] : [];

/**
 * Probability that two correlated lognormal assets together end below a debt:
 *
 *     P(A + B < debt) = ∫ φ(z) Φ((ln(debt − A(z)) − m_B − s_B ρ z)/(s_B √(1 − ρ²))) dz,  over z with A(z) < debt
 *
 * z is the shock of A. Substituting z = z̄ − u², with A(z̄) = debt, takes away the logarithmic end point, and debt − A
 * becomes −debt · expm1(−s_A (z̄ − z)): no digit is lost next to z̄ and nothing overflows. The inner argument rises in u
 * unless ρ < 0, where it has one maximum. Where it passes from −8 to 8 the integrand turns, sharply when |ρ| is near 1
 * or a leg is tiny: these places are given to the quadrature as points, which keeps it exact.
 *
 * Shapes   scalars -> probability.
 * Errors   none inside the ranges of the worksheet functions.
 * Source   docs/conventions.md#miner-pd
 */
export function bothBelow(first: Leg, second: Leg, rho: number, debt: Usd): Fraction {
  if (debt === 0) return 0;
  if (second.value === 0) return oneBelow(first, debt);
  if (first.value === 0) return oneBelow(second, debt);
  if (second.spread === 0) return oneBelow(first, debt - Math.exp(median(second)));
  if (first.spread === 0) return oneBelow(second, debt - Math.exp(median(first)));
  if (Math.abs(rho) === 1) return perfect(first, second, rho, debt);

  const end = (Math.log(debt) - median(first)) / first.spread;
  if (end <= -FAR) return 0;
  // Where z̄ is out of reach there is no end point to take away, and u² would only cost digits: z = FAR − u.
  const isFar = end > FAR;
  const high = isFar ? 2 * FAR : Math.sqrt(end + FAR);
  const below = (u: number): number => (isFar ? end - FAR + u : u * u);
  const at = (distance: number): number => Math.max(0, Math.min(high, isFar ? distance - (end - FAR) : Math.sqrt(Math.max(0, distance))));
  const shock = (u: number): number => (isFar ? FAR - u : end - u * u);

  const gap = Math.log(debt) - median(second);
  const lean = second.spread * rho;
  const excess = (u: number): number => gap + Math.log(-Math.expm1(-first.spread * below(u))) - lean * shock(u);
  const scale = second.spread * Math.sqrt((1 - rho) * (1 + rho));
  const integrand = (u: number): number => (below(u) === 0 ? 0 : (isFar ? 1 : 2 * u) * normalDensity(shock(u)) * normalCdf(excess(u) / scale));

  // ρ < 0: the maximum of the inner argument, where A = debt · |lean|/(s_A + |lean|).
  const split = lean < 0 ? at(Math.log1p(first.spread / -lean) / first.spread) : high;
  const start = isFar ? 0 : Math.min(high, 1e-80);
  const turns = [-8, -3, 0, 3, 8].flatMap((level) => {
    const from = (u: number): number => excess(u) - level * scale;
    return [...crossing(from, start, split), ...crossing(from, split, high)];
  });
  const bell = [-8, -4, -2, 0, 2, 4, 8].map((z) => at(end - z));
  const points = [split, ...bell, ...turns].filter((u) => u > 0 && u < high).sort((a, b) => a - b);
  return Math.max(0, Math.min(1, integrate(integrand, [0, ...points, high])));
}
