import { logLeft, oneLessExp } from "../expressions";
import { count } from "../layout";
import { type Arguments, row } from "../rows";
import type { TwinRow } from "../twin";

/** Survival and defaults, one column a period: from one annual PD, or from cumulative ones. */
export const survivalRows = ({ values }: Arguments, periods: number): readonly TwinRow[] => {
  const isAnnual = values["pd"]!.length === 1;
  const first = (cells: readonly string[]) => cells.map((formula) => ({ formula }));
  const loggedOut = "{period_hazard}";
  return [
    row("period", "period", "1 is the first", count(periods)),
    row(
      "survival",
      "fraction",
      isAnnual ? "(1 − pd)^(period/freq)" : "1 − cumulative pd",
      isAnnual ? "=IF({pd}=1,0,(1-MIN({pd},0.9999999999999999))^({period.}/{freq}))" : "=1-{pd.}",
      periods,
    ),
    ...(isAnnual
      ? [
          row(
            "period_hazard",
            "per period",
            "−ln(1 − pd)/freq; not used at a PD of 1",
            `=IF({pd}=1,0,(${logLeft("MIN({pd},0.9999999999999999)")})/{freq})`,
          ),
          row("period_pd", "fraction", "defaults of those alive, in one period: 1 − e^(−hazard)", `=IF({pd}=1,1,${oneLessExp(loggedOut)})`),
        ]
      : []),
    row(
      "defaults",
      "fraction",
      isAnnual ? "alive at the start · period pd" : "cumulative pd − that of the period before",
      first(
        count(periods).map((t) => (isAnnual ? (t === 1 ? "={period_pd}" : "={survival<}*{period_pd}") : t === 1 ? "={pd.}" : "={pd.}-{pd<}")),
      ),
    ),
  ];
};

/** Periods of the longest series. */
export const periodsOf = ({ values }: Arguments, series: readonly string[]): number => Math.max(...series.map((key) => values[key]!.length));
