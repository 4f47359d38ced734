import * as at from "../../src/core/simulation/layout";
import { type SimulationPlan, simulationPlan } from "../../src/core/simulation/plan";
import type { Sampling } from "../../src/core/simulation/random/draws";
import { withTilt } from "../../src/core/simulation/tilt";

/** A stream of plain random numbers in (0, 1), the same in every run of the tests. */
export const mulberry = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/**
 * Parameters that reach every branch of the kernel: regimes, launches, coins that are sold, sweeps, traps, arrears, each
 * cause of default. They describe no loan that anyone would make; engines must agree on them all the same.
 */
export const anyParams = (seed: number, periods: number): Float64Array => {
  const random = mulberry(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const oneOf = (...values: readonly number[]): number => values[Math.floor(random() * values.length)]!;
  const params = new Float64Array(at.TABLES + at.RECORD * periods);
  const debt = between(1e6, 5e7);
  const header: readonly (readonly [number, number])[] = [
    [at.PERIODS, periods], [at.PERIODIC_RATE, between(0, 0.05)], [at.DEBT, debt], [at.OPENING_CASH, oneOf(0, 0.05 * debt)],
    [at.PERSISTENCE, oneOf(1, between(0.3, 1))], [at.RENT_JUMP, between(0.1, 0.6)], [at.VALUE_JUMP, between(0, 0.5)],
    [at.RENT_JUMP_DRIFT, between(0, 0.05)], [at.VALUE_JUMP_DRIFT, between(0, 0.05)], [at.COIN_SHOCK, -between(0, 0.5)], [at.RENT_SHOCK, -between(0, 0.3)],
    [at.VALUE_SHOCK, -between(0, 0.3)], [at.STRESS_AT_START, oneOf(0, 0.2, 1)], [at.OPEX, between(0.2, 1)], [at.COINS, oneOf(0, between(1, 100))],
    [at.COIN_PRICE, between(2e4, 1e5)], [at.COIN_KEPT, between(0.7, 1)], [at.HAS_COIN, oneOf(0, 1, 1)], [at.LOCK_DSCR, oneOf(-at.NO_VALUE, 1.2)],
    [at.LOCK_LTV, oneOf(at.NO_VALUE, 0.8)], [at.SWEEP, oneOf(0, 0.5)], [at.SWEEP_IN_BREACH, oneOf(0.5, 1)], [at.PAYOUT, oneOf(0, 1)], [at.PATIENCE, oneOf(1, 2, 3)],
    [at.CALL_LTV, oneOf(at.NO_VALUE, 1.2)], [at.REFINANCE_LTV, oneOf(0, 0.7, 1)], [at.DUST, 1e-9 * debt], [at.IMPACT_POWER, between(0, 1)],
    [at.PROCEEDS_KEPT, between(0.85, 1)], [at.WORKOUT_COST, between(0, 3e5)], [at.NET_OF_CASH, oneOf(0, 1)],
  ];
  for (const [place, value] of header) params[place] = value;
  for (const regime of [0, 1]) {
    const r = at.HEADER + regime * at.REGIME;
    const vol = regime === 0 ? 1 : 1.8;
    const [l21, l31] = [between(-0.5, 0.7), between(-0.4, 0.6)];
    const l22 = Math.sqrt(1 - l21 * l21);
    const l32 = between(-0.5, 0.5);
    params.set([-0.02, 0.3 * vol, 0.14 * vol, -0.01, 0.12 * vol, l21, l22, l31, l32, Math.sqrt(1 - l31 * l31 - l32 * l32), Math.log(between(0.4, 1.1)), oneOf(0, 0.05, 0.3)], r);
    for (let k = 0, tail = between(0, 0.4); k < at.MAX_JUMPS; k += 1, tail *= 0.3) params[r + at.JUMP_TAILS + k] = tail;
  }
  for (let t = 0; t < periods; t += 1) {
    const service = debt / periods;
    const row = at.TABLES + t * at.RECORD;
    params[row + at.FIXED] = t < periods / 4 ? service * 1.5 : 0;
    params[row + at.SPOT] = service * between(1, 3);
    params[row + at.RUNNING_COST] = service * between(0.1, 0.5);
    params[row + at.RETIRE_RENT] = t % 3 === 0 ? at.NO_VALUE : between(0.8, 3);
    params[row + at.COIN_INCOME] = service * 0.4;
    params[row + at.COIN_COST] = service * 0.3;
    params[row + at.REPAYMENT] = t % 5 === 4 ? 0 : service;
    params[row + at.RESERVE] = service;
    params[row + at.HARDWARE] = t % 11 === 10 ? 0 : debt * 1.4 * 0.95 ** t;
    params[row + at.DISCOUNT] = 1.02 ** -(t + 1);
  }
  return params;
};

export const anyPlan = (seed: number, { paths = 500, periods = 40, sampling = "RANDOM" as Sampling, metric = at.NO_METRIC as number, tilt = 0 } = {}): SimulationPlan =>
  simulationPlan({ params: withTilt(anyParams(seed, periods), tilt), paths, seed: seed * 2 ** 33 + 5, sampling, metric });

/** The bits of results, to compare results without tolerance. */
export const bitsOf = (results: readonly { readonly out: Float64Array; readonly series: Float64Array }[]): string =>
  results.map(({ out, series }) => [out, series].map((numbers) => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("hex")).join(":")).join("|");
