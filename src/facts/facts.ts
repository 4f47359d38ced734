import { documentOf, type FactDocument } from "./documents";
import { FACT_VALUES, type FactValue } from "./values";

/** One value that a source prints, with where it stands. */
export type Fact = FactValue & FactDocument;

/** Every fact, in the order of the table. */
export const FACTS: readonly Fact[] = FACT_VALUES.map((value) => ({ ...value, ...documentOf(value.id) }));

const byId: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.id, fact]));

/** The fact with this id, whatever its case. */
export const factById = (id: string): Fact | undefined => byId.get(id.trim().toUpperCase());
