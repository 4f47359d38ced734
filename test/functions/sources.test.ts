import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CATALOGUE } from "../../src/functions/catalogue";
import { PRODUCT_VERSION } from "../../src/functions/version";

const root = path.resolve(__dirname, "../..");
/** GitHub's anchor of a heading: lower case, spaces to hyphens, punctuation dropped. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "").trim().replaceAll(" ", "-")));

const documents = CATALOGUE.flatMap((spec) => spec.sources.filter((source) => source.startsWith("docs/")).map((source) => [spec.name, source] as const));

it.each(documents)("%s: the source %s exists", (_name, source) => {
  const [file, anchor] = source.split("#");
  expect(existsSync(path.join(root, file!))).toBe(true);
  if (anchor) expect([...anchorsOf(readFileSync(path.join(root, file!), "utf8"))]).toContain(anchor);
});
it("VERSION is the version of package.json", () => {
  expect(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).version).toBe(PRODUCT_VERSION);
});
