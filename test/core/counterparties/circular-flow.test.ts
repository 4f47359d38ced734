import fc from "fast-check";
import { circularFlow } from "../../../src/core/counterparties/circular-flow";
import { anywhere } from "../../support/anywhere";

const square = (n: number, entry: fc.Arbitrary<number>) =>
  fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }).map((rows) => rows.map((row, i) => row.map((value, j) => (i === j ? 0 : value))));
const amount = fc.oneof(fc.constant(0), fc.constant(0), anywhere({ min: 0.01, max: 100 }));
const payments = fc.integer({ min: 2, max: 7 }).chain((n) => square(n, amount)).filter((flows) => flows.flat().some((value) => value > 0));
const sum = (list: readonly number[]): number => list.reduce((so, entry) => so + entry, 0);
const column = (flows: readonly (readonly number[])[], j: number): number => sum(flows.map((row) => row[j]!));

/** Whether payments above a trillionth ever come back: firms that pay nobody left are taken away until none is left or none pays out. */
const hasCircle = (flows: readonly (readonly number[])[], dust: number): boolean => {
  let left = flows.map((_, i) => i);
  for (;;) {
    const next = left.filter((i) => left.some((j) => flows[i]![j]! > dust));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
};

describe("circular flow", () => {
  it("circulation and net add up to the payments; circulation is balanced; net has the net positions and no circle", () => {
    fc.assert(fc.property(payments, (flows) => {
      const { circulation, net, netPositions, total, share, circulatingTotal, netTotal } = circularFlow({ flows });
      const near = (got: number, want: number) => expect(Math.abs(got - want)).toBeLessThan(1e-11 * total);
      flows.forEach((row, i) => {
        row.forEach((value, j) => {
          expect(circulation[i]![j]! + net[i]![j]!).toBeCloseTo(value, 12);
          expect(circulation[i]![j]! >= 0 && net[i]![j]! >= 0).toBe(true);
        });
        near(sum(circulation[i]!), column(circulation, i));
        near(sum(net[i]!) - column(net, i), netPositions[i]!);
      });
      expect(hasCircle(net, 1e-11 * total)).toBe(false);
      near(circulatingTotal + netTotal, total);
      expect(share >= 0 && share <= 1).toBe(true);
    }), { numRuns: 300 });
  });
  it("three firms: the largest circulation found by trying all pairs of triangles (whole payments have a whole optimum)", () => {
    fc.assert(fc.property(square(3, fc.integer({ min: 0, max: 6 })).filter((flows) => flows.flat().some((value) => value > 0)), (flows) => {
      const at = (i: number, j: number): number => flows[i]![j]!;
      let best = 0;
      for (let one = 0; one <= Math.min(at(0, 1), at(1, 2), at(2, 0)); one += 1) {
        for (let other = 0; other <= Math.min(at(1, 0), at(2, 1), at(0, 2)); other += 1) {
          const pairs = [[0, 1], [1, 2], [2, 0]].map(([i, j]) => 2 * Math.min(at(i!, j!) - one, at(j!, i!) - other));
          best = Math.max(best, 3 * (one + other) + sum(pairs));
        }
      }
      expect(circularFlow({ flows }).circulatingTotal).toBeCloseTo(best, 12);
    }), { numRuns: 300 });
  });
  it("share is 0 exactly when nothing comes back, and 1 exactly when everybody pays what it receives", () => {
    fc.assert(fc.property(payments, (flows) => {
      const { share, circulation } = circularFlow({ flows });
      expect(share > 0).toBe(hasCircle(flows, 0));
      const oneWay = flows.map((row, i) => row.map((value, j) => (j > i ? value : 0)));
      if (oneWay.flat().some((value) => value > 0)) expect(circularFlow({ flows: oneWay }).share).toBe(0);
      if (share > 1e-3) expect(circularFlow({ flows: circulation }).share).toBeCloseTo(1, 9);
      const isBalanced = flows.every((row, i) => Math.abs(sum(row) - column(flows, i)) < 1e-9);
      expect(share > 1 - 1e-12).toBe(isBalanced);
    }), { numRuns: 300 });
  });
  it("payments that balance only up to rounding (.1 + .2 against .3) are balanced", () => {
    expect(circularFlow({ flows: [[0, 0.1, 0.2], [0.1, 0, 0], [0.2, 0, 0]] }).share).toBe(1);
    expect(circularFlow({ flows: [[0, 0.1, 0.2, 0], [0, 0, 0, 0.1], [0, 0, 0, 0.2], [0.3, 0, 0, 0]] }).share).toBe(1);
  });
  it("does not depend on the unit of money or on the order of the parties", () => {
    fc.assert(fc.property(payments, fc.constantFrom(1e-9, 1e-3, 1e12), (flows, unit) => {
      const { share } = circularFlow({ flows });
      expect(circularFlow({ flows: flows.map((row) => row.map((value) => value * unit)) }).share).toBeCloseTo(share, 11);
      expect(circularFlow({ flows: [...flows].reverse().map((row) => [...row].reverse()) }).share).toBeCloseTo(share, 11);
    }), { numRuns: 200 });
  });
  it("a small circle beside large payments is found: 1e-3 against 1e12", () => {
    const flows = [[0, 1e12, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1e-3], [0, 0, 1e-3, 0]];
    expect(circularFlow({ flows }).circulatingTotal).toBeCloseTo(2e-3, 15);
  });
  it("names what does not fit", () => {
    expect(() => circularFlow({ flows: [[0, 1]] })).toThrow("expected as many columns as rows, one of each per party, got 1 x 2");
    expect(() => circularFlow({ flows: [[0, 1], [1, 2]] })).toThrow("expected 0 on the diagonal (no party pays itself), got 2 in row 2, column 2");
    expect(() => circularFlow({ flows: [[0, 0], [0, 0]] })).toThrow(expect.objectContaining({ code: "division", argument: "flows" }));
  });
});
