import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PlanRunner } from "../functions/evaluate";
import type { Engine } from "../simulation/engine";
import { bestEngine } from "../simulation/serve";

type Load = Parameters<typeof bestEngine>[0];

/** The build puts the compiled kernel beside the program. Where it is not, TypeScript gives the same bits. */
const besideProgram: Load = () => readFile(join(dirname(process.argv[1] ?? "."), "kernel.wasm"));

/** Works simulations off in this process. The engine is made with the first of them. */
export const createRunner = (load: Load = besideProgram): PlanRunner => {
  let engine: Promise<Engine> | undefined;
  return async (plan) => {
    const { run } = await (engine ??= bestEngine(load));
    return plan.chunks.map((chunk) => run(plan, chunk));
  };
};
