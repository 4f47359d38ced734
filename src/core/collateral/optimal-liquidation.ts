import { annuity, timeWeightedAnnuity } from "../numerics/annuity";
import { findRoot } from "../numerics/roots";
import { type Days, DAYS_PER_YEAR, type Fraction, type Usd } from "../units";
import { liquidationProceeds, type LiquidationInput, type LiquidationWorkings } from "./liquidation";

export interface OptimalLiquidationInput extends Omit<LiquidationInput, "liqDays" | "delayDays"> {
  /** The sale takes at most this long. */
  readonly maxDays: Days;
}

export interface OptimalLiquidationWorkings {
  /** Days at which the market takes the units without a concession: 30 · units / (depth · eligible). */
  readonly unhurriedDays: Days;
  /** Every length that could be best: the ends, the unhurried length, and where the marginal day stops paying. */
  readonly candidateDays: readonly Days[];
  readonly candidateProceeds: readonly Usd[];
  readonly days: Days;
  readonly factor: Fraction;
  readonly salesValue: Usd;
  readonly unitCostValue: Usd;
  readonly carryValue: Usd;
  readonly proceeds: Usd;
}

/** Grid on which the sign of the marginal day is read, from a millionth of the span to all of it. */
const GRID = 240;
const SMALLEST_SHARE = 1e-6;
/** A longer sale must bring more than rounding, as a share of the orderly value. */
const TIE = 1e-12;

/**
 * The length of a sale that brings most today: a slow sale is worth more per unit, a fast one loses less to decay.
 *
 *     days = argmax proceeds(days), 0 ≤ days ≤ maxDays
 *     marginal day, times T²: price · (1 − fee) · factor(T) · [ε · φ(a, T) − a · τ(a, T)] + (unitCost · k − carry) · τ(k, T)
 *
 * with a = k + d, k = ln(1 + disc), d = −ln(1 − decay), and ε = elasticity while the pace presses on the price, 0 once
 * it does not. Without unit and holding cost the best length is min(unhurriedDays, 365 · x/a), x/(eˣ − 1) = 1 − ε.
 * With them the value can have more than one peak, and with rising prices the best may lie beyond the unhurried
 * length: so the marginal day is read on 240 points and at the end of each side of it, each change from gain to loss is refined by
 * Brent, and the best of these and of the ends is taken, the shorter one in a tie. 0 days stands for a sale at once.
 *
 * Shapes   scalars -> [days, proceeds]; candidateDays[m].
 * Units    as liquidationProceeds -> days, $.
 * Errors   as liquidationProceeds.
 * Source   docs/conventions.md#optimal-liquidation
 */
export function optimalLiquidation(input: OptimalLiquidationInput): OptimalLiquidationWorkings {
  const { units, depth, eligible, elasticity, price, decay, disc, fee, unitCost, carry, maxDays } = input;
  const unhurriedDays = Math.min(Number.MAX_VALUE, (30 * units) / depth / eligible);
  const discounting = Math.log1p(disc);
  const netFall = discounting - Math.log1p(-decay);
  const knee = Math.min(unhurriedDays, maxDays);

  /** The marginal day on one side of the unhurried length, that length included: its sign says whether to go on. */
  const marginal = (presses: boolean) => (days: Days): number => {
    const years = days / DAYS_PER_YEAR;
    const factor = presses ? (days / unhurriedDays) ** elasticity : 1;
    const earned = (presses ? elasticity * annuity(netFall, years) : 0) - netFall * timeWeightedAnnuity(netFall, years);
    return price * (1 - fee) * factor * earned + (unitCost * discounting - carry) * timeWeightedAnnuity(discounting, years);
  };
  const peaks = (from: Days, to: Days, presses: boolean): readonly Days[] => {
    if (!(to > from)) return [];
    const gain = marginal(presses);
    const points = [...Array.from({ length: GRID }, (_, i) => from + (to - from) * SMALLEST_SHARE ** (1 - (i + 0.5) / GRID)), to];
    const gains = points.map(gain);
    const turns = points.flatMap((point, i) =>
      i > 0 && gains[i - 1]! > 0 && gains[i]! <= 0 ? [findRoot(gain, points[i - 1]!, point, { argument: "maxDays" })] : [],
    );
    // With next to no elasticity the best length lies below the grid.
    return from === 0 && elasticity > 0 && gains[0]! <= 0 ? [points[0]!, ...turns] : turns;
  };
  const atOnce = (): LiquidationWorkings => {
    const pressed = units > 0 && elasticity > 0;
    const [salesValue, unitCostValue] = [pressed ? 0 : units * price * (1 - fee), units * unitCost];
    const none = { delayYears: 0, saleYears: 0, delayCarryValue: 0, saleCarryValue: 0, schedule: [] };
    return { ...none, factor: pressed ? 0 : 1, salesValue, unitCostValue, proceeds: salesValue - unitCostValue };
  };
  const sell = (liqDays: Days): LiquidationWorkings => (liqDays === 0 ? atOnce() : liquidationProceeds({ ...input, liqDays, delayDays: 0 }));

  const candidateDays = [...new Set([0, ...peaks(0, knee, true), knee, ...peaks(knee, maxDays, false), maxDays])].sort((a, b) => a - b);
  const sales = candidateDays.map(sell);
  const candidateProceeds = sales.map(({ proceeds }) => proceeds);
  const best = candidateProceeds.reduce((leader, proceeds, i) => (proceeds > candidateProceeds[leader]! + TIE * units * price ? i : leader), 0);
  const { factor, salesValue, unitCostValue, saleCarryValue: carryValue, proceeds } = sales[best]!;
  return { unhurriedDays, candidateDays, candidateProceeds, days: candidateDays[best]!, factor, salesValue, unitCostValue, carryValue, proceeds };
}
