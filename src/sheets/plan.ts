/**
 * A workbook as data. A plan says what stands in every cell and how it looks; it knows no host. The same plan is written
 * to Excel, to the embedded spreadsheet and to an .xlsx file, each through src/workbook.
 */

/** What a cell is for: decides its look, so that a reader tells input from calculation from check at a glance. */
export type Role =
  | "title" | "subtitle" | "heading" | "label" | "unit" | "note" | "key"
  /** Inputs, by where the figure comes from. */
  | "reported" | "derived" | "assumed" | "choice"
  | "calculation" | "output" | "check";

/** A number format by meaning; sheets/formats.ts gives the Excel format code. */
export type Format =
  | "general" | "integer" | "decimal" | "rent" | "usd" | "usdPerGpu" | "usdMillion" | "percent" | "percent1" | "percent2" | "multiple" | "years" | "bp" | "points" | "text" | "date" | "flow";

/** Formulas are written in en-US form with commas, A1 references and sheet names as they will stand in the workbook. */
export interface Formula {
  readonly formula: string;
}
/** A text stays a text, also when it begins with "=". null styles a cell that a spill will fill. */
export type Content = number | string | boolean | null | Formula;
export const isFormula = (content: Content): content is Formula => typeof content === "object" && content !== null;

export interface CellPlan {
  /** Row and column, both counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly content: Content;
  readonly role: Role;
  readonly format?: Format;
  /** A note on the cell: the source of a figure, or the reason for a formula. */
  readonly note?: string;
}

/** Colours a cell by its own value. */
export interface Highlight {
  readonly range: string;
  readonly when: "below" | "above" | "equals";
  /** A number, TRUE/FALSE, a text, or a reference such as "=$C$9". */
  readonly value: number | boolean | string;
  readonly look: "good" | "warning" | "bad";
}

export interface ListChoice {
  readonly range: string;
  readonly options: readonly string[];
}

export interface ChartSeries {
  readonly name: string;
  /** Sheet-qualified A1 range, as 'Fleet'!$I$10:$I$29. */
  readonly values: string;
  /** A reference line (a covenant) is dashed. */
  readonly look?: "line" | "dashed" | "column";
}
export interface ChartPlan {
  readonly id: string;
  /** The question the chart answers. */
  readonly title: string;
  readonly kind: "line" | "column" | "stackedColumn" | "bar";
  readonly categories: string;
  readonly series: readonly ChartSeries[];
  readonly categoryAxis: string;
  readonly valueAxis: string;
  readonly valueFormat: Format;
  /** What a person who cannot see the chart should know it shows. */
  readonly description: string;
  /** Top left cell and size, in cells. */
  readonly at: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };
}

export interface SheetPlan {
  /** Stable identity (inputs, fleet …); `name` may get a number when the workbook already has such a sheet. */
  readonly key: string;
  readonly name: string;
  /** A sheet of the workbook that this one starts as a copy of, looks included. The cells then replace those of the copy. */
  readonly copyOf?: string;
  readonly purpose: string;
  readonly cells: readonly CellPlan[];
  /** Column widths in characters, from column A. */
  readonly widths: readonly number[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly highlights: readonly Highlight[];
  readonly choices: readonly ListChoice[];
  readonly charts: readonly ChartPlan[];
  readonly landscape: boolean;
}

export interface NamePlan {
  readonly name: string;
  /** Absolute reference, as Inputs!$D$6. */
  readonly refersTo: string;
}

/** A name as a workbook holds it; `sheet` where only that sheet knows it. */
export interface ScopedName extends NamePlan {
  readonly sheet?: string;
}

export interface WorkbookPlan {
  readonly title: string;
  /** Preset and scenario the plan was built from. */
  readonly preset: string;
  readonly scenario: number;
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly NamePlan[];
  /** The sheet to show first, by key. */
  readonly open: string;
}
