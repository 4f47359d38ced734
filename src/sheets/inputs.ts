import { factById } from "../presets/facts";
import type { Figure, Preset } from "../presets/figure";
import { DERIVED, DERIVED_ROW } from "./derived";
import { formatOf } from "./formats";
import { FIRST_ROW, FURTHER_ROW, inColumn, labelOf, type Layout, lastSpareColumn, reference } from "./layout";
import { SETTINGS } from "./settings";
import { type Draft, formula, startSheet } from "./sheet";
import type { NamePlan, SheetPlan } from "./plan";

/** What the source column says of a figure that no source prints. */
export const ASSUMPTION = "A!";
/** … and of one that follows from others on the sheet. */
const ARITHMETIC = "arithmetic";

const sourceLine = (figure: Figure): string => figure.source ?? (figure.facts.length > 0 ? figure.facts.join(", ") : figure.kind === "derived" ? ARITHMETIC : ASSUMPTION);

/** Everything that speaks against the chosen value, and why it was chosen all the same. */
export const rationale = (figure: Figure): string =>
  [
    figure.how,
    ...figure.conflicts.map(({ value, fact, why }) => `${fact} has ${value}: ${why}`),
    figure.seedWording && `Seed: “${figure.seedWording}”`,
    figure.update && `Later: ${figure.update.fact}`,
  ].filter(Boolean).join(" · ");

export const passport = (figure: Figure): string =>
  [
    `${figure.kind}, as of ${figure.asOf}, confidence ${figure.confidence}`,
    ...figure.facts.map((id) => {
      const fact = factById(id);
      if (!fact) throw new Error(`${figure.key} names the fact ${id}, which the record does not hold`);
      return [`${id}: ${fact.metric}, ${fact.printed} ${fact.unit}, ${fact.asOf}`, [fact.title, fact.publisher, fact.sourceDate].filter(Boolean).join(", "), fact.url].filter(Boolean).join("\n");
    }),
    figure.source && `Source: ${figure.source}`,
    figure.how,
  ].filter(Boolean).join("\n");

/** The scenario's value where it has one, otherwise what stands to the left of it. */
const live = (layout: Layout, row: number, otherwise: string): string => {
  const pick = `INDEX(${reference(layout, "scenarios", `D${row}:${lastSpareColumn(layout)}${row}`).replaceAll("$", "")},${reference(layout, "about", "C10")})`;
  return `=IF(${pick}="",${otherwise},${pick})`;
};

/** A blank cell that is referred to turns into 0; a parameter that is left empty must stay empty. */
export const emptyStaysEmpty = (figure: Figure | undefined, address: string): string =>
  figure?.value === null ? `IF(${address}="","",${address})` : address;

const writeFigure = (sheet: Draft, layout: Layout, figure: Figure, row: number, ofScenarios: boolean): void => {
  const format = formatOf(figure.unit);
  const number = (column: string, value: number | undefined): void => {
    if (value !== undefined) sheet.put(`${column}${row}`, value, "note", { format });
  };
  sheet.put(`A${row}`, figure.key, "key");
  sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
  sheet.put(`C${row}`, figure.unit, "unit");
  const base = emptyStaysEmpty(figure, `E${row}`);
  sheet.put(`D${row}`, formula(ofScenarios ? live(layout, row, base) : `=${base}`), "calculation", { format });
  const content = figure.formula === undefined ? figure.value : formula(inColumn(layout, "inputs", "E", figure.formula));
  sheet.put(`E${row}`, content, figure.kind, { format, note: passport(figure) });
  number("F", figure.seed);
  number("G", figure.update?.value);
  number("H", figure.low);
  number("I", figure.high);
  sheet.put(`J${row}`, sourceLine(figure), "label");
  sheet.put(`K${row}`, figure.asOf, "label");
  sheet.put(`L${row}`, figure.confidence, "label");
  sheet.put(`M${row}`, rationale(figure), "note");
  sheet.put(`N${row}`, `Preset ${layout.preset.id}`, "note");
};

export const buildInputs = (layout: Layout): SheetPlan => {
  const { preset } = layout;
  const sheet = startSheet("inputs", layout.names.inputs, "Inputs", "Every figure with its source. Column D feeds the model: the base value, or what the selected scenario puts in its place.");
  sheet.put("B3", "Scenario", "label");
  sheet.put("D3", formula(`=${reference(layout, "about", "C10")}&" "&${reference(layout, "about", "D10")}`), "output");
  sheet.row("A5", [
    "Key", "Input", "Unit", "Live", `Base ${preset.freezeDate}`, "As printed then", "Later fact", "Low", "High", "Source", "As of", "Confidence", "Rationale and conflicts", "Entered by",
  ], "heading");
  preset.figures.forEach((figure, i) => writeFigure(sheet, layout, figure, FIRST_ROW + i, true));
  const further = preset.further ?? [];
  if (further.length > 0) sheet.row(`A${FURTHER_ROW - 1}`, ["Key", "Further figures, the same in every scenario", "Unit", "Live", `Base ${preset.freezeDate}`, "As printed then", "Later fact", "Low", "High", "Source", "As of", "Confidence", "Rationale and conflicts", "Entered by"], "heading");
  further.forEach((figure, i) => writeFigure(sheet, layout, figure, FURTHER_ROW + i, false));

  DERIVED.forEach(({ key, label, unit, format, formula: template, why, perScenario }, i) => {
    const row = DERIVED_ROW + i;
    const inLive = inColumn(layout, "inputs", "D", template);
    sheet.put(`A${row}`, key, "key");
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    sheet.put(`D${row}`, formula(perScenario ? live(layout, row, inLive.slice(1)) : inLive), "calculation", { format });
    sheet.put(`E${row}`, formula(inColumn(layout, "inputs", "E", template)), "derived", { format, note: why });
    sheet.put(`J${row}`, ARITHMETIC, "label");
    sheet.put(`K${row}`, preset.freezeDate, "label");
    sheet.put(`M${row}`, why, "note");
  });

  sheet.row(`A${layout.settingsRow - 1}`, ["Key", "Model setting, the same in every scenario", "Unit", "Live", "Setting", "", "", "", "", "Source", "", "", "Why", "Entered by"], "heading");
  SETTINGS.forEach(({ key, label, unit, value, format, why }, i) => {
    const row = layout.settingsRow + i;
    sheet.put(`A${row}`, key, "key");
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    sheet.put(`D${row}`, formula(`=E${row}`), "calculation", { format });
    sheet.put(`E${row}`, value, "choice", { format, note: why });
    sheet.put(`J${row}`, "Convention", "label");
    sheet.put(`M${row}`, why, "note");
    sheet.put(`N${row}`, "Compute Credit", "note");
  });
  return sheet.finish({ widths: [18, 52, 12, 15, 20, 20, 13, 11, 11, 22, 14, 11, 90, 18], freeze: { rows: 5, columns: 4 }, landscape: true });
};

/** One name for each input, so that a formula typed by hand reads in_deflation instead of Inputs!$D$35. */
export const inputNames = (layout: Layout, preset: Preset): readonly NamePlan[] =>
  [...preset.figures.map(({ key }) => key), ...(preset.further ?? []).map(({ key }) => key), ...DERIVED.filter(({ perScenario }) => perScenario).map(({ key }) => key)].map((key) => ({
    name: `in_${key}`,
    refersTo: reference(layout, "inputs", `D${layout.rows.get(key)!}`),
  }));
