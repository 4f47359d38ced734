import { isAbove } from "../debt/formulas";
import { output } from "../proof";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** ELIGIBLE_AR: one column for each debtor. */
export const eligibleArTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted } = argumentsOf(call);
  if (lifted > 1) return { none: "one total at a time: write the twin of a call with single limits" };
  const debtors = values["current"]!.length;
  return closed(
    "ELIGIBLE_AR with built-in functions",
    call,
    [
      ...rows,
      row("aged_share", "fraction", "aged/(current + aged)", "=IF({aged.}=0,0,{aged.}/({current.}+{aged.}))", debtors),
      row("before_limit", "$", "current, and 0 where the aged share is above cross_age", `=IF(${isAbove("{aged_share.}", "{cross_age}")},0,{current.})`, debtors),
      row("debtor_limit", "$", "conc_limit · sum of before limit", "={conc_limit}*SUM({before_limit:})"),
      row("eligible", "$", "min(before limit, debtor limit)", "=MIN({before_limit.},{debtor_limit})", debtors),
      output("total", "$", "sum of eligible", "=SUM({eligible:})"),
    ],
    [{ native: "total", unit: "$", of: call, places: [[1, 1]] }],
  );
};
