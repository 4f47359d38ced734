import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withTable } from "../../src/build/readme";

const root = path.resolve(__dirname, "../..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

it("the function table is the catalogue's (npm run readme makes it)", () => {
  expect(readme).toBe(withTable(readme));
});
it("every relative link leads to a file", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect([link, existsSync(path.join(root, link))]).toEqual([link, true]);
});
