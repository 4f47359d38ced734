import type { WorkbookPlan } from "../sheets/plan";
import type { Progress, WorkbookPort } from "./port";
import { withFreeNames } from "./rename";

/**
 * Writes a plan into a workbook: sheets and names that are taken get the next free ones, so nothing of the user's is
 * overwritten. All or nothing: when the workbook refuses, what was added is gone again and the error says why.
 * Answers with the plan as it now stands, names included.
 */
export const loadPreset = async (port: WorkbookPort, plan: WorkbookPlan, progress: Progress = () => {}): Promise<WorkbookPlan> => {
  const [sheets, names] = [await port.sheetNames(), await port.definedNames()];
  const free = withFreeNames(plan, { sheets, names });
  await port.write(free, progress);
  return free;
};
