import type { Cell, Input } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { LIBRARY } from "../../../src/functions/library";

const call = (name: string, ...inputs: readonly Input[]) => answer(LIBRARY.find(name)!, inputs, LIBRARY);
const explained = (name: string, rows: readonly (readonly Cell[])[]): Cell => (call("EXPLAIN", name, rows) as readonly (readonly Cell[])[]).at(-1)![1]!;

/** The same list as the three hosts hand it over: blank cells as nothing, as empty text, as 0. */
const hosts = (rows: readonly (readonly Cell[])[]): readonly (readonly (readonly Cell[])[])[] =>
  [null, "", 0].map((blank) => rows.map((row) => row.map((cell) => (cell === null ? blank : cell))));

describe("a list of names and values is read alike wherever a blank cell is 0", () => {
  it("behind one value: LLCR of five flows against one debt", () => {
    // Microsoft's IRR example: −70,000, then 12,000 to 26,000; at the rate of 8.663094803653 % the value is the debt.
    const rows = [["cfads", 12000, 15000, 18000, 21000, 26000], ["debt", 70000, null, null, null, null], ["rate", 0.08663094803652, null, null, null, null], ["freq", 1, null, null, null, null]];
    for (const host of hosts(rows)) expect(explained("LLCR", host)).toBeCloseTo(1, 10);
  });
  it("in a row of blanks", () => {
    for (const host of hosts([["cost", 30000], [null, null], ["age", 2.5], ["method", "SL"], ["life", 5], [null, null]])) expect(explained("GPU_RESIDUAL", host)).toBe(15000);
  });
  it("behind a word and a series of words", () => {
    const rows = [["cfads", 60, 60], ["debt", 50, 50], ["rate", 0, null], ["years", 2, null], ["freq", 1, null], ["type", "STRAIGHT", null], ["grace", 0, null], ["balloon", 0, null]];
    // Two loans of 50, half repaid each year: 60 against 2 · 25. Zeros behind a series of numbers are numbers: grace 0 and 0.
    const direct = call("DSCR_PATH", [[60], [60]], [[50], [50]], 0, 2, 1, [["STRAIGHT"]]);
    expect(direct).toEqual([[1.2], [1.2]]);
    for (const blank of [null, ""]) expect(explained("DSCR_PATH", rows.map((row) => row.map((cell) => cell ?? blank)))).toBe(1.2);
    const typed = rows.map((row) => (row[0] === "type" ? ["type", "STRAIGHT", 0] : row));
    expect(explained("DSCR_PATH", typed)).toBe(1.2);
  });
  it("keeps the zeros at the end of a series of numbers: they may be meant", () => {
    // (10/1.1 + 0)/10: the second year brings nothing.
    expect(explained("LLCR", [["cfads", 10, 0], ["debt", 10, 0], ["rate", 0.1, 0], ["freq", 1, 0]])).toBeCloseTo(1 / 1.1, 12);
    expect(call("EXPLAIN", "DSCR_PATH", [["cfads", 60, 60], ["debt", 50, 0], ["rate", 0, 0], ["years", 2, 0], ["freq", 1, 0]])).toMatchObject({ error: "#VALUE!" });
  });
  it("refuses a second value that is none of these where one is due, and a number as a name", () => {
    expect(call("EXPLAIN", "GPU_RESIDUAL", [["cost", 30000, 1], ["age", 2, 0]])).toMatchObject({ error: "#VALUE!" });
    expect(call("EXPLAIN", "GPU_RESIDUAL", [["cost", 30000], [0, 2]])).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/an argument name in the first column, got 0 in row 2/) });
    for (const name of [null, ""]) expect(call("EXPLAIN", "GPU_RESIDUAL", [["cost", 30000], ["age", 2], [name, 7]])).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^arguments: expected an argument name in the first column, got .* in row 3/) });
  });
});
