import { readXlsx, writeXlsx } from "hucre/xlsx";
import type { Cell as FileCell, CellStyle, SheetChart, WriteSheet } from "hucre/xlsx";
import type { Engine } from "../engine/engine";
import { type Cell, isCellError } from "../functions/cells";
import { FORMAT_CODES } from "../sheets/formats";
import { type CellPlan, type ChartPlan, isFormula, type SheetPlan, type WorkbookPlan } from "../sheets/plan";
import { HIGHLIGHTS, STYLES } from "../sheets/styles";
import { parseAddress, printAddress, printLocal } from "./address";
import { formatCode } from "./content";
import { fileFormula, sheetFormula, worksOnArrays } from "./file-formula";
import { finishFile } from "./file-parts";
import { highlightFormula } from "./highlight";

/** The values of a plan, from an engine that has loaded and calculated it. */
export type Calculated = Pick<Engine, "value" | "spills">;

const styleOf = (cell: CellPlan): CellStyle => {
  const look = STYLES[cell.role];
  const code = formatCode(cell);
  return {
    font: { name: "Calibri", size: look.size, ...(look.bold && { bold: true }), ...(look.italic && { italic: true }), ...(look.font && { color: { rgb: look.font } }) },
    ...(look.fill && { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: look.fill } } }),
    ...(look.wrap && { alignment: { wrapText: true, vertical: "top" } }),
    ...(code && code !== "General" && { numFmt: code }),
  };
};

/** null is a blank cell, not an empty text. */
const storedValue = (value: Cell): string | number | boolean | null => (isCellError(value) ? value.error : value);

const keyOf = (row: number, column: number): string => `${row - 1},${column - 1}`;

/** The cells of one sheet: contents, formulas with the values they had, and what spilled from them. */
const cellsOf = (sheet: SheetPlan, blockNames: readonly string[], calculated: Calculated): Map<string, Partial<FileCell>> => {
  const valueAt = (row: number, column: number): Cell => calculated.value(printAddress({ sheet: sheet.name, row, column, rows: 1, columns: 1 }));
  const spills = new Map(calculated.spills().filter((spill) => spill.sheet === sheet.name).map((spill) => [keyOf(spill.row, spill.column), spill]));
  const cells = new Map<string, Partial<FileCell>>();
  for (const spill of spills.values()) {
    for (let r = 0; r < spill.rows; r += 1) {
      for (let c = 0; c < spill.columns; c += 1) cells.set(keyOf(spill.row + r, spill.column + c), { value: storedValue(valueAt(spill.row + r, spill.column + c)) });
    }
  }
  for (const cell of sheet.cells) {
    const key = keyOf(cell.row, cell.column);
    const comment = cell.note === undefined ? {} : { comment: { author: "Compute Credit", text: cell.note } };
    const dressed = { style: styleOf(cell), ...comment };
    if (cell.content === null) {
      cells.set(key, { value: null, ...cells.get(key), ...dressed });
    } else if (!isFormula(cell.content)) {
      cells.set(key, { value: cell.content, ...dressed });
    } else {
      const { formula } = cell.content;
      const spill = spills.get(key);
      const isArray = spill !== undefined || worksOnArrays(formula, blockNames);
      const result = storedValue(valueAt(cell.row, cell.column));
      cells.set(key, {
        value: result, type: "formula", formula: fileFormula(formula), formulaResult: result, ...dressed,
        ...(isArray && { formulaType: "array", formulaRef: printLocal({ row: cell.row, column: cell.column, rows: spill?.rows ?? 1, columns: spill?.columns ?? 1 }), formulaDynamic: true }),
      });
    }
  }
  return cells;
};

const chartOf = (plan: ChartPlan): SheetChart => ({
  type: plan.kind === "stackedColumn" ? "column" : plan.kind,
  ...(plan.kind === "stackedColumn" && { barGrouping: "stacked", overlap: 100 }),
  title: plan.title,
  altText: plan.description,
  series: plan.series.map(({ name, values, look }) => ({
    name, values, categories: plan.categories,
    ...(plan.kind === "line" && { marker: { symbol: "none" }, stroke: { width: 2.25, ...(look === "dashed" && { dash: "dash" }) } }),
  })),
  anchor: {
    from: { row: plan.at.row - 1, col: plan.at.column - 1 },
    to: { row: plan.at.row - 1 + plan.at.rows, col: plan.at.column - 1 + plan.at.columns },
  },
  legend: plan.series.length > 1 ? "bottom" : false,
  axes: { x: { title: plan.categoryAxis }, y: { title: plan.valueAxis, numberFormat: { formatCode: FORMAT_CODES[plan.valueFormat] } } },
});

/** Positions of the series that lie as lines over columns. */
const linesOver = (plan: ChartPlan): readonly number[] =>
  plan.kind === "column" || plan.kind === "stackedColumn" ? plan.series.flatMap(({ look }, i) => (look === "dashed" || look === "line" ? [i] : [])) : [];

const choicesOf = (sheet: SheetPlan): WriteSheet["dataValidations"] =>
  sheet.choices.map(({ range, options }) => {
    if (options.some((option) => option.includes(",")) || options.join(",").length > 255) {
      throw new Error(`the choices of ${sheet.name}!${range} do not fit a list of at most 255 characters without commas`);
    }
    return { type: "list", values: [...options], range, showErrorMessage: true, errorTitle: "Choice", errorMessage: `Choose one of: ${options.join(", ")}`.slice(0, 255) };
  });

const sheetOf = (sheet: SheetPlan, blockNames: readonly string[], calculated: Calculated): WriteSheet => ({
  name: sheet.name,
  cells: cellsOf(sheet, blockNames, calculated),
  columns: sheet.widths.map((width) => ({ width })),
  ...((sheet.freeze.rows > 0 || sheet.freeze.columns > 0) && { freezePane: { ...sheet.freeze } }),
  dataValidations: choicesOf(sheet) ?? [],
  conditionalRules: sheet.highlights.map((highlight, i) => ({
    type: "expression", priority: i + 1, formula: highlightFormula(highlight), range: highlight.range,
    style: { font: { color: { rgb: HIGHLIGHTS[highlight.look].font } }, fill: { type: "pattern", pattern: "solid", bgColor: { rgb: HIGHLIGHTS[highlight.look].fill } } },
  })),
  charts: sheet.charts.map(chartOf),
  pageSetup: {
    paperSize: "a4", orientation: sheet.landscape ? "landscape" : "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0,
    ...(sheet.freeze.rows > 0 && { printTitlesRow: `$1:$${sheet.freeze.rows}` }),
  },
  headerFooter: { oddHeader: "&L&A&R&F", oddFooter: "&LCompute Credit&R&P / &N" },
  a11y: { summary: sheet.purpose },
});

/**
 * A plan with its values as the bytes of an .xlsx file. Formulas stay live, and every cell also holds the value it had,
 * so that the numbers are there for a reader without the add-in; Excel keeps them until somebody recalculates.
 */
export const writeWorkbook = async (plan: WorkbookPlan, calculated: Calculated): Promise<Uint8Array> => {
  const blockNames = plan.names.filter(({ refersTo }) => refersTo.includes(":")).map(({ name }) => name);
  const copy = plan.sheets.find(({ copyOf }) => copyOf !== undefined);
  if (copy) throw new Error(`"${copy.name}" is a copy of a sheet of an open workbook; a file is written from whole plans`);
  const open = plan.sheets.findIndex((sheet) => sheet.key === plan.open);
  const bytes = await writeXlsx({
    sheets: plan.sheets.map((sheet) => sheetOf(sheet, blockNames, calculated)),
    namedRanges: plan.names.map(({ name, refersTo }) => ({ name, range: refersTo.replace(/^=/, "") })),
    activeSheet: Math.max(open, 0),
    defaultFont: { name: "Calibri", size: 10 },
    properties: { title: plan.title, creator: "Compute Credit", created: new Date(0), modified: new Date(0) },
  });
  return finishFile(bytes, plan.sheets.flatMap((sheet) => sheet.charts.map(linesOver)));
};

/** One cell of a file: the value it holds, and its formula where it has one. */
export interface StoredCell {
  readonly value: Cell;
  readonly formula: string | null;
}
export interface StoredWorkbook {
  readonly sheets: readonly string[];
  readonly names: readonly { readonly name: string; readonly refersTo: string }[];
  /** Of an address such as Inputs!D6. */
  cell(address: string): StoredCell;
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const asCell = (value: unknown): Cell => {
  if (value instanceof Date) return (value.getTime() - EXCEL_EPOCH) / 86_400_000;
  if (typeof value === "string" && /^#(?:N\/A|[A-Z0-9/]+[!?])$/.test(value)) return { error: value as "#N/A", message: "" };
  return (value as string | number | boolean | null | undefined) ?? null;
};

/** Reads a file back: the values it holds and the formulas as they stand in the sheet. Nothing is calculated. */
export const readWorkbook = async (bytes: Uint8Array): Promise<StoredWorkbook> => {
  const file = await readXlsx(bytes);
  return {
    sheets: file.sheets.map((sheet) => sheet.name),
    names: (file.namedRanges ?? []).map(({ name, range }) => ({ name, refersTo: range })),
    cell(address) {
      const area = parseAddress(address);
      const sheet = file.sheets.find((one) => one.name === area.sheet);
      if (!sheet) throw new Error(`the file has no sheet "${area.sheet}"`);
      const detail = sheet.cells?.get(keyOf(area.row, area.column));
      const value = detail?.formulaResult ?? detail?.value ?? sheet.rows[area.row - 1]?.[area.column - 1];
      return { value: asCell(value), formula: detail?.formula ? sheetFormula(detail.formula) : null };
    },
  };
};
