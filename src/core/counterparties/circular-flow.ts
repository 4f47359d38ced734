import { checkDenominator } from "../errors";
import type { Matrix } from "../numerics/linear-solve";
import { minCostFlow } from "../numerics/min-cost-flow";
import type { Fraction, Usd } from "../units";
import { checkNetwork, received, total } from "./network";

export interface CircularFlowInput {
  /** Row pays column, all in the same period. */
  readonly flows: Matrix;
}

export interface CircularFlowWorkings {
  readonly total: Usd;
  /** Paid less received, of each party: what no netting can remove. */
  readonly netPositions: readonly Usd[];
  /** Net flows with the same positions and without any circle, and the circles that were taken out. */
  readonly net: Matrix;
  readonly circulation: Matrix;
  readonly netTotal: Usd;
  readonly circulatingTotal: Usd;
  readonly share: Fraction;
}

/** Parties that the money of each party can reach. */
const reachOf = (flows: Matrix): readonly ReadonlySet<number>[] =>
  flows.map((_, start) => {
    const reached = new Set<number>([start]);
    for (const i of reached) flows[i]!.forEach((amount, j) => amount > 0 && reached.add(j));
    return reached;
  });

/**
 * Splits payments into what goes round in circles and what passes through:
 *
 *     flows = circulation + net,   circulation balanced at every party and as large as possible,   share = Σ circulation / Σ flows
 *
 * A payment from which no way leads back to its payer is net. Among the others the net part is the cheapest way, at one
 * per unit and arc, to carry every party's net position; what is left is the largest circulation. Its total is unique,
 * its single entries need not be: two circles that share a payment can be served in either order. share is 0 when money
 * never comes back, 1 when every party pays as much as it receives, and does not depend on the unit. It is the largest
 * amount that clearing could remove.
 *
 * Shapes   flows[n][n] -> net[n][n], circulation[n][n], share.
 * Units    any one unit of money over one period -> the same; share a fraction.
 * Errors   bad-input: not square, a payment to itself; division: nothing is paid.
 * Source   docs/conventions.md#circular-flow; Fleischman and Dini, Mathematical foundations for balancing the payment
 *          system in the trade credit market, JRFM 14:452 (2021).
 */
export function circularFlow({ flows }: CircularFlowInput): CircularFlowWorkings {
  checkNetwork<CircularFlowInput>("flows", flows);
  const n = flows.length;
  const sum = total(flows.map(total));
  checkDenominator<CircularFlowInput>("flows", sum, "expected a payment above 0, got none");

  const reach = reachOf(flows);
  const inside = flows.map((row, i) => row.map((amount, j) => (reach[j]!.has(i) ? amount : 0)));
  const [netPositions, carriedPositions] = [flows, inside].map((block) => {
    const inflows = received(block);
    return block.map((row, i) => {
      const [out, back] = [total(row), inflows[i]!];
      return Math.abs(out - back) <= n * Number.EPSILON * (out + back) ? 0 : out - back;
    });
  });
  const arcs = inside.flatMap((row, from) => row.flatMap((capacity, to) => (capacity > 0 ? [{ from, to, capacity, cost: 1 }] : [])));
  const carried = minCostFlow(n, arcs, carriedPositions!, "flows").flows;

  const net = flows.map((row, i) => row.map((amount, j) => (inside[i]![j]! > 0 ? 0 : amount)));
  arcs.forEach(({ from, to, capacity }, k) => (net[from]![to] = Math.min(carried[k]!, capacity)));
  const circulation = flows.map((row, i) => row.map((amount, j) => amount - net[i]![j]!));
  const circulatingTotal = total(circulation.map(total));
  return {
    total: sum, netPositions: netPositions!, net, circulation,
    netTotal: total(net.map(total)), circulatingTotal, share: circulatingTotal / sum,
  };
}
