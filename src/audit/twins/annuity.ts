import { row } from "./rows";
import type { TwinRow } from "./twin";

/** The exponent in a row of its own, and below it what is made of it. */
const ofExponent = (key: string, how: string, rate: string, span: string, columns: number, formula: (y: string) => string): readonly TwinRow[] => [
  row(`${key}_exponent`, "number", `y of ${key.replaceAll("_", " ")}: rate · years`, `=(${rate})*(${span})`, columns),
  row(key, "fraction", how, formula(`{${key}_exponent.}`), columns),
];

/**
 * φ(rate, span)/span: what a stream of 1 a year is worth, as a share of its sum. Near y = 0 the closed form subtracts
 * equal numbers, and a sheet has no expm1: there the series stands, to 1e-15.
 */
export const meanDiscount = (key: string, rate: string, span: string, columns = 1): readonly TwinRow[] =>
  ofExponent(key, "(1 − e^(−y))/y; near y = 0 its series", rate, span, columns, (y) => {
    const series = `1-${y}/2+${y}^2/6-${y}^3/24+${y}^4/120-${y}^5/720`;
    return `=IF(ABS(${y})<0.01,${series},(1-EXP(-${y}))/${y})`;
  });

/** τ(rate, span)/span²: the same stream, each payment weighted by the share of the span that has passed. */
export const meanTimedDiscount = (key: string, rate: string, span: string, columns = 1): readonly TwinRow[] =>
  ofExponent(key, "(1 − e^(−y)(1 + y))/y²; near y = 0 its series", rate, span, columns, (y) => {
    const series = `1/2-${y}/3+${y}^2/8-${y}^3/30+${y}^4/144-${y}^5/840+${y}^6/5760-${y}^7/45360`;
    return `=IF(ABS(${y})<0.1,${series},(1-EXP(-${y})*(1+${y}))/${y}^2)`;
  });
