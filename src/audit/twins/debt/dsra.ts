import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { inPeriods } from "./formulas";
import { notAlongPeriods, numbersTo, output, running, tableColumns } from "./lines";

/** DSRA: one column for closing and one for each payment. */
export const dsraTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const payments = values["debtService"]!.length;
  const covered = "(({period:}-{paid.}<={whole})+{part}*({period:}-{paid.}={whole}+1))";
  return closed(
    "DSRA with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "number of each payment", numbersTo(payments)),
      row("covered", "periods", "months · freq / 12", `=${inPeriods("{months}/12", "{freq}")}`),
      row("whole", "periods", "whole periods covered", "=INT({covered})"),
      row("part", "fraction", "part of the next one", "={covered}-{whole}"),
      { ...row("paid", "periods", "payments made; 0 is closing", [0, ...numbersTo(payments)]), role: "output" },
      output(
        "required",
        "$",
        "Σ debt service of the whole periods to come + part of the next",
        `=SUMPRODUCT(({period:}>{paid.})*${covered}*{debt_service:})`,
        payments + 1,
      ),
      output("funding", "$", "required − required before", running("={required.}", "={required.}-{required<}", payments + 1)),
    ],
    tableColumns(changed(call, { labels: false }), payments + 1, [
      { native: "paid", unit: "periods" },
      { native: "required", unit: "$", scale: "MAX({debt_service:})" },
      { native: "funding", unit: "$", scale: "MAX({debt_service:})" },
    ]),
  );
};
