import type { SimulationPlan } from "../core/simulation/plan";

type Run = typeof import("../core/simulation/run").runPlan;

/** What a calculation throws that has to wait: ask again when the promise is kept. */
export interface Waiting {
  readonly until: Promise<unknown>;
}
export const isWaiting = (problem: unknown): problem is Waiting => typeof problem === "object" && problem !== null && "until" in problem;

const engine: { run?: Run; loading?: Promise<void> } = {};

/** Kernel and random numbers come with the first simulation: most workbooks have none. */
export const loadEngine = (): Promise<void> =>
  (engine.loading ??= import(/* webpackChunkName: "simulation-engine" */ "../core/simulation/run").then(
    ({ runPlan: run }) => {
      engine.run = run;
    },
    (problem: unknown) => {
      delete engine.loading;
      throw problem;
    },
  ));

/**
 * Stands in the pages for runPlan of core/simulation/run.ts (webpack.config.js). Until that is there it asks to wait; the
 * registration answers Excel with a promise and calls again. The other faces load the engine before they calculate.
 */
export const runPlan: Run = (plan: SimulationPlan) => {
  if (engine.run) return engine.run(plan);
  // No error: nothing went wrong, and no stack is needed.
  throw { until: loadEngine() } satisfies Waiting;
};
