import type { Network, Preset, Scenario } from "../../presets/figure";
import type { Language } from "../assembly";
import { FIRST_ROW, scenarioColumn } from "../columns";
import type { DerivedRow } from "../miner/derived";
import { absolute, quoteSheet, resolve } from "../references";
import { DERIVED } from "./derived";
import { PARTIES, PLACES } from "./places";
import { SETTINGS } from "./settings";

/** Sheets in the order of the workbook, by key. Networks holds the matrices behind each column of Stress. */
export const NETWORK_SHEETS = {
  about: "About",
  inputs: "Inputs",
  scenarios: "Scenarios",
  flows: "Flows",
  matrices: "Matrices",
  circularity: "Circularity",
  clearing: "Clearing",
  concentration: "Concentration",
  networks: "Networks",
  stress: "Stress",
  dashboard: "Dashboard",
  checks: "Checks",
  sources: "Sources",
  overrides: "Overrides",
} as const;
export type NetworkSheet = keyof typeof NETWORK_SHEETS;


export interface NetworkLayout {
  readonly preset: Preset;
  readonly network: Network;
  readonly language: Language;
  readonly scenario: number;
  readonly names: Readonly<Record<NetworkSheet, string>>;
  readonly derived: readonly DerivedRow[];
  /** Rows of Inputs and Stress, by key. */
  readonly rows: ReadonlyMap<string, number>;
  readonly derivedRow: number;
  readonly settingsRow: number;
  /** First row of the answers on Stress. */
  readonly answerRow: number;
  readonly base: Scenario;
}

export const planNetwork = (preset: Preset, names: NetworkLayout["names"], scenario: number, language: Language): NetworkLayout => {
  const base = preset.scenarios.find(({ effect }) => effect === "base");
  if (!base || !preset.network) throw new Error(`${preset.id} needs its flows, and a scenario that stands for the base`);
  if (preset.network.parties.length !== PARTIES) throw new Error(`${preset.id}: expected ${PARTIES} parties, got ${preset.network.parties.length}`);
  const derivedRow = FIRST_ROW + preset.figures.length + 1;
  const settingsRow = derivedRow + DERIVED.length + 3;
  const rows = new Map<string, number>();
  preset.figures.forEach(({ key }, i) => rows.set(key, FIRST_ROW + i));
  DERIVED.forEach(({ key }, i) => rows.set(key, derivedRow + i));
  SETTINGS.forEach(({ key }, i) => rows.set(key, settingsRow + i));
  return { preset, network: preset.network, language, scenario, names, derived: DERIVED, rows, derivedRow, settingsRow, answerRow: settingsRow, base };
};


export const reference = (layout: NetworkLayout, to: NetworkSheet, local: string, from?: NetworkSheet): string =>
  to === from ? absolute(local) : `${quoteSheet(layout.names[to])}!${absolute(local)}`;

/** [key] is the live input, [base.key] its base value, [sheet.place] a cell or range of another sheet. */
const addressOf = (layout: NetworkLayout, from: NetworkSheet) => (key: string): string | undefined => {
  const place = PLACES[key];
  if (place !== undefined) return reference(layout, key.slice(0, key.indexOf(".")) as NetworkSheet, place, from);
  const isBase = key.startsWith("base.");
  const row = layout.rows.get(isBase ? key.slice("base.".length) : key);
  return row === undefined ? undefined : reference(layout, "inputs", `${isBase ? "E" : "D"}${row}`, from);
};

export const working = (layout: NetworkLayout, from: NetworkSheet, template: string): string => resolve(template, addressOf(layout, from));

/** On Inputs and Stress: [key] is the row with that key in this very column; settings are the same in every column. */
export const inColumn = (layout: NetworkLayout, from: NetworkSheet, column: string, template: string): string =>
  resolve(template, (key) => {
    const row = layout.rows.get(key);
    if (row !== undefined && row < layout.settingsRow) return `${column}${row}`;
    if (key.startsWith("answer.")) return `${column}${answerRow(layout, key.slice("answer.".length))}`;
    return addressOf(layout, from)(key);
  });

/** Answers of Stress, in the order of their rows. CUSTOMER_STRESS fills five of them. */
export const ANSWER_ORDER: readonly string[] = [
  "total", "share", "amazon", "nvidia", "microsoft", "openai_pays", "openai_round", "coreweave_pays", "coreweave_round", "lenders",
  "openai_left", "commitments_x", "coverage", "without", "expected", "breach", "names", "joint", "amazon_change",
];
export const answerRow = (layout: NetworkLayout, answer: string): number => {
  const at = ANSWER_ORDER.indexOf(answer);
  if (at < 0) throw new Error(`Stress has no answer "${answer}"`);
  return layout.answerRow + at;
};
export const answerCell = (layout: NetworkLayout, number: number, answer: string): string =>
  reference(layout, "stress", `${scenarioColumn(number)}${answerRow(layout, answer)}`);
