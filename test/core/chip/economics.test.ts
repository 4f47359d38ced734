import fc from "fast-check";
import { economicLife, type EconomicLifeInput, economicValue, type EconomicValueInput } from "../../../src/core/chip/economics";
import { residual } from "../../../src/core/chip/residual";
import { anywhere } from "../../support/anywhere";

const base: EconomicValueInput = {
  rent: 2.5, opex: 0.5, deflation: 0.25, util: 1, disc: 0.1, maxLife: 10, salvage: 0, fromYear: 0, launchYears: [], step: [0.15],
};
const life = (change: Partial<EconomicLifeInput> = {}) => economicLife({ ...base, ...change }).life;
const value = (change: Partial<EconomicValueInput> = {}) => economicValue({ ...base, ...change }).value;

/** Margin of an hour at a moment, written down a second time from the definition. */
const margin = ({ rent, opex, deflation, util, launchYears = [], step }: EconomicLifeInput, t: number): number => {
  let earned = util * rent * Math.exp(t * Math.log(1 - deflation));
  launchYears.forEach((launch, j) => {
    if (launch <= t) earned *= 1 - (step.length === 1 ? step[0]! : step[j]!);
  });
  return earned - opex;
};

/** Value by a midpoint sum that stops for good in the first cell without margin: no closed form, no life needed. */
const summed = (input: EconomicValueInput, cells: number): number => {
  const width = input.maxLife / cells;
  let sum = 0;
  let t = 0;
  for (let i = 0; i < cells; i += 1) {
    const middle = (i + 0.5) * width;
    if (margin(input, i * width) <= 0) break;
    t = (i + 1) * width;
    if (middle > input.fromYear) sum += Math.max(0, margin(input, middle)) * width * 8760 * (1 + input.disc) ** (input.fromYear - middle);
  }
  return sum + input.salvage * (1 + input.disc) ** Math.min(0, input.fromYear - t);
};

const CELLS = 20_000;
const chips: fc.Arbitrary<EconomicValueInput> = fc
  .record({
    rent: anywhere({ min: 0.1, max: 8 }),
    opex: anywhere({ min: 0, max: 2 }),
    deflation: anywhere({ min: -0.4, max: 0.8 }),
    util: anywhere({ min: 0.2, max: 1 }),
    disc: anywhere({ min: -0.05, max: 0.4 }),
    maxLife: fc.constantFrom(2, 5, 10),
    salvage: anywhere({ min: 0, max: 5000 }),
    fromYear: fc.integer({ min: 0, max: 24 }).map((quarters) => quarters / 4),
    launches: fc.array(fc.tuple(fc.integer({ min: -4, max: 40 }), anywhere({ min: 0, max: 0.6 })), { maxLength: 3 }),
  })
  .map(({ launches, ...chip }) => ({ ...chip, launchYears: launches.map(([at]) => at / 4), step: launches.length ? launches.map(([, step]) => step) : [0] }));

describe("economic life", () => {
  it("rent that halves a year meets an eighth of itself after three years", () => expect(life({ rent: 4, opex: 0.5, deflation: 0.5 })).toBeCloseTo(3, 13));
  it.each([[0.1, 10], [0.2, 6.2], [0.25, 4.8], [0.3, 3.9], [0.4, 2.7]])("rent 2.50, opex .50, util .8 at deflation %d: %d years, as published with the argument", (deflation, years) => {
    expect(Math.abs(life({ util: 0.8, deflation }) - years)).toBeLessThanOrEqual(0.05);
  });
  it("is 0 when the chip does not cover its cost today, whether rents fall or rise", () => {
    expect(life({ rent: 0.5 })).toBe(0);
    expect(life({ rent: 0.4, deflation: -0.5 })).toBe(0);
    expect(life({ util: 0, opex: 0 })).toBe(0);
  });
  it("is the latest retirement when rents do not fall or running is free", () => {
    expect(life({ deflation: 0 })).toBe(10);
    expect(life({ deflation: -0.3 })).toBe(10);
    expect(life({ opex: 0, deflation: 0.9 })).toBe(10);
  });
  it("a launch that takes the margin away ends it on the day", () => {
    expect(life({ rent: 2, opex: 1.5, deflation: 0.1, launchYears: [1], step: [0.3] })).toBe(1);
    expect(life({ rent: 2, opex: 1.5, deflation: -0.1, launchYears: [1], step: [0.5] })).toBe(1);
  });
  it("between launches the logarithm decides: 4 · .5^t · .5 after year 1 meets .5 at 2", () => {
    expect(life({ rent: 4, deflation: 0.5, launchYears: [1], step: [0.5] })).toBeCloseTo(2, 13);
  });
  it.each([[0], [-2]])("a launch at %d counts as launched today", (at) => expect(life({ rent: 4, deflation: 0.5, launchYears: [at], step: [0.5] })).toBeCloseTo(2, 13));
  it("is the first moment without margin", () => {
    fc.assert(
      fc.property(chips, (chip) => {
        const end = economicLife(chip).life;
        expect(end).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(chip.maxLife);
        if (end < chip.maxLife) expect(margin(chip, end * (1 + 1e-12))).toBeLessThanOrEqual(1e-9);
        for (let i = 0; i < 50; i += 1) if (end > 1e-6) expect(margin(chip, (end * (i + 0.5)) / 50)).toBeGreaterThan(-1e-9);
      }),
    );
  });
});

describe("economic life, when something changes", () => {
  it("never rises with deflation, opex or a step; never falls with rent, utilization or max_life", () => {
    fc.assert(
      fc.property(chips, anywhere({ min: 0.001, max: 0.15 }), (chip, more) => {
        const end = economicLife(chip).life;
        const slack = 1e-12 * Math.max(1, end);
        for (const worse of [{ deflation: chip.deflation + more }, { opex: chip.opex + more }, { step: chip.step.map((step) => step + more) }]) expect(economicLife({ ...chip, ...worse }).life).toBeLessThanOrEqual(end + slack);
        for (const better of [{ rent: chip.rent + more }, { util: Math.min(1, chip.util + more) }, { maxLife: chip.maxLife + more }]) expect(economicLife({ ...chip, ...better }).life).toBeGreaterThanOrEqual(end - slack);
      }),
    );
  });
  it("the smooth case is ln(util · rent / opex)/d, 0 where the chip does not cover its cost and max_life where rents do not fall", () => {
    fc.assert(
      fc.property(chips.filter(({ opex }) => opex > 0), (given) => {
        const chip = { ...given, launchYears: [], step: [0] };
        const cover = (chip.util * chip.rent) / chip.opex;
        const crossing = chip.deflation <= 0 ? chip.maxLife : Math.min(chip.maxLife, Math.log(cover) / -Math.log1p(-chip.deflation));
        expect(Math.abs(economicLife(chip).life - (cover <= 1 ? 0 : crossing))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("economic value", () => {
  it("without deflation and discounting it is arithmetic: 2 · 8760 · 3", () => expect(value({ rent: 2, opex: 0, deflation: 0, disc: 0, maxLife: 3 })).toBe(52560));
  it.each([[0.1, 47300], [0.2, 26900], [0.25, 21600], [0.3, 17800], [0.4, 12900]])("rent 2.50, opex .50, util .8 at deflation %d: $%d, as published with the argument", (deflation, dollars) => {
    expect(Math.abs(value({ util: 0.8, deflation }) - dollars)).toBeLessThanOrEqual(50);
  });
  it("in year 3 the chip of rent 2.50 and 25 % deflation earns $2,368 more, while MARKET sells it for $15,114, as printed", () => {
    expect(value({ util: 0.8, fromYear: 3 }).toFixed(0)).toBe("2368");
    expect(residual({ cost: 30000, age: 3, method: "MARKET", decay: 0.16, life: 6, salvage: 0, launchAges: [2, 4, 6, 8, 10], step: [0.15], ramp: 0 }).value.toFixed(0)).toBe("15114");
  });
  it("equals a midpoint sum of the margin that knows no closed form", () => {
    fc.assert(
      fc.property(chips, (chip) => {
        const got = economicValue(chip).value;
        const end = economicLife(chip).life;
        // At a step that ends the life inside a cell the sum is one cell off, and so is the discounting of scrap.
        const cell = (chip.maxLife / CELLS) * (8760 * 8 * 30 + chip.salvage);
        if (Math.abs(chip.fromYear - end) > 1e-3) expect(Math.abs(got - summed(chip, CELLS))).toBeLessThanOrEqual(1e-6 * got + cell);
      }),
      { numRuns: 60 },
    );
  });
  it("to ten digits where the margin is smooth", () => {
    const chip = { ...base, launchYears: [1.5, 3], step: [0.2], maxLife: 4, salvage: 700 };
    expect(Math.abs(economicValue(chip).value / summed(chip, 400_000) - 1)).toBeLessThan(1e-10);
  });
  it("is the scrap at and after the end of life", () => {
    const end = life();
    expect(value({ salvage: 2000, fromYear: end })).toBe(2000);
    expect(value({ salvage: 2000, fromYear: 50 })).toBe(2000);
    expect(value({ rent: 0.4, salvage: 2000 })).toBe(2000);
    expect(value({ fromYear: 10, deflation: -0.2 })).toBe(0);
  });
  it("rolls forward: value today = cash of the first years + discounted value then", () => {
    fc.assert(
      fc.property(chips, (chip) => {
        const today = economicValue({ ...chip, fromYear: 0 });
        const then = chip.fromYear;
        fc.pre(then > 0 && then < today.life);
        // Cash until then: the same chip, retired then, without scrap.
        const cash = economicValue({ ...chip, fromYear: 0, maxLife: then, salvage: 0 }).value;
        const rolled = cash + economicValue(chip).value * (1 + chip.disc) ** -then;
        expect(Math.abs(rolled - today.value)).toBeLessThanOrEqual(1e-9 * Math.max(1, today.value));
      }),
    );
  });
  it("a launch of step 0 changes nothing, and launches in the past are a lower rent", () => {
    expect(value({ launchYears: [1, 2.5], step: [0] })).toBeCloseTo(value(), 6);
    expect(value({ launchYears: [-1], step: [0.2] })).toBeCloseTo(value({ rent: 2 }), 6);
    expect(value({ launchYears: [0], step: [0.2] })).toBeCloseTo(value({ rent: 2 }), 6);
    // A launch before the valuation lowers what is left: from year 2 on the same as from rent 2.5 · .8 today.
    expect(value({ launchYears: [1], step: [0.2], fromYear: 2 })).toBeCloseTo(value({ rent: 2, fromYear: 2 }), 6);
  });
  it("falls with deflation, opex and discounting (without scrap), rises with rent and utilization", () => {
    fc.assert(
      fc.property(chips, anywhere({ min: 0.001, max: 0.15 }), (chip, more) => {
        const dry = { ...chip, salvage: 0, fromYear: 0 };
        const before = economicValue(dry).value;
        const atMost = (other: Partial<EconomicValueInput>) => expect(economicValue({ ...dry, ...other }).value).toBeLessThanOrEqual(before * (1 + 1e-9) + 1e-9);
        const atLeast = (other: Partial<EconomicValueInput>) => expect(economicValue({ ...dry, ...other }).value).toBeGreaterThanOrEqual(before * (1 - 1e-9) - 1e-9);
        // Until the first hour without margin every hour earns, so more margin adds hours that earn: whatever rents do.
        atMost({ deflation: chip.deflation + more });
        atMost({ opex: chip.opex + more });
        atLeast({ rent: chip.rent + more });
        atLeast({ util: Math.min(1, chip.util + more) });
        atLeast({ maxLife: chip.maxLife + more });
      }),
    );
  });
  it("falls with discounting and rises with scrap, also where there is scrap", () => {
    fc.assert(
      fc.property(chips, anywhere({ min: 0.001, max: 0.15 }), (chip, more) => {
        const before = economicValue(chip).value;
        expect(economicValue({ ...chip, disc: chip.disc + more }).value).toBeLessThanOrEqual(before * (1 + 1e-12) + 1e-9);
        expect(economicValue({ ...chip, salvage: chip.salvage + 1e4 * more }).value).toBeGreaterThan(before);
      }),
    );
  });
  it("but scrap that has to wait can make more rent, or less running cost, worth less: a margin of $.001 an hour delays $5,000 by ten years", () => {
    const [dead, alive] = [value({ rent: 0.5, deflation: 0, salvage: 5000 }), value({ rent: 0.501, deflation: 0, salvage: 5000 })];
    expect(dead).toBe(5000);
    expect(alive).toBeCloseTo((8.76 * (1 - 1.1 ** -10)) / Math.log(1.1) + 5000 * 1.1 ** -10, 8);
    expect(value({ rent: 0.5, opex: 0.499, deflation: 0, salvage: 5000 })).toBeCloseTo(alive, 8);
  });
  it("retiring earlier than GPU_ECON_LIFE never adds value where there is no scrap, nor does running on while rents do not rise", () => {
    fc.assert(
      fc.property(chips, anywhere({ min: 0.01, max: 1 }), (chip, share) => {
        const dry = { ...chip, salvage: 0, fromYear: 0 };
        const { value: best, life: end } = economicValue(dry);
        if (end > 0) expect(economicValue({ ...dry, maxLife: Math.max(share * end, 1e-9) }).value).toBeLessThanOrEqual(best * (1 + 1e-12) + 1e-9);
        if (chip.deflation >= 0) for (let i = 1; i <= 20; i += 1) expect(margin(chip, end + i / 10)).toBeLessThanOrEqual(end < chip.maxLife ? 1e-9 : Infinity);
      }),
    );
  });
  it("without running cost deflation is a discount rate: only (1 + disc)/(1 − deflation) counts", () => {
    fc.assert(
      fc.property(chips, (chip) => {
        const free = { ...chip, opex: 0, salvage: 0, fromYear: 0 };
        const asRate = economicValue({ ...free, deflation: 0, disc: (1 + chip.disc) / (1 - chip.deflation) - 1 }).value;
        expect(Math.abs(economicValue(free).value / asRate - 1)).toBeLessThan(1e-11);
      }),
    );
  });
  it("values beyond what a number can hold are refused, not infinite", () => {
    expect(() => value({ deflation: -1e300, maxLife: 100 })).toThrow(/^expected rates that keep the value finite/);
  });
});
