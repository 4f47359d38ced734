import { callsOf, parseFormula } from "../audit/formula";
import { withRanges } from "../audit/names";
import type { Engine, Spill } from "../engine/engine";
import { type Cell, isCellError } from "../functions/cells";
import { NAMESPACE } from "../functions/names";
import { type CellPlan, type Content, isFormula, type NamePlan, type SheetPlan, type WorkbookPlan } from "../sheets/plan";
import { quoteSheet } from "../sheets/references";
import { printAddress } from "../workbook/address";
import { freeSheetName } from "../workbook/rename";
import { newTwins, type Twins } from "./native-twins";

export interface NativePlan {
  readonly plan: WorkbookPlan;
  /** CCREDIT formulas that became built-in functions, and those that became values. */
  readonly twinned: number;
  readonly frozen: number;
}

const REFERENCE = /("(?:[^"]|"")*"|'(?:[^']|'')*'!\S)|(?<![\w.!'$:])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w.(!])/g;

/** The formula as it reads on another sheet: cells instead of names, and every reference with its sheet. */
const fromElsewhere = (formula: string, sheet: string, names: readonly NamePlan[]): string =>
  withRanges(formula, sheet, names).replaceAll(REFERENCE, (whole, other: string | undefined, reference: string) => (other === undefined ? `${quoteSheet(sheet)}!${reference}` : whole));

/** Built-in formulas that answer with an error, because a file cannot hold an error as an input. */
const SAME_ERROR: Readonly<Record<string, string>> = { "#N/A": "=NA()", "#DIV/0!": "=1/0", "#NUM!": "=SQRT(-1)" };
const asContent = (value: Cell): Content => (isCellError(value) ? { formula: SAME_ERROR[value.error] ?? '=VALUE("")' } : value);

const formulaOf = ({ content }: CellPlan): string => (content !== null && isFormula(content) ? content.formula : "");
const callsUs = (cell: CellPlan): boolean => formulaOf(cell).toUpperCase().includes(`${NAMESPACE}.`);

/** Where a formula stands, and what it is written out with. */
interface Place {
  readonly sheet: string;
  readonly names: readonly NamePlan[];
  readonly twins: Twins;
}

/** The formula with each CCREDIT call replaced by the cell that calculates it natively; undefined where one has no such cell. */
const withCells = async (formula: string, { sheet, names, twins }: Place): Promise<string | undefined> => {
  let native = fromElsewhere(formula, sheet, names);
  for (const call of callsOf(parseFormula(native))) {
    const addresses = (await twins.of(call.source))?.addresses;
    const only = addresses?.size === 1 ? [...addresses.values()][0] : undefined;
    if (only === undefined) return undefined;
    native = native.replaceAll(call.source, only);
  }
  return native;
};

/** What each cell of a formula's answer becomes, by its place in the answer. */
const contentsOf = async (cell: CellPlan, spill: Spill | undefined, place: Place): Promise<ReadonlyMap<string, Content> | undefined> => {
  const { sheet, names, twins } = place;
  const formula = formulaOf(cell);
  const tree = parseFormula(fromElsewhere(formula, sheet, names));
  const turned = tree.is === "call" && tree.name === "TRANSPOSE" ? tree.args[0] : undefined;
  const call = turned ?? tree;
  if (call.is === "call" && call.name.startsWith(`${NAMESPACE}.`)) {
    const found = await twins.of(call.source);
    const placed = (of: string): string => (turned ? of.split(",").reverse().join(",") : of);
    return found && new Map([...found.addresses].map(([of, address]) => [placed(of), { formula: `=${address}` }]));
  }
  const native = spill === undefined ? await withCells(formula, place) : undefined;
  return native === undefined ? undefined : new Map([["1,1", { formula: native }]]);
};

const nativeSheet = async (sheet: SheetPlan, engine: Engine, names: readonly NamePlan[], twins: Twins): Promise<{ readonly sheet: SheetPlan; readonly twinned: number; readonly frozen: number }> => {
  const spills = engine.spills().filter((spill) => spill.sheet === sheet.name);
  const cells = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  let [twinned, frozen] = [0, 0];
  for (const cell of sheet.cells.filter(callsUs)) {
    const spill = spills.find((one) => one.row === cell.row && one.column === cell.column);
    const contents = await contentsOf(cell, spill, { sheet: sheet.name, names, twins });
    if (contents) twinned += 1;
    else frozen += 1;
    const how = contents ? "written out with built-in functions on the sheet of twins" : "frozen to its value";
    for (let r = 1; r <= (spill?.rows ?? 1); r += 1) {
      for (let c = 1; c <= (spill?.columns ?? 1); c += 1) {
        const [row, column] = [cell.row + r - 1, cell.column + c - 1];
        const { note: _note, ...look } = cell;
        const planned = cells.get(`${row},${column}`) ?? { ...look, row, column };
        const value = engine.value(printAddress({ sheet: sheet.name, row, column, rows: 1, columns: 1 }));
        const note = r === 1 && c === 1 ? { note: [cell.note, `${formulaOf(cell)}, ${how}`].filter(Boolean).join("\n") } : {};
        cells.set(`${row},${column}`, { ...planned, content: contents?.get(`${r},${c}`) ?? asContent(value), ...note });
      }
    }
  }
  return { sheet: { ...sheet, cells: [...cells.values()] }, twinned, frozen };
};

const twinSheet = (name: string, cells: readonly CellPlan[]): SheetPlan => ({
  key: "twins",
  name,
  purpose: "CCREDIT calls written out with built-in functions",
  cells: [{ row: 1, column: 1, content: "CCREDIT calls written out with built-in functions", role: "title" }, ...cells],
  widths: [26, 16, 60, ...Array<number>(20).fill(14)],
  freeze: { rows: 1, columns: 1 },
  highlights: [],
  choices: [],
  charts: [],
  landscape: true,
});

/**
 * A plan that needs no add-in: a CCREDIT call that has a twin of built-in functions is replaced by it, every other one by
 * its value, spilled cells included. The formula that stood there is kept in the note of its cell.
 */
export const nativePlan = async (plan: WorkbookPlan, engine: Engine): Promise<NativePlan> => {
  const name = freeSheetName("Twins", new Set(plan.sheets.map((sheet) => sheet.name.toLowerCase())));
  const twins = newTwins(name, engine);
  let [twinned, frozen] = [0, 0];
  const sheets: SheetPlan[] = [];
  for (const sheet of plan.sheets) {
    const done = await nativeSheet(sheet, engine, plan.names, twins);
    sheets.push(done.sheet);
    twinned += done.twinned;
    frozen += done.frozen;
  }
  return { plan: { ...plan, sheets: twins.cells.length > 0 ? [...sheets, twinSheet(name, twins.cells)] : sheets }, twinned, frozen };
};
