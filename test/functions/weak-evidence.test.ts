import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";

const spec = (name: string) => LIBRARY.find(name)!;
/** All that the help page of a function says against it: limits, and the evidence behind its defaults. */
const doubts = (name: string): string => [...spec(name).limits.map(({ en }) => en), ...spec(name).slots.map(([, slot]) => slot.evidence?.why.en ?? "")].join("\n");

/** What rests on little, and which functions rest on it. */
const WEAK: readonly (readonly [what: string, said: RegExp, functions: readonly string[]])[] = [
  ["depth has no public number", /Depth has no public number/, ["REPO_HAIRCUT", "LIQ_FACTOR", "LIQ_PROCEEDS", "LIQ_OPTIMAL", "FIRE_SALE"]],
  ["the split of depreciation between drift and launch steps", /split/i, ["GPU_RESIDUAL", "RENT_CURVE", "GPU_ECON_LIFE", "GPU_ECON_VALUE", "FLEET_DSCR", "FLEET_SUMMARY"]],
  ["elasticity is one vendor's", /one vendor/, ["REPO_HAIRCUT", "LIQ_FACTOR", "LIQ_PROCEEDS", "LIQ_OPTIMAL", "FIRE_SALE"]],
  ["vol of GPU value rests on five mixed points", /five mixed/, ["REPO_HAIRCUT", "BACKSTOP_VALUE", "DSCR_BREACH_PROB", "DSCR_PD_CURVE"]],
  ["future deflation, sign included", /deciding assumption, sign included/, ["RENT_CURVE", "GPU_ECON_LIFE", "GPU_ECON_VALUE", "GPU_DURATION", "BREAKEVEN_RENT", "COMMIT_DEFLATION", "FLEET_DSCR", "FLEET_SUMMARY"]],
  ["no joint series of bitcoin and rent", /joint series/, ["MINER_PD", "MINER_PD_STRESS"]],
  ["cost of removal and share of eligible buyers", /Cost of removal/, ["REPO_HAIRCUT", "LIQ_PROCEEDS", "LIQ_OPTIMAL"]],
  ["no GPU loan has defaulted", /No GPU loan has defaulted/, ["LGD_COLLATERAL", "EXPECTED_LOSS", "FAIR_SPREAD", "LOAN_PRICE", "IMPLIED_PD"]],
  ["opex of .50", /opex/i, ["GPU_ECON_LIFE", "GPU_ECON_VALUE", "FLEET_DSCR", "FLEET_SUMMARY"]],
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

describe("how much depth decides", () => {
  const given: Readonly<Record<string, number>> = { vol: 0.4, mprDays: 60, decay: 0.23, conf: 0.99, units: 10_000, liqDays: 90, eligible: 0.5, jumpRate: 0.5, jumpSize: 0.15, fee: 0.05, costPct: 0.03, rho: 0.5 };
  // The model paper states 58 %, 71.8 % and 82 %; the help repeats them.
  it.each([[10_000, 0.58], [1500, 0.718], [300, 0.82]])("at %d a month the worked haircut is %d", (depth, expected) => {
    const got = answer(spec("REPO_HAIRCUT"), spec("REPO_HAIRCUT").slots.map(([key]) => (key === "depth" ? depth : given[key])), LIBRARY) as number;
    expect(Math.abs(got - expected)).toBeLessThan(0.005);
    expect(doubts("REPO_HAIRCUT")).toContain(`${Math.round(100 * expected)} %`);
  });
});
