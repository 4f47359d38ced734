import type { ChunkResult, SimulationPlan } from "../core/simulation/plan";
import type { Engine } from "./engine";
import type { PoolRun, RunOptions } from "./pool";

/** One chunk after the other where there are no workers, with a pause between them in which Excel is served. */
export const runInSlices = async (engine: Engine, plan: SimulationPlan, { signal, progress = () => {} }: RunOptions = {}): Promise<PoolRun> => {
  const results: ChunkResult[] = [];
  let done = 0;
  for (const chunk of plan.chunks) {
    signal?.throwIfAborted();
    results.push(engine.run(plan, chunk));
    done += chunk.count;
    progress(done, plan.paths);
    await new Promise((next) => setTimeout(next, 0));
  }
  return { results, engine: engine.name };
};
