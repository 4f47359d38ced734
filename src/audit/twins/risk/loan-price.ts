import { MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf } from "../rows";
import type { Twin } from "../twin";
import { loanValueRows } from "./loan-value";
import { periodsOf } from "./survival";

/** LOAN_PRICE: one column a period. */
export const loanPriceTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const periods = periodsOf(args, ["opening", "repayments", "pd", "recovery"]);
  const long = tooMany(periods, MOST_COLUMNS, "periods");
  if (long) return long;
  return closed(
    "LOAN_PRICE with built-in functions",
    call,
    [
      ...args.rows,
      ...loanValueRows(args, periods),
      output(
        "price",
        "fraction of balance",
        "(value + (spread − capital spread) · spread annuity)/face",
        "=({value}+({spread}-{capital_spread})*{spread_annuity})/{face}",
      ),
    ],
    [{ native: "price", unit: "fraction of balance", of: call, places: [[1, 1]], scale: "1E-3" }],
  );
};
