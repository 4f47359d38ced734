import { CalcError } from "../core/errors";
import type { SimulationPlan } from "../core/simulation/plan";
import type { PlanRunner } from "../functions/evaluate";
import { board } from "../simulation/progress";

/** Runs a plan beyond what a sheet waits for. */
export type Simulate = (plan: SimulationPlan, signal: AbortSignal) => ReturnType<PlanRunner>;

type Runner = ReturnType<typeof import("../simulation/page-runner").createPageRunner>;

/** Workers and compiled kernel are loaded when the first large simulation is asked for, and reported on for the pane. */
export const createSimulate = (): Simulate => {
  let loaded: Promise<Runner> | undefined;
  const runner = (): Promise<Runner> =>
    (loaded ??= import(/* webpackChunkName: "simulation" */ "../simulation/page-runner").then(
      ({ createPageRunner }) => createPageRunner(),
      (problem: unknown) => {
        loaded = undefined;
        throw problem;
      },
    ));
  return async (plan, signal) => {
    const run = board.begin(plan.paths);
    try {
      const { results, engine } = await (await runner())(plan, { signal, progress: run.report });
      run.end(engine);
      return results;
    } catch (problem) {
      run.end(undefined);
      throw problem;
    }
  };
};

/** What a formula shows whose simulation was given up; nobody sees it unless the sheet still holds the formula. */
export const cancelled = (): CalcError => new CalcError("not-defined", "", "the simulation was cancelled");
