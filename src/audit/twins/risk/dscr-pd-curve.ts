import { evaluate } from "../../../functions/evaluate";
import { normal, SMALL_PROBABILITY } from "../expressions";
import { count, ifLaidOut, laidOutFor, MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { passageRows } from "./passage";
import { periodsOf } from "./survival";

/** Every test carries the survivors of the one before: more than these make a block nobody reads. */
const MOST_TESTS = 20;

/** DSCR_PD_CURVE: one column a period; the density of survivors of PASSAGE takes one column for each of its points. */
export const dscrPdCurveTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const periods = periodsOf(args, ["revenue", "opex", "debtService", "fixed"]);
  const [method, vol, freq] = [
    args.values["method"]![0] as "PASSAGE" | "LOWER" | "UPPER",
    args.values["vol"]![0] as number,
    args.values["freq"]![0] as number,
  ];
  const isExact = method === "PASSAGE" && vol > 0;
  const { boundary } = evaluate(
    call.spec,
    call.args.map((arg) => arg.input),
    call.library,
  ).workings as { readonly boundary: readonly number[] };
  const tests = boundary.flatMap((level, t) => (level > 0 ? [t + 1] : []));
  const long = tooMany(periods, MOST_COLUMNS, "periods") ?? (isExact ? tooMany(tests.length, MOST_TESTS, "tests under PASSAGE") : undefined);
  if (long) return long;
  const [revenue, opex, due, fixed] = ["revenue", "opex", "debtService", "fixed"].map(args.per) as [string, string, string, string];
  const bound = method === "UPPER" ? "1-{passed.}" : "MAX({single@1}:{single.})";
  return closed(
    "DSCR_PD_CURVE with built-in functions",
    call,
    [
      ...args.rows,
      row("period", "period", "1 ends after 1/freq years", count(periods)),
      row(
        "need",
        "$ per period",
        "opex + threshold · debt_service − fixed; 0 in a period that is not tested",
        `=IF(${due}>0,MAX(0,${opex}+{threshold}*${due}-${fixed}),0)`,
        periods,
      ),
      row("can_fail", "1 or 0", "there is a need to meet", "=IF({need.}>0,1,0)", periods),
      row(
        "log_boundary",
        "logarithm",
        "ln(need/revenue); 690 without revenue, not used without a need",
        `=IF({need.}=0,0,IF(${revenue}=0,690,MIN(690,LN({need.}/MAX(1E-300,${revenue})))))`,
        periods,
      ),
      laidOutFor([
        `{method}="${method}"`,
        `({vol}>0)=${vol > 0 ? "TRUE" : "FALSE"}`,
        ...(isExact ? count(periods).map((t) => `{can_fail@${t}}=${tests.includes(t) ? 1 : 0}`) : []),
      ]),
      ...(isExact
        ? passageRows(boundary, tests, vol, freq)
        : [
            row("spread", "number", "s = vol · √(period/freq)", "={vol}*SQRT({period.}/{freq})", periods),
            row(
              "single",
              "fraction",
              "Φ(ln boundary/s + s/2): failure in that period alone; certain without volatility",
              `=IF({can_fail.}=0,0,IF({log_boundary.}=690,1,IF({spread.}=0,IF({log_boundary.}>0,1,0),${normal("{log_boundary.}/MAX(1E-300,{spread.})+{spread.}/2")})))`,
              periods,
            ),
            row(
              "passed",
              "fraction",
              "Π (1 − single) so far",
              count(periods).map((t) => ({ formula: t === 1 ? "=1-{single.}" : "={passed<}*(1-{single.})" })),
            ),
          ]),
      output(
        "cumulative",
        "fraction",
        isExact ? "Σ first failures so far" : method === "UPPER" ? "1 − Π (1 − single)" : "largest single probability so far",
        isExact
          ? count(periods).map((t) => ({
              formula: ifLaidOut(
                `MIN(1,0${tests
                  .filter((test) => test <= t)
                  .map((test) => `+{failed_${test}}`)
                  .join("")})`,
              ),
            }))
          : ifLaidOut(bound),
        periods,
      ),
    ],
    [{ native: "cumulative", unit: "fraction", of: call, places: liftedPlaces(call), scale: isExact ? "1E-3" : SMALL_PROBABILITY }],
  );
};
