import { blockRows, checkRow, count, laidOutFor, MOST_PARTIES, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, changed, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin, TwinRow } from "../twin";

/**
 * CIRCULAR_FLOW, put to the test. The circulation that CCREDIT answers fits the payments and balances at every party, so it
 * is possible. That none is larger is shown by prices of the parties: for any prices at all no circulation adds up to more
 * than Σ flow · max(0, 1 − price of the payer + price of the payee). The rows find prices for which that bound is the answer.
 */
export const circularFlowTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const n = args.values["flows"]!.length;
  const long = tooMany(n, MOST_PARTIES, "parties");
  if (long) return long;
  const what = args.values["output"]![0] as "SHARE" | "CIRCULATION" | "NET";
  const given = what === "NET" ? call : changed(call, { output: "CIRCULATION" });
  const all = (of: string): string => `{${of}_1}:{${of}_${n}@${n}}`;
  const perParty = (key: string, unit: string, how: string, formula: (i: number) => string): TwinRow =>
    row(
      key,
      unit,
      how,
      count(n).map((i) => ({ formula: formula(i) })),
    );
  const others = (i: number): readonly number[] => count(n).filter((j) => j !== i);
  const round = (step: number): TwinRow =>
    perParty(
      `price_${step}`,
      "number",
      "at least 1 above a payee that is not paid by circles alone; at most 1 below the payer in a circle",
      (i) => {
        const before = (j: number): string => `{price_${step - 1}@${j}}`;
        const raised = others(i).flatMap((j) => [
          `IF({net_${i}@${j}}>{dust},${before(j)}+1,0)`,
          `IF({circle_${j}@${i}}>{dust},${before(j)}-1,0)`,
        ]);
        return `=MAX(${[before(i), ...raised].join(",")})`;
      },
    );
  const lines = count(n);
  const rows: readonly TwinRow[] = [
    ...blockRows(args.rows, "flows", n),
    laidOutFor([`{output}="${what}"`]),
    row("total", "$", "Σ flows", `=SUM(${all("flows")})`),
    row("dust", "$", "amounts below this are rounding", "=1E-12*{total}"),
    ...lines.map((i) =>
      row(
        `given_${i}`,
        "$",
        `${what === "NET" ? "net" : "circulation"} of party ${i} that CCREDIT answers`,
        lines.map((j) => ({ of: given, row: i, column: j })),
      ),
    ),
    ...lines.map((i) =>
      row(
        `circle_${i}`,
        "$",
        `payments of party ${i} that go round in circles`,
        what === "NET" ? `={flows_${i}.}-{given_${i}.}` : `={given_${i}.}`,
        n,
      ),
    ),
    ...lines.map((i) => row(`net_${i}`, "$", `the rest of its payments`, `={flows_${i}.}-{circle_${i}.}`, n)),
    row("circulating", "$", "Σ circles", `=SUM(${all("circle")})`),
    checkRow(row("fits", "TRUE/FALSE", "0 ≤ circles ≤ flows, everywhere", `=AND(MIN(${all("circle")})>=-{dust},MIN(${all("net")})>=-{dust})`)),
    perParty("paid", "$", "paid in circles by each party", (i) => `=SUM({circle_${i}:})`),
    perParty("received", "$", "received in circles", (i) => `=SUM({circle_1@${i}}:{circle_${n}@${i}})`),
    checkRow(row("balances", "TRUE/FALSE", "received = paid", "=ABS({paid.}-{received.})<=1E-9*({paid.}+{received.})+{dust}", n)),
    row(
      "price_0",
      "number",
      "prices of the parties, to begin with",
      lines.map(() => 0),
    ),
    ...lines.map(round),
    ...lines.map((i) =>
      row(
        `at_most_${i}`,
        "$",
        `flow · max(0, 1 − price of party ${i} + price of the payee)`,
        `={flows_${i}.}*MAX(0,1-{price_${n}@${i}}+{price_${n}.})`,
        n,
      ),
    ),
    row("bound", "$", "no circulation adds up to more than this, whatever the prices", `=SUM(${all("at_most")})`),
    checkRow(
      row(
        "is_proved",
        "TRUE/FALSE",
        "possible, and as large as the bound",
        "=AND({as_laid_out},{fits},{balances:},ABS({bound}-{circulating})<=1E-9*{total})",
      ),
    ),
  ];
  if (what === "SHARE") {
    const share = output("share", "fraction", "bound / total", "=IF({is_proved},{bound}/{total},NA())");
    return closed(
      "CIRCULAR_FLOW put to the test",
      call,
      [...rows, share],
      [{ native: "share", unit: "fraction", of: call, places: liftedPlaces(call) }],
    );
  }
  const part = what === "NET" ? "net" : "circle";
  return closed(
    "CIRCULAR_FLOW put to the test",
    call,
    [...rows, ...lines.map((i) => output(`proved_${i}`, "$", "the part, if it is proved", `=IF({is_proved},{${part}_${i}.},NA())`, n))],
    lines.map((i) => ({ native: `proved_${i}`, unit: "$", of: call, places: lines.map((j) => [i, j] as const), scale: "1E-3*{total}" })),
  );
};
