import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** IMPACT_SQRT; a call over a range takes one column for each cell. */
export const impactSqrtTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  return closed(
    "IMPACT_SQRT with built-in functions",
    call,
    [
      ...rows,
      row("peak", "fraction", "y · vol · √(qty/volume)", `=${per("y")}*${per("vol")}*SQRT(${per("qty")}/${per("volume")})`, columns),
      output("impact", "fraction", "peak, or 2/3 · peak with average", `=IF(${per("average")},2/3,1)*{peak.}`, columns),
    ],
    [{ native: "impact", unit: "fraction", of: call, places: liftedPlaces(call) }],
  );
};
