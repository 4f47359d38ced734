import { check } from "../errors";
import type { Fraction } from "../units";

/** Refuses steps that are neither one for all launches nor one for each. */
export function checkSteps<Input>(argument: keyof Input & string, step: readonly Fraction[], launches: number): void {
  check<Input>(argument, step.length === 1 || step.length === launches, () => `expected one step, or one for each of the ${launches} launches, got ${step.length}`);
}

/** The step of launch number j, counted from 0. */
export const stepOf = (step: readonly Fraction[], j: number): Fraction => (step.length === 1 ? step[0]! : step[j]!);
