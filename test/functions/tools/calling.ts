import { LIBRARY } from "../../../src/functions/library";
import type { Cell, CellError, Input } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { sheetName } from "../../../src/functions/names";

export type Block = readonly (readonly Cell[])[];

/** One call by the names of the sheet; a list is a column, a list of lists a block. */
export const call = (name: string, named: Readonly<Record<string, unknown>>): Cell | Block => {
  const spec = LIBRARY.find(name)!;
  const known = Object.keys(spec.args as object).map(sheetName);
  for (const given of Object.keys(named)) if (!known.includes(given)) throw new Error(`${name} has no argument ${given}`);
  const asInput = (value: unknown): Input =>
    Array.isArray(value) && !value.every(Array.isArray) ? value.map((cell: Cell) => [cell]) : (value as Input);
  return answer(spec, known.map((argument) => asInput(named[argument])), LIBRARY);
};

export const block = (name: string, named: Readonly<Record<string, unknown>>): Block => call(name, named) as Block;
export const problem = (name: string, named: Readonly<Record<string, unknown>>): CellError => call(name, named) as CellError;

/** Named arguments as the rows of a two-column range. */
export const rowsOf = (named: Readonly<Record<string, Cell | readonly Cell[]>>): Cell[][] =>
  Object.entries(named).map(([name, value]) => [name, ...(Array.isArray(value) ? (value as readonly Cell[]) : [value as Cell])]);

/** The loan of $285.68m against 10,000 H100 of the neocloud preset: three years of contract at 2.30, then spot. */
export const REFERENCE_LOAN: Readonly<Record<string, Cell>> = {
  units: 10_000, rent: 1.7, opex: 0.5, debt: 285_680_000, rate: 0.0995, years: 5, deflation: 0.1, util: 0.8, contract_rent: 2.3, contract_years: 3, covenant: 1.4,
};
