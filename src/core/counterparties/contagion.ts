import { check, checkDenominator } from "../errors";
import type { Matrix } from "../numerics/linear-solve";
import type { Fraction, Multiple, Usd } from "../units";
import { checkOneEach, oneForEach, total } from "./network";

export interface ContagionInput {
  /** Total assets of each holder. */
  readonly assets: readonly Usd[];
  /** Row holder, column asset: share of the holder's assets in it. */
  readonly weights: Matrix;
  /** Debt / equity of each holder, which it restores by selling. */
  readonly leverage: readonly Multiple[];
  /** Fall of each asset's price for one $ sold, as a fraction. */
  readonly impact: readonly number[];
  /** First return of each asset; −.05 is a fall of 5 %. */
  readonly shock: readonly Fraction[];
}

export interface ContagionWorkings {
  readonly equity: readonly Usd[];
  readonly totalEquity: Usd;
  /** Return of each holder's assets in the shock. */
  readonly firstReturns: readonly Fraction[];
  /** Traded by each holder to restore its leverage; negative is sold. */
  readonly trades: readonly Usd[];
  /** Traded of each asset, and the second return it causes. */
  readonly assetTrades: readonly Usd[];
  readonly secondReturns: readonly Fraction[];
  /** Loss in the second round, as a share of total equity. */
  readonly vulnerability: Fraction;
  /** The part of it that each holder's sales cause; the parts add up. */
  readonly systemicness: readonly Fraction[];
  /** Second-round loss of each holder, as a share of its own equity. */
  readonly vulnerabilities: readonly Fraction[];
}

/**
 * Aggregate vulnerability: what forced sales after a shock cost all holders of the same assets.
 *
 *     r = M·f,   trades = B·A·r,   second returns = L·Mᵀ·trades
 *     AV = −1ᵀ·A·M·L·Mᵀ·B·A·M·f / E
 *     systemic_i = −1ᵀ·A·M·L·m_i·b_i·a_i·(m_i·f) / E,   vulnerable_i = −(1 + b_i)·m_i·L·Mᵀ·B·A·M·f
 *
 * Every holder returns to the leverage it had and sells in proportion to what it holds. Linear and one round only: it has
 * no floor at the loss of all equity, and an asset that nobody else holds passes nothing on. The loss of the shock itself
 * is not in it. Losses are positive.
 *
 * Shapes   assets[n], weights[n][k], leverage and impact [1] or one each, shock[k] -> scalar, [n], [n].
 * Units    $, shares, x, fraction per $ -> share of equity.
 * Errors   bad-input: lengths differ, a holder's weights add up to more than 1; division: total equity is 0.
 * Source   docs/conventions.md#contagion; Greenwood, Landier, Thesmar, Vulnerable banks, JFE 115 (2015), NBER 18537.
 */
export function contagion(input: ContagionInput): ContagionWorkings {
  const { assets, weights, shock } = input;
  const [n, k] = [assets.length, weights[0]?.length ?? 0];
  check<ContagionInput>("weights", weights.length === n, () => `expected one row for each of the ${n} holders, got ${weights.length}`);
  check<ContagionInput>("weights", weights.every((row) => row.length === k), () => `expected rows of ${k} assets each, as the first`);
  const leverage = oneForEach<ContagionInput>("leverage", input.leverage, n, "holders");
  const impact = oneForEach<ContagionInput>("impact", input.impact, k, "assets");
  checkOneEach<ContagionInput>("shock", shock, k, "assets");
  weights.forEach((row, i) => {
    check<ContagionInput>("weights", total(row) <= 1 + 1e-9, () => `expected shares that add up to at most 1, got ${total(row)} in row ${i + 1}`);
  });
  const equity = assets.map((amount, i) => amount / (1 + leverage[i]!));
  const totalEquity = total(equity);
  checkDenominator<ContagionInput>("assets", totalEquity, "expected equity above 0, got assets of 0");

  const mean = (row: readonly Fraction[], of: readonly number[]): number => total(row.map((weight, j) => weight * of[j]!));
  const firstReturns = weights.map((row) => mean(row, shock));
  const trades = assets.map((amount, i) => leverage[i]! * amount * firstReturns[i]!);
  const assetTrades = shock.map((_, j) => total(weights.map((row, i) => row[j]! * trades[i]!)));
  const secondReturns = assetTrades.map((amount, j) => impact[j]! * amount);

  const held = shock.map((_, j) => total(weights.map((row, i) => row[j]! * assets[i]!)));
  const costOfSelling = held.map((amount, j) => amount * impact[j]!);
  const systemicness = weights.map((row, i) => -(mean(row, costOfSelling) * trades[i]!) / totalEquity);
  return {
    equity, totalEquity, firstReturns, trades, assetTrades, secondReturns,
    vulnerability: -total(assets.map((amount, i) => amount * mean(weights[i]!, secondReturns))) / totalEquity,
    systemicness,
    vulnerabilities: weights.map((row, i) => -(1 + leverage[i]!) * mean(row, secondReturns)),
  };
}
