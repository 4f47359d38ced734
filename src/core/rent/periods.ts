import { check } from "../errors";
import type { Periods, Years } from "../units";

/** 1/12 of a year is not exact in binary: a number of periods this near to a whole number is that whole number. */
const ROUNDING = 1e-9;

/** A length of time in periods, whole where only rounding keeps it from being whole. */
export const inPeriods = (time: Years, freq: number): Periods => {
  const whole = Math.round(time * freq);
  return Math.abs(time * freq - whole) <= ROUNDING * Math.max(1, whole) ? whole : time * freq;
};

/** Number of periods of a span of years. Half a period has no rent, no interest and no repayment date: it is refused. */
export function wholePeriods<Input>(argument: keyof Input & string, years: Years, freq: number): Periods {
  const periods = inPeriods(years, freq);
  check<Input>(argument, periods >= 1 && Number.isInteger(periods), () => `expected a whole number of periods (years times ${freq}), got ${years} years`);
  return periods;
}
