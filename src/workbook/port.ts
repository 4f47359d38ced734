import type { Cell } from "../functions/cells";
import type { Content, ScopedName, WorkbookPlan } from "../sheets/plan";

/** One cell as a reader meets it. `message` is the reason behind an error, where the host can tell it. */
export interface CellView {
  readonly address: string;
  readonly value: Cell;
  readonly formula: string | null;
  readonly message?: string;
  /** The cell whose formula fills this one, when it is part of a spill and not its first cell. */
  readonly spilledFrom?: string;
}

/** A cell of a sheet that holds something. */
export interface UsedCell extends CellView {
  /** The block that the formula fills, where that is more than its own cell. */
  readonly fills?: string;
}

/** How far a load has come: steps done, steps in all, what is being done now. Throws an AbortError to end the load. */
export type Progress = (done: number, total: number, what: string) => void;

/** Whether a load ended because the user wanted it to. */
export const isCancelled = (problem: unknown): boolean => (problem as { readonly name?: unknown } | undefined)?.name === "AbortError";

/**
 * What any workbook can do for us, and nothing else: the embedded spreadsheet, Excel through Office.js, an .xlsx file.
 * Addresses carry their sheet: Inputs!D6, 'My sheet'!A1:B3. One contract suite runs on every implementation.
 */
export interface WorkbookPort {
  sheetNames(): Promise<readonly string[]>;
  /** Names that are taken, those of tables included. */
  definedNames(): Promise<readonly string[]>;
  /** Names with what they refer to, those of single sheets included. */
  namedRanges(): Promise<readonly ScopedName[]>;
  /** Adds the plan's sheets, names and charts after the existing ones. All or nothing; refuses a name that is taken. */
  write(plan: WorkbookPlan, progress: Progress): Promise<void>;
  /** Row by row. */
  read(address: string): Promise<readonly (readonly CellView[])[]>;
  /** Every cell of a sheet that holds something, row by row. */
  used(sheet: string): Promise<readonly UsedCell[]>;
  /** Sets one cell; one undo step for the user. */
  set(address: string, content: Content): Promise<void>;
  /** Sets many cells in one round trip. A host may have set some of them when it refuses one. */
  setMany(cells: readonly { readonly address: string; readonly content: Content }[]): Promise<void>;
  selection(): Promise<CellView>;
  /** Address of the block that the user has selected. Excel refuses when several blocks are. */
  selectedArea(): Promise<string>;
  /** Shows a cell to the user and selects it. */
  select(address: string): Promise<void>;
  /** Calls back after the selection or a value changed; returns how to stop. */
  watch(changed: () => void): () => void;
}

/** What an interrupted load has left in a workbook. */
export interface LeftBehind {
  readonly id: string;
  readonly at: number;
  /** What was being loaded. */
  readonly title: string;
  readonly sheets: readonly string[];
  readonly names: readonly string[];
}

/** Loads that were cut off: told when somebody opens the pane, removed when he says so or with the next load. */
export interface UnfinishedLoads {
  /** `doubt` hears the title of a load that may still be running in another window; the answer waits until that is sure. */
  find(doubt: (title: string) => void): Promise<LeftBehind | undefined>;
  /** False when the load has gone on meanwhile or somebody else has removed what it left: then nothing is touched. */
  remove(left: LeftBehind): Promise<boolean>;
}
