import { check } from "../errors";
import type { Fraction, Periods } from "../units";

/**
 * Number of periods of series that go together: each has one entry for every period, or a single one that repeats.
 *
 * Errors   bad-input: a series has neither one entry nor as many as the longest; the message names it.
 * Source   docs/conventions.md#repeating
 */
export function periodsOf<Input>(series: { readonly [K in keyof Input & string]?: readonly number[] }): Periods {
  const given = Object.entries(series) as [keyof Input & string, readonly number[]][];
  const [longest, n] = given.reduce<readonly [string, number]>((most, [key, values]) => (values.length > most[1] ? [key, values.length] : most), ["", 0]);
  for (const [key, values] of given) {
    check<Input>(key, values.length === 1 || values.length === n, `expected one value, or ${n} as in ${longest}, got ${values.length}`);
  }
  return n;
}

/** The entry of period t, counted from 0; a single entry repeats. */
export const valueAt = (series: readonly number[], t: number): number => (series.length === 1 ? series[0]! : series[t]!);

export interface Survival {
  /** Probability of being alive at the end of each period. */
  readonly survival: readonly Fraction[];
  /** Probability, seen from today, of defaulting within each period. */
  readonly defaults: readonly Fraction[];
}

/**
 * Survival and defaults by period, from PDs as lenders quote them:
 *
 *     one value    an annual PD:   S[t] = (1 − pd)^(t/freq)
 *     a series     cumulative PDs: S[t] = 1 − pd[t]
 *
 * An annual PD is not a hazard rate: 20 % a year leaves 80 % alive after a year, a hazard of .20 leaves 81.9 %. Defaults
 * are not taken as differences of survival, which would lose the digits of a small PD.
 *
 * Shapes   pd[1] or pd[n], n -> survival[n], defaults[n].
 * Errors   bad-input: cumulative PDs that fall.
 * Source   docs/conventions.md#default-probability
 */
export function survivalPath<Input>(argument: keyof Input & string, pd: readonly Fraction[], n: Periods, freq: number): Survival {
  if (pd.length === 1) {
    const share = -Math.expm1(Math.log1p(-pd[0]!) / freq);
    const aliveAfter = (periods: Periods): Fraction => (1 - pd[0]!) ** (periods / freq);
    const periods = Array.from({ length: n }, (_, t) => t);
    return { survival: periods.map((t) => aliveAfter(t + 1)), defaults: periods.map((t) => aliveAfter(t) * share) };
  }
  pd.forEach((value, t) => {
    check<Input>(argument, t === 0 || value >= pd[t - 1]!, `expected cumulative probabilities, which never fall, got ${value} after ${pd[t - 1]} in period ${t + 1}`);
  });
  return { survival: pd.map((value) => 1 - value), defaults: pd.map((value, t) => value - (pd[t - 1] ?? 0)) };
}
