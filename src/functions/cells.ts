import { type CalcError, type ErrorCode } from "../core/errors";
import { sheetName } from "./names";

/** The error values a spreadsheet knows. */
export type ErrorText = "#VALUE!" | "#N/A" | "#DIV/0!" | "#NUM!" | "#REF!" | "#NAME?" | "#NULL!" | "#SPILL!" | "#CALC!" | "#BUSY!";

/** An error in a cell: its code, and the message Excel shows beside it (for #VALUE! and #N/A only). */
export interface CellError {
  readonly error: ErrorText;
  readonly message: string;
}
export const isCellError = (cell: unknown): cell is CellError =>
  typeof cell === "object" && cell !== null && typeof (cell as CellError).error === "string";

/** What stands in one cell. null is a blank cell; "" is empty text, which is not the same. */
export type Cell = number | string | boolean | null | CellError;
/** What a sheet hands to one argument: nothing, a cell, or a rectangle of cells. */
export type Input = Cell | undefined | readonly (readonly Cell[])[];

/** Excel shows a custom message only for #VALUE! and #N/A, hence #VALUE! for every kind of bad input. */
const ERROR_TEXT: Readonly<Record<ErrorCode, ErrorText>> = {
  "bad-input": "#VALUE!",
  "not-defined": "#N/A",
  division: "#DIV/0!",
  "no-solution": "#NUM!",
};

/** How a failed calculation looks in a cell. */
export const toCellError = (problem: CalcError): CellError => ({
  error: ERROR_TEXT[problem.code],
  message: problem.argument ? `${sheetName(problem.argument)}: ${problem.message}` : problem.message,
});

/** A value as a message prints it: text in quotes, so that "1" and 1 look different. */
export const show = (cell: unknown): string => {
  if (cell === null || cell === undefined) return "an empty cell";
  if (cell === "") return "empty text";
  if (typeof cell === "string") return `"${cell.length > 40 ? cell.slice(0, 40) + "…" : cell}"`;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (isCellError(cell)) return cell.error;
  if (Array.isArray(cell)) return `a range of ${cell.length} x ${(cell[0] as unknown[] | undefined)?.length ?? 0}`;
  return String(cell);
};
