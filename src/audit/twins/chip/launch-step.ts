import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** LAUNCH_STEP; a call over a range takes one column for each cell. */
export const launchStepTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  return closed(
    "LAUNCH_STEP with built-in functions",
    call,
    [
      ...rows,
      row(
        "parity_rent",
        "$/GPU-hour",
        "rent_new · perf_old/perf_new · premium",
        `=${per("rentNew")}*${per("perfOld")}/${per("perfNew")}*${per("premium")}`,
        columns,
      ),
      output("step", "fraction", "max(0, 1 − parity rent/rent_old)", `=MAX(0,1-{parity_rent.}/${per("rentOld")})`, columns),
    ],
    [{ native: "step", unit: "fraction", of: call, places: liftedPlaces(call), scale: "1E-3" }],
  );
};
