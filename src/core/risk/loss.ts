import { checkDenominator } from "../errors";
import type { AnnualRate, Fraction, NotDefined, Usd, Years } from "../units";
import { notDefined } from "../units";
import { periodsOf, survivalPath, valueAt } from "./period-series";

export interface ImpliedPdInput {
  readonly spread: AnnualRate;
  readonly recovery: Fraction;
  readonly years: Years;
}

export interface ImpliedPdWorkings {
  readonly hazard: AnnualRate;
  readonly annualPd: Fraction;
  readonly pd: Fraction;
}

/**
 * Default probability that a spread pays for:
 *
 *     hazard = spread/(1 − recovery),   pd = 1 − e^(−hazard · years)
 *
 * The credit triangle: exact for a spread paid continuously and a flat hazard. All of the spread is read as expected
 * loss, so the answer is in the pricing measure and above what history would show.
 *
 * Source   Hull, Options, Futures and Other Derivatives, section 24.4; docs/conventions.md#implied-pd
 */
export function impliedPd({ spread, recovery, years }: ImpliedPdInput): ImpliedPdWorkings {
  const hazard = spread / (1 - recovery);
  return { hazard, annualPd: -Math.expm1(-hazard), pd: -Math.expm1(-hazard * years) };
}

export interface CollateralLossInput {
  readonly ead: Usd;
  readonly collateral: Usd;
  readonly haircut: Fraction;
  /** Share of what the collateral leaves open that other assets of the borrower pay. */
  readonly unsecuredRec: Fraction;
  /** Claims on the same collateral that are paid first. */
  readonly senior: Usd;
}

export interface CollateralLossWorkings {
  readonly netCollateral: Usd;
  readonly forUs: Usd;
  readonly deficiency: Usd;
  readonly cover: Fraction | NotDefined;
  readonly lgd: Fraction;
}

/**
 * Loss given default of a secured loan:
 *
 *     max(0, 1 − max(0, collateral · (1 − haircut) − senior)/ead) · (1 − unsecuredRec)
 *
 * Shapes   scalars -> scalar.
 * Errors   division: ead is 0.
 * Source   docs/conventions.md#lgd
 */
export function collateralLoss({ ead, collateral, haircut, unsecuredRec, senior }: CollateralLossInput): CollateralLossWorkings {
  checkDenominator<CollateralLossInput>("ead", ead, "expected an exposure, got 0: there is nothing to lose");
  const netCollateral = collateral * (1 - haircut);
  const forUs = Math.max(0, netCollateral - senior);
  const open = Math.max(0, 1 - forUs / ead);
  const cover = forUs / ead;
  return { netCollateral, forUs, deficiency: ead * open, cover: Number.isFinite(cover) ? cover : notDefined("cover is too large for a number"), lgd: open * (1 - unsecuredRec) };
}

export interface ExpectedLossInput {
  readonly opening: readonly Usd[];
  /** One annual PD, or a cumulative PD for each period. */
  readonly pd: readonly Fraction[];
  readonly lgd: readonly Fraction[];
  /** Nominal: a period discounts by 1/(1 + rf/freq). */
  readonly rf: AnnualRate;
  readonly freq: number;
}

export interface ExpectedLossWorkings {
  readonly survival: readonly Fraction[];
  readonly defaults: readonly Fraction[];
  readonly discount: readonly Fraction[];
  readonly losses: readonly Usd[];
  readonly expectedLoss: Usd;
}

/**
 * Present value of expected credit loss over the life of a loan:
 *
 *     Σ (S[t−1] − S[t]) · lgd[t] · opening[t] · (1 + rf/freq)^(−t)
 *
 * A default within a period costs at its end and on its opening balance.
 *
 * Shapes   opening[n], pd[1] or [n], lgd[1] or [n] -> scalar.
 * Errors   bad-input: lengths differ; cumulative PDs that fall.
 * Source   docs/conventions.md#expected-loss
 */
export function expectedLoss({ opening, pd, lgd, rf, freq }: ExpectedLossInput): ExpectedLossWorkings {
  const n = periodsOf<ExpectedLossInput>({ opening, pd, lgd });
  const { survival, defaults } = survivalPath<ExpectedLossInput>("pd", pd, n, freq);
  const discount = survival.map((_, t) => (1 + rf / freq) ** -(t + 1));
  const losses = defaults.map((share, t) => share * valueAt(lgd, t) * valueAt(opening, t) * discount[t]!);
  return { survival, defaults, discount, losses, expectedLoss: losses.reduce((sum, loss) => sum + loss, 0) };
}
