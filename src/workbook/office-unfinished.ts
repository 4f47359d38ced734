import { journalIn, type Journal, leftoversOf, lookAround, PROTECTED, removeLeftovers, restOf } from "./office-journal";
import type { DeadLoads } from "./office-load";
import { type Patience, reasonOf, runPatiently, type Wait, waitFor } from "./office-request";
import type { UnfinishedLoads } from "./port";

/**
 * Unfinished loads of a workbook in Excel, by the line in its settings. A workbook without one costs a single small
 * request. What a click removes is what the next load would remove, and is looked up anew at the click.
 */
export const officeUnfinished = (wait: Wait = waitFor, dead: DeadLoads = new Set()): UnfinishedLoads => {
  const patience: Patience = { wait, waiting: () => {} };
  const line = (): Promise<Journal | undefined> => runPatiently((context) => journalIn(context, patience));

  /** The line of a load that is surely cut off; one that is still alive is waited for. */
  const cutOff = async (doubt: (title: string) => void): Promise<Journal | undefined> => {
    const journal = await line();
    const rest = journal && !dead.has(journal.id) ? restOf(journal) : 0;
    if (!journal || rest === 0) return journal;
    doubt(journal.title);
    await wait(rest);
    const later = await line();
    return later?.id === journal.id && later.at === journal.at ? journal : cutOff(doubt);
  };

  return {
    find: async (doubt) => {
      const journal = await cutOff(doubt);
      if (!journal) return undefined;
      const left = await runPatiently(async (context) => leftoversOf(context, { ...(await lookAround(context, patience)), journal }, patience));
      return left.sheets.length + left.names.length === 0 ? undefined : { id: journal.id, at: journal.at, title: journal.title, ...left };
    },
    remove: (left) =>
      runPatiently(async (context) => {
        const state = await lookAround(context, patience);
        if (state.journal?.id !== left.id || state.journal.at !== left.at) return false;
        if (state.isProtected) throw new Error(`${PROTECTED}: no sheet can be removed; nothing was touched`);
        await removeLeftovers(context, state, patience);
        return true;
      }).catch((problem: unknown) => {
        throw new Error(reasonOf(problem), { cause: problem });
      }),
  };
};
