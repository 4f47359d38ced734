import fc from "fast-check";
import { CalcError } from "../../../src/core/errors";
import { normalCdf } from "../../../src/core/numerics/normal";
import { breach } from "../../../src/core/risk/breach";
import { riskWeight, vasicek } from "../../../src/core/risk/capital";
import { breachCurve, type BreachCurveInput } from "../../../src/core/risk/first-passage";
import { fairSpread, loanPrice } from "../../../src/core/risk/loan-price";
import { collateralLoss, expectedLoss, impliedPd } from "../../../src/core/risk/loss";
import { merton, mertonPd } from "../../../src/core/risk/merton";
import { anywhere } from "../../support/anywhere";

const close = (got: number, expected: number, relative = 1e-10): void => expect(Math.abs(got - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
const between = (min: number, max: number) => anywhere({ min, max });
const caught = (run: () => unknown): CalcError => {
  try {
    run();
  } catch (found) {
    if (found instanceof CalcError) return found;
  }
  throw new Error("expected a CalcError");
};

describe("MERTON", () => {
  it("solves the two equations it stands for, from penny stocks to giants", () => {
    fc.assert(
      fc.property(between(-9, 9), between(0.02, 3), between(0.1, 20), between(-0.02, 0.15), (size, volEquity, years, rf) => {
        const equity = Math.exp(size);
        const all = merton({ equity, volEquity, debt: 1, rf, years });
        const call = all.assets * normalCdf(all.d1) - all.safeDebt * normalCdf(all.d2);
        expect(Math.abs(call - equity)).toBeLessThanOrEqual(1e-11 * all.assets);
        expect(Math.abs(all.assets * normalCdf(all.d1) * all.volAssets - equity * volEquity)).toBeLessThanOrEqual(1e-11 * all.assets * volEquity);
        close(all.debtValue + equity, all.assets);
        if (all.debtValue > 1e-3 * all.safeDebt) close(Math.exp(-(all.spread as number) * years) * all.safeDebt, all.debtValue);
        // The PD is that of MERTON_PD with the riskless drift.
        if (all.pd > 1e-12 && all.pd < 1 - 1e-12) close(mertonPd({ assets: all.assets, debt: 1, vol: all.volAssets, years, drift: rf }).pd, all.pd, 1e-8);
      }),
      { numRuns: 1000 },
    );
  });
  it("finds the assets behind an equity priced as a call", () => {
    fc.assert(
      fc.property(between(0.3, 5), between(0.05, 1), between(0.5, 10), (assets, vol, years) => {
        const safe = Math.exp(-0.04 * years);
        const d2 = (Math.log(assets / safe) - (vol * vol * years) / 2) / (vol * Math.sqrt(years));
        const d1 = d2 + vol * Math.sqrt(years);
        const equity = assets * normalCdf(d1) - safe * normalCdf(d2);
        fc.pre(equity > 1e-3);
        const volEquity = (normalCdf(d1) * vol * assets) / equity;
        const found = merton({ equity, volEquity, debt: 1, rf: 0.04, years });
        close(found.assets / assets, 1, 1e-7);
        close(found.volAssets / vol, 1, 1e-6);
      }),
    );
  });
  it("holds to the end of what volatility can be: assets are then equity and safe debt", () => {
    for (const volEquity of [1e-8, 1e-9, 1e-12, 1e-100]) {
      const { assets, volAssets, pd, spread } = merton({ equity: 3, volEquity, debt: 10, rf: 0.05, years: 1 });
      close(assets, 3 + 10 * Math.exp(-0.05), 1e-14);
      close(volAssets / volEquity, 3 / (3 + 10 * Math.exp(-0.05)), 1e-12);
      expect([pd, spread]).toEqual([0, 0]);
    }
  });
  it("has the digits of a recovery of next to nothing", () => {
    // 40 digits: 1.99367e-15 of 10 at a volatility of equity of 3 over thirty years.
    close((merton({ equity: 1000, volEquity: 3, debt: 10, rf: 0.05, years: 30 }).recovery as number) / 1.99367e-15, 1, 1e-5);
  });
  it("refuses no debt by name", () => {
    expect(caught(() => merton({ equity: 1, volEquity: 0.5, debt: 0, rf: 0, years: 1 }))).toMatchObject({ code: "division", argument: "debt" });
    expect(caught(() => merton({ equity: 1e300, volEquity: 0.5, debt: 1e-300, rf: 0, years: 1 }))).toMatchObject({ code: "bad-input", argument: "rf" });
  });
  it("MERTON_PD is 0 without debt, 1 without assets, and certain without volatility", () => {
    const one = { assets: 100, debt: 90, vol: 0.2, years: 1, drift: 0 };
    expect([mertonPd({ ...one, debt: 0 }).pd, mertonPd({ ...one, assets: 0 }).pd, mertonPd({ ...one, vol: 0 }).pd, mertonPd({ ...one, vol: 0, drift: -0.2 }).pd]).toEqual([0, 1, 0, 1]);
  });
});

describe("DSCR breach", () => {
  it("without volatility passes a test that is met exactly, whatever the unit of money", () => {
    for (const unit of [1, 1.004491922207442, 0.3, 1e-6]) {
      expect(breach({ revenue: 100 * unit, opex: 30 * unit, debtService: 70 * unit, fixed: 0, years: 1, vol: 0, threshold: 1 }).probability).toBe(0);
    }
    expect(breach({ revenue: 100, opex: 30, debtService: 70.001, fixed: 0, years: 1, vol: 0, threshold: 1 }).probability).toBe(1);
  });
  const one = { revenue: 100, opex: 30, debtService: 50, years: 1, vol: 0.3, fixed: 0, threshold: 1 };
  it("is MERTON_PD of revenue against what it has to pay", () => {
    for (const years of [0.25, 1, 7]) close(breach({ ...one, years }).probability, mertonPd({ assets: 100, debt: 80, vol: 0.3, years, drift: 0 }).pd, 1e-14);
  });
  it("moving revenue into a contract of the same amount lowers it; both sides scale together", () => {
    expect(breach({ ...one, revenue: 60, fixed: 40 }).probability).toBeLessThan(breach(one).probability);
    close(breach({ ...one, revenue: 1e8, opex: 3e7, debtService: 5e7 }).probability, breach(one).probability, 1e-14);
  });
  it("is certain without spot revenue, without volatility and today", () => {
    expect(breach({ ...one, revenue: 0 }).probability).toBe(1);
    expect(breach({ ...one, revenue: 0, fixed: 80 }).probability).toBe(0);
    expect([breach({ ...one, vol: 0 }).probability, breach({ ...one, years: 0, revenue: 79 }).probability, breach({ ...one, vol: 0, revenue: 80 }).probability]).toEqual([0, 1, 0]);
  });
});

describe("DSCR PD curve", () => {
  const curve = (more: Partial<BreachCurveInput>) => breachCurve({ revenue: [100], opex: [30], debtService: [55], vol: 0.3, fixed: [0], freq: 4, threshold: 1, method: "PASSAGE", ...more });
  it("rises, lies between its bounds, and starts with the single probability", () => {
    const amount = fc.array(between(20, 300), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(amount, between(0.01, 2), fc.constantFrom(1, 2, 4, 12), between(0, 60), (revenue, vol, freq, service) => {
        const debtService = revenue.map((_, t) => (t % 5 === 3 ? 0 : service));
        const of = (method: BreachCurveInput["method"]) => curve({ revenue, debtService, vol, freq, method });
        const [exact, low, high] = [of("PASSAGE"), of("LOWER").cumulative, of("UPPER").cumulative];
        close(exact.cumulative[0]!, exact.marginal[0]!, 1e-14);
        exact.cumulative.forEach((value, t) => {
          expect(value).toBeGreaterThanOrEqual(Math.max(low[t]! - 1e-11, exact.cumulative[t - 1] ?? 0));
          expect(value).toBeLessThanOrEqual(high[t]! + 1e-11);
        });
      }),
      { numRuns: 60 },
    );
  });
  it("never falls along the periods under any method, never leaves [0, 1], and LOWER is the running maximum, UPPER 1 − Π(1 − p)", () => {
    const period = fc.record({ revenue: between(0, 300), opex: between(0, 80), service: fc.oneof(fc.constant(0), between(0, 120)), fixed: fc.oneof(fc.constant(0), between(0, 200)) });
    fc.assert(fc.property(fc.array(period, { minLength: 1, maxLength: 24 }), fc.oneof(fc.constant(0), between(0.01, 2)), fc.constantFrom(1, 4, 12), between(0.5, 2), (path, vol, freq, threshold) => {
      const input = { revenue: path.map(({ revenue }) => revenue), opex: path.map(({ opex }) => opex), debtService: path.map(({ service }) => service), fixed: path.map(({ fixed }) => fixed), vol, freq, threshold };
      const { marginal } = curve({ ...input, method: "LOWER" });
      for (const method of ["PASSAGE", "LOWER", "UPPER"] as const) {
        let [before, survives] = [0, 1];
        curve({ ...input, method }).cumulative.forEach((value, t) => {
          expect(value).toBeGreaterThanOrEqual(before);
          expect(value).toBeLessThanOrEqual(1);
          survives *= 1 - marginal[t]!;
          if (method === "LOWER") close(value, Math.max(before, marginal[t]!), 1e-14);
          if (method === "UPPER") close(value, 1 - survives, 1e-12);
          before = value;
        });
      }
    }), { numRuns: 60 });
  });
  it("passes over periods without debt service and those a contract pays", () => {
    const revenue = [100, 90, 80, 70];
    const all = curve({ revenue, debtService: [0, 55, 0, 55], fixed: [0, 85, 0, 0] });
    expect(all.boundary.map((level) => level > 0)).toEqual([false, false, false, true]);
    // One test at the end of a year: 85/70.
    close(all.cumulative[3]!, breach({ revenue: 70, opex: 30, debtService: 55, years: 1, vol: 0.3, fixed: 0, threshold: 1 }).probability, 1e-13);
    expect(all.cumulative.slice(0, 3)).toEqual([0, 0, 0]);
  });
  it("one value repeats for every period, and another length is refused by name", () => {
    expect(curve({ revenue: [90, 80, 70] }).cumulative).toEqual(curve({ revenue: [90, 80, 70], opex: [30, 30, 30], debtService: [55, 55, 55] }).cumulative);
    expect(caught(() => curve({ revenue: [90, 80, 70], opex: [30, 30] }))).toMatchObject({ argument: "opex", message: "expected one value, or 3 as in revenue, got 2" });
    expect(caught(() => curve({ revenue: Array<number>(481).fill(1) }))).toMatchObject({ argument: "revenue", message: "expected at most 480 periods, got 481" });
    expect(curve({ revenue: Array<number>(2000).fill(100), method: "UPPER" }).cumulative).toHaveLength(2000);
  });
  it("approaches the probability of touching a constant barrier as tests grow denser", () => {
    // Continuous first passage of a driftless price below b = .85 within a year, vol .3 (Black and Cox), is the limit from below.
    const [a, s, nu] = [-Math.log(0.85), 0.3, -0.045];
    const touch = normalCdf((-a - nu) / s) + Math.exp((-2 * nu * a) / (s * s)) * normalCdf((-a + nu) / s);
    const at = (periods: number) => curve({ revenue: Array<number>(periods).fill(100), freq: periods }).cumulative[periods - 1]!;
    expect(at(48)).toBeLessThan(at(192));
    expect(at(192)).toBeLessThan(touch);
    // Broadie, Glasserman and Kou: discrete watching moves the barrier by e^(−.5826 vol √Δ); what is left is of the order of Δ.
    for (const periods of [48, 192]) {
      const moved = a + 0.5826 * s * Math.sqrt(1 / periods);
      close(at(periods), normalCdf((-moved - nu) / s) + Math.exp((-2 * nu * moved) / (s * s)) * normalCdf((-moved + nu) / s), 0.08 / periods);
    }
  });
});

describe("loan price and fair spread", () => {
  const bullet = (n: number, freq: number) => ({ opening: [100], repayments: Array.from({ length: n }, (_, t) => (t === n - 1 ? 100 : 0)), rf: 0.04, freq, capital: 0, hurdle: 0.1 });
  const level = { opening: [100, 75, 50, 25], repayments: [25, 25, 25, 25], rf: 0.05, freq: 4, capital: 0, hurdle: 0.1 };
  it("one period: (1 + rf) · pd · (1 − R)/(1 − pd)", () => {
    fc.assert(fc.property(between(0, 0.9), between(0, 1), (pd, recovery) => close(fairSpread({ ...bullet(1, 1), pd: [pd], recovery: [recovery] }).spread, (1.04 * pd * (1 - recovery)) / (1 - pd), 1e-12)));
  });
  it("full recovery is worth no spread, whatever the schedule and the PDs", () => {
    fc.assert(fc.property(between(0, 0.9), (pd) => close(fairSpread({ ...level, pd: [pd], recovery: [1] }).spread, 0, 1e-12)));
  });
  it("many payments a year: the hazard times the loss, h(1 − R)", () => {
    const spread = fairSpread({ ...bullet(5000, 1000), pd: [0.1], recovery: [0.3] }).spread;
    // First order in the length of a period: h · (1 − R) · (rf + h)/2000, about 6e-6.
    close(spread, -Math.log(0.9) * 0.7, 1e-5);
  });
  it("capital is charged on the surviving balance, so it adds exactly", () => {
    fc.assert(fc.property(between(0, 0.5), between(0, 0.3), between(0, 0.3), (pd, capital, hurdle) =>
      close(fairSpread({ ...level, pd: [pd], recovery: [0.4], capital, hurdle }).spread - fairSpread({ ...level, pd: [pd], recovery: [0.4] }).spread, capital * hurdle, 1e-13)));
  });
  it("par at the fair spread, and a point more for what the spread pays", () => {
    fc.assert(fc.property(between(0, 0.5), between(0, 0.9), between(0, 0.2), (pd, recovery, capital) => {
      const input = { ...level, pd: [pd], recovery: [recovery], capital };
      const { spread, spreadAnnuity } = fairSpread(input);
      close(loanPrice({ ...input, spread }).price, 1, 1e-12);
      close(loanPrice({ ...input, spread: spread + 0.01 }).price, 1 + (0.01 * spreadAnnuity) / 100, 1e-12);
    }));
  });
  it("any schedule, PDs and recoveries: full recovery is worth no spread, price at the fair spread is 1, price = 1 + (spread − fair) · annuity/face, capital adds", () => {
    const period = fc.record({ repaid: between(0, 1), hazard: between(0, 0.3), recovery: between(0, 1) });
    fc.assert(fc.property(fc.array(period, { minLength: 1, maxLength: 24 }), between(-0.02, 0.15), fc.constantFrom(1, 2, 4, 12), between(0, 0.3), between(0, 0.3), between(-0.05, 0.3), (path, rf, freq, capital, hurdle, offered) => {
      let [balance, alive] = [100, 1];
      const rows = path.map(({ repaid, hazard, recovery }, t) => {
        const opening = balance;
        balance *= 1 - (t === path.length - 1 ? 1 : repaid * 0.5);
        alive *= 1 - hazard;
        return { opening, repayment: opening - balance, pd: 1 - alive, recovery };
      });
      const loan = { opening: rows.map(({ opening }) => opening), repayments: rows.map(({ repayment }) => repayment), pd: rows.length === 1 ? [path[0]!.hazard] : rows.map(({ pd }) => pd), rf, freq, capital, hurdle };
      const recovery = rows.map((row) => row.recovery);
      const { spread, spreadAnnuity } = fairSpread({ ...loan, recovery });
      close(fairSpread({ ...loan, recovery: [1], capital: 0 }).spread, 0, 1e-11);
      close(spread - fairSpread({ ...loan, recovery, capital: 0 }).spread, capital * hurdle, 1e-12);
      close(loanPrice({ ...loan, recovery, spread }).price, 1, 1e-12);
      close(loanPrice({ ...loan, recovery, spread: offered }).price, 1 + ((offered - spread) * spreadAnnuity) / 100, 1e-11);
      expect(fairSpread({ ...loan, recovery: recovery.map((share) => share / 2) }).spread).toBeGreaterThanOrEqual(spread - 1e-12);
    }));
  });
  it("an annual PD is the same as its cumulative path", () => {
    const path = [1, 2, 3, 4].map((t) => 1 - 0.9 ** (t / 4));
    close(fairSpread({ ...level, pd: path, recovery: [0.4] }).spread, fairSpread({ ...level, pd: [0.1], recovery: [0.4] }).spread, 1e-13);
  });
  it("without default only capital is paid; with certain default the price is the recovery", () => {
    expect(fairSpread({ ...level, pd: [0], recovery: [0], capital: 0.1, hurdle: 0.12 }).spread).toBeCloseTo(0.012, 14);
    close(loanPrice({ ...bullet(3, 1), pd: [1], recovery: [0.35], spread: 0.5 }).price, 0.35, 1e-14);
    expect(caught(() => fairSpread({ ...bullet(3, 1), pd: [1], recovery: [0.35] }))).toMatchObject({ code: "division", argument: "pd" });
  });
  it("refuses falling cumulative PDs, other lengths and no balance by name", () => {
    const bad = (more: object) => caught(() => loanPrice({ ...level, pd: [0.01], recovery: [0.4], ...more }));
    expect(bad({ pd: [0.01, 0.05, 0.03, 0.1] }).message).toBe("expected cumulative probabilities, which never fall, got 0.03 after 0.05 in period 3");
    expect(bad({ pd: [0.01, 0.02] })).toMatchObject({ argument: "pd", message: "expected one value, or 4 as in opening, got 2" });
    expect(bad({ opening: [0, 1, 1, 1] })).toMatchObject({ code: "division", argument: "opening" });
  });
});

describe("loss", () => {
  it("expected loss of a bullet with flat LGD is the LGD times the PD, undiscounted", () => {
    fc.assert(fc.property(between(0, 1), between(0, 1), fc.constantFrom(1, 2, 4, 12), (pd, lgd, freq) =>
      close(expectedLoss({ opening: Array<number>(3 * freq).fill(1000), pd: [pd], lgd: [lgd], rf: 0, freq }).expectedLoss, 1000 * lgd * (1 - (1 - pd) ** 3), 1e-12)));
  });
  it("adds over tranches and keeps the digits of a tiny PD", () => {
    const opening = [100, 80, 60];
    const part = (share: number) => expectedLoss({ opening: opening.map((balance) => share * balance), pd: [0.03], lgd: [0.4, 0.5, 0.6], rf: 0.05, freq: 1 }).expectedLoss;
    close(part(0.3) + part(0.7), part(1), 1e-14);
    close(expectedLoss({ opening: [100], pd: [1e-12], lgd: [1], rf: 0, freq: 1 }).expectedLoss / 1e-10, 1, 1e-12);
  });
  it("LGD is 1 − cover up to cover 1; seniors take first; nothing exposed has none", () => {
    const one = { ead: 100, collateral: 80, haircut: 0.25, unsecuredRec: 0, senior: 0 };
    expect(collateralLoss(one).lgd).toBeCloseTo(0.4, 15);
    expect(collateralLoss({ ...one, senior: 70 }).lgd).toBe(1);
    expect(collateralLoss({ ...one, collateral: 1000 }).lgd).toBe(0);
    expect(caught(() => collateralLoss({ ...one, ead: 0 }))).toMatchObject({ code: "division", argument: "ead" });
  });
  it("an implied PD compounds over years and pays for itself in a spread", () => {
    fc.assert(fc.property(between(0, 0.5), between(0, 0.95), fc.integer({ min: 1, max: 30 }), (spread, recovery, years) => {
      const { annualPd, pd } = impliedPd({ spread, recovery, years });
      close(1 - pd, (1 - annualPd) ** years, 1e-12);
    }));
  });
});

describe("loss, for all inputs", () => {
  it("the PD that a spread implies is paid for by that spread: FAIR_SPREAD of IMPLIED_PD, many payments a year", () => {
    fc.assert(fc.property(between(0.001, 0.15), between(0, 0.8), fc.integer({ min: 1, max: 10 }), (spread, recovery, years) => {
      const { annualPd } = impliedPd({ spread, recovery, years });
      const n = 500 * years;
      const fair = fairSpread({ opening: Array<number>(n).fill(100), repayments: Array.from({ length: n }, (_, t) => (t === n - 1 ? 100 : 0)), pd: [annualPd], recovery: [recovery], rf: 0.04, freq: 500, capital: 0, hurdle: 0 });
      // First order in the length of a period: hazard · (rf + hazard)/1000.
      const hazard = spread / (1 - recovery);
      expect(Math.abs(fair.spread / spread - 1)).toBeLessThan((0.04 + hazard) / 500);
    }), { numRuns: 20 });
  });
  it("LGD is max(0, 1 − max(0, C(1 − h) − senior)/EAD)(1 − u), within [0, 1]", () => {
    fc.assert(fc.property(between(1, 1e3), between(0, 3e3), between(0, 1), between(0, 1), between(0, 1e3), (ead, collateral, haircut, unsecuredRec, senior) => {
      const { lgd } = collateralLoss({ ead, collateral, haircut, unsecuredRec, senior });
      close(lgd, Math.max(0, 1 - Math.max(0, collateral * (1 - haircut) - senior) / ead) * (1 - unsecuredRec), 1e-12);
      expect(lgd >= 0 && lgd <= 1).toBe(true);
    }));
  });
  it("expected loss is Σ ΔPD · LGD · opening · DF, and never more than the first balance where balances do not rise", () => {
    const period = fc.record({ kept: between(0, 1), hazard: between(0, 0.4), lgd: between(0, 1) });
    fc.assert(fc.property(fc.array(period, { minLength: 2, maxLength: 24 }), between(0, 0.1), fc.constantFrom(1, 4, 12), (path, rf, freq) => {
      let [opening, alive, loss] = [100, 1, 0];
      const rows = path.map(({ kept, hazard, lgd }, t) => {
        const row = { opening, lgd, pd: 1 - alive * (1 - hazard) };
        loss += alive * hazard * lgd * opening * (1 + rf / freq) ** -(t + 1);
        alive *= 1 - hazard;
        opening *= kept;
        return row;
      });
      const got = expectedLoss({ opening: rows.map((row) => row.opening), pd: rows.map(({ pd }) => pd), lgd: rows.map(({ lgd }) => lgd), rf, freq }).expectedLoss;
      close(got, loss, 1e-12);
      expect(got).toBeLessThanOrEqual(100);
    }));
  });
});

describe("Vasicek and Basel", () => {
  it("loss lies between 0 and LGD and never falls with the PD or the confidence, at every correlation", () => {
    fc.assert(fc.property(between(0, 1), between(0, 1), between(0.01, 0.9999), between(0, 1), between(0, 0.2), (pd, rho, conf, lgd, more) => {
      const at = (change: object) => vasicek({ pd, rho, conf, lgd, ...change }).loss;
      expect(at({})).toBeGreaterThanOrEqual(0);
      expect(at({})).toBeLessThanOrEqual(lgd);
      expect(at({ pd: Math.min(1, pd + more) })).toBeGreaterThanOrEqual(at({}) - 1e-14);
      expect(at({ conf: conf + (1 - conf) * more })).toBeGreaterThanOrEqual(at({}) - 1e-14);
    }));
  });
  it("without correlation the loss is the expected one, with full correlation all or nothing", () => {
    for (const pd of [0, 0.01, 0.5, 1]) close(vasicek({ pd, rho: 0, conf: 0.999, lgd: 0.4 }).loss, 0.4 * pd, 1e-14);
    expect([0.0005, 0.002].map((pd) => vasicek({ pd, rho: 1, conf: 0.999, lgd: 1 }).loss)).toEqual([0, 1]);
  });
  it("the average over all confidences is the expected loss", () => {
    const n = 4000;
    const mean = Array.from({ length: n }, (_, i) => vasicek({ pd: 0.02, rho: 0.2, conf: (i + 0.5) / n, lgd: 1 }).loss).reduce((sum, loss) => sum + loss, 0) / n;
    // Midpoint rule with a steep end: good to some 1e-5.
    expect(Math.abs(mean - 0.02)).toBeLessThan(5e-5);
  });
  it("a risk weight is linear in LGD, clamps maturity and sales, and is 0 at pd 0 and 1", () => {
    const rw = (more: object) => riskWeight({ pd: 0.01, lgd: 0.45, maturity: 2.5, salesEurM: undefined, ...more }).riskWeight;
    close(rw({ lgd: 0.9 }), 2 * rw({}), 1e-14);
    expect([rw({ maturity: 0 }), rw({ maturity: 30 })]).toEqual([rw({ maturity: 1 }), rw({ maturity: 5 })]);
    expect([rw({ salesEurM: 1 }), rw({ salesEurM: 500 })]).toEqual([rw({ salesEurM: 5 }), rw({})]);
    expect([rw({ pd: 0 }), rw({ pd: 1 })]).toEqual([0, 0]);
  });
  it("has no answer where its maturity adjustment turns negative, at a pd of about 2.9e-6", () => {
    const pole = Math.exp((0.11852 - Math.sqrt(2 / 3)) / 0.05478);
    expect(pole).toBeCloseTo(2.93e-6, 8);
    const at = (pd: number) => riskWeight({ pd, lgd: 0.45, maturity: 2.5, salesEurM: undefined });
    expect(at(pole * 1.01).riskWeight).toBeGreaterThan(0);
    expect(caught(() => at(pole * 0.99))).toMatchObject({ code: "not-defined", argument: "pd" });
  });
});
