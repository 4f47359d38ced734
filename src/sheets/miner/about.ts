import type { Preset } from "../../presets/figure";
import { aboutLine, aboutSheet, scenarioList } from "../about-sheet";
import { lastScenarioColumn, lastSpareColumn } from "../columns";
import type { SheetPlan } from "../plan";
import { type MinerLayout, reference, working } from "./layout";

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

/** `spare`: Scenarios has free columns for scenarios of the user's own. */
export const buildAbout = (layout: MinerLayout, spare = true): SheetPlan => {
  const { preset, language, scenario } = layout;
  const isOwn = isTemplate(preset);
  const last = spare ? lastSpareColumn(layout) : lastScenarioColumn(layout);
  return aboutSheet({
    preset, language, scenario,
    name: layout.names.about,
    scenarioName: `=INDEX(${reference(layout, "scenarios", `D5:${last}5`, "about")},$C$10)`,
    unexpected: working(layout, "about", "[checks.unexpected]"),
    ...(!spare && { scenarios: preset.scenarios.map(({ number }) => String(number)) }),
    facts: "Later facts stand in column G of Inputs; where only a later one exists it is in the base, dated, and listed on Checks",
    limits: LIMITS,
    assumed: "Assumed or not found: the rationale stands beside it",
    blocks: [
      isOwn ? { row: 36, label: "How to use the template", texts: TEMPLATE } : { row: 36, label: "How to read the transition", texts: READING },
      scenarioList(preset, 40, language),
    ],
    ...(!isOwn && { contradictions: { of: "miner" as const, row: 42 } }),
    width: 40,
  }, (sheet) => {
    if (!isOwn) return;
    aboutLine(sheet, 11, "Name of your company", "text", "Free text; no formula reads it");
    sheet.put("C11", null, "choice");
  });
};
