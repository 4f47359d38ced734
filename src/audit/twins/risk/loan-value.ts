import { type Arguments, row } from "../rows";
import type { TwinRow } from "../twin";
import { survivalRows } from "./survival";

/** What a loan without spread returns, and what a spread of 1 a year is worth: one column a period. */
export const loanValueRows = (args: Arguments, periods: number): readonly TwinRow[] => {
  const [opening, repayments, recovery] = [args.per("opening"), args.per("repayments"), args.per("recovery")];
  return [
    ...survivalRows(args, periods),
    row("growth", "factor", "1 + rf/freq", "=1+{rf}/{freq}"),
    row("discount", "factor", "growth^−period", "={growth}^-{period.}", periods),
    row("paid", "$", "survival · (opening · rf/freq + repayments)", `={survival.}*(${opening}*{rf}/{freq}+${repayments})`, periods),
    row("recovered", "$", "defaults · recovery · opening · growth", `={defaults.}*${recovery}*${opening}*{growth}`, periods),
    row(
      "value",
      "$",
      "Σ discount · (paid + recovered): worth of the loan without spread",
      "=SUMPRODUCT({discount:},{paid:})+SUMPRODUCT({discount:},{recovered:})",
    ),
    row("alive", "$", "survival · opening / freq: what a spread is paid on", `={survival.}*${opening}/{freq}`, periods),
    row("spread_annuity", "$ per unit of spread", "Σ discount · alive", "=SUMPRODUCT({discount:},{alive:})"),
    row("face", "$", "opening balance of the first period", "={opening@1}"),
    row("capital_spread", "per year, nominal", "capital · hurdle", "={capital}*{hurdle}"),
  ];
};
