import type { Cell } from "../functions/cells";

/** One area that a formula filled: its anchor and its size. Rows and columns are counted from 1. */
export interface Spill {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One cell to write; neither value nor formula clears it. A value that begins with "=" stays a text. */
export interface CellContent {
  readonly row: number;
  readonly column: number;
  readonly value?: number | string | boolean;
  readonly formula?: string;
}

/**
 * The embedded spreadsheet, the same headless and in the browser. Addresses are "Sheet!A1" or "Sheet!A1:B3", sheet names
 * quoted as in Excel where needed. Values are exact (never rounded for display); spilled cells are read like any other.
 * An unknown sheet or an address that is none is a bug of the caller and throws.
 */
export interface Engine {
  sheetNames(): readonly string[];
  /** At the end. The name must be new and hold no "!". */
  addSheet(name: string): void;
  /** A workbook keeps at least one sheet. */
  removeSheet(name: string): void;
  /** A text that begins with "=" is a formula only through setFormula. null clears the cell. */
  setValue(address: string, value: number | string | boolean | null): void;
  setFormula(address: string, formula: string): void;
  /** Sets many cells of one sheet at once, as one undo step; rows and columns counted from 1. The sheet grows as needed. */
  setMany(sheet: string, cells: readonly CellContent[]): void;
  /** Waits until every formula shows its value, spills and their readers included. */
  calculate(): Promise<void>;
  value(address: string): Cell;
  values(address: string): readonly (readonly Cell[])[];
  formula(address: string): string | null;
  /** Every cell of a sheet that holds a value or a formula, row by row; what a spill fills included. */
  used(sheet: string): readonly { readonly row: number; readonly column: number }[];
  /** Why a cell of CCREDIT shows an error; undefined where it shows none, or where the error comes from elsewhere. */
  message(address: string): string | undefined;
  names(): readonly string[];
  /** Names with what they refer to; `sheet` where only that sheet knows the name. */
  namedRanges(): readonly { readonly name: string; readonly refersTo: string; readonly sheet?: string }[];
  /** A name of a function (rate, n, type, price) or of a sheet is refused, though Excel allows it. */
  addName(name: string, refersTo: string): void;
  /** Formulas that use the name show #REF! from then on. */
  removeName(name: string): void;
  spills(): readonly Spill[];
  /** Whether formulas can call this function of ours, named without the namespace. */
  knows(name: string): boolean;
  /** Calls back whenever a calculation is complete, whoever caused it; returns how to stop. */
  onCalculated(callback: () => void): () => void;
  dispose(): void;
}
