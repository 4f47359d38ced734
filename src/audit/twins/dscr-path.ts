import type { Amortization } from "../../core/conventions";
import { loanRows } from "./loan";
import { argumentsOf, changed, closed, type Comparison, problemOf, row } from "./rows";
import { answerOf, type Twin } from "./twin";

/** More facilities than this make a block nobody reads. */
const MOST_FACILITIES = 20;
const count = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** DSCR_PATH: one column a period, one set of rows a facility; with detail = TRUE every column of the table is compared. */
export const dscrPathTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, entry } = argumentsOf(call);
  const facilities = Math.max(...["debt", "rate", "years", "type", "grace", "balloon"].map((term) => values[term]!.length));
  if (facilities > MOST_FACILITIES)
    return { none: `a twin of ${facilities} facilities would be too long to read; take at most ${MOST_FACILITIES}` };

  const columns = values["cfads"]!.length;
  const typeOf = (j: number): Amortization => (values["type"]!.length > 1 ? values["type"]![j - 1] : values["type"]![0]) as Amortization;
  const loans = count(facilities).flatMap((j) =>
    loanRows({
      name: `_${j}`,
      type: typeOf(j),
      typeCell: entry("type", j),
      debt: entry("debt", j),
      rate: entry("rate", j),
      years: entry("years", j),
      grace: entry("grace", j),
      balloon: entry("balloon", j),
      columns,
    }),
  );
  const total = (of: string): string =>
    `=${count(facilities)
      .map((j) => `{${of}_${j}.}`)
      .join("+")}`;
  const overWindow = (of: string): string =>
    `=IF({period.}<{window},0,SUMPRODUCT(({period:}>{period.}-{window})*({period:}<={period.})*{${of}:}))`;
  const isAsLaidOut = `AND(${count(facilities)
    .map((j) => `{as_laid_out_${j}}`)
    .join(",")})`;
  const detail = values["detail"]![0] === true;

  const plain = changed(call, { labels: false });
  const cells = answerOf(plain) as readonly (readonly unknown[])[];
  const inRow = !detail && cells.length === 1;
  const places = (column: number): Comparison["places"] =>
    count(columns).map((t): readonly [number, number] => (inRow ? [1, t] : [t, column]));
  const debts = `MAX(${count(values["debt"]!.length)
    .map((j) => `{debt@${j}}`)
    .join(",")})`;
  const money = (native: string, column: number): Comparison => ({ native, unit: "$", of: plain, places: places(column), scale: debts });
  return closed(
    "DSCR_PATH with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 is the first period after closing", count(columns)),
      ...loans,
      row("interest", "$", "of all facilities", total("interest"), columns),
      row("principal", "$", "scheduled principal of all facilities", total("principal"), columns),
      row("debt_service", "$", "interest + scheduled principal", "={interest.}+{principal.}", columns),
      row("balloon_due", "$", "balloons of all facilities, outside debt service", total("balloon_due"), columns),
      row("closing", "$", "balances of all facilities", total("closing"), columns),
      row("window_cfads", "$", "Σ CFADS over the last window periods", overWindow("cfads"), columns),
      row("window_debt_service", "$", "Σ debt service over the last window periods", overWindow("debt_service"), columns),
      {
        ...row(
          "dscr",
          "x",
          "window CFADS / window debt service; empty before the first full window and where nothing falls due",
          `=IF(${isAsLaidOut},IF(AND({period.}>={window},{window_debt_service.}>ABS({window_cfads.})*2.220446049250313E-16),{window_cfads.}/{window_debt_service.},""),NA())`,
          columns,
        ),
        role: "output",
      },
    ],
    detail
      ? [
          { native: "period", unit: "period", of: plain, places: places(1) },
          money("cfads", 2),
          money("interest", 3),
          money("principal", 4),
          money("debt_service", 5),
          { native: "dscr", unit: "x", of: plain, places: places(6) },
          money("balloon_due", 7),
          money("closing", 8),
        ]
      : [{ native: "dscr", unit: "x", of: plain, places: places(1) }],
  );
};
