import fc from "fast-check";
import { revenuePath, type RevenuePathInput } from "../../../src/core/rent/revenue-path";
import { anywhere } from "../../support/anywhere";

const base: RevenuePathInput = { units: 1, rents: [2, 1.5, 1], util: 0.6, contractRent: 0, contractYears: 0, freq: 1, takeOrPay: 1, renewYears: 0 };
const perHour = (change: Partial<RevenuePathInput> = {}) => {
  const input = { ...base, ...change };
  return revenuePath(input).revenue.map((dollars) => (dollars / 8760 / input.units) * input.freq);
};
const expectAll = (got: readonly number[], want: readonly number[]) => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, i) => expect(got[i]).toBeCloseTo(value, 12));
};

/** Dollars an hour at a moment, written down a second time: walk the chain of contracts until the moment is reached. */
const momentRevenue = (input: RevenuePathInput, t: number): number => {
  if (t < input.contractYears) return input.contractRent * input.takeOrPay;
  if (input.renewYears === 0) return input.rents[Math.floor(t * input.freq)]! * input.util;
  let start = input.contractYears;
  while (start + input.renewYears <= t) start += input.renewYears;
  return input.rents[Math.floor(start * input.freq)]! * input.takeOrPay;
};

it("spot only: rent times utilization", () => expectAll(perHour(), [1.2, 0.9, 0.6]));
it("the contract covers exactly its years, pro rata inside a period", () => {
  expectAll(perHour({ contractRent: 2.5, contractYears: 1.5 }), [2.5, 1.25 + 0.45, 0.6]);
  expectAll(perHour({ contractRent: 2.5, contractYears: 1.5, takeOrPay: 0.8 }), [2, 1 + 0.45, 0.6]);
});
it("a contract longer than the path covers all of it", () => expectAll(perHour({ contractRent: 2.5, contractYears: 9 }), [2.5, 2.5, 2.5]));
it("months add up to nothing at spot while the contract runs", () => {
  const { spotRevenue, contractShares } = revenuePath({ ...base, rents: Array.from({ length: 24 }, () => 2), freq: 12, contractRent: 3, contractYears: 19 / 12 });
  expect(contractShares).toEqual([...Array(19).fill(1), ...Array(5).fill(0)]);
  expect(spotRevenue.slice(0, 19).every((dollars) => dollars === 0)).toBe(true);
});
it("renewal in the middle of a period takes that period's spot, and holds it", () => {
  // Contract to 1.5; then one-year contracts from 1.5 (spot 1.5 of year 2) and 2.5 (spot 1 of year 3), paid in full.
  expectAll(perHour({ contractRent: 3, contractYears: 1.5, renewYears: 1 }), [3, 1.5 + 0.75, 0.75 + 0.5]);
});
it("renewals shorter than a period are fixed at that period's spot", () => {
  expectAll(perHour({ contractRent: 3, contractYears: 1, renewYears: 0.25 }), [3, 1.5, 1]);
  // Contracts of .4 years from year 1: the one from 1.8 holds year 2's rent until 2.2.
  expectAll(perHour({ contractRent: 3, contractYears: 1, renewYears: 0.4 }), [3, 1.5, 0.2 * 1.5 + 0.8]);
});
it("renewal without a first contract starts today", () => expectAll(perHour({ renewYears: 2, takeOrPay: 0.9 }), [1.8, 1.8, 0.9]));
it("contracts of less than a day are refused", () => {
  expect(() => perHour({ renewYears: 1e-9 })).toThrow(/^expected 0 or at least a day/);
});

const paths: fc.Arbitrary<RevenuePathInput> = fc
  .record({
    units: fc.integer({ min: 1, max: 20000 }),
    rents: fc.array(anywhere({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }),
    util: anywhere({ min: 0, max: 1 }),
    contractRent: anywhere({ min: 0, max: 5 }),
    expiry: fc.integer({ min: 0, max: 16 * 8 }),
    freq: fc.constantFrom(1, 2, 4),
    takeOrPay: anywhere({ min: 0, max: 1 }),
    renewal: fc.integer({ min: 0, max: 16 * 3 }),
  })
  .map(({ expiry, renewal, ...input }) => ({ ...input, contractYears: expiry / 16, renewYears: renewal / 16 }));

it("equals the integral over the moments by an independent walk through the contracts", () => {
  fc.assert(
    fc.property(paths, (input) => {
      // Contract ends lie on sixteenths of a year, so rent is constant inside each of these cells and the sum is exact.
      const cells = 16 / input.freq;
      revenuePath(input).revenue.forEach((dollars, i) => {
        let sum = 0;
        for (let c = 0; c < cells; c += 1) sum += momentRevenue(input, i / input.freq + (c + 0.5) / 16) / 16;
        expect(Math.abs(dollars - sum * input.units * 8760)).toBeLessThanOrEqual(1e-9 * Math.max(1, dollars));
      });
    }),
  );
});
it("is proportional to units, and never falls when rent, utilization or take-or-pay rise", () => {
  fc.assert(
    fc.property(paths, anywhere({ min: 0, max: 1 }), (input, more) => {
      const before = revenuePath(input).revenue;
      const atLeast = (other: Partial<RevenuePathInput>) => revenuePath({ ...input, ...other }).revenue.forEach((dollars, i) => expect(dollars).toBeGreaterThanOrEqual(before[i]! * (1 - 1e-12)));
      revenuePath({ ...input, units: 2 * input.units }).revenue.forEach((dollars, i) => expect(dollars).toBeCloseTo(2 * before[i]!, 3));
      atLeast({ rents: input.rents.map((rent) => rent + more) });
      atLeast({ util: Math.max(input.util, more) });
      atLeast({ takeOrPay: Math.max(input.takeOrPay, more) });
      atLeast({ contractRent: input.contractRent + more });
    }),
  );
});
