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

describe("EXPLAIN", () => {
  const rows = (name: string, given: Cell[][]) => answer(EXPLAIN, [name, given], LIBRARY) as Block;
  it("says that a value was given, though it is the default's", () => {
    const how = (elasticity: Cell) => rows("LIQ_FACTOR", [["units", 6000], ["depth", 1000], ["liq_days", 90], ["elasticity", elasticity]]).find(([step]) => step === "elasticity")![3];
    expect([how(0.24), how(null)]).toEqual(["given", expect.stringMatching(/^default; evidence C: /)]);
    const sweep = (terms: Cell[][]) =>
      rows("SIM_LOAN", [["units", 1000], ["rent", 2], ["opex", 0.5], ["debt", 20_000_000], ["rate", 0.1], ["years", 1], ["deflation", 0.1], ["util", 0.75], ["vol", 0.3], ["paths", 16], ...terms])
        .find(([step]) => step === "terms.sweep")![3];
    expect([sweep([["terms.sweep", 0]]), sweep([])]).toEqual(["given", "default"]);
  });
  it("shows the decay that GPU_RESIDUAL takes where none is given, and its evidence", () => {
    const explained = rows("GPU_RESIDUAL", [["cost", 30000], ["age", 3]]);
    expect(explained.find(([step]) => step === "decay")).toMatchObject(["decay", 0.16, "per year, effective", expect.anything()]);
    expect(explained.some(([step, , , how]) => step === "warning" && /^decay left out: \.16; evidence D/.test(String(how)))).toBe(true);
    expect(rows("GPU_RESIDUAL", [["cost", 30000], ["age", 3], ["method", "SL"]]).some(([step]) => step === "decay")).toBe(false);
  });
  it("warns of a launch at 0, which a blank cell may be", () => {
    const warned = (launches: Cell[]) => rows("RENT_CURVE", [["rent", 2], ["years", 2], ["deflation", 0], ["launch_years", ...launches]]).some(([, , , how]) => /a launch at 0 has already happened/.test(String(how)));
    expect([warned([1, 0]), warned([1, 2])]).toEqual([true, false]);
  });
  it("says of BREAKEVEN_RENT that value jumps past the cost at opex/util, and only there", () => {
    const warned = (cost: number) => rows("BREAKEVEN_RENT", [["cost", cost], ["opex", 0.5], ["deflation", -0.2], ["util", 0.8]]).some(([, , , how]) => /no rent makes the value equal cost/.test(String(how)));
    expect([warned(30_000), warned(60_000)]).toEqual([true, false]);
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
