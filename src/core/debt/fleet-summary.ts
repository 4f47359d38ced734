import { isBelow } from "../numerics/compare";
import type { Fraction, Multiple, NotDefined, Periods, Usd } from "../units";
import { isDefined, notDefined } from "../units";
import { balanceAfter, completedPeriods } from "./contract-cover";
import { debtCapacity } from "./coverage";
import { fleet, type FleetInput, type FleetWorkings } from "./fleet";

export interface FleetSummaryInput extends FleetInput {
  /** DSCR below which the loan is in breach, and at which its capacity is measured. */
  readonly covenant: Multiple;
}

export interface FleetSummaryWorkings extends FleetWorkings {
  readonly minimumDscr: Multiple | NotDefined;
  /** Number of the period of the minimum; the first one where several tie. */
  readonly minimumPeriod: Periods | NotDefined;
  readonly averageDscr: Multiple | NotDefined;
  readonly firstBreach: Periods | NotDefined;
  readonly llcrToday: Multiple | NotDefined;
  readonly balanceAtExpiry: Usd;
  /** Debt left at contract end / debt. */
  readonly shareAtExpiry: Fraction | NotDefined;
  readonly shortfall: Usd;
  readonly capacity: Usd;
}

/**
 * The eight figures of a fleet's loan that a credit committee asks for first, from the same workings as the full table.
 *
 *     minimum and average of dscr over the periods that have one; the first period with dscr < covenant
 *     llcr of period 1; balance at contract end / debt; Σ max(0, debtService − cfads)
 *     capacity = Σ max(cfads, 0) / covenant · (1 + i)^−t
 *
 * LLCR, not the minimum, is the figure to stress: the minimum is 0 as soon as the chip dies before the loan. The
 * shortfall is on scheduled service, as is the DSCR; a balloon is a refinancing, and LLCR sees it.
 *
 * Shapes   scalars -> scalars.
 * Units    as fleet -> x, period, x, period, x, share, $, $.
 * Errors   as fleet.
 * Source   docs/conventions.md#fleet
 */
export function fleetSummary(input: FleetSummaryInput): FleetSummaryWorkings {
  const {
    debtPerUnit, hours, rents, contractShares, retiredFrom, revenue, runningCost, cfads,
    loan, debtService, periodicRate, levelPayment, sculptedDscr, dscr, llcr,
  } = fleet(input);
  const { covenant, debt, rate, freq, contractYears } = input;
  const noRatio = notDefined("no period has debt service");
  let minimum = Infinity;
  let sum = 0;
  let count = 0;
  let breach: Periods | undefined;
  let shortfall = 0;
  for (let t = 0; t < dscr.length; t += 1) {
    const ratio = dscr[t]!;
    shortfall += Math.max(0, debtService[t]! - cfads[t]!);
    if (!isDefined(ratio)) continue;
    minimum = Math.min(minimum, ratio);
    sum += ratio;
    count += 1;
    if (isBelow(ratio, covenant)) breach ??= t + 1;
  }
  const balanceAtExpiry = balanceAfter(loan, completedPeriods(contractYears, freq));
  return {
    debtPerUnit, hours, rents, contractShares, retiredFrom, revenue, runningCost, cfads,
    loan, debtService, periodicRate, levelPayment, sculptedDscr, dscr, llcr,
    minimumDscr: count > 0 ? minimum : noRatio,
    minimumPeriod: count > 0 ? dscr.findIndex((ratio) => isDefined(ratio) && !isBelow(minimum, ratio)) + 1 : noRatio,
    averageDscr: count > 0 ? sum / count : noRatio,
    firstBreach: breach ?? notDefined(`no period has a DSCR below ${covenant}`),
    llcrToday: llcr[0]!,
    balanceAtExpiry,
    shareAtExpiry: debt > 0 ? balanceAtExpiry / debt : notDefined("there is no debt"),
    shortfall,
    capacity: debtCapacity({ cfads, dscr: [covenant], rate, freq, balloon: 0 }).capacity,
  };
}
