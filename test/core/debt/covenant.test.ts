import fc from "fast-check";
import { covenantTest, type CovenantInput } from "../../../src/core/debt/covenant";
import { anywhere } from "../../support/anywhere";

const base: CovenantInput = { path: [1.9, 1.5, 1.3, 1.1, 1.45], threshold: 1.4, kind: "MIN", firstTest: 1, count: 1 };
const test = (change: Partial<CovenantInput> = {}) => covenantTest({ ...base, ...change });

const paths = fc.array(fc.oneof(fc.constant(null), anywhere({ min: 0.1, max: 3 })), { minLength: 1, maxLength: 30 }).filter((path) => path.some((value) => value !== null));

describe("covenant along a path", () => {
  it("equality passes, and so does a trillionth below", () => {
    expect(test({ path: [1.4] })).toMatchObject({ isPassed: 1, headroom: 0, breaches: 0 });
    expect(test({ path: [1.4 * (1 - 1e-15)] })).toMatchObject({ isPassed: 1, breaches: 0 });
    expect(test({ path: [1.3999] })).toMatchObject({ isPassed: 0, breaches: 1, firstDefault: 1 });
  });
  it("MAX is breached above the threshold: 70 % against 65 %", () => {
    const result = test({ path: [0.6, 0.7, 0.65], threshold: 0.65, kind: "MAX" });
    expect(result).toMatchObject({ isPassed: 0, worst: 0.7, worstPeriod: 2, breaches: 1, firstDefault: 2 });
    expect(result.headroom).toBeCloseTo(1 - 0.7 / 0.65, 12);
  });
  it("periods before first_test are not counted, not even as the worst", () => {
    expect(test({ path: [0.5, 1.5, 1.45], firstTest: 2 })).toMatchObject({ isPassed: 1, worst: 1.45, worstPeriod: 3, breaches: 0 });
  });
  it("the first of equal worst values is named", () => {
    expect(test({ path: [1.5, 1.2, 1.2] }).worstPeriod).toBe(2);
  });
  it("an empty period neither breaks nor extends a run: 1.3, empty, 1.2 are two in a row", () => {
    expect(test({ path: [1.3, null, 1.2], count: 2 })).toMatchObject({ isPassed: 0, firstDefault: 3, breaches: 2, tested: 2 });
    expect(test({ path: [1.3, null, 1.5, 1.2], count: 2 })).toMatchObject({ isPassed: 1, breaches: 2 });
  });
  it("a value that keeps the covenant starts the count again", () => {
    expect(test({ path: [1.3, 1.5, 1.3, 1.3], count: 2 }).firstDefault).toBe(4);
  });
  it("headroom needs a threshold above 0; the test itself does not", () => {
    expect(test({ path: [5, -1], threshold: 0 })).toMatchObject({ isPassed: 0, firstDefault: 2, headroom: { notDefined: "headroom needs a threshold above 0" } });
  });
  it("nothing tested has no answer", () => {
    expect(() => test({ firstTest: 6 })).toThrow("no value is tested from period 6 on");
    expect(() => test({ path: [null, null] })).toThrow("no value is tested from period 1 on");
  });
});

describe("laws of a covenant", () => {
  it("MAX is MIN of the mirrored path: worst and breaches agree", () => {
    fc.assert(fc.property(paths, (path) => {
      const max = covenantTest({ path, threshold: 1.4, kind: "MAX", firstTest: 1, count: 2 });
      const min = covenantTest({ path: path.map((value) => (value === null ? null : -value)), threshold: -1.4, kind: "MIN", firstTest: 1, count: 2 });
      expect([min.isPassed, min.worst, min.worstPeriod, min.breaches]).toEqual([max.isPassed, -max.worst, max.worstPeriod, max.breaches]);
    }));
  });
  it("with count 1: passed exactly when there is no breach, and when the worst value keeps the threshold", () => {
    fc.assert(fc.property(paths, (path) => {
      const { isPassed, breaches, worst } = covenantTest({ path, threshold: 1.4, kind: "MIN", firstTest: 1, count: 1 });
      expect(isPassed === 1).toBe(breaches === 0);
      expect(isPassed === 1).toBe(worst >= 1.4);
    }));
  });
  it("headroom is worst/threshold − 1 (MIN), 1 − worst/threshold (MAX), and below 0 exactly when the worst value breaches", () => {
    fc.assert(fc.property(paths, anywhere({ min: 0.2, max: 3 }), fc.constantFrom("MIN" as const, "MAX" as const), (path, threshold, kind) => {
      const { headroom, worst, breaches } = covenantTest({ path, threshold, kind, firstTest: 1, count: 1 });
      expect(headroom).toBeCloseTo(kind === "MIN" ? worst / threshold - 1 : 1 - worst / threshold, 12);
      expect(worst).toBeCloseTo((kind === "MIN" ? Math.min : Math.max)(...path.filter((value) => value !== null)), 11);
      if (Math.abs(headroom as number) > 1e-9) expect((headroom as number) < 0).toBe(breaches > 0);
    }));
  });
  it("a longer run is never easier to complete", () => {
    fc.assert(fc.property(paths, fc.integer({ min: 1, max: 5 }), (path, count) => {
      const at = (n: number) => covenantTest({ path, threshold: 1.4, kind: "MIN", firstTest: 1, count: n }).isPassed;
      expect(at(count + 1)).toBeGreaterThanOrEqual(at(count));
    }));
  });
  it("empty periods change nothing but the numbering", () => {
    fc.assert(fc.property(paths, (path) => {
      const full = path.filter((value) => value !== null);
      const [with_, without] = [path, full].map((values) => covenantTest({ path: values, threshold: 1.4, kind: "MIN", firstTest: 1, count: 2 }));
      expect([with_!.isPassed, with_!.worst, with_!.breaches]).toEqual([without!.isPassed, without!.worst, without!.breaches]);
    }));
  });
});
