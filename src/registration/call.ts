import type { Input } from "../functions/cells";
import type { FunctionSpec, Library } from "../functions/define";
import { answer } from "../functions/evaluate";
import { NAMESPACE } from "../functions/names";
import { type ExcelAnswer, toExcel, toInputs } from "./convert";
import { isMatrixResult } from "./declarations";
import { Awaited } from "./documents";
import type { Memory } from "./memo";

type Cells = ReturnType<typeof answer>;

/** To recognise a larger call again would cost more than to calculate it. */
const MAX_REMEMBERED_CELLS = 2_000;

const cellCount = (input: Input | Cells): number => (Array.isArray(input) ? input.length * ((input[0] as readonly unknown[] | undefined)?.length ?? 0) : 1);

/** An invariant broke: say so in the cell, with all that is needed to find it. Excel drops messages of other errors. */
const bug = (spec: FunctionSpec, library: Library, problem: unknown): CustomFunctions.Error =>
  new CustomFunctions.Error(
    CustomFunctions.ErrorCode.invalidValue,
    `${NAMESPACE}.${spec.name} ${library.version} failed: ${problem instanceof Error ? problem.message : String(problem)}. Please report this call.`,
  );

/** #N/A, as where a source has no address: what is missing is not an input. The next recalculation fetches again. */
const notFetched = (problem: unknown): CustomFunctions.Error =>
  new CustomFunctions.Error(
    CustomFunctions.ErrorCode.notAvailable,
    `the documents behind the facts could not be loaded (${problem instanceof Error ? problem.message : String(problem)}); check the connection and recalculate`,
  );

/**
 * A function of the catalogue as Excel calls it: arguments in, cells out, an Excel error thrown. A call that asks for a
 * document before the documents are there answers with a promise, as Excel lets any function do.
 */
export const asCustomFunction = (spec: FunctionSpec, library: Library, memory: Memory): ((...args: unknown[]) => ExcelAnswer) => {
  const isMatrix = isMatrixResult(spec);
  const calculate = (inputs: readonly Input[]): Cells => {
    const cells = inputs.reduce((sum: number, input) => sum + cellCount(input), 0);
    if (cells > MAX_REMEMBERED_CELLS) return answer(spec, inputs, library);
    return memory.recall(`${spec.name}${JSON.stringify(inputs)}`, cellCount, () => answer(spec, inputs, library));
  };
  const answered = (args: readonly unknown[]): ExcelAnswer => {
    let cells: Cells;
    try {
      cells = calculate(toInputs(args));
    } catch (problem) {
      if (!(problem instanceof Awaited)) throw bug(spec, library, problem);
      return problem.arrival.then(() => answered(args), (reason: unknown) => { throw notFetched(reason); });
    }
    return toExcel(cells, isMatrix);
  };
  return (...args) => answered(args);
};
