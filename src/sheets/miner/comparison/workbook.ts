import type { Preset } from "../../../presets/figure";
import { chooseNames, chosenScenario, workbookOf, type WorkbookOptions } from "../../assembly";
import { buildRegister } from "../../overrides";
import type { WorkbookPlan } from "../../plan";
import { buildSources } from "../../sources";
import { buildAbout } from "../about";
import { MINER_SHEETS } from "../layout";
import { buildChecks } from "./checks";
import { buildComparison } from "./comparison";
import { buildDashboard } from "./dashboard";
import { buildInputs, buildScenarios, inputNames } from "./inputs";
import { baseColumn, COMPARISON_SHEETS, PLACES, planComparison } from "./layout";
import { buildRanking } from "./ranking";
import { buildSpread } from "./spread";
import { buildStress } from "./stress";
import { buildStressed } from "./stressed";
import { buildWall } from "./wall";

/** Several miners in one workbook: one question, the same function, a column for each. */
export const buildMinerComparison = (preset: Preset, { scenario, taken = [], language = "en" }: WorkbookOptions): WorkbookPlan => {
  const chosen = chosenScenario(preset, scenario);
  const layout = planComparison(preset, chooseNames(COMPARISON_SHEETS, taken), chosen, language);
  const { names } = layout;
  const tolerance = `${baseColumn(0)}${layout.rows.get("tolerance")!}`;
  const sheets = [
    buildAbout({ ...layout, names: { ...MINER_SHEETS, ...names }, places: PLACES }, false),
    buildInputs(layout),
    buildScenarios(layout),
    buildComparison(layout),
    buildStressed(layout),
    buildWall(layout),
    buildRanking(layout),
    buildStress(layout),
    buildSpread(layout),
    buildDashboard(layout),
    buildChecks(layout),
    buildSources({ preset, names }),
    buildRegister({
      name: names.overrides, inputs: names.inputs, language, tolerance, measure: "cover",
      lines: layout.inputs.flatMap(({ key, figures }) => figures.flatMap((figure, i) => (figure ? [{ figure, cell: `${baseColumn(i)}${layout.rows.get(key)!}` }] : []))),
    }),
  ];
  return workbookOf(layout, sheets, inputNames(layout));
};
