import type { Periods, Usd } from "../units";
import { inPeriods } from "../rent/periods";

export interface ReserveAccountInput {
  readonly debtService: readonly Usd[];
  /** Months of service that the account has to hold. */
  readonly months: number;
  readonly freq: number;
}

export interface ReserveAccountWorkings {
  readonly periodsCovered: Periods;
  /** Entry t is the balance required after payment t; entry 0 at closing. */
  readonly required: readonly Usd[];
  /** Paid in; negative where the account releases. */
  readonly funding: readonly Usd[];
  readonly peak: Usd;
}

/**
 * Debt service reserve account (DSRA): the service of the next months, funded at closing and rolled forward.
 *
 *     required[t] = Σ debtService[t + 1 … t + m] + the part of the next period that the months still reach
 *     funding[t]  = required[t] − required[t − 1],  required[−1] = 0
 *
 * m is months · freq / 12. A part of a period counts pro rata. Near the end fewer payments are left and the account
 * releases; after the last one it is empty, so funding adds up to 0.
 *
 * Shapes   debtService[n], scalars -> vectors[n + 1].
 * Units    $ per period -> $.
 * Source   docs/conventions.md#debt-service-reserve
 */
export function reserveAccount({ debtService, months, freq }: ReserveAccountInput): ReserveAccountWorkings {
  const periodsCovered = inPeriods(months / 12, freq);
  const whole = Math.floor(periodsCovered);
  const part = periodsCovered - whole;
  const required = Array.from({ length: debtService.length + 1 }, (_, t) =>
    debtService.slice(t, t + whole).reduce((sum, due) => sum + due, 0) + part * (debtService[t + whole] ?? 0),
  );
  return {
    periodsCovered, required,
    funding: required.map((amount, t) => amount - (t === 0 ? 0 : required[t - 1]!)),
    peak: required.reduce((most, amount) => Math.max(most, amount), 0),
  };
}
