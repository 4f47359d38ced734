import { check, checkDenominator } from "../errors";
import { annuity, timeWeightedAnnuity } from "../numerics/annuity";
import { type AnnualRate, type Fraction, HOURS_PER_YEAR, type Usd, type UsdPerHour, type Years } from "../units";
import { lifeOf } from "./economics";

export interface GpuDurationInput {
  readonly rent: UsdPerHour;
  readonly opex: UsdPerHour;
  readonly deflation: AnnualRate;
  readonly util: Fraction;
  readonly disc: AnnualRate;
  readonly maxLife: Years;
}

export interface GpuDurationWorkings {
  /** ln(1 + disc) and −ln(1 − deflation): the rates that the durations refer to. */
  readonly discounting: AnnualRate;
  readonly drift: AnnualRate;
  readonly life: Years;
  /** Present values of rent earned and of running cost until the end of life. */
  readonly rentValue: Usd;
  readonly opexValue: Usd;
  readonly value: Usd;
  /** The same two streams, each payment times the years until it is made. */
  readonly rentTimesYears: number;
  readonly opexTimesYears: number;
  readonly rateDuration: Years;
  readonly deflationDuration: Years;
}

/**
 * How much the value of a GPU moves with the discount rate, and how much with deflation.
 *
 *     value             = 8760 · [util · rent · φ(k + d, life) − opex · φ(k, life)],  k = ln(1 + disc), d = −ln(1 − deflation)
 *     rateDuration      = −∂ln(value)/∂k = 8760 · [util · rent · τ(k + d, life) − opex · τ(k, life)] / value
 *     deflationDuration = −∂ln(value)/∂d = 8760 · util · rent · τ(k + d, life) / value
 *
 * Life moves with deflation too, but the margin is 0 where it ends, so the move of the end itself is worth nothing and
 * the closed form is exact. The two durations are equal (and equal to Macaulay's) only without running cost: with it,
 * deflation works on the rent alone and the cost stays, like leverage on the value.
 *
 * Units    $/GPU-hour, effective yearly rates, years -> $ per GPU, years.
 * Errors   division: value 0 (a chip without margin today); bad-input: rates at which the value overflows.
 * Source   docs/conventions.md#gpu-duration
 */
export function gpuDuration({ rent, opex, deflation, util, disc, maxLife }: GpuDurationInput): GpuDurationWorkings {
  const discounting = Math.log1p(disc);
  const drift = -Math.log1p(-deflation);
  const life = lifeOf({ spot: { rent, keep: 1 - deflation, drift, launches: [] }, opex, util }, maxLife);

  const rentValue = HOURS_PER_YEAR * util * rent * annuity(discounting + drift, life);
  const opexValue = HOURS_PER_YEAR * opex * annuity(discounting, life);
  const value = rentValue - opexValue;
  checkDenominator<GpuDurationInput>("rent", value, () => `expected a chip with value, got 0: util times rent is ${util * rent} against opex ${opex}`);

  const rentTimesYears = HOURS_PER_YEAR * util * rent * timeWeightedAnnuity(discounting + drift, life);
  const opexTimesYears = HOURS_PER_YEAR * opex * timeWeightedAnnuity(discounting, life);
  const rateDuration = (rentTimesYears - opexTimesYears) / value;
  const deflationDuration = rentTimesYears / value;
  const isFinite = Number.isFinite(rateDuration) && Number.isFinite(deflationDuration);
  check<GpuDurationInput>("deflation", isFinite, () => `expected rates that keep the value finite for ${maxLife} years, got ${deflation}`);
  return { discounting, drift, life, rentValue, opexValue, value, rentTimesYears, opexTimesYears, rateDuration, deflationDuration };
}
