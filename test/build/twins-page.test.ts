import { readFileSync } from "node:fs";
import path from "node:path";
import { REASONS, TWINS } from "../../src/audit/twins/registry";
import { twinsPage } from "../../src/build/twins-page";
import { CATALOGUE } from "../../src/functions/catalogue";

const page = readFileSync(path.resolve(__dirname, "../../docs/twins.md"), "utf8");

it("docs/twins.md is the registry's (npm run readme makes it)", () => {
  expect(page).toBe(twinsPage());
});
it("every function has a twin or a reason of its own, and no other name has one", () => {
  const names = CATALOGUE.map(({ name }) => name);
  expect(names.filter((name) => (name in TWINS) === (name in REASONS))).toEqual([]);
  expect([...Object.keys(TWINS), ...Object.keys(REASONS)].filter((name) => !names.includes(name))).toEqual([]);
});
it("every proof says what it shows, and the registry follows the order of the catalogue", () => {
  for (const [name, { kind, shows }] of Object.entries(TWINS)) expect([name, kind === "proof"]).toEqual([name, shows !== undefined]);
  const order = CATALOGUE.map(({ name }) => name).filter((name) => name in TWINS);
  expect(Object.keys(TWINS)).toEqual(order);
});
