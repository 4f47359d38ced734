import { LIBRARY } from "../../../src/functions/library";
import { evaluate } from "../../../src/functions/evaluate";
import { block, call, problem, REFERENCE_LOAN, rowsOf } from "./calling";

const loan = { function: "FLEET_SUMMARY", arguments: rowsOf(REFERENCE_LOAN), row: 5 };

describe("SENSITIVITY", () => {
  it("every cell is the direct call, bit for bit, over rows and columns", () => {
    const [deflations, rents] = [[0, 0.1, 0.2, 0.4], [1.7, 2.35]];
    const grid = block("SENSITIVITY", { ...loan, vary: "deflation", values: deflations, vary2: "rent", values2: rents });
    deflations.forEach((deflation, r) => rents.forEach((rent, c) => {
      expect(grid[r]![c]).toBe(block("FLEET_SUMMARY", { ...REFERENCE_LOAN, deflation, rent })[4]![0]);
    }));
    expect([grid.length, grid[0]!.length]).toEqual([4, 2]);
  });
  it("prints the LLCR of the reference loan at 10, 20 and 40 %: 1.58, 1.45, 1.42", () => {
    const grid = block("SENSITIVITY", { ...loan, vary: "deflation", values: [0.1, 0.2, 0.4] });
    expect(grid.map(([value]) => (value as number).toFixed(2))).toEqual(["1.58", "1.45", "1.42"]);
  });
  it("is always a column for one argument, however the values lie", () => {
    expect(block("SENSITIVITY", { ...loan, vary: "deflation", values: [[0.1, 0.2, 0.4]] })).toEqual(block("SENSITIVITY", { ...loan, vary: "deflation", values: [0.1, 0.2, 0.4] }));
  });
  it("labels put the values beside and above, and name what was varied and read", () => {
    expect(block("SENSITIVITY", { ...loan, vary: "deflation", values: [0.1], labels: true })[0]).toEqual(["deflation", "LLCR (x)"]);
    const both = block("SENSITIVITY", { ...loan, vary: "deflation", values: [0.1, 0.2], vary2: "rent", values2: [1.7, 2], labels: true });
    expect(both.map((row) => row[0])).toEqual(["deflation \\ rent", 0.1, 0.2]);
    expect(both[0]!.slice(1)).toEqual([1.7, 2]);
  });
  it("varies words too: an equal-principal loan is owed less at contract end than a level one, and a bullet in full", () => {
    const left = block("SENSITIVITY", { ...loan, vary: "type", values: ["STRAIGHT", "annuity", "BULLET", "BALLOON"], row: 6 }).map((row) => row[0]);
    expect(left[0]).toBeCloseTo(8 / 20, 12);
    expect(left[1]).toBeGreaterThan(8 / 20);
    expect(left[2]).toBe(1);
    expect(left[3]).toMatchObject({ error: "#VALUE!", message: 'type: expected one of ANNUITY, LEVEL, STRAIGHT, BULLET, SCULPT, got "BALLOON"' });
  });
  it("an entry without a value stays empty: no breach of 1.40 when rents stay at 2.35", () => {
    expect(block("SENSITIVITY", { ...loan, arguments: rowsOf({ ...REFERENCE_LOAN, rent: 2.35 }), vary: "deflation", values: [0, 0.1], row: 4 }).map((row) => row[0])).toEqual(["", 13]);
  });
  it("supplies an argument that is not among those given, and ignores labels among them", () => {
    const { deflation, ...rest } = REFERENCE_LOAN;
    expect(block("SENSITIVITY", { ...loan, arguments: rowsOf({ ...rest, labels: true }), vary: "Deflation", values: [deflation] }))
      .toEqual(block("SENSITIVITY", { ...loan, vary: "deflation", values: [deflation] }));
  });
  it("takes a block row by row: the first bank's payment when another one's cash varies", () => {
    const liabilities = [["liabilities", 0, 10, 0], ["liabilities", 0, 0, 10], ["liabilities", 10]];
    const grid = block("SENSITIVITY", { function: "CLEARING", arguments: [...liabilities.map((row) => [...row, ...Array.from({ length: 4 - row.length }, () => null)]), ["external", 5, 5, 5]], vary: "alpha", values: [1] });
    expect(grid).toEqual([[10]]);
  });
  it("reads one cell of a table by row and column", () => {
    const fleet = block("FLEET_DSCR", { units: 1000, rent: 2, opex: 0.5, debt: 2e7, rate: 0.1, years: 5, deflation: 0.2, util: 0.75 });
    const rows = rowsOf({ units: 1000, rent: 2, opex: 0.5, debt: 2e7, rate: 0.1, years: 5, util: 0.75 });
    expect(block("SENSITIVITY", { function: "FLEET_DSCR", arguments: rows, vary: "deflation", values: [0.2], row: 12, col: 9 })).toEqual([[fleet[11]![8]]]);
  });
  it("a cell beyond the answer is refused in its own cell: 20 quarters, then 4", () => {
    const rows = rowsOf({ debt: 100, rate: 0.1 });
    const [long, short] = block("SENSITIVITY", { function: "DEBT_SCHEDULE", arguments: rows, vary: "years", values: [5, 1], row: 20, col: 7 }).map((row) => row[0]);
    expect(long).toBe(0);
    expect(short).toEqual({ error: "#VALUE!", message: "row: expected at most 4, the size of the answer, got 20" });
  });
  it("says in its workings what was called, read and varied", () => {
    const spec = LIBRARY.find("SENSITIVITY")!;
    const { workings } = evaluate(spec, ["fleet_summary", rowsOf(REFERENCE_LOAN), "deflation", [[0.1], [0.2]], undefined, undefined, 5], LIBRARY);
    expect(workings).toMatchObject({ called: "FLEET_SUMMARY", output: "LLCR (x)", down: "deflation", across: undefined, calls: 2 });
    expect((workings as { base: number }).base.toFixed(2)).toBe("1.58");
  });
});

describe("SENSITIVITY refuses by name", () => {
  const fifty = Array.from({ length: 50 }, (_, i) => i / 100);
  it("takes 50 x 50 points and no more", () => {
    const grid = block("SENSITIVITY", { ...loan, vary: "deflation", values: fifty, vary2: "util", values2: fifty });
    expect([grid.length, grid[49]!.length]).toEqual([50, 50]);
    expect(problem("SENSITIVITY", { ...loan, vary: "deflation", values: [...fifty, 0.6], vary2: "util", values2: fifty }).message).toBe("values: expected at most 2500 points, got 51 x 50 = 2550");
  });
  it("the second argument and its values come together, and differ from the first", () => {
    expect(problem("SENSITIVITY", { ...loan, vary: "deflation", values: [0.1], vary2: "util" }).message).toBe("values2: expected values2 together with vary2, got none");
    expect(problem("SENSITIVITY", { ...loan, vary: "deflation", values: [0.1], values2: [0.1] }).message).toBe("vary2: expected vary2 together with values2, got none");
    expect(problem("SENSITIVITY", { ...loan, vary: "util", values: [0.1], vary2: "UTIL", values2: [0.1] }).message).toBe("vary2: expected another argument than util, got util again");
  });
  it("an unknown argument, a tool, and labels as the argument to vary", () => {
    expect(problem("SENSITIVITY", { ...loan, vary: "inflation", values: [0.1] }).message).toMatch(/^vary: expected an argument of FLEET_SUMMARY \(units, rent, .*retire\), got "inflation"$/);
    expect(problem("SENSITIVITY", { ...loan, vary: "labels", values: [0.1] }).message).toMatch(/^vary: /);
    expect(problem("SENSITIVITY", { ...loan, function: "TORNADO", vary: "row", values: [1] }).message).toMatch(/^function: /);
  });
  it("the same name twice where one value is due", () => {
    expect(call("SENSITIVITY", { ...loan, arguments: [["units", 1], ["units", 2]], vary: "util", values: [0.1] })).toEqual({ error: "#VALUE!", message: 'arguments: expected every argument once, got "units" in 2 rows' });
  });
});
