import type { Amortization } from "../../core/conventions";
import { loanRows } from "./loan";
import { argumentsOf, changed, closed, type Comparison, problemOf, row } from "./rows";
import { answerOf, type Twin } from "./twin";

/** DEBT_SCHEDULE: one column a period; every column of the table is compared. */
export const debtScheduleTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const plain = changed(call, { labels: false });
  const columns = (answerOf(plain) as readonly unknown[]).length;
  const loan = loanRows({
    name: "_1",
    type: values["type"]![0] as Amortization,
    typeCell: "{type}",
    debt: "{debt}",
    rate: "{rate}",
    years: "{years}",
    grace: "{grace}",
    balloon: "{balloon}",
    columns,
  });
  const native = (key: string, from: string) => ({
    ...row(key, "$", "#N/A when the type is no longer the one laid out here", `=IF({as_laid_out_1},${from},NA())`, columns),
    role: "output" as const,
  });
  const compare = (key: string, column: number): Comparison => ({
    native: key,
    unit: "$",
    of: plain,
    places: Array.from({ length: columns }, (_, t) => [t + 1, column] as const),
    scale: "{debt}",
  });
  return closed(
    "DEBT_SCHEDULE with built-in functions",
    call,
    [
      ...rows,
      row(
        "period",
        "period",
        "1 is the first period after the draw",
        Array.from({ length: columns }, (_, t) => t + 1),
      ),
      ...loan,
      native("opening", "{opening_1.}"),
      native("interest", "{interest_1.}"),
      native("principal", "{principal_1.}"),
      native("balloon_due", "{balloon_due_1.}"),
      native("debt_service", "{interest_1.}+{principal_1.}"),
      native("closing", "{closing_1.}"),
    ],
    [
      { ...compare("period", 1), unit: "period" },
      compare("opening", 2),
      compare("interest", 3),
      compare("principal", 4),
      compare("balloon_due", 5),
      compare("debt_service", 6),
      compare("closing", 7),
    ],
  );
};
