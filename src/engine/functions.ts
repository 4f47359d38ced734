import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  type ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { LIBRARY } from "../functions/library";
import type { Cell, CellError, ErrorText, Input } from "../functions/cells";
import { isCellError } from "../functions/cells";
import type { FunctionSpec } from "../functions/define";
import { answer, type Evaluation, type PlanRunner } from "../functions/evaluate";
import { startLarge } from "../functions/large";
import { NAMESPACE } from "../functions/names";
import { awaitedRuns } from "./awaited-runs";

/** The size of a sheet in Excel. A whole column is that long here too, so that a call over A:A is refused on both hosts. */
const EXCEL_ROWS = 1_048_576;
const EXCEL_COLUMNS = 16_384;

const ERROR_TEXTS: ReadonlySet<string> = new Set<ErrorText>([
  "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#REF!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#BUSY!",
]);

/** Univer knows more error codes than Excel (#CYCLE!, #CONNECT!); they arrive as #VALUE! with their own code as message. */
export const toError = (code: string, message: string): CellError =>
  ERROR_TEXTS.has(code) ? { error: code as ErrorText, message } : { error: "#VALUE!", message: message || code };

/** A value of Univer as a cell. A blank is null. */
const toCell = (value: Nullable<BaseValueObject>): Cell => {
  if (!value || value.isNull()) return null;
  if (value.isError()) return toError(String((value as ErrorValueObject).getErrorType()), (value as ErrorValueObject).getErrorContent());
  const plain = value.getValue();
  return value.isBoolean() ? Boolean(plain) : (plain as number | string);
};

const toRectangle = (array: ArrayValueObject): readonly (readonly Cell[])[] =>
  Array.from({ length: array.getRowCount() }, (_, row) =>
    Array.from({ length: array.getColumnCount() }, (__, column) => toCell(array.get(row, column))));

/** One blank column, as long as a sheet of Excel, without taking room for it: `evaluate` looks at the size and refuses. */
const wholeColumns = (columns: number): readonly (readonly Cell[])[] => {
  const rows: Cell[][] = [Array.from({ length: columns }, () => null)];
  rows.length = EXCEL_ROWS;
  return rows;
};

const referenceToInput = (reference: BaseReferenceObject): Input => {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangeData();
  if (Number.isNaN(startRow) || Number.isNaN(endRow)) return wholeColumns(Number.isNaN(startColumn) ? EXCEL_COLUMNS : endColumn - startColumn + 1);
  const cells = toRectangle(reference.toArrayValueObject());
  if (Number.isNaN(startColumn) || Number.isNaN(endColumn)) {
    return cells.map((row) => [...row, ...Array.from({ length: EXCEL_COLUMNS - row.length }, () => null)]);
  }
  return cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : cells;
};

/**
 * One argument as the sheet gives it. A blank cell is null and a left-out argument undefined: Univer hands both over as
 * its null object, but only the blank cell comes as a reference.
 */
const toInput = (given: FunctionVariantType): Input => {
  if (given.isReferenceObject()) return referenceToInput(given as BaseReferenceObject);
  const value = given as BaseValueObject;
  if (value.isLambda()) return { error: "#CALC!", message: "expected a value, got a LAMBDA" };
  if (!value.isArray()) return value.isNull() ? undefined : toCell(value);
  const cells = toRectangle(value as ArrayValueObject);
  return cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : cells;
};

const fromCell = (cell: Cell): BaseValueObject => {
  if (isCellError(cell)) return ErrorValueObject.create(cell.error as ErrorType, cell.message);
  if (typeof cell === "number") return NumberValueObject.create(cell);
  if (typeof cell === "boolean") return BooleanValueObject.create(cell);
  return StringValueObject.create(cell ?? "");
};

const isRectangle = (cells: Evaluation["cells"]): cells is readonly (readonly Cell[])[] => Array.isArray(cells);

/** Rows of values as Univer's array. `answer` only returns full rectangles. */
export const toArray = (rows: readonly (readonly BaseValueObject[])[]): ArrayValueObject =>
  ArrayValueObject.create({
    calculateValueList: rows.map((row) => [...row]), rowCount: rows.length, columnCount: rows[0]?.length ?? 0,
    unitId: "", sheetId: "", row: -1, column: -1,
  });

/** A left-out argument and a blank cell must not share a key: JSON would print both as null. */
const keyOf = (inputs: readonly Input[]): string => inputs.map((input) => (input === undefined ? "_" : JSON.stringify(input))).join("|");

type Answered = (spec: FunctionSpec, inputs: readonly Input[], cell: string) => Evaluation["cells"];

/** Works a simulation off, beside the sheet; the signal takes it back. */
export type LargeRunner = (plan: Parameters<PlanRunner>[0], signal: AbortSignal) => ReturnType<PlanRunner>;

/** Who works off a simulation that a sheet does not wait for, and who is told that it has begun. */
export interface LargeRuns {
  readonly run: LargeRunner;
  readonly begun: (work: Promise<unknown>) => void;
  /** Calls back after every calculation. */
  readonly settled: (callback: () => void) => void;
}

const BUSY: CellError = { error: "#BUSY!", message: "the simulation is running" };

const faultOf = (spec: FunctionSpec, fault: unknown): CellError =>
  ({ error: "#VALUE!", message: `internal error, please report: ${NAMESPACE}.${spec.name}, version ${LIBRARY.version}, ${String(fault)}` });

/**
 * Answers each call once. Univer works a formula out again for every spill that settles and for every dependent it cannot
 * rule out, and the functions are pure, so the same arguments have the same answer. The oldest answers are forgotten.
 *
 * Univer's functions answer at once: a large simulation answers #BUSY!, and its cells to whoever calls when they are there.
 * When the cells that waited for it ask for something else, it is given up.
 */
const remember = (limit: number, large: LargeRuns | undefined): Answered => {
  const known = new Map<string, Evaluation["cells"]>();
  const keep = (key: string, cells: Evaluation["cells"]): Evaluation["cells"] => {
    if (known.size >= limit && !known.has(key)) known.delete(known.keys().next().value!);
    known.set(key, cells);
    return cells;
  };
  const runs = awaitedRuns();
  large?.settled(runs.settle);
  return (spec, inputs, cell) => {
    if (inputs.some((input) => Array.isArray(input) && input.length === EXCEL_ROWS)) return answer(spec, inputs, LIBRARY);
    const key = `${spec.name}|${keyOf(inputs)}`;
    const mayBeLarge = large !== undefined && spec.simulated !== undefined;
    if (mayBeLarge) runs.asks(cell, key);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (!mayBeLarge) return keep(key, answer(spec, inputs, LIBRARY));
    const abort = new AbortController();
    const later = startLarge(spec, inputs, LIBRARY, (plan) => large.run(plan, abort.signal));
    if (!later) return keep(key, answer(spec, inputs, LIBRARY));
    runs.begins(key, () => {
      known.delete(key);
      abort.abort();
    });
    const end = (cells: Evaluation["cells"]): void => {
      if (abort.signal.aborted) return;
      runs.ends(key);
      keep(key, cells);
    };
    large.begun(later.then(end, (fault: unknown) => end(faultOf(spec, fault))));
    return keep(key, BUSY);
  };
};

/** A fault of ours must not stop the calculation of the whole workbook, as an exception in a function does in Univer. */
const guarded = (spec: FunctionSpec, work: () => Evaluation["cells"]): Evaluation["cells"] => {
  try {
    return work();
  } catch (fault) {
    return faultOf(spec, fault);
  }
};

/** Where the formula stands that is worked out, as Univer notes it before each call. */
interface Placed {
  readonly _subUnitId?: string | null;
  readonly _row?: number;
  readonly _column?: number;
}

/** An executor of Univer whose work is one function. BaseFunction is Univer's; only its `calculate` is ours. */
export const executor = (name: string, calculate: (this: Placed, ...given: FunctionVariantType[]) => BaseValueObject): BaseFunction =>
  Object.assign(new BaseFunction(name), { minParams: 0, maxParams: 255, needsReferenceObject: true, calculate });

/**
 * Our worksheet functions for Univer. Arguments are taken as references, because only a reference tells a blank
 * cell from a left-out argument and a whole column from a long range. Errors go in as values and come out with their
 * message attached, which recalculation.ts reads.
 */
export const executors = (functions: readonly FunctionSpec[], large?: LargeRuns): readonly BaseFunction[] => {
  const answered = remember(4096, large);
  return functions.map((spec) =>
    executor(`${NAMESPACE}.${spec.name}`, function calculate(...given) {
      const cell = `${this._subUnitId}:${this._row}:${this._column}`;
      const cells = guarded(spec, () => answered(spec, given.map(toInput), cell));
      return isRectangle(cells) ? toArray(cells.map((row) => row.map(fromCell))) : fromCell(cells);
    }),
  );
};
