import type { Timing } from "../conventions";
import { check } from "../errors";
import type { Periods, UsdPerHour, Years } from "../units";
import { wholePeriods } from "./periods";
import { meanRents, rentAt, type Spot, type SpotInput, spotOf } from "./spot";

export interface RentCurveInput extends SpotInput {
  /** Years that the curve covers. */
  readonly years: Years;
  readonly freq: number;
  readonly timing: Timing;
  /** Rent below which the market never falls. */
  readonly floor: UsdPerHour;
}

export interface RentCurveWorkings {
  /** Rent on the first moment of each period, after a launch at that moment. */
  readonly startRents: readonly UsdPerHour[];
  readonly endRents: readonly UsdPerHour[];
  readonly rents: readonly UsdPerHour[];
}

/** Moments of a period at which its rent can be read, in periods from its end. */
const MOMENTS = { START: 1, MID: 0.5, END: 0 } as const satisfies Readonly<Partial<Record<Timing, number>>>;

/** Rent at one moment of each period, never below the floor. */
const momentRents = (spot: Spot, floor: UsdPerHour, periods: Periods, freq: number, beforeEnd: number): readonly UsdPerHour[] => {
  const rents = new Array<UsdPerHour>(periods);
  for (let period = 1; period <= periods; period += 1) rents[period - 1] = Math.max(floor, rentAt(spot, (period - beforeEnd) / freq));
  return rents;
};

/** The rent of every period, read the way timing says. Rents that overflow are refused. */
const rentsRead = (timing: Timing, spot: Spot, { years, freq, floor, deflation }: RentCurveInput, periods: Periods): readonly UsdPerHour[] => {
  const rents = timing === "AVG" ? meanRents(spot, floor, periods, freq) : momentRents(spot, floor, periods, freq, MOMENTS[timing]);
  for (const rent of rents) check<RentCurveInput>("deflation", Number.isFinite(rent), () => `expected rents that stay finite for ${years} years, got ${deflation}`);
  return rents;
};

/** The rents of rentCurve alone, for a fleet that asks for them a hundred thousand times and shows no workings of them. */
export const periodRents = (input: RentCurveInput): readonly UsdPerHour[] =>
  rentsRead(input.timing, spotOf(input), input, wholePeriods<RentCurveInput>("years", input.years, input.freq));

/**
 * Spot rent of each future period, today's rent falling at an effective yearly rate and by a step at each launch.
 *
 *     rent(t)  = max(floor, rent · (1 − deflation)^t · Π_{launch ≤ t} (1 − step))
 *     rents[t] = mean of rent over the period (AVG), or rent at its start, middle or end
 *
 * AVG is the exact integral, split at launches and where rent meets the floor. It is what a fleet earns that sells its
 * hours evenly; START overstates the first year of a yearly curve by 15 % at a deflation of .25. With explicit launches
 * the deflation must be that of one generation: a cross-section of generations already contains the launches.
 *
 * Shapes   launchYears[m], step[1] or step[m] -> rents[years · freq]; index 1 is the period that starts today.
 * Units    $/GPU-hour -> $/GPU-hour; deflation effective per year, negative when rents rise; times in years from today.
 * Errors   bad-input: years · freq is not whole; step has neither one entry nor one for each launch; rents overflow.
 * Source   docs/conventions.md#rent-curve
 */
export function rentCurve(input: RentCurveInput): RentCurveWorkings {
  const periods = wholePeriods<RentCurveInput>("years", input.years, input.freq);
  const spot = spotOf(input);
  return {
    startRents: rentsRead("START", spot, input, periods),
    endRents: rentsRead("END", spot, input, periods),
    rents: rentsRead(input.timing, spot, input, periods),
  };
}
