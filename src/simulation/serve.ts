import type { Chunk, ChunkResult, SimulationPlan } from "../core/simulation/plan";
import { type Engine, typescriptEngine } from "./engine";
import { hasVectors, wasmEngine } from "./wasm-engine";

/** What the pool says to a worker, and what it says back. */
export type Order = { readonly kind: "chunk"; readonly id: number; readonly plan: SimulationPlan; readonly chunk: Chunk };
export type Report =
  | { readonly kind: "ready"; readonly engine: string }
  | { readonly kind: "done"; readonly id: number; readonly result: ChunkResult }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

export type Send = (report: Report, transfer: readonly ArrayBuffer[]) => void;

const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** The fastest engine that this place allows. `load` brings the compiled kernel; it may be refused. */
export const bestEngine = async (load: () => Promise<BufferSource>): Promise<Engine> => {
  if (!hasVectors()) return typescriptEngine("no vectors of WebAssembly here");
  try {
    return await wasmEngine(await WebAssembly.compile(await load()));
  } catch (problem) {
    return typescriptEngine(`WebAssembly is blocked: ${reasonOf(problem)}`);
  }
};

/** The worker's side of the pool: takes orders one by one, gives results away instead of copying them. */
export const serveOrders = (engine: Engine, send: Send): ((order: Order) => void) => {
  send({ kind: "ready", engine: engine.name }, []);
  return ({ id, plan, chunk }) => {
    try {
      const result = engine.run(plan, chunk);
      send({ kind: "done", id, result }, [result.out.buffer as ArrayBuffer, result.series.buffer as ArrayBuffer]);
    } catch (problem) {
      send({ kind: "failed", id, message: reasonOf(problem) }, []);
    }
  };
};
