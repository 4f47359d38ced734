import { CalcError, checkDenominator } from "../errors";
import type { AnnualRate, Fraction, Multiple, NotDefined, Usd } from "../units";
import { notDefined } from "../units";
import { periodsOf, survivalPath, valueAt } from "./period-series";

export interface LoanPriceInput {
  readonly opening: readonly Usd[];
  readonly repayments: readonly Usd[];
  /** One annual PD, or a cumulative PD for each period. */
  readonly pd: readonly Fraction[];
  readonly recovery: readonly Fraction[];
  /** Nominal: a period pays and discounts at rf/freq. */
  readonly rf: AnnualRate;
  readonly freq: number;
  /** Equity held against each dollar of balance, and what it has to earn above rf. */
  readonly capital: Fraction;
  readonly hurdle: AnnualRate;
  /** Spread that the loan pays; absent when only the fair one is asked. */
  readonly spread?: AnnualRate;
}

export interface LoanPriceWorkings {
  readonly survival: readonly Fraction[];
  /** Present value of what a loan without spread returns: interest at rf, principal, recoveries. */
  readonly valueAtZeroSpread: Usd;
  /** Present value of a spread of 1 a year on the balance that is still alive. */
  readonly spreadAnnuity: Usd;
  readonly breakEvenSpread: AnnualRate | NotDefined;
  readonly capitalSpread: AnnualRate;
  readonly fairSpread: AnnualRate | NotDefined;
  /** Value of the loan at the spread it pays, over its face. */
  readonly price: Multiple;
}

/**
 * Fair spread of a loan and its price at another spread:
 *
 *     Σ DF[t] · {S[t] · (o[t](rf + s)/f + π[t]) + (S[t−1] − S[t]) · R[t] · o[t](1 + rf/f)} = o[1]
 *     fair spread = s + capital · hurdle,   price = 1 + (spread − fair spread) · Σ DF[t] S[t] o[t]/f / o[1]
 *
 * Linear in s, so there is nothing to search. Recovery is on par and accrued interest at rf: full recovery means no
 * spread. The charge for capital is paid on the balance that is alive, which is why it simply adds. s alone is a
 * break-even: it pays expected loss and no risk. The price is formed from the value at a spread of 0, so that it exists
 * even where no spread can be fair because nobody survives to pay it.
 *
 * Shapes   opening[n], repayments[n], recovery[n] or one for all, pd[1] or [n] -> scalars.
 * Units    $, nominal per year -> nominal per year; price as a share of face.
 * Errors   bad-input: lengths differ, PDs fall; division: nothing is owed at the start.
 * Source   docs/conventions.md#fair-spread; par condition of a defaultable floater, Schönbucher, Credit Derivatives
 *          Pricing Models (2003), section 3.
 */
export function loanPrice({ opening, repayments, pd, recovery, rf, freq, capital, hurdle, spread = 0 }: LoanPriceInput): LoanPriceWorkings {
  const n = periodsOf<LoanPriceInput>({ opening, repayments, pd, recovery });
  const { survival, defaults } = survivalPath<LoanPriceInput>("pd", pd, n, freq);
  const face = valueAt(opening, 0);
  checkDenominator<LoanPriceInput>("opening", face, "expected a balance in period 1, got 0: there is no loan");

  const growth = 1 + rf / freq;
  let [valueAtZeroSpread, spreadAnnuity] = [0, 0];
  survival.forEach((alive, t) => {
    const balance = valueAt(opening, t);
    const discount = growth ** -(t + 1);
    valueAtZeroSpread += discount * (alive * ((balance * rf) / freq + valueAt(repayments, t)) + defaults[t]! * valueAt(recovery, t) * balance * growth);
    spreadAnnuity += (discount * alive * balance) / freq;
  });
  const capitalSpread = capital * hurdle;
  const isPaid = spreadAnnuity > 0;
  const breakEvenSpread = isPaid ? (face - valueAtZeroSpread) / spreadAnnuity : notDefined("nobody survives a period");
  return {
    survival, valueAtZeroSpread, spreadAnnuity, breakEvenSpread, capitalSpread,
    fairSpread: typeof breakEvenSpread === "number" ? breakEvenSpread + capitalSpread : breakEvenSpread,
    price: (valueAtZeroSpread + (spread - capitalSpread) * spreadAnnuity) / face,
  };
}

export type FairSpreadInput = Omit<LoanPriceInput, "spread">;

/**
 * The fair spread of loanPrice, where there is one.
 *
 * Errors   those of loanPrice; division: nobody survives a period, so that no spread is ever paid.
 */
export function fairSpread(input: FairSpreadInput): LoanPriceWorkings & { readonly spread: AnnualRate } {
  const workings = loanPrice(input);
  const spread = workings.fairSpread;
  if (typeof spread !== "number") throw new CalcError("division", "pd", `expected somebody to survive and pay a spread: ${spread.notDefined}`);
  return { ...workings, spread };
}
