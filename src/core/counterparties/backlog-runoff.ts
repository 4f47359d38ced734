import { check } from "../errors";
import { wholePeriods } from "../rent/periods";
import type { Periods, Usd, Years } from "../units";
import { oneForEach, total } from "./network";

/** Contracted revenue that is still to be earned, evenly over each contract's life. */
export interface Backlog {
  readonly amounts: readonly Usd[];
  /** Life of each contract, from its start. */
  readonly years: readonly Years[];
  /** Start of each contract, in years from today. */
  readonly starts: readonly Years[];
}

export interface Contract {
  readonly amount: Usd;
  readonly years: Years;
  readonly start: Years;
}

/** The contracts one by one. */
export function contractsOf<Input extends Backlog>({ amounts, years, starts }: Backlog): readonly Contract[] {
  const n = amounts.length;
  const lives = oneForEach<Input>("years", years, n, "contracts");
  const begins = oneForEach<Input>("starts", starts, n, "contracts");
  return amounts.map((amount, i) => ({ amount, years: lives[i]!, start: begins[i]! }));
}

export interface RunoffInput extends Backlog {
  /** How far the answer looks, in years from today. */
  readonly horizon: Years;
  readonly freq: number;
}

export interface RunoffWorkings {
  readonly periods: Periods;
  readonly total: Usd;
  readonly runoff: readonly Usd[];
  readonly withinHorizon: Usd;
  readonly beyondHorizon: Usd;
}

/**
 * Revenue that a backlog brings in each period, each contract earned evenly over its life:
 *
 *     runoff[t] = Σ_i amount_i · (overlap of [(t − 1)/freq, t/freq] with [start_i, start_i + years_i]) / years_i
 *
 * Ramps, prepayments and milestones are not in a backlog figure; the even line is the plain reading of an amount and a
 * life. Every dollar falls in one period or beyond the horizon: the two add up to the backlog.
 *
 * Shapes   amounts[n], years[1] or [n], starts[1] or [n] -> runoff[horizon · freq].
 * Units    $ and years -> $ per period.
 * Errors   bad-input: lengths differ; horizon · freq is not whole or above 12,000.
 * Source   docs/conventions.md#backlog-runoff
 */
export function backlogRunoff(input: RunoffInput): RunoffWorkings {
  const { amounts, horizon, freq } = input;
  const contracts = contractsOf<RunoffInput>(input);
  const periods = wholePeriods<RunoffInput>("horizon", horizon, freq);
  check<RunoffInput>("horizon", periods <= 12_000, () => `expected at most 12000 periods, got ${periods}`);

  const earnedBy = (time: Years): Usd =>
    total(contracts.map(({ amount, years, start }) => amount * Math.min(1, Math.max(0, (time - start) / years))));
  const ends = Array.from({ length: periods + 1 }, (_, t) => t / freq);
  const runoff = ends.slice(1).map((end, t) =>
    total(contracts.map(({ amount, years, start }) => (amount * Math.max(0, Math.min(end, start + years) - Math.max(ends[t]!, start))) / years)),
  );
  const sum = total(amounts);
  const withinHorizon = earnedBy(ends[periods]!);
  return { periods, total: sum, runoff, withinHorizon, beyondHorizon: sum - withinHorizon };
}
