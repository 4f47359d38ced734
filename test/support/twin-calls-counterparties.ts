import type { Given } from "./twin-book";
import type { TwinCase } from "./twin-calls";

/** Calls of the functions on counterparties whose twins are checked: every branch and edge, with values that do not fall together. */
const cases = (name: string, ...given: readonly Given[]): readonly TwinCase[] => given.map((one) => ({ name, given: one }));

const concentration = cases(
  "HHI",
  { amounts: [62, 15, 23] },
  { amounts: [62, 15, 0, 11, 7.5], normalised: true },
  { amounts: [5, 5, 5, 5], normalised: true },
  { amounts: [0, 3, 0], normalised: true },
  { amounts: 7 },
  { amounts: [[1e-9, 3e9, 2e9]] },
);

const contracts = { amounts: [11.9, 4, 2.2], years: [5, 4, 0.3], starts: [0, 0.4, 1.13] };
const backlog = [
  ...cases(
    "BACKLOG_RUNOFF",
    { ...contracts, horizon: 6, freq: 4 },
    { amounts: [[11.9, 4]], years: 5, horizon: 3, freq: 1 },
    { amounts: 12, years: 1, horizon: 2, freq: 2, starts: 0.25 },
    { ...contracts, horizon: 1 / 3, freq: 12 },
    { amounts: [0, 1e9], years: [100, 0.01], horizon: 2, freq: 12, starts: [3, 0.5] },
  ),
  ...cases(
    "BACKLOG_VALUE",
    { ...contracts, pd: [0.02, 0.3, 0], disc: 0.1, relet: [0.6, 0, 1.2], deflation: [0.16, 0.3, -0.05] },
    { amounts: [10, 20], years: [4, 5], pd: [0, 0] },
    { amounts: 100, years: 2, pd: 1, relet: 0.8, deflation: 0.5 },
    { amounts: [100, 50], years: 2, pd: [1, 0.5], starts: [0, 1.5], disc: -0.03, relet: 0.4 },
    { amounts: [100, 50], years: 2, pd: 1e-9, disc: 1e-10, relet: 0.9, deflation: 1e-11 },
    { amounts: [3e9, 1e9], years: [100, 0.02], pd: [0.9999, 0.2], disc: 3, relet: [2, 0.1], deflation: 0.99 },
    { amounts: 100, years: 5, pd: 0.05, deflation: 0.2, relet: 1, disc: 0.25 },
  ),
];

const chain = {
  liabilities: [
    [0, 0.1, 0.7],
    [2, 0, 10.5],
    [0, 8.4, 0],
  ],
  external: [0, 0, 0.1],
};
const lent = {
  liabilities: [
    [0, 40, 25, 0, 10],
    [15, 0, 30, 20, 0],
    [0, 35, 0, 22, 8],
    [12, 0, 18, 0, 33],
    [9, 14, 0, 27, 0],
  ],
};
const clearing = cases(
  "CLEARING",
  chain,
  {
    liabilities: [
      [0, 100, 0],
      [0, 0, 100],
      [0, 0, 0],
    ],
    external: [20, 90, 0],
  },
  {
    liabilities: [
      [0, 60],
      [0, 0],
    ],
    external: [100, 0],
    extSenior: [70, 0],
    alpha: 0.9,
  },
  { ...lent, external: [60, 50, 40, 70, 55] },
  { ...lent, external: [3, 12, 1, 30, 6], extLiab: [5, 0, 11, 2, 9] },
  { ...lent, external: [3, 12, 1, 30, 6], extLiab: 4, extSenior: [8, 3, 25, 1, 30], alpha: 0.6, beta: 0.7 },
  { ...lent, external: [30, 22, 18, 40, 16], extLiab: 7, alpha: 0.5, beta: 0.4 },
  { ...lent, external: [0, 0, 0, 0, 0], extLiab: [0, 6, 0, 0, 0], extSenior: 2 },
  { ...lent, external: [0, 0, 0, 0, 0], alpha: 0, beta: 0 },
  // Nobody owes anything; and a firm whose senior debt eats all it has.
  {
    liabilities: [
      [0, 0],
      [0, 0],
    ],
    external: [1e9, 0],
  },
  {
    liabilities: [
      [0, 9, 4],
      [0, 0, 7],
      [5, 0, 0],
    ],
    external: [6, 2, 0],
    extSenior: [0, 40, 3],
    labels: true,
  },
);

const holders = {
  assets: [100, 250, 40],
  weights: [
    [0.6, 0.3, 0],
    [0.1, 0.5, 0.4],
    [0, 0, 1],
  ],
  leverage: [4, 9.5, 0],
  impact: [0.001, 0.0004, 0.00021],
  shock: [-0.1, -0.03, 0.02],
};
const contagion = cases(
  "CONTAGION_AV",
  holders,
  { ...holders, output: "SYSTEMIC" },
  { ...holders, output: "VULNERABLE" },
  { ...holders, leverage: 3, impact: 0.0005, output: "systemic" },
  { assets: 100, weights: 1, leverage: 4, impact: 0.001, shock: -0.1 },
  { assets: [[100, 60]], weights: [[1], [0.5]], leverage: 2, impact: 0.01, shock: -0.2, output: "VULNERABLE" },
  { ...holders, shock: [0, 0, 0] },
);

const circles = [
  [0, 100, 0, 7],
  [12, 0, 80, 0],
  [60, 5, 0, 31],
  [0, 22, 4, 0],
];
const circular = cases(
  "CIRCULAR_FLOW",
  { flows: circles },
  { flows: circles, output: "CIRCULATION" },
  { flows: circles, output: "NET" },
  {
    flows: [
      [0, 100, 0],
      [0, 0, 80],
      [60, 0, 0],
    ],
  },
  {
    flows: [
      [0, 5, 0],
      [0, 0, 5],
      [0, 0, 0],
    ],
  },
  {
    flows: [
      [0, 5e9, 1e9],
      [5e9, 0, 0],
      [0, 1e9, 0],
    ],
    output: "NET",
  },
  {
    flows: [
      [0, 7, 0, 0, 0, 0],
      [0, 0, 11.5, 0, 3, 0],
      [4, 0, 0, 9, 0, 0.7],
      [0, 6, 0, 0, 8, 0],
      [2.5, 0, 5, 0, 0, 13],
      [0, 1.9, 0, 3.3, 0, 0],
    ],
  },
  {
    flows: [
      [0, 7, 0, 0, 0, 0],
      [0, 0, 11.5, 0, 3, 0],
      [4, 0, 0, 9, 0, 0.7],
      [0, 6, 0, 0, 8, 0],
      [2.5, 0, 5, 0, 0, 13],
      [0, 1.9, 0, 3.3, 0, 0],
    ],
    output: "CIRCULATION",
  },
);

const trade = {
  financing: [
    [0, 50, 12, 0],
    [0, 0, 0, 6],
    [3, 0, 0, 0],
    [0, 0, 9, 0],
  ],
  purchases: [
    [0, 2, 0, 1],
    [10, 0, 25, 0],
    [40, 0, 0, 4],
    [7, 5, 0, 0],
  ],
};
const pair = {
  financing: [
    [0, 15],
    [0, 0],
  ],
  purchases: [
    [0, 0],
    [5.43, 0],
  ],
};
const supply = [
  ...cases(
    "ROUND_TRIP",
    { ...trade, node: 1 },
    { ...trade, node: 3 },
    { ...pair, node: 1 },
    { ...pair, node: 2 },
    {
      financing: circles.map((line) => line.map((x) => 3 * x)),
      purchases: circles.map((line) => line.map((x) => x ** 2 / 20)),
      node: 2,
    },
  ),
  ...cases(
    "FUNDED_SHARE",
    { ...trade, external: [1, 20, 30, 5], node: 1 },
    { ...trade, external: [1, 20, 30, 5], node: 3, labels: true },
    { ...trade, external: [0, 0, 0, 0], node: 1 },
    { ...pair, external: [0, 22.8], node: 1 },
    {
      financing: [
        [0, 30, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      purchases: [
        [0, 0, 0, 0],
        [0, 0, 40, 0],
        [20, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      external: [0, 10, 10, 0],
      node: 1,
    },
  ),
];

const customers = { revenue: [62, 15, 23, 9.5], pd: [0.02, 0.1, 0.004, 0.3], opex: 40, debtService: 45 };
const stress = cases(
  "CUSTOMER_STRESS",
  customers,
  { ...customers, rho: 0.3, relet: [0.5, 0, 0.2, 1.1], threshold: 1.2 },
  { ...customers, rho: 0.9 },
  { ...customers, rho: 0.98, pd: 0.05, threshold: 0.4 },
  { ...customers, rho: 1, threshold: 1.3 },
  { ...customers, rho: 0.02, pd: [0, 1, 0.5, 0.02], labels: true },
  { ...customers, rho: 1, pd: [0, 1, 0.5, 0.5] },
  { revenue: [50, 50], pd: 0.5, opex: 0, debtService: 50, rho: 0.5 },
  { revenue: [50, 50, 50], pd: 0.01, opex: 110, debtService: 40, relet: [0.9, 0.1, 0.3], rho: 0.6 },
  { revenue: 30, pd: 0.2, opex: 10, debtService: 20, rho: 0.4 },
  { revenue: [30, 1], pd: 0, opex: 10, debtService: 20 },
);

export const COUNTERPARTY_CASES: readonly TwinCase[] = [
  ...concentration,
  ...backlog,
  ...clearing,
  ...contagion,
  ...circular,
  ...supply,
  ...stress,
];
