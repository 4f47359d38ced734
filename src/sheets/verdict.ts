import type { Format } from "./plan";

/** What a lender is owed and may lose, as templates: ranges by period, then the margin and the terms of the price. */
export interface Claim {
  readonly opening: string;
  readonly repaid: string;
  readonly pd: string;
  readonly recovery: string;
  readonly margin: string;
  /** rf, periods a year, capital and hurdle: the last arguments of FAIR_SPREAD and LOAN_PRICE. */
  readonly terms: string;
}

export interface VerdictLine {
  readonly row: number;
  readonly label: string;
  readonly unit: string;
  readonly template: string;
  readonly format: Format;
  readonly reads: string;
}

export const VERDICT_ROW = 29;

export const fairSpread = ({ opening, repaid, pd, recovery, terms }: Claim): string => `=CCREDIT.FAIR_SPREAD(${opening},${repaid},${pd},${recovery},${terms})*10000`;

/** Is the lender paid? The same four rows on every Spread sheet; `column` is where they stand. */
export const verdictOf = (claim: Claim, column = "C"): readonly VerdictLine[] => [
  { row: 30, label: "Fair spread", unit: "bp", template: fairSpread(claim), format: "bp", reads: "Pays the expected loss and the capital held: no less should be asked" },
  { row: 31, label: "Margin of the loan", unit: "bp", template: `=${claim.margin}*10000`, format: "bp", reads: "Over the risk-free rate" },
  {
    row: 32, label: "Price of the loan at that margin", unit: "points", format: "points", reads: "Per 100 of balance; under 100 the margin is too thin",
    template: `=100*CCREDIT.LOAN_PRICE(${claim.opening},${claim.repaid},${claim.margin},${claim.pd},${claim.recovery},${claim.terms})`,
  },
  { row: 34, label: "Fair spread less margin", unit: "bp", template: `=${column}30-${column}31`, format: "bp", reads: "Above 0: not paid" },
];
