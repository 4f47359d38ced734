import type { Archetype, Preset } from "../presets/figure";
import type { Language } from "./assembly";
import { scenarioName, scenarioNumbers } from "./columns";
import { writeContradictions } from "./contradictions";
import type { Role, SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";
import { putWrittenBy } from "./written-by";

/** Where the fingerprint of the workbook as loaded stands. */
export const ABOUT_FINGERPRINT = "C25";

/** Texts one below the other, with a label beside the first. */
export interface AboutBlock {
  readonly row: number;
  readonly label: string;
  readonly texts: readonly string[];
}

/** What About says in one kind of model, beside what it says in all of them. */
export interface AboutText {
  readonly preset: Preset;
  readonly language: Language;
  readonly name: string;
  readonly scenario: number;
  /** Formulas: the name of the selected scenario, and how many checks are not as expected. */
  readonly scenarioName: string;
  readonly unexpected: string;
  /** Numbers that the scenario cell offers; those of the preset and the free ones where it is left out. */
  readonly scenarios?: readonly string[];
  /** Which facts the base column holds. */
  readonly facts: string;
  /** Seven sentences: what the model cannot say. */
  readonly limits: readonly string[];
  /** What an assumed figure is in this kind of model. */
  readonly assumed: string;
  readonly blocks: readonly AboutBlock[];
  /** Left out in a template: it contradicts no document. */
  readonly contradictions?: { readonly of: Archetype; readonly row: number };
  readonly width: number;
}

const coloursOf = (assumed: string): readonly (readonly [Role, string])[] => [
  ["reported", "Reported: a source prints the figure; its note says which"],
  ["derived", "Derived: arithmetic on reported figures"],
  ["assumed", assumed],
  ["choice", "Choice: a setting or scenario you pick"],
  ["calculation", "Calculation: do not type over it"],
  ["output", "Answer"],
];

/** One line of About: label, unit, and a remark beside the value. */
export const aboutLine = (sheet: Draft, row: number, label: string, unit: string, remark = ""): void => {
  sheet.put(`A${row}`, label, "label");
  sheet.put(`B${row}`, unit, "unit");
  if (remark) sheet.put(`D${row}`, remark, "note");
};

/** The first sheet of every workbook: whose it is, which scenario, what it cannot say, who checked it. `more` adds lines 9 and 11. */
export const aboutSheet = (about: AboutText, more: (sheet: Draft) => void = () => undefined): SheetPlan => {
  const { preset, language, limits, blocks, contradictions } = about;
  const sheet = startSheet("about", about.name, language === "es" ? preset.titleEs : preset.title, language === "es" ? preset.summaryEs : preset.summary);
  const line = (row: number, label: string, unit: string, remark?: string): void => aboutLine(sheet, row, label, unit, remark);
  sheet.row("A4", ["What", "Unit", "Value", "Remark"], "heading");
  line(5, "Company", "text");
  sheet.put("C5", preset.company, "output");
  line(6, "Facts up to", "date", about.facts);
  sheet.put("C6", preset.freezeDate, "output");
  line(7, "Valuation date", "date");
  sheet.put("C7", preset.valuationDate, "output");
  line(8, "Version of Compute Credit", "text", "Same version and same inputs give the same numbers on every host");
  sheet.put("C8", formula("=CCREDIT.VERSION()"), "output");
  more(sheet);
  line(10, "Scenario", "number");
  sheet.put("C10", about.scenario, "choice", { format: "integer", note: "The working sheets and the Dashboard show this scenario; Stress shows all of them at once." });
  sheet.put("D10", formula(about.scenarioName), "output");
  sheet.choice({ range: "C10", options: about.scenarios ?? scenarioNumbers(preset.scenarios.length) });
  line(12, "Thesis", "text");
  sheet.put("C12", preset.thesis, "output");
  putWrittenBy(sheet);
  sheet.put("A14", "What this workbook does not say", "label");
  limits.forEach((limit, i) => sheet.put(`C${14 + i}`, limit, "label"));
  line(22, "Prepared by", "text");
  line(23, "Reviewed by", "text", "Someone else than the preparer");
  line(24, "Date of review", "date");
  for (const row of [22, 23, 24]) sheet.put(`C${row}`, null, "choice");
  line(25, "Fingerprint as loaded", "text", "Of every formula and input of this workbook as it was written");
  line(26, "Checks", "text");
  sheet.put("C26", formula(`=IF(${about.unexpected}=0,"No unexpected failure","Unexpected failures: "&${about.unexpected})`), "check");
  sheet.highlight({ range: "C26", when: "equals", value: "No unexpected failure", look: "good" });
  sheet.row("A28", ["How to read the colours"], "heading");
  coloursOf(about.assumed).forEach(([role, meaning], i) => {
    sheet.put(`A${29 + i}`, role, role);
    sheet.put(`C${29 + i}`, meaning, "label");
  });
  for (const { row, label, texts } of blocks) {
    sheet.put(`A${row}`, label, "label");
    texts.forEach((text, i) => sheet.put(`C${row + i}`, text, "label"));
  }
  if (contradictions) writeContradictions(sheet, contradictions.of, contradictions.row);
  return sheet.finish({ widths: [about.width, 10, 34, 90], freeze: { rows: 4, columns: 0 }, landscape: true });
};

/** Numbers and names of all scenarios in one cell. */
export const scenarioList = ({ scenarios }: Preset, row: number, language: Language): AboutBlock => ({
  row, label: "Scenario names", texts: [scenarios.map((scenario) => `${scenario.number} ${scenarioName(scenario, language)}`).join(" · ")],
});
