import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { notAlongPeriods, numbersTo, output } from "./lines";

/** WATERFALL: one column for each claim, without sorting; the last column of what is paid is the cash left over. */
export const waterfallTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const claims = values["claims"]!.length;
  const ranks = values["rank"]!.length > 0 ? "={rank.}" : "={number.}";
  const plain = changed(call, { labels: false });
  const formulas = (formula: string, last: string) => [...numbersTo(claims).map(() => ({ formula })), { formula: last }];
  const places = (column: number, count: number) => numbersTo(count).map((r) => [r, column] as const);
  const size = "MAX(ABS({cash}),{claims:})";
  return closed(
    "WATERFALL with built-in functions",
    call,
    [
      ...rows,
      row("number", "claim", "in the order given", numbersTo(claims)),
      row("rank_of_claim", "rank", "a smaller number is paid first; the order given where no rank is", ranks, claims),
      row("available", "$", "max(0, cash)", "=MAX(0,{cash})"),
      row("paid_before", "$", "Σ claims of smaller rank", "=SUMPRODUCT(({rank_of_claim:}<{rank_of_claim.})*{claims:})", claims),
      row("of_rank", "$", "Σ claims of the same rank", "=SUMPRODUCT(({rank_of_claim:}={rank_of_claim.})*{claims:})", claims),
      row("left", "$", "cash left for the rank", "=MAX(0,{available}-{paid_before.})", claims),
      output(
        "paid",
        "$",
        "the claim, or its share of what is left for its rank; last: the cash left over",
        formulas("=IF({of_rank.}<={left.},{claims.},{claims.}/{of_rank.}*{left.})", "=MAX(0,{available}-SUM({claims:}))+MIN(0,{cash})"),
      ),
      output("shortfall", "$", "claim − paid; last: 0", formulas("=MAX(0,{claims.}-{paid.})", "=0")),
    ],
    [
      { native: "claims", unit: "$", of: plain, places: places(1, claims) },
      { native: "paid", unit: "$", of: plain, places: places(2, claims + 1), scale: size },
      { native: "shortfall", unit: "$", of: plain, places: places(3, claims + 1), scale: size },
    ],
  );
};
