import type { Days, Fraction } from "../units";

export interface HaircutScalingInput {
  /** Haircut of the table, for baseDays and daily remargining. */
  readonly haircut: Fraction;
  /** Minimum holding period of this transaction, in business days. */
  readonly holdingDays: Days;
  /** Holding period that the table assumes. */
  readonly baseDays: Days;
  /** Days between two remargining dates. */
  readonly remarginDays: Days;
}

export interface HaircutScalingWorkings {
  /** √(holdingDays/baseDays): another minimum holding period. */
  readonly holdingFactor: number;
  /** √((remarginDays + holdingDays − 1)/holdingDays): rarer remargining. */
  readonly remarginFactor: number;
  /** Not limited to 1: above it the collateral counts for nothing. */
  readonly scaled: Fraction;
}

/**
 * A supervisory haircut carried over to another holding period and to rarer remargining, by the square root of time:
 *
 *     scaled = haircut · √(holdingDays/baseDays) · √((remarginDays + holdingDays − 1)/holdingDays)
 *
 * Minimum holding periods are 5 business days for repo, 10 for other capital-market transactions and 20 for secured
 * lending. The root of time knows neither drift nor market depth: over the months that a sale of GPUs takes it
 * understates the loss, which is what REPO_HAIRCUT is for.
 *
 * Units    share, business days -> share.
 * Errors   none within the ranges of the worksheet function.
 * Source   Basel framework CRE22 (comprehensive approach); text read in Central Bank of Bahrain rulebook CA-4.3.11 to 13.
 */
export function scaleHaircut({ haircut, holdingDays, baseDays, remarginDays }: HaircutScalingInput): HaircutScalingWorkings {
  const holdingFactor = Math.sqrt(holdingDays / baseDays);
  const remarginFactor = Math.sqrt((remarginDays + holdingDays - 1) / holdingDays);
  return { holdingFactor, remarginFactor, scaled: haircut * holdingFactor * remarginFactor };
}
