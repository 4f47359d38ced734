import { type LoanInput } from "../../../src/core/simulation/loan";
import { type MinerInput } from "../../../src/core/simulation/miner";
import { type ChunkResult, simulationPlan, type SimulationPlan } from "../../../src/core/simulation/plan";
import { runPlan } from "../../../src/core/simulation/run";
import * as layout from "../../../src/core/simulation/layout";

/** A fleet loan in which nothing moves: every test adds what it is about. */
export const STILL: LoanInput = {
  units: 1000, rent: 2.5, opex: 0.5, debt: 24e6, rate: 0.11, years: 3, freq: 4, deflation: 0.25, util: 0.8, contractRent: 0, contractYears: 0, type: "ANNUITY", grace: 0, balloon: 0,
  launchYears: [], step: [0], retire: true, reserveMonths: 0, price: 30_000, decay: 0.23, liqFactor: 0.65, depth: undefined, liqDays: 90, eligible: 1, refinanceLtv: undefined,
  coinVol: 0, rentVol: 0, valueVol: 0, coinDrift: 0, meanReversion: 0, rhoCoinRent: 0, rhoCoinValue: 0, rhoRentValue: 1, jumpRate: 0, jumpSize: 0, jumpShare: 1,
  stressStart: 0, stressRate: 0, stressYears: undefined, stressWeight: 0, volMult: 1.5, jumpMult: 1, coinShock: 0, rentShock: 0, valueShock: 0,
  lockDscr: undefined, lockLtv: undefined, sweep: 0, sweepInBreach: 0, curePeriods: 1, callLtv: undefined, coinQty: 0, coinPrice: 0, coinHaircut: 0, stressDepth: 1, depthBeta: 0,
  elasticity: 0.24, fee: 0, workoutCost: 0, disc: 0,
};

/** A miner with coins and sites and a bullet loan that nothing tests before maturity. */
export const HOARD: MinerInput = {
  ...STILL, years: 2, type: "BULLET", rate: 0, debt: 450e6, coinQty: 5000, coinPrice: 90_000, coinVol: 0.55, siteValue: 300e6, valueVol: 0.4, siteDecay: 0.23, cash: 0,
  mining: 0, miningCost: 0, hashDecline: 0, rentIncome: 0, leaseIncome: 0, overhead: 0, minCover: 0, rhoCoinValue: 0, rhoCoinRent: 0,
};

export interface Run {
  readonly plan: SimulationPlan;
  readonly results: readonly ChunkResult[];
}

export const run = (params: Float64Array, more: Partial<Omit<SimulationPlan, "params">> = {}): Run => {
  const plan = simulationPlan({ params, paths: 4096, seed: 1, sampling: "SOBOL", metric: layout.NO_METRIC, ...more });
  return { plan, results: runPlan(plan) };
};

/** A metric of one path, period by period. */
export const seriesOf = (params: Float64Array, metric: number, paths = 1, more: Partial<Omit<SimulationPlan, "params">> = {}): number[] =>
  run(params, { paths, metric, ...more }).results.flatMap(({ series }) => [...series]);
