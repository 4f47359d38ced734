import { notDefined, type NotDefined } from "../units";
import * as at from "./layout";
import type { ChunkResult, SimulationPlan } from "./plan";
import { type Estimate, NO_GROUPS, quantileEstimate, type Sorted } from "./quantiles";

/** By a product: a power of the host may differ in its last bit. */
const square = (x: number): number => x * x;

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
  const squares = top.reduce((sum, part, g) => sum + square(part - value * bottom[g]!), 0);
  return { value, error: Math.sqrt((groups / (groups - 1)) * squares) / total };
}

type Fields = (field: number) => number;

/** Sum over the paths of each group of a number made from one path's outcome, times a power of what the path counts. */
export const groupSums = (
  plan: SimulationPlan, results: readonly ChunkResult[], of: (field: Fields) => number, power: 0 | 1 | 2 = 1,
): readonly number[] => {
  const sums = Array.from({ length: plan.groups }, () => 0);
  plan.chunks.forEach(({ group, count, mix }, c) => {
    const { out } = results[c]!;
    let [sum, path] = [0, 0];
    const field: Fields = (index) => out[index * count + path]!;
    for (; path < count; path += 1) {
      const weight = mix ? field(at.WEIGHT) : 1;
      sum += power === 0 ? of(field) : power === 1 ? weight * of(field) : weight * weight * of(field);
    }
    sums[group] = sums[group]! + sum;
  });
  return sums;
};

/** One field of every path that has a value there, sorted. */
export const sortedField = (plan: SimulationPlan, results: readonly ChunkResult[], field: number): Sorted => {
  const all = new Float64Array(plan.paths);
  const counts = plan.chunks.some(({ mix }) => mix) ? new Float64Array(plan.paths) : undefined;
  let filled = 0;
  plan.chunks.forEach(({ count }, c) => {
    const { out } = results[c]!;
    const values = out.subarray(field * count, (field + 1) * count);
    for (let path = 0; path < count; path += 1) {
      if (values[path]! < at.NO_VALUE) {
        all[filled] = values[path]!;
        if (counts) counts[filled] = out[at.WEIGHT * count + path]!;
        filled += 1;
      }
    }
  });
  if (!counts) return { values: all.subarray(0, filled).sort() };
  const order = Uint32Array.from({ length: filled }, (_, i) => i).sort((a, b) => all[a]! - all[b]!);
  return { values: Float64Array.from(order, (i) => all[i]!), weights: Float64Array.from(order, (i) => counts[i]!) };
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
  /** (Σ w)² / Σ w² of the paths that default: as many equal ones would know PD as well. Without a tilt it is their number. */
  readonly effectiveDefaults: number;
  /** What a path counts on average, and its error: a tilted simulation that does not find 1 has gone wrong. */
  readonly meanWeight: number | NotDefined;
  readonly meanWeightError: number | NotDefined;
  /** Where no path defaults: the PD that would show none in this many independent plain paths with a probability of 5 %. */
  readonly pdBelow: number | undefined;
}

const scaled = ({ value, error }: Estimate, by: number): Estimate => ({
  value: typeof value === "number" ? value / by : value, error: typeof error === "number" ? error / by : error,
});

const total = (sums: readonly number[]): number => sums.reduce((sum, part) => sum + part, 0);

/**
 * Every estimate of a loan from the outcomes of its paths. Losses are discounted to today; LGD is loss over exposure. Where
 * paths are tilted each counts with its weight, and a share is one of all weight: it never exceeds 1.
 */
export function creditEstimates(plan: SimulationPlan, results: readonly ChunkResult[], freq: number): CreditEstimates {
  const sums = (of: (field: Fields) => number, power?: 0 | 1 | 2): readonly number[] => groupSums(plan, results, of, power);
  const ones = sums(() => 1);
  const debt = plan.params[at.DEBT]!;
  const defaulted = (field: Fields): number => (field(at.CAUSE) > 0 ? 1 : 0);
  const isDefault = sums(defaulted);
  const ofCause = (cause: number): Estimate => ratioEstimate(sums((field) => (field(at.CAUSE) === cause ? 1 : 0)), ones, "there are no paths");
  const defaults = total(sums(defaulted, 0));
  const losses = sums((field) => field(at.LOSS));
  const weight = ratioEstimate(ones, sums(() => 1, 0), "there are no paths");
  const plainPaths = plan.chunks.reduce((sum, { count, mix }) => sum + (mix?.isShifted ? 0 : count), 0);
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
    effectiveDefaults: defaults === 0 ? 0 : square(total(isDefault)) / total(sums(defaulted, 2)),
    meanWeight: weight.value, meanWeightError: weight.error,
    pdBelow: defaults === 0 ? Math.min(1, 3 / plainPaths) : undefined,
  };
}
