import { run } from "../../src/cli/run";
import { capture } from "../support/streams";

const answersTo = async (...lines: readonly unknown[]): Promise<any[]> => {
  const streams = capture(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  expect(await run(["calc", "--jsonl"], streams)).toBe(0);
  expect(streams.err()).toBe("");
  return streams.out().trimEnd().split("\n").map((line) => JSON.parse(line));
};
const call = (name: string, inputs: object, id: unknown = 1) => ({ id, function: name, inputs });

describe("calc --jsonl", () => {
  it("answers a scalar: half of a five-year life, 30000 · (1 − 2.5/5)", async () => {
    expect(await answersTo(call("GPU_RESIDUAL", { cost: 30000, age: 2.5, method: "SL", life: 5 }))).toEqual([{ id: 1, value: 15000 }]);
  });
  it("answers in order, with the ids as given: number, text, none", async () => {
    const given = [call("GPU_RESIDUAL", { cost: 1, age: 0 }, "a"), call("VERSION", {}, 7), { function: "GPU_RESIDUAL", inputs: { cost: 2, age: 0 } }];
    expect((await answersTo(...given)).map(({ id }) => id)).toEqual(["a", 7, null]);
  });
  it("finds the function with and without namespace and in any case", async () => {
    const answers = await answersTo(call("ccredit.gpu_residual", { cost: 5, age: 0 }), call("Gpu_Residual", { COST: 5, age: 0 }));
    expect(answers.map(({ value }) => value)).toEqual([5, 5]);
  });
  it("takes a flat list as a column and answers with a flat list: .77^t", async () => {
    const [{ value }] = await answersTo(call("GPU_RESIDUAL", { cost: 1, age: [0, 1, 2], method: "DB" }));
    [1, 0.77, 0.5929].forEach((expected, i) => expect(value[i]).toBeCloseTo(expected, 12));
    expect(value).toHaveLength(3);
  });
  it("takes a list of lists as a block and answers with a list of rows", async () => {
    const [{ value }] = await answersTo(call("GPU_RESIDUAL", { cost: 1, age: [[0, 1], [1, 0]], method: "DB" }));
    expect(value).toEqual([[1, 0.77], [0.77, 1]]);
  });
  it("answers a table as rows, with null for empty text", async () => {
    const [{ value }] = await answersTo(call("EXPLAIN", { function: "GPU_RESIDUAL", arguments: [["cost", 30000], ["age", 2.5], ["method", "SL"], ["life", 5]] }));
    expect(value[0].slice(0, 3)).toEqual(["cost", 30000, "$"]);
    expect(value.at(-1)[1]).toBe(15000);
  });
  it("takes rows of name and values, side by side or as a list, as one argument", async () => {
    const explain = (launches: unknown[]) => call("EXPLAIN", { function: "GPU_RESIDUAL", arguments: [["cost", 100], ["age", 3], ["decay", 0], ["step", 0.1], launches] });
    const answers = await answersTo(explain(["launch_ages", 1, 2]), explain(["launch_ages", [1, 2]]));
    // Two launches of 10 % each: 100 · .9 · .9
    for (const { value } of answers) expect(value.at(-1)[1]).toBeCloseTo(81, 10);
  });
  it("says #VALUE! with the argument's name for a bad value", async () => {
    const [answer] = await answersTo(call("GPU_RESIDUAL", { cost: -1, age: 2 }));
    expect(answer).toEqual({ id: 1, error: "#VALUE!", message: "cost: expected a number above 0, got -1" });
  });
  it("takes null as empty text: a missing required argument is #VALUE!, a missing optional one takes its default", async () => {
    const [required, optional] = await answersTo(call("GPU_RESIDUAL", { cost: null, age: 2 }), call("GPU_RESIDUAL", { cost: 30000, age: 2, decay: null }));
    expect(required).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^cost: expected/) });
    // 30000 · .84² · (1 − .15)
    expect(optional.value).toBeCloseTo(17992.8, 8);
  });
  it("takes null between the values of a named list as empty text too, and behind them as the end of the row", async () => {
    const path = [1.3, 1.7, null, 1.1, 1.2];
    const [direct, explained] = await answersTo(
      call("COVENANT_TEST", { path, threshold: 1.05 }),
      call("EXPLAIN", { function: "COVENANT_TEST", arguments: [["path", ...path], ["threshold", 1.05, null, null, null, null]] }),
    );
    // Nothing below 1.05: the lowest is 1.1 in period 4.
    expect(direct.value.slice(0, 3)).toEqual([1, 1.1, 4]);
    expect(explained.value.slice(-6).map(([, value]: readonly unknown[]) => value)).toEqual(direct.value);
  });
  it("names an argument it does not know, and a function it does not know", async () => {
    const [argument, name] = await answersTo(call("GPU_RESIDUAL", { cost: 1, agee: 2 }), call("GPU_RESIDUE", {}));
    expect(argument).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^agee: expected an argument of GPU_RESIDUAL \(cost, age, /) });
    expect(name).toMatchObject({ error: "#NAME?", message: 'function: expected the name of a CCREDIT function, got "GPU_RESIDUE"' });
  });
  it("refuses an empty list, rows of unequal length and a list too deep, by name", async () => {
    const answers = await answersTo(
      call("GPU_RESIDUAL", { cost: 1, age: [] }), call("GPU_RESIDUAL", { cost: 1, age: [[1, 2], [3]] }),
      call("GPU_RESIDUAL", { cost: 1, age: [[[1]]] }), call("GPU_RESIDUAL", { cost: 1, age: { years: 1 } }),
    );
    expect(answers.map(({ error }) => error)).toEqual(Array(4).fill("#VALUE!"));
    expect(answers.map(({ message }) => message)).toEqual([
      "age: expected at least one value, got an empty list",
      "age: expected 2 values in every row, got 1 in row 2",
      "age: expected numbers, texts, TRUE/FALSE or null, got a list inside a list of lists",
      "age: expected numbers, texts, TRUE/FALSE or null, got an object",
    ]);
  });
  it("hands an error that comes in on unchanged", async () => {
    expect(await answersTo(call("GPU_RESIDUAL", { cost: { error: "#REF!", message: "gone" }, age: 2 }))).toEqual([{ id: 1, error: "#REF!", message: "gone" }]);
  });
  it("goes on after a line it cannot read, and says which line it was", async () => {
    const answers = await answersTo(call("GPU_RESIDUAL", { cost: 5, age: 0 }), "{", "[1]", "", { id: 9 }, { id: 10, function: "VERSION", inputs: 3 }, call("GPU_RESIDUAL", { cost: 6, age: 0 }, 11));
    expect(answers).toEqual([
      { id: 1, value: 5 },
      { id: null, error: "#VALUE!", message: "line 2: expected JSON, got text that is not JSON" },
      { id: null, error: "#VALUE!", message: 'line 3: expected an object {"id", "function", "inputs"} or {"id", "formula"}' },
      { id: 9, error: "#VALUE!", message: 'line 5: expected "function" or "formula" as text' },
      { id: 10, error: "#VALUE!", message: 'line 6: expected "inputs" as an object {argument: value}' },
      { id: 11, value: 6 },
    ]);
  });
  it("reads lines however the stream cuts them, inside a character too", async () => {
    const bytes = new TextEncoder().encode(`${JSON.stringify({ id: "€1", function: "GPU_RESIDUAL", inputs: { cost: 1, age: 0 } })}\r\n${JSON.stringify({ id: "é", function: "GPU_RESIDUAL", inputs: { cost: 2, age: 0 } })}`);
    const streams = capture(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    await run(["calc", "--jsonl"], streams);
    expect(streams.out()).toBe('{"id":"€1","value":1}\n{"id":"é","value":2}\n');
  });
  it("answers each line before it reads the next", async () => {
    const seen: string[] = [];
    const lines = [1, 2, 3].map((id) => `${JSON.stringify(call("GPU_RESIDUAL", { cost: id, age: 0 }, id))}\n`);
    const streams = capture();
    await run(["calc", "--jsonl"], {
      ...streams,
      stdin: (async function* () {
        for (const line of lines) {
          seen.push("read");
          yield line;
        }
      })(),
      stdout: { write: async () => void seen.push("answered") },
    });
    expect(seen).toEqual(["read", "answered", "read", "answered", "read", "answered"]);
  });
  it("evaluates formulas between calls, spilled answers too", async () => {
    const answers = await answersTo({ id: 1, formula: "=PMT(0.01,12,-100)" }, call("GPU_RESIDUAL", { cost: 5, age: 0 }, 2), { id: 3, formula: "=SEQUENCE(3)*CCREDIT.GPU_RESIDUAL(1,0)" }, { id: 4, formula: "1/0" }, { id: 5, formula: "=CCREDIT.GPU_RESIDUAL(-1,0)" });
    expect(answers[0].value).toBeCloseTo((100 * 0.01) / (1 - 1.01 ** -12), 10);
    expect(answers.slice(1, 3)).toEqual([{ id: 2, value: 5 }, { id: 3, value: [1, 2, 3] }]);
    expect(answers[3]).toMatchObject({ id: 4, error: "#DIV/0!" });
    expect(answers[4]).toMatchObject({ id: 5, error: "#VALUE!", message: expect.stringContaining("cost: expected a number above 0, got -1") });
  });
});
