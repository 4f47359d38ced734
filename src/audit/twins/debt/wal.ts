import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { numbersTo, output } from "./lines";

/** WAL, by period ends or by given times; a call over a range of frequencies takes one column for each. */
export const walTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted, per } = argumentsOf(call);
  const dated = values["times"]!.length > 0;
  return closed(
    "WAL with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 is the first period", numbersTo(values["repayments"]!.length)),
      row("total", "$", "Σ repayments", "=SUM({repayments:})"),
      row(
        "weighted",
        "$ · years",
        dated ? "Σ repayments · times" : "Σ repayments · period / freq",
        dated ? "=SUMPRODUCT({repayments:},{times:})" : `=SUMPRODUCT({repayments:},{period:})/${per("freq")}`,
        lifted,
      ),
      row(
        "gross_life",
        "years",
        "the same with draws taken as repayments: what rounding is judged against",
        dated ? "=SUMPRODUCT(ABS({repayments:}),{times:})/{total}" : `=SUMPRODUCT(ABS({repayments:}),{period:})/${per("freq")}/{total}`,
        lifted,
      ),
      output("wal", "years", "weighted / total", "={weighted.}/{total}", lifted),
    ],
    [{ native: "wal", unit: "years", of: call, places: liftedPlaces(call), scale: "{gross_life.}" }],
  );
};
