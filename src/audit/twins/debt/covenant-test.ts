import { argumentsOf, changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { firstOf, isAbove, isBelow } from "./formulas";
import { listEntries, notAlongPeriods, numbersTo, output, running } from "./lines";

/** One value worse than another, beyond rounding, for the kind of covenant that stands in its cell. */
const isWorse = (value: string, than: string): string => `IF({kind}="MIN",${isBelow(value, than)},${isAbove(value, than)})`;

/** COVENANT_TEST: one column a period; gaps and periods before first_test leave the run and the worst value as they are. */
export const covenantTestTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const columns = values["path"]!.length;
  const worse = isWorse("{path.}", "{worst_so_far<}");
  return closed(
    "COVENANT_TEST with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "counted from 1 along the path", numbersTo(columns)),
      row("tested", "1 or 0", "1 from first_test on where there is a value", '=IF({path.}="",0,IF({period.}>={first_test},1,0))', columns),
      row(
        "breach",
        "1 or 0",
        "1 where a tested value is beyond the threshold; equality passes",
        `=IF({tested.}=1,IF(${isWorse("{path.}", "{threshold}")},1,0),0)`,
        columns,
      ),
      row(
        "run",
        "periods",
        "breaches in a row; a period that is not tested neither breaks nor extends it",
        running("={breach.}", "=IF({tested.}=1,IF({breach.}=1,{run<}+1,0),{run<})", columns),
      ),
      row("in_default", "period", "the period in which the run reaches count", '=IF({tested.}=1,IF({run.}={count},{period.},""),"")', columns),
      row(
        "worst_so_far",
        "as the covenant",
        "MIN or MAX of the values tested so far",
        running(
          '=IF({tested.}=1,{path.},"")',
          `=IF({tested.}=0,{worst_so_far<},IF({worst_so_far<}="",{path.},IF(${worse},{path.},{worst_so_far<})))`,
          columns,
        ),
      ),
      row(
        "worst_at",
        "period",
        "its period, the first of equals",
        running(
          '=IF({tested.}=1,{period.},"")',
          `=IF({tested.}=0,{worst_at<},IF({worst_so_far<}="",{period.},IF(${worse},{period.},{worst_at<})))`,
          columns,
        ),
      ),
      output("passed", "1 or 0", "1 if no default occurs", "=IF(COUNT({in_default:})=0,1,0)"),
      output("worst", "as the covenant", "worst value of all tested", `={worst_so_far@${columns}}`),
      output("period_of_worst", "period", "its period", `={worst_at@${columns}}`),
      output(
        "headroom",
        "fraction",
        "worst / threshold − 1, for MAX the other way round; empty without a threshold above 0",
        '=IF({threshold}>0,IF({kind}="MIN",1,-1)*({worst}/{threshold}-1),"")',
      ),
      output("first_default", "period", "first period that completes a run; empty if none", `=${firstOf("{in_default:}")}`),
      output("breaches", "periods", "Σ breach", "=SUM({breach:})"),
    ],
    listEntries(changed(call, { labels: false }), "row", [
      { native: "passed", unit: "1 or 0" },
      { native: "worst", unit: "as the covenant" },
      { native: "period_of_worst", unit: "period" },
      { native: "headroom", unit: "fraction", scale: "1" },
      { native: "first_default", unit: "period" },
      { native: "breaches", unit: "periods" },
    ]),
  );
};
