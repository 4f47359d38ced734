import type { ICellData, IFreeze, IObjectMatrixPrimitiveType, IStyleData } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { SetRangeValuesMutation, SetStyleCommand, SetWorksheetColWidthMutation } from "@univerjs/sheets";
import type { FRange, FWorkbook, FWorksheet } from "@univerjs/sheets/facade";
import type {} from "@univerjs/sheets-conditional-formatting/facade";
import type {} from "@univerjs/sheets-data-validation/facade";
import type {} from "@univerjs/sheets-note/facade";
import type {} from "@univerjs/sheets-ui/facade";
import type { Engine } from "../engine/engine";
import type { CellPlan, ChartPlan, SheetPlan } from "../sheets/plan";
import { HIGHLIGHTS, STYLES } from "../sheets/styles";
import { type Area, parseAddress, parseLocal, printAddress } from "./address";
import { formatCode } from "./content";
import type { Presentation } from "./embedded";
import { highlightFormula } from "./highlight";

/** The embedded spreadsheet with a window: Univer's own objects, and who draws a chart, for Univer draws none. */
export interface Face {
  readonly api: FUniver;
  readonly workbook: FWorkbook;
  readonly engine: Pick<Engine, "onCalculated">;
  readonly drawChart?: (sheet: FWorksheet, chart: ChartPlan) => void;
}

const styleOf = (cell: CellPlan): IStyleData => {
  const look = STYLES[cell.role];
  const code = formatCode(cell);
  return {
    fs: look.size,
    ...(look.bold && { bl: 1 }),
    ...(look.italic && { it: 1 }),
    ...(look.font && { cl: { rgb: `#${look.font}` } }),
    ...(look.fill && { bg: { rgb: `#${look.fill}` } }),
    ...(look.wrap && { tb: 3 }),
    ...(code && code !== "General" && { n: { pattern: code } }),
  };
};

/**
 * Every cell's look in one mutation that says it only styles: Univer then leaves values, formulas and spills alone. A
 * plain "set values" would take the cells a spill fills for blanked ones.
 */
const dress = (api: FUniver, workbook: FWorkbook, sheet: FWorksheet, cells: readonly CellPlan[]): void => {
  const cellValue: IObjectMatrixPrimitiveType<ICellData> = {};
  for (const cell of cells) (cellValue[cell.row - 1] ??= {})[cell.column - 1] = { s: styleOf(cell) };
  api.syncExecuteCommand(SetRangeValuesMutation.id, { unitId: workbook.getId(), subUnitId: sheet.getSheetId(), cellValue, trigger: SetStyleCommand.id });
};

/** Pixels: 7 a character and 5 of padding, as in Excel. */
const pixels = (characters: number): number => characters * 7 + 5;

/**
 * All columns in one mutation: one by one, a sheet of 156 columns is laid out 156 times. A sheet with charts takes the
 * slow way, because Univer places a drawing by the layout, which the mutation alone leaves as it was.
 */
const widen = ({ api, workbook }: Face, sheet: FWorksheet, { widths, charts }: SheetPlan): void => {
  if (charts.length > 0) return widths.forEach((width, i) => void sheet.setColumnWidth(i, pixels(width)));
  if (widths.length === 0) return;
  const columns = { startRow: 0, endRow: sheet.getMaxRows() - 1, startColumn: 0, endColumn: widths.length - 1 };
  const colWidth = Object.fromEntries(widths.map((width, i) => [i, pixels(width)]));
  api.syncExecuteCommand(SetWorksheetColWidthMutation.id, { unitId: workbook.getId(), subUnitId: sheet.getSheetId(), ranges: [columns], colWidth });
};

const frozen = ({ rows, columns }: SheetPlan["freeze"]): IFreeze => ({
  xSplit: columns, ySplit: rows, startRow: rows > 0 ? rows : -1, startColumn: columns > 0 ? columns : -1,
});

const rangeOf = (sheet: FWorksheet, { row, column, rows, columns }: Omit<Area, "sheet">): FRange => sheet.getRange(row - 1, column - 1, rows, columns);

const applySheet = (face: Face, plan: SheetPlan): void => {
  const { api, workbook } = face;
  const sheet = workbook.getSheetByName(plan.name);
  if (!sheet) throw new Error(`expected a sheet of this workbook, got "${plan.name}"`);
  const at = (local: string): FRange => rangeOf(sheet, parseLocal(plan.name, local));
  dress(api, workbook, sheet, plan.cells);
  widen(face, sheet, plan);
  if (plan.freeze.rows > 0 || plan.freeze.columns > 0) sheet.setFreeze(frozen(plan.freeze));
  for (const cell of plan.cells.filter(({ note }) => note !== undefined)) {
    rangeOf(sheet, { ...cell, rows: 1, columns: 1 }).createOrUpdateNote({
      id: `${plan.key}-${cell.row}-${cell.column}`, row: cell.row - 1, col: cell.column - 1, note: cell.note!, width: 280, height: 100,
    });
  }
  for (const { range, options } of plan.choices) {
    at(range).setDataValidation(api.newDataValidation().requireValueInList([...options]).setAllowInvalid(false).build());
  }
  for (const highlight of plan.highlights) {
    const { font, fill } = HIGHLIGHTS[highlight.look];
    const rule = sheet.newConditionalFormattingRule().whenFormulaSatisfied(`=${highlightFormula(highlight)}`);
    sheet.addConditionalFormattingRule(rule.setFontColor(`#${font}`).setBackground(`#${fill}`).setRanges([at(highlight.range).getRange()]).build());
  }
};

/** Styles are kept once for the whole workbook, so a copy takes them over as they are. */
const copyLook = (face: Face, from: string, to: string): void => {
  const { api, workbook } = face;
  const [source, target] = [workbook.getSheetByName(from), workbook.getSheetByName(to)];
  if (!source || !target) throw new Error(`expected two sheets of this workbook, got "${from}" and "${to}"`);
  const cellValue: IObjectMatrixPrimitiveType<ICellData> = {};
  let columns = 0;
  source.getSheet().getCellMatrix().forValue((row, column, data) => {
    if (data?.s === undefined || data.s === null) return;
    (cellValue[row] ??= {})[column] = { s: data.s };
    columns = Math.max(columns, column + 1);
  });
  const place = { unitId: workbook.getId(), subUnitId: target.getSheetId() };
  api.syncExecuteCommand(SetRangeValuesMutation.id, { ...place, cellValue, trigger: SetStyleCommand.id });
  if (columns > 0) {
    const ranges = [{ startRow: 0, endRow: target.getMaxRows() - 1, startColumn: 0, endColumn: columns - 1 }];
    const colWidth = Object.fromEntries(Array.from({ length: columns }, (_, i) => [i, source.getColumnWidth(i)]));
    api.syncExecuteCommand(SetWorksheetColWidthMutation.id, { ...place, ranges, colWidth });
  }
  target.setFreeze(source.getFreeze());
};

/** Gives the embedded spreadsheet its looks, and says where the user stands. */
export const univerLook = (face: Face): Presentation => {
  const { api, workbook, engine } = face;
  return {
    applySheet: (plan) => applySheet(face, plan),
    copyLook: (from, to) => copyLook(face, from, to),
    // Univer inserts a drawing in its own time and takes every edit meanwhile for a part of that: no styling until then.
    drawCharts: async (plan) => {
      const sheet = workbook.getSheetByName(plan.name);
      if (!sheet || plan.charts.length === 0) return;
      // Univer places a drawing by the layout of the sheet that is shown, whichever sheet it is for.
      sheet.activate();
      await new Promise((go) => setTimeout(go, 0));
      for (const chart of plan.charts) face.drawChart?.(sheet, chart);
    },
    selection: () => {
      const cell = workbook.getActiveCell();
      const [row, column] = cell ? [cell.getRow() + 1, cell.getColumn() + 1] : [1, 1];
      return printAddress({ sheet: workbook.getActiveSheet().getSheetName(), row, column, rows: 1, columns: 1 });
    },
    selectedArea: () => {
      const range = workbook.getActiveRange();
      const [row, column, rows, columns] = range ? [range.getRow() + 1, range.getColumn() + 1, range.getHeight(), range.getWidth()] : [1, 1, 1, 1];
      return printAddress({ sheet: workbook.getActiveSheet().getSheetName(), row, column, rows, columns });
    },
    select: (address) => {
      const area = parseAddress(address);
      const sheet = workbook.getSheetByName(area.sheet);
      if (!sheet) throw new Error(`expected a sheet of this workbook, got "${area.sheet}"`);
      sheet.activate();
      workbook.setActiveRange(rangeOf(sheet, area));
      // Two rows and one column above it stay in view, as a reader needs the heading of what is shown.
      // Without a window there is nothing to scroll.
      sheet.scrollToCell?.(Math.max(0, area.row - 3), Math.max(0, area.column - 2));
    },
    watch: (changed) => {
      const stopCalculated = engine.onCalculated(changed);
      const selected = api.addEvent(api.Event.SelectionChanged, changed);
      return () => {
        stopCalculated();
        selected.dispose();
      };
    },
  };
};
