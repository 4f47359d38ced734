import { check } from "../errors";
import type { AnnualRate, Fraction, Multiple, NotDefined, Periods, Usd } from "../units";
import { cover } from "./coverage";

export interface SweepInput {
  readonly debt: Usd;
  readonly rate: AnnualRate;
  readonly cfads: readonly Usd[];
  /** Scheduled principal of each period; one for all or one each. */
  readonly repayments: readonly Usd[];
  /** Share of the excess cash that repays debt ahead of schedule. */
  readonly sweep: Fraction;
  readonly freq: number;
}

export interface SweepPeriod {
  readonly opening: Usd;
  readonly interestDue: Usd;
  /** Scheduled, in arrears, and interest capitalised in this period. */
  readonly principalDue: Usd;
  readonly interestPaid: Usd;
  readonly principalPaid: Usd;
  readonly swept: Usd;
  readonly arrears: Usd;
  readonly closing: Usd;
  readonly distributed: Usd;
  readonly dscr: Multiple | NotDefined;
}

export interface SweepWorkings {
  readonly periodicRate: Fraction;
  readonly scheduled: Usd;
  readonly totalSwept: Usd;
  readonly totalDistributed: Usd;
  readonly firstArrears: Periods | undefined;
  /** The period in which the last dollar is repaid; absent while debt is left. */
  readonly repaidIn: Periods | undefined;
  readonly periods: readonly SweepPeriod[];
}

/**
 * A loan paid from the cash there is: interest, then principal due with arrears, then a share of what is left over.
 *
 *     principalDue[t] = min(scheduled + arrears + unpaid interest, opening + unpaid interest)
 *     swept[t]        = sweep · (cash − interest − principal paid), only when nothing stays in arrears
 *     closing[t]      = opening + unpaid interest − principal paid − swept
 *     dscr[t]         = cfads / (interest due + scheduled principal), scheduled at most opening
 *
 * What is missed falls due again in the next period: a lender does not forget it while the borrower has cash. Unpaid
 * interest is capitalised and due with the arrears. A sweep shortens the loan from its end, so that scheduled amounts
 * stay until the balance is gone. Negative CFADS pays nothing, but shows in the DSCR. Cash not swept is distributed.
 *
 *     max(cfads, 0) = interest paid + principal paid + swept + distributed      in every period
 *
 * Shapes   cfads[n], repayments[1] or repayments[n] -> n rows.
 * Units    $ per period, x.
 * Errors   bad-input: repayments has neither one entry nor one for each period.
 * Source   docs/conventions.md#cash-sweep
 */
export function sweepSchedule({ debt, rate, cfads, repayments, sweep, freq }: SweepInput): SweepWorkings {
  const n = cfads.length;
  const isFitting = repayments.length === 1 || repayments.length === n;
  check<SweepInput>("repayments", isFitting, () => `expected one amount, or one for each of the ${n} periods of cfads, got ${repayments.length}`);
  const periodicRate = rate / freq;
  const repayment = (t: number): Usd => (repayments.length === 1 ? repayments[0]! : repayments[t]!);

  const periods: SweepPeriod[] = [];
  let [balance, overdue] = [debt, 0];
  cfads.forEach((flow, t) => {
    const opening = balance;
    const cash = Math.max(flow, 0);
    const interestDue = opening * periodicRate;
    const interestPaid = Math.min(cash, interestDue);
    const owed = opening + (interestDue - interestPaid);
    const principalDue = Math.min(repayment(t) + overdue + (interestDue - interestPaid), owed);
    const principalPaid = Math.min(cash - interestPaid, principalDue);
    const arrears = principalDue - principalPaid;
    const excess = cash - interestPaid - principalPaid;
    const swept = arrears > 0 ? 0 : Math.min(sweep * excess, owed - principalPaid);
    balance = owed - principalPaid - swept;
    overdue = arrears;
    periods.push({
      opening, interestDue, principalDue, interestPaid, principalPaid, swept, arrears, closing: balance,
      distributed: excess - swept,
      dscr: cover(flow, interestDue + Math.min(repayment(t), opening), () => `nothing is scheduled in period ${t + 1}`),
    });
  });

  const numbered = (t: number): Periods | undefined => (t < 0 ? undefined : t + 1);
  return {
    periodicRate,
    scheduled: cfads.reduce<number>((sum, _, t) => sum + repayment(t), 0),
    totalSwept: periods.reduce((sum, { swept }) => sum + swept, 0),
    totalDistributed: periods.reduce((sum, { distributed }) => sum + distributed, 0),
    firstArrears: numbered(periods.findIndex(({ arrears }) => arrears > 0)),
    repaidIn: numbered(periods.findIndex(({ opening, closing }) => opening > 0 && closing === 0)),
    periods,
  };
}
