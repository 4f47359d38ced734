import type { SimulationPlan } from "../../src/core/simulation/plan";
import { runPlan } from "../../src/core/simulation/run";
import { typescriptEngine } from "../../src/simulation/engine";
import { createPool, type Spawn } from "../../src/simulation/pool";
import { createBoard, type Progress } from "../../src/simulation/progress";
import { type Report, serveOrders } from "../../src/simulation/serve";
import { runInSlices } from "../../src/simulation/slices";
import { compiledKernel } from "../support/kernel";
import { nodeThreads } from "../support/node-threads";
import { anyPlan, bitsOf } from "../support/simulation-plans";

const plan = anyPlan(8, { paths: 20_000, periods: 12, sampling: "SOBOL" });
const expected = bitsOf(runPlan(plan));
const same = (results: Parameters<typeof bitsOf>[0]): string => (bitsOf(results) === expected ? "the bits of one thread" : "other bits");

/** Workers inside this thread: `fate` decides what happens to each order. */
const actors = (fate: (spawned: number, given: number) => "answers" | "dies" | "hangs"): { readonly spawn: Spawn; readonly spawned: () => number } => {
  let spawned = 0;
  return {
    spawned: () => spawned,
    spawn: (hear, lose) => {
      const number = spawned;
      spawned += 1;
      let isOpen = true;
      let given = 0;
      const say = (report: Report): void => void setTimeout(() => { if (isOpen) hear(report); }, 0);
      const serve = serveOrders(typescriptEngine(""), say);
      return {
        post: (order) => {
          const what = fate(number, given);
          given += 1;
          if (what === "answers") serve(order);
          else if (what === "dies") setTimeout(() => lose("out of memory"), 0);
        },
        close: () => { isOpen = false; },
      };
    },
  };
};

describe("a pool of workers", () => {
  it.each([1, 2, 3, 5])("of %i threads of Node on the compiled kernel gives the bits of one thread of TypeScript", async (size) => {
    const { spawn, started } = nodeThreads(compiledKernel());
    const pool = createPool(size, spawn);
    const { results, engine } = await pool.run(plan);
    expect(same(results)).toBe("the bits of one thread");
    expect([engine, started()]).toEqual([`WebAssembly, ${size === 1 ? "1 worker" : `${size} workers`}`, size]);
    pool.close();
  });
  it("says so where its threads must do without the compiled kernel", async () => {
    const pool = createPool(2, nodeThreads(undefined).spawn);
    const { results, engine } = await pool.run(plan);
    expect([same(results), engine]).toEqual(["the bits of one thread", "TypeScript (WebAssembly is blocked: no kernel), 2 workers"]);
    pool.close();
  });
  it("replaces a thread that dies and runs its chunks again, with the same bits", async () => {
    const { spawn, started } = nodeThreads(compiledKernel(), 1);
    const pool = createPool(2, spawn);
    const { results } = await pool.run(plan);
    expect([same(results), started()]).toEqual(["the bits of one thread", 3]);
    pool.close();
  });
  it("passes over what a replaced worker still says", async () => {
    const { spawn, spawned } = actors((number, given) => (number === 0 && given === 1 ? "dies" : "answers"));
    const { results } = await createPool(2, spawn).run(plan);
    expect([same(results), spawned()]).toEqual(["the bits of one thread", 3]);
  });
  it("takes a worker that is silent for too long as lost", async () => {
    const { spawn, spawned } = actors((number) => (number === 0 ? "hangs" : "answers"));
    const small = anyPlan(3, { paths: 160, periods: 4 });
    const { results } = await createPool(2, spawn, 1000).run(small);
    expect([bitsOf(results), spawned()]).toEqual([bitsOf(runPlan(small)), 3]);
  });
  it("gives a run up after three losses, with the reason, and serves the next run", async () => {
    let isIll = true;
    const { spawn } = actors(() => (isIll ? "dies" : "answers"));
    const pool = createPool(2, spawn);
    await expect(pool.run(plan)).rejects.toThrow("the workers of the simulation end: out of memory");
    isIll = false;
    expect(same((await pool.run(plan)).results)).toBe("the bits of one thread");
  });
  it("gives a run up where no worker can be started", async () => {
    await expect(createPool(2, () => { throw new Error("refused by policy"); }).run(plan)).rejects.toThrow("the workers of the simulation end: refused by policy");
  });
  it("hands the message of a failing chunk on", async () => {
    const broken: SimulationPlan = { ...plan, chunks: [{ ...plan.chunks[0]!, firstPath: 2 }] };
    await expect(createPool(1, nodeThreads(compiledKernel()).spawn).run(broken)).rejects.toThrow("a chunk of Sobol points begins at a multiple of 4, not at 2");
  });
  it("works several runs at a time", async () => {
    const pool = createPool(2, actors(() => "answers").spawn);
    const plans = [1, 2, 3].map((seed) => anyPlan(seed, { paths: 400, periods: 6, tilt: seed - 1 }));
    const runs = await Promise.all(plans.map((one) => pool.run(one)));
    runs.forEach(({ results }, i) => expect(bitsOf(results)).toBe(bitsOf(runPlan(plans[i]!))));
  });
  it("reports its progress, rising to all paths", async () => {
    const seen: number[] = [];
    await createPool(2, actors(() => "answers").spawn).run(plan, { progress: (done, paths) => { seen.push(done); expect(paths).toBe(20_000); } });
    expect(seen).toHaveLength(plan.chunks.length);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(20_000);
  });
  it("stops giving out chunks when a run is cancelled, and fails with the reason", async () => {
    let given = 0;
    const pool = createPool(1, actors(() => { given += 1; return "answers"; }).spawn);
    const abort = new AbortController();
    const reason = new Error("nobody waits");
    await expect(pool.run(plan, { signal: abort.signal, progress: () => abort.abort(reason) })).rejects.toBe(reason);
    await new Promise((next) => setTimeout(next, 50));
    // One answered and one ahead of it; at most one more was under way.
    expect(given).toBeLessThanOrEqual(3);
    await expect(pool.run(plan, { signal: abort.signal })).rejects.toBe(reason);
  });
  it("ends its runs when it is closed", async () => {
    const pool = createPool(1, actors(() => "hangs").spawn);
    const run = pool.run(plan);
    pool.close();
    await expect(run).rejects.toThrow("closed");
    await expect(pool.run(plan)).rejects.toThrow("closed");
  });
});

describe("without workers", () => {
  it("chunks are run one after the other, with the same bits, and between them a run can be cancelled", async () => {
    const { results, engine } = await runInSlices(typescriptEngine("no workers here"), plan);
    expect([same(results), engine]).toEqual(["the bits of one thread", "TypeScript (no workers here)"]);
    const abort = new AbortController();
    await expect(runInSlices(typescriptEngine(""), plan, { signal: abort.signal, progress: () => abort.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});

describe("the board of progress", () => {
  it("adds up the runs under way and remembers engine and time of the last that ended", () => {
    let clock = 1000;
    const board = createBoard(() => clock);
    const seen: Progress[] = [];
    const stop = board.watch((progress) => seen.push(progress));
    const first = board.begin(100);
    const second = board.begin(300);
    second.report(150, 300);
    expect(seen.at(-1)).toEqual({ running: 2, done: 150, paths: 400, engine: "", seconds: 0 });
    clock = 3500;
    first.end("WebAssembly, 2 workers");
    second.end(undefined);
    expect(seen.at(-1)).toEqual({ running: 0, done: 0, paths: 0, engine: "WebAssembly, 2 workers", seconds: 2.5 });
    const count = seen.length;
    stop();
    board.begin(1);
    expect(seen).toHaveLength(count);
  });
});
