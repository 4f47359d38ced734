import type { Given } from "./twin-book";
import type { TwinCase } from "./twin-calls";

/** Calls of the functions on default, loss and price whose twins are checked: every branch and edge. */
const cases = (name: string, ...given: readonly Given[]): readonly TwinCase[] => given.map((one) => ({ name, given: one }));

const firms = [
  ...cases(
    "MERTON",
    { equity: 3, volEquity: 0.8, debt: 10, rf: 0.05, years: 1 },
    { equity: 45.1106138, volEquity: 0.60762557, debt: 100, rf: 0.05, years: 1, labels: true },
    { equity: 2.6406, volEquity: 0.7103, debt: 4, rf: 0.05, years: 1 },
    { equity: 3e9, volEquity: 0.3, debt: 1e9, rf: 0.03, years: 5 },
    { equity: 0.4, volEquity: 1.6, debt: 10, rf: 0.04, years: 3 },
    { equity: 20, volEquity: 1.2, debt: 10, rf: -0.01, years: 0.5 },
    // Hardly anything is paid: 1 − expected loss has no digits left, what is paid has all.
    { equity: 3, volEquity: 4, debt: 10, rf: 0.05, years: 1.3 },
    { equity: 3, volEquity: 10, debt: 10, rf: 0.05, years: 1.3 },
    { equity: 0.05, volEquity: 1.5, debt: 5, rf: 0.05, years: 100 },
    { equity: 3, volEquity: 10, debt: 10, rf: 0.05, years: 100 },
  ),
  ...cases(
    "MERTON_PD",
    { assets: 7.306302676, debt: 3.5, vol: 0.169883905, years: 1, drift: 0.031 },
    { assets: [0, 50, 100, 1e4], debt: 70, vol: 0.3, years: 2, drift: -0.1 },
    { assets: 100, debt: [[0, 100, 101]], vol: 0, years: 1 },
  ),
  ...cases("IMPLIED_PD", { spread: 0.0225, recovery: [0, 0.3, 0.8, 0.99] }, { spread: [0, 1e-12, 1e-6, 0.05, 3, 900], recovery: 0.4, years: 5 }),
];

const period = { revenue: 100, opex: 30, debtService: 55, years: 2, vol: 0.3 };
const quarters = {
  revenue: [98.7, 96.1, 93.6, 91.2, 88.9, 86.6],
  opex: 30,
  debtService: [55, 55, 0, 57, 52, 50],
  vol: 0.35,
  fixed: [10, 10, 10, 0, 0, 0],
};
const breach = [
  ...cases(
    "DSCR_BREACH_PROB",
    period,
    { ...period, fixed: [0, 20, 85, 90], threshold: 1.2 },
    { ...period, revenue: [[0, 50, 1000]] },
    { ...period, vol: 0, debtService: [60, 75] },
    { ...period, years: 0, debtService: 0, opex: 110 },
  ),
  ...cases(
    "DSCR_PD_CURVE",
    quarters,
    { ...quarters, method: "LOWER" },
    { ...quarters, method: "UPPER", threshold: 1.2 },
    { revenue: [[100, 100]], opex: 30, debtService: 55, vol: 0.3 },
    { ...quarters, freq: 12, threshold: 1.3 },
    { ...quarters, freq: 1, vol: 0.8 },
    { ...quarters, vol: 0, threshold: 1.3 },
    { ...quarters, vol: 0, method: "UPPER" },
    { ...quarters, revenue: [98.7, 96.1, 93.6, 0, 88.9, 86.6] },
    { ...quarters, revenue: [98.7, 96.1, 93.6, 0, 88.9, 86.6], method: "UPPER" },
    { ...quarters, debtService: 0 },
    { revenue: [100, 90, 120], opex: 30, debtService: [20, 90, 30], vol: 0.2 },
  ),
];

const loan = {
  opening: [100, 75, 50, 25],
  repayments: [25, 25, 25, 25],
  pd: [0.01, 0.03, 0.06, 0.1],
  recovery: [0.6, 0.55, 0.5, 0.4],
  rf: 0.05,
};
const bullet = { opening: 100, repayments: [0, 0, 0, 0, 100], pd: 0.02, recovery: 0.6, rf: 0.04, freq: 1 };
const loss = [
  ...cases(
    "LGD_COLLATERAL",
    { ead: 100, collateral: 150, haircut: 0.5, unsecuredRec: 0.1 },
    { ead: 100, collateral: [0, 60, 133, 1e9], haircut: 0.25, senior: 20, unsecuredRec: 0.15 },
    { ead: 107.8, collateral: 67.5, haircut: [[0, 1]] },
  ),
  ...cases(
    "EXPECTED_LOSS",
    { opening: [100, 60], pd: [0.02, 0.05], lgd: [0.4, 0.5], freq: 1 },
    { opening: [100, 80, 60, 40], pd: 0.2, lgd: 0.5, rf: 0.25, freq: 4 },
    { opening: [100, 80, 60, 40], pd: 1e-9, lgd: [0.5, 0.6, 0.7, 0.8], rf: -0.02, freq: 12 },
    { opening: 100, pd: [0, 0, 0.3, 0.3, 1], lgd: 0.45, rf: 0.05 },
    { opening: [100, 50], pd: 1, lgd: 0.45 },
  ),
  ...cases(
    "FAIR_SPREAD",
    loan,
    { ...loan, recovery: 1 },
    { ...bullet, capital: 0.08, hurdle: 0.12 },
    { ...bullet, pd: [0.01, 0.04, 0.04, 0.2, 0.5], capital: 0.1 },
    { opening: [[100, 75, 50, 25]], repayments: 25, pd: 0.3, recovery: 0.1, rf: -0.01, freq: 12 },
    { opening: [0.001, 2e9], repayments: [-2e9, 2e9], pd: 0.03, recovery: 0.5, rf: 0.06 },
  ),
  ...cases(
    "LOAN_PRICE",
    { ...loan, spread: 0.03 },
    { ...bullet, spread: 0.0225, capital: 0.08 },
    { ...bullet, spread: 0.0225, pd: 1 },
    { ...bullet, spread: -0.5, pd: 0 },
    { opening: 100, repayments: 100, spread: 0.056, pd: 0.2, recovery: 0.4, rf: 0.04, freq: 1 },
  ),
  ...cases(
    "VASICEK_LOSS",
    { pd: 0.02, rho: 0.1, conf: 0.999 },
    { pd: [0, 1e-6, 0.03, 0.5, 1], rho: 0.24, conf: 0.999, lgd: 0.45 },
    { pd: 0.02, rho: [[0, 0.5, 0.99, 1]], conf: 0.9 },
    { pd: 0.2, rho: 1, conf: [0.7, 0.9] },
  ),
  ...cases(
    "IRB_RW",
    { pd: 0.03, lgd: 0.45 },
    { pd: [0, 0.0001, 0.0005, 0.01, 0.2, 1], lgd: 0.45, maturity: 4 },
    { pd: 0.01, lgd: 0.45, maturity: [0, 1, 2.5, 9], salesEurM: 20 },
    { pd: 0.01, lgd: 0.4, salesEurM: [0, 5, 30, 50, 700] },
  ),
];

export const RISK_CASES: readonly TwinCase[] = [...firms, ...breach, ...loss];
