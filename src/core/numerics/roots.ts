import { noSolution } from "../errors";

export interface RootOptions {
  /** The argument named in the error message, in code spelling. */
  readonly argument?: string;
  /** Width of the final bracket, absolute; the spacing of numbers around the root is added. */
  readonly tolerance?: number;
  readonly limit?: number;
}

export interface BracketQuestion {
  readonly of: (x: number) => number;
  /** Where the search starts. */
  readonly from: number;
  /** First step, with its direction as sign; it doubles each time. */
  readonly step: number;
  /** The search ends here: no root is looked for beyond. */
  readonly end: number;
}

/**
 * Walks from a point in steps that double until the function changes its sign or the end is reached, and returns the
 * last two points [before, after]. The caller sees from the signs whether a root lies between them.
 */
export function expandBracket({ of, from, step, end }: BracketQuestion): readonly [number, number] {
  const side = Math.sign(of(from));
  const limited = (x: number): number => (step > 0 ? Math.min(x, end) : Math.max(x, end));
  let [before, after] = [from, limited(from + step)];
  for (let width = step; Math.sign(of(after)) === side && after !== end; ) {
    width *= 2;
    [before, after] = [after, limited(after + width)];
  }
  return [before, after];
}

/**
 * Root of a continuous function inside a bracket: bisection, made faster by the secant and by inverse quadratic
 * interpolation wherever these stay well inside the bracket. It cannot leave the bracket.
 *
 * Shapes   a continuous function, the two ends of the bracket in either order -> root.
 * Errors   no-solution: no change of sign between the ends; limit reached, with the last point and value.
 * Source   Brent: Algorithms for Minimization without Derivatives, Prentice-Hall 1973, chapter 4, procedure zero.
 */
export function findRoot(of: (x: number) => number, low: number, high: number, options: RootOptions = {}): number {
  const { argument = "", tolerance = 1e-14, limit = 200 } = options;
  let [best, other] = [high, low];
  let [fBest, fOther] = [of(best), of(other)];
  if (fBest !== 0 && fOther !== 0 && fBest > 0 === fOther > 0) {
    noSolution(argument, `expected a change of sign between ${low} and ${high}, got ${fOther} and ${fBest}`);
  }
  // best and opposite bracket the root, best with the value nearer to 0; other is the best point of the step before.
  let [opposite, fOpposite] = [other, fOther];
  let step = best - other;
  let stepBefore = step;
  for (let iterations = 0; iterations <= limit; iterations += 1) {
    if (fBest > 0 === fOpposite > 0) {
      [opposite, fOpposite] = [other, fOther];
      step = stepBefore = best - other;
    }
    if (Math.abs(fOpposite) < Math.abs(fBest)) {
      [other, best, opposite] = [best, opposite, best];
      [fOther, fBest, fOpposite] = [fBest, fOpposite, fBest];
    }
    const enough = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2;
    const half = (opposite - best) / 2;
    if (fBest === 0 || Math.abs(half) <= enough) return best;

    if (Math.abs(stepBefore) < enough || Math.abs(fOther) <= Math.abs(fBest)) {
      step = stepBefore = half;
    } else {
      let [p, q] = interpolation(best, other, opposite, fBest, fOther, fOpposite);
      if (p > 0) q = -q;
      p = Math.abs(p);
      const isInside = 2 * p < Math.min(3 * half * q - Math.abs(enough * q), Math.abs(stepBefore * q));
      stepBefore = isInside ? step : half;
      step = isInside ? p / q : half;
    }
    [other, fOther] = [best, fBest];
    best += Math.abs(step) > enough ? step : Math.sign(half) * enough;
    fBest = of(best);
  }
  return noSolution(argument, `expected convergence between ${low} and ${high} within ${limit} steps, got ${fBest} at ${best}`);
}

/** Step p/q from the best point: secant through two points, inverse quadratic through three. */
const interpolation = (a: number, b: number, c: number, fa: number, fb: number, fc: number): [number, number] => {
  const s = fa / fb;
  if (b === c) return [(c - a) * s, 1 - s];
  const [q, r] = [fb / fc, fa / fc];
  return [s * ((c - a) * q * (q - r) - (a - b) * (r - 1)), (q - 1) * (r - 1) * (s - 1)];
};
