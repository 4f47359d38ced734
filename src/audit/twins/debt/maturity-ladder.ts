import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { inPeriods } from "./formulas";
import { linesOf, notAlongPeriods, numbersTo, output, running, tableColumns } from "./lines";

/** MATURITY_LADDER: one column for each debt, then one column a year. */
export const maturityLadderTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const [years, debts, flows] = [linesOf(plain), values["amounts"]!.length, values["cfads"]!.length];
  /** A call without CFADS has a blank there, which N turns into 0. */
  const flow = flows > 1 ? "{cfads.}" : "N({cfads})";
  return closed(
    "MATURITY_LADDER with built-in functions",
    call,
    [
      ...rows,
      row(
        "falls_in",
        "year",
        "maturity rounded up to a year; what is due today is paid in year 1",
        `=MAX(1,-INT(-${inPeriods("{maturities.}", "1")}))`,
        debts,
      ),
      row("total", "$", "Σ amounts; #N/A when the horizon is no longer the one laid out here", `=IF({horizon}=${years},SUM({amounts:}),NA())`),
      row(
        "size",
        "$",
        "all amounts added up: what rounding is judged against",
        `={total}+{cash}${flows === 0 ? "" : `+SUMPRODUCT(ABS({cfads:}))${flows === 1 ? `*${years}` : ""}`}`,
      ),
      output("year", "year", "from today", numbersTo(years)),
      output("due", "$", "Σ amounts that fall due in the year", "=SUMPRODUCT(({falls_in:}={year.})*{amounts:})+0*{total}", years),
      output("share", "fraction", "due / total; empty without debt", '=IF({total}>0,{due.}/{total},"")', years),
      row("fallen_due", "$", "Σ due up to the year", running("={due.}", "={fallen_due<}+{due.}", years)),
      output("cumulative_share", "fraction", "fallen due / total", '=IF({total}>0,{fallen_due.}/{total},"")', years),
      row("available", "$", "cash + Σ CFADS up to the year", running(`={cash}+${flow}`, `={available<}+${flow}`, years)),
      output("unpaid", "$", "max(0, fallen due − available)", "=MAX(0,{fallen_due.}-{available.})", years),
    ],
    tableColumns(plain, years, [
      { native: "year", unit: "year" },
      { native: "due", unit: "$", scale: "{size}" },
      { native: "share", unit: "fraction", scale: "1" },
      { native: "cumulative_share", unit: "fraction", scale: "1" },
      { native: "unpaid", unit: "$", scale: "{size}" },
    ]),
  );
};
