import type { Input } from "../functions/cells";
import type { FunctionSpec, Library } from "../functions/define";
import { answer } from "../functions/evaluate";
import { startLarge } from "../functions/large";
import { NAMESPACE } from "../functions/names";
import { type ExcelAnswer, invocationOf, toExcel, toInputs } from "./convert";
import { isMatrixResult } from "./declarations";
import type { Memory } from "./memo";
import { Awaited } from "./references";
import { isWaiting } from "../simulation/later";
import { cancelled, type Simulate } from "../simulation/large-runs";

type Cells = ReturnType<typeof answer>;
type Invocation = CustomFunctions.CancelableInvocation;

/** To recognise a larger call again would cost more than to calculate it. */
const MAX_REMEMBERED_CELLS = 2_000;

const cellCount = (input: Input | Cells): number => (Array.isArray(input) ? input.length * ((input[0] as readonly unknown[] | undefined)?.length ?? 0) : 1);

const callText = (spec: FunctionSpec, inputs: readonly Input[]): string => `${spec.name}${JSON.stringify(inputs)}`;

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
    `the steps and sources that this call prints could not be loaded (${problem instanceof Error ? problem.message : String(problem)}); check the connection and recalculate`,
  );

/** A simulation that Excel does not wait for: it shows #BUSY! meanwhile and says when nobody waits any more. */
const simulateLarge = (spec: FunctionSpec, inputs: readonly Input[], library: Library, invocation: Invocation | undefined, simulate: Simulate): Promise<Cells> | undefined => {
  let abort: AbortController | undefined;
  const later = startLarge(spec, inputs, library, (plan) => {
    abort = new AbortController();
    return simulate(plan, abort.signal);
  });
  if (later && invocation) invocation.onCanceled = () => abort?.abort(cancelled());
  return later;
};

/**
 * A function of the catalogue as Excel calls it: arguments in, cells out, an Excel error thrown. A call that needs what is
 * not loaded yet, a reference or the engine of the simulations, answers with a promise, as Excel lets any function do.
 */
export const asCustomFunction = (spec: FunctionSpec, library: Library, memory: Memory, simulate?: Simulate): ((...args: unknown[]) => ExcelAnswer) => {
  const isMatrix = isMatrixResult(spec);
  const calculate = (inputs: readonly Input[]): Cells => {
    const cells = inputs.reduce((sum: number, input) => sum + cellCount(input), 0);
    if (cells > MAX_REMEMBERED_CELLS) return answer(spec, inputs, library);
    return memory.recall(callText(spec, inputs), cellCount, () => answer(spec, inputs, library));
  };
  const calculateLater = (args: readonly unknown[]): Promise<ExcelAnswer> | undefined => {
    if (!spec.simulated || !simulate) return undefined;
    const inputs = toInputs(args);
    const call = callText(spec, inputs);
    if (memory.holds(call)) return undefined;
    return simulateLarge(spec, inputs, library, invocationOf(args), simulate)?.then(
      (cells) => toExcel(memory.recall(call, cellCount, () => cells), isMatrix),
      (problem: unknown) => { throw bug(spec, library, problem); },
    );
  };
  const call = (...args: unknown[]): ExcelAnswer => {
    let cells: Cells;
    try {
      const later = calculateLater(args);
      if (later) return later;
      cells = calculate(toInputs(args));
    } catch (problem) {
      if (problem instanceof Awaited) return problem.arrival.then(() => call(...args), (reason: unknown) => { throw notFetched(reason); }) as ExcelAnswer;
      if (isWaiting(problem)) return problem.until.then(() => call(...args), (missing: unknown) => { throw bug(spec, library, missing); }) as ExcelAnswer;
      throw bug(spec, library, problem);
    }
    return toExcel(cells, isMatrix);
  };
  return call;
};
