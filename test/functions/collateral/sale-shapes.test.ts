import { LIBRARY } from "../../../src/functions/library";
import { type Cell, type Input, isCellError } from "../../../src/functions/cells";
import type { FunctionSpec } from "../../../src/functions/define";
import { answer, evaluate } from "../../../src/functions/evaluate";
import { explainSteps } from "../../../src/functions/explain";
import { sheetName } from "../../../src/functions/names";

const spec = (name: string): FunctionSpec => LIBRARY.find(name)!;
const inputsOf = (name: string, given: Readonly<Record<string, Input>>): readonly Input[] =>
  Object.keys(spec(name).args as object).map((key) => given[sheetName(key)]);
const run = (name: string, given: Readonly<Record<string, Input>>) => answer(spec(name), inputsOf(name, given), LIBRARY);

describe("FIRE_SALE", () => {
  const lying = { debt: [[2.9e8, 1.9e8]], units: [[10000, 10000]], ltv: 0.65, price: 30000, depth: 700 };
  const standing = { ...lying, debt: [[2.9e8], [1.9e8]], units: [[10000], [10000]] };

  it("PRICE and TOTAL are one cell, SALES and SHORTFALLS lie as debt lies", () => {
    for (const output of ["PRICE", "TOTAL", "price"]) expect(typeof run("FIRE_SALE", { ...lying, output })).toBe("number");
    for (const output of ["SALES", "SHORTFALLS"]) {
      const row = run("FIRE_SALE", { ...lying, output }) as Cell[][];
      const column = run("FIRE_SALE", { ...standing, output }) as Cell[][];
      expect([row.length, row[0]!.length, column.length, column[0]!.length]).toEqual([1, 2, 2, 1]);
      expect(column.flat()).toEqual(row.flat());
    }
  });
  it("the parts belong together: TOTAL is the sum of SALES, SHORTFALLS follow from PRICE", () => {
    const [price, total] = [run("FIRE_SALE", lying) as number, run("FIRE_SALE", { ...lying, output: "TOTAL" }) as number];
    const [sales, short] = [run("FIRE_SALE", { ...lying, output: "SALES" }) as number[][], run("FIRE_SALE", { ...lying, output: "SHORTFALLS" }) as number[][]];
    expect(sales[0]![0]! + sales[0]![1]!).toBe(total);
    expect(short[0]).toEqual([Math.max(0, 2.9e8 - price * 10000), Math.max(0, 1.9e8 - price * 10000)]);
  });
  it("a single price lifts over a range of prices, a series of sales does not", () => {
    const prices = [[30000, 20000]];
    expect((run("FIRE_SALE", { ...lying, price: prices }) as number[][])[0]).toHaveLength(2);
    expect(run("FIRE_SALE", { ...lying, price: prices, output: "SALES" })).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("price: expected a single value because the answer is a series") });
  });
  it("names the words it knows", () => {
    const got = run("FIRE_SALE", { ...lying, output: "LOSS" });
    expect(isCellError(got) && got.message).toBe('output: expected one of PRICE, TOTAL, SALES, SHORTFALLS, got "LOSS"');
  });
  it("EXPLAIN ends with the cells of the part asked for", () => {
    const steps = explainSteps(spec("FIRE_SALE"), evaluate(spec("FIRE_SALE"), inputsOf("FIRE_SALE", { ...lying, output: "SALES" }), LIBRARY), LIBRARY);
    const answers = steps.filter(({ kind }) => kind === "answer");
    expect(answers.map(({ name, unit }) => [name, unit])).toEqual([["FIRE_SALE 1", "GPU"], ["FIRE_SALE 2", "GPU"]]);
    expect(answers.map(({ value }) => value)).toEqual((run("FIRE_SALE", { ...lying, output: "SALES" }) as Cell[][])[0]);
  });
  it("warns of a debt in millions and of a firm that is short before anybody sells", () => {
    const warned = (debt: number) => spec("FIRE_SALE").warnings!({ debt: [debt], units: [10000], price: 30000 } as never).map(({ en }) => en).join();
    expect(warned(240)).toMatch(/is it in millions/);
    expect(warned(4e8)).toMatch(/owes more than its GPUs are worth/);
    expect(warned(2e8)).toBe("");
  });
});

describe("LIQ_PROCEEDS with its schedule", () => {
  const sale = { units: 10000, price: 20000, depth: 1500, liq_days: 100, decay: 0.23, delay_days: 60, eligible: 0.5, fee: 0.05, unit_cost: 300, carry: 1000 };

  it("slices of 30 days whose PV adds up to the single answer (1e-12)", () => {
    const rows = run("LIQ_PROCEEDS", { ...sale, schedule: true }) as number[][];
    expect(rows.map(([n]) => n)).toEqual([1, 2, 3, 4]);
    expect(rows.map(([, units]) => Math.round(units! * 1e6) / 1e6)).toEqual([3000, 3000, 3000, 1000]);
    const total = run("LIQ_PROCEEDS", sale) as number;
    expect(Math.abs(rows.reduce((sum, [, , , , value]) => sum + value!, 0) / total - 1)).toBeLessThan(1e-12);
    rows.forEach(([, units, price, cash]) => expect(Math.abs(price! / (cash! / units!) - 1)).toBeLessThan(1e-12));
  });
  it("labels put a header over the slices; nothing to sell leaves the price empty", () => {
    expect((run("LIQ_PROCEEDS", { ...sale, schedule: true, labels: true }) as Cell[][])[0]).toEqual(["n", "units", "mean net price", "cash", "PV"]);
    expect((run("LIQ_PROCEEDS", { ...sale, units: 0, liq_days: 20, schedule: true }) as Cell[][])[0]).toEqual([1, 0, "", 0, 0]);
  });
});

it("fixed lists take labels and answer in one row", () => {
  expect(run("LIQ_OPTIMAL", { units: 1000, price: 20000, depth: 1500, decay: 0.23, labels: true })).toEqual([["days", "proceeds"], [20, expect.any(Number)]]);
  expect((run("GPU_DURATION", { rent: 2, opex: 0, deflation: 0, util: 1, labels: true }) as Cell[][])[0]).toEqual(["value", "rate duration", "deflation duration"]);
  expect(run("VINTAGE_DECAY", { ages: [[1, 2]], prices: [[3, 3]], labels: true })).toEqual([["decay", "R²", "n"], [expect.closeTo(0, 14), "", 2]]);
});
it("errors carry their kind: nothing to divide by, no such quantity, bad combination", () => {
  expect(run("GPU_DURATION", { rent: 0.5, opex: 0.5, deflation: 0.2, util: 1 })).toMatchObject({ error: "#DIV/0!" });
  expect(run("DISPLACEMENT_RENT", { rent_new: 5, kw_new: 1, opex_new: 1, cost_new: 1, life_new: 1, kw_old: 1, opex_old: 1, util: 0 })).toMatchObject({ error: "#DIV/0!" });
  expect(run("BREAKEVEN_RENT", { cost: 30000, opex: 0.5, deflation: 0.2, util: 0 })).toMatchObject({ error: "#N/A", message: expect.stringContaining("util: ") });
  expect(run("COMMIT_DEFLATION", { ratio: 1e300, years: 0.001 })).toMatchObject({ error: "#NUM!" });
  expect(run("DEPLOYABLE_GPUS", { site_mw: 1, kw_per_gpu: 1, racks: 3 })).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("rack_kw: ") });
});
