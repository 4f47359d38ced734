import { output } from "../proof";
import { loanTwin } from "./loan-value";

/** FAIR_SPREAD: one column a period. */
export const fairSpreadTwin = loanTwin(
  "FAIR_SPREAD",
  output("fair_spread", "per year, nominal", "(face − value)/spread annuity + capital spread", "=({face}-{value})/{spread_annuity}+{capital_spread}"),
  // face − value is a small difference of large amounts.
  (call) => [{ native: "fair_spread", unit: "per year, nominal", of: call, places: [[1, 1]], scale: "1E-5*{face}/{spread_annuity}" }],
);
