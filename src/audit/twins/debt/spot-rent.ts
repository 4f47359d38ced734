import type { Timing } from "../../../core/conventions";
import { type Arguments, row } from "../rows";
import type { TwinArgument, TwinRow } from "../twin";
import { meanOfDecline } from "./formulas";
import { numbersTo } from "./lines";

/** A launch that never comes, where the cell of its year is blank. */
const NEVER = "1E+99";

const MOMENTS: Readonly<Record<Exclude<Timing, "AVG">, string>> = {
  START: "=({period.}-1)/{freq}",
  MID: "=({period.}-0.5)/{freq}",
  END: "={period.}/{freq}",
};

export interface SpotRent {
  readonly args: Arguments;
  readonly launchArgument: TwinArgument;
  readonly columns: number;
  /** A token that is TRUE while the rows are the ones laid out here. */
  readonly valid: string;
}

/**
 * Spot rent of each period in the row spot_rent; needs the rows period and those of the arguments. AVG cuts each period
 * at the launches, in the order of time, and integrates the exponential of every part: part 0 lies before all launches,
 * part k after launch k. A part that does not meet the period has no length.
 */
export function spotRentRows({ args: { values, entry }, launchArgument, columns, valid }: SpotRent): readonly TwinRow[] {
  const timing = values["timing"]![0] as Timing;
  const mayBeBlank = values["launchYears"]!.length === 0 && launchArgument.written !== "";
  const launches = mayBeBlank ? 1 : values["launchYears"]!.length;
  /** Share of rent left after all launches up to a moment. */
  const leftAt = (moment: string): string =>
    numbersTo(launches)
      .map((j) => {
        const [at, left] = [entry("launchYears", j), `1-${entry("step", j)}`];
        return mayBeBlank ? `IF(ISNUMBER(${at}),IF(${at}<=${moment},${left},1),1)` : `IF(${at}<=${moment},${left},1)`;
      })
      .join("*") || "1";

  if (timing !== "AVG") {
    return [
      row("moment", "years", `${timing} of the period, in years from today`, MOMENTS[timing], columns),
      row("left_after_launches", "fraction", "product of 1 − step over the launches up to the moment", `=${leftAt("{moment.}")}`, columns),
      row(
        "spot_rent",
        "$/GPU-hour",
        "rent · (1 − deflation)^moment · left after launches",
        `=IF(${valid},{rent}*(1-{deflation})^{moment.}*{left_after_launches.},NA())`,
        columns,
      ),
    ];
  }

  const parts = [0, ...numbersTo(launches)];
  const sorted = numbersTo(launches).flatMap((k) => [
    row(
      `launch_${k}`,
      "years",
      `launch ${k} in the order of time`,
      mayBeBlank ? `=IF(ISNUMBER({launch_years}),{launch_years},${NEVER})` : `=SMALL({launch_years:},${k})`,
    ),
    row(`left_${k}`, "fraction", `product of 1 − step over the launches up to launch ${k}`, `=${leftAt(`{launch_${k}}`)}`),
  ]);
  const cuts = numbersTo(launches).map((k) =>
    row(`cut_${k}`, "years", `launch ${k}, held inside the period`, `=MIN({end.},MAX({start.},{launch_${k}}))`, columns),
  );
  const ofParts = parts.flatMap((k) => {
    const [from, to] = [k === 0 ? "{start.}" : `{cut_${k}.}`, k === launches ? "{end.}" : `{cut_${k + 1}.}`];
    return [
      row(`decline_${k}`, "fraction", `drift · length of part ${k}`, `={drift}*(${to}-${from})`, columns),
      row(
        `part_${k}`,
        "$ · years/GPU-hour",
        `∫ rent over part ${k}: rent at its start · length · (1 − e^−decline)/decline`,
        `={rent}*(1-{deflation})^${from}${k === 0 ? "" : `*{left_${k}}`}*(${to}-${from})*${meanOfDecline(`{decline_${k}.}`)}`,
        columns,
      ),
    ];
  });
  const sum = parts.map((k) => `{part_${k}.}`).join("+");
  return [
    row("drift", "per year", "−ln(1 − deflation), the continuous fall of rent", "=-LN(1-{deflation})"),
    ...sorted,
    row("start", "years", "start of the period", "=({period.}-1)/{freq}", columns),
    row("end", "years", "end of the period", "={period.}/{freq}", columns),
    ...cuts,
    ...ofParts,
    row("spot_rent", "$/GPU-hour", "sum of the parts / length of the period: the exact mean", `=IF(${valid},(${sum})*{freq},NA())`, columns),
  ];
}
