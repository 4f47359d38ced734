import { checkDenominator } from "../errors";
import type { Fraction, Usd } from "../units";
import { total } from "./network";

export interface ConcentrationInput {
  /** Amount of each name: revenue by customer, exposure by borrower. */
  readonly amounts: readonly Usd[];
}

export interface ConcentrationWorkings {
  readonly total: Usd;
  readonly shares: readonly Fraction[];
  /** Names with an amount above 0. */
  readonly names: number;
  readonly hhi: Fraction;
  readonly normalised: Fraction;
  /** How many equal names would be as concentrated. */
  readonly effectiveNames: number;
}

/**
 * Herfindahl–Hirschman index of concentration:
 *
 *     hhi = Σ (amount / total)²,   normalised = (hhi − 1/n) / (1 − 1/n),   effective names = 1 / hhi
 *
 * 1 is a single name, 1/n are n equal ones. Regulators print it as points: 0.26 is 2,600. Only names with an amount
 * count in n: a customer without revenue is no customer, and blank cells of a range arrive as 0. A single name has no
 * spread to be normalised by and gives 1.
 *
 * Shapes   amounts[n] -> scalars; n ≥ 1.
 * Units    any one unit, not negative -> fraction.
 * Errors   division: the amounts add up to 0.
 * Source   docs/conventions.md#hhi; US Department of Justice, Herfindahl–Hirschman index.
 */
export function concentration({ amounts }: ConcentrationInput): ConcentrationWorkings {
  const sum = total(amounts);
  checkDenominator<ConcentrationInput>("amounts", sum, "expected an amount above 0, got a total of 0: there are no shares");
  const shares = amounts.map((amount) => amount / sum);
  const names = amounts.filter((amount) => amount > 0).length;
  const hhi = shares.reduce((index, share) => index + share * share, 0);
  const normalised = names === 1 ? 1 : Math.max(0, (hhi - 1 / names) / (1 - 1 / names));
  return { total: sum, shares, names, hhi, normalised, effectiveNames: 1 / hhi };
}
