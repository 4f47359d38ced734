import fc from "fast-check";
import { breakevenDeflation, type BreakevenDeflationInput } from "../../../src/core/debt/breakeven-deflation";
import { fleetSummary } from "../../../src/core/debt/fleet-summary";
import { schedule } from "../../../src/core/debt/schedule";
import { HOURS_PER_YEAR, isDefined } from "../../../src/core/units";
import { anywhere } from "../../support/anywhere";

const base: BreakevenDeflationInput = { revenue: 100, opex: [20], debtService: [60, 50], target: 1, freq: 1, timing: "END" };
const breakeven = (change: Partial<BreakevenDeflationInput> = {}) => breakevenDeflation({ ...base, ...change }).breakeven;

/** Ten thousand GPUs at 2.50, opex .50, util .8; $240m at 11 % over five years, level and quarterly. */
const fleetInput = {
  units: 10_000, rent: 2.5, opex: 0.5, debt: 240_000_000, rate: 0.11, years: 5, util: 0.8, contractRent: 0, contractYears: 0, covenant: 1.2, freq: 4,
  type: "ANNUITY", grace: 0, balloon: 0, launchYears: [], step: [0.15], retire: true,
} as const;
const hours = (fleetInput.units * HOURS_PER_YEAR) / 4;
const fleetLoan: BreakevenDeflationInput = {
  revenue: hours * 2.5 * 0.8, opex: [hours * 0.5], debtService: schedule(fleetInput).debtService, target: 1, freq: 4, timing: "MID",
};

describe("deflation that a loan survives", () => {
  it("each period has its own threshold and the weakest binds: 1 − .8 and 1 − √.7", () => {
    const all = breakevenDeflation(base);
    expect(all.needed).toEqual([0.8, 0.7]);
    expect(all.breakeven).toBeCloseTo(1 - Math.sqrt(0.7), 14);
    expect(all.bindingPeriod).toBe(2);
  });
  it("the worked fleet breaks even at 9.6 %, and at 7.6 % for 1.2x, as printed beforehand", () => {
    expect(breakevenDeflation(fleetLoan).breakeven.toFixed(3)).toBe("0.096");
    expect(breakevenDeflation({ ...fleetLoan, target: 1.2 }).breakeven.toFixed(3)).toBe("0.076");
  });
  it.each(["MID", "END", "AVG"] as const)("the fleet's minimum DSCR is 1 at the break-even read %s", (timing) => {
    const deflation = breakevenDeflation({ ...fleetLoan, timing }).breakeven;
    const { minimumDscr } = fleetSummary({ ...fleetInput, deflation, timing });
    expect(isDefined(minimumDscr) && Math.abs(minimumDscr - 1)).toBeLessThanOrEqual(1e-9);
  });
  it("START passes over today, and today's revenue that fails has no break-even", () => {
    expect(breakeven({ timing: "START" })).toBeCloseTo(1 - 0.7, 14);
    expect(() => breakeven({ timing: "START", debtService: [90, 10] })).toThrow("today's revenue already fails: 1.1 times as much is needed in period 1");
    expect(() => breakeven({ timing: "START", debtService: [60] })).toThrow("no period has a payment that deflation could endanger");
  });
  it("a loan that needs rising rents answers with a negative deflation: 110 % needed after a year", () => {
    expect(breakeven({ debtService: [90, 10] })).toBeCloseTo(-0.1, 14);
    expect(breakeven({ debtService: [90, 10], timing: "AVG" })).toBeLessThan(0);
  });
  it("a period in which nothing has to be paid survives any fall", () => {
    expect(breakeven({ opex: [0], debtService: [0, 81] })).toBeCloseTo(0.1, 14);
    expect(() => breakeven({ opex: [0], debtService: [0] })).toThrow("no period has a payment that deflation could endanger");
  });
  it("a need of nearly nothing survives nearly any fall, a need of all of today's revenue none", () => {
    expect(breakeven({ opex: [0], debtService: [1e-13], timing: "AVG" })).toBeGreaterThan(1 - 1e-12);
    expect(breakeven({ opex: [0], debtService: [100], timing: "AVG" })).toBe(0);
  });
  it("refuses lengths that differ", () => {
    expect(() => breakeven({ opex: [1, 2, 3] })).toThrow("expected one amount, or one for each of the 3 periods, got 2");
  });
});

describe("laws of break-even deflation", () => {
  const paths = fc.array(anywhere({ min: 1, max: 150 }), { minLength: 1, maxLength: 24 });
  it("at the answer the weakest period just keeps the target and no other fails", () => {
    fc.assert(fc.property(paths, anywhere({ min: 0.5, max: 2 }), fc.constantFrom(1, 2, 4), (debtService, target, freq) => {
      const { breakeven: fall, bindingPeriod } = breakevenDeflation({ ...base, debtService, target, freq, timing: "MID" });
      const dscr = debtService.map((due, t) => (100 * (1 - fall) ** ((t + 0.5) / freq) - 20) / due);
      const least = Math.min(...dscr);
      expect(Math.abs(least - target)).toBeLessThanOrEqual(1e-9 * Math.max(1, target));
      expect(Math.abs(dscr[bindingPeriod - 1]! - target)).toBeLessThanOrEqual(1e-9 * Math.max(1, target));
    }));
  });
  it("read as END and AVG too: at the answer the weakest period just keeps the target", () => {
    fc.assert(fc.property(paths, anywhere({ min: 0.5, max: 2 }), fc.constantFrom(1, 2, 4), fc.constantFrom("END" as const, "AVG" as const), (debtService, target, freq, timing) => {
      const { breakeven: fall } = breakevenDeflation({ ...base, debtService, target, freq, timing });
      const drift = -Math.log1p(-fall);
      const at = (t: number): number => (timing === "END" ? Math.exp((-drift * (t + 1)) / freq) : Math.abs(drift) < 1e-9 ? 1 : (Math.exp((-drift * t) / freq) * -Math.expm1(-drift / freq) * freq) / drift);
      const least = Math.min(...debtService.map((due, t) => (100 * at(t) - 20) / due));
      expect(Math.abs(least - target)).toBeLessThanOrEqual(1e-7 * Math.max(1, target));
    }));
  });
  it("a higher target or more service never raises it", () => {
    fc.assert(fc.property(paths, fc.constantFrom("MID", "END", "AVG"), (debtService, timing) => {
      const at = (target: number, more: number) => breakeven({ debtService: debtService.map((due) => due * more), target, timing: timing as "MID" });
      expect(at(1.2, 1)).toBeLessThanOrEqual(at(1, 1) + 1e-12);
      expect(at(1, 1.1)).toBeLessThanOrEqual(at(1, 1) + 1e-12);
    }));
  });
});
