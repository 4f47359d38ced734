import type { FactDocument } from "../facts/documents";

/** The documents behind the facts are a file of their own in the pages: most workbooks never ask where a figure was read. */
export const loadDocuments = async (): Promise<(factId: string) => FactDocument> => (await import(/* webpackChunkName: "documents" */ "../facts/documents")).documentOf;
