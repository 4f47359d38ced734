import table from "./facts.json";

/** high: filing or release text read. medium: press, or a filing quoted by others. low: secondary page or own arithmetic. */
export type FactConfidence = "high" | "medium" | "low";

/** One value that a source prints, with where it stands. Texts are as printed; nothing is corrected here. */
export interface Fact {
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
  readonly title: string;
  readonly publisher: string;
  /** Empty for a document that has no public address. */
  readonly url: string;
  readonly sourceDate: string;
  readonly confidence: FactConfidence;
  readonly note: string;
  /** The fact that states the same from a better source. */
  readonly supersededBy?: string;
}

type Parsed = number | readonly number[] | null;
type Row = readonly [
  id: string, company: string, metric: string, printed: string, parsed: Parsed, unit: string, asOf: string,
  source: number, sourceDate: string, confidence: FactConfidence, note: string, supersededBy?: string,
];

/** The mean of two decimals as a person writes it: 1.21 and 1.25 give 1.23, not 1.2299999999999998. */
const middle = (low: number, high: number): number => Number(((low + high) / 2).toPrecision(15));

const numbersOf = (parsed: Parsed): Pick<Fact, "numbers"> => {
  if (parsed === null) return {};
  const [low, high] = typeof parsed === "number" ? [parsed, parsed] : [parsed[0]!, parsed[1]!];
  return { numbers: { low, mid: middle(low, high), high } };
};

/** A name without what readers type differently: case, accents, punctuation. */
export const plain = (name: string): string =>
  name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");

const sources = table.sources as readonly (readonly string[])[];

const toFact = ([id, company, metric, printed, parsed, unit, asOf, source, sourceDate, confidence, note, supersededBy]: Row): Fact => {
  const [title, publisher, url] = sources[source]!;
  const name = [company, metric, asOf].map(plain).filter(Boolean).join(".");
  // Only one fact may own the plain key: the one that stands.
  const key = supersededBy === undefined ? name : `${name}.${id.toLowerCase()}`;
  return {
    id, key, company, metric, printed, ...numbersOf(parsed), unit, asOf, title: title!, publisher: publisher!, url: url!,
    sourceDate, confidence, note, ...(supersededBy === undefined ? {} : { supersededBy }),
  };
};

/** Every fact, in the order of the table. */
export const FACTS: readonly Fact[] = (table.facts as unknown as readonly Row[]).map(toFact);

const byId: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.id, fact]));

/** The fact with this id, whatever its case. */
export const factById = (id: string): Fact | undefined => byId.get(id.trim().toUpperCase());
