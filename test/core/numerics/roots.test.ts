import fc from "fast-check";
import { type CalcError } from "../../../src/core/errors";
import { annuity } from "../../../src/core/numerics/annuity";
import { expandBracket, findRoot } from "../../../src/core/numerics/roots";

describe("findRoot", () => {
  it.each([
    ["x² = 2", (x: number) => x * x - 2, 0, 2, Math.SQRT2],
    ["cos x = x", (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ["x³ = 2x + 5, Wallis 1685", (x: number) => x ** 3 - 2 * x - 5, 2, 3, 2.0945514815423265],
    ["a bracket written from right to left", (x: number) => x * x - 2, 2, 0, Math.SQRT2],
    ["a root on the left end", (x: number) => x - 1, 1, 5, 1],
    ["a root on the right end", (x: number) => x - 5, 1, 5, 5],
  ])("%s", (_what, of, low, high, root) => expect(findRoot(of, low, high)).toBeCloseTo(root, 13));

  it("closes in on a step and on a flat ninth power, which defeat the secant", () => {
    expect(findRoot((x) => (x < 0.3 ? -1 : 1), 0, 1)).toBeCloseTo(0.3, 12);
    expect(findRoot((x) => (x - 0.7) ** 9, -4, 2, { tolerance: 1e-10 })).toBeCloseTo(0.7, 1);
    expect(findRoot((x) => Math.exp(50 * x) - 1, -1, 10)).toBeCloseTo(0, 12);
  });
  it("stays inside the bracket and within its budget", () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 30, noNaN: true }), (root, slope) => {
        let calls = 0;
        const found = findRoot((x) => {
          calls += 1;
          expect(Math.abs(x)).toBeLessThanOrEqual(6);
          return Math.sinh(slope * (x - root));
        }, -6, 6);
        expect(found).toBeCloseTo(root, 12);
        expect(calls).toBeLessThan(100);
      }),
    );
  });
  it("fails with no-solution, and says where it looked, when the sign does not change", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1, { argument: "price" })).toThrow(/between -1 and 1, got 2 and 2$/);
    try {
      findRoot((x) => x * x + 1, -1, 1, { argument: "price" });
    } catch (problem) {
      expect((problem as CalcError).code).toBe("no-solution");
      expect((problem as CalcError).argument).toBe("price");
    }
  });
  it("fails with no-solution when the limit is reached", () => {
    expect(() => findRoot((x) => x * x - 2, 0, 2, { limit: 2 })).toThrow(/within 2 steps/);
  });
});

describe("expandBracket", () => {
  it("doubles its step until the sign changes, in either direction", () => {
    expect(expandBracket({ of: (x) => x - 10, from: 0, step: 1, end: 100 })).toEqual([7, 15]);
    expect(expandBracket({ of: (x) => x + 10, from: 0, step: -1, end: -100 })).toEqual([-7, -15]);
  });
  it("ends where it is told, with the signs as they are", () => {
    expect(expandBracket({ of: () => 1, from: 0, step: 1, end: 10 })).toEqual([7, 10]);
  });
});

describe("annuity φ(x, T)", () => {
  it.each([[0, 3, 3], [Math.LN2, 1, 0.5 / Math.LN2], [-Math.LN2, 1, 1 / Math.LN2], [1e9, 5, 1e-9]])("φ(%d, %d)", (x, span, want) => {
    expect(Math.abs(annuity(x, span) / want - 1)).toBeLessThan(1e-14);
  });
  it("keeps its digits when xT is small: the Taylor series T − xT²/2 + x²T³/6", () => {
    for (const x of [1e-13, 1e-11, 1e-9, 1e-7, -1e-7, -1e-12]) {
      expect(Math.abs(annuity(x, 2) - (2 - 2 * x + (4 / 3) * x * x))).toBeLessThan(2e-12 * Math.abs(x) + 5e-16 + 2e-12 * Number(Math.abs(x) < 1e-12));
    }
  });
  it("adds up: φ(x, S + T) = φ(x, S) + e^(−xS) φ(x, T)", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 4, noNaN: true }), fc.double({ min: 0, max: 8, noNaN: true }), fc.double({ min: 0, max: 8, noNaN: true }), (x, first, second) => {
        const whole = annuity(x, first + second);
        expect(Math.abs(annuity(x, first) + Math.exp(-x * first) * annuity(x, second) - whole)).toBeLessThanOrEqual(1e-11 * Math.max(1, whole));
      }),
    );
  });
});
