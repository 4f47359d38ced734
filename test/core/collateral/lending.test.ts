import fc from "fast-check";
import { backstop, type BackstopInput } from "../../../src/core/collateral/backstop";
import { borrowingBase, borrowingBasePath, eligibleReceivables } from "../../../src/core/collateral/borrowing-base";
import { deployableGpus } from "../../../src/core/collateral/deployable";
import { normalCdf, normalQuantile } from "../../../src/core/numerics/normal";
import { anywhere } from "../../support/anywhere";

describe("BORROWING_BASE", () => {
  it("a cap binds after the advance rate, a reserve after the sum", () => {
    const { availability, base } = borrowingBase({ gross: [100, 100], ineligible: [0, 50], advance: [0.9, 0.9], cap: [60, 60], reserve: 5 });
    expect(availability).toEqual([60, 45]);
    expect(base).toBe(100);
  });
  it("is never negative, and no class lends against another's ineligibles", () => {
    expect(borrowingBase({ gross: [10, 100], ineligible: [200, 0], advance: [1], reserve: 0 }).base).toBe(100);
    expect(borrowingBase({ gross: [10], ineligible: [0], advance: [1], reserve: 99 }).base).toBe(0);
  });
  it("refuses lengths that do not fit", () => {
    expect(() => borrowingBase({ gross: [1, 2], ineligible: [0], advance: [1], reserve: 0 })).toThrow(/^expected 2 amounts as in gross, got 1/);
    expect(() => borrowingBase({ gross: [1, 2], ineligible: [0, 0], advance: [1, 1, 1], reserve: 0 })).toThrow(/^expected one value, or one for each of the 2 classes, got 3/);
  });
});

describe("ELIGIBLE_AR", () => {
  it("a debtor exactly at the cross-age limit stays, one above drops out", () => {
    expect(eligibleReceivables({ current: [50, 49], aged: [50, 51], crossAge: 0.5, concLimit: 1 }).eligible).toEqual([50, 0]);
  });
  it("the limit is a share of the total before it, debtors that dropped out not counted", () => {
    const { debtorLimit, total } = eligibleReceivables({ current: [60, 40, 100], aged: [0, 0, 300], crossAge: 0.5, concLimit: 0.25 });
    expect(debtorLimit).toBe(25);
    expect(total).toBe(50);
  });
  it("one customer at 62 % and one at 15 % with a limit of 25 %: 25 + 15 + 23 of 100", () => {
    expect(eligibleReceivables({ current: [62, 15, 23], aged: [0, 0, 0], crossAge: 0.5, concLimit: 0.25 }).total).toBeCloseTo(63, 12);
  });
  it("no receivables, no base, and no division by nothing", () => {
    expect(eligibleReceivables({ current: [0], aged: [0], crossAge: 0.5, concLimit: 1 }).total).toBe(0);
  });
});

describe("ABL_PATH", () => {
  it("the loan never exceeds its limit, never rises, and prepayments add up to what is repaid", () => {
    fc.assert(
      fc.property(anywhere({ min: 0, max: 200 }), fc.array(anywhere({ min: 0, max: 300 }), { minLength: 1, maxLength: 20 }), anywhere({ min: 0, max: 1 }), (debt, values, advance) => {
        const { balances, prepayments, limits } = borrowingBasePath({ debt, values, advance: [advance] });
        balances.forEach((balance, t) => expect(balance).toBeLessThanOrEqual(Math.min(limits[t]!, t === 0 ? debt : balances[t - 1]!)));
        prepayments.forEach((paid) => expect(paid).toBeGreaterThanOrEqual(0));
        expect(prepayments.reduce((sum, paid) => sum + paid, balances.at(-1)!)).toBeCloseTo(debt, 9);
      }),
    );
  });
  it("the balance is the least limit so far", () => {
    expect(borrowingBasePath({ debt: 100, values: [120, 90, 100, 80], advance: [1, 1, 0.5, 1] }).balances).toEqual([100, 90, 50, 50]);
  });
});

describe("BACKSTOP_VALUE", () => {
  const base: BackstopInput = { guaranteed: 10000, value: 20000, vol: 0.4, years: 3, decay: 0.23, disc: 0.04, pd: 0.1, rho: 0.5 };
  const value = (change: Partial<BackstopInput> = {}) => backstop({ ...base, ...change }).backstopValue;

  /** E[(guaranteed − value at the end)⁺, guarantor alive], over the price: Simpson's rule on ±9 standard deviations. */
  const byQuadrature = ({ guaranteed, value: today, vol, years, decay, disc, pd, rho }: BackstopInput): number => {
    const spread = vol * Math.sqrt(years);
    const forward = today * (1 - decay) ** years;
    // The payoff ends at z = −d2: integrate up to that kink, so that every cell is smooth.
    const end = (Math.log(guaranteed / forward) + (spread * spread) / 2) / spread;
    const [low, cells] = [-12, 4000];
    const h = (end - low) / cells;
    let sum = 0;
    for (let i = 0; i <= cells; i += 1) {
      const z = low + i * h;
      const alive = pd === 0 ? 1 : 1 - normalCdf((normalQuantile(pd) - rho * z) / Math.sqrt(1 - rho * rho));
      const payoff = guaranteed - forward * Math.exp(spread * z - (spread * spread) / 2);
      sum += (i === 0 || i === cells ? 1 : i % 2 ? 4 : 2) * payoff * alive * Math.exp((-z * z) / 2);
    }
    return ((sum * h) / 3 / Math.sqrt(2 * Math.PI)) * (1 + disc) ** -years;
  };

  it("equals the expectation integrated over the price (1e-9 of the guarantee)", () => {
    const guarantees: fc.Arbitrary<BackstopInput> = fc.record({
      guaranteed: anywhere({ min: 1000, max: 40000 }),
      value: anywhere({ min: 5000, max: 40000 }),
      vol: anywhere({ min: 0.1, max: 1 }),
      years: anywhere({ min: 0.5, max: 6 }),
      decay: anywhere({ min: -0.1, max: 0.4 }),
      disc: anywhere({ min: 0, max: 0.2 }),
      pd: anywhere({ min: 0.001, max: 0.9 }),
      rho: anywhere({ min: -0.8, max: 0.8 }),
    });
    fc.assert(fc.property(guarantees, (guarantee) => {
      const { spread, d2 } = backstop(guarantee);
      fc.pre(d2 < 10 && d2 > -10 && spread > 0);
      expect(Math.abs(value(guarantee) - byQuadrature(guarantee)) / guarantee.guaranteed).toBeLessThan(1e-9);
    }));
  });
  it("an independent guarantor pays in the share of cases in which he lives: (1 − pd) · riskless", () => {
    expect(value({ rho: 0 })).toBeCloseTo(0.9 * value({ pd: 0 }), 8);
    expect(Math.abs(value({ rho: 0 }) - 2439)).toBeLessThan(0.5);
  });
  it("falls with pd, and with rho while the guarantor may fail; a failed guarantor is worth nothing", () => {
    expect(value({ pd: 0.2 })).toBeLessThan(value());
    expect(value({ rho: 0.9 })).toBeLessThan(value());
    expect(value({ rho: -0.5 })).toBeGreaterThan(value());
    expect(value({ pd: 1 })).toBe(0);
  });
  it("perfect wrong-way risk: he fails in the worst tenth, so only prices above that are covered", () => {
    // Put spread: strike 10000 less the part below the price at z = Φ⁻¹(.1), both by the riskless put and the forward.
    const { forward, spread, discountFactor } = backstop(base);
    const c = normalQuantile(0.1);
    const worst = 10000 * 0.1 - forward * normalCdf(c - spread);
    expect(value({ rho: 1 })).toBeCloseTo(value({ pd: 0 }) - discountFactor * worst, 6);
  });
  it("perfect right-way risk: he fails only in the best tenth, where nothing is due", () => {
    expect(value({ rho: -1 })).toBeCloseTo(value({ pd: 0 }), 8);
  });
  it("put–call parity: the put less the call is the discounted guarantee less the forward", () => {
    const put = backstop({ ...base, pd: 0 });
    const call = put.discountFactor * (put.forward * normalCdf(put.d1) - 10000 * normalCdf(put.d2));
    expect(put.backstopValue - call).toBeCloseTo(put.discountFactor * (10000 - put.forward), 8);
  });
  it("a value that is certain: the shortfall, discounted, if he lives", () => {
    expect(value({ vol: 0, disc: 0 })).toBeCloseTo(0.9 * (10000 - 20000 * 0.77 ** 3), 8);
    expect(value({ vol: 0, decay: 0 })).toBe(0);
    expect(value({ years: 0, value: 9000 })).toBeCloseTo(900, 9);
  });
});

describe("DEPLOYABLE_GPUS", () => {
  const base = { siteMw: 20, kwPerGpu: 1.275, pue: 1.25, gpusPerServer: 8 };
  it("power and racks: the smaller limit holds", () => {
    expect(deployableGpus(base).deployable).toBe(12549);
    expect(deployableGpus({ ...base, racks: 10, rackKw: 30.6 }).deployable).toBe(240);
    expect(deployableGpus({ ...base, racks: 10000, rackKw: 30.6 }).deployable).toBe(12549);
  });
  it("whole servers fit although binary numbers say a little less: 40.8/10.2, 30.6/10.2, 5.1/1.7", () => {
    for (const [rackKw, serverKw, servers] of [[40.8, 10.2, 4], [30.6, 10.2, 3], [5.1, 1.7, 3]] as const) {
      expect(deployableGpus({ ...base, racks: 1, rackKw, serverKw }).serversInRack).toBe(servers);
    }
    expect(deployableGpus({ ...base, racks: 1, rackKw: 30.5, serverKw: 10.2 }).serversInRack).toBe(2);
  });
  it("a cap on servers binds with or without the power of a rack", () => {
    expect(deployableGpus({ ...base, racks: 10, rackKw: 60, serversPerRack: 4 }).deployable).toBe(320);
    expect(deployableGpus({ ...base, racks: 10, serversPerRack: 4 }).deployable).toBe(320);
  });
  it("a 120 kW system has no place in 40 kW racks", () => {
    expect(deployableGpus({ ...base, racks: 500, rackKw: 40, serverKw: 120, gpusPerServer: 72 }).deployable).toBe(0);
  });
  it("refuses racks without their power and a rack without a count", () => {
    expect(() => deployableGpus({ ...base, racks: 5 })).toThrow(/^expected the power of a rack, or servers_per_rack/);
    expect(() => deployableGpus({ ...base, rackKw: 30 })).toThrow(/^expected the number of racks/);
  });
});
