import { meanDiscount } from "../annuity";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** DISPLACEMENT_RENT; a call over a range takes one column for each cell. */
export const displacementRentTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [util, life] = [per("util"), per("lifeNew")];
  return closed(
    "DISPLACEMENT_RENT with built-in functions",
    call,
    [
      ...rows,
      ...meanDiscount("income_share", `LN(1+${per("disc")})`, life, columns),
      row("annuity_per_hour", "$/GPU-hour", "cost_new/(8760 · life_new · income share)", `=${per("costNew")}/(8760*${life}*{income_share.})`, columns),
      row("surplus", "$/GPU-hour", "util · rent_new − opex_new − annuity", `=${util}*${per("rentNew")}-${per("opexNew")}-{annuity_per_hour.}`, columns),
      row("power_rent", "$ per kW-hour", "max(0, surplus/kw_new)", `=MAX(0,{surplus.}/${per("kwNew")})`, columns),
      output("rent", "$/GPU-hour", "(opex_old + kw_old · power rent)/util", `=(${per("opexOld")}+${per("kwOld")}*{power_rent.})/${util}`, columns),
    ],
    [{ native: "rent", unit: "$/GPU-hour", of: call, places: liftedPlaces(call) }],
  );
};
