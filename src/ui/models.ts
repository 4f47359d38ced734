import type { Cell } from "../functions/cells";
import type { Figure, Preset } from "../presets/figure";
import { memberKey } from "../presets/miner-comparison";
import { faceOf } from "../sheets/faces";
import { SHEET_NAMES } from "../sheets/layout";
import { companyOfInput } from "../sheets/miner/comparison/layout";
import { CONTROLS } from "../sheets/outputs";
import { PLACES } from "../sheets/places";
import { quoteSheet } from "../sheets/references";
import type { WorkbookPlan } from "../sheets/plan";
import { WRITTEN_BY } from "../sheets/written-by";
import type { Progress, WorkbookPort } from "../workbook/port";
import type { Language } from "./language";
import type { LoadedModel } from "./presets-tab";

/** A loaded model is known by the number behind its sheet names: "" for Inputs, " (2)" for Inputs (2). */
const modelWith = (preset: Preset, suffix: string): LoadedModel => {
  const { names, outputs } = faceOf(preset.archetype);
  const at = (sheet: string, cell: string): string => `${quoteSheet(names[sheet]! + suffix)}!${cell}`;
  const sheet = (key: string): string | undefined => (names[key] === undefined ? undefined : quoteSheet(names[key] + suffix));
  const overrides = sheet("overrides");
  return {
    preset,
    // Of a comparison every company has a column of its own; what edits scenarios knows one model a sheet.
    ...(preset.archetype === "miners" ? {} : { sheets: { inputs: sheet("inputs")!, scenarios: sheet("scenarios")!, stress: sheet("stress")!, ...(overrides && { overrides }) } }),
    scenarioCell: at("about", CONTROLS.scenario),
    writtenBy: at("about", WRITTEN_BY),
    headlines: outputs.map(({ label, labelEs, sheet, cell, format }) => ({ label: { en: label, es: labelEs }, format, address: at(sheet, cell) })),
  };
};

const suffixOf = (sheet: string, base: string): string | undefined => (new RegExp(`^${base}( \\(\\d+\\))?$`).test(sheet) ? sheet.slice(base.length) : undefined);

export interface Models {
  readonly load: (preset: Preset, scenario: number, progress: Progress) => Promise<LoadedModel>;
  readonly present: () => Promise<LoadedModel | undefined>;
  readonly figureAt: (address: string) => Promise<Figure | undefined>;
}

/** Writes a plan under free names, all or nothing, and answers with the plan as it then stands: workbook/load.ts. */
export type WritePlan = (port: WorkbookPort, plan: WorkbookPlan, progress: Progress) => Promise<WorkbookPlan>;

/** Preset models in a workbook: loads one, finds one that is there, knows the figure behind an input cell. */
export const modelsIn = (port: WorkbookPort, presets: readonly Preset[], language: Language, write: WritePlan): Models => {
  const cell = async (address: string): Promise<Cell> => (await port.read(address))[0]![0]!.value;
  // Presets that a user opened from a file join the packaged ones when they are loaded.
  const known = [...presets];
  const presetOf = async (suffix: string): Promise<Preset | undefined> => {
    const entered = await cell(`${quoteSheet(SHEET_NAMES.inputs + suffix)}!N6`).catch(() => null);
    const byId = known.find(({ id }) => entered === `Preset ${id}`);
    if (byId) return byId;
    const company = await cell(`${quoteSheet(SHEET_NAMES.about + suffix)}!${PLACES["about.company"]}`);
    return known.find((preset) => preset.company === company);
  };
  return {
    load: async (preset, scenario, progress) => {
      // The sheet builders come when somebody loads a model: Excel starts without them.
      const { buildWorkbook } = await import("../sheets/workbook");
      if (!known.includes(preset)) known.push(preset);
      const taken = await port.sheetNames();
      const plan = await write(port, buildWorkbook(preset, { scenario, taken, language }), progress);
      const about = plan.sheets.find(({ key }) => key === "about")!.name;
      return modelWith(preset, suffixOf(about, SHEET_NAMES.about) ?? "");
    },
    present: async () => {
      for (const name of [...(await port.sheetNames())].reverse()) {
        const suffix = suffixOf(name, SHEET_NAMES.about);
        const preset = suffix === undefined ? undefined : await presetOf(suffix);
        if (preset) return modelWith(preset, suffix!);
      }
      return undefined;
    },
    figureAt: async (address) => {
      const [sheet, local] = [address.slice(0, address.lastIndexOf("!")).replace(/^'|'$/g, ""), address.slice(address.lastIndexOf("!") + 1)];
      const suffix = suffixOf(sheet, SHEET_NAMES.inputs);
      const at = /^\$?([A-Z]+)\$?(\d+)$/.exec(local);
      if (suffix === undefined || !at) return undefined;
      const [column, row] = [at[1]!, at[2]!];
      const preset = await presetOf(suffix);
      const key = await cell(`${quoteSheet(sheet)}!A${row}`);
      // A row of a comparison is about several companies: the column says whose figure it is.
      const member = preset?.members && companyOfInput(preset.members, column);
      const wanted = preset?.members ? member && memberKey(member.id, String(key)) : key;
      return [...(preset?.figures ?? []), ...(preset?.further ?? [])].find((figure) => figure.key === wanted);
    },
  };
};
