import { type Chunk, type ChunkResult, type SimulationPlan } from "../core/simulation/plan";
/** What calculates a chunk. Every engine gives the same bits; they differ in speed alone. */
export interface Engine {
    /** As the cell that tells how a number was made shows it. */
    readonly name: string;
    readonly run: (plan: SimulationPlan, chunk: Chunk) => ChunkResult;
}
/** The engine that is always there; `why` says what kept the faster one from being used. */
export declare const typescriptEngine: (why: string) => Engine;
