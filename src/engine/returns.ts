import { findRoot } from "../core/numerics/roots";

/**
 * Internal rates of return where Univer's Newton steps leave the range of rates or do not settle. Searched in
 * u = ln(1 + rate), in which every rate above −100 % lies: the change of sign nearest to the guess, then Brent.
 */

/** Steps of 2 % around the guess, then wider ones up to rates of e^20. */
const STEPS: readonly number[] = [...Array.from({ length: 200 }, (_, k) => 0.02 * (k + 1)), ...Array.from({ length: 60 }, (_, k) => 4 * 1.03 ** (k + 1))];

const rateNear = (guess: number, worth: (u: number) => number): number | undefined => {
  if (guess <= -1) return undefined;
  const from = Math.log1p(guess);
  const start = worth(from);
  if (start === 0) return guess;
  let [below, above] = [from, from];
  for (const step of STEPS) {
    for (const [edge, next] of [[above, from + step], [below, from - step]] as const) {
      const value = worth(next);
      if (Number.isFinite(value) && value > 0 !== start > 0) return Math.expm1(findRoot(worth, edge, next, { tolerance: 1e-15 }));
    }
    [above, below] = [from + step, from - step];
  }
  return undefined;
};

const haveBothSigns = (values: readonly number[]): boolean => values.some((value) => value > 0) && values.some((value) => value < 0);

/** The rate at which flows one period apart are worth nothing today. Source: Microsoft, "IRR function". */
export const irr = (values: readonly number[], guess = 0.1): number | undefined =>
  haveBothSigns(values) ? rateNear(guess, (u) => values.reduceRight((later, value) => value + later * Math.exp(-u), 0)) : undefined;

/** The yearly rate at which dated flows are worth nothing on the first date, days over 365. Source: Microsoft, "XIRR function". */
export const xirr = (values: readonly number[], dates: readonly number[], guess = 0.1): number | undefined => {
  const first = Math.floor(dates[0] ?? 0);
  if (!haveBothSigns(values) || values.length !== dates.length || dates.some((date) => Math.floor(date) < first)) return undefined;
  return rateNear(guess, (u) => values.reduce((sum, value, i) => sum + value * Math.exp((-u * (Math.floor(dates[i]!) - first)) / 365), 0));
};
