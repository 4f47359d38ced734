import fc from "fast-check";
import { CalcError } from "../../../src/core/errors";
import { rentCurve, type RentCurveInput } from "../../../src/core/rent/rent-curve";
import { meanRent, rentAt, spotOf } from "../../../src/core/rent/spot";
import { anywhere } from "../../support/anywhere";

const base: RentCurveInput = { rent: 2.5, years: 3, deflation: 0.25, freq: 1, timing: "AVG", launchYears: [], step: [0.15], floor: 0 };
const rents = (change: Partial<RentCurveInput> = {}) => rentCurve({ ...base, ...change }).rents;

/** Rent at a moment, written down a second time from the definition. */
const momentRent = ({ rent, deflation, launchYears = [], step, floor }: RentCurveInput, t: number): number => {
  let value = rent * Math.exp(t * Math.log(1 - deflation));
  launchYears.forEach((launch, j) => {
    if (launch <= t) value *= 1 - (step.length === 1 ? step[0]! : step[j]!);
  });
  return value < floor ? floor : value;
};

/** Mean over a span by the midpoint rule. Launches on the grid make every cell smooth, so the error is of order h². */
const midpointMean = (input: RentCurveInput, from: number, to: number, cells: number): number => {
  let sum = 0;
  for (let i = 0; i < cells; i += 1) sum += momentRent(input, from + ((i + 0.5) * (to - from)) / cells);
  return sum / cells;
};

const GRID = 64;
const curves: fc.Arbitrary<RentCurveInput> = fc
  .record({
    rent: anywhere({ min: 0.1, max: 10 }),
    years: fc.integer({ min: 1, max: 6 }),
    deflation: anywhere({ min: -0.6, max: 0.8 }),
    freq: fc.constantFrom(1, 2, 4),
    timing: fc.constant("AVG" as const),
    floor: anywhere({ min: 0, max: 3 }),
    launches: fc.array(fc.tuple(fc.integer({ min: -GRID, max: 6 * GRID }), anywhere({ min: 0, max: 0.9 })), { maxLength: 4 }),
  })
  .map(({ launches, ...input }) => ({ ...input, launchYears: launches.map(([at]) => at / GRID), step: launches.length ? launches.map(([, step]) => step) : [0.15] }));

describe("rent of a period", () => {
  it("START, MID and END read rent at that moment: 2.5 · .75^t", () => {
    expect(rents({ timing: "START" })).toEqual([2.5, 1.875, 1.40625]);
    expect(rents({ timing: "END" })).toEqual([1.875, 1.40625, 1.0546875]);
    const mid = rents({ timing: "MID" });
    [2.5 * Math.sqrt(0.75), 2.5 * 0.75 ** 1.5, 2.5 * 0.75 ** 2.5].forEach((want, t) => expect(mid[t]).toBeCloseTo(want, 14));
  });
  it("AVG of one year at 25 % is 2.5 · .25 / −ln .75", () => {
    expect(rents()[0]).toBeCloseTo((2.5 * 0.25) / -Math.log(0.75), 14);
  });
  it("at 30 % a year START overstates the first year by 19 %", () => {
    const ratio = rents({ deflation: 0.3, timing: "START" })[0]! / rents({ deflation: 0.3 })[0]!;
    expect(Math.round(ratio * 100)).toBe(119);
  });
  it("negative deflation lets rents rise: 2.5 · 1.2, 2.5 · 1.44", () => {
    const risen = rents({ deflation: -0.2, timing: "END", years: 2 });
    expect(risen[0]).toBeCloseTo(3, 14);
    expect(risen[1]).toBeCloseTo(3.6, 14);
  });
  it("AVG equals the integral by an independent midpoint rule, with launches and a floor", () => {
    fc.assert(
      fc.property(curves, (input) => {
        rentCurve(input).rents.forEach((mean, i) => {
          const want = midpointMean(input, i / input.freq, (i + 1) / input.freq, 4096 / input.freq);
          expect(Math.abs(mean - want)).toBeLessThanOrEqual(2e-6 * Math.max(1, want));
        });
      }),
      { numRuns: 150 },
    );
  });
  it("quarters average to their year, whatever happens inside", () => {
    fc.assert(
      fc.property(curves, (input) => {
        const years = rentCurve({ ...input, freq: 1 }).rents;
        const quarters = rentCurve({ ...input, freq: 4 }).rents;
        years.forEach((year, i) => expect((quarters[4 * i]! + quarters[4 * i + 1]! + quarters[4 * i + 2]! + quarters[4 * i + 3]!) / 4).toBeCloseTo(year, 10));
      }),
    );
  });
  it("never rises with deflation, step or a further launch, never falls with the floor", () => {
    fc.assert(
      fc.property(curves, anywhere({ min: 0, max: 0.19 }), (input, more) => {
        const before = rentCurve(input).rents;
        const below = (other: Partial<RentCurveInput>) =>
          rentCurve({ ...input, ...other }).rents.forEach((rent, i) => expect(rent).toBeLessThanOrEqual(before[i]! * (1 + 1e-12)));
        below({ deflation: input.deflation + more });
        below({ step: input.step.map((step) => Math.min(0.99, step + more)) });
        const launchYears = input.launchYears ?? [];
        below({ launchYears: [...launchYears, more * 10], step: [...(launchYears.length ? input.step : []), 0.1] });
        rentCurve({ ...input, floor: input.floor + more }).rents.forEach((rent, i) => expect(rent).toBeGreaterThanOrEqual(before[i]! * (1 - 1e-12)));
      }),
    );
  });
  it("AVG lies between the rent at the start and at the end when nothing launches", () => {
    fc.assert(
      fc.property(curves, (input) => {
        const { startRents, endRents, rents: means } = rentCurve({ ...input, launchYears: [], step: [0] });
        means.forEach((mean, i) => {
          expect(mean).toBeGreaterThanOrEqual(Math.min(startRents[i]!, endRents[i]!) * (1 - 1e-12));
          expect(mean).toBeLessThanOrEqual(Math.max(startRents[i]!, endRents[i]!) * (1 + 1e-12));
        });
      }),
    );
  });
});

describe("launches", () => {
  it("a launch inside a period counts from its moment: a quarter at 2, three quarters at 1", () => {
    expect(rents({ rent: 2, deflation: 0, years: 1, launchYears: [0.25], step: [0.5] })).toEqual([1.25]);
  });
  it("a launch on the first moment of a period counts in START of it and in END of the period before", () => {
    const flat = { rent: 2, deflation: 0, years: 2, launchYears: [1], step: [0.5] };
    expect(rents({ ...flat, timing: "START" })).toEqual([2, 1]);
    expect(rents({ ...flat, timing: "END" })).toEqual([1, 1]);
    expect(rents(flat)).toEqual([2, 1]);
  });
  it.each([[0], [-0.5], [-3]])("a launch at %d, today or before, counts as launched", (at) => {
    expect(rents({ rent: 2, deflation: 0, years: 1, launchYears: [at], step: [0.5] })).toEqual([1]);
  });
  it("their order does not matter, and two on the same day both count", () => {
    const one = rents({ launchYears: [2, 0.5, 1.3], step: [0.1, 0.2, 0.3] });
    const other = rents({ launchYears: [0.5, 1.3, 2], step: [0.2, 0.3, 0.1] });
    one.forEach((rent, i) => expect(rent).toBeCloseTo(other[i]!, 14));
    expect(rents({ rent: 4, deflation: 0, years: 1, launchYears: [0.5, 0.5], step: [0.5] })).toEqual([(4 + 1) / 2]);
  });
});

describe("floor", () => {
  it("falling rent rests on it from ln(rent/floor)/d on: rent 2 halving a year meets 1 after one year", () => {
    const [first, second] = rents({ rent: 2, deflation: 0.5, years: 2, floor: 1 });
    expect(first).toBeCloseTo(1 / Math.LN2, 14);
    expect(second).toBe(1);
  });
  it("rising rent leaves it: 1 doubling a year stays at 2 for a year, then grows", () => {
    const [first, second] = rents({ rent: 1, deflation: -1, years: 2, floor: 2 });
    expect(first).toBe(2);
    expect(second).toBeCloseTo(2 / Math.LN2, 14);
  });
  it("is left inside a period: 1 doubling a year outgrows √2 after half a year, √2/2 + (2 − √2)/ln 2", () => {
    expect(rents({ rent: 1, deflation: -1, years: 1, floor: Math.SQRT2 })[0]).toBeCloseTo(Math.SQRT2 / 2 + (2 - Math.SQRT2) / Math.LN2, 14);
  });
  it("is met inside a period: 2 halving a year meets √2 after half a year, (2 − √2)/ln 2 + √2/2", () => {
    expect(rents({ rent: 2, deflation: 0.5, years: 1, floor: Math.SQRT2 })[0]).toBeCloseTo((2 - Math.SQRT2) / Math.LN2 + Math.SQRT2 / 2, 14);
  });
  it("carries a rent of 0", () => {
    expect(rents({ rent: 0, floor: 0.7 })).toEqual([0.7, 0.7, 0.7]);
    expect(rents({ rent: 0, deflation: -0.5, floor: 0.7 })).toEqual([0.7, 0.7, 0.7]);
    expect(rents({ rent: 0 })).toEqual([0, 0, 0]);
  });
});

describe("limits and refusals", () => {
  it("a deflation next to 0 gives what 0 gives", () => {
    rents({ deflation: 1e-15 }).forEach((rent) => expect(rent).toBeCloseTo(2.5, 13));
    rents({ deflation: -1e-15 }).forEach((rent) => expect(rent).toBeCloseTo(2.5, 13));
    expect(rents({ deflation: 0 })).toEqual([2.5, 2.5, 2.5]);
  });
  it.each([[1.1, 4], [0.3, 1], [0.5, 1], [1 / 3, 4]])("%d years at %d a year is no whole number of periods", (years, freq) => {
    expect(() => rents({ years, freq })).toThrow(/^expected a whole number of periods/);
  });
  it.each([[7 / 12, 12, 7], [0.25, 4, 1], [1 / 12, 12, 1], [29 / 12, 12, 29]])("%d years at %d a year is whole but for rounding", (years, freq, n) => {
    expect(rents({ years, freq })).toHaveLength(n);
  });
  it("one step for all or one for each launch, nothing else", () => {
    expect(() => rents({ launchYears: [1, 2], step: [0.1, 0.2, 0.3] })).toThrow(CalcError);
  });
  it("rents beyond what a number can hold are refused, not infinite", () => {
    expect(() => rents({ deflation: -1e10, years: 100 })).toThrow(/^expected rents that stay finite/);
  });
});

it("the mean over any interval is the integral over that interval", () => {
  const input = { ...base, launchYears: [1.5], step: [0.2], floor: 1.2 };
  expect(meanRent(spotOf(input), 1.2, 0.75, 3.25)).toBeCloseTo(midpointMean(input, 0.75, 3.25, 250_000), 9);
  expect(rentAt(spotOf(input), 1.5)).toBeCloseTo(2.5 * 0.75 ** 1.5 * 0.8, 14);
});
