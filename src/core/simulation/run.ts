import { simulate } from "./kernel";
import * as at from "./layout";
import type { Chunk, ChunkResult, SimulationPlan } from "./plan";
import { createDraws, type Draws } from "./random/draws";
import { shiftDraws, weighPaths } from "./weights";

/** Paths whose numbers stay in the nearest cache between drawing and use. */
const BLOCK = 64;

const runWith = ({ params, periods, metric }: SimulationPlan, { firstPath, count, mix }: Chunk, draws: Draws): ChunkResult => {
  const numbers = new Float64Array(Math.min(BLOCK, count) * periods * at.FACTORS);
  const fields = mix ? at.WEIGHTED_FIELDS : at.FIELDS;
  const out = new Float64Array(fields * count);
  const series = new Float64Array(metric === at.NO_METRIC ? 0 : count * periods);
  for (let done = 0; done < count; done += BLOCK) {
    const size = Math.min(BLOCK, count - done);
    const block = new Float64Array(fields * size);
    draws(firstPath + done, size, numbers);
    if (mix?.isShifted) shiftDraws(params, numbers, size);
    simulate(params, numbers, size, block, series.subarray(series.length === 0 ? 0 : done * periods), metric);
    if (mix) weighPaths(params, numbers, size, mix.plain, block);
    for (let field = 0; field < fields; field += 1) out.set(block.subarray(field * size, (field + 1) * size), field * count + done);
  }
  return { out, series };
};

const drawsOf = ({ sampling, seed, periods }: SimulationPlan, randomization: number): Draws => createDraws({ sampling, seed, randomization, periods });

/** One chunk in TypeScript: what every other engine has to equal, bit for bit. */
export const runChunk = (plan: SimulationPlan, chunk: Chunk): ChunkResult => runWith(plan, chunk, drawsOf(plan, chunk.randomization));

/** All chunks of a plan, one after the other. */
export const runPlan = (plan: SimulationPlan): readonly ChunkResult[] => {
  let [made, draws]: [number, Draws | undefined] = [-1, undefined];
  return plan.chunks.map((chunk) => {
    if (draws === undefined || made !== chunk.randomization) [made, draws] = [chunk.randomization, drawsOf(plan, chunk.randomization)];
    return runWith(plan, chunk, draws);
  });
};
