import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { writeTwins } from "../../src/ui/twin-sheet";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { loadPreset } from "../../src/workbook/load";
import { findRepairs } from "../../src/workbook/repair";

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));

const open = async () => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  engine.addSheet("My loan");
  engine.setMany("My loan", [
    { row: 1, column: 1, value: 30000 }, { row: 2, column: 1, value: 2.5 }, { row: 3, column: 1, value: 5 },
    { row: 1, column: 2, formula: '=CCREDIT.GPU_RESIDUAL(A1,A2,"SL",,A3)' },
    { row: 2, column: 2, formula: '=1-CCREDIT.GPU_RESIDUAL(A1,A2,"DB",0.23)/A1' },
    { row: 3, column: 2, formula: "=A1*2" },
    { row: 4, column: 2, formula: "=CCREDIT.VERSION()" },
    { row: 5, column: 2, formula: '=CCREDIT.GPU_RESIDUAL("x",A2)' },
    { row: 9, column: 2, formula: '=CCREDIT.GPU_RESIDUAL(A1,A2,"SL",,A3)' },
  ]);
  await engine.calculate();
  return { engine, port: embeddedWorkbook(engine) };
};

describe("native formulas of a selection", () => {
  it("writes one twin for each call, under its cell, each agreeing with the add-in, and says which calls have none", async () => {
    const { engine, port } = await open();
    const { sheet, written, none } = await writeTwins(port, "'My loan'!A1:B5", loadPreset);
    expect([sheet, written]).toEqual(["Twins", 2]);
    expect(none.map(({ address }) => address)).toEqual(["'My loan'!B4", "'My loan'!B5"]);
    expect(none[1]!.why).toMatch(/^GPU_RESIDUAL: #VALUE! cost: expected a number/);
    await engine.calculate();
    const rows = engine.values(`${sheet!}!A1:D80`);
    expect(rows.map(([label]) => label).filter((label) => /GPU_RESIDUAL$/.test(String(label)))).toEqual(["'My loan'!B1 · GPU_RESIDUAL", "'My loan'!B2 · GPU_RESIDUAL"]);
    const verdicts = rows.filter(([label]) => /agree/i.test(String(label))).map((row) => row[3]);
    // Two lines of each twin compare: the answers, and the verdict over all of them.
    expect(verdicts).toEqual([true, true, true, true]);
    // 30000 · (1 − 2.5/5) = 15000 and 30000 · 0.77^2.5 = 15608.15, worked out in built-in formulas alone.
    const numbers = rows.flat().filter((value) => typeof value === "number");
    expect(numbers.some((value) => Math.abs((value as number) - 15000) < 1e-9)).toBe(true);
    expect(numbers.some((value) => Math.abs((value as number) - 30000 * 0.77 ** 2.5) < 1e-8)).toBe(true);
    // Live on the same cells: an older chip is worth less in the twin too.
    await port.set("'My loan'!A2", 5);
    expect(engine.values(`${sheet!}!A1:D80`).filter(([label]) => /agree/i.test(String(label))).map((row) => row[3])).toEqual([true, true, true, true]);
    expect(await findRepairs(port)).toEqual([]);
  });
  it("writes a twin of a call whose arguments are names", async () => {
    const { engine, port } = await open();
    engine.addName("cost", "'My loan'!$A$1");
    engine.addName("life", "'My loan'!$A$3");
    engine.setFormula("'My loan'!D1", '=CCREDIT.GPU_RESIDUAL(cost,A2,"SL",,life)');
    await engine.calculate();
    const { sheet, written, none } = await writeTwins(port, "'My loan'!D1:D1", loadPreset);
    expect([written, none]).toEqual([1, []]);
    const verdicts = () => engine.values(`'${sheet!}'!A1:D40`).filter(([label]) => /agree/i.test(String(label))).map((row) => row[3]);
    expect(verdicts()).toEqual([true, true]);
    // Live on the cells behind the names.
    await port.set("'My loan'!A1", 60000);
    expect(verdicts()).toEqual([true, true]);
    expect(engine.values(`'${sheet!}'!A1:D40`).flat()).toContain(60000);
  });
  it("writes nothing where the selection holds no call", async () => {
    const { port } = await open();
    const before = await port.sheetNames();
    expect(await writeTwins(port, "'My loan'!B3", loadPreset)).toEqual({ written: 0, none: [] });
    expect(await port.sheetNames()).toEqual(before);
  });
});
