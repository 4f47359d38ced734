import { scenarioNumbers } from "../layout";
import type { SheetPlan } from "../plan";
import { writeContradictions } from "../contradictions";
import { formula, startSheet } from "../sheet";
import { lastSpareColumn, type NetworkLayout, reference, scenarioName, working } from "./layout";

const LIMITS = [
  "One calendar year for every flow. Contracts of many years enter with the amount of the year, spread evenly; ramps and prepayments are not in the record.",
  "Circular does not mean fictitious: equity buys a claim and chips are delivered. The share is a measure, not an accusation.",
  "Six parties. Whoever is left out breaks the circles through it, so the share that goes round is a lower bound.",
  "Clearing has one date: all falls due together, nothing is renegotiated, nobody sells assets. What a default costs is not known; Clearing shows a tenth.",
  "Cash of Microsoft, Nvidia, Amazon and Oracle is an order of magnitude. Only shares of revenue use it; none of them comes near a default here.",
  "What OpenAI pays for Azure and CoreWeave pays Nvidia is assumed; orders of hyperscalers from Nvidia are off until somebody has the figures.",
  "Default probabilities and their correlation are judgements: no joint record of such names exists.",
] as const;

/** What the record adds to the story of money in a circle. */
const READING = [
  "79 % of AWS revenue from OpenAI as Amazon's own money: an investment of years, a contract of seven taken as one, revenue of one. Within one year it is 15 %, with only these two parties 40 %.",
  "Nvidia's letter of intent of 100 never became definitive (F438); the round of 30 replaced it (F434). Lists that add the two count one promise twice.",
  "On the freeze date Amazon, Nvidia and SoftBank had signed nothing: scenario 2 shows funded shares near nothing, and an OpenAI that could pay half of its year.",
  "OpenAI's burn of 2026 is printed as 18 and as 25. The obligations of this workbook agree with 25; Checks shows both.",
] as const;

const COLOURS = [
  ["reported", "Reported: a source prints the figure; its note says which"],
  ["derived", "Derived: arithmetic on reported figures"],
  ["assumed", "Assumed: the rationale stands beside it"],
  ["choice", "Choice: a setting or scenario you pick"],
  ["calculation", "Calculation: do not type over it"],
  ["output", "Answer"],
] as const;

export const ABOUT_FINGERPRINT = "C25";

export const buildAbout = (layout: NetworkLayout): SheetPlan => {
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
  line(6, "Facts up to", "date", "The year 2026 was financed after this date: its rounds are in the base, dated, and listed on Checks; scenario 2 leaves them out");
  sheet.put("C6", preset.freezeDate, "output");
  line(7, "Valuation date", "date");
  sheet.put("C7", preset.valuationDate, "output");
  line(8, "Version of Compute Credit", "text", "Same version and same inputs give the same numbers on every host");
  sheet.put("C8", formula("=CCREDIT.VERSION()"), "output");
  line(10, "Scenario", "number");
  sheet.put("C10", layout.scenario, "choice", { format: "integer", note: "The working sheets and the Dashboard show this scenario; Stress shows all of them at once." });
  sheet.put("D10", formula(`=INDEX(${reference(layout, "scenarios", `D5:${lastSpareColumn(layout)}5`, "about")},$C$10)`), "output");
  sheet.choice({ range: "C10", options: scenarioNumbers(preset.scenarios.length) });
  line(12, "Thesis", "text");
  sheet.put("C12", preset.thesis, "output");
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
  sheet.put("A36", "How to read the circle", "label");
  READING.forEach((text, i) => sheet.put(`C${36 + i}`, text, "label"));
  sheet.put("A42", "Scenario names", "label");
  sheet.put("C42", preset.scenarios.map((scenario) => `${scenario.number} ${scenarioName(scenario, language)}`).join(" · "), "label");
  writeContradictions(sheet, "network", 44);
  return sheet.finish({ widths: [40, 10, 34, 90], freeze: { rows: 4, columns: 0 }, landscape: true });
};
