import { isCellError } from "../../../src/functions/cells";
import { block, call, problem, rowsOf } from "./calling";

/**
 * What the calls of one formula may take together is counted: docs/conventions.md#sensitivity. 500,000 path-periods, where
 * a call is 20, a cell given or answered .25; a simulation 500 more, and two for each path beside its periods.
 */
const MOST = 500_000;

describe("the calls of one formula", () => {
  const periods = 480;
  const long = rowsOf({ revenue: Array.from({ length: periods }, () => 100), opex: 30, debt_service: 55, vol: 0.3 });
  /** 480 + 7 cells given, 480 answered; the integral is stated as 100, 40 a period and 2.2 times the power 3/2. */
  const each = 20 + 0.25 * (periods + 7) + 0.25 * periods + 100 + 40 * periods + 2.2 * periods ** 1.5;
  const affordable = Math.floor(MOST / each);

  it("answer until the allowance is used up, each of the others says so", () => {
    const values = Array.from({ length: 30 }, (_, i) => 0.2 + i / 100);
    const cells = block("SENSITIVITY", { function: "DSCR_PD_CURVE", arguments: long, vary: "vol", values, col: periods }).map(([cell]) => cell!);
    // The first call is that of the arguments as given.
    expect(cells.map((cell) => typeof cell === "number")).toEqual(values.map((_, i) => i < affordable - 1));
    expect(cells[affordable - 1]).toEqual({
      error: "#VALUE!", message: `expected fewer or shorter calls: those of this formula have used up what a sheet can wait for, got ${affordable} before this one`,
    });
    expect(cells[0]).toBe(block("DSCR_PD_CURVE", { revenue: Array.from({ length: periods }, () => 100), opex: 30, debt_service: 55, vol: 0.2 })[periods - 1]![0]);
  });
  it("do not answer a search that could not see all its points", () => {
    expect(problem("SOLVE", { function: "DSCR_PD_CURVE", arguments: long, vary: "debt_service", target: 0.5, low: 20, high: 90, col: periods })).toEqual({
      error: "#VALUE!", message: `arguments: expected calls short enough for a search, got no answer after ${affordable - 1} of them, which have used up what a sheet can wait for`,
    });
  });
  it("are those of all its searches", () => {
    const loan = rowsOf({ units: 1000, rent: 2.5, opex: 0.5, debt: 9_000_000, rate: 0.1, years: 1, deflation: 0.25, util: 1, vol: 0.3, freq: 1, paths: 800 });
    const search = { function: "SIM_LOAN", arguments: loan, vary: "rent", low: 0, high: 12 };
    // A search makes 66 calls or more, each of 2,900 and some: two are 440,000 at most, a third does not fit.
    const cells = block("SOLVE", { ...search, target: [0.2, 0.3, 0.4, 0.5] }).map(([cell]) => cell!);
    expect(cells.slice(0, 2)).toEqual([call("SOLVE", { ...search, target: 0.2 }), call("SOLVE", { ...search, target: 0.3 })]);
    expect(cells.slice(0, 2).every((cell) => typeof cell === "number")).toBe(true);
    expect(cells.slice(2).map((cell) => isCellError(cell) && cell.message.replace(/\d+/, "n"))).toEqual(
      [0, 1].map(() => "arguments: expected calls short enough for a search, got no answer after n of them, which have used up what a sheet can wait for"),
    );
  });
  it("leave 250 searches of an ordinary function their answers", () => {
    const target = Array.from({ length: 250 }, (_, i) => 1 + i / 250);
    // LLCR = (110/1 + 121/1)/debt at a rate of 0: debt = 231/LLCR.
    const debts = block("SOLVE", { function: "LLCR", arguments: rowsOf({ cfads: [110, 121], debt: 100, rate: 0, freq: 1 }), vary: "debt", target, low: 50, high: 500 });
    debts.forEach(([debt], i) => expect(debt).toBeCloseTo(231 / target[i]!, 8));
  });
});
