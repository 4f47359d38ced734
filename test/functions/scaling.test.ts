import fc from "fast-check";
import { LIBRARY } from "../../src/functions/library";
import { isCellError, type Cell, type Input } from "../../src/functions/cells";
import { type FunctionSpec, type Returns, returnsFor } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { sheetName } from "../../src/functions/names";
import { REFERENCE_CASES, type ReferenceCase as Case, type Value, type Written as Given } from "../support/reference-cases";
import { anywhere } from "../support/anywhere";

/** The laws of scale, over every reference case: what is measured in dollars follows the dollar, what is counted follows the count. */

const cases = REFERENCE_CASES.filter(({ expected }) => !(typeof expected === "object" && expected !== null && "error" in expected));

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const scaled = (value: Given | undefined, by: number): Given | undefined =>
  isList(value) ? (value.map((entry) => scaled(entry as Given, by)) as Given) : typeof value === "number" ? value * by : value;
const asInput = (value: Given | undefined): Input => {
  const cell = (entry: unknown): Cell => (entry === null ? "" : (entry as Cell));
  if (!isList(value)) return value === undefined ? undefined : cell(value);
  return isList(value[0]) ? (value as readonly (readonly Value[])[]).map((row) => row.map(cell)) : (value as readonly Value[]).map((entry) => [cell(entry)]);
};

/** Power of the dollar in a unit: "$", "$ per period" 1, "fraction per $" −1, others 0. */
const dollars = (unit: string): number => (unit === "fraction per $" ? -1 : unit.includes("$") ? 1 : 0);

const specOf = ({ function: name }: Case): FunctionSpec => LIBRARY.find(name)!;
const call = (one: Case, scaleOf: (argument: string, unit: string) => number) =>
  // A default in dollars is an amount like any other.
  answer(specOf(one), specOf(one).slots.map(([key, slot]) => asInput(scaled(one.inputs[sheetName(key)] ?? (dollars(slot.unit) === 0 ? undefined : (slot.default as Given | undefined)), scaleOf(key, slot.unit)))), LIBRARY);

/** A word is the same in small letters. */
const worded = (value: unknown): unknown => (typeof value === "string" ? value.toUpperCase() : value);
const returnsOf = (one: Case): Returns =>
  returnsFor(specOf(one), Object.fromEntries(specOf(one).slots.map(([key, slot]) => [key, worded(one.inputs[sheetName(key)] ?? slot.default)])));
const unitAt = (returns: Returns, row: number, column: number): string =>
  "part" in returns ? returns.part.unit : returns.parts[returns.shape === "column" ? row : column]!.unit;
const rowsOf = (got: unknown): readonly (readonly unknown[])[] => (isList(got) ? (got as readonly (readonly unknown[])[]) : [[got]]);

/** 1e-9 of the value, and 1e-12 of the largest entry alike for a difference of large sums; 1e-14 for a ratio that is 0. */
const expectScaled = (before: unknown, after: unknown, factorAt: (row: number, column: number) => number): void => {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  expect(now.map((row) => row.length)).toEqual(old.map((row) => row.length));
  old.forEach((row, r) => row.forEach((value, c) => {
    const [factor, got] = [factorAt(r, c), now[r]![c]];
    if (typeof value !== "number") return expect(isCellError(got) ? got.error : got).toEqual(isCellError(value) ? value.error : value);
    const largest = Math.max(...old.flat().map((entry, i) => (typeof entry === "number" && factorAt(Math.floor(i / row.length), i % row.length) === factor ? Math.abs(entry) : 0)));
    expect(typeof got).toBe("number");
    expect(Math.abs((got as number) - factor * value)).toBeLessThanOrEqual(factor * (1e-9 * Math.abs(value) + 1e-12 * largest) + (factor === 1 ? 1e-14 : 0));
  }));
};

/** The tools answer in the units of the function they call; facts have their own. */
const TOOLS = ["SENSITIVITY", "SOLVE", "TORNADO", "EXPLAIN", "FIGURE", "SOURCE", "VERSION"];
const withMoney = cases.filter((one) => !TOOLS.includes(one.function) && one.inputs.labels !== true && specOf(one).slots.some(([, { unit }]) => dollars(unit) !== 0));

describe("another unit of money: arguments in dollars times a factor, answers in dollars times the factor, all others as they were", () => {
  it.each(withMoney.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const before = call(one, () => 1);
    const returns = returnsOf(one);
    // Around 1, because a debt of $100 to $1,000,000 for each GPU is asked for.
    fc.assert(fc.property(anywhere({ min: 0.7, max: 1.4 }), (factor) => {
      const after = call(one, (_key, unit) => factor ** dollars(unit));
      expectScaled(before, after, (row, column) => factor ** dollars(unitAt(returns, row, column)));
    }), { numRuns: 4, seed: 7, examples: [[1.25]] });
  });
  it("covers every function that takes dollars", () => {
    const taking = [...new Set(cases.map((one) => one.function))].filter((name) => !TOOLS.includes(name) && LIBRARY.find(name)!.slots.some(([, { unit }]) => dollars(unit) !== 0));
    expect([...new Set(withMoney.map((one) => one.function))].sort()).toEqual([...taking].sort());
    expect(taking.length).toBeGreaterThan(50);
  });
});

/** Arguments that count things, or are money for all of them; and the power of the count in the answer, by part where they differ. */
const COUNTS: Readonly<Record<string, { readonly args: readonly string[]; readonly answer: (unit: string) => number }>> = {
  REVENUE_PATH: { args: ["units"], answer: () => 1 },
  LIQ_FACTOR: { args: ["units", "depth"], answer: () => 0 },
  LIQ_PROCEEDS: { args: ["units", "depth"], answer: (unit) => (unit === "$" || unit === "GPU" || unit === "$ per period" ? 1 : 0) },
  LIQ_OPTIMAL: { args: ["units", "depth"], answer: (unit) => (unit === "$" ? 1 : 0) },
  REPO_HAIRCUT: { args: ["units", "depth"], answer: () => 0 },
  IMPACT_SQRT: { args: ["qty", "volume"], answer: () => 0 },
  MINER_PD: { args: ["btcQty", "siteValue", "debt"], answer: () => 0 },
  MINER_PD_STRESS: { args: ["btcQty", "siteValue", "debt"], answer: () => 0 },
  SIM_LOAN: { args: ["units", "debt"], answer: () => 0 },
  SIM_MINER: { args: ["btcQty", "siteValue", "debt"], answer: () => 0 },
  FLEET_DSCR: { args: ["units", "debt", "balloon"], answer: (unit) => (unit === "$" || unit === "$ per period" ? 1 : 0) },
  FLEET_SUMMARY: { args: ["units", "debt", "balloon"], answer: (unit) => (unit === "$" ? 1 : 0) },
};
const counted = cases.filter((one) => one.function in COUNTS && one.inputs.labels !== true);

describe("twice the GPUs in a market twice as deep, with twice the debt", () => {
  it.each(counted.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const { args, answer: powerOf } = COUNTS[one.function]!;
    const returns = returnsOf(one);
    const meanPrice = one.function === "LIQ_PROCEEDS" && one.inputs.schedule === true;
    fc.assert(fc.property(anywhere({ min: 0.5, max: 4 }), (factor) => {
      const after = call(one, (key) => (args.includes(key) ? factor : 1));
      expectScaled(call(one, () => 1), after, (row, column) => {
        const unit = unitAt(returns, row, column);
        // The mean net price of a slice is money for one GPU.
        return meanPrice && "parts" in returns && returns.parts[column]!.name.includes("price") ? 1 : factor ** powerOf(unit);
      });
    }), { numRuns: 4, seed: 7, examples: [[2]] });
  });
  it("asks every function of the list", () => expect([...new Set(counted.map((one) => one.function))].sort()).toEqual(Object.keys(COUNTS).sort()));
});

describe("forced sales: debt, GPUs, depth and cash twice as large leave the price and double the sales", () => {
  const sale = [[2.4e8, 9e7], [8000, 4000]] as const;
  const of = (output: string, by: number) =>
    answer(LIBRARY.find("FIRE_SALE")!, [asInput([...sale[0]].map((d) => d * by)), asInput([...sale[1]].map((q) => q * by)), 0.7, 30000, 1500 * by, 90, 0.5, 0.24, asInput([2e6 * by, 0]), output], LIBRARY);
  it.each([["PRICE", 0], ["TOTAL", 1], ["SALES", 1], ["SHORTFALLS", 1]] as const)("%s", (output, power) => {
    fc.assert(fc.property(anywhere({ min: 0.5, max: 4 }), (by) => expectScaled(of(output, 1), of(output, by), () => by ** power)), { numRuns: 20, seed: 7 });
  });
});
