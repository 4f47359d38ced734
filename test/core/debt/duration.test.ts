import fc from "fast-check";
import { averageLife, cashFlowDuration } from "../../../src/core/debt/duration";
import { presentValue } from "../../../src/core/debt/present-value";
import { anywhere } from "../../support/anywhere";

const positive = fc.array(anywhere({ min: 0.01, max: 1e4 }), { minLength: 1, maxLength: 60 });

describe("weighted average life", () => {
  it("equal repayments over n periods live (n + 1)/2 of them: 20 quarters, 2.625 years", () => {
    expect(averageLife({ repayments: Array.from({ length: 20 }, () => 5), freq: 4 }).averageLife).toBeCloseTo(21 / 8, 12);
  });
  it("times take the place of period ends", () => {
    expect(averageLife({ repayments: [1, 3], freq: 12, times: [0, 4] }).averageLife).toBe(3);
  });
  it("nothing repaid has no life; more drawn than repaid is refused", () => {
    expect(() => averageLife({ repayments: [0, 0], freq: 4 })).toThrow("expected repayments, got a sum of 0");
    expect(() => averageLife({ repayments: [5, -6], freq: 4 })).toThrow("expected more repaid than drawn, got a sum of -1");
    expect(() => averageLife({ repayments: [5, 6], freq: 4, times: [1] })).toThrow("expected one time for each of the 2 repayments, got 1");
  });
  it("lies between the first and the last repayment, and interest of a loan is rate · WAL · debt", () => {
    fc.assert(fc.property(positive, fc.constantFrom(1, 2, 4, 12), (repayments, freq) => {
      const { averageLife: wal, total } = averageLife({ repayments, freq });
      expect(wal).toBeGreaterThanOrEqual((1 / freq) * (1 - 1e-12));
      expect(wal).toBeLessThanOrEqual((repayments.length / freq) * (1 + 1e-12));
      let [balance, interest] = [total, 0];
      for (const repayment of repayments) { interest += (balance * 0.08) / freq; balance -= repayment; }
      expect(Math.abs(interest - 0.08 * wal * total)).toBeLessThanOrEqual(1e-9 * total * wal);
    }));
  });
});

describe("duration of a cash flow", () => {
  it("a single flow lives until it is paid, at any rate", () => {
    expect(cashFlowDuration({ cf: [0, 0, 7], rate: 0.3, freq: 4, kind: "MAC" }).duration).toBe(0.75);
  });
  it("a flow worth nothing has no duration, not even where only rounding is left", () => {
    expect(() => cashFlowDuration({ cf: [1.1, -1.21], rate: 0.1, freq: 1, kind: "MAC" })).toThrow("expected a present value, got 0");
    expect(() => cashFlowDuration({ cf: [0.1, 0.2, -0.3], rate: 0, freq: 1, kind: "MAC" })).toThrow("expected a present value, got 0");
  });
  it("at rate 0 it is the weighted average life", () => {
    fc.assert(fc.property(positive, (cf) => {
      expect(cashFlowDuration({ cf, rate: 0, freq: 4, kind: "MAC" }).duration).toBeCloseTo(averageLife({ repayments: cf, freq: 4 }).averageLife, 10);
    }));
  });
  it("modified duration is the slope of −ln of the present value, by central difference to 1e-6", () => {
    fc.assert(fc.property(positive, anywhere({ min: 0, max: 0.5 }), fc.constantFrom(1, 2, 4, 12), (cf, rate, freq) => {
      const { duration } = cashFlowDuration({ cf, rate, freq, kind: "MOD" });
      const step = 1e-5;
      const slope = -(Math.log(presentValue(cf, (rate + step) / freq)) - Math.log(presentValue(cf, (rate - step) / freq))) / (2 * step);
      expect(Math.abs(slope - duration)).toBeLessThanOrEqual(1e-6 * Math.max(1, duration));
    }));
  });
});
