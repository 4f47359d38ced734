/**
 * Exponential and logarithm from +, −, ×, ÷ alone. Math.exp and Math.log may differ in their last bit between browsers,
 * because the language leaves their accuracy open; the four operations and the square root are exact by IEEE 754. With
 * these two a simulation gives the same numbers, bit for bit, in every browser, in Node and in WebAssembly.
 */

/** Adding and subtracting 1.5 · 2⁵² rounds to the nearest whole number, without a branch. */
const ROUNDER = 6755399441055744;
const LARGEST_POWER = 1050;

const powersOfTwo = (): Float64Array => {
  const powers = new Float64Array(2 * LARGEST_POWER + 1);
  powers[LARGEST_POWER] = 1;
  for (let k = 1; k <= LARGEST_POWER; k += 1) {
    powers[LARGEST_POWER + k] = powers[LARGEST_POWER + k - 1]! * 2;
    powers[LARGEST_POWER - k] = powers[LARGEST_POWER - k + 1]! / 2;
  }
  return powers;
};
const POWERS = powersOfTwo();

/** 2ᵏ for a whole k from −1050 to 1023, exact. */
export const powerOfTwo = (k: number): number => POWERS[k + LARGEST_POWER]!;

/**
 * eˣ, with  x = k · ln 2 + r,  |r| ≤ ln 2 / 2:
 *
 *     eˣ = 2ᵏ · (1 + r · q(r)),   q = (eʳ − 1)/r by a polynomial of degree 9
 *
 * Served between −708 and 708; a caller whose x may lie beyond brings it there first, as the kernel does. Order and grouping
 * of the operations are part of the definition: the WebAssembly engine repeats them.
 *
 * Units    scalar -> scalar; relative error below 7e-16.
 * Source   q interpolates at Chebyshev nodes, coefficients by test/reference/make/simulation.py; the split after W. J. Cody
 *          and W. Waite, Software Manual for the Elementary Functions (1980), chapter 6.
 */
export function exp(x: number): number {
  const k = x * 1.4426950408889634 + ROUNDER - ROUNDER;
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 1.0000000000000013 + 0.5000000000000001 * r + (0.16666666666615607 + 0.04166666666662413 * r) * r2;
  const middle = 0.008333333367332009 + 0.0013888888917213717 * r + (0.0001984119061583585 + 2.4801521295954376e-5 * r) * r2;
  const q = low + r4 * (middle + r4 * (2.763265575933203e-6 + 2.7620088445409746e-7 * r));
  return (1 + r * q) * POWERS[(k | 0) + 1050]!;
}

/**
 * ln x for x > 0, with  x = 2ᵏ · m,  √½ ≤ m < √2  and  s = (m − 1)/(m + 1):
 *
 *     ln x = k · ln 2 + 2s + s³ · p(s²),   p by a polynomial of degree 6
 *
 * Units    scalar -> scalar; relative error below 4e-16. Numbers below 2⁻¹⁰²² are not served.
 * Source   as for exp.
 */
export function log(x: number): number {
  // Whatever its last bit is, the host's logarithm names k or a neighbour of k; the comparisons below decide.
  let k = x > 0.5 && x < 2 ? 0 : Math.round(Math.log2(x));
  let m = x * powerOfTwo(-k);
  if (m >= 1.4142135623730951) {
    m *= 0.5;
    k += 1;
  } else if (m < 0.7071067811865476) {
    m *= 2;
    k -= 1;
  }
  const s = (m - 1) / (m + 1);
  return k * 0.6931471803691238 + (2 * s + (tail(s) + k * 1.9082149292705877e-10));
}

/** s³ · p(s²): what the logarithm of (1 + s)/(1 − s) has beyond 2s. */
const tail = (s: number): number => {
  const w = s * s;
  const high = 0.18182889786191203 + w * (0.15331699633539508 + w * 0.14616721179907316);
  const p = 0.666666666666667 + w * (0.3999999999989938 + w * (0.28571428626031065 + w * (0.22222211125722807 + w * high)));
  return s * w * p;
};

/**
 * ln(1 + x) for x > −1: near 0 the s of ln from x itself, which 1 + x has rounded; further out 1 + x is near enough.
 *
 * Units    scalar -> scalar; relative error below 7e-16.
 */
export function log1p(x: number): number {
  if (x > 0.41 || x < -0.29) return log(1 + x);
  // Below it a quotient may leave the numbers that have all their digits.
  if (x < 1e-16 && x > -1e-16) return x;
  const s = x / (2 + x);
  return 2 * s + tail(s);
}
