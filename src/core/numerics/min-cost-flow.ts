import { noSolution } from "../errors";
import { type Arc, flowsOf, push, residualOf } from "./max-flow";

export interface CostArc extends Arc {
  /** Of one unit: a whole number, so that two ways of equal cost are seen to be equal. */
  readonly cost: number;
}

export interface MinCostFlow {
  readonly cost: number;
  /** What runs through each arc, in the order given. */
  readonly flows: readonly number[];
}

type Ends = readonly [from: number, to: number];

/** Cheapest way from the source to every node (Bellman–Ford); Infinity where no way is left. */
const distances = (nodes: number, source: number, ends: readonly Ends[], costs: readonly number[], left: readonly number[]): readonly number[] => {
  const distance = new Array<number>(nodes).fill(Infinity);
  distance[source] = 0;
  for (let pass = 0; pass < nodes; pass += 1) {
    let isSettled = true;
    ends.forEach(([from, to], arc) => {
      const through = distance[from]! + costs[arc]!;
      if (left[arc]! > 0 && through < distance[to]!) {
        distance[to] = through;
        isSettled = false;
      }
    });
    if (isSettled) break;
  }
  return distance;
};

/**
 * The cheapest way to carry what some nodes have to spare to the nodes that lack it, within the capacity of each arc.
 *
 * Successive shortest paths: all paths of the lowest cost are filled, then those of the next cost. Costs are whole, so
 * at most 2 · nodes · (highest cost) + 1 different costs occur, which bounds the loop. Supplies that do not add up to 0
 * by rounding are carried as far as they match.
 *
 * Shapes   nodes, arcs[m], supplies[nodes] (positive = to spare, negative = lacking) -> cost, flows[m]. A negative cost is
 *          allowed, a cycle of negative cost is not.
 * Units    supplies as the capacities; cost = Σ cost · flow.
 * Errors   no-solution: the arcs cannot carry the supplies.
 * Source   Ahuja, Magnanti, Orlin: Network Flows, Prentice-Hall 1993, section 9.8 (primal-dual form of 9.7).
 */
export function minCostFlow(nodes: number, arcs: readonly CostArc[], supplies: readonly number[], argument = ""): MinCostFlow {
  const [source, sink] = [nodes, nodes + 1];
  const ends = supplies.flatMap((supply, node): readonly CostArc[] => [
    ...(supply > 0 ? [{ from: source, to: node, capacity: supply, cost: 0 }] : []),
    ...(supply < 0 ? [{ from: node, to: sink, capacity: -supply, cost: 0 }] : []),
  ]);
  const all = [...arcs, ...ends];
  const residual = residualOf(nodes + 2, all);
  const costs = all.flatMap(({ cost }) => [cost, -cost]);
  const pairs = all.flatMap(({ from, to }) => [[from, to], [to, from]] as const);
  const toCarry = Math.min(...[1, -1].map((sign) => supplies.reduce((sum, supply) => sum + Math.max(0, sign * supply), 0)));

  const phases = 2 * (nodes + 2) * Math.max(1, ...all.map(({ cost }) => Math.abs(cost))) + 1;
  let carried = 0;
  for (let phase = 0; phase < phases; phase += 1) {
    const distance = distances(nodes + 2, source, pairs, costs, residual.left);
    if (distance[sink] === Infinity) break;
    carried += push(residual, source, sink, (arc, from) => distance[from]! + costs[arc]! === distance[residual.heads[arc]!]);
  }
  const rounding = nodes * Number.EPSILON * all.reduce((sum, { capacity }) => sum + capacity, 0);
  if (carried < toCarry * (1 - 1e-9) - rounding) noSolution(argument, `expected capacity for ${toCarry}, got ${carried}`);
  const flows = flowsOf(residual).slice(0, arcs.length);
  return { flows, cost: flows.reduce((sum, flow, k) => sum + flow * arcs[k]!.cost, 0) };
}
