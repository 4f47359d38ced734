import { CATALOGUE } from "../../src/functions/catalogue";
import type { Slot } from "../../src/functions/define";
import { sheetName } from "../../src/functions/names";
import pinned from "../reference/signatures.json";

/**
 * Workbooks that people saved call these functions by id and pass their arguments by place. The file is what those
 * workbooks rely on, so a released line in it is never edited: a function keeps its id, and its arguments their order.
 */
const PINNED: Readonly<Record<string, readonly string[]>> = pinned;

/** An argument that may be left out stands in brackets. */
const signature = (args: Readonly<Record<string, Slot<unknown>>>): readonly string[] =>
  Object.entries(args).map(([key, slot]) => (slot.optional ? `[${sheetName(key)}]` : sheetName(key)));
const now = new Map(CATALOGUE.map((spec) => [spec.name, signature(spec.args as Readonly<Record<string, Slot<unknown>>>)]));

const HOW = `
Saved workbooks depend on test/reference/signatures.json.
  A new function: add its line, as printed here.
  A new argument of an old function: make it optional and put it last; then append it to the line.
  Anything else (another name, place or id, a required argument more, an argument less): do not. Add a new function instead
  and keep the old one.`;

const problems = (is: ReadonlyMap<string, readonly string[]>): readonly string[] => [
  ...[...is].filter(([id]) => !(id in PINNED)).map(([id, args]) => `${id} is not pinned yet. Its line: "${id}": ${JSON.stringify(args)}`),
  ...Object.entries(PINNED).flatMap(([id, args]) => {
    const found = is.get(id);
    if (!found) return [`${id} is gone; formulas that call it would show #NAME?`];
    if (found.join() === args.join()) return [];
    const at = args.findIndex((name, i) => found[i] !== name);
    if (at >= 0) return [`${id}: argument ${at + 1} was ${args[at]!} and is ${found[at] ?? "gone"}`];
    const added = found.slice(args.length);
    const required = added.find((name) => !name.startsWith("["));
    return [required ? `${id}: ${required} is new and required; formulas without it would fail` : `${id}: ${added.join(", ")} is new at the end. Its line: "${id}": ${JSON.stringify(found)}`];
  }),
];

describe("what saved workbooks rely on", () => {
  it("every id and the order of its arguments are the ones pinned", () => {
    const said = problems(now);
    if (said.length > 0) throw new Error(`${said.join("\n")}\n${HOW}`);
  });

  const changed = (id: string, args: readonly string[] | undefined): readonly string[] => {
    const other = new Map(now);
    if (args) other.set(id, args);
    else other.delete(id);
    return problems(other);
  };
  const llcr = now.get("LLCR")!;
  it.each<readonly [string, readonly string[] | undefined, string]>([
    ["a function that is gone", undefined, "LLCR is gone; formulas that call it would show #NAME?"],
    ["arguments that change places", [llcr[1]!, llcr[0]!, ...llcr.slice(2)], `LLCR: argument 1 was ${llcr[0]!} and is ${llcr[1]!}`],
    ["an argument of another name", ["other", ...llcr.slice(1)], `LLCR: argument 1 was ${llcr[0]!} and is other`],
    ["an argument less", llcr.slice(0, -1), `LLCR: argument ${llcr.length} was ${llcr.at(-1)!} and is gone`],
    ["an optional argument that becomes required", llcr.map((name) => name.replace(/[[\]]/g, "")), "LLCR: argument"],
    ["a new required argument", [...llcr, "extra"], "LLCR: extra is new and required; formulas without it would fail"],
    ["a new optional argument", [...llcr, "[extra]"], "LLCR: [extra] is new at the end. Its line:"],
  ])("would catch %s", (_what, args, message) => {
    expect(changed("LLCR", args)).toEqual([expect.stringContaining(message)]);
  });
  it("would catch a function that nobody pinned", () => {
    expect(changed("BRAND_NEW", ["a", "[b]"])).toEqual(['BRAND_NEW is not pinned yet. Its line: "BRAND_NEW": ["a","[b]"]']);
  });
});
