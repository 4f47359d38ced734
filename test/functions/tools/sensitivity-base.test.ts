import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE } from "../../../src/functions/catalogue";
import type { Cell } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { LIBRARY } from "../../../src/functions/library";
import { sheetName } from "../../../src/functions/names";

/** SENSITIVITY at the value an argument has is the function, whatever the function: one reference case of each. */

interface Case {
  readonly id: string;
  readonly function: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}
const folder = join(__dirname, "../../reference");
const cases: readonly Case[] = readdirSync(folder).filter((name) => /^cases.*\.json$/.test(name)).sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: readonly Case[] }).cases);
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
    const cells = (Array.isArray(value) ? value : [value]) as Cell[];
    return [argument, ...cells, ...Array.from({ length: columns - cells.length }, () => null)];
  });
  const column = (value: unknown) => (Array.isArray(value) ? value.map((entry: Cell) => [entry]) : (value as Cell | undefined));
  const direct = answer(spec, spec.slots.map(([key]) => column(inputs[sheetName(key)])), LIBRARY);
  const first = Array.isArray(direct) ? (direct as readonly (readonly Cell[])[])[0]![0] : direct;
  const varied = spec.slots.map(([key, slot]) => [sheetName(key), slot] as const).filter(([argument, { shape, kind }]) => typeof inputs[argument] === "number" && shape === "scalar" && kind === "number");
  for (const [argument] of varied) {
    const got = answer(LIBRARY.find("SENSITIVITY")!, [name, pairs, argument, inputs[argument] as number], LIBRARY);
    expect(Array.isArray(got) ? (got as readonly (readonly Cell[])[])[0]![0] : got).toEqual(first);
  }
});
it("asks most functions", () => expect(asked.length).toBeGreaterThan(60));
