import { documentOf } from "../facts/documents";
import type { Library } from "./define";
import { DOUBTS, STEPS } from "./steps-table";

/** What EXPLAIN and SOURCE print and no number depends on: where facts were read, how a function gets to its answer. */
export type References = Pick<Library, "documentOf" | "doubtsOf" | "stepsOf">;

export const REFERENCES: References = { documentOf, doubtsOf: (name) => DOUBTS.filter((doubt) => doubt.of.includes(name)), stepsOf: (name) => STEPS[name] ?? [] };
