import type { Amortization } from "../conventions";
import { check } from "../errors";
import type { AnnualRate, Fraction, Periods, Years } from "../units";
import { completedPeriods } from "./contract-cover";
import { schedule } from "./schedule";

export interface DebtAtDeathInput {
  readonly rate: AnnualRate;
  readonly years: Years;
  /** Years from today until the asset stops earning. */
  readonly life: Years;
  readonly freq: number;
  readonly type: Amortization;
}

export interface DebtAtDeathWorkings {
  readonly periods: Periods;
  readonly periodicRate: Fraction;
  /** Payments made before the asset dies. */
  readonly paidPeriods: Periods;
  readonly share: Fraction;
}

/**
 * Share of a loan still owed when the asset behind it stops earning:
 *
 *     share = balance after ⌊life · freq⌋ payments / debt;  0 when the asset outlives the loan
 *
 * Shapes   scalars -> scalar.
 * Units    years, nominal rate per year -> share.
 * Errors   bad-input: years · freq not whole; SCULPT, which would need CFADS.
 * Source   docs/conventions.md#debt-at-death
 */
export function debtAtDeath({ rate, years, life, freq, type }: DebtAtDeathInput): DebtAtDeathWorkings {
  check<DebtAtDeathInput>("type", type !== "SCULPT", "expected ANNUITY, LEVEL, STRAIGHT or BULLET: SCULPT needs CFADS, got SCULPT");
  const debt = 1;
  const loan = schedule({ debt, rate, years, freq, type, grace: 0, balloon: 0 });
  const paidPeriods = Math.min(completedPeriods(life, freq), loan.periods);
  const balance = paidPeriods === 0 ? debt : loan.closing[paidPeriods - 1]!;
  return { periods: loan.periods, periodicRate: loan.periodicRate, paidPeriods, share: balance / debt };
}
