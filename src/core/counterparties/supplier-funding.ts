import { check, checkDenominator, noSolution } from "../errors";
import { type Matrix, solveLinear } from "../numerics/linear-solve";
import { maxFlow } from "../numerics/max-flow";
import type { Fraction, NotDefined, Usd } from "../units";
import { notDefined } from "../units";
import { checkNetwork, checkOneEach, received, total } from "./network";

export interface FundingInput {
  /** Row gives column equity, loans, prepayments, guarantees that were drawn; one period. */
  readonly financing: Matrix;
  /** Row buys from column; the same period. */
  readonly purchases: Matrix;
  /** Number of the party that is looked at, from 1. */
  readonly node: number;
}

/** Both matrices together, checked; the party counted from 0. */
const network = ({ financing, purchases, node }: FundingInput): { readonly all: Matrix; readonly self: number } => {
  checkNetwork<FundingInput>("financing", financing);
  checkNetwork<FundingInput>("purchases", purchases);
  const n = financing.length;
  check<FundingInput>("purchases", purchases.length === n, () => `expected ${n} x ${n} as in financing, got ${purchases.length} x ${purchases.length}`);
  check<FundingInput>("node", node <= n, () => `expected a party from 1 to ${n}, got ${node}`);
  return { all: financing.map((row, i) => row.map((amount, j) => amount + purchases[i]![j]!)), self: node - 1 };
};

export interface RoundTripWorkings {
  readonly financingOut: Usd;
  readonly revenue: Usd;
  readonly roundTrip: Usd;
  /** Parties on the paying side of the bottleneck; the payments that leave them limit the round trip. */
  readonly payingSide: readonly number[];
}

/**
 * The most of a party's own financing that can have come back to it as revenue: the maximum flow from the party, through
 * the others, to itself.
 *
 *     out of the party: financing;   between others: financing + purchases;   into the party: purchases
 *
 * An upper bound: cash is fungible, and whether a dollar did come back no matrix can say. Never above what the party
 * financed, never above what it sold.
 *
 * Shapes   financing[n][n], purchases[n][n] -> scalar.
 * Units    any one unit of money over one period -> the same.
 * Errors   bad-input: not square, sizes differ, a payment to itself, a party outside 1…n.
 * Source   docs/conventions.md#round-trip; Edmonds and Karp, JACM 19 (1972).
 */
export function roundTrip(input: FundingInput): RoundTripWorkings {
  const { all, self } = network(input);
  const n = all.length;
  const arcs = all.flatMap((row, from) =>
    row.map((_, to) => {
      const capacity = from === self ? input.financing[from]![to]! : to === self ? input.purchases[from]![to]! : all[from]![to]!;
      return { from, to: to === self ? n : to, capacity };
    }),
  );
  const { value, sourceSide } = maxFlow(n + 1, arcs.filter(({ capacity }) => capacity > 0), self, n);
  return {
    financingOut: total(input.financing[self]!), revenue: total(input.purchases.map((row) => row[self]!)), roundTrip: value,
    payingSide: sourceSide.flatMap((isReached, i) => (isReached && i < n ? [i + 1] : [])),
  };
}

export interface FundedShareInput extends FundingInput {
  /** Cash of each party from outside the network in the period, opening cash included. */
  readonly external: readonly Usd[];
}

export interface FundedShareWorkings {
  /** All cash that reaches each party. */
  readonly sources: readonly Usd[];
  /** Part of each party's cash that the node financed; undefined for the node itself. */
  readonly funded: readonly (Fraction | NotDefined)[];
  readonly revenue: Usd;
  readonly circularRevenue: Usd;
  readonly share: Fraction;
  readonly quality: Fraction;
}

/** Parties that outside cash, the node's cash, or a party with no stated source reaches along payments. */
const reached = (all: Matrix, isSource: (i: number) => boolean, self: number): ReadonlySet<number> => {
  const seen = new Set(all.map((_, i) => i).filter((i) => i !== self && isSource(i)));
  for (const i of seen) all[i]!.forEach((amount, j) => amount > 0 && j !== self && seen.add(j));
  return seen;
};

/**
 * Part of a party's revenue that it financed itself, by pro-rata tracing: every dollar a customer spends is the average of
 * the dollars it received.
 *
 *     funded_j = (financing(node, j) + Σ_{k≠node} F_kj · funded_k) / (external_j + Σ_k F_kj),   F = financing + purchases
 *     circular revenue = Σ_j purchases(j, node) · funded_j,   share = circular revenue / revenue,   quality = 1 − share
 *
 * What the node pays for its own purchases is earned money and is not traced. A party that receives nothing has nothing
 * funded. As long as no party pays more than it receives, circular revenue is at most the round trip; a party that pays
 * more has cash that `external` leaves out, and its share is then too high.
 *
 * Shapes   financing[n][n], purchases[n][n], external[n] -> scalars.
 * Units    any one unit of money over one period -> the same, shares.
 * Errors   bad-input as in roundTrip, external of another length; division: the node sells nothing; no-solution: parties
 *          that only pay each other, without outside cash, so that the origin of their money is undetermined.
 * Source   docs/conventions.md#funded-share
 */
export function fundedShare(input: FundedShareInput): FundedShareWorkings {
  const { all, self } = network(input);
  const { financing, purchases, external } = input;
  checkOneEach<FundedShareInput>("external", external, all.length, "parties");
  const sales = purchases.map((row) => row[self]!);
  const revenue = total(sales);
  checkDenominator<FundedShareInput>("purchases", revenue, () => `expected purchases from party ${input.node}, got none: there is no revenue to trace`);

  const sources = received(all).map((inflow, j) => external[j]! + inflow);
  const withCash = reached(all, (j) => external[j]! > 0 || all[self]![j]! > 0 || sources[j] === 0, self);
  const closed = sources.findIndex((amount, j) => j !== self && amount > 0 && !withCash.has(j));
  if (closed >= 0) {
    noSolution("external", `expected outside cash behind party ${closed + 1}, got a closed circle of payments: their origin is undetermined`);
  }

  const traced = sources.flatMap((amount, j) => (j !== self && amount > 0 ? [j] : []));
  const system = traced.map((j) => traced.map((k) => (k === j ? 1 : 0) - all[k]![j]! / sources[j]!));
  const shares = solveLinear(system, traced.map((j) => financing[self]![j]! / sources[j]!), "external");
  const funded = all.map((_, j) => shares[traced.indexOf(j)] ?? 0);
  const circularRevenue = total(sales.map((amount, j) => amount * funded[j]!));
  const share = circularRevenue / revenue;
  return {
    sources, funded: funded.map((part, j) => (j === self ? notDefined("the party itself") : part)),
    revenue, circularRevenue, share, quality: 1 - share,
  };
}
