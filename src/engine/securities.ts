import { expandBracket, findRoot } from "../core/numerics/roots";
import {
  accruedDays, addMonths, type Basis, couponDays, couponPeriod, dayOf, daysToNextCoupon, periodDays, yearDays, yearFraction,
} from "./day-count";

/**
 * Excel's functions for bonds and discounted paper. Univer miscounts 30/360 at the end of February, coupon dates of bonds
 * that mature on 28 February, actual/actual of a year that ends on 29 February, and interest accrued over several periods.
 * undefined stands for #NUM!.
 *
 * Source   the formulas on Microsoft's page of each function.
 */
type Answer = number | undefined;

const basisOf = (given: number): Basis | undefined => ([0, 1, 2, 3, 4] as const).find((basis) => basis === Math.trunc(given));
const frequencyOf = (given: number): number | undefined => [1, 2, 4].find((frequency) => frequency === Math.trunc(given));

interface Bond {
  readonly basis: Basis;
  readonly frequency: number;
  readonly settlement: number;
  readonly maturity: number;
}
/** The four arguments that every function of a bond with coupons checks alike. */
const onBond = (settlement: number, maturity: number, frequency: number, basis: number, work: (bond: Bond) => Answer): Answer => {
  const [f, b] = [frequencyOf(frequency), basisOf(basis)];
  if (f === undefined || b === undefined || settlement < 0 || Math.floor(settlement) >= Math.floor(maturity)) return undefined;
  return work({ settlement: Math.floor(settlement), maturity: Math.floor(maturity), frequency: f, basis: b });
};
const periodOf = ({ settlement, maturity, frequency }: Bond) => couponPeriod(settlement, maturity, frequency);

type CouponFunction = (settlement: number, maturity: number, frequency: number, basis?: number) => Answer;
const coupon = (work: (bond: Bond) => number): CouponFunction =>
  (settlement, maturity, frequency, basis = 0) => onBond(settlement, maturity, frequency, basis, work);

const daysSinceCoupon = (bond: Bond): number => accruedDays(periodOf(bond).previous, bond.settlement, bond.basis);
export const coupdaybs = coupon(daysSinceCoupon);
export const coupdays = coupon((bond) => couponDays(periodOf(bond), bond.frequency, bond.basis));
export const coupdaysnc = coupon((bond) => daysToNextCoupon(periodOf(bond), bond.settlement, bond.basis));
export const coupncd = coupon((bond) => periodOf(bond).next);
export const couppcd = coupon((bond) => periodOf(bond).previous);
export const coupnum = coupon((bond) => periodOf(bond).coupons);

interface BondTerms {
  readonly coupons: number;
  /** Share of the running coupon period that has passed, and that is left. */
  readonly passed: number;
  readonly left: number;
}
const termsOf = (bond: Bond): BondTerms => {
  const period = periodOf(bond);
  const days = couponDays(period, bond.frequency, bond.basis);
  const passed = accruedDays(period.previous, bond.settlement, bond.basis) / days;
  return { coupons: period.coupons, passed, left: 1 - passed };
};

/** Clean price for 100 of face at a yield per coupon period; simple interest in the last period. */
const cleanPrice = ({ coupons, passed, left }: BondTerms, paid: number, redemption: number, yieldPerPeriod: number): number => {
  const growth = 1 + yieldPerPeriod;
  if (coupons === 1) return (redemption + paid) / (1 + left * yieldPerPeriod) - passed * paid;
  let value = redemption * growth ** -(coupons - 1 + left);
  for (let k = 0; k < coupons; k += 1) value += paid * growth ** -(k + left);
  return value - passed * paid;
};

export const price = (settlement: number, maturity: number, rate: number, yld: number, redemption: number, frequency: number, basis = 0): Answer =>
  rate < 0 || yld < 0 || redemption <= 0
    ? undefined
    : onBond(settlement, maturity, frequency, basis, (bond) => cleanPrice(termsOf(bond), (100 * rate) / bond.frequency, redemption, yld / bond.frequency));

export const bondYield = (settlement: number, maturity: number, rate: number, pr: number, redemption: number, frequency: number, basis = 0): Answer =>
  rate < 0 || pr <= 0 || redemption <= 0
    ? undefined
    : onBond(settlement, maturity, frequency, basis, (bond) => {
        const [terms, paid] = [termsOf(bond), (100 * rate) / bond.frequency];
        if (terms.coupons === 1) return ((redemption + paid) / (pr + terms.passed * paid) - 1) * (bond.frequency / terms.left);
        // Searched in u = ln(1 + yield per period), which has no end; the price falls throughout.
        const excess = (u: number): number => cleanPrice(terms, paid, redemption, Math.expm1(u)) - pr;
        const from = Math.log1p(rate / bond.frequency);
        const step = excess(from) > 0 ? 0.02 : -0.02;
        const [before, after] = expandBracket({ of: excess, from, step, end: step > 0 ? 30 : -30 });
        return excess(before) > 0 === excess(after) > 0 ? undefined : bond.frequency * Math.expm1(findRoot(excess, before, after, { tolerance: 1e-15 }));
      });

const macaulay = (terms: BondTerms, paid: number, yieldPerPeriod: number): number => {
  const growth = 1 + yieldPerPeriod;
  let [worth, weighted] = [0, 0];
  for (let k = 0; k < terms.coupons; k += 1) {
    const time = k + terms.left;
    const flow = (paid + (k + 1 === terms.coupons ? 100 : 0)) * growth ** -time;
    [worth, weighted] = [worth + flow, weighted + flow * time];
  }
  return weighted / worth;
};
export const duration = (settlement: number, maturity: number, rate: number, yld: number, frequency: number, basis = 0): Answer =>
  rate < 0 || yld < 0
    ? undefined
    : onBond(settlement, maturity, frequency, basis, (bond) => macaulay(termsOf(bond), (100 * rate) / bond.frequency, yld / bond.frequency) / bond.frequency);
export const mduration = (settlement: number, maturity: number, rate: number, yld: number, frequency: number, basis = 0): Answer => {
  const years = duration(settlement, maturity, rate, yld, frequency, basis);
  return years === undefined ? undefined : years / (1 + yld / Math.trunc(frequency));
};

/**
 * Interest accrued since issue. Periods are counted from the first interest date: those before the settlement's own count 1
 * (0 with calc_method FALSE), the one of the issue in part. A settlement long before the first interest date counts back the
 * same way, as Excel does.
 */
export const accrint = (
  issue: number, firstInterest: number, settlement: number, rate: number, par: number, frequency: number, basis = 0, calcMethod = 1,
): Answer => {
  const [f, b] = [frequencyOf(frequency), basisOf(basis)];
  const [start, first, end] = [Math.floor(issue), Math.floor(firstInterest), Math.floor(settlement)];
  if (f === undefined || b === undefined || rate <= 0 || par <= 0 || start >= end || start < 0) return undefined;
  const toMonthEnd = addMonths(first, 0, true) === first;
  const dateOf = (k: number): number => addMonths(first, (k * 12) / f, toMonthEnd);
  const countFrom = calcMethod === 0 && end > first ? Math.max(start, first) : start;
  let k = -1;
  while (end > first && dateOf(k + 1) <= end) k += 1;
  const running = couponDays({ previous: dateOf(k), next: dateOf(k + 1), coupons: 1 }, f, b);
  let periods = accruedDays(Math.max(countFrom, dateOf(k)), end, b) / running;
  for (; dateOf(k) > countFrom; k -= 1) {
    const [from, to] = [dateOf(k - 1), dateOf(k)];
    if (countFrom <= from) periods += calcMethod === 0 && end <= first ? 0 : 1;
    else periods += accruedDays(countFrom, to, b) / periodDays(from, to, f, b);
  }
  return ((par * rate) / f) * periods;
};

/** Functions of two dates and one year fraction between them. */
const between = (start: number, end: number, basis: number, isAllowed: boolean, work: (years: number) => Answer): Answer => {
  const b = basisOf(basis);
  const [from, to] = [Math.floor(start), Math.floor(end)];
  return b === undefined || !isAllowed || from >= to || from < 0 ? undefined : work(yearFraction(from, to, b));
};

export const yearfrac = (start: number, end: number, basis = 0): Answer => {
  const b = basisOf(basis);
  const [from, to] = [Math.floor(Math.min(start, end)), Math.floor(Math.max(start, end))];
  return b === undefined || from < 0 ? undefined : from === to ? 0 : yearFraction(from, to, b);
};
export const accrintm = (issue: number, settlement: number, rate: number, par: number, basis = 0): Answer =>
  between(issue, settlement, basis, rate > 0 && par > 0, (years) => par * rate * years);
export const disc = (settlement: number, maturity: number, pr: number, redemption: number, basis = 0): Answer =>
  between(settlement, maturity, basis, pr > 0 && redemption > 0, (years) => (1 - pr / redemption) / years);
export const intrate = (settlement: number, maturity: number, investment: number, redemption: number, basis = 0): Answer =>
  between(settlement, maturity, basis, investment > 0 && redemption > 0, (years) => (redemption / investment - 1) / years);
export const yielddisc = intrate;
export const received = (settlement: number, maturity: number, investment: number, discount: number, basis = 0): Answer =>
  between(settlement, maturity, basis, investment > 0 && discount > 0, (years) =>
    (discount * years >= 1 ? undefined : investment / (1 - discount * years)));
export const pricedisc = (settlement: number, maturity: number, discount: number, redemption: number, basis = 0): Answer =>
  between(settlement, maturity, basis, discount > 0 && redemption > 0, (years) => redemption * (1 - discount * years));

/** Interest at maturity: all shares are of the year that begins with the issue. */
const atMaturity = (
  settlement: number, maturity: number, issue: number, basis: number, isAllowed: boolean, work: (whole: number, passed: number) => number,
): Answer => {
  const b = basisOf(basis);
  const [start, now, end] = [Math.floor(issue), Math.floor(settlement), Math.floor(maturity)];
  if (b === undefined || !isAllowed || start >= now || now >= end || start < 0) return undefined;
  const year = yearDays(start, now, b);
  return work(accruedDays(start, end, b) / year, accruedDays(start, now, b) / year);
};
export const pricemat = (settlement: number, maturity: number, issue: number, rate: number, yld: number, basis = 0): Answer =>
  atMaturity(settlement, maturity, issue, basis, rate >= 0 && yld >= 0, (whole, passed) =>
    (100 * (1 + whole * rate)) / (1 + (whole - passed) * yld) - 100 * passed * rate);
export const yieldmat = (settlement: number, maturity: number, issue: number, rate: number, pr: number, basis = 0): Answer =>
  atMaturity(settlement, maturity, issue, basis, rate >= 0 && pr > 0, (whole, passed) => {
    const paid = pr / 100 + passed * rate;
    return (1 + whole * rate - paid) / paid / (whole - passed);
  });

/** The calendar day of a date `months` later; the 31st becomes the last day of a shorter month. */
export const edate = (start: number, months: number): Answer => {
  if (start < 0) return undefined;
  const serial = addMonths(Math.floor(start), Math.trunc(months));
  return serial < 0 || dayOf(serial).year > 9999 ? undefined : serial;
};
