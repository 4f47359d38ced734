import type { Amortization } from "../../../src/core/conventions";
import { liquidity } from "../../../src/core/collateral/liquidity";
import { fleet } from "../../../src/core/debt/fleet";
import { reserveAccount } from "../../../src/core/debt/reserve-account";
import { sweepSchedule } from "../../../src/core/debt/sweep";
import { isDefined } from "../../../src/core/units";
import * as layout from "../../../src/core/simulation/layout";
import { type LoanInput, loanModel } from "../../../src/core/simulation/loan";
import { creditEstimates } from "../../../src/core/simulation/estimates";
import { run, seriesOf, STILL } from "./deals";

/** Where nothing moves, rounding alone may differ: 1e-12 of the largest number of the series. */
const expectSame = (got: readonly number[], want: readonly number[]): void => {
  expect(got).toHaveLength(want.length);
  const size = Math.max(1, ...want.map(Math.abs));
  expect(Math.max(...want.map((value, t) => Math.abs(got[t]! - value)))).toBeLessThanOrEqual(1e-12 * size);
};

const NO_DEFAULT = { curePeriods: 1000, refinanceLtv: 100 } as const;

describe("with volatilities and jumps at zero", () => {
  const fleets: readonly (readonly [string, Partial<LoanInput>])[] = [
    ["spot, level payments", {}],
    ["a contract that ends inside a quarter", { contractRent: 2.35, contractYears: 1.3 }],
    ["launches and equal principal", { launchYears: [0.4, 1.9], step: [0.1, 0.2], type: "STRAIGHT", deflation: 0.16 }],
    ["grace and a balloon", { grace: 3, balloon: 5e6 }],
    ["a bullet", { type: "BULLET" }],
    ["sculpted on the expected path", { type: "SCULPT", contractRent: 2.35, contractYears: 3 }],
    ["a fleet that is switched off", { opex: 1.2, deflation: 0.4 }],
    ["a fleet that runs at a loss", { opex: 1.2, deflation: 0.4, retire: false }],
    ["ten years of months", { years: 10, freq: 12, contractRent: 2.35, contractYears: 10 }],
  ];
  it.each(fleets)("CFADS and DSCR of every period are those of FLEET_DSCR: %s", (_name, more) => {
    const input: LoanInput = { ...STILL, ...NO_DEFAULT, ...more };
    const { params, expectedMinimum } = loanModel(input);
    const base = fleet({ ...input, timing: "AVG" });
    expectSame(seriesOf(params, layout.METRIC_CFADS), base.cfads);
    // Missed payments change later balances, but nothing is missed where CFADS covers service.
    const covered = base.dscr.findIndex((ratio) => isDefined(ratio) && ratio < 1);
    const upTo = covered < 0 ? base.dscr.length : covered + 1;
    expectSame(seriesOf(params, layout.METRIC_DSCR).slice(0, upTo), base.dscr.slice(0, upTo).map((ratio) => (isDefined(ratio) ? ratio : layout.NO_VALUE)));
    const ratios = base.dscr.filter(isDefined);
    expect(expectedMinimum).toBe(Math.min(...ratios));
  });

  const sweeps: readonly (readonly [string, Partial<LoanInput>])[] = [
    ["half of the excess is swept", { sweep: 0.5 }],
    ["all is swept and the loan is gone early", { sweep: 1, contractRent: 2.35, contractYears: 3 }],
    ["nothing is swept and payments are missed", { sweep: 0, deflation: 0.5 }],
    ["the fleet stands still and interest is capitalised", { sweep: 1, rent: 1.2, opex: 0.9 }],
    ["equal principal, months", { sweep: 0.3, freq: 12, type: "STRAIGHT" }],
  ];
  it.each(sweeps)("balances and arrears are those of SWEEP_SCHEDULE: %s", (_name, more) => {
    const input: LoanInput = { ...STILL, ...NO_DEFAULT, ...more };
    const { params } = loanModel(input);
    const base = fleet({ ...input, timing: "AVG" });
    const { periods } = sweepSchedule({ debt: input.debt, rate: input.rate, cfads: base.cfads, repayments: base.loan.principal, sweep: input.sweep, freq: input.freq });
    expectSame(seriesOf(params, layout.METRIC_BALANCE), periods.map(({ closing }) => closing));
    expectSame(seriesOf(params, layout.METRIC_ARREARS), periods.map(({ arrears }) => arrears));
    expectSame(seriesOf(params, layout.METRIC_DSCR), periods.map(({ dscr }) => (isDefined(dscr) ? dscr : layout.NO_VALUE)));
  });

  it("the account holds what DSRA requires while the loan is served", () => {
    const input: LoanInput = { ...STILL, reserveMonths: 5, contractRent: 2.35, contractYears: 3 };
    const { debtService } = fleet({ ...input, timing: "AVG" });
    const { required } = reserveAccount({ debtService, months: 5, freq: 4 });
    const { params, openingReserve } = loanModel(input);
    expect(openingReserve).toBe(required[0]);
    expectSame(seriesOf(params, layout.METRIC_CASH), required.slice(1));
  });

  it("a loss is balance less LIQ_FACTOR times the resale value, and price impact follows the state", () => {
    // Off from the first day: nothing is paid, default in period 1.
    const sale = { units: 1000, depth: 200, liqDays: 60, eligible: 0.5, elasticity: 0.24 };
    const { factor } = liquidity(sale);
    const input: LoanInput = { ...STILL, rent: 0.5, ...sale, price: 12_000 };
    const one = creditOf(input);
    const owed = 24e6 * (1 + 0.11 / 4);
    expect(one.pd.value).toBe(1);
    expect(one.el.value).toBeCloseTo((owed - 12e6 * 0.77 ** 0.25 * factor) / 24e6, 12);
    expect(one.lgd.value).toBeCloseTo(1 - (12e6 * 0.77 ** 0.25 * factor) / owed, 12);
    // Stress from the first day halves rents and leaves a fifth of the depth; depth follows rent in proportion.
    const hit = creditOf({ ...input, depthBeta: 1, stressStart: 1, rentShock: 0.5, stressDepth: 0.2 });
    const thinner = liquidity({ ...sale, depth: 200 * 0.5 * 0.2 }).factor;
    expect(hit.el.value).toBeCloseTo((owed - 12e6 * 0.77 ** 0.25 * thinner) / 24e6, 12);
  });
});

const creditOf = (input: LoanInput) => {
  const { plan, results } = run(loanModel(input).params, { paths: 3 });
  return creditEstimates(plan, results, input.freq);
};

describe("amortisation", () => {
  it.each(["ANNUITY", "LEVEL", "STRAIGHT", "BULLET", "SCULPT"] as const)("%s repays the loan exactly where rents are ample", (type: Amortization) => {
    const { params } = loanModel({ ...STILL, type, contractRent: 3, contractYears: 3, refinanceLtv: 100 });
    const closing = seriesOf(params, layout.METRIC_BALANCE);
    const left = type === "BULLET" ? 24e6 : 0;
    expect(Math.abs(closing.at(-1)! - left)).toBeLessThanOrEqual(1e-12 * 24e6 * 12);
  });
});
