import fc from "fast-check";
import { CATALOGUE } from "../../../src/functions/catalogue";
import type { Cell } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { LIBRARY } from "../../../src/functions/library";
import { sheetName } from "../../../src/functions/names";
import { REFERENCE_CASES as cases, type ReferenceCase as Case } from "../../support/reference-cases";

/** SENSITIVITY at the value an argument has is the function, whatever the function: one reference case of each. */

const isSingle = (value: unknown): value is Cell => ["number", "string", "boolean"].includes(typeof value);

/** A case whose lists are series, with a number to vary. */
const fits = ({ function: name, inputs, expected }: Case): boolean => {
  const slots = LIBRARY.find(name)!.slots.map(([key, slot]) => [inputs[sheetName(key)], slot] as const);
  return (
    !(typeof expected === "object" && expected !== null && "error" in expected) &&
    slots.every(([value, { shape }]) => value === undefined || (isSingle(value) ? shape !== "matrix" : shape === "series" && Array.isArray(value) && value.every((entry) => typeof entry === "number"))) &&
    slots.some(([value, { shape, kind }]) => typeof value === "number" && shape === "scalar" && kind === "number")
  );
};
const TOOLS = ["SENSITIVITY", "SOLVE", "TORNADO", "EXPLAIN"];
const asked = CATALOGUE.filter(({ name }) => !TOOLS.includes(name)).flatMap(({ name }) => cases.filter((one) => one.function === name).filter(fits).slice(0, 1));

it.each(asked.map((one) => [one.id, one] as const))("%s", (_, { function: name, inputs }) => {
  const spec = LIBRARY.find(name)!;
  const columns = Math.max(...Object.values(inputs).map((value) => (Array.isArray(value) ? value.length : 1)));
  const pairs = Object.entries(inputs).map(([argument, value]) => {
    const given = (Array.isArray(value) ? value : [value]) as Cell[];
    return [argument, ...given, ...Array.from({ length: columns - given.length }, () => null)];
  });
  // A list lies behind its name, so that a series answers lying too.
  const lying = (value: unknown) => (Array.isArray(value) ? [value as Cell[]] : (value as Cell | undefined));
  const direct = answer(spec, spec.slots.map(([key]) => lying(inputs[sheetName(key)])), LIBRARY);
  const cells = (Array.isArray(direct) ? direct : [[direct]]) as readonly (readonly Cell[])[];
  const first = cells[0]![0];
  const varied = spec.slots.map(([key, slot]) => [sheetName(key), slot] as const).filter(([argument, { shape, kind }]) => typeof inputs[argument] === "number" && shape === "scalar" && kind === "number");
  for (const [argument] of varied) {
    const got = answer(LIBRARY.find("SENSITIVITY")!, [name, pairs, argument, inputs[argument] as number], LIBRARY);
    expect(Array.isArray(got) ? (got as readonly (readonly Cell[])[])[0]![0] : got).toEqual(first);
  }
  // Two arguments at once, read anywhere in the answer.
  const [one, other] = [varied[0]![0], varied.at(-1)![0]];
  fc.assert(fc.property(fc.nat({ max: cells.length - 1 }), fc.nat({ max: cells[0]!.length - 1 }), (row, col) => {
    const both = one === other ? [] : [other, inputs[other] as number];
    const got = answer(LIBRARY.find("SENSITIVITY")!, [name, pairs, one, inputs[one] as number, ...(both.length > 0 ? both : [undefined, undefined]), row + 1, col + 1], LIBRARY);
    expect(Array.isArray(got) ? (got as readonly (readonly Cell[])[])[0]![0] : got).toEqual(cells[row]![col]);
  }), { numRuns: 4 });
});
it("asks most functions", () => expect(asked.length).toBeGreaterThan(60));
