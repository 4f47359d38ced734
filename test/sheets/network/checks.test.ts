import type { Engine } from "../../../src/engine/engine";
import { type Cell, isCellError } from "../../../src/functions/cells";
import { PRESETS } from "../../../src/presets/presets";
import { type CellPlan, isFormula } from "../../../src/sheets/plan";
import { columnLetters } from "../../../src/sheets/references";
import { place } from "../../../src/sheets/sheet";
import { buildWorkbook } from "../../../src/sheets/workbook";
import { cellOf, loadIntoEngine } from "../load";

const preset = PRESETS.find(({ id }) => id === "network")!;
const plan = buildWorkbook(preset);
const cellsOf = (sheet: string): readonly CellPlan[] => plan.sheets.find(({ key }) => key === sheet)!.cells;
const cellAt = (sheet: string, address: string): CellPlan => {
  const { row, column } = place(address);
  return cellsOf(sheet).find((cell) => cell.row === row && cell.column === column)!;
};
const rowOf = (sheet: string, key: string): number => Math.max(...cellsOf(sheet).filter(({ column, content }) => column === 1 && content === key).map(({ row }) => row));
const input = (column: string, key: string): string => `${column}${cellsOf("inputs").find((cell) => cell.column === 1 && cell.content === key)!.row}`;
const base = columnLetters(3 + 6);

let engine: Engine;
beforeAll(async () => {
  engine = await loadIntoEngine(plan);
}, 180_000);
afterAll(() => engine.dispose());

/** Names of the checks that are not as expected. */
const failing = (): readonly string[] =>
  cellsOf("checks").flatMap(({ row, column, content }) =>
    column === 10 && isFormula(content) && (cellOf(engine, plan, "checks", `J${row}`) as Cell) !== true ? [String(cellOf(engine, plan, "checks", `B${row}`))] : []);

const write = (sheet: string, address: string, content: CellPlan["content"]): void => {
  const { name } = plan.sheets.find(({ key }) => key === sheet)!;
  const cell = place(address);
  engine.setMany(name, [content === null || content === "" ? cell : isFormula(content) ? { ...cell, formula: content.formula } : { ...cell, value: content }]);
};

/** One break for each law: what is done to the workbook, and the check that must say so. */
const BREAKS: readonly (readonly [what: string, sheet: string, address: string, content: string | number, check: RegExp])[] = [
  ["a payer that is misspelt", "flows", "B6", "Amazn", /^Matrix of financing/],
  ["a payee that is misspelt", "flows", "C11", "Microsft", /^Matrix of purchases/],
  ["outside money for nobody", "flows", "C9", "OpenAl", /^Money from outside/],
  ["a total typed over", "matrices", "B33", 1, /^What all pay/],
  ["a payment typed over in the sum", "matrices", "H33", 1, /^What goes round \+ what is left/],
  ["the amount that goes round", "circularity", "C10", 1, /^What goes round = its share/],
  ["a circle that does not close", "circularity", "I23", 1, /^In circles everybody/],
  ["a round trip of Microsoft", "circularity", "E15", 9, /^Microsoft: round trip/],
  ["a round trip of Nvidia", "circularity", "E16", 9, /^Nvidia: round trip/],
  ["a round trip of Amazon", "circularity", "E17", 9, /^Amazon: round trip/],
  ["a small round trip of Microsoft", "circularity", "E15", 0.01, /^Microsoft: funded/],
  ["a small round trip of Nvidia", "circularity", "E16", 0.01, /^Nvidia: funded/],
  ["a small round trip of Amazon", "circularity", "E17", 0.01, /^Amazon: funded/],
  ["costs of default in case 3", "clearing", "E17", 0.9, /^Clearing, case 3/],
  ["costs of default in case 4", "clearing", "F18", 0.9, /^Clearing, case 4/],
  ["money that nobody has, case 1", "clearing", "H11", 3, /^No new equity: CoreWeave/],
  ["OpenAI's revenue on Clearing alone", "clearing", "B6", 10, /^No new equity: OpenAI/],
  ["a flow of one scenario on Stress", "stress", `${base}${rowOf("stress", "amazon_openai")}`, 1, /what OpenAI pays$|Amazon's own money$/],
  ["the part that goes round", "stress", `${base}${rowOf("stress", "share")}`, 0.5, /part that goes round$/],
  ["what CoreWeave pays", "stress", `${base}${rowOf("stress", "coreweave_pays")}`, 0.5, /what CoreWeave pays$/],
  ["what OpenAI pays", "stress", `${base}${rowOf("stress", "openai_pays")}`, 0.5, /what OpenAI pays$/],
  ["a default probability", "concentration", "G30", 2, /coverage without the largest/],
  ["the life of a contract", "inputs", input("E", "aws_start"), 2026.5, /^Contracts by year/],
  ["an order", "inputs", input("E", "cw_may"), 5, /^OpenAI's three orders/],
  ["an obligation that no forecast holds", "inputs", input("E", "openai_other"), 40, /higher burn forecast$/],
  ["obligations that agree with the lower forecast", "inputs", input("E", "openai_other"), 17, /lower burn forecast$/],
  ["an empty input", "inputs", input("E", "rho"), "", /^No input is blank/],
  ["a source that is wiped out", "inputs", input("J", "rho"), "", /^Every input names/],
  ["a later fact in the base", "inputs", input("K", "rho"), "June 2026", /after the freeze/],
  ["a figure that a source prints", "inputs", input("E", "nvidia_openai"), 100, /^Nvidia → OpenAI: equity$/],
];

describe("every check can fail", () => {
  it("none does as loaded", () => {
    expect(failing()).toEqual([]);
    expect(cellOf(engine, plan, "checks", "C3")).toBe(0);
  });

  it.each(BREAKS)("%s", async (_, sheet, address, content, check) => {
    const before = cellAt(sheet, address);
    write(sheet, address, content);
    await engine.calculate();
    const failed = failing();
    expect([failed.some((name) => check.test(name)), failed]).toEqual([true, failed]);
    const count = cellOf(engine, plan, "checks", "C3");
    expect(isCellError(count) ? 0 : count).toBeGreaterThan(0);
    // Calculated with the next break: the last test sees that nothing is left.
    write(sheet, address, before.content);
  }, 60_000);

  it("none does once every break is undone", async () => {
    await engine.calculate();
    expect(failing()).toEqual([]);
  }, 60_000);

  it("an input that is typed over is named on Overrides", async () => {
    const address = input("E", "nvidia_openai");
    expect(cellOf(engine, plan, "overrides", "D3")).toBe(0);
    write("inputs", address, 31);
    await engine.calculate();
    expect(cellOf(engine, plan, "overrides", "D3")).toBe(1);
    expect(cellOf(engine, plan, "overrides", `F${place(address).row}`)).toBe("changed");
    write("inputs", address, cellAt("inputs", address).content);
    await engine.calculate();
    expect(cellOf(engine, plan, "overrides", "D3")).toBe(0);
  }, 60_000);
});
