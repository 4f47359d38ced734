import type { Timing } from "../conventions";
import { check } from "../errors";
import type { Periods, UsdPerHour, Years } from "../units";
import { wholePeriods } from "./periods";
import { meanRent, rentAt, type Spot, type SpotInput, spotOf } from "./spot";

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

type RentOfPeriod = (period: Periods) => UsdPerHour;

/** The rent of a period, counted from 1, read at each of the moments that a period has. */
const readings = ({ freq, floor }: RentCurveInput, spot: Spot): Readonly<Record<Timing, RentOfPeriod>> => {
  const at = (time: Years): UsdPerHour => Math.max(floor, rentAt(spot, time));
  return {
    AVG: (period) => meanRent(spot, floor, (period - 1) / freq, period / freq),
    START: (period) => at((period - 1) / freq),
    MID: (period) => at((period - 0.5) / freq),
    END: (period) => at(period / freq),
  };
};

const everyPeriod = (periods: Periods, rentOf: RentOfPeriod): UsdPerHour[] => {
  const rents: UsdPerHour[] = [];
  for (let period = 1; period <= periods; period += 1) rents.push(rentOf(period));
  return rents;
};

const checkFinite = ({ years, deflation }: RentCurveInput, rents: readonly UsdPerHour[]): void =>
  check<RentCurveInput>("deflation", rents.every(Number.isFinite), () => `expected rents that stay finite for ${years} years, got ${deflation}`);

/** The rents of rentCurve alone, for a fleet that asks for them a hundred thousand times and shows no workings of them. */
export function periodRents(input: RentCurveInput): readonly UsdPerHour[] {
  const periods = wholePeriods<RentCurveInput>("years", input.years, input.freq);
  const rents = everyPeriod(periods, readings(input, spotOf(input))[input.timing]);
  checkFinite(input, rents);
  return rents;
}

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
  const rentOf = readings(input, spotOf(input));
  const startRents = everyPeriod(periods, rentOf.START);
  const endRents = everyPeriod(periods, rentOf.END);
  const rents = everyPeriod(periods, rentOf[input.timing]);
  for (const some of [startRents, endRents, rents]) checkFinite(input, some);
  return { startRents, endRents, rents };
}
