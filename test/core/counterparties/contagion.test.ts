import fc from "fast-check";
import { contagion, type ContagionInput } from "../../../src/core/counterparties/contagion";
import { anywhere } from "../../support/anywhere";

const banks: ContagionInput = { assets: [100, 60, 80], weights: [[0.7, 0.3], [0.2, 0.8], [0.5, 0.5]], leverage: [9, 4, 12], impact: [0.0001, 0.0005], shock: [-0.05, 0] };
const sum = (list: readonly number[]): number => list.reduce((so, entry) => so + entry, 0);

const holders = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })).chain(([n, k]) => {
  const unit = anywhere({ min: 0, max: 1 });
  return fc.record({
    assets: fc.array(anywhere({ min: 1, max: 500 }), { minLength: n, maxLength: n }),
    weights: fc.array(fc.array(unit, { minLength: k, maxLength: k }), { minLength: n, maxLength: n }).map((rows) => rows.map((row) => row.map((weight) => weight / Math.max(1, sum(row))))),
    leverage: fc.array(anywhere({ min: 0, max: 30 }), { minLength: n, maxLength: n }),
    impact: fc.array(anywhere({ min: 0, max: 0.001 }), { minLength: k, maxLength: k }),
    shock: fc.array(anywhere({ min: -1, max: 0 }), { minLength: k, maxLength: k }),
  });
});

describe("contagion by forced sales", () => {
  it("three banks, two assets, by hand", () => {
    // Returns −.035, −.01, −.025; sold 31.5, 2.4, 24 of the holders; of the assets 34.53 and 23.37.
    const result = contagion(banks);
    [-31.5, -2.4, -24].forEach((trade, i) => expect(result.trades[i]).toBeCloseTo(trade, 12));
    [-34.53, -23.37].forEach((trade, j) => expect(result.assetTrades[j]).toBeCloseTo(trade, 12));
    // Holdings of the assets 122 and 118; equity 10 + 12 + 80/13.
    expect(result.vulnerability).toBeCloseTo((122 * 0.003453 + 118 * 0.011685) / (22 + 80 / 13), 14);
  });
  it("systemicness adds up to AV, and so does each holder's loss weighted by its equity", () => {
    fc.assert(fc.property(holders, (input) => {
      const { vulnerability, systemicness, vulnerabilities, equity, totalEquity } = contagion(input);
      const tolerance = 1e-10 * Math.max(1, vulnerability);
      expect(Math.abs(sum(systemicness) - vulnerability)).toBeLessThan(tolerance);
      expect(Math.abs(sum(vulnerabilities.map((loss, i) => (loss * equity[i]!) / totalEquity)) - vulnerability)).toBeLessThan(tolerance);
      expect([vulnerability, ...systemicness, ...vulnerabilities].every((loss) => loss >= 0)).toBe(true);
    }));
  });
  it("is linear in the shock and in the impact; no leverage or no impact, no contagion", () => {
    fc.assert(fc.property(holders, (input) => {
      const { vulnerability } = contagion(input);
      const near = (got: number, want: number) => expect(Math.abs(got - want)).toBeLessThan(1e-10 * Math.max(1, want));
      near(contagion({ ...input, shock: input.shock.map((change) => change / 2) }).vulnerability, vulnerability / 2);
      near(contagion({ ...input, impact: input.impact.map((fall) => fall * 3) }).vulnerability, vulnerability * 3);
      near(contagion({ ...input, leverage: [0] }).vulnerability, 0);
      near(contagion({ ...input, impact: [0] }).vulnerability, 0);
    }));
  });
  it("one leverage and one impact serve all", () => {
    expect(contagion({ ...banks, leverage: [9], impact: [0.0001] })).toEqual(contagion({ ...banks, leverage: [9, 9, 9], impact: [0.0001, 0.0001] }));
  });
  it("names what does not fit", () => {
    const refused = (change: Partial<ContagionInput>, code: string, argument: string) => expect(() => contagion({ ...banks, ...change })).toThrow(expect.objectContaining({ code, argument }));
    refused({ weights: [[1, 0]] }, "bad-input", "weights");
    refused({ weights: [[1, 0], [1], [0, 1]] }, "bad-input", "weights");
    refused({ weights: [[0.7, 0.4], [0.2, 0.8], [0.5, 0.5]] }, "bad-input", "weights");
    refused({ leverage: [1, 2] }, "bad-input", "leverage");
    refused({ impact: [1, 2, 3] }, "bad-input", "impact");
    refused({ shock: [-0.1] }, "bad-input", "shock");
    refused({ assets: [0, 0, 0] }, "division", "assets");
  });
});
