import { CalcError } from "../core/errors";
import { MAX_AT_ONCE } from "../core/simulation/plan";
import type { Input } from "./cells";
import type { FunctionSpec, Library } from "./define";
import { answerLater, type Evaluation, type PlanRunner } from "./evaluate";

const SMALL = "small enough to be worked off at once";

/** A simulation with more paths than a sheet waits for, as a promise of its cells; undefined where the call answers at once. */
export const startLarge = (spec: FunctionSpec, inputs: readonly Input[], library: Library, run: PlanRunner): Promise<Evaluation["cells"]> | undefined => {
  if (!spec.simulated) return undefined;
  let isLarge = false;
  // Decoding and planning happen before the first pause, so that isLarge is known when answerLater returns.
  const later = answerLater(spec, inputs, library, (plan) => {
    if (plan.paths * plan.periods <= MAX_AT_ONCE) return Promise.reject(new CalcError("bad-input", "", SMALL));
    isLarge = true;
    return run(plan);
  });
  if (isLarge) return later;
  later.catch(() => { /* The call at once says it. */ });
  return undefined;
};
