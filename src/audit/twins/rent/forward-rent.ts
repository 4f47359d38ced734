import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** FORWARD_RENT: one column a tenor. */
export const forwardRentTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const tenors = values["tenors"]!.length;
  const running = (first: string, later: string) => Array.from({ length: tenors }, (_, k) => ({ formula: k === 0 ? first : later }));
  return closed(
    "FORWARD_RENT with built-in functions",
    call,
    [
      ...rows,
      row("total", "$ for one GPU-hour a year", "tenor · rent", "={tenors.}*{rents.}", tenors),
      row("span", "years", "tenor − the tenor before", running("={tenors.}", "={tenors.}-{tenors<}")),
      output("forward", "$/GPU-hour", "(total − total of the tenor before)/span", running("={total.}/{span.}", "=({total.}-{total<})/{span.}")),
    ],
    // Totals that are nearly the same leave a small difference of large amounts.
    [{ native: "forward", unit: "$/GPU-hour", of: call, places: liftedPlaces(call), scale: "1E-3*MAX({rents:})" }],
  );
};
