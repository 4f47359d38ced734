import fc from "fast-check";
import type { Amortization } from "../../../src/core/conventions";
import { presentValue } from "../../../src/core/debt/present-value";
import { schedule, type ScheduleInput } from "../../../src/core/debt/schedule";
import { CalcError } from "../../../src/core/errors";
import { anywhere } from "../../support/anywhere";

/** Laws hold to this share of the largest amount in play. */
const RELATIVE = 1e-10;

const base: ScheduleInput = { debt: 100, rate: 0.08, years: 5, freq: 1, type: "ANNUITY", grace: 0, balloon: 0 };
const sum = (flows: readonly number[]): number => flows.reduce((total, flow) => total + flow, 0);
const problem = (change: Partial<ScheduleInput>): CalcError => {
  try {
    schedule({ ...base, ...change });
  } catch (found) {
    if (found instanceof CalcError) return found;
  }
  throw new Error("expected a CalcError");
};

const loans: fc.Arbitrary<ScheduleInput> = fc
  .record({
    debt: anywhere({ min: 1, max: 1e9 }),
    rate: fc.oneof(fc.constant(0), anywhere({ min: -0.05, max: 0.4 })),
    periods: fc.integer({ min: 1, max: 120 }),
    freq: fc.constantFrom(1, 2, 4, 12),
    type: fc.constantFrom<Amortization>("ANNUITY", "LEVEL", "STRAIGHT", "BULLET", "SCULPT"),
    graceShare: anywhere({ min: 0, max: 0.99 }),
    balloonShare: fc.oneof(fc.constant(0), fc.constant(1), anywhere({ min: 0, max: 1 })),
    seeds: fc.array(anywhere({ min: -50, max: 100 }), { minLength: 120, maxLength: 120 }),
  })
  .map(({ periods, freq, graceShare, balloonShare, seeds, ...loan }) => ({
    ...loan, freq, years: periods / freq, grace: Math.floor(graceShare * periods), balloon: balloonShare * loan.debt,
    // The last period is positive, so that there is always something to sculpt on.
    cfads: seeds.slice(0, periods).map((flow, t) => (t === periods - 1 ? Math.abs(flow) + 1 : flow)),
  }));

describe("laws of every schedule", () => {
  it("opening − scheduled principal − balloon = closing, and closing is the next opening", () => {
    fc.assert(fc.property(loans, (loan) => {
      const rows = schedule(loan);
      const scale = Math.max(loan.debt, ...rows.opening);
      rows.opening.forEach((opening, t) => {
        expect(Math.abs(opening - rows.principal[t]! - rows.balloon[t]! - rows.closing[t]!)).toBeLessThanOrEqual(RELATIVE * scale);
        if (t > 0) expect(opening).toBe(rows.closing[t - 1]);
      });
      expect(rows.opening[0]).toBe(loan.debt);
      expect(rows.closing.at(-1)).toBe(0);
    }));
  });
  it("Σ scheduled principal + balloon = debt", () => {
    fc.assert(fc.property(loans, (loan) => {
      const rows = schedule(loan);
      expect(Math.abs(sum(rows.principal) + sum(rows.balloon) - loan.debt)).toBeLessThanOrEqual(RELATIVE * Math.max(loan.debt, ...rows.opening));
    }));
  });
  it("debt service and balloon, discounted at the loan rate, are worth the debt", () => {
    fc.assert(fc.property(loans, (loan) => {
      const rows = schedule(loan);
      const paid = rows.debtService.map((due, t) => due + rows.balloon[t]!);
      expect(Math.abs(presentValue(paid, loan.rate / loan.freq) / loan.debt - 1)).toBeLessThanOrEqual(RELATIVE);
    }));
  });
  it("interest is opening · rate / freq, debt service is interest and scheduled principal", () => {
    fc.assert(fc.property(loans, (loan) => {
      const rows = schedule(loan);
      rows.opening.forEach((opening, t) => {
        expect(rows.interest[t]).toBe(opening * (loan.rate / loan.freq));
        expect(Math.abs(rows.interest[t]! + rows.principal[t]! - rows.debtService[t]!)).toBeLessThanOrEqual(RELATIVE * Math.max(loan.debt, opening));
      });
    }));
  });
  it("pays interest only in grace", () => {
    fc.assert(fc.property(loans, (loan) => {
      const rows = schedule(loan);
      for (let t = 0; t < loan.grace; t += 1) expect([rows.opening[t], rows.principal[t]]).toEqual([loan.debt, 0]);
    }));
  });
  it("after grace ANNUITY pays (P − B(1 + i)^(−n))i/(1 − (1 + i)^(−n)) each time, STRAIGHT repays (P − B)/n, BULLET nothing until the end", () => {
    fc.assert(fc.property(loans.filter((loan) => loan.type !== "SCULPT"), (loan) => {
      const rows = schedule(loan);
      const i = loan.rate / loan.freq;
      const n = rows.periods - loan.grace;
      // 1/φ: the payment on each dollar, 1/n without interest; by the sum, which knows no i in a denominator.
      const paymentPerDollar = 1 / sum(Array.from({ length: n }, (_, t) => (1 + i) ** -(t + 1)));
      for (let t = loan.grace; t < rows.periods; t += 1) {
        if (loan.type === "BULLET") expect([rows.principal[t], rows.balloon[t]]).toEqual([0, t === rows.periods - 1 ? loan.debt : 0]);
        else if (loan.type === "STRAIGHT") expect(Math.abs(rows.principal[t]! - (loan.debt - loan.balloon) / n)).toBeLessThanOrEqual(RELATIVE * loan.debt);
        else expect(Math.abs(rows.debtService[t]! - (loan.debt - loan.balloon * (1 + i) ** -n) * paymentPerDollar)).toBeLessThanOrEqual(RELATIVE * loan.debt);
        if (loan.type !== "BULLET") expect(rows.balloon[t]).toBe(t === rows.periods - 1 ? loan.balloon : 0);
      }
    }));
  });
  it("is proportional to the debt", () => {
    fc.assert(fc.property(loans.filter((loan) => loan.type !== "SCULPT"), (loan) => {
      const [one, two] = [schedule(loan), schedule({ ...loan, debt: 2 * loan.debt, balloon: 2 * loan.balloon })];
      two.debtService.forEach((due, t) => expect(Math.abs(due - 2 * one.debtService[t]!)).toBeLessThanOrEqual(RELATIVE * loan.debt));
    }));
  });
});

describe("SCULPT", () => {
  const sculpted = loans.map((loan): ScheduleInput => ({ ...loan, type: "SCULPT" }));
  it("keeps one DSCR after grace, and nothing falls due while CFADS is negative", () => {
    fc.assert(fc.property(sculpted, (loan) => {
      const rows = schedule(loan);
      loan.cfads!.forEach((flow, t) => {
        if (t < loan.grace) return;
        if (flow <= 0) expect(Math.abs(rows.debtService[t]!)).toBe(0);
        // Ratio against the one DSCR, compared as money: a share of a tiny service would test rounding only.
        else expect(Math.abs(flow / (rows.sculptedDscr ?? Infinity) - rows.debtService[t]!)).toBeLessThanOrEqual(RELATIVE * Math.max(1, Math.abs(rows.debtService[t]!)));
      });
    }));
  });
  it("never lets the balance fall below zero, also with negative CFADS", () => {
    fc.assert(fc.property(sculpted.filter((loan) => loan.rate >= 0), (loan) => {
      for (const balance of schedule(loan).closing) expect(balance).toBeGreaterThanOrEqual(0);
    }));
  });
  it("draws the loan up again where the share of CFADS is less than interest: 100 at 10 %, CFADS 0 then 242", () => {
    const rows = schedule({ ...base, rate: 0.1, years: 2, type: "SCULPT", cfads: [0, 242] });
    // PV of CFADS is 200, twice the debt; year 1 pays nothing and adds 10, year 2 pays 121 = 110 + 11.
    expect(rows.principal[0]).toBeCloseTo(-10, 12);
    expect(rows.closing[0]).toBeCloseTo(110, 12);
    expect(rows.debtService).toEqual([0, expect.closeTo(121, 11)]);
  });
  it("starts after grace: 100 at 10 %, one year of interest, then CFADS 110 and 121 against 100", () => {
    const rows = schedule({ ...base, rate: 0.1, years: 3, type: "SCULPT", grace: 1, cfads: [500, 110, 121] });
    expect(rows.debtService).toEqual([10, expect.closeTo(55, 12), expect.closeTo(60.5, 12)]);
    expect(rows.sculptedDscr).toBeCloseTo(2, 12);
  });
  it("asks nothing of CFADS when the balloon is the debt and the rate is 0", () => {
    const rows = schedule({ ...base, rate: 0, years: 2, type: "SCULPT", balloon: 100, cfads: [50, 50] });
    expect([rows.debtService, rows.balloon, rows.sculptedDscr]).toEqual([[0, 0], [0, 100], undefined]);
  });
});

describe("edges", () => {
  it("rate 0: an annuity is straight line", () => {
    const rows = schedule({ ...base, rate: 0 });
    expect(rows.debtService).toEqual([20, 20, 20, 20, 20]);
    expect(rows.closing[1]).toBeCloseTo(60, 12);
  });
  it("rate 0 BULLET: no debt service at all, the debt falls due at the end", () => {
    const rows = schedule({ ...base, rate: 0, years: 3, type: "BULLET" });
    expect(rows).toMatchObject({ debtService: [0, 0, 0], principal: [0, 0, 0], balloon: [0, 0, 100], closing: [100, 100, 0] });
  });
  it("BULLET ignores balloon, even one above the debt", () => {
    expect(schedule({ ...base, type: "BULLET", balloon: 500 })).toEqual(schedule({ ...base, type: "BULLET" }));
  });
  it("balloon = debt: an annuity pays interest only", () => {
    const rows = schedule({ ...base, balloon: 100 });
    rows.debtService.forEach((due) => expect(due).toBeCloseTo(8, 12));
    expect(rows.balloon.at(-1)).toBe(100);
  });
  it("LEVEL is another name of ANNUITY", () => {
    expect(schedule({ ...base, type: "LEVEL" })).toEqual(schedule(base));
  });
  it("a debt of 0 has a schedule of zeros, also sculpted on CFADS that is never positive", () => {
    for (const type of ["ANNUITY", "STRAIGHT", "BULLET", "SCULPT"] as const) {
      const rows = schedule({ ...base, debt: 0, years: 2, type, cfads: [-1, -1] });
      expect([rows.opening, rows.debtService, rows.balloon]).toEqual([[0, 0], [0, 0], [0, 0]]);
    }
  });
  it("keeps its digits over 1,200 months at 120 %: the first balance is still the debt", () => {
    const rows = schedule({ ...base, rate: 1.2, years: 100, freq: 12 });
    // (1 + 10 %)^−1200 is 2e-50: the payment is interest to the last digit, yet the last payment clears the loan.
    expect(rows.debtService[0]).toBeCloseTo(10, 12);
    expect(rows.opening[600]).toBeCloseTo(100, 10);
    expect(rows.opening[1199]! * 1.1).toBeCloseTo(10, 10);
  });
  it("accepts years that are whole periods only up to rounding: 7/12 of a year are 7 months", () => {
    expect(schedule({ ...base, years: 7 / 12, freq: 12 }).periods).toBe(7);
  });
});

describe("refusals", () => {
  it.each<[string, Partial<ScheduleInput>, string, RegExp]>([
    ["half a period", { years: 2.3, freq: 4 }, "years", /whole number of periods/],
    ["grace as long as the loan", { grace: 5 }, "grace", /expected less than the 5 periods of the loan, got 5/],
    ["a balloon above the debt", { balloon: 100.01 }, "balloon", /expected at most the debt of 100, got 100.01/],
    ["SCULPT without CFADS", { type: "SCULPT" }, "cfads", /for SCULPT, got none/],
    ["SCULPT with CFADS of another length", { type: "SCULPT", cfads: [1, 2] }, "cfads", /expected 5 periods as in the loan for SCULPT, got 2/],
    ["a rate that cannot be discounted", { rate: -0.9999, years: 100 }, "rate", /can be discounted/],
  ])("%s", (_, change, argument, message) => {
    expect(problem(change)).toMatchObject({ code: "bad-input", argument });
    expect(problem(change).message).toMatch(message);
  });
  it("SCULPT without any positive CFADS does not exist", () => {
    expect(problem({ type: "SCULPT", years: 2, cfads: [-1, 0] })).toMatchObject({ code: "not-defined", argument: "type" });
  });
});
