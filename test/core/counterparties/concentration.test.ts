import fc from "fast-check";
import { concentration } from "../../../src/core/counterparties/concentration";
import { anywhere } from "../../support/anywhere";
import reference from "../../reference/counterparties.json";

const amounts = fc.array(anywhere({ min: 0.01, max: 1e9 }), { minLength: 1, maxLength: 30 });

describe("concentration", () => {
  it("30/30/20/20 is 2,600 points (US Department of Justice)", () => {
    const row = reference.rows.find(({ id }) => id === "hhi-doj") as unknown as { inputs: { shares: number[] }; expected: number };
    expect(concentration({ amounts: row.inputs.shares }).hhi * 10_000).toBeCloseTo(row.expected, 9);
  });
  it("n equal names: 1/n, normalised 0, n effective names; a single one: 1, 1 and 1", () => {
    for (const n of [2, 3, 7, 100]) {
      const { hhi, normalised, effectiveNames } = concentration({ amounts: Array.from({ length: n }, () => 12.3) });
      expect(hhi).toBeCloseTo(1 / n, 14);
      expect(normalised).toBeCloseTo(0, 14);
      expect(effectiveNames).toBeCloseTo(n, 10);
    }
    expect(concentration({ amounts: [7] })).toMatchObject({ hhi: 1, normalised: 1, effectiveNames: 1 });
  });
  it("a name with nothing is no name: blank cells do not change the normalised index", () => {
    expect(concentration({ amounts: [2, 0, 1, 0] })).toMatchObject({ names: 2, normalised: (5 / 9 - 1 / 2) / (1 / 2) });
    expect(concentration({ amounts: [5, 0] }).normalised).toBe(1);
  });
  it("depends on shares alone, lies in [1/n, 1], and a merger of two names never lowers it", () => {
    fc.assert(fc.property(amounts, anywhere({ min: 1e-6, max: 1e6 }), (list, scale) => {
      const { hhi } = concentration({ amounts: list });
      expect(concentration({ amounts: list.map((amount) => amount * scale) }).hhi).toBeCloseTo(hhi, 12);
      expect(hhi).toBeGreaterThanOrEqual(1 / list.length - 1e-12);
      expect(hhi).toBeLessThanOrEqual(1 + 1e-12);
      if (list.length > 1) expect(concentration({ amounts: [list[0]! + list[1]!, ...list.slice(2)] }).hhi).toBeGreaterThanOrEqual(hhi - 1e-12);
    }));
  });
  it("amounts that add up to 0 have no shares", () => {
    expect(() => concentration({ amounts: [0, 0] })).toThrow(expect.objectContaining({ code: "division", argument: "amounts" }));
  });
});
