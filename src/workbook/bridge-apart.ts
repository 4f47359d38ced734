import type { Bridge, BridgeQuestion } from "../sheets/bridge";
import type { Apart, Asked, Told } from "./apart";
import type { Progress, WorkbookPort } from "./port";

type Question = Asked extends infer One ? (One extends Asked ? Omit<One, "id"> : never) : never;

/** A calculation in a worker: the page stays free, and the engine there knows nothing of the one on the screen. */
const apartInWorker = (): Apart => {
  const worker = new Worker(/* webpackChunkName: "apart" */ new URL("./apart-worker.ts", import.meta.url));
  const waiting = new Map<number, { readonly go: (told: Told) => void; readonly fail: (problem: Error) => void }>();
  let number = 0;
  const failAll = (text: string): void => {
    for (const { fail } of waiting.values()) fail(new Error(text));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.problem === undefined) asked?.go(data);
    else asked?.fail(new Error(data.problem));
  };
  worker.onerror = ({ message }) => failAll(message || "the calculation apart could not be loaded");
  const ask = (question: Question): Promise<Told> =>
    new Promise((go, fail) => {
      number += 1;
      waiting.set(number, { go, fail });
      worker.postMessage({ ...question, id: number });
    });
  return {
    load: async (sheets) => void (await ask({ sheets })),
    answer: async (address, values) => (await ask({ address, values })).cell ?? null,
    dispose: () => worker.terminate(),
  };
};

/** A bridge, with all that calculates it loaded when first asked for: no page starts with it. */
export const bridgeApart = async (port: WorkbookPort, question: BridgeQuestion, progress: Progress): Promise<Bridge> => {
  const { bridgeBetween } = await import("./bridge");
  return bridgeBetween(port, question, async () => apartInWorker(), progress);
};
