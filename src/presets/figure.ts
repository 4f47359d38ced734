/** Where a figure stands in the record. */
export type Kind = "reported" | "derived" | "assumed";
export type Bound = "LOW" | "MID" | "HIGH";
export type Confidence = "high" | "medium" | "low";

/** A value that another source prints for the same figure; kept beside the chosen one, never dropped. */
export interface Conflict {
  readonly value: number;
  readonly fact: string;
  readonly why: string;
  /** The end of a printed range that is meant; MID where it is not said. */
  readonly bound?: Bound;
  /** Why the value is not the fact's own number, as when it stands in the fact's note. */
  readonly differs?: string;
}

/** A fact after the freeze date. */
export interface Update {
  readonly value: number;
  readonly fact: string;
  readonly bound?: Bound;
  readonly differs?: string;
}

/** One input of a company model with its passport. */
export interface Figure {
  /** Row key, also the defined name: revenue, debt_total, deflation. */
  readonly key: string;
  readonly label: string;
  readonly labelEs: string;
  /** As the sheet shows it: "$m", "%", "x", "years". Values are decimals: 0.1 shows as 10 %. */
  readonly unit: string;
  /** null is a parameter that the base case leaves empty. */
  readonly value: number | null;
  /** A derived figure carries its formula in [row keys], as "=4*[ebitda_q4]"; `value` is then its result. */
  readonly formula?: string;
  /** The date or period the figure speaks of. */
  readonly asOf: string;
  /** Arithmetic on facts behind the value, in the figure's unit: "F16+F17+F18+F19". Never written to a sheet. */
  readonly arithmetic?: string;
  readonly kind: Kind;
  /** Packaged facts (src/facts) behind it: F109. Required when reported. */
  readonly facts: readonly string[];
  /** A user's own source in words, where no packaged fact stands behind the value. */
  readonly source?: string;
  /** The end of the first fact's printed range that the value takes; MID where it is not said. */
  readonly bound?: Bound;
  /** Why a reported or derived value is not the number of its first fact. */
  readonly differs?: string;
  /** Why this value; required when derived or assumed. */
  readonly how?: string;
  readonly confidence: Confidence;
  /** The value as printed in the document that started the analysis, when it has one. */
  readonly seed?: number;
  /** The document's own words, and which document. */
  readonly seedWording?: string;
  /** A later fact, kept apart from the base. */
  readonly update?: Update;
  readonly low?: number;
  readonly high?: number;
  readonly conflicts: readonly Conflict[];
}

/** A scenario is a list of named changes to figures, never a second copy of them. */
export interface Scenario {
  readonly number: number;
  readonly name: string;
  readonly nameEs: string;
  readonly story: string;
  readonly storyEs?: string;
  /** base: the figures as they stand. none: the scenario is about something this loan does not hold. */
  readonly effect?: "base" | "none";
  readonly changes: Readonly<Record<string, number>>;
}

/** One facility. Balances in $m; null where the facility did not exist or is not printed at that date. */
export interface Facility {
  readonly key: string;
  readonly name: string;
  readonly balanceJun2025: number | null;
  readonly balanceMar2026: number | null;
  /** At the freeze date: carried over exactly, or interpolated between the two dates. */
  readonly balanceDec2025: number;
  readonly balanceKind: "exact" | "interpolated";
  /** Effective rate, or the coupon of a note; a decimal. */
  readonly rate: number;
  /** As printed: "Mar 2028", "2030-08-21". */
  readonly maturity: string;
  readonly recourse: string;
  readonly facts: readonly string[];
  readonly how: string;
}

/** Scheduled principal of a calendar year, $m. */
export interface Maturity {
  readonly year: number;
  readonly label: string;
  readonly amount: number;
  readonly fact: string;
}

export interface Covenant {
  readonly key: string;
  readonly label: string;
  readonly labelEs: string;
  readonly kind: "MIN" | "MAX";
  readonly threshold: number;
  readonly unit: string;
  /** First quarter after the valuation date in which it is tested, counted from 1. */
  readonly firstTest: number;
  readonly fact: string;
  readonly how: string;
}

/** A margin over the risk-free rate that a lender asked of the company, by whose contract stood behind it. */
export interface Quote {
  readonly label: string;
  readonly labelEs: string;
  /** Basis points. */
  readonly spread: number;
  readonly fact: string;
  /** Why the spread is not the fact's own number. */
  readonly differs?: string;
  readonly how: string;
}

/** The debt of the whole company, beside the one loan under analysis. */
export interface DebtBook {
  readonly facilities: readonly Facility[];
  /** Debt that no facility explains: debt_total less the facilities at the freeze date, $m. */
  readonly plug: number;
  readonly maturities: readonly Maturity[];
  readonly maturitiesAsOf: string;
  readonly covenants: readonly Covenant[];
  readonly quotes: readonly Quote[];
}

/** financing and purchases run between parties of the network; outside money comes from a party that sells them nothing. */
export type FlowKind = "financing" | "purchase" | "outside";

/** One payment of a network; its amount of the year is the figure with the same key. */
export interface Flow {
  readonly key: string;
  readonly payer: string;
  readonly payee: string;
  readonly kind: FlowKind;
  /** signed, completed, derived, assumed. */
  readonly status: string;
  /** As printed: a date, a month, a year, or "not found". */
  readonly start: string;
  readonly end: string;
  /** How the amount of one year follows from what is printed. */
  readonly basis: string;
  readonly basisEs: string;
  /** Keys of the contract's total and of its years in force. */
  readonly amount?: string;
  readonly years?: string;
}

export interface Network {
  /** In the order of rows and columns of every matrix. */
  readonly parties: readonly string[];
  readonly flows: readonly Flow[];
}

/** Which sheets a preset fills: a loan to a neocloud, a miner in transition, a network of counterparties, several miners compared. */
export type Archetype = "neocloud" | "miner" | "network" | "miners";

export interface Preset {
  readonly id: string;
  readonly archetype: Archetype;
  readonly company: string;
  readonly title: string;
  readonly titleEs: string;
  readonly summary: string;
  readonly summaryEs: string;
  /** Facts up to this date are in the base column. */
  readonly freezeDate: string;
  readonly valuationDate: string;
  readonly thesis: string;
  /** The rows of the Inputs sheet, in order. */
  readonly figures: readonly Figure[];
  /** Figures that single sheets need besides; keys are unique over both lists. */
  readonly further?: readonly Figure[];
  readonly debt?: DebtBook;
  readonly network?: Network;
  readonly scenarios: readonly Scenario[];
  /** The companies of a comparison: a figure of theirs has its id before its key. */
  readonly members?: readonly { readonly id: string; readonly company: string }[];
}
