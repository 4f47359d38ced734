import type { Chunk, ChunkResult, SimulationPlan } from "../core/simulation/plan";
import { runChunk } from "../core/simulation/run";

/** What calculates a chunk. Every engine gives the same bits; they differ in speed alone. */
export interface Engine {
  /** As the cell that tells how a number was made shows it. */
  readonly name: string;
  readonly run: (plan: SimulationPlan, chunk: Chunk) => ChunkResult;
}

/** The engine that is always there; `why` says what kept the faster one from being used. */
export const typescriptEngine = (why: string): Engine => ({ name: why === "" ? "TypeScript" : `TypeScript (${why})`, run: runChunk });
