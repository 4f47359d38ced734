import type { Cell } from "../functions/cells";

/** One area that a formula filled: its anchor and its size. */
export interface Spill {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The embedded spreadsheet, the same headless and in the browser. Addresses are "Sheet!A1" or "Sheet!A1:B3", sheet names
 * quoted as in Excel where needed. Values are exact (never rounded for display); spilled cells are read like any other.
 */
export interface Engine {
  sheetNames(): readonly string[];
  addSheet(name: string): void;
  removeSheet(name: string): void;
  /** A text that begins with "=" is a formula only through setFormula. null clears the cell. */
  setValue(address: string, value: number | string | boolean | null): void;
  setFormula(address: string, formula: string): void;
  /** Sets many cells of one sheet at once; rows and columns counted from 1. */
  setMany(sheet: string, cells: readonly { readonly row: number; readonly column: number; readonly value?: number | string | boolean; readonly formula?: string }[]): void;
  /** Waits until every formula shows its value, spills and their readers included. */
  calculate(): Promise<void>;
  value(address: string): Cell;
  values(address: string): readonly (readonly Cell[])[];
  formula(address: string): string | null;
  names(): readonly string[];
  addName(name: string, refersTo: string): void;
  removeName(name: string): void;
  spills(): readonly Spill[];
  dispose(): void;
}
