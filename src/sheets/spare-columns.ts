import { SPARE_SCENARIOS } from "./columns";
import type { CellPlan, SheetPlan } from "./plan";
import { columnNumber } from "./references";

/** Stress with empty columns behind its scenarios that look as they will when somebody adds one. */
export const withSpareColumns = (sheet: SheetPlan, base: string, last: string): SheetPlan => {
  const [like, first] = [columnNumber(base), columnNumber(last) + 1];
  const looks = sheet.cells.filter(({ column }) => column === like);
  const spare = Array.from({ length: SPARE_SCENARIOS }, (_, i) => looks.map(({ row, role, format }): CellPlan => ({
    row, column: first + i, content: null, role, ...(format !== undefined && { format }),
  })));
  return {
    ...sheet,
    cells: [...sheet.cells, ...spare.flat()].sort((a, b) => a.row - b.row || a.column - b.column),
    widths: [...sheet.widths, ...spare.map(() => sheet.widths[like - 1]!)],
  };
};

/**
 * The selected scenario's answer in a row of Stress, without "=". One that was typed into Scenarios by hand has no column
 * there: then the working sheet stands for both sides, because there is nothing to compare.
 */
export const ofSelected = (range: string, working: string): string => `IF(ISBLANK(INDEX(${range},[about.scenario])),${working},INDEX(${range},[about.scenario]))`;
