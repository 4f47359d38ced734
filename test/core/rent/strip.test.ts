import fc from "fast-check";
import { commitDeflation } from "../../../src/core/rent/commit-deflation";
import { forwardRent } from "../../../src/core/rent/forward-rent";
import { CalcError } from "../../../src/core/errors";
import { anywhere } from "../../support/anywhere";
import published from "../../reference/commitments.json";

describe("FORWARD_RENT", () => {
  it("the strip pays every contract: Σ span · forward = tenor · rent", () => {
    const strips = fc.array(fc.tuple(anywhere({ min: 0.1, max: 2 }), anywhere({ min: 0, max: 9 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(strips, (quotes) => {
        let at = 0;
        const tenors = quotes.map(([span]) => (at += span));
        const rents = quotes.map(([, rent]) => rent);
        const { forwards, spans } = forwardRent({ tenors, rents });
        let paid = 0;
        forwards.forEach((forward, k) => {
          paid += forward * spans[k]!;
          expect(Math.abs(paid - tenors[k]! * rents[k]!)).toBeLessThan(1e-9);
        });
      }),
    );
  });
  it("equal rents give equal forwards; one quote gives itself", () => {
    forwardRent({ tenors: [1, 2, 5], rents: [3, 3, 3] }).forwards.forEach((forward) => expect(forward).toBeCloseTo(3, 13));
    expect(forwardRent({ tenors: [2], rents: [3] }).forwards).toEqual([3]);
  });
  it("a longer contract that costs less in total has a negative forward, which is shown and not hidden", () => {
    expect(forwardRent({ tenors: [1, 2], rents: [4, 1] }).forwards).toEqual([4, -2]);
  });
  it("refuses tenors that do not rise and lengths that differ", () => {
    expect(() => forwardRent({ tenors: [1, 1], rents: [3, 2] })).toThrow(/^expected tenors that rise, got 1 after 1 in position 2/);
    expect(() => forwardRent({ tenors: [1, 2], rents: [3] })).toThrow(/^expected 2 rents as in tenors, got 1/);
  });
});

describe("COMMIT_DEFLATION", () => {
  const deflation = (ratio: number, years: number, certainty = 0) => commitDeflation({ ratio, years, certainty }).deflation;

  it.each(published.rows.map((row) => [`${row.provider} ${row.years} y at ${row.ratio}, ${row.certainty} for certainty`, row] as const))("published: %s", (_name, { ratio, years, certainty, deflation: printed }) => {
    expect(Math.abs(deflation(ratio, years, certainty) - printed)).toBeLessThanOrEqual(published.tolerance);
  });
  it("undoes the mean of falling rent over the commitment: ratio = (1 − certainty) · ∫₀ᵀ (1 − δ)^t dt / T", () => {
    fc.assert(
      fc.property(anywhere({ min: -3, max: 0.95 }), anywhere({ min: 0.1, max: 10 }), anywhere({ min: 0, max: 0.8 }), (fall, years, certainty) => {
        const cells = 2000;
        let mean = 0;
        for (let i = 0; i < cells; i += 1) mean += (1 - fall) ** (((i + 0.5) * years) / cells) / cells;
        // The midpoint rule is good to (d · years/cells)²/24.
        expect(Math.abs(deflation(mean * (1 - certainty), years, certainty) - fall)).toBeLessThan(2e-4 * (1 - fall));
      }),
    );
  });
  it("a dearer commitment needs rising rents; more given for certainty leaves less to explain", () => {
    expect(deflation(1.2, 2)).toBeLessThan(0);
    expect(deflation(0.6, 1, 0.2)).toBeLessThan(deflation(0.6, 1, 0.1));
    expect(deflation(0.6, 1, 0.4)).toBeCloseTo(0, 13);
  });
  it("extremes: a thousandth of the price is a fall below 1, a thousandfold price a rise", () => {
    expect(deflation(0.001, 1)).toBeLessThan(1);
    expect(deflation(1e-300, 0.01)).toBe(1 - 2 ** -53);
    // (e^y − 1)/y = 1000 at y = 9.1180…: the answer reproduces it.
    const { driftTimesYears } = commitDeflation({ ratio: 1000, years: 1, certainty: 0 });
    expect(Math.expm1(-driftTimesYears) / -driftTimesYears).toBeCloseTo(1000, 8);
  });
  it("says so when rents would have to rise beyond what a number can hold", () => {
    for (const [ratio, years] of [[1e308, 1], [1e100, 0.001]] as const) {
      try {
        deflation(ratio, years, ratio > 1e307 ? 0.9 : 0);
        throw new Error("an answer");
      } catch (problem) {
        expect(problem instanceof CalcError && problem.code).toBe("no-solution");
      }
    }
  });
});
