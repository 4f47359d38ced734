import { noSolution } from "../errors";
import { annuity } from "../numerics/annuity";
import { findRoot } from "../numerics/roots";
import type { AnnualRate, Fraction, Years } from "../units";

export interface CommitDeflationInput {
  /** Committed rent / on-demand rent on the same day. */
  readonly ratio: Fraction;
  readonly years: Years;
  /** Discount given for the commitment itself, before any fall of rent. */
  readonly certainty: Fraction;
}

export interface CommitDeflationWorkings {
  /** Mean of future rents over the commitment / rent today. */
  readonly meanRatio: Fraction;
  /** Continuous rate of the answer times the length: the number that is solved for. */
  readonly driftTimesYears: number;
  readonly drift: AnnualRate;
  readonly deflation: AnnualRate;
}

/** The largest number below 1 stands for a deflation that rounds to 1. */
const LARGEST_BELOW_ONE = 1 - 2 ** -53;

/**
 * Yearly fall of rent that would explain a commitment discount, were the discount a forecast of rents:
 *
 *     d: φ(d, years)/years = ratio/(1 − certainty),   deflation = 1 − e^(−d)
 *
 * The left side falls in d from infinity to 0, so there is always one root. It is solved in y = d · years, on the
 * logarithm, between y = −710 and y = 2/mean; Brent to 1e-14, at most 200 steps. Real price lists give 35 to 68 % a
 * year, which rents did not do: the discount pays for certainty and cannot be read as a forecast.
 *
 * Units    shares, years -> effective per year; negative where the commitment costs more than on-demand.
 * Errors   no-solution: the rise of rent is beyond what a number can hold.
 * Source   docs/conventions.md#commitment-deflation
 */
export function commitDeflation({ ratio, years, certainty }: CommitDeflationInput): CommitDeflationWorkings {
  const meanRatio = ratio / (1 - certainty);
  const lowest = -710;
  const log = (y: number): number => Math.log(annuity(y, 1)) - Math.log(meanRatio);
  if (!(meanRatio < Number.MAX_VALUE) || log(lowest) < 0) noSolution("ratio", `expected a ratio a number can explain, got ${ratio}`);
  // φ(y, 1) < 1/y for y > 0, so at y = 2/mean the left side is below half of the right.
  const driftTimesYears = findRoot(log, lowest, Math.min(2 / meanRatio, Number.MAX_VALUE / 4), { argument: "ratio" });
  const drift = driftTimesYears / years;
  const deflation = Math.min(-Math.expm1(-drift), LARGEST_BELOW_ONE);
  if (!Number.isFinite(deflation)) noSolution("years", `expected a length over which rent stays finite, got ${years} at a rate of ${drift}`);
  return { meanRatio, driftTimesYears, drift, deflation };
}
