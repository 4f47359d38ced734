import { minerPd } from "../../../src/core/miners/miner-pd";
import { hitProbability } from "../../../src/core/miners/hit-probability";
import { normalCdf } from "../../../src/core/numerics/normal";
import { mertonPd } from "../../../src/core/risk/merton";
import { breach } from "../../../src/core/risk/breach";
import { fleet } from "../../../src/core/debt/fleet";
import { type CreditEstimates, creditEstimates } from "../../../src/core/simulation/estimates";
import * as layout from "../../../src/core/simulation/layout";
import { type LoanInput, loanModel } from "../../../src/core/simulation/loan";
import { type MinerInput, minerModel } from "../../../src/core/simulation/miner";
import { quantileEstimate } from "../../../src/core/simulation/quantiles";
import type { Sampling } from "../../../src/core/simulation/random/draws";
import { withTilt } from "../../../src/core/simulation/tilt";
import { HOARD, run, STILL } from "./deals";
import { expectHonest, expectUnbiased } from "./honest";

const PATHS = 1024;
const SAMPLINGS = ["SOBOL", "RANDOM"] as const;
const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);
const estimates = (params: Float64Array, freq: number, tilt: number, seed: number, sampling: Sampling, paths = PATHS): CreditEstimates => {
  const { plan, results } = run(withTilt(params, tilt), { paths, seed, sampling });
  return creditEstimates(plan, results, freq);
};
const variance = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};

/** Coins alone against debt: MERTON_PD. A debt of 22.5m is 3.72 standard deviations away. */
const COINS: MinerInput = { ...HOARD, siteValue: 0, debt: 22.5e6, coinDrift: 0.1 };
const COINS_PD = mertonPd({ assets: 450e6, debt: 22.5e6, vol: 0.55, years: 2, drift: 0.1 }).pd;
const SITES: MinerInput = { ...HOARD, debt: 150e6, rhoCoinValue: 0.5, rhoCoinRent: 0.5 };
const SITES_PD = minerPd({ btcQty: 5000, btcPrice: 90_000, btcVol: 0.55, siteValue: 300e6, siteVol: 0.4, debt: 150e6, years: 2, rho: 0.5, siteDecay: 0.23, btcDrift: 0 }).pd;
/** One payment from one period's rent: DSCR_BREACH_PROB. */
const PAYMENT: LoanInput = { ...STILL, debt: 2.3e6, rate: 0.1, years: 1, freq: 1, util: 1, rentVol: 0.3, valueVol: 0.3 };
const BASE = fleet({ ...PAYMENT, timing: "AVG" });
const PAYMENT_PD = breach({ revenue: BASE.revenue[0]!, opex: BASE.runningCost[0]!, debtService: BASE.debtService[0]!, years: 1, vol: 0.3, fixed: 0, threshold: 1 }).probability;
/** Hardware alone against a bullet: Black and Scholes's put, far out of the money. */
const BULLET: LoanInput = { ...STILL, type: "BULLET", rate: 0, years: 1, freq: 1, contractRent: 2, contractYears: 1, debt: 6e6, price: 30_000, decay: 0.2, valueVol: 0.4, liqFactor: 1, opex: 2 };
const D1 = Math.log(24 / 6) / 0.4 + 0.2;
const BULLET_PD = normalCdf(0.4 - D1);
const BULLET_EL = (6e6 * BULLET_PD - 24e6 * normalCdf(-D1)) / 6e6;
/** All that the kernel knows, and a default that is rare. */
const DEAL: LoanInput = {
  ...STILL, years: 5, debt: 14e6, deflation: 0.15, contractRent: 2.4, contractYears: 3, rentVol: 0.25, valueVol: 0.25, coinVol: 0.6, coinQty: 20, coinPrice: 9e4,
  rhoRentValue: 0.6, rhoCoinRent: 0.3, rhoCoinValue: 0.3, meanReversion: 0.3, jumpRate: 0.2, jumpSize: 0.15, stressRate: 0.05, stressYears: 1, stressWeight: 0.5, rentShock: 0.1,
  reserveMonths: 6, lockDscr: 1.3, sweepInBreach: 0.5, sweep: 0.1,
};

describe("the shift", () => {
  const shiftsOf = (params: Float64Array, tilt: number): readonly (readonly number[])[] => {
    const n = params[layout.PERIODS]!;
    const tail = withTilt(params, tilt).subarray(params.length);
    return Array.from({ length: n }, (_, t) => [...tail.subarray(t * layout.SHIFT, (t + 1) * layout.SHIFT)]);
  };
  it("is none at 0, and none where nothing moves", () => {
    const { params } = loanModel(DEAL);
    expect(withTilt(params, 0)).toBe(params);
    const still = loanModel(STILL).params;
    expect(withTilt(still, 3)).toBe(still);
  });
  it("has the length that was asked for, and leaves the parameters before it alone", () => {
    const { params } = loanModel(DEAL);
    expect([...withTilt(params, 2.5).subarray(0, params.length)]).toEqual([...params]);
    const shifts = shiftsOf(params, 2.5);
    expect(shifts.flatMap((one) => one.slice(0, 3)).reduce((sum, shift) => sum + shift * shift, 0)).toBeCloseTo(6.25, 12);
    expect(shifts.at(-1)![layout.HALF_SQUARES]!).toBeCloseTo(3.125, 12);
  });
  it("of coins alone is the same in every period, downwards", () => {
    // By hand: 2 years of quarters share the tilt as 1/√8 each.
    shiftsOf(minerModel(COINS).params, 3).forEach(([coin, rent, value]) => {
      expect(coin!).toBeCloseTo(-3 / Math.sqrt(8), 12);
      expect([rent! + 0, value! + 0]).toEqual([0, 0]);
    });
  });
  it("of rent alone is that of what is still to be earned", () => {
    // By hand: two years of equal revenue; the first shock moves both, the second one: 2 and 1 over √5.
    const { params } = loanModel({ ...STILL, years: 2, freq: 1, deflation: 0, util: 0.8, rentVol: 0.3, rhoCoinRent: 0, rhoCoinValue: 0 });
    const shifts = shiftsOf(params, 1);
    expect(shifts[0]![1]!).toBeCloseTo(-2 / Math.sqrt(5), 12);
    expect(shifts[1]![1]!).toBeCloseTo(-1 / Math.sqrt(5), 12);
  });
});

describe("the mixture", () => {
  it("is half plain in every group, to the path, and its plain paths are those of a plain run", () => {
    const { params } = loanModel(DEAL);
    for (const sampling of SAMPLINGS) {
      const { plan, results } = run(withTilt(params, 3), { paths: 2048, sampling });
      const plain = run(params, { paths: 1024, sampling: "SOBOL" });
      expect(plan.chunks.reduce((sum, { count }) => sum + count, 0)).toBe(2048);
      plan.chunks.forEach(({ mix, count, group }, c) => {
        expect([count, mix!.plain]).toEqual([64, 0.5]);
        if (sampling === "SOBOL" && !mix!.isShifted) expect(results[c]!.out.slice(0, layout.FIELDS * count)).toEqual(plain.results[group]!.out);
      });
    }
    const odd = run(withTilt(params, 3), { paths: 53 }).plan.chunks;
    expect(odd.reduce((sum, { count }) => sum + count, 0)).toBe(53);
    expect(new Set(odd.map(({ mix }) => mix!.plain))).toEqual(new Set([2 / 3, 1 / 2]));
    expect(run(withTilt(params, 3), { paths: 1 }).plan.chunks).toHaveLength(1);
  });
  it("keeps no series: a fan is of plain paths", () => {
    const { params } = loanModel(DEAL);
    expect(run(params, { metric: layout.METRIC_DSCR, paths: 64 }).plan.chunks.every(({ mix }) => mix === undefined)).toBe(true);
  });
  it.each(SAMPLINGS)("%s: weights are 1 on average, whatever the tilt and however few paths there are, and never exceed 2", (sampling) => {
    const { params } = minerModel({ ...SITES, years: 1 });
    for (const tilt of [0.5, 3]) {
      for (const [paths, runs] of [[33, 250], [512, 80]] as const) {
        expectUnbiased(1, seeds(runs).map((seed) => estimates(params, 4, tilt, seed, sampling, paths).meanWeight as number));
      }
    }
    const { plan, results } = run(withTilt(params, 6), { paths: 512, sampling });
    const weights = plan.chunks.flatMap(({ count }, c) => [...results[c]!.out.subarray(layout.WEIGHT * count)]);
    expect(Math.max(...weights)).toBeLessThanOrEqual(2);
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });
  it("has the mean weight within its own error", () => {
    const { params } = loanModel(DEAL);
    expectHonest(1, (seed) => {
      const { meanWeight, meanWeightError } = estimates(params, 4, 2, seed, "RANDOM");
      return { value: meanWeight, error: meanWeightError };
    });
  });
});

interface Rare {
  readonly params: Float64Array;
  readonly freq: number;
  readonly tilt: number;
  readonly truth: number;
  readonly of: (found: CreditEstimates) => CreditEstimates["pd"];
  /** Least ratio of variances, plain over tilted, for the same number of paths. */
  readonly gain: number;
}
const RARE: readonly (readonly [string, Rare])[] = [
  ["MERTON_PD of 1 in 10,000", { params: minerModel(COINS).params, freq: 4, tilt: 3.5, truth: COINS_PD, of: ({ pd }) => pd, gain: 400 }],
  ["MINER_PD of 2.5 %, two assets", { params: minerModel(SITES).params, freq: 4, tilt: 2, truth: SITES_PD, of: ({ pd }) => pd, gain: 3 }],
  ["DSCR_BREACH_PROB, the tail of one normal number", { params: loanModel(PAYMENT).params, freq: 1, tilt: 3, truth: PAYMENT_PD, of: ({ pd }) => pd, gain: 100 }],
  ["the PD of a bullet on hardware alone", { params: loanModel(BULLET).params, freq: 1, tilt: 3.5, truth: BULLET_PD, of: ({ pd }) => pd, gain: 200 }],
  ["the EL of a bullet on hardware alone, Black and Scholes's put", { params: loanModel(BULLET).params, freq: 1, tilt: 3.5, truth: BULLET_EL, of: ({ el }) => el, gain: 200 }],
];

describe.each(SAMPLINGS)("rare events, %s", (sampling) => {
  it.each(RARE)("%s: no bias, honest errors, and a variance smaller by the factor that is said", (_name, { params, freq, tilt, truth, of, gain }) => {
    // One period costs little: more runs make a sharper test.
    const found = Array.from({ length: freq === 1 ? 150 : 50 }, (_, seed) => of(estimates(params, freq, tilt, seed, sampling)));
    const values = found.map(({ value }) => value as number);
    expectUnbiased(truth, values);
    expectHonest(truth, (seed) => found[seed]!);
    // A plain PD from independent paths has the variance PD (1 − PD)/paths; a loss below 1 has a smaller one, so for EL it is a bound.
    expect((truth * (1 - truth)) / PATHS / variance(values)).toBeGreaterThan(gain);
  });
});

describe("a loan with everything", () => {
  const { params } = loanModel(DEAL);
  const plain = estimates(params, 4, 0, 99, "RANDOM", 200_000);
  it("rarely defaults", () => {
    expect(plain.pd.value as number).toBeGreaterThan(0.005);
    expect(plain.pd.value as number).toBeLessThan(0.03);
  });
  it.each([1, 2, 3])("has the PD, LGD, EL, time and breach of a plain run of 200,000 paths when it is tilted by %i", (tilt) => {
    const tilted = seeds(20).map((seed) => estimates(params, 4, tilt, seed, "SOBOL"));
    for (const of of [({ pd }: CreditEstimates) => pd, ({ lgd }: CreditEstimates) => lgd, ({ el }: CreditEstimates) => el, ({ breach: trapped }: CreditEstimates) => trapped, ({ time }: CreditEstimates) => time]) {
      const values = tilted.map((found) => of(found).value as number);
      const mean = values.reduce((sum, value) => sum + value, 0) / 20;
      const { value, error } = of(plain);
      expect(Math.abs(mean - (value as number))).toBeLessThanOrEqual(3 * Math.hypot(error as number, Math.sqrt(variance(values) / 20)));
    }
  });
  it("watched every month for a margin call has the PD of plain paths, near HIT_PROB with its barrier moved for months", () => {
    const input: MinerInput = { ...HOARD, siteValue: 0, debt: 30e6, freq: 12, minCover: 1.5 };
    const hoard = minerModel(input).params;
    const barrier = ((1.5 * 30e6) / 5000) * Math.exp(-0.5826 * 0.55 * Math.sqrt(1 / 12));
    const { probability } = hitProbability({ spot: 90_000, barrier, vol: 0.55, years: 2, drift: 0 });
    const tilted = seeds(10).map((seed) => estimates(hoard, 12, 2.5, seed, "SOBOL").pd.value as number);
    const mean = tilted.reduce((sum, value) => sum + value, 0) / 10;
    const { value, error } = estimates(hoard, 12, 0, 99, "RANDOM", 50_000).pd;
    expect(Math.abs(mean - (value as number))).toBeLessThanOrEqual(3 * Math.hypot(error as number, Math.sqrt(variance(tilted) / 10)));
    expect(Math.abs(mean / probability - 1)).toBeLessThan(0.1);
  });
});

describe("a tilt that is too strong", () => {
  it("shows in few effective defaults, and costs no more than the shifted half of the paths", () => {
    const { params } = minerModel({ ...HOARD, rhoCoinValue: 0.5, rhoCoinRent: 0.5 });
    const found = seeds(60).map((seed) => estimates(params, 4, 8, seed, "RANDOM"));
    const pd = found.map((one) => one.pd.value as number);
    const mean = pd.reduce((sum, value) => sum + value, 0) / 60;
    // Twice the variance of as many plain paths, and four standard deviations of what a variance from 60 seeds may show.
    expect((variance(pd) * PATHS) / (mean * (1 - mean))).toBeLessThan(2 * (1 + 4 * Math.sqrt(2 / 59)));
    const rare = estimates(minerModel(COINS).params, 4, 8, 1, "RANDOM");
    expect(rare.defaults).toBeGreaterThan(400);
    expect(rare.effectiveDefaults).toBeLessThan(10);
    const apt = estimates(minerModel(COINS).params, 4, 3.5, 1, "RANDOM");
    expect(apt.effectiveDefaults).toBeGreaterThan(50);
  });
  it("leaves without a tilt as many effective defaults as defaults", () => {
    const plain = estimates(minerModel(SITES).params, 4, 0, 1, "SOBOL");
    expect([plain.effectiveDefaults, plain.meanWeight, plain.meanWeightError]).toEqual([plain.defaults, 1, 0]);
  });
});

describe("quantiles of weighted values", () => {
  it("are those of values that stand there as often as their weight says", () => {
    const values = [1, 2, 3, 5, 8, 13];
    const times = [2, 1, 4, 1, 3, 1];
    const repeated = Float64Array.from(values.flatMap((value, i) => Array.from({ length: times[i]! }, () => value)));
    for (const p of [0.01, 0.16, 0.17, 0.25, 0.26, 0.5, 0.58, 0.59, 0.9, 0.92, 0.99]) {
      const weighted = quantileEstimate({ values: Float64Array.from(values), weights: Float64Array.from(times) }, p, "none");
      expect(weighted.value).toBe(quantileEstimate({ values: repeated }, p, "none").value);
    }
  });
  it("of equal weights have the value and the error of unweighted ones", () => {
    const values = Float64Array.from({ length: 500 }, (_, i) => (i * i) / 7);
    for (const p of [0.05, 0.5, 0.99]) expect(quantileEstimate({ values, weights: new Float64Array(500).fill(0.7) }, p, "none")).toEqual(quantileEstimate({ values }, p, "none"));
  });
  it("find the 5 % quantile of a DSCR in closed form within their errors", () => {
    // X at 5 %: exp(.3 · z − .045), z = −1.6448536269514722.
    const truth = (BASE.revenue[0]! * Math.exp(0.3 * -1.6448536269514722 - 0.045) - BASE.runningCost[0]!) / BASE.debtService[0]!;
    expectHonest(truth, (seed) => estimates(loanModel(PAYMENT).params, 1, 1.5, seed, "RANDOM").minDscr5);
  });
});
