import type { Figure } from "../../presets/figure";
import { formatOf } from "../formats";
import { ASSUMPTION, passport, rationale } from "../inputs";
import { SPARE_SCENARIOS } from "../layout";
import type { NamePlan, SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { FIRST_ROW, inColumn, labelOf, lastSpareColumn, type MinerLayout, reference, scenarioColumn, scenarioName, scenarioStory } from "./layout";
import { SETTINGS } from "./settings";

/** What the source column says of a cell that is left empty on purpose. */
export const NOT_FOUND = "not found";

export const sourceOf = (figure: Figure): string =>
  figure.source ?? (figure.facts.length > 0 ? figure.facts.join(", ") : figure.value === null ? NOT_FOUND : figure.kind === "derived" ? "arithmetic" : ASSUMPTION);

/** The scenario's value where it has one, otherwise the base; an empty base stays empty. */
const live = (layout: MinerLayout, row: number): string => {
  const pick = `INDEX(${reference(layout, "scenarios", `D${row}:${lastSpareColumn(layout)}${row}`).replaceAll("$", "")},${reference(layout, "about", "C10")})`;
  return `=IF(${pick}="",IF(E${row}="","",E${row}),${pick})`;
};

const writeFigure = (sheet: Draft, layout: MinerLayout, figure: Figure, row: number): void => {
  const format = formatOf(figure.unit);
  const number = (column: string, value: number | undefined): void => {
    if (value !== undefined) sheet.put(`${column}${row}`, value, "note", { format });
  };
  sheet.put(`A${row}`, figure.key, "key");
  sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
  sheet.put(`C${row}`, figure.unit, "unit");
  sheet.put(`D${row}`, formula(live(layout, row)), "calculation", { format });
  sheet.put(`E${row}`, figure.formula === undefined ? figure.value : formula(inColumn(layout, "inputs", "E", figure.formula)), figure.kind, { format, note: passport(figure) });
  number("F", figure.seed);
  number("G", figure.update?.value);
  number("H", figure.low);
  number("I", figure.high);
  sheet.put(`J${row}`, sourceOf(figure), "label");
  sheet.put(`K${row}`, figure.asOf, "label");
  sheet.put(`L${row}`, figure.confidence, "label");
  sheet.put(`M${row}`, rationale(figure), "note");
  sheet.put(`N${row}`, `Preset ${layout.preset.id}`, "note");
};

export const buildInputs = (layout: MinerLayout): SheetPlan => {
  const { preset, derived, derivedRow, settingsRow } = layout;
  const sheet = startSheet("inputs", layout.names.inputs, "Inputs", "Every figure with its source. Column D feeds the model; an empty figure is one that the record does not hold, and answers that need it say so.");
  sheet.put("B3", "Scenario", "label");
  sheet.put("D3", formula(`=${reference(layout, "about", "C10")}&" "&${reference(layout, "about", "D10")}`), "output");
  sheet.row("A5", [
    "Key", "Input", "Unit", "Live", `Base ${preset.freezeDate}`, "As printed then", "Later fact", "Low", "High", "Source", "As of", "Confidence", "Rationale and conflicts", "Entered by",
  ], "heading");
  preset.figures.forEach((figure, i) => writeFigure(sheet, layout, figure, FIRST_ROW + i));
  derived.forEach(({ key, label, unit, format, formula: template, why }, i) => {
    const row = derivedRow + i;
    sheet.put(`A${row}`, key, "key");
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    for (const column of ["D", "E"]) {
      sheet.put(`${column}${row}`, formula(inColumn(layout, "inputs", column, template)), column === "D" ? "calculation" : "derived", { format, ...(column === "E" && { note: why }) });
    }
    sheet.put(`J${row}`, "arithmetic", "label");
    sheet.put(`K${row}`, preset.freezeDate, "label");
    sheet.put(`M${row}`, why, "note");
  });
  sheet.row(`A${settingsRow - 1}`, ["Key", "Model setting, the same in every scenario", "Unit", "Live", "Setting", "", "", "", "", "Source", "", "", "Why", "Entered by"], "heading");
  SETTINGS.forEach(({ key, label, unit, value, format, why }, i) => {
    const row = settingsRow + i;
    sheet.put(`A${row}`, key, "key");
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    sheet.put(`D${row}`, formula(`=E${row}`), "calculation", { format });
    sheet.put(`E${row}`, value, "choice", { format, note: why });
    sheet.put(`J${row}`, "Convention", "label");
    sheet.put(`M${row}`, why, "note");
    sheet.put(`N${row}`, "Compute Credit", "note");
  });
  return sheet.finish({ widths: [20, 52, 12, 15, 19, 18, 13, 11, 11, 22, 16, 11, 90, 18], freeze: { rows: 5, columns: 4 }, landscape: true });
};

/** One name for each input, so that a formula typed by hand reads in_btc_price instead of Inputs!$D$8. */
export const inputNames = (layout: MinerLayout): readonly NamePlan[] =>
  layout.preset.figures.map(({ key }, i) => ({ name: `in_${key}`, refersTo: reference(layout, "inputs", `D${FIRST_ROW + i}`) }));

/** Column headings of the scenarios, as they stand on Scenarios and Stress. */
export const scenarioHeadings = (sheet: Draft, layout: MinerLayout, title: (number: number) => ReturnType<typeof formula> | string): void => {
  sheet.row("A5", ["Key", "Input", "Unit"], "heading");
  for (const scenario of layout.preset.scenarios) {
    const column = scenarioColumn(scenario.number);
    sheet.put(`${column}4`, scenario.number, "heading", { format: "integer" });
    sheet.put(`${column}5`, title(scenario.number), "heading", { note: scenarioStory(scenario, layout.language) });
  }
};

export const buildScenarios = (layout: MinerLayout): SheetPlan => {
  const { preset } = layout;
  const sheet = startSheet("scenarios", layout.names.scenarios, "Scenarios", "Named changes to inputs. A blank cell keeps the base value; type a value to change an input in one scenario. The columns after the last one are free for your own.");
  sheet.put("B4", "Selected scenario", "label");
  sheet.put("C4", formula(`=${reference(layout, "about", "C10")}`), "output", { format: "integer" });
  scenarioHeadings(sheet, layout, (number) => scenarioName(preset.scenarios[number - 1]!, layout.language));
  for (let number = preset.scenarios.length + 1; number <= preset.scenarios.length + SPARE_SCENARIOS; number += 1) {
    sheet.put(`${scenarioColumn(number)}4`, number, "heading", { format: "integer" });
    sheet.put(`${scenarioColumn(number)}5`, null, "choice");
  }
  sheet.highlight({ range: `D4:${lastSpareColumn(layout)}4`, when: "equals", value: "=$C$4", look: "good" });
  preset.figures.forEach((figure, i) => {
    const row = FIRST_ROW + i;
    sheet.put(`A${row}`, figure.key, "key");
    sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
    sheet.put(`C${row}`, figure.unit, "unit");
    for (const { number, changes } of preset.scenarios) {
      const value = changes[figure.key];
      if (value !== undefined) sheet.put(`${scenarioColumn(number)}${row}`, value, "assumed", { format: formatOf(figure.unit) });
    }
  });
  const effects = FIRST_ROW + preset.figures.length + 1;
  sheet.put(`B${effects}`, "Effect", "label");
  for (const { number, effect } of preset.scenarios) {
    if (effect !== undefined) sheet.put(`${scenarioColumn(number)}${effects}`, effect === "base" ? "the base" : "no effect: no lease is signed", "note");
  }
  return sheet.finish({ widths: [20, 52, 12, ...Array.from({ length: preset.scenarios.length + SPARE_SCENARIOS }, () => 30)], freeze: { rows: 5, columns: 3 }, landscape: true });
};
