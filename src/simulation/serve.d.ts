import type { Chunk, ChunkResult, SimulationPlan } from "../core/simulation/plan";
import { type Engine } from "./engine";
/** What the pool says to a worker, and what it says back. */
export type Order = {
    readonly kind: "chunk";
    readonly id: number;
    readonly plan: SimulationPlan;
    readonly chunk: Chunk;
};
export type Report = {
    readonly kind: "ready";
    readonly engine: string;
} | {
    readonly kind: "done";
    readonly id: number;
    readonly result: ChunkResult;
} | {
    readonly kind: "failed";
    readonly id: number;
    readonly message: string;
};
export type Send = (report: Report, transfer: readonly ArrayBuffer[]) => void;
/** The fastest engine that this place allows. `load` brings the compiled kernel; it may be refused. */
export declare const bestEngine: (load: () => Promise<BufferSource>) => Promise<Engine>;
/** The worker's side of the pool: takes orders one by one, gives results away instead of copying them. */
export declare const serveOrders: (engine: Engine, send: Send) => ((order: Order) => void);
