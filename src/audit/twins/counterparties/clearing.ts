import { answerOf } from "../twin";
import { blockOf, blockRows, checkRow, count, ifLaidOut, MOST_PARTIES, product, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, changed, closed, type Comparison, problemOf, row } from "../rows";
import type { Twin, TwinRow } from "../twin";
import { payingFirms } from "./paying-firms";

/** CLEARING: round by round, one column a firm; the payments of each round are one matrix inverse. */
export const clearingTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const n = args.values["external"]!.length;
  const long = tooMany(n, MOST_PARTIES, "firms");
  if (long) return long;
  const plain = changed(call, { labels: false });
  const roundOf = (answerOf(plain) as readonly (readonly number[])[]).map((line) => line[4]!);
  const rounds = Math.max(...roundOf);
  const paying = payingFirms(args.values as never, roundOf);
  const shares = blockOf("share", n, n);
  const each = (key: string, unit: string, how: string, formula: string): TwinRow => row(key, unit, how, formula, n);
  const perFirm = (key: string, unit: string, how: string, formula: (j: number) => string): TwinRow =>
    row(
      key,
      unit,
      how,
      count(n).map((j) => ({ formula: formula(j) })),
    );
  const [liab, senior] = [args.per("extLiab"), args.per("extSenior")];
  const isShort = (r: number): TwinRow =>
    each(
      `short_${r}`,
      "1 or 0",
      r > rounds ? "nobody else may be short now" : `alive and short of cash in round ${r}`,
      `=IF(AND({defaulted_${r - 1}.}=0,{external.}+{inflow_${r - 1}.}<({obligations.}+${senior})*(1-1E-12)),1,0)`,
    );
  const inflow = (r: number): TwinRow =>
    perFirm(`inflow_${r}`, "$", `received when firms pay as after round ${r}: Σ share · paid`, (j) => `=${product(`paid_${r}`, shares, j)}`);
  const round = (r: number): readonly TwinRow[] => [
    isShort(r),
    each(`defaulted_${r}`, "1 or 0", `in default after round ${r}`, `={defaulted_${r - 1}.}+{short_${r}.}`),
    each(`solvent_paid_${r}`, "$", "paid by the firms that are not in default", `=IF({defaulted_${r}.}=1,0,{obligations.})`),
    perFirm(
      `own_${r}`,
      "$",
      "alpha · external + beta · received from them − ext_senior",
      (j) => `={alpha}*{external@${j}}+{beta}*${product(`solvent_paid_${r}`, shares, j)}-${args.entry("extSenior", j)}`,
    ),
    row(`paying_${r}`, "1 or 0", "defaulted firms with something left after senior debt; put to the test below", paying[r - 1]!),
    each(`own_paying_${r}`, "$", "own cash of those firms", `={own_${r}.}*{paying_${r}.}`),
    ...count(n).map((i) =>
      perFirm(
        `system_${r}_${i}`,
        "fraction",
        `1 on the diagonal − beta · share of firm ${i}, among those firms`,
        (j) => `=${i === j ? 1 : 0}-{beta}*{share_${i}@${j}}*{paying_${r}@${i}}*{paying_${r}@${j}}`,
      ),
    ),
    perFirm(
      `solved_${r}`,
      "$",
      "payments with which own cash + beta · receipts = payments: own cash · inverse of system",
      (j) => `=INDEX(MMULT({own_paying_${r}:},MINVERSE(${blockOf(`system_${r}`, n, n)})),1,${j})`,
    ),
    perFirm(
      `left_${r}`,
      "$",
      "own cash + beta · receipts from defaulted firms: what a firm could pay",
      (j) => `={own_${r}@${j}}+{beta}*${product(`solved_${r}`, shares, j)}`,
    ),
    checkRow(
      each(
        `fits_${r}`,
        "TRUE/FALSE",
        "paying firms can pay, the other defaulted ones cannot",
        `=IF({paying_${r}.}=1,AND({defaulted_${r}.}=1,{left_${r}.}>=-{dust}),OR({defaulted_${r}.}=0,{left_${r}.}<={dust}))`,
      ),
    ),
    each(
      `paid_${r}`,
      "$",
      "obligations; in default what can be paid",
      `=IF({defaulted_${r}.}=1,MIN({obligations.},MAX(0,{solved_${r}.})),{obligations.})`,
    ),
    inflow(r),
  ];
  const last = (of: string): string => `{${of}_${rounds}.}`;
  const isDown = "{in_default.}=1";
  const conditions = ["SUM({short_" + (rounds + 1) + ":})=0", ...count(rounds).map((r) => `AND({fits_${r}:})`)];
  const line = (native: string, column: number, scale: string): Comparison => ({
    native,
    unit: native === "recovery" ? "fraction" : native === "default_round" ? "number" : "$",
    of: plain,
    places: count(n).map((i) => [i, column] as const),
    scale,
  });
  const money = "1E-3*{largest}";
  return closed(
    "CLEARING with built-in functions",
    call,
    [
      ...blockRows(args.rows, "liabilities", n),
      perFirm("obligations", "$", "row sum of liabilities + ext_liab", (j) => `=SUM({liabilities_${j}:})+${args.entry("extLiab", j)}`),
      ...count(n).map((i) =>
        each(
          `share_${i}`,
          "fraction",
          `part of what firm ${i} pays that each firm receives`,
          `=IF({obligations@${i}}>0,{liabilities_${i}.}/{obligations@${i}},0)`,
        ),
      ),
      row(
        "largest",
        "$",
        "size of the network, for rounding",
        `=MAX({obligations:},{external:},${liab.replace(".", ":")},${senior.replace(".", ":")})`,
      ),
      row("dust", "$", "amounts below this are rounding", "=1E-9*{largest}"),
      row(
        "defaulted_0",
        "1 or 0",
        "to begin with nobody is in default",
        count(n).map(() => 0),
      ),
      each("paid_0", "$", "and everybody pays in full", "={obligations.}"),
      inflow(0),
      ...count(rounds).flatMap(round),
      isShort(rounds + 1),
      checkRow(row("as_laid_out", "TRUE/FALSE", "as many rounds as laid out, and every round fits", `=AND(${conditions.join(",")})`)),
      output("paid", "$", "after the last round", ifLaidOut(last("paid")), n),
      output("recovery", "fraction", "paid / obligations; 1 where nothing is owed", "=IF({obligations.}>0,{paid.}/{obligations.},1)", n),
      each("in_default", "1 or 0", "after the last round", ifLaidOut(last("defaulted"))),
      each("received", "$", "Σ share · paid", `=${last("inflow")}`),
      output(
        "senior_paid",
        "$",
        "ext_senior; in default what cash there is",
        `=IF(${isDown},MIN(${senior},{alpha}*{external.}+{beta}*{received.}),${senior})`,
        n,
      ),
      output(
        "equity",
        "$",
        "external + received − obligations − ext_senior; 0 in default",
        `=IF(${isDown},0,MAX(0,{external.}+{received.}-{obligations.}-${senior}))`,
        n,
      ),
      output(
        "default_round",
        "number",
        "round in which the firm is short first; 0 = never",
        ifLaidOut(
          `0${count(rounds)
            .map((r) => `+${r}*{short_${r}.}`)
            .join("")}`,
        ),
        n,
      ),
    ],
    [
      line("paid", 1, money),
      line("recovery", 2, "1E-3"),
      line("senior_paid", 3, money),
      line("equity", 4, money),
      line("default_round", 5, "0"),
    ],
  );
};
