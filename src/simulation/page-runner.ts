import type { SimulationPlan } from "../core/simulation/plan";
import { typescriptEngine } from "./engine";
import { createPool, type Pool, type PoolRun, type RunOptions, type Spawn } from "./pool";
import type { Order, Report } from "./serve";
import { runInSlices } from "./slices";
import type { Start } from "./worker";

const spawn: Spawn = (hear, lose) => {
  const worker = new Worker(/* webpackChunkName: "simulation-worker" */ new URL("./worker.ts", import.meta.url), { name: "simulation" });
  worker.onmessage = (event: MessageEvent<Report>) => hear(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    lose(event.message || "a worker could not be started");
  };
  const start: Start = { kernel: new URL("./assembly/engine.ts", import.meta.url).href };
  worker.postMessage(start);
  return { post: (order: Order) => worker.postMessage(order), close: () => worker.terminate() };
};

const MOST_WORKERS = 8;

/** As many workers as cores but one, which is left to Excel; they start with the first run and stay. */
export const createPageRunner = (): ((plan: SimulationPlan, options: RunOptions) => Promise<PoolRun>) => {
  const pool: Pool = createPool(Math.min(MOST_WORKERS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)), spawn);
  let why = typeof Worker === "function" ? "" : "no workers here";
  return async (plan, options) => {
    if (why === "") {
      try {
        return await pool.run(plan, options);
      } catch (problem) {
        options.signal?.throwIfAborted();
        why = problem instanceof Error ? problem.message : String(problem);
      }
    }
    return runInSlices(typescriptEngine(why), plan, options);
  };
};
