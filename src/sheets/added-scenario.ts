import { baseScenario } from "../presets/base-scenario";
import type { Preset, Scenario } from "../presets/figure";
import type { Language } from "./assembly";
import { type Content, isFormula, type SheetPlan, type WorkbookPlan } from "./plan";
import { columnLetters, columnNumber, quoteSheet } from "./references";
import { buildWorkbook } from "./workbook";

interface PlannedCell {
  readonly address: string;
  /** null: filled by the formula beside it; has to be free. */
  readonly content: Content;
}
/** The cells of one sheet that belong to one scenario. */
export interface ScenarioCells {
  /** Quoted, as a formula writes it. */
  readonly sheet: string;
  readonly cells: readonly PlannedCell[];
}

/** Sheets with a place for every scenario, in the order in which they read one another. */
const PER_SCENARIO = ["paths", "networks", "stress"] as const;

const fillers = (preset: Preset, count: number, name: string): readonly Scenario[] =>
  Array.from({ length: Math.max(0, count - preset.scenarios.length) }, (_, i) => ({
    number: preset.scenarios.length + 1 + i, name, nameEs: name, story: "", effect: "none" as const, changes: {},
  }));

/** The same number behind every sheet name as the loaded model has: "" or " (2)". */
const takenBefore = (suffix: string): readonly string[] => {
  const number = Number(/\d+/.exec(suffix)?.[0] ?? 1);
  return Array.from({ length: number - 1 }, (_, i) => (i === 0 ? "About" : `About (${i + 1})`));
};

export interface AddedScenario {
  /** What the scenario puts where, in the order in which it is best written. */
  readonly own: readonly ScenarioCells[];
  /** The base scenario's column of Stress: a workbook that has it otherwise is laid out otherwise. */
  readonly base: ScenarioCells;
}

/**
 * What one more scenario puts on the sheets that show all of them: the plan with it less the plan without it. Column and
 * block are those that a load with this scenario would write.
 */
export const addedScenario = (preset: Preset, number: number, name: string, { suffix, language }: { readonly suffix: string; readonly language: Language }): AddedScenario => {
  const planned = (count: number): WorkbookPlan =>
    buildWorkbook({ ...preset, scenarios: [...preset.scenarios, ...fillers(preset, count, name)] }, { taken: takenBefore(suffix), language });
  const [without, withIt] = [planned(number - 1), planned(number)];
  const ofSheet = ({ sheets }: WorkbookPlan, key: string): SheetPlan | undefined => sheets.find((sheet) => sheet.key === key);
  const plain = (sheet: SheetPlan, cells: SheetPlan["cells"]): ScenarioCells => ({
    sheet: quoteSheet(sheet.name), cells: cells.map(({ row, column, content }) => ({ address: `${columnLetters(column)}${row}`, content })),
  });
  const own = PER_SCENARIO.flatMap((key) => {
    const [before, after] = [ofSheet(without, key), ofSheet(withIt, key)];
    if (!before || !after) return [];
    const was = new Map(before.cells.map(({ row, column, content }) => [`${row}:${column}`, content]));
    const wasAt = (row: number, column: number): Content | undefined => was.get(`${row}:${column}`);
    const columns = new Set(after.cells.filter(({ row, column, content }) => content !== null && (wasAt(row, column) ?? null) === null).map(({ column }) => column));
    // On Stress the column was planned before, empty; elsewhere what is new was not planned at all.
    return [plain(after, after.cells.filter(({ row, column, content }) =>
      columns.has(column) && (wasAt(row, column) ?? null) === null && (content !== null || key === "stress" || wasAt(row, column) === undefined)))];
  });
  const stress = ofSheet(without, "stress")!;
  const like = columnNumber("D") + baseScenario(preset) - 1;
  return { own, base: plain(stress, stress.cells.filter(({ column, content }) => column === like && content !== null && isFormula(content))) };
};
