import { meanDiscount } from "../annuity";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin, TwinRow } from "../twin";
import { launchTokens, launchWithin, lifeRows, rentAt } from "./spot";

/** GPU_ECON_VALUE: life as GPU_ECON_LIFE, then the value of each stretch that is left at from_year. */
export const gpuEconValueTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted: columns, per, entry } = argumentsOf(call);
  const [opex, util, disc, maxLife, fromYear] = ["opex", "util", "disc", "maxLife", "fromYear"].map(per) as [string, string, string, string, string];
  const spot = { rent: per("rent"), deflation: per("deflation"), launches: launchTokens(values["launchYears"]!.length, entry) };
  const stretches = spot.launches.length + 1;
  const within = (time: string): string => `MIN({life.},MAX(${fromYear},${time}))`;

  const valueRows = Array.from({ length: stretches }, (_, j): readonly TwinRow[] => {
    const next = j + 1 < stretches ? launchWithin(j + 1, "0", maxLife) : maxLife;
    const [start, span] = [`{start_${j}.}`, `{span_${j}.}`];
    return [
      row(`start_${j}`, "years", `stretch ${j}, within from_year and life`, `=${within(`{from_${j}.}`)}`, columns),
      row(`span_${j}`, "years", "its length", `=${within(next)}-${start}`, columns),
      ...meanDiscount(`rent_share_${j}`, "{discounting.}+{drift.}", span, columns),
      ...meanDiscount(`opex_share_${j}`, "{discounting.}", span, columns),
      row(
        `value_${j}`,
        "$",
        "8760 · (1 + disc)^(from_year − start) · span · (util · rent · rent share − opex · opex share)",
        `=8760*(1+${disc})^(${fromYear}-${start})*${span}*(${util}*${rentAt(spot, start)}*{rent_share_${j}.}-${opex}*{opex_share_${j}.})`,
        columns,
      ),
    ];
  }).flat();
  const sum = Array.from({ length: stretches }, (_, j) => `{value_${j}.}`).join("+");
  return closed(
    "GPU_ECON_VALUE with built-in functions",
    call,
    [
      ...rows,
      ...lifeRows(spot, opex, util, maxLife, columns),
      row("discounting", "per year, continuous", "ln(1 + disc)", `=LN(1+${disc})`, columns),
      ...valueRows,
      row(
        "salvage_value",
        "$",
        "salvage · (1 + disc)^(from_year − life); undiscounted from the end of life on",
        `=${per("salvage")}*(1+${disc})^MIN(0,${fromYear}-{life.})`,
        columns,
      ),
      output("value", "$", "sum of the stretches + salvage value", `=${sum}+{salvage_value.}`, columns),
    ],
    [{ native: "value", unit: "$", of: call, places: liftedPlaces(call) }],
  );
};
