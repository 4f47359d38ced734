import { ICommandService, type Injector, type IUnitRange } from "@univerjs/core";
import {
  ErrorType,
  ErrorValueObject,
  FormulaExecutedStateType,
  IFunctionService,
  Interpreter,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import { keepMessages } from "./messages";
import { reach } from "./reach";
import { changedAreas, mendSpills, readSpills, type SheetCells, type SpillArea, type SpillAreas } from "./spills";

interface Trigger {
  _waitingCommandQueue: unknown[];
  _setTimeoutKey: Parameters<typeof clearTimeout>[0];
  _executingDirtyData: object;
  _generateDirty: (commands: unknown[]) => object;
  _mergeDirty: (one: object, other: object) => object;
}

/**
 * Edits after which everything is calculated again from the text of the formulas: they move cells, so that positions of
 * spills and messages no longer hold, or they give a name or a sheet a new meaning, which Univer's cache of parsed formulas
 * does not notice.
 */
const REARRANGES: ReadonlySet<string> = new Set([
  ...[
    "insert-row", "insert-col", "remove-rows", "remove-col", "move-range", "move-rows", "move-columns", "reorder-range",
    "insert-sheet", "remove-sheet", "set-worksheet-name",
  ].map((name) => `sheet.mutation.${name}`),
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
]);

/** Two spills that block each other in turn would never settle. */
const MOST_ROUNDS = 50;

/** Univer notes what every formula reads again at every calculation and forgets it only in a full one. */
const FULL_AFTER = 200;

export interface Recalculation {
  calculate(): Promise<void>;
  /** Calculates every formula again: what a function answers has changed. */
  again(): void;
  onCalculated(callback: () => void): () => void;
  areas(): readonly SpillArea[];
  message(sheetId: string, row: number, column: number): string | undefined;
  /** Ends all waiting; `then` runs at once, or when the calculation that is under way is over. */
  stop(then: () => void): void;
}

/** An exception in one of Univer's own functions would end the calculation of the whole workbook without a word. */
const surviveExceptions = (injector: Injector): void => {
  const interpreter = injector.get(Interpreter);
  const execute = interpreter.execute.bind(interpreter);
  interpreter.execute = (node) => {
    try {
      return execute(node);
    } catch (fault) {
      return ErrorValueObject.create(ErrorType.VALUE, `the spreadsheet failed at this formula: ${String(fault)}`);
    }
  };
};

/**
 * Sees to it that what a workbook shows is what its formulas say. When a calculation changes the area of a spill, the
 * readers of the old and of the new area are calculated again, and so on until no area changes. Formulas are therefore
 * right in any order of entry, and an edit that moves no area costs one pass.
 */
export const mendRecalculation = (injector: Injector, unitId: string, cells: SheetCells): Recalculation => {
  const commands = injector.get(ICommandService);
  const functions = injector.get(IFunctionService);
  const controller = injector.get(TriggerCalculationController);
  const trigger = reach<Trigger>(controller, ["_waitingCommandQueue", "_executingDirtyData", "_generateDirty", "_mergeDirty"]);
  surviveExceptions(injector);
  mendSpills(injector, unitId);
  const messages = keepMessages(injector, unitId);
  const areas = (): SpillAreas => readSpills(injector, unitId, cells);

  const askFor = (what: { readonly dirtyRanges: readonly IUnitRange[] } | { readonly forceCalculation: true }): void => {
    commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, what, { onlyLocal: true });
  };
  /** Starts what waits for Univer's 100 ms pause after an edit. Says whether anything waited. */
  const startWaiting = (): boolean => {
    if (trigger._waitingCommandQueue.length === 0) return false;
    clearTimeout(trigger._setTimeoutKey);
    trigger._executingDirtyData = trigger._mergeDirty(trigger._executingDirtyData, trigger._generateDirty(trigger._waitingCommandQueue));
    trigger._waitingCommandQueue = [];
    commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData }, { onlyLocal: true });
    return true;
  };

  const listeners = new Set<() => void>();
  let waiters: (() => void)[] = [];
  let settled: SpillAreas = new Map();
  let running = 0;
  let stopping = false;
  let rounds = 0;
  let sinceFull = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let afterwards: (() => void) | undefined;

  const wakeWaiters = (): void => {
    const waited = waiters;
    waiters = [];
    waited.forEach((go) => go());
  };
  const settle = (): void => {
    settling = undefined;
    if (running > 0) return;
    if (afterwards) return afterwards();
    const now = areas();
    const dirtyRanges = changedAreas(settled, now)
      .filter(({ sheetId }) => cells.has(sheetId))
      .map(({ sheetId, range }) => ({ unitId, sheetId, range }));
    settled = now;
    rounds += 1;
    sinceFull += 1;
    const isFullDue = sinceFull > FULL_AFTER;
    if ((dirtyRanges.length > 0 || isFullDue) && rounds <= MOST_ROUNDS) {
      if (isFullDue) sinceFull = 0;
      askFor(isFullDue ? { forceCalculation: true } : { dirtyRanges });
      startWaiting();
      return;
    }
    rounds = 0;
    listeners.forEach((listener) => listener());
    wakeWaiters();
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
      // Univer writes its results in microtasks after it says that it is done.
      if (running === 0) settling ??= setTimeout(settle, 0);
    }
  });

  return {
    async calculate() {
      // Univer registers a new formula in microtasks after the edit; to start before them would leave orphans in its order.
      await new Promise((go) => setTimeout(go, 0));
      while (!isOver && (running > 0 || settling !== undefined || startWaiting())) await new Promise<void>((go) => waiters.push(go));
    },
    again() {
      if (!isOver) askFor({ forceCalculation: true });
    },
    onCalculated(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    areas: () => [...areas().values()],
    message: (sheetId, row, column) => messages.at(sheetId, row, column, [...areas().values()]),
    stop(then) {
      isOver = true;
      listeners.clear();
      wakeWaiters();
      const end = (): void => {
        watching.dispose();
        clearTimeout(settling);
        then();
      };
      if (running === 0) end();
      else afterwards = end;
    },
  };
};
