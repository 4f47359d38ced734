import { DERIVED, DERIVED_ROW } from "./derived";
import { type Layout, reference } from "./layout";
import type { SheetPlan } from "./plan";
import { figureRows, type ScenarioRow, scenariosSheet } from "./scenario-sheet";

/** The rows a scenario may change: the figures, then the loan amount and rate. */
export const scenarioRows = ({ preset, language }: Layout): readonly ScenarioRow[] => [
  ...figureRows(preset, language),
  ...DERIVED.flatMap(({ key, label, unit, format, perScenario }, i) => (perScenario ? [{ row: DERIVED_ROW + i, key, label, unit, format }] : [])),
];

export const buildScenarios = (layout: Layout): SheetPlan =>
  scenariosSheet({
    preset: layout.preset, language: layout.language, name: layout.names.scenarios, selected: reference(layout, "about", "C10"),
    rows: scenarioRows(layout), noEffect: "no effect", widths: [18, 52, 12, 30],
  });
