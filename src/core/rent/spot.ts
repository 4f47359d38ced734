import { checkSteps, stepOf } from "../chip/launches";
import { annuity } from "../numerics/annuity";
import { log1p, logarithm, power } from "../numerics/powers";
import type { AnnualRate, Fraction, UsdPerHour, Years } from "../units";

/** What decides the spot rent of one chip at every future moment. */
export interface SpotInput {
  readonly rent: UsdPerHour;
  /** Fall of rent a year, effective; negative when rents rise. */
  readonly deflation: AnnualRate;
  /** Years from today at which a new generation launches; absent = none is expected. */
  readonly launchYears?: readonly Years[] | undefined;
  /** Share of rent lost at each launch: one for all, or one for each. */
  readonly step: readonly Fraction[];
}

interface Launch {
  readonly at: Years;
  /** Share of rent that is left after it. */
  readonly left: Fraction;
}

/** Spot rent as a function of time: an exponential with a fall at each launch. */
export interface Spot {
  readonly rent: UsdPerHour;
  /** Share of rent left after one year without a launch. */
  readonly keep: Fraction;
  /** The same as a continuous rate: −ln(keep). */
  readonly drift: AnnualRate;
  /** Sorted by time. */
  readonly launches: readonly Launch[];
}

/** A stretch of time without a launch inside it. */
export interface Segment {
  readonly from: Years;
  readonly to: Years;
  /** Rent at its start, after a launch at that very moment. */
  readonly rent: UsdPerHour;
}

const NO_LAUNCHES: readonly Years[] = [];

export const spotOf = ({ rent, deflation, launchYears = NO_LAUNCHES, step }: SpotInput): Spot => {
  checkSteps<SpotInput>("step", step, launchYears.length);
  const launches = new Array<Launch>(launchYears.length);
  let isSorted = true;
  for (let j = 0; j < launchYears.length; j += 1) {
    const at = launchYears[j]!;
    isSorted &&= j === 0 || at >= launchYears[j - 1]!;
    launches[j] = { at, left: 1 - stepOf(step, j) };
  }
  // Launches are nearly always given in order, and to sort them takes longer than to price the chip.
  if (!isSorted) launches.sort((a, b) => a.at - b.at);
  return { rent, keep: 1 - deflation, drift: -log1p(-deflation), launches };
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
  return rent * power(keep, time) * left;
};

/** A span of time cut at the launches inside it. Inside a segment rent is a plain exponential and integrates exactly. */
export const segmentsOf = ({ rent, keep, launches }: Spot, from: Years, to: Years): readonly Segment[] => {
  const segments: Segment[] = [];
  let start = from;
  /** Share of rent left by the launches up to start. */
  let left = 1;
  for (const { at, left: leftByOne } of launches) {
    if (at > start && at < to) {
      segments.push({ from: start, to: at, rent: rent * power(keep, start) * left });
      start = at;
    }
    if (at <= start) left *= leftByOne;
  }
  segments.push({ from: start, to, rent: rent * power(keep, start) * left });
  return segments;
};

/**
 * ∫ max(floor, rent(t)) dt over one segment. Falling rent earns the exponential until it meets the floor, rising rent
 * earns the floor until it outgrows it; a crossing before or after the segment means that it does not happen here.
 */
const integralWithFloor = ({ from, to, rent }: Segment, drift: AnnualRate, floor: UsdPerHour): number => {
  const span = to - from;
  if (drift === 0 || rent === 0) return Math.max(rent, floor) * span;
  if (floor === 0) return rent * annuity(drift, span);
  const crossing = Math.min(span, Math.max(0, logarithm(rent / floor) / drift));
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
export const meanRent = (spot: Spot, floor: UsdPerHour, from: Years, to: Years): UsdPerHour => {
  let earned = 0;
  for (const segment of segmentsOf(spot, from, to)) earned += integralWithFloor(segment, spot.drift, floor);
  return earned / (to - from);
};

/**
 * meanRent of each period from today on: from = t/freq, to = (t + 1)/freq. A loan asks for hundreds, so what periods share
 * is computed once: φ(drift, span) while spans are equal, and keep^from as keep^(whole years) · keep^(rest of a year),
 * which is one rounding more than the power itself.
 *
 * Shapes   scalars -> mean[periods]; freq a whole number.
 * Units    $/GPU-hour; times in years from today.
 * Source   docs/conventions.md#rent-curve
 */
export const meanRents = (spot: Spot, floor: UsdPerHour, periods: number, freq: number): readonly UsdPerHour[] => {
  const { rent, keep, drift, launches } = spot;
  const means = new Array<UsdPerHour>(periods);
  const keptInYear = new Array<Fraction>(Math.min(freq, periods));
  let keptByYear = 1;
  let left = 1;
  let next = 0;
  let span = 0;
  let rentTime = 0;
  for (let t = 0; t < periods; t += 1) {
    const from = t / freq;
    const to = (t + 1) / freq;
    if (t < freq) keptInYear[t] = power(keep, from);
    if (t % freq === 0) keptByYear = power(keep, from);
    for (; next < launches.length && launches[next]!.at <= from; next += 1) left *= launches[next]!.left;

    const isCut = next < launches.length && launches[next]!.at < to;
    if (isCut || floor > 0) means[t] = meanRent(spot, floor, from, to);
    else {
      if (to - from !== span) {
        span = to - from;
        rentTime = annuity(drift, span);
      }
      const start = rent * (keptByYear * keptInYear[t % freq]!) * left;
      means[t] = start === 0 ? 0 : (start * rentTime) / span;
    }
  }
  return means;
};
