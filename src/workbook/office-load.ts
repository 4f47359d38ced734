import type { WorkbookPlan } from "../sheets/plan";
import { beat, begin, commit, isDone, type Journal, journalOf, leftoversOf, lookAround, refuseTaken, removeLeftovers, restOf, type State } from "./office-journal";
import { requestsOf, sheetOf, stagesOf, type Task } from "./office-plan";
import { type Patience, reasonOf, runPatiently, send, type Wait } from "./office-request";
import { isCancelled, type Progress } from "./port";

/** Both suspensions end by themselves with the request, whatever happens: Excel is never left switched off. */
const quietly = (context: Excel.RequestContext, journal: Journal, tasks: readonly Task[], calculates = false): void => {
  const { application } = context.workbook;
  beat(context, journal);
  if (!calculates) application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  tasks.forEach((task) => task.act(context));
};

const inOrder = <T>(items: readonly T[], act: (item: T, index: number) => Promise<void>): Promise<void> =>
  items.reduce((before, item, i) => before.then(() => act(item, i)), Promise.resolve());

/** Who suspends calculation has to ask for it afterwards; where the user calculates by hand, for our sheets alone. */
const calculate = (plan: WorkbookPlan, isManual: boolean): Task => ({
  what: "calculating", weight: 2_000 + 300 * plan.sheets.length,
  act: (context) => {
    if (isManual) plan.sheets.forEach(({ name }) => sheetOf(context, name).calculate(true));
    else context.workbook.application.calculate("Recalculate");
  },
});

const finish = (plan: WorkbookPlan): Task => {
  const open = plan.sheets.find(({ key }) => key === plan.open) ?? plan.sheets[0]!;
  return {
    what: `showing ${open.name}`, weight: 2_000,
    act: (context) => {
      const sheet = sheetOf(context, open.name);
      sheet.activate();
      sheet.getRange("A1").untrack().select();
      commit(context);
    },
  };
};

/** The sheets and names of the workbook as they were before a load that was cut off; its leftovers go with the next load. */
export const withoutLeftovers = (wait: Wait): Promise<{ readonly sheets: readonly string[]; readonly names: readonly string[] }> =>
  runPatiently(async (context) => {
    const patience = { wait, waiting: () => {} };
    const state = await lookAround(context, patience);
    const left = state.journal ? await leftoversOf(context, state, patience) : { sheets: [], names: [] };
    return { sheets: state.sheets.filter((name) => !left.sheets.includes(name)), names: state.names.map(({ name }) => name).filter((name) => !left.names.includes(name)) };
  });

/** After a failure: done all the same, taken back, or left for the next load. */
const settle = async (plan: WorkbookPlan, begun: Journal | undefined, patience: Patience): Promise<"done" | "as before"> => {
  if (!begun) return "as before";
  return runPatiently(async (context) => {
    const state = await lookAround(context, patience);
    if (isDone(state, plan)) return "done";
    if (state.journal && state.journal.id !== begun.id) throw new Error("another load has begun in this workbook");
    await removeLeftovers(context, state, patience, true);
    return "as before";
  });
};

/** Loads that surely run no more, by their numbers: those of this page that could not be taken back, and silent ones. */
export type DeadLoads = Set<string>;

/** A fresh look at the workbook; what a load that was cut off has left is removed first, once it is sure that nobody is at it. */
const prepare = async (context: Excel.RequestContext, patience: Patience, dead: DeadLoads, tell: (what: string) => void): Promise<State> => {
  const state = await lookAround(context, patience);
  const { journal } = state;
  if (!journal) return state;
  const rest = dead.has(journal.id) ? 0 : restOf(journal);
  if (rest > 0) {
    tell("waiting in case another load is still running in this workbook");
    await patience.wait(rest);
    dead.add(journal.id);
    const later = await lookAround(context, patience);
    if (later.journal?.id !== journal.id || later.journal.at !== journal.at) {
      dead.delete(journal.id);
      return prepare(context, patience, dead, tell);
    }
  }
  tell("removing what an interrupted load has left");
  await removeLeftovers(context, state, patience);
  return lookAround(context, patience);
};

/**
 * Loads a plan as a transaction: all of it stands in the workbook, or nothing of it. When even the way back is cut off, the
 * error says so, and the next load removes what is left before it begins. The number of requests does not depend on the
 * number of rows until a request would grow too large for Excel on the web.
 */
export const loadPlan = async (plan: WorkbookPlan, progress: Progress, wait: Wait, dead: DeadLoads): Promise<void> => {
  const stages = stagesOf(plan).flatMap(requestsOf);
  const earlier = stages.slice(0, -1);
  const total = earlier.length + 3;
  let [doing, step] = ["looking at the workbook", 0];
  let begun: Journal | undefined;
  const tell = (what: string): void => progress(step, total, (doing = what));
  const patience: Patience = { wait, waiting: (why) => progress(step, total, `${doing} (waiting: ${why})`) };
  try {
    await runPatiently(async (context) => {
      tell(doing);
      const state = await prepare(context, patience, dead, tell);
      refuseTaken(plan, state);
      const journal = journalOf(plan, state);
      step += 1;
      tell("adding the sheets and names");
      begun = journal;
      await send(context, (asked) => quietly(asked, journal, [{ what: doing, weight: 0, act: () => begin(asked, plan, journal) }]), patience);
      const next = async (tasks: readonly Task[], calculates = false): Promise<void> => {
        step += 1;
        tell([...new Set(tasks.map(({ what }) => what))].slice(0, 3).join(", "));
        await send(context, (asked) => quietly(asked, journal, tasks, calculates), patience);
      };
      await inOrder(earlier, (tasks) => next(tasks));
      await next([calculate(plan, state.isManual), ...(stages.at(-1) ?? []), finish(plan)], true);
    });
  } catch (problem) {
    if (!begun && !isCancelled(problem) && (problem as { readonly code?: string }).code === undefined) throw problem;
    const failure = isCancelled(problem) ? "cancelled" : `Excel refused while ${doing} (${reasonOf(problem)})`;
    const outcome = await settle(plan, begun, patience).catch((second: unknown) => {
      if (begun) dead.add(begun.id);
      const maybe = step === total - 1 ? "This was the last step, so look first whether the sheets are all there; if not, load again" : "Load again";
      throw new Error(`${failure}, and removing what was added failed too (${reasonOf(second)}). ${maybe}: what is left is removed first, then the load is completed.`, { cause: problem });
    });
    if (outcome === "as before") throw new Error(`${failure}; ${begun ? "everything that was added has been removed again" : "nothing was written"}`, { cause: problem });
  }
  progress(total, total, "done");
};
