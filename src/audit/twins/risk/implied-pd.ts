import { oneLessExp } from "../expressions";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** IMPLIED_PD; a call over a range takes one column for each cell. */
export const impliedPdTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  return closed(
    "IMPLIED_PD with built-in functions",
    call,
    [
      ...rows,
      row("hazard", "per year", "spread/(1 − recovery)", `=${per("spread")}/(1-${per("recovery")})`, columns),
      row("exponent", "number", "y = hazard · years", `={hazard.}*${per("years")}`, columns),
      output("implied_pd", "fraction", "1 − e^(−y); near y = 0 its series", `=${oneLessExp("{exponent.}")}`, columns),
    ],
    [{ native: "implied_pd", unit: "fraction", of: call, places: liftedPlaces(call) }],
  );
};
