import { check } from "../errors";
import type { Days, Fraction, Units } from "../units";

export interface LiquidityInput {
  /** GPUs to sell. */
  readonly units: Units;
  /** GPUs that the whole market takes in 30 days without a concession. */
  readonly depth: Units;
  /** Days over which the sale is spread evenly. */
  readonly liqDays: Days;
  /** Share of that demand able to house this kit (rack power, liquid cooling). */
  readonly eligible: Fraction;
  readonly elasticity: number;
}

export interface LiquidityWorkings {
  /** GPUs sold in 30 days. */
  readonly pace: number;
  /** pace / what eligible buyers take without a concession. */
  readonly pressure: number;
  readonly factor: Fraction;
}

/** A month of the depth argument. */
const DAYS_OF_DEPTH = 30;

/**
 * Share of the orderly price that a sale at a given pace still brings:
 *
 *     pace   = units / (liqDays / 30)
 *     factor = min(1, (pace / (depth · eligible))^(−elasticity))
 *
 * Inverse demand of constant elasticity, with no premium for selling slowly. The elasticity of .24 is fitted to four
 * appraisers' factors (orderly 180 days 1.00, broker 90 days .85, auction 30 days .65, distressed 7 days .45), so the
 * factor is a share of the orderly liquidation value, not of the value in use.
 *
 * Shapes   scalars -> scalar.
 * Units    GPUs and days -> share of the orderly price.
 * Errors   bad-input: units above 0 with no depth or no days to sell them.
 * Source   docs/conventions.md#liquidity-factor; SpotWire valuator_data.json v0.6, liquidation_factors.
 */
export function liquidity({ units, depth, liqDays, eligible, elasticity }: LiquidityInput): LiquidityWorkings {
  const isSale = units > 0;
  check<LiquidityInput>("depth", !isSale || depth > 0, "expected the GPUs the market takes in 30 days, above 0, because units are to be sold, got 0");
  check<LiquidityInput>("liqDays", !isSale || liqDays > 0, "expected days above 0 because units are to be sold, got 0");

  if (!isSale) return { pace: 0, pressure: 0, factor: 1 };
  const pace = Math.min(Number.MAX_VALUE, units / (liqDays / DAYS_OF_DEPTH));
  const pressure = Math.min(Number.MAX_VALUE, pace / depth / eligible);
  return { pace, pressure, factor: pressure <= 1 ? 1 : pressure ** -elasticity };
}
