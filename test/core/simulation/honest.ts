import type { Estimate } from "../../../src/core/simulation/quantiles";

const SEEDS = 40;

/** Distances between estimate and truth in standard errors, over many seeds; `bias` is what the truth itself may be off. */
const scoresOf = (truth: number, estimateOf: (seed: number) => Estimate, bias: number): readonly number[] =>
  Array.from({ length: SEEDS }, (_, seed) => {
    const { value, error } = estimateOf(seed);
    const off = (value as number) - truth;
    return (Math.sign(off) * Math.max(0, Math.abs(off) - bias)) / (error as number);
  });

/**
 * With fifteen degrees of freedom the root mean square of the scores is √(15/13) = 1.07 and 0.9 % lie beyond 3. The bounds
 * leave four standard deviations of what 40 seeds may show.
 */
export const expectHonest = (truth: number, estimateOf: (seed: number) => Estimate, bias = 0): void => {
  const scores = scoresOf(truth, estimateOf, bias);
  const spread = Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0) / SEEDS);
  const beyond = scores.filter((score) => Math.abs(score) > 3).length;
  expect({ spread, beyond, honest: spread > 0.6 && spread < 1.6 && beyond <= 3 }).toMatchObject({ honest: true });
};

/** The mean over the seeds is the truth, within three of its own standard errors. */
export const expectUnbiased = (truth: number, values: readonly number[]): void => {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n);
  expect({ mean, truth, error, isUnbiased: Math.abs(mean - truth) <= 3 * error }).toMatchObject({ isUnbiased: true });
};
