import { annuity } from "../numerics/annuity";
import type { AnnualRate, Fraction, Usd, Years } from "../units";
import { type Backlog, contractsOf } from "./backlog-runoff";
import { oneForEach, total } from "./network";

export interface BacklogValueInput extends Backlog {
  /** Annual default probability of each contract's customer. */
  readonly pd: readonly Fraction[];
  /** Effective annual discount rate. */
  readonly disc: AnnualRate;
  /** Spot rent today / contract rent: what capacity earns, as a share of the contract, once a customer is gone. */
  readonly relet: readonly Fraction[];
  /** Effective annual fall of that spot rent from today on. */
  readonly deflation: readonly AnnualRate[];
}

export interface BacklogValueWorkings {
  readonly total: Usd;
  /** Continuous rates: discounting, default of each customer, fall of the spot rent of each contract. */
  readonly discRate: number;
  readonly hazards: readonly (number | string)[];
  readonly rentFalls: readonly number[];
  /** Of each contract: if nobody defaulted; while the customer pays; from re-letting after a default. */
  readonly riskFreeValues: readonly Usd[];
  readonly paidValues: readonly Usd[];
  readonly reletValues: readonly Usd[];
  readonly values: readonly Usd[];
  readonly value: Usd;
  /** Value as a share of the amounts printed. */
  /** None where there is no backlog. */
  readonly quality: Fraction | undefined;
}

/** ∫ from start to start + span of e^(−x·t) dt, also where x is infinite. */
const flow = (x: number, start: Years, span: Years): number => (start === 0 ? 1 : Math.exp(-x * start)) * annuity(x, span);

/**
 * Value of a backlog, customer by customer, with re-letting at the spot rent of the day:
 *
 *     Σ amount/years · ∫ over [start, start + years] of e^(−kt) · [e^(−ht) + relet · (1 − deflation)^t · (1 − e^(−ht))] dt
 *     h = −ln(1 − pd),  k = ln(1 + disc);  every clock runs from today
 *
 * The first term is what the customer pays while it lives, the second what its capacity earns afterwards. A constant
 * re-let ratio would hold rent still for years in which it is expected to fall. Every term is an annuity: nothing is
 * integrated numerically.
 *
 * Shapes   amounts[n]; years, pd, relet, deflation, starts [1] or [n] -> scalar.
 * Units    $; years from today; pd and rates effective per year -> $ today.
 * Errors   bad-input: lengths differ.
 * Source   docs/conventions.md#backlog-value
 */
export function backlogValue(input: BacklogValueInput): BacklogValueWorkings {
  const { amounts, disc } = input;
  const contracts = contractsOf<BacklogValueInput>(input);
  const n = contracts.length;
  const pd = oneForEach<BacklogValueInput>("pd", input.pd, n, "contracts");
  const relet = oneForEach<BacklogValueInput>("relet", input.relet, n, "contracts");
  const deflation = oneForEach<BacklogValueInput>("deflation", input.deflation, n, "contracts");
  const sum = total(amounts);

  const discRate = Math.log1p(disc);
  const hazards = pd.map((chance) => -Math.log1p(-chance));
  const rentFalls = deflation.map((fall) => -Math.log1p(-fall));
  const each = (worth: (i: number, start: Years, span: Years) => number): readonly Usd[] =>
    contracts.map(({ amount, years, start }, i) => (amount / years) * worth(i, start, years));
  const riskFreeValues = each((_, start, span) => flow(discRate, start, span));
  const paidValues = each((i, start, span) => flow(discRate + hazards[i]!, start, span));
  const reletValues = each((i, start, span) => {
    const falling = discRate + rentFalls[i]!;
    return relet[i] === 0 ? 0 : relet[i]! * (flow(falling, start, span) - flow(falling + hazards[i]!, start, span));
  });
  const values = paidValues.map((paid, i) => paid + reletValues[i]!);
  const value = total(values);
  return {
    total: sum, discRate, hazards: hazards.map((hazard) => (hazard === Infinity ? "certain" : hazard)), rentFalls,
    riskFreeValues, paidValues, reletValues, values, value, quality: sum === 0 ? undefined : value / sum,
  };
}
