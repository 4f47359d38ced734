import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { CATALOGUE } from "../../src/functions/catalogue";
import { isCellError, type Cell } from "../../src/functions/cells";
import type { FunctionSpec } from "../../src/functions/define";

export type Written = number | string | boolean | null;
export type Cells = Readonly<Record<string, Written>>;

/** Writes cells as a user types them: what begins with "=" is a formula. Addresses without a sheet are on Sheet1. */
export const put = (engine: Engine, cells: Cells): void => {
  for (const [at, value] of Object.entries(cells)) {
    const address = at.includes("!") ? at : `Sheet1!${at}`;
    if (typeof value === "string" && value.startsWith("=")) engine.setFormula(address, value);
    else engine.setValue(address, value);
  }
};

interface Workbook {
  /** Beside Sheet1. */
  readonly sheets?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  /** Beside the catalogue. */
  readonly functions?: readonly FunctionSpec[];
}

/** A calculated workbook with these cells. */
export const open = async (cells: Cells, { sheets = [], names = {}, functions = [] }: Workbook = {}): Promise<Engine> => {
  const engine = createHeadlessEngine([...CATALOGUE, ...functions]);
  sheets.forEach((name) => engine.addSheet(name));
  Object.entries(names).forEach(([name, refersTo]) => engine.addName(name, refersTo));
  put(engine, cells);
  await engine.calculate();
  return engine;
};

/** A user's edit, and the recalculation after it. */
export const edit = async (engine: Engine, cells: Cells): Promise<void> => {
  put(engine, cells);
  await engine.calculate();
};

/** A cell as a test states it: an error is its code. */
export const plain = (cell: Cell): Written => (isCellError(cell) ? cell.error : cell);

export const show = (engine: Engine, address: string): Written[][] => engine.values(address.includes("!") ? address : `Sheet1!${address}`).map((row) => row.map(plain));

export const at = (engine: Engine, address: string): Written => show(engine, address)[0]![0]!;
