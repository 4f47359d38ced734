import { CalcError } from "../core/errors";
import { type Cell, type CellError, type Input, isCellError, show, toCellError } from "./cells";
import { decode, isRange } from "./decode";
import { type Answer, type Entry, type FunctionSpec, type Library, type Returns, returnsFor, type Slot } from "./define";

/** One call, worked out: the values after decoding, everything met on the way, and the cells of the answer. */
export interface Evaluation {
  readonly values: Readonly<Record<string, unknown>>;
  readonly workings: unknown;
  readonly returns: Returns;
  readonly cells: Cell | readonly (readonly Cell[])[];
}

const MAX_CELLS = 20_000;

/** An error that came in with an argument travels on unchanged, as native functions do. */
class IncomingError extends Error {
  constructor(readonly cell: CellError) {
    super(cell.message);
  }
}

const toCell = (entry: Entry): Cell => {
  if (typeof entry !== "object") {
    // Arguments inside their ranges can still overflow together: a fleet of 1e300 GPUs at 1e300 dollars.
    if (typeof entry === "number" && !Number.isFinite(entry)) {
      throw new CalcError("bad-input", "", "expected arguments whose result is a finite number, got values too large or too small together");
    }
    return entry;
  }
  // An entry without a value is empty text, so that MIN and AVERAGE pass over it.
  return isCellError(entry) ? entry : "";
};

/** A series answer lies the way the first series argument lies; down where there is none. */
const liesInRow = (spec: FunctionSpec, inputs: readonly Input[]): boolean => {
  const slots = Object.values(spec.args as Record<string, Slot<unknown>>);
  const first = inputs.find((input, i) => slots[i]?.shape === "series" && isRange(input)) as readonly (readonly Cell[])[] | undefined;
  return first !== undefined && first.length === 1 && first[0]!.length > 1;
};

const layOut = (answer: Answer, returns: Returns, inRow: boolean, labelled: boolean): Evaluation["cells"] => {
  switch (returns.shape) {
    case "scalar":
      if (typeof answer === "object" && "notDefined" in answer) throw new CalcError("not-defined", "", answer.notDefined as string);
      return toCell(answer as Entry);
    case "series": {
      const entries = (answer as readonly Entry[]).map(toCell);
      return inRow ? [entries] : entries.map((entry) => [entry]);
    }
    case "row": {
      const entries = (answer as readonly Entry[]).map(toCell);
      return labelled ? [returns.parts.map((part) => part.name), entries] : [entries];
    }
    case "column": {
      const entries = (answer as readonly Entry[]).map(toCell);
      return entries.map((entry, i) => (labelled ? [returns.parts[i]!.name, entry] : [entry]));
    }
    case "matrix":
      return (answer as readonly (readonly Entry[])[]).map((row) => row.map(toCell));
    case "table": {
      const rows = (answer as readonly (readonly Entry[])[]).map((row) => row.map(toCell));
      return labelled ? [returns.parts.map((part) => part.name), ...rows] : rows;
    }
  }
};

/** Evaluates one call whose scalars are single cells. Throws CalcError where there is no answer. */
const evaluateOnce = (spec: FunctionSpec, inputs: readonly Input[], library: Library): Evaluation => {
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>);
  const values = Object.fromEntries(slots.map(([key, slot], i) => [key, decode(slot, inputs[i], key)]));
  const workings: unknown = spec.compute(values, library);
  const returns = returnsFor(spec, values);
  const cells = layOut(spec.result(workings, values), returns, liesInRow(spec, inputs), values["labels"] === true);
  return { values, workings, returns, cells };
};

const refuseIncomingErrors = (spec: FunctionSpec, inputs: readonly Input[]): void => {
  const keys = Object.keys(spec.args as object);
  inputs.forEach((input, i) => {
    const size = isRange(input) ? input.length * (input[0]?.length ?? 0) : 1;
    if (size > MAX_CELLS) {
      throw new CalcError("bad-input", keys[i] ?? "", `expected at most ${MAX_CELLS} cells, got ${size}; give the filled range, not whole columns`);
    }
    const held = isRange(input) ? input.flat().find(isCellError) : isCellError(input) ? input : undefined;
    if (held) throw new IncomingError(held);
  });
};

/** The arguments that are lifted: scalars that were given more than one cell. */
const liftedArguments = (spec: FunctionSpec, inputs: readonly Input[]): readonly number[] =>
  Object.values(spec.args as Record<string, Slot<unknown>>).flatMap((slot, i) => {
    const input = inputs[i];
    return slot.shape === "scalar" && isRange(input) && input.length * input[0]!.length > 1 ? [i] : [];
  });

/**
 * The only path from cells to an answer: the worksheet, the audit view, the workbench and the command line all take it.
 * A scalar argument that is given a range is lifted: the function answers cell by cell in the range's shape, and each
 * cell has its own value or its own error. Throws CalcError where the whole call has no answer.
 */
export const evaluate = (spec: FunctionSpec, inputs: readonly Input[], library: Library): Evaluation => {
  const keys = Object.keys(spec.args as object);
  if (inputs.length > keys.length) {
    throw new CalcError("bad-input", "", `expected at most ${keys.length} arguments, got ${inputs.length}`);
  }
  const lifted = liftedArguments(spec, inputs);
  if (lifted.length === 0) {
    refuseIncomingErrors(spec, inputs);
    return evaluateOnce(spec, inputs, library);
  }
  refuseIncomingErrors(spec, inputs.map((input, i) => (lifted.includes(i) ? undefined : input)));
  const first = lifted[0]!;
  const shape = inputs[first] as readonly (readonly Cell[])[];
  const [height, width] = [shape.length, shape[0]!.length];
  if (height * width > MAX_CELLS) throw new CalcError("bad-input", keys[first]!, `expected at most ${MAX_CELLS} cells, got ${height * width}`);
  for (const i of lifted) {
    const other = inputs[i] as readonly (readonly Cell[])[];
    if (other.length !== height || other[0]!.length !== width) {
      throw new CalcError("bad-input", keys[i]!, `expected a range of ${height} x ${width} as in ${keys[first]}, got ${other.length} x ${other[0]!.length}`);
    }
  }
  const at = (row: number, column: number): readonly Input[] =>
    inputs.map((input, i) => (lifted.includes(i) ? (input as readonly (readonly Cell[])[])[row]![column]! : input));
  let returns: Returns = spec.returns;
  const cells = shape.map((line, row) =>
    line.map((_, column): Cell => {
      try {
        refuseIncomingErrors(spec, at(row, column));
        const one = evaluateOnce(spec, at(row, column), library);
        returns = one.returns;
        if (one.returns.shape !== "scalar") {
          throw new CalcError("bad-input", keys[first]!, `expected a single value because the answer is a ${one.returns.shape}, got ${show(shape)}`);
        }
        return one.cells as Cell;
      } catch (problem) {
        return problemToCell(problem);
      }
    }),
  );
  if (returns.shape !== "scalar") {
    throw new CalcError("bad-input", keys[first]!, `expected a single value because the answer is a ${returns.shape}, got ${show(shape)}`);
  }
  return { values: {}, workings: undefined, returns, cells };
};

const problemToCell = (problem: unknown): CellError => {
  if (problem instanceof CalcError) return toCellError(problem);
  if (problem instanceof IncomingError) return problem.cell;
  throw problem;
};

/** The answer as cells: a value, a rectangle of values, or one error. What a sheet and the command line show. */
export const answer = (spec: FunctionSpec, inputs: readonly Input[], library: Library): Evaluation["cells"] => {
  try {
    return evaluate(spec, inputs, library).cells;
  } catch (problem) {
    return problemToCell(problem);
  }
};

