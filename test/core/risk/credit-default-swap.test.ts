import { customerStress } from "../../../src/core/counterparties/customer-stress";
import { findRoot } from "../../../src/core/numerics/roots";
import { loanPrice } from "../../../src/core/risk/loan-price";
import { expectedLoss, impliedPd } from "../../../src/core/risk/loss";
import reference from "../../reference/credit-default-swap.json";

/** Credit default swaps put together from expected loss, survival and the spread annuity: published swaps test all three. */

type Tolerance = { readonly rel?: number; readonly abs?: number };
const near = (got: number, expected: number, { rel = 0, abs = 0 }: Tolerance): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(expected)));
/** Nominal rate at `freq` payments a year that discounts as the continuous rate r. */
const nominal = (r: number, freq: number): number => freq * Math.expm1(r / freq);
const periods = (n: number): readonly number[] => Array.from({ length: n }, (_, t) => t + 1);

/** PV of 1 a year, at the end of each period, while the name is alive. */
const annuity = (pd: readonly number[], r: number, freq: number): number =>
  loanPrice({ opening: pd.map(() => 1), repayments: pd.map((_, t) => (t + 1 === pd.length ? 1 : 0)), pd, recovery: [0], rf: nominal(r, freq), freq, capital: 0, hurdle: 0 }).spreadAnnuity;
/** PV of `share` paid at default, which falls in the middle of a period: two halves, the first of which ends with the default. */
const onDefault = (pd: readonly number[], share: number, r: number, freq: number): number =>
  expectedLoss({ opening: pd.flatMap(() => [1, 1]), pd: pd.flatMap((cumulative) => [cumulative, cumulative]), lgd: [share], rf: nominal(r, 2 * freq), freq: 2 * freq }).expectedLoss;

interface Swap {
  readonly hazard: number;
  readonly r: number;
  readonly recovery: number;
  readonly T: number;
}
const swap = ({ hazard, r, recovery, T }: Swap) => {
  const pd = periods(T).map((years) => impliedPd({ spread: hazard, recovery: 0, years }).pd);
  const legs = { annuity: annuity(pd, r, 1), accrual: onDefault(pd, 0.5, r, 1), protection: onDefault(pd, 1 - recovery, r, 1) };
  return { ...legs, spread: legs.protection / (legs.annuity + legs.accrual) };
};

describe("a five-year swap in Hull", () => {
  const { terms, legs, impliedHazard, markToMarket } = reference.hull;
  const valued = swap(terms);
  it.each(legs.map((row) => [row.id, row] as const))("%s", (_, { leg, expected, tolerance }) => near(valued[leg as keyof typeof valued], expected, tolerance));
  it.each(impliedHazard.map((row) => [row.id, row] as const))("%s", (_, { spread, expected, tolerance }) => {
    near(findRoot((hazard) => swap({ ...terms, hazard }).spread - spread, 1e-6, 0.5), expected, tolerance);
  });
  it.each(markToMarket.map((row) => [row.id, row] as const))("%s", (_, { contractSpread, expected, tolerance }) => {
    near((contractSpread - valued.spread) * (valued.annuity + valued.accrual), expected, tolerance);
  });
});

it.each(reference.hazardPath.map((row) => [row.id, row] as const))("%s: survival of the periods multiplies to the cumulative PD", (_, { years, cumulative, hazards, tolerance }) => {
  let alive = 1;
  hazards.forEach((hazard, i) => {
    alive *= 1 - impliedPd({ spread: hazard, recovery: 0, years: years[i + 1]! - years[i]! }).pd;
    near(1 - alive, cumulative[i + 1]!, tolerance);
  });
});

describe("nth of ten names to default, one-factor Gaussian (Hull and White 2004)", () => {
  const { names, hazard, recovery, r, T } = reference.nthToDefault.terms;
  const quarters = periods(4 * T);
  it.each(reference.nthToDefault.rows.map((row) => [row.id, row] as const))("%s", (_, { correlation, expected, tolerance }) => {
    expected.forEach((printed, rank) => {
      // Customers of 1 against a debt service of 1: DSCR is the number of survivors, and it is below this when more than `rank` have defaulted.
      const threshold = names - rank - 0.5;
      const pd = quarters.map((quarter) => customerStress({
        revenue: Array.from({ length: names }, () => 1), pd: [impliedPd({ spread: hazard, recovery: 0, years: quarter / 4 }).pd], opex: 0, debtService: 1, relet: [0], rho: correlation, threshold,
      }).breachProbability);
      const spread = onDefault(pd, 1 - recovery, r, 4) / (annuity(pd, r, 4) + onDefault(pd, 0.5 / 4, r, 4));
      near(spread * 1e4, printed, tolerance);
    });
  });
});
