import type { Cell } from "../functions/cells";
import type { CellPlan, SheetPlan } from "../sheets/plan";
import { parseAddress } from "./address";
import type { CellView } from "./port";

/** The words of the record, in the language of the pane. */
export interface FreezeWords {
  /** Put behind the name of a frozen sheet: Fleet (values). */
  readonly suffix: string;
  readonly record: string;
  readonly purpose: string;
  readonly headings: readonly [sheet: string, cell: string, formula: string, value: string, version: string];
}

/** One formula that became a value: where it stood, where its value stands, what it said. */
export interface FrozenFormula {
  /** The formula's cell in the live workbook, and the value's cell in the copy. */
  readonly from: string;
  readonly to: string;
  readonly formula: string;
  readonly value: Cell;
}

/** Ends the first cell of the record. Repair knows the sheet by it, in any language, and leaves its texts alone. */
const MARK = " · ccredit-frozen";

/** Whether a sheet is a record of Freeze, whose texts are formulas on purpose. */
export const isFrozenRecord = (cells: readonly CellView[]): boolean => {
  const first = cells[0];
  return first !== undefined && /!A1$/.test(first.address) && typeof first.value === "string" && first.value.endsWith(MARK);
};

const shown = (value: Cell): string | number | boolean | null => (typeof value === "object" && value !== null ? value.error : value);

/** The record: one row for each formula that is a value in the copies, so that a reviewer can filter and print it. */
export const recordSheet = (frozen: readonly FrozenFormula[], words: FreezeWords, version: string): SheetPlan => {
  const cell = (row: number, column: number, content: CellPlan["content"], role: CellPlan["role"]): CellPlan => ({ row, column, content, role });
  return {
    key: "frozen-record", name: words.record, purpose: words.purpose,
    cells: [
      cell(1, 1, `${words.record}${MARK}`, "title"),
      cell(2, 1, words.purpose, "subtitle"),
      cell(3, 1, words.headings[4], "label"),
      cell(3, 2, version, "output"),
      ...words.headings.slice(0, 4).map((text, i) => cell(5, i + 1, text, "heading")),
      ...frozen.flatMap(({ from, to, formula, value }, i) => {
        const place = parseAddress(to);
        return [
          cell(6 + i, 1, place.sheet, "label"),
          cell(6 + i, 2, to.slice(to.lastIndexOf("!") + 1), "key"),
          cell(6 + i, 3, formula, "note"),
          cell(6 + i, 4, shown(value), "output"),
          cell(6 + i, 5, from, "note"),
        ];
      }),
    ],
    widths: [30, 10, 90, 18, 24], freeze: { rows: 5, columns: 0 }, highlights: [], choices: [], charts: [], landscape: true,
  };
};
