import type { ChunkResult, SimulationPlan } from "../core/simulation/plan";
import type { Order, Report } from "./serve";

/** A worker as the pool sees it, in a browser or in Node. */
export interface Port {
  readonly post: (order: Order) => void;
  readonly close: () => void;
}
/** Starts a worker. `hear` gets what it says, `lose` is called once when it ends or cannot start. */
export type Spawn = (hear: (report: Report) => void, lose: (why: string) => void) => Port;

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Paths done so far, of how many. */
  readonly progress?: (done: number, paths: number) => void;
}
export interface PoolRun {
  /** One for each chunk of the plan, in its order. */
  readonly results: readonly ChunkResult[];
  readonly engine: string;
}
export interface Pool {
  readonly run: (plan: SimulationPlan, options?: RunOptions) => Promise<PoolRun>;
  readonly close: () => void;
}

/** Workers that end one after the other have a reason that the next one shares. */
const MOST_LOSSES = 3;
/** A chunk takes a tenth of a second at most; a worker silent for a minute is lost. */
const PATIENCE = 60_000;
/** Two orders at a time: a worker that has finished does not wait for the next. */
const AHEAD = 2;

interface Task {
  readonly plan: SimulationPlan;
  readonly results: (ChunkResult | undefined)[];
  readonly waiting: number[];
  readonly progress: (done: number, paths: number) => void;
  readonly resolve: (run: PoolRun) => void;
  readonly reject: (why: unknown) => void;
  done: number;
  paths: number;
  losses: number;
}
interface Hand {
  port: Port | undefined;
  /** Changes with every worker: one that has been replaced may still speak, and nobody listens to it. */
  life: object;
  engine: string;
  /** Orders given and not yet answered, by id. */
  readonly orders: Map<number, { readonly task: Task; readonly index: number; readonly alarm: ReturnType<typeof setTimeout> }>;
}

/**
 * A fixed number of workers that share the chunks of a plan. A path's numbers depend on nothing but the plan, so it does not
 * matter which worker calculates what: the results are the same for one worker and for eight, and after a worker is lost.
 *
 * A lost worker is replaced and its chunks are given out again; after three losses in one run the run is given up with the
 * reason of the last. A run that is aborted gives up its chunks; what is being calculated ends by itself and is dropped.
 */
export const createPool = (size: number, spawn: Spawn, patience = PATIENCE): Pool => {
  const tasks = new Set<Task>();
  const hands: Hand[] = Array.from({ length: Math.max(1, size) }, () => ({ port: undefined, life: {}, engine: "", orders: new Map() }));
  let next = 0;
  let isClosed = false;

  const give = (): void => {
    for (let round = 0; round < AHEAD; round += 1) {
      for (const hand of hands) {
        const task = [...tasks].find(({ waiting }) => waiting.length > 0);
        if (!task) return;
        if (hand.orders.size > round) continue;
        const index = task.waiting.shift()!;
        const id = next;
        next += 1;
        const { life } = hand;
        const alarm = setTimeout(() => { if (hand.life === life) lose(hand, "a worker does not answer"); }, patience);
        hand.orders.set(id, { task, index, alarm });
        try {
          hand.port ??= start(hand, life);
          hand.port.post({ kind: "chunk", id, plan: task.plan, chunk: task.plan.chunks[index]! });
        } catch (problem) {
          lose(hand, problem instanceof Error ? problem.message : String(problem));
        }
      }
    }
  };
  const end = (task: Task, finish: () => void): void => {
    if (tasks.delete(task)) finish();
  };
  const lose = (hand: Hand, why: string): void => {
    if (isClosed) return;
    const lost = [...hand.orders.values()];
    lost.forEach(({ alarm }) => clearTimeout(alarm));
    hand.orders.clear();
    hand.port?.close();
    [hand.port, hand.life] = [undefined, {}];
    for (const task of new Set(lost.map((order) => order.task))) {
      task.losses += 1;
      task.waiting.unshift(...lost.filter((order) => order.task === task).map(({ index }) => index));
      if (task.losses >= MOST_LOSSES) end(task, () => task.reject(new Error(`the workers of the simulation end: ${why}`)));
    }
    give();
  };
  const hear = (hand: Hand, report: Report): void => {
    if (report.kind === "ready") {
      hand.engine = report.engine;
      return;
    }
    const order = hand.orders.get(report.id);
    hand.orders.delete(report.id);
    clearTimeout(order?.alarm);
    if (order && tasks.has(order.task)) {
      const { task, index } = order;
      if (report.kind === "failed") end(task, () => task.reject(new Error(report.message)));
      else {
        task.results[index] = report.result;
        task.done += 1;
        task.paths += task.plan.chunks[index]!.count;
        task.progress(task.paths, task.plan.paths);
        if (task.done === task.results.length) {
          const workers = hands.length === 1 ? "1 worker" : `${hands.length} workers`;
          end(task, () => task.resolve({ results: task.results as readonly ChunkResult[], engine: `${hand.engine}, ${workers}` }));
        }
      }
    }
    give();
  };
  const start = (hand: Hand, life: object): Port =>
    spawn(
      (report) => { if (hand.life === life) hear(hand, report); },
      (why) => { if (hand.life === life) lose(hand, why); },
    );

  return {
    run: (plan, { signal, progress = () => {} } = {}) =>
      new Promise<PoolRun>((resolve, reject) => {
        if (isClosed) throw new Error("the simulation has been closed");
        signal?.throwIfAborted();
        const task: Task = {
          plan, progress, resolve, reject,
          results: plan.chunks.map(() => undefined), waiting: plan.chunks.map((_, i) => i),
          done: 0, paths: 0, losses: 0,
        };
        signal?.addEventListener("abort", () => end(task, () => reject(signal.reason as unknown)), { once: true });
        tasks.add(task);
        give();
      }),
    close: () => {
      isClosed = true;
      for (const hand of hands) {
        hand.orders.forEach(({ alarm }) => clearTimeout(alarm));
        hand.port?.close();
      }
      for (const task of tasks) end(task, () => task.reject(new Error("the simulation has been closed")));
    },
  };
};
