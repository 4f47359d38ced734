import fc from "fast-check";
import { solveLinear } from "../../../src/core/numerics/linear-solve";

describe("linear system", () => {
  it("2x + y = 5, x − 3y = −8 has x = 1, y = 3", () => {
    solveLinear([[2, 1], [1, -3]], [5, -8]).forEach((value, i) => expect(value).toBeCloseTo([1, 3][i]!, 14));
  });
  it("exchanges rows: a zero where the first pivot would stand", () => {
    expect(solveLinear([[0, 2], [4, 0]], [6, 8])).toEqual([2, 3]);
  });
  it("needs the pivoting: 1e-20·x + y = 1, x + y = 2 has x = y = 1, which elimination in the given order misses", () => {
    solveLinear([[1e-20, 1], [1, 1]], [1, 2]).forEach((value) => expect(value).toBeCloseTo(1, 14));
  });
  it("Hilbert matrix of 5: the inverse's first column is 25, −300, 1050, −1400, 630", () => {
    const hilbert = Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (_, j) => 1 / (i + j + 1)));
    solveLinear(hilbert, [1, 0, 0, 0, 0]).forEach((value, i) => {
      const want = [25, -300, 1050, -1400, 630][i]!;
      expect(Math.abs(value - want)).toBeLessThan(1e-9 * Math.abs(want)); // condition 5e5
    });
  });
  it("does not depend on the unit of an equation", () => {
    const [plain, scaled] = [solveLinear([[2, 1], [1, -3]], [5, -8]), solveLinear([[2e200, 1e200], [1e-200, -3e-200]], [5e200, -8e-200])];
    plain.forEach((value, i) => expect(scaled[i]).toBeCloseTo(value, 13));
  });
  it("has nothing to solve for nothing", () => expect(solveLinear([], [])).toEqual([]));
  it("refuses singular systems: repeated, contradictory, empty, dependent up to rounding", () => {
    for (const [matrix, right] of [[[[1, 2], [2, 4]], [1, 2]], [[[1, 2], [2, 4]], [1, 3]], [[[0, 0], [0, 0]], [0, 0]], [[[0.1, 0.3], [0.2, 0.6]], [1, 1]]] as const) {
      expect(() => solveLinear(matrix, right, "flows")).toThrow(expect.objectContaining({ code: "no-solution", argument: "flows" }));
    }
  });
  it("the solution satisfies every equation (diagonally dominant systems of up to 20)", () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }).chain((n) => fc.tuple(fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }), fc.array(entry, { minLength: n, maxLength: n }))), ([raw, right]) => {
      const matrix = raw.map((row, i) => row.map((value, j) => (i === j ? 2 + row.length : value)));
      const x = solveLinear(matrix, right);
      matrix.forEach((row, i) => expect(Math.abs(row.reduce((sum, value, j) => sum + value * x[j]!, 0) - right[i]!)).toBeLessThan(1e-13));
    }), { numRuns: 50 });
  });
});
