import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIGEST_FILE, isFresh, sourceDigest } from "../../src/build/fresh.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fresh-"));
  mkdirSync(join(root, "src/core"), { recursive: true });
  mkdirSync(join(root, "dist"));
  writeFileSync(join(root, "src/core/a.ts"), "export const a = 1;");
  writeFileSync(join(root, "package.json"), "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

const build = () => writeFileSync(join(root, "dist", DIGEST_FILE), `${sourceDigest(root)}\n`);

describe("a build", () => {
  it("is stale when it is missing", () => expect(isFresh(root, "dist")).toBe(false));
  it("is fresh after it was made, also when files were only copied or touched", () => {
    build();
    expect(isFresh(root, "dist")).toBe(true);
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    expect(isFresh(copy, "dist")).toBe(true);
    rmSync(copy, { recursive: true });
  });
  it.each([
    ["a source changes", () => writeFileSync(join(root, "src/core/a.ts"), "export const a = 2;")],
    ["a source is added", () => writeFileSync(join(root, "src/core/b.ts"), "")],
    ["the manifest appears", () => writeFileSync(join(root, "manifest.xml"), "<a/>")],
    ["the lock file changes", () => writeFileSync(join(root, "package-lock.json"), "{}")],
  ])("is stale when %s", (_what, change) => {
    build();
    change();
    expect(isFresh(root, "dist")).toBe(false);
  });
  it("is stale when it is meant for another address", () => {
    build();
    const before = process.env["ADDIN_BASE_URL"];
    process.env["ADDIN_BASE_URL"] = "https://example.org";
    expect(isFresh(root, "dist")).toBe(false);
    if (before === undefined) delete process.env["ADDIN_BASE_URL"];
    else process.env["ADDIN_BASE_URL"] = before;
  });
});
