import type { Cell } from "../../src/functions/cells";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";
import { sheetName } from "../../src/functions/names";

const spec = (name: string) => LIBRARY.find(name)!;
/** All that the help page of a function says against it: limits, and the evidence behind its defaults. */
const doubts = (name: string): string => [...spec(name).limits.map(({ en }) => en), ...spec(name).slots.map(([, slot]) => slot.evidence?.why.en ?? "")].join("\n");

/** What rests on little, and which functions rest on it. */
const WEAK: readonly (readonly [what: string, said: RegExp, functions: readonly string[]])[] = [
  ["depth has no public number", /Depth has no public number/, ["REPO_HAIRCUT", "LIQ_FACTOR", "LIQ_PROCEEDS", "LIQ_OPTIMAL", "FIRE_SALE"]],
  ["the split of depreciation between drift and launch steps", /split/i, ["GPU_RESIDUAL", "RENT_CURVE", "GPU_ECON_LIFE", "GPU_ECON_VALUE", "FLEET_DSCR", "FLEET_SUMMARY"]],
  ["elasticity is one vendor's", /one vendor/, ["REPO_HAIRCUT", "LIQ_FACTOR", "LIQ_PROCEEDS", "LIQ_OPTIMAL", "FIRE_SALE"]],
  ["vol of GPU value rests on five mixed points", /five mixed/, ["REPO_HAIRCUT", "BACKSTOP_VALUE", "DSCR_BREACH_PROB", "DSCR_PD_CURVE", "MINER_PD", "MINER_PD_STRESS"]],
  ["future deflation, sign included", /deciding assumption, sign included/, ["RENT_CURVE", "GPU_ECON_LIFE", "GPU_ECON_VALUE", "GPU_DURATION", "BREAKEVEN_RENT", "COMMIT_DEFLATION", "FLEET_DSCR", "FLEET_SUMMARY", "SIM_LOAN", "BACKLOG_VALUE"]],
  ["no joint series of bitcoin and rent", /joint series/, ["MINER_PD", "MINER_PD_STRESS"]],
  ["cost of removal and share of eligible buyers", /Cost of removal/, ["REPO_HAIRCUT", "LIQ_PROCEEDS", "LIQ_OPTIMAL"]],
  ["no GPU loan has defaulted", /No GPU loan has defaulted/, ["LGD_COLLATERAL", "EXPECTED_LOSS", "FAIR_SPREAD", "LOAN_PRICE", "IMPLIED_PD", "SIM_LOAN", "DSCR_BREACH_PROB", "DSCR_PD_CURVE", "MERTON", "MERTON_PD", "VASICEK_LOSS", "IRB_RW"]],
  ["opex of .50", /opex decides/, ["GPU_ECON_LIFE", "GPU_ECON_VALUE", "FLEET_DSCR", "FLEET_SUMMARY", "SIM_LOAN"]],
  ["not monotone in liq_days", /Not monotone in liq_days/, ["REPO_HAIRCUT"]],
  ["wrong-way mixes two times", /mixes two times/, ["REPO_HAIRCUT"]],
  ["dilution and calls", /dilution, the issuer's calls/, ["CONVERT_CLAIM"]],
  ["no timing", /no timing/, ["CUSTOMER_STRESS"]],
  ["one date", /One date/, ["CLEARING"]],
  ["sweep terms are not public", /question to the borrower, not a finding/, ["SWEEP_SCHEDULE"]],
];

describe.each(WEAK)("the help says that %s", (_what, said, functions) => {
  it.each(functions)("%s", (name) => expect(doubts(name)).toMatch(said));
});

/** All that EXPLAIN says against a call with these arguments; what is not named is as in the first worked example. */
const said = (name: string, change: Readonly<Record<string, unknown>> = {}): string => {
  const rows = Object.entries({ ...spec(name).examples[0]!.given, ...change }).flatMap(([key, value]): Cell[][] => {
    const block = Array.isArray(value) && value.every(Array.isArray) ? (value as Cell[][]) : [[value].flat() as Cell[]];
    return value === undefined ? [] : block.map((cells) => [sheetName(key), ...cells]);
  });
  const width = Math.max(...rows.map((row) => row.length));
  const explained = answer(spec("EXPLAIN"), [name, rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null))], LIBRARY) as readonly (readonly Cell[])[];
  return explained.filter(([step, , , how]) => ["warning", "weak evidence"].includes(String(step)) || String(how).startsWith("default; evidence")).map(([, , , how]) => String(how)).join("\n");
};
const SALE = { vol: 0.4, mprDays: 60, decay: 0.23, conf: 0.99, units: 10_000, depth: 1500, liqDays: 90, rho: 0.5, pd: 0.05 };
/** Arguments that bring a doubt in where the first example does without. */
const IN_USE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  REPO_HAIRCUT: SALE, GPU_RESIDUAL: { method: "MARKET" }, RENT_CURVE: { launchYears: [1] }, GPU_ECON_LIFE: { launchYears: [1] }, GPU_ECON_VALUE: { launchYears: [1] },
  FLEET_DSCR: { launchYears: [1], deflation: 0.16 }, FLEET_SUMMARY: { launchYears: [1], deflation: 0.16 }, SIM_LOAN: { paths: 16 }, BACKSTOP_VALUE: { vol: 0.4 }, MINER_PD_STRESS: { rho: 0.3, siteVol: 0.35 }, SIM_MINER: { paths: 16 },
};

const used = (name: string) => ({ ...("deflation" in spec(name).blank ? { deflation: 0.1 } : {}), ...("opex" in spec(name).blank ? { opex: 0.5 } : {}), ...IN_USE[name] });

describe.each(WEAK)("EXPLAIN says, of a call that rests on it, that %s", (_what, saying, functions) => {
  it.each(functions)("%s", (name) => expect(said(name, used(name))).toMatch(saying));
});

describe("EXPLAIN is silent on what a call does not rest on", () => {
  it.each([
    ["REPO_HAIRCUT", { ...SALE, units: 0, rho: 0, pd: 0 }, /mixes two times/],
    ["RENT_CURVE", { deflation: 0 }, /deciding assumption/],
    ["GPU_RESIDUAL", { method: "SL" }, /nobody has measured/],
  ] as const)("%s", (name, change, doubt) => expect(said(name, change)).not.toMatch(doubt));
});

describe("how much depth decides", () => {
  const given: Readonly<Record<string, number>> = { vol: 0.4, mprDays: 60, decay: 0.23, conf: 0.99, units: 10_000, liqDays: 90, eligible: 0.5, jumpRate: 0.5, jumpSize: 0.15, fee: 0.05, costPct: 0.03, rho: 0.5 };
  // The model paper states 58 %, 71.8 % and 82 %; the help repeats them.
  it.each([[10_000, 0.58], [1500, 0.718], [300, 0.82]])("at %d a month the worked haircut is %d", (depth, expected) => {
    const got = answer(spec("REPO_HAIRCUT"), spec("REPO_HAIRCUT").slots.map(([key]) => (key === "depth" ? depth : given[key])), LIBRARY) as number;
    expect(Math.abs(got - expected)).toBeLessThan(0.005);
    expect(doubts("REPO_HAIRCUT")).toContain(`${Math.round(100 * expected)} %`);
  });
});
