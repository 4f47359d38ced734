import fc from "fast-check";
import { contractCover } from "../../../src/core/debt/contract-cover";
import { debtCapacity, llcr } from "../../../src/core/debt/coverage";
import { fleet, type FleetInput } from "../../../src/core/debt/fleet";
import { fleetSummary } from "../../../src/core/debt/fleet-summary";
import { CalcError } from "../../../src/core/errors";
import { isDefined } from "../../../src/core/units";
import { anywhere } from "../../support/anywhere";

const RELATIVE = 1e-10;
const close = (got: number, expected: number): void => expect(Math.abs(got - expected)).toBeLessThanOrEqual(RELATIVE * Math.max(1, Math.abs(expected)));

/** 1,000 GPUs: 2.19m hours a quarter, 8.76m a year. */
const base: FleetInput = {
  units: 1000, rent: 2, opex: 0.5, debt: 20e6, rate: 0, years: 5, deflation: 0, util: 0.75, contractRent: 0, contractYears: 0,
  freq: 4, type: "ANNUITY", grace: 0, balloon: 0, timing: "AVG", launchYears: [], step: [0.15], retire: true,
};
const problem = (change: Partial<FleetInput>): CalcError => {
  try {
    fleet({ ...base, ...change });
  } catch (found) {
    if (found instanceof CalcError) return found;
  }
  throw new Error("expected a CalcError");
};

const fleets: fc.Arbitrary<FleetInput> = fc.record({
  units: fc.constantFrom(100, 10_000),
  rent: anywhere({ min: 0.5, max: 4 }),
  opex: anywhere({ min: 0, max: 1.5 }),
  debtPerUnit: anywhere({ min: 1000, max: 40_000 }),
  rate: anywhere({ min: 0, max: 0.2 }),
  years: fc.integer({ min: 1, max: 8 }),
  deflation: anywhere({ min: -0.2, max: 0.5 }),
  util: anywhere({ min: 0.3, max: 1 }),
  contractRent: anywhere({ min: 0.2, max: 3 }),
  contractYears: fc.oneof(fc.constant(0), anywhere({ min: 0, max: 10 })),
  freq: fc.constantFrom(1, 2, 4, 12),
  type: fc.constantFrom("ANNUITY" as const, "STRAIGHT" as const, "BULLET" as const),
  timing: fc.constantFrom("AVG" as const, "START" as const, "MID" as const, "END" as const),
  launchYears: fc.array(anywhere({ min: -1, max: 8 }), { maxLength: 3 }),
  step: anywhere({ min: 0, max: 0.5 }).map((step) => [step]),
  retire: fc.boolean(),
}).map(({ debtPerUnit, ...rest }) => ({ ...base, ...rest, debt: debtPerUnit * rest.units }));

describe("revenue of the fleet", () => {
  it("splits the period in which the contract ends: half a year at 3.00, half at 2 · .75", () => {
    const { revenue, cfads } = fleet({ ...base, freq: 1, contractRent: 3, contractYears: 1.5 });
    close(revenue[0]!, 8.76e6 * 3);
    close(revenue[1]!, 8.76e6 * (0.5 * 3 + 0.5 * 1.5));
    close(revenue[2]!, 8.76e6 * 1.5);
    close(cfads[2]!, 8.76e6 * (1.5 - 0.5));
  });
  it("retires for good in the first period whose spot revenue does not exceed opex: 2 · .5^(t−1) · .75 against .75", () => {
    const { revenue, runningCost, retiredFrom } = fleet({ ...base, freq: 1, deflation: 0.5, opex: 0.75, timing: "START" });
    expect(retiredFrom).toBe(2);
    expect(revenue).toEqual([8.76e6 * 1.5, 0, 0, 0, 0]);
    expect(runningCost).toEqual([8.76e6 * 0.75, 0, 0, 0, 0]);
  });
  it("stays off although rents come back", () => {
    // Rents double every year: .5 · .75 is below opex .6 in year 1, 1 · .75 is above it in year 2.
    const { revenue } = fleet({ ...base, freq: 1, rent: 0.5, deflation: -1, opex: 0.6, timing: "START" });
    expect(revenue).toEqual([0, 0, 0, 0, 0]);
  });
  it("keeps running at a loss with retire FALSE", () => {
    const { cfads, retiredFrom } = fleet({ ...base, freq: 1, years: 1, rent: 0.5, opex: 0.6, retire: false });
    close(cfads[0]!, 8.76e6 * (0.5 * 0.75 - 0.6));
    expect(retiredFrom).toBeUndefined();
  });
  it("keeps a contracted loss, and the period in which the contract ends", () => {
    const { cfads, retiredFrom } = fleet({ ...base, freq: 1, years: 3, rent: 0.4, contractRent: 0.3, contractYears: 1.5 });
    close(cfads[0]!, 8.76e6 * (0.3 - 0.5));
    close(cfads[1]!, 8.76e6 * (0.5 * 0.3 + 0.5 * 0.4 * 0.75 - 0.5));
    expect([cfads[2], retiredFrom]).toEqual([0, 3]);
  });
});

describe("loan of the fleet", () => {
  it("names the first breach strictly below the covenant: a DSCR of exactly 2.19 keeps 2.19", () => {
    expect(fleetSummary({ ...base, covenant: 2.19 }).firstBreach).toEqual({ notDefined: "no period has a DSCR below 2.19" });
    expect(fleetSummary({ ...base, covenant: 2.2 }).firstBreach).toBe(1);
  });
  it("without debt: no debt ratio, but a capacity of 20 · 2.19m / 1.2", () => {
    const all = fleetSummary({ ...base, debt: 0, covenant: 1.2 });
    for (const figure of [all.minimumDscr, all.minimumPeriod, all.averageDscr, all.firstBreach, all.llcrToday, all.shareAtExpiry]) expect(isDefined(figure)).toBe(false);
    close(all.capacity, (20 * 2.19e6) / 1.2);
    expect(all.shortfall).toBe(0);
  });
  it("rate 0 BULLET: DSCR is empty, not infinite, and the balloon has its own column", () => {
    const all = fleet({ ...base, type: "BULLET" });
    expect(all.dscr.some(isDefined)).toBe(false);
    expect([all.loan.balloon.at(-1), all.loan.closing.at(-1)]).toEqual([20e6, 0]);
    expect(all.llcr.at(-1)).toBeCloseTo(2.19e6 / 20e6, 12);
  });
  it("share at contract end: before a balloon then due; 0 when the contract outlives the loan; 1 without contract", () => {
    const share = (change: Partial<FleetInput>) => fleetSummary({ ...base, contractRent: 2, covenant: 1.2, ...change }).shareAtExpiry;
    expect(share({ contractYears: 2.4 })).toBeCloseTo(11 / 20, 12);
    expect(share({ contractYears: 5, balloon: 5e6 })).toBeCloseTo(0.25, 12);
    expect(share({ contractYears: 6, balloon: 5e6 })).toBe(0);
    expect(share({ contractYears: 0 })).toBe(1);
  });
  it("debt on one GPU: $100 and $1,000,000 are allowed, beyond them the unit is asked for", () => {
    expect(fleet({ ...base, debt: 100 * 1000 }).debtPerUnit).toBe(100);
    expect(fleet({ ...base, debt: 1e6 * 1000 }).debtPerUnit).toBe(1e6);
    // 100 · 22,580.177143267083 over 22,580.177143267083 is 99.99999999999999.
    expect(fleet({ ...base, units: 22580.177143267083, debt: 100 * 22580.177143267083 }).debtPerUnit).toBeCloseTo(100, 10);
    for (const debt of [99.99 * 1000, 1_000_001 * 1000, 285.7]) {
      expect(problem({ debt })).toMatchObject({ code: "bad-input", argument: "debt" });
      expect(problem({ debt }).message).toMatch(/is debt in \$m\?$/);
    }
  });
  it("refuses a contract without a rent, and more launch steps than launches", () => {
    expect(problem({ contractYears: 3 })).toMatchObject({ code: "bad-input", argument: "contractRent" });
    expect(problem({ launchYears: [1, 2], step: [0.1, 0.2, 0.3] })).toMatchObject({ code: "bad-input", argument: "step" });
  });
  it("SCULPT on a fleet that is off from the start does not exist", () => {
    expect(problem({ type: "SCULPT", rent: 0.1 })).toMatchObject({ code: "not-defined" });
  });
});

describe("the worked fleet of the model paper, as printed: 10,000 GPUs, rent 2.50, opex .50, $240m at 11 % over five years, deflation 25 %", () => {
  const worked: FleetInput = { ...base, units: 10_000, rent: 2.5, debt: 240e6, rate: 0.11, deflation: 0.25, util: 0.8 };
  const printed = (change: Partial<FleetInput>, quarters: readonly number[]) => quarters.map((quarter) => (fleet({ ...worked, ...change }).dscr[quarter - 1] as number).toFixed(2));
  it("at spot DSCR is 1.99, 1.32, .81, .44, .15 at the start of the years, below 1.20x from quarter 6; LLCR .87; capacity at 1.30x $161m", () => {
    expect(printed({}, [1, 5, 9, 13, 17])).toEqual(["1.99", "1.32", "0.81", "0.44", "0.15"]);
    expect(fleetSummary({ ...worked, covenant: 1.2 }).firstBreach).toBe(6);
    expect((fleet(worked).llcr[0] as number).toFixed(2)).toBe("0.87");
    expect((fleetSummary({ ...worked, covenant: 1.3 }).capacity / 1e6).toFixed(0)).toBe("161");
  });
  it("with 2.35 take-or-pay it is 2.57x for the twelve quarters of three years and .44x after them, or 2.57x throughout for five", () => {
    expect(printed({ contractRent: 2.35, contractYears: 3 }, [1, 6, 12, 13])).toEqual(["2.57", "2.57", "2.57", "0.44"]);
    expect(new Set(printed({ contractRent: 2.35, contractYears: 5 }, Array.from({ length: 20 }, (_, t) => t + 1)))).toEqual(new Set(["2.57"]));
  });
});

describe("laws of the fleet", () => {
  const summaryOf = (input: FleetInput) => fleetSummary({ ...input, covenant: 1.3 });
  it("FLEET_SUMMARY LLCR = FLEET_DSCR LLCR in period 1 = LLCR of its CFADS", () => {
    fc.assert(fc.property(fleets, (input) => {
      const all = summaryOf(input);
      expect(all.llcrToday).toBe(fleet(input).llcr[0]);
      close(all.llcrToday as number, llcr({ cfads: all.cfads, debt: input.debt, rate: input.rate, freq: input.freq, cash: 0 }).llcr);
    }));
  });
  it("capacity = DEBT_CAPACITY of its CFADS; shortfall 0 exactly when no DSCR is below 1", () => {
    fc.assert(fc.property(fleets, (input) => {
      const all = summaryOf(input);
      close(all.capacity, debtCapacity({ cfads: all.cfads, dscr: [1.3], rate: input.rate, freq: input.freq, balloon: 0 }).capacity);
      const ratios = all.dscr.filter(isDefined);
      if (ratios.length === all.dscr.length) expect(all.shortfall > 0).toBe(ratios.some((ratio) => ratio < 1));
      if (isDefined(all.minimumDscr)) expect(all.averageDscr as number).toBeGreaterThanOrEqual(all.minimumDscr - RELATIVE * Math.abs(all.minimumDscr));
    }));
  });
  it("contract and later CFADS add up to LLCR: contracted + later · balance · (1 + i)^−k / debt", () => {
    fc.assert(fc.property(fleets, (input) => {
      const all = summaryOf(input);
      const cover = contractCover({ ...input, cfads: all.cfads });
      const discount = (1 + input.rate / input.freq) ** -cover.contractPeriods;
      close(cover.contractedLlcr + (cover.laterValue * discount) / input.debt, all.llcrToday as number);
      expect(cover.shareLeft).toBe(all.shareAtExpiry);
      if (isDefined(cover.laterLlcr)) close(cover.laterLlcr * cover.balanceAtExpiry, cover.laterValue);
    }));
  });
  it("LLCR and capacity never rise, and the shortfall never falls, with deflation, opex or a launch step; the other way round with rent, util and contract rent", () => {
    fc.assert(fc.property(fleets, (input) => {
      // A fleet that retires stays off, also where rising rents would pay for it again: then the law needs falling rents.
      fc.pre(input.deflation >= 0 || !input.retire);
      const now = summaryOf(input);
      const cash = now.cfads.reduce((sum, flow) => sum + Math.abs(flow), 0);
      const worse = (change: Partial<FleetInput>, sign: 1 | -1): void => {
        const then = summaryOf({ ...input, ...change });
        expect(sign * ((then.llcrToday as number) - (now.llcrToday as number))).toBeLessThanOrEqual((RELATIVE * cash) / input.debt);
        expect(sign * (then.capacity - now.capacity)).toBeLessThanOrEqual(RELATIVE * cash);
        expect(sign * (then.shortfall - now.shortfall)).toBeGreaterThanOrEqual(-RELATIVE * (cash + input.debt));
      };
      worse({ deflation: input.deflation + 0.05 }, 1);
      worse({ opex: input.opex + 0.05 }, 1);
      worse({ step: [input.step[0]! + 0.1] }, 1);
      worse({ rent: input.rent * 1.1 }, -1);
      worse({ util: Math.min(1, input.util + 0.05) }, -1);
      worse({ contractRent: input.contractRent + 0.1 }, -1);
    }));
  });
  it("retiring a fleet never lowers LLCR while rents fall", () => {
    fc.assert(fc.property(fleets.filter((input) => input.deflation >= 0), (input) => {
      const [off, on] = [fleet({ ...input, retire: true }).llcr[0] as number, fleet({ ...input, retire: false }).llcr[0] as number];
      expect(off).toBeGreaterThanOrEqual(on - RELATIVE * Math.max(1, Math.abs(on)));
    }));
  });
  it("scales: twice the GPUs and twice the debt give the same ratios", () => {
    fc.assert(fc.property(fleets, (input) => {
      const [one, two] = [summaryOf(input), summaryOf({ ...input, units: 2 * input.units, debt: 2 * input.debt })];
      close(two.llcrToday as number, one.llcrToday as number);
      close(two.capacity / (2 * input.debt), one.capacity / input.debt);
    }));
  });
});
