import { CATALOGUE } from "./catalogue";
import type { Step } from "./define";

/** The build puts the steps themselves in the place of this listing, and takes them out of the declarations. */
export const STEPS: Readonly<Record<string, readonly Step<Record<string, unknown>>[]>> = Object.fromEntries(
  CATALOGUE.filter(({ steps }) => steps.length > 0).map(({ name, steps }) => [name, steps as readonly Step<Record<string, unknown>>[]]),
);
