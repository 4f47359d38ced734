import type { Preset } from "../presets/figure";
import type { Language } from "./assembly";
import { FIRST_ROW, labelOf, lastSpareColumn, scenarioColumn, scenarioName, scenarioStory, SPARE_SCENARIOS } from "./columns";
import { formatOf } from "./formats";
import { writeHead } from "./input-rows";
import type { Content, Format, SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";

/** A row that a scenario may change. */
export interface ScenarioRow {
  readonly row: number;
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
}
export const figureRows = ({ figures }: Preset, language: Language): readonly ScenarioRow[] =>
  figures.map((figure, i) => ({ row: FIRST_ROW + i, key: figure.key, label: labelOf(figure, language), unit: figure.unit, format: formatOf(figure.unit) }));

/** Column headings of the scenarios, as they stand on Scenarios and Stress. */
export const scenarioHeadings = (sheet: Draft, { scenarios }: Preset, language: Language, title: (number: number) => Content): void => {
  sheet.row("A5", ["Key", "Input", "Unit"], "heading");
  for (const scenario of scenarios) {
    const column = scenarioColumn(scenario.number);
    sheet.put(`${column}4`, scenario.number, "heading", { format: "integer" });
    sheet.put(`${column}5`, title(scenario.number), "heading", { note: scenarioStory(scenario, language) });
  }
};

export interface ScenariosSheet {
  readonly preset: Preset;
  readonly language: Language;
  readonly name: string;
  /** The cell of About that holds the selected scenario. */
  readonly selected: string;
  readonly rows: readonly ScenarioRow[];
  /** Why a scenario without changes has none in this kind of model. */
  readonly noEffect: string;
  readonly widths: readonly [key: number, label: number, unit: number, scenario: number];
}
/** Named changes, a column for each scenario and free ones behind them. */
export const scenariosSheet = ({ preset, language, name, selected, rows, noEffect, widths: [key, label, unit, scenario] }: ScenariosSheet): SheetPlan => {
  const sheet = startSheet("scenarios", name, "Scenarios", "Named changes to inputs. A blank cell keeps the base value; type a value to change an input in one scenario. The columns after the last one are free for your own.");
  sheet.put("B4", "Selected scenario", "label");
  sheet.put("C4", formula(`=${selected}`), "output", { format: "integer" });
  scenarioHeadings(sheet, preset, language, (number) => scenarioName(preset.scenarios[number - 1]!, language));
  const count = preset.scenarios.length + SPARE_SCENARIOS;
  for (let number = preset.scenarios.length + 1; number <= count; number += 1) {
    sheet.put(`${scenarioColumn(number)}4`, number, "heading", { format: "integer" });
    sheet.put(`${scenarioColumn(number)}5`, null, "choice");
  }
  sheet.highlight({ range: `D4:${lastSpareColumn({ preset })}4`, when: "equals", value: "=$C$4", look: "good" });
  for (const { row, key: ofRow, label: shown, unit: measure, format } of rows) {
    writeHead(sheet, row, ofRow, shown, measure);
    for (const { number, changes } of preset.scenarios) {
      const value = changes[ofRow];
      if (value !== undefined) sheet.put(`${scenarioColumn(number)}${row}`, value, "assumed", { format });
    }
  }
  const effects = rows.at(-1)!.row + 2;
  sheet.put(`B${effects}`, "Effect", "label");
  for (const { number, effect } of preset.scenarios) {
    if (effect !== undefined) sheet.put(`${scenarioColumn(number)}${effects}`, effect === "base" ? "the base" : noEffect, "note");
  }
  return sheet.finish({ widths: [key, label, unit, ...Array.from({ length: count }, () => scenario)], freeze: { rows: 5, columns: 3 }, landscape: true });
};
