import type { Preset } from "../presets/figure";
import { buildAbout } from "./about";
import { chooseNames, chosenScenario, workbookOf, type WorkbookOptions } from "./assembly";
import { buildChecks } from "./checks";
import { buildCollateral } from "./collateral";
import { buildCoverage } from "./coverage";
import { buildCustomers } from "./customers";
import { buildDashboard } from "./dashboard";
import { buildDebt } from "./debt";
import { buildDrivers } from "./drivers";
import { buildFleet } from "./fleet";
import { buildInputs, inputNames } from "./inputs";
import { planLayout, SHEET_NAMES } from "./layout";
import { buildOverrides } from "./overrides";
import { buildPaths } from "./paths";
import type { WorkbookPlan } from "./plan";
import { buildScenarios } from "./scenarios";
import { buildShell } from "./shell";
import { buildSources } from "./sources";
import { buildSpread } from "./spread";
import { buildStress } from "./stress";

/** A loan against GPUs inside its borrower: figures with sources, scenarios, answers, checks. */
export const buildNeocloud = (preset: Preset, { scenario, taken = [], language = "en" }: WorkbookOptions): WorkbookPlan => {
  const chosen = chosenScenario(preset, scenario);
  const layout = planLayout(preset, chooseNames(SHEET_NAMES, taken), chosen, language);
  const sheets = [
    buildAbout(layout),
    buildInputs(layout),
    buildScenarios(layout),
    buildFleet(layout),
    buildCollateral(layout),
    ...(preset.debt ? [buildDebt(layout, preset.debt)] : []),
    buildCoverage(layout),
    ...(layout.company ? [buildCustomers(layout)] : []),
    ...(layout.rows.has("shell_debt") ? [buildShell(layout)] : []),
    buildDrivers(layout),
    buildPaths(layout),
    buildStress(layout),
    buildSpread(layout),
    buildDashboard(layout),
    buildChecks(layout),
    buildSources(layout),
    buildOverrides(layout),
  ];
  return workbookOf(layout, sheets, inputNames(layout, preset));
};
