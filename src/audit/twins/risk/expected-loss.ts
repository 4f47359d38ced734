import { MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { periodsOf, survivalRows } from "./survival";

/** EXPECTED_LOSS: one column a period. */
export const expectedLossTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const periods = periodsOf(args, ["opening", "pd", "lgd"]);
  const long = tooMany(periods, MOST_COLUMNS, "periods");
  if (long) return long;
  return closed(
    "EXPECTED_LOSS with built-in functions",
    call,
    [
      ...args.rows,
      ...survivalRows(args, periods),
      row("discount", "factor", "(1 + rf/freq)^−period", "=(1+{rf}/{freq})^-{period.}", periods),
      row("loss", "$", "defaults · lgd · opening · discount", `={defaults.}*${args.per("lgd")}*${args.per("opening")}*{discount.}`, periods),
      output("expected_loss", "$", "Σ losses", "=SUM({loss:})"),
    ],
    [{ native: "expected_loss", unit: "$", of: call, places: [[1, 1]] }],
  );
};
