import type { Archetype } from "./figure";

/** A statement of the documents that started the analysis, beside what the record holds. */
export interface Contradiction {
  /** The document's statement, as printed. */
  readonly printed: string;
  /** What sources say instead. */
  readonly record: string;
  /** Packaged facts behind both: the printed one first where it is packaged. */
  readonly facts: readonly string[];
  readonly concerns: readonly Archetype[];
}

const EVERYONE = ["neocloud", "miner", "network"] as const;

/** Where the record contradicts the documents, for the About sheets. Facts up to the freeze date unless a later date is named. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    printed: "CoreWeave's backlog is $29.9bn",
    record: "$25.9bn was reported for 31 March 2025; 29.9 adds the $4bn of OpenAI's order of May. At the freeze date it is $66.8bn.",
    facts: ["F39", "F37", "F41"], concerns: ["neocloud", "network"],
  },
  {
    printed: "CoreWeave invests $20–23bn in 2025",
    record: "Guidance was cut to $12–14bn in November 2025; $10.3bn of cash went out, $15.4bn with accruals.",
    facts: ["F46", "F47", "F111", "F48"], concerns: ["neocloud", "network"],
  },
  {
    printed: "Debt of AI data centres rose 112 % to $25bn in 2025",
    record: "Not found as printed. Data-centre debt issued in 2025 was $182bn; CoreWeave alone owes $21.6bn. About $27bn were securitised (ABS and CMBS): perhaps that was meant.",
    facts: ["F346", "F347", "F348", "F107", "F407"], concerns: EVERYONE,
  },
  {
    printed: "Some miners' debt rose 500 %",
    record: "That is the whole sector: $2.1bn to $12.7bn in twelve months. No single miner's growth of 500 % is in the record.",
    facts: ["F416", "F417"], concerns: EVERYONE,
  },
  {
    printed: "Miners' net debt has not fallen below its peak of 2021",
    record: "Cannot be tested company by company: debt, cash and coins of 2021 or 2022 were not found together for any of them.",
    facts: ["F338", "F420"], concerns: ["miner"],
  },
  {
    printed: "Rents collapse after 2025",
    record: "The one-year rent of an H100 fell to $1.70 an hour in October 2025 and rose to $2.35 by March 2026. Rents moved both ways: scenario 6 stands beside 3 and 4.",
    facts: ["F355", "F356"], concerns: EVERYONE,
  },
  {
    printed: "The cost of an inference falls 20–40 % a year, and the rent of compute with it",
    record: "The source was not found, and a price per answer is not a price per GPU-hour: new chips and software lower the first and may leave the second alone.",
    facts: ["F368"], concerns: EVERYONE,
  },
  {
    printed: "Hyperscalers' share of capacity falls below 18 % by 2032",
    record: "Not found. Another count has 48 % at the end of 2025 and 67 % in 2031: the opposite direction, perhaps by another definition.",
    facts: ["F371", "F369", "F370"], concerns: ["neocloud", "network"],
  },
  {
    printed: "Executives sold about $1.6bn of shares",
    record: "Only “more than $1bn” by insiders and early backers after the lock-up was found.",
    facts: ["F159", "F158"], concerns: ["neocloud"],
  },
  {
    printed: "Amazon talks about investing $50bn in OpenAI",
    record: "Signed on 27 February 2026, after the freeze date: $15bn at once, $35bn on conditions.",
    facts: ["F190", "F192", "F193"], concerns: ["network"],
  },
];

/** Those that concern a workbook of this kind, in order. */
export const contradictionsFor = (archetype: Archetype): readonly Contradiction[] =>
  CONTRADICTIONS.filter(({ concerns }) => concerns.includes(archetype));
