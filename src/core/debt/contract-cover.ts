import type { Amortization } from "../conventions";
import { check, checkDenominator } from "../errors";
import { inPeriods } from "../rent/periods";
import type { AnnualRate, Fraction, Multiple, NotDefined, Periods, Usd, Years } from "../units";
import { cover } from "./coverage";
import { presentValue } from "./present-value";
import { schedule, type ScheduleWorkings } from "./schedule";

/** Periods completed after so many years: the last payment date at or before that moment. */
export const completedPeriods = (years: Years, freq: number): Periods => Math.floor(inPeriods(years, freq));

/**
 * Balance of a loan after the scheduled payment of period k, before a balloon that falls due with it: what is owed at
 * the moment a contract ends. The whole debt when k is 0, nothing after maturity.
 */
export const balanceAfter = ({ opening, closing, balloon }: ScheduleWorkings, k: Periods): Usd =>
  k === 0 ? opening[0]! : k > closing.length ? 0 : closing[k - 1]! + balloon[k - 1]!;

export interface ContractCoverInput {
  /** One value a period, at least as many as the loan has; what comes after the tenor is not the lender's. */
  readonly cfads: readonly Usd[];
  readonly debt: Usd;
  readonly rate: AnnualRate;
  readonly years: Years;
  readonly contractYears: Years;
  readonly freq: number;
  readonly type: Amortization;
  readonly grace: Periods;
  readonly balloon: Usd;
}

export interface ContractCoverWorkings {
  readonly loan: ScheduleWorkings;
  readonly periodicRate: Fraction;
  /** Whole periods under contract. */
  readonly contractPeriods: Periods;
  readonly contractedValue: Usd;
  readonly contractedLlcr: Multiple;
  readonly balanceAtExpiry: Usd;
  readonly shareLeft: Fraction;
  readonly uncontractedYears: Years;
  /** Value, at expiry, of the CFADS between expiry and maturity. */
  readonly laterValue: Usd;
  readonly laterLlcr: Multiple | NotDefined;
}

/**
 * How much of a loan the contract repays, and what has to repay the rest.
 *
 *     k                = ⌊contractYears · freq⌋
 *     contractedLlcr   = PV(cfads[1 … k]) / debt
 *     balanceAtExpiry  = balance after period k, before a balloon that falls due then
 *     laterLlcr        = PV at k of cfads[k + 1 … n] / balanceAtExpiry
 *
 * The contract is counted in whole periods, rounded down: a part of a period is not relied on. Values are at the loan
 * rate, so that contractedLlcr + laterLlcr · balanceAtExpiry · (1 + i)^−k / debt is the LLCR of the loan.
 *
 * Shapes   cfads[≥ n], scalars -> scalars; n = years · freq.
 * Units    $ -> x, $, share, years, x.
 * Errors   bad-input: cfads is shorter than the loan; as schedule. division: debt is 0.
 * Source   docs/conventions.md#contract-cover
 */
export function contractCover(input: ContractCoverInput): ContractCoverWorkings {
  const { cfads, debt, years, contractYears, freq } = input;
  checkDenominator<ContractCoverInput>("debt", debt, "expected a debt, got 0: there is nothing to cover");
  const loan = schedule(input);
  const n = loan.periods;
  check<ContractCoverInput>("cfads", cfads.length >= n, () => `expected at least the ${n} periods of the loan, got ${cfads.length}`);
  const i = loan.periodicRate;
  const k = Math.min(completedPeriods(contractYears, freq), n + 1);

  const contractedValue = presentValue(cfads.slice(0, Math.min(k, n)), i);
  const balanceAtExpiry = balanceAfter(loan, k);
  const laterValue = presentValue(cfads.slice(k, n), i);
  return {
    loan, periodicRate: i, contractPeriods: Math.min(k, n),
    contractedValue, contractedLlcr: contractedValue / debt,
    balanceAtExpiry, shareLeft: balanceAtExpiry / debt,
    uncontractedYears: Math.max(0, years - contractYears),
    laterValue,
    laterLlcr: cover(laterValue, balanceAtExpiry, "no debt is left when the contract ends"),
  };
}
