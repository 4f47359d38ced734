import table from "./facts.json";
import type { Row } from "./values-table";

const rows = table.facts as unknown as readonly Row[];
const sources = table.sources as readonly (readonly string[])[];

/** What stands behind every fact, column by column. The build puts the columns themselves in the place of this module. */
export const DOCUMENTS = {
  ids: rows.map(([id]) => Number(id.slice(1))).map((number, i, all) => number - (all[i - 1] ?? 0)),
  sources: rows.map(([, , , , , , , source]) => source),
  notes: rows.map(([, , , , , , , , , , note]) => note),
  titles: sources.map(([title]) => title!),
  publishers: sources.map(([, publisher]) => publisher!),
  urls: sources.map(([, , url]) => url!),
};
