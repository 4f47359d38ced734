import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE } from "../../src/functions/catalogue";
import { speaker } from "../../src/ui/language";
import { GUESSES } from "../host/guesses";

const root = join(__dirname, "../..");
const read = (name: string): string => readFileSync(join(root, "docs", name), "utf8");
const list = read("real-excel-checklist.md");
const items = list.split(/^## /m).slice(1);

describe("the checklist for a real Excel", () => {
  it("says for each item what to do, what to expect, what it settles and where to look otherwise", () => {
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) expect(["**Do.**", "**Expect.**", "**Settles.**", "**If not.**"].filter((part) => !item.includes(part))).toEqual([]);
  });
  it("takes at most twenty minutes", () => {
    const minutes = items.map((item) => Number(/\((\d+) minutes?\)/.exec(item)![1]));
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(20);
  });
  it("names guesses, files and functions that exist", () => {
    const settled = items.flatMap((item) => [.../\*\*Settles\.\*\*(.*)/.exec(item)![1]!.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id!));
    expect(settled.filter((id) => !(id in GUESSES))).toEqual([]);
    expect(settled.length).toBeGreaterThan(15);
    const files = [...list.matchAll(/\b(?:src|docs|test)\/[\w/.-]+\.(?:ts|md|html)/g)].map(([path]) => path);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const called = [...list.matchAll(/CCREDIT\.([A-Z_]+)\(/g)].map(([, name]) => name!);
    expect(called.filter((name) => !CATALOGUE.some((spec) => spec.name === name))).toEqual([]);
  });
  it("counts the functions that there are", () => {
    expect(list).toContain(`The line says ${CATALOGUE.length}/${CATALOGUE.length} functions registered`);
  });
  it("calls the buttons what the pane calls them", () => {
    const say = speaker("en");
    for (const key of ["turnOn", "turnOff", "nativeGo", "unfinishedRemove"] as const) expect(list).toContain(say(key));
    for (const key of ["repairGo", "unfinishedRemove"] as const) expect(read("support.md")).toContain(say(key));
  });
});
