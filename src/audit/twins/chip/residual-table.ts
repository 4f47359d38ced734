import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** RESIDUAL_TABLE: the two points about the age, and a constant yearly decay between them. */
export const residualTableTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted: columns, per } = argumentsOf(call);
  const points = values["ages"]!.length;
  const read = (key: string, from: string, offset: string, unit: string, how: string) =>
    row(key, unit, how, `=INDEX({${from}:},1,{point.}${offset})`, columns);
  return closed(
    "RESIDUAL_TABLE with built-in functions",
    call,
    [
      ...rows,
      row("point", "number", "last point at or below the age, at most the last but one", `=MIN(${points - 1},MATCH(${per("age")},{ages:},1))`, columns),
      read("lower_age", "ages", "", "years", "age of that point"),
      read("upper_age", "ages", "+1", "years", "age of the next one"),
      read("lower_share", "shares", "", "fraction of cost", "share at the lower age"),
      read("upper_share", "shares", "+1", "fraction of cost", "share at the upper age"),
      row(
        "share",
        "fraction of cost",
        "lower share · (upper share/lower share)^((age − lower age)/(upper age − lower age))",
        `={lower_share.}*({upper_share.}/{lower_share.})^((${per("age")}-{lower_age.})/({upper_age.}-{lower_age.}))`,
        columns,
      ),
      output("value", "$", "cost · share", `=${per("cost")}*{share.}`, columns),
    ],
    [{ native: "value", unit: "$", of: call, places: liftedPlaces(call) }],
  );
};
