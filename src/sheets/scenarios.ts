import { DERIVED, DERIVED_ROW } from "./derived";
import { formatOf } from "./formats";
import { FIRST_ROW, labelOf, LAST_SCENARIO_ROW, lastSpareColumn, type Layout, reference, scenarioColumn, scenarioName, scenarioStory, SPARE_SCENARIOS } from "./layout";
import type { Format, SheetPlan } from "./plan";
import { formula, startSheet } from "./sheet";

/** The rows a scenario may change: the figures, then the loan amount and rate. */
export const scenarioRows = (layout: Layout): readonly { readonly row: number; readonly key: string; readonly label: string; readonly unit: string; readonly format: Format }[] => [
  ...layout.preset.figures.map((figure, i) => ({ row: FIRST_ROW + i, key: figure.key, label: labelOf(figure, layout.language), unit: figure.unit, format: formatOf(figure.unit) })),
  ...DERIVED.flatMap(({ key, label, unit, format, perScenario }, i) => (perScenario ? [{ row: DERIVED_ROW + i, key, label, unit, format }] : [])),
];

export const buildScenarios = (layout: Layout): SheetPlan => {
  const sheet = startSheet("scenarios", layout.names.scenarios, "Scenarios", "Named changes to inputs. A blank cell keeps the base value; type a value to change an input in one scenario. The columns after the last one are free for your own.");
  sheet.put("B4", "Selected scenario", "label");
  sheet.put("C4", formula(`=${reference(layout, "about", "C10")}`), "output", { format: "integer" });
  sheet.row("A5", ["Key", "Input", "Unit"], "heading");
  for (const scenario of layout.preset.scenarios) {
    const column = scenarioColumn(scenario.number);
    sheet.put(`${column}4`, scenario.number, "heading", { format: "integer" });
    sheet.put(`${column}5`, scenarioName(scenario, layout.language), "heading", { note: scenarioStory(scenario, layout.language) });
  }
  for (let number = layout.scenarioCount + 1; number <= layout.scenarioCount + SPARE_SCENARIOS; number += 1) {
    sheet.put(`${scenarioColumn(number)}4`, number, "heading", { format: "integer" });
    sheet.put(`${scenarioColumn(number)}5`, null, "choice");
  }
  sheet.highlight({ range: `D4:${lastSpareColumn(layout)}4`, when: "equals", value: "=$C$4", look: "good" });
  for (const { row, key, label, unit, format } of scenarioRows(layout)) {
    sheet.put(`A${row}`, key, "key");
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    for (const { number, changes } of layout.preset.scenarios) {
      const value = changes[key];
      if (value !== undefined) sheet.put(`${scenarioColumn(number)}${row}`, value, "assumed", { format });
    }
  }
  sheet.put(`B${LAST_SCENARIO_ROW + 2}`, "Effect", "label");
  for (const { number, effect } of layout.preset.scenarios) {
    if (effect !== undefined) sheet.put(`${scenarioColumn(number)}${LAST_SCENARIO_ROW + 2}`, effect === "base" ? "the base" : "no effect", "note");
  }
  return sheet.finish({ widths: [18, 52, 12, ...Array.from({ length: layout.scenarioCount + SPARE_SCENARIOS }, () => 30)], freeze: { rows: 5, columns: 3 }, landscape: true });
};
