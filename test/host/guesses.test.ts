import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { print } from "../support/print";
import { GUESSES } from "./guesses";

const tests = join(__dirname, "..");
const used = ["host", "office", "contract", "e2e"].flatMap((folder) =>
  readdirSync(join(tests, folder)).filter((name) => name.endsWith(".ts")).flatMap((name) =>
    [...readFileSync(join(tests, folder, name), "utf8").matchAll(/\bguess\(([^)]*)\)/g)].flatMap(([, given]) => [...given!.matchAll(/"([\w-]+)"/g)].map(([, id]) => id!))));

describe("beliefs about real Excel that nobody has checked", () => {
  it("each stands where the simulated Excel acts on it, and each that is acted on stands in the list", () => {
    expect([...new Set(used)].filter((id) => id in GUESSES).sort()).toEqual(Object.keys(GUESSES).sort());
  });
  it("are called by these names in the checklist for a real Excel", () => {
    const checklist = readFileSync(join(tests, "../docs/real-excel-checklist.md"), "utf8");
    const settled = [...checklist.matchAll(/\*\*Settles\.\*\*(.*)/g)].flatMap(([, line]) => [...line!.matchAll(/`([\w-]+)`/g)].map(([, id]) => id!)).filter((id) => id.includes("-"));
    expect(settled.length).toBeGreaterThan(5);
    expect(settled.filter((id) => !(id in GUESSES))).toEqual([]);
  });
  it("each says what is believed and how to find out", () => {
    for (const { belief, check } of Object.values(GUESSES)) {
      expect(belief).toMatch(/^[\w'].*\.$/);
      expect(check).toMatch(/[.?]$/);
    }
  });
  it("are these", () => {
    print("Believed about real Excel, and checked by nobody yet", Object.entries(GUESSES).map(([id, { belief, check }], i) => `${i + 1}. ${id}: ${belief}\n   Check: ${check}`).join("\n"));
  });
});
