import * as at from "../../src/core/simulation/layout";
import { runPlan } from "../../src/core/simulation/run";
import { typescriptEngine } from "../../src/simulation/engine";
import { bestEngine } from "../../src/simulation/serve";
import { hasVectors, wasmEngine } from "../../src/simulation/wasm-engine";
import { compiledKernel } from "../support/kernel";
import { anyPlan, bitsOf } from "../support/simulation-plans";

const kernel = compiledKernel();
const engine = async () => wasmEngine(await WebAssembly.compile(kernel));
const runOn = async (plan: ReturnType<typeof anyPlan>) => {
  const { run } = await engine();
  return plan.chunks.map((chunk) => run(plan, chunk));
};

describe("the compiled kernel gives the bits of the TypeScript kernel", () => {
  const seeds = Array.from({ length: 30 }, (_, i) => i + 1);
  it.each(["RANDOM", "SOBOL"] as const)("%s: in every field of 500 paths of thirty loans", async (sampling) => {
    let causes = new Set<number>();
    for (const seed of seeds) {
      const plan = anyPlan(seed, { sampling });
      const expected = runPlan(plan);
      for (const [c, { out }] of expected.entries()) for (let p = 0; p < plan.chunks[c]!.count; p += 1) causes = causes.add(out[at.CAUSE * plan.chunks[c]!.count + p]!);
      expect(bitsOf(await runOn(plan)) === bitsOf(expected) ? "" : `loan ${seed} differs`).toBe("");
    }
    // The loans reach every cause of default, and none.
    expect([...causes].sort()).toEqual([0, 1, 2, 3]);
  });
  it.each([at.METRIC_DSCR, at.METRIC_LTV, at.METRIC_CASH, at.METRIC_BALANCE, at.METRIC_COIN, at.METRIC_RENT, at.METRIC_VALUE, at.METRIC_STRESS, at.METRIC_ARREARS, at.METRIC_CFADS])(
    "in every period of metric %i",
    async (metric) => {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const plan = anyPlan(seed, { metric, paths: 203, sampling: seed % 2 === 0 ? "SOBOL" : "RANDOM" });
        expect(bitsOf(await runOn(plan)) === bitsOf(runPlan(plan)) ? "" : `loan ${seed} differs`).toBe("");
      }
    },
  );
  it.each([1, 2, 3, 7, 41, 60, 120])("over %i periods, past the dimensions of the Sobol table too", async (periods) => {
    for (const sampling of ["RANDOM", "SOBOL"] as const) {
      const plan = anyPlan(9, { periods, sampling, paths: 90 });
      expect(bitsOf(await runOn(plan)) === bitsOf(runPlan(plan)) ? "" : `${sampling} differs`).toBe("");
    }
  });
  it.each(["RANDOM", "SOBOL"] as const)("%s: tilted, with weights, over few and many periods", async (sampling) => {
    for (const [seed, periods, tilt] of [[1, 40, 2], [2, 40, 0.5], [3, 1, 3], [4, 7, 10], [5, 120, 4], [6, 41, 2.5]] as const) {
      const plan = anyPlan(seed, { sampling, periods, tilt, paths: 501 });
      const expected = runPlan(plan);
      expect(bitsOf(await runOn(plan)) === bitsOf(expected) ? "" : `loan ${seed} differs`).toBe("");
      // Weights are there, and are not all alike.
      expect(expected[0]!.out).toHaveLength(at.WEIGHTED_FIELDS * plan.chunks[0]!.count);
      expect(new Set(expected[0]!.out.subarray(at.WEIGHT * plan.chunks[0]!.count)).size).toBeGreaterThan(1);
    }
  });
  it("for plans of different sizes one after the other in one memory", async () => {
    const { run } = await engine();
    for (const [paths, periods, tilt] of [[9000, 8, 0], [33, 120, 3], [150_000, 2, 0], [140_000, 2, 2], [1, 40, 0], [1, 40, 1]] as const) {
      const plan = anyPlan(4, { paths, periods, tilt, sampling: "SOBOL" });
      expect(bitsOf(plan.chunks.map((chunk) => run(plan, chunk))) === bitsOf(runPlan(plan)) ? "" : `${paths} paths differ`).toBe("");
    }
  });
});

describe("the engine of a place", () => {
  it("is the compiled one where vectors are served", async () => {
    expect(hasVectors()).toBe(true);
    expect((await bestEngine(async () => kernel)).name).toBe("WebAssembly");
  });
  it("is TypeScript, and says why, where compiling is blocked", async () => {
    const blocked = await bestEngine(() => Promise.reject(new Error("Refused to compile")));
    expect(blocked.name).toBe("TypeScript (WebAssembly is blocked: Refused to compile)");
    const plan = anyPlan(3);
    expect(bitsOf(plan.chunks.map((chunk) => blocked.run(plan, chunk)))).toBe(bitsOf(runPlan(plan)));
  });
  it("is TypeScript where the probe of two vector instructions is refused", async () => {
    const validate = jest.spyOn(WebAssembly, "validate").mockReturnValue(false);
    expect((await bestEngine(async () => kernel)).name).toBe("TypeScript (no vectors of WebAssembly here)");
    validate.mockRestore();
    expect(typescriptEngine("").name).toBe("TypeScript");
  });
});
