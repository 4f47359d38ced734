/**
 * Dates and day counts as Excel has them. Bases: 0 US 30/360, 1 actual/actual, 2 actual/360, 3 actual/365, 4 European 30/360.
 *
 * Source   Microsoft, "YEARFRAC function" and "COUPDAYBS function"; D. Wheeler, YEARFRAC function, Ecma TC45 (2008), for the ends
 *          of February and for actual/actual. Checked against values exported from Excel (test/reference/excel-values.json).
 */
export type Basis = 0 | 1 | 2 | 3 | 4;

export interface Day {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

const MILLISECONDS = 86_400_000;
/** Serial 0 of Excel from 1 March 1900 on; before that Excel counts a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30);

export const dayOf = (serial: number): Day => {
  const date = new Date(EPOCH + Math.floor(serial) * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const isLeap = (year: number): boolean => daysInMonth(year, 2) === 29;
const isMonthEnd = ({ year, month, day }: Day): boolean => day === daysInMonth(year, month);
const isFebruaryEnd = (date: Day): boolean => date.month === 2 && isMonthEnd(date);

/** The same day of another month, or that month's last day where it is shorter or where `toMonthEnd` asks for it. */
export const addMonths = (serial: number, months: number, toMonthEnd = false): number => {
  const { year, month, day } = dayOf(serial);
  const first = Date.UTC(year, month - 1 + months, 1);
  const date = new Date(first);
  const last = daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return Math.round((first - EPOCH) / MILLISECONDS) + (toMonthEnd ? last : Math.min(day, last)) - 1;
};

const months30 = (from: Day, to: Day, fromDay: number, toDay: number): number =>
  (to.year - from.year) * 360 + (to.month - from.month) * 30 + toDay - fromDay;

/** US 30/360. `wholePeriod`: both ends are coupon dates, and a month end counts as the 30th whatever the start. */
const us360 = (start: number, end: number, wholePeriod = false): number => {
  const [from, to] = [dayOf(start), dayOf(end)];
  const isFromFebruaryEnd = isFebruaryEnd(from);
  let toDay = to.day;
  if (isFebruaryEnd(to) && (isFromFebruaryEnd || wholePeriod)) toDay = 30;
  if (toDay === 31 && (from.day >= 30 || wholePeriod)) toDay = 30;
  return months30(from, to, isFromFebruaryEnd ? 30 : Math.min(from.day, 30), toDay);
};

const european360 = (start: number, end: number): number => {
  const [from, to] = [dayOf(start), dayOf(end)];
  return months30(from, to, Math.min(from.day, 30), Math.min(to.day, 30));
};

/** Days that accrue between two dates. */
export const accruedDays = (start: number, end: number, basis: Basis): number =>
  basis === 0 ? us360(start, end) : basis === 4 ? european360(start, end) : Math.floor(end) - Math.floor(start);

/** Days of the year that a stretch is a share of. Actual/actual: 366 where it holds a 29 February, the mean of its calendar years beyond one year. */
export const yearDays = (start: number, end: number, basis: Basis): number => {
  if (basis === 3) return 365;
  if (basis !== 1) return 360;
  const [from, to] = [dayOf(start), dayOf(end)];
  const isWithinYear = to.year === from.year || (to.year === from.year + 1 && (from.month > to.month || (from.month === to.month && from.day >= to.day)));
  if (!isWithinYear) {
    const years = to.year - from.year + 1;
    return Array.from({ length: years }, (_, i) => (isLeap(from.year + i) ? 366 : 365)).reduce((sum, days) => sum + days, 0) / years;
  }
  const endsOnLeapDay = to.month === 2 && to.day === 29;
  if (to.year === from.year) return isLeap(to.year) || endsOnLeapDay ? 366 : 365;
  return (isLeap(from.year) && from.month <= 2) || (isLeap(to.year) && to.month > 2) || endsOnLeapDay ? 366 : 365;
};

export const yearFraction = (start: number, end: number, basis: Basis): number => accruedDays(start, end, basis) / yearDays(start, end, basis);

/** The coupon period that a settlement falls into, counted back from maturity; coupons of a bond that matures at a month end fall on month ends. */
export interface CouponPeriod {
  readonly previous: number;
  readonly next: number;
  /** Coupons still to be paid, the one at maturity included. */
  readonly coupons: number;
}

export const couponPeriod = (settlement: number, maturity: number, frequency: number): CouponPeriod => {
  const [step, toMonthEnd] = [12 / frequency, isMonthEnd(dayOf(maturity))];
  const [from, to] = [dayOf(settlement), dayOf(maturity)];
  const atOrBefore = (k: number): number => addMonths(maturity, -k * step, toMonthEnd);
  // Whole periods between the months; the day decides whether one more is needed.
  let coupons = Math.max(0, Math.floor(((to.year - from.year) * 12 + to.month - from.month) / step));
  while (atOrBefore(coupons) > Math.floor(settlement)) coupons += 1;
  return { previous: atOrBefore(coupons), next: atOrBefore(coupons - 1), coupons };
};

export const couponDays = ({ previous, next }: CouponPeriod, frequency: number, basis: Basis): number =>
  basis === 1 ? next - previous : (basis === 3 ? 365 : 360) / frequency;

export const daysToNextCoupon = ({ previous, next }: CouponPeriod, settlement: number, basis: Basis): number =>
  basis === 0 ? us360(previous, next, true) - us360(previous, settlement) : accruedDays(settlement, next, basis);

/** Length of a coupon period that ACCRINT takes a part of; actual/360 is measured in days of 30/360 here. */
export const periodDays = (start: number, end: number, frequency: number, basis: Basis): number =>
  basis === 0 ? us360(start, end, true) : basis === 2 ? us360(start, end) : basis === 3 ? 365 / frequency : accruedDays(start, end, basis);
