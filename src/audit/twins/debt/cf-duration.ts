import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { numbersTo, output } from "./lines";

/** CF_DURATION, both kinds; a call over a range of yields takes one column for each. */
export const cfDurationTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted, per } = argumentsOf(call);
  return closed(
    "CF_DURATION with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 ends one period from today", numbersTo(values["cf"]!.length)),
      row("periodic_rate", "per period", "rate / freq", `=${per("rate")}/${per("freq")}`, lifted),
      row("present_value", "$", "NPV of the flows at the periodic rate", "=NPV({periodic_rate.},{cf:})", lifted),
      row(
        "weighted",
        "$ · periods",
        "Σ period · flow / (1 + periodic rate)^period",
        "=SUMPRODUCT({period:}*{cf:}/(1+{periodic_rate.})^{period:})",
        lifted,
      ),
      row("macaulay", "years", "weighted / freq / present value", `={weighted.}/${per("freq")}/{present_value.}`, lifted),
      row(
        "gross_duration",
        "years",
        "the same with outflows taken as inflows: what rounding is judged against",
        `=SUMPRODUCT({period:}*ABS({cf:})/(1+{periodic_rate.})^{period:})/${per("freq")}/ABS({present_value.})`,
        lifted,
      ),
      output(
        "duration",
        "years",
        "macaulay; / (1 + periodic rate) for MOD",
        `=IF(${per("kind")}="MOD",{macaulay.}/(1+{periodic_rate.}),{macaulay.})`,
        lifted,
      ),
    ],
    // A value that is a small rest of its flows amplifies their rounding twice: in the sum above and in the one below.
    [{ native: "duration", unit: "years", of: call, places: liftedPlaces(call), scale: "{gross_duration.}" }],
  );
};
