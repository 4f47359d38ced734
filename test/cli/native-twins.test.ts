import { nativePlan } from "../../src/cli/native";
import { createHeadlessEngine } from "../../src/engine/headless";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { formula, startSheet } from "../../src/sheets/sheet";
import { embeddedWorkbook } from "../../src/workbook/embedded";

/** Three parties: 1 gives 50 to 2; 2 buys 10 from 1 and 25 from 3; 3 gives 5 to 1 and buys 40 from 1. */
const planOf = (): WorkbookPlan => {
  const sheet = startSheet("a", "A", "Round trips", "Three parties");
  const square = (top: number, rows: readonly (readonly number[])[]): void =>
    rows.forEach((row, i) => row.forEach((amount, j) => sheet.put(`${"ABC"[j]!}${top + i}`, amount, "calculation")));
  square(4, [[0, 50, 0], [0, 0, 0], [5, 0, 0]]);
  square(8, [[0, 0, 0], [10, 0, 25], [40, 0, 0]]);
  [1, 2, 3].forEach((node, i) => {
    sheet.put(`E${4 + i}`, node, "calculation");
    sheet.put(`F${4 + i}`, formula(`=CCREDIT.ROUND_TRIP(A4:C6,A8:C10,E${4 + i})`), "output");
  });
  return { title: "Round trips", preset: "none", scenario: 1, sheets: [sheet.finish({ widths: [10, 10, 10, 10, 10, 10], freeze: { rows: 0, columns: 0 }, landscape: false })], names: [], open: "a" };
};

it("a call whose arguments are names is written out on the cells behind them", async () => {
  const [engine, fresh] = [createHeadlessEngine(), createHeadlessEngine()];
  const sheet = startSheet("a", "A", "Named", "A chip by its names");
  [30_000, 2.5, 5].forEach((value, i) => sheet.put(`B${4 + i}`, value, "assumed"));
  sheet.put("B8", formula('=CCREDIT.GPU_RESIDUAL(cost,age,"SL",,life)'), "output");
  sheet.put("B9", formula('=1-CCREDIT.GPU_RESIDUAL(cost,age,"SL",,life)/cost'), "output");
  const names = ["cost", "age", "life"].map((name, i) => ({ name, refersTo: `A!$B$${4 + i}` }));
  const plan: WorkbookPlan = { title: "Named", preset: "none", scenario: 1, names, sheets: [sheet.finish({ widths: [10, 10], freeze: { rows: 0, columns: 0 }, landscape: false })], open: "a" };
  await embeddedWorkbook(engine).write(plan, () => {});
  const native = await nativePlan(plan, engine);
  expect([native.twinned, native.frozen]).toEqual([2, 0]);
  await embeddedWorkbook(fresh).write(native.plan, () => {});
  // Straight line over five years: half is left after two and a half; at four years a fifth.
  expect([fresh.value("A!B8"), fresh.value("A!B9")]).toEqual([15_000, 0.5]);
  fresh.setValue("A!B5", 4);
  await fresh.calculate();
  expect(fresh.value("A!B8")).toBeCloseTo(6000, 9);
  engine.dispose();
  fresh.dispose();
}, 60_000);

it("blocks that share rows still read whole ranges: three round trips from one pair of matrices", async () => {
  const [engine, fresh] = [createHeadlessEngine(), createHeadlessEngine()];
  await embeddedWorkbook(engine).write(planOf(), () => {});
  const native = await nativePlan(planOf(), engine);
  expect([native.twinned, native.frozen]).toEqual([3, 0]);
  await embeddedWorkbook(fresh).write(native.plan, () => {});
  // By hand: 10 come back to 1 directly and 25 through 3; 2 finances nobody; 5 of 3 reach 1, which buys nothing, and 2 buys 25 from 3
  // with money of 1, of which 5 came from 3.
  expect(["F4", "F5", "F6"].map((cell) => fresh.value(`A!${cell}`))).toEqual([35, 0, 5]);
  engine.dispose();
  fresh.dispose();
}, 60_000);
