import reference from "../reference/classic-libreoffice.json";
import { askLibreOffice, libreOffice } from "../reference/make/libreoffice";
import { DATA, FORMULAS } from "./classic-formulas";

/** The stored answers of LibreOffice are what the LibreOffice of this machine answers today. */
it("LibreOffice still answers what the reference says", async () => {
  expect(libreOffice()).toBeDefined();
  const answers = await askLibreOffice(DATA, FORMULAS);
  const close = (a: unknown, b: unknown): boolean =>
    typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)) : a === b;
  const moved = reference.cases.filter(([, stored], i) => !close(answers[i], stored)).map(([formula, stored]) => ({ formula, stored, now: answers[FORMULAS.indexOf(formula as string)] }));
  expect(moved).toEqual([]);
});
