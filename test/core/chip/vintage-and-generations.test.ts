import fc from "fast-check";
import { displacementRent, type DisplacementRentInput, launchStep } from "../../../src/core/chip/generations";
import { vintageDecay } from "../../../src/core/chip/vintage-decay";
import { isDefined } from "../../../src/core/units";
import { anywhere } from "../../support/anywhere";

describe("VINTAGE_DECAY", () => {
  it("recovers an exact decay whatever the ages and the level of prices", () => {
    const curves = fc.record({
      ages: fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 8 }),
      decay: anywhere({ min: -0.5, max: 0.8 }),
      level: anywhere({ min: 0.01, max: 1e5 }),
    });
    fc.assert(
      fc.property(curves, ({ ages, decay, level }) => {
        const years = ages.map((age) => age / 40);
        const fit = vintageDecay({ ages: years, prices: years.map((age) => level * (1 - decay) ** age) });
        expect(fit.decay).toBeCloseTo(decay, 10);
        expect(fit.priceAtAgeZero / level).toBeCloseTo(1, 9);
        if (isDefined(fit.slopeError)) expect(fit.slopeError).toBeLessThan(1e-8);
      }),
    );
  });
  it("three points by hand: ln prices 0, −1, −1 at 0, 1, 2 have slope −1/2, R² 3/4 and standard error √(1/6/2)", () => {
    const fit = vintageDecay({ ages: [0, 1, 2], prices: [1, Math.exp(-1), Math.exp(-1)] });
    expect(fit.slope).toBeCloseTo(-0.5, 14);
    expect(fit.rSquared).toBeCloseTo(0.75, 14);
    expect(fit.slopeError).toBeCloseTo(Math.sqrt(1 / 6 / 2), 14);
  });
  it("equal prices: no decay, and no variance to explain", () => {
    const fit = vintageDecay({ ages: [0, 1, 5], prices: [3, 3, 3] });
    expect(fit.decay).toBeCloseTo(0, 14);
    expect(isDefined(fit.rSquared as number)).toBe(false);
  });
  it("refuses one point, lengths that differ and ages that are all the same", () => {
    expect(() => vintageDecay({ ages: [1], prices: [1] })).toThrow(/^expected at least two points/);
    expect(() => vintageDecay({ ages: [1, 2], prices: [1] })).toThrow(/^expected 2 prices as in ages, got 1/);
    expect(() => vintageDecay({ ages: [2, 2], prices: [1, 3] })).toThrow(/^expected ages that differ, got 2 throughout/);
  });
});

describe("LAUNCH_STEP", () => {
  it("B200 against H100 by memory bandwidth: parity 2.86, while the H100 rents at 4.02", () => {
    const { parityRent, step } = launchStep({ rentOld: 4.02, perfOld: 3.35, rentNew: 6.84, perfNew: 8, premium: 1 });
    expect(Math.abs(parityRent - 2.86)).toBeLessThan(0.005);
    expect(step).toBeCloseTo(1 - (6.84 * 3.35) / 8 / 4.02, 14);
  });
  it("a premium that explains the old rent leaves no step", () => {
    expect(launchStep({ rentOld: 3, perfOld: 1, rentNew: 4, perfNew: 2, premium: 1.5 }).step).toBe(0);
  });
});

describe("DISPLACEMENT_RENT", () => {
  const base: DisplacementRentInput = { rentNew: 6.84, kwNew: 1.67, opexNew: 0.8, costNew: 45000, lifeNew: 5, kwOld: 1.275, opexOld: 0.5, util: 0.8, disc: 0.12 };
  const rent = (change: Partial<DisplacementRentInput> = {}) => displacementRent({ ...base, ...change }).displacementRent;

  it("an H100 must earn 3.80 against a B200 at 6.84, and 1.25 against one at 3.50 (printed to the cent)", () => {
    expect(Math.abs(rent() - 3.8)).toBeLessThan(0.005);
    expect(Math.abs(rent({ rentNew: 3.5 }) - 1.25)).toBeLessThan(0.005);
  });
  it("at that rent a kilowatt earns the same in either chip", () => {
    const { displacementRent: old, annuityPerHour } = displacementRent(base);
    expect((base.util * old - base.opexOld) / base.kwOld).toBeCloseTo((base.util * base.rentNew - base.opexNew - annuityPerHour) / base.kwNew, 12);
  });
  it("a chip that pays nothing back contests nothing: opex/util", () => {
    expect(rent({ rentNew: 2 })).toBeCloseTo(0.5 / 0.8, 14);
    expect(rent({ kwOld: 0 })).toBeCloseTo(0.5 / 0.8, 14);
  });
  it("rises with the new rent and the old power, falls with the price of the new chip", () => {
    expect(rent({ rentNew: 7 })).toBeGreaterThan(rent());
    expect(rent({ kwOld: 1.4 })).toBeGreaterThan(rent());
    expect(rent({ costNew: 50000 })).toBeLessThan(rent());
  });
  it("refuses a fleet that sells nothing", () => expect(() => rent({ util: 0 })).toThrow(/^expected a share above 0/));
});
