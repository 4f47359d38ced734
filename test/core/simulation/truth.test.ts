import { minerPd, minerPdStress } from "../../../src/core/miners/miner-pd";
import { hitProbability } from "../../../src/core/miners/hit-probability";
import { bivariateNormalCdf } from "../../../src/core/numerics/bivariate";
import { normalCdf } from "../../../src/core/numerics/normal";
import { mertonPd } from "../../../src/core/risk/merton";
import { breach } from "../../../src/core/risk/breach";
import { breachCurve } from "../../../src/core/risk/first-passage";
import { fleet } from "../../../src/core/debt/fleet";
import { creditEstimates, ratioEstimate } from "../../../src/core/simulation/estimates";
import { fanOf } from "../../../src/core/simulation/fan";
import * as layout from "../../../src/core/simulation/layout";
import { type LoanInput, loanModel } from "../../../src/core/simulation/loan";
import { type MinerInput, minerModel } from "../../../src/core/simulation/miner";
import type { Estimate } from "../../../src/core/simulation/quantiles";
import type { Sampling } from "../../../src/core/simulation/random/draws";
import { HOARD, type Run, run, STILL } from "./deals";
import { expectHonest } from "./honest";

const PATHS = 1024;

const pdOf = (params: Float64Array, freq: number, sampling: Sampling) => (seed: number): Estimate => {
  const { plan, results } = run(params, { paths: PATHS, seed, sampling });
  return creditEstimates(plan, results, freq).pd;
};
const SAMPLINGS = ["SOBOL", "RANDOM"] as const;

describe.each(SAMPLINGS)("PD within its own standard errors, %s", (sampling) => {
  it("one period without a reserve is DSCR_BREACH_PROB", () => {
    const input: LoanInput = { ...STILL, debt: 9e6, rate: 0.1, years: 1, freq: 1, util: 1, rentVol: 0.3, valueVol: 0.3 };
    const base = fleet({ ...input, timing: "AVG" });
    const truth = breach({ revenue: base.revenue[0]!, opex: base.runningCost[0]!, debtService: base.debtService[0]!, years: 1, vol: 0.3, fixed: 0, threshold: 1 }).probability;
    // Python: NormalDist().cdf(log(14.28e6 / (8.76e6 * 2.5 * .25 / -log(.75))) / .3 + .15)
    expect(truth).toBeCloseTo(0.2097068578668001, 12);
    expectHonest(truth, pdOf(loanModel(input).params, 1, sampling));
  });

  it("eight quarters without a reserve are DSCR_PD_CURVE by first passage, quarter by quarter", () => {
    const input: LoanInput = { ...STILL, years: 2, debt: 14e6, deflation: 0.1, rentVol: 0.3, valueVol: 0.3 };
    const base = fleet({ ...input, timing: "AVG" });
    const { cumulative } = curveOf(base.revenue, base.runningCost, base.debtService);
    const { params } = loanModel(input);
    expect(cumulative.at(-1)!).toBeGreaterThan(0.2);
    expect(cumulative.at(-1)!).toBeLessThan(0.8);
    expectHonest(cumulative.at(-1)!, pdOf(params, 4, sampling));
    const third = (seed: number): Estimate => {
      const { plan, results } = run(params, { paths: PATHS, seed, sampling, metric: layout.METRIC_DSCR });
      return fanOf(plan, results, [0.5])[2]!.defaulted;
    };
    expectHonest(cumulative[2]!, third);
  });

  const miners: readonly (readonly [string, Partial<MinerInput>])[] = [
    ["rho .8", { rhoCoinValue: 0.8, rhoCoinRent: 0.8 }],
    ["rho −.5", { rhoCoinValue: -0.5, rhoCoinRent: -0.5 }],
    ["rho 1", { rhoCoinValue: 1, rhoCoinRent: 1 }],
  ];
  it.each(miners)("coins and sites against debt at one date are MINER_PD, %s", (_name, more) => {
    const input: MinerInput = { ...HOARD, ...more };
    const { pd } = minerPd(termsOf(input));
    expectHonest(pd, pdOf(minerModel(input).params, 4, sampling));
  });

  it("a regime drawn once is MINER_PD_STRESS", () => {
    const input: MinerInput = { ...HOARD, rhoCoinValue: 0.3, rhoCoinRent: 0.3, stressStart: 0.15, stressWeight: 0.65 / 0.7, volMult: 1.3, coinShock: 0.3, valueShock: 0.2 };
    const { pd } = minerPdStress({ ...termsOf(input), pStress: 0.15, rhoStress: 0.95, volMult: 1.3, btcShock: 0.3, siteShock: 0.2 });
    expectHonest(pd, pdOf(minerModel(input).params, 4, sampling));
  });

  it("coins alone with a drift are MERTON_PD", () => {
    const input: MinerInput = { ...HOARD, siteValue: 0, debt: 400e6, coinDrift: 0.1 };
    const { pd } = mertonPd({ assets: 450e6, debt: 400e6, vol: 0.55, years: 2, drift: 0.1 });
    expectHonest(pd, pdOf(minerModel(input).params, 4, sampling));
  });

  it("coins watched every month for a margin call are HIT_PROB, the barrier moved by .5826 of a month's spread", () => {
    const cover = 1.5;
    const input: MinerInput = { ...HOARD, siteValue: 0, debt: 180e6, freq: 12, years: 2, minCover: cover };
    const barrier = (cover * 180e6) / 5000;
    // M. Broadie, P. Glasserman, S. Kou, Mathematical Finance 7 (1997): the error that is left is of a smaller order.
    const { probability } = hitProbability({ spot: 90_000, barrier: barrier * Math.exp(-0.5826 * 0.55 * Math.sqrt(1 / 12)), vol: 0.55, years: 2, drift: 0 });
    expectHonest(probability, pdOf(minerModel(input).params, 12, sampling), 0.004);
  });
});

const termsOf = (input: MinerInput) => ({
  btcQty: input.coinQty, btcPrice: input.coinPrice, btcVol: input.coinVol, siteValue: input.siteValue, siteVol: input.valueVol, debt: input.debt, years: input.years,
  rho: input.rhoCoinValue, siteDecay: input.siteDecay, btcDrift: input.coinDrift,
});

const curveOf = (revenue: readonly number[], opex: readonly number[], debtService: readonly number[]) =>
  breachCurve({ revenue, opex, debtService, vol: 0.3, fixed: [0], freq: 4, threshold: 1, method: "PASSAGE" });

describe("loss in closed form", () => {
  it.each(SAMPLINGS)("of a bullet loan on hardware alone is Black and Scholes's put, %s", (sampling) => {
    // Contracted to the end, so that only the resale value moves; at maturity the lender takes it if it is worth less.
    const input: LoanInput = { ...STILL, type: "BULLET", rate: 0, years: 1, freq: 1, contractRent: 2, contractYears: 1, debt: 24e6, price: 30_000, decay: 0.2, valueVol: 0.5, liqFactor: 1, opex: 2 };
    const [forward, strike, spread] = [24e6, 24e6, 0.5];
    const d1 = Math.log(forward / strike) / spread + spread / 2;
    const put = strike * normalCdf(spread - d1) - forward * normalCdf(-d1);
    const { params } = loanModel(input);
    expectHonest(put / 24e6, (seed) => {
      const { plan, results } = run(params, { paths: PATHS, seed, sampling });
      return creditEstimates(plan, results, 1).el;
    });
  });
});

describe("two factors at once", () => {
  const CORR = { rhoCoinRent: 0.5, rhoCoinValue: 0.3, rhoRentValue: 0.7 };
  const VOLS = { coinVol: 0.6, rentVol: 0.4, valueVol: 0.3 };
  const { params } = loanModel({ ...STILL, ...CORR, ...VOLS, coinQty: 1, coinPrice: 1, contractRent: 3, contractYears: 3, refinanceLtv: 100 });
  const last = ({ results }: Run): readonly number[] => results.flatMap(({ series }) => Array.from({ length: series.length / 12 }, (_, path) => series[path * 12 + 11]!));
  const pairs = [
    ["coin and rent", layout.METRIC_COIN, layout.METRIC_RENT, 0.6, 0.4, 0.5],
    ["coin and value", layout.METRIC_COIN, layout.METRIC_VALUE, 0.6, 0.3, 0.3],
    ["rent and value", layout.METRIC_RENT, layout.METRIC_VALUE, 0.4, 0.3, 0.7],
  ] as const;
  it.each(pairs)("%s are below both of two levels as the bivariate normal says", (_name, one, other, vol, otherVol, rho) => {
    const years = Math.sqrt(3);
    const z = (level: number, sigma: number): number => (Math.log(level) + (sigma * sigma * 3) / 2) / (sigma * years);
    const truth = bivariateNormalCdf(z(0.7, vol), z(0.8, otherVol), rho);
    expectHonest(truth, (seed) => {
      const first = run(params, { paths: PATHS, seed, metric: one });
      const [a, b] = [last(first), last(run(params, { paths: PATHS, seed, metric: other }))];
      const size = PATHS / first.plan.groups;
      const both = Array.from({ length: first.plan.groups }, (_, g) => a.slice(g * size, (g + 1) * size).filter((value, i) => value < 0.7 && b[g * size + i]! < 0.8).length);
      return ratioEstimate(both, both.map(() => size), "none");
    });
  });
});
