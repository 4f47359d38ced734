import fc from "fast-check";
import { LIBRARY } from "../../../src/functions/library";
import { type Cell, type Input, isCellError } from "../../../src/functions/cells";
import { answer, evaluate } from "../../../src/functions/evaluate";
import { explainSteps } from "../../../src/functions/explain";
import { anywhere } from "../../support/anywhere";

type Block = readonly (readonly Cell[])[];
const call = (name: string, ...inputs: readonly Input[]) => answer(LIBRARY.find(name)!, inputs, LIBRARY);
const message = (got: unknown): string => (isCellError(got) ? `${got.error} ${got.message}` : `no error but ${JSON.stringify(got)}`);

const triangle: Block = [[0, 100, 0], [0, 0, 80], [60, 0, 0]];
const debts: Block = [[0, 100, 0], [0, 0, 100], [0, 0, 0]];

describe("answers of several shapes", () => {
  it("CIRCULAR_FLOW: a number, or blocks that add up to the payments", () => {
    expect(call("CIRCULAR_FLOW", triangle, "share")).toBeCloseTo(0.75, 14);
    expect(call("CIRCULAR_FLOW", triangle, "CIRCULATION")).toEqual([[0, 60, 0], [0, 0, 60], [60, 0, 0]]);
    expect(call("CIRCULAR_FLOW", triangle, "NET")).toEqual([[0, 40, 0], [0, 0, 20], [0, 0, 0]]);
    expect(message(call("CIRCULAR_FLOW", triangle, "GROSS"))).toBe('#VALUE! output: expected one of SHARE, CIRCULATION, NET, got "GROSS"');
  });
  it("CONTAGION_AV: a number, or one entry for each holder along assets", () => {
    const rest: readonly Input[] = [[[1, 0], [1, 0]], [[4, 0]], [[0.001, 0]], [[-0.1, 0]]];
    expect(call("CONTAGION_AV", [[100, 100]], ...rest)).toBeCloseTo(8 / 120, 14);
    expect((call("CONTAGION_AV", [[100, 100]], ...rest, "VULNERABLE") as Block)[0]).toHaveLength(2);
    expect(call("CONTAGION_AV", [[100], [100]], ...rest, "VULNERABLE") as Block).toHaveLength(2);
  });
  it("CLEARING: one row for each firm, named when asked", () => {
    const got = call("CLEARING", debts, [[20, 90, 0]], undefined, undefined, undefined, undefined, true) as Block;
    expect(got[0]).toEqual(["paid", "recovery", "senior paid", "equity", "default round"]);
    expect(got.slice(1)).toEqual([[20, 0.2, 0, 0, 1], [100, 1, 0, 10, 0], [0, 1, 0, 100, 0]]);
  });
  it("CUSTOMER_STRESS stands, with names beside it when asked", () => {
    const got = call("CUSTOMER_STRESS", [[62, 15, 23]], [[0.02, 0.1, 0]], 40, 45, undefined, undefined, undefined, true) as Block;
    expect(got.map(([name]) => name)).toEqual(["DSCR", "DSCR without the largest", "expected DSCR", "breach probability", "effective customers"]);
  });
  it("ROUND_TRIP is lifted over nodes", () => {
    const [financing, purchases] = [[[0, 50], [0, 0]], [[0, 0], [38, 0]]];
    expect(call("ROUND_TRIP", financing, purchases, [[1], [2]])).toEqual([[38], [0]]);
  });
  it("BACKLOG_VALUE is lifted over disc, not over pd", () => {
    expect(call("BACKLOG_VALUE", [[10], [20]], 4, [[0], [0]], [[0, 0]])).toEqual([[30, 30]]);
  });
});

describe("what does not fit is refused by name", () => {
  it.each([
    ["CIRCULAR_FLOW", [[[0, 1, 2], [1, 0, 2]]], "#VALUE! flows: expected as many columns as rows, one of each per party, got 2 x 3"],
    ["CIRCULAR_FLOW", [[[0, -1], [1, 0]]], "#VALUE! flows: expected a number of at least 0, got -1 in row 1, column 2"],
    ["CIRCULAR_FLOW", [[[0, 1], [1, 7]]], "#VALUE! flows: expected 0 on the diagonal (no party pays itself), got 7 in row 2, column 2"],
    ["CIRCULAR_FLOW", [[[0, 0], [0, 0]]], "#DIV/0! flows: expected a payment above 0, got none"],
    ["CIRCULAR_FLOW", [[[0, "x"], [1, 0]]], '#VALUE! flows: expected a number, got "x" in row 1, column 2'],
    ["CLEARING", [debts, [[20, -90, 0]]], "#VALUE! external: expected a number of at least 0, got -90 in position 2"],
    ["CLEARING", [debts, [[20, 90]]], "#VALUE! external: expected one for each of the 3 firms, got 2"],
    ["CLEARING", [debts, [[20, 90, 0]], undefined, undefined, 1.5], "#VALUE! alpha: expected a number of at least 0 and at most 1, got 1.5"],
    ["CONTAGION_AV", [[[100, 100]], [[0.7, 0.7], [1, 0]], 4, 0.001, [[-0.1, 0]]], "#VALUE! weights: expected shares that add up to at most 1, got 1.4 in row 1"],
    ["ROUND_TRIP", [[[0, 50], [0, 0]], [[0, 0], [38, 0]], 1.5], "#VALUE! node: expected a whole number of at least 1, got 1.5"],
    ["ROUND_TRIP", [[[0, 50], [0, 0]], [[0, 0], [38, 0]], 3], "#VALUE! node: expected a party from 1 to 2, got 3"],
    ["FUNDED_SHARE", [[[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [5, 0, 10], [0, 10, 0]], [[1, 0, 0]], 1], "#NUM! external: expected outside cash behind party 2, got a closed circle of payments: their origin is undetermined"],
    ["FUNDED_SHARE", [[[0, 5], [0, 0]], [[0, 0], [0, 0]], [[1, 1]], 1], "#DIV/0! purchases: expected purchases from party 1, got none: there is no revenue to trace"],
    ["CUSTOMER_STRESS", [[Array.from({ length: 13 }, () => 1)], 0.1, 0, 1], "#VALUE! revenue: expected at most 12 customers, got 13; add up the small ones"],
    ["CUSTOMER_STRESS", [[[1, 1]], 0.1, 0, 1, 0, -0.1], "#VALUE! rho: expected a number of at least 0 and at most 1, got -0.1"],
    ["HHI", [[[0, 0]]], "#DIV/0! amounts: expected an amount above 0, got a total of 0: there are no shares"],
    ["BACKLOG_RUNOFF", [[[10]], 0, 5], "#VALUE! years: expected a number above 0 and at most 100, got 0"],
  ] as const)("%s %#", (name, inputs, expected) => expect(message(call(name, ...(inputs as unknown as readonly Input[])))).toBe(expected));
});

describe("warnings and explanation", () => {
  const warnings = (name: string, ...inputs: readonly Input[]): readonly string[] => {
    const spec = LIBRARY.find(name)!;
    return explainSteps(spec, evaluate(spec, inputs, LIBRARY), LIBRARY).filter(({ kind }) => kind === "warning").map(({ how }) => how);
  };
  it("FUNDED_SHARE warns of a party that pays more than it receives", () => {
    const [financing, purchases] = [[[0, 15], [0, 0]], [[0, 0], [38, 0]]];
    expect(warnings("FUNDED_SHARE", financing, purchases, [[0, 0]], 1)).toEqual([expect.stringContaining("party 2 pays more than it receives")]);
    expect(warnings("FUNDED_SHARE", financing, purchases, [[0, 23]], 1)).toEqual([]);
  });
  it("EXPLAIN takes a block row by row; a blank at the end of a row is 0, as in a range", () => {
    const rows = (...payments: readonly Cell[][]): Block => payments.map((row) => ["flows", ...row]);
    const explained = call("EXPLAIN", "CIRCULAR_FLOW", rows([0, 100, 0], [0, 0, 80], [60, 0, 0])) as Block;
    expect(explained.at(-1)!.slice(0, 2)).toEqual(["CIRCULAR_FLOW", call("CIRCULAR_FLOW", triangle)]);
    const broken = call("EXPLAIN", "CIRCULAR_FLOW", rows([0, 100, 0], [0, 0, null], [60, 0, 0])) as Block;
    expect(broken.at(-1)!.slice(0, 2)).toEqual(["CIRCULAR_FLOW", 0]);
  });
  it("explains a block entry by entry and ends with the answer", () => {
    const spec = LIBRARY.find("CIRCULAR_FLOW")!;
    const rows = explainSteps(spec, evaluate(spec, [triangle], LIBRARY), LIBRARY);
    expect(rows.slice(0, 3).map(({ name, value }) => [name, value])).toEqual([["flows 1, 1", 0], ["flows 1, 2", 100], ["flows 1, 3", 0]]);
    expect(rows.filter(({ name }) => name === "net_positions 1")[0]!.value).toBe(40);
    expect(rows.at(-1)).toMatchObject({ kind: "answer", value: call("CIRCULAR_FLOW", triangle) });
  });
});

it("networks of any numbers give numbers or a named error, never NaN", () => {
  const entry = fc.oneof(fc.constant(0), fc.constant(1), fc.constantFrom(-1, 1e-300, 1e300, 1e154, 5e-324), anywhere({ min: 0, max: 1e6 }));
  const n = fc.integer({ min: 1, max: 4 });
  const block = n.chain((size) => fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }))
    .chain((rows) => fc.boolean().map((clean) => (clean ? rows.map((row, i) => row.map((value, j) => (i === j ? 0 : Math.abs(value)))) : rows)));
  const fine = (got: unknown): boolean =>
    isCellError(got) ? got.error.startsWith("#") && got.message.length > 10 : Array.isArray(got) ? got.every(fine) : typeof got === "number" ? Number.isFinite(got) : got === "";
  fc.assert(fc.property(block, block, fc.array(entry, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }), (one, other, list, node) => {
    for (const output of ["SHARE", "NET", "CIRCULATION"]) expect(fine(call("CIRCULAR_FLOW", one, output))).toBe(true);
    expect(fine(call("CLEARING", one, [list], undefined, [list], 0.5, 1))).toBe(true);
    expect(fine(call("ROUND_TRIP", one, other, node))).toBe(true);
    expect(fine(call("FUNDED_SHARE", one, one, [list], node))).toBe(true);
    expect(fine(call("CONTAGION_AV", [list], one, 5, 0.001, [list], "SYSTEMIC"))).toBe(true);
    expect(fine(call("HHI", [list], true))).toBe(true);
    expect(fine(call("CUSTOMER_STRESS", [list], 0.1, 1, 1, 0.5, 0.3))).toBe(true);
    expect(fine(call("BACKLOG_VALUE", [list], 5, 0.1, 0.1, 0.5, 0.2))).toBe(true);
    expect(fine(call("BACKLOG_RUNOFF", [list], 5, 3, 4))).toBe(true);
  }), { numRuns: 400 });
});
