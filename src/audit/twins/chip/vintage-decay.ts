import { output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** VINTAGE_DECAY: the sheet's own regression, SLOPE and RSQ, on the logarithm of the prices. */
export const vintageDecayTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const points = values["ages"]!.length;
  // A slope near 0 and an R² near 0 are small differences: their rounding is that of 1.
  const compare = (native: string, unit: string, column: number) => ({ native, unit, of: plain, places: [[1, column]] as const, scale: "1E-3" });
  return closed(
    "VINTAGE_DECAY with built-in functions",
    call,
    [
      ...rows,
      row("log_price", "ln", "ln(price)", "=LN({prices.})", points),
      row("slope", "ln per year", "SLOPE of ln(price) over age", "=SLOPE({log_price:},{ages:})"),
      output("decay", "per year, effective", "1 − e^slope", "=1-EXP({slope})"),
      output("r_squared", "fraction", "RSQ; empty where prices do not vary", '=IF(MAX({prices:})=MIN({prices:}),"",RSQ({log_price:},{ages:}))'),
      output("n", "count", "number of points", "=COUNT({prices:})"),
    ],
    [compare("decay", "per year, effective", 1), compare("r_squared", "fraction", 2), compare("n", "count", 3)],
  );
};
