import { exp, log, log1p as logOnePlus } from "./elementary";

/**
 * Powers, exponentials and logarithms that are the same in every browser, over the whole range of numbers. What flows into a
 * simulation takes these instead of Math.pow, Math.exp and Math.log, whose last bit the language leaves open.
 */

const LN2 = 0.6931471805599453;
const SMALLEST_SERVED = 2.2250738585072014e-308;

/** ln x for x ≥ 0; minus infinity at 0, infinity at infinity. */
export const logarithm = (x: number): number => {
  if (x < SMALLEST_SERVED) return x === 0 ? -Infinity : log(x * 18014398509481984) - 54 * LN2;
  return x === Infinity ? x : log(x);
};

/** ln(1 + x) for x ≥ −1. */
export const log1p = (x: number): number => (x === -1 ? -Infinity : logOnePlus(x));

/** eˣ; infinity above e^708, 0 below e^−708. */
export const exponential = (x: number): number => (x > 708 ? Infinity : x < -708 ? 0 : exp(x));

/**
 * eˣ − 1 without the loss of digits near 0. u = eˣ is rounded; how far it lies from 1 is exact, and (u − 1) / ln u hardly
 * feels the rounding.
 *
 * Source   W. Kahan, as told in N. Higham, Accuracy and Stability of Numerical Algorithms (2002), section 1.14.1.
 */
export const expm1 = (x: number): number => {
  const u = exponential(x);
  if (u === 1) return x;
  return x < -1 || x > 2 ? u - 1 : ((u - 1) * x) / log(u);
};

/** Whole powers up to this size are products: (1 − decay)² is what it is by hand. */
const MOST_FACTORS = 8;

/** x to the power y for x > 0. */
export const power = (x: number, y: number): number => {
  const size = Math.abs(y);
  if (size > MOST_FACTORS || !Number.isInteger(y)) return exponential(y * logarithm(x));
  let product = 1;
  for (let k = 0; k < size; k += 1) product *= x;
  return y < 0 ? 1 / product : product;
};
