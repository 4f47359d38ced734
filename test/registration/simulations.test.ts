import type { SimulationPlan } from "../../src/core/simulation/plan";
import { runPlan } from "../../src/core/simulation/run";
import { CATALOGUE } from "../../src/functions/catalogue";
import { LIBRARY } from "../../src/functions/library";
import { answer } from "../../src/functions/evaluate";
import { asCustomFunction } from "../../src/registration/call";
import { toInputs } from "../../src/registration/convert";
import { createMemory } from "../../src/registration/memo";
import { ExcelError, installHost } from "./custom-functions";

const host = installHost();
host.hostReady();

const spec = CATALOGUE.find(({ name }) => name === "SIM_LOAN")!;
const loan = (paths: number): readonly unknown[] => spec.slots.map(([key]) => ({ units: 1000, rent: 2.5, opex: 0.5, debt: 25e6, rate: 0.11, years: 1, deflation: 0.3, util: 0.8, vol: 0.4, paths }[key as string] ?? null));
/** 4 quarters: 100,000 paths are worked off at once, 100,004 are not. */
const [SMALL, LARGE] = [400, 100_004];

const invocation = () => ({ functionName: "SIM_LOAN", onCanceled: () => {} });
const registered = (simulate: Parameters<typeof asCustomFunction>[3]) => asCustomFunction(spec, LIBRARY, createMemory(1e6), simulate);

describe("a simulation in a cell", () => {
  it("answers at once while it is small, and asks nobody", () => {
    const call = registered(() => { throw new Error("asked"); });
    expect(call(...loan(SMALL), invocation())).toEqual(answer(spec, toInputs(loan(SMALL)), LIBRARY));
  });
  it("is a promise of the same cells when it is large, and is remembered", async () => {
    const plans: SimulationPlan[] = [];
    const call = registered(async (plan) => {
      plans.push(plan);
      return runPlan(plan);
    });
    const later = call(...loan(LARGE), invocation());
    expect(later).toBeInstanceOf(Promise);
    const cells = (await later) as readonly (readonly unknown[])[];
    // Default probability and its error, and where they come from: paths and seed.
    expect(cells[0]![0]).toBeGreaterThan(0);
    expect(cells[0]![0]).toBeLessThan(1);
    expect(cells[0]).toContain(LARGE);
    // Excel asks again when a row is inserted: the same cells, at once.
    expect(call(...loan(LARGE), invocation())).toEqual(cells);
    expect(plans).toHaveLength(1);
  });
  it("hears from Excel that nobody waits any more, and gives the work up", async () => {
    const call = registered((_plan, signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))));
    const invoked = invocation();
    const later = call(...loan(LARGE), invoked) as Promise<unknown>;
    invoked.onCanceled();
    await expect(later).rejects.toMatchObject({ code: "#N/A", message: "the simulation was cancelled" });
    await expect(later).rejects.toBeInstanceOf(ExcelError);
  });
  it("fails with an Excel error that can be reported when the workers fail", async () => {
    const call = registered(() => Promise.reject(new Error("the workers of the simulation end: out of memory")));
    await expect(call(...loan(LARGE), invocation())).rejects.toMatchObject({ code: "#VALUE!", message: expect.stringContaining("out of memory. Please report this call.") });
  });
  it("refuses bad input at once, however many paths are asked for", () => {
    const call = registered(() => { throw new Error("asked"); });
    const wrong = loan(LARGE).map((value, i) => (spec.slots[i]![0] === "vol" ? -1 : value));
    expect(() => call(...wrong, invocation())).toThrow(expect.objectContaining({ code: "#VALUE!" }));
  });
  it("is the only kind of function that Excel may cancel", () => {
    expect(CATALOGUE.filter(({ simulated }) => simulated).map(({ name }) => name)).toEqual(expect.arrayContaining(["SIM_LOAN", "SIM_MINER", "SIM_PATHS"]));
  });
});
