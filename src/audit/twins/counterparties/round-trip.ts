import { blockOf, blockRows, count, ifLaidOut, laidOutFor, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** Every further party doubles the number of cuts. */
const MOST_PARTIES = 9;

/**
 * ROUND_TRIP: the largest flow is the smallest cut (Ford and Fulkerson), so the twin counts every cut: one column for each
 * set of parties that may stand on the paying side. The function itself sends flow along paths; nothing is shared.
 */
export const roundTripTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const n = args.values["financing"]!.length;
  const long = tooMany(n, MOST_PARTIES, "parties");
  if (long) return long;
  const node = args.values["node"]![0] as number;
  const others = count(n).filter((i) => i !== node);
  const cuts = count(2 ** (n - 1));
  const side = (i: number): readonly number[] =>
    cuts.map((cut) => (i === node ? 1 : i > n ? 0 : Math.floor((cut - 1) / 2 ** others.indexOf(i)) % 2));
  const capacity = (i: number, j: number): string => {
    if (j > n) return i === node ? "=0" : `={purchases_${i}@${node}}`;
    if (j === node) return "=0";
    return i === node ? `={financing_${i}@${j}}` : `={financing_${i}@${j}}+{purchases_${i}@${j}}`;
  };
  const column = `{side_1.}:{side_${n + 1}.}`;
  return closed(
    "ROUND_TRIP with built-in functions",
    call,
    [
      ...blockRows(blockRows(args.rows, "financing", n), "purchases", n),
      laidOutFor([`{node}=${node}`]),
      ...count(n + 1).map((i) =>
        row(
          `capacity_${i}`,
          "$",
          i > n
            ? `nothing leaves the end, where money is back with party ${node}`
            : `what party ${i} can pass on to each party, and back to party ${node} (last column)`,
          i > n ? count(n + 1).map(() => 0) : count(n + 1).map((j) => ({ formula: capacity(i, j) })),
        ),
      ),
      ...count(n + 1).map((i) =>
        row(
          `side_${i}`,
          "1 or 0",
          i > n
            ? "the end is on the receiving side of every cut"
            : i === node
              ? "the node is on the paying side of every cut"
              : `1 where party ${i} is on the paying side`,
          side(i),
        ),
      ),
      row(
        "cut",
        "$",
        "what goes from the paying to the receiving side: no more than this can pass",
        `=SUMPRODUCT((${column})*MMULT(${blockOf("capacity", n + 1, n + 1)},1-(${column})))`,
        cuts.length,
      ),
      output("round_trip", "$", "the smallest of all cuts is the largest flow", ifLaidOut("MIN({cut:})")),
    ],
    [{ native: "round_trip", unit: "$", of: call, places: [[1, 1]] }],
  );
};
