import { noSolution } from "../errors";

/** Rows of equal length; entry [i][j] is row i, column j. */
export type Matrix = readonly (readonly number[])[];

/**
 * Solution x of the linear system  matrix · x = right,  by Gaussian elimination with partial pivoting: in every column
 * the largest entry that is left becomes the pivot, so that no division magnifies what rounding has left behind.
 *
 * Each equation is first divided by its largest coefficient. A pivot below n · 2⁻⁵² is then rounding, not a number: the
 * equations contradict or repeat one another, and there is no single solution.
 *
 * Shapes   matrix[n][n], right[n] -> x[n]; n = 0 gives an empty list.
 * Errors   no-solution, under the argument named by the caller: the system is singular.
 * Source   Golub and Van Loan, Matrix Computations, 4th edition, section 3.4.
 */
export function solveLinear(matrix: Matrix, right: readonly number[], argument = ""): readonly number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => {
    const scale = Math.max(...row.map(Math.abs));
    return scale > 0 ? [...row, right[i]!].map((entry) => entry / scale) : [...row, right[i]!];
  });
  for (let column = 0; column < n; column += 1) {
    let best = column;
    for (let row = column + 1; row < n; row += 1) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row;
    }
    const pivot = rows[best]!;
    if (!(Math.abs(pivot[column]!) > n * Number.EPSILON)) {
      noSolution(argument, `expected ${n} equations with one solution, got a singular system (pivot ${pivot[column]} in column ${column + 1})`);
    }
    [rows[best], rows[column]] = [rows[column]!, pivot];
    for (let row = column + 1; row < n; row += 1) {
      const below = rows[row]!;
      const factor = below[column]! / pivot[column]!;
      if (factor !== 0) for (let k = column; k <= n; k += 1) below[k]! -= factor * pivot[k]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row -= 1) {
    const known = rows[row]!.slice(row + 1, n).reduce((sum, entry, k) => sum + entry * solution[row + 1 + k]!, 0);
    solution[row] = (rows[row]![n]! - known) / rows[row]![row]!;
  }
  return solution;
}
