import { readFileSync, writeFileSync } from "node:fs";
import { CATALOGUE } from "../functions/catalogue";
import type { Slot } from "../functions/define";
import { fileName, sheetName } from "../functions/names";
import { FAMILY_NAMES } from "./families";
import { twinsPage } from "./twins-page";

const START = "<!-- functions: made by `npm run readme` from src/functions/catalogue.ts -->";
const END = "<!-- /functions -->";

/** The README's function table: one row for each worksheet function, from the catalogue. */
export const functionTable = (): string =>
  [
    `| Family | Function | Arguments | What it answers |`,
    `|---|---|---|---|`,
    ...CATALOGUE.map((spec, i) => {
      const family = CATALOGUE[i - 1]?.family === spec.family ? "" : FAMILY_NAMES[spec.family];
      const names = Object.entries(spec.args as Record<string, Slot<unknown>>).map(([key, slot]) => (slot.optional ? `[${sheetName(key)}]` : sheetName(key)));
      const source = `src/functions/${spec.family}/${fileName(spec.name)}.ts`;
      return `| ${family} | [\`${spec.name}\`](${source}) | ${names.join(", ")} | ${spec.summary.en} |`;
    }),
  ].join("\n");

/** The README with its table replaced by today's. */
export const withTable = (readme: string): string => {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error("README.md has lost the markers of its function table");
  return `${readme.slice(0, start)}${START}\n${functionTable()}\n${readme.slice(end)}`;
};

if (process.argv[1]?.endsWith("readme.ts")) {
  writeFileSync("README.md", withTable(readFileSync("README.md", "utf8")));
  writeFileSync("docs/twins.md", twinsPage());
}
