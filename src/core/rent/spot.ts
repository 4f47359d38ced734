import { stepOfEachLaunch } from "../chip/launches";
import { annuity } from "../numerics/annuity";
import type { AnnualRate, Fraction, UsdPerHour, Years } from "../units";

/** What decides the spot rent of one chip at every future moment. */
export interface SpotInput {
  readonly rent: UsdPerHour;
  /** Fall of rent a year, effective; negative when rents rise. */
  readonly deflation: AnnualRate;
  /** Years from today at which a new generation launches. */
  readonly launchYears: readonly Years[];
  /** Share of rent lost at each launch: one for all, or one for each. */
  readonly step: readonly Fraction[];
}

/** Spot rent as a function of time: an exponential with a fall at each launch. */
export interface Spot {
  readonly rent: UsdPerHour;
  /** Share of rent left after one year without a launch. */
  readonly keep: Fraction;
  /** The same as a continuous rate: −ln(keep). */
  readonly drift: AnnualRate;
  /** Sorted by time. */
  readonly launches: readonly { readonly at: Years; readonly left: Fraction }[];
}

/** A stretch of time without a launch inside it. */
export interface Segment {
  readonly from: Years;
  readonly to: Years;
  /** Rent at its start, after a launch at that very moment. */
  readonly rent: UsdPerHour;
}

export const spotOf = <Input extends SpotInput>({ rent, deflation, launchYears, step }: Input): Spot => {
  const steps = stepOfEachLaunch<SpotInput>("step", step, launchYears.length);
  const launches = launchYears.map((at, j) => ({ at, left: 1 - steps[j]! })).sort((a, b) => a.at - b.at);
  return { rent, keep: 1 - deflation, drift: -Math.log1p(-deflation), launches };
};

/**
 * Spot rent at a moment:
 *
 *     rent(t) = rent · (1 − deflation)^t · Π_{launch ≤ t} (1 − step)
 *
 * A launch at the very moment counts as launched, and so does every launch at or before today (t = 0).
 *
 * Units    $/GPU-hour; time in years from today.
 * Source   docs/conventions.md#rent-curve
 */
export const rentAt = ({ rent, keep, launches }: Spot, time: Years): UsdPerHour => {
  let left = 1;
  for (const launch of launches) if (launch.at <= time) left *= launch.left;
  return rent * keep ** time * left;
};

/** A span of time cut at the launches inside it. Inside a segment rent is a plain exponential and integrates exactly. */
export const segmentsOf = (spot: Spot, from: Years, to: Years): readonly Segment[] => {
  const inside: Years[] = [];
  for (const { at } of spot.launches) if (at > from && at < to && at !== inside.at(-1)) inside.push(at);
  return [from, ...inside].map((start, i) => ({ from: start, to: inside[i] ?? to, rent: rentAt(spot, start) }));
};

/**
 * ∫ max(floor, rent(t)) dt over one segment. Falling rent earns the exponential until it meets the floor, rising rent
 * earns the floor until it outgrows it; a crossing before or after the segment means that it does not happen here.
 */
const integralWithFloor = ({ from, to, rent }: Segment, drift: AnnualRate, floor: UsdPerHour): number => {
  const span = to - from;
  if (drift === 0 || rent === 0) return Math.max(rent, floor) * span;
  const crossing = Math.min(span, Math.max(0, Math.log(rent / floor) / drift));
  return drift > 0
    ? rent * annuity(drift, crossing) + floor * (span - crossing)
    : floor * crossing + Math.max(rent, floor) * annuity(drift, span - crossing);
};

/**
 * Exact mean of spot rent, never below the floor, over an interval of positive length:
 *
 *     mean = Σ_segments ∫ max(floor, rent(t)) dt / (to − from)
 *
 * Units    $/GPU-hour; times in years from today.
 * Source   docs/conventions.md#rent-curve
 */
export const meanRent = (spot: Spot, floor: UsdPerHour, from: Years, to: Years): UsdPerHour =>
  segmentsOf(spot, from, to).reduce((sum, segment) => sum + integralWithFloor(segment, spot.drift, floor), 0) / (to - from);
