import { row } from "./rows";
import type { TwinCall, TwinCell, TwinRow } from "./twin";

/** A row that carries an answer. */
export const output = (key: string, unit: string, how: string, cells: string | readonly TwinCell[], columns = 1): TwinRow => ({
  ...row(key, unit, how, cells, columns),
  role: "output",
});

/** What CCREDIT answers, as the point that the rows below put to the test. */
export const givenRow = (key: string, unit: string, of: TwinCall, places: readonly (readonly [number, number])[]): TwinRow =>
  output(
    key,
    unit,
    "the answer of CCREDIT, which the rows below put to the test",
    places.map(([r, c]) => ({ of, row: r, column: c })),
  );

/** What the equation misses at the point: 0 proves it. */
export const missedRow = (unit: string, how: string, formula: string, columns = 1): TwinRow => ({
  ...row("missed", unit, how, formula, columns),
  role: "check",
});
