import { CalcError } from "../core/errors";
import { LIBRARY } from "../functions/library";
import { type Cell, type CellError, type Input, isCellError, toCellError } from "../functions/cells";
import type { FunctionSpec, Slot } from "../functions/define";
import { answer, evaluate } from "../functions/evaluate";
import { type ExplainedStep, explainSteps } from "../functions/explain";
import { NAMESPACE, sheetName } from "../functions/names";
import { textsIn } from "../functions/texts";
import { callsOf, CELLS, type Node, parseFormula } from "./formula";

/** Reads a range of the workbook under review, row by row. */
export type ReadRange = (address: string) => Promise<readonly (readonly Cell[])[]>;

export interface ArgumentReport {
  /** Its name in code, under which the texts of the function describe it. */
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** As written in the formula; "" when left out. */
  readonly written: string;
  /** The address when the argument is a reference that a reader can go to. */
  readonly address?: string;
  readonly input: Input;
}

/** One call of a formula, taken apart for a reviewer. */
export interface CallReport {
  readonly spec: FunctionSpec;
  readonly written: string;
  readonly arguments: readonly ArgumentReport[];
  /** Empty where the call has no answer; `problem` then says why. */
  readonly steps: readonly ExplainedStep[];
  readonly problem?: CellError;
}

const numeric = (cell: Cell, source: string): number => {
  if (cell === null || cell === "") return 0;
  if (typeof cell === "number" || typeof cell === "boolean") return Number(cell);
  throw new CalcError("bad-input", "", `expected a number in ${source}, got ${isCellError(cell) ? cell.error : `"${cell}"`}`);
};

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
};

/** Works out one argument as the sheet would. Native functions inside an argument are left to their own cell. */
const inputOf = async (node: Node, read: ReadRange): Promise<Input> => {
  switch (node.is) {
    case "omitted":
      return undefined;
    case "value":
      return node.value;
    case "list":
      return node.rows;
    case "reference": {
      if (!CELLS.test(node.address)) throw new CalcError("bad-input", "", `${node.source} is no name for fixed cells; put its value in a cell of its own to explain this call`);
      const rows = await read(node.address);
      return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
    }
    case "call": {
      const spec = node.name.startsWith(`${NAMESPACE}.`) ? LIBRARY.find(node.name.slice(NAMESPACE.length + 1)) : undefined;
      if (!spec) throw new CalcError("bad-input", "", `${node.name} stands inside an argument; put it in a cell of its own to explain this call`);
      return answer(spec, await Promise.all(node.args.map((arg) => inputOf(arg, read))), LIBRARY) as Input;
    }
    case "operation": {
      const operands = await Promise.all(node.operands.map((operand) => inputOf(operand, read)));
      if (operands.some(Array.isArray)) throw new CalcError("bad-input", "", `${node.source} calculates with a range; put it in cells of its own to explain this call`);
      const [left, right] = operands.map((operand, i) => numeric(operand as Cell, node.operands[i]!.source));
      if (node.operator === "%") return left! / 100;
      if (right === undefined) return node.operator === "-" ? -left! : left!;
      const operation = OPERATIONS[node.operator];
      if (!operation) throw new CalcError("bad-input", "", `${node.source} compares; put it in a cell of its own to explain this call`);
      return operation(left!, right);
    }
  }
};

const reportCall = async (call: Node & { is: "call" }, read: ReadRange): Promise<CallReport | undefined> => {
  const spec = LIBRARY.find(call.name.slice(NAMESPACE.length + 1));
  if (!spec) return undefined;
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>);
  const nodes = slots.map(([, _slot], i): Node => call.args[i] ?? { is: "omitted", source: "" });
  let problem: CellError | undefined;
  const inputs = await Promise.all(
    nodes.map(async (node): Promise<Input> => {
      try {
        return await inputOf(node, read);
      } catch (error) {
        if (!(error instanceof CalcError)) throw error;
        problem ??= toCellError(error);
        return undefined;
      }
    }),
  );
  const given = slots.map(([key, slot], i): ArgumentReport => {
    const node = nodes[i]!;
    return {
      key,
      name: sheetName(key),
      unit: slot.unit,
      written: node.source,
      ...(node.is === "reference" ? { address: node.address } : {}),
      input: inputs[i],
    };
  });
  const report = { spec, written: call.source, arguments: given };
  if (problem) return { ...report, steps: [], problem };
  try {
    const evaluation = evaluate(spec, inputs, LIBRARY);
    if (evaluation.workings === undefined) return { ...report, steps: await liftedLines(spec, evaluation.cells as readonly (readonly Cell[])[]) };
    return { ...report, steps: explainSteps(spec, evaluation, LIBRARY) };
  } catch (error) {
    if (error instanceof CalcError) return { ...report, steps: [], problem: toCellError(error) };
    const held = inputs.flat(2).find((cell) => isCellError(cell));
    if (isCellError(held)) return { ...report, steps: [], problem: held };
    throw error;
  }
};

/** A lifted call has one answer for each cell of its range, and no single set of steps. */
const liftedLines = async (spec: FunctionSpec, cells: readonly (readonly Cell[])[]): Promise<ExplainedStep[]> => {
  const { formula } = (await textsIn("en"))[spec.name]!;
  const part = "part" in spec.returns ? spec.returns.part : spec.returns.parts[0]!;
  return cells.flat().map((value, i) => ({ kind: "answer", name: `${spec.name} ${i + 1}`, value, unit: part.unit, how: formula }));
};

/** Every CCREDIT call of a formula, outermost first, with arguments, steps and answer. */
export async function explainFormula(formula: string, read: ReadRange): Promise<readonly CallReport[]> {
  const reports = await Promise.all(callsOf(parseFormula(formula)).map((call) => reportCall(call, read)));
  return reports.filter((report): report is CallReport => report !== undefined);
}
