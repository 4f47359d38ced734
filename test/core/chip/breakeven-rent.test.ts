import fc from "fast-check";
import { breakevenRent, type BreakevenRentInput } from "../../../src/core/chip/breakeven-rent";
import { economicValue } from "../../../src/core/chip/economics";
import { CalcError } from "../../../src/core/errors";
import { anywhere } from "../../support/anywhere";

const base: BreakevenRentInput = { cost: 30000, opex: 0.5, deflation: 0.25, util: 0.8, disc: 0.1, maxLife: 6, salvage: 0 };
const valueAt = (rent: number, { cost: _cost, ...chip }: BreakevenRentInput): number =>
  economicValue({ ...chip, rent, fromYear: 0, launchYears: [], step: [0] }).value;
const codeOf = (input: BreakevenRentInput): string => {
  try {
    breakevenRent(input);
    return "an answer";
  } catch (problem) {
    return problem instanceof CalcError ? problem.code : String(problem);
  }
};

it("without deflation and discount: (cost/(8760 · life) + opex)/util", () => {
  expect(breakevenRent({ ...base, deflation: 0, disc: 0 }).breakevenRent).toBeCloseTo((30000 / 8760 / 6 + 0.5) / 0.8, 12);
});
it("GPU_ECON_VALUE at the answer is the cost, and no lower rent covers it", () => {
  const chips = fc.record({
    cost: anywhere({ min: 100, max: 100000 }),
    opex: anywhere({ min: 0, max: 2 }),
    deflation: anywhere({ min: 0, max: 0.9 }),
    util: anywhere({ min: 0.1, max: 1 }),
    disc: anywhere({ min: 0, max: 0.5 }),
    maxLife: anywhere({ min: 0.5, max: 20 }),
    salvage: anywhere({ min: 0, max: 0.95 }),
  });
  fc.assert(
    fc.property(chips, anywhere({ min: 0.01, max: 0.999 }), (chip, share) => {
      const input = { ...chip, salvage: chip.salvage * chip.cost };
      const { breakevenRent: rent, shutdownRent } = breakevenRent(input);
      expect(Math.abs(valueAt(rent, input) / input.cost - 1)).toBeLessThan(1e-8);
      expect(rent).toBeGreaterThanOrEqual(shutdownRent);
      expect(valueAt(rent * share, input)).toBeLessThan(input.cost * (1 + 1e-9));
    }),
  );
});
it("rises with deflation, discount rate, cost and opex; falls with util and scrap", () => {
  const rent = (change: Partial<BreakevenRentInput>) => breakevenRent({ ...base, salvage: 1000, ...change }).breakevenRent;
  const here = rent({});
  for (const change of [{ deflation: 0.3 }, { disc: 0.12 }, { cost: 31000 }, { opex: 0.6 }]) expect(rent(change)).toBeGreaterThan(here);
  for (const change of [{ util: 0.9 }, { salvage: 2000 }]) expect(rent(change)).toBeLessThan(here);
});
it("rising rents: a cost inside the jump at opex/util has that rent as its answer", () => {
  // Rents double every year from .625: value just above it is 8760 · ∫₀⁶ .5(2^t − 1) dt = 8760 · .5 · (63/ln 2 − 6), far above 30000.
  const input = { ...base, deflation: -1, disc: 0 };
  expect(8760 * 0.5 * (63 / Math.LN2 - 6)).toBeGreaterThan(30000);
  expect(breakevenRent(input).breakevenRent).toBe(0.625);
  expect(valueAt(0.625 * (1 + 1e-9), input)).toBeGreaterThan(30000);
  expect(valueAt(0.625, input)).toBe(0);
});
it("has no answer when nothing is sold, or scrap alone pays", () => {
  expect(codeOf({ ...base, util: 0 })).toBe("not-defined");
  expect(codeOf({ ...base, salvage: 30000 })).toBe("not-defined");
  expect(codeOf({ ...base, util: 1e-320 })).toBe("bad-input");
});
it("extremes: a million dollars for a day, and a cost of one cent", () => {
  const oneDay = breakevenRent({ ...base, cost: 1e6, maxLife: 1 / 365, deflation: 0, disc: 0 });
  expect(oneDay.breakevenRent).toBeCloseTo((1e6 / 24 + 0.5) / 0.8, 6);
  expect(breakevenRent({ ...base, cost: 0.01 }).breakevenRent).toBeGreaterThan(0.625);
});
