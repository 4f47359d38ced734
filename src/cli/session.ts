import type { Engine } from "../engine/engine";
import { buildWorkbook } from "../sheets/workbook";
import { printAddress } from "../workbook/address";
import { embeddedWorkbook } from "../workbook/embedded";
import { loadPreset } from "../workbook/load";
import type { WorkbookPlan } from "../sheets/plan";
import type { ErrorText } from "../functions/cells";
import { type Cells, printAnswer, type Printed } from "./answers";
import { findPreset, findScenario } from "./presets";
import { createRunner } from "./simulate";

/** A calculated preset: what was planned, and the engine that holds the values. */
export interface Calculated {
  readonly plan: WorkbookPlan;
  readonly engine: Engine;
}

/** The engine takes a third of a second to load, so it is loaded only when a formula needs it. */
export const newEngine = async (): Promise<Engine> => {
  const { createHeadlessEngine } = await import("../engine/headless");
  return createHeadlessEngine(undefined, createRunner());
};

export const loadedPreset = async (id: string, scenario: number | undefined): Promise<Calculated> => {
  const preset = findPreset(id);
  const number = findScenario(preset, scenario);
  const engine = await newEngine();
  const plan = await loadPreset(embeddedWorkbook(engine), buildWorkbook(preset, { scenario: number, taken: engine.sheetNames(), language: "en" }));
  return { plan, engine };
};

/** Native functions give no reason with their errors; the code itself says this much. */
const REASONS: Readonly<Partial<Record<ErrorText, string>>> = {
  "#NAME?": "a function or a name in the formula is not known",
  "#DIV/0!": "a division by zero",
  "#VALUE!": "a value of the wrong kind, or a formula that cannot be read",
  "#REF!": "a reference to a cell that does not exist",
  "#N/A": "no value is available",
  "#NUM!": "no number answers the formula",
  "#SPILL!": "the answer needs cells that are not empty",
  "#NULL!": "two ranges that do not meet",
};
const withReason = (printed: Printed): Printed => ("error" in printed && printed.message === "" ? { ...printed, message: REASONS[printed.error] ?? "" } : printed);

/** Evaluates one formula on a sheet of its own, so that no cell of a preset is ever in its way. */
export const evaluateOn = (engine: Engine): ((formula: string) => Promise<Printed>) => {
  const sheet = "Scratch";
  let isThere = engine.sheetNames().includes(sheet);
  const area = (rows: number, columns: number): string => printAddress({ sheet, row: 1, column: 1, rows, columns });
  return async (formula) => {
    if (!isThere) engine.addSheet(sheet);
    isThere = true;
    const anchor = area(1, 1);
    engine.setFormula(anchor, formula.trim().startsWith("=") ? formula.trim() : `=${formula.trim()}`);
    await engine.calculate();
    const spill = engine.spills().find((one) => one.sheet === sheet && one.row === 1 && one.column === 1);
    const cells: Cells = spill && spill.rows * spill.columns > 1 ? engine.values(area(spill.rows, spill.columns)) : engine.value(anchor);
    engine.setValue(anchor, null);
    return withReason(printAnswer(cells));
  };
};
