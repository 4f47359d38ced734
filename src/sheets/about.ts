import { writeContradictions } from "./contradictions";
import { formula, startSheet } from "./sheet";
import { lastSpareColumn, type Layout, reference, scenarioName, scenarioNumbers, working } from "./layout";
import type { Role, SheetPlan } from "./plan";
import { putWrittenBy } from "./written-by";

const LIMITS = [
  "No public number exists for the depth of the resale market; the haircut is a statement under the depth you enter. Ask the borrower.",
  "The haircut does not rise or fall evenly with liquidation days: a slower sale presses the price less and waits longer.",
  "Wrong-way correlation joins a driver before default with prices after it: read it as a stress, not as a measurement.",
  "Contract rents are not public; the rent here is a market price of the same year, so contracted coverage is an estimate.",
  "Excess cash is paid out. Cash-trap terms of the facilities are not public; with a trap less debt is left at contract end: ask.",
  "DSCR and LLCR take the customer's payment as certain while the contract runs. Scenario 10 shows its end.",
  "Resale prices, rents and opex come from press and vendors with low confidence; Sources shows each with its grade.",
] as const;

const COLOURS: readonly (readonly [Role, string])[] = [
  ["reported", "Reported: a source prints the figure; its note says which"],
  ["derived", "Derived: arithmetic on reported figures"],
  ["assumed", "Assumed: judgement; the rationale stands beside it"],
  ["choice", "Choice: a setting or scenario you pick"],
  ["calculation", "Calculation: do not type over it"],
  ["output", "Answer"],
];

export const ABOUT_FINGERPRINT = "C25";

export const buildAbout = (layout: Layout): SheetPlan => {
  const { preset, language } = layout;
  const title = language === "es" ? preset.titleEs : preset.title;
  const sheet = startSheet("about", layout.names.about, title, language === "es" ? preset.summaryEs : preset.summary);
  const line = (row: number, label: string, unit: string, remark = ""): void => {
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    if (remark) sheet.put(`D${row}`, remark, "note");
  };
  sheet.row("A4", ["What", "Unit", "Value", "Remark"], "heading");
  line(5, "Company", "text");
  sheet.put("C5", preset.company, "output");
  line(6, "Facts up to", "date", "Later facts stand in column G of Inputs and never in the base case");
  sheet.put("C6", preset.freezeDate, "output");
  line(7, "Valuation date", "date");
  sheet.put("C7", preset.valuationDate, "output");
  line(8, "Version of Compute Credit", "text", "Same version and same inputs give the same numbers on every host");
  sheet.put("C8", formula("=CCREDIT.VERSION()"), "output");
  line(9, "Payment periods a year", "periods", "1, 2, 4 or 12");
  sheet.put("C9", 4, "choice", { format: "integer" });
  sheet.choice({ range: "C9", options: ["1", "2", "4", "12"] });
  line(10, "Scenario", "number");
  sheet.put("C10", layout.scenario, "choice", { format: "integer", note: "The working sheets and the Dashboard show this scenario; Stress shows all of them at once." });
  sheet.put("D10", formula(`=INDEX(${reference(layout, "scenarios", `D5:${lastSpareColumn(layout)}5`, "about")},$C$10)`), "output");
  sheet.choice({ range: "C10", options: scenarioNumbers(layout.scenarioCount) });
  line(11, "Price elasticity of resale", "number", "Fitted to four sale speeds of one vendor: 180, 90, 30 and 7 days at 1.00, .85, .65 and .45 of appraisal");
  sheet.put("C11", 0.24, "assumed", { format: "decimal" });
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
  sheet.put("A36", "Sheets", "label");
  sheet.put("C36", "Inputs and Scenarios hold every assumption; the sheets from Fleet to Drivers and Spread work out the selected scenario; Paths and Stress work out all of them; Checks, Sources and Overrides say what to trust.", "label");
  sheet.put("A37", "Scenario names", "label");
  sheet.put("C37", preset.scenarios.map((scenario) => `${scenario.number} ${scenarioName(scenario, language)}`).join(" · "), "label");
  writeContradictions(sheet, preset.archetype, 39);
  return sheet.finish({ widths: [30, 10, 34, 90], freeze: { rows: 4, columns: 0 }, landscape: true });
};
