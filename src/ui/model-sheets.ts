import type { Cell } from "../functions/cells";
import type { Snapshot } from "../sheets/own-preset";
import { columnLetters, columnNumber } from "../sheets/references";
import type { CellView, WorkbookPort } from "../workbook/port";

/** Sheets of a loaded model by key, quoted as a formula would write them. */
export interface ModelSheets {
  readonly inputs: string;
  readonly scenarios: string;
  readonly stress: string;
  readonly overrides?: string;
}

/** A row of the Scenarios sheet: an input that a scenario may change. */
export interface ScenarioRow {
  readonly row: number;
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly base: Cell;
}

/** A column of the Scenarios sheet that has a name or a change. */
export interface ScenarioEntry {
  readonly number: number;
  readonly name: string;
  readonly changes: Readonly<Record<string, Cell>>;
}

export interface ScenarioBook {
  readonly rows: readonly ScenarioRow[];
  readonly entries: readonly ScenarioEntry[];
  /** The first column without name and changes that the live inputs read; undefined where there is none left. */
  readonly free: number | undefined;
}

const FIRST_ROW = 6;
const LAST_ROW = 260;
const FIRST_COLUMN = 4;
const NAME_ROW = 5;

const isEmpty = (cell: Cell): boolean => cell === null || cell === "";
const textOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : typeof cell === "number" ? String(cell) : "");

export const scenarioAddress = ({ scenarios }: ModelSheets, number: number, row: number): string => `${scenarios}!${columnLetters(FIRST_COLUMN + number - 1)}${row}`;
export const nameAddress = (sheets: ModelSheets, number: number): string => scenarioAddress(sheets, number, NAME_ROW);

/** The last scenario that the live column of Inputs reads, by its own formula: INDEX(Scenarios!D6:W6,…). */
export const roomFor = async (port: WorkbookPort, { inputs }: ModelSheets): Promise<number> => {
  const formula = (await port.read(`${inputs}!D${FIRST_ROW}`))[0]![0]!.formula ?? "";
  const match = /!\$?D\$?6:\$?([A-Z]+)\$?6/.exec(formula);
  return match ? columnNumber(match[1]!) - FIRST_COLUMN + 1 : 0;
};

/** Numbers and names of the scenarios, from the two header rows alone: what the pane asks for at every change. */
export const scenarioNames = async (port: WorkbookPort, { scenarios }: ModelSheets, room: number): Promise<readonly { readonly number: number; readonly name: string }[]> => {
  if (room === 0) return [];
  const [names] = await port.read(`${scenarios}!D${NAME_ROW}:${columnLetters(FIRST_COLUMN + room - 1)}${NAME_ROW}`);
  return names!.map(({ value }, i) => ({ number: i + 1, name: textOf(value) })).filter(({ name }) => name !== "");
};

/** The Scenarios sheet as it stands: the truth about a model's scenarios. */
export const readScenarios = async (port: WorkbookPort, sheets: ModelSheets): Promise<ScenarioBook> => {
  const room = await roomFor(port, sheets);
  const [grid, bases] = await Promise.all([
    port.read(`${sheets.scenarios}!A4:${columnLetters(FIRST_COLUMN + Math.max(room, 1) - 1)}${LAST_ROW}`),
    port.read(`${sheets.inputs}!E${FIRST_ROW}:E${LAST_ROW}`),
  ]);
  const rows = grid.slice(2).flatMap((cells, i) => {
    const key = textOf(cells[0]!.value);
    return key === "" ? [] : [{ row: FIRST_ROW + i, key, label: textOf(cells[1]!.value), unit: textOf(cells[2]!.value), base: bases[i]?.[0]?.value ?? null }];
  });
  const all = Array.from({ length: room }, (_, i): ScenarioEntry => {
    const at = (row: number): Cell => grid[row - 4]?.[FIRST_COLUMN - 1 + i]?.value ?? null;
    return { number: i + 1, name: textOf(at(NAME_ROW)), changes: Object.fromEntries(rows.filter(({ row }) => !isEmpty(at(row))).map(({ row, key }) => [key, at(row)])) };
  });
  const isFree = ({ name, changes }: ScenarioEntry): boolean => name === "" && Object.keys(changes).length === 0;
  return { rows, entries: all.filter((entry) => !isFree(entry)), free: all.find(isFree)?.number };
};

/** Everything of a loaded model that an own preset keeps. */
export const readSnapshot = async (port: WorkbookPort, sheets: ModelSheets): Promise<Snapshot> => {
  const [inputs, overrides, { entries }] = await Promise.all([
    port.read(`${sheets.inputs}!A${FIRST_ROW}:N${LAST_ROW}`),
    sheets.overrides === undefined ? Promise.resolve([] as readonly (readonly CellView[])[]) : port.read(`${sheets.overrides}!A${FIRST_ROW}:I${LAST_ROW}`),
    readScenarios(port, sheets),
  ]);
  const reasons = new Map(overrides.map((cells) => [textOf(cells[0]!.value), [textOf(cells[8]!.value), [textOf(cells[6]!.value), textOf(cells[7]!.value)].filter(Boolean).join(", ")].filter(Boolean).join(" – ")]));
  return {
    rows: inputs.flatMap((cells, i) => {
      const at = (column: number): Cell => cells[column - 1]!.value;
      const key = textOf(at(1));
      return key === "" ? [] : [{
        row: FIRST_ROW + i, key, base: at(5), formula: cells[4]!.formula, low: at(8), high: at(9), source: at(10), asOf: at(11), confidence: at(12), rationale: at(13),
        reason: reasons.get(key) ?? "",
      }];
    }),
    scenarios: entries.map((entry) => ({ ...entry, name: entry.name === "" ? `Scenario ${entry.number}` : entry.name })),
  };
};
