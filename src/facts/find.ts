import { type FactConfidence, FACT_VALUES, type FactValue, plain } from "./values";

/** What was asked: a metric by its name, or one fact by id or key. */
export interface FactQuery {
  readonly company: string;
  readonly metric: string;
  /** Period or date as the facts state it; left out, every date is a candidate. */
  readonly asOf?: string;
}

/** The facts that answer, best first; or which part of the question has no answer, and what exists instead. */
export type Finding =
  | { readonly found: readonly [FactValue, ...FactValue[]] }
  | { readonly missing: "company" | "metric" | "asOf"; readonly offers: readonly string[] };

const RANK: Readonly<Record<FactConfidence, number>> = { high: 0, medium: 1, low: 2 };

const QUARTER_END = ["03-31", "06-30", "09-30", "12-31"] as const;

/** The day or month an as-of text speaks of, so that texts can be put in order: Q3 2025 is 2025-09-30. */
export const periodEnd = (asOf: string): string => {
  const date = /\d{4}-\d{2}(-\d{2})?/.exec(asOf);
  if (date) return date[0];
  const quarter = /Q([1-4]) (\d{4})/.exec(asOf);
  if (quarter) return `${quarter[2]!}-${QUARTER_END[Number(quarter[1]) - 1]!}`;
  const half = /H([12]) (\d{4})/.exec(asOf);
  if (half) return `${half[2]!}-${half[1] === "1" ? "06-30" : "12-31"}`;
  const fiscal = /FY(\d{4})/.exec(asOf);
  if (fiscal) return `${fiscal[1]!}-12-31`;
  return /\d{4}/.exec(asOf)?.[0] ?? "";
};

/** "2026-02/03" and "2026 (spring)" begin with what can be put in order; "n.d." comes before every date. */
const published = (sourceDate: string): string => /^\d{4}(-\d{2}(-\d{2})?)?/.exec(sourceDate)?.[0] ?? "";

const later = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** Best confidence, then the latest source, then the latest date spoken of, then the order of the table. */
const bestFirst = (a: FactValue, b: FactValue): number =>
  RANK[a.confidence] - RANK[b.confidence] ||
  later(published(a.sourceDate), published(b.sourceDate)) ||
  later(periodEnd(a.asOf), periodEnd(b.asOf));

const pairsOf = (text: string): readonly string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

/** A longer text is no name of a metric; its beginning is compared. */
const MOST_LETTERS = 200;

/** Dice's measure on pairs of letters: 1 for the same text, 0 for nothing in common. */
const likeness = (left: readonly string[], name: string): number => {
  const right = [...pairsOf(plain(name))];
  const total = left.length + right.length;
  const common = left.filter((pair) => {
    const at = right.indexOf(pair);
    if (at >= 0) right.splice(at, 1);
    return at >= 0;
  }).length;
  return total === 0 ? 0 : (2 * common) / total;
};

const nearest = (wanted: string, names: readonly string[], count: number): readonly string[] => {
  const pairs = pairsOf(plain(wanted.slice(0, MOST_LETTERS)));
  return [...new Set(names)]
    .map((name) => ({ name, score: likeness(pairs, name) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ name }) => name);
};

/** The text itself first; otherwise the dates that begin with it, whole words only: 2025-12 finds 2025-12-05. */
const atDate = (facts: readonly FactValue[], asOf: string): readonly FactValue[] => {
  const wanted = asOf.trim().toLowerCase();
  const same = facts.filter((fact) => fact.asOf.toLowerCase() === wanted);
  if (same.length > 0) return same;
  return facts.filter((fact) => fact.asOf.toLowerCase().startsWith(wanted) && !/[a-z0-9]/i.test(fact.asOf[wanted.length] ?? " "));
};

/** The facts of one company, by what a metric may be called: its plain name, or the id or key of one fact. */
interface CompanyFacts {
  readonly all: FactValue[];
  readonly byMetric: Map<string, FactValue[]>;
  readonly byKey: Map<string, FactValue>;
}

const byCompany: ReadonlyMap<string, CompanyFacts> = FACT_VALUES.reduce((map, fact) => {
  const company = plain(fact.company);
  const known = map.get(company) ?? { all: [], byMetric: new Map<string, FactValue[]>(), byKey: new Map<string, FactValue>() };
  const metric = plain(fact.metric);
  known.all.push(fact);
  known.byKey.set(fact.id.toLowerCase(), fact).set(fact.key, fact);
  // A name never answers twice: a superseded fact has only its id and its key.
  if (!fact.supersededBy) known.byMetric.set(metric, [...(known.byMetric.get(metric) ?? []), fact]);
  return map.set(company, known);
}, new Map<string, CompanyFacts>());

/**
 * Looks a fact up. Company and metric are compared without case, accents and punctuation. A fact that another one
 * supersedes answers only to its own id or key, so that a name never answers twice.
 */
export const findFacts = ({ company, metric, asOf }: FactQuery): Finding => {
  const known = byCompany.get(plain(company));
  if (!known) return { missing: "company", offers: nearest(company, FACT_VALUES.map((fact) => fact.company), 5) };
  const named = known.byKey.get(metric.trim().toLowerCase());
  const ofMetric = named ? [named] : (known.byMetric.get(plain(metric)) ?? []);
  if (ofMetric.length === 0) return { missing: "metric", offers: nearest(metric, known.all.filter((fact) => !fact.supersededBy).map((fact) => fact.metric), 5) };
  const dated = asOf === undefined ? ofMetric : atDate(ofMetric, asOf);
  const [best, ...others] = [...dated].sort(bestFirst);
  return best ? { found: [best, ...others] } : { missing: "asOf", offers: ofMetric.map((fact) => fact.asOf) };
};
