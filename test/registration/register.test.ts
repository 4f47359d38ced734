import { CATALOGUE } from "../../src/functions/catalogue";
import { installHost, errorOf, ExcelError, type Call } from "./custom-functions";

const host = installHost();
// Loading the script is what is tested: a plain import would run before the host is there.
jest.isolateModules(() => require("../../src/registration/register"));
host.hostReady();

const call = (id: string): Call => host.associated.get(id)!;
const residual: Call = (...args) => call("GPU_RESIDUAL")(...args);
const invocation = { functionName: "GPU_RESIDUAL", address: "Sheet1!A1" };

describe("when the script loads", () => {
  it("associates every function of the catalogue and nothing else, without touching the host's errors", () => {
    expect([...host.associated.keys()]).toEqual(CATALOGUE.map((spec) => spec.name));
  });
});

describe("arguments as Excel passes them", () => {
  // 30000 · (1 − 2.5/5) = 15000
  it("answers a plain call", () => {
    expect(residual(30000, 2.5, "SL", null, 5)).toBe(15000);
  });
  it("takes omitted arguments as null and passes over the invocation at the end", () => {
    expect(residual(30000, 2.5, "SL", null, 5, null, null, null, null, invocation)).toBe(15000);
  });
  it("recognises an invocation that old metadata in Excel's cache puts too early", () => {
    // .84² · .85 · 30000 = 17992.8: all other arguments at their defaults
    expect(residual(30000, 2, invocation)).toBeCloseTo(17992.8, 9);
  });
  it("takes a one-cell range as the cell, and a row as a vector", () => {
    expect(residual([[30000]], [[2.5]], [["SL"]], null, [[5]])).toBe(15000);
    // Two launches, both before age 3: 30000 · .84³ · .9 · .8
    expect(residual(30000, 3, "MARKET", null, null, null, [[1, 2]], [[0.1, 0.2]])).toBeCloseTo(30000 * 0.84 ** 3 * 0.9 * 0.8, 9);
  });
  it("reads the value of formatted numbers and of other data types", () => {
    const cost = { type: "FormattedNumber", basicType: "Double", basicValue: 30000, numberFormat: "$#,##0" };
    expect(residual(cost, { type: "Double", basicType: "Double", basicValue: 2.5 }, { type: "String", basicValue: "SL" }, null, 5)).toBe(15000);
  });
  it("refuses a data card by name of the argument", () => {
    const card = { type: "Entity", basicType: "Error", basicValue: "#VALUE!", text: "H100", properties: {} };
    expect(errorOf(() => residual(card, 2))).toEqual({ code: "#VALUE!", message: "expected a number or a text, got a data card (Entity)" });
  });
  it("lets an incoming error travel on, in each form it comes in", () => {
    expect(errorOf(() => residual({ type: "Error", basicType: "Error", basicValue: "#DIV/0!", errorType: "Div0" }, 2)).code).toBe("#DIV/0!");
    expect(errorOf(() => residual(new ExcelError("#REF!"), 2)).code).toBe("#REF!");
    expect(errorOf(() => residual(30000, 3, "MARKET", null, null, null, [[1, { type: "Error", basicValue: "#N/A" }]], [[0.1]])).code).toBe("#N/A");
  });
  it("says which error stood in an argument where Excel has no code for it", () => {
    expect(errorOf(() => residual({ type: "Error", basicValue: "#SPILL!" }, 2))).toEqual({ code: "#VALUE!", message: "an argument holds #SPILL!" });
  });
});

describe("answers as Excel wants them", () => {
  it("shows the message of bad input, by the name on the sheet", () => {
    expect(errorOf(() => residual("abc", 2))).toEqual({ code: "#VALUE!", message: 'cost: expected a number, got "abc"' });
    expect(errorOf(() => residual(30000))).toEqual({ code: "#VALUE!", message: "age: expected a number of at least 0, got an empty cell" });
  });
  it("answers cell by cell where a host hands a range to a single-value argument, with errors in their places", () => {
    const answers = residual(30000, [[2.5, -1]], "SL", null, 5) as unknown[][];
    expect(answers[0]![0]).toBe(15000);
    expect(answers[0]![1]).toBeInstanceOf(ExcelError);
    expect(answers[0]![1]).toMatchObject({ code: "#VALUE!", message: "age: expected a number of at least 0, got -1" });
  });
  it("refuses more arguments than the function has", () => {
    expect(errorOf(() => call("VERSION")(1)).message).toBe("expected at most 0 arguments, got 1");
  });
  it("gives tables as rows of cells", () => {
    const rows = call("EXPLAIN")("VERSION", [["", ""]]) as unknown[][];
    expect(rows.every((row) => row.length === 4)).toBe(true);
  });
  it("gives the same answer the second time", () => {
    const first = residual(30000, 2);
    expect(residual(30000, 2)).toBe(first);
    expect(errorOf(() => residual(-1, 2))).toEqual(errorOf(() => residual(-1, 2)));
  });
});

describe("every function", () => {
  it.each(CATALOGUE.map((spec) => [spec.name]))("%s fails with an Excel error, never with another, when called with nothing or with nonsense", (name) => {
    for (const args of [[], [{}], ["nonsense", [["nonsense", null]], true, -1, [[]]]]) {
      try {
        call(name)(...args);
      } catch (problem) {
        expect(problem).toBeInstanceOf(ExcelError);
        expect((problem as ExcelError).message).not.toMatch(/Please report/);
      }
    }
  });
});
