import { exponential, expm1 } from "./powers";

/**
 * Present value of 1 a year, paid evenly over a time span, at a continuous rate x:
 *
 *     φ(x, T) = ∫₀ᵀ e^(−xs) ds = (1 − e^(−xT)) / x,  and T where x is 0
 *
 * Rents that fall, discounting and default each add their own continuous rate to x, so the present value of every
 * compute cash flow is a sum of φ's and no numerical integration is needed. 1 − e^(−xT) is taken by expm1: the plain
 * difference loses every digit when xT is small.
 *
 * Shapes   scalars -> scalar.
 * Units    x continuous per year, T in years -> years. x may be negative.
 * Source   textbook annuity in continuous time; the limit is a first-order Taylor series.
 */
export const annuity = (x: number, span: number): number => (Math.abs(x * span) < 1e-12 ? span : -expm1(-x * span) / x);

/**
 * Present value of 1 a year weighted by the time it is paid at, the numerator of every duration:
 *
 *     τ(x, T) = ∫₀ᵀ s·e^(−xs) ds = (1 − e^(−xT)(1 + xT)) / x²,  and T²/2 where x is 0
 *
 * Below |xT| = 1 the closed form subtracts nearly equal numbers; the series T² · Σ (−xT)ⁿ / (n!(n + 2)) does not.
 *
 * Shapes   scalars -> scalar.
 * Units    x continuous per year, T in years -> years². x may be negative.
 * Source   textbook: −∂φ/∂x.
 */
export const timeWeightedAnnuity = (x: number, span: number): number => {
  const exponent = x * span;
  if (Math.abs(exponent) >= 1) return (-expm1(-exponent) - exponent * exponential(-exponent)) / (x * x);
  let sum = 0;
  for (let n = 0, power = 1; n <= 20; n += 1, power *= -exponent / n) sum += power / (n + 2);
  return span * span * sum;
};
