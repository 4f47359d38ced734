import fc from "fast-check";
import { fundedShare, type FundedShareInput, roundTrip } from "../../../src/core/counterparties/supplier-funding";
import { anywhere } from "../../support/anywhere";

const amount = fc.oneof(fc.constant(0), anywhere({ min: 0.1, max: 100 }));
const sum = (list: readonly number[]): number => list.reduce((so, entry) => so + entry, 0);
const column = (block: readonly (readonly number[])[], j: number): number => sum(block.map((row) => row[j]!));

/** Parties whose cash covers what they pay; `node` sells something and every party has some outside cash. */
const networks = fc.integer({ min: 2, max: 6 }).chain((n) => {
  const block = fc.array(fc.array(amount, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }).map((rows) => rows.map((row, i) => row.map((value, j) => (i === j ? 0 : value))));
  return fc.record({ financing: block, purchases: block, spare: fc.array(anywhere({ min: 0.1, max: 20 }), { minLength: n, maxLength: n }), node: fc.integer({ min: 1, max: n }) });
}).map(({ financing, purchases, spare, node }): FundedShareInput => {
  const all = financing.map((row, i) => row.map((value, j) => value + purchases[i]![j]!));
  return { financing, purchases, node, external: all.map((row, i) => Math.max(0, sum(row) - column(all, i)) + spare[i]!) };
}).filter(({ purchases, node }) => column(purchases, node - 1) > 0);

describe("round trip", () => {
  it("is at most what was financed and at most what was sold, and never negative", () => {
    fc.assert(fc.property(networks, (input) => {
      const { roundTrip: back, financingOut, revenue } = roundTrip(input);
      expect(back).toBeGreaterThanOrEqual(0);
      expect(back).toBeLessThanOrEqual(Math.min(financingOut, revenue) * (1 + 1e-12));
    }));
  });
  it("the payments that leave the paying side add up to it", () => {
    fc.assert(fc.property(networks, (input) => {
      const { roundTrip: back, payingSide } = roundTrip(input);
      const { financing, purchases, node } = input;
      const inside = new Set(payingSide.map((party) => party - 1));
      let cut = 0;
      financing.forEach((row, i) => row.forEach((_, j) => {
        if (!inside.has(i)) return;
        const leaves = j === node - 1 || !inside.has(j);
        if (leaves) cut += (i === node - 1 || j !== node - 1 ? financing[i]![j]! : 0) + (i === node - 1 ? 0 : purchases[i]![j]!);
      }));
      expect(inside.has(node - 1)).toBe(true);
      expect(cut).toBeCloseTo(back, 8);
    }));
  });
  it("goes through others by purchase or by financing, and not through the node again", () => {
    const none = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
    expect(roundTrip({ financing: [[0, 50, 0], [0, 0, 20], [0, 0, 0]], purchases: [[0, 0, 0], [0, 0, 10], [100, 0, 0]], node: 1 }).roundTrip).toBe(30);
    expect(roundTrip({ financing: [[0, 50, 0], [0, 0, 0], [0, 0, 0]], purchases: none, node: 1 }).roundTrip).toBe(0);
    // What the node buys is not its financing; what flows back to it as financing is not its revenue.
    expect(roundTrip({ financing: [[0, 0, 0], [50, 0, 0], [0, 0, 0]], purchases: [[0, 50, 0], [0, 0, 0], [0, 0, 0]], node: 1 }).roundTrip).toBe(0);
  });
});

describe("funded share", () => {
  it("agrees with following the money round by round, 3,000 rounds of pro-rata spending", () => {
    fc.assert(fc.property(networks, (input) => {
      const { financing, purchases, external, node } = input;
      const self = node - 1;
      let funded = external.map(() => 0);
      for (let round = 0; round < 3000; round += 1) {
        funded = funded.map((_, j) => {
          if (j === self) return 0;
          const tagged = financing[self]![j]! + sum(funded.map((part, k) => (k === self ? 0 : (financing[k]![j]! + purchases[k]![j]!) * part)));
          return tagged / (external[j]! + column(financing, j) + column(purchases, j));
        });
      }
      const { circularRevenue, share, quality } = fundedShare(input);
      expect(Math.abs(circularRevenue - sum(funded.map((part, j) => part * purchases[j]![self]!)))).toBeLessThan(1e-6);
      expect(share + quality).toBe(1);
      expect(share >= 0 && share <= 1 + 1e-12).toBe(true);
    }), { numRuns: 50 });
  });
  it("circular revenue is at most the round trip when no party pays more than it receives", () => {
    fc.assert(fc.property(networks, (input) => {
      expect(fundedShare(input).circularRevenue).toBeLessThanOrEqual(roundTrip(input).roundTrip * (1 + 1e-9) + 1e-9);
    }), { numRuns: 300 });
  });
  it("a party that pays 38 out of 15 breaks that bound: its cash is incomplete (docs/differences.md)", () => {
    const input = { financing: [[0, 15], [0, 0]], purchases: [[0, 0], [38, 0]], external: [0, 0], node: 1 };
    expect(fundedShare(input)).toMatchObject({ circularRevenue: 38, share: 1 });
    expect(roundTrip(input).roundTrip).toBe(15);
    const complete = fundedShare({ ...input, external: [0, 23] });
    expect(complete.circularRevenue).toBeCloseTo(15, 12); // 38 · 15/38
  });
  it("does not depend on the unit of money; more outside cash never raises the share", () => {
    fc.assert(fc.property(networks, fc.constantFrom(1e-6, 1e9), (input, unit) => {
      const { share } = fundedShare(input);
      const scale = (list: readonly number[]): readonly number[] => list.map((value) => value * unit);
      expect(fundedShare({ ...input, financing: input.financing.map(scale), purchases: input.purchases.map(scale), external: scale(input.external) }).share).toBeCloseTo(share, 10);
      expect(fundedShare({ ...input, external: input.external.map((cash) => cash + 10) }).share).toBeLessThanOrEqual(share + 1e-12);
    }));
  });
  it("what the node buys from its customer is the customer's earned money", () => {
    const { share } = fundedShare({ financing: [[0, 15], [0, 0]], purchases: [[0, 30], [20, 0]], external: [0, 5], node: 1 });
    expect(share).toBeCloseTo(15 / 50, 14);
  });
  it("a party that receives nothing has nothing funded, and pays from cash that nobody stated", () => {
    const result = fundedShare({ financing: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], purchases: [[0, 0, 0], [10, 0, 5], [5, 0, 0]], external: [0, 0, 0], node: 1 });
    expect(result).toMatchObject({ funded: [{ notDefined: "the party itself" }, 0, 0], circularRevenue: 0, share: 0, quality: 1 });
  });
  it("parties that only pay each other have money of undetermined origin: no solution, and the party is named", () => {
    const closed: FundedShareInput = { financing: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], purchases: [[0, 0, 0], [5, 0, 10], [0, 10, 0]], external: [9, 0, 0], node: 1 };
    expect(() => fundedShare(closed)).toThrow(expect.objectContaining({ code: "no-solution", argument: "external", message: expect.stringContaining("party 2") }));
    expect(fundedShare({ ...closed, external: [9, 0, 1e-9] }).share).toBe(0);
  });
  it("names what does not fit", () => {
    const base: FundedShareInput = { financing: [[0, 15], [0, 0]], purchases: [[0, 0], [5, 0]], external: [0, 22], node: 1 };
    const refused = (change: Partial<FundedShareInput>, code: string, argument: string) => expect(() => fundedShare({ ...base, ...change })).toThrow(expect.objectContaining({ code, argument }));
    refused({ financing: [[0, 15]] }, "bad-input", "financing");
    refused({ financing: [[1, 15], [0, 0]] }, "bad-input", "financing");
    refused({ purchases: [[0, 0, 0], [5, 0, 0], [0, 0, 0]] }, "bad-input", "purchases");
    refused({ external: [1] }, "bad-input", "external");
    refused({ node: 3 }, "bad-input", "node");
    refused({ node: 2 }, "division", "purchases");
  });
});
