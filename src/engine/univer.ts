import { CellValueType, type ICellData, type IObjectMatrixPrimitiveType, type Nullable, type Univer } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { FormulaDataModel, IFunctionService, type IFunctionNames } from "@univerjs/engine-formula";
import { SetRangeValuesCommand } from "@univerjs/sheets";
import type { FWorkbook, FWorksheet } from "@univerjs/sheets/facade";
import { type Cell, isCellError } from "../functions/cells";
import type { FunctionSpec } from "../functions/define";
import { NAMESPACE } from "../functions/names";
import { parseAddress } from "./address";
import type { CellContent, Engine } from "./engine";
import { executors, type LargeRunner, toError } from "./functions";
import { overrides } from "./overrides";
import { mendReading } from "./reading";
import { mendRecalculation } from "./recalculation";

/** The size of a new sheet. It grows when a plan writes further out. */
const ROWS = 2000;
const COLUMNS = 78;

/** Univer's caches live as long as the page or process and are keyed by the workbook's id: every workbook needs its own. */
const freshId = (): string => `workbook-${crypto.randomUUID()}`;

const IS_ERROR = /^#(?:N\/A|[A-Z0-9/_]+[!?])$/;

const toCell = (data: Nullable<ICellData>, message: () => string | undefined): Cell => {
  const value = data?.v ?? null;
  if (value === null) return null;
  if (data!.t === CellValueType.BOOLEAN) return Boolean(Number(value));
  if (typeof value === "string" && IS_ERROR.test(value)) return toError(value, message() ?? "");
  return value;
};

/** Text that would become a formula, a number or a truth value when a user steps into the cell and out again. */
const readsOtherwise = (text: string): boolean => text.startsWith("=") || Number.isFinite(Number(text)) || /^(?:true|false)$/i.test(text);

const BLANK: ICellData = { v: null, f: null, si: null, p: null };
const cellData = ({ value, formula }: Pick<CellContent, "value" | "formula">): ICellData => {
  if (formula !== undefined) return { ...BLANK, f: formula.startsWith("=") ? formula : `=${formula}` };
  // As in Excel, writing empty text leaves the cell blank.
  if (value === "") return BLANK;
  if (typeof value === "string") return { ...BLANK, v: value, t: readsOtherwise(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
  if (typeof value === "boolean") return { ...BLANK, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return value === undefined ? BLANK : { ...BLANK, v: value, t: CellValueType.NUMBER };
};

/**
 * A new workbook on a Univer instance with one empty sheet, and the engine that works on it. `run` works simulations off that
 * a sheet does not wait for; without it they are refused.
 */
export const engineOn = (univer: Univer, api: FUniver, specs: readonly FunctionSpec[], run?: LargeRunner): { readonly engine: Engine; readonly workbook: FWorkbook } => {
  mendReading();
  const id = freshId();
  const workbook = api.createWorkbook({
    id, name: "Compute Credit", sheetOrder: ["sheet-1"],
    sheets: { "sheet-1": { id: "sheet-1", name: "Sheet1", rowCount: ROWS, columnCount: COLUMNS, cellData: {} } },
  });
  const settling: (() => void)[] = [];
  const running = new Set<Promise<void>>();
  const begun = (work: Promise<unknown>): void => {
    const done: Promise<void> = work.then(() => {
      running.delete(done);
      recalculation.again();
    });
    running.add(done);
  };
  const injector = univer.__getInjector();
  const functions = injector.get(IFunctionService);
  const large = run && { run, begun, settled: (callback: () => void) => void settling.push(callback) };
  functions.registerExecutors(...overrides((name) => functions.getExecutor(name as IFunctionNames) ?? undefined), ...executors(specs, large));
  const model = injector.get(FormulaDataModel);

  const sheetById = (sheetId: string) => workbook.getWorkbook().getSheetBySheetId(sheetId);
  const recalculation = mendRecalculation(injector, id, {
    has: (sheetId) => Boolean(sheetById(sheetId)),
    valueOf: (sheetId, row, column) => sheetById(sheetId)?.getCellMatrix().getValue(row, column)?.v,
  });

  settling.forEach((callback) => recalculation.onCalculated(callback));

  const sheetNamed = (name: string): FWorksheet => {
    const sheet = workbook.getSheetByName(name);
    if (!sheet) throw new Error(`expected a sheet of this workbook, got "${name}"`);
    return sheet;
  };
  const hasFormula = (data: Nullable<ICellData>): boolean => Boolean(data?.f ?? data?.si);

  const cellAt = (sheet: FWorksheet, row: number, column: number): Cell => {
    const sheetId = sheet.getSheetId();
    const own = sheet.getSheet().getCellMatrix().getValue(row, column);
    const spilled = hasFormula(own) ? undefined : model.getArrayFormulaCellData()[id]?.[sheetId]?.[row]?.[column];
    return toCell(spilled ?? own, () => (spilled || hasFormula(own) ? recalculation.message(sheetId, row, column) : undefined));
  };

  const grow = (sheet: FWorksheet, rows: number, columns: number): void => {
    if (rows > sheet.getMaxRows()) sheet.setRowCount(rows + 200);
    if (columns > sheet.getMaxColumns()) sheet.setColumnCount(columns + 26);
  };
  const write = (sheet: FWorksheet, cells: readonly CellContent[]): void => {
    if (cells.length === 0) return;
    const value: IObjectMatrixPrimitiveType<ICellData> = {};
    let [rows, columns] = [0, 0];
    for (const cell of cells) {
      (value[cell.row - 1] ??= {})[cell.column - 1] = cellData(cell);
      [rows, columns] = [Math.max(rows, cell.row), Math.max(columns, cell.column)];
    }
    grow(sheet, rows, columns);
    // The command wants a range even where the cells say where they stand.
    const range = { startRow: 0, startColumn: 0, endRow: rows - 1, endColumn: columns - 1 };
    const isDone = api.syncExecuteCommand(SetRangeValuesCommand.id, { unitId: id, subUnitId: sheet.getSheetId(), range, value });
    if (!isDone) throw new Error(`the cells of "${sheet.getSheetName()}" could not be written`);
  };
  const writeOne = (address: string, content: Pick<CellContent, "value" | "formula">): void => {
    const { sheet, row, column } = parseAddress(address);
    write(sheetNamed(sheet), [{ row: row + 1, column: column + 1, ...content }]);
  };

  const engine: Engine = {
    sheetNames: () => workbook.getSheets().map((sheet) => sheet.getSheetName()),
    addSheet(name) {
      // Univer cannot read such a name in a formula, however it is quoted.
      if (name.includes("!")) throw new Error(`expected a sheet name without "!", got "${name}"`);
      if (workbook.getSheetByName(name)) throw new Error(`a sheet named "${name}" is there already`);
      workbook.create(name, ROWS, COLUMNS);
    },
    removeSheet(name) {
      if (!workbook.deleteSheet(sheetNamed(name))) throw new Error(`the sheet "${name}" could not be removed; a workbook keeps one sheet`);
    },
    setValue: (address, value) => writeOne(address, value === null ? {} : { value }),
    setFormula: (address, formula) => writeOne(address, { formula }),
    setMany: (sheet, cells) => write(sheetNamed(sheet), cells),
    async calculate() {
      await recalculation.calculate();
      while (running.size > 0) {
        await Promise.race(running);
        await recalculation.calculate();
      }
    },
    value(address) {
      const { sheet, row, column } = parseAddress(address);
      return cellAt(sheetNamed(sheet), row, column);
    },
    values(address) {
      const { sheet: name, row, column, rows, columns } = parseAddress(address);
      const sheet = sheetNamed(name);
      return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => cellAt(sheet, row + r, column + c)));
    },
    formula(address) {
      const { sheet, row, column } = parseAddress(address);
      return sheetNamed(sheet).getRange(row, column).getFormula() || null;
    },
    used(name) {
      const sheet = sheetNamed(name);
      const found = new Map<string, { readonly row: number; readonly column: number }>();
      const add = (row: number, column: number): void => void found.set(`${row}:${column}`, { row: row + 1, column: column + 1 });
      sheet.getSheet().getCellMatrix().forValue((row, column, data) => {
        if (hasFormula(data) || (data?.v ?? null) !== null) add(row, column);
      });
      for (const { sheet: spilled, row, column, rows, columns } of engine.spills()) {
        if (spilled !== name) continue;
        for (let r = 0; r < rows; r += 1) for (let c = 0; c < columns; c += 1) add(row - 1 + r, column - 1 + c);
      }
      return [...found.values()].sort((a, b) => a.row - b.row || a.column - b.column);
    },
    message(address) {
      const { sheet, row, column } = parseAddress(address);
      const cell = cellAt(sheetNamed(sheet), row, column);
      return (isCellError(cell) && cell.message) || undefined;
    },
    names: () => workbook.getDefinedNames().map((name) => name.getName()),
    namedRanges: () =>
      workbook.getDefinedNames().map((name) => {
        const sheet = name.isWorkbookScope() ? undefined : workbook.getSheetBySheetId(name.getLocalSheetId() ?? "")?.getSheetName();
        return { name: name.getName(), refersTo: name.getFormulaOrRefString().replace(/^=/, ""), ...(sheet !== undefined && { sheet }) };
      }),
    addName(name, refersTo) {
      if (workbook.getDefinedName(name)) throw new Error(`the name "${name}" is taken`);
      // Univer would read the function RATE(…) as the name rate, and Sheet1 as a name in Sheet1!A1.
      if (functions.hasExecutor(name.toUpperCase())) throw new Error(`the name "${name}" is the name of a function`);
      if (workbook.getSheetByName(name)) throw new Error(`the name "${name}" is the name of a sheet`);
      try {
        workbook.insertDefinedName(name, refersTo);
      } catch (refusal) {
        throw new Error(`expected a name such as debt_service for cells or a formula, got "${name}" for "${refersTo}"`, { cause: refusal });
      }
    },
    removeName(name) {
      if (!workbook.deleteDefinedName(name)) throw new Error(`expected a name of this workbook, got "${name}"`);
    },
    spills: () =>
      recalculation.areas().filter(({ blocked }) => !blocked).map(({ sheetId, range }) => ({
        sheet: workbook.getSheetBySheetId(sheetId)!.getSheetName(),
        row: range.startRow + 1, column: range.startColumn + 1,
        rows: range.endRow - range.startRow + 1, columns: range.endColumn - range.startColumn + 1,
      })),
    knows: (name) => functions.hasExecutor(`${NAMESPACE}.${name}`),
    onCalculated: recalculation.onCalculated,
    dispose: () => recalculation.stop(() => univer.dispose()),
  };
  return { engine, workbook };
};
