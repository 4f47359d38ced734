import { normal, SMALL_PROBABILITY } from "../expressions";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** DSCR_BREACH_PROB; a call over a range takes one column for each cell. */
export const dscrBreachProbTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const revenue = per("revenue");
  return closed(
    "DSCR_BREACH_PROB with built-in functions",
    call,
    [
      ...rows,
      row(
        "need",
        "$ per period",
        "opex + threshold · debt_service − fixed",
        `=${per("opex")}+${per("threshold")}*${per("debtService")}-${per("fixed")}`,
        columns,
      ),
      row("spread", "number", "s = vol · √years", `=${per("vol")}*SQRT(${per("years")})`, columns),
      row(
        "log_boundary",
        "logarithm",
        "ln(need/revenue); 0 where that has no meaning",
        `=IF(AND({need.}>0,${revenue}>0),LN({need.}/${revenue}),0)`,
        columns,
      ),
      output(
        "breach_probability",
        "fraction",
        "Φ(ln boundary/s + s/2); 0 without a need, 1 without revenue for it",
        `=IF({need.}<=0,0,IF(${revenue}=0,1,IF({spread.}=0,IF({log_boundary.}>0,1,0),${normal("{log_boundary.}/{spread.}+{spread.}/2")})))`,
        columns,
      ),
    ],
    [{ native: "breach_probability", unit: "fraction", of: call, places: liftedPlaces(call), scale: SMALL_PROBABILITY }],
  );
};
