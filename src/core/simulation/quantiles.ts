import { notDefined, type NotDefined } from "../units";

/** An estimate and its standard error. */
export interface Estimate {
  readonly value: number | NotDefined;
  readonly error: number | NotDefined;
}

export const NO_GROUPS = "fewer than 32 paths have no standard error";

/** Values that rise, and what each counts; absent: all alike. */
export interface Sorted {
  readonly values: Float64Array;
  readonly weights?: Float64Array | undefined;
}

interface Places {
  /** Where the value stands up to which a share of all weight lies. */
  readonly place: (share: number) => number;
  /** Standard error of the share of weight up to the p-quantile. */
  readonly width: number;
}

/** Sums of the weights up to each value, and the width of the weighted share of values up to the p-quantile. */
const weighted = (weights: Float64Array, p: number): Places => {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) { total += weights[i]!; sums[i] = total; }
  const place = (share: number): number => {
    const wanted = share * total * (1 - 1e-12);
    let [low, high] = [0, weights.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! >= wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const last = place(p);
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const part = weights[i]! * (i <= last ? 1 - p : p);
    squares += part * part;
  }
  return { place, width: Math.sqrt(squares) / total };
};

/**
 * The p-quantile of sorted values: the least value that a share p does not exceed. Its error is half the distance between
 * the quantiles at p ± √(p(1 − p)/n): that of independent paths, and more than that of Sobol points. With weights the share is
 * one of weight, and its width √(Σ w² · (1[x ≤ quantile] − p)²) / Σ w.
 *
 * Shapes   sorted[n], scalar -> scalars.
 * Source   R. Serfling, Approximation Theorems of Mathematical Statistics (1980), section 2.6; for weights P. Glynn,
 *          Importance sampling for Monte Carlo estimation of quantiles (1996).
 */
export function quantileEstimate({ values, weights }: Sorted, p: number, without: string): Estimate {
  const n = values.length;
  if (n === 0) return { value: notDefined(without), error: notDefined(without) };
  const { place, width } = weights
    ? weighted(weights, p)
    : { place: (share: number): number => Math.min(n - 1, Math.max(0, Math.ceil(share * n - 1e-9) - 1)), width: Math.sqrt((p * (1 - p)) / n) };
  const at01 = (share: number): number => values[place(share)]!;
  return { value: at01(p), error: n < 32 ? notDefined(NO_GROUPS) : (at01(p + width) - at01(p - width)) / 2 };
}
