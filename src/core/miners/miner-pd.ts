import { type AnnualRate, type Fraction, notDefined, type NotDefined, type Usd, type Years } from "../units";
import { bothBelow, type Leg } from "./two-assets";

export interface MinerPdInput {
  readonly btcQty: number;
  readonly btcPrice: Usd;
  readonly btcVol: Fraction;
  /** Value of everything else that backs the debt: sites, power contracts, machines. */
  readonly siteValue: Usd;
  readonly siteVol: Fraction;
  readonly debt: Usd;
  readonly years: Years;
  readonly rho: number;
  readonly siteDecay: AnnualRate;
  /** Expected return of bitcoin, continuous. */
  readonly btcDrift: AnnualRate;
}

export interface MinerPdWorkings {
  readonly btcValue: Usd;
  readonly assets: Usd;
  /** Debt over assets today. */
  readonly leverage: Fraction | NotDefined;
  /** Mean of each leg at the horizon: drift and decay move the mean, volatility does not. */
  readonly btcMean: Usd;
  readonly siteMean: Usd;
  readonly pd: Fraction;
}

/**
 * Probability that a miner's bitcoin and sites together are worth less than its debt at the horizon:
 *
 *     P(btcQty · S(T) + G(T) < debt),  S and G lognormal with correlation rho
 *     E[S(T)] = btcPrice · e^(btcDrift · T),  E[G(T)] = siteValue · (1 − siteDecay)^T
 *
 * It looks at one date: no default before it, no margin call, no cash flow. Rises with rho while the debt is below the
 * median of assets, the usual case; above it a higher rho helps. This is the double leverage of the sector: both legs
 * may fall together, and rho says how much.
 *
 * Shapes   scalars -> scalar.
 * Units    $; volatilities and drift per year -> probability. Absolute error below 1e-11.
 * Source   docs/conventions.md#miner-pd; R. Merton, Journal of Finance 29 (1974), with a sum of two assets.
 */
export function minerPd(input: MinerPdInput): MinerPdWorkings {
  const { btcQty, btcPrice, btcVol, siteValue, siteVol, debt, years, rho, siteDecay, btcDrift } = input;
  const btcValue = btcQty * btcPrice;
  const assets = btcValue + siteValue;
  const btc: Leg = { value: btcValue, drift: btcDrift * years, spread: btcVol * Math.sqrt(years) };
  const site: Leg = { value: siteValue, drift: Math.log1p(-siteDecay) * years, spread: siteVol * Math.sqrt(years) };
  return {
    btcValue,
    assets,
    leverage: assets > 0 ? debt / assets : notDefined("there are no assets"),
    btcMean: btcValue * Math.exp(btc.drift),
    siteMean: siteValue * Math.exp(site.drift),
    pd: bothBelow(btc, site, rho, debt),
  };
}

export interface MinerPdStressInput extends MinerPdInput {
  /** Probability of the stressed regime, and the correlation in it. */
  readonly pStress: Fraction;
  readonly rhoStress: number;
  readonly volMult: number;
  readonly btcShock: Fraction;
  readonly siteShock: Fraction;
}

export interface MinerPdStressWorkings {
  readonly calmPd: Fraction;
  readonly stressPd: Fraction;
  /** What the stressed regime adds to the calm answer. */
  readonly added: Fraction;
  readonly pd: Fraction;
}

/**
 * Miner's default probability in a world with two regimes, calm and stressed:
 *
 *     pd = (1 − pStress) · calm + pStress · stress
 *
 * In stress the correlation is rhoStress, both volatilities are multiplied, and both values fall at once by the shocks.
 * The regime is drawn once for the whole horizon.
 *
 * Shapes   scalars -> scalar.
 * Source   docs/conventions.md#miner-pd
 */
export function minerPdStress({ pStress, rhoStress, volMult, btcShock, siteShock, ...calm }: MinerPdStressInput): MinerPdStressWorkings {
  const stress: MinerPdInput = {
    ...calm,
    rho: rhoStress,
    btcVol: calm.btcVol * volMult,
    siteVol: calm.siteVol * volMult,
    btcPrice: calm.btcPrice * (1 - btcShock),
    siteValue: calm.siteValue * (1 - siteShock),
  };
  const [calmPd, stressPd] = [minerPd(calm).pd, minerPd(stress).pd];
  const pd = (1 - pStress) * calmPd + pStress * stressPd;
  return { calmPd, stressPd, added: pd - calmPd, pd };
}
