import fc from "fast-check";
import { CalcError } from "../../../src/core/errors";
import { conversion, type ConversionInput } from "../../../src/core/miners/conversion";
import { convertClaim } from "../../../src/core/miners/convert-claim";
import { convergeCorrelation } from "../../../src/core/miners/correlation";
import { hitProbability } from "../../../src/core/miners/hit-probability";
import { jointDefault, tailDependence } from "../../../src/core/miners/joint-default";
import { leverageBridge } from "../../../src/core/miners/leverage-bridge";
import { minerPd, minerPdStress } from "../../../src/core/miners/miner-pd";
import { bothBelow, oneBelow } from "../../../src/core/miners/two-assets";
import { normalCdf } from "../../../src/core/numerics/normal";
import { integrate } from "../../../src/core/numerics/quadrature";
import { mertonPd } from "../../../src/core/risk/merton";
import { anywhere } from "../../support/anywhere";
import reference from "../../reference/student-t.json";

const close = (got: number, expected: number, relative = 1e-12): void => expect(Math.abs(got - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
const between = (min: number, max: number) => anywhere({ min, max });
const caught = (run: () => unknown): CalcError => {
  try {
    run();
  } catch (found) {
    if (found instanceof CalcError) return found;
  }
  throw new Error("expected a CalcError");
};

const miner = { btcQty: 5000, btcPrice: 90_000, btcVol: 0.55, siteValue: 300e6, siteVol: 0.35, debt: 450e6, years: 1, rho: 0.3, siteDecay: 0.23, btcDrift: 0 };

describe("two lognormal assets against a debt", () => {
  const leg = fc.record({ value: between(-5, 5).map(Math.exp), drift: between(-0.5, 0.5), spread: between(-4, 2).map(Math.exp) });
  /** Correlations anywhere, and close to 1 and −1. */
  const correlation = fc.oneof(between(-1, 1), between(0.3, 8).map((digits) => 1 - 10 ** -digits), between(0.3, 8).map((digits) => 10 ** -digits - 1));
  it("gives the same conditioned on either asset", () => {
    fc.assert(
      fc.property(leg, leg, correlation, between(-1.5, 1.5), (one, other, rho, size) => {
        const debt = (one.value + other.value) * Math.exp(size);
        expect(Math.abs(bothBelow(one, other, rho, debt) - bothBelow(other, one, rho, debt))).toBeLessThan(1e-11);
      }),
      { numRuns: 600 },
    );
  });
  it("scales with money and rises with the debt", () => {
    fc.assert(
      fc.property(leg, leg, correlation, between(0.1, 3), (one, other, rho, debt) => {
        const scaled = [one, other].map((part) => ({ ...part, value: 1e6 * part.value })) as [typeof one, typeof other];
        const pd = bothBelow(one, other, rho, debt);
        close(bothBelow(...scaled, rho, 1e6 * debt), pd, 1e-11);
        expect(bothBelow(one, other, rho, 1.1 * debt)).toBeGreaterThanOrEqual(pd - 1e-11);
      }),
      { numRuns: 300 },
    );
  });
  it("is continuous at correlation 1 and −1, where one variable decides", () => {
    // The change over 1e-9 of correlation is of the order of √1e-9 at most.
    for (const debt of [0.5, 1.5, 2, 2.5, 4]) {
      const [one, other] = [{ value: 1, drift: 0, spread: 0.5 }, { value: 1.2, drift: -0.1, spread: 0.3 }];
      for (const end of [1, -1]) expect(Math.abs(bothBelow(one, other, end, debt) - bothBelow(one, other, end * (1 - 1e-9), debt))).toBeLessThan(2e-5);
    }
  });
  it("equal assets at correlation 1 are one asset; a tiny leg hardly matters", () => {
    const one = { value: 1, drift: 0, spread: 0.5 };
    close(bothBelow(one, one, 1, 1.7), oneBelow({ ...one, value: 2 }, 1.7));
    close(bothBelow(one, { ...one, value: 1e-12 }, 0.4, 0.8), oneBelow(one, 0.8), 1e-10);
    close(bothBelow(one, { ...one, spread: 1e-9 }, 0.4, 1.8), oneBelow(one, 0.8), 1e-8);
  });
});

describe("MINER_PD", () => {
  it("is MERTON_PD with one asset, or with sites that do not move", () => {
    close(minerPd({ ...miner, siteValue: 0, debt: 300e6 }).pd, mertonPd({ assets: 450e6, debt: 300e6, vol: 0.55, years: 1, drift: 0 }).pd);
    close(minerPd({ ...miner, siteVol: 0 }).pd, mertonPd({ assets: 450e6, debt: 450e6 - 300e6 * 0.77, vol: 0.55, years: 1, drift: 0 }).pd);
    close(minerPd({ ...miner, btcQty: 0, debt: 200e6 }).pd, mertonPd({ assets: 300e6, debt: 200e6, vol: 0.35, years: 1, drift: Math.log(0.77) }).pd);
  });
  it("rises with correlation below the median of assets, and is 18.0 % and 26.8 % at its ends, as the model paper prints", () => {
    const at = (rho: number) => minerPd({ ...miner, rho }).pd;
    const path = [-1, -0.9, -0.5, 0, 0.3, 0.6, 0.9, 0.99, 0.999, 1].map(at);
    path.slice(1).forEach((pd, i) => expect(pd).toBeGreaterThanOrEqual(path[i]!));
    expect([at(0).toFixed(3), at(1).toFixed(3)]).toEqual(["0.180", "0.268"]);
  });
  const balances = fc.record({
    btcQty: between(0, 10_000), btcPrice: between(1e4, 3e5), btcVol: between(0.05, 1.5), siteValue: between(1e6, 3e9), siteVol: between(0.05, 1.2), years: between(0.1, 6),
    siteDecay: between(0, 0.4), btcDrift: between(-0.2, 0.2), cover: between(0.2, 1.2),
  }).map(({ cover, ...balance }) => ({ ...balance, debt: cover * (balance.btcQty * balance.btcPrice + balance.siteValue) }));
  it("is MERTON_PD with one asset, or with sites that do not move, whatever the balance sheet and rho", () => {
    fc.assert(fc.property(balances, between(-1, 1), (given, rho) => {
      const { btcQty, btcPrice, btcVol, siteValue, siteVol, debt, years, siteDecay, btcDrift } = given;
      const [coins, siteDrift] = [btcQty * btcPrice, Math.log1p(-siteDecay)];
      close(minerPd({ ...given, rho, siteValue: 0 }).pd, mertonPd({ assets: coins, debt, vol: btcVol, years, drift: btcDrift }).pd);
      close(minerPd({ ...given, rho, btcQty: 0 }).pd, mertonPd({ assets: siteValue, debt, vol: siteVol, years, drift: siteDrift }).pd);
      const left = debt - siteValue * (1 - siteDecay) ** years;
      if (left > 0) close(minerPd({ ...given, rho, siteVol: 0 }).pd, mertonPd({ assets: coins, debt: left, vol: btcVol, years, drift: btcDrift }).pd);
    }));
  });
  it("rises with a rho of 0 and more while debt is below the median of assets, that is PD below ½", () => {
    fc.assert(fc.property(balances, between(0, 1), between(0, 1), (given, one, two) => {
      const [low, high] = [Math.min(one, two), Math.max(one, two)].map((rho) => minerPd({ ...given, rho }).pd) as [number, number];
      fc.pre(low < 0.5 && high < 0.5);
      expect(high).toBeGreaterThanOrEqual(low - 1e-12);
    }));
  });
  it("but not below a rho of 0, where assets are skewed: nearly hedged, a PD of almost ½ falls as the hedge gets worse", () => {
    const hedged = { btcQty: 1, btcPrice: 1.11, btcVol: 0.08, siteValue: 1, siteVol: 0.91, debt: 0.383, years: 4.55, siteDecay: 0.5, btcDrift: -0.24 };
    const [tight, loose] = [-0.995, -0.856].map((rho) => minerPd({ ...hedged, rho }).pd) as [number, number];
    expect(loose).toBeLessThan(tight);
    expect(tight).toBeLessThan(0.51);
  });
  it("and well above the median it falls with rho: debt of twice the assets", () => {
    expect(minerPd({ ...miner, debt: 1.5e9, rho: 0.9 }).pd).toBeLessThan(minerPd({ ...miner, debt: 1.5e9, rho: 0 }).pd);
  });
  it("under stress is (1 − p) · MINER_PD + p · MINER_PD of the stressed balance sheet, whatever both are", () => {
    fc.assert(fc.property(balances, between(-1, 1), between(-1, 1), between(0, 1), between(0.5, 3), between(0, 0.9), (given, rho, rhoStress, pStress, volMult, shock) => {
      const mixture = minerPdStress({ ...given, rho, rhoStress, pStress, volMult, btcShock: shock, siteShock: shock / 2 }).pd;
      const shocked = { ...given, rho: rhoStress, btcVol: given.btcVol * volMult, siteVol: given.siteVol * volMult, btcPrice: given.btcPrice * (1 - shock), siteValue: given.siteValue * (1 - shock / 2) };
      close(mixture, (1 - pStress) * minerPd({ ...given, rho }).pd + pStress * minerPd(shocked).pd, 1e-11);
    }));
  });
  it("is 0 without debt, 1 without assets", () => {
    expect([minerPd({ ...miner, debt: 0 }).pd, minerPd({ ...miner, btcPrice: 0, siteValue: 0 }).pd]).toEqual([0, 1]);
  });
  it("in two regimes is a mixture: calm at p 0, shocked at p 1", () => {
    const stress = { ...miner, rhoStress: 0.9, volMult: 1.5, btcShock: 0.3, siteShock: 0.2 };
    expect(minerPdStress({ ...stress, pStress: 0 }).pd).toBe(minerPd(miner).pd);
    const shocked = minerPd({ ...miner, rho: 0.9, btcVol: 0.825, siteVol: 0.35 * 1.5, btcPrice: 63_000, siteValue: 240e6 }).pd;
    close(minerPdStress({ ...stress, pStress: 1 }).pd, shocked);
    close(minerPdStress({ ...stress, pStress: 0.25 }).pd, 0.75 * minerPd(miner).pd + 0.25 * shocked);
  });
});

describe("joint default", () => {
  it.each(reference.copula)("t copula of $p1 and $p2 at $rho, $dof", ({ p1, p2, rho, dof, expected }) => expect(Math.abs(jointDefault({ pd1: p1, pd2: p2, rho, dof }).joint - expected)).toBeLessThan(1e-10));
  it.each(reference.conditional)("t copula of $p1 and $p2 at $rho, $dof, by the other route", ({ p1, p2, rho, dof, expected }) => {
    const missed = Math.abs(jointDefault({ pd1: p1, pd2: p2, rho, dof }).joint - expected);
    expect(missed).toBeLessThan(1e-16 + 1e-11 * expected);
  });
  it("at ½ and ½ is ¼ + asin(rho)/2π under every copula of the family", () => {
    for (const rho of [-0.99, -0.4, 0, 0.3, 0.8, 0.999]) {
      for (const dof of [undefined, 0.3, 2, 50, 1e5]) close(jointDefault({ pd1: 0.5, pd2: 0.5, rho, dof }).joint, 0.25 + Math.asin(rho) / (2 * Math.PI), 1e-11);
    }
  });
  it("is symmetric, rises with rho, and keeps the bounds of any dependence", () => {
    const p = fc.oneof(between(0, 1), between(1e-9, 1e-3), fc.constantFrom(0, 1));
    const dofs = fc.oneof(fc.constant(undefined), between(0.1, 200));
    fc.assert(
      fc.property(p, p, between(-1, 1), between(-1, 1), dofs, (pd1, pd2, one, two, dof) => {
        const [low, high] = [Math.min(one, two), Math.max(one, two)];
        const joint = jointDefault({ pd1, pd2, rho: low, dof }).joint;
        expect(Math.abs(jointDefault({ pd1: pd2, pd2: pd1, rho: low, dof }).joint - joint)).toBeLessThan(1e-11);
        expect(jointDefault({ pd1, pd2, rho: high, dof }).joint).toBeGreaterThanOrEqual(joint - 1e-11);
        // P(both) + P(first alone) = P(first); "second survives" is its mirror image with rho turned round.
        close(joint + jointDefault({ pd1, pd2: 1 - pd2, rho: -low, dof }).joint, pd1, 1e-10);
      }),
      { numRuns: 400 },
    );
  });
  it("ends at the smaller PD and at max(0, p + q − 1)", () => {
    for (const dof of [undefined, 3]) {
      expect(jointDefault({ pd1: 0.1, pd2: 0.3, rho: 1, dof }).joint).toBe(0.1);
      expect(jointDefault({ pd1: 0.8, pd2: 0.3, rho: -1, dof }).joint).toBeCloseTo(0.1, 15);
    }
  });
  it("limits for all PDs: independent at rho 0 under the Gaussian copula, more than that under the t; min at 1, max(0, p + q − 1) at −1 and near both", () => {
    fc.assert(fc.property(between(0.001, 0.499), between(0.001, 0.499), between(0.5, 50), (pd1, pd2, dof) => {
      close(jointDefault({ pd1, pd2, rho: 0, dof: undefined }).joint, pd1 * pd2, 1e-14);
      // Both below the middle: the common mixing variable of the t copula brings them there together.
      expect(jointDefault({ pd1, pd2, rho: 0, dof }).joint).toBeGreaterThan(pd1 * pd2);
      for (const copula of [undefined, dof]) {
        const [least, most] = [Math.max(0, pd1 + pd2 - 1), Math.min(pd1, pd2)];
        expect([1, -1].map((rho) => jointDefault({ pd1, pd2, rho, dof: copula }).joint)).toEqual([most, expect.closeTo(least, 15)]);
        // √(1 − rho²) = 1.4e-5 is the width of the corner that is cut off.
        for (const [rho, limit] of [[1, most], [-1, least]] as const) expect(Math.abs(jointDefault({ pd1, pd2, rho: rho * (1 - 1e-10), dof: copula }).joint - limit)).toBeLessThan(1e-5);
      }
    }));
  });
  it("under the t copula tends to the tail dependence, P(both below q)/q as q falls", () => {
    for (const [rho, dof] of [[0.5, 2], [0, 1], [-0.3, 3]] as const) {
      const ratio = (q: number) => jointDefault({ pd1: q, pd2: q, rho, dof }).joint / q;
      const limit = tailDependence({ rho, dof }).dependence;
      expect(Math.abs(ratio(1e-8) - limit)).toBeLessThan(Math.abs(ratio(1e-3) - limit));
      expect(Math.abs(ratio(1e-8) - limit)).toBeLessThan(1e-4);
    }
  });
  it("two PDs of 10 % are both met with 1.0, 2.2, 3.9, 6.9 and 10 % at rho 0, .3, .6, .9 and 1, as printed", () => {
    expect([0, 0.3, 0.6, 0.9, 1].map((rho) => (100 * jointDefault({ pd1: 0.1, pd2: 0.1, rho, dof: undefined }).joint).toFixed(1))).toEqual(["1.0", "2.2", "3.9", "6.9", "10.0"]);
  });
  it.each([[2, ["0.18", "0.39", "0.72"]], [4, ["0.08", "0.25", "0.63"]]] as const)("tail dependence of %i degrees at rho 0, .5 and .9 is %s (McNeil, Frey and Embrechts, table 5.1)", (dof, printed) => {
    expect([0, 0.5, 0.9].map((rho) => tailDependence({ rho, dof }).dependence.toFixed(2))).toEqual(printed);
  });
  it("tail dependence is 0 at −1, 1 at 1, and falls with dof", () => {
    expect([tailDependence({ rho: -1, dof: 4 }).dependence, tailDependence({ rho: 1, dof: 4 }).dependence]).toEqual([0, 1]);
    expect(tailDependence({ rho: 0.5, dof: 30 }).dependence).toBeLessThan(tailDependence({ rho: 0.5, dof: 3 }).dependence);
  });
});

describe("hitting probability", () => {
  it("is the area under the density of the first passage time", () => {
    fc.assert(
      fc.property(between(0.02, 2), between(0.05, 2), between(0.1, 5), between(-0.5, 0.5), (a, vol, years, drift) => {
        const nu = drift - (vol * vol) / 2;
        const density = (t: number): number => (t <= 0 ? 0 : (a / (vol * Math.sqrt(2 * Math.PI * t ** 3))) * Math.exp(-((a + nu * t) ** 2) / (2 * vol * vol * t)));
        const peak = (a * a) / (3 * vol * vol);
        const points = [0, peak / 20, peak / 4, peak, 4 * peak, 40 * peak].filter((t) => t < years);
        close(hitProbability({ spot: Math.exp(a), barrier: 1, vol, years, drift }).probability, integrate(density, [...points, years]), 1e-10);
      }),
      { numRuns: 200 },
    );
  });
  it("is at least the probability of ending below, and 1 at the barrier", () => {
    const one = { spot: 100, barrier: 60, vol: 0.6, years: 1, drift: 0 };
    expect(hitProbability(one).probability).toBeGreaterThan(mertonPd({ assets: 100, debt: 60, vol: 0.6, years: 1, drift: 0 }).pd);
    expect([hitProbability({ ...one, barrier: 100 }).probability, hitProbability({ ...one, barrier: 0 }).probability]).toEqual([1, 0]);
  });
  it("is at least the probability of ending below, at most 1, and rises with years and barrier, for every price", () => {
    fc.assert(fc.property(between(0.3, 1.2), between(0.05, 1.5), between(0.1, 5), between(-0.5, 0.5), between(0.01, 0.3), (barrier, vol, years, drift, more) => {
      const at = (change: object) => hitProbability({ spot: 1, barrier, vol, years, drift, ...change }).probability;
      const here = at({});
      expect(here).toBeGreaterThanOrEqual(mertonPd({ assets: 1, debt: barrier, vol, years, drift }).pd * (1 - 1e-12));
      expect(here).toBeLessThanOrEqual(1);
      for (const change of [{ years: years + more }, { barrier: barrier + more }, { drift: drift - more }]) expect(at(change)).toBeGreaterThanOrEqual(here * (1 - 1e-11));
    }));
  });
  it("without volatility follows its drift, and a little volatility changes little", () => {
    const one = { spot: 100, barrier: 80, vol: 0, years: 1, drift: -0.3 };
    expect([hitProbability(one).probability, hitProbability({ ...one, drift: -0.2 }).probability, hitProbability({ ...one, drift: 5 }).probability]).toEqual([1, 0, 0]);
    close(hitProbability({ ...one, vol: 1e-4 }).probability, 1, 1e-9);
    close(hitProbability({ ...one, vol: 1e-4, drift: -0.2 }).probability, 0, 1e-9);
  });
  it("keeps the far tail where its two factors overflow and vanish", () => {
    // Just across the switch to the asymptotic form at 37 standard deviations the answer does not jump.
    const at = (vol: number) => hitProbability({ spot: Math.E, barrier: 1, vol, years: 1, drift: -0.9 });
    const path = Array.from({ length: 40 }, (_, i) => at(0.02 + i * 0.002).recovers);
    path.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(path[i]! * (1 - 1e-9)));
    path.forEach((value) => expect(Number.isFinite(value)).toBe(true));
  });
});

describe("conversion of a megawatt", () => {
  const site: ConversionInput = { hashprice: 38, efficiency: 20, powerPrice: 0.05, lease: 130, noiMargin: 0.85, capexMw: 5e6, years: 12, disc: 0.1, escalator: 0.02, hashDecline: 0.15, pue: 1.3 };
  it("has an NPV of 0 at its break-even hashprice, whether the hashprice falls or rises", () => {
    fc.assert(
      fc.property(between(5, 60), between(0.005, 0.12), between(-0.4, 0.6), fc.integer({ min: 1, max: 30 }), between(0, 0.3), (efficiency, powerPrice, hashDecline, years, disc) => {
        const input = { ...site, efficiency, powerPrice, hashDecline, years, disc };
        const { breakEven } = conversion(input);
        if (typeof breakEven !== "number") return expect(conversion({ ...input, hashprice: 0 }).npv).toBeLessThanOrEqual(0);
        const at = conversion({ ...input, hashprice: breakEven });
        expect(Math.abs(at.npv)).toBeLessThan(1e-7 * at.noiValue);
        expect(conversion({ ...input, hashprice: 0.99 * breakEven }).npv).toBeGreaterThan(0);
        expect(conversion({ ...input, hashprice: 1.01 * breakEven }).npv).toBeLessThan(0);
      }),
    );
  });
  it("NPV is −capex + Σ(NOI(1 + g)^(t−1) − max(0, mining_t))/(1 + disc)^t, year by year; NOI − mining of year 1 is not floored", () => {
    fc.assert(fc.property(between(5, 120), between(0.005, 0.12), between(-0.3, 0.5), fc.integer({ min: 1, max: 30 }), between(0, 0.3), between(-0.02, 0.05), (hashprice, powerPrice, hashDecline, years, disc, escalator) => {
      const got = conversion({ ...site, hashprice, powerPrice, hashDecline, years, disc, escalator });
      const mining = (t: number): number => (365 * hashprice * (1 - hashDecline) ** (t - 1) * 1000) / 20 - 8.76e6 * powerPrice;
      const noi = (12 * 130 * 1000 * 0.85) / 1.3;
      let npv = -5e6 / 1.3;
      for (let t = 1; t <= years; t += 1) npv += (noi * (1 + escalator) ** (t - 1) - Math.max(0, mining(t))) / (1 + disc) ** t;
      expect(Math.abs(got.npv - npv)).toBeLessThan(1e-9 * (noi * years * 2 + Math.abs(npv)));
      close(got.mining, mining(1), 1e-11);
    }));
  });
  it("mining at a loss is switched off, not paid for", () => {
    expect(conversion({ ...site, powerPrice: 1 }).npv).toBe(conversion({ ...site, powerPrice: 2 }).npv);
    expect(conversion({ ...site, powerPrice: 1 }).mining).toBeLessThan(0);
  });
  it("has no yield without cost and no break-even when the lease alone does not pay", () => {
    expect(conversion({ ...site, capexMw: 0 }).yieldOnCost).toHaveProperty("notDefined");
    expect(conversion({ ...site, capexMw: 1e9 }).breakEven).toHaveProperty("notDefined");
  });
});

describe("leverage bridge", () => {
  it("adds up to the change of the logarithm of the ratio", () => {
    const amount = between(-6, 6).map(Math.exp);
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, amount, (debt0, debt1, base0, base1, price0, price1) => {
        const all = leverageBridge({ debt0, cash0: debt0 / 3, base0, debt1, cash1: debt1 / 7, base1, price0, price1 });
        close((all.fromDebt as number) + (all.fromBase as number) + (all.fromPrice as number), Math.log(all.ratio1 / all.ratio0), 1e-11);
        close(Math.log(all.ratioAtOldPrice / all.ratio1), Math.log(price1 / price0), 1e-11);
      }),
    );
  });
  it("has no logarithms with net cash and no growth from no debt", () => {
    const all = leverageBridge({ debt0: 0, cash0: 0, base0: 1, debt1: 5, cash1: 9, base1: 1, price0: 1, price1: 1 });
    for (const value of [all.fromDebt, all.fromBase, all.fromPrice, all.debtGrowth]) expect(value).toHaveProperty("notDefined");
    expect([all.ratio0, all.ratio1]).toEqual([0, -4]);
  });
});

describe("convertible", () => {
  const note = { face: 850, convPrice: 34.58, sharePrice: 12, vol: 0.8, years: 3.4, rf: 0.037, spread: 0.06, coupon: 0.0175 };
  it("option is the discounted mean of what conversion pays, by quadrature over the share", () => {
    const { option, cashProbability } = convertClaim(note);
    const [s, r] = [0.8 * Math.sqrt(3.4), Math.log(1.037) * 3.4];
    const share = (z: number): number => 12 * Math.exp(r - (s * s) / 2 + s * z);
    const strike = (Math.log(34.58 / 12) - r + (s * s) / 2) / s;
    const bell = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    close(option, (850 / 34.58) * Math.exp(-r) * integrate((z) => bell(z) * (share(z) - 34.58), [strike, 2, 12]), 1e-11);
    close(cashProbability, normalCdf(strike), 1e-13);
  });
  it("is bond floor and option; the option lies between its bounds and rises with vol and the share; the cash claim is face · P", () => {
    fc.assert(fc.property(between(1, 100), between(0.05, 2), between(0.1, 8), between(0, 0.1), between(0.01, 0.2), (sharePrice, vol, years, rf, spread) => {
      const given = { ...note, sharePrice, vol, years, rf, spread };
      const { bondFloor, option, total, cashProbability, cashClaim } = convertClaim(given);
      close(total, bondFloor + option, 1e-13);
      close(cashClaim, 850 * cashProbability, 1e-13);
      const shares = (850 / 34.58) * sharePrice;
      expect(option).toBeGreaterThanOrEqual(Math.max(0, shares - 850 * (1 + rf) ** -years) - 1e-9);
      expect(option).toBeLessThanOrEqual(shares + 1e-9);
      expect(convertClaim({ ...given, vol: vol + 0.1 }).option).toBeGreaterThanOrEqual(option - 1e-9);
      expect(convertClaim({ ...given, sharePrice: sharePrice * 1.1 }).option).toBeGreaterThanOrEqual(option - 1e-9);
    }));
  });
  it("is worth its shares when conversion is certain, its bond when it is out of reach", () => {
    close(convertClaim({ ...note, sharePrice: 1e6, coupon: 0 }).option, (850 / 34.58) * 1e6 - 850 * 1.037 ** -3.4, 1e-9);
    expect(convertClaim({ ...note, sharePrice: 0 })).toMatchObject({ option: 0, cashProbability: 1, cashClaim: 850 });
    // Without volatility the share grows at rf: 12 · 1.037^3.4 stays below 34.58, 32 · 1.037^3.4 = 36.2 does not.
    expect([convertClaim({ ...note, vol: 0 }).cashProbability, convertClaim({ ...note, vol: 0, sharePrice: 32 }).cashProbability]).toEqual([1, 0]);
    close(convertClaim({ ...note, vol: 0, sharePrice: 32 }).callPerShare, 32 - 34.58 * 1.037 ** -3.4);
  });
  it("at a coupon equal to its yield the bond floor is par; rates below −100 % are refused", () => {
    close(convertClaim({ ...note, coupon: Math.log(1.097) }).bondFloor, 850);
    expect(caught(() => convertClaim({ ...note, rf: -0.6, spread: -0.5 }))).toMatchObject({ argument: "spread", code: "bad-input" });
  });
});

describe("correlation convergence", () => {
  it("leaves the matrix at 0, makes it all ones at 1, and keeps it possible in between", () => {
    const corr = [[1, -0.5, 0.2], [-0.5, 1, -0.9], [0.2, -0.9, 1]];
    expect(convergeCorrelation({ corr, weight: 0 }).matrix).toEqual(corr);
    expect(convergeCorrelation({ corr, weight: 1 }).matrix.flat()).toEqual(Array(9).fill(1));
    for (const weight of [0, 0.3, 0.7, 1]) expect(convergeCorrelation({ corr: convergeCorrelation({ corr, weight }).matrix, weight: 0 }).isPossible).toBe(1);
  });
  it("is positive semidefinite for every weight: no portfolio of possible assets ever has a variance below 0", () => {
    const vectors = fc.integer({ min: 2, max: 6 }).chain((n) => fc.tuple(fc.array(fc.array(between(-1, 1), { minLength: 3, maxLength: 3 }), { minLength: n, maxLength: n }), fc.array(between(-1, 1), { minLength: n, maxLength: n })));
    fc.assert(fc.property(vectors, between(0, 1), ([loadings, holding], weight) => {
      const unit = loadings.map((row) => { const size = Math.hypot(...row) || 1; return row.map((x) => (size === 1 && row.every((y) => y === 0) ? Math.SQRT1_2 / Math.sqrt(1.5) : x / size)); });
      const corr = unit.map((a, i) => unit.map((b, j) => (i === j ? 1 : a.reduce((so, x, k) => so + x * b[k]!, 0))));
      const { matrix } = convergeCorrelation({ corr, weight });
      const variance = matrix.reduce((so, row, i) => so + row.reduce((sum, entry, j) => sum + holding[i]! * entry * holding[j]!, 0), 0);
      expect(variance).toBeGreaterThanOrEqual(-1e-12);
      matrix.forEach((row, i) => row.forEach((entry, j) => expect(entry).toBeCloseTo((1 - weight) * corr[i]![j]! + weight, 14)));
    }));
  });
  it("sees what no set of assets can have", () => {
    // Three pairs at −.9: the equal sum would have the variance 3 − 6 · .9 < 0.
    const impossible = [[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]];
    expect(convergeCorrelation({ corr: impossible, weight: 0 }).isPossible).toBe(0);
    expect(convergeCorrelation({ corr: [[1, 1, 0.5], [1, 1, -0.5], [0.5, -0.5, 1]], weight: 0 }).isPossible).toBe(0);
    expect(convergeCorrelation({ corr: [[1, 1], [1, 1]], weight: 0.5 }).isPossible).toBe(1);
  });
  it("names what is wrong with a matrix", () => {
    const message = (corr: number[][]) => caught(() => convergeCorrelation({ corr, weight: 0.5 })).message;
    expect(message([[1, 0.2]])).toBe("expected as many columns as rows, got 1 x 2");
    expect(message([[0.9, 0.2], [0.2, 1]])).toBe("expected 1 on the diagonal, got 0.9 in row 1");
    expect(message([[1, 0.2], [0.3, 1]])).toMatch(/^expected the same in row 1, column 2 as in row 2, column 1/);
  });
});
