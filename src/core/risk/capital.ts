import { notAvailable } from "../errors";
import { normalCdf, normalQuantile } from "../numerics/normal";
import { type AnnualRate, type Fraction, notDefined, type NotDefined, type Years } from "../units";

export interface VasicekInput {
  readonly pd: Fraction;
  readonly rho: Fraction;
  readonly conf: Fraction;
  readonly lgd: Fraction;
}

export interface VasicekWorkings {
  readonly expectedLoss: Fraction;
  /** Default rate of a large pool in a year as bad as conf says. */
  readonly stressedPd: Fraction;
  readonly loss: Fraction;
  /** What is above the expected loss. */
  readonly unexpectedLoss: Fraction;
}

/** Default rate when the common factor is at its conf-worst: Φ((Φ⁻¹(pd) + √rho Φ⁻¹(conf))/√(1 − rho)). */
const stressedRate = (pd: Fraction, rho: Fraction, conf: Fraction): Fraction => {
  if (pd === 0 || pd === 1) return pd;
  if (rho === 1) return normalQuantile(pd) + normalQuantile(conf) > 0 ? 1 : 0;
  return normalCdf((normalQuantile(pd) + Math.sqrt(rho) * normalQuantile(conf)) / Math.sqrt(1 - rho));
};

/**
 * Loss of a large, even pool of loans that is not exceeded with a given confidence:
 *
 *     lgd · Φ((Φ⁻¹(pd) + √rho · Φ⁻¹(conf)) / √(1 − rho))
 *
 * One common factor, no large names, lgd fixed. Three neoclouds are not such a pool: see CUSTOMER_STRESS for those.
 *
 * Shapes   scalars -> scalar.
 * Source   O. Vasicek, Loan portfolio value, Risk, December 2002; docs/conventions.md#irb
 */
export function vasicek({ pd, rho, conf, lgd }: VasicekInput): VasicekWorkings {
  const stressedPd = stressedRate(pd, rho, conf);
  const loss = lgd * stressedPd;
  return { expectedLoss: pd * lgd, stressedPd, loss, unexpectedLoss: loss - pd * lgd };
}

export interface RiskWeightInput {
  readonly pd: Fraction;
  readonly lgd: Fraction;
  readonly maturity: Years;
  /** Annual sales in millions of euro; absent for a large borrower. */
  readonly salesEurM: number | undefined;
}

export interface RiskWeightWorkings {
  /** The rule's own limits: 1 to 5 years, €5m to €50m. */
  readonly usedMaturity: Years;
  readonly usedSales: number | NotDefined;
  readonly correlation: Fraction;
  readonly maturitySlope: AnnualRate;
  readonly maturityFactor: number;
  readonly stressedPd: Fraction;
  readonly capital: Fraction;
  readonly riskWeight: number;
}

const CONFIDENCE = 0.999;
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/**
 * Risk weight of a corporate loan under the internal-ratings approach of Basel:
 *
 *     R = .12 · w + .24 · (1 − w),  w = (1 − e^(−50 pd))/(1 − e^(−50)),  less .04 · (1 − (sales − 5)/45) for a small firm
 *     b = (.11852 − .05478 · ln pd)²
 *     K = lgd · (Φ((Φ⁻¹(pd) + √R Φ⁻¹(.999))/√(1 − R)) − pd) · (1 + (maturity − 2.5) b)/(1 − 1.5 b)
 *     risk weight = 12.5 · K
 *
 * Without the factor 1.06 of Basel II and without a floor on pd, as the tables of both rules are printed. The
 * maturity adjustment has a pole at a pd of 2.9e-6 and turns negative below it: there is no answer there, and a bank
 * would have put its floor of .05 % long before. pd of 0 or 1 gives 0: nothing unexpected is left.
 *
 * Shapes   scalars -> scalar; 1 is 100 %.
 * Errors   not-defined: pd so small that the maturity adjustment has no meaning.
 * Source   Basel Committee, CRE31.5 to 31.9 (2023); tables: Basel II (June 2006), Annex 5; docs/conventions.md#irb
 */
export function riskWeight({ pd, lgd, maturity, salesEurM }: RiskWeightInput): RiskWeightWorkings {
  const usedMaturity = clamp(maturity, 1, 5);
  const usedSales = salesEurM === undefined ? notDefined("no sales given: a large borrower") : clamp(salesEurM, 5, 50);
  const weight = Math.expm1(-50 * pd) / Math.expm1(-50);
  const correlation = 0.12 * weight + 0.24 * (1 - weight) - (typeof usedSales === "number" ? 0.04 * (1 - (usedSales - 5) / 45) : 0);
  const isCertain = pd === 0 || pd === 1;
  const maturitySlope = isCertain ? 0 : (0.11852 - 0.05478 * Math.log(pd)) ** 2;
  if (1.5 * maturitySlope >= 1) {
    notAvailable("pd", `the maturity adjustment of the rule has no meaning below a pd of about 3e-6, got ${pd}; the rule's own floor is .0005`);
  }
  const maturityFactor = (1 + (usedMaturity - 2.5) * maturitySlope) / (1 - 1.5 * maturitySlope);
  const stressedPd = stressedRate(pd, correlation, CONFIDENCE);
  const capital = isCertain ? 0 : lgd * (stressedPd - pd) * maturityFactor;
  return { usedMaturity, usedSales, correlation, maturitySlope, maturityFactor, stressedPd, capital, riskWeight: 12.5 * capital };
}
