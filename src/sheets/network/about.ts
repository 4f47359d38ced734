import { aboutSheet, scenarioList } from "../about-sheet";
import { lastSpareColumn } from "../columns";
import type { SheetPlan } from "../plan";
import { type NetworkLayout, reference, working } from "./layout";

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

export const buildAbout = (layout: NetworkLayout): SheetPlan => {
  const { preset, language, scenario } = layout;
  return aboutSheet({
    preset, language, scenario,
    name: layout.names.about,
    scenarioName: `=INDEX(${reference(layout, "scenarios", `D5:${lastSpareColumn(layout)}5`, "about")},$C$10)`,
    unexpected: working(layout, "about", "[checks.unexpected]"),
    facts: "The year 2026 was financed after this date: its rounds are in the base, dated, and listed on Checks; scenario 2 leaves them out",
    limits: LIMITS,
    assumed: "Assumed: the rationale stands beside it",
    blocks: [{ row: 36, label: "How to read the circle", texts: READING }, scenarioList(preset, 42, language)],
    contradictions: { of: "network", row: 44 },
    width: 40,
  });
};
