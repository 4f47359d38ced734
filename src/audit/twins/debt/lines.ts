import { argumentsOf, type Comparison, problemOf, row } from "../rows";
import { answerOf, type NoTwin, type TwinCall, type TwinCell, type TwinRow } from "../twin";

/** 1, 2, … n. */
export const numbersTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** A line that runs on from the column before: the first column starts it. */
export const running = (first: string, later: string, columns: number): readonly TwinCell[] =>
  numbersTo(columns).map((n) => ({ formula: n === 1 ? first : later }));

/** A line of the answer. */
export const output = (key: string, unit: string, how: string, cells: string | readonly TwinCell[], columns = 1): TwinRow => ({
  ...row(key, unit, how, cells, columns),
  role: "output",
});

/** The rows whose keys are given, marked as lines of the answer. */
export const asOutputs = (rows: readonly TwinRow[], keys: readonly string[]): readonly TwinRow[] =>
  rows.map((one) => (keys.includes(one.key) ? { ...one, role: "output" } : one));

/** One column of a table that has a period a row, or one entry of a fixed list. */
export interface Compared {
  readonly native: string;
  readonly unit: string;
  readonly scale?: string;
}

/** The columns of a table, from the first on. */
export const tableColumns = (of: TwinCall, lines: number, columns: readonly Compared[]): readonly Comparison[] =>
  columns.map((one, c) => ({ ...one, of, places: numbersTo(lines).map((r) => [r, c + 1] as const) }));

/** The entries of a list that lies (row) or stands (column), from the first on. */
export const listEntries = (of: TwinCall, shape: "row" | "column", entries: readonly Compared[]): readonly Comparison[] =>
  entries.map((one, i) => ({ ...one, of, places: [shape === "row" ? ([1, i + 1] as const) : ([i + 1, 1] as const)] }));

/** How many lines the table of a call has. */
export const linesOf = (call: TwinCall): number => (answerOf(call) as readonly unknown[]).length;

/** A call that answers with an error, or that is lifted over a range, is not written out along its periods. */
export const notAlongPeriods = (call: TwinCall): NoTwin | undefined =>
  problemOf(call) ??
  (argumentsOf(call).lifted > 1 ? { none: "the periods take the columns; write out one call at a time, not a range of calls" } : undefined);
