import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** LGD_COLLATERAL; a call over a range takes one column for each cell. */
export const lgdCollateralTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  return closed(
    "LGD_COLLATERAL with built-in functions",
    call,
    [
      ...rows,
      row("net_collateral", "$", "collateral · (1 − haircut)", `=${per("collateral")}*(1-${per("haircut")})`, columns),
      row("for_us", "$", "what seniors leave", `=MAX(0,{net_collateral.}-${per("senior")})`, columns),
      row("open", "fraction", "max(0, 1 − for us/ead)", `=MAX(0,1-{for_us.}/${per("ead")})`, columns),
      output("lgd", "fraction", "open · (1 − unsecured_rec)", `={open.}*(1-${per("unsecuredRec")})`, columns),
    ],
    // Cover of nearly 1 leaves a small rest.
    [{ native: "lgd", unit: "fraction", of: call, places: liftedPlaces(call), scale: "1E-6" }],
  );
};
