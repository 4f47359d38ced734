import fc from "fast-check";
import { fireSale, type FireSaleInput } from "../../../src/core/collateral/fire-sale";
import { anywhere } from "../../support/anywhere";

const base: FireSaleInput = { debt: [2e8, 1e8], units: [10000, 10000], ltv: 0.65, price: 30000, depth: 140, liqDays: 90, eligible: 1, elasticity: 0.05, cash: [0] };

/** The definition once more: sales of each firm at a price, and the price those sales leave. */
const salesAt = (input: FireSaleInput, price: number): readonly number[] =>
  input.debt.map((debt, i) => {
    const owed = debt - (input.cash.length === 1 ? input.cash[0]! : input.cash[i]!);
    const needed = (owed - input.ltv * price * input.units[i]!) / (price * (1 - input.ltv));
    return Math.min(Math.max(needed, 0), input.units[i]!);
  });
const priceAfter = (input: FireSaleInput, sold: number): number => {
  const pressure = sold / (input.liqDays / 30) / (input.depth * input.eligible);
  return pressure > 1 ? input.price * pressure ** -input.elasticity : input.price;
};
const next = (input: FireSaleInput, price: number): number => priceAfter(input, salesAt(input, price).reduce((sum, sold) => sum + sold, 0));
/** The spiral as it happens, from today's price downwards; it stalls near a tipping point. */
const spiral = (input: FireSaleInput, rounds: number): number => {
  let price = input.price;
  for (let i = 0; i < rounds; i += 1) price = next(input, price);
  return price;
};

const markets: fc.Arbitrary<FireSaleInput> = fc
  .record({
    firms: fc.array(fc.tuple(anywhere({ min: 0, max: 1.4 }), anywhere({ min: 0, max: 20000 }), anywhere({ min: 0, max: 0.2 })), { minLength: 1, maxLength: 6 }),
    ltv: anywhere({ min: 0.1, max: 0.95 }),
    price: anywhere({ min: 500, max: 40000 }),
    depth: anywhere({ min: 10, max: 20000 }),
    liqDays: anywhere({ min: 5, max: 400 }),
    eligible: anywhere({ min: 0.05, max: 1 }),
    elasticity: anywhere({ min: 0, max: 3 }),
  })
  .map(({ firms, ...rest }) => ({
    ...rest,
    units: firms.map(([, units]) => units),
    debt: firms.map(([lever, units]) => lever * units * rest.price),
    cash: firms.map(([, units, cash]) => cash * units * rest.price),
  }));

describe("FIRE_SALE", () => {
  it("the price is that which its own sales leave (1e-9)", () => {
    fc.assert(
      fc.property(markets, (market) => {
        const { priceAfter: price, sales, total } = fireSale(market);
        const steep = Math.abs(next(market, price * (1 + 1e-7)) - next(market, price * (1 - 1e-7))) / (2e-7 * price);
        expect(Math.abs(next(market, price) / price - 1)).toBeLessThan(1e-12 * (1 + steep) + 1e-12);
        expect(total).toBeCloseTo(sales.reduce((sum, sold) => sum + sold, 0), 6);
      }),
    );
  });
  it("it is the greatest such price: no price between it and today's survives its own sales", () => {
    fc.assert(
      fc.property(markets, (market) => {
        const { priceAfter: price } = fireSale(market);
        for (let i = 1; i <= 300; i += 1) {
          const other = price + ((market.price - price) * i) / 300;
          if (other > price * (1 + 1e-9)) expect(next(market, other)).toBeLessThanOrEqual(other * (1 + 1e-12));
          if (i < 300 && other > price * (1 + 1e-6)) expect(next(market, other)).toBeLessThan(other);
        }
      }),
    );
  });
  it("it is where the spiral from today's price ends, never above it on the way (2,000 rounds)", () => {
    fc.assert(
      fc.property(markets, (market) => {
        const { priceAfter: price } = fireSale(market);
        const end = spiral(market, 2000);
        expect(end).toBeGreaterThanOrEqual(price * (1 - 1e-9));
        // Away from a tipping point the spiral has arrived.
        if (Math.abs(end - spiral(market, 1900)) < 1e-12 * end) expect(Math.abs(end / price - 1)).toBeLessThan(1e-6);
      }),
    );
  });
  it("an interior case: 27,717.2155 with a partial sale, recomputed from its own sales", () => {
    const { priceAfter: price, sales } = fireSale(base);
    expect(Math.abs(price - 27717.215497981913)).toBeLessThan(1e-7);
    expect(priceAfter(base, sales[0]!)).toBeCloseTo(price, 7);
    expect(sales[1]).toBe(0);
  });
  it("10,000 GPUs against a depth of 1,500 with half of the buyers eligible: $30,000 becomes $20,972", () => {
    expect(Math.abs(fireSale({ ...base, debt: [3e8], units: [10000], depth: 1500, eligible: 0.5, elasticity: 0.24 }).priceAfter - 20972)).toBeLessThan(0.5);
  });
  it("a tipping point: 3,199.99… of debt stops at its own trigger, a little more goes all the way", () => {
    const one = (debt: number): FireSaleInput => ({ debt: [debt], units: [10], ltv: 0.5, price: 400, depth: 5, liqDays: 30, eligible: 1, elasticity: 1, cash: [0] });
    // At 400 a firm sells (debt − 2000)/200; up to 5 units the market takes them at 400.
    expect(fireSale(one(3000)).priceAfter).toBe(400);
    expect(fireSale(one(3000)).total).toBeCloseTo(5, 12);
    expect(fireSale(one(3001)).priceAfter).toBeCloseTo(200, 9);
    expect(fireSale(one(3001)).shortfalls[0]).toBeCloseTo(1001, 6);
  });
  it("a healthy firm without sales of its own is dragged in by its neighbour", () => {
    const firms: FireSaleInput = { ...base, debt: [2.9e8, 1.9e8], ltv: 0.65, depth: 700, elasticity: 0.24 };
    const alone = fireSale({ ...firms, debt: [1.9e8], units: [10000] });
    expect(alone.total).toBe(0);
    const together = fireSale(firms);
    expect(together.sales[1]!).toBeGreaterThan(0);
  });
  it("cash is paid first: a firm with its debt in cash neither sells nor falls short", () => {
    const paid = fireSale({ ...base, debt: [5e8, 1e8], cash: [5e8, 0], depth: 100 });
    expect([paid.total, paid.shortfalls]).toEqual([0, [0, 0]]);
    expect(fireSale({ ...base, debt: [4e8, 4e8], cash: [1e8], depth: 1e9 }).shortfalls).toEqual([0, 0]);
  });
  it("more depth or eligible buyers never lowers the price; more debt never raises it", () => {
    fc.assert(
      fc.property(markets, anywhere({ min: 1.01, max: 3 }), (market, more) => {
        const { priceAfter: price } = fireSale(market);
        expect(fireSale({ ...market, depth: market.depth * more }).priceAfter).toBeGreaterThanOrEqual(price * (1 - 1e-9));
        expect(fireSale({ ...market, debt: market.debt.map((debt) => debt * more) }).priceAfter).toBeLessThanOrEqual(price * (1 + 1e-9));
      }),
    );
  });
  it("shortfalls are max(0, debt − cash − price · units before the sale), firm by firm, and nobody sells more than it has", () => {
    fc.assert(
      fc.property(markets, (market) => {
        const { priceAfter: price, sales, shortfalls } = fireSale(market);
        market.debt.forEach((debt, i) => {
          expect(Math.abs(shortfalls[i]! - Math.max(0, debt - market.cash[i]! - price * market.units[i]!))).toBeLessThanOrEqual(1e-9 * (debt + 1));
          expect(sales[i]! >= 0 && sales[i]! <= market.units[i]!).toBe(true);
        });
      }),
    );
  });
  it("firms without GPUs, and no debt at all", () => {
    const idle = fireSale({ ...base, debt: [1e6, 0], units: [0, 10000] });
    expect([idle.priceAfter, idle.total, idle.shortfalls]).toEqual([30000, 0, [1e6, 0]]);
  });
  it("refuses lengths that differ", () => {
    expect(() => fireSale({ ...base, units: [1] })).toThrow(/^expected 2 numbers of GPUs as in debt, got 1/);
    expect(() => fireSale({ ...base, cash: [1, 2, 3] })).toThrow(/^expected one amount, or one for each of the 2 firms, got 3/);
  });
});
