import type { WorkbookPlan } from "../sheets/plan";
import { type Patience, send } from "./office-request";

/**
 * A load leaves a line in the workbook's own settings before it adds anything, and takes it away with its last action. While
 * the line is there the load is unfinished: whoever finds it, this pane or one opened after a crash, can tell what belongs
 * to it and remove that. Sheets carry the number of the load that made them, names its comment, so nothing of the user's is
 * taken for ours.
 */
export interface Journal {
  readonly id: string;
  /** What is loaded, in the words of its plan. */
  readonly title: string;
  /** Moment of its last request, in milliseconds: the load of a colleague in a shared workbook may still be running. */
  readonly at: number;
  readonly sheets: readonly string[];
  readonly names: readonly string[];
  /** Sheets that were there before, and the one that was shown. */
  readonly before: readonly string[];
  readonly active: string;
  /** Sheets that were copied; Excel names a copy after them at first. */
  readonly copied: readonly string[];
}

const KEY = "ComputeCredit.load";
const OUR_COMMENT = "Compute Credit";

export const PROTECTED = "the structure of this workbook is protected (Review > Protect Workbook)";

export interface State {
  readonly sheets: readonly string[];
  /** Of cells and of tables: Excel takes no name twice among both. */
  readonly names: readonly { readonly name: string; readonly comment: string }[];
  readonly active: string;
  readonly isProtected: boolean;
  /** The user calculates when he wants to: only what is ours may be calculated. */
  readonly isManual: boolean;
  readonly journal: Journal | undefined;
}

/** The line of an unfinished load alone: the one question of a workbook in which nothing was interrupted. */
export const journalIn = async (context: Excel.RequestContext, patience: Patience): Promise<Journal | undefined> => {
  const line = await send(context, ({ workbook }) => {
    const asked = workbook.settings.getItemOrNullObject(KEY);
    asked.load("value");
    return asked;
  }, patience);
  return line.isNullObject ? undefined : (line.value as Journal);
};

export const lookAround = async (context: Excel.RequestContext, patience: Patience): Promise<State> => {
  const { worksheets, names, tables, protection, settings, active, application } = await send(context, ({ workbook }) => {
    const asked = {
      worksheets: workbook.worksheets, names: workbook.names, tables: workbook.tables, protection: workbook.protection,
      settings: workbook.settings.getItemOrNullObject(KEY), active: workbook.worksheets.getActiveWorksheet(), application: workbook.application,
    };
    asked.worksheets.load("items/id,items/name");
    asked.names.load("items/name,items/comment");
    asked.tables.load("items/name");
    asked.protection.load("protected");
    asked.settings.load("value");
    asked.active.load("name");
    asked.application.load("calculationMode");
    return asked;
  }, patience);
  return {
    sheets: worksheets.items.map(({ name }) => name),
    names: [...names.items.map(({ name, comment }) => ({ name, comment })), ...tables.items.map(({ name }) => ({ name, comment: "" }))],
    active: active.name,
    isProtected: protection.protected,
    isManual: application.calculationMode === "Manual",
    journal: settings.isNullObject ? undefined : (settings.value as Journal),
  };
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const has = (list: readonly string[], name: string): boolean => list.some((entry) => same(entry, name));

/** "Inputs (2)" for a copy of Inputs that has not got its own name yet; Excel cuts a long name before the number. */
const isFreshCopy = (name: string, copied: readonly string[]): boolean => {
  const [, start] = /^(.*) \(\d+\)$/.exec(name) ?? [];
  return start !== undefined && copied.some((source) => start.length >= Math.min(source.length, 25) && same(source.slice(0, start.length), start));
};

export interface Leftovers {
  readonly sheets: readonly string[];
  readonly names: readonly string[];
}

/**
 * What an unfinished load has added so far: sheets with its number, or still empty ones under its names; names with our
 * comment. A copy without number and name is taken for ours only right after the failure: later it may be the user's.
 */
export const leftoversOf = async (context: Excel.RequestContext, { sheets, names, journal }: State, patience: Patience, hasJustFailed = false): Promise<Leftovers> => {
  if (!journal) return { sheets: [], names: [] };
  const isUnnamed = (name: string): boolean => isFreshCopy(name, journal.copied);
  const candidates = sheets.filter((name) => !has(journal.before, name) && (has(journal.sheets, name) || isUnnamed(name)));
  const asked = await send(context, ({ workbook }) => candidates.map((name) => {
    const sheet = workbook.worksheets.getItem(name);
    const [mark, used] = [sheet.customProperties.getItemOrNullObject(KEY), sheet.getUsedRangeOrNullObject(false).untrack()];
    mark.load("value");
    used.load("address");
    return { name, mark, used };
  }), patience);
  return {
    sheets: asked.filter(({ name, mark, used }) =>
      (!mark.isNullObject && mark.value === journal.id) || (isUnnamed(name) ? hasJustFailed : used.isNullObject)).map(({ name }) => name),
    names: names.filter(({ name, comment }) => has(journal.names, name) && comment === OUR_COMMENT).map(({ name }) => name),
  };
};

/** Takes away what an unfinished load has added, and its line in the settings. */
export const removeLeftovers = async (context: Excel.RequestContext, state: State, patience: Patience, hasJustFailed = false): Promise<void> => {
  const { sheets, names } = await leftoversOf(context, state, patience, hasJustFailed);
  const { journal, active } = state;
  await send(context, ({ workbook }) => {
    if (journal && has(sheets, active) && has(state.sheets, journal.active)) workbook.worksheets.getItem(journal.active).activate();
    names.forEach((name) => workbook.names.getItem(name).delete());
    sheets.forEach((name) => workbook.worksheets.getItem(name).delete());
    if (journal) workbook.settings.getItem(KEY).delete();
  }, patience);
};

export const journalOf = (plan: WorkbookPlan, { sheets, active }: State): Journal => ({
  id: crypto.randomUUID(), title: plan.title, at: Date.now(), sheets: plan.sheets.map(({ name }) => name), names: plan.names.map(({ name }) => name),
  before: sheets, active, copied: plan.sheets.flatMap(({ copyOf }) => (copyOf === undefined ? [] : [copyOf])),
});

/** Says in the line that the load is alive: the first action of each of its requests. */
export const beat = ({ workbook }: Excel.RequestContext, journal: Journal): void => void workbook.settings.add(KEY, { ...journal, at: Date.now() });

/** No request of ours takes so long; a line that has said nothing for that time is that of a load which was cut off. */
const SILENCE = 15_000;
/** How long to wait until a load is surely cut off; the clocks of two people may differ. */
export const restOf = (journal: Journal): number => Math.min(SILENCE, Math.max(0, journal.at + SILENCE - Date.now()));

/** The sheets, each with the number of the load at once, then the names. The line stands before. */
export const begin = ({ workbook }: Excel.RequestContext, plan: WorkbookPlan, journal: Journal): void => {
  for (const { name, copyOf } of plan.sheets) {
    const sheet = copyOf === undefined ? workbook.worksheets.add(name) : workbook.worksheets.getItem(copyOf).copy("End");
    // First the number, then the name: a copy under its new name without a number would pass for the user's.
    sheet.customProperties.add(KEY, journal.id);
    if (copyOf !== undefined) sheet.name = name;
  }
  for (const { name, refersTo } of plan.names) workbook.names.add(name, `=${refersTo}`, OUR_COMMENT);
};

/** The very last action of a load: without the line it is done. */
export const commit = ({ workbook }: Excel.RequestContext): void => workbook.settings.getItem(KEY).delete();

/** Whether a load whose last answer never came is nevertheless done. */
export const isDone = ({ sheets, journal }: State, plan: WorkbookPlan): boolean => journal === undefined && plan.sheets.every(({ name }) => has(sheets, name));

export const refuseTaken = (plan: WorkbookPlan, { sheets, names, isProtected }: State): void => {
  if (isProtected) throw new Error(`${PROTECTED}: no sheet can be added; nothing was written`);
  const clash = [...plan.sheets, ...plan.names].find(({ name }) => has(sheets, name) || has(names.map((one) => one.name), name));
  if (clash) throw new Error(`the workbook already has "${clash.name}"; nothing was written`);
};
