/**
 * One engine of the bench in a process of its own: engine.mjs MODE PATHS REPEATS FOLDER. Prints one line of JSON: nanoseconds
 * of processor time per path and quarter, the fastest of the repeats, the first call, and what was found.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as at from "../../src/core/simulation/layout";
import { type ChunkResult, type SimulationPlan, simulationPlan } from "../../src/core/simulation/plan";
import { runChunk, runPlan } from "../../src/core/simulation/run";
import { createPool } from "../../src/simulation/pool";
import { bestEngine, type Order, type Report, serveOrders } from "../../src/simulation/serve";
import { wasmEngine } from "../../src/simulation/wasm-engine";
import { benchLoan } from "./loan";

const summary = (plan: SimulationPlan, results: readonly ChunkResult[]) => {
  let [loss, defaults] = [0, 0];
  results.forEach(({ out }, c) => {
    const { count } = plan.chunks[c]!;
    for (let p = 0; p < count; p += 1) {
      loss += out[at.LOSS * count + p]!;
      defaults += out[at.DEFAULT_PERIOD * count + p]! > 0 ? 1 : 0;
    }
  });
  return { pd: defaults / plan.paths, el: loss / plan.paths / plan.params[at.DEBT]! };
};

const main = async (mode: string, paths: number, repeats: number, folder: string): Promise<void> => {
  const params = benchLoan();
  const kernel = new Uint8Array(readFileSync(join(folder, "kernel.wasm")));
  const planOf = (seed: number): SimulationPlan => simulationPlan({ params, paths, seed, sampling: mode.includes("sobol") ? "SOBOL" : "RANDOM", metric: at.NO_METRIC });
  const plan = planOf(12345);
  const begin = performance.now();
  let run: (plan: SimulationPlan) => readonly ChunkResult[] | Promise<readonly ChunkResult[]> = runPlan;
  let close = (): void => {};
  if (mode.startsWith("wasm")) {
    const engine = await wasmEngine(await WebAssembly.compile(kernel));
    run = (one) => one.chunks.map((chunk) => engine.run(one, chunk));
  } else if (mode.startsWith("workers")) {
    const pool = createPool(2, (hear, lose) => {
      const thread = new Worker(new URL(import.meta.url), { workerData: kernel });
      thread.on("message", (report: Report) => hear(report)).on("error", (problem) => lose(problem.message));
      return { post: (order) => thread.postMessage(order), close: () => void thread.terminate() };
    });
    run = async (one) => (await pool.run(one)).results;
    close = pool.close;
  }
  const firstResults = await run(plan);
  const first = performance.now() - begin;
  if (mode === "ts-random-bits") {
    const whole = runChunk(plan, { group: 0, randomization: 0, firstPath: 0, count: paths });
    writeFileSync(join(folder, "bits.bin"), whole.out);
  }
  let [cpu, wall] = [Infinity, Infinity];
  for (let i = 0; i < repeats; i += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await run(plan);
    const { user, system } = process.cpuUsage(used);
    cpu = Math.min(cpu, (user + system) * 1e3);
    wall = Math.min(wall, (performance.now() - start) * 1e6);
  }
  const work = paths * plan.periods;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ cpu: cpu / work, wall: wall / work, first, peak, ...summary(plan, firstResults) }));
  close();
};

if (isMainThread) {
  const [mode, paths, repeats, folder] = process.argv.slice(2);
  await main(mode!, Number(paths), Number(repeats), folder!);
} else {
  const engine = await bestEngine(async () => workerData as Uint8Array<ArrayBuffer>);
  const take = serveOrders(engine, (report, transfer) => parentPort!.postMessage(report, [...transfer]));
  parentPort!.on("message", (order: Order) => take(order));
}
