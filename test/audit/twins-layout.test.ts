import { createHeadlessEngine } from "../../src/engine/headless";
import type { Cell } from "../../src/functions/cells";
import { isFormula, type SheetPlan } from "../../src/sheets/plan";
import { type Given, newTwinBook } from "../support/twin-book";

/** The rows compared, recalculated in the embedded spreadsheet with the inputs of another call of the same shape. */
const afterwards = async (name: string, before: Given, after: Given): Promise<Readonly<Record<string, readonly Cell[]>>> => {
  const [book, other] = [newTwinBook("values"), newTwinBook("values")];
  const { block, address } = book.add(book.linkedCall(name, before));
  other.linkedCall(name, after);
  const engine = createHeadlessEngine();
  const [, twins] = book.plan().sheets as readonly [SheetPlan, SheetPlan];
  for (const { name: sheet, cells } of [other.plan().sheets[0]!, twins]) {
    engine.addSheet(sheet);
    engine.setMany(
      sheet,
      cells.map(({ row, column, content }) => (isFormula(content) ? { row, column, formula: content.formula } : { row, column, value: content ?? "" })),
    );
  }
  await engine.calculate();
  const natives = block.rows.flatMap(({ key, cells }) => (key.startsWith("ccredit_") ? [[key.slice("ccredit_".length), cells.length] as const] : []));
  const values = Object.fromEntries(natives.map(([key, n]) => [key, Array.from({ length: n }, (_, i) => engine.value(address(key, i + 1)))]));
  engine.dispose();
  return values;
};

const fleet = { units: 10_000, rent: 2.5, opex: 0.5, debt: 240e6, rate: 0.11, years: 2, deflation: 0.15, util: 0.8, type: "BULLET" };
const sale = { units: 1500, price: 20_000, depth: 1500, liqDays: 60, decay: 0.23, schedule: true };
const jumps = { vol: 0.4, mprDays: 60, decay: 0.23, jumpRate: 0.5, jumpSize: 0.15, rho: 0.3, parts: true };
const debts = {
  liabilities: [
    [0, 10],
    [4, 0],
  ],
  external: [3, 5],
  extSenior: [6, 0],
};

describe("once an input asks for other rows than those laid out, every line of the answer is #N/A", () => {
  it.each<readonly [string, Given, Given, readonly string[]]>([
    ["FLEET_SUMMARY", fleet, { ...fleet, type: "LEVEL" }, ["capacity"]],
    ["FLEET_DSCR", fleet, { ...fleet, type: "LEVEL" }, ["period", "spot_rent", "revenue", "running_cost", "cfads"]],
    ["LIQ_PROCEEDS", sale, { ...sale, schedule: false }, []],
    ["LIQ_PROCEEDS", sale, { ...sale, liqDays: 90 }, []],
    ["LIQ_PROCEEDS", { ...sale, schedule: false }, sale, []],
    ["REPO_HAIRCUT", jumps, { ...jumps, jumpRate: 5 }, []],
    ["REPO_HAIRCUT", jumps, { ...jumps, jumpRate: 0 }, []],
    ["REPO_HAIRCUT", jumps, { ...jumps, rho: 0.9 }, []],
    ["REPO_HAIRCUT", { ...jumps, rho: 1 }, { ...jumps, rho: -1 }, []],
    ["REPO_HAIRCUT", { ...jumps, vol: 0 }, jumps, []],
    ["CLEARING", debts, { ...debts, extSenior: [0, 0], external: [20, 5] }, []],
    ["CLEARING", debts, { ...debts, external: [3, 0] }, []],
  ])("%s of %j made %j", async (name, before, after, asBefore) => {
    const values = Object.entries(await afterwards(name, before, after)).filter(([key]) => !asBefore.includes(key));
    expect(values.filter(([, cells]) => cells.some((cell) => (cell as { readonly error?: string } | null)?.error !== "#N/A"))).toEqual([]);
  });
  it("and is not while the layout still fits: half as many jumps, a smaller correlation", async () => {
    const { parts_native: parts } = await afterwards("REPO_HAIRCUT", jumps, { ...jumps, jumpRate: 0.25, rho: 0.2 });
    expect(parts!.every((cell) => typeof cell === "number")).toBe(true);
  });
});
