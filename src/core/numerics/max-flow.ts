/** A directed arc; nodes count from 0. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Finite and not negative. */
  readonly capacity: number;
}

/** What can still be sent: arc k of the question is 2k, its way back 2k + 1. Pushing changes `left`. */
export interface Residual {
  readonly heads: readonly number[];
  readonly left: number[];
  /** What is below this on an arc is rounding, not capacity. */
  readonly dust: readonly number[];
  readonly leaving: readonly (readonly number[])[];
}

export const residualOf = (nodes: number, arcs: readonly Arc[]): Residual => {
  const leaving: number[][] = Array.from({ length: nodes }, () => []);
  arcs.forEach(({ from, to }, k) => {
    leaving[from]!.push(2 * k);
    leaving[to]!.push(2 * k + 1);
  });
  return {
    heads: arcs.flatMap(({ from, to }) => [to, from]),
    left: arcs.flatMap(({ capacity }) => [capacity, 0]),
    dust: arcs.flatMap(({ capacity }) => [4 * Number.EPSILON * capacity, 4 * Number.EPSILON * capacity]),
    leaving,
  };
};

/** What runs through each arc of the question. */
export const flowsOf = ({ left }: Residual): readonly number[] => left.filter((_, arc) => arc % 2 === 1);

/** Nodes that can still be reached from the source, each with the arc that leads to it (−1 at the source and beyond reach). */
const search = ({ heads, left, leaving }: Residual, source: number, sink: number, isOpen: (arc: number, from: number) => boolean) => {
  const by = new Array<number>(leaving.length).fill(-1);
  const reached = new Array<boolean>(leaving.length).fill(false);
  const queue = [source];
  reached[source] = true;
  for (let next = 0; next < queue.length && !reached[sink]; next += 1) {
    const node = queue[next]!;
    for (const arc of leaving[node]!) {
      const head = heads[arc]!;
      if (reached[head] || left[arc] === 0 || !isOpen(arc, node)) continue;
      reached[head] = true;
      by[head] = arc;
      queue.push(head);
    }
  }
  return { by, reached };
};

/**
 * Sends as much as fits from source to sink, path after path, each with the fewest arcs that are open; returns the sum.
 * Every path fills an arc and paths never become shorter, so at most nodes · arcs of them are needed, whatever the
 * capacities: the bound of the loop.
 */
export const push = (residual: Residual, source: number, sink: number, isOpen: (arc: number, from: number) => boolean): number => {
  const { heads, left, dust, leaving } = residual;
  const change = (arc: number, amount: number): void => {
    const after = left[arc]! + amount;
    left[arc] = after <= dust[arc]! ? 0 : after;
  };
  let sent = 0;
  for (let paths = 0; paths <= leaving.length * heads.length; paths += 1) {
    const { by, reached } = search(residual, source, sink, isOpen);
    if (!reached[sink]) break;
    const path: number[] = [];
    for (let node = sink; node !== source; node = heads[by[node]! ^ 1]!) path.push(by[node]!);
    const amount = path.reduce((least, arc) => Math.min(least, left[arc]!), Infinity);
    for (const arc of path) {
      change(arc, -amount);
      change(arc ^ 1, amount);
    }
    sent += amount;
  }
  return sent;
};

export interface MaxFlow {
  readonly value: number;
  /** What runs through each arc, in the order given. */
  readonly flows: readonly number[];
  /** Nodes on the source's side of a smallest cut: the arcs that leave them are full and add up to the value. */
  readonly sourceSide: readonly boolean[];
}

/**
 * The most that can run from one node to another when no arc carries more than its capacity and nothing is lost or
 * gained on the way (Edmonds–Karp: shortest augmenting paths). The value equals the capacity of the smallest cut, which
 * proves it; the flows on the arcs are one of possibly many that reach it.
 *
 * Shapes   nodes, arcs[m], source, sink -> value, flows[m], sourceSide[nodes]; source and sink differ.
 * Units    those of the capacities.
 * Source   Edmonds and Karp, Theoretical improvements in algorithmic efficiency for network flow problems, JACM 19 (1972).
 */
export function maxFlow(nodes: number, arcs: readonly Arc[], source: number, sink: number): MaxFlow {
  const residual = residualOf(nodes, arcs);
  const isOpen = (): boolean => true;
  const value = push(residual, source, sink, isOpen);
  return { value, flows: flowsOf(residual), sourceSide: search(residual, source, sink, isOpen).reached };
}
