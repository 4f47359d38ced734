/** Where a figure stands in the record. */
export type Kind = "reported" | "derived" | "assumed";
export type Confidence = "high" | "medium" | "low";

/** A value that another source prints for the same figure; kept beside the chosen one, never dropped. */
export interface Conflict {
  readonly value: number;
  readonly fact: string;
  readonly why: string;
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
  readonly kind: Kind;
  /** Packaged facts (src/facts) behind it: F109. Required when reported. */
  readonly facts: readonly string[];
  /** Why this value; required when derived or assumed. */
  readonly how?: string;
  readonly confidence: Confidence;
  /** The value as printed in the document that started the analysis, when it has one. */
  readonly seed?: number;
  /** The document's own words, and which document. */
  readonly seedWording?: string;
  /** A later fact, kept apart from the base. */
  readonly update?: { readonly value: number; readonly fact: string };
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
  readonly changes: Readonly<Record<string, number>>;
}

export interface Preset {
  readonly id: string;
  readonly company: string;
  readonly title: string;
  readonly titleEs: string;
  readonly summary: string;
  readonly summaryEs: string;
  /** Facts up to this date are in the base column. */
  readonly freezeDate: string;
  readonly valuationDate: string;
  readonly thesis: string;
  readonly figures: readonly Figure[];
  readonly scenarios: readonly Scenario[];
}
