import fc from "fast-check";
import { normalQuantile } from "../../../src/core/numerics/normal";
import { CATALOGUE } from "../../../src/functions/catalogue";
import { isCellError, type Input } from "../../../src/functions/cells";
import type { FunctionSpec } from "../../../src/functions/define";
import { answer, evaluate } from "../../../src/functions/evaluate";
import { explainSteps } from "../../../src/functions/explain";
import { LIBRARY } from "../../../src/functions/library";
import { sheetName } from "../../../src/functions/names";
import { LIQ_FACTOR } from "../../../src/functions/collateral/liq-factor";
import { REPO_HAIRCUT } from "../../../src/functions/collateral/repo-haircut";
import { anywhere } from "../../support/anywhere";
import reference from "../../reference/haircut.json";

type Given = Readonly<Record<string, Input>>;
const inputsOf = (spec: FunctionSpec, given: Given): Input[] => Object.keys(spec.args).map((key) => given[key] ?? given[sheetName(key)]);
const call = (given: Given) => answer(REPO_HAIRCUT, inputsOf(REPO_HAIRCUT, given), LIBRARY);
const haircut = (given: Given): number => {
  const got = call(given);
  if (typeof got !== "number") throw new Error(JSON.stringify(got));
  return got;
};
const partsOf = (given: Given): readonly number[] => (call({ ...given, parts: true }) as readonly (readonly number[])[])[0]!;
const workings = (given: Given) => evaluate(REPO_HAIRCUT, inputsOf(REPO_HAIRCUT, given), LIBRARY).workings as Record<string, number>;

const year = 365;

/** The worked example of the model paper: 10,000 H100 to place in 90 days. */
const EXAMPLE = {
  vol: 0.4, mprDays: 60, decay: 0.23, units: 10000, depth: 1500, liqDays: 90, eligible: 0.5,
  jumpRate: 0.5, jumpSize: 0.15, fee: 0.05, costPct: 0.03, rho: 0.5, pd: 0.05,
};

describe("reference cases", () => {
  it.each(reference.rows)("$id: $why", (row) => {
    const spec = CATALOGUE.find(({ name }) => name === row.function)!;
    const got = answer(spec, inputsOf(spec, row.inputs as unknown as Given), LIBRARY);
    if (typeof row.expected === "string") return expect(isCellError(got) && got.error).toBe(row.expected);
    const value = "pick" in row ? (got as readonly (readonly number[])[])[0]![row.pick as number] : got;
    expect(Math.abs((value as number) - row.expected)).toBeLessThanOrEqual(row.tolerance * Math.abs(row.expected));
  });
  it.each(reference.rows.filter((row) => "published" in row))("$id stays near the published factor", (row) => {
    const { value, abs_tol } = row.published as { value: number; abs_tol: number };
    const got = answer(LIQ_FACTOR, inputsOf(LIQ_FACTOR, row.inputs as unknown as Given), LIBRARY) as number;
    if (row.inputs.eligible === undefined) expect(Math.abs(got - value)).toBeLessThanOrEqual(abs_tol);
  });
});

describe("laws of the haircut (1e-12 absolute, 1e-11 where a root is solved)", () => {
  // 99 % point of the normal distribution, Wichura AS 241.
  const Z99 = 2.326347874040841;
  it("NORM with volatility alone is z · σ · √τ", () => {
    expect(haircut({ vol: 0.3, mprDays: 91.25, decay: 0, dist: "NORM" })).toBeCloseTo(Z99 * 0.3 * 0.5, 12);
  });
  it("LOGN with volatility alone is 1 − e^(−z · σ · √τ), and four times the horizon doubles −ln(1 − h)", () => {
    const [quarter, full] = [haircut({ vol: 0.4, mprDays: year / 4, decay: 0 }), haircut({ vol: 0.4, mprDays: year, decay: 0 })];
    expect(quarter).toBeCloseTo(1 - Math.exp(-Z99 * 0.4 * 0.5), 12);
    expect(Math.log(1 - full) / Math.log(1 - quarter)).toBeCloseTo(2, 12);
  });
  const any = (min: number, max: number) => anywhere({ min, max });
  it("only volatility, for all inputs: NORM is z · σ · √τ, LOGN 1 − e^(−z · σ · √τ), and ×4 the horizon is ×2", () => {
    fc.assert(fc.property(any(0.001, 0.8), any(1, 300), any(0.501, 0.999), (vol, mprDays, conf) => {
      const loss = normalQuantile(conf) * vol * Math.sqrt(mprDays / year);
      const given = { vol, mprDays, decay: 0, conf };
      expect(haircut({ ...given, dist: "NORM" })).toBeCloseTo(Math.min(1, loss), 11);
      expect(haircut(given)).toBeCloseTo(-Math.expm1(-loss), 11);
      expect(Math.log(1 - haircut({ ...given, mprDays: 4 * mprDays }))).toBeCloseTo(-2 * loss, 9);
    }));
  });
  it("without volatility and jumps, for all inputs: 1 − (1 − decay)^t over the mean time of sale, whatever conf and rho", () => {
    fc.assert(fc.property(any(0, 0.9), any(0, 900), any(0, 400), any(0.5, 0.999), any(-1, 1), (decay, mprDays, liqDays, conf, rho) => {
      expect(haircut({ vol: 0, mprDays, liqDays, decay, conf, rho })).toBeCloseTo(1 - (1 - decay) ** ((mprDays + liqDays / 2) / year), 12);
    }));
  });
  it("at rho 1, for all inputs: z = Φ⁻¹((1 − conf) · pd), in both distributions", () => {
    fc.assert(fc.property(any(0.01, 0.6), any(5, 300), any(0.5, 0.999), any(0.001, 0.999), (vol, mprDays, conf, pd) => {
      const move = normalQuantile((1 - conf) * pd) * vol * Math.sqrt(mprDays / year);
      const given = { vol, mprDays, decay: 0, conf, pd, rho: 1 };
      expect(workings(given)["unclamped"]!).toBeCloseTo(-Math.expm1(move), 10);
      expect(workings({ ...given, dist: "NORM" })["unclamped"]!).toBeCloseTo(-move, 10);
    }));
  });
  it("without volatility and jumps is the decay alone: 1 − (1 − decay)^t", () => {
    expect(haircut({ vol: 0, mprDays: 2 * year, decay: 0.2 })).toBeCloseTo(1 - 0.8 ** 2, 14);
    expect(haircut({ vol: 0, mprDays: 2 * year, decay: 0.2, dist: "NORM" })).toBeCloseTo(1 - 0.8 ** 2, 14);
    expect(haircut({ vol: 0, mprDays: year, decay: 0.2, rho: 1 })).toBeCloseTo(0.2, 14);
  });
  it("a sale over liq_days has a third of the variance and half of the drift of a sale at its end", () => {
    const spread = 0.4 * Math.sqrt((60 + 90 / 3) / 365);
    expect(haircut({ vol: 0.4, mprDays: 60, decay: 0.23, liqDays: 90 })).toBeCloseTo(1 - 0.77 ** (105 / 365) * Math.exp(-Z99 * spread), 12);
  });
  it("pure jumps take the discrete quantile: at 90.9 % one jump is enough, at 91 % two are needed", () => {
    // Poisson(.5): P(K ≥ 2) = 1 − 1.5 · e^(−.5) = .09020401043104986
    const jumps = { vol: 0, mprDays: year, decay: 0, jumpRate: 0.5, jumpSize: 0.15 };
    expect(haircut({ ...jumps, conf: 0.9097 })).toBeCloseTo(0.15, 14);
    expect(haircut({ ...jumps, conf: 0.91 })).toBeCloseTo(1 - 0.85 ** 2, 14);
    expect(haircut({ ...jumps, conf: 0.91, dist: "NORM" })).toBeCloseTo(0.3, 14);
    expect(haircut({ ...jumps, conf: 0.5 })).toBe(0);
  });
  it("volatility near 0 goes to the discrete quantile", () => {
    const jumps = { mprDays: year, decay: 0.1, jumpRate: 0.5, jumpSize: 0.15 };
    expect(haircut({ ...jumps, vol: 1e-9 })).toBeCloseTo(haircut({ ...jumps, vol: 0 }), 7);
  });
  it("at rho 1 the quantile is that of (1 − conf) · pd, and rho near 1 goes there", () => {
    const expected = 1 - Math.exp(normalQuantile(0.01 * 0.05) * 0.4 * Math.sqrt(60 / 365));
    const base = { vol: 0.4, mprDays: 60, decay: 0, pd: 0.05 };
    expect(haircut({ ...base, rho: 1 })).toBeCloseTo(expected, 11);
    expect(haircut({ ...base, rho: 1 - 1e-12 })).toBeCloseTo(expected, 8);
  });
  it("at rho −1 defaults happen where prices are highest: quantile 1 − conf · pd from above", () => {
    const expected = 1 - Math.exp(-normalQuantile(0.99 * 0.5) * 0.4 * Math.sqrt(60 / 365));
    expect(haircut({ vol: 0.4, mprDays: 60, decay: 0, pd: 0.5, rho: -1, conf: 0.99 })).toBeCloseTo(Math.max(0, expected), 11);
    expect(haircut({ vol: 0.4, mprDays: 60, decay: 0.5, pd: 0.999, rho: -1 })).toBeCloseTo(
      1 - 0.5 ** (60 / 365) * Math.exp(-normalQuantile(0.99 * 0.999) * 0.4 * Math.sqrt(60 / 365)), 11);
  });
  it("a default that is certain says nothing about prices: pd 1 is rho 0", () => {
    for (const rho of [-1, -0.4, 0.7, 1]) expect(haircut({ ...EXAMPLE, pd: 1, rho })).toBeCloseTo(haircut({ ...EXAMPLE, rho: 0 }), 11);
  });
  it("the probability below the quantile is 1 − conf", () => {
    for (const rho of [-0.9, -0.3, 0, 0.5, 0.95, 1]) expect(workings({ ...EXAMPLE, rho })["probabilityBelow"]).toBeCloseTo(0.01, 12);
  });
  it("the six parts add up to the total before it is clamped, and element 7 is clamped", () => {
    const sum = (values: readonly number[]) => values.slice(0, 6).reduce((total, value) => total + value, 0);
    expect(sum(partsOf(EXAMPLE))).toBeCloseTo(partsOf(EXAMPLE)[6]!, 14);
    const worthless = partsOf({ ...EXAMPLE, costPct: 1 });
    expect(worthless[6]).toBe(1);
    expect(sum(worthless)).toBeCloseTo(workings({ ...EXAMPLE, costPct: 1 })["unclamped"]!, 14);
    expect(sum(worthless)).toBeGreaterThan(1);
    const rising = { vol: 0, mprDays: 365, decay: -0.5 };
    expect([partsOf(rising)[6], sum(partsOf(rising))]).toEqual([0, -0.5]);
  });
});

/** Any sale: with and without market depth, jumps and wrong-way risk, in both distributions. */
const sales = (() => {
  const any = (min: number, max: number) => anywhere({ min, max });
  const orNone = (min: number, max: number) => fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: any(min, max) });
  return fc.record({
    vol: any(0.01, 1), mprDays: any(0, 300), decay: any(0, 0.5), conf: any(0.8, 0.9995), units: orNone(100, 20000), depth: any(100, 5000), liqDays: any(1, 400),
    eligible: any(0.1, 1), elasticity: any(0, 1.5), jumpRate: orNone(0.01, 3), jumpSize: any(0, 0.6), fee: orNone(0, 0.2), costPct: orNone(0, 0.3),
    rho: orNone(-0.95, 0.99), pd: any(0.02, 0.5), dist: fc.constantFrom("LOGN", "NORM"),
  });
})();

describe("parts", () => {
  it("the first six add up to the total before it is clamped to [0, 1], for every sale; the sixth is fee · what is left + costs", () => {
    fc.assert(fc.property(sales, (sale) => {
      const parts = partsOf(sale);
      const { unclamped, afterDepth } = workings(sale) as { unclamped: number; afterDepth: number };
      expect(Math.abs(parts.slice(0, 6).reduce((sum, part) => sum + part, 0) - unclamped)).toBeLessThan(1e-12 * Math.max(1, Math.abs(unclamped)));
      expect(parts[6]).toBe(Math.max(0, Math.min(1, unclamped)));
      expect(parts[5]).toBeCloseTo(sale.fee * afterDepth + sale.costPct, 12);
      if (sale.units === 0) expect(parts[4]).toBe(0);
      if (sale.rho === 0) expect(parts[3]).toBe(0);
      if (sale.jumpRate === 0) expect(parts[2]).toBe(0);
    }), { numRuns: 200 });
  });
  it("decay, jumps, depth and wrong-way risk with a rho above 0 never take less than nothing", () => {
    fc.assert(fc.property(sales.filter(({ rho }) => rho >= 0), (sale) => {
      const [decay, , jumps, wrongWay, depth] = partsOf({ ...sale, dist: "LOGN" }) as [number, number, number, number, number];
      for (const part of [decay, jumps, wrongWay, depth]) expect(part).toBeGreaterThanOrEqual(-1e-12);
    }), { numRuns: 100 });
  });
});

/** Mulberry32 (T. Ettinger, public domain): a small seeded generator, good enough for a check to three digits. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

describe("against a simulation", () => {
  it.each([
    { rho: 0, dist: "LOGN", conf: 0.95 },
    { rho: 0.5, dist: "LOGN", conf: 0.95 },
    { rho: -0.6, dist: "NORM", conf: 0.9 },
  ])("200,000 defaults with rho $rho, $dist, give the haircut within four standard errors", ({ rho, dist, conf }) => {
    const [vol, mprDays, decay, jumpRate, jumpSize, pd] = [0.4, 120, 0.2, 1, 0.15, 0.2];
    const random = seeded(20260401);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const years = mprDays / 365;
    const threshold = normalQuantile(pd);
    const losses: number[] = [];
    while (losses.length < 200_000) {
      const [credit, own] = [normal(), normal()];
      if (rho !== 0 && credit > threshold) continue;
      const shock = vol * Math.sqrt(years) * (rho * credit + Math.sqrt(1 - rho * rho) * own);
      let jumps = 0;
      for (let left = Math.exp(-jumpRate * years), product = random(); product > left; product *= random()) jumps++;
      losses.push(dist === "LOGN" ? 1 - (1 - decay) ** years * (1 - jumpSize) ** jumps * Math.exp(shock) : 1 - (1 - decay) ** years + jumps * jumpSize - shock);
    }
    const h = haircut({ vol, mprDays, decay, jumpRate, jumpSize, pd, rho, dist, conf });
    const exceeded = losses.filter((loss) => loss > h).length / losses.length;
    expect(Math.abs(exceeded - (1 - conf))).toBeLessThan(4 * Math.sqrt((conf * (1 - conf)) / losses.length));
  });
});

describe("against a sale part by part", () => {
  it.each([[90, 0], [180, 1], [400, 0.5]])("one average for a sale over %d days at %d jumps a year is conservative", (liqDays, jumpRate) => {
    // Twelve parts, each at the price of its moment; 15,000 sales, three standard errors. Without jumps this is the mean against the geometric mean.
    const [vol, mprDays, decay, jumpSize, parts, sales] = [0.4, 60, 0.23, 0.15, 12, 15_000];
    const random = seeded(20261120);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const width = liqDays / year / parts;
    const jumped = (years: number): number => {
      let jumps = 0;
      for (let left = Math.exp(-jumpRate * years), product = random(); product > left; product *= random()) jumps += 1;
      return jumps * Math.log(1 - jumpSize);
    };
    const h = haircut({ vol, mprDays, decay, liqDays, jumpRate, jumpSize });
    let exceeded = 0;
    for (let sale = 0; sale < sales; sale += 1) {
      let log = vol * Math.sqrt(mprDays / year) * normal() + jumped(mprDays / year);
      let sum = 0;
      for (let part = 0; part < parts; part += 1) {
        const step = part === 0 ? width / 2 : width;
        log += vol * Math.sqrt(step) * normal() + (jumpRate === 0 ? 0 : jumped(step));
        sum += Math.exp(log) * (1 - decay) ** (mprDays / year + (part + 0.5) * width);
      }
      if (1 - sum / parts > h) exceeded += 1;
    }
    expect(exceeded / sales).toBeLessThan(0.01 + 3 * Math.sqrt((0.01 * 0.99) / sales));
    expect(exceeded).toBeGreaterThan(0);
  });
});

describe("monotone", () => {
  const between = (min: number, max: number) => anywhere({ min, max });
  const base = fc.record({
    vol: between(0.05, 0.8), mprDays: between(5, 200), decay: between(0, 0.5), conf: between(0.9, 0.999), units: between(100, 20000),
    depth: between(100, 5000), liqDays: between(10, 300), eligible: between(0.1, 1), jumpRate: between(0, 2), jumpSize: between(0, 0.4),
    fee: between(0, 0.1), costPct: between(0, 0.1), rho: between(-0.9, 0.95), pd: between(0.02, 0.4), dist: fc.constantFrom("LOGN", "NORM"),
  });
  const rising: readonly [string, (value: number) => number][] = [
    ["vol", (v) => v * 1.1], ["mprDays", (v) => v + 20], ["conf", (v) => v + (1 - v) / 3], ["decay", (v) => v + 0.05], ["jumpRate", (v) => v + 0.3],
    ["jumpSize", (v) => v + 0.05], ["units", (v) => v * 1.5], ["rho", (v) => v + 0.04], ["fee", (v) => v + 0.02], ["costPct", (v) => v + 0.02],
    ["depth", (v) => v / 1.5], ["eligible", (v) => v / 1.5],
  ];
  // More volatility or time is sure to hurt only where the normal part hurts: not with a negative rho; and more volatility not
  // where the confidence level falls between two jump counts, whose steps it rounds off.
  const notRightWay = ["vol", "mprDays"];
  it.each(rising)("the haircut does not fall as %s gets worse", (key, worse) => {
    fc.assert(
      fc.property(base, (given) => {
        const from = { ...given, ...(notRightWay.includes(key) ? { rho: Math.abs(given.rho) } : {}), ...(key === "vol" ? { jumpRate: 0 } : {}) };
        const to = { ...from, [key]: worse(from[key as keyof typeof from] as number) };
        // Between 0 and 1: simple returns can take more than everything, and a commission on a negative price is income.
        expect(haircut(to)).toBeGreaterThanOrEqual(haircut(from) - 1e-11);
      }),
      { numRuns: 60 },
    );
  });
  it("but vol may lower it slightly where the confidence level falls between two jump counts", () => {
    // P(at least one jump) = 1 − e^(−.02) = 1.98 % is just above 1 − conf: the quantile lies at the upper end of the jump.
    const at = (vol: number) => haircut({ vol, mprDays: 36.5, decay: 0, conf: 0.9805, jumpRate: 0.2, jumpSize: 0.3 });
    expect(at(0)).toBeCloseTo(0.3, 14);
    expect(at(0.02)).toBeLessThan(0.3);
    expect(at(0.2)).toBeGreaterThan(0.1);
  });
  it("but vol and mpr_days lower it where rho is so far below 0 that defaults come with high prices", () => {
    // At rho −1 and a PD of 10 % the price has moved up by Φ⁻¹(.99 · .1 from above) = 1.2873 standard deviations at the 99 % level.
    const at = (vol: number, mprDays: number) => workings({ vol, mprDays, decay: 0, rho: -1, pd: 0.1 })["unclamped"]!;
    expect(at(0.4, 365)).toBeCloseTo(1 - Math.exp(0.4 * -normalQuantile(0.099)), 11);
    expect(at(0.5, 365)).toBeLessThan(at(0.4, 365));
    expect(at(0.4, 400)).toBeLessThan(at(0.4, 365));
  });
  it("but not in liq_days: a slower sale has less impact and more decay", () => {
    const at = (liqDays: number) => haircut({ ...EXAMPLE, liqDays });
    expect(at(7)).toBeGreaterThan(at(120));
    expect(at(3000)).toBeGreaterThan(at(120));
  });
});

describe("clear errors and no surprises at the edges", () => {
  it.each([
    [{ units: 100 }, "depth: expected the GPUs the market takes in 30 days, above 0, because units are to be sold, got 0"],
    [{ units: 100, depth: 50 }, "liq_days: expected days above 0 because units are to be sold, got 0"],
    [{ jumpRate: 1e6, jumpSize: 0.1 }, /^jump_rate: expected at most 10000 jumps until the end of the sale, got 164/],
    [{ rho: 0.5, pd: 0 }, /^pd: expected pd · \(1 − conf\) of at least 1e-9 when rho is not 0, got 0$/],
    [{ dist: "T" }, 'dist: expected one of LOGN, NORM, got "T"'],
  ])("%o is refused with its reason", (given, message) => {
    const got = call({ vol: 0.4, mprDays: 60, decay: 0, ...given } as Given);
    expect(isCellError(got) && got.error).toBe("#VALUE!");
    expect(isCellError(got) && got.message).toMatch(message);
  });
  it("answers a number or a clear error for every argument in its range, however extreme, in bounded time", () => {
    const spread = (min: number, max: number) =>
      fc.oneof(fc.constantFrom(min, max), anywhere({ min, max }), anywhere({ min: 0, max: 1e-6 }).map((tiny) => Math.max(min, tiny)));
    const any = fc.record({
      vol: spread(0, 10), mprDays: spread(0, 3650), decay: spread(-1, 1 - 1e-16), conf: fc.oneof(spread(0.01, 1 - 2 ** -53), fc.constantFrom(0.5, 0.99)),
      units: spread(0, 1e300), depth: spread(5e-324, 1e300), liqDays: spread(5e-324, 3650), eligible: spread(5e-324, 1), elasticity: spread(0, 10),
      jumpRate: fc.oneof(
        { weight: 20, arbitrary: spread(0, 5) }, { weight: 1, arbitrary: anywhere({ min: 0, max: 2000 }) }), jumpSize: spread(0, 1 - 2 ** -53), fee: spread(0, 1), costPct: spread(0, 1),
      rho: fc.oneof(fc.constantFrom(0, 1, -1, 1 - 2 ** -53), spread(-1, 1)), pd: fc.oneof(spread(0, 1), fc.constantFrom(0.05)), dist: fc.constantFrom("LOGN", "NORM"),
    });
    fc.assert(
      fc.property(any, (given) => {
        const got = call(given);
        if (typeof got === "number") {
          expect(got >= 0 && got <= 1).toBe(true);
          expect(partsOf(given).every(Number.isFinite)).toBe(true);
        } else expect(isCellError(got) && got.message).toMatch(/^(pd|jump_rate): expected /);
      }),
      { numRuns: 1000 },
    );
  });
  it("EXPLAIN ends with the answer bit for bit", () => {
    const evaluation = evaluate(REPO_HAIRCUT, inputsOf(REPO_HAIRCUT, EXAMPLE), LIBRARY);
    const rows = explainSteps(REPO_HAIRCUT, evaluation, LIBRARY);
    expect(rows.at(-1)).toMatchObject({ kind: "answer", value: evaluation.cells });
    expect(rows.some((row) => row.kind === "warning" && row.how.includes("already contains launches"))).toBe(true);
  });
});
