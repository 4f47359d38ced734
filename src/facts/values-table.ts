import table from "./facts.json";

/** One row of facts.json, in the order of its columns. `parsed`: the printed value as a number, as two ends, or nothing. */
export type Row = readonly [
  id: string, company: string, metric: string, printed: string, parsed: number | readonly number[] | null, unit: string, asOf: string,
  source: number, sourceDate: string, confidence: string, note: string, supersededBy?: string,
];

const rows = table.facts as unknown as readonly Row[];

/**
 * What FIGURE and the search need of every fact, column by column: alike stands beside alike, which compresses to three
 * quarters. The build puts the columns themselves in the place of this module.
 */
export const VALUES = {
  ids: rows.map(([id]) => Number(id.slice(1))).map((number, i, all) => number - (all[i - 1] ?? 0)),
  companies: rows.map(([, company]) => company),
  metrics: rows.map(([, , metric]) => metric),
  printed: rows.map(([, , , printed]) => printed),
  parsed: rows.map(([, , , printed, parsed]) => (parsed === Number(printed) ? 0 : parsed)),
  units: rows.map(([, , , , , unit]) => unit),
  asOf: rows.map(([, , , , , , asOf]) => asOf),
  sourceDates: rows.map(([, , , , , , , , sourceDate]) => sourceDate),
  confidences: rows.map(([, , , , , , , , , confidence]) => confidence),
  supersededBy: Object.fromEntries(rows.flatMap(([id, , , , , , , , , , , by]) => (by === undefined ? [] : [[id, by]]))) as Readonly<Record<string, string>>,
};
