/** The counts of a Poisson variable that matter, from `first` on, with their probabilities (which add up to 1). */
export interface PoissonTerms {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Terms follow each other from the most likely count outwards, until what is left out is below the tail allowed. */
const walk = (ratio: (step: number) => number, tail: number): number[] => {
  const weights: number[] = [];
  for (let weight = 1, step = 1; ; step++) {
    const factor = ratio(step);
    weight *= factor;
    // Later factors are smaller still, so all that follows is below a geometric series.
    if (factor === 0 || (factor < 1 && weight / (1 - factor) <= tail)) return weights;
    weights.push(weight);
  }
};

/**
 * Probabilities of a Poisson count, cut where the rest does not matter:
 *
 *     P(K = k) = mean^k · e^(−mean) / k!
 *
 * The recursion starts at the most likely count and is scaled at the end: neither e^(−mean) underflows nor k! overflows.
 * The probability left out at either end is at most `tail`; the number of terms grows with the square root of the mean.
 *
 * Units    mean ≥ 0, tail in (0, 1): a probability.
 * Source   textbook; the bound is the geometric series of the last ratio.
 */
export function poissonTerms(mean: number, tail: number): PoissonTerms {
  const likely = Math.floor(mean);
  const above = walk((step) => mean / (likely + step), tail);
  const below = walk((step) => (step > likely ? 0 : (likely - step + 1) / mean), tail);
  const scaled = [...below.reverse(), 1, ...above];
  const total = scaled.reduce((sum, weight) => sum + weight, 0);
  return { first: likely - below.length, weights: scaled.map((weight) => weight / total) };
}
