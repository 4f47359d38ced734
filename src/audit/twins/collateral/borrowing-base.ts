import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** BORROWING_BASE: one column for each class of assets, one for each reserve that is given. */
export const borrowingBaseTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted, per } = argumentsOf(call);
  const classes = values["gross"]!.length;
  const least = `IF(${per("cap")}<{lent.},${per("cap")},{lent.})`;
  // One blank cell is no cap; a blank cell inside a range is a cap of 0.
  const capped = values["cap"]!.length > 1 ? least : `IF({cap}="",{lent.},${least})`;
  return closed(
    "BORROWING_BASE with built-in functions",
    call,
    [
      ...rows,
      row("eligible", "$", "max(0, gross − ineligible)", "=MAX(0,{gross.}-{ineligible.})", classes),
      row("lent", "$", "advance · eligible", `=${per("advance")}*{eligible.}`, classes),
      row("availability", "$", "at most the cap, where there is one", `=${capped}`, classes),
      row("total", "$", "sum over the classes", "=SUM({availability:})"),
      output("base", "$", "max(0, total − reserve)", `=MAX(0,{total}-${per("reserve")})`, lifted),
    ],
    [{ native: "base", unit: "$", of: call, places: liftedPlaces(call), scale: "1E-3*{total}" }],
  );
};
