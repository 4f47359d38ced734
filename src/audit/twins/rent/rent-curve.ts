import type { Timing } from "../../../core/conventions";
import { meanDiscount } from "../annuity";
import { launchTokens, launchWithin, rentAt, type SpotTokens } from "../chip/spot";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin, TwinRow } from "../twin";

/** Exact mean over each period: one set of rows for each stretch between launches, cut again where rent meets the floor. */
const meanRows = (spot: SpotTokens, periods: number): readonly TwinRow[] => {
  const stretches = spot.launches.length + 1;
  const parts = Array.from({ length: stretches }, (_, j): readonly TwinRow[] => {
    const [from, span, rent, crossing] = [`{from_${j}.}`, `{span_${j}.}`, `{rent_${j}.}`, `{crossing_${j}.}`];
    const begins = (n: number): string => (n === 0 ? "{start.}" : n < stretches ? launchWithin(n, "{start.}", "{end.}") : "{end.}");
    const isLevel = `OR({drift}=0,${rent}=0)`;
    const meets = `IF({floor}=0,IF({drift}>0,${span},0),MIN(${span},MAX(0,LN(${rent}/{floor})/{drift})))`;
    return [
      row(`from_${j}`, "years", j === 0 ? "start of the period" : `launch ${j} in time, within the period`, `=${begins(j)}`, periods),
      row(`span_${j}`, "years", "length of the stretch", `=${begins(j + 1)}-${from}`, periods),
      row(`rent_${j}`, "$/GPU-hour", "rent at its start, after a launch, without the floor", `=${rentAt(spot, from)}`, periods),
      row(`crossing_${j}`, "years", "years into the stretch until rent meets the floor", `=IF(${isLevel},${span},${meets})`, periods),
      row(`moving_${j}`, "years", "years in which rent is above the floor", `=IF({drift}>0,${crossing},${span}-${crossing})`, periods),
      ...meanDiscount(`share_${j}`, "{drift}", `{moving_${j}.}`, periods),
      row(
        `area_${j}`,
        "$/GPU-hour · years",
        "rent · years · share above the floor, and the floor · the other years",
        `=IF(${isLevel},MAX(${rent},{floor})*${span},IF({drift}>0,${rent}*{moving_${j}.}*{share_${j}.}+{floor}*(${span}-${crossing}),{floor}*${crossing}+MAX(${rent},{floor})*{moving_${j}.}*{share_${j}.}))`,
        periods,
      ),
    ];
  }).flat();
  const areas = Array.from({ length: stretches }, (_, j) => `{area_${j}.}`).join("+");
  return [
    row("drift", "per year, continuous", "−ln(1 − deflation)", "=-LN(1-{deflation})"),
    ...parts,
    row("spot", "$/GPU-hour", "sum of the areas/length of the period", `=(${areas})/({end.}-{start.})`, periods),
  ];
};

const MOMENT: Readonly<Record<Exclude<Timing, "AVG">, string>> = { START: "{start.}", MID: "({period.}-0.5)/{freq}", END: "{end.}" };

/** RENT_CURVE: one column a period. */
export const rentCurveTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, entry } = argumentsOf(call);
  const timing = values["timing"]![0] as Timing;
  const places = liftedPlaces(call);
  const periods = places.length;
  const spot: SpotTokens = { rent: "{rent}", deflation: "{deflation}", launches: launchTokens(values["launchYears"]!.length, entry) };
  const spotRows: readonly TwinRow[] =
    timing === "AVG"
      ? meanRows(spot, periods)
      : [
          row("moment", "years", `${timing} of the period`, `=${MOMENT[timing]}`, periods),
          row("spot", "$/GPU-hour", "max(floor, rent · (1 − deflation)^t · Π(1 − step))", `=MAX({floor},${rentAt(spot, "{moment.}")})`, periods),
        ];
  return closed(
    "RENT_CURVE with built-in functions",
    call,
    [
      ...rows,
      row(
        "as_laid_out",
        "TRUE/FALSE",
        "timing and number of periods are still those laid out here",
        `=AND({timing}="${timing}",ROUND({years}*{freq},0)=${periods})`,
      ),
      row(
        "period",
        "period",
        "1 is the period that starts today",
        Array.from({ length: periods }, (_, t) => t + 1),
      ),
      row("start", "years", "(period − 1)/freq", "=({period.}-1)/{freq}", periods),
      row("end", "years", "period/freq", "={period.}/{freq}", periods),
      ...spotRows,
      output("curve", "$/GPU-hour", "spot; #N/A when the rows no longer fit the arguments", "=IF({as_laid_out},{spot.},NA())", periods),
    ],
    [{ native: "curve", unit: "$/GPU-hour", of: call, places }],
  );
};
