import { LIBRARY } from "../../src/functions/library";
import type { FunctionSpec } from "../../src/functions/define";
import { asCustomFunction } from "../../src/registration/call";
import { createMemory } from "../../src/registration/memo";
import { isWaiting, loadEngine, runPlan } from "../../src/simulation/later";
import { simulationPlan } from "../../src/core/simulation/plan";
import { loanModel } from "../../src/core/simulation/loan";
import { runPlan as runHere } from "../../src/core/simulation/run";
import { STILL } from "../core/simulation/deals";
import { installHost } from "./custom-functions";

installHost().hostReady();

/** HHI as it would be if it had to wait for something. */
const waitingFor = (until: Promise<unknown>): { readonly spec: FunctionSpec; readonly calls: () => number } => {
  const spec = LIBRARY.find("HHI")!;
  let calls = 0;
  const compute: FunctionSpec["compute"] = (values, library): unknown => {
    calls += 1;
    if (calls === 1) throw { until } satisfies Parameters<typeof isWaiting>[0];
    return spec.compute(values, library);
  };
  return { spec: { ...spec, compute }, calls: () => calls };
};

describe("a calculation that has to wait", () => {
  it("answers with a promise, and at once when it is asked again", async () => {
    const { spec, calls } = waitingFor(Promise.resolve());
    const call = asCustomFunction(spec, LIBRARY, createMemory(1000));
    await expect(call([[50], [50]])).resolves.toBe(0.5);
    expect(calls()).toBe(2);
    expect(call([[50], [50]])).toBe(0.5);
  });
  it("says what failed where the wait was in vain", async () => {
    const { spec } = waitingFor(Promise.reject(new Error("no network")));
    await expect(asCustomFunction(spec, LIBRARY, createMemory(1000))([[50], [50]])).rejects.toMatchObject({ message: expect.stringContaining("no network") });
  });
});

describe("the engine of the pages", () => {
  it("asks to wait before it is loaded, and then runs a plan as the engine itself", async () => {
    const plan = simulationPlan({ params: loanModel({ ...STILL, rentVol: 0.4, valueVol: 0.3, rhoRentValue: 0.5 }).params, paths: 64, seed: 3, sampling: "SOBOL", metric: 0 });
    let thrown: unknown;
    try {
      runPlan(plan);
    } catch (problem) {
      thrown = problem;
    }
    if (!isWaiting(thrown)) throw new Error("expected to be asked to wait");
    await thrown.until;
    await loadEngine();
    expect(runPlan(plan)).toEqual(runHere(plan));
  });
});
