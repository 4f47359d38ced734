import { readFileSync } from "node:fs";
import { join } from "node:path";
import { baseUrlFrom, baseUrlOf } from "../../src/build/base-url";
import { builtManifest } from "../../src/build/manifest";

const manifest = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");

describe("the address the product is served from", () => {
  it.each([
    [undefined, "https://localhost:3000"], ["", "https://localhost:3000"], ["https://example.org", "https://example.org"],
    ["https://someone.github.io/compute-credit/", "https://someone.github.io/compute-credit"], [" https://example.org//a// ", "https://example.org//a"],
  ])("%s is read as %s", (given, read) => expect(baseUrlFrom(given)).toBe(read));
  it.each([
    ["http://example.org", "over https alone"], ["example.org/credit", "not an address"], ["https://example.org/?v=1", "a query"],
    ["https://example.org/#top", "a fragment"], ["https://me:secret@example.org", "a name or a password"], ["file:///disk/dist", "over https alone"],
  ])("%s is refused: %s", (given, why) => expect(() => baseUrlFrom(given)).toThrow(why));
  it("is found again in the manifest that was built for it", () => {
    for (const address of ["https://localhost:3000", "https://someone.github.io/compute-credit"]) expect(baseUrlOf(builtManifest(manifest, address, "1.0.0"))).toBe(address);
    expect(() => baseUrlOf("<OfficeApp/>")).toThrow("not an address");
  });
});
