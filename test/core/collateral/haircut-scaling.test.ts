import fc from "fast-check";
import { scaleHaircut } from "../../../src/core/collateral/haircut-scaling";
import { squareRootImpact } from "../../../src/core/collateral/square-root-impact";
import { anywhere } from "../../support/anywhere";
import published from "../../reference/supervisory-haircuts.json";

describe("HAIRCUT_BASEL", () => {
  it.each(published.rows.map((row) => [row.id, row] as const))("%s", (_id, { expected, id: _name, ...row }) => {
    expect(Math.abs(scaleHaircut(row).scaled - expected)).toBeLessThanOrEqual(published.tolerance);
  });
  it("the holding period cancels: haircut · √((remargin + holding − 1)/base), the ten-day form of CA-4.3.13", () => {
    const days = fc.integer({ min: 1, max: 250 });
    fc.assert(
      fc.property(anywhere({ min: 0, max: 1 }), days, days, days, (haircut, holdingDays, baseDays, remarginDays) => {
        const { scaled } = scaleHaircut({ haircut, holdingDays, baseDays, remarginDays });
        expect(scaled).toBeCloseTo(haircut * Math.sqrt((remarginDays + holdingDays - 1) / baseDays), 12);
      }),
    );
  });
  it("daily remargining at the table's own period changes nothing, and 1 is not a limit", () => {
    expect(scaleHaircut({ haircut: 0.25, holdingDays: 10, baseDays: 10, remarginDays: 1 }).scaled).toBe(0.25);
    expect(scaleHaircut({ haircut: 0.5, holdingDays: 40, baseDays: 10, remarginDays: 1 }).scaled).toBe(1);
    expect(scaleHaircut({ haircut: 0.9, holdingDays: 40, baseDays: 10, remarginDays: 1 }).scaled).toBeCloseTo(1.8, 14);
  });
});

describe("IMPACT_SQRT", () => {
  const sale = { qty: 10, volume: 100, vol: 0.02, y: 1, average: false };
  it("four times the quantity moves the price twice as far", () => {
    expect(squareRootImpact({ ...sale, qty: 40 }).impact).toBeCloseTo(2 * squareRootImpact(sale).impact, 15);
  });
  it("the mean over a sale in 100,000 equal parts is two thirds of the move at its end", () => {
    let sum = 0;
    for (let i = 0; i < 100000; i += 1) sum += squareRootImpact({ ...sale, qty: (10 * (i + 0.5)) / 100000 }).impact;
    expect(squareRootImpact({ ...sale, average: true }).impact).toBeCloseTo(sum / 100000, 9);
  });
  it("nothing sold, nothing moved", () => expect(squareRootImpact({ ...sale, qty: 0 }).impact).toBe(0));
});
