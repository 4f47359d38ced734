import { CalcError } from "../core/errors";
import type { ChunkResult, SimulationPlan } from "../core/simulation/plan";
import { board } from "./progress";

/** Runs a plan beyond what a sheet waits for. */
export type Simulate = (plan: SimulationPlan, signal: AbortSignal) => Promise<readonly ChunkResult[]>;

type Runner = ReturnType<typeof import("./page-runner").createPageRunner>;

/** Workers and compiled kernel are loaded when the first large simulation is asked for, and reported on the board. */
export const createSimulate = (): Simulate => {
  let loaded: Promise<Runner> | undefined;
  const runner = (): Promise<Runner> =>
    (loaded ??= import(/* webpackChunkName: "simulation" */ "./page-runner").then(
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
