import fc from "fast-check";
import { customerStress, type CustomerStressInput } from "../../../src/core/counterparties/customer-stress";
import { defaultStates } from "../../../src/core/counterparties/default-scenarios";
import { bivariateNormalCdf } from "../../../src/core/numerics/bivariate";
import { normalCdf, normalDensity, normalQuantile } from "../../../src/core/numerics/normal";
import { gaussLegendre } from "../../../src/core/numerics/quadrature";
import { anywhere } from "../../support/anywhere";

const five: CustomerStressInput = { revenue: [62, 15, 23, 9, 4], pd: [0.05, 0.1, 0.2, 0.03, 0.3], opex: 40, debtService: 45, relet: [0.2, 0, 0.5, 0.3, 0], rho: 0, threshold: 1.2 };
const stress = (change: Partial<CustomerStressInput> = {}) => customerStress({ ...five, ...change });

/** Uniform numbers from a fixed seed (mulberry32). */
const uniforms = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
};

/** Independent of the product: walks the tree of defaults, customer after customer. */
const walk = ({ revenue, pd, relet, opex, debtService, threshold }: CustomerStressInput) => {
  const leaves: { chance: number; dscr: number }[] = [];
  const visit = (i: number, chance: number, earned: number): void => {
    if (i === revenue.length) return void leaves.push({ chance, dscr: (earned - opex) / debtService });
    visit(i + 1, chance * (1 - pd[i]!), earned + revenue[i]!);
    visit(i + 1, chance * pd[i]!, earned + revenue[i]! * relet[i]!);
  };
  visit(0, 1, 0);
  return {
    expected: leaves.reduce((sum, { chance, dscr }) => sum + chance * dscr, 0),
    breach: leaves.reduce((sum, { chance, dscr }) => sum + (dscr < threshold - 1e-12 ? chance : 0), 0),
  };
};

const jointOfTwo = (pd: readonly number[], rho: number): number => defaultStates(pd, rho).reduce((sum, { weight, pd: own }) => sum + weight * own[0]! * own[1]!, 0);

describe("customer stress", () => {
  it("rho 0: expected DSCR and breach probability equal the enumeration written here", () => {
    for (const threshold of [0.5, 1, 1.2, 1.5, 3]) {
      const { expected, breach } = walk({ ...five, threshold });
      const got = stress({ threshold });
      expect(got.expectedDscr).toBeCloseTo(expected, 12);
      expect(got.breachProbability).toBeCloseTo(breach, 13);
    }
  });
  it("any customers: all default states at rho 0, expected DSCR free of rho, 1/HHI names, and a breach no less likely at a higher threshold or lower relet", () => {
    const customer = fc.record({ revenue: anywhere({ min: 1, max: 100 }), pd: anywhere({ min: 0, max: 1 }), relet: anywhere({ min: 0, max: 1 }) });
    fc.assert(fc.property(fc.array(customer, { minLength: 1, maxLength: 6 }), anywhere({ min: 0, max: 1 }), anywhere({ min: 0.2, max: 3 }), anywhere({ min: 0.01, max: 0.5 }), (list, rho, threshold, more) => {
      const input: CustomerStressInput = { revenue: list.map((one) => one.revenue), pd: list.map((one) => one.pd), relet: list.map((one) => one.relet), opex: 30, debtService: 40, rho: 0, threshold };
      const [plain, tied] = [customerStress(input), customerStress({ ...input, rho })];
      const { expected, breach } = walk(input);
      expect(plain.expectedDscr).toBeCloseTo(expected, 11);
      expect(plain.breachProbability).toBeCloseTo(breach, 11);
      expect(tied.expectedDscr).toBeCloseTo(expected, 11);
      const total = input.revenue.reduce((so, amount) => so + amount, 0);
      expect(plain.effectiveNames).toBeCloseTo(total ** 2 / input.revenue.reduce((so, amount) => so + amount ** 2, 0), 9);
      expect(tied.breachProbability >= 0 && tied.breachProbability <= 1 + 1e-12).toBe(true);
      expect(customerStress({ ...input, rho, threshold: threshold + more }).breachProbability).toBeGreaterThanOrEqual(tied.breachProbability - 1e-12);
      expect(customerStress({ ...input, rho, relet: input.relet.map((share) => share * more) }).breachProbability).toBeGreaterThanOrEqual(tied.breachProbability - 1e-12);
    }), { numRuns: 60 });
  });
  it("rho .4: within four standard errors of 60,000 simulated periods", () => {
    const uniform = uniforms(20261120);
    const rho = 0.4;
    const thresholds = five.pd.map(normalQuantile);
    const runs = 60_000;
    let breaches = 0;
    let sum = 0;
    for (let run = 0; run < runs; run += 1) {
      const factor = Math.sqrt(rho) * normalQuantile(uniform() || 0.5);
      const earned = five.revenue.reduce((so, amount, i) => {
        const asset = factor + Math.sqrt(1 - rho) * normalQuantile(uniform() || 0.5);
        return so + amount * (asset <= thresholds[i]! ? five.relet[i]! : 1);
      }, 0);
      const dscr = (earned - five.opex) / five.debtService;
      sum += dscr;
      if (dscr < five.threshold - 1e-12) breaches += 1;
    }
    const got = stress({ rho });
    const share = breaches / runs;
    expect(Math.abs(got.breachProbability - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / runs));
    expect(Math.abs(got.expectedDscr - sum / runs)).toBeLessThan(4 * 0.5 / Math.sqrt(runs)); // DSCR spreads by less than .5
  });
  it("two customers: both default with Φ₂(Φ⁻¹(pd₁), Φ⁻¹(pd₂); rho), at every rho", () => {
    for (const rho of [0, 1e-6, 0.05, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.999999, 1]) {
      for (const [a, b] of [[0.02, 0.1], [0.5, 0.5], [0.3, 0.3], [1e-6, 0.4], [0.001, 0.999]] as const) {
        const exact = rho === 1 ? Math.min(a, b) : bivariateNormalCdf(normalQuantile(a), normalQuantile(b), rho);
        expect(Math.abs(jointOfTwo([a, b], rho) - exact)).toBeLessThan(1e-12);
      }
    }
  });
  it("every customer keeps its own default probability, and the weights add up to 1", () => {
    const pd = [0, 1e-9, 0.001, 0.2, 0.2, 0.97, 1];
    for (const rho of [0, 0.2, 0.9, 0.9999, 1]) {
      const states = defaultStates(pd, rho);
      expect(states.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 13);
      pd.forEach((own, i) => expect(Math.abs(states.reduce((sum, { weight, pd: given }) => sum + weight * given[i]!, 0) - own)).toBeLessThan(1e-13));
    }
  });
  it("moderate rho: equals one rule of 200 nodes on [−8, 8]; at rho .9999 that rule is visibly off", () => {
    const plain = (a: number, b: number, rho: number): number => {
      const { nodes, weights } = gaussLegendre(200);
      const given = (pd: number, z: number): number => normalCdf((normalQuantile(pd) - Math.sqrt(rho) * z) / Math.sqrt(1 - rho));
      return nodes.reduce((sum, node, k) => sum + 8 * weights[k]! * normalDensity(8 * node) * given(a, 8 * node) * given(b, 8 * node), 0);
    };
    for (const rho of [0.1, 0.5, 0.9]) expect(Math.abs(plain(0.1, 0.2, rho) - jointOfTwo([0.1, 0.2], rho))).toBeLessThan(1e-12);
    expect(Math.abs(plain(0.3, 0.3, 0.9999) - bivariateNormalCdf(normalQuantile(0.3), normalQuantile(0.3), 0.9999))).toBeGreaterThan(1e-4);
  });
  it("rho 1: the customers up to the weakest link default together", () => {
    // Breach (< 1.2x, 54 above opex) needs the loss of more than 113 − 94 = 19 of revenue.
    // States in order of pd: .3 loses 4; .2 loses 4 + 11.5; .1 loses 30.5 and breaches, with probability .1.
    expect(stress({ rho: 1 }).breachProbability).toBeCloseTo(0.1, 14);
  });
  it("expected DSCR does not depend on rho; its distribution does", () => {
    expect(stress({ rho: 0.8 }).expectedDscr).toBe(stress().expectedDscr);
    expect(stress({ rho: 0.8 }).breachProbability).not.toBeCloseTo(stress().breachProbability, 3);
  });
  it("a DSCR on the threshold is no breach: 100 − 15 − 40 = 45", () => {
    const { breachProbability } = stress({ revenue: [62, 15, 23], pd: [0.02, 0.1, 0], relet: [0], threshold: 1 });
    expect(breachProbability).toBeCloseTo(0.02, 15);
  });
  it("full re-letting makes defaults harmless, and twelve customers are counted in 4,096 states", () => {
    expect(stress({ relet: [1] })).toMatchObject({ expectedDscr: (113 - 40) / 45, dscrWithoutLargest: (113 - 40) / 45, breachProbability: 0 });
    const twelve = stress({ revenue: Array.from({ length: 12 }, () => 10), pd: [0.1], relet: [0], threshold: (95 - 40) / 45 });
    expect(twelve.states).toBe(4096);
    expect(twelve.breachingStates).toBe(4096 - 1 - 12 - 66); // three lost leave 90 of 120, below 95; two lost leave 100
  });
  it("of equally large customers the one re-let worst is lost", () => {
    expect(stress({ revenue: [50, 50], pd: [0.1], relet: [0.9, 0.1] })).toMatchObject({ largest: 2, dscrWithoutLargest: (55 - 40) / 45 });
  });
  it("names what does not fit", () => {
    const refused = (change: Partial<CustomerStressInput>, code: string, argument: string) => expect(() => stress(change)).toThrow(expect.objectContaining({ code, argument }));
    refused({ revenue: Array.from({ length: 13 }, () => 1), pd: [0.1], relet: [0] }, "bad-input", "revenue");
    refused({ pd: [0.1, 0.2] }, "bad-input", "pd");
    refused({ relet: [0.1, 0.2] }, "bad-input", "relet");
    refused({ debtService: 0 }, "division", "debtService");
    refused({ revenue: [0, 0], pd: [0.1], relet: [0] }, "division", "revenue");
  });
});
