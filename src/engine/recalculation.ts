import { ICommandService, type Injector, type IRange, type IUnitRange, type Nullable } from "@univerjs/core";
import {
  type ErrorValueObject,
  FormulaDataModel,
  FormulaExecutedStateType,
  ICalculateFormulaService,
  IFormulaCurrentConfigService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  IFunctionService,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
  type ArrayValueObject,
  type BaseValueObject,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";

/**
 * What Univer 0.25.1 gets wrong about the order of calculation, mended from outside. This file alone reaches behind
 * Univer's public interface, so an upgrade has one place to look at; `reach` fails loudly when something has moved.
 *
 * Univer orders formulas by the cells they name. A spill is named by its anchor only, so whoever reads the other cells of
 * the spill may be calculated before it, or not at all. Here a spill counts as a producer of its whole area, as far as the
 * area is known from the calculation before. When a calculation changes an area, the readers of the old and of the new
 * area are calculated again, and so on until no area changes. Formulas are therefore right in any order of entry, and an
 * edit that moves no area costs one pass.
 */

/** The members behind Univer's interface that are used here. */
interface Tree { unitId: string; subUnitId: string; row: number; column: number; toRTreeItem: () => IUnitRange[] }
interface Generator { _createFDtree: (...args: unknown[]) => Tree; _createVirtualFDtree: (...args: unknown[]) => Tree }
interface Calculator { _getArrayFormulaDirtyRangeAndExcludedRange: (spilled: object, features: object) => unknown }
interface Trigger {
  _waitingCommandQueue: unknown[];
  _setTimeoutKey: Parameters<typeof clearTimeout>[0];
  _executingDirtyData: object;
  _generateDirty: (commands: unknown[]) => object;
  _mergeDirty: (one: object, other: object) => object;
}

const reach = <T>(holder: unknown, members: readonly (keyof T & string)[]): T => {
  for (const member of members) {
    if ((holder as Record<string, unknown>)[member] === undefined) throw new Error(`Univer has no ${member}; this engine is made for 0.25.1`);
  }
  return holder as T;
};

/**
 * Edits after which everything is calculated again from the text of the formulas: they move cells, so that positions of
 * spills and messages no longer hold, or they give a name or a sheet a new meaning, which Univer's cache of parsed formulas
 * does not notice.
 */
const REARRANGES: ReadonlySet<string> = new Set([
  ...["insert-row", "insert-col", "remove-rows", "remove-col", "move-range", "move-rows", "move-columns", "reorder-range", "insert-sheet", "remove-sheet", "set-worksheet-name"].map((name) => `sheet.mutation.${name}`),
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
]);

/** Two spills that block each other in turn would never settle. */
const MOST_ROUNDS = 50;

/** Univer notes what every formula reads again at every calculation and forgets it only in a full one. */
const FULL_AFTER = 200;

export interface SpillArea {
  readonly sheetId: string;
  readonly range: IRange;
  /** #SPILL!: the area is wanted but not filled. */
  readonly blocked: boolean;
}

export interface Recalculation {
  calculate(): Promise<void>;
  onCalculated(callback: () => void): () => void;
  areas(): readonly SpillArea[];
  /** The message behind the error that the last calculation left in a cell. */
  message(sheetId: string, row: number, column: number): string | undefined;
  stop(): void;
}

/** Where the sheet's own value of a cell is read: needed to see #SPILL! and to know which sheets still exist. */
export interface SheetCells {
  readonly has: (sheetId: string) => boolean;
  readonly valueOf: (sheetId: string, row: number, column: number) => unknown;
}

const isSameRange = (a: IRange, b: IRange): boolean =>
  a.startRow === b.startRow && a.startColumn === b.startColumn && a.endRow === b.endRow && a.endColumn === b.endColumn;

const contentOf = (value: Nullable<BaseValueObject>): string =>
  value?.isError() ? (value as ErrorValueObject).getErrorContent() : "";

export const mendRecalculation = (injector: Injector, unitId: string, cells: SheetCells): Recalculation => {
  const commands = injector.get(ICommandService);
  const model = injector.get(FormulaDataModel);
  const runtime = injector.get(IFormulaRuntimeService);
  const functions = injector.get(IFunctionService);
  const trigger = reach<Trigger>(injector.get(TriggerCalculationController), ["_waitingCommandQueue", "_executingDirtyData", "_generateDirty", "_mergeDirty"]);
  const generator = reach<Generator>(injector.get(IFormulaDependencyGenerator), ["_createFDtree", "_createVirtualFDtree"]);
  const calculator = reach<Calculator>(injector.get(ICalculateFormulaService), ["_getArrayFormulaDirtyRangeAndExcludedRange"]);

  // 1. A spill produces its whole area.
  const knownArea = (sheetId: string, row: number, column: number): IRange | undefined =>
    model.getArrayFormulaRange()[unitId]?.[sheetId]?.[row]?.[column] ?? undefined;
  const producing = (make: (...args: unknown[]) => Tree) => (...args: unknown[]): Tree => {
    const tree = make(...args);
    const cell = tree.toRTreeItem.bind(tree);
    tree.toRTreeItem = () => {
      const area = tree.unitId === unitId ? knownArea(tree.subUnitId, tree.row, tree.column) : undefined;
      return area ? [...cell(), { unitId, sheetId: tree.subUnitId, range: area }] : cell();
    };
    return tree;
  };
  generator._createFDtree = producing(generator._createFDtree.bind(generator));
  generator._createVirtualFDtree = producing(generator._createVirtualFDtree.bind(generator));

  // 2. Univer's second pass over readers of spills is no longer needed; features (filters) keep theirs.
  const dirtyAfterPass = calculator._getArrayFormulaDirtyRangeAndExcludedRange.bind(calculator);
  calculator._getArrayFormulaDirtyRangeAndExcludedRange = (_spilled, features) => dirtyAfterPass({}, features);

  // 3. Where a spill is blocked, Univer writes empty text into the formatted blank cells of its area: they stay blank.
  const config = injector.get(IFormulaCurrentConfigService);
  const cellsOfSheet = () => config.getUnitData()[unitId]?.[runtime.currentSubUnitId]?.cellData;
  type Place = readonly [row: number, column: number];
  const blankCellsUnder = (variant: FunctionVariantType): readonly Place[] => {
    const sheet = cellsOfSheet();
    if (!sheet || !(variant.isReferenceObject() || (variant as BaseValueObject).isArray())) return [];
    const { startRow, endRow, startColumn, endColumn } = (variant as ArrayValueObject).getRangePosition();
    const places: Place[] = [];
    for (let row = runtime.currentRow; row <= runtime.currentRow + endRow - startRow; row += 1) {
      for (let column = runtime.currentColumn; column <= runtime.currentColumn + endColumn - startColumn; column += 1) {
        const cell = sheet.getValue(row, column);
        if (cell && (cell.v ?? null) === null) places.push([row, column]);
      }
    }
    return places;
  };
  const leaveBlank = (places: readonly Place[]): void => {
    const written = runtime.getUnitData()[unitId]?.[runtime.currentSubUnitId];
    for (const [row, column] of places) {
      const cell = cellsOfSheet()?.getValue(row, column);
      if (cell?.v !== "") continue;
      delete cell.v;
      written?.realDeleteValue(row, column);
    }
  };

  // 4. The message of an error is taken where Univer stores the final value of a formula and keeps only the code.
  const messages = new Map<string, ReadonlyMap<string, string>>();
  const messagesIn = (variant: FunctionVariantType): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    const keep = (value: Nullable<BaseValueObject>, row: number, column: number): void => {
      const content = contentOf(value);
      if (content) found.set(`${row},${column}`, content);
    };
    if (variant.isReferenceObject()) return found;
    if (!(variant as BaseValueObject).isArray()) keep(variant as BaseValueObject, 0, 0);
    else (variant as ArrayValueObject).getArrayValue().forEach((line, row) => line.forEach((value, column) => keep(value, row, column)));
    return found;
  };
  const store = runtime.setRuntimeData.bind(runtime);
  runtime.setRuntimeData = (variant) => {
    const blanks = runtime.currentUnitId === unitId ? blankCellsUnder(variant) : [];
    store(variant);
    if (runtime.currentUnitId !== unitId) return;
    leaveBlank(blanks);
    const key = `${runtime.currentSubUnitId}!${runtime.currentRow},${runtime.currentColumn}`;
    const found = messagesIn(variant);
    if (found.size > 0) messages.set(key, found);
    else messages.delete(key);
  };

  // 5. After each calculation: again, where an area has changed.
  const areasNow = (): ReadonlyMap<string, SpillArea> => {
    const areas = new Map<string, SpillArea>();
    for (const [sheetId, rows] of Object.entries(model.getArrayFormulaRange()[unitId] ?? {})) {
      if (!cells.has(sheetId)) continue;
      for (const [row, columns] of Object.entries(rows ?? {})) {
        for (const [column, range] of Object.entries((columns ?? {}) as Record<string, IRange | null>)) {
          if (!range) continue;
          const blocked = cells.valueOf(sheetId, Number(row), Number(column)) === "#SPILL!";
          areas.set(`${sheetId}!${row},${column}`, { sheetId, range: { ...range }, blocked });
        }
      }
    }
    return areas;
  };
  let settled: ReadonlyMap<string, SpillArea> = new Map();
  const changedRanges = (now: ReadonlyMap<string, SpillArea>): IUnitRange[] =>
    [...new Set([...settled.keys(), ...now.keys()])].flatMap((key) => {
      const [before, after] = [settled.get(key), now.get(key)];
      if (before && after && before.blocked === after.blocked && isSameRange(before.range, after.range)) return [];
      return [before, after].flatMap((area) => (area && cells.has(area.sheetId) ? [{ unitId, sheetId: area.sheetId, range: area.range }] : []));
    });

  /** Starts what waits for Univer's 100 ms pause after an edit. Says whether anything waited. */
  const startWaiting = (): boolean => {
    if (trigger._waitingCommandQueue.length === 0) return false;
    clearTimeout(trigger._setTimeoutKey);
    trigger._executingDirtyData = trigger._mergeDirty(trigger._executingDirtyData, trigger._generateDirty(trigger._waitingCommandQueue));
    trigger._waitingCommandQueue = [];
    commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData }, { onlyLocal: true });
    return true;
  };
  const askFor = (what: { readonly dirtyRanges: IUnitRange[] } | { readonly forceCalculation: true }): void => {
    commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, what, { onlyLocal: true });
  };

  const listeners = new Set<() => void>();
  let running = 0;
  let stopping = false;
  let rounds = 0;
  let sinceFull = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let waiters: (() => void)[] = [];

  const settle = (): void => {
    settling = undefined;
    if (running > 0) return;
    const now = areasNow();
    const dirtyRanges = changedRanges(now);
    settled = now;
    rounds += 1;
    sinceFull += 1;
    if ((dirtyRanges.length > 0 || sinceFull > FULL_AFTER) && rounds <= MOST_ROUNDS) {
      askFor(sinceFull > FULL_AFTER ? { forceCalculation: true } : { dirtyRanges });
      sinceFull %= FULL_AFTER + 1;
      startWaiting();
      return;
    }
    rounds = 0;
    listeners.forEach((listener) => listener());
    const waited = waiters;
    waiters = [];
    waited.forEach((go) => go());
  };
  const finished = (): void => {
    // Univer writes its results in microtasks after it says that it is done.
    if (running === 0 && settling === undefined) settling = setTimeout(settle, 0);
  };
  const watching = commands.onCommandExecuted((command) => {
    if (REARRANGES.has(command.id)) {
      messages.clear();
      // Parsed formulas are kept under the workbook's id and their text.
      functions.deleteFormulaAstCacheKey(unitId);
      askFor({ forceCalculation: true });
    } else if (command.id === SetFormulaCalculationStartMutation.id) {
      // A calculation that was stopped for this one never reports success.
      if (!stopping) running += 1;
      stopping = false;
    } else if (command.id === SetFormulaCalculationStopMutation.id) {
      stopping = running > 0;
    } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const state = (command.params as { functionsExecutedState?: FormulaExecutedStateType }).functionsExecutedState;
      if (state === undefined) return;
      const isDone = state === FormulaExecutedStateType.SUCCESS || state === FormulaExecutedStateType.NOT_EXECUTED;
      if (isDone) running = Math.max(0, running - 1);
      else if (stopping) [running, stopping] = [0, false];
      else return;
      finished();
    }
  });

  const messageAt = (sheetId: string, row: number, column: number): string | undefined => {
    const own = messages.get(`${sheetId}!${row},${column}`)?.get("0,0");
    if (own) return own;
    for (const area of areasNow().values()) {
      const { startRow, endRow, startColumn, endColumn } = area.range;
      if (area.sheetId !== sheetId || row < startRow || row > endRow || column < startColumn || column > endColumn) continue;
      return messages.get(`${sheetId}!${startRow},${startColumn}`)?.get(`${row - startRow},${column - startColumn}`);
    }
    return undefined;
  };

  return {
    async calculate() {
      // Univer registers a new formula in microtasks after the edit; to start before them would leave orphans in its order.
      await new Promise((go) => setTimeout(go, 0));
      while (running > 0 || settling !== undefined || startWaiting()) await new Promise<void>((go) => waiters.push(go));
    },
    onCalculated(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    areas: () => [...areasNow().values()],
    message: messageAt,
    stop() {
      watching.dispose();
      clearTimeout(settling);
      listeners.clear();
      waiters.forEach((go) => go());
    },
  };
};
