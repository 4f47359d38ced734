import { MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { type Arguments, argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin, TwinCall, TwinRow } from "../twin";
import { periodsOf, survivalRows } from "./survival";

/** What a loan without spread returns, and what a spread of 1 a year is worth: one column a period. */
const loanValueRows = (args: Arguments, periods: number): readonly TwinRow[] => {
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

type Agreements = Parameters<typeof closed>[3];

/** A twin that ends in one row made from the value of the loan: FAIR_SPREAD and LOAN_PRICE. */
export const loanTwin = (name: string, answer: TwinRow, agreements: (call: TwinCall) => Agreements): Twin => (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const periods = periodsOf(args, ["opening", "repayments", "pd", "recovery"]);
  const long = tooMany(periods, MOST_COLUMNS, "periods");
  if (long) return long;
  return closed(`${name} with built-in functions`, call, [...args.rows, ...loanValueRows(args, periods), answer], agreements(call));
};
