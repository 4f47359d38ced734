import { factById } from "../presets/facts";
import type { Figure } from "../presets/figure";
import type { Language } from "./assembly";
import { FIRST_ROW, labelOf } from "./columns";
import { formatOf } from "./formats";
import type { Format, NamePlan } from "./plan";
import type { Setting } from "./settings";
import { type Draft, formula, startSheet } from "./sheet";

/** What the source column says of a figure that no source prints. */
const ASSUMPTION = "A!";
/** … of one that follows from others on the sheet. */
const ARITHMETIC = "arithmetic";
/** … and of a cell that is left empty on purpose. */
export const NOT_FOUND = "not found";

/** `empty`: what an empty figure of this kind of model is. */
export const sourceOf = (figure: Figure, empty: typeof ASSUMPTION | typeof NOT_FOUND = ASSUMPTION): string =>
  figure.source ?? (figure.facts.length > 0 ? figure.facts.join(", ") : figure.value === null && empty === NOT_FOUND ? NOT_FOUND : figure.kind === "derived" ? ARITHMETIC : ASSUMPTION);

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

/** Key, label and unit: how every row of Inputs, Scenarios and Stress begins. */
export const writeHead = (sheet: Draft, row: number, key: string, label: string, unit: string): void => {
  sheet.put(`A${row}`, key, "key");
  sheet.put(`B${row}`, label, "label");
  sheet.put(`C${row}`, unit, "unit");
};

export const inputHeadings = (base: string, title = "Input"): readonly string[] =>
  ["Key", title, "Unit", "Live", base, "As printed then", "Later fact", "Low", "High", "Source", "As of", "Confidence", "Rationale and conflicts", "Entered by"];

/** Inputs as far as it is the same in every kind of model: which scenario is live, and the headings. */
export const startInputs = (name: string, purpose: string, scenario: string, base: string): Draft => {
  const sheet = startSheet("inputs", name, "Inputs", purpose);
  sheet.put("B3", "Scenario", "label");
  sheet.put("D3", formula(scenario), "output");
  sheet.row("A5", inputHeadings(base), "heading");
  return sheet;
};

export interface FigureRow {
  readonly figure: Figure;
  readonly row: number;
  readonly language: Language;
  /** Formula of the live column. */
  readonly live: string;
  /** Formula of the base column, where the figure follows from others. */
  readonly base: string | undefined;
  readonly source: string;
  readonly preset: string;
}
/** A figure with its passport: live value, base, what else is known, and who says so. */
export const writeFigure = (sheet: Draft, { figure, row, language, live, base, source, preset }: FigureRow): void => {
  const format = formatOf(figure.unit);
  const number = (column: string, value: number | undefined): void => {
    if (value !== undefined) sheet.put(`${column}${row}`, value, "note", { format });
  };
  writeHead(sheet, row, figure.key, labelOf(figure, language), figure.unit);
  sheet.put(`D${row}`, formula(live), "calculation", { format });
  sheet.put(`E${row}`, base === undefined ? figure.value : formula(base), figure.kind, { format, note: passport(figure) });
  number("F", figure.seed);
  number("G", figure.update?.value);
  number("H", figure.low);
  number("I", figure.high);
  sheet.put(`J${row}`, source, "label");
  sheet.put(`K${row}`, figure.asOf, "label");
  sheet.put(`L${row}`, figure.confidence, "label");
  sheet.put(`M${row}`, rationale(figure), "note");
  sheet.put(`N${row}`, `Preset ${preset}`, "note");
};

export interface ArithmeticRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly why: string;
}
/** A row that follows from the figures by arithmetic on the sheet; `asOf` where it is said. */
export const writeArithmetic = (sheet: Draft, row: number, { key, label, unit, format, why }: ArithmeticRow, live: string, base: string, asOf?: string): void => {
  writeHead(sheet, row, key, label, unit);
  sheet.put(`D${row}`, formula(live), "calculation", { format });
  sheet.put(`E${row}`, formula(base), "derived", { format, note: why });
  sheet.put(`J${row}`, ARITHMETIC, "label");
  if (asOf !== undefined) sheet.put(`K${row}`, asOf, "label");
  sheet.put(`M${row}`, why, "note");
};

/** Conventions of the model, below the figures; the heading stands in the row before them. */
export const writeSettings = (sheet: Draft, first: number, settings: readonly Setting[]): void => {
  sheet.row(`A${first - 1}`, ["Key", "Model setting, the same in every scenario", "Unit", "Live", "Setting", "", "", "", "", "Source", "", "", "Why", "Entered by"], "heading");
  settings.forEach(({ key, label, unit, value, format, why }, i) => {
    const row = first + i;
    writeHead(sheet, row, key, label, unit);
    sheet.put(`D${row}`, formula(`=E${row}`), "calculation", { format });
    sheet.put(`E${row}`, value, "choice", { format, note: why });
    sheet.put(`J${row}`, "Convention", "label");
    sheet.put(`M${row}`, why, "note");
    sheet.put(`N${row}`, "Compute Credit", "note");
  });
};

/** The scenario's value where it has one, otherwise what is given. `scenarios`: the row on Scenarios, spare columns included. */
export const liveValue = (scenarios: string, selected: string, otherwise: string): string => {
  const pick = `INDEX(${scenarios.replaceAll("$", "")},${selected})`;
  return `=IF(${pick}="",${otherwise},${pick})`;
};

/** One name for each input, so that a formula typed by hand reads in_deflation instead of Inputs!$D$35. */
export const namesOf = (figures: readonly Figure[], reference: (row: number) => string): readonly NamePlan[] =>
  figures.map(({ key }, i) => ({ name: `in_${key}`, refersTo: reference(FIRST_ROW + i) }));
