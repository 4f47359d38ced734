import { blockOf, blockRows, count, laidOutFor, ifLaidOut, MOST_COLUMNS, product, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** CONTAGION_AV: one column a holder, or an asset. */
export const contagionAvTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const [n, k] = [args.values["assets"]!.length, args.values["shock"]!.length];
  const long = tooMany(n, 40, "holders") ?? tooMany(k, MOST_COLUMNS, "assets");
  if (long) return long;
  const what = args.values["output"]![0] as "AV" | "SYSTEMIC" | "VULNERABLE";
  const weights = blockOf("weights", n, k);
  const leverage = args.per("leverage");
  const of = (i: number, series: string): string => `SUMPRODUCT({weights_${i}:},{${series}:})`;
  const each = (key: string, unit: string, how: string, formula: (i: number) => string) =>
    row(
      key,
      unit,
      how,
      count(n).map((i) => ({ formula: formula(i) })),
    );
  const systemic = count(n).map((i) => ({ formula: ifLaidOut(`-${of(i, "cost")}*{trade@${i}}/{total_equity}`) }));
  const vulnerable = count(n).map((i) => ({ formula: ifLaidOut(`-(1+${args.entry("leverage", i)})*${of(i, "second_return")}`) }));
  const answer = {
    AV: { how: "−Σ loss / total equity", cells: [{ formula: ifLaidOut("-SUM({loss:})/{total_equity}") }] },
    SYSTEMIC: { how: "−Σ weights · cost of selling · trade / total equity", cells: systemic },
    VULNERABLE: { how: "−(1 + leverage) · Σ weights · second return", cells: vulnerable },
  }[what];
  return closed(
    "CONTAGION_AV with built-in functions",
    call,
    [
      ...blockRows(args.rows, "weights", n),
      laidOutFor([`{output}="${what}"`]),
      row("equity", "$", "assets / (1 + leverage)", `={assets.}/(1+${leverage})`, n),
      row("total_equity", "$", "Σ equity", "=SUM({equity:})"),
      each("first_return", "fraction", "Σ weights · shock, of each holder", (i) => `=${of(i, "shock")}`),
      row("trade", "$", "leverage · assets · first return; negative is sold", `=${leverage}*{assets.}*{first_return.}`, n),
      row(
        "asset_trade",
        "$",
        "Σ weights · trade, of each asset",
        count(k).map((j) => ({ formula: `=${product("trade", weights, j)}` })),
      ),
      row("second_return", "fraction", "impact · asset trade", `=${args.per("impact")}*{asset_trade.}`, k),
      row(
        "held",
        "$",
        "Σ weights · assets, of each asset",
        count(k).map((j) => ({ formula: `=${product("assets", weights, j)}` })),
      ),
      row("cost", "fraction", "fall of all holdings of an asset for one $ sold: held · impact", `={held.}*${args.per("impact")}`, k),
      each("loss", "$", "assets · Σ weights · second return, of each holder", (i) => `={assets@${i}}*${of(i, "second_return")}`),
      output("answer", "fraction of equity", answer.how, answer.cells),
    ],
    // Gains and losses may offset each other.
    [{ native: "answer", unit: "fraction of equity", of: call, places: liftedPlaces(call), scale: "1E-6" }],
  );
};
