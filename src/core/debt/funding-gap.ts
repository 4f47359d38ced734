import { check } from "../errors";
import type { Periods, Usd } from "../units";

export interface FundingGapInput {
  readonly cash: Usd;
  /** Cash flow from operations; negative where operations burn cash. */
  readonly cfo: readonly Usd[];
  /** Spending, as a positive number. */
  readonly capex: readonly Usd[];
  /** Debt that falls due. */
  readonly maturities: readonly Usd[];
  /** Credit lines committed and not drawn. */
  readonly undrawn: Usd;
  readonly minCash: Usd;
}

export interface FundingPeriod {
  readonly opening: Usd;
  readonly cfo: Usd;
  readonly capex: Usd;
  readonly maturities: Usd;
  readonly draw: Usd;
  readonly gap: Usd;
  readonly closing: Usd;
}

export interface FundingGapWorkings {
  readonly totalGap: Usd;
  readonly firstGap: Periods | undefined;
  readonly undrawnAtEnd: Usd;
  readonly periods: readonly FundingPeriod[];
}

const FLOWS = ["cfo", "capex", "maturities"] as const;

/**
 * Money that has to be raised, period by period: what cash, operations and committed lines do not cover.
 *
 *     pre     = opening + cfo − capex − maturities
 *     need    = max(0, minCash − pre);  draw = min(need, undrawn left);  gap = need − draw
 *     closing = pre + draw + gap, the opening of the next period
 *
 * The gap is taken as funded with money that does not fall due again inside the table, so that each period shows its
 * own need once; a gap carried forward would be counted in every period after it. Lines are not repaid.
 *
 * Shapes   cfo, capex, maturities each [1] or [n] -> n rows.
 * Units    all in one money, as $m.
 * Errors   bad-input: lengths differ.
 * Source   docs/conventions.md#funding-gap
 */
export function fundingGap(input: FundingGapInput): FundingGapWorkings {
  const n = Math.max(...FLOWS.map((flow) => input[flow].length));
  for (const flow of FLOWS) {
    const given = input[flow].length;
    check<FundingGapInput>(flow, given === 1 || given === n, () => `expected one amount, or one for each of the ${n} periods, got ${given}`);
  }
  const at = (flow: (typeof FLOWS)[number], t: number): Usd => (input[flow].length === 1 ? input[flow][0]! : input[flow][t]!);

  const periods: FundingPeriod[] = [];
  let [opening, undrawn] = [input.cash, input.undrawn];
  for (let t = 0; t < n; t += 1) {
    const [cfo, capex, maturities] = [at("cfo", t), at("capex", t), at("maturities", t)];
    const before = opening + cfo - capex - maturities;
    const need = Math.max(0, input.minCash - before);
    const draw = Math.min(need, undrawn);
    const gap = need - draw;
    const closing = need > 0 ? input.minCash : before;
    periods.push({ opening, cfo, capex, maturities, draw, gap, closing });
    [opening, undrawn] = [closing, undrawn - draw];
  }
  const first = periods.findIndex(({ gap }) => gap > 0);
  return {
    totalGap: periods.reduce((sum, { gap }) => sum + gap, 0),
    firstGap: first < 0 ? undefined : first + 1,
    undrawnAtEnd: undrawn,
    periods,
  };
}
