import fc from "fast-check";
import type { Amortization } from "../../../src/core/conventions";
import { delayedDraw, type DelayedDrawInput } from "../../../src/core/debt/delayed-draw";
import { schedule } from "../../../src/core/debt/schedule";
import { anywhere } from "../../support/anywhere";

const base: DelayedDrawInput = { draws: [100, 50], rate: 0.08, years: 2, freq: 4, type: "ANNUITY", commitment: undefined, undrawnFee: 0 };
/** Laws hold to this share of the amount drawn. */
const RELATIVE = 1e-10;
const sum = (flows: readonly number[]): number => flows.reduce((total, flow) => total + flow, 0);

const facilities: fc.Arbitrary<DelayedDrawInput> = fc.record({
  draws: fc.array(anywhere({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 12 }).filter((draws) => sum(draws) > 1),
  rate: anywhere({ min: -0.05, max: 0.3 }),
  years: fc.integer({ min: 1, max: 8 }),
  freq: fc.constantFrom(1, 2, 4, 12),
  type: fc.constantFrom<Amortization>("ANNUITY", "LEVEL", "STRAIGHT", "BULLET"),
  commitment: fc.constant(undefined),
  undrawnFee: anywhere({ min: 0, max: 0.02 }),
});

describe("delayed-draw term loan", () => {
  it("one draw is the loan of DEBT_SCHEDULE", () => {
    const one = delayedDraw({ ...base, draws: [100], commitment: 100 });
    const loan = schedule({ debt: 100, rate: 0.08, years: 2, freq: 4, type: "ANNUITY", grace: 0, balloon: 0 });
    one.debtService.forEach((due, t) => expect(due).toBeCloseTo(loan.debtService[t]!, 12));
    one.closing.forEach((balance, t) => expect(balance).toBeCloseTo(loan.closing[t]!, 12));
  });
  it("each draw matures after its own tenor, so k draws of n periods end with period k + n − 1", () => {
    const late = delayedDraw({ ...base, draws: [0, 0, 60], type: "BULLET", rate: 0 });
    expect(late.principal).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 60]);
    expect(late.closing).toEqual([0, 0, 60, 60, 60, 60, 60, 60, 60, 0]);
  });
  it("the fee counts a draw from its own period and stops with the last draw: 200, draws 100 and 50, 1 % a year", () => {
    expect(delayedDraw({ ...base, commitment: 200, undrawnFee: 0.01 }).fee.slice(0, 3)).toEqual([0.25, 0.125, 0]);
  });
  it("a zero at the end keeps the line, and the fee, open for one more period", () => {
    expect(delayedDraw({ ...base, draws: [100, 50, 0], commitment: 200, undrawnFee: 0.01 }).fee.slice(0, 4)).toEqual([0.25, 0.125, 0.125, 0]);
  });
  it("refuses SCULPT, a commitment below the draws and half a period", () => {
    expect(() => delayedDraw({ ...base, type: "SCULPT" })).toThrow("expected ANNUITY, LEVEL, STRAIGHT or BULLET: SCULPT needs CFADS, got SCULPT");
    expect(() => delayedDraw({ ...base, commitment: 149 })).toThrow("expected at least the 150 drawn, got 149");
    expect(() => delayedDraw({ ...base, years: 0.6 })).toThrow("expected a whole number of periods");
    expect(() => delayedDraw({ ...base, draws: Array.from({ length: 1201 }, () => 1) })).toThrow("expected at most 1200 draws, got 1201");
  });
  it("accepts draws of cents that add up to the commitment only within rounding", () => {
    const draws = Array.from({ length: 10 }, () => 0.1);
    expect(sum(draws)).not.toBe(1);
    expect(delayedDraw({ ...base, draws: [...draws, 0.2], commitment: 1.2 }).undrawn.at(10)).toBe(0);
  });
});

describe("laws of a delayed-draw loan", () => {
  it("what is drawn is repaid, and nothing is left", () => {
    fc.assert(fc.property(facilities, (input) => {
      const loan = delayedDraw(input);
      expect(Math.abs(sum(loan.principal) - loan.totalDrawn)).toBeLessThanOrEqual(RELATIVE * loan.totalDrawn);
      expect(Math.abs(loan.closing.at(-1)!)).toBeLessThanOrEqual(RELATIVE * loan.totalDrawn);
    }));
  });
  it("opening + draw − principal = closing, and interest is the rate on opening + draw", () => {
    fc.assert(fc.property(facilities, (input) => {
      const loan = delayedDraw(input);
      loan.drawn.forEach((draw, t) => {
        const owed = (t === 0 ? 0 : loan.closing[t - 1]!) + draw;
        expect(Math.abs(owed - loan.principal[t]! - loan.closing[t]!)).toBeLessThanOrEqual(RELATIVE * loan.totalDrawn);
        expect(Math.abs(owed * loan.periodicRate - loan.interest[t]!)).toBeLessThanOrEqual(RELATIVE * loan.totalDrawn);
      });
    }));
  });
  it("the fee is on commitment less draws including this period's, until the last draw; service is interest, principal and fee", () => {
    fc.assert(fc.property(facilities, fc.constantFrom(undefined, 1, 1.5), (given, times) => {
      const commitment = (times ?? 1) * sum(given.draws);
      const input = { ...given, commitment: times === undefined ? undefined : commitment };
      const loan = delayedDraw(input);
      loan.drawn.forEach((draw, t) => {
        expect(draw).toBe(input.draws[t] ?? 0);
        const undrawn = t < input.draws.length ? commitment - sum(input.draws.slice(0, t + 1)) : 0;
        expect(Math.abs(loan.fee[t]! - (undrawn * input.undrawnFee) / input.freq)).toBeLessThanOrEqual(RELATIVE * commitment);
        expect(Math.abs(loan.interest[t]! + loan.principal[t]! + loan.fee[t]! - loan.debtService[t]!)).toBeLessThanOrEqual(RELATIVE * commitment);
      });
    }));
  });
  it("the value of all service at the loan rate is the value of the draws", () => {
    fc.assert(fc.property(facilities, (input) => {
      const loan = delayedDraw({ ...input, undrawnFee: 0 });
      const i = loan.periodicRate;
      const paid = sum(loan.debtService.map((due, t) => due * (1 + i) ** -(t + 1)));
      const drawn = sum(input.draws.map((draw, t) => draw * (1 + i) ** -t));
      expect(Math.abs(paid - drawn)).toBeLessThanOrEqual(1e-9 * drawn);
    }));
  });
});
