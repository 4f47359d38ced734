import { check } from "../errors";
import type { Usd } from "../units";

export interface WaterfallInput {
  readonly cash: Usd;
  readonly claims: readonly Usd[];
  /** A smaller number is paid first, equal numbers share; the order given where it is absent. */
  readonly rank?: readonly number[] | undefined;
}

export interface WaterfallWorkings {
  /** Cash that can be paid out. */
  readonly available: Usd;
  readonly totalClaims: Usd;
  /** The claims in the order in which they are paid, numbered from 1. */
  readonly order: readonly number[];
  readonly paid: readonly Usd[];
  readonly shortfall: readonly Usd[];
  readonly totalShortfall: Usd;
  readonly residual: Usd;
}

/**
 * Payment of claims from one sum of cash, by rank.
 *
 *     a rank that can be paid is paid in full;  the first that cannot shares what is left: paid = claim · left / Σ claims of the rank
 *     residual = cash − Σ paid
 *
 * Without ranks each claim is paid before the next. Negative cash pays nothing and stays, negative, in the residual, so
 * that cash is always what is paid plus what is left.
 *
 * Shapes   claims[n], rank[n] -> vectors[n] in the order given.
 * Units    $.
 * Errors   bad-input: rank has not one entry for each claim.
 * Source   docs/conventions.md#waterfall
 */
export function waterfall({ cash, claims, rank }: WaterfallInput): WaterfallWorkings {
  const n = claims.length;
  check<WaterfallInput>("rank", rank === undefined || rank.length === n, () => `expected one rank for each of the ${n} claims, got ${rank?.length}`);
  const rankOf = (j: number): number => rank?.[j] ?? j;
  const available = Math.max(0, cash);

  const order = claims.map((_, j) => j).sort((a, b) => rankOf(a) - rankOf(b) || a - b);
  const paid = new Array<Usd>(n).fill(0);
  let left = available;
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n && rankOf(order[end]!) === rankOf(order[start]!)) end += 1;
    const group = order.slice(start, end);
    const due = group.reduce((sum, j) => sum + claims[j]!, 0);
    for (const j of group) paid[j] = due <= left ? claims[j]! : (claims[j]! / due) * left;
    left = Math.max(0, left - due);
    start = end;
  }
  const shortfall = claims.map((claim, j) => Math.max(0, claim - paid[j]!));
  return {
    available,
    totalClaims: claims.reduce((sum, claim) => sum + claim, 0),
    order: order.map((j) => j + 1),
    paid, shortfall,
    totalShortfall: shortfall.reduce((sum, amount) => sum + amount, 0),
    residual: left + Math.min(0, cash),
  };
}
