import type { Engine } from "../../../src/engine/engine";
import { type Cell, isCellError } from "../../../src/functions/cells";
import { PRESETS } from "../../../src/presets/presets";
import { companyColumn } from "../../../src/sheets/miner/comparison/layout";
import { comparisonRow } from "../../../src/sheets/miner/comparison/comparison";
import { COMPARISON_OUTPUTS } from "../../../src/sheets/miner/comparison/outputs";
import { stressedRow } from "../../../src/sheets/miner/comparison/stressed";
import { outputAddress } from "../../../src/sheets/outputs";
import { isFormula } from "../../../src/sheets/plan";
import { columnLetters } from "../../../src/sheets/references";
import { buildWorkbook } from "../../../src/sheets/workbook";
import { cellOf, loadIntoEngine } from "../load";

const preset = PRESETS.find(({ id }) => id === "miners")!;
const plan = buildWorkbook(preset);
const ids = preset.members!.map(({ id }) => id);
const column = (id: string): string => companyColumn(ids.indexOf(id));

let engine: Engine;
beforeAll(async () => {
  engine = await loadIntoEngine(plan);
}, 180_000);
afterAll(() => engine.dispose());

const at = (sheet: string, cell: string): Cell => cellOf(engine, plan, sheet, cell);
const compared = (id: string, key: string): Cell => at("comparison", `${column(id)}${comparisonRow(key)}`);
const stressed = (id: string, one: Parameters<typeof stressedRow>[0], part: string): Cell => at("stressed", `${column(id)}${stressedRow(one, part)}`);
const percent = (value: Cell, digits = 0): string => ((value as number) * 100).toFixed(digits);

const select = async (scenario: number): Promise<void> => {
  engine.setValue("About!C10", scenario);
  await engine.calculate();
};
const errors = (): readonly string[] =>
  plan.sheets.flatMap(({ key, cells }) => cells.flatMap(({ row, column: letter }) => {
    const value = at(key, `${columnLetters(letter)}${row}`);
    return isCellError(value) ? [`${key}!${columnLetters(letter)}${row} ${value.error} ${value.message}`] : [];
  }));
/** As the Dashboard writes what is missing. */
const inShort = (value: Cell): Cell => (typeof value === "string" && value.startsWith("needs:") ? "not known" : value);
/** Names of the checks that are not as expected. */
const failing = (): readonly string[] =>
  plan.sheets.find(({ key }) => key === "checks")!.cells.flatMap(({ row, column: letter, content }) =>
    letter === 10 && isFormula(content) && at("checks", `J${row}`) !== true ? [String(at("checks", `B${row}`))] : []);

describe("results printed by another program, side by side", () => {
  it("cover, and with both stresses: MARA 1.84x and .93x", () => {
    expect((compared("mara", "cover") as number).toFixed(2)).toBe("1.84");
    expect((stressed("mara", "both", "cover") as number).toFixed(2)).toBe("0.93");
  });
  it("double stress: MARA 3.5, 16.2, 51, 68 %; Hut 8 .2, 3.7, 22, 36 %; HIVE under .1 % until 3.6 %", () => {
    const row = (id: string): readonly Cell[] => (["base", "correlated", "down", "both"] as const).map((one) => stressed(id, one, "pd"));
    expect(row("mara").map((value, i) => percent(value, i < 2 ? 1 : 0))).toEqual(["3.5", "16.2", "51", "68"]);
    expect(row("hut8").map((value, i) => percent(value, i < 2 ? 1 : 0))).toEqual(["0.2", "3.7", "22", "36"]);
    for (const value of row("hive").slice(0, 3)) expect(value as number).toBeLessThan(0.001);
    expect(percent(row("hive")[3]!, 1)).toBe("3.6");
    for (const value of row("terawulf")) expect(value).toBe("needs: Energized hashrate");
  });
  it("wall: MARA sells 21 % by 2027 and 59 % by 2030, TeraWulf owes 3,700m by 2030", () => {
    expect(percent(compared("mara", "sell_near"))).toBe("21");
    expect(percent(compared("mara", "sell_far"))).toBe("59");
    expect(compared("terawulf", "due_far")).toBe(3700);
    expect(compared("terawulf", "unpaid")).toBeCloseTo(3700 - 712.8, 9);
  });
  it("leases: TeraWulf revenue 970, NOI 801; Hut 8 DSCR 1.41x", () => {
    expect((compared("terawulf", "revenue") as number).toFixed(0)).toBe("970");
    expect((compared("terawulf", "noi") as number).toFixed(0)).toBe("801");
    expect((compared("hut8", "dscr_all") as number).toFixed(2)).toBe("1.41");
    expect(compared("mara", "dscr_all")).toBe("no lease");
  });
  it("line of MARA 78 %, growth of its debt 323 %, conversion of the sector −1.49m and 29.1", () => {
    expect(percent(compared("mara", "line_ltv"))).toBe("78");
    expect(percent(compared("mara", "growth"))).toBe("323");
    expect(((compared("hive", "npv") as number) / 1e6).toFixed(2)).toBe("-1.49");
    expect((compared("hive", "break_even") as number).toFixed(1)).toBe("29.1");
  });
});

describe("the same numbers as in each company's own workbook", () => {
  it.each(ids)("%s", async (id) => {
    const own = buildWorkbook(PRESETS.find((one) => one.id === id)!);
    const other = await loadIntoEngine(own);
    const stress = own.sheets.find(({ key }) => key === "stress")!;
    const rowHere = (key: string): number => stress.cells.filter((cell) => cell.column === 1 && cell.content === key).at(-1)!.row;
    for (const key of ["cover", "cover_net", "pd", "sell_near", "sell_far", "mining", "npv", "break_even", ...(own.sheets.some((sheet) => sheet.key === "leases") ? ["dscr_all", "interest_cover"] : [])]) {
      const [here, there] = [compared(id, key), cellOf(other, own, "stress", `E${rowHere(key)}`)];
      if (typeof there === "number") expect(Math.abs((here as number) - there)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(there)));
      else expect([key, here]).toEqual([key, there]);
    }
    const [fair, ownFair] = [at("spread", `${column(id)}30`), cellOf(other, own, "spread", "C30")];
    if (typeof ownFair === "number") expect(fair).toBeCloseTo(ownFair, 8);
    else expect(fair).toBe(ownFair);
    other.dispose();
  });
});

describe("ranking", () => {
  const rankRow = 6;
  it("by hand: cover 3.83, 3.43, 1.84 are places 1, 2, 3, and the company without known assets has none", () => {
    expect(["hive", "terawulf", "hut8", "mara"].map((_, i) => at("ranking", `${["I", "J", "K", "L"][i]!}${rankRow}`))).toEqual([2, "", 1, 3]);
  });
  it("by hand: weights 2, 2, 2, 1 with ranks 2, 1, 1, 1 give HIVE a mean of 9/7 and the first place", () => {
    expect(at("ranking", "C15")).toBeCloseTo(9 / 7, 12);
    expect(at("ranking", "C16")).toBe(1);
    expect(at("ranking", "D16")).toBe("too little is known");
  });
  it("two equal values share the mean of their places", async () => {
    const cell = { row: 6, column: 5 };
    const { content } = plan.sheets.find(({ key }) => key === "ranking")!.cells.find(({ row, column: letter }) => row === cell.row && letter === cell.column)!;
    engine.setMany("Ranking", [{ ...cell, value: at("ranking", "C6") as number }]);
    await engine.calculate();
    expect(["I", "K", "L"].map((letter) => at("ranking", `${letter}6`))).toEqual([1.5, 1.5, 3]);
    expect(failing()).toEqual([]);
    engine.setMany("Ranking", [{ ...cell, formula: isFormula(content) ? content.formula : "" }]);
  });
});

describe("scenarios", () => {
  afterAll(() => select(2));
  it.each([8, 12])("%i: no error, no unexpected check, Comparison shows the scenario's columns of Stress", async (number) => {
    await select(number);
    expect(errors()).toEqual([]);
    expect(failing()).toEqual([]);
    for (const output of COMPARISON_OUTPUTS) expect([output.key, isCellError(engine.value(outputAddress(plan, output)))]).toEqual([output.key, false]);
    const stressRow = plan.sheets.find(({ key }) => key === "stress")!.cells.filter((cell) => cell.column === 1 && cell.content === "cover").at(-1)!.row;
    ids.forEach((id, i) => expect([id, compared(id, "cover")]).toEqual([id, at("stress", `${columnLetters(3 + i * 12 + number)}${stressRow}`)]));
  });
  it("the heat map of the Dashboard has every scenario of every company in its place", () => {
    const stressRow = plan.sheets.find(({ key }) => key === "stress")!.cells.filter((cell) => cell.column === 1 && cell.content === "pd").at(-1)!.row;
    const first = plan.sheets.find(({ key }) => key === "dashboard")!.cells.find(({ content }) => content === "P(assets < debt) by scenario")!.row + 1;
    ids.forEach((id, i) => {
      for (let scenario = 1; scenario <= 12; scenario += 1) expect([id, scenario, at("dashboard", `${column(id)}${first + scenario - 1}`)]).toEqual([id, scenario, inShort(at("stress", `${columnLetters(3 + i * 12 + scenario)}${stressRow}`))]);
    });
  });
});
