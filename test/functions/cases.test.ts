import { CATALOGUE } from "../../src/functions/catalogue";
import { type Cell, type CellError, type Input, isCellError } from "../../src/functions/cells";
import type { FunctionSpec } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";
import { sheetName } from "../../src/functions/names";
import { REFERENCE_CASES as cases, type ReferenceCase as Case, type Value, type Written as Given } from "../support/reference-cases";

/** What the packaged facts answer, or the product says of itself, has tests of its own and no reference case. */
const WITHOUT_CASES = ["FIGURE", "SOURCE", "VERSION"];
const FUNCTIONS = CATALOGUE.map((spec) => spec.name).filter((name) => !WITHOUT_CASES.includes(name));

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A list as a sheet holds it, standing or lying, or a block as it is; null is empty text. */
const asInput = (value: Given | undefined, lies: boolean): Input => {
  const cell = (entry: Value): Cell => (entry === null ? "" : entry);
  if (isList(value) && isList(value[0])) return (value as readonly (readonly Value[])[]).map((row) => row.map(cell));
  if (!isList(value)) return value === undefined ? undefined : cell(value);
  const cells = (value as readonly Value[]).map(cell);
  return lies ? [cells] : cells.map((entry) => [entry]);
};

const specOf = (name: string): FunctionSpec => {
  const spec = LIBRARY.find(name);
  if (!spec) throw new Error(`${name} is not in the catalogue`);
  return spec;
};

const run = ({ function: name, inputs }: Case, lies: boolean) => {
  const spec = specOf(name);
  const known = Object.keys(spec.args as object).map(sheetName);
  for (const given of Object.keys(inputs)) if (!known.includes(given)) throw new Error(`${name} has no argument ${given}`);
  return answer(spec, known.map((argument) => asInput(inputs[argument], lies)), LIBRARY);
};

const flatten = (value: unknown): readonly unknown[] => (isList(value) ? value.flatMap(flatten) : [value]);

/** The row of a table, or the entry of a fixed list, which lies in one row of cells. */
const picked = (got: unknown, pick: number | undefined): unknown => {
  if (pick === undefined || !isList(got)) return got;
  return got.length === 1 ? flatten(got)[pick] : got[pick];
};

const expectCase = ({ expected, tolerance, pick }: Case, got: Cell | CellError | readonly (readonly Cell[])[]) => {
  if (typeof expected === "object" && expected !== null && "error" in expected) {
    expect(isCellError(got) ? got.error : got).toBe(expected.error);
    return;
  }
  expect(isCellError(got) ? got : "an answer").toBe("an answer");
  const [values, wanted] = [flatten(picked(got, pick)).map((value) => (isCellError(value) ? value.error : value)), flatten(expected)];
  expect(values).toHaveLength(wanted.length);
  wanted.forEach((want, i) => {
    if (typeof want !== "number") return expect(values[i]).toBe(want === null ? "" : want);
    const value = values[i];
    expect({ i, value, want, ok: typeof value === "number" && Math.abs(value - want) <= tolerance * Math.max(1, Math.abs(want)) }).toMatchObject({ ok: true });
  });
};

describe.each(FUNCTIONS)("%s", (name) => {
  const own = cases.filter((one) => one.function === name);
  it("has reference cases", () => expect(own.length).toBeGreaterThan(0));
  for (const one of own) {
    it(`${one.id}, vectors standing`, () => expectCase(one, run(one, false)));
    it(`${one.id}, vectors lying`, () => expectCase(one, run(one, true)));
  }
});

it("no reference case is left out", () => {
  expect(cases.filter((one) => !FUNCTIONS.includes(one.function)).map((one) => one.id)).toEqual([]);
});
it("no reference case stands twice", () => {
  const ids = cases.map((one) => one.id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

describe("a series answer lies the way its first series argument lies", () => {
  const withVectors = cases.filter(({ function: name, inputs, expected }) =>
    isList(expected) && !isList(expected[0]) && LIBRARY.find(name)?.returns.shape === "series" && Object.values(inputs).some((value) => isList(value) && value.length > 1),
  );
  it.each(withVectors.map((one) => [one.id, one] as const))("%s", (_id, one) => {
    const length = (one.expected as readonly unknown[]).length;
    const size = (got: unknown) => [(got as unknown[]).length, ((got as unknown[][])[0] ?? []).length];
    expect(size(run(one, false))).toEqual([length, 1]);
    // RENT_CURVE-05 gives one launch: a single cell neither lies nor stands, and the answer stands.
    const firstVector = Object.keys(specOf(one.function).args as object).map(sheetName).find((argument) => isList(one.inputs[argument]));
    const lies = (one.inputs[firstVector!] as readonly unknown[]).length > 1;
    expect(size(run(one, true))).toEqual(lies ? [1, length] : [length, 1]);
  });
});
