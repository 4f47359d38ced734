import { CATALOGUE } from "./catalogue";
import type { Doubt, Step } from "./define";

/** The build puts the steps themselves in the place of this listing, and takes them out of the declarations. */
export const STEPS: Readonly<Record<string, readonly Step<Record<string, unknown>>[]>> = Object.fromEntries(
  CATALOGUE.filter(({ steps }) => steps.length > 0).map(({ name, steps }) => [name, steps as readonly Step<Record<string, unknown>>[]]),
);

/** The limits that are weak evidence, likewise. */
export const DOUBTS: Readonly<Record<string, readonly Doubt[]>> = Object.fromEntries(
  CATALOGUE.map(({ name, limits }) => [name, limits.flatMap(({ by, en }): Doubt[] => (by === undefined ? [] : [{ by, en }]))] as const).filter(([, doubts]) => doubts.length > 0),
);
