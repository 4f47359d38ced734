import { scanRoots } from "../../../src/core/numerics/scan";

const scan = (of: (x: number) => number | undefined, low: number, high: number) => scanRoots({ of, low, high, intervals: 64 });

describe("scan for the first root", () => {
  it("takes the first of several from low, and says where all of them are: sin between 1 and 10", () => {
    const { root, crossings } = scan(Math.sin, 1, 10);
    expect(root).toBeCloseTo(Math.PI, 13);
    expect(crossings).toHaveLength(3);
    [Math.PI, 2 * Math.PI, 3 * Math.PI].forEach((zero, k) => expect(crossings[k]![0] < zero && zero < crossings[k]![1]).toBe(true));
  });
  it("a point of the scan that is a root is the answer, at either end too", () => {
    expect(scan((x) => x - 1, 1, 2).root).toBe(1);
    expect(scan((x) => x - 2, 1, 2).root).toBe(2);
    expect(scan((x) => x - 0.5, 0, 1)).toMatchObject({ root: 0.5, crossings: [[0.5, 0.5]] });
  });
  it("a stretch of roots counts once, from its first point", () => {
    expect(scan((x) => Math.max(0, 0.5 - x), 0, 1)).toMatchObject({ root: 0.5, crossings: [[0.5, 0.5]] });
  });
  it("a jump over 0 and a pole are no roots", () => {
    const step = scan((x) => (x < 0.3 ? -1 : 1), 0, 1);
    expect([step.root, step.jumps]).toEqual([undefined, step.crossings]);
    expect(scan((x) => 1 / (x - 0.3), 0, 1).root).toBeUndefined();
  });
  it("a root behind a jump is found", () => {
    const { root, jumps } = scan((x) => (x < 0.3 ? 1 : x - 0.8), 0, 1);
    expect(root).toBeCloseTo(0.8, 13);
    expect(jumps).toHaveLength(1);
  });
  it("points without a value are passed over, and counted", () => {
    const { root, passedOver } = scan((x) => (x < 0.5 ? undefined : x - 0.7), 0, 1);
    expect(root).toBeCloseTo(0.7, 13);
    expect(passedOver).toBe(32);
    expect(scan(() => undefined, 0, 1)).toEqual({ points: [], passedOver: 65, crossings: [], jumps: [], root: undefined });
  });
  it("a hole across the root leaves no root, instead of an error", () => {
    expect(scan((x) => (Math.abs(x - 0.505) < 0.01 ? undefined : x - 0.505), 0, 1).root).toBeUndefined();
  });
  it("a function without a root has none", () => {
    expect(scan((x) => x * x + 1, -1, 1)).toMatchObject({ root: undefined, crossings: [] });
  });
  it("a root of large scale is found to the spacing of numbers: 1.6e8", () => {
    expect(scan((x) => 1.610487411294956e8 / x - 1, 1e7, 5e8).root).toBeCloseTo(1.610487411294956e8, 6);
  });
  it("other faults are not swallowed", () => {
    expect(() => scan(() => { throw new Error("a bug"); }, 0, 1)).toThrow("a bug");
  });
});
