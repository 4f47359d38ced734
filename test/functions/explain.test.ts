import { CATALOGUE } from "../../src/functions/catalogue";
import type { Cell, Input } from "../../src/functions/cells";
import type { Slot } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";
import { sheetName } from "../../src/functions/names";

const EXPLAIN = LIBRARY.find("EXPLAIN")!;
type Block = readonly (readonly Cell[])[];
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const column = (value: unknown): Input => (isList(value) ? ((value.every(isList) ? value : value.map((entry) => [entry])) as Input) : (value as Input));

/**
 * An example's arguments as EXPLAIN takes them: name, value, and further values of a list to the right. What is itself a
 * list of names and values goes in as arguments.units, arguments.rent …; a block goes in row by row, each with its name.
 */
const pairsOf = (given: Readonly<Record<string, unknown>>, slots: Readonly<Record<string, Slot<unknown>>> = {}): Cell[][] => {
  const rows = Object.entries(given).flatMap(([key, value]): Cell[][] =>
    slots[key]?.shape === "pairs"
      ? (value as Cell[][]).map(([name, ...rest]) => [`${sheetName(key)}.${String(name)}`, ...rest])
      : slots[key]?.shape === "matrix"
      ? (value as Cell[][]).map((row) => [sheetName(key), ...row])
      : [[sheetName(key), ...(isList(value) ? value.flat() : [value])] as Cell[]],
  );
  const width = Math.max(2, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => null)]);
};

const explainable = CATALOGUE.filter((spec) => spec.name !== "EXPLAIN" && Object.keys(spec.args as object).length > 0);

describe.each(explainable.map((spec) => [spec.name, spec] as const))("EXPLAIN of %s", (name, spec) => {
  const example = spec.examples[0]!;
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>);
  const direct = answer(spec, slots.map(([key]) => column(example.given[key])), LIBRARY) as Cell | Block;
  const explained = answer(EXPLAIN, [name, pairsOf(example.given, spec.args as Record<string, Slot<unknown>>)], LIBRARY) as Block;

  it("ends with the function's own answer, bit for bit", () => {
    const cells = isList(direct) ? (direct as Block).flat() : [direct as Cell];
    expect(explained.slice(-cells.length).map((row) => row[1])).toEqual(cells);
  });
  it("gives every row a name, a unit and words", () => {
    for (const [step, , unit, how] of explained) {
      expect(String(step).length).toBeGreaterThan(0);
      expect(typeof unit).toBe("string");
      expect(String(how).length).toBeGreaterThan(0);
    }
  });
  it("shows each given argument and says which values are defaults", () => {
    for (const key of Object.keys(example.given)) expect(explained.some(([step, , , how]) => String(step).startsWith(sheetName(key)) && how === "given")).toBe(true);
    const left = slots.filter(([key, slot]) => !(key in example.given) && slot.default !== undefined);
    for (const [key] of left) expect(explained.some(([step, , , how]) => String(step).startsWith(sheetName(key)) && String(how).startsWith("default"))).toBe(true);
  });
});

it("EXPLAIN names an unknown function, an unknown argument and a repeated one", () => {
  const message = (fn: string, rows: Cell[][]) => (answer(EXPLAIN, [fn, rows], LIBRARY) as { message: string }).message;
  expect(message("NO_SUCH", [["cost", 1]])).toBe('function: expected the name of a CCREDIT function, got "NO_SUCH"');
  expect(message("GPU_RESIDUAL", [["price", 1]])).toMatch(/^arguments: expected arguments of GPU_RESIDUAL \(cost, age, .*\), got "price"$/);
  expect(message("GPU_RESIDUAL", [["cost", 1], ["cost", 2]])).toBe('arguments: expected every argument once, got "cost" in 2 rows');
});
it("EXPLAIN says which argument of the explained function is wrong", () => {
  expect(answer(EXPLAIN, ["CCREDIT.gpu_residual", [["cost", "abc"], ["age", 1]]], LIBRARY)).toEqual({ error: "#VALUE!", message: 'cost: expected a number, got "abc"' });
});
