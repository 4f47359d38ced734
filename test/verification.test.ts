import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** docs/verification.md is an index of test/reference: every file stands in it, with as many rows as it holds. */

const folder = join(__dirname, "reference");
const text = readFileSync(join(__dirname, "../docs/verification.md"), "utf8");

/** Lists of rows are lists of objects or lists, wherever they stand; what is inside a row is no row. */
const countRows = (value: unknown): number => {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === "object" && entry !== null) ? value.length : 0;
  return typeof value === "object" && value !== null ? Object.values(value).reduce((sum: number, part) => sum + countRows(part), 0) : 0;
};

/** | file | what | authority | rows | tolerance | */
const listed = [...text.matchAll(/^\| `([\w-]+\.json)` \|(.+)\|$/gm)].map(([, file, rest]) => {
  const cells = rest!.split("|").map((cell) => cell.trim());
  return { file: file!, what: cells[0]!, authority: cells[1]!, rows: Number(cells[2]!.replace(",", "")), tolerance: cells[3]! };
});
/** What saved workbooks rely on is pinned, not verified. */
const PINS = ["signatures.json"];
const files = readdirSync(folder).filter((name) => name.endsWith(".json") && !PINS.includes(name)).sort();

it("lists every reference file once", () => expect(listed.map(({ file }) => file)).toEqual(files));

it.each(listed.map((row) => [row.file, row] as const))("%s has the number of rows that is printed", (file, { rows, what, authority, tolerance }) => {
  expect(countRows(JSON.parse(readFileSync(join(folder, file), "utf8")))).toBe(rows);
  expect(rows).toBeGreaterThan(0);
  for (const cell of [what, authority, tolerance]) expect(cell.length).toBeGreaterThan(3);
});

it("prints their total", () => {
  const total = listed.reduce((sum, { rows }) => sum + rows, 0);
  expect(text).toContain(`${total.toLocaleString("en-US")} rows`);
});

it("every file is read by a test", () => {
  const sources = (below: string): readonly string[] =>
    readdirSync(below, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(below, entry.name)) : entry.name.endsWith(".ts") ? [readFileSync(join(below, entry.name), "utf8")] : []));
  const tests = sources(__dirname).join("\n");
  for (const file of files) expect({ file, isRead: /^cases.*\.json$/.test(file) ? tests.includes("/^cases.*\\.json$/") : tests.includes(`reference/${file}`) }).toEqual({ file, isRead: true });
});

it("counts rows, not what is inside them", () => {
  expect(countRows({ a: [{ x: [{ y: 1 }] }, { x: 2 }], b: { rows: [[1, 2]], notes: ["n"] }, c: 3 })).toBe(3);
});
