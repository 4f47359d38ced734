import { check } from "../errors";
import { isAbove } from "../numerics/compare";
import type { Fraction, Usd } from "../units";

export interface BorrowingBaseInput {
  /** Gross amount of each asset class. */
  readonly gross: readonly Usd[];
  readonly ineligible: readonly Usd[];
  /** Advance rate: one for all classes, or one for each. */
  readonly advance: readonly Fraction[];
  /** Most that a class may contribute: one for all, or one for each; absent = no cap. */
  readonly cap?: readonly Usd[] | undefined;
  /** Held back by the lender from the total. */
  readonly reserve: Usd;
}

export interface BorrowingBaseWorkings {
  readonly eligible: readonly Usd[];
  readonly availability: readonly Usd[];
  readonly total: Usd;
  readonly base: Usd;
}

export interface EligibleReceivablesInput {
  /** Receivables of each debtor within terms. */
  readonly current: readonly Usd[];
  /** Receivables of the same debtors past the limit (usually 90 days), never eligible. */
  readonly aged: readonly Usd[];
  readonly crossAge: Fraction;
  readonly concLimit: Fraction;
}

export interface EligibleReceivablesWorkings {
  readonly agedShares: readonly Fraction[];
  /** After cross-ageing, before the concentration limit. */
  readonly beforeLimit: readonly Usd[];
  /** Most that one debtor may contribute. */
  readonly debtorLimit: Usd;
  readonly eligible: readonly Usd[];
  readonly total: Usd;
}

export interface BorrowingBasePathInput {
  /** Loan outstanding today. */
  readonly debt: Usd;
  /** Collateral value at the end of each period. */
  readonly values: readonly Usd[];
  readonly advance: readonly Fraction[];
}

export interface BorrowingBasePathWorkings {
  readonly limits: readonly Usd[];
  readonly prepayments: readonly Usd[];
  readonly balances: readonly Usd[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** One value for all, or one for each. */
const oneForEach = <Input>(argument: keyof Input & string, values: readonly number[], count: number, noun: string): readonly number[] => {
  const fits = values.length === 1 || values.length === count;
  check<Input>(argument, fits, () => `expected one value, or one for each of the ${count} ${noun}, got ${values.length}`);
  return values.length === count ? values : Array.from({ length: count }, () => values[0]!);
};

/**
 * What an asset-based lender lends against each class of assets:
 *
 *     availability = min(cap, advance · max(0, gross − ineligible)),   base = max(0, Σ availability − reserve)
 *
 * Shapes   gross[n], ineligible[n], advance[1 or n], cap[1 or n] -> scalar.
 * Units    $ -> $.
 * Errors   bad-input: lengths differ.
 * Source   docs/conventions.md#borrowing-base
 */
export function borrowingBase({ gross, ineligible, advance, cap, reserve }: BorrowingBaseInput): BorrowingBaseWorkings {
  const classes = gross.length;
  check<BorrowingBaseInput>("ineligible", ineligible.length === classes, () => `expected ${classes} amounts as in gross, got ${ineligible.length}`);
  const advances = oneForEach<BorrowingBaseInput>("advance", advance, classes, "classes");
  const caps = cap && oneForEach<BorrowingBaseInput>("cap", cap, classes, "classes");

  const eligible = gross.map((amount, i) => Math.max(0, amount - ineligible[i]!));
  const availability = eligible.map((amount, i) => Math.min(caps?.[i] ?? Infinity, advances[i]! * amount));
  const total = sum(availability);
  return { eligible, availability, total, base: Math.max(0, total - reserve) };
}

/**
 * Receivables that count in a borrowing base. A debtor whose aged share exceeds crossAge drops out altogether, because
 * it has stopped paying; then no debtor may be more than a share of what is eligible before this cut:
 *
 *     beforeLimit = current, and 0 where aged/(current + aged) > crossAge by more than 1e-12 of it
 *     eligible    = min(beforeLimit, concLimit · Σ beforeLimit)
 *
 * Shapes   current[n], aged[n] -> scalar.
 * Units    $ -> $.
 * Errors   bad-input: lengths differ.
 * Source   docs/conventions.md#eligible-receivables
 */
export function eligibleReceivables({ current, aged, crossAge, concLimit }: EligibleReceivablesInput): EligibleReceivablesWorkings {
  check<EligibleReceivablesInput>("aged", aged.length === current.length, () => `expected ${current.length} amounts as in current, got ${aged.length}`);
  const agedShares = aged.map((amount, i) => (amount === 0 ? 0 : amount / (amount + current[i]!)));
  const beforeLimit = current.map((amount, i) => (isAbove(agedShares[i]!, crossAge) ? 0 : amount));
  const debtorLimit = concLimit * sum(beforeLimit);
  const eligible = beforeLimit.map((amount) => Math.min(amount, debtorLimit));
  return { agedShares, beforeLimit, debtorLimit, eligible, total: sum(eligible) };
}

/**
 * The repayment that falling collateral forces: the loan may never exceed its advance rate on the value of the day.
 *
 *     limits = advance · values,   balances[t] = min(balances[t−1], limits[t]),   prepayments[t] = balances[t−1] − balances[t]
 *
 * A value that rises again does not lend more: the path assumes no redrawing.
 *
 * Shapes   values[n], advance[1 or n] -> limits[n], prepayments[n], balances[n]; index 1 is the end of the first period.
 * Units    $ -> $.
 * Errors   bad-input: advance has neither one entry nor one for each period.
 * Source   docs/conventions.md#borrowing-base
 */
export function borrowingBasePath({ debt, values, advance }: BorrowingBasePathInput): BorrowingBasePathWorkings {
  const advances = oneForEach<BorrowingBasePathInput>("advance", advance, values.length, "periods");
  const limits = values.map((value, t) => advances[t]! * value);
  const balances: Usd[] = [];
  for (const limit of limits) balances.push(Math.min(balances.at(-1) ?? debt, limit));
  return { limits, balances, prepayments: balances.map((balance, t) => (t === 0 ? debt : balances[t - 1]!) - balance) };
}
