import { givenRow, missedRow, output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { plainValueRows } from "./plain-value";

/** Share of the rent by which the points for the slope lie apart from the answer. */
const NEAR = "1E-4";

/**
 * BREAKEVEN_RENT has no closed form: the twin values the chip at the rent that CCREDIT answers, sees what is missing to
 * its cost, and improves the rent by one step of Newton, so that a wrong rent would show. At or below the rent that just
 * pays the running cost there is nothing to solve: where value jumps over the cost there, that rent is the answer.
 */
export const breakevenRentTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const places = liftedPlaces(call);
  const [cost, opex, util, disc, maxLife, salvage] = ["cost", "opex", "util", "disc", "maxLife", "salvage"].map(per) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const valueAt = (name: string, rent: string) =>
    plainValueRows({ name, rent, drift: "{drift.}", opex, util, disc, maxLife, salvage, columns, runsAtShutdown: true });
  return closed(
    "BREAKEVEN_RENT put to the test with built-in functions",
    call,
    [
      ...rows,
      row("discounting", "per year, continuous", "ln(1 + disc)", `=LN(1+${disc})`, columns),
      row("drift", "per year, continuous", "−ln(1 − deflation)", `=-LN(1-${per("deflation")})`, columns),
      row("shutdown_rent", "$/GPU-hour", "opex/util: below it the chip does not run", `=${opex}/${util}`, columns),
      ...valueAt("shutdown", "{shutdown_rent.}"),
      givenRow("given", "$/GPU-hour", call, places),
      ...valueAt("given", "{given.}"),
      missedRow("$", "value at the answer − cost: 0 proves it; above 0 only where value jumps at the shutdown rent", `={value_given.}-${cost}`, columns),
      row("rent_below", "$/GPU-hour", `answer · (1 − ${NEAR})`, `={given.}*(1-${NEAR})`, columns),
      ...valueAt("below", "{rent_below.}"),
      row("rent_above", "$/GPU-hour", `answer · (1 + ${NEAR})`, `={given.}*(1+${NEAR})`, columns),
      ...valueAt("above", "{rent_above.}"),
      row("slope", "$ per $/GPU-hour", "rise of value with rent about the answer", "=({value_above.}-{value_below.})/({rent_above.}-{rent_below.})", columns),
      output(
        "rent",
        "$/GPU-hour",
        "shutdown rent where its value covers the cost; else answer − missed/slope",
        `=IF({value_shutdown.}>=${cost},{shutdown_rent.},{given.}-{missed.}/{slope.})`,
        columns,
      ),
    ],
    [{ native: "rent", unit: "$/GPU-hour", of: call, places }],
  );
};
