import { completedPeriods } from "../../../src/core/debt/contract-cover";
import reference from "../../reference/cash-flow.json";
import { block, call, problem, REFERENCE_LOAN, rowsOf } from "./calling";

const LLCR = { row: 5 };
const solveLoan = (vary: string, target: number, low: number, high: number, pick: Readonly<Record<string, number>> = LLCR) =>
  call("SOLVE", { function: "FLEET_SUMMARY", arguments: rowsOf(REFERENCE_LOAN), vary, target, low, high, ...pick });

/** The same fleet without contract, worked out by hand elsewhere: $240m at 11 % against 2.50 of rent. */
const SPOT = { units: 10_000, rent: 2.5, opex: 0.5, debt: 240_000_000, rate: 0.11, years: 5, deflation: 0.25, util: 0.8 };
const CHIP = { rent: 2.35, opex: 0.5, deflation: 0.25, util: 0.8 };

describe("SOLVE against figures from outside", () => {
  it.each(reference.internalRatesOfReturn.map((row) => [row.id, row] as const))("%s: the loan rate at which LLCR is 1 is the internal rate of return, to 1e-10", (_, { outlay, inflows, expected }) => {
    const named = rowsOf({ cfads: inflows, debt: outlay, freq: 1 });
    const got = call("SOLVE", { function: "LLCR", arguments: named, vary: "rate", target: 1, low: -0.9, high: 1 });
    expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(1e-10);
  });
  it("the reference loan has LLCR 1.40 with a contract of 2.4 years or a contract rent of 2.07, as printed", () => {
    expect((solveLoan("contract_years", 1.4, 0, 5) as number).toFixed(1)).toBe("2.4");
    expect((solveLoan("contract_rent", 1.4, 1, 3) as number).toFixed(2)).toBe("2.07");
  });
  it("it has a minimum DSCR of 1.0x at a spot rent of 2.79, as printed", () => {
    expect((solveLoan("rent", 1, 0.5, 5, { row: 1 }) as number).toFixed(2)).toBe("2.79");
  });
  it("no deflation brings its LLCR under 1.40: the contract alone is 1.42", () => {
    const got = solveLoan("deflation", 1.4, 0, 0.99);
    expect(got).toMatchObject({ error: "#N/A" });
    expect((got as { message: string }).message).toMatch(/^no root: LLCR \(x\) runs from 1\.41\d+ to 1\.7\d+ between low and high and does not cross 1\.4$/);
  });
  it("it is repaid by contract end when 48 % of the excess cash is trapped, and in quarter 9 when all is, as printed", () => {
    const { units, rent, opex, debt, rate, years, deflation, util, contract_rent, contract_years } = REFERENCE_LOAN;
    const fleet = block("FLEET_DSCR", { units, rent, opex, debt, rate, years, deflation, util, contract_rent, contract_years });
    const named = rowsOf({ debt: debt!, rate: rate!, cfads: fleet.map((row) => row[4]!), repayments: fleet.map((row) => row[6]!) });
    // One dollar instead of nothing: below some trap the balance is 0 for every larger one.
    const trap = call("SOLVE", { function: "SWEEP_SCHEDULE", arguments: named, vary: "sweep", target: 1, low: 0, high: 1, row: completedPeriods(3, 4), col: 9 });
    expect((trap as number).toFixed(2)).toBe("0.48");
    const closings = block("SENSITIVITY", { function: "SWEEP_SCHEDULE", arguments: named, vary: "sweep", values: [1], row: 9, col: 9 });
    const before = block("SENSITIVITY", { function: "SWEEP_SCHEDULE", arguments: named, vary: "sweep", values: [1], row: 8, col: 9 });
    expect(closings).toEqual([[0]]);
    expect(before[0]![0]).toBeGreaterThan(0);
  });
});

describe("SOLVE against functions that solve by themselves", () => {
  it("deflation of GPU_ECON_VALUE at 20,000 is IMPLIED_DEFLATION", () => {
    const own = call("IMPLIED_DEFLATION", { price: 20_000, rent: 2.35, opex: 0.5, util: 0.8 }) as number;
    const got = call("SOLVE", { function: "GPU_ECON_VALUE", arguments: rowsOf(CHIP), vary: "deflation", target: 20_000, low: -0.2, high: 0.9 }) as number;
    expect(Math.abs(got - own)).toBeLessThanOrEqual(1e-10);
  });
  it("deflation of the minimum DSCR of a spot fleet is BREAKEVEN_DEFLATION, read at the same moment", () => {
    const hours = (SPOT.units * 8760) / 4;
    const service = block("DEBT_SCHEDULE", { debt: SPOT.debt, rate: SPOT.rate, years: SPOT.years }).map((row) => row[5]!);
    const own = call("BREAKEVEN_DEFLATION", { revenue: hours * SPOT.rent * SPOT.util, opex: [hours * SPOT.opex], debt_service: service, target: 1.2 }) as number;
    const got = call("SOLVE", { function: "FLEET_SUMMARY", arguments: rowsOf({ ...SPOT, timing: "MID" }), vary: "deflation", target: 1.2, low: 0, high: 0.5 }) as number;
    expect(Math.abs(got - own)).toBeLessThanOrEqual(1e-10);
    expect(own.toFixed(3)).toBe("0.076");
  });
  it("debt of LLCR 1.30 is DEBT_CAPACITY at 1.30: both are the value of CFADS over 1.30", () => {
    const fleet = block("FLEET_DSCR", SPOT);
    const capacity = call("DEBT_CAPACITY", { cfads: fleet.map((row) => row[4]!), dscr: [1.3], rate: SPOT.rate }) as number;
    const got = call("SOLVE", { function: "FLEET_SUMMARY", arguments: rowsOf(SPOT), vary: "debt", target: 1.3, low: 1e7, high: 5e8, ...LLCR }) as number;
    expect(Math.abs(got / capacity - 1)).toBeLessThanOrEqual(1e-12);
  });
  it("a target that is lifted over a range answers cell by cell", () => {
    const named = rowsOf({ cfads: [110, 121], freq: 1, rate: 0.1 });
    expect(block("SOLVE", { function: "LLCR", arguments: named, vary: "debt", target: [[1, 2, 9]], low: 50, high: 400 }).map((row) => row.map((cell) => (typeof cell === "number" ? Number(cell.toFixed(9)) : (cell as { error: string }).error)))).toEqual([[200, 100, "#N/A"]]);
  });
});

describe("SOLVE where there is not one clean root", () => {
  const twoRates = rowsOf({ cfads: [-230, 132], debt: 100, freq: 1 });
  const explained = (named: Readonly<Record<string, unknown>>) => {
    const { arguments: inner, ...outer } = named;
    const rows = [...Object.entries(outer), ...(inner as unknown[][]).map(([name, ...rest]) => [`arguments.${String(name)}`, ...rest])];
    return block("EXPLAIN", { function: "SOLVE", arguments: rows });
  };

  it("takes the first of two rates of return and names both in EXPLAIN: 10 % and 20 %", () => {
    const named = { function: "LLCR", arguments: twoRates, vary: "rate", target: -1, low: 0, high: 1 };
    expect(call("SOLVE", named)).toBeCloseTo(0.1, 12);
    const rows = explained(named);
    const value = (name: string) => rows.find((row) => row[0] === name)?.[1];
    expect(value("crossings")).toBe(2);
    expect(value("note")).toMatch(/^several roots: the target is crossed where rate is 0\.09375 to 0\.109375; 0\.1875 to 0\.203125; the answer is the first from low$/);
    expect(value("value_at_answer")).toBeCloseTo(-1, 12);
    expect(value("arguments.cfads 1")).toBe(-230);
    expect(rows.at(-1)![1]).toBe(call("SOLVE", named));
  });
  it("says nothing of several roots where there is one", () => {
    const rows = explained({ function: "LLCR", arguments: twoRates, vary: "rate", target: -1, low: 0.15, high: 1 });
    expect(rows.some((row) => row[0] === "note")).toBe(false);
    expect(rows.at(-1)![1]).toBeCloseTo(0.2, 12);
  });
  it("passes over points that the function refuses: util above 1", () => {
    const named = { function: "FLEET_SUMMARY", arguments: rowsOf(SPOT), vary: "util", target: 1, low: 0, high: 4, ...LLCR };
    expect(call("SOLVE", named)).toBeGreaterThan(0.8);
    expect(explained(named).find((row) => row[0] === "note")?.[1]).toMatch(/48 of 65 scan points have no number and are passed over/);
  });
  it("a count of periods jumps over a target between two whole numbers: #N/A says where", () => {
    const got = problem("SOLVE", { function: "FLEET_SUMMARY", arguments: rowsOf(SPOT), vary: "deflation", target: 6.5, low: 0.05, high: 0.5, row: 4 });
    expect(got.error).toBe("#N/A");
    expect(got.message).toMatch(/^first breach \(period\) jumps over 6\.5 where deflation is .*, and is never equal to it$/);
  });
  it("a function that answers nowhere says so with its own message", () => {
    expect(problem("SOLVE", { function: "GPU_ECON_VALUE", arguments: rowsOf({ rent: 2 }), vary: "deflation", target: 1, low: 0, high: 0.5 })).toEqual({
      error: "#N/A", message: "value ($) is nowhere a number between low and high; at low it is #VALUE! opex: expected a number of at least 0, got an empty cell",
    });
  });
  it("a row beyond the answer is named", () => {
    expect(problem("SOLVE", { function: "FLEET_SUMMARY", arguments: rowsOf(SPOT), vary: "util", target: 1, low: 0, high: 1, row: 9 }).message).toMatch(/#VALUE! row: expected at most 8, the size of the answer, got 9$/);
  });
});

describe("SOLVE refuses by name", () => {
  const good = { function: "LLCR", arguments: rowsOf({ cfads: [110, 121], debt: 100, freq: 1 }), vary: "rate", target: 1, low: 0, high: 1 };
  it.each([
    ["function", { function: "GOALSEEK" }, 'function: expected the name of a CCREDIT function, got "GOALSEEK"'],
    ["a tool", { function: "SENSITIVITY" }, "function: expected a function that does not call functions itself, got SENSITIVITY"],
    ["itself", { function: "SOLVE" }, "function: expected a function that does not call functions itself, got SOLVE"],
    ["EXPLAIN", { function: "EXPLAIN" }, "function: expected a function that does not call functions itself, got EXPLAIN"],
    ["vary", { vary: "rates" }, 'vary: expected an argument of LLCR (cfads, debt, rate, freq, cash), got "rates"'],
    ["an argument", { arguments: [["cfad", 1]] }, 'arguments: expected arguments of LLCR (cfads, debt, rate, freq, cash), got "cfad"'],
    ["the bracket", { low: 1, high: 1 }, "high: expected a number above low (1), got 1"],
  ] as const)("%s", (_, change, message) => {
    expect(problem("SOLVE", { ...good, ...change })).toEqual({ error: "#VALUE!", message });
  });
  it("an error among the arguments travels on", () => {
    expect(call("SOLVE", { ...good, arguments: [["debt", { error: "#REF!", message: "gone" }]] })).toEqual({ error: "#REF!", message: "gone" });
  });
});
