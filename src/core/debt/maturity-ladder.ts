import { check } from "../errors";
import { inPeriods } from "../rent/periods";
import type { Fraction, NotDefined, Usd, Years } from "../units";
import { notDefined } from "../units";

export interface MaturityLadderInput {
  readonly amounts: readonly Usd[];
  /** Years from today until each amount falls due. */
  readonly maturities: readonly Years[];
  /** Years that the ladder shows. */
  readonly horizon: Years;
  readonly cash: Usd;
  /** Cash flow of each year that may repay debt; none where it is absent. */
  readonly cfads?: readonly Usd[] | undefined;
}

export interface LadderYear {
  readonly due: Usd;
  readonly share: Fraction | NotDefined;
  readonly cumulativeShare: Fraction | NotDefined;
  readonly unpaid: Usd;
}

export interface MaturityLadderWorkings {
  readonly total: Usd;
  readonly dueLater: Usd;
  readonly averageMaturity: Years | NotDefined;
  readonly largestUnpaid: Usd;
  readonly years: readonly LadderYear[];
}

/** The year, from 1, in which a debt falls due; one that is due today has to be paid in year 1. */
const yearOf = (maturity: Years): number => Math.max(1, Math.ceil(inPeriods(maturity, 1)));

/**
 * Debt by the year in which it falls due, and what stays unpaid if nothing is refinanced.
 *
 *     due[t]    = Σ amounts with t − 1 < maturity ≤ t
 *     share[t]  = due[t] / Σ amounts, those beyond the horizon included
 *     unpaid[t] = max(0, Σ due[1 … t] − cash − Σ cfads[1 … t])
 *
 * unpaid is a running total: a debt missed in year 1 is still owed in year 2, and surplus cash of an early year pays a
 * later one. No interest is added; CFADS of a year that is negative adds to what is unpaid.
 *
 * Shapes   amounts[m], maturities[m], cfads[1] or cfads[horizon] -> horizon rows.
 * Units    $, years -> $, share.
 * Errors   bad-input: lengths differ.
 * Source   docs/conventions.md#maturity-ladder
 */
export function maturityLadder({ amounts, maturities, horizon, cash, cfads = [0] }: MaturityLadderInput): MaturityLadderWorkings {
  const m = amounts.length;
  check<MaturityLadderInput>("maturities", maturities.length === m, () => `expected one maturity for each of the ${m} amounts, got ${maturities.length}`);
  const isFitting = cfads.length === 1 || cfads.length === horizon;
  check<MaturityLadderInput>("cfads", isFitting, () => `expected one amount, or one for each of the ${horizon} years, got ${cfads.length}`);

  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const share = (amount: Usd): Fraction | NotDefined => (total > 0 ? amount / total : notDefined("there is no debt"));
  const dueIn = Array.from({ length: horizon }, () => 0);
  let dueLater = 0;
  amounts.forEach((amount, j) => {
    const year = yearOf(maturities[j]!);
    if (year > horizon) dueLater += amount;
    else dueIn[year - 1]! += amount;
  });
  let [fallenDue, available] = [0, cash];
  const years = dueIn.map((due, t): LadderYear => {
    fallenDue += due;
    available += cfads.length === 1 ? cfads[0]! : cfads[t]!;
    return { due, share: share(due), cumulativeShare: share(fallenDue), unpaid: Math.max(0, fallenDue - available) };
  });
  const weighted = amounts.reduce((sum, amount, j) => sum + amount * maturities[j]!, 0);
  return {
    total, dueLater,
    averageMaturity: total > 0 ? weighted / total : notDefined("there is no debt"),
    largestUnpaid: years.reduce((most, { unpaid }) => Math.max(most, unpaid), 0),
    years,
  };
}
