import fc from "fast-check";
import { debtCapacity, dscrPath, llcr, llcrPath } from "../../../src/core/debt/coverage";
import { facilities, type FacilitiesInput } from "../../../src/core/debt/facilities";
import { schedule } from "../../../src/core/debt/schedule";
import { CalcError } from "../../../src/core/errors";
import type { Input } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { LIBRARY } from "../../../src/functions/library";
import { anywhere } from "../../support/anywhere";

const RELATIVE = 1e-10;
const close = (got: number, expected: number): void => expect(Math.abs(got - expected)).toBeLessThanOrEqual(RELATIVE * Math.max(1, Math.abs(expected)));
const caught = (run: () => unknown): CalcError => {
  try {
    run();
  } catch (found) {
    if (found instanceof CalcError) return found;
  }
  throw new Error("expected a CalcError");
};

/** A worksheet function's cells, in reading order. */
const run = (name: string, given: Readonly<Record<string, Input>>): readonly number[] => {
  const spec = LIBRARY.find(name)!;
  const got = answer(spec, spec.slots.map(([key]) => given[key]), LIBRARY);
  return (Array.isArray(got) ? (got as readonly (readonly number[])[]).flat() : [got as number]);
};
const column = (flows: readonly number[]): Input => flows.map((flow) => [flow]);
const money = anywhere({ min: 0.01, max: 1e3 });
const positivePaths = fc.array(money, { minLength: 1, maxLength: 60 });
const anyPaths = fc.array(anywhere({ min: -500, max: 1e3 }), { minLength: 1, maxLength: 60 });
const rates = anywhere({ min: 0, max: 0.4 });

describe("sculpting identities", () => {
  it("LLCR = DSCR in every period of a sculpted loan", () => {
    fc.assert(fc.property(positivePaths, rates, money, (cfads, rate, debt) => {
      const loan = schedule({ debt, rate, years: cfads.length, freq: 1, type: "SCULPT", grace: 0, balloon: 0, cfads });
      const llcrs = llcrPath(cfads, loan.opening, rate) as number[];
      const dscrs = dscrPath(cfads, loan.debtService) as number[];
      dscrs.forEach((dscr, t) => {
        close(dscr / loan.sculptedDscr!, 1);
        close(llcrs[t]! / dscr, 1);
      });
    }));
  });
  it("LLCR at signing = DSCR of every period = debt multiple of capacity, at every payment frequency, through the worksheet functions", () => {
    fc.assert(fc.property(positivePaths, rates, money, fc.constantFrom(1, 2, 4, 12), (cfads, rate, debt, freq) => {
      const years = cfads.length / freq;
      const cover = run("LLCR", { cfads: column(cfads), debt, rate, freq })[0]!;
      const path = run("DSCR_PATH", { cfads: column(cfads), debt, rate, years, freq, type: "SCULPT" });
      expect(path).toHaveLength(cfads.length);
      for (const dscr of path) close(dscr / cover, 1);
      close(run("DEBT_CAPACITY", { cfads: column(cfads), dscr: cover, rate, freq })[0]! / debt, 1);
    }), { numRuns: 40 });
  });
  it("capacity at the DSCR of a sculpted loan is its debt, with a balloon too", () => {
    fc.assert(fc.property(anyPaths, rates, money, anywhere({ min: 0, max: 0.9 }), (flows, rate, debt, share) => {
      const cfads = [...flows, 1];
      const balloon = share * debt;
      const loan = schedule({ debt, rate, years: cfads.length, freq: 1, type: "SCULPT", grace: 0, balloon, cfads });
      close(debtCapacity({ cfads, dscr: [loan.sculptedDscr!], rate, freq: 1, balloon }).capacity / debt, 1);
    }));
  });
  it("a loan of the capacity, sculpted, has exactly the required DSCR", () => {
    fc.assert(fc.property(positivePaths, rates, anywhere({ min: 1, max: 3 }), (cfads, rate, dscr) => {
      const { capacity } = debtCapacity({ cfads, dscr: [dscr], rate, freq: 1, balloon: 0 });
      const loan = schedule({ debt: capacity, rate, years: cfads.length, freq: 1, type: "SCULPT", grace: 0, balloon: 0, cfads });
      close(loan.sculptedDscr!, dscr);
    }));
  });
});

describe("LLCR", () => {
  it("is 1 when CFADS is the debt service of a fully amortising loan", () => {
    fc.assert(fc.property(money, rates, fc.integer({ min: 1, max: 60 }), (debt, rate, years) => {
      const { debtService: cfads } = schedule({ debt, rate, years, freq: 1, type: "ANNUITY", grace: 0, balloon: 0 });
      close(llcr({ cfads, debt, rate, freq: 1, cash: 0 }).llcr, 1);
    }));
  });
  it("adds over CFADS, and cash adds cash / debt", () => {
    fc.assert(fc.property(anyPaths, rates, money, money, (cfads, rate, debt, cash) => {
      const without = llcr({ cfads, debt, rate, freq: 4, cash: 0 }).llcr;
      close(llcr({ cfads: cfads.map((flow) => 3 * flow), debt, rate, freq: 4, cash }).llcr, 3 * without + cash / debt);
    }));
  });
  it("falls when the rate rises, for positive CFADS", () => {
    fc.assert(fc.property(positivePaths, rates, (cfads, rate) => {
      const at = (annual: number): number => llcr({ cfads, debt: 100, rate: annual, freq: 4, cash: 0 }).llcr;
      expect(at(rate + 0.01)).toBeLessThan(at(rate));
    }));
  });
  it("keeps negative CFADS, which capacity leaves out: 110 and −121 at 10 %", () => {
    expect(llcr({ cfads: [110, -121], debt: 100, rate: 0.1, freq: 1, cash: 0 }).llcr).toBeCloseTo(0, 12);
    expect(debtCapacity({ cfads: [110, -121], dscr: [1], rate: 0.1, freq: 1, balloon: 0 }).capacity).toBeCloseTo(100, 12);
  });
  it("has no value without debt", () => {
    expect(caught(() => llcr({ cfads: [1], debt: 0, rate: 0.1, freq: 1, cash: 0 }))).toMatchObject({ code: "division", argument: "debt" });
  });
});

describe("DEBT_CAPACITY", () => {
  it("takes one DSCR for each period: 130/1.3 + 120/1.2", () => {
    close(debtCapacity({ cfads: [130, 120], dscr: [1.3, 1.2], rate: 0, freq: 1, balloon: 0 }).capacity, 200);
  });
  it("never falls when a period earns more, and falls when the required DSCR rises", () => {
    fc.assert(fc.property(anyPaths, rates, fc.nat(), (cfads, rate, place) => {
      const better = cfads.map((flow, t) => (t === place % cfads.length ? flow + 10 : flow));
      const at = (flows: readonly number[], dscr: number): number => debtCapacity({ cfads: flows, dscr: [dscr], rate, freq: 4, balloon: 0 }).capacity;
      expect(at(better, 1.3)).toBeGreaterThanOrEqual(at(cfads, 1.3));
      expect(at(cfads, 1.4)).toBeLessThanOrEqual(at(cfads, 1.3));
    }));
  });
  it("is Σ max(CFADS, 0)/DSCR · (1 + i)^(−t) and the balloon's value, one DSCR or one for each period", () => {
    fc.assert(fc.property(anyPaths, rates, money, fc.array(anywhere({ min: 0.5, max: 3 }), { minLength: 60, maxLength: 60 }), (cfads, rate, balloon, targets) => {
      const dscr = targets.slice(0, cfads.length);
      const value = (ratioAt: (t: number) => number): number =>
        cfads.reduce((so, flow, t) => so + Math.max(flow, 0) / ratioAt(t) / (1 + rate / 2) ** (t + 1), balloon / (1 + rate / 2) ** cfads.length);
      close(debtCapacity({ cfads, dscr, rate, freq: 2, balloon }).capacity, value((t) => dscr[t]!));
      close(debtCapacity({ cfads, dscr: [1.3], rate, freq: 2, balloon }).capacity, value(() => 1.3));
    }));
  });
  it("refuses a DSCR list of another length", () => {
    expect(caught(() => debtCapacity({ cfads: [1, 2, 3], dscr: [1, 2], rate: 0, freq: 1, balloon: 0 })).message).toBe("expected one DSCR, or one for each of the 3 periods, got 2");
  });
});

describe("DSCR of several facilities", () => {
  const base: FacilitiesInput = { cfads: [30, 40, 50], debt: [60], rate: [0], years: [3], freq: 1, type: ["STRAIGHT"], grace: [0], balloon: [0], window: 1 };
  it("leaves a period without debt service empty and gives the reason: 60 repaid in years 1 and 2", () => {
    expect(facilities({ ...base, years: [2] }).dscr).toEqual([1, 40 / 30, { notDefined: "no debt service falls due in period 3" }]);
  });
  it("cuts a longer facility off at the last CFADS and shows what it still owes: 60 over six years, 30 left", () => {
    const all = facilities({ ...base, years: [6] });
    expect([all.debtService, all.closing]).toEqual([[10, 10, 10], [50, 40, 30]]);
  });
  it("two facilities are the sum of each alone", () => {
    const both = facilities({ ...base, debt: [60, 20], rate: [0.05, 0.1], years: [3, 2], type: ["ANNUITY", "BULLET"] });
    const one = facilities({ ...base, debt: [60], rate: [0.05], type: ["ANNUITY"] });
    const two = facilities({ ...base, debt: [20], rate: [0.1], years: [2], type: ["BULLET"] });
    for (const column of ["interest", "principal", "debtService", "balloon", "closing"] as const) {
      both[column].forEach((value, t) => close(value, one[column][t]! + two[column][t]!));
    }
  });
  it("window 2 is CFADS over debt service of two periods; the first cell is empty", () => {
    expect(facilities({ ...base, window: 2 }).dscr).toEqual([{ notDefined: "the first window ends in period 2" }, 70 / 40, 90 / 40]);
  });
  it("a rolling test is ΣCFADS/ΣDS over its window, whatever the facility; its first window − 1 cells are empty", () => {
    fc.assert(fc.property(anyPaths, rates, fc.constantFrom("ANNUITY" as const, "STRAIGHT" as const, "BULLET" as const), fc.integer({ min: 1, max: 8 }), (cfads, rate, type, window) => {
      const all = facilities({ cfads, debt: [100], rate: [rate + 0.01], years: [cfads.length], freq: 1, type: [type], grace: [0], balloon: [type === "BULLET" ? 0 : 30], window });
      all.dscr.forEach((ratio, t) => {
        const total = (flows: readonly number[]): number => flows.slice(t + 1 - window, t + 1).reduce((so, flow) => so + flow, 0);
        if (t < window - 1) expect(typeof ratio).toBe("object");
        else close(ratio as number, total(cfads) / total(all.debtService));
      });
    }));
  });
  it("a window longer than the path leaves every cell empty", () => {
    expect(facilities({ ...base, window: 4 }).dscr.every((ratio) => typeof ratio === "object")).toBe(true);
  });
  it("keeps the balloon out of the ratio: 30 of 60 at the end", () => {
    const all = facilities({ ...base, balloon: [30] });
    expect([all.dscr, all.balloon]).toEqual([[3, 4, 5], [0, 0, 30]]);
  });
  it("sculpts one facility on its own CFADS", () => {
    const ratios = facilities({ ...base, type: ["SCULPT"] }).dscr as number[];
    ratios.forEach((ratio) => close(ratio, 2));
  });
  it.each<[string, Partial<FacilitiesInput>, string, RegExp]>([
    ["terms that fit no number of facilities", { debt: [1, 2, 3], rate: [0, 0] }, "rate", /one for each of the 3 facilities, got 2/],
    ["SCULPT beside another facility", { debt: [1, 2], type: ["SCULPT", "ANNUITY"] }, "type", /no SCULPT beside other facilities/],
    ["SCULPT for two facilities at once", { debt: [1, 2], type: ["SCULPT"] }, "type", /got SCULPT with 2/],
    ["SCULPT with another tenor than CFADS", { type: ["SCULPT"], years: [2] }, "cfads", /expected 2 periods as in the loan for SCULPT, got 3/],
    ["more facilities than a borrower has", { debt: Array.from({ length: 101 }, () => 1) }, "debt", /at most 100 facilities, got 101/],
  ])("refuses %s", (_, change, argument, message) => {
    const found = caught(() => facilities({ ...base, ...change }));
    expect([found.code, found.argument]).toEqual(["bad-input", argument]);
    expect(found.message).toMatch(message);
  });
});
