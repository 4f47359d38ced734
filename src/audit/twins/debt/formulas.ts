/** Pieces of formulas that several twins share. Each takes tokens and gives a formula without "=". */

/** What vanishes in the rounding of an amount: the spacing of numbers around 1. */
const EPSILON = "2.220446049250313E-16";

/** A time in periods, whole where only rounding keeps it from being whole. */
export const inPeriods = (time: string, freq: string): string => {
  const [exact, whole] = [`${time}*${freq}`, `ROUND(${time}*${freq},0)`];
  return `IF(ABS(${exact}-${whole})<=1E-9*MAX(1,${whole}),${whole},${exact})`;
};

/** (1 − e^−y)/y, the mean of a unit that declines by y over a stretch of time; by its series where the difference loses digits. */
export const meanOfDecline = (y: string): string => `IF(ABS(${y})<0.001,1-${y}/2*(1-${y}/3*(1-${y}/4*(1-${y}/5))),(1-EXP(-${y}))/${y})`;

/** An amount over what it has to cover; empty where nothing is due, or only the rounding of the amount. */
export const coverOf = (amount: string, due: string): string => `IF(${due}>ABS(${amount})*${EPSILON},${amount}/${due},"")`;

/** Strictly below a limit beyond rounding, as the covenant of a loan is read. */
export const isBelow = (value: string, limit: string): string => `${value}<${limit}-1E-12*ABS(${limit})`;
export const isAbove = (value: string, limit: string): string => `${value}>${limit}+1E-12*ABS(${limit})`;

/** Empty where a row holds no number; COUNT passes over an error, which has to stay one. */
export const unlessEmpty = (row: string, formula: string): string => `IF(COUNT(${row})=0,IF(ISNUMBER(SUM(${row})),"",NA()),${formula})`;

/** The smallest number of a row in which empty text means "none"; empty where there is none. */
export const firstOf = (row: string): string => unlessEmpty(row, `MIN(${row})`);
