import { PRODUCT_VERSION } from "../functions/version";
import { type Cell, isCellError } from "../functions/cells";
import type { CellPlan, Content, SheetPlan, WorkbookPlan } from "../sheets/plan";
import { parseAddress, printAddress, unquoteSheet } from "./address";
import { type FreezeWords, type FrozenFormula, recordSheet } from "./frozen-record";
import { blankQuotes } from "./own-formula";
import type { Progress, UsedCell, WorkbookPort } from "./port";
import { freeSheetName, renameIn } from "./rename";

/**
 * Frozen copies of sheets, for a reader without the add-in. In a copy every formula that calls a function of ours, or that
 * reads anything outside the copies, is the value it had; every other formula stays alive and reads the copies. So a
 * frozen copy asks neither for the add-in nor for the live sheets. A record sheet keeps the formulas, one row each.
 */
export interface Frozen {
  readonly sheets: readonly string[];
  readonly record: string;
  readonly values: number;
  readonly alive: number;
}

/** Excel's own functions that give an error; a constant error cannot be planned. */
const ERROR_FORMULAS: Readonly<Record<string, string>> = {
  "#N/A": "=NA()", "#DIV/0!": "=1/0", "#NUM!": "=SQRT(-1)", "#VALUE!": '=VALUE("-")', "#REF!": '=INDIRECT("-")', "#NULL!": "=NA()",
};
const UNFINISHED = ["#NAME?", "#BUSY!", "#GETTING_DATA"];

const asContent = (value: Cell): Content => {
  if (!isCellError(value)) return value === "" ? null : value;
  const formula = ERROR_FORMULAS[value.error];
  return formula ? { formula } : value.error;
};

const SHEET_BEFORE_MARK = /'((?:[^']|'')*)'!|([\p{L}_][\p{L}\p{N}_.]*)!/gu;
/** Reads a place that the text of the formula does not show, or a spill that is a spill no more. */
const READS_ELSEWHERE = /(?<![\w.])(?:INDIRECT|OFFSET|ANCHORARRAY)\s*\(|\$?[A-Z]{1,3}\$?\d+#|\[|\w:\w+!/i;

/** Whether a formula can stay alive in a copy: it calls nothing of ours and reads the copied sheets alone. */
const staysAlive = (formula: string, copied: ReadonlySet<string>, names: RegExp | undefined): boolean => {
  const withoutTexts = formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
  const code = blankQuotes(formula);
  if (/ccredit/i.test(code) || READS_ELSEWHERE.test(code) || names?.test(code)) return false;
  return [...withoutTexts.matchAll(SHEET_BEFORE_MARK)].every(([, quoted, plain]) => copied.has((quoted?.replaceAll("''", "'") ?? plain!).toLowerCase()));
};

const anyOf = (names: readonly string[]): RegExp | undefined =>
  names.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}_.!])(?:${names.map((name) => name.replaceAll(/[.\\?]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}_.(!])`, "iu");

const cellsIn = (area: string): readonly string[] => {
  const { sheet, row, column, rows, columns } = parseAddress(area);
  return Array.from({ length: rows * columns }, (_, i) => printAddress({ sheet, row: row + Math.floor(i / columns), column: column + (i % columns), rows: 1, columns: 1 }));
};

interface Sheet {
  readonly name: string;
  readonly copy: string;
  readonly cells: readonly UsedCell[];
}

const copyOf = (sheet: Sheet, renamed: ReadonlyMap<string, string>, names: RegExp | undefined, frozen: FrozenFormula[]): SheetPlan => {
  const copied = new Set(renamed.keys());
  const values = new Map(sheet.cells.map(({ address, value }) => [address, value]));
  const cells: CellPlan[] = [];
  const put = (address: string, content: Content): void => {
    const { row, column } = parseAddress(address);
    cells.push({ row, column, content, role: "calculation" });
  };
  for (const { address, value, formula, fills } of sheet.cells) {
    if (formula === null) continue;
    if (staysAlive(formula, copied, names)) {
      const moved = renameIn(formula, renamed, new Map());
      if (moved !== formula) put(address, { formula: moved });
      continue;
    }
    const { row, column } = parseAddress(address);
    frozen.push({ from: address, to: printAddress({ sheet: sheet.copy, row, column, rows: 1, columns: 1 }), formula, value });
    for (const filled of fills === undefined ? [address] : cellsIn(fills)) put(filled, asContent(values.get(filled) ?? null));
  }
  return {
    key: `frozen ${sheet.name}`, name: sheet.copy, copyOf: sheet.name, purpose: "", cells,
    widths: [], freeze: { rows: 0, columns: 0 }, highlights: [], choices: [], charts: [], landscape: false,
  };
};

const unfinishedIn = (sheets: readonly Sheet[]): readonly UsedCell[] =>
  sheets.flatMap(({ cells }) => cells.filter(({ value, formula }) => formula !== null && isCellError(value) && UNFINISHED.includes(value.error)));

/** Sheets that hold a formula of ours: what a colleague without the add-in could not calculate. */
export const sheetsToFreeze = async (port: WorkbookPort): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of await port.sheetNames()) {
    if ((await port.used(name)).some(({ formula }) => formula !== null && /ccredit/i.test(formula))) found.push(name);
  }
  return found;
};

/** Adds frozen copies of the sheets and the record of their formulas. All or nothing; the live sheets stay as they are. */
export const freeze = async (port: WorkbookPort, names: readonly string[], words: FreezeWords, progress: Progress = () => {}): Promise<Frozen> => {
  const taken = new Set((await port.sheetNames()).map((name) => name.toLowerCase()));
  const free = (wanted: string): string => {
    const name = freeSheetName(wanted, taken);
    taken.add(name.toLowerCase());
    return name;
  };
  const sheets: Sheet[] = [];
  for (const given of names) {
    const name = unquoteSheet(given);
    progress(sheets.length, 2 * names.length, name);
    sheets.push({ name, copy: free(`${name.slice(0, 30 - words.suffix.length)} ${words.suffix}`), cells: await port.used(name) });
  }
  const unfinished = unfinishedIn(sheets);
  if (unfinished.length > 0) {
    const { address, value } = unfinished[0]!;
    throw new Error(`formulas without a value yet: ${unfinished.length} (${address} shows ${isCellError(value) ? value.error : ""}); repair them first`);
  }
  const renamed = new Map(sheets.map(({ name, copy }) => [name.toLowerCase(), copy]));
  const frozen: FrozenFormula[] = [];
  const defined = anyOf(await port.definedNames());
  const copies = sheets.map((sheet) => copyOf(sheet, renamed, defined, frozen));
  const record = { ...recordSheet(frozen, words, PRODUCT_VERSION), name: free(words.record) };
  const plan: WorkbookPlan = { title: words.record, preset: "", scenario: 0, names: [], sheets: [...copies, record], open: copies[0]?.key ?? record.key };
  await port.write(plan, progress);
  const formulas = sheets.reduce((sum, { cells }) => sum + cells.filter(({ formula }) => formula !== null).length, 0);
  return { sheets: copies.map(({ name }) => name), record: record.name, values: frozen.length, alive: formulas - frozen.length };
};
