import { runPlan } from "../../src/core/simulation/run";
import { answerLine } from "../../src/cli/jsonl";
import { evaluateOn, newEngine } from "../../src/cli/session";
import { createRunner } from "../../src/cli/simulate";
import { compiledKernel } from "../support/kernel";
import { anyPlan, bitsOf } from "../support/simulation-plans";

const LOAN = { units: 1000, rent: 2.5, opex: 0.5, debt: 24e6, rate: 0.11, years: 5, deflation: 0.25, util: 0.8, vol: 0.4 };
const ask = async (name: string, inputs: Record<string, unknown>): Promise<{ readonly value?: unknown; readonly message?: string }> =>
  answerLine(JSON.stringify({ id: 1, function: name, inputs }), 1, () => Promise.reject(new Error("no formula")));

describe("simulations on the command line", () => {
  it("take a table of terms as rows of name and value", async () => {
    const plain = await ask("SIM_LOAN", { ...LOAN, paths: 64 });
    const swept = await ask("SIM_LOAN", { ...LOAN, paths: 64, terms: [["sweep", 1], ["lock_dscr", 1.2]] });
    expect((swept.value as readonly number[])[2]!).toBeLessThan((plain.value as readonly number[])[2]!);
    expect((await ask("SIM_LOAN", { ...LOAN, terms: [["sweeep", 1]] })).message).toMatch(/got "sweeep"/);
  });
  it("have more paths than a sheet waits for", async () => {
    const { value } = await ask("SIM_LOAN", { ...LOAN, paths: 20_500 });
    expect((value as readonly unknown[]).slice(-5, -3)).toEqual([20_500, 1]);
    expect((await ask("SIM_LOAN", { ...LOAN, paths: 1_000_001 })).message).toMatch(/^paths: /);
  });
  it("run on the compiled kernel where it lies beside the program, with the bits of TypeScript", async () => {
    const plan = anyPlan(5, { sampling: "SOBOL", tilt: 1, paths: 300 });
    let loads = 0;
    const compiled = createRunner(async () => {
      loads += 1;
      return compiledKernel();
    });
    expect(bitsOf(await compiled(plan))).toBe(bitsOf(runPlan(plan)));
    expect(bitsOf(await compiled(plan))).toBe(bitsOf(runPlan(plan)));
    expect(loads).toBe(1);
    expect(bitsOf(await createRunner(() => Promise.reject(new Error("no such file")))(plan))).toBe(bitsOf(runPlan(plan)));
  });
  it("may be as large in a formula", async () => {
    const engine = await newEngine();
    const printed = await evaluateOn(engine)("=INDEX(CCREDIT.SIM_LOAN(1000,2.5,0.5,24000000,0.11,5,0.25,0.8,0.4,,,,,,,,,,,20500),1,1)");
    const { value } = await ask("SIM_LOAN", { ...LOAN, paths: 20_500 });
    expect(printed).toEqual({ value: (value as readonly number[])[0] });
    engine.dispose();
  }, 60_000);
  it("print a fan as a table", async () => {
    const { value } = await ask("SIM_PATHS", { function: "SIM_LOAN", arguments: [...Object.entries(LOAN), ["paths", 64]], metric: "ltv" });
    expect((value as readonly unknown[][]).length).toBe(20);
  });
});
