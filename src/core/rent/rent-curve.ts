import type { Timing } from "../conventions";
import { check } from "../errors";
import type { UsdPerHour, Years } from "../units";
import { wholePeriods } from "./periods";
import { meanRent, rentAt, type SpotInput, spotOf } from "./spot";

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
  const { years, freq, timing, floor } = input;
  const periods = wholePeriods<RentCurveInput>("years", years, freq);
  const spot = spotOf(input);

  const at = (time: Years): UsdPerHour => Math.max(floor, rentAt(spot, time));
  const rentOf: Readonly<Record<Timing, (period: number) => UsdPerHour>> = {
    AVG: (period) => meanRent(spot, floor, (period - 1) / freq, period / freq),
    START: (period) => at((period - 1) / freq),
    MID: (period) => at((period - 0.5) / freq),
    END: (period) => at(period / freq),
  };
  const numbers = Array.from({ length: periods }, (_, i) => i + 1);
  const startRents = numbers.map(rentOf.START);
  const endRents = numbers.map(rentOf.END);
  const rents = numbers.map(rentOf[timing]);

  const isFinite = [...startRents, ...endRents, ...rents].every(Number.isFinite);
  check<RentCurveInput>("deflation", isFinite, `expected rents that stay finite for ${years} years, got ${input.deflation}`);
  return { startRents, endRents, rents };
}
