import { blockRows, count, MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf } from "../rows";
import type { Twin } from "../twin";

/** CORR_CONVERGE: one row for each row of the matrix. */
export const corrConvergeTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const n = args.values["corr"]!.length;
  const long = tooMany(n * n, MOST_COLUMNS, "correlations");
  if (long) return long;
  return closed(
    "CORR_CONVERGE with built-in functions",
    call,
    [
      ...blockRows(args.rows, "corr", n),
      ...count(n).map((i) => output(`converged_${i}`, "correlation", "(1 − weight) · corr + weight", `=(1-{weight})*{corr_${i}.}+{weight}`, n)),
    ],
    count(n).map((i) => ({
      native: `converged_${i}`,
      unit: "correlation",
      of: call,
      places: count(n).map((j) => [i, j] as const),
      scale: "1E-6",
    })),
  );
};
