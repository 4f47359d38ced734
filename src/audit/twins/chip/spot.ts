import { row } from "../rows";
import type { TwinRow } from "../twin";

/** The tokens of today's rent, its fall, and the moments and steps of the launches. */
export interface SpotTokens {
  readonly rent: string;
  readonly deflation: string;
  readonly launches: readonly { readonly at: string; readonly step: string }[];
}

/** Launches of a call as tokens; one step may stand for all. */
export const launchTokens = (count: number, entry: (key: string, n: number) => string): SpotTokens["launches"] =>
  Array.from({ length: count }, (_, j) => ({ at: entry("launchYears", j + 1), step: entry("step", j + 1) }));

/** rent · (1 − deflation)^t, and 1 − step for each launch up to t. */
export const rentAt = ({ rent, deflation, launches }: SpotTokens, time: string): string =>
  `${rent}*(1-${deflation})^${time}${launches.map(({ at, step }) => `*IF(${at}<=${time},1-${step},1)`).join("")}`;

/** The n-th launch in time (from 1), moved into a span that it lies outside of: it then cuts off nothing. */
export const launchWithin = (n: number, from: string, to: string): string => `MIN(${to},MAX(${from},SMALL({launch_years:},${n})))`;

/** Life from today: rows of each stretch between launches, ending in the row life. Needs drift, and one column a call. */
export function lifeRows(spot: SpotTokens, opex: string, util: string, maxLife: string, columns: number): readonly TwinRow[] {
  const stretches = spot.launches.length + 1;
  return [
    row("drift", "per year, continuous", "−ln(1 − deflation)", `=-LN(1-${spot.deflation})`, columns),
    ...Array.from({ length: stretches }, (_, j): readonly TwinRow[] => {
      const [from, earned, end] = [`{from_${j}.}`, `{earned_${j}.}`, `{end_${j}.}`];
      const to = j + 1 < stretches ? launchWithin(j + 1, "0", maxLife) : maxLife;
      const meets = `MIN(${to},${from}+LN(${earned}/${opex})/{drift.})`;
      return [
        row(
          `from_${j}`,
          "years",
          j === 0 ? "stretch 0 begins today" : `launch ${j} in time, within today and max_life`,
          `=${j === 0 ? "0" : launchWithin(j, "0", maxLife)}`,
          columns,
        ),
        row(`earned_${j}`, "$/GPU-hour", "util · rent at that moment, after a launch", `=${util}*${rentAt(spot, from)}`, columns),
        row(
          `end_${j}`,
          "years",
          "where util · rent meets opex, at the latest the end of the stretch",
          `=IF(${earned}<=${opex},${from},IF(AND({drift.}>0,${opex}>0),${meets},${to}))`,
          columns,
        ),
        row(
          `life_${j}`,
          "years",
          j === 0 ? "end of the stretch" : "end of this stretch, unless life has ended in one before",
          j === 0 ? `=${end}` : `=IF({life_${j - 1}.}<${from},{life_${j - 1}.},${end})`,
          columns,
        ),
      ];
    }).flat(),
    row("life", "years", "first moment with util · rent ≤ opex, at most max_life", `={life_${stretches - 1}.}`, columns),
  ];
}
