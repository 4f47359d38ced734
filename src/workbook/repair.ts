import { findSpec } from "../functions/catalogue";
import { isCellError } from "../functions/cells";
import { isFrozenRecord } from "./frozen-record";
import { mended, ownCalls, readsAsFormula } from "./own-formula";
import type { Progress, UsedCell, WorkbookPort } from "./port";

/**
 * Why a formula of ours does not calculate although the add-in is there:
 * name    Excel shows #NAME?, because it opened the workbook before the add-in; entering the formula again is enough.
 * stored  the formula still has the form in which a file keeps it (_xldudf_CCREDIT_LLCR), or a mark of another host.
 * single  an @ before the call asks for one cell of what should fill several.
 * text    the formula is a text: its cell was formatted as text, or a tool wrote it so.
 */
export type Fault = "name" | "stored" | "single" | "text";
export const FORMULA_FAULTS: readonly Fault[] = ["name", "stored", "single"];

export interface Repair {
  readonly address: string;
  readonly fault: Fault;
  /** What stands there now, and what should. */
  readonly was: string;
  readonly formula: string;
}

export interface Unrepaired extends Repair {
  readonly why: string;
}

export interface RepairReport {
  readonly repaired: readonly Repair[];
  readonly unrepaired: readonly Unrepaired[];
}

const textAsFormula = (text: string): string | undefined => {
  const formula = mended(text.trim().replace(/^[=+]?@/, "="));
  const isOurs = ownCalls(formula).length > 0 && ownCalls(formula).every((name) => findSpec(name) !== undefined);
  return isOurs && readsAsFormula(formula) ? `=${formula.replace(/^=/, "")}` : undefined;
};

/** What is wrong with a cell, if anything that Repair can mend. */
export const repairOf = ({ address, value, formula, spilledFrom }: UsedCell): Repair | undefined => {
  if (spilledFrom !== undefined) return undefined;
  if (formula === null) {
    const typed = typeof value === "string" && /ccredit/i.test(value) ? textAsFormula(value) : undefined;
    return typed === undefined ? undefined : { address, fault: "text", was: value as string, formula: typed };
  }
  if (!/ccredit/i.test(formula)) return undefined;
  const better = mended(formula);
  if (better !== formula) {
    return { address, fault: /_xldudf_|_xl\w*\.ccredit/i.test(formula) ? "stored" : "single", was: formula, formula: better };
  }
  return isCellError(value) && value.error === "#NAME?" && ownCalls(formula).length > 0 ? { address, fault: "name", was: formula, formula } : undefined;
};

/** A text that repeats a formula of its sheet describes it: native twins say so beside the call. */
const describes = ({ fault, formula }: Repair, cells: readonly UsedCell[]): boolean =>
  fault === "text" && cells.some((cell) => cell.formula !== null && mended(cell.formula).includes(formula.slice(1)));

/** Every cell of the workbook that Repair can mend. Sheets in which Freeze keeps formulas as texts are passed over. */
export const findRepairs = async (port: WorkbookPort, progress: Progress = () => {}): Promise<readonly Repair[]> => {
  const sheets = await port.sheetNames();
  const found: Repair[] = [];
  for (const [i, sheet] of sheets.entries()) {
    progress(i, sheets.length, sheet);
    const cells = await port.used(sheet);
    if (!isFrozenRecord(cells)) found.push(...cells.map(repairOf).filter((repair) => repair !== undefined).filter((repair) => !describes(repair, cells)));
  }
  progress(sheets.length, sheets.length, "");
  return found;
};

const AT_ONCE = 100;

/** Writes a batch; where the workbook refuses it, cell by cell, so that one bad formula does not stop the others. */
const writeAll = async (port: WorkbookPort, repairs: readonly Repair[]): Promise<readonly Unrepaired[]> => {
  try {
    await port.setMany(repairs.map(({ address, formula }) => ({ address, content: { formula } })));
    return [];
  } catch (problem) {
    if (repairs.length === 1) return [{ ...repairs[0]!, why: problem instanceof Error ? problem.message : String(problem) }];
    const refused: Unrepaired[] = [];
    for (const repair of repairs) refused.push(...(await writeAll(port, [repair])));
    return refused;
  }
};

const whyStill = ({ formula }: Repair): string => {
  const unknown = ownCalls(formula).filter((name) => findSpec(name) === undefined);
  return unknown.length > 0 ? `this version has no function ${unknown.join(", ")}` : "still #NAME?: the functions of the add-in are not loaded, or another name in the formula is unknown";
};

/** Enters the formulas again and says for each cell whether it calculates now. Nothing else in the workbook changes. */
export const repairAll = async (port: WorkbookPort, repairs: readonly Repair[], progress: Progress = () => {}): Promise<RepairReport> => {
  const unrepaired: Unrepaired[] = [];
  for (let from = 0; from < repairs.length; from += AT_ONCE) {
    progress(from, repairs.length, repairs[from]!.address);
    unrepaired.push(...(await writeAll(port, repairs.slice(from, from + AT_ONCE))));
  }
  const refused = new Set(unrepaired.map(({ address }) => address));
  const repaired: Repair[] = [];
  for (const repair of repairs.filter(({ address }) => !refused.has(address))) {
    const { value } = (await port.read(repair.address))[0]![0]!;
    if (isCellError(value) && value.error === "#NAME?") unrepaired.push({ ...repair, why: whyStill(repair) });
    else repaired.push(repair);
  }
  progress(repairs.length, repairs.length, "");
  return { repaired, unrepaired };
};
