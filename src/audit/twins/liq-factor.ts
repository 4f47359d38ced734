import { argumentsOf, closed, liftedPlaces, problemOf, row } from "./rows";
import type { Twin } from "./twin";

/** LIQ_FACTOR; a call over a range takes one column for each cell. */
export const liqFactorTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  return closed(
    "LIQ_FACTOR with built-in functions",
    call,
    [
      ...rows,
      row("pace", "GPU per 30 days", "units / (liq_days / 30)", `=${per("units")}/(${per("liqDays")}/30)`, columns),
      row("pressure", "x", "pace / (depth · eligible)", `={pace.}/(${per("depth")}*${per("eligible")})`, columns),
      {
        ...row(
          "factor",
          "fraction",
          "pressure^(−elasticity); 1 where the market absorbs the pace",
          `=IF({pressure.}<=1,1,1/{pressure.}^${per("elasticity")})`,
          columns,
        ),
        role: "output",
      },
    ],
    [{ native: "factor", unit: "fraction", of: call, places: liftedPlaces(call) }],
  );
};
