import { CalcError } from "../core/errors";
import type { ChunkResult, SimulationPlan } from "../core/simulation/plan";
import { spendAnswer, spendCall, spendWork, withAllowance } from "./allowance";
import { type Cell, type CellError, type Input, isCellError, show, toCellError } from "./cells";
import { decode, isRange } from "./decode";
import { type Answer, type Entry, type FunctionSpec, type Library, type Returns, returnsFor, switchesOf } from "./define";
import { sheetName } from "./names";

/** One call, worked out: the values after decoding, everything met on the way, and the cells of the answer. */
export interface Evaluation {
  readonly inputs: readonly Input[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly workings: unknown;
  readonly returns: Returns;
  readonly cells: Cell | readonly (readonly Cell[])[];
}

const MAX_CELLS = 20_000;
/** SOLVE makes some hundred calls for each cell, and a sheet waits for all of them. */
const MAX_LIFTED_TOOL = 250;

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

const isCell = (entry: Entry): entry is number | string | boolean => (typeof entry === "number" ? Number.isFinite(entry) : typeof entry !== "object");

/** Most lists are cells already; then there is nothing to copy. */
const toCells = (entries: readonly Entry[]): readonly Cell[] => (entries.every(isCell) ? entries : entries.map(toCell));

type Block = readonly (readonly Cell[])[];

/** A series answer lies the way the first series argument lies; down where there is none. */
const liesInRow = ({ slots }: FunctionSpec, inputs: readonly Input[]): boolean => {
  const first = inputs.find((input, i) => slots[i]![1].shape === "series" && isRange(input)) as Block | undefined;
  return first !== undefined && first.length === 1 && first[0]!.length > 1;
};

const layOut = (answer: Answer, returns: Returns, inRow: boolean, labelled: boolean): Evaluation["cells"] => {
  switch (returns.shape) {
    case "scalar":
      if (typeof answer === "object" && "notDefined" in answer) throw new CalcError("not-defined", "", answer.notDefined as string);
      return toCell(answer as Entry);
    case "series": {
      const entries = toCells(answer as readonly Entry[]);
      return inRow ? [entries] : entries.map((entry) => [entry]);
    }
    case "row": {
      const entries = toCells(answer as readonly Entry[]);
      return labelled ? [returns.parts.map((part) => part.name), entries] : [entries];
    }
    case "column": {
      const entries = toCells(answer as readonly Entry[]);
      return entries.map((entry, i) => (labelled ? [returns.parts[i]!.name, entry] : [entry]));
    }
    case "matrix":
      return (answer as readonly (readonly Entry[])[]).map(toCells);
    case "table": {
      const rows = (answer as readonly (readonly Entry[])[]).map(toCells);
      return labelled ? [returns.parts.map((part) => part.name), ...rows] : rows;
    }
  }
};

/** Arguments that are the same in every call of a lifted one: each is decoded once, and refused alike each time. */
type Decoded = readonly ((() => unknown) | undefined)[];

const once = (decoded: () => unknown): (() => unknown) => {
  let settled: (() => unknown) | undefined;
  return () => {
    if (settled) return settled();
    try {
      const value = decoded();
      settled = () => value;
    } catch (problem) {
      settled = () => { throw problem; };
    }
    return settled();
  };
};

/** Evaluates one call whose scalars are single cells. Throws CalcError where there is no answer. */
const evaluateOnce = (spec: FunctionSpec, inputs: readonly Input[], library: Library, decoded?: Decoded): Evaluation => {
  const { allowance } = library;
  if (allowance) spendCall(allowance, inputs);
  const values: Record<string, unknown> = { ...spec.blank };
  let i = 0;
  for (const [key, slot] of spec.slots) {
    const same = decoded?.[i];
    values[key] = same ? same() : decode(slot, inputs[i], key);
    i += 1;
  }
  if (allowance) spendWork(allowance, spec, values);
  const evaluation = evaluationOf(spec, inputs, values, spec.compute(values, library));
  if (allowance) spendAnswer(allowance, evaluation.cells);
  return evaluation;
};

const evaluationOf = (spec: FunctionSpec, inputs: readonly Input[], values: Readonly<Record<string, unknown>>, workings: unknown): Evaluation => {
  const returns = returnsFor(spec, values);
  const inRow = returns.shape === "series" && liesInRow(spec, inputs);
  return { inputs, values, workings, returns, cells: layOut(spec.result(workings, values), returns, inRow, values["labels"] === true) };
};

/** Refuses what is no rectangle or too large; a list of names and values has rows as long as each needs. No cell at all is an empty cell. */
const shaped = (input: Input, [key, { shape }]: FunctionSpec["slots"][number]): Input => {
  if (!isRange(input)) return input;
  const width = input[0]?.length ?? 0;
  const size = input.length * width;
  if (size > MAX_CELLS) {
    throw new CalcError("bad-input", key, `expected at most ${MAX_CELLS} cells, got ${size}; give the filled range, not whole columns`);
  }
  for (const row of input) {
    if (row.length !== width && shape !== "pairs") throw new CalcError("bad-input", key, `expected a rectangle of cells, got rows of ${width} and of ${row.length} cells`);
  }
  return size === 0 ? null : input;
};

const refuseIncomingErrors = (input: Input): void => {
  if (typeof input !== "object" || input === null) return;
  if (isRange(input)) for (const row of input) for (const cell of row) refuseIncomingErrors(cell);
  else if (isCellError(input)) throw new IncomingError(input);
};

/** A scalar that was given more than one cell. */
export const isLifted = (shape: string, input: Input): input is Block => shape === "scalar" && isRange(input) && (input.length > 1 || (input[0]?.length ?? 0) > 1);

/**
 * The only path from cells to an answer: the worksheet, the audit view, the workbench and the command line all take it.
 * A scalar argument that is given a range is lifted: the function answers cell by cell in the range's shape, and each
 * cell has its own value or its own error. Throws CalcError where the whole call has no answer.
 */
export const evaluate = (spec: FunctionSpec, given: readonly Input[], library: Library): Evaluation => {
  const { slots } = spec;
  if (given.length > slots.length) throw new CalcError("bad-input", "", `expected at most ${slots.length} arguments, got ${given.length}`);
  const inputs: Input[] = [];
  for (const input of given) inputs.push(shaped(input, slots[inputs.length]!));
  const lifted: number[] = [];
  for (let i = 0; i < inputs.length; i += 1) {
    if (isLifted(slots[i]![1].shape, inputs[i])) lifted.push(i);
    else refuseIncomingErrors(inputs[i]);
  }
  return lifted.length === 0 ? evaluateOnce(spec, inputs, library) : evaluateLifted(spec, inputs, lifted, library);
};

/** Cell by cell over the ranges that scalars were given. */
const evaluateLifted = (spec: FunctionSpec, inputs: readonly Input[], lifted: readonly number[], library: Library): Evaluation => {
  const keyOf = (i: number): string => spec.slots[i]![0];
  const first = lifted[0]!;
  const shape = inputs[first] as Block;
  const [height, width] = [shape.length, shape[0]!.length];
  for (const i of lifted) {
    const other = inputs[i] as Block;
    if (other.length !== height || other[0]!.length !== width) {
      throw new CalcError("bad-input", keyOf(i), `expected a range of ${height} x ${width} as in ${sheetName(keyOf(first))}, got ${other.length} x ${other[0]!.length}`);
    }
  }
  const onlySingleCells = ({ shape: answered }: Returns): void => {
    if (answered !== "scalar") throw new CalcError("bad-input", keyOf(first), `expected a single value because the answer is a ${answered}, got ${show(shape)}`);
  };
  // Where no lifted argument changes the shape of the answer, the first cell shows it for all.
  const isOneShape = !switchesOf(spec).some(({ by }) => lifted.some((i) => keyOf(i) === by));
  if (spec.switched === undefined) onlySingleCells(spec.returns);
  const isTool = spec.slots.some(([, slot]) => slot.shape === "pairs");
  const most = isTool ? MAX_LIFTED_TOOL : MAX_CELLS;
  // The calls of all its cells are calls of one formula.
  const shared = isTool ? withAllowance(library) : library;
  if (height * width > most) throw new CalcError("bad-input", keyOf(first), `expected at most ${most} cells, got ${height * width}`);
  const decoded = spec.slots.map(([key, slot], i) => (lifted.includes(i) ? undefined : once(() => decode(slot, inputs[i], key))));
  let returns: Returns = spec.returns;
  const cells = shape.map((line, row) =>
    line.map((_, column): Cell => {
      if (isOneShape) onlySingleCells(returns);
      const single = [...inputs];
      for (const i of lifted) single[i] = (inputs[i] as Block)[row]![column]!;
      try {
        for (const i of lifted) refuseIncomingErrors(single[i]);
        const one = evaluateOnce(spec, single, shared, decoded);
        returns = one.returns;
        onlySingleCells(returns);
        return one.cells as Cell;
      } catch (problem) {
        return problemToCell(problem);
      }
    }),
  );
  onlySingleCells(returns);
  return { inputs, values: {}, workings: undefined, returns, cells };
};

/** How what went wrong looks in a cell; anything but a refusal or an incoming error is a defect, and thrown. */
export const problemToCell = (problem: unknown): CellError => {
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

/** Works the chunks of a plan off, wherever: results in the order of the chunks. */
export type PlanRunner = (plan: SimulationPlan) => Promise<readonly ChunkResult[]>;

/**
 * The answer of a function that simulates, its plan handed to somebody else: to workers, to a compiled engine. The same cells
 * as `answer` gives where it answers, and also beyond the paths that it takes at once.
 */
export const answerLater = async (spec: FunctionSpec, given: readonly Input[], library: Library, run: PlanRunner): Promise<Evaluation["cells"]> => {
  const { simulated, slots } = spec;
  if (!simulated || given.length > slots.length) return answer(spec, given, library);
  try {
    const inputs = given.map((input, i) => shaped(input, slots[i]!));
    if (inputs.some((input, i) => isLifted(slots[i]![1].shape, input))) return answer(spec, given, library);
    inputs.forEach(refuseIncomingErrors);
    const values = Object.fromEntries(slots.map(([key, slot], i) => [key, decode(slot, inputs[i], key)]));
    const plan = simulated.plan(values, library);
    return evaluationOf(spec, inputs, values, simulated.combine(values, library, plan, await run(plan))).cells;
  } catch (problem) {
    return problemToCell(problem);
  }
};
