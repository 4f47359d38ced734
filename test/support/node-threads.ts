import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { Report } from "../../src/simulation/serve";
import type { Spawn } from "../../src/simulation/pool";

const file = join(mkdtempSync(join(tmpdir(), "simulation-")), "thread.mjs");
buildSync({ entryPoints: [join(__dirname, "simulation-thread.ts")], bundle: true, platform: "node", format: "esm", outfile: file, logLevel: "error" });

/** Threads of Node as workers of the pool; the first `deaths` of them end by themselves. */
export const nodeThreads = (kernel: Uint8Array<ArrayBuffer> | undefined, deaths = 0): { readonly spawn: Spawn; readonly started: () => number } => {
  let started = 0;
  return {
    started: () => started,
    spawn: (hear, lose) => {
      started += 1;
      const thread = new Worker(file, { workerData: { kernel, dies: started <= deaths } });
      thread.on("message", (report: Report) => hear(report));
      thread.on("error", (problem) => lose(problem.message));
      thread.on("exit", (code) => lose(`the thread ended with code ${code}`));
      return { post: (order) => thread.postMessage(order), close: () => void thread.terminate() };
    },
  };
};
