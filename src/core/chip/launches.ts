import { check } from "../errors";
import type { Fraction } from "../units";

/** One step for all launches, or one for each: always one for each afterwards. */
export function stepOfEachLaunch<Input>(argument: keyof Input & string, step: readonly Fraction[], launches: number): readonly Fraction[] {
  check<Input>(argument, step.length === 1 || step.length === launches, () => `expected one step, or one for each of the ${launches} launches, got ${step.length}`);
  return step.length === launches ? step : new Array<Fraction>(launches).fill(step[0]!);
}
