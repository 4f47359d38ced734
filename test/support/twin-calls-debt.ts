import type { TwinCase } from "./twin-calls";
import type { Given } from "./twin-book";

/** Calls of the debt functions whose twins are checked: every branch and edge, with values that do not fall together. */
export interface DebtCase extends TwinCase {
  /** Dollars against which the rounding of money is judged; 0 where it is judged by each value alone. */
  readonly scale: number;
}
const cases = (name: string, scale: number, ...given: readonly Given[]): readonly DebtCase[] => given.map((one) => ({ name, given: one, scale }));
const TYPES = ["ANNUITY", "LEVEL", "STRAIGHT", "BULLET", "SCULPT"];
const NOT_SCULPTED = TYPES.slice(0, 4);

const fleet = { units: 1000, rent: 2.3, opex: 0.55, debt: 28_568_000, rate: 0.0995, years: 5, deflation: 0.18, util: 0.8 };
const contract = { contractRent: 2.4, contractYears: 2.1 };
const launches = { launchYears: [3.4, 0.6, 1.75], step: [0.1, 0.22, 0.15] };
const fleetCalls: readonly Given[] = [
  fleet,
  { ...fleet, ...contract },
  ...TYPES.map((type): Given => ({ ...fleet, ...contract, type, grace: 3, balloon: 6_000_000, launchYears: 2 })),
  ...TYPES.map((type): Given => ({ ...fleet, deflation: 0.45, type, grace: 2 })),
  ...["AVG", "START", "MID", "END"].flatMap((timing): Given[] => [
    { ...fleet, ...contract, ...launches, timing, freq: 1 },
    { ...fleet, ...launches, timing, freq: 12, years: 3, retire: false, deflation: 0.6 },
  ]),
  { ...fleet, launchYears: [1, 1, 1.25], step: 0.1, freq: 4 },
  { ...fleet, launchYears: [0.1, 0.15, 0.2, 0.8], step: [0.05, 0.5, 0, 0.3], freq: 1, years: 2 },
  { ...fleet, launchYears: [-1, 0, 40], step: 0.2 },
  { ...fleet, deflation: 0 },
  { ...fleet, deflation: 1e-9, ...launches },
  { ...fleet, deflation: -0.07, rate: 0 },
  { ...fleet, debt: 0 },
  { ...fleet, debt: 0, type: "SCULPT", deflation: 0.99 },
  { ...fleet, rate: 0, type: "BULLET" },
  { ...fleet, rate: 0, type: "STRAIGHT", grace: 7 },
  { ...fleet, contractRent: 0.3, contractYears: 1.5, type: "SCULPT", deflation: 0 },
  { ...fleet, contractRent: 0.3, contractYears: 20 / 12, freq: 12, deflation: 0.7 },
  { ...fleet, contractRent: 3, contractYears: 50, deflation: 0.5 },
  { ...fleet, deflation: 0.4, retire: false },
  { ...fleet, years: 1, freq: 1, type: "BULLET" },
];
const fleetCases = [
  ...cases("FLEET_DSCR", 3e7, ...fleetCalls, { ...fleet, ...contract, labels: true }),
  ...cases("FLEET_SUMMARY", 3e7, ...fleetCalls.map((given) => ({ ...given, covenant: 1.37 })), fleet, {
    ...fleet,
    ...contract,
    covenant: 2.5,
    labels: true,
  }),
];

const quarters = Array.from({ length: 20 }, (_, t) => 9_000_000 * 0.93 ** t - (t === 7 ? 6_500_000 : 0));
const loan = { debt: 60_000_000, rate: 0.11, years: 5 };

const covers = cases(
  "CONTRACT_COVER",
  6e7,
  ...TYPES.flatMap((type): Given[] => [
    { cfads: quarters, ...loan, contractYears: 2.6, type },
    { cfads: quarters, ...loan, contractYears: 3, type, grace: 4, balloon: 9e6 },
  ]),
  { cfads: [quarters], ...loan, contractYears: 0 },
  { cfads: quarters, ...loan, contractYears: 5 },
  { cfads: quarters, ...loan, contractYears: 5, balloon: 1e7 },
  { cfads: quarters, ...loan, contractYears: 5.1, balloon: 1e7 },
  { cfads: quarters, ...loan, contractYears: 80 },
  { cfads: quarters, ...loan, years: 3, contractYears: 1.9999, type: "STRAIGHT", rate: 0, labels: true },
  { cfads: [10, 20, 30, 40, 50], debt: 70, rate: 0.4, years: 4 / 12, contractYears: 3 / 12, freq: 12, type: "BULLET" },
);

const covenants = cases(
  "COVENANT_TEST",
  0,
  { path: [1.9, 1.5, 1.3, 1.1, 1.45], threshold: 1.4, firstTest: 2 },
  { path: [[1.9, 1.5, 1.3, 1.1, 1.45]], threshold: 1.4, count: 3 },
  { path: [0.5, "", 0.8, 0.7], threshold: 0.65, kind: "MAX", count: 2 },
  { path: ["", 1.2, "", "", 1.1, "", 1.3, 1.1, 1.05], threshold: 1.2, count: 2, labels: true },
  { path: ["", 1.2, "", 1.1, "", 1.3, 1.1, 1.05], threshold: 1.2, count: 3, firstTest: 4 },
  { path: [1.4, 1.4 * (1 - 1e-14), 1.4 * (1 - 1e-9)], threshold: 1.4 },
  { path: [0.65, 0.65 * (1 + 1e-14)], threshold: 0.65, kind: "MAX" },
  { path: [2, 1, 1, 1 - 1e-15, 3], threshold: 0.5 },
  { path: [2, -1, 0], threshold: 0 },
  { path: [2, -1, -3], threshold: -2, kind: "MAX", count: 1 },
  { path: 1.3, threshold: 1.2 },
);

const sweeps = cases(
  "SWEEP_SCHEDULE",
  6e7,
  { debt: 100, rate: 0.1, cfads: [0, 200], repayments: [50, 50], sweep: 0, freq: 1 },
  { debt: 100, rate: 0.1, cfads: [60, 40, 40], repayments: [20, 20, 60], sweep: 0.5, freq: 1 },
  ...[0, 0.48, 1].map((sweep): Given => ({ debt: 60e6, rate: 0.11, cfads: quarters, repayments: 3e6, sweep })),
  { debt: 60e6, rate: 0.11, cfads: quarters.map((flow) => flow - 5e6), repayments: quarters.map((_, t) => 2e6 + t * 1e5), sweep: 0.6 },
  { debt: 60e6, rate: 0, cfads: [quarters], repayments: 0 },
  { debt: 0, rate: 0.1, cfads: [5, -5, 0], repayments: 1, freq: 2, labels: true },
  { debt: 10, rate: 0.1, cfads: [-5, -5, 0, 40, 1], repayments: 4, freq: 12 },
);

const draws = cases(
  "DDTL_SCHEDULE",
  1e9,
  ...NOT_SCULPTED.flatMap((type): Given[] => [
    { draws: [120e6, 0, 310e6, 45e6, 80e6], rate: 0.11, years: 3, type, commitment: 1e9, undrawnFee: 0.005, labels: true },
    { draws: [5e7, 7e7], rate: 0, years: 0.5, type, freq: 12 },
  ]),
  { draws: [100, 50], rate: 0.08, years: 0.5, type: "STRAIGHT", commitment: 200, undrawnFee: 0.01 },
  { draws: 75, rate: 0.09, years: 2, freq: 1 },
  { draws: [[0, 0, 0]], rate: 0.09, years: 1, freq: 2 },
  { draws: Array.from({ length: 24 }, (_, s) => 1e6 * (1 + (s % 5))), rate: 0.14, years: 5, freq: 12, commitment: 2e8, undrawnFee: 0.01 },
);

const single = [
  ...cases(
    "LLCR",
    0,
    { cfads: quarters, debt: 6e7, rate: 0.11 },
    { cfads: [quarters], debt: 6e7, rate: [0, 0.05, 0.11, -0.02], cash: 1e6 },
    { cfads: [110, -121], debt: 100, rate: 0.1, freq: 1, cash: 20 },
    { cfads: [110, -121], debt: 100, rate: 0.1, freq: 1 },
    { cfads: 50, debt: [[10, 20], [30, 40]], rate: 0.1, freq: 12 },
  ),
  ...cases(
    "DEBT_CAPACITY",
    0,
    { cfads: [80, 40, 10, -30], dscr: 1.3, rate: 0.08, freq: 1 },
    { cfads: quarters, dscr: quarters.map((_, t) => 1.2 + t / 50), rate: 0.11, balloon: 7e6 },
    { cfads: [quarters], dscr: 1.4, rate: [[0, 0.07, 0.12]], balloon: [[0, 1e6, 2e6]] },
    { cfads: [-5, 0, -1], dscr: 1.1, rate: 0.05 },
  ),
  ...cases(
    "WAL",
    0,
    { repayments: [50, 50], freq: 1 },
    { repayments: [[10, -4, 30, 20, 60]] },
    { repayments: [986052, 4218457, 2833142, 1010054, 123780, 2000000], times: [0.25, 1, 2, 3, 4, 4.92] },
    { repayments: [10, 20, 5], freq: [1, 2, 4, 12] },
    { repayments: 7, times: 0 },
  ),
  ...cases(
    "CF_DURATION",
    0,
    ...["MAC", "MOD"].map((kind): Given => ({ cf: Array.from({ length: 59 }, (_, t) => (t === 58 ? 104 : 4)), rate: 0.09, freq: 2, kind })),
    { cf: [55, 60.5], rate: [0, 0.1, -0.05], freq: 1, kind: ["MOD", "MAC", "MOD"] },
    { cf: [[-30, 10, 10, 15]], rate: 0.04 },
    { cf: 5, rate: 0.1, freq: 12, kind: "MOD" },
  ),
  ...cases(
    "DEBT_AT_DEATH",
    0,
    ...NOT_SCULPTED.flatMap((type): Given[] => [
      { rate: 0.11, years: 5, life: 3.3, type },
      { rate: 0.11, years: 5, life: 0.1, type },
      { rate: 0, years: 5, life: [0, 1, 2.5, 4.99, 5, 9], type },
    ]),
    { rate: [[0.05, 1e-10, -0.3]], years: [[10, 5, 2]], life: [[1.5, 10 / 12, 1]], freq: [[12, 12, 1]], type: [["LEVEL", "ANNUITY", "annuity"]] },
  ),
];

const breakEven = cases(
  "BREAKEVEN_DEFLATION",
  0,
  ...["AVG", "START", "MID", "END"].flatMap((timing): Given[] => [
    { revenue: 12e6, opex: 3e6, debtService: quarters.map((_, t) => 8e6 - t * 2.5e5), target: 1.1, timing },
    { revenue: 100, opex: [20, 21], debtService: [61, 44.8], freq: 1, timing },
    { revenue: 100, opex: [30, 21, 90], debtService: [70, 60, 190], freq: 1, timing },
    { revenue: 100, opex: 0, debtService: [0, 50, 0.001, 90], freq: 12, timing },
    { revenue: 1e6, opex: 0, debtService: [0, 1], timing },
    { revenue: 100, opex: 40, debtService: [60 / 1.5, 60 / 1.5], target: 1.5, freq: 1, timing },
  ]),
  { revenue: 100, opex: 21, debtService: [99, 60], freq: 1, timing: "AVG" },
  { revenue: 1, opex: 5000, debtService: [1e6, 10], freq: 1, timing: "AVG" },
  { revenue: 1e9, opex: 1, debtService: 1, freq: 4, timing: "AVG" },
  { revenue: 100, opex: [[1, 2, 3]], debtService: 30 },
);

const tables = [
  ...cases(
    "DSRA",
    200,
    { debtService: [10, 12, 14, 16] },
    { debtService: [100, 60], months: 18, freq: 1 },
    { debtService: [[10, 0, 14, 16, 9, 3]], months: 7, freq: 4, labels: true },
    { debtService: [10, 20, 30], months: 0 },
    { debtService: 25, months: 120, freq: 12 },
    { debtService: [3, 4, 5], months: 1.5, freq: 2 },
  ),
  ...cases(
    "FUNDING_GAP",
    100,
    { cash: 4.2, cfo: 5, capex: 32.5, maturities: 4.2, undrawn: 3.7, minCash: 1 },
    { cash: 10, cfo: [5, 5], capex: [1, 1], maturities: [2, 20], undrawn: 1, labels: true },
    { cash: 0, cfo: [[-3, 2.5, 8, 1]], capex: 4, maturities: [[0, 0, 12, 1]], undrawn: 9, minCash: 2 },
    { cash: 100, cfo: [1, 2, 3], capex: 0, maturities: 0 },
  ),
  ...cases(
    "MATURITY_LADDER",
    0,
    { amounts: [50, 50], maturities: [1, 3], horizon: 3 },
    { amounts: [30, 20, 50], maturities: [0, 1.5, 7], horizon: 3, cash: 10, cfads: [5, 40, 0] },
    { amounts: [[30, 20, 50]], maturities: [2 + 1e-12, 2.0001, 3], horizon: 5, cfads: -4, labels: true },
    { amounts: [0, 0], maturities: [1, 2], horizon: 2, cash: 5 },
    { amounts: 12, maturities: 400, horizon: 1 },
  ),
  ...cases(
    "WATERFALL",
    130,
    { cash: 100, claims: [20, 50, 60] },
    { cash: 100, claims: [60, 20, 120], rank: [2, 1, 2] },
    { cash: 300, claims: [[60, 20, 120]], rank: [[2, 1, 2]], labels: true },
    { cash: -5, claims: [10, 0, 0], rank: [3, 3, 1] },
    { cash: 0, claims: [0, 10] },
    { cash: 7, claims: 10 },
  ),
  ...cases("DSCR_PATH", 6e7, { cfads: quarters, ...loan, detail: true, labels: true }),
];

export const DEBT_CASES: readonly DebtCase[] = [
  ...fleetCases, ...covers, ...covenants, ...sweeps, ...draws, ...single, ...breakEven, ...tables,
];
