import { baseScenario } from "../presets/base-scenario";
import type { Preset } from "../presets/figure";
import { ABOUT_FINGERPRINT } from "./about-sheet";
import { fingerprint } from "./fingerprint";
import type { NamePlan, SheetPlan, WorkbookPlan } from "./plan";
import { place } from "./sheet";

/** Languages of labels, scenario names and stories; a workbook is written in one. */
export type Language = "en" | "es";

export interface WorkbookOptions {
  /** Number of the scenario that the working sheets show; the base when left out. */
  readonly scenario?: number;
  /** Sheets the workbook already has: ours get a common number, so that a second load stays one set. */
  readonly taken?: readonly string[];
  readonly language?: Language;
}

/** Every sheet with the same number behind its name: Inputs, or Inputs (2) with Stress (2). */
export const chooseNames = <Key extends string>(sheets: Readonly<Record<Key, string>>, taken: readonly string[]): Readonly<Record<Key, string>> => {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const names = Object.entries<string>(sheets).map(([key, name]) => [key, number === 1 ? name : `${name} (${number})`] as const);
    if (names.every(([, name]) => !used.has(name.toLowerCase()))) return Object.fromEntries(names) as Record<Key, string>;
  }
};

/** The scenario asked for, or the base. */
export const chosenScenario = (preset: Preset, asked: number | undefined): number => {
  const chosen = asked ?? baseScenario(preset);
  if (!preset.scenarios.some(({ number }) => number === chosen)) {
    throw new Error(`expected a scenario of ${preset.id} (${preset.scenarios.map(({ number }) => number).join(", ")}), got ${chosen}`);
  }
  return chosen;
};

/** Adds the fingerprint of all sheets to the cell of About that shows it. */
const withFingerprint = (sheets: readonly SheetPlan[], address: string): readonly SheetPlan[] => {
  const cell = { ...place(address), content: fingerprint(sheets), role: "output" } as const;
  return sheets.map((sheet) => (sheet.key === "about" ? { ...sheet, cells: [...sheet.cells, cell].sort((a, b) => a.row - b.row || a.column - b.column) } : sheet));
};

/** The plan of a workbook whose sheets are built: the same frame for every kind. */
export const workbookOf = (
  { preset, scenario, language }: { readonly preset: Preset; readonly scenario: number; readonly language: Language }, sheets: readonly SheetPlan[], names: readonly NamePlan[],
): WorkbookPlan => ({
  title: language === "es" ? preset.titleEs : preset.title,
  preset: preset.id,
  scenario,
  sheets: withFingerprint(sheets, ABOUT_FINGERPRINT),
  names,
  open: "dashboard",
});
