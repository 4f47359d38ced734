import type { Engine } from "../../../src/engine/engine";
import { type Cell, isCellError } from "../../../src/functions/cells";
import { PRESETS } from "../../../src/presets/presets";
import { type CellPlan, isFormula, type WorkbookPlan } from "../../../src/sheets/plan";
import { columnLetters } from "../../../src/sheets/references";
import { place } from "../../../src/sheets/sheet";
import { buildWorkbook } from "../../../src/sheets/workbook";
import { cellOf, loadIntoEngine } from "../load";

const preset = PRESETS.find(({ id }) => id === "terawulf")!;
const plan: WorkbookPlan = buildWorkbook(preset);
const cellAt = (sheet: string, address: string): CellPlan => {
  const { row, column } = place(address);
  return plan.sheets.find(({ key }) => key === sheet)!.cells.find((cell) => cell.row === row && cell.column === column)!;
};
const rowOf = (sheet: string, key: string): number => plan.sheets.find((one) => one.key === sheet)!.cells.find(({ column, content }) => column === 1 && content === key)!.row;
const input = (column: string, key: string): string => `${column}${rowOf("inputs", key)}`;

let engine: Engine;
beforeAll(async () => {
  engine = await loadIntoEngine(plan);
}, 120_000);
afterAll(() => engine.dispose());

/** Names of the checks that are not as expected. */
const failing = (): readonly string[] =>
  plan.sheets.find(({ key }) => key === "checks")!.cells.flatMap(({ row, column, content }) =>
    column === 10 && isFormula(content) && (cellOf(engine, plan, "checks", `J${row}`) as Cell) !== true ? [String(cellOf(engine, plan, "checks", `B${row}`))] : []);

const write = (sheet: string, address: string, content: CellPlan["content"]): void => {
  const { name } = plan.sheets.find(({ key }) => key === sheet)!;
  const { row, column } = place(address);
  engine.setMany(name, [isFormula(content) ? { row, column, formula: content.formula } : { row, column, value: content ?? "" }]);
};

/** What is broken, where, with what, and the check that must notice. */
const BREAKS: readonly (readonly [what: string, sheet: string, address: string, content: string | number, check: RegExp])[] = [
  ["an amount on the ladder", "converts", "B24", 1, /^Items of the ladder/],
  ["an item later than the ladder", "inputs", input("E", "note1_put"), 9, /^Ladder adds up/],
  ["the total debt", "inputs", input("E", "debt_total"), 9000, /^Items explain/],
  ["cash on the ladder alone", "inputs", input("D", "due_far"), 1, /^Unpaid at the far year/],
  ["an escalator that PV does not know", "inputs", input("E", "escalator"), 0.02, /^NPV of conversion/],
  ["the break-even lease", "block", "C16", 100, /^NPV at the break-even/],
  ["a hashprice on Stress", "stress", `E${rowOf("stress", "hashprice")}`, 20, /NPV of conversion$/],
  ["the DSCR of the leases", "leases", "C33", 3, /DSCR of leases/],
  ["a lease on its sheet", "leases", "B6", 1, /^First period of the lease path/],
  ["what is repaid on Spread", "spread", "K14", 1, /^Balances and repayments behind the spread/],
  ["what leases repay on Spread", "spread", "S12", 1, /^Level service on Spread/],
  ["an empty input", "inputs", input("E", "hashcost"), "", /^Empty inputs/],
  ["a source that is wiped out", "inputs", input("J", "rho"), "", /^Every input names/],
  ["a later fact in the base", "inputs", input("K", "rho"), "June 2026", /after the freeze/],
  ["a figure that a source prints", "inputs", input("E", "btc_price"), 88801, /^Price of bitcoin$/],
];

describe("every check can fail", () => {
  it("none does as loaded", () => {
    expect(failing()).toEqual([]);
    expect(cellOf(engine, plan, "checks", "C3")).toBe(0);
  });

  // What one test breaks the next one puts back, in one calculation.
  let putBack = (): void => undefined;
  it.each(BREAKS)("%s", async (_, sheet, address, content, check) => {
    putBack();
    const before = cellAt(sheet, address);
    putBack = () => write(sheet, address, before.content);
    write(sheet, address, content);
    await engine.calculate();
    expect(failing().some((name) => check.test(name))).toBe(true);
    const count = cellOf(engine, plan, "checks", "C3");
    expect(isCellError(count) ? 0 : count).toBeGreaterThan(0);
  }, 60_000);

  it("and all hold again once everything is put back", async () => {
    putBack();
    await engine.calculate();
    expect(failing()).toEqual([]);
  });

  it("asset cover and probability, in a company that has coins", async () => {
    const mara = buildWorkbook(PRESETS.find(({ id }) => id === "mara")!);
    const other = await loadIntoEngine(mara);
    for (const [address, check] of [["C8", /asset cover/], ["C14", /Working sheets = Stress, P\(assets/], ["C14", /Spread and Treasury/]] as const) {
      const { row, column } = place(address);
      const { content } = mara.sheets.find(({ key }) => key === "treasury")!.cells.find((cell) => cell.row === row && cell.column === column)!;
      other.setMany("Treasury", [{ row, column, value: 0.5 }]);
      await other.calculate();
      const bad = mara.sheets.find(({ key }) => key === "checks")!.cells.filter((cell) => cell.column === 10 && isFormula(cell.content) && cellOf(other, mara, "checks", `${columnLetters(10)}${cell.row}`) === false)
        .map((cell) => String(cellOf(other, mara, "checks", `B${cell.row}`)));
      expect(bad.some((name) => check.test(name))).toBe(true);
      if (isFormula(content)) other.setMany("Treasury", [{ row, column, formula: content.formula }]);
    }
    other.dispose();
  }, 60_000);
});
