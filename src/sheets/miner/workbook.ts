import type { Preset } from "../../presets/figure";
import { chooseNames, chosenScenario, workbookOf, type WorkbookOptions } from "../assembly";
import type { WorkbookPlan } from "../plan";
import { buildSources } from "../sources";
import { buildAbout } from "./about";
import { buildBlock } from "./block";
import { buildChecks } from "./checks";
import { buildConverts } from "./converts";
import { buildDashboard } from "./dashboard";
import { buildInputs, buildScenarios, inputNames } from "./inputs";
import { MINER_SHEETS, planMiner } from "./layout";
import { buildLeases } from "./leases";
import { buildLeverage } from "./leverage";
import { buildOverrides } from "./overrides";
import { buildSpread } from "./spread";
import { buildStress } from "./stress";
import { buildTreasury } from "./treasury";

/** A miner in transition: coins, machines and leases against loans, notes and their puts. */
export const buildMiner = (preset: Preset, { scenario, taken = [], language = "en" }: WorkbookOptions): WorkbookPlan => {
  const chosen = chosenScenario(preset, scenario);
  const layout = planMiner(preset, chooseNames(MINER_SHEETS, taken), chosen, language);
  const sheets = [
    buildAbout(layout),
    buildInputs(layout),
    buildScenarios(layout),
    buildTreasury(layout),
    buildBlock(layout),
    ...(layout.items.leases.length > 0 ? [buildLeases(layout)] : []),
    buildLeverage(layout),
    buildConverts(layout),
    buildStress(layout),
    buildSpread(layout),
    buildDashboard(layout),
    buildChecks(layout),
    buildSources(layout),
    buildOverrides(layout),
  ];
  return workbookOf(layout, sheets, inputNames(layout));
};
