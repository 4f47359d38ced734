import { check, checkDenominator } from "../errors";
import { annuity } from "../numerics/annuity";
import { type AnnualRate, type Fraction, HOURS_PER_YEAR, type Usd, type UsdPerHour, type Years } from "../units";

export interface LaunchStepInput {
  readonly rentOld: UsdPerHour;
  /** Performance of one GPU in any unit that both share: memory bandwidth, FLOP/s, tokens a second. */
  readonly perfOld: number;
  readonly rentNew: UsdPerHour;
  readonly perfNew: number;
  /** Rent per unit of performance that the old chip keeps above the new one; 1 is parity. */
  readonly premium: number;
}

export interface LaunchStepWorkings {
  readonly parityRent: UsdPerHour;
  readonly step: Fraction;
}

/**
 * Share of rent an old chip loses when a new generation is let at equal rent per unit of performance:
 *
 *     parityRent = rentNew · perfOld/perfNew · premium,   step = max(0, 1 − parityRent/rentOld)
 *
 * In autumn 2026 older chips rent at .96 (A100) to 1.25–1.40 (H100) of parity by memory bandwidth, so the step with a
 * premium of 1 is an upper bound for them. A chip already below parity loses nothing more.
 *
 * Units    $/GPU-hour, performance in one unit -> share of the old rent.
 * Errors   bad-input: a parity rent that overflows.
 * Source   docs/conventions.md#launch-step
 */
export function launchStep({ rentOld, perfOld, rentNew, perfNew, premium }: LaunchStepInput): LaunchStepWorkings {
  const parityRent = rentNew * (perfOld / perfNew) * premium;
  check<LaunchStepInput>("perfNew", Number.isFinite(parityRent), () => `expected a performance comparable with perf_old, got ${perfNew} against ${perfOld}`);
  return { parityRent, step: Math.max(0, 1 - parityRent / rentOld) };
}

export interface DisplacementRentInput {
  readonly rentNew: UsdPerHour;
  /** Power that one GPU takes from the site, servers and network included. */
  readonly kwNew: number;
  readonly opexNew: UsdPerHour;
  readonly costNew: Usd;
  readonly lifeNew: Years;
  readonly kwOld: number;
  readonly opexOld: UsdPerHour;
  readonly util: Fraction;
  readonly disc: AnnualRate;
}

export interface DisplacementRentWorkings {
  /** Hourly payment that returns the price of the new chip over its life. */
  readonly annuityPerHour: UsdPerHour;
  /** What the new chip earns above its running cost and its price. */
  readonly surplus: UsdPerHour;
  /** Value of one kilowatt for one hour in the hands of the new chip. */
  readonly powerRent: number;
  readonly displacementRent: UsdPerHour;
}

/**
 * The rent below which an old chip loses its slot to a new one where power, not chips, is scarce:
 *
 *     annuityPerHour   = costNew / (8760 · φ(ln(1 + disc), lifeNew))
 *     powerRent        = max(0, (util · rentNew − opexNew − annuityPerHour) / kwNew)      $ per kW-hour
 *     displacementRent = (opexOld + kwOld · powerRent) / util
 *
 * The old chip is paid for, so it bears no annuity; it must pay for the power that the new one would turn into profit.
 * Where the new chip does not earn its price the power is not contested and running cost alone decides.
 *
 * Units    $/GPU-hour, kW per GPU, $, years, disc effective per year -> $/GPU-hour.
 * Errors   division: util 0; bad-input: rates at which the annuity overflows.
 * Source   docs/conventions.md#displacement-rent
 */
export function displacementRent(input: DisplacementRentInput): DisplacementRentWorkings {
  const { rentNew, kwNew, opexNew, costNew, lifeNew, kwOld, opexOld, util, disc } = input;
  checkDenominator<DisplacementRentInput>("util", util, "expected a share above 0, got 0");
  const annuityPerHour = costNew / (HOURS_PER_YEAR * annuity(Math.log1p(disc), lifeNew));
  const surplus = util * rentNew - opexNew - annuityPerHour;
  const powerRent = Math.max(0, surplus / kwNew);
  const rent = (opexOld + kwOld * powerRent) / util;
  check<DisplacementRentInput>("kwNew", Number.isFinite(rent), () => `expected arguments whose rent is finite, got ${kwNew}`);
  return { annuityPerHour, surplus, powerRent, displacementRent: rent };
}
