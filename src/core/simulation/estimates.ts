import { notDefined, type NotDefined } from "../units";
import * as at from "./layout";
import type { ChunkResult, SimulationPlan } from "./plan";

/** An estimate and its standard error. */
export interface Estimate {
  readonly value: number | NotDefined;
  readonly error: number | NotDefined;
}

const NO_GROUPS = "fewer than 32 paths have no standard error";

/**
 * A ratio of two sums over paths, estimated from independent groups g:
 *
 *     value = Σ top[g] / Σ bottom[g]
 *     error = √(G/(G − 1) · Σ (top[g] − value · bottom[g])²) / Σ bottom[g]
 *
 * A mean is the ratio to the number of paths. Groups are randomizations of the Sobol points, so the error is honest
 * although the points of one group depend on each other.
 *
 * Shapes   top[groups], bottom[groups] -> scalars.
 * Source   W. Cochran, Sampling Techniques (1977), section 6.3; A. Owen, Monte Carlo theory, methods and examples, chapter 17.
 */
export function ratioEstimate(top: readonly number[], bottom: readonly number[], without: string): Estimate {
  const groups = top.length;
  const total = bottom.reduce((sum, part) => sum + part, 0);
  if (total === 0) return { value: notDefined(without), error: notDefined(without) };
  const value = top.reduce((sum, part) => sum + part, 0) / total;
  if (groups < 2) return { value, error: notDefined(NO_GROUPS) };
  const squares = top.reduce((sum, part, g) => sum + (part - value * bottom[g]!) ** 2, 0);
  return { value, error: Math.sqrt((groups / (groups - 1)) * squares) / total };
}

/**
 * The p-quantile of sorted values: the least value that a share p does not exceed. Its error is half the distance between
 * the quantiles at p ± √(p(1 − p)/n): that of independent paths, and more than that of Sobol points.
 *
 * Shapes   sorted[n], scalar -> scalars.
 * Source   R. Serfling, Approximation Theorems of Mathematical Statistics (1980), section 2.6.
 */
export function quantileEstimate(sorted: Float64Array, p: number, without: string): Estimate {
  const n = sorted.length;
  if (n === 0) return { value: notDefined(without), error: notDefined(without) };
  const at01 = (share: number): number => sorted[Math.min(n - 1, Math.max(0, Math.ceil(share * n - 1e-9) - 1))]!;
  const width = Math.sqrt((p * (1 - p)) / n);
  return { value: at01(p), error: n < 32 ? notDefined(NO_GROUPS) : (at01(p + width) - at01(p - width)) / 2 };
}

/** Sum over the paths of each group of a number made from one path's outcome. */
export const groupSums = (plan: SimulationPlan, results: readonly ChunkResult[], of: (field: (field: number) => number) => number): readonly number[] => {
  const sums = Array.from({ length: plan.groups }, () => 0);
  plan.chunks.forEach(({ group, count }, c) => {
    const { out } = results[c]!;
    let [sum, path] = [0, 0];
    const field = (index: number): number => out[index * count + path]!;
    for (; path < count; path += 1) sum += of(field);
    sums[group] = sums[group]! + sum;
  });
  return sums;
};

/** One field of every path that has a value there, sorted. */
export const sortedField = (plan: SimulationPlan, results: readonly ChunkResult[], field: number): Float64Array => {
  const all = new Float64Array(plan.paths);
  let filled = 0;
  plan.chunks.forEach(({ count }, c) => {
    const values = results[c]!.out.subarray(field * count, (field + 1) * count);
    for (let path = 0; path < count; path += 1) if (values[path]! < at.NO_VALUE) { all[filled] = values[path]!; filled += 1; }
  });
  return all.subarray(0, filled).sort();
};

export interface CreditEstimates {
  readonly pd: Estimate;
  /** Default by missed payments, by asset cover, at maturity. */
  readonly byCash: Estimate;
  readonly byCover: Estimate;
  readonly atMaturity: Estimate;
  readonly lgd: Estimate;
  /** Expected loss as a share of the loan. */
  readonly el: Estimate;
  /** Mean time of default in years, of the paths that default. */
  readonly time: Estimate;
  readonly breach: Estimate;
  /** Loss as a share of the loan that 99 % of paths do not exceed. */
  readonly loss99: Estimate;
  readonly minDscr5: Estimate;
  readonly maxLtv95: Estimate;
  readonly defaults: number;
  /** Where no path defaults: the PD that would show none in this many independent paths with a probability of 5 %. */
  readonly pdBelow: number | undefined;
}

const scaled = ({ value, error }: Estimate, by: number): Estimate => ({
  value: typeof value === "number" ? value / by : value, error: typeof error === "number" ? error / by : error,
});

/** Every estimate of a loan from the outcomes of its paths. Losses are discounted to today; LGD is loss over exposure. */
export function creditEstimates(plan: SimulationPlan, results: readonly ChunkResult[], freq: number): CreditEstimates {
  const sums = (of: (field: (field: number) => number) => number): readonly number[] => groupSums(plan, results, of);
  const ones = sums(() => 1);
  const debt = plan.params[at.DEBT]!;
  const isDefault = sums((field) => (field(at.CAUSE) > 0 ? 1 : 0));
  const ofCause = (cause: number): Estimate => ratioEstimate(sums((field) => (field(at.CAUSE) === cause ? 1 : 0)), ones, "there are no paths");
  const defaults = isDefault.reduce((sum, count) => sum + count, 0);
  const losses = sums((field) => field(at.LOSS));
  return {
    pd: ratioEstimate(isDefault, ones, "there are no paths"),
    byCash: ofCause(1), byCover: ofCause(2), atMaturity: ofCause(3),
    lgd: ratioEstimate(losses, sums((field) => field(at.EXPOSURE)), "no path defaults"),
    el: debt > 0 ? scaled(ratioEstimate(losses, ones, "there are no paths"), debt) : { value: 0, error: 0 },
    time: scaled(ratioEstimate(sums((field) => field(at.DEFAULT_PERIOD)), isDefault, "no path defaults"), freq),
    breach: ratioEstimate(sums((field) => (field(at.BREACH_PERIOD) > 0 ? 1 : 0)), ones, "there are no paths"),
    loss99: debt > 0 ? scaled(quantileEstimate(sortedField(plan, results, at.LOSS), 0.99, "there are no paths"), debt) : { value: 0, error: 0 },
    minDscr5: quantileEstimate(sortedField(plan, results, at.MIN_DSCR), 0.05, "no debt service falls due"),
    maxLtv95: quantileEstimate(sortedField(plan, results, at.MAX_LTV), 0.95, "there is no collateral"),
    defaults,
    pdBelow: defaults === 0 ? Math.min(1, 3 / plan.paths) : undefined,
  };
}
