import type { TwinCase } from "./twin-calls";
import type { Given } from "./twin-book";

/** Calls of the families chip, rent and collateral: every branch of every twin, with edges of their arguments. */
const of = (name: string, ...calls: readonly Given[]): readonly TwinCase[] => calls.map((given) => ({ name, given }));

const chip = { rent: 2.5, opex: 0.5, deflation: 0.25, util: 0.8 };
const launches = { launchYears: [3, 1, -0.5, 1, 40], step: [0.1, 0.2, 0.3, 0.05, 0.5] };
/** Points at which life ends by itself, by a launch, by max_life, at once. */
const paths: readonly Given[] = [
  chip,
  { ...chip, launchYears: [2, 1], step: 0.15 },
  { ...chip, ...launches },
  { ...chip, deflation: -0.05, ...launches },
  { ...chip, deflation: 0, maxLife: 7.5 },
  { ...chip, deflation: 0, launchYears: [2], step: [0.8] },
  { ...chip, deflation: 0, opex: 0, launchYears: [1, 2] },
  { ...chip, opex: 0, maxLife: 100 },
  { ...chip, deflation: 0.9999, opex: 0.0001 },
  { ...chip, deflation: 1e-7, maxLife: 100 },
  { ...chip, rent: 0 },
  { ...chip, rent: 0.625 },
  { ...chip, util: 0 },
  { ...chip, opex: 3 },
  { ...chip, launchYears: [0], step: [0.75] },
  { ...chip, deflation: [[0, 0.1, 0.25, 0.6, -0.2]], launchYears: [1.5, 4], step: 0.2 },
  { rent: [2, 3], opex: [0.4, 0], deflation: [0.3, -0.1], util: [0.5, 1], maxLife: 12 },
];

const values: readonly Given[] = [
  ...paths.map((given) => ({ ...given, salvage: 250 })),
  ...[0.5, 1, 2.999, 5.8, 30].map((fromYear) => ({ ...chip, ...launches, fromYear, salvage: 1000 })),
  { ...chip, disc: 0 },
  { ...chip, disc: -0.05, fromYear: 2 },
  // Rents rise as fast as they are discounted: φ at exactly 0, and next to it.
  { ...chip, deflation: -0.1, disc: 0.1 },
  { ...chip, deflation: -0.1, disc: 0.1 + 1e-9 },
  { ...chip, disc: 0.005, maxLife: 0.5 },
  { ...chip, disc: [[0.1, null, 0]], fromYear: [[0, 1, 2]] },
];

const tables: readonly Given[] = [0, 0.3, 1, 2.5, 4, 9].map((age) => ({ cost: 30000, age, ages: [0, 1, 2, 3, 4], shares: [1, 0.78, 0.6, 0.46, 0.35] }));

const sale = { units: 10000, price: 20000, depth: 1500, liqDays: 90, decay: 0.23 };
const costs = { delayDays: 60, eligible: 0.5, fee: 0.05, unitCost: 300, carry: 1000 };
const sales: readonly Given[] = [
  sale,
  { ...sale, ...costs },
  { ...sale, ...costs, decay: -0.3, disc: 0, elasticity: 0 },
  { ...sale, ...costs, decay: 0, disc: 0 },
  { ...sale, decay: -0.1, disc: 0.1, liqDays: 365 },
  { ...sale, ...costs, liqDays: 3650, disc: 0.4, elasticity: 10 },
  { ...sale, units: 10, liqDays: 0.25 },
  { ...sale, ...costs, units: 0 },
  { ...sale, ...costs, decay: -1, liqDays: 100, fee: 1 },
];

const best = { units: 1000, price: 20000, depth: 1500, decay: 0.23 };
const fire = { debt: [300e6, 180e6, 90e6], units: [10000, 9000, 8000], ltv: 0.65, price: 30000, depth: 1500 };
const spiral = { debt: 3200, units: 10, ltv: 0.5, price: 400, depth: 5, liqDays: 30 };
const guarantee = { guaranteed: 10000, value: 20000, vol: 0.4, years: 3, decay: 0.23, disc: 0.04 };

export const CHIP_CASES: readonly TwinCase[] = [
  ...of("RESIDUAL_TABLE", ...tables, { ...tables[0], age: [[0.5, 3.25], [4, 12]] } as Given, { cost: [100, 250], age: [1, 3], ages: [0.5, 2], shares: [1, 1.2] }),
  ...of("GPU_ECON_LIFE", ...paths),
  ...of("GPU_ECON_VALUE", ...values),
  ...of(
    "GPU_DURATION",
    chip,
    { ...chip, labels: true },
    { ...chip, deflation: 0, disc: 0 },
    { ...chip, deflation: -0.1, disc: 0.1, maxLife: 4 },
    { ...chip, deflation: 0.05, maxLife: 1000, opex: 0 },
    { ...chip, deflation: -0.02, disc: -0.01, maxLife: 2 },
    { ...chip, rent: 0.7 },
  ),
  ...of(
    "BREAKEVEN_RENT",
    ...([{}, { salvage: 2000 }, { deflation: 0 }, { deflation: -0.1 }, { deflation: -0.6, maxLife: 20 }, { opex: 0 }, { opex: 0, deflation: -0.6 }, { disc: 0 }, { cost: 900 }, { deflation: 0.95 }] as Given[]).map(
      (more): Given => ({ cost: 30000, opex: 0.5, deflation: 0.25, util: 0.8, ...more }),
    ),
    { cost: [[1000, 20000, 45000]], opex: 0.5, deflation: 0.25, util: [[0.4, 0.8, 1]], disc: 0.12, maxLife: 5 },
  ),
  ...of(
    "IMPLIED_DEFLATION",
    ...([2000, 20000, 21934.941628300276, 52560, 250000, 5e6] as const).map((price): Given => ({ price, rent: 2.35, opex: 0.5, util: 0.8 })),
    { price: 52560, rent: 2, opex: 0, util: 1, disc: 0, maxLife: 3 },
    { price: [[15000, 28000]], rent: 2.35, opex: 0.5, util: 0.8, disc: [[0.08, 0.15]] },
    { price: 30000, rent: 2, opex: 0, util: 0.9, disc: -0.02, maxLife: 30 },
  ),
  ...of(
    "VINTAGE_DECAY",
    { ages: [0, 1, 2], prices: [1, 0.77, 0.5929] },
    { ages: [[0, 0, 2, 2, 3.5]], prices: [[1, 4, 0.5, 2, 0.9]], labels: true },
    { ages: [1, 3], prices: [2, 3] },
    { ages: [1, 3, -1], prices: [2, 2, 2] },
    { ages: [-1, 0, 1], prices: [1, 2, 1] },
  ),
  ...of("LAUNCH_STEP", { rentOld: 4, perfOld: 3, rentNew: 6, perfNew: 9 }, { rentOld: 2, perfOld: 3.35, rentNew: 6.84, perfNew: 8 }, { rentOld: [4, 3], perfOld: 3, rentNew: 6, perfNew: 9, premium: [1.5, 0.96] }),
  ...of(
    "DISPLACEMENT_RENT",
    { rentNew: 6.84, kwNew: 1.67, opexNew: 0.8, costNew: 45000, lifeNew: 5, kwOld: 1.275, opexOld: 0.5, util: 0.8, disc: 0.12 },
    { rentNew: 1.5, kwNew: 2, opexNew: 1, costNew: 26280, lifeNew: 3, kwOld: 1, opexOld: 0.5, util: 0.5, disc: 0 },
    { rentNew: [[4, 5, 6]], kwNew: 1.67, opexNew: 0.8, costNew: 45000, lifeNew: 5, kwOld: 1.275, opexOld: 0.5, util: 0.8, disc: [[-0.02, 1e-9, 0.1]] },
  ),
  ...of(
    "RENT_CURVE",
    ...["AVG", "START", "MID", "END"].flatMap((timing): Given[] => [
      { rent: 2.5, years: 3, deflation: 0.25, timing },
      { rent: 2.5, years: 2, deflation: 0.3, freq: 12, timing, ...launches, floor: 1.1 },
      { rent: 2.5, years: 4, deflation: -0.15, freq: 1, timing, launchYears: [1, 2.5], step: 0.4, floor: 2 },
      { rent: 2.5, years: 2, deflation: 0, freq: 2, timing, launchYears: [0.75, 0.6], step: 0.3, floor: 1.5 },
    ]),
    { rent: 0, years: 1, deflation: 0.2, floor: 0.5 },
    { rent: 3, years: 1, deflation: -0.2, floor: 5 },
    { rent: 3, years: 30, deflation: 0.4, freq: 1, floor: 0 },
    { rent: 3, years: 1, deflation: 1e-9, freq: 12 },
  ),
  ...of(
    "REVENUE_PATH",
    { units: 1000, rents: [2, 1.5, 1], util: 0.6 },
    { units: 1000, rents: [[2, 1.5, 1]], util: 0.6, contractRent: 2.5, contractYears: 1.5, freq: 1 },
    ...[0.25, 1 / 365, 0.7, 1, 2.5].map((renewYears): Given => ({ units: 7, rents: [2, 1.8, 1.6, 1.4, 1.2, 1, 0.9, 0.8], util: 0.7, contractRent: 3, contractYears: 0.6, freq: 4, renewYears, takeOrPay: 0.9 })),
    { units: 7, rents: [2, 1.8, 1.6, 1.4], util: 0.7, contractRent: 3, contractYears: 2 / 12, freq: 12, renewYears: 1 / 12 },
    { units: 7, rents: [2, 1.8], util: 0.7, contractRent: 3, contractYears: 9, renewYears: 1 },
  ),
  ...of("FORWARD_RENT", { tenors: [1, 3], rents: [7.2, 5.4] }, { tenors: [[0.5, 1, 2]], rents: [[4, 3, 3]] }, { tenors: 2, rents: 3 }, { tenors: [1, 2, 3], rents: [3, 1.5, 0] }),
  ...of(
    "COMMIT_DEFLATION",
    { ratio: 1, years: 3 },
    { ratio: 0.6, years: 1 },
    { ratio: 0.45, years: 3, certainty: 0.2 },
    { ratio: [[0.2, 0.9999999, 1.2, 30]], years: [[5, 1, 2, 4]] },
    { ratio: 0.15, years: 1, certainty: 0.1 },
  ),
  ...of("HAIRCUT_BASEL", { haircut: 0.15 }, { haircut: [0.25, 0.2], holdingDays: [20, 5], remarginDays: [30, 5] }, { haircut: 1, baseDays: 5, remarginDays: 250 }),
  ...of("LIQ_PROCEEDS", ...sales, { ...sale, liqDays: [[7, 30], [90, 180]], delayDays: 45, carry: 500 }, ...[...sales, { ...sale, liqDays: 89.5 }, { ...sale, liqDays: 30 }].map((given): Given => ({ ...given, schedule: true, labels: true }))),
  ...of(
    "LIQ_OPTIMAL",
    best,
    { ...best, units: 1e6 },
    { ...best, units: 1e6, labels: true, fee: 0.05, unitCost: 300, carry: 1500 },
    { ...best, units: 1e6, decay: 0, disc: 0 },
    { ...best, units: 100, decay: 0, disc: 0 },
    { ...best, units: 4e5, decay: -0.3, maxDays: 200 },
    { ...best, decay: -0.3, disc: 0.05, carry: 2000 },
    { ...best, units: 3e4, elasticity: 0, carry: 100 },
    { ...best, units: 3e4, elasticity: 0.9, eligible: 0.18, carry: 8000 },
    { ...best, units: 0, unitCost: 10 },
    { ...best, units: 5e4, elasticity: 0.5, unitCost: 15000, disc: 0.3 },
    // The best length lies a little before the unhurried one, or before the longest.
    { units: 27_250, price: 2e4, depth: 1500, decay: 0.23 },
    { units: 1e6, price: 2e4, depth: 1500, decay: 0.23, maxDays: 540 },
  ),
  ...of(
    "FIRE_SALE",
    ...["PRICE", "TOTAL", "SALES", "SHORTFALLS"].flatMap((output): Given[] => [
      { ...fire, output },
      { ...spiral, elasticity: 1, output },
      { ...spiral, units: 10, debt: 2100, elasticity: 0.3, output },
    ]),
    { ...fire, debt: [180e6, 100e6, 0], output: "SALES" },
    { ...fire, debt: [210e6, 150e6, 100e6], depth: 20000, cash: [1e6, 0, 200e6], output: "SALES" },
    { ...fire, debt: [200e6, 178e6, 170e6], depth: 4000, eligible: 0.5, output: "SALES" },
    { ...fire, debt: [[200e6, 160e6, 120e6]], units: [[10000, 8000, 0]], cash: 2e6, output: "SHORTFALLS" },
    { ...fire, elasticity: 0 },
    { debt: [2400, 1000], units: [10, 10], ltv: 0.5, price: 400, depth: 100, liqDays: 30, cash: [200, 0], output: "TOTAL" },
  ),
  ...of("IMPACT_SQRT", { qty: 4, volume: 100, vol: 0.05 }, { qty: [0, 9], volume: 100, vol: 0.05, y: 0.9, average: true }, { qty: 4, volume: 1, vol: 0.5, average: false }),
  ...of(
    "BORROWING_BASE",
    { gross: [100, 50], ineligible: [20, 0], advance: [0.85, 0.5], reserve: 5 },
    { gross: [[100, 50]], ineligible: [[20, 60]], advance: 0.8, cap: [[60, 100]] },
    { gross: [100, 50, 7], ineligible: [20, 0, 7], advance: 0.8, cap: 30, reserve: [0, 10, 1000] },
    { gross: [100, 50], ineligible: [0, 0], advance: 0.7, cap: [null, 20] },
  ),
  ...of("ELIGIBLE_AR", { current: [60, 30, 10], aged: [0, 0, 0], concLimit: 0.4 }, { current: [60, 30, 10, 0], aged: [0, 40, 10, 5] }, { current: [[60, 30]], aged: [[6, 40]], crossAge: 0.05, concLimit: 0.25 }),
  ...of("ABL_PATH", { debt: 70, values: [95, 77, 80], advance: 0.7 }, { debt: 50, values: [[100, 100]], advance: [[0.6, 0.4]], labels: true }, { debt: 0, values: [10, 0], advance: 1 }),
  ...of(
    "BACKSTOP_VALUE",
    { guaranteed: 10000, value: 20000, vol: 0.4, years: 3 },
    guarantee,
    ...[-1, -0.9, -0.3, 0, 0.5, 0.7, 0.9, 0.95, 0.99, 1].flatMap((rho): Given[] => [{ ...guarantee, pd: 0.1, rho }, { ...guarantee, pd: 0.6, vol: 0.9, years: 5, rho }]),
    { ...guarantee, pd: 1, rho: 0.5 },
    { ...guarantee, pd: 0, rho: 0.5 },
    { ...guarantee, vol: 0, decay: 0.5, pd: 0.2, rho: 0.5 },
    { ...guarantee, vol: 0, decay: 0.5, pd: 0.2 },
    { ...guarantee, vol: 0 },
    { ...guarantee, years: 0, value: 9000, pd: 0.05, rho: -0.4 },
    { ...guarantee, vol: 6, years: 10, pd: 0.3, rho: 0.6 },
  ),
  ...of(
    "DEPLOYABLE_GPUS",
    { siteMw: 20, kwPerGpu: 1.275 },
    { siteMw: 20, kwPerGpu: 1.275, racks: 500, rackKw: 15 },
    { siteMw: 20, kwPerGpu: 1.6667, racks: 500, rackKw: 40, serverKw: 120, gpusPerServer: 72 },
    { siteMw: 20, kwPerGpu: 1.275, racks: 500, rackKw: 30.6 },
    { siteMw: [[20, 0.5]], kwPerGpu: 1.275, pue: 1.1, racks: 40, serversPerRack: 3 },
    { siteMw: 20, kwPerGpu: 1.275, racks: 0, rackKw: 40, serversPerRack: 2, gpusPerServer: 4 },
  ),
];
