import fc from "fast-check";
import { normalCdf } from "../../../src/core/numerics/normal";
import { gammaHalfStep, studentCdf, studentQuantile } from "../../../src/core/numerics/student-t";
import reference from "../../reference/student-t.json";

const RELATIVE = 2e-13;
const relative = (got: number, expected: number): number => (got === expected ? 0 : Math.abs(got / expected - 1));

describe("Student's t distribution", () => {
  it.each(reference.cdf)("cdf of $t with $dof degrees of freedom, tails included", ({ t, dof, expected }) => expect(relative(studentCdf(t, dof), expected)).toBeLessThan(RELATIVE));
  it.each(reference.quantile)("quantile of $p with $dof degrees of freedom", ({ p, dof, expected }) => expect(relative(studentQuantile(p, dof), expected)).toBeLessThan(RELATIVE));
  it("is the Cauchy distribution at 1, ½ + t/(2√(2 + t²)) at 2, the normal far out", () => {
    for (const t of [-1e8, -30, -2, -0.4, 0.1, 1.7, 12]) {
      expect(relative(studentCdf(t, 1), Math.atan2(1, -t) / Math.PI)).toBeLessThan(RELATIVE);
      if (Math.abs(t) < 100) expect(Math.abs(studentCdf(t, 2) - (0.5 + t / (2 * Math.sqrt(2 + t * t))))).toBeLessThan(1e-15);
      // The density differs by about t⁴/(4 dof) of itself: 1e-6 of a normal probability is 1e-7 at most here.
      if (Math.abs(t) < 3) expect(Math.abs(studentCdf(t, 1e6) - normalCdf(t))).toBeLessThan(1e-6);
    }
  });
  it("is symmetric, rises, and its quantile undoes it, for any degrees of freedom", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.499, noNaN: true }), fc.double({ min: -2.3, max: 6, noNaN: true }), (p, size) => {
        const dof = Math.max(0.1, Math.exp(size * Math.LN10 / 2.6));
        const t = studentQuantile(p, dof);
        expect(t).toBeLessThan(0);
        expect(relative(studentCdf(t, dof), p)).toBeLessThan(1e-11);
        expect(studentCdf(-t, dof)).toBeCloseTo(1 - p, 14);
        expect(studentCdf(t * 1.01, dof)).toBeLessThan(studentCdf(t, dof));
      }),
    );
  });
  it("ends at 0 and 1 without NaN", () => {
    expect([studentCdf(-1e300, 0.1), studentCdf(1e308, 3), studentCdf(0, 5), studentCdf(-Infinity, 5)]).toEqual([expect.any(Number), 1, 0.5, 0]);
    expect([studentQuantile(0, 4), studentQuantile(1, 4), studentQuantile(0.5, 4)]).toEqual([-Infinity, Infinity, 0]);
    expect(Number.isFinite(studentQuantile(1e-300, 0.1))).toBe(true);
  });
});

it("Γ(a + ½)/Γ(a) is √π/2 at 1, 1/√π at ½, and steps by (a + ½)/a", () => {
  expect(relative(gammaHalfStep(1), Math.sqrt(Math.PI) / 2)).toBeLessThan(2e-15);
  expect(relative(gammaHalfStep(0.5), 1 / Math.sqrt(Math.PI))).toBeLessThan(2e-15);
  for (const a of [0.05, 0.7, 3, 19.6, 250]) expect(relative(gammaHalfStep(a + 1), (gammaHalfStep(a) * (a + 0.5)) / a)).toBeLessThan(4e-15);
});
