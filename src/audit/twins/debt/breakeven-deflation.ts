import type { Timing } from "../../../core/conventions";
import { argumentsOf, closed, liftedPlaces, row } from "../rows";
import type { Twin, TwinCell, TwinRow } from "../twin";
import { notAlongPeriods, numbersTo, output } from "./lines";

/** Steps of Newton's method; the mean is convex in the rate and the start lies below the root, so each step comes nearer. */
const STEPS = 9;
/** Beyond e^−37 nothing of the rent is left: the deflation is 1. */
const STEEPEST = 37;
/** More than this share of today's revenue overflows the exponentials of a sheet. */
const LARGEST_NEED = 1e100;

const MOMENTS: Readonly<Record<Exclude<Timing, "AVG">, string>> = {
  START: "=({period.}-1)/{freq}",
  MID: "=({period.}-0.5)/{freq}",
  END: "={period.}/{freq}",
};

/** ln((1 − e^−y)/y) and its slope, by their series where the difference would lose its digits. */
const logOfMean = (y: string): string => `IF(ABS(${y})<0.001,-${y}/2+${y}^2/24,LN((1-EXP(-${y}))/${y}))`;
const slopeOfLog = (y: string): string => `IF(ABS(${y})<0.001,-1/2+${y}/12,IF(${y}>700,0,1/(EXP(${y})-1))-1/${y})`;

/** AVG: the continuous fall at which the mean rent of a period is what it needs, by Newton's method in rows. */
const meanRows = (columns: number): readonly TwinRow[] => [
  row("from", "years", "start of the period", "=({period.}-1)/{freq}", columns),
  row(
    "fall_0",
    "per year",
    "continuous fall if rent were read at the middle: a first guess",
    '=IF({needed.}=0,"",-LN({needed.})/({from.}+0.5/{freq}))',
    columns,
  ),
  ...numbersTo(STEPS).flatMap((k) => {
    const fall = `{fall_${k - 1}.}`;
    return [
      row(`y_${k}`, "fraction", `fall ${k - 1} over one period`, `=IF({needed.}=0,"",${fall}/{freq})`, columns),
      row(
        `fall_${k}`,
        "per year",
        `one step of Newton from fall ${k - 1}: − (ln mean rent − ln needed) / slope, at most ${STEEPEST} for each period`,
        `=IF({needed.}=0,"",MIN(${STEEPEST}*{freq},${fall}-(${logOfMean(`{y_${k}.}`)}-${fall}*{from.}-LN({needed.}))/(${slopeOfLog(`{y_${k}.}`)}/{freq}-{from.})))`,
        columns,
      ),
    ];
  }),
  row(
    "miss",
    "fraction",
    "ln mean rent − ln needed at the last fall: 0 at the root",
    `=IF({needed.}=0,"",IF({fall_${STEPS}.}>=${STEEPEST},0,${logOfMean(`({fall_${STEPS}.}/{freq})`)}-{fall_${STEPS}.}*{from.}-LN({needed.})))`,
    columns,
  ),
  row("threshold", "per year, effective", "1 − e^−fall; empty where nothing has to be paid", `=IF({needed.}=0,"",1-EXP(-{fall_${STEPS}.}))`, columns),
];

const momentRows = (timing: Exclude<Timing, "AVG">, columns: number): readonly TwinRow[] => [
  row("moment", "years", `${timing} of the period, in years from today`, MOMENTS[timing], columns),
  row(
    "threshold",
    "per year, effective",
    "1 − needed^(1/moment); empty where nothing has to be paid, and today",
    '=IF(OR({needed.}=0,{moment.}=0),"",1-EXP(LN({needed.})/{moment.}))',
    columns,
  ),
];

/** BREAKEVEN_DEFLATION: the threshold of each period, then their minimum. */
export const breakevenDeflationTwin: Twin = (call) => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const { rows, values, per } = argumentsOf(call);
  const [revenue, target] = [values["revenue"]![0] as number, values["target"]![0] as number];
  const [opex, service] = [values["opex"], values["debtService"]] as unknown as readonly [readonly number[], readonly number[]];
  const columns = Math.max(opex.length, service.length);
  if ((target * Math.max(...service) + Math.max(...opex)) / revenue > LARGEST_NEED)
    return { none: "a period needs more revenue than the exponentials of a sheet can hold" };
  const timing = values["timing"]![0] as Timing;
  const periods: readonly TwinCell[] = numbersTo(columns);
  return closed(
    "BREAKEVEN_DEFLATION with built-in functions",
    call,
    [
      ...rows,
      row("period", "period", "1 starts today", periods),
      row(
        "needed",
        "fraction of today's revenue",
        "(target · debt service + opex) / revenue",
        `=({target}*${per("debtService")}+${per("opex")})/{revenue}`,
        columns,
      ),
      ...(timing === "AVG" ? meanRows(columns) : momentRows(timing, columns)),
      output(
        "breakeven",
        "per year, effective",
        "MIN of the thresholds; #N/A when the timing is no longer the one laid out here",
        `=IF({timing}="${timing}",MIN({threshold:}),NA())`,
      ),
    ],
    [{ native: "breakeven", unit: "per year, effective", of: call, places: liftedPlaces(call), scale: "1" }],
  );
};
