import { check, notAvailable } from "../errors";
import type { AnnualRate, Fraction, Usd, Years } from "../units";

export interface ResidualTableInput {
  readonly cost: Usd;
  readonly age: Years;
  /** Ages of the appraisal, rising. */
  readonly ages: readonly Years[];
  /** Share of cost left at each of these ages. */
  readonly shares: readonly Fraction[];
}

export interface ResidualTableWorkings {
  /** The two points of the appraisal that are used; the last two when the age lies beyond the table. */
  readonly lowerAge: Years;
  readonly lowerShare: Fraction;
  readonly upperAge: Years;
  readonly upperShare: Fraction;
  /** Effective yearly decay between the two points. */
  readonly decay: AnnualRate;
  readonly share: Fraction;
  readonly value: Usd;
}

/**
 * Value of a GPU at an age, read from an appraiser's table.
 *
 *     share = lowerShare · (upperShare / lowerShare)^((age − lowerAge) / (upperAge − lowerAge))
 *
 * Between two points the yearly decay is constant, which is how every other model here ages a card; a straight line
 * would let decay rise with age. Beyond the last point the last decay continues. Before the first point the table says
 * nothing, and nothing is invented.
 *
 * Shapes   ages[n], shares[n] -> scalar, n ≥ 2.
 * Units    cost in $, ages in years, shares of cost -> $.
 * Errors   bad-input: fewer than two points, lengths differ, ages do not rise; not-defined: age before the first point.
 * Source   docs/conventions.md#residual-table
 */
export function residualTable({ cost, age, ages, shares }: ResidualTableInput): ResidualTableWorkings {
  check<ResidualTableInput>("ages", ages.length >= 2, () => `expected at least two points, got ${ages.length}`);
  check<ResidualTableInput>("shares", shares.length === ages.length, () => `expected ${ages.length} shares as in ages, got ${shares.length}`);
  const fall = ages.findIndex((point, i) => i > 0 && point <= ages[i - 1]!);
  check<ResidualTableInput>("ages", fall < 0, () => `expected ages that rise, got ${ages[fall]} after ${ages[fall - 1]} in position ${fall + 1}`);
  if (age < ages[0]!) notAvailable("age", `expected an age of at least ${ages[0]}, the first of the table, got ${age}`);

  const next = ages.findIndex((point) => point > age);
  const upper = next < 0 ? ages.length - 1 : next;
  const [lowerAge, upperAge] = [ages[upper - 1]!, ages[upper]!];
  const [lowerShare, upperShare] = [shares[upper - 1]!, shares[upper]!];
  const yearlyLeft = (upperShare / lowerShare) ** (1 / (upperAge - lowerAge));
  const share = lowerShare * (upperShare / lowerShare) ** ((age - lowerAge) / (upperAge - lowerAge));
  check<ResidualTableInput>("age", Number.isFinite(share + yearlyLeft), () => `expected an age near the table, got ${age} with a decay of ${1 - yearlyLeft} a year`);
  return { lowerAge, lowerShare, upperAge, upperShare, decay: 1 - yearlyLeft, share, value: cost * share };
}
