import fc from "fast-check";
import { liquidationProceeds, type LiquidationInput } from "../../../src/core/collateral/liquidation";
import { liquidity } from "../../../src/core/collateral/liquidity";
import { optimalLiquidation } from "../../../src/core/collateral/optimal-liquidation";
import { anywhere } from "../../support/anywhere";

const base: LiquidationInput = {
  units: 10000, price: 20000, depth: 1500, liqDays: 90, decay: 0.23, delayDays: 60, eligible: 0.5, elasticity: 0.24, disc: 0.1, fee: 0.05, unitCost: 300, carry: 1000,
};
const proceeds = (change: Partial<LiquidationInput> = {}) => liquidationProceeds({ ...base, ...change }).proceeds;

/** The same sale day part by day part: sell a little, pay for it, hold the rest. Midpoint rule, error of order cells⁻². */
const simulated = (input: LiquidationInput, cells = 1000): number => {
  const { units, price, depth, liqDays, decay, delayDays, eligible, elasticity, disc, fee, unitCost, carry } = input;
  const pressure = units / (liqDays / 30) / (depth * eligible);
  const factor = pressure > 1 ? pressure ** -elasticity : 1;
  let value = 0;
  const add = (days: number, width: number, sold: number, held: number) => {
    const worth = price * factor * (1 - decay) ** (days / 365);
    value += (sold * (worth * (1 - fee) - unitCost) - (held * carry * width) / 365) * (1 + disc) ** (-days / 365);
  };
  for (let i = 0; i < cells; i += 1) {
    add(((i + 0.5) * delayDays) / cells, delayDays / cells, 0, units);
    add(delayDays + ((i + 0.5) * liqDays) / cells, liqDays / cells, units / cells, units * (1 - (i + 0.5) / cells));
  }
  return value;
};

const sales: fc.Arbitrary<LiquidationInput> = fc.record({
  units: anywhere({ min: 1, max: 50000 }),
  price: anywhere({ min: 1000, max: 40000 }),
  depth: anywhere({ min: 50, max: 20000 }),
  liqDays: anywhere({ min: 1, max: 900 }),
  decay: anywhere({ min: -0.2, max: 0.6 }),
  delayDays: anywhere({ min: 0, max: 400 }),
  eligible: anywhere({ min: 0.05, max: 1 }),
  elasticity: anywhere({ min: 0, max: 0.9 }),
  disc: anywhere({ min: -0.05, max: 0.4 }),
  fee: anywhere({ min: 0, max: 0.3 }),
  unitCost: anywhere({ min: 0, max: 500 }),
  carry: anywhere({ min: 0, max: 2000 }),
});

describe("LIQ_PROCEEDS", () => {
  it("equals the sale simulated in 1,000 steps (1e-6 of the gross value)", () => {
    fc.assert(fc.property(sales, (sale) => expect(Math.abs(liquidationProceeds(sale).proceeds - simulated(sale)) / (sale.units * sale.price)).toBeLessThan(1e-6)));
  });
  it("the slices are 30 days from the first sale, and their units, values and cash add up", () => {
    fc.assert(
      fc.property(sales, (sale) => {
        const { schedule, proceeds: total } = liquidationProceeds(sale);
        const sum = (of: "units" | "presentValue" | "cash" | "carry") => schedule.reduce((all, slice) => all + slice[of], 0);
        const scale = sale.units * sale.price;
        expect(schedule).toHaveLength(Math.ceil(sale.liqDays / 30));
        expect(sum("units") / sale.units).toBeCloseTo(1, 11);
        expect(Math.abs(sum("presentValue") - total) / scale).toBeLessThan(1e-12);
        // At a discount rate of 0 cash is present value.
        expect(Math.abs(sum("cash") - liquidationProceeds({ ...sale, disc: 0 }).proceeds) / scale).toBeLessThan(1e-12);
        // All units until the first sale, half of them on average during it.
        expect(Math.abs(sum("carry") - (sale.units * sale.carry * (sale.delayDays + sale.liqDays / 2)) / 365) / scale).toBeLessThan(1e-12);
        for (const slice of schedule) expect(slice.netPrice).toBeCloseTo(slice.cash / slice.units, 6);
      }),
    );
  });
  it("a sale of exactly 90 days has three slices, one of 91 days a fourth of a single day", () => {
    expect(liquidationProceeds(base).schedule).toHaveLength(3);
    const longer = liquidationProceeds({ ...base, liqDays: 91 }).schedule;
    expect(longer).toHaveLength(4);
    expect(longer[3]!.units).toBeCloseTo(10000 / 91, 9);
  });
  it("10,000 units at an effective depth of 750 recover 53, 67, 76 and 83 % of appraisal in 30, 90, 180 and 400 days (printed to the percent)", () => {
    const share = (liqDays: number) => proceeds({ liqDays, delayDays: 0, fee: 0, unitCost: 0, carry: 0 }) / 2e8;
    [[30, 0.53], [90, 0.67], [180, 0.76], [400, 0.83]].forEach(([days, printed]) => expect(Math.abs(share(days!) - printed!)).toBeLessThanOrEqual(0.005));
  });
  it("no delay, no cost: N · P · M · φ(a, T)/T by hand for one year", () => {
    const fall = -Math.log(0.77) + Math.log(1.1);
    const plain = proceeds({ units: 100, depth: 1e6, liqDays: 365, delayDays: 0, fee: 0, unitCost: 0, carry: 0 });
    expect(plain).toBeCloseTo((100 * 20000 * (1 - Math.exp(-fall))) / fall, 5);
  });
  it("falls with decay, delay, fee, cost and holding cost; rises with depth, eligible and price", () => {
    const here = proceeds();
    for (const change of [{ decay: 0.3 }, { delayDays: 90 }, { fee: 0.06 }, { unitCost: 400 }, { carry: 1100 }, { elasticity: 0.3 }, { units: 10000, depth: 1400 }]) expect(proceeds(change)).toBeLessThan(here);
    for (const change of [{ depth: 1600 }, { eligible: 0.6 }, { price: 21000 }]) expect(proceeds(change)).toBeGreaterThan(here);
  });
  it("falls with decay, fee, cost, holding cost and elasticity; rises with depth, eligible and price: for every sale", () => {
    fc.assert(fc.property(sales, anywhere({ min: 0.001, max: 0.05 }), (sale, more) => {
      const here = liquidationProceeds(sale).proceeds;
      const slack = 1e-12 * sale.units * sale.price;
      for (const change of [{ decay: sale.decay + more }, { fee: sale.fee + more }, { unitCost: sale.unitCost + 100 * more }, { carry: sale.carry + 1000 * more }, { elasticity: sale.elasticity + more }]) {
        expect(liquidationProceeds({ ...sale, ...change }).proceeds).toBeLessThanOrEqual(here + slack);
      }
      for (const change of [{ depth: sale.depth * (1 + more) }, { eligible: Math.min(1, sale.eligible + more) }, { price: sale.price * (1 + more) }]) {
        expect(liquidationProceeds({ ...sale, ...change }).proceeds).toBeGreaterThanOrEqual(here - slack);
      }
    }));
  });
  it("k → 0: a discount rate next to 0 gives what 0 gives, where holding costs N · carry · (delay + T/2)", () => {
    fc.assert(fc.property(sales, fc.constantFrom(1e-15, -1e-15, 1e-12, -1e-12, 1e-9, -1e-9), (sale, disc) => {
      const scale = sale.units * (sale.price + sale.carry * 4);
      expect(Math.abs(liquidationProceeds({ ...sale, disc }).proceeds - liquidationProceeds({ ...sale, disc: 0 }).proceeds) / scale).toBeLessThan(1e-8);
      const held = liquidationProceeds({ ...sale, disc: 0, carry: 0 }).proceeds - liquidationProceeds({ ...sale, disc: 0 }).proceeds;
      expect(Math.abs(held - (sale.units * sale.carry * (sale.delayDays + sale.liqDays / 2)) / 365) / scale).toBeLessThan(1e-12);
    }));
  });
  it("the price factor is (pace/(depth · eligible))^−elasticity, at most 1, and 1 exactly while the market takes the pace without concession", () => {
    fc.assert(fc.property(sales, ({ units, depth, liqDays, eligible, elasticity }) => {
      const { factor } = liquidity({ units, depth, liqDays, eligible, elasticity });
      const pressure = units / (liqDays / 30) / (depth * eligible);
      expect(Math.abs(factor / Math.min(1, pressure ** -elasticity) - 1)).toBeLessThan(1e-12);
      if (pressure <= 1) expect(factor).toBe(1);
      else if (elasticity > 1e-6 && pressure > 1.001) expect(factor).toBeLessThan(1);
    }));
  });
  it("nothing to sell is worth nothing", () => {
    const { proceeds: none, schedule } = liquidationProceeds({ ...base, units: 0 });
    expect(none).toBe(0);
    expect(schedule.map(({ netPrice }) => netPrice)).toEqual(schedule.map(() => ({ notDefined: "nothing is sold" })));
  });
});

describe("LIQ_OPTIMAL", () => {
  const terms = (change: Partial<LiquidationInput> = {}) => {
    const { liqDays: _liqDays, delayDays: _delayDays, ...rest } = { ...base, ...change };
    return rest;
  };
  const free = { fee: 0, unitCost: 0, carry: 0 };

  it("without cost: min(30 · units/(depth · eligible), 365 · x/a) with x/(eˣ − 1) = 1 − elasticity", () => {
    // x = .5259 solves x/(eˣ − 1) = .76; at decay .23 and 10 % that is 538 days.
    const large = optimalLiquidation({ ...terms({ ...free, units: 1e6 }), maxDays: 1825 });
    const x = (large.days / 365) * (Math.log(1.1) - Math.log(0.77));
    expect(x / Math.expm1(x)).toBeCloseTo(0.76, 10);
    expect(Math.abs(large.days - 538)).toBeLessThan(0.5);
    expect(optimalLiquidation({ ...terms({ ...free, units: 1000, depth: 1500, eligible: 1 }), maxDays: 1825 }).days).toBe(20);
    expect(optimalLiquidation({ ...terms({ ...free, units: 1e6 }), maxDays: 200 }).days).toBe(200);
    // However little beyond it the market would need no concession, or the sale has to end.
    for (const beyond of [1.0005, 1.003, 1.013, 1.028, 1.05]) {
      expect(optimalLiquidation({ ...terms({ ...free, units: 1e6 }), maxDays: large.days * beyond }).days).toBeCloseTo(large.days, 6);
      expect(optimalLiquidation({ ...terms({ ...free, units: 50 * large.days * beyond, depth: 1500, eligible: 1 }), maxDays: 1825 }).days).toBeCloseTo(large.days, 6);
    }
  });
  it("without cost, for every elasticity and decay: T* = min(T₀, x/a, max_days), x/(eˣ − 1) = 1 − elasticity", () => {
    fc.assert(
      fc.property(
        anywhere({ min: 0.01, max: 0.95 }), anywhere({ min: 0.01, max: 0.7 }), anywhere({ min: 0, max: 0.4 }),
        anywhere({ min: 100, max: 1e6 }), anywhere({ min: 30, max: 1825 }),
        (elasticity, decay, disc, units, maxDays) => {
          let [low, high] = [0, 100];
          for (let i = 0; i < 200; i += 1) {
            const x = (low + high) / 2;
            if (x / Math.expm1(x) > 1 - elasticity) low = x;
            else high = x;
          }
          const best = Math.min((30 * units) / 750, (365 * low) / (Math.log1p(disc) - Math.log1p(-decay)), maxDays);
          expect(Math.abs(optimalLiquidation({ ...terms({ ...free, elasticity, decay, disc, units }), maxDays }).days / best - 1)).toBeLessThan(1e-6);
        },
      ),
    );
  });
  it("no length of a fine grid brings more", () => {
    fc.assert(
      fc.property(sales, anywhere({ min: 10, max: 1825 }), (sale, maxDays) => {
        const { proceeds: best, days, candidateProceeds } = optimalLiquidation({ ...terms(sale), maxDays });
        expect(Math.max(...candidateProceeds) - best).toBeLessThanOrEqual(1.01e-12 * sale.units * sale.price);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(maxDays);
        for (let i = 1; i <= 100; i += 1) {
          const other = liquidationProceeds({ ...sale, delayDays: 0, liqDays: (maxDays * i) / 100 }).proceeds;
          expect(other - best).toBeLessThanOrEqual(1e-10 * sale.units * sale.price);
        }
        if (days > 0) expect(liquidationProceeds({ ...sale, delayDays: 0, liqDays: days }).proceeds).toBe(best);
      }),
      { numRuns: 60 },
    );
  });
  it("without impact the sale is at once; with rising prices it is as late as allowed", () => {
    const atOnce = optimalLiquidation({ ...terms({ ...free, elasticity: 0 }), maxDays: 1825 });
    expect([atOnce.days, atOnce.proceeds]).toEqual([0, 200000000]);
    expect(optimalLiquidation({ ...terms({ ...free, decay: -0.5 }), maxDays: 900 }).days).toBe(900);
  });
  it("holding cost makes the sale faster, unit cost that can be put off slower", () => {
    const days = (change: Partial<LiquidationInput>) => optimalLiquidation({ ...terms({ ...free, units: 1e6, ...change }), maxDays: 1825 }).days;
    expect(days({ carry: 1000 })).toBeLessThan(days({}));
    expect(days({ unitCost: 1000 })).toBeGreaterThan(days({}));
  });
  it("half the best time costs about 4 % at an elasticity of .24: ½^(−.76) · (1 − e^(−x/2))/(1 − e^(−x)), x = .5259", () => {
    const sale = terms({ ...free, units: 1e6 });
    const { days, proceeds: best } = optimalLiquidation({ ...sale, maxDays: 1825 });
    const half = liquidationProceeds({ ...sale, delayDays: 0, liqDays: days / 2 }).proceeds;
    expect(half / best).toBeCloseTo((2 ** 0.76 * -Math.expm1(-0.26297)) / -Math.expm1(-0.52594), 4);
    expect(half / best).toBeCloseTo(0.957, 3);
  });
  it("nothing to sell takes no time", () => {
    expect(optimalLiquidation({ ...terms({ units: 0 }), maxDays: 1825 })).toMatchObject({ days: 0, proceeds: 0 });
  });
});
