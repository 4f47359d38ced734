import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { numbersTo, output } from "./lines";

/** LLCR; a call over a range of rates or debts takes one column for each. */
export const llcrTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted, per } = argumentsOf(call);
  return closed(
    "LLCR with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 ends one period from today", numbersTo(values["cfads"]!.length)),
      row("periodic_rate", "per period", "rate / freq", `=${per("rate")}/${per("freq")}`, lifted),
      row("present_value", "$", "NPV of CFADS at the periodic rate", "=NPV({periodic_rate.},{cfads:})", lifted),
      row(
        "gross_cover",
        "x",
        "the same with losses taken as gains: what rounding is judged against",
        `=SUMPRODUCT(ABS({cfads:})/(1+{periodic_rate.})^{period:})/ABS(${per("debt")})`,
        lifted,
      ),
      output("llcr", "x", "(present value + cash) / debt", `=({present_value.}+${per("cash")})/${per("debt")}`, lifted),
    ],
    [{ native: "llcr", unit: "x", of: call, places: liftedPlaces(call), scale: "{gross_cover.}" }],
  );
};
