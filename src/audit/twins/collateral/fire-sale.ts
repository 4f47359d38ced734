import { givenRow, missedRow, output } from "../proof";
import { argumentsOf, changed, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { factorOf } from "./sale";

/** Prices between the answer and today's at which the twin looks for a higher one that supports itself. */
const TRIED = 150;
/** Share of the answer by which its neighbours lie apart from it. */
const NEAR = "1E-6";

/**
 * FIRE_SALE is the greatest price that supports itself, for which there is no closed form: the twin lets every firm sell
 * at the price that CCREDIT answers, sees what price is left, and improves it by one step of Newton, so that a wrong
 * price would show. Then it tries prices above, with every price at which a firm starts or ends selling: none holds.
 */
export const fireSaleTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted, per } = argumentsOf(call);
  if (lifted > 1) return { none: "one fire sale at a time: write the twin of a call with single values" };
  const firms = values["debt"]!.length;
  const result = String(values["output"]![0]);
  const priceCall = changed(call, { output: "PRICE" });

  const tried = Array.from({ length: TRIED }, (_, i) => `={price}-({price}-{given})*(${i}/${TRIED})`);
  const bends = ["starts_at", "empty_at"].flatMap((key) =>
    Array.from({ length: firms }, (_, i) => `=MIN({price},MAX({given},{${key}@${i + 1}}))`),
  );
  const points = [`={given}*(1-${NEAR})`, "={given}", `={given}*(1+${NEAR})`, ...tried, ...bends].map((formula) => ({ formula }));
  const columns = points.length;
  const others = (key: string): string => `{${key}@4}:{${key}@${columns}}`;
  const wanted = "({net_debt:}-{ltv}*{point.}*{units:})/({point.}*(1-{ltv}))";
  const outputs = {
    PRICE: output("answer", "$", "the price, where the output is still the one laid out here", '=IF({output}="PRICE",{price_after},NA())'),
    TOTAL: output("answer", "GPU", "sum of sales", '=IF({output}="TOTAL",SUM({sales:}),NA())'),
    SALES: output("answer", "GPU", "sales of each firm", '=IF({output}="SALES",{sales.},NA())', firms),
    SHORTFALLS: output(
      "answer",
      "$",
      "max(0, net debt − price after · units)",
      '=IF({output}="SHORTFALLS",MAX(0,{net_debt.}-{price_after}*{units.}),NA())',
      firms,
    ),
  } as const;
  const scales = { PRICE: "0", TOTAL: "1E-3*SUM({units:})", SALES: "1E-3*MAX({units:})", SHORTFALLS: "1E-3*MAX({debt:})" } as const;
  const named = result as keyof typeof outputs;
  return closed(
    "FIRE_SALE put to the test with built-in functions",
    call,
    [
      ...rows,
      row("net_debt", "$", "max(0, debt − cash)", `=MAX(0,{debt.}-${per("cash")})`, firms),
      row("starts_at", "$", "net debt/(ltv · units): below this price the firm sells", "=IF({units.}=0,0,{net_debt.}/({ltv}*{units.}))", firms),
      row("empty_at", "$", "net debt/units: below this price it has sold everything", "=IF({units.}=0,0,{net_debt.}/{units.})", firms),
      givenRow("given", "$", priceCall, [[1, 1]]),
      row("point", "$", "just below the answer, the answer, just above; then prices up to today's and every price at which a firm starts or ends selling", points),
      row(
        "sold",
        "GPU",
        "Σ over firms of (net debt − ltv · P · units)/(P · (1 − ltv)) within 0 and units",
        `=SUMPRODUCT((${wanted}>0)*((${wanted}<{units:})*${wanted}+(${wanted}>={units:})*{units:}))`,
        columns,
      ),
      row(
        "price_left",
        "$",
        "price · LIQ_FACTOR of what is sold",
        `={price}*${factorOf("{sold.}", "{liq_days}", { depth: "{depth}", eligible: "{eligible}", elasticity: "{elasticity}" })}`,
        columns,
      ),
      missedRow("$", "price left − the answer: 0 proves that the price supports itself", "={price_left@2}-{given}"),
      row("slope", "number", "change of (price left − P) with P about the answer", "=({price_left@3}-{price_left@1})/({point@3}-{point@1})-1"),
      {
        ...row(
          "is_highest",
          "TRUE/FALSE",
          "none of the prices above supports itself",
          `=AND(SUMPRODUCT((${others("point")}>{given}*(1+${NEAR}))*(${others("price_left")}>=${others("point")}))=0)`,
        ),
        role: "check",
      },
      output("price_after", "$", "answer − missed/slope; #N/A where a higher price supports itself", "=IF({is_highest},{given}-IF({missed}=0,0,{missed}/{slope}),NA())"),
      output(
        "sales",
        "GPU",
        "(net debt − ltv · price after · units)/(price after · (1 − ltv)) within 0 and units",
        "=MAX(0,MIN({units.},({net_debt.}-{ltv}*{price_after}*{units.})/({price_after}*(1-{ltv}))))",
        firms,
      ),
      outputs[named],
    ],
    [{ native: "answer", unit: outputs[named].unit, of: call, places: liftedPlaces(call), scale: scales[named] }],
  );
};
