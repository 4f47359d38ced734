/** Convention words, each declared once with its rule. Sheets offer them as enums; core code receives them explicitly. */

/** How scheduled principal falls due. LEVEL is another name of ANNUITY. Rules: core/debt/schedule.ts. */
export type Amortization = "ANNUITY" | "LEVEL" | "STRAIGHT" | "BULLET" | "SCULPT";

/** The moment of a period at which a curve is read; AVG is the exact mean over the period. */
export type Timing = "AVG" | "START" | "MID" | "END";

/** How resale value falls with age. Rules: core/chip/residual.ts. */
export type ResidualMethod = "MARKET" | "DB" | "SL" | "SYD";

/** Return distribution behind a haircut: LOGN on log returns, NORM on simple returns. */
export type ReturnDistribution = "LOGN" | "NORM";

/** A covenant holds a minimum (DSCR) or a maximum (LTV). */
export type CovenantKind = "MIN" | "MAX";

/** Periods a year that loan documents use. */
export const FREQUENCIES = [1, 2, 4, 12] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Macaulay: mean time of the value. Modified: share of value lost for each unit of yield. */
export type DurationKind = "MAC" | "MOD";

/** Cumulative probability of a failed test: PASSAGE is exact, LOWER and UPPER bound it. Rules: core/risk/first-passage.ts. */
export type BreachMethod = "PASSAGE" | "LOWER" | "UPPER";
