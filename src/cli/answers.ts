import type { Cell, CellError } from "../functions/cells";
import { isCellError } from "../functions/cells";
import { type FunctionSpec, returnsFor } from "../functions/define";
import { sheetName } from "../functions/names";

type Plain = number | string | boolean | null;
export type Printed = { readonly value: Plain | readonly Plain[] | readonly (readonly Plain[])[] } | CellError;
export type Cells = Cell | readonly (readonly Cell[])[];

/** A cell as JSON: empty text and blank are null, an error inside a block is its code, a number has all its digits. */
const plain = (cell: Cell): Plain => {
  if (isCellError(cell)) return cell.error;
  if (cell === "" || cell === null) return null;
  return Object.is(cell, -0) ? 0 : cell;
};

const isBlock = (cells: Cells): cells is readonly (readonly Cell[])[] => Array.isArray(cells);

/** One row or one column prints as a flat list, a table as a list of rows, a single value as it is. */
export const printAnswer = (cells: Cells, isTable = false): Printed => {
  if (!isBlock(cells)) return isCellError(cells) ? { error: cells.error, message: cells.message } : { value: plain(cells) };
  const rows = cells.map((row) => row.map(plain));
  return { value: !isTable && (rows.length === 1 || rows.every((row) => row.length === 1)) ? rows.flat() : rows };
};

/** Whether this call answers with a table or a matrix: then even one column of it stays a list of rows. */
export const answersWithTable = (spec: FunctionSpec, inputs: Readonly<Record<string, unknown>>): boolean => {
  const isOn = (key: string): boolean => inputs[sheetName(key)] === true || inputs[sheetName(key)] === 1;
  const value = (key: string): unknown => {
    const given = inputs[sheetName(key)];
    return typeof given === "string" ? given.trim().toUpperCase() : isOn(key);
  };
  const returns = returnsFor(spec, Object.fromEntries(Object.keys(spec.args as object).map((key) => [key, value(key)])));
  return returns.shape === "table" || returns.shape === "matrix" || ((returns.shape === "row" || returns.shape === "column") && isOn("labels"));
};
