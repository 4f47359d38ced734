/** Sizing a debt at 1.40x and testing it at 1.40x must pass: a trillionth beyond the limit is rounding, not a breach. */
const ROUNDING = 1e-12;

/** Strictly below the limit, beyond rounding. */
export const isBelow = (value: number, limit: number): boolean => value < limit - ROUNDING * Math.abs(limit);

/** Strictly above the limit, beyond rounding. */
export const isAbove = (value: number, limit: number): boolean => value > limit + ROUNDING * Math.abs(limit);
