import type { Figure, Preset, Scenario } from "../../../presets/figure";
import { memberKey } from "../../../presets/miner-comparison";
import type { Language } from "../../assembly";
import { FIRST_ROW, labelOf } from "../../columns";
import { absolute, columnLetters, columnNumber, quoteSheet, resolve } from "../../references";
import { type DerivedRow, derivedOf } from "../derived";
import { type Items, itemsOf } from "../layout";
import { servedBy } from "../leases";
import { SETTINGS } from "../settings";

/** Sheets in the order of the workbook, by key. */
export const COMPARISON_SHEETS = {
  about: "About",
  inputs: "Inputs",
  scenarios: "Scenarios",
  comparison: "Comparison",
  stressed: "Double stress",
  wall: "Wall",
  ranking: "Ranking",
  stress: "Stress",
  spread: "Spread",
  dashboard: "Dashboard",
  checks: "Checks",
  sources: "Sources",
  overrides: "Overrides",
} as const;
export type ComparisonSheet = keyof typeof COMPARISON_SHEETS;

export interface Member {
  readonly id: string;
  readonly company: string;
}

/** A row of Inputs: one key, a figure for each company that has it. */
export interface InputRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** In the order of the members; undefined where a company has no such item. */
  readonly figures: readonly (Figure | undefined)[];
}

export interface ComparisonLayout {
  readonly preset: Preset;
  readonly language: Language;
  readonly scenario: number;
  readonly names: Readonly<Record<ComparisonSheet, string>>;
  readonly members: readonly Member[];
  readonly items: Items;
  readonly inputs: readonly InputRow[];
  readonly derived: readonly DerivedRow[];
  readonly rows: ReadonlyMap<string, number>;
  readonly derivedRow: number;
  readonly settingsRow: number;
  readonly answerRow: number;
  /** Rows of the debt that leases pay: a block of debts, of rates, of years, of types. */
  readonly served: Readonly<Record<"debt" | "rate" | "years" | "type", readonly [first: number, last: number]>>;
  readonly base: Scenario;
}

/** Columns of the companies: on working sheets, and on Inputs for base and live values. */
export const FIRST_COMPANY_COLUMN = 3;
const BASE_COLUMN = 5;
export const companyColumn = (i: number): string => columnLetters(FIRST_COMPANY_COLUMN + i);
export const baseColumn = (i: number): string => columnLetters(BASE_COLUMN + i);
export const liveColumn = ({ members }: Pick<ComparisonLayout, "members">, i: number): string => columnLetters(BASE_COLUMN + members.length + i);
/** Groups of columns on Inputs: base, live, then source, date, confidence and rationale, each with a column for every company. */
const INPUT_GROUPS = 6;
/** Which company a column of Inputs is about; undefined for the columns that are about all of them. */
export const companyOfInput = (members: readonly Member[], column: string): Member | undefined => {
  const i = columnNumber(column) - BASE_COLUMN;
  return i < 0 || i >= INPUT_GROUPS * members.length ? undefined : members[i % members.length];
};

const FIRST_SCENARIO_COLUMN = 4;
/** Column of a company's scenario on Scenarios and Stress: all of the first company, then all of the next. */
export const scenarioColumn = ({ preset }: Pick<ComparisonLayout, "preset">, company: number, number: number): string =>
  columnLetters(FIRST_SCENARIO_COLUMN + company * preset.scenarios.length + number - 1);
export const lastScenarioColumn = (layout: ComparisonLayout): string => scenarioColumn(layout, layout.members.length - 1, layout.preset.scenarios.length);

const ITEM = /^(note|loan|lease|fac)(\d+)_/;

const inputsOf = (preset: Preset, members: readonly Member[], language: Language): readonly InputRow[] => {
  const ofMember = members.map(({ id }) => new Map(preset.figures.filter(({ key }) => key.startsWith(`${id}_`)).map((figure) => [figure.key.slice(id.length + 1), figure])));
  const keys = [...new Set(ofMember.flatMap((figures) => [...figures.keys()]))];
  const itemName = (key: string): string => ITEM.exec(key)?.slice(1, 3).join("") ?? "";
  // What every company has comes first; then items by name, each with its parts in order.
  const sorted = [...keys.filter((key) => itemName(key) === ""), ...keys.filter((key) => itemName(key) !== "").sort((a, b) => itemName(a).localeCompare(itemName(b), "en"))];
  const words: Readonly<Record<string, readonly [string, string]>> = { note: ["Note", "Bono"], loan: ["Loan", "Préstamo"], lease: ["Lease", "Alquiler"], fac: ["Debt on leases", "Deuda sobre alquileres"] };
  return sorted.map((key) => {
    const figures = ofMember.map((figuresOf) => figuresOf.get(key));
    const i = figures.findIndex((figure) => figure !== undefined);
    const figure = figures[i]!;
    const bare = labelOf(figure, language).slice(members[i]!.company.length + 2);
    const match = ITEM.exec(key);
    const label = match ? `${words[match[1]!]![language === "es" ? 1 : 0]} ${match[2]!}: ${bare.slice(bare.indexOf(":") + 1).trim()}` : bare;
    return { key, label, unit: figure.unit, figures };
  });
};

const PARTS = ["debt", "rate", "years", "type"] as const;

export const planComparison = (preset: Preset, names: ComparisonLayout["names"], scenario: number, language: Language): ComparisonLayout => {
  const base = preset.scenarios.find(({ effect }) => effect === "base");
  const { members } = preset;
  if (!base || !members) throw new Error(`${preset.id} needs members and a scenario that stands for the base`);
  const inputs = inputsOf(preset, members, language);
  const items = itemsOf(inputs);
  const served = servedBy(items);
  const looks = { debt: ["$m", "usdMillion"], rate: ["%", "percent2"], years: ["years", "years"], type: ["word", "general"] } as const;
  const derived: readonly DerivedRow[] = [
    ...derivedOf(items),
    ...PARTS.flatMap((part) => served.map((one, i): DerivedRow => ({
      key: `serve${i + 1}_${part}`, label: `Debt that leases pay ${i + 1}: ${part}`, unit: looks[part][0], format: looks[part][1], formula: one[part],
      why: "Facilities at level service, coupons of convertibles, joint ventures: as on the sheet Leases of each company",
    }))),
  ];
  const derivedRow = FIRST_ROW + inputs.length + 1;
  const settingsRow = derivedRow + derived.length + 3;
  const rows = new Map<string, number>();
  inputs.forEach(({ key }, i) => rows.set(key, FIRST_ROW + i));
  derived.forEach(({ key }, i) => rows.set(key, derivedRow + i));
  SETTINGS.forEach(({ key }, i) => rows.set(key, settingsRow + i));
  const block = (part: (typeof PARTS)[number]): readonly [number, number] => [rows.get(`serve1_${part}`)!, rows.get(`serve${served.length}_${part}`)!];
  return {
    preset, language, scenario, names, members, items, inputs, derived, rows, derivedRow, settingsRow, answerRow: settingsRow, base,
    served: { debt: block("debt"), rate: block("rate"), years: block("years"), type: block("type") },
  };
};

export const reference = (layout: ComparisonLayout, to: ComparisonSheet, local: string, from?: ComparisonSheet): string =>
  to === from ? absolute(local) : `${quoteSheet(layout.names[to])}!${absolute(local)}`;

/** A cell of another sheet in the same company's column: the row is fixed, the column moves along. */
const moving = (layout: ComparisonLayout, to: ComparisonSheet, column: string, row: number, from?: ComparisonSheet): string =>
  `${to === from ? "" : `${quoteSheet(layout.names[to])}!`}${column}$${row}`;

const isSetting = (layout: ComparisonLayout, row: number): boolean => row >= layout.settingsRow;

/** Cells that formulas of other sheets name. */
export const PLACES: Readonly<Record<string, string>> = {
  "about.company": "C5",
  "about.freeze": "C6",
  "about.scenario": "C10",
  "about.scenario_name": "D10",
  "checks.unexpected": "C3",
};

const settled = (layout: ComparisonLayout, from: ComparisonSheet, key: string): string | undefined => {
  const place = PLACES[key];
  if (place !== undefined) return reference(layout, key.slice(0, key.indexOf(".")) as ComparisonSheet, place, from);
  const name = key.replace(/^(base|label)\./, "");
  const row = layout.rows.get(name);
  if (row === undefined) return undefined;
  if (key.startsWith("label.")) return reference(layout, "inputs", `B${row}`, from);
  return isSetting(layout, row) ? reference(layout, "inputs", `${baseColumn(0)}${row}`, from) : undefined;
};

/** A formula of a working sheet about one company: [key] is its live input, [base.key] the base, [served.debt] a block. */
export const ofCompany = (layout: ComparisonLayout, from: ComparisonSheet, company: number, template: string): string =>
  resolve(template, (key) => {
    const fixed = settled(layout, from, key);
    if (fixed !== undefined) return fixed;
    const column = key.startsWith("base.") ? baseColumn(company) : liveColumn(layout, company);
    const block = key.startsWith("served.") ? layout.served[key.slice("served.".length) as (typeof PARTS)[number]] : undefined;
    if (block) return `${moving(layout, "inputs", column, block[0], from)}:${column}$${block[1]}`;
    const row = layout.rows.get(key.replace(/^base\./, ""));
    return row === undefined ? undefined : moving(layout, "inputs", column, row, from);
  });

/** A formula that names settings, labels and places only. */
export const ofAll = (layout: ComparisonLayout, from: ComparisonSheet, template: string): string => resolve(template, (key) => settled(layout, from, key));

/** On Inputs and Stress: [key] is the row with that key in this very column. */
export const inColumn = (layout: ComparisonLayout, from: ComparisonSheet, column: string, template: string): string =>
  resolve(template, (key) => {
    const fixed = settled(layout, from, key);
    if (fixed !== undefined) return fixed;
    const block = key.startsWith("served.") ? layout.served[key.slice("served.".length) as (typeof PARTS)[number]] : undefined;
    if (block) return `${column}${block[0]}:${column}${block[1]}`;
    const row = layout.rows.get(key);
    return row === undefined ? undefined : `${column}${row}`;
  });

/** The key of a company's figure in the preset. */
export const figureKey = ({ members }: ComparisonLayout, company: number, key: string): string => memberKey(members[company]!.id, key);

/** A cell of another sheet where there is little room: what is missing stands in full on Comparison. */
export const inShort = (cell: string): string => `=IF(ISNUMBER(FIND("needs:",${cell})),"not known",${cell})`;
