import { sheetName } from "../../functions/names";
import { type Arguments, type Comparison, row } from "./rows";
import type { NoTwin, TwinCall, TwinRow } from "./twin";

/** Rows longer than this, and matrices larger than this, nobody reads. */
export const MOST_COLUMNS = 400;
export const MOST_PARTIES = 12;

export const count = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** A twin that lays a single call out over its columns has none left for further calls. */
export const severalCalls = ({ lifted }: Arguments): NoTwin | undefined =>
  lifted > 1 ? { none: "one call at a time: write the twin of a call with single values" } : undefined;

export const tooMany = (n: number, most: number, what: string): NoTwin | undefined =>
  n > most ? { none: `a twin of ${n} ${what} would be too long to read; it takes at most ${most}` } : undefined;

/** An argument that is a block stands as one row for each of its rows: liabilities becomes liabilities_1, liabilities_2, … */
export const blockRows = (rows: readonly TwinRow[], block: string, height: number): readonly TwinRow[] =>
  rows.flatMap((one): readonly TwinRow[] => {
    if (one.key !== sheetName(block)) return [one];
    const width = one.cells.length / height;
    return count(height).map((i) => ({
      ...one,
      key: `${one.key}_${i}`,
      label: `${one.key} ${i}`,
      how: `row ${i}: ${one.how}`,
      cells: one.cells.slice((i - 1) * width, i * width),
    }));
  });

/** The address of rows that lie below each other and are equally long, as one block: {share_1}:{share_3@3}. */
export const blockOf = (key: string, height: number, width: number): string => `{${key}_1}:{${key}_${height}@${width}}`;

/** Entry of the column in row · block, a matrix product. */
export const product = (rowKey: string, block: string, column: number | string): string => `INDEX(MMULT({${rowKey}:},${block}),1,${column})`;

export const checkRow = (one: TwinRow): TwinRow => ({ ...one, role: "check" });

/** The rows below are laid out for these arguments; where an input leaves them, the answer is #N/A. */
export const laidOutFor = (conditions: readonly string[]): TwinRow =>
  row(
    "as_laid_out",
    "TRUE/FALSE",
    "the arguments still are of the kind for which these rows are laid out",
    `=AND(${conditions.length === 0 ? "TRUE" : conditions.join(",")})`,
  );
/** A condition on a number that decides the layout, as it is now: "(x>0)=TRUE". */
export const still = (condition: string, now: boolean): string => `(${condition})=${now ? "TRUE" : "FALSE"}`;
export const ifLaidOut = (formula: string): string => `=IF({as_laid_out},${formula},NA())`;

export interface PartLine {
  readonly native: string;
  readonly unit: string;
  readonly scale?: string;
}
/** An answer of several parts, lying in a row or standing in a column: one comparison each, in the order of the answer. */
export const partLines = (of: TwinCall, lines: readonly PartLine[], lies: "row" | "column"): readonly Comparison[] =>
  lines.map((line, i) => ({ ...line, of, places: [lies === "row" ? [1, i + 1] : [i + 1, 1]] }));
