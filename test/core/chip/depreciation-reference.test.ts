import { residual, type ResidualInput } from "../../../src/core/chip/residual";
import reference from "../../reference/depreciation.json";

type Tolerance = { readonly rel?: number; readonly abs?: number };
const allowed = (expected: number, { rel = 0, abs = 0 }: Tolerance): number => Math.max(abs, rel * Math.abs(expected));
const value = (input: Pick<ResidualInput, "cost" | "age" | "method" | "decay" | "life" | "salvage">): number => residual({ ...input, launchAges: [], step: [0], ramp: 0 }).value;

describe("depreciation as Excel counts it: the fall in value between two ages", () => {
  it.each(reference.rows.map((row) => [row.id, row] as const))("%s", (_, { method, cost, from, to, decay, life, salvage, expected, tolerance }) => {
    const at = (age: number): number => value({ cost, age, method: method as ResidualInput["method"], decay, life, salvage });
    expect(Math.abs(at(from) - at(to) - expected)).toBeLessThanOrEqual(allowed(expected, tolerance));
  });
});

it.each(reference.values.map((row) => [row.id, row] as const))("what is left after days: %s", (_, { decay, days, expected, tolerance }) => {
  expect(Math.abs(value({ cost: 1, age: days / 365, method: "DB", decay, life: 6, salvage: 0 }) - expected)).toBeLessThanOrEqual(allowed(expected, tolerance));
});
