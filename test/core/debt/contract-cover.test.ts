import fc from "fast-check";
import { balanceAfter, contractCover, type ContractCoverInput } from "../../../src/core/debt/contract-cover";
import { debtAtDeath } from "../../../src/core/debt/debt-at-death";
import { schedule } from "../../../src/core/debt/schedule";
import { CalcError } from "../../../src/core/errors";
import { anywhere } from "../../support/anywhere";

const base: ContractCoverInput = {
  cfads: [60, 60, 60, 60], debt: 100, rate: 0, years: 4, contractYears: 2, freq: 1, type: "STRAIGHT", grace: 0, balloon: 0,
};
const problem = (change: Partial<ContractCoverInput>): CalcError => {
  try {
    contractCover({ ...base, ...change });
  } catch (found) {
    if (found instanceof CalcError) return found;
  }
  throw new Error("expected a CalcError");
};

describe("contract against loan", () => {
  it("without contract everything is left: 0x contracted, 240/100 of the rest", () => {
    expect(contractCover({ ...base, contractYears: 0 })).toMatchObject({ contractedLlcr: 0, balanceAtExpiry: 100, shareLeft: 1, uncontractedYears: 4, laterLlcr: 2.4 });
  });
  it("a contract to maturity leaves nothing, and nothing to cover", () => {
    expect(contractCover({ ...base, contractYears: 4 })).toMatchObject({ contractedLlcr: 2.4, balanceAtExpiry: 0, uncontractedYears: 0, laterLlcr: { notDefined: "no debt is left when the contract ends" } });
  });
  it("a balloon that falls due with the contract's last period is still owed", () => {
    expect(contractCover({ ...base, contractYears: 4, balloon: 40 })).toMatchObject({ balanceAtExpiry: 40, shareLeft: 0.4, laterLlcr: 0 });
  });
  it("a contract that outlives the loan leaves nothing of a balloon", () => {
    expect(contractCover({ ...base, contractYears: 9, balloon: 40 })).toMatchObject({ contractedLlcr: 2.4, balanceAtExpiry: 0, shareLeft: 0 });
  });
  it("ignores CFADS after the tenor", () => {
    expect(contractCover({ ...base, cfads: [...base.cfads, 1e9] })).toEqual(contractCover(base));
  });
  it("counts whole periods: 2.9 years of a yearly loan are 2", () => {
    expect(contractCover({ ...base, contractYears: 2.9 })).toMatchObject({ contractPeriods: 2, balanceAtExpiry: 50 });
  });
  it("takes 0.3 years of monthly periods as 3.6, and 0.25 as 3", () => {
    const monthly = { ...base, cfads: Array.from({ length: 12 }, () => 10), years: 1, freq: 12 };
    expect(contractCover({ ...monthly, contractYears: 0.3 }).contractPeriods).toBe(3);
    expect(contractCover({ ...monthly, contractYears: 0.1 + 0.15 }).contractPeriods).toBe(3);
  });
  it("refuses CFADS shorter than the loan, and a debt of 0", () => {
    expect(problem({ cfads: [60, 60] }).message).toBe("expected at least the 4 periods of the loan, got 2");
    expect(problem({ debt: 0 })).toMatchObject({ code: "division", argument: "debt" });
  });
});

describe("debt when the asset dies", () => {
  it("a 5-year loan at 11 %, monthly, and a 3-year asset: 24 of 60 payments are left, 46.6 %", () => {
    const annuity = (n: number): number => (1 - (1 + 0.11 / 12) ** -n) / (0.11 / 12);
    expect(debtAtDeath({ rate: 0.11, years: 5, life: 3, freq: 12, type: "ANNUITY" }).share).toBeCloseTo(annuity(24) / annuity(60), 12);
  });
  it("is 1 on the first day, falls with life, and is 0 from maturity on", () => {
    const shares = [0, 0.2, 0.25, 1, 3, 4.9, 5, 50].map((life) => debtAtDeath({ rate: 0.11, years: 5, life, freq: 4, type: "ANNUITY" }).share);
    expect([shares[0], shares[1], shares[6], shares[7]]).toEqual([1, 1, 0, 0]);
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  });
  it("never rises with life, never falls with the rate of a level loan, and is the balance of the schedule after the periods that are over", () => {
    const rates = anywhere({ min: 0, max: 0.3 });
    fc.assert(fc.property(rates, fc.integer({ min: 1, max: 15 }), anywhere({ min: 0, max: 16 }), anywhere({ min: 0, max: 3 }), fc.constantFrom("ANNUITY" as const, "STRAIGHT" as const), (rate, years, life, more, type) => {
      const at = (change: object) => debtAtDeath({ rate, years, life, freq: 4, type, ...change }).share;
      expect(at({ life: life + more })).toBeLessThanOrEqual(at({}) + 1e-12);
      expect(at({ rate: rate + more / 10 })).toBeGreaterThanOrEqual(at({}) - 1e-12);
      const loan = schedule({ debt: 1, rate, years, freq: 4, type, grace: 0, balloon: 0 });
      expect(at({})).toBeCloseTo([1, ...loan.closing][Math.min(Math.floor(life * 4), years * 4)]!, 10);
    }));
  });
  it("a bullet is owed in full to the last day", () => {
    expect(debtAtDeath({ rate: 0.11, years: 5, life: 4.99, freq: 4, type: "BULLET" }).share).toBe(1);
  });
  it("refuses SCULPT, which needs CFADS", () => {
    expect(() => debtAtDeath({ rate: 0.11, years: 5, life: 3, freq: 4, type: "SCULPT" })).toThrow("SCULPT needs CFADS");
  });
});

it("balance after a payment counts a balloon that falls due with it as owed", () => {
  const loan = schedule({ debt: 100, rate: 0.1, years: 2, freq: 1, type: "STRAIGHT", grace: 0, balloon: 40 });
  expect([0, 1, 2, 3].map((k) => balanceAfter(loan, k))).toEqual([100, 70, 40, 0]);
});
