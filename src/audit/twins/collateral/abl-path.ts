import { output } from "../proof";
import { argumentsOf, changed, closed, type Comparison, problemOf } from "../rows";
import type { Twin } from "../twin";

/** ABL_PATH: one column a period; limit, prepayment and balance are compared. */
export const ablPathTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, per } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const periods = values["values"]!.length;
  const running = (first: string, later: string) => Array.from({ length: periods }, (_, t) => ({ formula: t === 0 ? first : later }));
  const compare = (native: string, column: number): Comparison => ({
    native,
    unit: native === "period" ? "period" : "$",
    of: plain,
    places: Array.from({ length: periods }, (_, t) => [t + 1, column] as const),
    scale: native === "prepayment" ? "1E-3*{debt}" : "0",
  });
  return closed(
    "ABL_PATH with built-in functions",
    call,
    [
      ...rows,
      output("period", "period", "counted from 1", running("=1", "={period<}+1")),
      output("limit", "$", "advance · value", `=${per("advance")}*{values.}`, periods),
      output("balance", "$", "min(balance before, limit); the debt at first", running("=MIN({debt},{limit.})", "=MIN({balance<},{limit.})")),
      output("prepayment", "$", "balance before − balance", running("={debt}-{balance.}", "={balance<}-{balance.}")),
    ],
    [compare("period", 1), compare("limit", 2), compare("prepayment", 3), compare("balance", 4)],
  );
};
