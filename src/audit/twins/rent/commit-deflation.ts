import { meanDiscount, meanTimedDiscount } from "../annuity";
import { givenRow, missedRow, output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import { answerOf, type Twin } from "../twin";

/** Above this the rate behind the deflation cannot be read back from it. */
const LARGEST = 1 - 1e-9;

/**
 * COMMIT_DEFLATION has no closed form: the twin takes the mean rent at the deflation that CCREDIT answers, sees what is
 * missing to the ratio, and improves the rate by one step of Newton, so that a wrong answer would show.
 */
export const commitDeflationTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  if ([answerOf(call)].flat(2).some((deflation) => (deflation as number) > LARGEST))
    return { none: "rents fall to nothing at once: the rate cannot be read back from a deflation that rounds to 1" };
  const { rows, lifted: columns, per } = argumentsOf(call);
  const places = liftedPlaces(call);
  return closed(
    "COMMIT_DEFLATION put to the test with built-in functions",
    call,
    [
      ...rows,
      row("mean_ratio", "fraction", "ratio/(1 − certainty)", `=${per("ratio")}/(1-${per("certainty")})`, columns),
      givenRow("given", "per year, effective", call, places),
      row("drift", "per year, continuous", "−ln(1 − given)", "=-LN(1-{given.})", columns),
      ...meanDiscount("mean_rent", "{drift.}", per("years"), columns),
      missedRow("fraction", "mean rent over the commitment/rent today − mean ratio: 0 proves the answer", "={mean_rent.}-{mean_ratio.}", columns),
      ...meanTimedDiscount("slope", "{drift.}", per("years"), columns),
      output(
        "deflation",
        "per year, effective",
        "1 − e^(−(drift + missed/(slope · years))): the mean falls by slope · years per unit of drift",
        `=1-EXP(-({drift.}+{missed.}/({slope.}*${per("years")})))`,
        columns,
      ),
    ],
    // A deflation near 0 is a small difference: its rounding is that of 1.
    [{ native: "deflation", unit: "per year, effective", of: call, places, scale: "1E-3" }],
  );
};
