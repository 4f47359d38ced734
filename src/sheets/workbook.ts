import type { Archetype, Preset } from "../presets/figure";
import type { WorkbookOptions } from "./assembly";
import { buildMinerComparison } from "./miner/comparison/workbook";
import { buildMiner } from "./miner/workbook";
import { buildNeocloud } from "./neocloud";
import { buildNetwork } from "./network/workbook";
import type { WorkbookPlan } from "./plan";

type Build = (preset: Preset, options: WorkbookOptions) => WorkbookPlan;

/** One builder for each kind of preset. */
const BUILDERS: Readonly<Partial<Record<Archetype, Build>>> = {
  neocloud: buildNeocloud,
  miner: buildMiner,
  miners: buildMinerComparison,
  network: buildNetwork,
};

/** A preset's whole credit analysis as one workbook. */
export const buildWorkbook = (preset: Preset, options: WorkbookOptions = {}): WorkbookPlan => {
  const build = BUILDERS[preset.archetype];
  if (!build) throw new Error(`${preset.id} is a ${preset.archetype}, for which there are no sheets`);
  return build(preset, options);
};
