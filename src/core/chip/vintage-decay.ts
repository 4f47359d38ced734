import { check, checkDenominator } from "../errors";
import { type AnnualRate, type Fraction, notDefined, type NotDefined, type Usd, type Years } from "../units";

export interface VintageDecayInput {
  /** Age of each chip, or years since its generation became available. */
  readonly ages: readonly Years[];
  /** Price or rent of each, all on one day. */
  readonly prices: readonly Usd[];
}

export interface VintageDecayWorkings {
  readonly meanAge: Years;
  readonly meanLogPrice: number;
  /** Change of ln(price) with one year of age: ordinary least squares. */
  readonly slope: number;
  /** Price of a new chip on the fitted line. */
  readonly priceAtAgeZero: Usd;
  /** Standard error of the slope; needs a third point. */
  readonly slopeError: number | NotDefined;
  readonly decay: AnnualRate;
  readonly rSquared: Fraction | NotDefined;
  readonly count: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const products = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/**
 * Yearly decay read from prices of several vintages on one day:
 *
 *     ln(price) = intercept + slope · age  by ordinary least squares,   decay = 1 − e^slope
 *
 * A cross-section of generations contains the launches between them: use its decay without explicit launch steps. It is
 * not the fall of one chip's price over time, which the growth of the whole market moves as well.
 *
 * Shapes   ages[n], prices[n], n ≥ 2 -> [decay, R², n].
 * Units    years, any one money unit -> effective per year, share of variance, count.
 * Errors   bad-input: fewer than two points, lengths differ; division: all ages equal. R² is empty where all prices are.
 * Source   docs/conventions.md#vintage-decay
 */
export function vintageDecay({ ages, prices }: VintageDecayInput): VintageDecayWorkings {
  const count = ages.length;
  check<VintageDecayInput>("ages", count >= 2, () => `expected at least two points, got ${count}`);
  check<VintageDecayInput>("prices", prices.length === count, () => `expected ${count} prices as in ages, got ${prices.length}`);
  checkDenominator<VintageDecayInput>("ages", ages.every((age) => age === ages[0]) ? 0 : 1, () => `expected ages that differ, got ${ages[0]} throughout`);

  const logPrices = prices.map(Math.log);
  const [meanAge, meanLogPrice] = [mean(ages), mean(logPrices)];
  const ageGaps = ages.map((age) => age - meanAge);
  const priceGaps = logPrices.map((logPrice) => logPrice - meanLogPrice);
  const slope = products(ageGaps, priceGaps) / products(ageGaps, ageGaps);

  const unexplained = priceGaps.reduce((sum, gap, i) => sum + (gap - slope * ageGaps[i]!) ** 2, 0);
  const isFlat = prices.every((price) => price === prices[0]);
  return {
    meanAge, meanLogPrice, slope,
    priceAtAgeZero: Math.exp(meanLogPrice - slope * meanAge),
    slopeError: count > 2 ? Math.sqrt(unexplained / (count - 2) / products(ageGaps, ageGaps)) : notDefined("two points leave no error to measure"),
    decay: -Math.expm1(slope),
    rSquared: isFlat ? notDefined("prices do not vary") : Math.max(0, 1 - unexplained / products(priceGaps, priceGaps)),
    count,
  };
}
