import fc from "fast-check";
import { schedule } from "../../../src/core/debt/schedule";
import { sweepSchedule, type SweepInput } from "../../../src/core/debt/sweep";
import { isDefined } from "../../../src/core/units";
import { anywhere } from "../../support/anywhere";

const base: SweepInput = { debt: 100, rate: 0.1, cfads: [0, 200], repayments: [50, 50], sweep: 0, freq: 1 };
/** Laws hold to this share of the largest amount in play. */
const RELATIVE = 1e-12;

const loans: fc.Arbitrary<SweepInput> = fc
  .record({
    debt: anywhere({ min: 0, max: 1e6 }),
    rate: anywhere({ min: 0, max: 0.4 }),
    flows: fc.array(fc.tuple(anywhere({ min: -2e5, max: 6e5 }), anywhere({ min: 0, max: 3e5 })), { minLength: 1, maxLength: 40 }),
    sweep: fc.oneof(fc.constant(0), fc.constant(1), anywhere({ min: 0, max: 1 })),
    freq: fc.constantFrom(1, 2, 4, 12),
  })
  .map(({ flows, ...rest }) => ({ ...rest, cfads: flows.map(([cash]) => cash), repayments: flows.map(([, due]) => due) }));

describe("a loan paid from the cash there is", () => {
  it("what is missed falls due again: 100 at 10 %, CFADS 0 and 200, 50/50, ends at 0 and not at 60 with 139 in hand", () => {
    const { periods } = sweepSchedule(base);
    expect(periods[0]).toMatchObject({ interestDue: 10, principalDue: 60, interestPaid: 0, principalPaid: 0, arrears: 60, closing: 110, dscr: 0 });
    expect(periods[1]).toMatchObject({ opening: 110, interestDue: 11, principalDue: 110, interestPaid: 11, principalPaid: 110, arrears: 0, closing: 0, distributed: 79 });
  });
  it("nothing is swept while anything is in arrears", () => {
    const { periods } = sweepSchedule({ ...base, cfads: [0, 80, 90], repayments: [30, 30, 40], sweep: 1 });
    expect(periods.map(({ swept, arrears }) => [swept, arrears])).toEqual([[0, 40], [0, 1], [0, 0]]);
  });
  it("a sweep leaves scheduled amounts as they are and shortens the loan from its end", () => {
    const { periods, repaidIn } = sweepSchedule({ ...base, rate: 0, cfads: [40, 40, 40, 40], repayments: [25, 25, 25, 25], sweep: 1 });
    expect(periods.map((row) => [row.principalPaid, row.swept, row.closing])).toEqual([[25, 15, 60], [25, 15, 20], [20, 0, 0], [0, 0, 0]]);
    expect(repaidIn).toBe(3);
  });
  it("negative CFADS pays nothing and stays negative in the DSCR: −30 against 10 + 50", () => {
    const [first] = sweepSchedule({ ...base, cfads: [-30, 0] }).periods;
    expect(first).toMatchObject({ interestPaid: 0, principalPaid: 0, dscr: -0.5, closing: 110 });
  });
  it("a period without interest and principal has no DSCR", () => {
    expect(sweepSchedule({ ...base, debt: 0 }).periods[0]!.dscr).toEqual({ notDefined: "nothing is scheduled in period 1" });
  });
  it("the DSCR counts what is scheduled, not arrears, and no more than is owed", () => {
    const { periods } = sweepSchedule({ ...base, cfads: [0, 200], repayments: [50, 500] });
    expect(periods[1]!.dscr).toBeCloseTo(200 / (11 + 110), 12);
  });
  it("one repayment stands for every period", () => {
    expect(sweepSchedule({ ...base, repayments: [50] })).toEqual(sweepSchedule(base));
  });
  it("refuses repayments of another length than cfads", () => {
    expect(() => sweepSchedule({ ...base, repayments: [50, 50, 50] })).toThrow("expected one amount, or one for each of the 2 periods of cfads, got 3");
  });
});

describe("laws of a sweep", () => {
  it("cash in is interest + principal + swept + distributed, in every period", () => {
    fc.assert(fc.property(loans, (input) => {
      sweepSchedule(input).periods.forEach((row, t) => {
        const cash = Math.max(input.cfads[t]!, 0);
        expect(Math.abs(cash - row.interestPaid - row.principalPaid - row.swept - row.distributed)).toBeLessThanOrEqual(RELATIVE * (cash + input.debt + 1));
        for (const part of [row.interestPaid, row.principalPaid, row.swept, row.arrears, row.distributed]) expect(part).toBeGreaterThanOrEqual(0);
      });
    }));
  });
  it("the balance never turns negative, and rolls: closing = opening + unpaid interest − principal − swept", () => {
    fc.assert(fc.property(loans, (input) => {
      sweepSchedule(input).periods.forEach((row) => {
        expect(row.closing).toBeGreaterThanOrEqual(0);
        const rolled = row.opening + row.interestDue - row.interestPaid - row.principalPaid - row.swept;
        expect(Math.abs(rolled - row.closing)).toBeLessThanOrEqual(RELATIVE * (row.opening + row.interestDue));
      });
    }));
  });
  it("due is at most what is owed, and arrears are part of the balance", () => {
    fc.assert(fc.property(loans, (input) => {
      for (const row of sweepSchedule(input).periods) {
        const owed = row.opening + row.interestDue - row.interestPaid;
        expect(row.principalDue).toBeLessThanOrEqual(owed + RELATIVE * (row.opening + row.interestDue));
        expect(row.arrears).toBeLessThanOrEqual(row.closing + RELATIVE * (row.opening + row.interestDue + 1));
      }
    }));
  });
  it("with enough cash and no sweep it is the schedule of the loan, and the DSCR that of DSCR_PATH", () => {
    fc.assert(fc.property(anywhere({ min: 1, max: 1e6 }), anywhere({ min: 0, max: 0.3 }), fc.integer({ min: 1, max: 10 }), (debt, rate, years) => {
      const loan = schedule({ debt, rate, years, freq: 4, type: "ANNUITY", grace: 0, balloon: 0 });
      const cfads = loan.debtService.map((due) => 1.5 * due);
      const swept = sweepSchedule({ debt, rate, cfads, repayments: loan.principal, sweep: 0, freq: 4 });
      swept.periods.forEach((row, t) => {
        expect(Math.abs(row.closing - loan.closing[t]!)).toBeLessThanOrEqual(1e-9 * debt);
        expect(isDefined(row.dscr) && Math.abs(row.dscr - 1.5)).toBeLessThanOrEqual(1e-8);
      });
    }));
  });
  it("sweeping more never leaves more debt", () => {
    fc.assert(fc.property(loans, anywhere({ min: 0, max: 1 }), (input, other) => {
      const [less, more] = [Math.min(input.sweep, other), Math.max(input.sweep, other)];
      const left = (sweep: number) => sweepSchedule({ ...input, sweep }).periods.at(-1)!.closing;
      expect(left(more)).toBeLessThanOrEqual(left(less) + 1e-9 * (input.debt + 1));
    }));
  });
});
