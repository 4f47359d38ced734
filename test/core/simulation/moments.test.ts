import { simulate } from "../../../src/core/simulation/kernel";
import * as layout from "../../../src/core/simulation/layout";
import { type LoanInput, loanModel } from "../../../src/core/simulation/loan";
import { createDraws } from "../../../src/core/simulation/random/draws";
import { STILL } from "./deals";

/** Contracted to the end, so that no path ends before its time and every price is seen. */
const SEEN: LoanInput = { ...STILL, contractRent: 3, contractYears: 3, refinanceLtv: 1000, coinQty: 1, coinPrice: 1 };
const N = 12;
const PATHS = 20_000;

/** A metric by period: [period][path]. */
const columns = (input: LoanInput, metric: number, seed = 7): readonly (readonly number[])[] => {
  const { params } = loanModel(input);
  const numbers = new Float64Array(PATHS * N * layout.FACTORS);
  createDraws({ sampling: "RANDOM", seed, randomization: 0, periods: N })(0, PATHS, numbers);
  const series = new Float64Array(PATHS * N);
  simulate(params, numbers, PATHS, new Float64Array(layout.FIELDS * PATHS), series, metric);
  return Array.from({ length: N }, (_, t) => Array.from({ length: PATHS }, (_, path) => series[path * N + t]!));
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [x, y] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - x) * (b[i]! - y)));
};
const correlation = (a: readonly number[], b: readonly number[]): number => covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
const logs = (values: readonly number[]): readonly number[] => values.map(Math.log);

/** Four and a half standard errors: one in a hundred and fifty thousand. */
const SIGMAS = 4.5;
const expectMean = (values: readonly number[], truth: number): void =>
  expect(Math.abs(mean(values) - truth)).toBeLessThanOrEqual(SIGMAS * Math.sqrt(covariance(values, values) / values.length) + 1e-12);
const expectVariance = (values: readonly number[], truth: number): void =>
  expect(Math.abs(covariance(values, values) / truth - 1)).toBeLessThanOrEqual(SIGMAS * Math.sqrt(2 / values.length));
const expectCorrelation = (a: readonly number[], b: readonly number[], truth: number): void =>
  expect(Math.abs(correlation(a, b) - truth)).toBeLessThanOrEqual((SIGMAS * (1 - truth * truth)) / Math.sqrt(a.length));

describe("coin, rent and value without stress", () => {
  const input: LoanInput = { ...SEEN, coinVol: 0.6, coinDrift: 0.1, rentVol: 0.4, valueVol: 0.3, meanReversion: 0.9, rhoCoinRent: 0.5, rhoCoinValue: 0.2, rhoRentValue: 0.6 };
  const [coin, rent, value] = [columns(input, layout.METRIC_COIN), columns(input, layout.METRIC_RENT), columns(input, layout.METRIC_VALUE)];

  it.each([1, 4, 12])("mean and variance of the coin after %i quarters are those of geometric Brownian motion", (t) => {
    expectMean(coin[t - 1]!, Math.exp((0.1 * t) / 4));
    expectVariance(logs(coin[t - 1]!), (0.36 * t) / 4);
  });
  it.each([1, 4, 12])("rent after %i quarters has mean 1 and the variance of an Ornstein-Uhlenbeck process", (t) => {
    expectMean(rent[t - 1]!, 1);
    expectVariance(logs(rent[t - 1]!), (0.16 * (1 - Math.exp((-2 * 0.9 * t) / 4))) / (2 * 0.9));
  });
  it("a deviation of rent is remembered by e^(−speed/freq) a quarter", () => {
    const [early, late] = [logs(rent[7]!), logs(rent[10]!)];
    const slope = covariance(early, late) / covariance(early, early);
    const left = covariance(late, late) - slope * slope * covariance(early, early);
    expect(Math.abs(slope - Math.exp((-0.9 * 3) / 4))).toBeLessThanOrEqual(SIGMAS * Math.sqrt(left / covariance(early, early) / PATHS));
  });
  it("value has mean 1 and a variance that grows with time", () => {
    expectMean(value[11]!, 1);
    expectVariance(logs(value[11]!), 0.09 * 3);
  });
  it("shocks of one quarter have the correlations that were asked for", () => {
    const step = (series: readonly (readonly number[])[], keep: number): readonly number[] => series[4]!.map((now, path) => Math.log(now) - keep * Math.log(series[3]![path]!));
    const [s, x, y] = [step(coin, 1), step(rent, Math.exp(-0.9 / 4)), step(value, 1)];
    expectCorrelation(s, x, 0.5);
    expectCorrelation(s, y, 0.2);
    expectCorrelation(x, y, 0.6);
  });
});

describe("launches", () => {
  const input: LoanInput = { ...SEEN, jumpRate: 1.2, jumpSize: 0.2, jumpShare: 0.5 };
  it("are Poisson in number, leave the mean of rent and value at 1, and reach value with their share", () => {
    const [rent, value] = [columns(input, layout.METRIC_RENT), columns(input, layout.METRIC_VALUE)];
    const counts = rent[11]!.map((price) => (1.2 * 3 * 0.2 - Math.log(price)) / -Math.log(0.8));
    expect(counts.every((count) => Math.abs(count - Math.round(count)) < 1e-9)).toBe(true);
    expectMean(counts, 3.6);
    const shares = [0, 1, 2, 3, 8].map((k) => [k, counts.filter((count) => Math.round(count) === k).length / PATHS] as const);
    const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
    for (const [k, share] of shares) {
      const truth = (Math.exp(-3.6) * 3.6 ** k) / factorial(k);
      expect(Math.abs(share - truth)).toBeLessThanOrEqual(SIGMAS * Math.sqrt((truth * (1 - truth)) / PATHS));
    }
    expectMean(rent[11]!, 1);
    expectMean(value[11]!, 1);
    const own = value[11]!.map((price) => (1.2 * 3 * (1 - Math.sqrt(0.8)) - Math.log(price)) / -Math.log(0.8));
    expect(Math.max(...own.map((part, path) => Math.abs(part - 0.5 * counts[path]!)))).toBeLessThan(1e-9);
  });
});

describe("stress", () => {
  const input: LoanInput = { ...SEEN, rentVol: 0.3, valueVol: 0.3, coinVol: 0.5, rhoCoinRent: 0.2, rhoCoinValue: 0.1, rhoRentValue: 0.4, stressStart: 0.1, stressRate: 0.4, stressYears: 0.75, stressWeight: 0.8, volMult: 2, coinShock: 0.3, rentShock: 0.25 };
  const regimes = columns(input, layout.METRIC_STRESS);

  it("is in force as the two-state chain says", () => {
    const begins = 1 - 0.6 ** 0.25;
    const ends = 1 / (4 * 0.75);
    let share = 0.1;
    for (let t = 0; t < N; t += 1) {
      if (t > 0) share = share * (1 - ends) + (1 - share) * begins;
      expectMean(regimes[t]!, share);
    }
  });
  it("moves correlations and volatilities of the shocks of its quarters", () => {
    const [coin, rent] = [columns(input, layout.METRIC_COIN), columns(input, layout.METRIC_RENT)];
    const inBoth = regimes[6]!.flatMap((now, path) => (now === 1 && regimes[5]![path] === 1 ? [path] : []));
    const step = (series: readonly (readonly number[])[]): readonly number[] => inBoth.map((path) => Math.log(series[6]![path]! / series[5]![path]!));
    expect(inBoth.length).toBeGreaterThan(2000);
    expectCorrelation(step(coin), step(rent), 0.2 * 0.2 + 0.8);
    expectVariance(step(coin), (0.5 * 2) ** 2 / 4);
    expectVariance(step(rent), (0.3 * 2) ** 2 / 4);
  });
  it("takes its shocks once and does not give them back", () => {
    const still: LoanInput = { ...input, rentVol: 0, valueVol: 0, coinVol: 0, stressRate: 0, stressStart: 0.5, stressYears: 0.5 };
    const [coin, rent, stress] = [columns(still, layout.METRIC_COIN), columns(still, layout.METRIC_RENT), columns(still, layout.METRIC_STRESS)];
    stress[0]!.forEach((first, path) => {
      expect(coin[11]![path]!).toBeCloseTo(first === 1 ? 0.7 : 1, 12);
      expect(rent[11]![path]!).toBeCloseTo(first === 1 ? 0.75 : 1, 12);
    });
  });
});
