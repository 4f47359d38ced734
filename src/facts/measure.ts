import type { FactValue } from "./values";

export type Bound = "LOW" | "MID" | "HIGH";

/** A printed unit, and the unit in which the product calculates: value in `unit` = printed value · factor. */
export interface Measure {
  readonly unit: string;
  readonly factor: number;
}

const MILLIONS: Readonly<Record<string, number>> = { m: 1, bn: 1e3, trn: 1e6 };

/**
 * Amounts are in millions of dollars whatever the source prints, percentages are fractions; everything else, a price per
 * unit among it, keeps its printed unit. Words around the unit stay: "USD bn (about)" is "$m (about)".
 */
export const measureOf = (printedUnit: string): Measure => {
  const money = /^USD (m|bn|trn)\b(.*)$/.exec(printedUnit);
  if (money) return { unit: `$m${money[2]!}`, factor: MILLIONS[money[1]!]! };
  const percent = /^%(.*)$/.exec(printedUnit);
  if (percent) return { unit: `fraction${percent[1]!}`, factor: 0.01 };
  return { unit: printedUnit, factor: 1 };
};

/** Moves the decimal point without leaving a trace of binary arithmetic: 1.1 bn is 1100 m, 71.42 % is .7142. */
export const scale = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

/** The value of a fact in the unit of measureOf; a text stays the text that is printed. */
export const factValue = (fact: FactValue, bound: Bound): number | string => {
  if (!fact.numbers) return fact.printed;
  const { low, mid, high } = fact.numbers;
  return scale({ LOW: low, MID: mid, HIGH: high }[bound], measureOf(fact.unit).factor);
};
