import type { Archetype, Preset } from "../../../src/presets/figure";
import type { WorkbookPlan } from "../../../src/sheets/plan";
import type { Break } from "./book";
import { loanBreaks } from "./loan";
import { comparisonBreaks, minerBreaks } from "./miner";
import { networkBreaks } from "./network";

/** A kind of workbook without breaks does not compile. */
const BREAKS: Readonly<Record<Archetype, (plan: WorkbookPlan, preset: Preset) => readonly Break[]>> = {
  neocloud: loanBreaks,
  miner: minerBreaks,
  miners: (plan, { members }) => comparisonBreaks(plan, members!),
  network: networkBreaks,
};

export const breaksOf = (preset: Preset) => (plan: WorkbookPlan): readonly Break[] => BREAKS[preset.archetype](plan, preset);
