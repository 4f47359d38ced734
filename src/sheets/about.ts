import { aboutLine, aboutSheet, scenarioList } from "./about-sheet";
import { lastSpareColumn } from "./columns";
import { type Layout, reference, working } from "./layout";
import type { SheetPlan } from "./plan";

const LIMITS = [
  "No public number exists for the depth of the resale market; the haircut is a statement under the depth you enter. Ask the borrower.",
  "The haircut does not rise or fall evenly with liquidation days: a slower sale presses the price less and waits longer.",
  "Wrong-way correlation joins a driver before default with prices after it: read it as a stress, not as a measurement.",
  "Contract rents are not public; the rent here is a market price of the same year, so contracted coverage is an estimate.",
  "Excess cash is paid out. Cash-trap terms of the facilities are not public; with a trap less debt is left at contract end: ask.",
  "DSCR and LLCR take the customer's payment as certain while the contract runs. Scenario 10 shows its end.",
  "Resale prices, rents and opex come from press and vendors with low confidence; Sources shows each with its grade.",
] as const;

export const buildAbout = (layout: Layout): SheetPlan => {
  const { preset, language, scenario } = layout;
  return aboutSheet({
    preset, language, scenario,
    name: layout.names.about,
    scenarioName: `=INDEX(${reference(layout, "scenarios", `D5:${lastSpareColumn(layout)}5`, "about")},$C$10)`,
    unexpected: working(layout, "about", "[checks.unexpected]"),
    facts: "Later facts stand in column G of Inputs and never in the base case",
    limits: LIMITS,
    assumed: "Assumed: judgement; the rationale stands beside it",
    blocks: [
      { row: 36, label: "Sheets", texts: ["Inputs and Scenarios hold every assumption; the sheets from Fleet to Drivers and Spread work out the selected scenario; Paths and Stress work out all of them; Checks, Sources and Overrides say what to trust."] },
      scenarioList(preset, 37, language),
    ],
    contradictions: { of: preset.archetype, row: 39 },
    width: 30,
  }, (sheet) => {
    aboutLine(sheet, 9, "Payment periods a year", "periods", "1, 2, 4 or 12");
    sheet.put("C9", 4, "choice", { format: "integer" });
    sheet.choice({ range: "C9", options: ["1", "2", "4", "12"] });
    aboutLine(sheet, 11, "Price elasticity of resale", "number", "Fitted to four sale speeds of one vendor: 180, 90, 30 and 7 days at 1.00, .85, .65 and .45 of appraisal");
    sheet.put("C11", 0.24, "assumed", { format: "decimal" });
  });
};
