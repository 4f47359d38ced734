import type { Format } from "./plan";

/** First row below the figures. */
export const DERIVED_ROW = 58;

/** A figure that follows from the inputs by arithmetic on the sheet. */
export interface Derived {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly formula: string;
  readonly why: string;
  /** A scenario may replace it, and Stress works it out for every scenario. */
  readonly perScenario: boolean;
}

export const DERIVED: readonly Derived[] = [
  {
    key: "debt", label: "Loan amount = advance × cost × units", unit: "$", format: "usd", perScenario: true,
    formula: "=[advance]*[cost]*[units]",
    why: "What the lender pays out on day 0, in whole dollars",
  },
  {
    key: "rate", label: "Loan rate = risk-free + margin", unit: "%", format: "percent2", perScenario: true,
    formula: "=[rf]+[margin]",
    why: "Nominal annual rate; a quarter of it is paid each quarter",
  },
  {
    key: "implied_opex", label: "Opex implied by the company's margin", unit: "$/h", format: "rent", perScenario: false,
    formula: '=IF(OR([ebitda]="",[revenue]=""),"",(1-[ebitda]/[revenue])*[contract_rent])',
    why: "What one GPU-hour would cost to run if the loan's fleet earned the margin the whole company reports",
  },
  {
    key: "relet", label: "Re-letting ratio: spot income / contract income", unit: "x", format: "multiple", perScenario: false,
    formula: '=IF([contract_rent]=0,"",[rent]*[util]/[contract_rent])',
    why: "What one contracted dollar is worth if the customer goes; empty without a contract",
  },
  {
    key: "market_growth", label: "Growth of market rents that reconciles deflation with decay", unit: "%/y", format: "percent2", perScenario: false,
    formula: "=(1-[deflation])/(1-[decay])-1",
    why: "1 − (1 − decay)·(1 + growth) = deflation: rents of this chip and resale prices tell one story only with this growth",
  },
];
