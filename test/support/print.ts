import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const results = join(__dirname, "../../test-results");

/** Says what a person should read after the tests: here, and at the end of npm test (src/build/test.mjs). */
export const print = (name: string, text: string): void => {
  console.log(text);
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.txt`), `${text}\n`);
};
