import type { Cell, ErrorText } from "../functions/cells";
import type { Content, ScopedName } from "../sheets/plan";
import { parseAddress, printAddress } from "./address";
import { asTyped } from "./content";
import { loadPlan, type DeadLoads, withoutLeftovers } from "./office-load";
import { sheetOf } from "./office-plan";
import { type Wait, waitFor } from "./office-request";
import { usedCells } from "./office-sheets";
import type { CellView, WorkbookPort } from "./port";

const rangeAt = (context: Excel.RequestContext, address: string): Excel.Range => {
  const { sheet, row, column, rows, columns } = parseAddress(address);
  return sheetOf(context, sheet).getRangeByIndexes(row - 1, column - 1, rows, columns);
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

const setMany: WorkbookPort["setMany"] = (cells) =>
  Excel.run(async (context) => {
    for (const { address, content } of cells) rangeAt(context, address).formulas = [[asTyped(content) ?? ""]];
    await context.sync();
  });

const namedRanges: WorkbookPort["namedRanges"] = () =>
  Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    worksheets.load("items/name");
    names.load("items/name,items/formula");
    await context.sync();
    // The collection of the workbook leaves out what only one sheet knows.
    const ofSheets = worksheets.items.map((sheet) => {
      sheet.names.load("items/name,items/formula");
      return { sheet: sheet.name, names: sheet.names };
    });
    await context.sync();
    const plain = ({ name, formula }: Excel.NamedItem): ScopedName => ({ name, refersTo: String(formula).replace(/^=/, "") });
    return [...names.items.map(plain), ...ofSheets.flatMap((one) => one.names.items.map((item) => ({ ...plain(item), sheet: one.sheet })))];
  });

/** Excel through Office.js. Needs ExcelApi 1.12, as the manifest demands; later sets are asked for where they are used. */
export const officeWorkbook = (wait: Wait = waitFor, dead: DeadLoads = new Set()): WorkbookPort => ({
  sheetNames: async () => (await withoutLeftovers(wait)).sheets,
  definedNames: async () => (await withoutLeftovers(wait)).names,
  namedRanges,
  write: (plan, progress) => loadPlan(plan, progress, wait, dead),
  read: (address) => Excel.run((context) => viewed(context, rangeAt(context, address), isOneCell(address))),
  used: (sheet) => Excel.run((context) => usedCells(context, sheet, views)),
  set: (address, content: Content) => setMany([{ address, content }]),
  setMany,
  selectedArea: () =>
    Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address");
      await context.sync();
      return printAddress(parseAddress(range.address));
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
