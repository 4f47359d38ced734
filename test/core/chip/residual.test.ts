import fc from "fast-check";
import { residual, type ResidualInput } from "../../../src/core/chip/residual";
import { residualTable } from "../../../src/core/chip/residual-table";
import { anywhere } from "../../support/anywhere";

const base: ResidualInput = { cost: 30000, age: 2, method: "MARKET", decay: 0.16, life: 6, salvage: 0, launchAges: [2, 4, 6, 8, 10], step: [0.15], ramp: 0 };
const value = (change: Partial<ResidualInput> = {}) => residual({ ...base, ...change }).value;

describe("GPU_RESIDUAL", () => {
  it("MARKET by hand: the launch at the very age counts, a moment before it does not", () => {
    expect(value()).toBeCloseTo(30000 * 0.84 ** 2 * 0.85, 8);
    expect(value({ age: 2 - 1e-9 })).toBeCloseTo(30000 * 0.84 ** 2, 3);
  });
  it("the defaults reproduce the vendor's anchors .60 at 2 and .36 at 4 years", () => {
    expect(Math.abs(value({ cost: 1 }) - 0.6)).toBeLessThan(0.005);
    expect(Math.abs(value({ cost: 1, age: 4 }) - 0.36)).toBeLessThan(0.005);
  });
  it.each([[0], [-1]])("a launch at age %d counts as launched", (at) => {
    expect(value({ age: 0, launchAges: [at] })).toBeCloseTo(30000 * 0.85, 9);
    expect(value({ age: 1, launchAges: [at] })).toBeCloseTo(30000 * 0.84 * 0.85, 9);
  });
  it("the order of launches does not matter; each keeps its own step", () => {
    const given = { age: 5, launchAges: [4, 1, 9], step: [0.1, 0.2, 0.3] };
    expect(value(given)).toBeCloseTo(30000 * 0.84 ** 5 * 0.9 * 0.8, 8);
    expect(value({ ...given, launchAges: [9, 4, 1], step: [0.3, 0.1, 0.2] })).toBeCloseTo(value(given), 8);
  });
  it("a ramp lets a step take effect in proportion: half of .2 after one of two years", () => {
    expect(value({ age: 3, launchAges: [2], step: [0.2], ramp: 2 })).toBeCloseTo(30000 * 0.84 ** 3 * 0.9, 8);
    expect(value({ age: 2, launchAges: [2], step: [0.2], ramp: 2 })).toBeCloseTo(30000 * 0.84 ** 2, 8);
    expect(value({ age: 9, launchAges: [2], step: [0.2], ramp: 2 })).toBeCloseTo(30000 * 0.84 ** 9 * 0.8, 8);
  });
  it("SYD writes down 3/6, 2/6, 1/6 of a three-year life, linearly inside a year", () => {
    const syd = (age: number) => value({ cost: 600, method: "SYD", life: 3, age });
    [[0, 600], [1, 300], [2, 100], [3, 0], [7, 0], [0.5, 450], [1.5, 200]].forEach(([age, want]) => expect(syd(age!)).toBeCloseTo(want!, 9));
    expect(value({ cost: 600, method: "SYD", life: 3, age: 5, salvage: 0.1 })).toBeCloseTo(60, 9);
    expect(() => value({ method: "SYD", life: 2.5 })).toThrow(/^expected whole years for SYD/);
  });
  it("SL is linear to salvage at the end of life and stays there", () => {
    expect(value({ method: "SL", life: 5, age: 2.5 })).toBe(15000);
    expect(value({ method: "SL", life: 5, age: 2.5, salvage: 0.2 })).toBeCloseTo(18000, 9);
    expect(value({ method: "SL", life: 5, age: 70, salvage: 0.2 })).toBeCloseTo(6000, 9);
  });
  it("a step that fits neither all nor each launch is refused by every method, also by those that know no launches", () => {
    for (const method of ["MARKET", "DB", "SL", "SYD"] as const) expect(() => value({ method, step: [0.1, 0.2] })).toThrow(/^expected one step, or one for each of the 5 launches, got 2/);
  });
  it("limits: new = cost; no steps = DB; no decay and no steps = cost; never below salvage", () => {
    expect(value({ age: 0 })).toBe(30000);
    expect(value({ step: [0], age: 7.3 })).toBe(value({ method: "DB", age: 7.3 }));
    expect(value({ step: [0], decay: 0, age: 9 })).toBe(30000);
    expect(value({ age: 90, salvage: 0.1 })).toBe(3000);
  });
  it("limits for every card: new = cost; no steps = DB; no decay and no steps = cost; old = salvage", () => {
    const any = (min: number, max: number) => anywhere({ min, max });
    fc.assert(fc.property(any(0.01, 15), any(-0.2, 0.9), any(0, 0.9), any(0, 0.9), any(0, 3), (age, decay, salvage, step, ramp) => {
      const card = { age, decay, salvage, step: [step], ramp };
      for (const method of ["MARKET", "DB", "SL", "SYD"] as const) {
        expect(value({ ...card, method, age: 0 })).toBeCloseTo(30000, 9);
        if (decay > 0.01 && method !== "SL" && method !== "SYD") expect(value({ ...card, method, age: 5000 })).toBeCloseTo(30000 * salvage, 9);
      }
      expect(value({ ...card, step: [0] })).toBeCloseTo(value({ ...card, method: "DB" }), 6);
      expect(value({ ...card, method: "DB" })).toBeCloseTo(30000 * Math.max(salvage, (1 - decay) ** age), 6);
      expect(value({ ...card, step: [0], decay: 0 })).toBeCloseTo(30000, 9);
      expect(value({ ...card, method: "SL" })).toBeCloseTo(30000 * (1 - (1 - salvage) * Math.min(age / 6, 1)), 7);
      // A ramp is a step that comes bit by bit: between no step and the step at once.
      expect(value({ ...card })).toBeGreaterThanOrEqual(value({ ...card, ramp: 0 }) * (1 - 1e-12));
      expect(value({ ...card })).toBeLessThanOrEqual(value({ ...card, step: [0] }) * (1 + 1e-12));
    }));
  });
  it("a price that rises is computed, and refused when it overflows", () => {
    expect(value({ decay: -0.2, step: [0] })).toBeCloseTo(43200, 8);
    expect(() => value({ decay: -1e10, age: 100 })).toThrow(/^expected a value that stays finite/);
  });
  it("MARKET and DB never rise with age, decay or step; no method falls with salvage", () => {
    const cards = fc.record({
      method: fc.constantFrom("MARKET" as const, "DB" as const, "SL" as const, "SYD" as const),
      age: anywhere({ min: 0, max: 12 }),
      decay: anywhere({ min: 0, max: 0.7 }),
      salvage: anywhere({ min: 0, max: 0.7 }),
      step: anywhere({ min: 0, max: 0.7 }).map((step) => [step]),
      ramp: anywhere({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(cards, anywhere({ min: 0, max: 0.29 }), (card, more) => {
        const before = value(card) * (1 + 1e-12) + 1e-9;
        expect(value({ ...card, age: card.age + more })).toBeLessThanOrEqual(before);
        expect(value({ ...card, decay: card.decay + more })).toBeLessThanOrEqual(before);
        expect(value({ ...card, step: [card.step[0]! + more] })).toBeLessThanOrEqual(before);
        expect(value({ ...card, salvage: card.salvage + more })).toBeGreaterThanOrEqual(before * (1 - 1e-11) - 1e-8);
        expect(before).toBeGreaterThanOrEqual(30000 * card.salvage * (1 - 1e-12));
      }),
    );
  });
});

describe("RESIDUAL_TABLE", () => {
  const appraisal = { cost: 30000, ages: [0, 1, 2, 3, 4], shares: [1, 0.78, 0.6, 0.46, 0.35] };
  const at = (age: number, table: { cost: number; ages: number[]; shares: number[] } = appraisal) => residualTable({ ...table, age }).value;

  it("returns the points themselves", () => appraisal.ages.forEach((age, i) => expect(at(age)).toBeCloseTo(30000 * appraisal.shares[i]!, 9)));
  it("half-way is the geometric mean", () => expect(at(2.5)).toBeCloseTo(30000 * Math.sqrt(0.6 * 0.46), 8));
  it("beyond the last point the last decay continues", () => expect(at(6)).toBeCloseTo(30000 * 0.35 * (0.35 / 0.46) ** 2, 8));
  it("equals constant decay when the table has constant decay", () => {
    const table = { cost: 1, ages: [0, 0.5, 2, 5], shares: [0, 0.5, 2, 5].map((age) => 0.77 ** age) };
    fc.assert(fc.property(anywhere({ min: 0, max: 15 }), (age) => expect(at(age, table)).toBeCloseTo(0.77 ** age, 12)));
  });
  it("never rises when the appraisal never rises", () => {
    fc.assert(fc.property(anywhere({ min: 0, max: 9 }), anywhere({ min: 0, max: 2 }), (age, more) => expect(at(age + more)).toBeLessThanOrEqual(at(age) * (1 + 1e-12))));
  });
  it("has no value before the first point", () => expect(() => at(0.5, { cost: 1, ages: [1, 2], shares: [0.8, 0.6] })).toThrow(/^expected an age of at least 1/));
  it("refuses ages that do not rise, lengths that differ and a single point", () => {
    expect(() => at(1, { cost: 1, ages: [0, 2, 2], shares: [1, 0.5, 0.4] })).toThrow(/^expected ages that rise, got 2 after 2 in position 3/);
    expect(() => at(1, { cost: 1, ages: [0, 2], shares: [1, 0.5, 0.4] })).toThrow(/^expected 2 shares as in ages, got 3/);
    expect(() => at(1, { cost: 1, ages: [0], shares: [1] })).toThrow(/^expected at least two points, got 1/);
  });
});
