import type { ReturnDistribution } from "../conventions";
import { check } from "../errors";
import { poissonTerms } from "../numerics/poisson";
import { DAYS_PER_YEAR, type AnnualRate, type Days, type Fraction, type Years } from "../units";
import { liquidity, type LiquidityInput } from "./liquidity";
import { returnQuantile, type ReturnModel } from "./returns";

export interface HaircutInput extends LiquidityInput {
  /** Volatility of the collateral price a year. */
  readonly vol: Fraction;
  /** Margin period of risk: days from default to the first sale (notice, standstill, removal). */
  readonly mprDays: Days;
  readonly decay: AnnualRate;
  readonly conf: Fraction;
  /** Expected launches (downward jumps) a year, and the share of price each one takes. */
  readonly jumpRate: number;
  readonly jumpSize: Fraction;
  readonly fee: Fraction;
  /** Costs of the sale as a share of market value. */
  readonly costPct: Fraction;
  readonly rho: number;
  readonly pd: Fraction;
  readonly dist: ReturnDistribution;
}

export interface HaircutWorkings {
  /** Horizons: the sale is an average over liqDays, which has a third of the variance and half of the drift. */
  readonly varianceYears: Years;
  readonly driftYears: Years;
  readonly spread: number;
  readonly drift: number;
  readonly expectedJumps: number;
  readonly jumpLoss: number;
  /** The largest number of jumps that is counted. */
  readonly mostJumps: number;
  /** Share of today's price left at the confidence level, cause after cause. */
  readonly afterDecay: Fraction;
  readonly afterDiffusion: Fraction;
  readonly afterJumps: Fraction;
  readonly afterWrongWay: Fraction;
  /** The return at the confidence level, and the probability of ending at it or below: 1 − conf unless vol is 0. */
  readonly quantile: number;
  readonly probabilityBelow: Fraction;
  readonly pace: number;
  readonly depthFactor: Fraction;
  readonly afterDepth: Fraction;
  readonly recovery: number;
  /** Decay, diffusion, jumps, wrong-way, depth, fees and costs: add up to the unclamped haircut. */
  readonly parts: readonly number[];
  readonly unclamped: number;
  readonly haircut: Fraction;
}

/** More jumps than this in one sale mean a rate in the wrong unit; the bound also limits the work. */
const MOST_EXPECTED_JUMPS = 10_000;
/** Φ₂ is exact to 1e-15 absolute; below this product a conditional probability would have fewer than six digits. */
const SMALLEST_JOINT = 1e-9;

/**
 * Repo haircut: the loss of value between default and cash, at a confidence level.
 *
 *     τv = (mprDays + liqDays/3)/365,  τd = (mprDays + liqDays/2)/365
 *     X  = ln(1 − decay)·τd + K·ln(1 − jumpSize) + vol·√τv·Z,   K ~ Poisson(jumpRate·τd),  Z ~ N(0, 1)
 *     x* = inf{x: P(X ≤ x | default) ≥ 1 − conf}
 *     recovery = e^x* · depthFactor · (1 − fee) − costPct,   haircut = 1 − recovery within [0, 1]
 *
 * NORM reads simple returns: 1 + x* with X = −(1 − (1 − decay)^τd) − K·jumpSize + vol·√τv·Z. Decay moves the median,
 * because a haircut is a quantile. Wrong-way risk conditions Z on default, with correlation rho between Z and the
 * borrower's credit. The jump count is cut where the probability left out is below 1e-16 · (1 − conf). Against a full
 * simulation of the sale the horizon τv is conservative by up to 2 points up to 180 days and about 2 to 4 at 400 (vol .3 to .6, at most a launch a year).
 *
 * Shapes   scalars -> scalar; parts[6].
 * Units    rates a year, days, GPUs -> share of today's orderly price.
 * Errors   bad-input: units without depth or liqDays; more than 10,000 expected jumps; a default too rare for rho.
 * Source   docs/conventions.md#repo-haircut; W. Lou, Haircutting non-cash collateral, Risk 2017, arXiv 1708.07585.
 */
export function haircut(input: HaircutInput): HaircutWorkings {
  const { vol, mprDays, liqDays, decay, conf, jumpRate, jumpSize, fee, costPct, rho, pd, dist } = input;
  const { pace, factor: depthFactor } = liquidity(input);
  const driftYears = (mprDays + liqDays / 2) / DAYS_PER_YEAR;
  const expectedJumps = jumpRate * driftYears;
  const joint = pd * (1 - conf);
  const tooMany = () => `expected at most ${MOST_EXPECTED_JUMPS} jumps until the end of the sale, got ${expectedJumps}`;
  const tooRare = () => `expected pd · (1 − conf) of at least ${SMALLEST_JOINT} when rho is not 0, got ${joint}`;
  check<HaircutInput>("jumpRate", expectedJumps <= MOST_EXPECTED_JUMPS, tooMany);
  check<HaircutInput>("pd", rho === 0 || joint >= SMALLEST_JOINT, tooRare);

  const simple = dist === "NORM";
  const varianceYears = (mprDays + liqDays / 3) / DAYS_PER_YEAR;
  const spread = vol * Math.sqrt(varianceYears);
  const fall = -Math.log1p(-decay) * driftYears;
  const drift = simple ? -Math.expm1(-fall) : fall;
  const jumpLoss = simple ? jumpSize : -Math.log1p(-jumpSize);
  const jumps = poissonTerms(jumpLoss === 0 ? 0 : expectedJumps, 1e-16 * (1 - conf));

  const none = { first: 0, weights: [1] };
  const left = (x: number): Fraction => (simple ? 1 + x : Math.exp(x));
  const lowest = (model: Partial<ReturnModel>) => returnQuantile({ drift, jumpLoss, spread, pd, jumps, rho: 0, ...model }, 1 - conf);
  const afterDecay = left(-drift);
  const afterDiffusion = left(lowest({ jumps: none }).at);
  const afterJumps = left(lowest({}).at);
  const { at: quantile, below: probabilityBelow } = lowest({ rho });
  const afterWrongWay = left(quantile);
  const afterDepth = afterWrongWay * depthFactor;
  const recovery = afterDepth * (1 - fee) - costPct;

  const shares = [1, afterDecay, afterDiffusion, afterJumps, afterWrongWay, afterDepth, recovery];
  const parts = shares.slice(1).map((share, i) => shares[i]! - share);
  const unclamped = 1 - recovery;
  return {
    varianceYears, driftYears, spread, drift, expectedJumps, jumpLoss, mostJumps: jumps.first + jumps.weights.length - 1,
    afterDecay, afterDiffusion, afterJumps, afterWrongWay, quantile, probabilityBelow, pace, depthFactor, afterDepth,
    recovery, parts, unclamped, haircut: Math.max(0, Math.min(1, unclamped)),
  };
}
