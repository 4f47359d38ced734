import { findRoot } from "./roots";

/** Coefficients of Γ(a + ½)/(Γ(a) √a) in powers of 1/a: Abramowitz and Stegun 6.1.47 with one half. */
const HALF_STEP = [1, -1 / 8, 1 / 128, 5 / 1024, -21 / 32768, -399 / 262144, 869 / 4194304, 39325 / 33554432, -334477 / 2147483648, -28717403 / 17179869184];

/** Γ(a + ½)/Γ(a): the series from 20 on, below it by the recurrence of the gamma function. No large number is met. */
export function gammaHalfStep(a: number): number {
  let [at, factor] = [a, 1];
  for (; at < 20; at += 1) factor *= at / (at + 0.5);
  return factor * Math.sqrt(at) * HALF_STEP.reduceRight((sum, c) => sum / at + c, 0);
}

const SMALLEST = 1e-300;
const MOST_TERMS = 20_000;

/** Continued fraction of the incomplete beta function by Lentz's method; it converges for x below (a + 1)/(a + b + 2). */
const betaFraction = (x: number, a: number, b: number): number => {
  const away = (value: number): number => (Math.abs(value) < SMALLEST ? SMALLEST : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 4e-16) break;
  }
  return fraction;
};

/** P(T ≤ −size) for size ≥ 0: half of the incomplete beta function I_x(dof/2, ½) at x = dof/(dof + size²). */
const lowerTail = (size: number, dof: number): number => {
  const a = dof / 2;
  const scaled = size / Math.sqrt(dof);
  // ln(1 + scaled²), also where the square would overflow.
  const log = scaled > 1e100 ? 2 * Math.log(scaled) : Math.log1p(scaled * scaled);
  const x = Math.exp(-log);
  const density = (gammaHalfStep(a) / Math.sqrt(Math.PI)) * Math.exp(-a * log) * (scaled > 1e100 ? 1 : scaled / Math.sqrt(1 + scaled * scaled));
  if (x < (a + 1) / (a + 2.5)) return (density / a / 2) * betaFraction(x, a, 0.5);
  return 0.5 - density * betaFraction(-Math.expm1(-log), 0.5, a);
};

/**
 * Student's t distribution, the normal with fat tails: P(T ≤ t) with `dof` degrees of freedom, whole or not.
 *
 *     P(T ≤ −t) = ½ I_x(dof/2, ½),   x = dof/(dof + t²)
 *
 * dof = 1 is the Cauchy distribution; above about a million the normal distribution in all that matters here.
 *
 * Units    t -> probability; dof in [0.1, 1e6]. Relative error about 1e-14, tails included, 1e-10 at a million.
 * Source   Abramowitz and Stegun (1964), 26.7.1 and 26.5.8; Lentz (1976) as in Numerical Recipes, 3rd edition, 6.4.
 */
export function studentCdf(t: number, dof: number): number {
  if (t === 0) return 0.5;
  return t < 0 ? lowerTail(-t, dof) : 1 - lowerTail(t, dof);
}

/** Logarithms of |t| between which every quantile of a probability lies that a number can hold, dof from 0.1 on. */
const [LOG_LOWEST, LOG_HIGHEST] = [-100, 708];

/**
 * The t with P(T ≤ t) = p. Root of the tail in the logarithm of |t|, which is close to a straight line in the far tail.
 *
 * Units    probability in (0, 1) -> t; −∞ and +∞ at 0 and 1; beyond e^708 the end of the range.
 * Source   the inverse of studentCdf by Brent to 1e-15.
 */
export function studentQuantile(p: number, dof: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  if (tail <= 0) return p < 0.5 ? -Infinity : Infinity;
  const excess = (log: number): number => Math.log(Math.max(lowerTail(Math.exp(log), dof), Number.MIN_VALUE)) - Math.log(tail);
  const beyond = excess(LOG_HIGHEST) > 0 ? LOG_HIGHEST : excess(LOG_LOWEST) < 0 ? LOG_LOWEST : undefined;
  const size = Math.exp(beyond ?? findRoot(excess, LOG_LOWEST, LOG_HIGHEST, { argument: "dof", tolerance: 1e-15, limit: 500 }));
  return p < 0.5 ? -size : size;
}
