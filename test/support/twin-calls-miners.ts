import type { Given } from "./twin-book";
import type { TwinCase } from "./twin-calls";

/** Calls of the functions on miners whose twins are checked: every branch and edge, with values that do not fall together. */
const cases = (name: string, ...given: readonly Given[]): readonly TwinCase[] => given.map((one) => ({ name, given: one }));

const miner = { btcQty: 5000, btcPrice: 90_000, btcVol: 0.55, siteValue: 300e6, siteVol: 0.35, debt: 450e6, years: 1, rho: 0.8 };
const even = { btcQty: 1000, btcPrice: 100_000, btcVol: 0.6, siteValue: 80e6, siteVol: 0.4, debt: 120e6, years: 2, rho: 0.3 };
const balance = [
  ...cases(
    "MINER_PD",
    { ...miner, siteDecay: 0.23 },
    even,
    { ...even, rho: 0 },
    { ...even, rho: -0.6, btcDrift: 0.1 },
    { ...even, rho: 0.95, years: 0.25 },
    { ...even, debt: 30e6, siteDecay: -0.05 },
    { ...even, debt: 900e6 },
    { ...even, rho: 1 },
    { ...even, rho: -1 },
    { ...even, rho: -1, debt: 60e6 },
    { ...even, rho: -1, debt: 10e6 },
    { ...even, debt: 0 },
    { ...even, btcQty: 0 },
    { ...even, siteValue: 0 },
    { ...even, btcQty: 0, siteValue: 0 },
    { ...even, btcVol: 0, debt: 150e6 },
    { ...even, siteVol: 0 },
    { ...even, siteVol: 0, debt: 50e6 },
    { ...even, siteVol: 0, btcVol: 0 },
  ),
  ...cases(
    "MINER_PD_STRESS",
    { ...miner, pStress: 0.2, rhoStress: 0.9, btcShock: 0.3, siteShock: 0.1, siteDecay: 0.23 },
    { ...even, pStress: 0.05, rhoStress: 1, volMult: 2, btcDrift: -0.1 },
    { ...even, pStress: 0.5, rhoStress: 0.6, volMult: 0, btcShock: 1 },
  ),
];

const site = { hashprice: 38, efficiency: 20, powerPrice: 0.05, lease: 130, noiMargin: 0.85, capexMw: 10e6, years: 10 };
const business = [
  ...cases(
    "MINER_CONVERSION",
    site,
    { ...site, capexMw: 4e6, escalator: 0.02, hashDecline: 0.15 },
    { ...site, capexMw: 2e6, hashDecline: -0.1, hashprice: 20, years: 7, disc: 0.12, labels: true },
    { ...site, capexMw: 0, years: 1, disc: 0, pue: 1, powerPrice: 0 },
    { ...site, hashprice: 0, noiMargin: -0.2 },
    { ...site, years: 25, capexMw: 3e6, hashDecline: 0.9, escalator: -0.05 },
  ),
  ...cases(
    "LEVERAGE_BRIDGE",
    { debt0: 100, cash0: 20, base0: 10, debt1: 180, cash1: 20, base1: 11, price0: 2, price1: 8 },
    { debt0: 100, cash0: 120, base0: 50, debt1: 90, cash1: 10, base1: 40 },
    { debt0: 0, cash0: 0, base0: 50, debt1: 90, cash1: 10, base1: 40, price1: 1.5, labels: true },
    { debt0: 3.3e9, cash0: 1e8, base0: 46_000, debt1: 3.3e9, cash1: 1e8, base1: 46_000, price0: 95_000, price1: 95_000 },
  ),
  ...cases(
    "CONVERT_CLAIM",
    { face: 1e9, convPrice: 25.9, sharePrice: 18.2, vol: 0.85, years: 2.4, rf: 0.04, spread: 0.06, coupon: 0.01 },
    { face: 100, convPrice: 40, sharePrice: 42, vol: 0.2, years: 0.5, rf: 0.105, spread: 0, labels: true },
    { face: 1000, convPrice: 50, sharePrice: 20, vol: 0, years: 2, rf: 0.05, spread: 0.05, coupon: 0.1 },
    { face: 1000, convPrice: 50, sharePrice: 60, vol: 0, years: 2, rf: 0.05, spread: 0.05, coupon: 0.1 },
    { face: 1000, convPrice: 50, sharePrice: 0, vol: 0.5, years: 2, rf: -0.01, spread: 0.01, coupon: 0.03 },
    { face: 0, convPrice: 50, sharePrice: 10, vol: 0.5, years: 2, rf: 0.01, spread: 0.01 },
  ),
];

const price = { spot: 100, barrier: 60, vol: 0.6, years: 1 };
const hitting = cases(
  "HIT_PROB",
  { ...price, drift: 0.18 },
  price,
  { ...price, spot: [50, 60, 61, 100, 400, 1e6] },
  { ...price, barrier: [[0, 1, 99.99]], drift: -0.4 },
  { ...price, vol: 0, drift: [-0.5, -0.6, 0.3] },
  { ...price, vol: 0.1, drift: [-0.4, -1, -2, 0.6, 3] },
  { ...price, vol: 0.02, years: 30, drift: -0.01 },
);

const pair = { pd1: 0.05, pd2: 0.02, rho: 0.5 };
const joint = [
  ...cases(
    "JOINT_PD",
    pair,
    { pd1: 0.5, pd2: 0.5, rho: 0.5 },
    { ...pair, rho: 0 },
    { ...pair, rho: -0.4 },
    { ...pair, rho: 0.97 },
    { pd1: 0.9, pd2: 0.7, rho: -0.9 },
    { pd1: 0.001, pd2: 0.3, rho: 0.2 },
    { ...pair, rho: 1 },
    { ...pair, rho: -1 },
    { pd1: 0.6, pd2: 0.7, rho: -1, dof: 3 },
    { ...pair, pd1: 0 },
    { ...pair, pd1: 1, rho: -1 },
    { ...pair, dof: 4 },
    { pd1: 0.05, pd2: 0.05, rho: 0.7, dof: 10 },
    { ...pair, rho: 0, dof: 3 },
    { ...pair, rho: -0.5, dof: 30 },
    { ...pair, rho: 0.9, dof: 2 },
    { pd1: 0.3, pd2: 0.6, rho: 0.4, dof: 6.5 },
    { pd1: 0.5, pd2: 0.01, rho: 0.3, dof: 1 },
    { ...pair, dof: 200 },
  ),
  ...cases(
    "TAIL_DEP",
    { rho: 0.5, dof: 2 },
    { rho: [-1, -0.9, 0, 0.3, 0.9, 1], dof: 4 },
    { rho: 0.4, dof: [0.1, 1, 2.5, 10, 29, 30.5, 200, 1000] },
  ),
  ...cases(
    "CORR_CONVERGE",
    { corr: [[1]], weight: 0.5 },
    {
      corr: [
        [1, -0.5, 0],
        [-0.5, 1, 0.3],
        [0, 0.3, 1],
      ],
      weight: 0.2,
    },
    {
      corr: [
        [1, -0.25],
        [-0.25, 1],
      ],
      weight: 0.2,
    },
  ),
];

export const MINER_CASES: readonly TwinCase[] = [...balance, ...business, ...hitting, ...joint];
