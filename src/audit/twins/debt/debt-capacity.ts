import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { numbersTo, output } from "./lines";

/** DEBT_CAPACITY; a call over a range of rates or balloons takes one column for each. */
export const debtCapacityTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted, per } = argumentsOf(call);
  const periods = values["cfads"]!.length;
  const required = values["dscr"]!.length > 1 ? "{dscr.}" : "{dscr}";
  return closed(
    "DEBT_CAPACITY with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 ends one period from today", numbersTo(periods)),
      row("affordable_service", "$ per period", "max(CFADS, 0) / required DSCR: a loss carries no debt", `=MAX({cfads.},0)/${required}`, periods),
      row("periodic_rate", "per period", "rate / freq", `=${per("rate")}/${per("freq")}`, lifted),
      row("service_value", "$", "NPV of affordable service at the periodic rate", "=NPV({periodic_rate.},{affordable_service:})", lifted),
      row("balloon_value", "$", "balloon / (1 + periodic rate)^periods", `=${per("balloon")}/(1+{periodic_rate.})^${periods}`, lifted),
      output("capacity", "$", "service value + balloon value", "={service_value.}+{balloon_value.}", lifted),
    ],
    [{ native: "capacity", unit: "$", of: call, places: liftedPlaces(call) }],
  );
};
