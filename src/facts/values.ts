import { VALUES } from "./values-table";

/** high: filing or release text read. medium: press, or a filing quoted by others. low: secondary page or own arithmetic. */
export type FactConfidence = "high" | "medium" | "low";

/** One value that a source prints: what a calculation needs of a fact. Texts are as printed; nothing is corrected here. */
export interface FactValue {
  /** Line of the fact in the table it was collected in: F109. Frozen: presets and saved workbooks carry it. */
  readonly id: string;
  /** company.metric.as_of in lower case and underscores: coreweave.revenue_fy2025.fy2025. */
  readonly key: string;
  readonly company: string;
  readonly metric: string;
  /** The value as printed: "5131", "4.9-5.1", "not found". */
  readonly printed: string;
  /** The printed value as numbers, in the printed unit: a single number has low = mid = high; a text has none. */
  readonly numbers?: { readonly low: number; readonly mid: number; readonly high: number };
  /** As printed: "USD bn (about)". */
  readonly unit: string;
  readonly asOf: string;
  readonly sourceDate: string;
  readonly confidence: FactConfidence;
  /** The fact that states the same from a better source. */
  readonly supersededBy?: string;
}

/** The mean of two decimals as a person writes it: 1.21 and 1.25 give 1.23, not 1.2299999999999998. */
const middle = (low: number, high: number): number => Number(((low + high) / 2).toPrecision(15));

/** The table holds 0 where the printed value is the number itself. */
const numbersOf = (printed: string, parsed: number | readonly number[] | null): Pick<FactValue, "numbers"> => {
  if (parsed === null) return {};
  const [low, high] = typeof parsed === "object" ? [parsed[0]!, parsed[1]!] : parsed === 0 ? [Number(printed), Number(printed)] : [parsed, parsed];
  return { numbers: { low, mid: middle(low, high), high } };
};

/** A name without what readers type differently: case, accents, punctuation. */
export const plain = (name: string): string =>
  name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");

/** Ids stand in the tables as the distance from the one before. */
export const idsOf = (distances: readonly number[]): readonly string[] => {
  let number = 0;
  return distances.map((distance) => `F${(number += distance)}`);
};

/** Every fact without its document, in the order of the table. */
export const FACT_VALUES: readonly FactValue[] = idsOf(VALUES.ids).map((id, i): FactValue => {
  const [company, metric, printed, asOf, supersededBy] = [VALUES.companies[i]!, VALUES.metrics[i]!, VALUES.printed[i]!, VALUES.asOf[i]!, VALUES.supersededBy[id]];
  const name = [company, metric, asOf].map(plain).filter(Boolean).join(".");
  return {
    id,
    // Only one fact may own the plain key: the one that stands.
    key: supersededBy === undefined ? name : `${name}.${id.toLowerCase()}`,
    company, metric, printed, ...numbersOf(printed, VALUES.parsed[i]!), unit: VALUES.units[i]!, asOf,
    sourceDate: VALUES.sourceDates[i]!, confidence: VALUES.confidences[i]! as FactConfidence,
    ...(supersededBy === undefined ? {} : { supersededBy }),
  };
});
