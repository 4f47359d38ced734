import type { Cell } from "../../src/functions/cells";
import { columnLetters, columnNumber, quoteSheet } from "../../src/sheets/references";
import { denied, invalid, taken } from "./faults";
import { guess } from "./guesses";

export interface StoredCell {
  /** What stands in the cell: a formula with "=", or a plain value. "" is blank. */
  typed: string | number | boolean;
  isFormula: boolean;
  numberFormat: string;
  readonly look: Map<string, unknown>;
}
export interface ChartSeries { readonly kind: "ChartSeries"; readonly chart: Chart; readonly settings: Map<string, unknown>; values: string; categories: string }
export interface Chart {
  readonly kind: "Chart"; readonly id: string; readonly sheet: Sheet;
  readonly settings: Map<string, unknown>; readonly series: ChartSeries[]; position: string;
}
export interface Sheet {
  readonly kind: "Worksheet"; readonly id: string; readonly book: Book;
  name: string; visibility: string; isProtected: boolean; frozen: string; selected: Range | null;
  readonly cells: Map<string, StoredCell>; readonly widths: Map<number, number>; readonly charts: Chart[];
  readonly notes: Map<string, string>; readonly comments: Map<string, string>; readonly choices: Map<string, unknown>;
  readonly rules: { readonly kind: "ConditionalFormat"; readonly range: string; readonly settings: Map<string, unknown> }[];
  readonly properties: Map<string, string>; readonly page: Map<string, unknown>; readonly tables: { readonly name: string; readonly range: string }[];
  /** What only this sheet knows. */
  readonly names: NamedItem[];
}
export interface NamedItem { readonly kind: "NamedItem"; readonly name: string; readonly formula: string; readonly comment: string }
/** Counted from 0. */
export interface Block { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }
export interface Range {
  readonly kind: "Range"; readonly sheet: Sheet; reference?: string;
  /** Counted from 0, as Excel's own indexes are. */
  readonly row: number; readonly column: number; readonly rows: number; readonly columns: number;
}
export type Told = (event: number, targets: readonly string[], args: Readonly<Record<string, unknown>>) => void;

/** What works out the values; without one, a formula shows 0. */
export interface Calculator {
  addSheet(name: string): void;
  removeSheet(name: string): void;
  addName(name: string, refersTo: string): void;
  removeName(name: string): void;
  write(sheet: string, cells: readonly { readonly row: number; readonly column: number; readonly typed: string | number | boolean; readonly isFormula: boolean }[]): void;
  calculate(): Promise<void>;
  value(sheet: string, row: number, column: number): Cell;
  /** The spill that fills this cell, its first cell included. */
  spillAt(sheet: string, row: number, column: number): Block | null;
  spills(sheet: string): readonly Block[];
  dispose(): void;
}
export interface Book {
  readonly kind: "Workbook";
  readonly sheets: Sheet[]; readonly names: NamedItem[]; readonly settings: Map<string, unknown>;
  readonly calculator: Calculator | null;
  active: Sheet; selection: Range; isStructureProtected: boolean; calculationMode: string;
  /** True between a request's wish to suspend and the end of that request. */
  isCalculationSuspended: boolean; isScreenSuspended: boolean; suspensions: number;
  /** Sheets whose formulas were written while calculation was suspended, and which nobody has calculated since. */
  readonly stale: Set<Sheet>;
  told: Told;
}

const ROWS = 1_048_576;
const COLUMNS = 16_384;

export const rangeOf = (sheet: Sheet, row: number, column: number, rows: number, columns: number): Range => {
  if (![row, column, rows, columns].every(Number.isInteger) || row < 0 || column < 0 || rows < 1 || columns < 1 || row + rows > ROWS || column + columns > COLUMNS) throw invalid();
  return { kind: "Range", sheet, row, column, rows, columns };
};
export const localAddress = ({ row, column, rows, columns }: Omit<Range, "kind" | "sheet">): string => {
  const first = `${columnLetters(column + 1)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns)}${row + rows}`;
};
export const addressOf = (range: Range): string => `${quoteSheet(range.sheet.name)}!${localAddress(range)}`;
export const cellKey = (row: number, column: number): string => `${row},${column}`;

export const sheetNamed = (book: Book, key: string): Sheet | null =>
  book.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === String(key).toLowerCase()) ?? null;

/** Inputs!D6, 'My sheet'!$A$1:$B$3, or D6 on a sheet that is known. */
export const rangeAt = (book: Book, address: string, here?: Sheet): Range => {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(address);
  if (!match) throw invalid();
  const name = match[1]?.replaceAll("''", "'") ?? match[2];
  const sheet = name === undefined ? here : sheetNamed(book, name);
  if (!sheet) throw invalid();
  const [left, top] = [columnNumber(match[3]!.toUpperCase()), Number(match[4])];
  const [right, bottom] = [match[5] ? columnNumber(match[5].toUpperCase()) : left, match[6] ? Number(match[6]) : top];
  return rangeOf(sheet, top - 1, left - 1, bottom - top + 1, right - left + 1);
};

let lastId = 0;
export const freshId = (): string => `{00000000-0000-0000-0000-${String((lastId += 1)).padStart(12, "0")}}`;

const newSheet = (book: Book, name: string): Sheet => ({
  kind: "Worksheet", id: freshId(), book, name, visibility: "Visible", isProtected: false, frozen: "", selected: null,
  cells: new Map(), widths: new Map(), charts: [], notes: new Map(), comments: new Map(), choices: new Map(), rules: [],
  properties: new Map(), page: new Map(), tables: [], names: [],
});

export const addSheet = (book: Book, name: string): Sheet => {
  if (book.isStructureProtected) {
    guess("structure-protected");
    throw denied();
  }
  if (name === "" || name.length > 31 || /[[\]:*?/\\]/.test(name) || /^'|'$/.test(name) || name.toLowerCase() === "history") throw invalid();
  if (sheetNamed(book, name)) {
    guess("sheet-name-taken");
    throw taken();
  }
  const sheet = newSheet(book, name);
  book.sheets.push(sheet);
  book.calculator?.addSheet(name);
  return sheet;
};

/** Each sheet keeps the selection it had. */
export const activate = (sheet: Sheet): void => {
  sheet.book.active = sheet;
  sheet.book.selection = sheet.selected ?? rangeOf(sheet, 0, 0, 1, 1);
};
export const deleteSheet = (sheet: Sheet): void => {
  const { book } = sheet;
  if (book.isStructureProtected) throw denied();
  if (book.sheets.filter(({ visibility }) => visibility === "Visible").length === 1) throw denied();
  const at = book.sheets.indexOf(sheet);
  book.sheets.splice(at, 1);
  book.calculator?.removeSheet(sheet.name);
  if (book.active !== sheet) return;
  guess("active-cell-of-sheet");
  activate(book.sheets[Math.max(0, at - 1)]!);
};

/** A new workbook with one empty sheet; a calculator comes with that sheet. */
export const createBook = (calculator: Calculator | null): Book => {
  const book: Partial<Book> & Pick<Book, "kind" | "sheets"> = { kind: "Workbook", sheets: [] };
  const first = newSheet(book as Book, "Sheet1");
  book.sheets.push(first);
  return Object.assign(book, {
    names: [], settings: new Map<string, unknown>(), calculator, active: first, selection: rangeOf(first, 0, 0, 1, 1), isStructureProtected: false,
    calculationMode: "Automatic", isCalculationSuspended: false, isScreenSuspended: false, suspensions: 0, stale: new Set<Sheet>(), told: () => {},
  }) as Book;
};

export const cellAt = (sheet: Sheet, row: number, column: number): StoredCell | undefined => sheet.cells.get(cellKey(row, column));
export const ensureCell = (sheet: Sheet, row: number, column: number): StoredCell => {
  const key = cellKey(row, column);
  const known = sheet.cells.get(key) ?? { typed: "", isFormula: false, numberFormat: "General", look: new Map() };
  sheet.cells.set(key, known);
  return known;
};
export const eachCell = <T>({ row, column, rows, columns }: Range, visit: (row: number, column: number) => T): T[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_unused, c) => visit(row + r, column + c)));

/** The block around every cell that holds a value; what spills fill counts. */
export const usedRange = (sheet: Sheet): Range | null => {
  guess("used-range");
  const blocks: Block[] = (sheet.book.calculator?.spills(sheet.name) ?? []).slice();
  for (const [key, { typed }] of sheet.cells) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    if (typed !== "") blocks.push({ row, column, rows: 1, columns: 1 });
  }
  if (blocks.length === 0) return null;
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column, rows, columns } of blocks) {
    [top, left] = [Math.min(top, row), Math.min(left, column)];
    [bottom, right] = [Math.max(bottom, row + rows), Math.max(right, column + columns)];
  }
  return rangeOf(sheet, top, left, bottom - top, right - left);
};

/** A copy at the end of the workbook; Excel names it after the sheet it comes from. */
export const copySheet = (source: Sheet): Sheet => {
  guess("sheet-copy");
  const { book } = source;
  let number = 2;
  while (sheetNamed(book, `${source.name.slice(0, 26)} (${number})`)) number += 1;
  const copy = addSheet(book, `${source.name.slice(0, 26)} (${number})`);
  for (const [key, cell] of source.cells) copy.cells.set(key, { ...cell, look: new Map(cell.look) });
  for (const what of ["widths", "notes", "choices", "properties", "page"] as const) for (const [key, value] of source[what]) (copy[what] as Map<unknown, unknown>).set(key, value);
  copy.rules.push(...source.rules);
  copy.frozen = source.frozen;
  fill(copy);
  return copy;
};
/** Nothing can refer to a copy before it has its name, so a new sheet with the same cells is the renamed one. */
export const renameSheet = (sheet: Sheet, name: string): void => {
  const { book } = sheet;
  if (sheetNamed(book, name) && sheetNamed(book, name) !== sheet) throw taken();
  const before = sheet.name;
  sheet.name = name;
  book.calculator?.addSheet(name);
  fill(sheet);
  book.calculator?.removeSheet(before);
};
const fill = ({ book, name, cells }: Sheet): void =>
  book.calculator?.write(name, [...cells].filter(([, { typed }]) => typed !== "").map(([key, { typed, isFormula }]) => {
    const [row, column] = key.split(",").map(Number) as [number, number];
    return { row, column, typed, isFormula };
  }));

/** All that a person could find in the workbook, in one text: two equal texts are two equal workbooks. */
export const snapshot = (book: Book): string =>
  JSON.stringify({
    sheets: book.sheets.map(({ name, visibility, isProtected, frozen, cells, widths, charts, notes, comments, choices, rules, properties, page, tables }) => ({
      name, visibility, isProtected, frozen, tables,
      cells: [...cells].map(([key, { typed, isFormula, numberFormat, look }]) => [key, typed, isFormula, numberFormat, [...look]]).sort(),
      widths: [...widths], notes: [...notes], comments: [...comments], choices: [...choices], rules: rules.map((rule) => [rule.range, [...rule.settings]]),
      properties: [...properties], page: [...page],
      charts: charts.map(({ settings, series, position }) => [[...settings], position, series.map((one) => [[...one.settings], one.values, one.categories])]),
    })),
    names: book.names.map(({ name, formula }) => [name, formula]).sort(),
    settings: [...book.settings],
    active: book.active.name,
    selection: addressOf(book.selection),
    mode: [book.calculationMode, book.isCalculationSuspended, book.isScreenSuspended],
  }, null, 1);
