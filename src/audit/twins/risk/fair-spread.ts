import { MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf } from "../rows";
import type { Twin } from "../twin";
import { loanValueRows } from "./loan-value";
import { periodsOf } from "./survival";

/** FAIR_SPREAD: one column a period. */
export const fairSpreadTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const periods = periodsOf(args, ["opening", "repayments", "pd", "recovery"]);
  const long = tooMany(periods, MOST_COLUMNS, "periods");
  if (long) return long;
  return closed(
    "FAIR_SPREAD with built-in functions",
    call,
    [
      ...args.rows,
      ...loanValueRows(args, periods),
      output(
        "fair_spread",
        "per year, nominal",
        "(face − value)/spread annuity + capital spread",
        "=({face}-{value})/{spread_annuity}+{capital_spread}",
      ),
    ],
    // face − value is a small difference of large amounts.
    [{ native: "fair_spread", unit: "per year, nominal", of: call, places: [[1, 1]], scale: "1E-5*{face}/{spread_annuity}" }],
  );
};
