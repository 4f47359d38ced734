import { check, checkDenominator } from "../errors";
import { isBelow } from "../numerics/compare";
import type { Fraction, Multiple, Usd } from "../units";
import { concentration } from "./concentration";
import { defaultStates } from "./default-scenarios";
import { oneForEach, total } from "./network";

export interface CustomerStressInput {
  /** Of each customer, over one period. */
  readonly revenue: readonly Usd[];
  /** Default probability of each customer over that period. */
  readonly pd: readonly Fraction[];
  readonly opex: Usd;
  readonly debtService: Usd;
  /** Revenue after default and re-letting, as a share of the customer's revenue. */
  readonly relet: readonly Fraction[];
  /** Correlation of the customers' credit with one another. */
  readonly rho: Fraction;
  readonly threshold: Multiple;
}

export interface CustomerStressWorkings {
  readonly contractedRevenue: Usd;
  readonly dscr: Multiple;
  /** Number of the customer with the largest revenue, from 1. */
  readonly largest: number;
  readonly dscrWithoutLargest: Multiple;
  readonly expectedRevenue: Usd;
  readonly expectedDscr: Multiple;
  /** Combinations of defaults, and those of them in which DSCR is below the threshold. */
  readonly states: number;
  readonly breachingStates: number;
  readonly breachProbability: Fraction;
  readonly hhi: Fraction;
  readonly effectiveNames: number;
}

const MOST_CUSTOMERS = 12;

/** Revenue of each combination of defaults; in combination s customer i defaults where bit i of s is set. */
const revenueOfStates = (revenue: readonly Usd[], lost: readonly Usd[]): readonly Usd[] =>
  revenue.reduce<readonly Usd[]>((sums, amount, i) => [...sums.map((sum) => sum + amount), ...sums.map((sum) => sum + amount - lost[i]!)], [0]);

/** Writes the probability of each combination into `chance`, for customers that default independently. */
const fillProbabilities = (chance: Float64Array, weight: Fraction, pd: readonly Fraction[]): void => {
  chance[0] = weight;
  pd.forEach((own, i) => {
    for (let state = 0, bit = 1 << i; state < bit; state += 1) {
      chance[state + bit] = chance[state]! * own;
      chance[state]! *= 1 - own;
    }
  });
};

/**
 * Debt service coverage when customers default, over every combination of defaults:
 *
 *     dscr(state) = (Σ revenue_i · (relet_i where i defaults, else 1) − opex) / debtService
 *
 * Customers default by the one-factor Gaussian model. All 2ⁿ states are counted, so nothing is sampled and nothing is
 * assumed about the shape of the loss: with three customers a granular approximation would say nothing. Expected DSCR
 * does not depend on rho; the probability of a breach does. Of equally large customers the one re-let worst is lost.
 *
 * Shapes   revenue[n], pd[1] or pd[n], relet[1] or relet[n] -> scalars; 1 ≤ n ≤ 12.
 * Units    $ over one period (all alike), probabilities over that period -> x, probability, names.
 * Errors   bad-input: more than 12 customers, lengths differ; division: no debt service, no revenue.
 * Source   docs/conventions.md#customer-stress; docs/conventions.md#hhi
 */
export function customerStress(input: CustomerStressInput): CustomerStressWorkings {
  const { revenue, opex, debtService, rho, threshold } = input;
  const n = revenue.length;
  check<CustomerStressInput>("revenue", n <= MOST_CUSTOMERS, () => `expected at most ${MOST_CUSTOMERS} customers, got ${n}; add up the small ones`);
  const pd = oneForEach<CustomerStressInput>("pd", input.pd, n, "customers");
  const relet = oneForEach<CustomerStressInput>("relet", input.relet, n, "customers");
  checkDenominator<CustomerStressInput>("debtService", debtService, "expected debt service above 0, got 0: there is nothing to cover");
  const contractedRevenue = total(revenue);
  checkDenominator<CustomerStressInput>("revenue", contractedRevenue, "expected revenue above 0, got a total of 0");
  const coverage = (amount: Usd): Multiple => (amount - opex) / debtService;

  const lost = revenue.map((amount, i) => amount * (1 - relet[i]!));
  const most = Math.max(...revenue);
  const largest = revenue.reduce((best, amount, i) => (amount === most && (best < 0 || lost[i]! > lost[best]!) ? i : best), -1);
  const expectedRevenue = total(revenue.map((amount, i) => amount - lost[i]! * pd[i]!));

  const earned = revenueOfStates(revenue, lost);
  const breaches = earned.flatMap((amount, state) => (isBelow(coverage(amount), threshold) ? [state] : []));
  const chance = new Float64Array(earned.length);
  const breachProbability = defaultStates(pd, rho).reduce((sum, factor) => {
    fillProbabilities(chance, factor.weight, factor.pd);
    return breaches.reduce((so, state) => so + chance[state]!, sum);
  }, 0);
  const { hhi, effectiveNames } = concentration({ amounts: revenue });
  return {
    contractedRevenue, dscr: coverage(contractedRevenue), largest: largest + 1, dscrWithoutLargest: coverage(contractedRevenue - lost[largest]!),
    expectedRevenue, expectedDscr: coverage(expectedRevenue), states: earned.length, breachingStates: breaches.length,
    // What every combination brings about is certain, to the last bit.
    breachProbability: breaches.length === earned.length ? 1 : Math.min(1, breachProbability), hhi, effectiveNames,
  };
}
