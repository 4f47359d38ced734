import type { Preset } from "../presets/figure";
import { ABOUT_FINGERPRINT, buildAbout } from "./about";
import { buildChecks } from "./checks";
import { buildCollateral } from "./collateral";
import { buildCoverage } from "./coverage";
import { buildDashboard } from "./dashboard";
import { buildDebt } from "./debt";
import { fingerprint } from "./fingerprint";
import { buildFleet } from "./fleet";
import { buildInputs, inputNames } from "./inputs";
import { type Language, planLayout, SHEET_NAMES, type SheetKey } from "./layout";
import { buildPaths } from "./paths";
import type { SheetPlan, WorkbookPlan } from "./plan";
import { buildScenarios } from "./scenarios";
import { place } from "./sheet";
import { buildSources } from "./sources";
import { buildStress } from "./stress";

export interface WorkbookOptions {
  /** Number of the scenario that the working sheets show; the base when left out. */
  readonly scenario?: number;
  /** Sheets the workbook already has: ours get a common number, so that a second load stays one set. */
  readonly taken?: readonly string[];
  readonly language?: Language;
}

/** Every sheet with the same number behind its name: Inputs, or Inputs (2) with Stress (2). */
const chooseNames = (taken: readonly string[]): Readonly<Record<SheetKey, string>> => {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const names = Object.entries(SHEET_NAMES).map(([key, name]) => [key, number === 1 ? name : `${name} (${number})`] as const);
    if (names.every(([, name]) => !used.has(name.toLowerCase()))) return Object.fromEntries(names) as Record<SheetKey, string>;
  }
};

const withFingerprint = (sheets: readonly SheetPlan[]): readonly SheetPlan[] => {
  const cell = { ...place(ABOUT_FINGERPRINT), content: fingerprint(sheets), role: "output" } as const;
  return sheets.map((sheet) => (sheet.key === "about" ? { ...sheet, cells: [...sheet.cells, cell].sort((a, b) => a.row - b.row || a.column - b.column) } : sheet));
};

/** A company's whole credit analysis as one workbook: figures with sources, scenarios, answers, checks. */
export const buildWorkbook = (preset: Preset, { scenario, taken = [], language = "en" }: WorkbookOptions = {}): WorkbookPlan => {
  const base = preset.scenarios.find(({ effect }) => effect === "base")?.number ?? 1;
  const chosen = scenario ?? base;
  if (!preset.scenarios.some(({ number }) => number === chosen)) {
    throw new Error(`expected a scenario of ${preset.id} (${preset.scenarios.map(({ number }) => number).join(", ")}), got ${chosen}`);
  }
  const layout = planLayout(preset, chooseNames(taken), chosen, language);
  const sheets = [
    buildAbout(layout),
    buildInputs(layout),
    buildScenarios(layout),
    buildFleet(layout),
    buildCollateral(layout),
    buildCoverage(layout),
    ...(preset.debt ? [buildDebt(layout, preset.debt)] : []),
    buildPaths(layout),
    buildStress(layout),
    buildDashboard(layout),
    buildChecks(layout),
    buildSources(layout),
  ];
  return {
    title: language === "es" ? preset.titleEs : preset.title,
    preset: preset.id,
    scenario: chosen,
    sheets: withFingerprint(sheets),
    names: inputNames(layout, preset),
    open: "dashboard",
  };
};
