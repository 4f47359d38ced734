import { CATALOGUE } from "../../src/functions/catalogue";
import { isCellError, type Input } from "../../src/functions/cells";
import { rangeInWords } from "../../src/functions/decode";
import { type Example, type FunctionSpec, type Returns, type Slot, switchesOf } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";
import { sheetName } from "../../src/functions/names";

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** An example's value as a sheet would hold it: a flat list is a column, a list of lists is a block. */
const asInput = (value: unknown): Input =>
  isList(value) ? (value.every(isList) ? value : value.map((entry) => [entry])) as Input : (value as Input);

const run = (spec: FunctionSpec, given: Example["given"]) =>
  answer(spec, Object.keys(spec.args as object).map((key) => asInput(given[key])), LIBRARY);

const pick = (value: unknown, path: readonly number[]): unknown =>
  path.reduce<unknown>((part, i) => (isList(part) ? part.at(i) : undefined), value);

const flatten = (value: unknown): readonly unknown[] => (isList(value) ? value.flatMap(flatten) : [value]);

const expectClose = (got: unknown, expected: unknown, tolerance: number) => {
  const [a, b] = [flatten(got), flatten(expected)];
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => {
    const want = b[i];
    if (typeof want === "number" && typeof value === "number") expect(Math.abs(value - want)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)));
    else expect(value).toEqual(want);
  });
};

const allParts = (returns: Returns) => ("part" in returns ? [returns.part] : returns.parts);

describe.each(CATALOGUE.map((spec) => [spec.name, spec] as const))("%s", (name, spec) => {
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>);

  it("has a name Excel accepts that is not a cell reference", () => {
    expect(name).toMatch(/^[A-Z][A-Z0-9_]{2,}$/);
    expect(name).not.toMatch(/^[A-Z]{1,3}[0-9]+$/);
  });
  it("describes itself in one line of at most 255 characters, in English and Spanish", () => {
    for (const line of [spec.summary, ...slots.map(([, slot]) => slot.meaning)]) {
      for (const said of [line.en, line.es]) {
        expect(said.length).toBeGreaterThan(3);
        expect(said.length).toBeLessThanOrEqual(255);
        expect(said).not.toMatch(/[\n\r]/);
      }
    }
  });
  it("never puts a required argument after an optional one", () => {
    const optional = slots.map(([, slot]) => slot.optional);
    expect(optional).toEqual([...optional].sort((a, b) => Number(a) - Number(b)));
  });
  it("names its sources, its limits and functions that exist", () => {
    expect(spec.sources.length).toBeGreaterThan(0);
    expect(spec.limits.length).toBeGreaterThan(0);
    for (const other of spec.related) expect(LIBRARY.find(other)?.name).toBe(other);
  });
  it("states unit and meaning of every part of its answer", () => {
    for (const returns of [spec.returns, ...switchesOf(spec).map((one) => one.returns)]) {
      for (const part of allParts(returns)) expect([part.name, part.unit, part.meaning.en, part.meaning.es].every(Boolean)).toBe(true);
    }
  });
  for (const example of spec.examples) {
    it(`example: ${example.because}`, () => {
      const got = run(spec, example.given);
      expectClose(example.pick ? pick(got, example.pick) : got, example.result, example.tolerance ?? 1e-9);
    });
  }
  it("shows at least one worked example", () => {
    expect(spec.examples.length).toBeGreaterThan(0);
  });

  const sample = spec.examples[0];
  if (!sample) return;
  for (const key of slots.filter(([, slot]) => !slot.optional).map(([key]) => key)) it(`refuses a missing ${sheetName(key)} by name`, () => {
    const shown = sheetName(key);
    const { [key]: _left, ...rest } = sample.given as Record<string, unknown>;
    const got = run(spec, rest as Example["given"]);
    expect(isCellError(got) && got.error).toBe("#VALUE!");
    expect(isCellError(got) && got.message).toMatch(new RegExp(`^${shown}: expected `));
  });
  for (const [key, slot] of slots.filter(([, slot]) => slot.kind === "number")) {
    it(`refuses text, NaN-like text and booleans as ${sheetName(key)}, and names it`, () => {
      const shown = sheetName(key);
      for (const bad of ["abc", "NaN", "1e5x", true]) {
        const got = run(spec, { ...sample.given, [key]: slot.shape === "matrix" ? [[bad]] : bad });
        expect(isCellError(got) && got.error).toBe("#VALUE!");
        expect(isCellError(got) && got.message).toMatch(new RegExp(`^${shown}: expected (a number|a whole number|one of)`));
      }
    });
  }
  for (const [key, slot] of slots.filter(([, slot]) => slot.range && slot.shape === "scalar")) {
    it(`refuses a ${sheetName(key)} outside its range and says the range`, () => {
      const shown = sheetName(key);
      const { min, max, above, below, oneOf } = slot.range!;
      const outside = [min !== undefined && min - 1, max !== undefined && max + 1, above, below, oneOf && 7].filter((value): value is number => typeof value === "number");
      for (const value of outside) {
        const got = run(spec, { ...sample.given, [key]: value });
        expect(isCellError(got) && got.message).toContain(`${shown}: expected ${rangeInWords(slot.range)}`);
      }
    });
  }
  it("lets an error that comes in travel on unchanged", () => {
    for (const [key] of slots) {
      const got = answer(spec, slots.map(([other]) => (other === key ? { error: "#REF!", message: "gone" } : asInput(sample.given[other]))), LIBRARY);
      expect(isCellError(got) && got.error).toBe("#REF!");
    }
  });
  it("refuses a whole column with a clear message instead of hanging", () => {
    const column = Array.from({ length: 1_048_576 }, () => [1]);
    for (const [key] of slots.slice(0, 2)) {
      const got = answer(spec, slots.map(([other]) => (other === key ? column : asInput(sample.given[other]))), LIBRARY);
      expect(isCellError(got) && got.message).toMatch(/at most \d+ cells/);
    }
  });
});
