/** Writes test/reference/classic-libreoffice.json: npx tsx test/reference/make/classic.ts */
import { writeFileSync } from "node:fs";
import { DATA, FORMULAS } from "../../engine/classic-formulas";
import { askLibreOffice, libreOffice } from "./libreoffice";

const version = libreOffice();
if (!version) throw new Error("LibreOffice is not installed");
const answers = await askLibreOffice(DATA, FORMULAS);
const lines = FORMULAS.map((formula, i) => `    ${JSON.stringify([formula, answers[i]])}`);
writeFileSync(
  new URL("../classic-libreoffice.json", import.meta.url),
  `{
  "authority": "${version}, made by test/reference/make/classic.ts",
  "date": "${new Date().toISOString().slice(0, 10)}",
  "tolerance": "1e-8 relative",
  "cases": [
${lines.join(",\n")}
  ]
}
`,
);
