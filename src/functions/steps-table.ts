import { CATALOGUE } from "./catalogue";
import type { Doubt, Step } from "./define";

/** The build puts the steps themselves in the place of this listing, and takes them out of the declarations. */
export const STEPS: Readonly<Record<string, readonly Step<Record<string, unknown>>[]>> = Object.fromEntries(
  CATALOGUE.filter(({ steps }) => steps.length > 0).map(({ name, steps }) => [name, steps as readonly Step<Record<string, unknown>>[]]),
);

/** The limits that are weak evidence, likewise, each text once: several functions rest on the same. */
export const DOUBTS: readonly (Doubt & { readonly of: readonly string[] })[] = [...new Set(CATALOGUE.flatMap(({ limits }) => limits.filter(({ by }) => by !== undefined)))].map((limit) => ({
  by: limit.by!, en: limit.en, of: CATALOGUE.filter(({ limits }) => limits.includes(limit)).map(({ name }) => name),
}));
