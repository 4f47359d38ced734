import { answerLine } from "../../src/cli/jsonl";

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
  it("print a fan as a table", async () => {
    const { value } = await ask("SIM_PATHS", { function: "SIM_LOAN", arguments: [...Object.entries(LOAN), ["paths", 64]], metric: "ltv" });
    expect((value as readonly unknown[][]).length).toBe(20);
  });
});
