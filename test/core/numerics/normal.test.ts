import { bivariateNormalCdf } from "../../../src/core/numerics/bivariate";
import { normalCdf, normalDensity, normalQuantile } from "../../../src/core/numerics/normal";
import fc from "fast-check";
import bivariate from "../../reference/bivariate-normal.json";
import grid from "../../reference/normal-grid.json";
import normal from "../../reference/normal.json";

interface Tolerance {
  readonly abs?: number;
  readonly rel?: number;
}
/** The tolerance of the row: its authority's, absolute or relative, whichever is wider. */
const allowed = (expected: number, { abs = 0, rel = 0 }: Tolerance): number => Math.max(abs, rel * Math.abs(expected));
const expectWithin = (got: number, expected: number, tolerance: Tolerance) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(allowed(expected, tolerance));

describe("normal distribution", () => {
  it.each(normal.cdf.rows)("cdf of $x as defined ($id)", ({ x, expected, tolerance }) => expectWithin(normalCdf(x), expected, tolerance));
  it.each(grid.cdf)("cdf of $x to 40 digits, tails included", ({ x, expected }) => expectWithin(normalCdf(x), expected, { rel: 1e-15 }));
  it.each(normal.quantile.rows)("quantile of $p after AS 241 ($id)", ({ p, expected, tolerance }) => expectWithin(normalQuantile(p), expected, tolerance));
  it.each(normal.threshold.rows)("default threshold of pd $pd in Hull, examples 24.6 and 24.7", ({ pd, expected, tolerance }) =>
    expectWithin(normalQuantile(pd), expected, tolerance));
  it("is symmetric, and the quantile undoes the cdf in the lower half", () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (z) => {
        expect(normalCdf(-z)).toBeCloseTo(1 - normalCdf(z), 15);
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThanOrEqual(2e-15 * Math.max(1, Math.abs(z)));
      }),
    );
  });
  it("has the bell as its slope", () => {
    for (const z of [-6, -2.5, -0.3, 0, 1.1]) {
      // Central difference: its error is about h²/6 of the third derivative, here below 2e-9.
      expect(Math.abs((normalCdf(z + 1e-4) - normalCdf(z - 1e-4)) / 2e-4 - normalDensity(z))).toBeLessThan(2e-9);
    }
    expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 16);
  });
  it("ends at 0 and 1 without NaN", () => {
    expect([normalCdf(-Infinity), normalCdf(-1e300), normalCdf(1e300), normalCdf(Infinity)]).toEqual([0, 0, 1, 1]);
    expect([normalQuantile(0), normalQuantile(1), normalDensity(1e300)]).toEqual([-Infinity, Infinity, 0]);
  });
});

describe("bivariate normal distribution", () => {
  const rows = [...bivariate.table.rows, ...bivariate.haug.rows, ...bivariate.atZero.rows];
  it.each(rows)("Φ₂($x, $y; $rho) as published ($id)", ({ x, y, rho, expected, tolerance }) => expectWithin(bivariateNormalCdf(x, y, rho), expected, tolerance));
  it("does not reproduce the two points where the published table is wrong", () => {
    const wrong = bivariate.table.rows.filter((row) => "tableValue" in row) as { x: number; y: number; rho: number; tableValue: number }[];
    expect(wrong).toHaveLength(2);
    for (const { x, y, rho, tableValue } of wrong) expect(Math.abs(bivariateNormalCdf(x, y, rho) - tableValue)).toBeGreaterThan(4e-10);
  });
  it.each(grid.bivariate)("Φ₂($x, $y; $rho) to 40 digits", ({ x, y, rho, expected }) => expectWithin(bivariateNormalCdf(x, y, rho), expected, { abs: 1e-15 }));
  it.each(bivariate.owenT.rows)("gives Owen's T($h, $a)", ({ h, a, expected }) => {
    // T(h, a) = Φ(h)/2 − Φ₂(h, 0; −a/√(1 + a²)); a difference of numbers near ½, hence 1e-15 absolute.
    expectWithin(normalCdf(h) / 2 - bivariateNormalCdf(h, 0, -a / Math.sqrt(1 + a * a)), expected, { abs: 1e-15 });
  });
  it("is symmetric, rises with the correlation and stays between its limits at −1 and 1", () => {
    const bound = fc.double({ min: -8, max: 8, noNaN: true });
    const correlation = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(bound, bound, correlation, correlation, (x, y, one, two) => {
        const [low, high] = [Math.min(one, two), Math.max(one, two)];
        const [less, more] = [bivariateNormalCdf(x, y, low), bivariateNormalCdf(x, y, high)];
        expect(Math.abs(less - bivariateNormalCdf(y, x, low))).toBeLessThan(1e-15);
        expect(less).toBeLessThanOrEqual(more + 1e-15);
        expect(less).toBeGreaterThanOrEqual(Math.max(0, normalCdf(x) + normalCdf(y) - 1) - 1e-15);
        expect(more).toBeLessThanOrEqual(Math.min(normalCdf(x), normalCdf(y)) + 1e-15);
        // P(X ≤ x, Y ≤ y; ρ) + P(X ≤ x, Y > y; ρ) = P(X ≤ x), and Y > y is −Y ≤ −y with the correlation turned round.
        expect(Math.abs(less + bivariateNormalCdf(x, -y, -low) - normalCdf(x))).toBeLessThan(1e-15);
      }),
      { numRuns: 2000 },
    );
  });
});
