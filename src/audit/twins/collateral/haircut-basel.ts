import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** HAIRCUT_BASEL; a call over a range takes one column for each cell. */
export const haircutBaselTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const holding = per("holdingDays");
  return closed(
    "HAIRCUT_BASEL with built-in functions",
    call,
    [
      ...rows,
      row("holding_factor", "x", "√(holding_days/base_days)", `=SQRT(${holding}/${per("baseDays")})`, columns),
      row("remargin_factor", "x", "√((remargin_days + holding_days − 1)/holding_days)", `=SQRT((${per("remarginDays")}+${holding}-1)/${holding})`, columns),
      output("scaled", "fraction", "haircut · holding factor · remargin factor", `=${per("haircut")}*{holding_factor.}*{remargin_factor.}`, columns),
    ],
    [{ native: "scaled", unit: "fraction", of: call, places: liftedPlaces(call) }],
  );
};
