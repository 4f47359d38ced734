import type { Cell, ErrorText } from "../functions/cells";
import { FORMAT_CODES } from "../sheets/formats";
import type { ChartPlan, ChartSeries, Content, SheetPlan, WorkbookPlan } from "../sheets/plan";
import { HIGHLIGHTS, type Look, STYLES } from "../sheets/styles";
import { parseAddress, printAddress, printLocal } from "./address";
import { areasBy, type Rectangle } from "./areas";
import { asTyped, blocksOf, formatCode } from "./content";
import { highlightFormula } from "./highlight";
import type { CellView, Progress, WorkbookPort } from "./port";

/** One round trip to Excel: what it does, in words for the progress line and for the message of a failure. */
interface Step {
  readonly what: string;
  readonly act: (context: Excel.RequestContext) => void;
}

interface Before {
  readonly sheets: readonly { readonly id: string; readonly name: string }[];
  readonly names: readonly string[];
}

/** Runs one after the other, each after the one before has ended. */
const inOrder = <T>(items: readonly T[], act: (item: T, index: number) => Promise<void>): Promise<void> =>
  items.reduce((before, item, i) => before.then(() => act(item, i)), Promise.resolve());

/** Both end by themselves at the next sync, whatever happens: Excel is never left switched off. */
const quiet = ({ application }: Excel.RequestContext): void => {
  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
};

const supports = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);
const sheetOf = (context: Excel.RequestContext, name: string): Excel.Worksheet => context.workbook.worksheets.getItem(name);
const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rectangle): Excel.Range => sheet.getRangeByIndexes(row - 1, column - 1, rows, columns);
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

const present = (sheet: Excel.Worksheet, plan: SheetPlan): void => {
  const together = (areas: readonly Rectangle[]): readonly Excel.RangeAreas[] =>
    chunks(areas, MAX_AREAS).map((chunk) => sheet.getRanges(chunk.map(printLocal).join(",")));
  for (const [role, areas] of areasBy(plan.cells, (cell) => cell.role)) {
    for (const range of together(areas)) applyLook(range.format, STYLES[role]);
  }
  // One value for a whole range is what Excel calls a uniform format; the types only know the two-dimensional form.
  for (const [code, areas] of areasBy(plan.cells, formatCode)) {
    for (const range of areas.map((area) => rangeOf(sheet, area))) range.numberFormat = code as unknown as string[][];
  }
  plan.widths.forEach((width, i) => {
    rangeOf(sheet, { row: 1, column: i + 1, rows: 1, columns: 1 }).format.columnWidth = points(width);
  });
  const { rows, columns } = plan.freeze;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(printLocal({ row: 1, column: 1, rows, columns }));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  sheet.pageLayout.orientation = plan.landscape ? "Landscape" : "Portrait";
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  for (const choice of plan.choices) {
    const validation = sheet.getRange(choice.range).dataValidation;
    validation.rule = { list: { inCellDropDown: true, source: choice.options.join(",") } };
  }
  for (const highlight of plan.highlights) {
    const rule = sheet.getRange(highlight.range).conditionalFormats.add("Custom").custom;
    const look = HIGHLIGHTS[highlight.look];
    rule.rule.formula = `=${highlightFormula(highlight)}`;
    rule.format.font.color = `#${look.font}`;
    rule.format.fill.color = `#${look.fill}`;
  }
};

/** Notes where Excel knows them (1.18), else comments (1.10), else none: the sources also stand in the sheet. */
const annotate = (sheet: Excel.Worksheet, plan: SheetPlan): void => {
  const noted = plan.cells.filter((cell) => cell.note !== undefined);
  if (supports("1.18") && sheet.notes !== undefined) {
    for (const cell of noted) sheet.notes.add(printLocal({ ...cell, rows: 1, columns: 1 }), cell.note!);
  } else if (supports("1.10")) {
    for (const cell of noted) sheet.comments.add(printAddress({ sheet: plan.name, row: cell.row, column: cell.column, rows: 1, columns: 1 }), cell.note!);
  }
};

const CHART_TYPES: Readonly<Record<ChartPlan["kind"], Excel.ChartType | "Line" | "ColumnClustered" | "ColumnStacked" | "BarClustered">> = {
  line: "Line", column: "ColumnClustered", stackedColumn: "ColumnStacked", bar: "BarClustered",
};

const draw = (context: Excel.RequestContext, sheet: Excel.Worksheet, plan: ChartPlan): void => {
  const chart = sheet.charts.add(CHART_TYPES[plan.kind], rangeAt(context, plan.series[0]!.values), "Columns");
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

/** The plan as round trips: names before formulas, values before looks, charts when what they show stands. */
const stepsOf = (plan: WorkbookPlan): readonly Step[] => {
  const onSheet = (what: string, name: string, act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void): Step => ({
    what, act: (context) => act(sheetOf(context, name), context),
  });
  const open = plan.sheets.find((sheet) => sheet.key === plan.open) ?? plan.sheets[0]!;
  return [
    { what: "adding the sheets", act: ({ workbook }) => plan.sheets.forEach((sheet) => workbook.worksheets.add(sheet.name)) },
    { what: "defining the names", act: ({ workbook }) => plan.names.forEach(({ name, refersTo }) => workbook.names.add(name, `=${refersTo}`)) },
    ...plan.sheets.flatMap((sheet) =>
      blocksOf(sheet.cells).map((block) => onSheet(`writing ${sheet.name}`, sheet.name, (target) => {
        rangeOf(target, block).formulas = block.typed as (string | number | boolean)[][];
      }))),
    ...plan.sheets.map((sheet) => onSheet(`formatting ${sheet.name}`, sheet.name, (target) => present(target, sheet))),
    ...plan.sheets.filter((sheet) => sheet.cells.some((cell) => cell.note !== undefined))
      .map((sheet) => onSheet(`adding the notes of ${sheet.name}`, sheet.name, (target) => annotate(target, sheet))),
    ...plan.sheets.flatMap((sheet) =>
      sheet.charts.map((chart) => onSheet(`drawing "${chart.title}"`, sheet.name, (target, context) => draw(context, target, chart)))),
    onSheet(`showing ${open.name}`, open.name, (target) => {
      target.activate();
      target.getRange("A1").select();
    }),
  ];
};

const lookAround = (): Promise<Before> =>
  Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load("items/id,items/name");
    names.load("items/name");
    await context.sync();
    return { sheets: worksheets.items.map(({ id, name }) => ({ id, name })), names: names.items.map(({ name }) => name) };
  });

const refuseTaken = (plan: WorkbookPlan, before: Before): void => {
  const taken = new Set([...before.sheets.map(({ name }) => name), ...before.names].map((name) => name.toLowerCase()));
  const clash = [...plan.sheets, ...plan.names].find(({ name }) => taken.has(name.toLowerCase()));
  if (clash) throw new Error(`the workbook already has "${clash.name}"; nothing was written`);
};

/** Removes what carries a name of the plan and was not there before. Says what is left, or "". */
const rollBack = async (plan: WorkbookPlan, before: Before): Promise<string> => {
  const wanted = (name: string, list: readonly { readonly name: string }[]): boolean => list.some((entry) => entry.name.toLowerCase() === name.toLowerCase());
  try {
    await Excel.run(async (context) => {
      const { worksheets, names } = context.workbook;
      worksheets.load("items/id,items/name");
      names.load("items/name");
      await context.sync();
      names.items.filter(({ name }) => wanted(name, plan.names) && !before.names.includes(name)).forEach((item) => item.delete());
      worksheets.items.filter(({ id, name }) => wanted(name, plan.sheets) && !before.sheets.some((sheet) => sheet.id === id)).forEach((sheet) => sheet.delete());
      await context.sync();
    });
    return "";
  } catch (problem) {
    return `and removing it failed too (${said(problem)}): please delete the sheets ${plan.sheets.map(({ name }) => name).join(", ")}`;
  }
};

const said = (problem: unknown): string => {
  const { code, message } = problem as { readonly code?: string; readonly message?: string };
  return [code, message].filter(Boolean).join(": ") || String(problem);
};

const write = async (plan: WorkbookPlan, progress: Progress): Promise<void> => {
  const before = await lookAround();
  refuseTaken(plan, before);
  const steps = stepsOf(plan);
  let doing = "";
  try {
    await Excel.run((context) =>
      inOrder(steps, async (step, i) => {
        doing = step.what;
        progress(i, steps.length, doing);
        quiet(context);
        step.act(context);
        await context.sync();
      }));
  } catch (problem) {
    const left = await rollBack(plan, before);
    throw new Error(`Excel refused while ${doing} (${said(problem)}); ${left || "everything that was added has been removed again"}`, { cause: problem });
  }
  progress(steps.length, steps.length, "done");
};

const toCell = (value: unknown, type: string): Cell => {
  if (type === "Empty") return null;
  return type === "Error" ? { error: String(value) as ErrorText, message: "" } : (value as Cell);
};

/** The cells of a loaded range. A text that looks like a formula equals its value; a formula does not. */
const views = (range: Pick<Excel.Range, "address" | "values" | "formulas" | "valueTypes">): readonly (readonly CellView[])[] => {
  const area = parseAddress(range.address);
  return range.values.map((row, r) =>
    row.map((value: unknown, c): CellView => {
      const formula: unknown = range.formulas[r]![c];
      return {
        address: printAddress({ sheet: area.sheet, row: area.row + r, column: area.column + c, rows: 1, columns: 1 }),
        value: toCell(value, range.valueTypes[r]![c]!),
        formula: typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : null,
      };
    }));
};

const isOneCell = (address: string): boolean => {
  const { rows, columns } = parseAddress(address);
  return rows === 1 && columns === 1;
};

/** The cells of a range; of one cell also the cell whose formula fills it, which Excel tells only cell by cell. */
const viewed = async (context: Excel.RequestContext, range: Excel.Range, withSpill: boolean): Promise<readonly (readonly CellView[])[]> => {
  range.load("address,values,formulas,valueTypes");
  if (!withSpill) {
    await context.sync();
    return views(range);
  }
  const anchor = range.getSpillParentOrNullObject();
  anchor.load("address");
  await context.sync();
  const [[view]] = views(range) as [[CellView]];
  if (anchor.isNullObject) return [[view]];
  const spilledFrom = printAddress(parseAddress(anchor.address));
  return [[spilledFrom === view.address ? view : { ...view, formula: null, spilledFrom }]];
};

const watch = (changed: () => void): (() => void) => {
  let isStopped = false;
  const tell = async (): Promise<void> => {
    if (!isStopped) changed();
  };
  const registered = Excel.run(async (context) => {
    const { workbook } = context;
    const handlers = [workbook.onSelectionChanged.add(tell), workbook.worksheets.onChanged.add(tell), workbook.worksheets.onCalculated.add(tell)];
    await context.sync();
    return { context, handlers };
  });
  // A host without these events still works: the pane then refreshes on demand.
  registered.catch(() => undefined);
  return () => {
    isStopped = true;
    registered
      .then(({ context: owner, handlers }) =>
        Excel.run(owner, async (context) => {
          handlers.forEach((handler) => handler.remove());
          await context.sync();
        }))
      .catch(() => undefined);
  };
};

/** Excel through Office.js. Needs ExcelApi 1.12, as the manifest demands; later sets are asked for where they are used. */
export const officeWorkbook = (): WorkbookPort => ({
  sheetNames: async () => (await lookAround()).sheets.map(({ name }) => name),
  definedNames: async () => (await lookAround()).names,
  write,
  read: (address) => Excel.run((context) => viewed(context, rangeAt(context, address), isOneCell(address))),
  set: (address, content: Content) =>
    Excel.run(async (context) => {
      rangeAt(context, address).formulas = [[asTyped(content) ?? ""]];
      await context.sync();
    }),
  selection: () => Excel.run(async (context) => (await viewed(context, context.workbook.getActiveCell(), true))[0]![0]!),
  select: (address) =>
    Excel.run(async (context) => {
      const range = rangeAt(context, address);
      range.worksheet.activate();
      range.select();
      await context.sync();
    }),
  watch,
});
