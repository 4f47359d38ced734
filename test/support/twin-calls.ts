import type { Given } from "./twin-book";

/** Calls whose twins are checked: every branch of every function that has a twin, with values that do not fall together. */
export interface TwinCase {
  readonly name: string;
  readonly given: Given;
}
const times = <A, B>(left: readonly A[], right: readonly B[]): readonly (readonly [A, B])[] =>
  left.flatMap((a) => right.map((b) => [a, b] as const));

const residual: readonly TwinCase[] = [
  ...times(["MARKET", "DB", "SL", "SYD"], [0, 0.75, 2, 3.9, 6, 11.3]).map(([method, age]) => ({
    name: "GPU_RESIDUAL",
    given: { cost: 31250, age, method, salvage: 0.07 },
  })),
  { name: "GPU_RESIDUAL", given: { cost: 30000, age: 2.5 } },
  {
    name: "GPU_RESIDUAL",
    given: { cost: 30000, age: [[0, 0.5, 1, 2, 4.25, 9]], decay: 0.12, launchAges: [1, 3], step: [0.1, 0.25], ramp: 0.75 },
  },
  {
    name: "GPU_RESIDUAL",
    given: {
      cost: 27500,
      age: [
        [0, 1.5],
        [3, 7],
      ],
      method: "SYD",
      life: 5,
      salvage: 0.1,
    },
  },
  { name: "GPU_RESIDUAL", given: { cost: [30000, 25000, 41000], age: [1, 2, 3], method: ["SL", "DB", "MARKET"], decay: 0.2, life: 4 } },
];

const fall = { vol: 0.4, mprDays: 60, decay: 0.23 };
const jumps = { jumpRate: 0.5, jumpSize: 0.15 };
const sale = { units: 10000, depth: 1500, liqDays: 90, eligible: 0.5, fee: 0.05, costPct: 0.03 };
const haircut: readonly TwinCase[] = [
  fall,
  { ...fall, dist: "NORM" },
  { ...fall, ...jumps, ...sale, rho: 0.5, parts: true },
  { ...fall, ...jumps, ...sale, rho: 0.5 },
  { ...fall, ...jumps, ...sale, decay: 0.16, rho: 0.5, dist: "NORM", parts: true },
  ...times([-1, -0.6, 0.3, 0.9, 0.99, 1], [0.02, 0.3]).map(([rho, pd]) => ({ ...fall, ...jumps, rho, pd, conf: 0.98, parts: true })),
  { ...fall, rho: 1 },
  { ...fall, rho: -1, pd: 0.4, decay: 0.5 },
  { ...fall, rho: 0.7, pd: 0.1, dist: "NORM" },
  { ...fall, rho: 0.7, pd: 1 },
  { ...fall, ...jumps, jumpRate: 6, mprDays: 400, conf: 0.999 },
  { ...fall, ...sale, liqDays: 7, elasticity: 0.4, parts: true },
  { vol: 0, mprDays: 365, decay: 0.1, ...jumps },
  { vol: 0, mprDays: 365, decay: 0.1, ...jumps, dist: "NORM", parts: true },
  { vol: 0, mprDays: 200, decay: 0.3 },
  { vol: 0.05, mprDays: 365, decay: -0.1, ...jumps, conf: 0.9 },
  { vol: 0.6, mprDays: 30, decay: 0, units: 10, depth: 1500, liqDays: 90, parts: true },
  { ...fall, costPct: 0.9, fee: 0.5 },
].map((given) => ({ name: "REPO_HAIRCUT", given: given as Given }));

const quarters = Array.from({ length: 20 }, (_, t) => 9_000_000 * 0.93 ** t - (t === 7 ? 6_500_000 : 0));
const loan = { debt: 60_000_000, rate: 0.11, years: 5 };
const dscr: readonly TwinCase[] = [
  ...["ANNUITY", "LEVEL", "STRAIGHT", "BULLET", "SCULPT"].flatMap((type): Given[] => [
    { cfads: quarters, ...loan, type },
    { cfads: quarters, ...loan, type, grace: 3, balloon: 12_000_000, window: 4 },
    { cfads: quarters, ...loan, type, grace: 2, balloon: 5_000_000, detail: true },
  ]),
  { cfads: [quarters], debt: [60, 40], rate: [0.1, 0.08], years: [3, 5], type: ["ANNUITY", "STRAIGHT"], window: 4 },
  {
    cfads: quarters,
    debt: [30e6, 12.5e6, 7.5e6],
    rate: [0.06, 0.085, 0.11],
    years: [5, 4, 2],
    type: ["STRAIGHT", "ANNUITY", "BULLET"],
    grace: [4, 0, 1],
    balloon: [2e6, 1e6, 0],
    detail: true,
    labels: true,
  },
  { cfads: quarters, debt: [30e6, 20e6], rate: 0.09, years: 7, freq: 4, type: "ANNUITY", detail: true },
  { cfads: [30, 40, 50], debt: [50, 10], rate: 0, years: [2, 1], freq: 1, type: "STRAIGHT", window: 2 },
  { cfads: [-5, 0, 20, 40], debt: 55, rate: 0.07, years: 2, freq: 2, type: "SCULPT", grace: 1 },
  { cfads: [10, 20, 30], debt: 0, rate: 0.07, years: 3, freq: 1 },
].map((given) => ({ name: "DSCR_PATH", given: given as Given }));

const schedule: readonly TwinCase[] = [
  ...["ANNUITY", "STRAIGHT", "BULLET", "SCULPT"].map((type): Given => ({
    ...loan,
    type,
    grace: 4,
    balloon: 8_000_000,
    cfads: quarters,
    labels: true,
  })),
  { debt: 10000, rate: 0.08, years: 10 / 12, freq: 12 },
  { debt: 10000, rate: 0, years: 3, freq: 2, balloon: 1000 },
  { debt: 10000, rate: -0.01, years: 3, freq: 2 },
  // Compound interest would carry the rounding of the first principal on: 1.5^50 is 6e8.
  { debt: 100, rate: 0.5, years: 50, freq: 1, grace: 2, balloon: 40 },
].map((given) => ({ name: "DEBT_SCHEDULE", given: given as Given }));

const liquidity: readonly TwinCase[] = [
  { units: 6000, depth: 1000, liqDays: 30 },
  {
    units: [
      [100, 6000],
      [20000, 0],
    ],
    depth: 1000,
    liqDays: 45,
    eligible: 0.18,
    elasticity: 0.3,
  },
].map((given) => ({ name: "LIQ_FACTOR", given: given as Given }));

export const TWIN_CASES: readonly TwinCase[] = [...residual, ...haircut, ...dscr, ...schedule, ...liquidity];
