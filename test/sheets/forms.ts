import { CATALOGUE } from "../../src/functions/catalogue";
import { PRESETS } from "../../src/presets/presets";
import { faceOf } from "../../src/sheets/faces";
import { FORMAT_CODES } from "../../src/sheets/formats";
import { outputAddress } from "../../src/sheets/outputs";
import { type CellPlan, isFormula, type WorkbookPlan } from "../../src/sheets/plan";
import { columnLetters, columnNumber } from "../../src/sheets/references";
import { STYLES } from "../../src/sheets/styles";

/** What a plan's formulas say: which cells they read, which functions they call, and how deep calls stand on calls. */

const specs = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

/** Constants that are universal: signs and counts, four digits of a year, thousands, basis points, millions. Everything else belongs in a cell. */
const UNIVERSAL = new Set([0, 1, 4, 100, 1000, 10_000, 1_000_000]);
const REFERENCE = /(?:('(?:[^']|'')+'|[A-Za-z]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![A-Za-z0-9_(])/g;

interface Area {
  readonly sheet: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}
export interface Written {
  readonly at: string;
  readonly sheet: string;
  readonly cell: CellPlan;
  readonly text: string;
}

const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');
const areasIn = (formula: string, ownSheet: string): readonly Area[] =>
  [...withoutTexts(formula).matchAll(REFERENCE)].map(([, sheet, column, row, toColumn, toRow]) => ({
    sheet: sheet === undefined ? ownSheet : sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet,
    columns: [columnNumber(column!), columnNumber(toColumn ?? column!)],
    rows: [Number(row), Number(toRow ?? row)],
  }));
export const formulasOf = (plan: WorkbookPlan): readonly Written[] =>
  plan.sheets.flatMap((sheet) => sheet.cells.flatMap((cell) => (isFormula(cell.content) ? [{ at: `${sheet.name}!${columnLetters(cell.column)}${cell.row}`, sheet: sheet.name, cell, text: cell.content.formula }] : [])));
export const callsIn = (text: string): readonly string[] => [...withoutTexts(text).matchAll(/CCREDIT\.([A-Z_]+)\(/g)].map((match) => match[1]!);

/** Arguments of the CCREDIT call of a formula, as written. */
const argumentsOf = (text: string): readonly string[] => {
  const plain = withoutTexts(text);
  const found: string[] = [""];
  for (let i = plain.indexOf("(", plain.indexOf("CCREDIT.")) + 1, depth = 1; i < plain.length; i += 1) {
    const char = plain[i]!;
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (depth === 0) break;
    if (char === "," && depth === 1) found.push("");
    else found[found.length - 1] += char;
  }
  return found.length === 1 && found[0] === "" ? [] : found;
};

const plannedIn = (plan: WorkbookPlan): ReadonlyMap<string, ReadonlyMap<string, CellPlan>> =>
  new Map(plan.sheets.map((sheet) => [sheet.name, new Map(sheet.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]))]));

/** Calls that stand on calls, at the deepest cell. */
export const deepestCall = (plan: WorkbookPlan): number => {
  const formulas = formulasOf(plan);
  const planned = plannedIn(plan);
  const byCell = new Map(formulas.map((one) => [`${one.sheet}!${one.cell.row}:${one.cell.column}`, one]));
  // A blank content belongs to the nearest call above it and to the left, or to a formula that fills its column.
  const spillOf = (sheet: string, row: number, column: number): string | undefined => {
    for (let c = column; c >= Math.max(1, column - 12); c -= 1) {
      for (let r = row; r >= Math.max(1, row - 60); r -= 1) {
        const found = byCell.get(`${sheet}!${r}:${c}`);
        if (found && (c === column || callsIn(found.text).length > 0)) return `${sheet}!${r}:${c}`;
        if (planned.get(sheet)?.get(`${r}:${c}`)?.content !== null) break;
      }
    }
    return undefined;
  };
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const { sheet, text } = byCell.get(id)!;
    depths.set(id, NaN);
    let deepest = 0;
    for (const area of areasIn(text, sheet)) {
      for (let row = area.rows[0]; row <= area.rows[1]; row += 1) {
        for (let column = area.columns[0]; column <= area.columns[1]; column += 1) {
          const own = `${area.sheet}!${row}:${column}`;
          const source = byCell.has(own) ? own : planned.get(area.sheet)?.get(`${row}:${column}`)?.content === null ? spillOf(area.sheet, row, column) : undefined;
          if (source === undefined || source === id) continue;
          const below = depthOf(source);
          if (Number.isNaN(below)) throw new Error(`${id} reads itself through ${source}`);
          deepest = Math.max(deepest, below);
        }
      }
    }
    const depth = deepest + callsIn(text).length;
    depths.set(id, depth);
    return depth;
  };
  return Math.max(...[...byCell.keys()].map(depthOf));
};

/** Cells that formulas read and nobody planned; blank cells that are meant to be so are for the caller to name. */
export const unplanned = (plan: WorkbookPlan, blankIsMeant: (sheet: string, row: number, text: string) => boolean): readonly string[] => {
  const planned = plannedIn(plan);
  return formulasOf(plan).flatMap(({ at, sheet, text }) =>
    areasIn(text, sheet).flatMap((area) => {
      const cells = planned.get(area.sheet);
      if (!cells) return [`${at}: no sheet ${area.sheet}`];
      const found: string[] = [];
      for (let row = area.rows[0]; row <= area.rows[1]; row += 1) {
        for (let column = area.columns[0]; column <= area.columns[1]; column += 1) {
          if (!blankIsMeant(area.sheet, row, text) && !cells.has(`${row}:${column}`)) found.push(`${at}: ${area.sheet}!${columnLetters(column)}${row}`);
        }
      }
      return found;
    }));
};

/** Numbers in formulas that stand in no cell and are not universal. */
export const constantsIn = (plan: WorkbookPlan): readonly string[] =>
  formulasOf(plan).flatMap(({ at, text }) => {
    const bare = withoutTexts(text).replace(REFERENCE, " ").replace(/[A-Z_][A-Z0-9_]*(?:\.[A-Z_]+)*\(/g, "(");
    return [...bare.matchAll(/\d+(?:\.\d+)?/g)].filter(([number]) => !UNIVERSAL.has(Number(number))).map(([number]) => `${at}: ${number}`);
  });

/** Calls as written; each is checked against its function: one in a cell, every argument a cell, no more than it takes. */
export const checkedCalls = (plan: WorkbookPlan): readonly Written[] => {
  const calls = formulasOf(plan).filter(({ text }) => callsIn(text).length > 0);
  for (const { at, text } of calls) {
    expect([at, callsIn(text).length]).toEqual([at, 1]);
    const spec = specs.get(callsIn(text)[0]!);
    expect([at, spec !== undefined]).toEqual([at, true]);
    const given = argumentsOf(text);
    expect([at, given.length <= Object.keys(spec!.args as object).length]).toEqual([at, true]);
    for (const argument of given) expect([at, argument === "" || areasIn(argument, "x").length === 1, argument]).toEqual([at, true, argument]);
  }
  return calls;
};

/** Formats that exist, looks that exist, and a width for every column. */
export const checkLooks = (plan: WorkbookPlan): void => {
  const texts = plan.sheets.flatMap(({ cells }) => cells.flatMap(({ content }) => (typeof content === "string" ? [content] : [])));
  expect(texts.filter((text) => /^[=@]/.test(text))).toEqual([]);
  for (const { cells, widths, key, name } of plan.sheets) {
    expect(name.length).toBeLessThanOrEqual(31);
    for (const { role, format, column } of cells) {
      if (STYLES[role] === undefined || (format !== undefined && FORMAT_CODES[format] === undefined) || column > widths.length) throw new Error(`${key} column ${column}: ${role}, ${format}, ${widths.length} widths`);
    }
  }
};

/** Charts, names and highlights read cells that are planned; charts ask a question, name their axis and stand apart. */
export const checkPointers = (plan: WorkbookPlan): void => {
  const planned = plannedIn(plan);
  const exists = (reference: string): boolean => areasIn(reference, "").every((area) => planned.get(area.sheet)?.has(`${area.rows[0]}:${area.columns[0]}`) && planned.get(area.sheet)?.has(`${area.rows[1]}:${area.columns[1]}`));
  const charts = plan.sheets.flatMap((sheet) => sheet.charts);
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
  for (const chart of charts) {
    expect(chart.title).toMatch(/\?$/);
    expect(chart.valueAxis).toMatch(/\(|\$/);
    expect([chart.id, ...[chart.categories, ...chart.series.map(({ values }) => values)].filter((reference) => !exists(reference))]).toEqual([chart.id]);
  }
  // Charts hide no cell: the sheet has nothing where they stand.
  for (const sheet of plan.sheets) {
    for (const chart of sheet.charts) {
      for (const other of sheet.charts) {
        const apart = chart === other || chart.at.row + chart.at.rows <= other.at.row || other.at.row + other.at.rows <= chart.at.row
          || chart.at.column + chart.at.columns <= other.at.column || other.at.column + other.at.columns <= chart.at.column;
        expect([chart.id, other.id, apart]).toEqual([chart.id, other.id, true]);
      }
    }
    for (const { id, at } of sheet.charts) {
      const hidden = sheet.cells.filter(({ row, column }) => row >= at.row && row < at.row + at.rows && column >= at.column && column < at.column + at.columns);
      expect([id, hidden.map(({ row, column }) => `${columnLetters(column)}${row}`)]).toEqual([id, []]);
    }
  }
  const names = plan.names.map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect([name, /^in_[a-z0-9_]+$/.test(name), specs.has(name.toUpperCase())]).toEqual([name, true, false]);
  expect(plan.names.filter(({ refersTo }) => !exists(refersTo))).toEqual([]);
  for (const output of faceOf(PRESETS.find(({ id }) => id === plan.preset)!.archetype).outputs) expect([output.key, exists(outputAddress(plan, output))]).toEqual([output.key, true]);
};
