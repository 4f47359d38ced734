import fc from "fast-check";
import { fundingGap } from "../../../src/core/debt/funding-gap";
import { maturityLadder } from "../../../src/core/debt/maturity-ladder";
import { reserveAccount } from "../../../src/core/debt/reserve-account";
import { waterfall } from "../../../src/core/debt/waterfall";
import { anywhere } from "../../support/anywhere";

const RELATIVE = 1e-9;
const sum = (flows: readonly number[]): number => flows.reduce((total, flow) => total + flow, 0);
const amounts = fc.array(anywhere({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 30 });

describe("debt service reserve account", () => {
  it("holds the next two quarters for six months: 22, 26, 30, 16, 0", () => {
    expect(reserveAccount({ debtService: [10, 12, 14, 16], months: 6, freq: 4 }).required).toEqual([22, 26, 30, 16, 0]);
  });
  it("a part of a period counts pro rata: four months of quarters are one and a third", () => {
    expect(reserveAccount({ debtService: [30, 60], months: 4, freq: 4 }).required.map((balance) => Number(balance.toFixed(12)))).toEqual([50, 60, 0]);
  });
  it("months that are whole periods are whole in binary too: 1, 2, … 24 months of monthly service", () => {
    for (let months = 1; months <= 24; months += 1) expect(reserveAccount({ debtService: [1], months, freq: 12 }).periodsCovered).toBe(months);
  });
  it("holds the service of the next months, pro rata inside a period, and never less for more months", () => {
    fc.assert(fc.property(amounts, anywhere({ min: 0, max: 60 }), fc.constantFrom(1, 2, 4, 12), (debtService, months, freq) => {
      const { required } = reserveAccount({ debtService, months, freq });
      const covered = (months * freq) / 12;
      required.forEach((balance, t) => {
        const next = sum(debtService.slice(t).map((due, s) => due * Math.max(0, Math.min(1, covered - s))));
        expect(Math.abs(balance - next)).toBeLessThanOrEqual(RELATIVE * (sum(debtService) + 1));
      });
      reserveAccount({ debtService, months: months + 1, freq }).required.forEach((balance, t) => expect(balance).toBeGreaterThanOrEqual(required[t]! - RELATIVE * (sum(debtService) + 1)));
    }));
  });
  it("is funded and released in full: funding adds up to 0 and the last balance is 0", () => {
    fc.assert(fc.property(amounts, anywhere({ min: 0, max: 60 }), fc.constantFrom(1, 2, 4, 12), (debtService, months, freq) => {
      const { required, funding } = reserveAccount({ debtService, months, freq });
      expect(required.at(-1)).toBe(0);
      expect(Math.abs(sum(funding))).toBeLessThanOrEqual(RELATIVE * (sum(debtService) + 1));
      expect(required).toHaveLength(debtService.length + 1);
    }));
  });
});

describe("funding gap", () => {
  it("4.2 + 5 − 32.5 − 4.2 with 3.7 of lines and 1 kept: 24.8 to be raised", () => {
    const { periods, totalGap, firstGap, undrawnAtEnd } = fundingGap({ cash: 4.2, cfo: [5], capex: [32.5], maturities: [4.2], undrawn: 3.7, minCash: 1 });
    expect(periods[0]!.gap).toBeCloseTo(24.8, 12);
    expect([periods[0]!.draw, periods[0]!.closing, firstGap, undrawnAtEnd]).toEqual([3.7, 1, 1, 0]);
    expect(totalGap).toBeCloseTo(24.8, 12);
  });
  it("one flow stands for every period, and other lengths are refused", () => {
    expect(fundingGap({ cash: 10, cfo: [5], capex: [1], maturities: [2, 20], undrawn: 1, minCash: 0 }).periods.map((row) => row.gap)).toEqual([0, 3]);
    expect(() => fundingGap({ cash: 0, cfo: [1, 2, 3], capex: [0], maturities: [0, 0], undrawn: 0, minCash: 0 })).toThrow("expected one amount, or one for each of the 3 periods, got 2");
  });
  it("sources are uses, lines are never overdrawn and cash never falls below its minimum", () => {
    fc.assert(fc.property(
      fc.array(fc.tuple(anywhere({ min: -1e6, max: 1e6 }), anywhere({ min: 0, max: 1e6 }), anywhere({ min: 0, max: 1e6 })), { minLength: 1, maxLength: 20 }),
      anywhere({ min: 0, max: 1e6 }), anywhere({ min: 0, max: 1e6 }), anywhere({ min: 0, max: 1e5 }),
      (flows, cash, undrawn, minCash) => {
        const { periods } = fundingGap({ cash, cfo: flows.map(([cfo]) => cfo), capex: flows.map(([, capex]) => capex), maturities: flows.map(([, , due]) => due), undrawn, minCash });
        for (const row of periods) {
          expect(Math.abs(row.opening + row.cfo + row.draw + row.gap - row.capex - row.maturities - row.closing)).toBeLessThanOrEqual(RELATIVE * 1e7);
          expect(row.closing).toBeGreaterThanOrEqual(minCash);
          expect(row.gap === 0 || row.closing === minCash).toBe(true);
        }
        expect(sum(periods.map((row) => row.draw))).toBeLessThanOrEqual(undrawn * (1 + RELATIVE));
      },
    ));
  });
});

describe("maturity ladder", () => {
  it("a debt due at the end of a year belongs to it, one due just after to the next, one due today to the first", () => {
    const due = (maturity: number) => maturityLadder({ amounts: [1], maturities: [maturity], horizon: 3, cash: 0 }).years.map((row) => row.due);
    expect([due(0), due(1), due(1.001), due(3)]).toEqual([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]);
    expect(due(0.1 * 10 + 1 + 1e-13)).toEqual([0, 1, 0]);
  });
  it("a debt beyond the horizon counts in the shares: 50 of 100 is half", () => {
    const ladder = maturityLadder({ amounts: [50, 50], maturities: [1, 9], horizon: 2, cash: 0 });
    expect(ladder.years.map((row) => row.cumulativeShare)).toEqual([0.5, 0.5]);
    expect([ladder.dueLater, ladder.averageMaturity]).toEqual([50, 5]);
  });
  it("what is missed stays unpaid until cash comes: 30 less 10 and 5, then 20 less 40, then a burn of 10 on a surplus of 5", () => {
    const ladder = maturityLadder({ amounts: [30, 20], maturities: [0.5, 1.5], horizon: 3, cash: 10, cfads: [5, 40, -10] });
    expect(ladder.years.map((row) => row.unpaid)).toEqual([15, 0, 5]);
    expect(ladder.largestUnpaid).toBe(15);
  });
  it("without debt there is no share", () => {
    expect(maturityLadder({ amounts: [0], maturities: [1], horizon: 1, cash: 0 }).years[0]!.share).toEqual({ notDefined: "there is no debt" });
  });
  it("refuses lengths that differ", () => {
    expect(() => maturityLadder({ amounts: [1, 2], maturities: [1], horizon: 1, cash: 0 })).toThrow("expected one maturity for each of the 2 amounts, got 1");
    expect(() => maturityLadder({ amounts: [1], maturities: [1], horizon: 3, cash: 0, cfads: [1, 2] })).toThrow("expected one amount, or one for each of the 3 years, got 2");
  });
  it("shares are of all debt and cumulate; with what is due later they are 1; unpaid is what cash and CFADS do not reach", () => {
    const debt = fc.tuple(anywhere({ min: 0.01, max: 1e6 }), anywhere({ min: 0, max: 30 }));
    const flow = anywhere({ min: -1e5, max: 1e6 });
    fc.assert(fc.property(fc.array(debt, { minLength: 1, maxLength: 12 }), fc.array(flow, { minLength: 1, maxLength: 20 }), anywhere({ min: 0, max: 1e6 }), (debts, cfads, cash) => {
      const ladder = maturityLadder({ amounts: debts.map(([amount]) => amount), maturities: debts.map(([, time]) => time), horizon: cfads.length, cash, cfads });
      let [cumulative, left] = [0, cash];
      ladder.years.forEach((row, t) => {
        cumulative += row.due / ladder.total;
        left += cfads[t]! - row.due;
        expect(Math.abs((row.share as number) - row.due / ladder.total)).toBeLessThanOrEqual(RELATIVE);
        expect(Math.abs((row.cumulativeShare as number) - cumulative)).toBeLessThanOrEqual(RELATIVE);
        expect(Math.abs(row.unpaid - Math.max(0, -left))).toBeLessThanOrEqual(RELATIVE * 1e7);
      });
      expect(Math.abs(cumulative + ladder.dueLater / ladder.total - 1)).toBeLessThanOrEqual(RELATIVE);
    }));
  });
  it("what is due inside the horizon and later is all debt; without cash the unpaid is what has fallen due", () => {
    fc.assert(fc.property(fc.array(fc.tuple(anywhere({ min: 0, max: 1e6 }), anywhere({ min: 0, max: 30 })), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (debts, horizon) => {
      const ladder = maturityLadder({ amounts: debts.map(([amount]) => amount), maturities: debts.map(([, time]) => time), horizon, cash: 0 });
      const dueInside = sum(ladder.years.map((row) => row.due));
      expect(Math.abs(dueInside + ladder.dueLater - ladder.total)).toBeLessThanOrEqual(RELATIVE * (ladder.total + 1));
      expect(Math.abs(ladder.years.at(-1)!.unpaid - dueInside)).toBeLessThanOrEqual(RELATIVE * (ladder.total + 1));
    }));
  });
});

describe("waterfall", () => {
  it("pays one claim after the other: 100 over 20, 50, 60", () => {
    expect(waterfall({ cash: 100, claims: [20, 50, 60] })).toMatchObject({ paid: [20, 50, 30], shortfall: [0, 0, 30], residual: 0 });
  });
  it("equal ranks share pro rata and a smaller number comes first: 90 over 30 (2), 60 (2), 45 (1)", () => {
    expect(waterfall({ cash: 90, claims: [30, 60, 45], rank: [2, 2, 1] })).toMatchObject({ paid: [15, 30, 45], residual: 0, order: [3, 1, 2] });
  });
  it("negative cash pays nothing and stays in the residual", () => {
    expect(waterfall({ cash: -5, claims: [10] })).toMatchObject({ paid: [0], shortfall: [10], residual: -5 });
  });
  it("refuses ranks of another number than claims", () => {
    expect(() => waterfall({ cash: 1, claims: [1, 2], rank: [1] })).toThrow("expected one rank for each of the 2 claims, got 1");
  });
  it("cash is what is paid and what is left; a lower rank is paid only when every higher one is paid in full", () => {
    const ranked = fc.array(fc.tuple(anywhere({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 15 });
    fc.assert(fc.property(ranked, anywhere({ min: -1e5, max: 5e6 }), (claims, cash) => {
      const { paid, shortfall, residual } = waterfall({ cash, claims: claims.map(([claim]) => claim), rank: claims.map(([, rank]) => rank) });
      expect(Math.abs(sum(paid) + residual - cash)).toBeLessThanOrEqual(RELATIVE * 1e7);
      claims.forEach(([claim, rank], j) => {
        expect(paid[j]! >= 0 && paid[j]! <= claim && Math.abs(paid[j]! + shortfall[j]! - claim) <= RELATIVE * 1e6).toBe(true);
        if (shortfall[j]! > 1e-3) claims.forEach(([, other], l) => other > rank && expect(paid[l]).toBeLessThanOrEqual(1e-3));
      });
    }));
  });
});
