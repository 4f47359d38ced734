import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { coverOf } from "./formulas";
import { notAlongPeriods, numbersTo, output, running, tableColumns } from "./lines";

/** SWEEP_SCHEDULE: one column a period, balance and arrears carried on. */
export const sweepScheduleTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values, per } = argumentsOf(call);
  const columns = values["cfads"]!.length;
  return closed(
    "SWEEP_SCHEDULE with built-in functions",
    call,
    [
      ...rows,
      output("period", "period", "1 is the first period", numbersTo(columns)),
      row("periodic_rate", "per period", "rate / freq", "={rate}/{freq}"),
      row("scheduled", "$ per period", "repayment by schedule", `=${per("repayments")}`, columns),
      row("cash", "$ per period", "max(CFADS, 0)", "=MAX({cfads.},0)", columns),
      output("opening", "$", "closing of the period before; the debt at first", running("={debt}", "={closing<}", columns)),
      output("interest_due", "$ per period", "opening · periodic rate", "={opening.}*{periodic_rate}", columns),
      output("interest_paid", "$ per period", "what cash pays of it", "=MIN({cash.},{interest_due.})", columns),
      row("unpaid_interest", "$", "capitalised and due at once", "={interest_due.}-{interest_paid.}", columns),
      output(
        "principal_due",
        "$ per period",
        "scheduled + arrears of the period before + unpaid interest, at most all that is owed",
        running(
          "=MIN({scheduled.}+{unpaid_interest.},{opening.}+{unpaid_interest.})",
          "=MIN({scheduled.}+{arrears<}+{unpaid_interest.},{opening.}+{unpaid_interest.})",
          columns,
        ),
      ),
      output("principal_paid", "$ per period", "what is left of cash pays of it", "=MIN({cash.}-{interest_paid.},{principal_due.})", columns),
      output("arrears", "$", "principal due − paid", "={principal_due.}-{principal_paid.}", columns),
      row("excess", "$ per period", "cash after scheduled payments", "={cash.}-{interest_paid.}-{principal_paid.}", columns),
      output(
        "swept",
        "$ per period",
        "sweep · excess, at most the balance; nothing while in arrears",
        "=IF({arrears.}>0,0,MIN({sweep}*{excess.},{opening.}+{unpaid_interest.}-{principal_paid.}))",
        columns,
      ),
      output(
        "closing",
        "$",
        "opening + unpaid interest − principal paid − swept",
        "={opening.}+{unpaid_interest.}-{principal_paid.}-{swept.}",
        columns,
      ),
      row("service", "$ per period", "interest due + scheduled, at most opening", "={interest_due.}+MIN({scheduled.},{opening.})", columns),
      output("dscr", "x", "CFADS / service; empty where nothing is scheduled", `=${coverOf("{cfads.}", "{service.}")}`, columns),
    ],
    tableColumns(changed(call, { labels: false }), columns, [
      { native: "period", unit: "period" },
      ...["opening", "interest_due", "principal_due", "interest_paid", "principal_paid", "swept", "arrears", "closing"].map((native) => ({
        native,
        unit: "$",
        scale: "{debt}",
      })),
      { native: "dscr", unit: "x" },
    ]),
  );
};
