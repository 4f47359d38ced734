import { count, ifLaidOut, laidOutFor, MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** More contracts than this make a block nobody reads. */
const MOST_CONTRACTS = 60;

/** BACKLOG_RUNOFF: one column a period, one row a contract. */
export const backlogRunoffTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const contracts = args.values["amounts"]!.length;
  const places = liftedPlaces(call);
  const periods = places.length;
  const long = tooMany(periods, MOST_COLUMNS, "periods") ?? tooMany(contracts, MOST_CONTRACTS, "contracts");
  if (long) return long;
  return closed(
    "BACKLOG_RUNOFF with built-in functions",
    call,
    [
      ...args.rows,
      laidOutFor([`ROUND({horizon}*{freq},0)=${periods}`]),
      row("period", "period", "1 is the period that starts today", count(periods)),
      row("from", "years", "(period − 1)/freq", "=({period.}-1)/{freq}", periods),
      row("to", "years", "period/freq", "={period.}/{freq}", periods),
      ...count(contracts).map((i) => {
        const [amount, life, start] = [`{amounts@${i}}`, args.entry("years", i), args.entry("starts", i)];
        return row(
          `contract_${i}`,
          "$",
          "amount · part of the period inside the contract / years",
          `=${amount}*MAX(0,MIN({to.},${start}+${life})-MAX({from.},${start}))/${life}`,
          periods,
        );
      }),
      output("runoff", "$ per period", "Σ contracts", ifLaidOut(`SUM({contract_1.}:{contract_${contracts}.})`), periods),
    ],
    // A sliver of a contract in a period is the rounding of its dates.
    [{ native: "runoff", unit: "$ per period", of: call, places, scale: "1E-6*SUM({amounts:})" }],
  );
};
