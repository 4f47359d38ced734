import type { Library } from "../functions/define";

type DocumentOf = Library["documentOf"];

/** No failure of a call: what it needs is on its way. The call waits for the arrival and is made again (call.ts). */
export class Awaited extends Error {
  constructor(readonly arrival: Promise<void>) {
    super("the documents behind the facts are being fetched");
  }
}

export interface DocumentsOnDemand {
  readonly documentOf: DocumentOf;
  /** Starts the fetch before anybody asks. */
  readonly fetchAhead: () => void;
}

/** Documents that are fetched once. A fetch that failed is tried again by the next call that asks. */
export const documentsOnDemand = (load: () => Promise<DocumentOf>): DocumentsOnDemand => {
  let known: DocumentOf | undefined;
  let arrival: Promise<void> | undefined;
  const fetched = (): Promise<void> =>
    (arrival ??= load().then(
      (loaded) => { known = loaded; },
      (problem: unknown) => {
        arrival = undefined;
        throw problem;
      },
    ));
  return {
    documentOf: (factId) => {
      if (known) return known(factId);
      throw new Awaited(fetched());
    },
    fetchAhead: () => { fetched().catch(() => { /* Who asks for a document tries again, and says it. */ }); },
  };
};
