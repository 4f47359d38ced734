import { makeMetadata } from "../../src/build/metadata";
import { CATALOGUE } from "../../src/functions/catalogue";
import { LIBRARY } from "../../src/functions/library";
import { type Cell, type Input, isCellError } from "../../src/functions/cells";
import { answer } from "../../src/functions/evaluate";
import type { CallResult } from "../host/host";
import { guess } from "../host/guesses";
import { install, openExcel, type OpenExcel } from "../host/open";

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.12" });
  install(excel);
  // As functions.js does it: loading the module is all that it takes.
  jest.isolateModules(() => require("../../src/registration/register"));
  await excel.settled();
});
afterAll(() => excel.close());

const call = (id: string, ...args: readonly unknown[]): Promise<CallResult> => excel.host.call(id, args);
const residual = (...args: readonly unknown[]): Promise<CallResult> => call("GPU_RESIDUAL", ...args);
const rows = (result: CallResult): readonly (readonly unknown[])[] => (result as { readonly value: readonly (readonly unknown[])[] }).value;

const associated = (): readonly string[] => Object.keys(excel.window.CustomFunctions._association.mappings);

describe("functions in Microsoft's runtime", () => {
  it("are associated, every id of functions.json and no other, by loading the script alone", async () => {
    const { english } = await makeMetadata(CATALOGUE, "https://example.org");
    expect([...associated()].sort()).toEqual(english.functions.map(({ id }) => id).sort());
  });

  it("answer every example of every function as the library itself does, bit for bit", async () => {
    const examples = CATALOGUE.flatMap((spec) => spec.examples.map((example) => {
      // Excel hands a list over as a range: here one row.
      const given = Object.fromEntries(Object.entries(example.given).map(([key, value]) => [key, Array.isArray(value) && !Array.isArray(value[0]) ? [value] : value])) as Readonly<Record<string, Input>>;
      const keys = Object.keys(spec.args);
      const last = Math.max(-1, ...keys.map((key, i) => (given[key] === undefined ? -1 : i)));
      return { spec, args: keys.slice(0, last + 1).map((key) => given[key] ?? null) };
    }));
    const results = await Promise.all(examples.map(({ spec, args }) => call(spec.name, ...args)));
    const shown = (cell: Cell): unknown => (cell === null ? "" : isCellError(cell) ? { error: cell.error } : cell);
    const came = (value: unknown): unknown => (value !== null && typeof value === "object" && "basicValue" in value ? { error: value.basicValue } : value);
    const differences = examples.flatMap(({ spec, args }, i) => {
      const expected = answer(spec, args, LIBRARY);
      const result = results[i]!;
      const actual = "error" in result ? { error: result.error } : Array.isArray(result.value) ? (result.value as unknown[][]).map((row) => row.map(came)) : result.value;
      const wanted = Array.isArray(expected) ? expected.map((row: readonly Cell[]) => row.map(shown)) : shown(expected as Cell);
      const isSame = JSON.stringify(actual) === JSON.stringify(wanted) || JSON.stringify(actual) === JSON.stringify([[wanted]]);
      return isSame ? [] : [`${spec.name}(${JSON.stringify(args)}): ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`];
    });
    expect(examples.length).toBeGreaterThan(CATALOGUE.length);
    expect(differences).toEqual([]);
  });
});

describe("arguments", () => {
  // 30000 · (1 − 2.5/5) = 15000
  it("single values, and omitted ones as null", async () => {
    expect(await residual(30000, 2.5, "SL", null, 5)).toEqual({ value: 15000 });
    expect(await residual(30000, 2.5, "SL", null, 5, null, null, null, null)).toEqual({ value: 15000 });
  });
  it("ranges of one cell as the cell, ranges of several as a block", async () => {
    expect(await residual([[30000]], [[2.5]], [["SL"]], null, [[5]])).toEqual({ value: 15000 });
    expect(rows(await residual(30000, [[0], [1], [2]], "DB"))).toEqual([[30000], [expect.closeTo(23100, 8)], [expect.closeTo(17787, 8)]]);
  });
  it("words of an enum in any case; another word is refused with the list", async () => {
    expect(await residual(30000, 2.5, "sl", null, 5)).toEqual({ value: 15000 });
    const refused = await residual(30000, 2.5, "LINEAR");
    expect(refused).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("MARKET") });
  });
  it("a blank cell as null, on the web, is missing where the argument is required and the default where it is not", async () => {
    guess("blank-argument");
    expect(await residual(null, 2)).toMatchObject({ error: "#VALUE!", message: "cost: expected a number above 0, got an empty cell" });
    expect(await residual(30000, 2, null)).toEqual(await residual(30000, 2));
  });
  it("a blank cell as 0, on the desktop, is the number 0: allowed for an age, refused for a cost", async () => {
    expect(await residual(30000, 0, "SL", null, 5)).toEqual({ value: 30000 });
    expect(await residual(0, 2)).toMatchObject({ error: "#VALUE!", message: "cost: expected a number above 0, got 0" });
  });
  it("blank cells inside a range, as null and as 0: no value in a series where one is needed, the number 0 on the desktop", async () => {
    guess("blank-argument");
    const ages = (blank: unknown): Promise<CallResult> => residual(30000, [[0], [blank], [1]], "DB");
    // 30000 · .77 = 23100
    expect(rows(await ages(0))).toEqual([[30000], [30000], [expect.closeTo(23100, 8)]]);
    for (const blank of [null, "", { type: "Empty", basicType: "Empty", basicValue: "" }]) {
      const [first, second, third] = rows(await ages(blank)).flat();
      expect([first, third]).toEqual([30000, expect.closeTo(23100, 8)]);
      expect(second).toMatchObject({ type: "Error", basicValue: "#VALUE!", message: expect.stringMatching(/^age: /) });
    }
  });
  it("every type of value that a cell can hold today, single and in a range: what has a plain value is read, anything else is refused in words", async () => {
    const number = { basicType: "Double", basicValue: 30000 };
    for (const plain of [{ type: "Double", ...number }, { type: "FormattedNumber", ...number, numberFormat: "0" }, { type: "Entity", text: "H100", properties: {}, ...number }, { type: "LinkedEntity", text: "H100", ...number }]) {
      expect([plain.type, await residual(plain, 2.5, "SL", null, 5)]).toEqual([plain.type, { value: 15000 }]);
      expect([plain.type, await residual([[plain]], 2.5, "SL", null, 5)]).toEqual([plain.type, { value: 15000 }]);
    }
    for (const type of ["Entity", "LinkedEntity", "WebImage", "Array", "Reference"]) {
      const other = { type, basicType: "Error", basicValue: "#VALUE!" };
      expect(await residual(other, 2)).toEqual({ error: "#VALUE!", message: expect.stringMatching(/^(cost: )?expected a number.*, got a data card/) });
    }
    for (const unknown of [{ text: "neither type nor code" }, { type: 7 }]) expect(await residual(unknown, 2)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/got an object/) });
  });
  it("a formatted number as its number, a data card by a refusal in words", async () => {
    guess("entity-argument");
    const formatted = { type: "FormattedNumber", basicType: "Double", basicValue: 30000, numberFormat: "$#,##0" };
    expect(await residual(formatted, { type: "Double", basicType: "Double", basicValue: 2.5 }, { type: "String", basicValue: "SL" }, null, 5)).toEqual({ value: 15000 });
    const card = { type: "Entity", basicType: "Error", basicValue: "#VALUE!", text: "H100", properties: {} };
    expect(await residual(card, 2)).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("data card (Entity)") });
  });
  it("rich values as Excel packs them into a request", async () => {
    const packed = { value: JSON.stringify({ type: "FormattedNumber", basicType: "Double", basicValue: 30000 }) };
    // Libraries before 2022, which ExcelApi 1.14 tells, do not unpack them; our functions then refuse in words.
    const unpacks = "getPrecedents" in excel.window.Excel.Range.prototype;
    expect(await excel.host.call("GPU_RESIDUAL", [packed, 2.5, "SL", null, 5], { flags: 12 }))
      .toEqual(unpacks ? { value: 15000 } : { error: "#VALUE!", message: "expected a number or a text, got an object" });
  });
  it("errors in each form in which Excel hands them over travel on", async () => {
    guess("error-argument");
    expect(await residual({ type: "Error", basicType: "Error", basicValue: "#DIV/0!", errorType: "Div0" }, 2)).toEqual({ error: "#DIV/0!", message: "" });
    expect(await residual({ type: "CustomFunctionError", code: "#N/A" }, 2)).toMatchObject({ error: "#N/A" });
    // The library cannot throw #REF!; it shows #VALUE! instead.
    expect(await residual({ type: "CustomFunctionError", code: "#REF!" }, 2)).toMatchObject({ error: "#VALUE!" });
    expect(await residual(30000, 3, "MARKET", null, null, null, [[1, { type: "CustomFunctionError", code: "#N/A" }]], [[0.1]])).toMatchObject({ error: "#N/A" });
  });
});

describe("answers", () => {
  it("an error with its message, where Excel shows one", async () => {
    expect(await residual("abc", 2)).toEqual({ error: "#VALUE!", message: 'cost: expected a number, got "abc"' });
  });
  it("each code that a function gives, with its reason in the cell where Excel shows one", async () => {
    // An age before the first of a table, a cover ratio of no debt, a circle of payments without an origin.
    const [before, noDebt, circle] = await Promise.all([
      call("RESIDUAL_TABLE", 100, 0, [[1], [2], [3]], [[1], [0.8], [0.4]]), call("LLCR", [[110, 121]], 0, 0.1, 1),
      call("FUNDED_SHARE", [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [10, 0, 10], [0, 20, 0]], [[0], [0], [0]], 1),
    ]);
    expect(before).toEqual({ error: "#N/A", message: "age: expected an age of at least 1, the first of the table, got 0" });
    expect([noDebt, circle]).toEqual([{ error: "#DIV/0!", message: "" }, { error: "#NUM!", message: "" }]);
  });
  it("an error inside a spill stays in its place, with its message; the other cells are numbers", async () => {
    const spilled = rows(await residual(30000, [[2.5, -1, 0]], "SL", null, 5));
    expect(spilled[0]![0]).toBe(15000);
    expect(spilled[0]![1]).toMatchObject({ type: "Error", basicValue: "#VALUE!", errorType: "Value", message: "age: expected a number of at least 0, got -1" });
    expect(spilled[0]![2]).toBe(30000);
  });
  it("a table as rows of equal length, blanks as empty text", async () => {
    const table = rows(await call("EXPLAIN", "GPU_RESIDUAL", [["cost", 30000], ["age", 2.5], ["method", "SL"], ["life", 5]]));
    expect(new Set(table.map((row) => row.length)).size).toBe(1);
    expect(table.flat().every((cell) => cell !== null)).toBe(true);
  });
  it("no number that is none: never NaN, never infinite", async () => {
    const results = await Promise.all(CATALOGUE.map(({ name }) => call(name, 1e308, 1e308, 1e308)));
    for (const result of results) if ("value" in result) expect(JSON.stringify(result.value)).not.toMatch(/null|NaN|Infinity/);
  });
  it("five hundred calls at once come back in a few requests", async () => {
    await excel.settled();
    excel.host.forget();
    const results = await Promise.all(Array.from({ length: 500 }, (_, i) => residual(30000, i / 100, "SL", null, 5)));
    expect(results[250]).toEqual({ value: 15000 });
    expect(excel.host.requests.length).toBeLessThanOrEqual(3);
  });
});

describe("metadata from an older release in Excel's cache", () => {
  it("fewer arguments than the code knows: the invocation stands early and is known by its shape", async () => {
    guess("stale-metadata");
    // .84² · .85 · 30000: the runtime adds its invocation object as the third argument
    expect(await residual(30000, 2)).toEqual({ value: expect.closeTo(17992.8, 8) });
    expect(await call("VERSION")).toMatchObject({ value: expect.stringMatching(/\d+\.\d+\.\d+/) });
  });
  it("more arguments than the code knows are refused in words, not ignored", async () => {
    expect(await call("VERSION", 1)).toEqual({ error: "#VALUE!", message: "expected at most 0 arguments, got 1" });
    expect(await call("VERSION", null, null)).toMatchObject({ value: expect.any(String) });
  });
  it("an argument declared as repeating arrives as a list and is read as the values it holds", async () => {
    expect(await residual([30000], [2.5], ["SL"], null, [5])).toEqual({ value: 15000 });
    expect(await residual(30000, 3, "MARKET", null, null, null, [1, 2], [0.1, 0.2])).toEqual(await residual(30000, 3, "MARKET", null, null, null, [[1, 2]], [[0.1, 0.2]]));
  });
  it("arguments in another order are refused by the name of the first that does not fit, never taken for something else", async () => {
    expect(await residual(30000, "SL", 2.5, null, 5)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^(age|method): /) });
    expect(await residual(30000, 2.5, 5, null, "SL")).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^(method|life): /) });
  });
  it("an id that is gone shows an error, by the runtime's own rule, and harms no other call of the same moment", async () => {
    const [gone, there] = await Promise.all([call("NO_SUCH_FUNCTION", 1), residual(30000, 2.5, "SL", null, 5)]);
    expect(gone).toMatchObject({ error: expect.stringMatching(/^#(VALUE!|N\/A|NAME\?)$/) });
    expect(there).toEqual({ value: 15000 });
  });
});

describe("an older host", () => {
  it("takes results one object each, with the same values, errors and messages", async () => {
    const older = await openExcel({ excelApi: "1.12", sets: { customfunctions: "1.3", customfunctionsruntime: "1.3" } });
    install(older);
    jest.isolateModules(() => require("../../src/registration/register"));
    const [value, error, spill] = await Promise.all([
      older.host.call("GPU_RESIDUAL", [30000, 2.5, "SL", null, 5]),
      older.host.call("GPU_RESIDUAL", ["abc", 2]),
      older.host.call("GPU_RESIDUAL", [30000, [[0, -1]], "DB"]),
    ]);
    install(excel);
    expect(value).toEqual({ value: 15000 });
    expect(error).toEqual({ error: "#VALUE!", message: 'cost: expected a number, got "abc"' });
    expect(rows(spill)[0]).toEqual([30000, expect.objectContaining({ basicValue: "#VALUE!", message: "age: expected a number of at least 0, got -1" })]);
    await older.settled();
    const sent = older.host.requests.flatMap(({ body }) => body.Actions.map(({ Name }) => Name));
    expect(sent).toContain("SetInvocationResults");
    expect(sent).not.toContain("SetInvocationArrayResults");
    older.close();
  });
});
