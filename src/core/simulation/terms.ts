import { liquidity } from "../collateral/liquidity";
import { logarithm, power } from "../numerics/powers";
import type { AnnualRate, Days, Fraction, Multiple, Periods, Units, Usd } from "../units";
import type { DynamicsInput } from "./dynamics";
import * as at from "./layout";

/** A limit that passes at exactly its value: a trillionth is rounding, as in COVENANT_TEST. */
const ROUNDING = 1e-12;
/** Unpaid amounts up to this share of the loan are rounding. */
const DUST = 1e-9;

/** What a loan agreement says beyond its schedule, and what a sale of the collateral brings. */
export interface LendingTerms {
  readonly debt: Usd;
  readonly rate: AnnualRate;
  /** DSCR below which, LTV above which, cash is trapped; absent: no such covenant. */
  readonly lockDscr: Multiple | undefined;
  readonly lockLtv: Fraction | undefined;
  readonly sweep: Fraction;
  readonly sweepInBreach: Fraction;
  /** Missed payments in a row that make a default. */
  readonly curePeriods: Periods;
  readonly callLtv: Fraction | undefined;
  readonly refinanceLtv: Fraction;
  readonly coinQty: number;
  readonly coinPrice: Usd;
  readonly coinHaircut: Fraction;
  /** Share of the depth of the market that is left in stress. */
  readonly stressDepth: Fraction;
  /** Power of the rent, relative to its expected path, in the depth of the market. */
  readonly depthBeta: number;
  readonly elasticity: number;
  readonly fee: Fraction;
  readonly workoutCost: Usd;
  /** Discount rate of losses, effective. */
  readonly disc: AnnualRate;
}

/** An empty block of parameters for n periods. */
export const createParams = (periods: Periods): Float64Array => {
  const params = new Float64Array(at.TABLES + at.RECORD * periods);
  params[at.PERIODS] = periods;
  return params;
};

export interface SaleInput {
  readonly units: Units;
  /** Units that the market takes in 30 days; absent: liqFactor stands for the sale. */
  readonly depth: Units | undefined;
  readonly liqDays: Days;
  readonly eligible: Fraction;
  readonly elasticity: number;
  readonly liqFactor: Fraction;
}

/**
 * Logarithm of the liquidation factor at the expected rent, before it is held at 1. With a depth it is LIQ_FACTOR: −elasticity
 * · ln(pressure). A depth that shrinks with rent multiplies the factor by (rent/expected)^(depthBeta · elasticity).
 */
export const logFactorOf = ({ units, depth, liqDays, eligible, elasticity, liqFactor }: SaleInput): number => {
  if (depth === undefined) return liqFactor > 0 ? logarithm(liqFactor) : -at.NO_VALUE;
  return -elasticity * logarithm(liquidity({ units, depth, liqDays, eligible, elasticity }).pressure);
};

/** The part of the header that every borrower shares. */
export function writeTerms(params: Float64Array, terms: LendingTerms, dynamics: DynamicsInput, logFactor: number): void {
  params[at.PERIODIC_RATE] = terms.rate / dynamics.freq;
  params[at.DEBT] = terms.debt;
  params[at.COINS] = terms.coinQty;
  params[at.COIN_PRICE] = terms.coinPrice;
  params[at.COIN_KEPT] = 1 - terms.coinHaircut;
  params[at.LOCK_DSCR] = terms.lockDscr === undefined ? -at.NO_VALUE : terms.lockDscr - ROUNDING * Math.abs(terms.lockDscr);
  params[at.LOCK_LTV] = terms.lockLtv === undefined ? at.NO_VALUE : terms.lockLtv * (1 + ROUNDING);
  params[at.SWEEP] = terms.sweep;
  params[at.SWEEP_IN_BREACH] = Math.max(terms.sweep, terms.sweepInBreach);
  params[at.PATIENCE] = terms.curePeriods;
  params[at.CALL_LTV] = terms.callLtv === undefined ? at.NO_VALUE : terms.callLtv * (1 + ROUNDING);
  params[at.REFINANCE_LTV] = terms.refinanceLtv;
  params[at.DUST] = DUST * terms.debt;
  params[at.IMPACT_POWER] = terms.depthBeta * terms.elasticity;
  params[at.PROCEEDS_KEPT] = 1 - terms.fee;
  params[at.WORKOUT_COST] = terms.workoutCost;
  params[at.HEADER + at.LOG_FACTOR] = logFactor;
  params[at.HEADER + at.REGIME + at.LOG_FACTOR] = logFactor + terms.elasticity * logarithm(terms.stressDepth);
  for (let t = 0; t < params[at.PERIODS]!; t += 1) {
    params[at.TABLES + t * at.RECORD + at.DISCOUNT] = power(1 + terms.disc, -(t + 1) / dynamics.freq);
  }
}
