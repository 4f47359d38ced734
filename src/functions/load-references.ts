import type { References } from "./references";

/** A file of its own in the pages: most workbooks never ask where a figure was read or how a step is calculated. */
export const loadReferences = async (): Promise<References> => (await import("./references")).REFERENCES;
