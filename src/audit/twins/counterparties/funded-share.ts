import { blockOf, blockRows, count, MOST_PARTIES, partLines, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** FUNDED_SHARE: one column a party; the tracing is one matrix inverse. */
export const fundedShareTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const n = args.values["external"]!.length;
  const long = tooMany(n, MOST_PARTIES, "parties");
  if (long) return long;
  const plain = changed(call, { labels: false });
  const each = (key: string, unit: string, how: string, formula: (j: number) => string) =>
    row(
      key,
      unit,
      how,
      count(n).map((j) => ({ formula: formula(j) })),
    );
  return closed(
    "FUNDED_SHARE with built-in functions",
    call,
    [
      ...blockRows(blockRows(args.rows, "financing", n), "purchases", n),
      ...count(n).map((i) => row(`flow_${i}`, "$", `financing + purchases of party ${i}`, `={financing_${i}.}+{purchases_${i}.}`, n)),
      row("party", "number", "number of the party", count(n)),
      row("sources", "$", "external + all that is received", `={external.}+SUM({flow_1.}:{flow_${n}.})`, n),
      row("is_traced", "1 or 0", "has cash and is not the node", "=IF({party.}={node},0,IF({sources.}>0,1,0))", n),
      row(
        "financed",
        "fraction",
        "financing by the node / sources",
        `=IF({is_traced.}=1,INDEX(${blockOf("financing", n, n)},{node},{party.})/{sources.},0)`,
        n,
      ),
      ...count(n).map((k) =>
        each(`system_${k}`, "fraction", `1 on the diagonal − part of each party's cash that party ${k} pays`, (j) => {
          const own = k === j ? 1 : 0;
          return `=${own}-IF({party@${k}}={node},0,IF({is_traced@${j}}=1,{flow_${k}@${j}}/{sources@${j}},0))`;
        }),
      ),
      each(
        "funded",
        "fraction",
        "part of the party's cash that the node financed: financed · inverse of system",
        (j) => `=INDEX(MMULT({financed:},MINVERSE(${blockOf("system", n, n)})),1,${j})`,
      ),
      row(
        "sales",
        "$",
        "purchases from the node",
        count(n).map((j) => ({ formula: `=INDEX({purchases_${j}:},1,{node})` })),
      ),
      row("revenue", "$", "Σ sales", "=SUM({sales:})"),
      output("circular_revenue", "$", "Σ sales · funded", "=SUMPRODUCT({sales:},{funded:})"),
      output("share", "fraction", "circular revenue / revenue", "={circular_revenue}/{revenue}"),
      output("quality", "fraction", "1 − share", "=1-{share}"),
    ],
    partLines(
      plain,
      [
        { native: "circular_revenue", unit: "$", scale: "1E-6*{revenue}" },
        { native: "share", unit: "fraction", scale: "1E-6" },
        { native: "quality", unit: "fraction", scale: "1E-6" },
      ],
      "row",
    ),
  );
};
