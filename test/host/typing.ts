import { cellAt, eachCell, ensureCell, localAddress, type Range } from "./book";
import { denied, invalid } from "./faults";
import { guess } from "./guesses";

const DATE = /^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?$/;

/** What Excel makes of something typed into a cell, or set through range.formulas. */
export const typedIn = (typed: unknown, isText: boolean): { readonly typed: string | number | boolean; readonly isFormula: boolean } => {
  if (typeof typed === "number" || typeof typed === "boolean") return { typed, isFormula: false };
  if (typeof typed !== "string") throw invalid();
  if (typed === "") return { typed, isFormula: false };
  guess("typed-text");
  if (typed.startsWith("'")) return { typed: typed.slice(1), isFormula: false };
  if (isText) return { typed, isFormula: false };
  if (typed.startsWith("=") && typed.length > 1) return { typed, isFormula: true };
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i.test(typed)) return { typed: Number.parseFloat(typed) / (typed.endsWith("%") ? 100 : 1), isFormula: false };
  if (/^[+\-@]/.test(typed)) throw invalid("There's a problem with this formula.");
  if (/^(true|false)$/i.test(typed)) return { typed: /^true$/i.test(typed), isFormula: false };
  if (DATE.test(typed)) return { typed: 46_000, isFormula: false };
  return { typed, isFormula: false };
};

/** One value stands for the whole range, else the array must have its shape. */
export const asGrid = (range: Range, value: unknown): unknown[][] => {
  if (!Array.isArray(value)) {
    guess("one-value-for-all");
    return eachCell(range, () => value);
  }
  if (value.length !== range.rows || value.some((row) => !Array.isArray(row) || row.length !== range.columns)) {
    guess("error-codes");
    throw invalid("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
  }
  return value as unknown[][];
};

export const refuseProtected = (range: Range): void => {
  guess("error-codes");
  if (range.sheet.isProtected) throw denied();
};

export const setFormulas = (range: Range, value: unknown): void => {
  refuseProtected(range);
  const grid = asGrid(range, value);
  const { sheet } = range;
  const written: { row: number; column: number; typed: string | number | boolean; isFormula: boolean }[] = [];
  eachCell(range, (row, column) => {
    const typed = grid[row - range.row]![column - range.column];
    if (typed === null || typed === undefined) return guess("null-leaves");
    const read = typedIn(typed, cellAt(sheet, row, column)?.numberFormat === "@");
    if (read.typed === "" && !sheet.cells.has(`${row},${column}`)) return;
    Object.assign(ensureCell(sheet, row, column), read);
    written.push({ row, column, ...read });
  });
  if (sheet.book.isCalculationSuspended || sheet.book.calculationMode === "Manual") sheet.book.stale.add(sheet);
  sheet.book.calculator?.write(sheet.name, written);
  guess("events");
  sheet.book.told(10, [sheet.id, "Workbook"], { address: localAddress(range), changeType: "RangeEdited", source: "Local", worksheetId: sheet.id, triggerSource: "ThisLocalAddin" });
};

export const setNumberFormat = (range: Range, value: unknown): void => {
  refuseProtected(range);
  const grid = asGrid(range, value);
  eachCell(range, (row, column) => {
    const code = grid[row - range.row]![column - range.column];
    if (code === null) guess("null-leaves");
    else if (typeof code !== "string" || code === "") throw invalid();
    else ensureCell(range.sheet, row, column).numberFormat = code;
  });
};
