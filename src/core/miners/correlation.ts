import { check } from "../errors";
import type { Fraction } from "../units";

export interface CorrelationInput {
  readonly corr: readonly (readonly number[])[];
  /** 0 leaves the matrix, 1 makes every correlation 1. */
  readonly weight: Fraction;
}

export interface CorrelationWorkings {
  /** 1 if the matrix given can be a correlation matrix: no combination of the variables has a negative variance. */
  readonly isPossible: 0 | 1;
  readonly averageBefore: number;
  readonly averageAfter: number;
  readonly matrix: readonly (readonly number[])[];
}

/** What typing with a few digits may leave between an entry and its mirror image. */
const ROUNDING = 1e-9;
/** The square root of it: what a redundant variable may leave in a column. */
const REDUNDANT = 3.2e-5;

/**
 * L with matrix = L·Lᵀ, row by row; nothing where the matrix is not positive semidefinite. A pivot within rounding of zero is
 * a redundant variable, which is allowed.
 */
export const lowerFactor = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | undefined => {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    lower.push(own);
    for (let j = 0; j < i; j++) {
      const [other, pivot] = [lower[j]!, lower[j]![j]!];
      const rest = row[j]! - own.reduce((sum, value, k) => sum + value * other[k]!, 0);
      if (pivot === 0 && Math.abs(rest) > REDUNDANT) return undefined;
      own.push(pivot === 0 ? 0 : rest / pivot);
    }
    const left = row[i]! - own.reduce((sum, value) => sum + value * value, 0);
    if (left < -ROUNDING) return undefined;
    own.push(left < ROUNDING ? 0 : Math.sqrt(left));
  }
  return lower;
};

const averageOf = (matrix: readonly (readonly number[])[]): number => {
  const others = matrix.flatMap((row, i) => row.filter((_, j) => j !== i));
  return others.length === 0 ? 1 : others.reduce((sum, value) => sum + value, 0) / others.length;
};

/**
 * Correlations moved a given part of the way to one, all at once: what "everything falls together" means in numbers.
 *
 *     result = (1 − weight) · corr + weight · 1
 *
 * A mixture of two correlation matrices is one again, so the result needs no repair; raising single entries would.
 *
 * Shapes   corr[n][n], scalar -> [n][n].
 * Errors   bad-input: not square, a diagonal other than 1, an entry that differs from its mirror image.
 * Source   docs/conventions.md#correlation-convergence
 */
export function convergeCorrelation({ corr, weight }: CorrelationInput): CorrelationWorkings {
  const n = corr.length;
  check<CorrelationInput>("corr", corr.every((row) => row.length === n), `expected as many columns as rows, got ${n} x ${corr[0]?.length ?? 0}`);
  corr.forEach((row, i) => {
    check<CorrelationInput>("corr", Math.abs(row[i]! - 1) <= ROUNDING, `expected 1 on the diagonal, got ${row[i]} in row ${i + 1}`);
    row.forEach((value, j) => {
      const mirrored = corr[j]![i]!;
      const isSame = Math.abs(value - mirrored) <= ROUNDING;
      check<CorrelationInput>("corr", isSame, `expected the same in row ${i + 1}, column ${j + 1} as in row ${j + 1}, column ${i + 1}, got ${value} and ${mirrored}`);
    });
  });
  const matrix = corr.map((row) => row.map((value) => (1 - weight) * value + weight));
  return { isPossible: lowerFactor(corr) ? 1 : 0, averageBefore: averageOf(corr), averageAfter: averageOf(matrix), matrix };
}
