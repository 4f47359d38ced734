import fc from "fast-check";
import { gpuDuration, type GpuDurationInput } from "../../../src/core/chip/duration";
import { economicValue } from "../../../src/core/chip/economics";
import { timeWeightedAnnuity } from "../../../src/core/numerics/annuity";
import { anywhere } from "../../support/anywhere";

const base: GpuDurationInput = { rent: 2.5, opex: 0.5, deflation: 0.25, util: 0.8, disc: 0.1, maxLife: 10 };
/** GPU_ECON_VALUE at shifted continuous rates: the other route to a duration. */
const valueAt = (chip: GpuDurationInput, rateShift: number, deflationShift: number): number =>
  economicValue({
    ...chip, salvage: 0, fromYear: 0, launchYears: [], step: [0],
    disc: (1 + chip.disc) * Math.exp(rateShift) - 1,
    deflation: 1 - (1 - chip.deflation) * Math.exp(-deflationShift),
  }).value;
const chips: fc.Arbitrary<GpuDurationInput> = fc.record({
  rent: anywhere({ min: 1, max: 8 }),
  opex: anywhere({ min: 0, max: 0.4 }),
  deflation: anywhere({ min: -0.3, max: 0.7 }),
  util: anywhere({ min: 0.6, max: 1 }),
  disc: anywhere({ min: -0.05, max: 0.4 }),
  maxLife: anywhere({ min: 0.5, max: 15 }),
});

describe("duration of a GPU", () => {
  it("value is GPU_ECON_VALUE", () => {
    fc.assert(fc.property(chips, (chip) => expect(gpuDuration(chip).value / valueAt(chip, 0, 0)).toBeCloseTo(1, 11)));
  });
  it("both durations are the central differences of GPU_ECON_VALUE (relative 1e-5, step 1e-5)", () => {
    const h = 1e-5;
    fc.assert(
      fc.property(chips, (chip) => {
        const { value, rateDuration, deflationDuration } = gpuDuration(chip);
        const slope = (up: number, down: number) => (down - up) / (2 * h) / value;
        expect(Math.abs(slope(valueAt(chip, h, 0), valueAt(chip, -h, 0)) / rateDuration - 1)).toBeLessThan(1e-5);
        // A chip that dies near max_life has a kink in its second derivative only, so the difference stays of order h.
        expect(Math.abs(slope(valueAt(chip, 0, h), valueAt(chip, 0, -h)) / deflationDuration - 1)).toBeLessThan(1e-4);
      }),
    );
  });
  it("without running cost the two agree, and an endless life gives 1/(k + d)", () => {
    const { rateDuration, deflationDuration } = gpuDuration({ ...base, opex: 0, maxLife: 900 });
    const perpetuity = 1 / (Math.log(1.1) - Math.log(0.75));
    expect(rateDuration).toBeCloseTo(perpetuity, 12);
    expect(deflationDuration).toBeCloseTo(perpetuity, 12);
  });
  it("without running cost both are 1/x − L e^(−xL)/(1 − e^(−xL)) with x = ln(1 + disc) − ln(1 − deflation), and L/2 where x goes to 0", () => {
    fc.assert(fc.property(chips, (chip) => {
      const x = Math.log1p(chip.disc) - Math.log1p(-chip.deflation);
      const life = chip.maxLife;
      fc.pre(Math.abs(x * life) > 1e-3);
      const { rateDuration, deflationDuration } = gpuDuration({ ...chip, opex: 0 });
      const closed = 1 / x - (life * Math.exp(-x * life)) / -Math.expm1(-x * life);
      for (const duration of [rateDuration, deflationDuration]) expect(Math.abs(duration / closed - 1)).toBeLessThan(1e-9);
    }));
    for (const x of [0, 1e-9, -1e-9]) expect(gpuDuration({ ...base, opex: 0, deflation: 0, disc: x, maxLife: 7 }).rateDuration).toBeCloseTo(3.5, 7);
  });
  it("with running cost the deflation duration is the longer one", () => {
    fc.assert(fc.property(chips, (chip) => {
      fc.pre(chip.opex > 1e-6);
      const { rateDuration, deflationDuration } = gpuDuration(chip);
      expect(deflationDuration).toBeGreaterThan(rateDuration);
    }));
  });
  it("a chip without margin has no value to divide by", () => {
    expect(() => gpuDuration({ ...base, rent: 0.5 })).toThrow(/^expected a chip with value, got 0/);
  });
});

describe("τ(x, T) = ∫₀ᵀ s·e^(−xs) ds", () => {
  it("is T²/2 at rate 0 and 1 − 2/e at xT = 1", () => {
    expect(timeWeightedAnnuity(0, 3)).toBe(4.5);
    expect(timeWeightedAnnuity(1, 1)).toBeCloseTo(1 - 2 / Math.E, 15);
    expect(timeWeightedAnnuity(-1, 1)).toBeCloseTo(1, 15);
  });
  it("agrees with Simpson's rule for every sign and size of xT (relative 1e-7)", () => {
    fc.assert(
      fc.property(anywhere({ min: -4, max: 4 }), anywhere({ min: 0.01, max: 3 }), (x, span) => {
        const cells = 400;
        const h = span / cells;
        let sum = 0;
        for (let i = 0; i <= cells; i += 1) sum += (i === 0 || i === cells ? 1 : i % 2 ? 4 : 2) * i * h * Math.exp(-x * i * h);
        expect(Math.abs(timeWeightedAnnuity(x, span) / ((sum * h) / 3) - 1)).toBeLessThan(1e-7);
      }),
    );
  });
  it("has no jump where the series hands over to the closed form (relative 1e-13)", () => {
    for (const x of [1, -1]) expect(Math.abs(timeWeightedAnnuity(x, 1 - 1e-15) / timeWeightedAnnuity(x, 1 + 1e-15) - 1)).toBeLessThan(1e-13);
  });
});
