import { check } from "../errors";
import { annuity } from "../numerics/annuity";
import { type Segment, segmentsOf, type Spot, type SpotInput, spotOf } from "../rent/spot";
import { type AnnualRate, type Fraction, HOURS_PER_YEAR, type Usd, type UsdPerHour, type Years } from "../units";

export interface EconomicLifeInput extends SpotInput {
  /** Cash running cost of an hour, sold or not. */
  readonly opex: UsdPerHour;
  readonly util: Fraction;
  /** Years from today at which the chip is retired at the latest. */
  readonly maxLife: Years;
}

export interface EconomicLifeWorkings {
  /** util · rent − opex today. */
  readonly marginToday: UsdPerHour;
  /** Continuous yearly fall of rent, −ln(1 − deflation). */
  readonly drift: AnnualRate;
  /** Today and every launch before the latest retirement: the moments at which margin is tested. */
  readonly testYears: readonly Years[];
  readonly testMargins: readonly UsdPerHour[];
  readonly life: Years;
}

export interface EconomicValueInput extends EconomicLifeInput {
  /** Effective discount rate. */
  readonly disc: AnnualRate;
  /** Scrap proceeds for one GPU at the end of its economic life. */
  readonly salvage: Usd;
  /** Moment of the valuation, in years from today. */
  readonly fromYear: Years;
}

export interface EconomicValueWorkings {
  readonly life: Years;
  /** Start of each stretch without a launch, between the valuation and the end of life. */
  readonly segmentYears: readonly Years[];
  readonly segmentRents: readonly UsdPerHour[];
  /** Present value, at the valuation, of each stretch. */
  readonly segmentValues: readonly Usd[];
  readonly salvageValue: Usd;
  readonly value: Usd;
}

interface Margin {
  readonly spot: Spot;
  readonly opex: UsdPerHour;
  readonly util: Fraction;
}

/** inf{t: margin(t) ≤ 0}, at most maxLife: each segment up to there is tested at its start, then solved by the logarithm. */
const lifeWithin = (segments: readonly Segment[], { spot, opex, util }: Margin, maxLife: Years): Years => {
  for (const { from, to, rent } of segments) {
    if (util * rent - opex <= 0) return from;
    // Rents that do not fall, and chips that cost nothing to run, never meet their running cost inside a segment.
    const runs = spot.drift > 0 && opex > 0 ? Math.log((util * rent) / opex) / spot.drift : Infinity;
    if (from + runs < to) return from + runs;
  }
  return maxLife;
};

export const lifeOf = (margin: Margin, maxLife: Years): Years => lifeWithin(segmentsOf(margin.spot, 0, maxLife), margin, maxLife);

/** Segments that run on, ended where the chip is switched off: what segmentsOf(spot, from, end) would answer. */
const endedAt = (segments: readonly Segment[], end: Years): readonly Segment[] => {
  const ended: Segment[] = [];
  for (const { from, to, rent } of segments) if (from < end) ended.push({ from, to: Math.min(to, end), rent });
  return ended;
};

/** Present value at `from` of util · rent − opex over each segment that starts there or later, for every hour of the year. */
const valuesOf = (segments: readonly Segment[], { spot, opex, util }: Margin, disc: AnnualRate, from: Years) => {
  const discounting = Math.log1p(disc);
  const values: (Segment & { readonly value: Usd })[] = [];
  for (const segment of segments) {
    const span = segment.to - segment.from;
    const earned = util * segment.rent * annuity(discounting + spot.drift, span) - opex * annuity(discounting, span);
    // As an exponential: a JavaScript engine takes three times as long for a power.
    const value = HOURS_PER_YEAR * Math.exp(discounting * (from - segment.from)) * earned;
    values.push({ from: segment.from, to: segment.to, rent: segment.rent, value });
  }
  return values;
};

export const segmentValuesOf = (margin: Margin, disc: AnnualRate, from: Years, to: Years) => valuesOf(segmentsOf(margin.spot, from, to), margin, disc, from);

/**
 * Economic life of a GPU: the years until the rent it earns no longer covers what it costs to run.
 *
 *     margin(t) = util · rent(t) − opex
 *     life      = first t with margin(t) ≤ 0, at most maxLife;  ln(util · rent/opex)/drift without launches
 *
 * The chip is switched off for good at that moment, which is optimal while rents do not rise; where they rise, a chip
 * that loses money today still has a life of 0. A chip without margin today has no life, whatever comes later.
 *
 * Shapes   launchYears[m], step[1] or step[m] -> scalar.
 * Units    $/GPU-hour; deflation effective per year -> years from today.
 * Errors   bad-input: step has neither one entry nor one for each launch; rents overflow.
 * Source   docs/conventions.md#economic-life
 */
export function economicLife(input: EconomicLifeInput): EconomicLifeWorkings {
  const margin: Margin = { opex: input.opex, util: input.util, spot: spotOf(input) };
  const segments = segmentsOf(margin.spot, 0, input.maxLife);

  const testYears = segments.map(({ from }) => from);
  const testMargins = segments.map(({ rent }) => margin.util * rent - margin.opex);
  const life = lifeWithin(segments, margin, input.maxLife);

  const isFinite = testMargins.every(Number.isFinite);
  check<EconomicLifeInput>("deflation", isFinite, () => `expected rents that stay finite for ${input.maxLife} years, got ${input.deflation}`);
  return { marginToday: testMargins[0]!, drift: margin.spot.drift, testYears, testMargins, life };
}

/**
 * Economic value of a GPU: what it still earns above its running cost until the end of its economic life, discounted.
 *
 *     value = 8760 · Σ_segments (1 + disc)^(fromYear − t₁) · [util · rent(t₁) · φ(k + d, Δ) − opex · φ(k, Δ)]
 *             + salvage · (1 + disc)^(fromYear − life),   k = ln(1 + disc), d = −ln(1 − deflation)
 *
 * A segment runs from t₁ for Δ years without a launch. At or after the end of life the value is the salvage alone. It
 * is a value in use to an owner who sells every hour at the assumed rent; the resale market may say something else.
 *
 * Shapes   launchYears[m], step[1] or step[m] -> scalar.
 * Units    $/GPU-hour, effective yearly rates, years from today; salvage $ per GPU -> $ per GPU at fromYear.
 * Errors   bad-input: step has neither one entry nor one for each launch; rents or discount factors overflow.
 * Source   docs/conventions.md#economic-value
 */
export function economicValue(input: EconomicValueInput): EconomicValueWorkings {
  const { disc, salvage, fromYear, maxLife } = input;
  const margin: Margin = { opex: input.opex, util: input.util, spot: spotOf(input) };

  const fromToday = segmentsOf(margin.spot, 0, maxLife);
  const life = lifeWithin(fromToday, margin, maxLife);
  const isDead = fromYear >= life;
  // Seen from today the chip earns along the segments that its life was found on.
  const ahead = isDead ? [] : fromYear === 0 ? endedAt(fromToday, life) : segmentsOf(margin.spot, fromYear, life);
  const segments = valuesOf(ahead, margin, disc, fromYear);
  const salvageValue = isDead ? salvage : salvage * Math.exp(Math.log1p(disc) * (fromYear - life));

  const segmentYears: Years[] = [];
  const segmentRents: UsdPerHour[] = [];
  const segmentValues: Usd[] = [];
  let value = salvageValue;
  for (const segment of segments) {
    segmentYears.push(segment.from);
    segmentRents.push(segment.rent);
    segmentValues.push(segment.value);
    value += segment.value;
  }
  check<EconomicValueInput>("deflation", Number.isFinite(value), () => `expected rates that keep the value finite for ${maxLife} years, got ${input.deflation}`);
  return { life, segmentYears, segmentRents, segmentValues, salvageValue, value };
}
