import { poissonTerms } from "../../../src/core/numerics/poisson";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("Poisson terms", () => {
  it("are e^(−m) m^k / k! for a small mean", () => {
    const { first, weights } = poissonTerms(0.5, 1e-18);
    expect(first).toBe(0);
    // e^(−.5) = .6065306597126334; times .5; times .5²/2
    expect(weights[0]).toBeCloseTo(0.6065306597126334, 15);
    expect(weights[1]).toBeCloseTo(0.3032653298563167, 15);
    expect(weights[2]).toBeCloseTo(0.07581633246407918, 15);
  });
  it("are a single zero when nothing is expected", () => {
    expect(poissonTerms(0, 1e-18)).toEqual({ first: 0, weights: [1] });
    expect(sum(poissonTerms(1e-300, 1e-18).weights)).toBe(1);
  });
  it.each([0.003, 0.5, 1, 7, 400.5, 10_000])("have mean and variance %d and add up to 1", (mean) => {
    const { first, weights } = poissonTerms(mean, 1e-18);
    const centre = sum(weights.map((weight, i) => weight * (first + i)));
    expect(sum(weights)).toBeCloseTo(1, 12);
    expect(Math.abs(centre / mean - 1)).toBeLessThan(1e-12);
    expect(Math.abs(sum(weights.map((weight, i) => weight * (first + i - centre) ** 2)) / mean - 1)).toBeLessThan(1e-11);
  });
  it("are as many as twice nine standard deviations need, not as many as the mean", () => {
    expect(poissonTerms(10_000, 1e-18).weights.length).toBeLessThan(2000);
  });
});
