import { DOCUMENTS } from "./documents-table";
import { idsOf } from "./values";

/** Where a fact was read, and what the record adds to it. */
export interface FactDocument {
  readonly title: string;
  readonly publisher: string;
  /** Empty for a document that has no public address. */
  readonly url: string;
  readonly note: string;
}

const byId: ReadonlyMap<string, FactDocument> = new Map(
  idsOf(DOCUMENTS.ids).map((id, i) => {
    const source = DOCUMENTS.sources[i]!;
    return [id, { title: DOCUMENTS.titles[source]!, publisher: DOCUMENTS.publishers[source]!, url: DOCUMENTS.urls[source]!, note: DOCUMENTS.notes[i]! }];
  }),
);

/** The document behind the fact with this id. Values and documents come from one table, so that none is missing. */
export const documentOf = (id: string): FactDocument => byId.get(id)!;
