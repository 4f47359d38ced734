import type { Chunk, ChunkResult, SimulationPlan } from "../../../src/core/simulation/plan";
import { runChunk } from "../../../src/core/simulation/run";
import { LIBRARY } from "../../../src/functions/library";
import { type Cell, type CellError, type Input, isCellError } from "../../../src/functions/cells";
import { answer, answerLater } from "../../../src/functions/evaluate";
import { sheetName } from "../../../src/functions/names";

type Given = Readonly<Record<string, Input>>;
type Row = readonly Cell[];

const LOAN: Given = { units: 10_000, rent: 2.5, opex: 0.5, debt: 240e6, rate: 0.11, years: 5, deflation: 0.25, util: 0.8, vol: 0.4, contract_rent: 2.35, contract_years: 3, liq_factor: 0.5, paths: 512 };
const MINER: Given = { btc_qty: 5000, btc_price: 90_000, btc_vol: 0.55, site_value: 300e6, site_vol: 0.35, debt: 450e6, years: 2, rho: 0.5, paths: 512 };
const names = (given: Given): readonly (readonly Cell[])[] => Object.entries(given).map(([name, value]) => [name, value as Cell]);

const inputs = (name: string, given: Given): readonly Input[] => {
  const known = LIBRARY.find(name)!.slots.map(([key]) => sheetName(key));
  for (const key of Object.keys(given)) if (!known.includes(key)) throw new Error(`${name} has no argument ${key}`);
  return known.map((key) => given[key]);
};
const ask = (name: string, given: Given): readonly Row[] | CellError => answer(LIBRARY.find(name)!, inputs(name, given), LIBRARY) as readonly Row[] | CellError;
const row = (name: string, given: Given): Row => {
  const got = ask(name, given);
  if (isCellError(got)) throw new Error(`${got.error} ${got.message}`);
  return got[0]!;
};
const message = (name: string, given: Given): string => {
  const got = ask(name, given);
  return isCellError(got) ? `${got.error} ${got.message}` : "an answer";
};
const withTerms = (given: Given, ...terms: readonly (readonly [string, Cell])[]): Given => ({ ...given, terms });
const [PD, LGD, EL, TIME] = [0, 1, 2, 3];

describe("an answer", () => {
  it("names paths, seed, generator and version, and repeats to the bit", () => {
    expect(row("SIM_LOAN", LOAN).slice(-5, -1)).toEqual([512, 1, "scrambled Sobol, 16 randomizations, Threefry4x32-20, stream 1", LIBRARY.version]);
    expect(row("SIM_LOAN", withTerms(LOAN, ["sampling", "random"])).at(-3)).toBe("Threefry4x32-20, stream 1");
    expect(row("SIM_LOAN", LOAN)).toEqual(row("SIM_LOAN", { ...LOAN, seed: 1 }));
    expect(row("SIM_LOAN", LOAN)[EL]).not.toBe(row("SIM_LOAN", { ...LOAN, seed: 2 })[EL]);
    expect(row("SIM_LOAN", LOAN)[EL]).not.toBe(row("SIM_LOAN", { ...LOAN, seed: 2 ** 40 + 1 })[EL]);
  });
  it("is that of the published worked example: default near 3.8 years, 18 % of the debt lost after a three-year contract", () => {
    const got = row("SIM_LOAN", { ...LOAN, paths: 4096 }) as readonly number[];
    // The example keeps a reserve of six months that is never drawn: one point of difference is its reading, not noise.
    expect(Math.abs(got[EL]! - 0.16)).toBeLessThan(0.02);
    expect(Math.abs(got[TIME]! - 3.85)).toBeLessThan(0.1);
    expect(row("SIM_LOAN", { ...LOAN, contract_years: 5 })[PD]).toBe(0);
    const spot = row("SIM_LOAN", { ...LOAN, contract_years: 0, paths: 4096 }) as readonly number[];
    expect(Math.abs(spot[PD]! - 0.88)).toBeLessThan(0.01);
    expect(Math.abs(spot[EL]! - 0.31)).toBeLessThan(0.02);
  });
  it("splits a miner's PD into its causes", () => {
    const got = row("SIM_MINER", withTerms({ ...MINER, rate: 0.1, min_cover: 1.1, mining: 120e6, mining_cost: 90e6 }, ["btc_haircut", 0.02])) as readonly number[];
    expect(got[1]! + got[2]! + got[3]!).toBeCloseTo(got[0]!, 12);
    expect(got[2]!).toBeGreaterThan(0.05);
  });
  it("has no standard error below 32 paths, and none is made up", () => {
    expect(row("SIM_LOAN", { ...LOAN, paths: 31 }).slice(4, 8)).toEqual(["", "", "", ""]);
    expect(row("SIM_LOAN", { ...LOAN, paths: 32 }).slice(4, 8).every((cell) => typeof cell === "number")).toBe(true);
  });
});

describe("terms.tilt", () => {
  /** A loan that rarely defaults. */
  const SAFE: Given = { ...LOAN, opex: 0.2, deflation: 0.15, debt: 60e6, vol: 0.22, paths: 2048 };
  it("is 0 unless stated, and 0 changes no digit", () => {
    expect(row("SIM_LOAN", withTerms(LOAN, ["tilt", 0]))).toEqual(row("SIM_LOAN", LOAN));
    expect(row("SIM_MINER", withTerms(MINER, ["tilt", 0]))).toEqual(row("SIM_MINER", MINER));
  });
  it("finds the PD of a loan that rarely defaults with a smaller error, and says what the PD rests on", () => {
    const large = row("SIM_LOAN", { ...SAFE, paths: 20_000, terms: [["sampling", "RANDOM"]] }) as readonly number[];
    const tilted = row("SIM_LOAN", withTerms(SAFE, ["tilt", 2.5])) as readonly number[];
    expect(large[PD]!).toBeLessThan(0.02);
    for (const estimate of [PD, LGD, EL]) {
      expect(Math.abs(tilted[estimate]! - large[estimate]!)).toBeLessThan(3 * Math.hypot(tilted[4 + estimate]!, large[4 + estimate]!));
    }
    const plain = row("SIM_LOAN", SAFE) as readonly number[];
    expect(tilted[4]!).toBeLessThan(plain[4]! / 2);
    expect([plain.at(-1), tilted.at(-1)! > 3 * plain.at(-1)!]).toEqual([Math.round(plain[PD]! * 2048), true]);
    expect(tilted.at(-3)).toBe("scrambled Sobol, 32 randomizations, Threefry4x32-20, stream 1, half tilted");
  });
  it("finds a miner's PD by cause", () => {
    const rare: Given = { ...MINER, debt: 120e6, rate: 0.1, min_cover: 1.1, paths: 4096 };
    const [plain, tilted] = [row("SIM_MINER", { ...rare, paths: 40_000 }), row("SIM_MINER", withTerms(rare, ["tilt", 2]))] as unknown as readonly (readonly number[])[];
    [0, 2, 5].forEach((estimate) => expect(Math.abs(tilted![estimate]! - plain![estimate]!)).toBeLessThan(3 * Math.hypot(tilted![7 + estimate]!, plain![7 + estimate]!)));
    expect(tilted![1]! + tilted![2]! + tilted![3]!).toBeCloseTo(tilted![0]!, 12);
  });
  it("is passed over by SIM_PATHS", () => {
    const fan = (...more: readonly (readonly [string, Cell])[]) => ask("SIM_PATHS", { function: "SIM_LOAN", arguments: [...names(LOAN), ...more] });
    expect(fan(["terms.tilt", 2])).toEqual(fan());
  });
  it("shows in EXPLAIN what a path counts on average, and a warning where few defaults count", () => {
    const explain = (tilt: number) => ask("EXPLAIN", { function: "SIM_LOAN", arguments: [...names({ ...SAFE, paths: 512 }), ["terms.tilt", tilt]] }) as readonly Row[];
    const value = (rows: readonly Row[], step: string): number => rows.find(([name]) => name === step)![1] as number;
    expect(Math.abs(value(explain(2), "mean_weight") - 1)).toBeLessThan(4 * value(explain(2), "mean_weight_error"));
    const warned = (tilt: number) => explain(tilt).some(([name, , , how]) => name === "warning" && /fewer than 30 effective defaults/.test(how as string));
    expect([warned(0), warned(2), warned(8)]).toEqual([true, false, true]);
    expect(message("SIM_LOAN", withTerms(LOAN, ["tilt", -1]))).toMatch(/^#VALUE! terms\.tilt: /);
  });
});

describe("economic sense, on the same random numbers", () => {
  const el = (more: Given): number => row("SIM_LOAN", { ...LOAN, ...more })[EL] as number;
  it("loss falls with what a liquidation brings, with the reserve and with a cash trap", () => {
    expect(el({ liq_factor: 0.7 })).toBeLessThan(el({}));
    expect(el({ reserve_months: 12 })).toBeLessThan(el({ reserve_months: 0 }));
    expect(el({ terms: [["sweep", 1]] })).toBeLessThan(0.2 * el({}));
    expect(el({ terms: [["lock_dscr", 3], ["trap_sweep", 1]] })).toBe(el({ terms: [["lock_dscr", 3], ["trap_sweep", 1], ["sweep", 0]] }));
  });
  it("loss rises when the market for chips thins in the state that kills the loan", () => {
    expect(el({ terms: [["depth_beta", 2]] })).toBeGreaterThan(el({}));
    expect(el({ terms: [["rho_rent_value", 1]] })).toBeGreaterThan(el({ terms: [["rho_rent_value", -0.5]] }));
    expect(el({ terms: [["stress_rate", 0.2], ["stress_weight", 1], ["value_shock", 0.3]] })).toBeGreaterThan(el({}));
  });
  it("a loan that is trapped at signing is the loan that is swept", () => {
    const trapped = row("SIM_LOAN", withTerms(LOAN, ["lock_dscr", 99], ["trap_sweep", 0.2]));
    const swept = row("SIM_LOAN", withTerms(LOAN, ["sweep", 0.2]));
    // The rest stays in the account instead of leaving, so trapping protects at least as well.
    expect(trapped[EL] as number).toBeLessThan(swept[EL] as number);
    expect(trapped[8]).toBe(1);
  });
});

describe("SIM_PATHS", () => {
  it("ends in the PD of SIM_LOAN, orders its quantiles and loses survivors only", () => {
    const got = ask("SIM_PATHS", { function: "SIM_LOAN", arguments: names(LOAN) }) as readonly Row[];
    expect(got).toHaveLength(20);
    expect(got[19]![1]).toBe(row("SIM_LOAN", LOAN)[PD]);
    expect(got[19]![2]).toBe(row("SIM_LOAN", LOAN)[4]);
    got.forEach((line, t) => {
      const quantiles = line.slice(4, 9) as readonly number[];
      expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles);
      expect(line[1] as number).toBeGreaterThanOrEqual(t === 0 ? 0 : (got[t - 1]![1] as number));
    });
  });
  it("takes further terms as terms.sweep, and a table of them", () => {
    const one = ask("SIM_PATHS", { function: "sim_loan", arguments: [...names(LOAN), ["terms.sweep", 0.5]], metric: "BALANCE" }) as readonly Row[];
    const other = ask("SIM_PATHS", { function: "SIM_LOAN", arguments: names(LOAN), metric: "BALANCE" }) as readonly Row[];
    expect(one[3]![6] as number).toBeLessThan(other[3]![6] as number);
  });
  it("shows a miner's LTV", () => {
    expect(ask("SIM_PATHS", { function: "SIM_MINER", arguments: names(MINER), metric: "LTV" })).toHaveLength(8);
  });
  it("refuses what simulates nothing", () => {
    expect(message("SIM_PATHS", { function: "FLEET_DSCR", arguments: names(LOAN) })).toBe("#VALUE! function: expected SIM_LOAN or SIM_MINER, got FLEET_DSCR");
    expect(message("SIM_PATHS", { function: "SIM_PATHS", arguments: names(LOAN) })).toMatch(/got SIM_PATHS/);
  });
});

describe("tools around a simulation", () => {
  it("SENSITIVITY varies an argument and a term", () => {
    const call: Given = { function: "SIM_LOAN", arguments: names(LOAN), vary: "terms.sweep", values: [[0], [0.5], [1]], col: 3 };
    const got = (ask("SENSITIVITY", call) as readonly Row[]).map(([cell]) => cell as number);
    expect(got).toEqual([...got].sort((a, b) => b - a));
    expect(got[0]).toBe(row("SIM_LOAN", LOAN)[EL]);
    expect(message("SENSITIVITY", { ...call, vary: "terms.swoop" })).toMatch(/terms\.sweep/);
  });
  it("TORNADO ranks what moves the loss", () => {
    const got = ask("TORNADO", { function: "SIM_LOAN", arguments: names(LOAN), names: [["vol"], ["liq_factor"], ["terms.depth_beta"]], lows: [[0.3], [0.4], [0]], highs: [[0.5], [0.7], [1]], col: 3 }) as readonly Row[];
    expect(got[0]![0]).toBe("liq_factor");
  });
  it("SOLVE finds the reserve at which the loss is what it should be", () => {
    const arguments_ = names({ ...LOAN, paths: 64 });
    const got = answer(LIBRARY.find("SOLVE")!, inputs("SOLVE", { function: "SIM_LOAN", arguments: arguments_, vary: "liq_factor", target: 0.1, low: 0.3, high: 1, col: 3 }), LIBRARY) as Cell;
    expect(typeof got).toBe("number");
    expect(row("SIM_LOAN", { ...LOAN, paths: 64, liq_factor: got as number })[EL] as number).toBeCloseTo(0.1, 9);
  });
  it("together may take half a million path-periods", () => {
    const many = Array.from({ length: 60 }, (_, i) => [0.3 + i / 100]);
    const got = ask("SENSITIVITY", { function: "SIM_LOAN", arguments: names({ ...LOAN, paths: 2000 }), vary: "vol", values: many, col: 3 }) as readonly Row[];
    expect(typeof got[0]![0]).toBe("number");
    expect(got[59]![0]).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("fewer paths") });
  });
  it("EXPLAIN lists every term with its default, and ends with the answer", () => {
    const given = withTerms(LOAN, ["sweep", 0.5]);
    const got = ask("EXPLAIN", { function: "SIM_LOAN", arguments: [...names(LOAN), ["terms.sweep", 0.5]] }) as readonly Row[];
    expect(got.find(([name]) => name === "terms.sweep")?.slice(1)).toEqual([0.5, "fraction", "given"]);
    expect(got.find(([name]) => name === "terms.cure_periods")?.slice(1)).toEqual([1, "periods", "default"]);
    expect(got.find(([name]) => name === "terms.rho_rent_value")?.[3]).toMatch(/^default; evidence D: /);
    expect(got.slice(-21).map(([, value]) => value)).toEqual(row("SIM_LOAN", given));
  });
});

describe("refusals", () => {
  it("name the pair of an impossible correlation and offer CORR_CONVERGE with a weight that helps", () => {
    const said = message("SIM_LOAN", withTerms(LOAN, ["rho_btc_rent", -0.6], ["rho_btc_value", -0.6], ["rho_rent_value", -0.6]));
    // By hand: the sum of the three has the variance 3 · (1 − 2 · .6) < 0; (1 − w)(−.2) + 3w is 0 at w = .0625.
    expect(said).toBe(
      "#VALUE! rho_rent_value: expected -0.28 to 1, which correlations of coin with rent of -0.6 and of coin with value of -0.6 leave, got -0.6; CORR_CONVERGE with a weight of 0.07 makes the matrix possible",
    );
    const corr = [[1, -0.6, -0.6], [-0.6, 1, -0.6], [-0.6, -0.6, 1]];
    const weight = 0.07;
    const eased = ask("CORR_CONVERGE", { corr, weight }) as readonly Row[];
    expect(typeof row("SIM_LOAN", withTerms(LOAN, ["rho_btc_rent", eased[0]![1]!], ["rho_btc_value", eased[0]![2]!], ["rho_rent_value", eased[1]![2]!]))[PD]).toBe("number");
    expect(message("SIM_LOAN", withTerms(LOAN, ["rho_btc_rent", 0.9], ["rho_btc_value", -0.9], ["rho_rent_value", 0.5]))).toMatch(/expected -1 to -0\.62, .*no weight of CORR_CONVERGE below 1 repairs it/);
  });
  it.each<readonly [string, Given, RegExp]>([
    ["SIM_LOAN", { ...LOAN, vol: -0.1 }, /^#VALUE! vol: expected a number of at least 0 and at most 5, got -0\.1/],
    ["SIM_LOAN", { ...LOAN, vol: undefined }, /^#VALUE! vol: /],
    ["SIM_LOAN", { ...LOAN, paths: 20_001 }, /^#VALUE! paths: expected at most 20000 paths of 20 periods where a sheet waits/],
    ["SIM_LOAN", { ...LOAN, paths: 2_000_000 }, /^#VALUE! paths: /],
    ["SIM_LOAN", { ...LOAN, paths: 1.5 }, /^#VALUE! paths: /],
    ["SIM_LOAN", { ...LOAN, seed: -1 }, /^#VALUE! seed: /],
    ["SIM_LOAN", { ...LOAN, years: 40 }, /^#VALUE! years: expected at most 120 periods, got 160 in 40 years/],
    ["SIM_LOAN", { ...LOAN, debt: 240 }, /is debt in \$m\?/],
    ["SIM_LOAN", withTerms(LOAN, ["stress_rate", 0.1]), /^#VALUE! terms\.stress_weight: expected how far correlations move/],
    ["SIM_LOAN", withTerms(LOAN, ["sweeep", 0.1]), /^#VALUE! terms: expected terms by their names \(value_vol, .*got "sweeep"/],
    ["SIM_LOAN", withTerms(LOAN, ["sweep", 1.1]), /^#VALUE! terms\.sweep: expected a number of at least 0 and at most 1, got 1\.1/],
    ["SIM_LOAN", withTerms(LOAN, ["value_vol", -1]), /^#VALUE! terms\.value_vol: /],
    ["SIM_LOAN", { ...LOAN, terms: [["launch_years", 1, 2, 3], ["step", 0.1, 0.2, null]] }, /^#VALUE! step: /],
    ["SIM_LOAN", { ...LOAN, vol: [[0.3], [0.4]] }, /^#VALUE! vol: expected a single value because the answer is a row/],
    ["SIM_MINER", { ...MINER, type: "SCULPT" }, /^#VALUE! type: expected ANNUITY, STRAIGHT or BULLET, got SCULPT/],
    ["SIM_MINER", { ...MINER, rho: 1.2 }, /^#VALUE! rho: /],
    ["SIM_MINER", { ...MINER, terms: [["rent_vol", 0.3], ["rho_btc_rent", -0.9]] }, /^#VALUE! rho_rent_value: expected/],
  ])("%s of %j", (name, given, said) => expect(message(name, given)).toMatch(said));
});

describe("a plan worked off elsewhere", () => {
  /** As a pool would: chunk by chunk from the plan alone, last first. */
  const backwards = async (plan: SimulationPlan): Promise<readonly ChunkResult[]> => {
    const copy = structuredClone(plan);
    return [...copy.chunks].reverse().map((chunk: Chunk) => runChunk(copy, chunk)).reverse();
  };
  it.each<readonly [string, Given]>([
    ["SIM_LOAN", withTerms(LOAN, ["stress_rate", 0.1], ["stress_weight", 0.5])],
    ["SIM_LOAN", withTerms(LOAN, ["sampling", "RANDOM"])],
    ["SIM_LOAN", withTerms(LOAN, ["tilt", 2])],
    ["SIM_MINER", MINER],
    ["SIM_MINER", withTerms(MINER, ["sampling", "RANDOM"], ["tilt", 1])],
    ["SIM_PATHS", { function: "SIM_LOAN", arguments: names(LOAN), metric: "CASH", labels: true }],
  ])("%s is the same to the bit", async (name, given) => {
    expect(await answerLater(LIBRARY.find(name)!, inputs(name, given), LIBRARY, backwards)).toEqual(ask(name, given));
  });
  it("answers beyond what a sheet waits for, and refuses in the same words", async () => {
    const many = { ...LOAN, paths: 21_000 };
    const got = (await answerLater(LIBRARY.find("SIM_LOAN")!, inputs("SIM_LOAN", many), LIBRARY, backwards)) as readonly Row[];
    expect(got[0]!.at(-5)).toBe(21_000);
    expect(Math.abs((got[0]![EL] as number) - (row("SIM_LOAN", LOAN)[EL] as number))).toBeLessThan(4 * (row("SIM_LOAN", LOAN)[6] as number));
    const wrong = { ...LOAN, vol: -1 };
    expect(await answerLater(LIBRARY.find("SIM_LOAN")!, inputs("SIM_LOAN", wrong), LIBRARY, backwards)).toEqual(ask("SIM_LOAN", wrong));
    const error: CellError = { error: "#REF!", message: "" };
    expect(await answerLater(LIBRARY.find("SIM_LOAN")!, inputs("SIM_LOAN", { ...LOAN, rent: error }), LIBRARY, backwards)).toEqual(error);
  });
  it("leaves functions that simulate nothing as they are", async () => {
    const given = inputs("LLCR", { cfads: [[110], [121]], debt: 100, rate: 0.1, freq: 1 });
    expect(await answerLater(LIBRARY.find("LLCR")!, given, LIBRARY, backwards)).toBe(answer(LIBRARY.find("LLCR")!, given, LIBRARY));
  });
  it("LGD is loss over exposure and EL over the debt", () => {
    const got = row("SIM_LOAN", { ...LOAN, paths: 2048 }) as readonly number[];
    expect(got[LGD]!).toBeGreaterThan(got[EL]! / got[PD]!);
    expect(got[LGD]!).toBeLessThan(1);
  });
});
