import { CalcError } from "../../src/core/errors";
import { notDefined } from "../../src/core/units";
import { LIBRARY } from "../../src/functions/library";
import { defineFunction, flag, number, numberOr, path, series, word, words } from "../../src/functions/define";
import { answer, evaluate } from "../../src/functions/evaluate";
import { explainSteps } from "../../src/functions/explain";

const say = words("a test argument", "un argumento de prueba");
const base = { family: "tools" as const, summary: say, formula: "x", limits: [say], errors: {}, sources: ["here"], related: [], examples: [], steps: [] };
const part = (name: string) => ({ name, unit: "x", meaning: say });

const HALVE = defineFunction({
  ...base, name: "HALVE",
  args: { amount: number("x", say, { range: { min: 0, below: 100 } }), by: numberOr("x", say, { default: 2 }) },
  returns: { shape: "scalar", part: part("half") },
  compute: ({ amount, by }) => {
    if (by === 0) throw new CalcError("division", "by", "expected a divisor, got 0");
    return { half: amount / by };
  },
  result: ({ half }) => half,
});
const RUNNING = defineFunction({
  ...base, name: "RUNNING",
  args: { flows: series("x", say), gapsIn: path("x", say) },
  returns: { shape: "series", part: part("sum") },
  compute: ({ flows, gapsIn }) => ({ rows: flows.map((flow, i) => (gapsIn[i] === null ? notDefined("a gap") : flow + gapsIn[i]!)) }),
  result: ({ rows }) => rows,
});
const SPLIT = defineFunction({
  ...base, name: "SPLIT",
  args: { amount: number("x", say), how: word({ EVEN: say, ODD: say }, say, "EVEN"), detail: flag(say, false) },
  returns: { shape: "scalar", part: part("first") },
  switched: { by: "detail", returns: { shape: "row", parts: [part("first"), part("second")] } },
  compute: ({ amount }) => ({ first: amount / 4, second: (3 * amount) / 4 }),
  result: ({ first, second }, { detail }) => (detail ? [first, second] : first),
});

const CHOICE = defineFunction({
  ...base, name: "CHOICE",
  args: { flows: series("x", say), output: word({ SUM: say, COUNT: say, EACH: say, CROSS: say }, say, "SUM") },
  returns: { shape: "scalar", part: part("sum") },
  switched: [
    { by: "output", on: ["EACH"], returns: { shape: "series", part: part("entry") } },
    { by: "output", on: ["CROSS"], returns: { shape: "matrix", part: part("product") } },
  ],
  compute: ({ flows }) => ({ flows, cross: flows.map((a) => flows.map((b) => a * b)) }),
  result: ({ flows, cross }, { output }) => {
    if (output === "EACH") return flows;
    if (output === "CROSS") return cross;
    return output === "COUNT" ? flows.length : flows.reduce((sum, flow) => sum + flow, 0);
  },
});

describe("an output word changes the shape of the answer", () => {
  const run = (output: string, flows: number[][] = [[1, 2]]) => answer(CHOICE, [flows, output], LIBRARY);
  it("words without a shape of their own share the usual one", () => {
    expect(run("SUM")).toBe(3);
    expect(run("count")).toBe(2);
  });
  it("a series lies as the first series lies, a matrix is the whole block", () => {
    expect(run("EACH")).toEqual([[1, 2]]);
    expect(run("EACH", [[1], [2]])).toEqual([[1], [2]]);
    expect(run("CROSS")).toEqual([[1, 2], [2, 4]]);
  });
  it("EXPLAIN numbers a series and places a matrix by row and column", () => {
    const names = (output: string) => explainSteps(CHOICE, evaluate(CHOICE, [[[1, 2]], output], LIBRARY), LIBRARY).filter(({ kind }) => kind === "answer").map(({ name, value }) => [name, value]);
    expect(names("EACH")).toEqual([["CHOICE 1", 1], ["CHOICE 2", 2]]);
    expect(names("CROSS")).toEqual([["CHOICE 1, 1", 1], ["CHOICE 1, 2", 2], ["CHOICE 2, 1", 2], ["CHOICE 2, 2", 4]]);
  });
  it("takes no labels argument: neither shape has names", () => expect(Object.keys(CHOICE.args)).toEqual(["flows", "output"]));
});

describe("scalars", () => {
  it("takes the default of an optional argument that is left out, blank or empty text", () => {
    for (const left of [undefined, null, ""]) expect(answer(HALVE, [10, left], LIBRARY)).toBe(5);
  });
  it("refuses a missing required argument by name", () => {
    for (const left of [undefined, null, ""] as const) expect(answer(HALVE, [left], LIBRARY)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^amount: expected a number of at least 0 and below 100, got /) });
  });
  it("refuses a number outside its range and names the range", () => {
    expect(answer(HALVE, [100], LIBRARY)).toEqual({ error: "#VALUE!", message: "amount: expected a number of at least 0 and below 100, got 100" });
  });
  it("maps a zero denominator to #DIV/0!", () => {
    expect(answer(HALVE, [1, 0], LIBRARY)).toEqual({ error: "#DIV/0!", message: "by: expected a divisor, got 0" });
  });
  it("accepts words in any case and refuses others with the list", () => {
    expect(answer(SPLIT, [8, "odd"], LIBRARY)).toBe(2);
    expect(answer(SPLIT, [8, "no"], LIBRARY)).toEqual({ error: "#VALUE!", message: 'how: expected one of EVEN, ODD, got "no"' });
  });
  it("refuses more arguments than the function has", () => {
    expect(answer(HALVE, [1, 2, 3], LIBRARY)).toMatchObject({ error: "#VALUE!", message: "expected at most 2 arguments, got 3" });
  });
});

describe("lifting", () => {
  it("answers cell by cell in the shape of the range", () => {
    expect(answer(HALVE, [[[2, 4, 6]]], LIBRARY)).toEqual([[1, 2, 3]]);
    expect(answer(HALVE, [[[2], [4]]], LIBRARY)).toEqual([[1], [2]]);
  });
  it("gives each cell its own error", () => {
    expect(answer(HALVE, [[[2, "x"]]], LIBRARY)).toEqual([[1, { error: "#VALUE!", message: 'amount: expected a number, got "x"' }]]);
  });
  it("lifts over two ranges of one shape and refuses different shapes", () => {
    expect(answer(HALVE, [[[2, 4]], [[2, 4]]], LIBRARY)).toEqual([[1, 1]]);
    expect(answer(HALVE, [[[2, 4]], [[2], [4]]], LIBRARY)).toMatchObject({ message: "by: expected a range of 1 x 2 as in amount, got 2 x 1" });
    expect(answer(LIBRARY.find("HAIRCUT_BASEL")!, [0.1, [[10, 20]], [[10], [20]]], LIBRARY)).toMatchObject({ message: "base_days: expected a range of 1 x 2 as in holding_days, got 2 x 1" });
  });
  it("refuses to lift where the answer is not one cell", () => {
    expect(answer(SPLIT, [[[1, 2]], "EVEN", true], LIBRARY)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^amount: expected a single value because the answer is a row/) });
  });
  it("carries an incoming error to its own cell only", () => {
    expect(answer(HALVE, [[[2, { error: "#REF!", message: "gone" }]]], LIBRARY)).toEqual([[1, { error: "#REF!", message: "gone" }]]);
  });
});

describe("series", () => {
  it("lies as the first series lies, and treats blanks as 0 and empty text as a gap where gaps have a meaning", () => {
    expect(answer(RUNNING, [[[1, 2, 3]], [[1, "", null]]], LIBRARY)).toEqual([[2, "", 3]]);
    expect(answer(RUNNING, [[[1], [2]], [[1], [1]]], LIBRARY)).toEqual([[2], [3]]);
  });
  it("refuses empty text and text in a plain series, with the position", () => {
    expect(answer(RUNNING, [[[1], [""]], [[1], [1]]], LIBRARY)).toMatchObject({ message: "flows: expected a number, got empty text in position 2" });
  });
  it("refuses a block", () => {
    expect(answer(RUNNING, [[[1, 2], [3, 4]], [[1], [1]]], LIBRARY)).toMatchObject({ message: "flows: expected one row or one column, got a range of 2 x 2" });
  });
});

describe("lists and tables", () => {
  it("prints names above a lying list when labels are asked for", () => {
    expect(answer(SPLIT, [8, "EVEN", true], LIBRARY)).toEqual([[2, 6]]);
    expect(answer(SPLIT, [8, "EVEN", true, true], LIBRARY)).toEqual([["first", "second"], [2, 6]]);
  });
});

describe("ranges that no sheet can hold, but another program may hand over", () => {
  it("refuses rows of different lengths by name", () => {
    for (const [flows, gaps] of [[[[1], [2, 3]], [[1], [2]]], [[[1, 2], [3]], [[1, 2]]], [[[1, 2], []], [[1, 2]]]]) {
      expect(answer(RUNNING, [flows!, gaps!], LIBRARY)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^flows: expected a rectangle of cells, got rows of \d and of \d cells$/) });
    }
  });
  it("takes a range without cells for an empty cell", () => {
    for (const none of [[], [[]], [[], []]]) {
      expect(answer(HALVE, [10, none], LIBRARY)).toBe(5);
      expect(answer(HALVE, [none], LIBRARY)).toMatchObject({ message: "amount: expected a number of at least 0 and below 100, got an empty cell" });
    }
  });
  it("knows no argument by the names that every object has", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect(answer(LIBRARY.find("EXPLAIN")!, ["HHI", [["amounts", 1], [name, 2]]], LIBRARY)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(new RegExp(`got "${name}"$`, "i")) });
    }
  });
  it("asks a tool for at most 250 answers at once", () => {
    const targets = Array.from({ length: 251 }, () => [1]);
    expect(answer(LIBRARY.find("SOLVE")!, ["HHI", [["amounts", 1]], "amounts", targets, 0, 1], LIBRARY)).toEqual({ error: "#VALUE!", message: "target: expected at most 250 cells, got 251" });
  });
});

it("evaluate throws the reason, answer shows it as a cell", () => {
  expect(() => evaluate(HALVE, [], LIBRARY)).toThrow(CalcError);
});
