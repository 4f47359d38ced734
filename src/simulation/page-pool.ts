import { createPool, type Pool, type Spawn } from "./pool";
import type { Order, Report } from "./serve";

const spawn: Spawn = (hear, lose) => {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { name: "simulation" });
  worker.onmessage = (event: MessageEvent<Report>) => hear(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    lose(event.message || "a worker could not be started");
  };
  return { post: (order: Order) => worker.postMessage(order), close: () => worker.terminate() };
};

const MOST_WORKERS = 8;

/** The workers of a page: one core is left to Excel. They start with the first run and stay. */
export const createPagePool = (): Pool => createPool(Math.min(MOST_WORKERS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)), spawn);
