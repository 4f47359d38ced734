import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import reference from "../reference/classic-libreoffice.json";
import { DATA, FORMULAS } from "./classic-formulas";
import { at } from "./sheet";

/** 1e-8 relative. */
const TOLERANCE = 1e-8;

/** Macaulay duration in years of a bond at par 100 on a coupon date: n half-years, coupon and yield per half-year. */
const macaulay = (n: number, coupon: number, rate: number): number => {
  const flows = Array.from({ length: n }, (_, t) => (coupon + (t + 1 === n ? 100 : 0)) / (1 + rate) ** (t + 1));
  return flows.reduce((sum, value, t) => sum + value * (t + 1), 0) / flows.reduce((sum, value) => sum + value, 0) / 2;
};
/** 1 July 2026 to 1 January 2048: 43 half-years from a coupon date. */
const YEARS = macaulay(43, 4, 0.045);

/**
 * Where the embedded spreadsheet and LibreOffice differ, what the embedded one answers, and who is right. Excel decides,
 * by Microsoft's documentation, or by hand where it says nothing.
 */
const DIFFERENT: Readonly<Record<string, { readonly ours: number | string; readonly because: string }>> = {
  "=DURATION(DATE(2026,7,1),DATE(2048,1,1),0.08,0.09,2,1)": { ours: YEARS, because: "the definition, worked out above; LibreOffice counts days over 365" },
  "=MDURATION(DATE(2026,7,1),DATE(2048,1,1),0.08,0.09,2,1)": { ours: YEARS / 1.045, because: "DURATION / (1 + yield / frequency)" },
  "=PERCENTRANK(Data!B2:B12,300)": { ours: 0.666, because: "6 of 9 values are smaller; Excel cuts to three digits, LibreOffice rounds" },
  "=SQRT(-1)": { ours: "#NUM!", because: "#NUM! in Excel; LibreOffice has its own code and writes #VALUE! into a file" },
  "=LN(0)": { ours: "#NUM!", because: "#NUM! in Excel; LibreOffice has its own code and writes #VALUE! into a file" },
  '=CONCATENATE("a",1,TRUE)': { ours: "a1TRUE", because: "Excel writes TRUE; LibreOffice takes TRUE for the number 1" },
  '=SUM(Data!B2:B12,10,"5")': { ours: 995.5, because: "Excel reads text that is typed as an argument: 980.5 + 10 + 5; LibreOffice refuses it" },
};

const isSame = (ours: unknown, theirs: unknown): boolean => {
  if (typeof ours === "number" && typeof theirs === "number") return Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs));
  // The file format keeps TRUE as 1.
  if (typeof ours === "boolean" || typeof theirs === "boolean") return Number(ours) === Number(theirs);
  return String(ours ?? "").trim() === String(theirs ?? "").trim();
};

const cases = reference.cases.map(([formula, theirs]) => [String(formula), theirs] as const);
let engine: Engine;
beforeAll(async () => {
  engine = createHeadlessEngine();
  engine.addSheet("Data");
  engine.addSheet("T");
  engine.setMany("Data", DATA.flatMap((row, r) => row.flatMap((value, c) => (value === null ? [] : [{ row: r + 1, column: c + 1, value }]))));
  engine.setMany("T", cases.map(([formula], r) => ({ row: r + 1, column: 1, formula })));
  await engine.calculate();
});
afterAll(() => engine.dispose());

it("asks the 341 formulas that the reference answers", () => {
  expect(reference.authority).toMatch(/^LibreOffice 7\.4\.7/);
  expect(FORMULAS.length).toBe(341);
  expect(cases.map(([formula]) => formula)).toEqual(FORMULAS);
});

it.each(cases.map(([formula, theirs], i) => [formula, theirs, i] as const))("%s", (formula, theirs, i) => {
  const ours = at(engine, `T!A${i + 1}`);
  const different = DIFFERENT[formula];
  if (!different) expect({ ours, isSame: isSame(ours, theirs) }).toEqual({ ours, isSame: true });
  else {
    expect(isSame(ours, different.ours)).toBe(true);
    expect(isSame(ours, theirs)).toBe(false);
  }
});

it("lists no difference for a formula that is not asked", () => {
  for (const formula of Object.keys(DIFFERENT)) expect(FORMULAS).toContain(formula);
});
