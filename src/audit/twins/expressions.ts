/**
 * Expressions that a spreadsheet takes in the plain form with a loss of digits, written so that none is lost. They repeat
 * what they are given, which therefore is a cell.
 */

/** 1 − e^(−y); near y = 0 its series. */
export const oneLessExp = (y: string): string => `IF(ABS(${y})<0.01,${y}*(1-${y}/2+${y}^2/6-${y}^3/24+${y}^4/120-${y}^5/720),1-EXP(-${y}))`;

/** −ln(1 − p); near p = 0 its series. */
export const logLeft = (p: string): string => `IF(ABS(${p})<0.001,${p}+${p}^2/2+${p}^3/3+${p}^4/4+${p}^5/5,-LN(1-${p}))`;

/** Φ(x). */
export const normal = (x: string): string => `NORM.S.DIST(${x},TRUE)`;

/**
 * Φ(−t)/φ(t) for t from 5 on, by its continued fraction 1/(t + 1/(t + 2/(t + 3/…))): twelve steps are exact to 1e-15 there,
 * and a tail so far out can be multiplied by a large factor without losing either.
 */
export const millsRatio = (t: string): string => {
  let fraction = t;
  for (let k = 12; k >= 1; k--) fraction = `(${t}+${k}/${fraction})`;
  return `1/${fraction}`;
};

/** A probability below 1e-6 is judged by its absolute size: spreadsheets round normal tails to 1e-16, not to their digits. */
export const SMALL_PROBABILITY = "1E-6";
