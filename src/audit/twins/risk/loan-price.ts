import { output } from "../proof";
import { loanTwin } from "./loan-value";

/** LOAN_PRICE: one column a period. */
export const loanPriceTwin = loanTwin(
  "LOAN_PRICE",
  output("price", "fraction of balance", "(value + (spread − capital spread) · spread annuity)/face", "=({value}+({spread}-{capital_spread})*{spread_annuity})/{face}"),
  (call) => [{ native: "price", unit: "fraction of balance", of: call, places: [[1, 1]], scale: "1E-3" }],
);
