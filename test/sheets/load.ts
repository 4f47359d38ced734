import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import type { Cell } from "../../src/functions/cells";
import { isFormula, type WorkbookPlan } from "../../src/sheets/plan";
import { quoteSheet } from "../../src/sheets/references";

/** Content of a plan in the embedded spreadsheet, without looks: what the numbers are tested on. */
export const loadIntoEngine = async (plan: WorkbookPlan): Promise<Engine> => {
  const engine = createHeadlessEngine();
  for (const sheet of plan.sheets) engine.addSheet(sheet.name);
  // Before the cells, as the workbench does: with them a name costs as much as a calculation.
  for (const { name, refersTo } of plan.names) engine.addName(name, refersTo);
  for (const sheet of plan.sheets) {
    engine.setMany(sheet.name, sheet.cells.flatMap(({ row, column, content }) =>
      content === null ? [] : [isFormula(content) ? { row, column, formula: content.formula } : { row, column, value: content }]));
  }
  await engine.calculate();
  return engine;
};

export const cellOf = (engine: Engine, plan: WorkbookPlan, sheet: string, cell: string): Cell =>
  engine.value(`${quoteSheet(plan.sheets.find(({ key }) => key === sheet)!.name)}!${cell}`);
