import { meanTimedDiscount } from "../annuity";
import { givenRow, output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import { answerOf, type Twin } from "../twin";
import { saleRows, type SaleTokens } from "./sale";

/** Lengths that are tried beside the answer: dense at the short end, where value turns fastest. */
const TRIED = 150;
/** Share of the answer by which its neighbours lie apart from it. */
const NEAR = "1E-4";
/** Below this share of the longest sale that presses on the price, the function takes the first point of its own grid. */
const SHORTEST = 1.1e-6;

/**
 * LIQ_OPTIMAL has no closed form once there are costs: the twin values the sale at the length that CCREDIT answers, at its
 * neighbours, at both ends, at the unhurried length and at a grid between: none may bring more. An answer that is not one
 * of these corners is also improved by one step of Newton on the marginal day, so that a wrong length would show.
 */
export const liqOptimalTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const plain = changed(call, { labels: false });
  const { rows, values, per } = argumentsOf(call);
  const [days] = (answerOf(plain) as readonly (readonly number[])[])[0]!;
  const [units, depth, eligible, maxDays] = ["units", "depth", "eligible", "maxDays"].map((key) => Number(values[key]![0])) as [number, number, number, number];
  if (days! > 0 && days! < SHORTEST * Math.min(maxDays, (30 * units) / (depth * eligible)))
    return { none: "the best length is next to nothing and has no digits to compare" };

  const tokens = Object.fromEntries(Object.keys(values).map((key) => [key, per(key)])) as unknown as SaleTokens;
  const sale: SaleTokens = { ...tokens, liqDays: "{length.}", delayDays: "0" };
  const lengths = [
    `={given}*(1-${NEAR})`,
    "={given}",
    `=MIN({max_days},{given}*(1+${NEAR}))`,
    "=0",
    "={max_days}",
    "=MIN({max_days},{unhurried_days})",
    ...Array.from({ length: TRIED - 1 }, (_, i) => `={max_days}*(${i + 1}/${TRIED})^3`),
  ].map((formula) => ({ formula }));
  const columns = lengths.length;
  const isAt = (corner: string): string => `ABS({given}-${corner})<=1E-9*${corner}`;
  const newton = "{given}-{marginal@2}*({length@3}-{length@1})/({marginal@3}-{marginal@1})";
  const pressed = "IF({length.}<{unhurried_days},{elasticity}*{sales_share.},0)";
  return closed(
    "LIQ_OPTIMAL put to the test with built-in functions",
    call,
    [
      ...rows,
      givenRow("given", "days", plain, [[1, 1]]),
      row("unhurried_days", "days", "30 · units/(depth · eligible): no concession from here on", "=IF({units}=0,0,30*{units}/({depth}*{eligible}))"),
      row("length", "days", "a little less than the answer, the answer, a little more; 0, max_days, unhurried days; a grid between the ends", lengths),
      ...saleRows(sale, columns),
      ...meanTimedDiscount("timed_sales_share", "{discounting.}+{fall.}", "{sale_years.}", columns),
      row(
        "marginal",
        "$ per GPU",
        "sign of one more day: price · (1 − fee) · factor · (elasticity · sales share − y · timed share) + (unit_cost · discounting − carry) · length · stock share",
        `={price}*(1-{fee})*{factor.}*(${pressed}-{sales_share_exponent.}*{timed_sales_share.})+({unit_cost}*{discounting.}-{carry})*{sale_years.}*{stock_share.}`,
        columns,
      ),
      row("best", "$", "most that any of these lengths brings", "=MAX({present_value:})"),
      {
        ...row("is_best", "TRUE/FALSE", "none brings more than the answer, but for rounding", "={present_value@2}>={best}-1E-9*{units}*{price}"),
        role: "check",
      },
      output(
        "days",
        "days",
        "a corner where the answer is one, else answer − marginal/its slope; #N/A where another length brings more",
        `=IF({is_best},IF({given}=0,0,IF(${isAt("{max_days}")},{max_days},IF(${isAt("{unhurried_days}")},{unhurried_days},${newton}))),NA())`,
      ),
      output("proceeds", "$", "present value at the answer", "=IF({is_best},{present_value@2},NA())"),
    ],
    [
      { native: "days", unit: "days", of: plain, places: [[1, 1]] },
      { native: "proceeds", unit: "$", of: plain, places: [[1, 2]], scale: "1E-3*{units}*{price}" },
    ],
  );
};
