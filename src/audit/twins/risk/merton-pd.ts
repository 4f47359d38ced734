import { normal, SMALL_PROBABILITY } from "../expressions";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** MERTON_PD; a call over a range takes one column for each cell. */
export const mertonPdTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [assets, debt, vol, years] = [per("assets"), per("debt"), per("vol"), per("years")];
  return closed(
    "MERTON_PD with built-in functions",
    call,
    [
      ...rows,
      row(
        "gap",
        "logarithm",
        "ln(assets/debt) + (drift − vol²/2) · years; 0 without assets or debt",
        `=IF(OR(${assets}=0,${debt}=0),0,LN(${assets}/${debt})+(${per("drift")}-${vol}^2/2)*${years})`,
        columns,
      ),
      output(
        "pd",
        "fraction",
        "Φ(−gap/(vol · √years)); certain without debt, assets or volatility",
        `=IF(${debt}=0,0,IF(${assets}=0,1,IF(${vol}=0,IF({gap.}<0,1,0),${normal(`-{gap.}/(${vol}*SQRT(${years}))`)})))`,
        columns,
      ),
    ],
    [{ native: "pd", unit: "fraction", of: call, places: liftedPlaces(call), scale: SMALL_PROBABILITY }],
  );
};
