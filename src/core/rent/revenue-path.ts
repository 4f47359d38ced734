import { check } from "../errors";
import { DAYS_PER_YEAR, type Fraction, HOURS_PER_YEAR, type Periods, type Units, type Usd, type UsdPerHour, type Years } from "../units";
import { inPeriods } from "./periods";

export interface RevenuePathInput {
  readonly units: Units;
  /** Spot rent of each period. */
  readonly rents: readonly UsdPerHour[];
  /** Share of hours sold at spot. */
  readonly util: Fraction;
  readonly contractRent: UsdPerHour;
  /** The contract runs from today for exactly this long. */
  readonly contractYears: Years;
  readonly freq: number;
  /** Share of contracted hours paid for, used or not. */
  readonly takeOrPay: Fraction;
  /** Length of every follow-on contract; 0 = the fleet goes to spot at expiry. */
  readonly renewYears: Years;
}

export interface RevenuePathWorkings {
  /** Share of each period that falls under the contract. */
  readonly contractShares: readonly Fraction[];
  readonly contractRevenue: readonly Usd[];
  /** From follow-on contracts; 0 without renewal. */
  readonly renewedRevenue: readonly Usd[];
  readonly spotRevenue: readonly Usd[];
  readonly revenue: readonly Usd[];
}

/** Share of a period, counted from 0, that falls under a contract which ends after `expiry` periods. */
export const contractShare = (expiry: Periods, period: Periods): Fraction => Math.min(1, Math.max(0, expiry - period));

/** Mean rent × share of the period that follow-on contracts cover. All times are counted in periods from today. */
const renewedRent = (rents: readonly UsdPerHour[], i: number, contractShare: Fraction, expiry: Periods, length: Periods): UsdPerHour => {
  const from = i + contractShare;
  const renewals = Math.floor(inPeriods((from - expiry) / length, 1));
  const fixedIn = Math.floor(inPeriods(expiry + renewals * length, 1));
  const heldUntil = Math.min(i + 1, expiry + (renewals + 1) * length);
  // Every renewal that starts later in this period is fixed at the same rent: this period's.
  return rents[fixedIn]! * (heldUntil - from) + rents[i]! * (i + 1 - heldUntil);
};

/**
 * Revenue of each period: a fixed rent while the contract runs, then spot or a chain of follow-on contracts.
 *
 *     revenue[t] = units · 8760 · ∫ over period t of (contract: contractRent · takeOrPay | after: rents[t] · util)
 *
 * The contract covers exactly contractYears, pro rata inside a period. With renewYears above 0 the rent is re-fixed at
 * expiry and after every renewYears at the spot rent of the period in which the renewal starts, and takeOrPay applies
 * to it. A renewal keeps the volume, not the price: it is no hedge against deflation.
 *
 * Shapes   rents[n] -> revenue[n]; index 1 is the period that starts today.
 * Units    GPU, $/GPU-hour, years -> $ per period.
 * Errors   bad-input: renewYears is neither 0 nor a day or more (shorter contracts are spot).
 * Source   docs/conventions.md#revenue-path
 */
export function revenuePath(input: RevenuePathInput): RevenuePathWorkings {
  const { units, rents, util, contractRent, contractYears, freq, takeOrPay, renewYears } = input;
  check<RevenuePathInput>("renewYears", renewYears === 0 || renewYears * DAYS_PER_YEAR >= 1, () => `expected 0 or at least a day (1/365), got ${renewYears}`);
  const hours = (units * HOURS_PER_YEAR) / freq;
  const expiry = inPeriods(contractYears, freq);
  const isRenewed = renewYears > 0;

  const contractShares = rents.map((_, i) => contractShare(expiry, i));
  const contractRevenue = contractShares.map((share) => hours * share * contractRent * takeOrPay);
  const renewedRevenue = contractShares.map((share, i) =>
    isRenewed && share < 1 ? hours * takeOrPay * renewedRent(rents, i, share, expiry, renewYears * freq) : 0,
  );
  const spotRevenue = rents.map((rent, i) => (isRenewed ? 0 : hours * (1 - contractShares[i]!) * rent * util));
  const revenue = rents.map((_, i) => contractRevenue[i]! + renewedRevenue[i]! + spotRevenue[i]!);
  return { contractShares, contractRevenue, renewedRevenue, spotRevenue, revenue };
}
