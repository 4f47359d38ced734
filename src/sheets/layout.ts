import type { Preset, Scenario } from "../presets/figure";
import type { Language } from "./assembly";
import { FIRST_ROW, scenarioColumn } from "./columns";
import { debtPlaces } from "./debt-places";
import { DERIVED, DERIVED_ROW } from "./derived";
import { PLACES } from "./places";
import { absolute, quoteSheet, resolve } from "./references";
import { SETTINGS } from "./settings";

/** Sheets in the order of the workbook, by key. */
export const SHEET_NAMES = {
  about: "About",
  inputs: "Inputs",
  scenarios: "Scenarios",
  fleet: "Fleet",
  collateral: "Collateral",
  debt: "Debt",
  coverage: "Coverage",
  customers: "Customers",
  drivers: "Drivers",
  paths: "Paths",
  stress: "Stress",
  spread: "Spread",
  shell: "Shell",
  dashboard: "Dashboard",
  checks: "Checks",
  sources: "Sources",
  overrides: "Overrides",
} as const;
export type SheetKey = keyof typeof SHEET_NAMES;

/** Last row that a scenario may change: the loan amount and rate stand below the figures. */
export const LAST_SCENARIO_ROW = DERIVED_ROW + DERIVED.filter((row) => row.perScenario).length - 1;
/** First row of the figures that no scenario changes, below the derived ones; the settings follow them. */
export const FURTHER_ROW = 66;

/** What every sheet builder knows: the preset, what the sheets are called and where each key stands. */
export interface Layout {
  readonly preset: Preset;
  readonly language: Language;
  readonly scenario: number;
  readonly names: Readonly<Record<SheetKey, string>>;
  readonly rows: ReadonlyMap<string, number>;
  /** First row of the settings on Inputs. */
  readonly settingsRow: number;
  /** The borrower's own debt, earnings and customers are known: sheets about the company are written. */
  readonly company: boolean;
  /** Cells that formulas name by sheet and key: fleet.cfads. */
  readonly places: Readonly<Record<string, string>>;
  readonly scenarioCount: number;
  /** The scenario that changes nothing; the others are measured against it. */
  readonly base: Scenario;
}

/** What every line about the company reads. */
const COMPANY_KEYS = ["revenue", "revenue_q4", "ebitda", "ebitda_q4", "ebitda_next", "interest", "debt_total", "cash", "capex_next", "avg_rate", "backlog", "min_cash"];
/** Whether a preset has a value for a figure: a private company leaves many of them empty. */
export const isKnown = ({ figures, further = [] }: Preset, key: string): boolean => ([...figures, ...further].find((figure) => figure.key === key)?.value ?? null) !== null;

export const planLayout = (preset: Preset, names: Layout["names"], scenario: number, language: Language): Layout => {
  if (FIRST_ROW + preset.figures.length > DERIVED_ROW) {
    throw new Error(`the sheets hold ${DERIVED_ROW - FIRST_ROW} figures, ${preset.id} has ${preset.figures.length}`);
  }
  const base = preset.scenarios.find(({ effect }) => effect === "base");
  if (!base) throw new Error(`${preset.id} needs a scenario that stands for the base: the others are measured against it`);
  const rows = new Map<string, number>();
  preset.figures.forEach(({ key }, i) => rows.set(key, FIRST_ROW + i));
  DERIVED.forEach(({ key }, i) => rows.set(key, DERIVED_ROW + i));
  const further = preset.further ?? [];
  further.forEach(({ key }, i) => rows.set(key, FURTHER_ROW + i));
  const settingsRow = FURTHER_ROW + further.length + 2;
  SETTINGS.forEach(({ key }, i) => {
    if (!rows.has(key)) rows.set(key, settingsRow + i);
  });
  for (const { number, changes } of preset.scenarios) {
    for (const key of Object.keys(changes)) {
      if ((rows.get(key) ?? Infinity) > LAST_SCENARIO_ROW) throw new Error(`scenario ${number} changes "${key}", which is no input`);
    }
  }
  return {
    preset, language, scenario, names, rows, settingsRow, base,
    company: preset.debt !== undefined && COMPANY_KEYS.every((key) => isKnown(preset, key)),
    places: { ...PLACES, ...debtPlaces(preset.debt) },
    scenarioCount: Math.max(...preset.scenarios.map(({ number }) => number)),
  };
};

/** A reference to a range of a sheet; without the sheet name when the formula stands on that very sheet. */
export const reference = (layout: Layout, to: SheetKey, local: string, from?: SheetKey): string =>
  to === from ? absolute(local) : `${quoteSheet(layout.names[to])}!${absolute(local)}`;

/** Two conventions of the whole workbook stand on About; formulas name them as they name an input. */
const ON_ABOUT: Readonly<Record<string, string>> = { freq: "about.freq", elasticity: "about.elasticity" };

const isScenarioRow = (row: number): boolean => row <= LAST_SCENARIO_ROW;

/** Where a key stands for a formula on a working sheet: the live column of Inputs, or a place of another sheet. */
const workingAddress = (layout: Layout, from: SheetKey) => (wanted: string): string | undefined => {
  const key = ON_ABOUT[wanted] ?? wanted;
  const [first, rest] = [key.split(".")[0]!, key.slice(key.indexOf(".") + 1)];
  const place = layout.places[key];
  if (place !== undefined) return reference(layout, first as SheetKey, place, from);
  const row = layout.rows.get(first === "base" ? rest : key);
  return row === undefined ? undefined : reference(layout, "inputs", `${first === "base" ? "E" : "D"}${row}`, from);
};

/** A formula of a working sheet: [key] is the live input, [base.key] its base value, [sheet.place] another sheet's cell. */
export const working = (layout: Layout, from: SheetKey, template: string): string => resolve(template, workingAddress(layout, from));

/** A formula on Inputs, Scenarios or Stress: [key] is the row with that key in this very column. */
export const inColumn = (layout: Layout, from: SheetKey, column: string, template: string): string =>
  resolve(template, (key) => {
    const row = layout.rows.get(key);
    if (row !== undefined && isScenarioRow(row)) return `${column}${row}`;
    const own = key.startsWith(`${from}.`) ? layout.places[key] : undefined;
    return own === undefined ? workingAddress(layout, from)(key) : `${column}${own.replace(/^[A-Z]+/, "")}`;
  });

/** A formula that belongs to one scenario but stands outside Stress: [key] is the effective input of that scenario. */
export const ofScenario = (layout: Layout, from: SheetKey, number: number, template: string): string =>
  resolve(template, (key) => {
    const row = layout.rows.get(key);
    return row !== undefined && isScenarioRow(row)
      ? reference(layout, "stress", `${scenarioColumn(number)}${row}`, from)
      : workingAddress(layout, from)(key);
  });
