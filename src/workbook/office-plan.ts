import { FORMAT_CODES } from "../sheets/formats";
import type { ChartPlan, ChartSeries, SheetPlan, WorkbookPlan } from "../sheets/plan";
import { HIGHLIGHTS, type Look, STYLES } from "../sheets/styles";
import { parseAddress, printAddress, printLocal } from "./address";
import { areasBy, type Rectangle } from "./areas";
import { blocksOf, formatCode } from "./content";
import { highlightFormula } from "./highlight";

/** Part of a request: what it asks for, and about how many characters that takes on the way to Excel. */
export interface Task {
  readonly what: string;
  readonly weight: number;
  readonly act: (context: Excel.RequestContext) => void;
}

/** Characters of one call on a range or of one property set, measured: about 230; said with room to spare. */
const CALL = 300;

export const supports = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);
export const sheetOf = (context: Excel.RequestContext, name: string): Excel.Worksheet => context.workbook.worksheets.getItem(name);
/** Not tracked: it lives for one request, and Excel need not keep hold of it. */
const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rectangle): Excel.Range => sheet.getRangeByIndexes(row - 1, column - 1, rows, columns).untrack();
const rangeAt = (context: Excel.RequestContext, address: string): Excel.Range => {
  const area = parseAddress(address);
  return rangeOf(sheetOf(context, area.sheet), area);
};

/** Width in characters of the default font -> points, by Excel's own rule: 7 pixels a character and 5 of padding. */
const points = (characters: number): number => (characters * 7 + 5) * 0.75;

const applyLook = (format: Excel.RangeFormat, look: Look): void => {
  format.font.size = look.size;
  if (look.font) format.font.color = `#${look.font}`;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.fill) format.fill.color = `#${look.fill}`;
  if (look.wrap) format.wrapText = true;
};

/** Excel takes a list of areas as one text of at most 8192 characters; a request stays well below. */
const MAX_AREAS = 100;

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Neighbouring columns of one width, counted from 1. */
const widthRuns = (widths: readonly number[]): readonly { readonly column: number; readonly columns: number; readonly width: number }[] =>
  widths.flatMap((width, i) => {
    if (i > 0 && widths[i - 1] === width) return [];
    const end = widths.findIndex((other, j) => j > i && other !== width);
    return [{ column: i + 1, columns: (end < 0 ? widths.length : end) - i, width }];
  });

const setUp = (sheet: Excel.Worksheet, plan: SheetPlan): void => {
  for (const { column, columns, width } of widthRuns(plan.widths)) rangeOf(sheet, { row: 1, column, rows: 1, columns }).format.columnWidth = points(width);
  const { rows, columns } = plan.freeze;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(printLocal({ row: 1, column: 1, rows, columns }));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  sheet.pageLayout.orientation = plan.landscape ? "Landscape" : "Portrait";
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  for (const choice of plan.choices) {
    sheet.getRange(choice.range).untrack().dataValidation.rule = { list: { inCellDropDown: true, source: choice.options.join(",") } };
  }
  for (const highlight of plan.highlights) {
    const rule = sheet.getRange(highlight.range).untrack().conditionalFormats.add("Custom").custom;
    const look = HIGHLIGHTS[highlight.look];
    rule.rule.formula = `=${highlightFormula(highlight)}`;
    rule.format.font.color = `#${look.font}`;
    rule.format.fill.color = `#${look.fill}`;
  }
};

const looks = (plan: SheetPlan): readonly Task[] => {
  const what = `formatting ${plan.name}`;
  const onSheet = (calls: number, act: (sheet: Excel.Worksheet) => void): Task => ({ what, weight: calls * CALL, act: (context) => act(sheetOf(context, plan.name)) });
  const byRole = [...areasBy(plan.cells, (cell) => cell.role)].flatMap(([role, areas]) =>
    chunks(areas.map(printLocal), MAX_AREAS).map((list) => onSheet(16, (sheet) => applyLook(sheet.getRanges(list.join(",")).untrack().format, STYLES[role]))));
  // One value for a whole range is what Excel calls a uniform format; the types only know the two-dimensional form.
  const byCode = [...areasBy(plan.cells, formatCode)].flatMap(([code, areas]) =>
    chunks(areas, MAX_AREAS).map((some) => onSheet(2 * some.length, (sheet) => some.forEach((area) => void (rangeOf(sheet, area).numberFormat = code as unknown as string[][])))));
  return [...byRole, ...byCode, onSheet(20 + 2 * plan.widths.length + 4 * plan.choices.length + 12 * plan.highlights.length, (sheet) => setUp(sheet, plan))];
};

const contents = (plan: SheetPlan): readonly Task[] =>
  blocksOf(plan.cells).map((block) => ({
    what: `writing ${plan.name}`,
    weight: 4 * CALL + JSON.stringify(block.typed).length,
    act: (context) => void (rangeOf(sheetOf(context, plan.name), block).formulas = block.typed as (string | number | boolean)[][]),
  }));

/** Notes where Excel knows them (1.18), else comments (1.10), else none: the sources also stand in the sheet. */
const notes = (plan: SheetPlan): readonly Task[] =>
  chunks(plan.cells.filter((cell) => cell.note !== undefined), MAX_AREAS).map((noted) => ({
    what: `adding the notes of ${plan.name}`,
    weight: noted.reduce((sum, { note }) => sum + 2 * CALL + note!.length, 0),
    act: (context) => {
      const sheet = sheetOf(context, plan.name);
      if (supports("1.18") && sheet.notes !== undefined) {
        for (const cell of noted) sheet.notes.add(printLocal({ ...cell, rows: 1, columns: 1 }), cell.note!);
      } else if (supports("1.10")) {
        for (const cell of noted) sheet.comments.add(printAddress({ sheet: plan.name, row: cell.row, column: cell.column, rows: 1, columns: 1 }), cell.note!);
      }
    },
  }));

const CHART_TYPES: Readonly<Record<ChartPlan["kind"], Excel.ChartType | "Line" | "ColumnClustered" | "ColumnStacked" | "BarClustered">> = {
  line: "Line", column: "ColumnClustered", stackedColumn: "ColumnStacked", bar: "BarClustered",
};

const draw = (context: Excel.RequestContext, sheet: Excel.Worksheet, plan: ChartPlan): void => {
  const { values } = plan.series[0]!;
  // Read the other way round, a row of twenty values would make twenty series.
  const isRow = parseAddress(values).columns > 1;
  const chart = sheet.charts.add(CHART_TYPES[plan.kind], rangeAt(context, values), isRow ? "Rows" : "Columns");
  chart.name = plan.id;
  chart.title.text = plan.title;
  const fill = (series: Excel.ChartSeries, { name, values, look }: ChartSeries): void => {
    series.name = name;
    series.setValues(rangeAt(context, values));
    series.setXAxisValues(rangeAt(context, plan.categories));
    if (look === "line" || look === "dashed") series.chartType = "Line";
    if (look === "dashed") series.format.line.lineStyle = "Dash";
  };
  plan.series.forEach((series, i) => fill(i === 0 ? chart.series.getItemAt(0) : chart.series.add(series.name), series));
  chart.axes.categoryAxis.title.text = plan.categoryAxis;
  chart.axes.valueAxis.title.text = plan.valueAxis;
  chart.axes.valueAxis.numberFormat = FORMAT_CODES[plan.valueFormat];
  chart.legend.visible = plan.series.length > 1;
  chart.legend.position = "Bottom";
  const { row, column, rows, columns } = plan.at;
  chart.setPosition(printLocal({ row, column, rows: 1, columns: 1 }), printLocal({ row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }));
};

const drawings = (plan: SheetPlan): readonly Task[] =>
  plan.charts.map((chart) => ({ what: `drawing "${chart.title}"`, weight: (30 + 12 * chart.series.length) * CALL, act: (context) => draw(context, sheetOf(context, plan.name), chart) }));

/** What fills the plan's sheets, stage by stage: values before looks, charts when what they show stands. A copy has its looks. */
export const stagesOf = ({ sheets }: WorkbookPlan): readonly (readonly Task[])[] =>
  [
    sheets.flatMap(contents),
    sheets.filter(({ copyOf }) => copyOf === undefined).flatMap(looks),
    [...sheets.flatMap(notes), ...sheets.flatMap(drawings)],
  ].filter((stage) => stage.length > 0);

/** Excel on the web refuses a request above 5 MB; a request of ours stays far below, also where our estimate is off by half. */
const MAX_REQUEST = 2_000_000;

/** Tasks in their order, as few requests as their size allows. */
export const requestsOf = (tasks: readonly Task[]): readonly (readonly Task[])[] => {
  const requests: Task[][] = [];
  let size = Infinity;
  for (const task of tasks) {
    if (size + task.weight > MAX_REQUEST) {
      requests.push([]);
      size = 0;
    }
    requests.at(-1)!.push(task);
    size += task.weight;
  }
  return requests;
};
