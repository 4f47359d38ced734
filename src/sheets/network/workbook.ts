import type { Preset } from "../../presets/figure";
import { chooseNames, chosenScenario, workbookOf, type WorkbookOptions } from "../assembly";
import type { WorkbookPlan } from "../plan";
import { buildSources } from "../sources";
import { buildAbout } from "./about";
import { buildChecks } from "./checks";
import { buildCircularity } from "./circularity";
import { buildClearing } from "./clearing";
import { buildConcentration } from "./concentration";
import { buildDashboard } from "./dashboard";
import { buildFlows } from "./flows";
import { buildInputs, buildScenarios, inputNames } from "./inputs";
import { NETWORK_SHEETS, planNetwork } from "./layout";
import { buildMatrices } from "./matrices";
import { buildNetworks } from "./networks";
import { buildOverrides } from "./overrides";
import { buildStress } from "./stress";

/** A network of counterparties that finance and buy from each other. */
export const buildNetwork = (preset: Preset, { scenario, taken = [], language = "en" }: WorkbookOptions): WorkbookPlan => {
  const chosen = chosenScenario(preset, scenario);
  const layout = planNetwork(preset, chooseNames(NETWORK_SHEETS, taken), chosen, language);
  const builders = [
    buildAbout, buildInputs, buildScenarios, buildFlows, buildMatrices, buildCircularity, buildClearing, buildConcentration,
    buildNetworks, buildStress, buildDashboard, buildChecks, buildSources, buildOverrides,
  ];
  return workbookOf(layout, builders.map((build) => build(layout)), inputNames(layout));
};
