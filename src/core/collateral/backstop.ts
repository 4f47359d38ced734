import { bivariateNormalCdf } from "../numerics/bivariate";
import { normalCdf, normalQuantile } from "../numerics/normal";
import { check } from "../errors";
import type { AnnualRate, Fraction, Usd, Years } from "../units";

export interface BackstopInput {
  /** Value that the guarantor makes up to. */
  readonly guaranteed: Usd;
  /** Value of the collateral today. */
  readonly value: Usd;
  readonly vol: Fraction;
  readonly years: Years;
  /** Expected fall of value a year, effective. */
  readonly decay: AnnualRate;
  readonly disc: AnnualRate;
  /** Probability that the guarantor fails within the years. */
  readonly pd: Fraction;
  /** Correlation of the collateral's value with the guarantor's credit. */
  readonly rho: number;
}

export interface BackstopWorkings {
  /** Expected value at the end: value · (1 − decay)^years. */
  readonly forward: Usd;
  readonly discountFactor: Fraction;
  readonly spread: number;
  readonly d1: number;
  readonly d2: number;
  /** Probability that the guarantee is called. */
  readonly callProbability: Fraction;
  /** Probability that it is called and the guarantor has failed. */
  readonly failedCallProbability: Fraction;
  readonly risklessValue: Usd;
  /** What the guarantor's own risk takes away. */
  readonly guarantorLoss: Usd;
  readonly backstopValue: Usd;
}

/** Beyond 38 standard deviations the normal distribution is 0 or 1 in every digit. */
const FAR = 38;
const bound = (z: number): number => Math.max(-FAR, Math.min(FAR, z));

/**
 * Value of a guarantee that a GPU will be worth at least a given amount on a day, by a guarantor who may fail:
 *
 *     F  = value · (1 − decay)^years,   s = vol · √years,   d1 = [ln(F/guaranteed) + s²/2]/s,   d2 = d1 − s,   c = Φ⁻¹(pd)
 *     backstop = (1 + disc)^(−years) · {guaranteed · [Φ(−d2) − Φ₂(−d2, c; rho)] − F · [Φ(−d1) − Φ₂(−d1, c − rho·s; rho)]}
 *
 * Black's put on the forward, counted only where the guarantor survives. A positive rho says that the guarantor fails
 * when chips are cheap, as a chip maker or a cloud would. decay moves the mean here, because the value is an expectation.
 * A guarantor who has failed pays nothing: add a recovery by hand, (1 − r) · backstop + r · the value at pd 0.
 *
 * Units    $, years, effective yearly rates; pd over `years`, not a year -> $.
 * Errors   bad-input: rates at which the value overflows.
 * Source   docs/conventions.md#backstop; F. Black, The pricing of commodity contracts, J. Financial Economics 3 (1976).
 */
export function backstop({ guaranteed, value, vol, years, decay, disc, pd, rho }: BackstopInput): BackstopWorkings {
  const forward = value * (1 - decay) ** years;
  const discountFactor = (1 + disc) ** -years;
  const isFinite = Number.isFinite(forward) && Number.isFinite(discountFactor);
  check<BackstopInput>("disc", isFinite, () => `expected rates that keep the value finite for ${years} years, got ${disc}`);
  const spread = vol * Math.sqrt(years);
  const isCertain = spread === 0;
  const d1 = isCertain ? (forward < guaranteed ? -FAR : FAR) : bound(Math.log(forward / guaranteed) / spread + spread / 2);
  const d2 = isCertain ? d1 : bound(Math.log(forward / guaranteed) / spread - spread / 2);

  /** P(Z ≤ z and the guarantor's credit ≤ its threshold shifted by `shift`). */
  const withFailure = (z: number, shift: number): Fraction => {
    if (pd === 0) return 0;
    if (pd === 1) return normalCdf(z);
    return bivariateNormalCdf(z, bound(normalQuantile(pd) - shift), rho);
  };
  const callProbability = normalCdf(-d2);
  const failedCallProbability = withFailure(-d2, 0);
  const risklessValue = discountFactor * Math.max(0, guaranteed * callProbability - forward * normalCdf(-d1));
  const lossAtCall = guaranteed * failedCallProbability - forward * withFailure(-d1, rho * spread);
  const guarantorLoss = Math.max(0, Math.min(risklessValue, discountFactor * lossAtCall));
  const backstopValue = risklessValue - guarantorLoss;
  return { forward, discountFactor, spread, d1, d2, callProbability, failedCallProbability, risklessValue, guarantorLoss, backstopValue };
}
