import { reasonFor, TWINS } from "../audit/twins/registry";
import { CATALOGUE } from "../functions/catalogue";
import { FAMILY_NAMES } from "./families";

const INTRODUCTION = `# Native twins

<!-- made by \`npm run readme\` from src/audit/twins/registry.ts -->

A twin is a CCREDIT call written out on the sheet with functions that every spreadsheet has, row by row, with a cell that says
whether both agree to 1e-9. A reviewer can follow it, and it recalculates without the add-in.

- **formulas**: the calculation itself. Where an integral has no closed form it stands as quadrature, one column a node.
- **proof**: the answer has no closed form, so it is put to the test in cells: into the equation it solves, or against every
  choice beside it. A root is then improved by one step of Newton, so that a wrong answer differs from its twin.
- **none**: built-in formulas would be no check, for the reason given.

A single call may have no twin even so (several calls at once where one fills the columns, more cells than anybody reads, a
root whose digits cannot be read back from the answer); the reason stands in its place. The tests compare every twin with its
function in LibreOffice after a hard recalculation and in the embedded spreadsheet, and plant errors that the twins must notice.
The twin of every reference case is among them (test/audit/twins-reference.verify.ts), so that a new case brings its own.
`;

/** The page docs/twins.md: one row for each worksheet function. */
export const twinsPage = (): string => {
  const kinds = CATALOGUE.map(({ name }) => TWINS[name]?.kind ?? "none");
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  const rows = CATALOGUE.map(({ name, family }, i) => {
    const entry = TWINS[name];
    const shows = entry ? (entry.shows ?? "the calculation, row by row") : reasonFor(name);
    return `| ${CATALOGUE[i - 1]?.family === family ? "" : FAMILY_NAMES[family]} | \`${name}\` | ${kinds[i]} | ${shows} |`;
  });
  return `${INTRODUCTION}
${CATALOGUE.length} functions: ${count("formulas")} formulas, ${count("proof")} proofs, ${count("none")} none.

| Family | Function | Kind | What the cells show, or why there are none |
|---|---|---|---|
${rows.join("\n")}
`;
};
