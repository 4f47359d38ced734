import type { Amortization } from "../../../core/conventions";
import type { ContractCoverWorkings } from "../../../core/debt/contract-cover";
import { evaluate } from "../../../functions/evaluate";
import { loanRows } from "../loan";
import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { balanceAt } from "./balance";
import { coverOf, inPeriods } from "./formulas";
import { listEntries, notAlongPeriods, numbersTo, output } from "./lines";

/** CONTRACT_COVER: the loan period by period, cut where the contract ends. */
export const contractCoverTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const { loan } = evaluate(
    plain.spec,
    plain.args.map(({ input }) => input),
    plain.library,
  ).workings as ContractCoverWorkings;
  const [columns, type] = [loan.periods, values["type"]![0] as Amortization];
  const ofLoan = `{cfads}:{cfads@${columns}}`;
  return closed(
    "CONTRACT_COVER with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 is the first period after closing", numbersTo(columns)),
      row(
        "as_written_out",
        "TRUE/FALSE",
        `the loan still is ${type} over ${columns} periods, for which these rows are laid out, else #N/A`,
        `=AND({as_laid_out},{periods}=${columns})`,
      ),
      row("loan_amount", "$", "debt", "=IF({as_written_out},{debt},NA())"),
      ...loanRows({
        name: "",
        type,
        typeCell: "{type}",
        debt: "{loan_amount}",
        rate: "{rate}",
        years: "{years}",
        grace: "{grace}",
        balloon: "{balloon}",
        columns,
      }),
      row("expiry", "periods", "contract_years · freq", `=${inPeriods("{contract_years}", "{freq}")}`),
      ...balanceAt("{expiry}"),
      row(
        "contracted_value",
        "$",
        "CFADS of the completed periods / (1 + periodic rate)^period",
        `=SUMPRODUCT(({period:}<={completed})*${ofLoan}/(1+{periodic_rate})^{period:})`,
      ),
      row(
        "later_value",
        "$",
        "later CFADS up to maturity, valued when the contract ends",
        `=SUMPRODUCT(({period:}>{completed})*${ofLoan}/(1+{periodic_rate})^({period:}-{completed}))`,
      ),
      output("contracted_llcr", "x", "contracted value / debt", "={contracted_value}/{loan_amount}"),
      output("debt_at_expiry", "$", "balance when the contract ends", "={balance_at_expiry}"),
      output("share_left", "fraction", "debt at expiry / debt", "={balance_at_expiry}/{loan_amount}"),
      output("years_without_contract", "years", "max(0, years − contract_years)", "=MAX(0,{years}-{contract_years})"),
      output("later_llcr", "x", "later value / debt at expiry; empty if none is left", `=${coverOf("{later_value}", "{balance_at_expiry}")}`),
    ],
    listEntries(plain, "row", [
      { native: "contracted_llcr", unit: "x", scale: "1" },
      { native: "debt_at_expiry", unit: "$", scale: "{debt}" },
      { native: "share_left", unit: "fraction", scale: "1" },
      { native: "years_without_contract", unit: "years", scale: "{years}" },
      { native: "later_llcr", unit: "x", scale: "1" },
    ]),
  );
};
