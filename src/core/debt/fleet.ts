import type { Amortization, Timing } from "../conventions";
import { check } from "../errors";
import { isAbove } from "../numerics/compare";
import { periodRents } from "../rent/rent-curve";
import { inPeriods } from "../rent/periods";
import { contractShare } from "../rent/revenue-path";
import type { AnnualRate, Fraction, Multiple, NotDefined, Periods, Units, Usd, UsdPerHour, Years } from "../units";
import { HOURS_PER_YEAR } from "../units";
import { dscrPath, llcrPath } from "./coverage";
import { schedule, type ScheduleWorkings } from "./schedule";

export interface FleetInput {
  readonly units: Units;
  readonly rent: UsdPerHour;
  /** Running cost of a GPU-hour, sold or not. */
  readonly opex: UsdPerHour;
  readonly debt: Usd;
  readonly rate: AnnualRate;
  readonly years: Years;
  readonly deflation: AnnualRate;
  readonly util: Fraction;
  readonly contractRent: UsdPerHour;
  readonly contractYears: Years;
  readonly freq: number;
  readonly type: Amortization;
  readonly grace: Periods;
  readonly balloon: Usd;
  readonly timing: Timing;
  /** Absent = no launch is expected. */
  readonly launchYears?: readonly Years[] | undefined;
  readonly step: readonly Fraction[];
  readonly retire: boolean;
}

export interface FleetWorkings {
  readonly debtPerUnit: Usd;
  /** Dollars of rent 1.00 for the whole fleet over one period. */
  readonly hours: number;
  readonly rents: readonly UsdPerHour[];
  readonly contractShares: readonly Fraction[];
  /** The first period in which the fleet is off; absent when it runs to the end. */
  readonly retiredFrom: Periods | undefined;
  readonly revenue: readonly Usd[];
  readonly runningCost: readonly Usd[];
  readonly cfads: readonly Usd[];
  readonly loan: ScheduleWorkings;
  readonly debtService: readonly Usd[];
  readonly periodicRate: Fraction;
  readonly levelPayment: Usd | undefined;
  readonly sculptedDscr: Multiple | undefined;
  readonly dscr: readonly (Multiple | NotDefined)[];
  readonly llcr: readonly (Multiple | NotDefined)[];
}

/** Debt on one GPU outside this band is a wrong unit, not a loan: a GPU costs thousands to tens of thousands of dollars. */
const DEBT_PER_UNIT = { least: 100, most: 1_000_000 };

/**
 * Cash flow and coverage of a fleet of GPUs that is let under contract, then at spot, against its loan.
 *
 *     revenue[t] = units · 8760/freq · (share[t] · contractRent + (1 − share[t]) · util · rents[t])
 *     cfads[t]   = revenue[t] − units · 8760/freq · opex
 *     dscr[t]    = cfads[t] / debtService[t];  llcr[t] = PV(cfads from t on) / opening[t]
 *
 * share is the part of the period under contract; contracted hours are paid whether used or not. With retire the owner
 * switches the fleet off, for good, in the first period that starts at or after contract end and whose spot revenue does
 * not exceed running cost by more than 1e-12 of it: nobody runs a fleet at a loss to please a lender. A loss under contract stays. There is no
 * tax and no maintenance capex in CFADS: state them in opex.
 *
 * Shapes   scalars; launchYears[m], step[1] or step[m] -> vectors[years · freq].
 * Units    GPU, $/GPU-hour, $ -> $ per period, x.
 * Errors   bad-input: debt on one GPU outside $100 to $1m; contractYears without contractRent; as rentCurve and schedule.
 * Source   docs/conventions.md#fleet
 */
export function fleet(input: FleetInput): FleetWorkings {
  const { units, opex, debt, util, contractRent, contractYears, years, freq } = input;
  const debtPerUnit = debt / units;
  check<FleetInput>(
    "debt",
    debt === 0 || (debt >= DEBT_PER_UNIT.least * units && debt <= DEBT_PER_UNIT.most * units),
    () => `expected $100 to $1,000,000 for each GPU in whole dollars, got ${debt} for ${units} GPUs = $${debtPerUnit} each; is debt in $m?`,
  );
  check<FleetInput>(
    "contractRent",
    contractYears === 0 || contractRent > 0,
    () => `expected a rent above 0 for a contract of ${contractYears} years, got ${contractRent}`,
  );

  const rents = periodRents({ rent: input.rent, deflation: input.deflation, launchYears: input.launchYears, step: input.step, years, freq, timing: input.timing, floor: 0 });
  const hours = (units * HOURS_PER_YEAR) / freq;
  const expiry = inPeriods(contractYears, freq);
  const periods = rents.length;
  const contractShares = new Array<Fraction>(periods);
  const revenue = new Array<Usd>(periods);
  const runningCost = new Array<Usd>(periods);
  const cfads = new Array<Usd>(periods);
  let retiredFrom: Periods | undefined;
  for (let t = 0; t < periods; t += 1) {
    const spot = rents[t]!;
    const share = contractShare(expiry, t);
    if (input.retire && share === 0 && !isAbove(spot * util, opex)) retiredFrom ??= t + 1;
    const income = retiredFrom === undefined ? hours * share * contractRent + hours * (1 - share) * spot * util : 0;
    const cost = retiredFrom === undefined ? hours * opex : 0;
    contractShares[t] = share;
    revenue[t] = income;
    runningCost[t] = cost;
    cfads[t] = income - cost;
  }

  const loan = schedule({ debt, rate: input.rate, years, freq, type: input.type, grace: input.grace, balloon: input.balloon, cfads });
  return {
    debtPerUnit, hours, rents, contractShares, retiredFrom, revenue, runningCost, cfads,
    loan, debtService: loan.debtService, periodicRate: loan.periodicRate, levelPayment: loan.levelPayment, sculptedDscr: loan.sculptedDscr,
    dscr: dscrPath(cfads, loan.debtService),
    llcr: llcrPath(cfads, loan.opening, loan.periodicRate),
  };
}
