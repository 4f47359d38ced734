import { check } from "../errors";
import { annuity } from "../numerics/annuity";
import { normalCdf } from "../numerics/normal";
import type { AnnualRate, Fraction, Multiple, Usd, Years } from "../units";

export interface ConvertClaimInput {
  readonly face: Usd;
  readonly convPrice: Usd;
  readonly sharePrice: Usd;
  readonly vol: Fraction;
  /** To the first date on which the holder may ask for cash: its put, or maturity. */
  readonly years: Years;
  readonly rf: AnnualRate;
  readonly spread: AnnualRate;
  readonly coupon: AnnualRate;
}

export interface ConvertClaimWorkings {
  readonly moneyness: Multiple;
  /** Continuous yield of the bond leg and of the option leg. */
  readonly bondYield: AnnualRate;
  readonly optionYield: AnnualRate;
  readonly shares: number;
  /** Probability, in the pricing measure, that the shares are worth more than the face value. */
  readonly conversion: Fraction;
  readonly callPerShare: Usd;
  readonly bondFloor: Usd;
  readonly option: Usd;
  readonly total: Usd;
  readonly cashProbability: Fraction;
  readonly cashClaim: Usd;
}

/**
 * A convertible note split into what it is to a lender: a bond, an option, and a claim on cash if the share stays low.
 *
 *     bond floor = face · (e^(−yT) + coupon · φ(y, T)),   y = ln(1 + rf + spread)
 *     option     = face/convPrice · Black–Scholes call(sharePrice, convPrice, vol, ln(1 + rf), T)
 *     P(cash)    = Φ(−d₂): the holder asks for cash when the share ends below the conversion price
 *
 * The split treats the option as free of credit risk and the bond as carrying all of it; dilution, calls by the issuer,
 * dividends and borrowing cost of the share are left out. P(cash) is in the pricing measure: a share that drifts at rf.
 *
 * Shapes   scalars -> scalars.
 * Units    $, effective annual rates -> $; coupon paid evenly over the year.
 * Errors   bad-input: rf + spread at or below −100 %.
 * Source   docs/conventions.md#convert-claim; F. Black and M. Scholes, Journal of Political Economy 81 (1973).
 */
export function convertClaim({ face, convPrice, sharePrice, vol, years, rf, spread, coupon }: ConvertClaimInput): ConvertClaimWorkings {
  check<ConvertClaimInput>("spread", rf + spread > -1, `expected rf + spread above -1, got ${rf + spread}`);
  const [bondYield, optionYield] = [Math.log1p(rf + spread), Math.log1p(rf)];
  const strike = convPrice * Math.exp(-optionYield * years);
  const width = vol * Math.sqrt(years);
  const gap = Math.log(sharePrice / strike);
  // Without volatility, or with a share worth nothing, the end is certain; a share that ends at the price itself converts.
  const deviations = width === 0 ? (gap >= 0 ? Infinity : -Infinity) : gap / width;
  const conversion = normalCdf(deviations - width / 2);
  const callPerShare = Math.max(0, sharePrice * normalCdf(deviations + width / 2) - strike * conversion);

  const shares = face / convPrice;
  const bondFloor = face * (Math.exp(-bondYield * years) + coupon * annuity(bondYield, years));
  const option = shares * callPerShare;
  const cashProbability = normalCdf(width / 2 - deviations);
  return {
    moneyness: sharePrice / convPrice, bondYield, optionYield, shares, conversion, callPerShare,
    bondFloor, option, total: bondFloor + option, cashProbability, cashClaim: face * cashProbability,
  };
}
