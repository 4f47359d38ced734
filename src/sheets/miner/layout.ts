import type { Figure, Preset, Scenario } from "../../presets/figure";
import type { Language } from "../assembly";
import { FIRST_ROW, scenarioColumn } from "../columns";
import { absolute, quoteSheet, resolve } from "../references";
import { type DerivedRow, derivedOf } from "./derived";
import { PLACES } from "./places";
import { SETTINGS } from "./settings";

/** Sheets in the order of the workbook, by key. Leases is there only for a company that has signed one. */
export const MINER_SHEETS = {
  about: "About",
  inputs: "Inputs",
  scenarios: "Scenarios",
  treasury: "Treasury",
  block: "Miner block",
  leases: "Leases",
  leverage: "Leverage",
  converts: "Converts",
  stress: "Stress",
  spread: "Spread",
  dashboard: "Dashboard",
  checks: "Checks",
  sources: "Sources",
  overrides: "Overrides",
} as const;
export type MinerSheet = keyof typeof MINER_SHEETS;


/** Items that a company has several of: their keys are note1_face, note1_price … note2_face … */
export interface Items {
  readonly notes: readonly string[];
  readonly loans: readonly string[];
  readonly leases: readonly string[];
  /** Debt that is serviced from lease income. */
  readonly facilities: readonly string[];
}

export interface MinerLayout {
  readonly preset: Preset;
  readonly language: Language;
  readonly scenario: number;
  readonly names: Readonly<Record<MinerSheet, string>>;
  readonly items: Items;
  readonly derived: readonly DerivedRow[];
  /** Rows of Inputs and Stress, by key. */
  readonly rows: ReadonlyMap<string, number>;
  readonly places: Readonly<Record<string, string>>;
  readonly derivedRow: number;
  readonly settingsRow: number;
  /** First row of the answers on Stress. */
  readonly answerRow: number;
  readonly base: Scenario;
}

export const itemsOf = (figures: readonly Pick<Figure, "key">[]): Items => {
  const numbered = (name: string): readonly string[] =>
    [...new Set(figures.flatMap(({ key }) => (key.startsWith(name) && /^\d+_/.test(key.slice(name.length)) ? [key.slice(0, key.indexOf("_"))] : [])))];
  return { notes: numbered("note"), loans: numbered("loan"), leases: numbered("lease"), facilities: numbered("fac") };
};

export const planMiner = (preset: Preset, names: MinerLayout["names"], scenario: number, language: Language): MinerLayout => {
  const base = preset.scenarios.find(({ effect }) => effect === "base");
  if (!base) throw new Error(`${preset.id} needs a scenario that stands for the base: the others are measured against it`);
  const items = itemsOf(preset.figures);
  const derived = derivedOf(items);
  const derivedRow = FIRST_ROW + preset.figures.length + 1;
  const settingsRow = derivedRow + derived.length + 3;
  const rows = new Map<string, number>();
  preset.figures.forEach(({ key }, i) => rows.set(key, FIRST_ROW + i));
  derived.forEach(({ key }, i) => rows.set(key, derivedRow + i));
  SETTINGS.forEach(({ key }, i) => rows.set(key, settingsRow + i));
  return { preset, language, scenario, names, items, derived, rows, places: PLACES, derivedRow, settingsRow, answerRow: settingsRow, base };
};


export const reference = (layout: MinerLayout, to: MinerSheet, local: string, from?: MinerSheet): string =>
  to === from ? absolute(local) : `${quoteSheet(layout.names[to])}!${absolute(local)}`;

const isSetting = (layout: MinerLayout, row: number): boolean => row >= layout.settingsRow;

/** [key] is the live input, [base.key] its base value, [label.key] its label, [sheet.place] a cell of another sheet. */
const addressOf = (layout: MinerLayout, from: MinerSheet) => (key: string): string | undefined => {
  const place = layout.places[key];
  if (place !== undefined) return reference(layout, key.slice(0, key.indexOf(".")) as MinerSheet, place, from);
  const [column, name] = key.startsWith("base.") ? ["E", key.slice(5)] : key.startsWith("label.") ? ["B", key.slice(6)] : ["D", key];
  const row = layout.rows.get(name!);
  return row === undefined ? undefined : reference(layout, "inputs", `${column}${row}`, from);
};

export const working = (layout: MinerLayout, from: MinerSheet, template: string): string => resolve(template, addressOf(layout, from));

/** On Inputs and Stress: [key] is the row with that key in this very column; settings are the same in every column. */
export const inColumn = (layout: MinerLayout, from: MinerSheet, column: string, template: string): string =>
  resolve(template, (key) => {
    const row = layout.rows.get(key);
    if (row !== undefined && !isSetting(layout, row)) return `${column}${row}`;
    if (key.startsWith("answer.")) return `${column}${layout.answerRow + ANSWER_ORDER.indexOf(key.slice("answer.".length))}`;
    return addressOf(layout, from)(key);
  });

/** Answers of Stress, in the order of their rows. */
export const ANSWER_ORDER: readonly string[] = [
  "cover", "cover_net", "line_ltv", "pd", "sell_near", "sell_far", "sell_rolled",
  "mining", "host", "difference", "capex", "yield", "npv", "break_even", "extra_capex", "extra_noi",
  "dscr", "dscr_all", "interest_cover", "debt_noi", "backstop_share", "pd_change",
];
export const answerCell = (layout: MinerLayout, number: number, answer: string): string =>
  reference(layout, "stress", `${scenarioColumn(number)}${layout.answerRow + ANSWER_ORDER.indexOf(answer)}`);

/** A formula that says what it lacks instead of answering with a number. Without its "=". */
export const needing = (keys: readonly string[], formula: string): string =>
  `IF(OR(${keys.map((key) => `[${key}]=""`).join(",")}),TRIM("needs: "&${keys.map((key) => `IF([${key}]="",[label.${key}]&". ","")`).join("&")}),${formula})`;
