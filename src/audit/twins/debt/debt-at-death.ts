import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { inPeriods, meanOfDecline } from "./formulas";
import { output } from "./lines";

/** What is owed after some payments, as annuities of 1: (1 − e^−kx)/(1 − e^−nx) with x = ln(1 + i), k payments to come of n. */
const ANNUITY = "{to_come.}*" + meanOfDecline("{decline_to_come.}") + "/({periods.}*" + meanOfDecline("{decline_of_loan.}") + ")";

/** DEBT_AT_DEATH in closed form; a call over a range of lives (or of any argument) takes one column for each. */
export const debtAtDeathTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted, per } = argumentsOf(call);
  const type = per("type");
  return closed(
    "DEBT_AT_DEATH with built-in functions",
    call,
    [
      ...rows,
      row("periods", "periods", "years · freq", `=ROUND(${per("years")}*${per("freq")},0)`, lifted),
      row(
        "paid",
        "periods",
        "payments made: life · freq, rounded down, at most all",
        `=MIN({periods.},INT(${inPeriods(per("life"), per("freq"))}))`,
        lifted,
      ),
      row("to_come", "periods", "payments left", "={periods.}-{paid.}", lifted),
      row("decline_to_come", "fraction", "payments left · ln(1 + rate/freq)", `={to_come.}*LN(1+${per("rate")}/${per("freq")})`, lifted),
      row("decline_of_loan", "fraction", "all payments · ln(1 + rate/freq)", `={periods.}*LN(1+${per("rate")}/${per("freq")})`, lifted),
      output(
        "share",
        "fraction",
        "STRAIGHT: payments left / all; BULLET: everything until maturity; ANNUITY: annuity of the payments left / of all",
        `=IF({to_come.}=0,0,IF(${type}="STRAIGHT",{to_come.}/{periods.},IF(${type}="BULLET",1,IF(OR(${type}="ANNUITY",${type}="LEVEL"),${ANNUITY},NA()))))`,
        lifted,
      ),
    ],
    [{ native: "share", unit: "fraction", of: call, places: liftedPlaces(call) }],
  );
};
