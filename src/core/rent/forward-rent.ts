import { check } from "../errors";
import type { UsdPerHour, Years } from "../units";

export interface ForwardRentInput {
  /** Lengths of contracts that are quoted on one day, rising. */
  readonly tenors: readonly Years[];
  /** Rent of each contract, the same over its whole length. */
  readonly rents: readonly UsdPerHour[];
}

export interface ForwardRentWorkings {
  /** tenor · rent: what each contract pays over its length, for one GPU-hour a year. */
  readonly totals: readonly number[];
  /** Length of each stretch between two quoted tenors. */
  readonly spans: readonly Years[];
  readonly forwards: readonly UsdPerHour[];
}

/**
 * The rent of each stretch between quoted contract lengths that makes short contracts add up to the long ones:
 *
 *     forwards[k] = (tenors[k] · rents[k] − tenors[k−1] · rents[k−1]) / (tenors[k] − tenors[k−1])
 *
 * A strip, not a forecast: GPU-hours cannot be stored, so nothing forces the market to these rents, and a long contract
 * also buys certainty. The sum is undiscounted, as price lists are.
 *
 * Shapes   tenors[n], rents[n] -> forwards[n]; the first starts today.
 * Units    years, $/GPU-hour -> $/GPU-hour.
 * Errors   bad-input: lengths differ, tenors do not rise.
 * Source   docs/conventions.md#forward-rent
 */
export function forwardRent({ tenors, rents }: ForwardRentInput): ForwardRentWorkings {
  check<ForwardRentInput>("rents", rents.length === tenors.length, () => `expected ${tenors.length} rents as in tenors, got ${rents.length}`);
  const fall = tenors.findIndex((tenor, k) => k > 0 && tenor <= tenors[k - 1]!);
  check<ForwardRentInput>("tenors", fall < 0, () => `expected tenors that rise, got ${tenors[fall]} after ${tenors[fall - 1]} in position ${fall + 1}`);

  const totals = tenors.map((tenor, k) => tenor * rents[k]!);
  const spans = tenors.map((tenor, k) => tenor - (tenors[k - 1] ?? 0));
  return { totals, spans, forwards: totals.map((total, k) => (total - (totals[k - 1] ?? 0)) / spans[k]!) };
}
