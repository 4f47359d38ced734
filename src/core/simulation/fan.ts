import { notDefined, type NotDefined, type Periods } from "../units";
import { ratioEstimate } from "./estimates";
import * as at from "./layout";
import type { ChunkResult, SimulationPlan } from "./plan";
import { type Estimate, quantileEstimate } from "./quantiles";

/** One period of a fan: how many paths have ended in default so far, and where the others stand. */
export interface FanPeriod {
  readonly period: Periods;
  readonly defaulted: Estimate;
  readonly mean: number | NotDefined;
  readonly quantiles: readonly Estimate[];
}

/**
 * Quantiles of a metric in each period over the paths that still have a value: a loan that has defaulted has no DSCR any
 * more, so the fan is that of the survivors and narrows as the weak ones leave. The share that has left stands beside it.
 *
 * Shapes   results of a plan with a metric, levels[k] -> one entry a period.
 * Source   docs/conventions.md#simulation
 */
export function fanOf(plan: SimulationPlan, results: readonly ChunkResult[], levels: readonly number[]): readonly FanPeriod[] {
  const { periods, groups, chunks } = plan;
  const values = new Float64Array(plan.paths);
  return Array.from({ length: periods }, (_, t): FanPeriod => {
    let [filled, total] = [0, 0];
    const gone = Array.from({ length: groups }, () => 0);
    const size = Array.from({ length: groups }, () => 0);
    chunks.forEach(({ group, count }, c) => {
      const { out, series } = results[c]!;
      size[group] = size[group]! + count;
      for (let path = 0; path < count; path += 1) {
        const value = series[path * periods + t]!;
        if (value < at.NO_VALUE) { values[filled] = value; filled += 1; total += value; }
        const ended = out[at.DEFAULT_PERIOD * count + path]!;
        if (ended > 0 && ended <= t + 1) gone[group] = gone[group]! + 1;
      }
    });
    const sorted = { values: values.slice(0, filled).sort() };
    return {
      period: t + 1,
      defaulted: ratioEstimate(gone, size, "there are no paths"),
      mean: filled === 0 ? notDefined("no path has a value") : total / filled,
      quantiles: levels.map((level) => quantileEstimate(sorted, level, "no path has a value")),
    };
  });
}
