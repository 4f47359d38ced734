import { breachCurve } from "../../../src/core/risk/first-passage";
import { riskWeight, vasicek } from "../../../src/core/risk/capital";
import { impliedPd } from "../../../src/core/risk/loss";
import { merton, mertonPd } from "../../../src/core/risk/merton";
import credit from "../../reference/credit.json";
import passage from "../../reference/first-passage.json";

type Tolerance = { readonly abs?: number; readonly rel?: number };
const near = (got: number, expected: number, { abs = 0, rel = 0 }: Tolerance): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(expected)));
const row = <T extends { id: string }>(rows: readonly T[], id: string): T => rows.find((one) => one.id === id)!;

describe("Merton, Hull's example", () => {
  const hull = merton({ equity: 3, volEquity: 0.8, debt: 10, rf: 0.05, years: 1 });
  const of = (id: string) => row(credit.mertonHull, id);
  it.each([["merton-hull-V0", hull.assets], ["merton-hull-sigmaV", hull.volAssets], ["merton-hull-PD", hull.pd], ["merton-hull-recovery", hull.recovery as number]] as const)(
    "%s, as printed",
    (id, got) => near(got, of(id).expected as number, of(id).tolerance),
  );
  it("assets, volatility, PD and spread to ten digits", () => {
    const { expected, tolerance } = of("merton-hull-exact");
    [hull.assets, hull.volAssets, hull.pd, (hull.spread as number) * 1e4].forEach((got, i) => near(got, (expected as number[])[i]!, tolerance));
  });
  it("debt, safe debt and expected loss; and the textbook's rounded figures", () => {
    const debt = of("merton-hull-debt");
    [hull.debtValue, hull.safeDebt, hull.expectedLoss].forEach((got, i) => near(got, (debt.expected as number[])[i]!, debt.tolerance));
    const rounded = of("merton-hull-rounded");
    [hull.assets, hull.volAssets, hull.pd].forEach((got, i) => near(got, (rounded.expected as number[])[i]!, rounded.tolerance));
  });
});

describe("Merton, firms of the MathWorks page as FinancePy solves them", () => {
  it.each(credit.mertonFirms)("$id", ({ inputs: { E, sigma_E, D, r, mu, T }, expected, tolerance }) => {
    const { assets, volAssets, spread } = merton({ equity: E, volEquity: sigma_E, debt: D, rf: r, years: T });
    const real = mertonPd({ assets, debt: D, vol: volAssets, years: T, drift: mu });
    // The source's spread has four decimals of a basis point and a normal cdf good to 1e-7.
    const allowed = [tolerance, tolerance, tolerance, tolerance, { rel: 0.002, abs: 6e-5 }];
    [assets, volAssets, real.distance as number, real.pd, (spread as number) * 1e4].forEach((got, i) => near(got, expected[i]!, allowed[i]!));
  });
  it("the way back from assets of 140 at 20 %", () => {
    const { inputs, expected, tolerance } = credit.mertonDirect[0]!;
    const found = merton({ equity: expected[0]!, volEquity: expected[2]!, debt: inputs.D, rf: inputs.r, years: inputs.T });
    near(found.assets, inputs.V, tolerance);
    near(found.volAssets, inputs.sigma_V, tolerance);
    near(found.debtValue, expected[1]!, tolerance);
    near((found.spread as number) * 1e4, expected[3]!, { rel: 1e-4 });
    near(mertonPd({ assets: inputs.V, debt: inputs.D, vol: inputs.sigma_V, years: 1, drift: inputs.mu }).pd, expected[5]!, tolerance);
  });
});

describe("Basel and Vasicek", () => {
  const unexpected = (pd: number, rho: number, lgd: number): number => 1250 * vasicek({ pd, rho, conf: 0.999, lgd }).unexpectedLoss;
  const column = (id: string, rw: (pd: number) => number): void => {
    const { inputs, expected, tolerance } = row(credit.irb, id);
    (inputs.pd_percent as number[]).forEach((pd, i) => near(rw(pd / 100), (expected as number[])[i]!, tolerance));
  };
  it("Annex 5 at 3 %: corporates large and small, mortgages of LGD 45 % and 25 %", () => {
    const { expected, tolerance } = row(credit.irb, "irb-annex5-pd3");
    const large = { pd: 0.03, lgd: 0.45, maturity: 2.5 };
    const got = [100 * riskWeight({ ...large, salesEurM: 50 }).riskWeight, 100 * riskWeight({ ...large, salesEurM: 5 }).riskWeight, unexpected(0.03, 0.15, 0.45), unexpected(0.03, 0.15, 0.25)];
    got.forEach((value, i) => near(value, (expected as number[])[i]!, tolerance));
  });
  it("Annex 5, mortgages: correlation 15 %", () => column("irb-annex5-resi25", (pd) => unexpected(pd, 0.15, 0.25)));
  it("Annex 5, revolving: correlation 4 %", () => {
    column("irb-annex5-qrre45", (pd) => unexpected(pd, 0.04, 0.45));
    column("irb-annex5-qrre85", (pd) => unexpected(pd, 0.04, 0.85));
  });
  it("Annex 5, other retail: correlation from 16 % to 3 %", () => {
    column("irb-annex5-other45", (pd) => {
      const weight = (1 - Math.exp(-35 * pd)) / (1 - Math.exp(-35));
      return unexpected(pd, 0.03 * weight + 0.16 * (1 - weight), 0.45);
    });
  });
  it("Hull, example 24.8: worst default rate and credit VaR", () => {
    const { inputs, expected } = credit.vasicek[0]!;
    near(vasicek({ pd: inputs.pd, rho: inputs.rho, conf: inputs.alpha, lgd: 1 }).loss, expected[0]!, { abs: 0.0006 });
    near(inputs.ead * vasicek({ pd: inputs.pd, rho: inputs.rho, conf: inputs.alpha, lgd: 1 - inputs.recovery }).loss, expected[1]!, { rel: 0.002 });
  });
});

it("a flat hazard rate of 1 % as QuantLib tests it", () => {
  const { inputs, expected, tolerance } = credit.flatHazard[0]!;
  inputs.t.forEach((years, i) => near(impliedPd({ spread: inputs.h, recovery: 0, years }).pd, expected[i]!, tolerance));
});

describe("first passage of DSCR against Simpson's rule on a dense grid", () => {
  it.each(passage.rows)("$name", ({ revenue, debtService, opex, fixed, vol, freq, expected }) => {
    const { cumulative } = breachCurve({ revenue, debtService, opex: [opex], fixed: [fixed], vol, freq, threshold: 1, method: "PASSAGE" });
    cumulative.forEach((got, t) => near(got, expected[t]!, { abs: 2e-9 }));
  });
});
