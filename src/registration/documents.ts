import type { Library } from "../functions/define";

type DocumentOf = Library["documentOf"];

/** No failure of a call: what it needs is on its way. The call waits for the arrival and is made again (call.ts). */
export class Awaited extends Error {
  constructor(readonly arrival: Promise<void>) {
    super("the documents behind the facts are being fetched");
  }
}

/** Documents that are fetched when first asked for. A fetch that failed is tried again by the next call that asks. */
export const documentsOnDemand = (load: () => Promise<DocumentOf>): DocumentOf => {
  let known: DocumentOf | undefined;
  let arrival: Promise<void> | undefined;
  return (factId) => {
    if (known) return known(factId);
    arrival ??= load().then(
      (loaded) => { known = loaded; },
      (problem: unknown) => {
        arrival = undefined;
        throw problem;
      },
    );
    throw new Awaited(arrival);
  };
};
