import type { SimulationPlan } from "../../src/core/simulation/plan";
import { runPlan } from "../../src/core/simulation/run";
import { createHeadlessEngine } from "../../src/engine/headless";
import { isCellError } from "../../src/functions/cells";
import { answerLater } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";

/** 4 quarters: 100,000 paths are worked off at once, 100,004 are not. */
const LARGE = 100_004;
const formula = (vol: number | string): string => `=CCREDIT.SIM_LOAN(1000,2.5,0.5,25000000,0.11,1,0.3,0.8,${vol},,,,,,,,,,,${LARGE})`;
const expected = async (vol: number) => {
  const spec = LIBRARY.find("SIM_LOAN")!;
  const given: Readonly<Record<string, number>> = { units: 1000, rent: 2.5, opex: 0.5, debt: 25e6, rate: 0.11, years: 1, deflation: 0.3, util: 0.8, vol, paths: LARGE };
  return ((await answerLater(spec, spec.slots.map(([key]) => given[key]), LIBRARY, async (plan) => runPlan(plan))) as readonly (readonly unknown[])[])[0]!;
};

describe("a simulation that a sheet does not wait for", () => {
  it("is #BUSY! until it is done; then it and its readers show what the same call shows elsewhere", async () => {
    const plans: SimulationPlan[] = [];
    let go = (): void => {};
    const engine = createHeadlessEngine(undefined, async (plan) => {
      plans.push(plan);
      await new Promise<void>((resume) => { go = resume; });
      return runPlan(plan);
    });
    engine.setValue("Sheet1!A1", 0.4);
    engine.setFormula("Sheet1!A3", formula("A1"));
    engine.setFormula("Sheet1!A5", "=A3*2");
    engine.setFormula("Sheet1!A6", `=INDEX(${formula(0.4).slice(1)},1,3)`);
    const done = engine.calculate();
    while (plans.length === 0) await new Promise((next) => setTimeout(next, 5));
    await new Promise((next) => setTimeout(next, 50));
    expect(engine.value("Sheet1!A3")).toMatchObject({ error: "#BUSY!" });
    expect(isCellError(engine.value("Sheet1!A5"))).toBe(true);
    go();
    await done;
    const row = await expected(0.4);
    expect(engine.values("Sheet1!A3:U3")[0]).toEqual(row);
    expect(engine.value("Sheet1!A5")).toBe((row[0] as number) * 2);
    expect(engine.value("Sheet1!A6")).toBe(row[2]);
    // The same call in two cells is one run.
    expect(plans).toHaveLength(1);

    engine.setValue("Sheet1!A1", 0.5);
    const again = engine.calculate();
    while (plans.length === 1) await new Promise((next) => setTimeout(next, 5));
    go();
    await again;
    expect(engine.values("Sheet1!A3:U3")[0]).toEqual(await expected(0.5));
    engine.dispose();
  });
  it("is given up when the last cell that waits for it asks for something else", async () => {
    const started: { readonly plan: SimulationPlan; readonly signal: AbortSignal; readonly go: () => void }[] = [];
    const engine = createHeadlessEngine(undefined, (plan, signal) =>
      new Promise((resume, refuse) => {
        started.push({ plan, signal, go: () => resume(runPlan(plan)) });
        signal.addEventListener("abort", () => refuse(new Error("given up")));
      }));
    const until = async (count: number): Promise<void> => {
      while (started.length < count) await new Promise((next) => setTimeout(next, 5));
      await new Promise((next) => setTimeout(next, 150));
    };
    engine.setValue("Sheet1!A1", 0.4);
    engine.setFormula("Sheet1!A3", formula("A1"));
    engine.setFormula("Sheet1!A5", formula(0.4));
    // Two large calls in one cell wait side by side.
    engine.setFormula("Sheet1!A7", `=INDEX(${formula(0.2).slice(1)},1,1)+INDEX(${formula(0.3).slice(1)},1,1)`);
    const done = engine.calculate();
    await until(3);
    engine.setValue("Sheet1!A1", 0.5);
    void engine.calculate();
    await until(4);
    // A5 still waits for .4.
    expect(started.map(({ signal }) => signal.aborted)).toEqual([false, false, false, false]);
    engine.setFormula("Sheet1!A5", formula(0.5));
    void engine.calculate();
    await until(4);
    expect(started.filter(({ signal }) => signal.aborted)).toHaveLength(1);
    expect(started[0]!.signal.aborted).toBe(true);
    started.forEach(({ go }) => go());
    await done;
    await engine.calculate();
    expect(engine.values("Sheet1!A3:U3")[0]).toEqual(await expected(0.5));
    expect(engine.values("Sheet1!A5:U5")[0]).toEqual(await expected(0.5));
    expect(engine.value("Sheet1!A7")).toBe(((await expected(0.2))[0] as number) + ((await expected(0.3))[0] as number));
    // What was given up begins anew when it is asked for again.
    engine.setValue("Sheet1!A1", 0.4);
    void engine.calculate();
    await until(5);
    started[4]!.go();
    await engine.calculate();
    expect(engine.values("Sheet1!A3:U3")[0]).toEqual(await expected(0.4));
    engine.dispose();
  }, 60_000);
  it("shows why where its workers fail", async () => {
    const engine = createHeadlessEngine(undefined, () => Promise.reject(new Error("out of memory")));
    engine.setFormula("Sheet1!A1", formula(0.4));
    await engine.calculate();
    expect(engine.value("Sheet1!A1")).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("out of memory") });
    engine.dispose();
  });
  it("is refused where nobody works it off", async () => {
    const engine = createHeadlessEngine();
    engine.setFormula("Sheet1!A1", formula(0.4));
    await engine.calculate();
    expect(engine.value("Sheet1!A1")).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("where a sheet waits") });
    engine.dispose();
  });
});
