import { bivariateNormalCdf } from "../numerics/bivariate";
import { normalCdf, normalQuantile } from "../numerics/normal";
import type { PoissonTerms } from "../numerics/poisson";
import { findRoot } from "../numerics/roots";
import type { Fraction } from "../units";

/** The return of the collateral from default to the end of the sale: drift, jumps downwards and a normal part. */
export interface ReturnModel {
  /** Fall that is certain; every return is this much lower. */
  readonly drift: number;
  /** Fall at each jump. */
  readonly jumpLoss: number;
  readonly jumps: PoissonTerms;
  /** Standard deviation of the normal part. */
  readonly spread: number;
  /** Correlation of the normal part with the borrower's credit quality; default is the low end of that. */
  readonly rho: number;
  readonly pd: Fraction;
}

/** A spread below this moves no digit of a price (e^(40 · 1e-18) is 1): the normal part is then left out. */
const NO_SPREAD = 1e-18;
/** Beyond 40 standard deviations the normal distribution is 0 or 1 in every digit. */
const FAR = 40;

/**
 * Distribution of the normal part, given that the borrower defaults: default is Y ≤ Φ⁻¹(pd) with corr(Y, Z) = rho.
 *
 *     P(Z ≤ z | default) = Φ₂(z, Φ⁻¹(pd); rho) / pd
 *
 * At rho = 1 the defaults are the lowest Z themselves; at −1 the highest.
 */
export function conditionalCdf(z: number, rho: number, pd: Fraction): Fraction {
  if (rho === 0 || pd === 1) return normalCdf(z);
  if (rho === 1) return Math.min(1, normalCdf(z) / pd);
  if (rho === -1) return Math.max(0, 1 - normalCdf(-z) / pd);
  const bounded = Math.max(-FAR, Math.min(FAR, z));
  return Math.min(1, bivariateNormalCdf(bounded, normalQuantile(pd), rho) / pd);
}

/** P(return ≤ x) = Σ_k P(K = k) · G((x + drift + k · jumpLoss) / spread). */
export function returnCdf({ drift, jumpLoss, jumps, spread, rho, pd }: ReturnModel, x: number): Fraction {
  let sum = 0;
  for (let i = 0; i < jumps.weights.length; i += 1) sum += jumps.weights[i]! * conditionalCdf((x + drift + (jumps.first + i) * jumpLoss) / spread, rho, pd);
  return sum;
}

/** A quantile and the probability of ending at it or below. */
export interface Quantile {
  readonly at: number;
  readonly below: Fraction;
}

/** Without a normal part the return is a staircase: its quantile is the largest count that is still frequent enough. */
const discreteQuantile = ({ drift, jumpLoss, jumps }: ReturnModel, probability: Fraction): Quantile => {
  let atLeast = 0;
  for (let i = jumps.weights.length - 1; i > 0; i--) {
    atLeast += jumps.weights[i]!;
    if (atLeast >= probability) return { at: -drift - (jumps.first + i) * jumpLoss, below: atLeast };
  }
  return { at: -drift - jumps.first * jumpLoss, below: 1 };
};

/**
 * The return that is undercut with a given probability, inf{x: P(return ≤ x) ≥ probability}.
 *
 * Root of the distribution function, bracketed by 40 standard deviations beyond the fewest and the most jumps: at the
 * low end every term is 0, at the high end every term is 1, so there is always exactly one crossing between them.
 *
 * Shapes   scalars -> scalar.
 * Units    returns as the model states them (log or simple); probability in (0, 1).
 * Errors   none for a model within the ranges of the worksheet function.
 * Source   docs/conventions.md#repo-haircut.
 */
export function returnQuantile(model: ReturnModel, probability: Fraction): Quantile {
  const { drift, jumpLoss, jumps, spread, rho } = model;
  const most = jumps.first + jumps.weights.length - 1;
  if (spread <= Math.max(NO_SPREAD, Number.EPSILON * most * jumpLoss)) return discreteQuantile(model, probability);
  if (rho === 0 && (jumpLoss === 0 || jumps.weights.length === 1)) {
    return { at: -drift - jumps.first * jumpLoss + spread * normalQuantile(probability), below: probability };
  }
  // Solved without the drift and shifted afterwards, so that a large drift does not swallow a small spread.
  const still = { ...model, drift: 0 };
  const [low, high] = [-most * jumpLoss - FAR * spread, -jumps.first * jumpLoss + FAR * spread];
  const options = { argument: "conf", tolerance: 1e-14 * Math.min(1, spread), limit: 1000 };
  const root = findRoot((x) => returnCdf(still, x) - probability, low, high, options);
  return { at: root - drift, below: returnCdf(still, root) };
}
