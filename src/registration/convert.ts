import type { Cell, CellError, ErrorText, Input } from "../functions/cells";
import { isCellError } from "../functions/cells";

/** What a data-type argument looks like when Excel hands it over as an object (allowCustomDataForDataTypeAny). */
interface CellValue {
  readonly type: string;
  readonly basicValue?: unknown;
  readonly basicType?: string;
  readonly errorType?: string;
}
const isCellValue = (value: object): value is CellValue => typeof (value as CellValue).type === "string";
const isErrorObject = (value: object): value is { readonly code: string; readonly message?: string } =>
  typeof (value as { code?: unknown }).code === "string" && (value as { code: string }).code.startsWith("#");

const objectToCell = (value: object): Cell => {
  if (isCellError(value)) return value;
  if (isErrorObject(value)) return { error: value.code as ErrorText, message: value.message ?? "" };
  if (isCellValue(value)) {
    const { type, basicType, basicValue } = value;
    if (type === "Empty") return null;
    if (type === "Error") return { error: (typeof basicValue === "string" ? basicValue : "#VALUE!") as ErrorText, message: "" };
    if (basicType !== "Error" && (typeof basicValue === "number" || typeof basicValue === "string" || typeof basicValue === "boolean")) return basicValue;
    return { error: "#VALUE!", message: `expected a number or a text, got a data card (${type})` };
  }
  return { error: "#VALUE!", message: "expected a number or a text, got an object" };
};

/** One value from Excel as a cell. Omitted arguments and blank cells are null on the web, blanks are 0 on the desktop. */
const toCell = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  return typeof value === "object" ? objectToCell(value) : { error: "#VALUE!", message: `expected a number or a text, got a ${typeof value}` };
};

const toInput = (value: unknown): Input => {
  if (!Array.isArray(value)) return toCell(value);
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row.map(toCell) : [toCell(row)]));
  // A one-cell range and a single cell mean the same; an empty range is an empty cell.
  return rows.length === 0 || rows[0]!.length === 0 ? null : rows;
};

/**
 * Excel adds an invocation object after the arguments it knows. With metadata from its cache and newer code it stands
 * earlier than the code expects, so it is recognised by what it is: an object that is neither a range nor a value.
 */
const isInvocation = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isCellValue(value) && !isErrorObject(value) && !isCellError(value);

/** The invocation of a call of a cancelable function, by which Excel says that nobody waits for the answer. */
export const invocationOf = (args: readonly unknown[]): CustomFunctions.CancelableInvocation | undefined => {
  const last = args[args.length - 1];
  return isInvocation(last) ? (last as CustomFunctions.CancelableInvocation) : undefined;
};

/** The arguments of a call as Excel passed them become inputs; trailing omissions and the invocation are dropped. */
export const toInputs = (args: readonly unknown[]): readonly Input[] => {
  let end = args.length;
  if (end > 0 && isInvocation(args[end - 1])) end -= 1;
  while (end > 0 && (args[end - 1] === null || args[end - 1] === undefined)) end -= 1;
  return args.slice(0, end).map(toInput);
};

/** Excel's name of each error. The five that Excel alone can produce arrive as arguments and leave as #VALUE!. */
const EXCEL_CODE: Partial<Record<ErrorText, keyof typeof CustomFunctions.ErrorCode>> = {
  "#VALUE!": "invalidValue",
  "#N/A": "notAvailable",
  "#DIV/0!": "divisionByZero",
  "#NUM!": "invalidNumber",
  "#REF!": "invalidReference",
  "#NAME?": "invalidName",
  "#NULL!": "nullReference",
};

/** Made on demand: CustomFunctions.Error does not exist until the host's own script has loaded. */
export const toExcelError = ({ error, message }: CellError): CustomFunctions.Error => {
  const code = EXCEL_CODE[error];
  if (!code) return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, message || `an argument holds ${error}`);
  const shown = message !== "" && (code === "invalidValue" || code === "notAvailable");
  return shown ? new CustomFunctions.Error(CustomFunctions.ErrorCode[code], message) : new CustomFunctions.Error(CustomFunctions.ErrorCode[code]);
};

/** null would show as 0; empty text shows as nothing. */
const toExcelCell = (cell: Cell): unknown => (cell === null ? "" : isCellError(cell) ? toExcelError(cell) : cell);

export type ExcelAnswer = unknown;

/** One error for the whole call is thrown; errors of single cells stay in their places. */
export const toExcel = (cells: Cell | readonly (readonly Cell[])[], isMatrix: boolean): ExcelAnswer => {
  if (Array.isArray(cells)) return (cells as readonly (readonly Cell[])[]).map((row) => row.map(toExcelCell));
  if (isCellError(cells)) throw toExcelError(cells);
  const cell = toExcelCell(cells as Cell);
  return isMatrix ? [[cell]] : cell;
};
