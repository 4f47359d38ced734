import { createHeadlessEngine } from "../../src/engine/headless";
import { columnLetters, quoteSheet } from "../../src/sheets/references";
import type { Block, Calculator } from "./book";

/** The product's own spreadsheet engine behind the cells of the simulated Excel. */
export const createCalculator = (): Calculator => {
  const engine = createHeadlessEngine();
  const at = (sheet: string, row: number, column: number): string => `${quoteSheet(sheet)}!${columnLetters(column + 1)}${row + 1}`;
  const spillsOf = (sheet: string): readonly Block[] =>
    engine.spills().filter((spill) => spill.sheet === sheet).map(({ row, column, rows, columns }) => ({ row: row - 1, column: column - 1, rows, columns }));
  return {
    addSheet: engine.addSheet,
    removeSheet: engine.removeSheet,
    addName: engine.addName,
    removeName: engine.removeName,
    write: (sheet, cells) => engine.setMany(sheet, cells.map(({ row, column, typed, isFormula }) => ({
      row: row + 1, column: column + 1, ...(isFormula ? { formula: typed as string } : typed !== "" && { value: typed }),
    }))),
    calculate: engine.calculate,
    value: (sheet, row, column) => engine.value(at(sheet, row, column)),
    spillAt: (sheet, row, column) => spillsOf(sheet).find((spill) =>
      row >= spill.row && row < spill.row + spill.rows && column >= spill.column && column < spill.column + spill.columns) ?? null,
    spills: spillsOf,
    dispose: engine.dispose,
  };
};
