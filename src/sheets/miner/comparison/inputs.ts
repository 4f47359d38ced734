import type { Figure } from "../../../presets/figure";
import { FIRST_ROW, scenarioName, scenarioStory } from "../../columns";
import { formatOf } from "../../formats";
import { NOT_FOUND, passport, rationale, sourceOf, writeHead } from "../../input-rows";
import type { NamePlan, SheetPlan } from "../../plan";
import { columnLetters, columnNumber } from "../../references";
import { type Draft, formula, startSheet } from "../../sheet";
import { SETTINGS } from "../settings";
import { baseColumn, type ComparisonLayout, figureKey, inColumn, type InputRow, lastScenarioColumn, liveColumn, reference, scenarioColumn } from "./layout";

/** What stands where a company has no such item: nothing owed, nothing let; terms that divide are 1. */
const filler = (key: string): number => (/^lease_freq$|_years$/.test(key) ? 1 : 0);
/** What the source column says then. */
const NO_ITEM = "no such item";

/** Groups of columns to the right of the values, each with a column for every company. */
const group = (layout: ComparisonLayout, which: number, i: number): string => columnLetters(columnNumber(liveColumn(layout, layout.members.length - 1)) + 1 + which * layout.members.length + i);
const PASSPORT = ["Source", "As of", "Confidence", "Rationale and conflicts"] as const;
const texts = (figure: Figure | undefined): readonly string[] =>
  figure === undefined ? [NO_ITEM, "", "", ""] : [sourceOf(figure, NOT_FOUND), figure.asOf, figure.confidence, rationale(figure)];

export const passportColumn = (layout: ComparisonLayout, which: "source" | "asOf", i: number): string => group(layout, which === "source" ? 0 : 1, i);

const writeRow = (sheet: Draft, layout: ComparisonLayout, { key, label, unit, figures }: InputRow, row: number): void => {
  const format = formatOf(unit);
  const last = layout.members.length - 1;
  writeHead(sheet, row, key, label, unit);
  sheet.put(`D${row}`, formula(`=COUNT(${baseColumn(0)}${row}:${baseColumn(last)}${row})`), "calculation", { format: "integer" });
  figures.forEach((figure, i) => {
    const own = `${baseColumn(i)}${row}`;
    const prefix = `${layout.members[i]!.id}_`;
    if (figure === undefined) sheet.put(own, filler(key), "note", { format, note: "This company has no such item" });
    else {
      const content = figure.formula === undefined ? figure.value : formula(inColumn(layout, "inputs", baseColumn(i), figure.formula.replaceAll(`[${prefix}`, "[")));
      sheet.put(own, content, figure.kind, { format, note: passport(figure) });
    }
    const range = `${reference(layout, "scenarios", `D${row}`).replaceAll(/\$(\d)/g, "$1")}:$${lastScenarioColumn(layout)}${row}`;
    const pick = `INDEX(${range},${liveColumn(layout, i)}$4)`;
    sheet.put(`${liveColumn(layout, i)}${row}`, formula(`=IF(${pick}="",IF(${own}="","",${own}),${pick})`), "calculation", { format });
    texts(figure).forEach((text, which) => sheet.put(`${group(layout, which, i)}${row}`, text === "" ? null : text, which === 3 ? "note" : "label"));
  });
};

export const buildInputs = (layout: ComparisonLayout): SheetPlan => {
  const { preset, members, inputs, derived, derivedRow, settingsRow } = layout;
  const sheet = startSheet("inputs", layout.names.inputs, "Inputs", "Every figure of every company with its source: base values as each company's own workbook has them, then the values of the selected scenario.");
  const companies = (title: string): readonly string[] => members.map(({ company }) => `${company}: ${title}`);
  sheet.put("B3", "Company", "label");
  sheet.put("B4", "Column of the selected scenario on Scenarios", "label");
  members.forEach((_, i) => {
    const column = liveColumn(layout, i);
    sheet.put(`${column}3`, i === 0 ? 1 : formula(`=${liveColumn(layout, i - 1)}3+1`), "unit", { format: "integer" });
    const numbers = reference(layout, "scenarios", `D4:${lastScenarioColumn(layout)}4`);
    sheet.put(`${column}4`, formula(`=(${column}3-1)*MAX(${numbers})+${reference(layout, "about", "C10")}`), "unit", { format: "integer" });
  });
  sheet.row("A5", ["Key", "Input", "Unit", "Known of", ...companies(`base ${preset.freezeDate}`), ...companies("live"), ...PASSPORT.flatMap(companies)], "heading");
  inputs.forEach((input, i) => writeRow(sheet, layout, input, FIRST_ROW + i));
  derived.forEach(({ key, label, unit, format, formula: template, why }, i) => {
    const row = derivedRow + i;
    writeHead(sheet, row, key, label, unit);
    members.forEach((_, j) => {
      sheet.put(`${baseColumn(j)}${row}`, formula(inColumn(layout, "inputs", baseColumn(j), template)), "derived", { format, note: why });
      sheet.put(`${liveColumn(layout, j)}${row}`, formula(inColumn(layout, "inputs", liveColumn(layout, j), template)), "calculation", { format });
    });
  });
  sheet.row(`A${settingsRow - 1}`, ["Key", "Model setting, the same for every company and scenario", "Unit", "", "Setting", "Why"], "heading");
  SETTINGS.forEach(({ key, label, unit, value, format, why }, i) => {
    const row = settingsRow + i;
    writeHead(sheet, row, key, label, unit);
    sheet.put(`${baseColumn(0)}${row}`, value, "choice", { format, note: why });
    sheet.put(`${baseColumn(1)}${row}`, why, "note");
  });
  const widths = [20, 52, 12, 12, ...members.map(() => 28), ...members.map(() => 20), ...[22, 14, 12, 60].flatMap((width) => members.map(() => width))];
  return sheet.finish({ widths, freeze: { rows: 5, columns: 4 }, landscape: true });
};

/** One name for each input of each company: in_mara_btc_qty. */
export const inputNames = (layout: ComparisonLayout): readonly NamePlan[] =>
  layout.inputs.flatMap(({ key, figures }) => figures.flatMap((figure, i) =>
    (figure === undefined ? [] : [{ name: `in_${figure.key}`, refersTo: reference(layout, "inputs", `${liveColumn(layout, i)}${layout.rows.get(key)!}`) }])));

/** Company, number and name over each column of Scenarios and Stress. */
export const scenarioHeadings = (sheet: Draft, layout: ComparisonLayout, title: (company: number, number: number) => ReturnType<typeof formula> | string): void => {
  sheet.row("A5", ["Key", "Input", "Unit"], "heading");
  layout.members.forEach(({ company }, i) => {
    for (const scenario of layout.preset.scenarios) {
      const column = scenarioColumn(layout, i, scenario.number);
      sheet.put(`${column}3`, company, "heading");
      sheet.put(`${column}4`, scenario.number, "heading", { format: "integer" });
      sheet.put(`${column}5`, title(i, scenario.number), "heading", { note: scenarioStory(scenario, layout.language) });
    }
  });
};

export const buildScenarios = (layout: ComparisonLayout): SheetPlan => {
  const { preset, members, inputs } = layout;
  const sheet = startSheet("scenarios", layout.names.scenarios, "Scenarios", "Named changes to inputs, company by company. A blank cell keeps the base value; type a value to change an input in one scenario.");
  sheet.put("B4", "Selected scenario", "label");
  sheet.put("C4", formula(`=${reference(layout, "about", "C10")}`), "output", { format: "integer" });
  scenarioHeadings(sheet, layout, (_, number) => scenarioName(preset.scenarios[number - 1]!, layout.language));
  sheet.highlight({ range: `D4:${lastScenarioColumn(layout)}4`, when: "equals", value: "=$C$4", look: "good" });
  inputs.forEach(({ key, label, unit, figures }, i) => {
    const row = FIRST_ROW + i;
    writeHead(sheet, row, key, label, unit);
    figures.forEach((_, j) => {
      for (const { number, changes } of preset.scenarios) {
        const value = changes[figureKey(layout, j, key)];
        if (value !== undefined) sheet.put(`${scenarioColumn(layout, j, number)}${row}`, value, "assumed", { format: formatOf(unit) });
      }
    });
  });
  return sheet.finish({ widths: [20, 52, 12, ...members.flatMap(() => preset.scenarios.map(() => 30))], freeze: { rows: 5, columns: 3 }, landscape: true });
};
