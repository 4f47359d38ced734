import { scenarioNumbers } from "../layout";
import type { Preset } from "../../presets/figure";
import type { SheetPlan } from "../plan";
import { writeContradictions } from "../contradictions";
import { formula, startSheet } from "../sheet";
import { lastScenarioColumn, lastSpareColumn, type MinerLayout, reference, scenarioName, working } from "./layout";
import { putWrittenBy } from "../written-by";

const LIMITS = [
  "P(assets < debt) looks at one date and one year. It sees no margin call, missed coupon or lack of cash before it.",
  "Nobody has a joint series of bitcoin and site values. Correlation is a stress: in 2025 it fell, it did not converge.",
  "The fleet is worth a house figure per terahash; sites, power contracts and land count for nothing.",
  "Conversion counts every year as let. Fit-out, delay, the tenant's credit and the grid contract decide first.",
  "Level debt service measures what a lease can carry. The notes themselves are bullets or amortise later: see the ladder.",
  "A holder's put is taken as used. Whether it is depends on a share price that is not in the record: type it on Inputs.",
  "Where the record is silent a cell says “needs: …”. It is a question to the company, not a zero.",
] as const;

/** What the record adds to the story of the transition. */
const READING = [
  "“De-risking”: a conversion is a bet that hashprice stays below its break-even. At the mean of 2022 it loses, at the price of July 2026 it just pays.",
] as const;

const TEMPLATE = [
  "Type over column E of Inputs, with source, date and reason beside it, and the company's name in C11. Overrides lists what you changed.",
  "Every figure but those of the sector is a round example of no company. An item that you do not have gets an amount of 0.",
  "Scenarios that scale a figure (bitcoin −60 %, machines −40 %) were worked out from the examples: type them again on Scenarios.",
] as const;

/** A template has no figure of its own that rests on a fact. */
const isTemplate = (preset: Preset): boolean => preset.figures.every(({ key, facts }) => facts.length === 0 || key.startsWith("sector_"));

const COLOURS = [
  ["reported", "Reported: a source prints the figure; its note says which"],
  ["derived", "Derived: arithmetic on reported figures"],
  ["assumed", "Assumed or not found: the rationale stands beside it"],
  ["choice", "Choice: a setting or scenario you pick"],
  ["calculation", "Calculation: do not type over it"],
  ["output", "Answer"],
] as const;

export const ABOUT_FINGERPRINT = "C25";

/** `spare`: Scenarios has free columns for scenarios of the user's own. */
export const buildAbout = (layout: MinerLayout, spare = true): SheetPlan => {
  const { preset, language } = layout;
  const sheet = startSheet("about", layout.names.about, language === "es" ? preset.titleEs : preset.title, language === "es" ? preset.summaryEs : preset.summary);
  const line = (row: number, label: string, unit: string, remark = ""): void => {
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    if (remark) sheet.put(`D${row}`, remark, "note");
  };
  sheet.row("A4", ["What", "Unit", "Value", "Remark"], "heading");
  line(5, "Company", "text");
  sheet.put("C5", preset.company, "output");
  line(6, "Facts up to", "date", "Later facts stand in column G of Inputs; where only a later one exists it is in the base, dated, and listed on Checks");
  sheet.put("C6", preset.freezeDate, "output");
  line(7, "Valuation date", "date");
  sheet.put("C7", preset.valuationDate, "output");
  line(8, "Version of Compute Credit", "text", "Same version and same inputs give the same numbers on every host");
  sheet.put("C8", formula("=CCREDIT.VERSION()"), "output");
  line(10, "Scenario", "number");
  sheet.put("C10", layout.scenario, "choice", { format: "integer", note: "The working sheets and the Dashboard show this scenario; Stress shows all of them at once." });
  sheet.put("D10", formula(`=INDEX(${reference(layout, "scenarios", `D5:${(spare ? lastSpareColumn : lastScenarioColumn)(layout)}5`, "about")},$C$10)`), "output");
  sheet.choice({ range: "C10", options: spare ? scenarioNumbers(preset.scenarios.length) : preset.scenarios.map(({ number }) => String(number)) });
  if (isTemplate(preset)) {
    line(11, "Name of your company", "text", "Free text; no formula reads it");
    sheet.put("C11", null, "choice");
  }
  line(12, "Thesis", "text");
  sheet.put("C12", preset.thesis, "output");
  putWrittenBy(sheet);
  sheet.put("A14", "What this workbook does not say", "label");
  LIMITS.forEach((limit, i) => sheet.put(`C${14 + i}`, limit, "label"));
  line(22, "Prepared by", "text");
  line(23, "Reviewed by", "text", "Someone else than the preparer");
  line(24, "Date of review", "date");
  for (const row of [22, 23, 24]) sheet.put(`C${row}`, null, "choice");
  line(25, "Fingerprint as loaded", "text", "Of every formula and input of this workbook as it was written");
  line(26, "Checks", "text");
  sheet.put("C26", formula(working(layout, "about", '=IF([checks.unexpected]=0,"No unexpected failure","Unexpected failures: "&[checks.unexpected])')), "check");
  sheet.highlight({ range: "C26", when: "equals", value: "No unexpected failure", look: "good" });
  sheet.row("A28", ["How to read the colours"], "heading");
  COLOURS.forEach(([role, meaning], i) => {
    sheet.put(`A${29 + i}`, role, role);
    sheet.put(`C${29 + i}`, meaning, "label");
  });
  const [title, texts] = isTemplate(preset) ? (["How to use the template", TEMPLATE] as const) : (["How to read the transition", READING] as const);
  sheet.put("A36", title, "label");
  texts.forEach((text, i) => sheet.put(`C${36 + i}`, text, "label"));
  sheet.put("A40", "Scenario names", "label");
  sheet.put("C40", preset.scenarios.map((scenario) => `${scenario.number} ${scenarioName(scenario, language)}`).join(" · "), "label");
  if (!isTemplate(preset)) writeContradictions(sheet, "miner", 42);
  return sheet.finish({ widths: [40, 10, 34, 90], freeze: { rows: 4, columns: 0 }, landscape: true });
};
