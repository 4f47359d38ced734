import type { CellContent, Engine } from "../engine/engine";
import type { Cell } from "../functions/cells";

/** Cells of one sheet, to be calculated apart from the workbook they were copied from. */
export interface CopiedSheet {
  readonly sheet: string;
  readonly cells: readonly CellContent[];
}
export interface Trying {
  readonly address: string;
  readonly value: Cell;
}

/** A calculation of its own, wherever it runs: in this process, or in a worker beside the page. */
export interface Apart {
  readonly load: (sheets: readonly CopiedSheet[]) => Promise<void>;
  /** Puts values into cells (null clears), calculates, and answers with one cell. */
  readonly answer: (address: string, values: readonly Trying[]) => Promise<Cell>;
  readonly dispose: () => void;
}

export const apartOn = (engine: Engine): Apart => ({
  load: async (sheets) => {
    for (const { sheet, cells } of sheets) {
      if (!engine.sheetNames().includes(sheet)) engine.addSheet(sheet);
      engine.setMany(sheet, cells);
    }
  },
  answer: async (address, values) => {
    for (const { address: at, value } of values) engine.setValue(at, typeof value === "object" ? null : value);
    await engine.calculate();
    return engine.value(address);
  },
  dispose: () => engine.dispose(),
});

/** What the page asks of the worker, and what comes back: the answer of a cell, nothing, or why it failed. */
export type Asked =
  | { readonly id: number; readonly sheets: readonly CopiedSheet[] }
  | { readonly id: number; readonly address: string; readonly values: readonly Trying[] };
export interface Told {
  readonly id: number;
  readonly cell?: Cell;
  readonly problem?: string;
}
