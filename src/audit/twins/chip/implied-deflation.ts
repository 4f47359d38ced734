import { givenRow, missedRow, output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import { answerOf, type Twin } from "../twin";
import { plainValueRows } from "./plain-value";

/** Distance of the points for the slope from the answer, as a continuous yearly rate. */
const NEAR = "1E-4";
/** Above this the rate behind the deflation cannot be read back from it. */
const LARGEST = 1 - 1e-9;

/**
 * IMPLIED_DEFLATION has no closed form: the twin values the chip at the deflation that CCREDIT answers, sees what is
 * missing to the price, and improves the rate by one step of Newton, so that a wrong answer would show.
 */
export const impliedDeflationTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  if ([answerOf(call)].flat(2).some((deflation) => (deflation as number) > LARGEST))
    return { none: "rents fall to nothing at once: the rate cannot be read back from a deflation that rounds to 1" };
  const { rows, lifted: columns, per } = argumentsOf(call);
  const places = liftedPlaces(call);
  const [price, rent, opex, util, disc, maxLife] = ["price", "rent", "opex", "util", "disc", "maxLife"].map(per) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const valueAt = (name: string, drift: string) => plainValueRows({ name, rent, drift, opex, util, disc, maxLife, salvage: "0", columns });
  return closed(
    "IMPLIED_DEFLATION put to the test with built-in functions",
    call,
    [
      ...rows,
      row("discounting", "per year, continuous", "ln(1 + disc)", `=LN(1+${disc})`, columns),
      givenRow("given", "per year, effective", call, places),
      row("drift", "per year, continuous", "−ln(1 − given)", "=-LN(1-{given.})", columns),
      ...valueAt("given", "{drift.}"),
      missedRow("$", "value at the answer − price: 0 proves it", `={value_given.}-${price}`, columns),
      row("drift_below", "per year, continuous", `drift − ${NEAR}`, `={drift.}-${NEAR}`, columns),
      ...valueAt("below", "{drift_below.}"),
      row("drift_above", "per year, continuous", `drift + ${NEAR}`, `={drift.}+${NEAR}`, columns),
      ...valueAt("above", "{drift_above.}"),
      row("slope", "$ per unit of drift", "change of value with drift about the answer", "=({value_above.}-{value_below.})/({drift_above.}-{drift_below.})", columns),
      output("deflation", "per year, effective", "1 − e^(−(drift − missed/slope))", "=1-EXP(-({drift.}-{missed.}/{slope.}))", columns),
    ],
    // A deflation near 0 is a small difference: its rounding is that of 1.
    [{ native: "deflation", unit: "per year, effective", of: call, places, scale: "1E-3" }],
  );
};
