import { type CellPlan, type Content, isFormula, type SheetPlan, type WorkbookPlan } from "../sheets/plan";
import { quoteSheet } from "../sheets/references";
import { unquoteSheet } from "./address";

/** Old name -> new name, keys in lower case: Excel takes Inputs and INPUTS for the same name. */
type Renaming = ReadonlyMap<string, string>;

const SHEET_NAME_LIMIT = 31;

/** The first free one of: wanted, "wanted (2)", "wanted (3)" …, cut so that Excel's 31 characters are kept. */
export const freeSheetName = (wanted: string, taken: ReadonlySet<string>): string => {
  const clean = wanted.replaceAll(/[[\]:*?/\\]/g, " ").replaceAll(/^'+|'+$/g, "").trim() || "Sheet";
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = clean.slice(0, SHEET_NAME_LIMIT - suffix.length).trimEnd() + suffix;
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== "history") return name;
  }
};

/** The first free one of: wanted, wanted_2, wanted_3 … */
export const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
};

/** What a formula is made of, as far as names go: texts, sheet names before "!", words. */
const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|[\p{L}_\\][\p{L}\p{N}_.\\]*[!(]?/gu;

/** Sheet and defined names of a formula or reference, replaced where they are meant; texts and functions stay. */
export const renameIn = (formula: string, sheets: Renaming, names: Renaming): string =>
  formula.replaceAll(TOKENS, (token, at: number) => {
    if (token.startsWith('"') || token.endsWith("(")) return token;
    if (token.endsWith("!")) {
      const renamed = sheets.get(unquoteSheet(token.slice(0, -1)).toLowerCase());
      return renamed === undefined ? token : `${quoteSheet(renamed)}!`;
    }
    // A word after "$" or a digit is part of a reference or of a number such as 1E5.
    const before = at > 0 ? formula[at - 1]! : "";
    return /[$0-9.]/.test(before) ? token : (names.get(token.toLowerCase()) ?? token);
  });

const renameSheet = (sheet: SheetPlan, sheets: Renaming, names: Renaming): SheetPlan => {
  const inFormula = (text: string): string => renameIn(text, sheets, names);
  const content = (given: Content): Content => (isFormula(given) ? { formula: inFormula(given.formula) } : given);
  return {
    ...sheet,
    name: sheets.get(sheet.name.toLowerCase()) ?? sheet.name,
    cells: sheet.cells.map((cell): CellPlan => (isFormula(cell.content) ? { ...cell, content: content(cell.content) } : cell)),
    highlights: sheet.highlights.map((highlight) =>
      typeof highlight.value === "string" && highlight.value.startsWith("=") ? { ...highlight, value: inFormula(highlight.value) } : highlight),
    charts: sheet.charts.map((chart) => ({
      ...chart,
      categories: inFormula(chart.categories),
      series: chart.series.map((series) => ({ ...series, values: inFormula(series.values) })),
    })),
  };
};

/** Gives every wanted name a free one, one after the other; only names that change are in the answer. */
const choose = (wanted: readonly string[], taken: readonly string[], free: typeof freeName): Renaming => {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const renaming = new Map<string, string>();
  for (const name of wanted) {
    const chosen = free(name, used);
    used.add(chosen.toLowerCase());
    if (chosen !== name) renaming.set(name.toLowerCase(), chosen);
  }
  return renaming;
};

export interface Taken {
  readonly sheets: readonly string[];
  readonly names: readonly string[];
}

/** The plan with names that are free in the workbook, in every formula, chart, highlight and defined name. */
export const withFreeNames = (plan: WorkbookPlan, taken: Taken): WorkbookPlan => {
  const sheets = choose(plan.sheets.map((sheet) => sheet.name), taken.sheets, freeSheetName);
  const names = choose(plan.names.map((name) => name.name), taken.names, freeName);
  if (sheets.size === 0 && names.size === 0) return plan;
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => renameSheet(sheet, sheets, names)),
    names: plan.names.map(({ name, refersTo }) => ({ name: names.get(name.toLowerCase()) ?? name, refersTo: renameIn(refersTo, sheets, names) })),
  };
};
