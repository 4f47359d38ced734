import { check } from "../errors";
import type { Fraction, Multiple, Units } from "../units";

export interface SquareRootImpactInput {
  /** Quantity sold. */
  readonly qty: Units;
  /** Quantity the market trades in the same time unit that vol refers to. */
  readonly volume: Units;
  readonly vol: Fraction;
  /** Factor in front of the law, of order 1. */
  readonly y: Multiple;
  /** TRUE: mean over the sale instead of the move at its end. */
  readonly average: boolean;
}

export interface SquareRootImpactWorkings {
  readonly participation: Multiple;
  /** Move of the price at the end of the sale. */
  readonly peak: Fraction;
  readonly impact: Fraction;
}

/**
 * Price move of a large order by the square-root law:
 *
 *     peak = y · vol · √(qty/volume),   mean over the sale = ⅔ · peak
 *
 * ⅔ is ∫₀¹ √s ds: while the order is worked the move follows the root of what has been sold. The law is measured on
 * exchange-traded equities; for GPUs, which trade by appraisal and broker, it is an analogy only.
 *
 * Units    qty and volume in one unit, vol over the time of volume -> share of the price.
 * Errors   bad-input: a participation that overflows.
 * Source   docs/conventions.md#square-root-impact; Sato and Kanazawa, arXiv 2411.13965 (exponent .489 ± .0015).
 */
export function squareRootImpact({ qty, volume, vol, y, average }: SquareRootImpactInput): SquareRootImpactWorkings {
  const participation = qty / volume;
  check<SquareRootImpactInput>("volume", Number.isFinite(participation), () => `expected a volume comparable with qty, got ${volume} against ${qty}`);
  const peak = y * vol * Math.sqrt(participation);
  return { participation, peak, impact: average ? (2 / 3) * peak : peak };
}
