import type { Cell } from "../functions/cells";
import type { Content, WorkbookPlan } from "../sheets/plan";

/** One cell as a reader meets it. `message` is the reason behind an error, where the host can tell it. */
export interface CellView {
  readonly address: string;
  readonly value: Cell;
  readonly formula: string | null;
  readonly message?: string;
  /** The cell whose formula fills this one, when it is part of a spill and not its first cell. */
  readonly spilledFrom?: string;
}

/** How far a load has come: steps done, steps in all, what is being done now. Throws an AbortError to end the load. */
export type Progress = (done: number, total: number, what: string) => void;

/** Why nothing of a plan stays, in words, with what became of the part that was already there. */
export const notWritten = (who: string, problem: unknown, ending: string): Error => {
  const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
  return new Error(name === "AbortError" ? `cancelled; ${ending}` : `${who} refused (${message}); ${ending}`, { cause: problem });
};

/**
 * What any workbook can do for us, and nothing else: the embedded spreadsheet, Excel through Office.js, an .xlsx file.
 * Addresses carry their sheet: Inputs!D6, 'My sheet'!A1:B3. One contract suite runs on every implementation.
 */
export interface WorkbookPort {
  sheetNames(): Promise<readonly string[]>;
  definedNames(): Promise<readonly string[]>;
  /** Adds the plan's sheets, names and charts after the existing ones. All or nothing; refuses a name that is taken. */
  write(plan: WorkbookPlan, progress: Progress): Promise<void>;
  /** Row by row. */
  read(address: string): Promise<readonly (readonly CellView[])[]>;
  /** Sets one cell; one undo step for the user. */
  set(address: string, content: Content): Promise<void>;
  selection(): Promise<CellView>;
  /** Shows a cell to the user and selects it. */
  select(address: string): Promise<void>;
  /** Calls back after the selection or a value changed; returns how to stop. */
  watch(changed: () => void): () => void;
}
