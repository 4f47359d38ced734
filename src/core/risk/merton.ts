import { check, checkDenominator } from "../errors";
import { normalCdf } from "../numerics/normal";
import { expandBracket, findRoot } from "../numerics/roots";
import { type AnnualRate, type Fraction, notDefined, type NotDefined, type Usd, type Years } from "../units";

export interface MertonInput {
  readonly equity: Usd;
  readonly volEquity: Fraction;
  /** Face value of all debt, due at one date. */
  readonly debt: Usd;
  /** Continuous. */
  readonly rf: AnnualRate;
  readonly years: Years;
}

export interface MertonWorkings {
  /** Debt without default risk: debt · e^(−rf·years). */
  readonly safeDebt: Usd;
  /** Distance to default, d₂, and d₁ = d₂ + σ√T. */
  readonly d2: number;
  readonly d1: number;
  readonly assets: Usd;
  readonly volAssets: Fraction;
  readonly pd: Fraction;
  readonly debtValue: Usd;
  readonly spread: AnnualRate | NotDefined;
  readonly expectedLoss: Fraction;
  readonly recovery: Fraction | NotDefined;
}

/** Distances to default beyond which the share price says nothing any more. */
const FARTHEST = 1e300;

/**
 * Default probability and fair credit spread that a share price implies, with equity as a call on the assets:
 *
 *     equity = V Φ(d₁) − debt e^(−rf T) Φ(d₂),   volEquity · equity = Φ(d₁) σ V
 *
 * With e = equity/safe debt and q = Φ(d₂) the two equations give σ√T = volEquity √T · e/(e + q), and what is left is
 * one equation in d₂: the value of the call. Its left side runs from below to above e as d₂ runs over the line, so a
 * root always exists; Newton in two unknowns may miss it, a bracket cannot. Solved in logarithms to 1e-14.
 *
 * Shapes   scalars -> scalars.
 * Units    $, per √year, continuous per year. PD is in the pricing measure, not a forecast; default only at the horizon.
 * Errors   division: debt is 0; bad-input: equity over safe debt leaves the range of numbers.
 * Source   R. Merton, Journal of Finance 29 (1974); calibration as in Hull, Options, Futures and Other Derivatives,
 *          section 24.6; docs/conventions.md#merton
 */
export function merton({ equity, volEquity, debt, rf, years }: MertonInput): MertonWorkings {
  checkDenominator<MertonInput>("debt", debt, "expected a debt, got 0: a firm without debt cannot default");
  const safeDebt = debt * Math.exp(-rf * years);
  const ratio = equity / safeDebt;
  check<MertonInput>("rf", ratio > 0 && Number.isFinite(ratio), `expected equity / (debt · e^(−rf · years)) to be a number, got ${ratio}`);
  const widthFor = (d2: number): number => (volEquity * Math.sqrt(years) * ratio) / (ratio + normalCdf(d2));
  /** ln(V/safe debt) at a distance to default. */
  const cover = (d2: number): number => widthFor(d2) * (d2 + widthFor(d2) / 2);
  const excess = (d2: number): number =>
    cover(d2) + Math.log(Math.max(normalCdf(d2 + widthFor(d2)), Number.MIN_VALUE)) - Math.log(ratio + normalCdf(d2));

  const [near, far] = expandBracket({ of: excess, from: 0, step: excess(0) > 0 ? -1 : 1, end: excess(0) > 0 ? -FARTHEST : FARTHEST });
  const d2 = findRoot(excess, near, far, { argument: "volEquity", tolerance: 1e-15, limit: 500 });
  const width = widthFor(d2);
  const pd = normalCdf(-d2);
  // Each of the two adds up terms of one sign or nearly so; taking one from the other loses the digits of the smaller.
  const assetsLeft = Math.exp(cover(d2)) * normalCdf(-d2 - width);
  const [expectedLoss, paid] = [Math.max(0, pd - assetsLeft), normalCdf(d2) + assetsLeft];
  const debtValue = safeDebt * paid;
  const logPaid = paid < 0.5 ? Math.log(paid) : Math.log1p(-expectedLoss);
  return {
    safeDebt, d2, d1: d2 + width,
    assets: equity + debtValue,
    volAssets: width / Math.sqrt(years),
    pd, debtValue,
    spread: logPaid > -Infinity ? -logPaid / years : notDefined("the debt is worth nothing"),
    expectedLoss,
    recovery: pd > 0 ? Math.min(1, assetsLeft / pd) : notDefined("default is too far away to have a recovery"),
  };
}

export interface MertonPdInput {
  readonly assets: Usd;
  readonly debt: Usd;
  readonly vol: Fraction;
  readonly years: Years;
  /** Expected return of the assets, continuous. */
  readonly drift: AnnualRate;
}

export interface MertonPdWorkings {
  readonly leverage: Fraction | NotDefined;
  /** Standard deviations between the expected log value of the assets and the debt. */
  readonly distance: number | NotDefined;
  readonly pd: Fraction;
}

/**
 * Probability that assets are worth less than the debt at one date:
 *
 *     pd = Φ(−d),   d = (ln(assets/debt) + (drift − vol²/2) · T) / (vol · √T)
 *
 * Shapes   scalars -> scalar. Without volatility it is 0 or 1.
 * Source   R. Merton, Journal of Finance 29 (1974); docs/conventions.md#merton
 */
export function mertonPd({ assets, debt, vol, years, drift }: MertonPdInput): MertonPdWorkings {
  const leverage = assets > 0 ? debt / assets : notDefined("there are no assets");
  if (debt === 0) return { leverage, distance: notDefined("there is no debt"), pd: 0 };
  if (assets === 0) return { leverage, distance: notDefined("there are no assets"), pd: 1 };
  const gap = Math.log(assets / debt) + (drift - (vol * vol) / 2) * years;
  if (vol === 0) return { leverage, distance: notDefined("without volatility the end is certain"), pd: gap < 0 ? 1 : 0 };
  const distance = gap / (vol * Math.sqrt(years));
  return { leverage, distance, pd: normalCdf(-distance) };
}
