import { severalCalls } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** HHI: one column a name. */
export const hhiTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const names = args.values["amounts"]!.length;
  return closed(
    "HHI with built-in functions",
    call,
    [
      ...args.rows,
      row("total", "$", "Σ amounts", "=SUM({amounts:})"),
      row("share", "fraction", "amount / total", "={amounts.}/{total}", names),
      row("names", "names", "names with an amount", "=SUMPRODUCT(({amounts:}>0)*1)"),
      row("squares", "fraction", "Σ share²", "=SUMPRODUCT({share:},{share:})"),
      row(
        "between",
        "fraction",
        "(Σ share² − 1/names)/(1 − 1/names); 1 for a single name",
        "=IF({names}=1,1,MAX(0,({squares}-1/{names})/(1-1/MAX(2,{names}))))",
      ),
      output("hhi", "fraction", "normalised or not", "=IF({normalised},{between},{squares})"),
    ],
    // Equal names leave the rounding of 1/n.
    [{ native: "hhi", unit: "fraction", of: call, places: [[1, 1]], scale: "1E-6" }],
  );
};
