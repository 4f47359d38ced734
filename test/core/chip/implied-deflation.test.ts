import fc from "fast-check";
import { economicValue } from "../../../src/core/chip/economics";
import { impliedDeflation, type ImpliedDeflationInput } from "../../../src/core/chip/implied-deflation";
import { CalcError } from "../../../src/core/errors";
import { anywhere } from "../../support/anywhere";

const base: Omit<ImpliedDeflationInput, "price"> = { rent: 2.35, opex: 0.5, util: 0.8, disc: 0.1, maxLife: 10 };
const valueAt = (deflation: number, chip = base) => economicValue({ ...chip, deflation, salvage: 0, fromYear: 0, launchYears: [], step: [0] }).value;
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return "an answer";
  } catch (problem) {
    return problem instanceof CalcError ? problem.code : String(problem);
  }
};

it("a used H100 at $20,000 against a rent of 2.35 says 24.1 %", () => {
  expect(Math.abs(impliedDeflation({ ...base, price: 20000 }).deflation - 0.241)).toBeLessThanOrEqual(0.0005);
});
it("constant rent is the answer to its own value: 2 · 8760 · 3", () => {
  expect(impliedDeflation({ price: 52560, rent: 2, opex: 0, util: 1, disc: 0, maxLife: 3 }).deflation).toBeCloseTo(0, 13);
});
it("a rising stream without cost: value of 2 growing e-fold a year for a year is 8760 · 2 · (e − 1)", () => {
  const { deflation } = impliedDeflation({ price: 8760 * 2 * (Math.E - 1), rent: 2, opex: 0, util: 1, disc: 0, maxLife: 1 });
  expect(deflation).toBeCloseTo(1 - Math.E, 11);
});
it("undoes GPU_ECON_VALUE at every deflation", () => {
  const chips = fc.record({
    rent: anywhere({ min: 0.7, max: 8 }),
    opex: anywhere({ min: 0, max: 0.3 }),
    util: anywhere({ min: 0.5, max: 1 }),
    disc: anywhere({ min: -0.05, max: 0.5 }),
    maxLife: anywhere({ min: 0.5, max: 30 }),
  });
  fc.assert(
    fc.property(chips, anywhere({ min: -2, max: 0.95 }), (chip, deflation) => {
      const found = impliedDeflation({ ...chip, price: valueAt(deflation, chip) });
      expect(Math.abs(found.deflation - deflation)).toBeLessThanOrEqual(1e-9);
    }),
  );
});
it("finds an answer for every price, and the answer reproduces it", () => {
  for (let power = -2; power <= 14; power += 0.5) {
    const price = 10 ** power;
    const { deflation, drift, valueAtAnswer } = impliedDeflation({ ...base, price });
    expect(deflation).toBeLessThan(1);
    if (drift < 36) expect(Math.abs(valueAtAnswer / price - 1)).toBeLessThan(1e-10);
    if (drift < 10) expect(Math.abs(valueAt(deflation) / price - 1)).toBeLessThan(1e-9);
  }
});
it("falls as the price rises, and is negative above the value at constant rent", () => {
  fc.assert(
    fc.property(anywhere({ min: 200, max: 1e7 }), anywhere({ min: 1.001, max: 3 }), (price, dearer) => {
      const cheap = impliedDeflation({ ...base, price });
      expect(impliedDeflation({ ...base, price: price * dearer }).deflation).toBeLessThan(cheap.deflation);
      expect(cheap.deflation < 0).toBe(price > valueAt(0));
    }),
  );
});
it("extreme prices: a chip at $1, at a trillion dollars, and at $30,000 for three months of life", () => {
  expect(impliedDeflation({ ...base, price: 1 }).deflation).toBe(1 - 2 ** -53);
  expect(impliedDeflation({ ...base, price: 1e12 }).deflation).toBeLessThan(-3);
  // Three months to earn $30,000: rents grow e^13 a year, and 8760 · [1.88 · φ(k − 13.04, ¼) − .5 · φ(k, ¼)] is the price.
  const { drift } = impliedDeflation({ ...base, maxLife: 0.25, price: 30000 });
  const net = Math.log(1.1) + drift;
  expect(8760 * ((1.88 * (1 - Math.exp(-net / 4))) / net - (0.5 * (1 - 1.1 ** -0.25)) / Math.log(1.1))).toBeCloseTo(30000, 5);
  expect(impliedDeflation({ ...base, maxLife: 100, price: 1e300 }).drift).toBeLessThan(-6);
});
it("has no answer when the chip earns nothing today", () => {
  expect(codeOf(() => impliedDeflation({ ...base, rent: 0.6, price: 20000 }))).toBe("not-defined");
  expect(codeOf(() => impliedDeflation({ ...base, rent: 0.625, price: 20000 }))).toBe("not-defined");
  expect(codeOf(() => impliedDeflation({ ...base, util: 0, opex: 0, price: 1 }))).toBe("not-defined");
});
it("says so when rents would have to rise beyond what a number can hold", () => {
  expect(codeOf(() => impliedDeflation({ ...base, maxLife: 0.001, price: 1e9 }))).toBe("no-solution");
});
