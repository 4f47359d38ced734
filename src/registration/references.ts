import type { References } from "../functions/references";

/** No failure of a call: what it needs is on its way. The call waits for the arrival and is made again (call.ts). */
export class Awaited extends Error {
  constructor(readonly arrival: Promise<void>) {
    super("what explanations and sources print is being fetched");
  }
}

export interface ReferencesOnDemand {
  readonly references: References;
  /** Starts the fetch before anybody asks. */
  readonly fetchAhead: () => void;
}

/** References that are fetched once. A fetch that failed is tried again by the next call that asks. */
export const referencesOnDemand = (load: () => Promise<References>): ReferencesOnDemand => {
  let known: References | undefined;
  let arrival: Promise<void> | undefined;
  const fetched = (): Promise<void> =>
    (arrival ??= load().then(
      (loaded) => { known = loaded; },
      (problem: unknown) => {
        arrival = undefined;
        throw problem;
      },
    ));
  const ready = (): References => {
    if (known) return known;
    throw new Awaited(fetched());
  };
  return {
    references: { documentOf: (factId) => ready().documentOf(factId), doubtsOf: (name) => ready().doubtsOf(name), stepsOf: (name) => ready().stepsOf(name) },
    fetchAhead: () => { fetched().catch(() => { /* Who asks for a reference tries again, and says it. */ }); },
  };
};
