import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { linesOf, notAlongPeriods, numbersTo, output, running, tableColumns } from "./lines";

/** FUNDING_GAP: one column a period, cash and undrawn lines carried on. */
export const fundingGapTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, per } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const columns = linesOf(plain);
  const money = "money of the inputs";
  return closed(
    "FUNDING_GAP with built-in functions",
    call,
    [
      ...rows,
      output("period", "period", "1 is the first period", numbersTo(columns)),
      row(
        "size",
        money,
        "all amounts added up: what rounding is judged against",
        "={cash}+SUMPRODUCT(ABS({cfo:}))+SUM({capex:})+SUM({maturities:})+{undrawn}+{min_cash}",
      ),
      output("operations", money, "cfo of the period", `=${per("cfo")}`, columns),
      output("spending", money, "capex of the period", `=${per("capex")}`, columns),
      output("falling_due", money, "maturities of the period", `=${per("maturities")}`, columns),
      output("opening", money, "closing of the period before; cash at first", running("={cash}", "={closing<}", columns)),
      row("lines_left", money, "lines not yet drawn", running("={undrawn}", "={lines_left<}-{draw<}", columns)),
      row("before", money, "opening + cfo − capex − maturities", "={opening.}+{operations.}-{spending.}-{falling_due.}", columns),
      row("need", money, "what is missing to min_cash", "=MAX(0,{min_cash}-{before.})", columns),
      output("draw", money, "drawn on lines: the need, at most what is left of them", "=MIN({need.},{lines_left.})", columns),
      output("gap", money, "need − draw: new money to be raised", "={need.}-{draw.}", columns),
      output("closing", money, "before + draw + gap", "={before.}+{draw.}+{gap.}", columns),
    ],
    tableColumns(plain, columns, [
      { native: "period", unit: "period" },
      ...["opening", "operations", "spending", "falling_due", "draw", "gap", "closing"].map((native) => ({ native, unit: money, scale: "{size}" })),
    ]),
  );
};
