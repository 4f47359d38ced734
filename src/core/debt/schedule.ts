import type { Amortization } from "../conventions";
import { check, notAvailable } from "../errors";
import { expm1, log1p } from "../numerics/powers";
import { wholePeriods } from "../rent/periods";
import type { AnnualRate, Fraction, Multiple, Periods, Usd, Years } from "../units";
import { discountFactor, presentValue } from "./present-value";

export interface ScheduleInput {
  readonly debt: Usd;
  /** Nominal; rate / freq is charged each period. */
  readonly rate: AnnualRate;
  readonly years: Years;
  readonly freq: number;
  readonly type: Amortization;
  /** Periods at the start in which only interest is due. */
  readonly grace: Periods;
  /** Principal due in one sum at maturity. BULLET knows its own: the whole debt. */
  readonly balloon: Usd;
  /** One value a period; only SCULPT reads it. */
  readonly cfads?: readonly Usd[] | undefined;
}

export interface ScheduleWorkings {
  readonly periods: Periods;
  readonly periodicRate: Fraction;
  readonly amortizingPeriods: Periods;
  /** Principal due in one sum at maturity. */
  readonly finalBalloon: Usd;
  /** ANNUITY: debt service of every period after grace. */
  readonly levelPayment: Usd | undefined;
  /** STRAIGHT: principal of every period after grace. */
  readonly levelPrincipal: Usd | undefined;
  /** SCULPT: value, at the end of grace, of the CFADS that is positive. */
  readonly positiveCfadsValue: Usd | undefined;
  /** SCULPT: the one DSCR of every period after grace; absent when nothing is left to pay from CFADS. */
  readonly sculptedDscr: Multiple | undefined;
  readonly opening: readonly Usd[];
  readonly interest: readonly Usd[];
  /** Scheduled principal: the balloon is apart. */
  readonly principal: readonly Usd[];
  readonly balloon: readonly Usd[];
  /** Interest and scheduled principal: the balloon is apart. */
  readonly debtService: readonly Usd[];
  readonly closing: readonly Usd[];
}

/** Level payment that repays 1 in n periods. */
const capitalRecovery = (periodicRate: Fraction, n: Periods): Fraction =>
  periodicRate === 0 ? 1 / n : periodicRate / -expm1(-n * log1p(periodicRate));

/**
 * Repayment schedule of a loan that is drawn at once.
 *
 *     interest[t]    = opening[t] · i,  i = rate / freq
 *     closing[t]     = opening[t] − principal[t] − balloon[t]
 *     ANNUITY  debtService = (debt − balloon) · i / (1 − (1 + i)^−m) + balloon · i,  m = periods − grace; LEVEL is the same
 *     STRAIGHT principal   = (debt − balloon) / m
 *     BULLET   principal   = 0; the balloon is the debt
 *     SCULPT   debtService[t] = max(cfads[t], 0) · (debt − balloon · (1 + i)^−m) / PV(max(cfads, 0)), PV at the end of grace
 *
 * The balloon stands apart from debt service: a DSCR tests what is scheduled, the balloon is a refinancing and is
 * tested by LLCR. In grace debt service is interest. SCULPT leaves negative CFADS out (a lender is not paid by it) and
 * may ask for negative principal where the share of CFADS is less than interest: the loan is then drawn up again.
 * Balances are present values of what is still due, so that rounding does not grow with the tenor.
 *
 * Shapes   scalars; cfads[n] -> vectors[n], n = years · freq; entry 1 ends one period after the draw.
 * Units    $ per period.
 * Errors   bad-input: years · freq not whole; grace ≥ periods; balloon > debt; SCULPT without cfads or of another length.
 *          not-defined: SCULPT without any positive CFADS after grace.
 * Source   docs/conventions.md#debt-schedule; Microsoft Excel PMT, IPMT; E. Bodmer, sculpting identity.
 */
export function schedule({ debt, rate, years, freq, type, grace, balloon, cfads }: ScheduleInput): ScheduleWorkings {
  const n = wholePeriods<ScheduleInput>("years", years, freq);
  const i = rate / freq;
  const m = n - grace;
  const final = type === "BULLET" ? debt : balloon;
  check<ScheduleInput>("grace", grace < n, () => `expected less than the ${n} periods of the loan, got ${grace}`);
  check<ScheduleInput>("balloon", final <= debt, () => `expected at most the debt of ${debt}, got ${balloon}`);
  const finalFactor = discountFactor(i, m);

  let levelPayment: Usd | undefined;
  let levelPrincipal: Usd | undefined;
  let positiveCfadsValue: Usd | undefined;
  let sculptedDscr: Multiple | undefined;
  /** Debt service after grace, where the type states it. */
  let due: readonly Usd[] = [];
  const recovery = capitalRecovery(i, m);
  if (type === "ANNUITY" || type === "LEVEL") levelPayment = (debt - final) * recovery + final * i;
  if (type === "STRAIGHT") levelPrincipal = (debt - final) / m;
  if (type === "SCULPT") {
    check<ScheduleInput>("cfads", cfads !== undefined, "expected CFADS of every period for SCULPT, got none");
    check<ScheduleInput>("cfads", cfads.length === n, () => `expected ${n} periods as in the loan for SCULPT, got ${cfads.length}`);
    const positive = cfads.slice(grace).map((flow) => Math.max(flow, 0));
    const value = presentValue(positive, i);
    if (debt > 0 && value === 0) notAvailable("type", "expected positive CFADS in some period after grace for SCULPT, got none");
    const sculpted = debt - final * finalFactor;
    positiveCfadsValue = value;
    sculptedDscr = sculpted === 0 ? undefined : value / sculpted;
    due = positive.map((flow) => (debt === 0 ? 0 : (flow * sculpted) / value));
  }

  const amortized = balancesBackwards({ debt, final, i, m, type, due, recovery });
  const opening = new Array<Usd>(n);
  const interest = new Array<Usd>(n);
  const principal = new Array<Usd>(n);
  const balloons = new Array<Usd>(n);
  const debtService = new Array<Usd>(n);
  const closing = new Array<Usd>(n);
  for (let t = 0; t < n; t += 1) {
    const balance = t <= grace ? debt : amortized[n - t]!;
    const charged = balance * i;
    const isInterestOnly = t < grace || type === "BULLET";
    const service = isInterestOnly ? charged : (levelPayment ?? (levelPrincipal === undefined ? due[t - grace]! : charged + levelPrincipal));
    opening[t] = balance;
    interest[t] = charged;
    principal[t] = isInterestOnly ? 0 : (levelPrincipal ?? service - charged);
    balloons[t] = t === n - 1 ? final : 0;
    debtService[t] = service;
    closing[t] = t === n - 1 ? 0 : t < grace ? debt : amortized[n - t - 1]!;
  }
  return {
    periods: n, periodicRate: i, amortizingPeriods: m, finalBalloon: final,
    levelPayment, levelPrincipal, positiveCfadsValue, sculptedDscr,
    opening, interest, principal, balloon: balloons, debtService, closing,
  };
}

interface Amortizing {
  readonly debt: Usd;
  readonly final: Usd;
  readonly i: Fraction;
  readonly m: Periods;
  readonly type: Amortization;
  readonly due: readonly Usd[];
  readonly recovery: Fraction;
}

/** Balance when 0, 1, … m payments are to come, before the balloon is paid: first the balloon, last the debt. */
const balancesBackwards = ({ debt, final, i, m, type, due, recovery }: Amortizing): readonly Usd[] => {
  /** Share of (debt − balloon) still owed when k payments are to come; the balloon only bears interest. */
  let owed = 0;
  const backwards = new Array<Usd>(m + 1);
  backwards[0] = final;
  for (let k = 1; k <= m; k += 1) {
    if (type === "SCULPT") backwards[k] = (backwards[k - 1]! + due[m - k]!) / (1 + i);
    else {
      owed = type === "BULLET" ? 0 : type === "STRAIGHT" ? k / m : (owed + recovery) / (1 + i);
      backwards[k] = final + (debt - final) * owed;
    }
  }
  backwards[m] = debt;
  return backwards;
};
