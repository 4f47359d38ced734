import type { Amortization } from "../../../core/conventions";
import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { linesOf, notAlongPeriods, numbersTo, output, running, tableColumns } from "./lines";

/** The period of each draw's own loan that falls into a period of the facility; one for each draw. */
const OWN = "({period.}-{draw_number:}+1)";
const IN_LIFE = `(${OWN}>=1)*(${OWN}<={periods_of_draw})`;

/** Principal of all draws in one period: Σ over draws of what a loan of that size owes in its own period. */
const PRINCIPAL: Readonly<Record<Exclude<Amortization, "SCULPT">, string>> = {
  ANNUITY: `SUMPRODUCT({draws:}*${IN_LIFE}*(1+{periodic_rate})^(${OWN}-1))*{first_principal}`,
  LEVEL: `SUMPRODUCT({draws:}*${IN_LIFE}*(1+{periodic_rate})^(${OWN}-1))*{first_principal}`,
  STRAIGHT: `SUMPRODUCT({draws:}*${IN_LIFE})/{periods_of_draw}`,
  BULLET: `SUMPRODUCT({draws:}*(${OWN}={periods_of_draw}))`,
};

/** DDTL_SCHEDULE: one column a period; the balance runs forward, the function adds up the loans of the draws. */
export const ddtlScheduleTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const [columns, draws] = [linesOf(plain), values["draws"]!.length];
  const type = values["type"]![0] as Exclude<Amortization, "SCULPT">;
  const duringDraws = (during: (t: number) => string) => numbersTo(columns).map((t) => (t <= draws ? { formula: during(t) } : 0));
  return closed(
    "DDTL_SCHEDULE with built-in functions",
    call,
    [
      ...rows,
      row("draw_number", "period", "draws are made at the start of these periods", numbersTo(draws)),
      output("period", "period", "1 starts with the first draw", numbersTo(columns)),
      row("periodic_rate", "per period", "rate / freq", "={rate}/{freq}"),
      row(
        "periods_of_draw",
        "periods",
        `years · freq; #N/A when these rows, laid out for ${type} and ${columns} periods, no longer fit`,
        `=IF(AND({type}="${type}",ROUND({years}*{freq},0)=${columns - draws + 1}),ROUND({years}*{freq},0),NA())`,
      ),
      row(
        "first_principal",
        "fraction",
        "first principal of an annuity loan of 1: PMT, level deposits that build up 1; each later one grows by the periodic rate",
        "=PMT({periodic_rate},{periods_of_draw},0,-1)",
      ),
      row("total_drawn", "$", "Σ draws", "=SUM({draws:})"),
      row("committed", "$", "commitment; all draws where it is blank", '=IF({commitment}="",{total_drawn},{commitment})'),
      output(
        "drawn",
        "$",
        "draw of the period",
        duringDraws((t) => `={draws@${t}}`),
      ),
      row(
        "undrawn",
        "$",
        "commitment − draws so far, this one included; 0 after the last",
        duringDraws((t) => `=MAX(0,{committed}-SUM({draws}:{draws@${t}}))`),
      ),
      output("fee", "$ per period", "undrawn · undrawn_fee / freq", "={undrawn.}*{undrawn_fee}/{freq}", columns),
      output(
        "interest",
        "$ per period",
        "(closing of the period before + draw) · periodic rate",
        running("={drawn.}*{periodic_rate}", "=({closing<}+{drawn.})*{periodic_rate}", columns),
      ),
      output(
        "principal",
        "$ per period",
        "Σ over draws of the principal that each owes in its own period, bullets included",
        `=${PRINCIPAL[type]}`,
        columns,
      ),
      output("debt_service", "$ per period", "interest + principal + fee", "={interest.}+{principal.}+{fee.}", columns),
      output(
        "closing",
        "$",
        "closing of the period before + draw − principal",
        running("={drawn.}-{principal.}", "={closing<}+{drawn.}-{principal.}", columns),
      ),
    ],
    tableColumns(plain, columns, [
      { native: "period", unit: "period" },
      { native: "drawn", unit: "$" },
      { native: "interest", unit: "$ per period", scale: "{total_drawn}*{periodic_rate}" },
      { native: "principal", unit: "$ per period", scale: "{total_drawn}/{periods_of_draw}" },
      { native: "fee", unit: "$ per period", scale: "{committed}*{undrawn_fee}/{freq}" },
      { native: "debt_service", unit: "$ per period", scale: "{total_drawn}/{periods_of_draw}" },
      { native: "closing", unit: "$", scale: "{total_drawn}" },
    ]),
  );
};
