import { FLEET_DSCR } from "./calls";
import { type Layout, ofScenario, scenarioName } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { SheetPlan } from "./plan";
import { columnLetters } from "./references";
import { formula, startSheet } from "./sheet";
import { FLEET_COLUMNS, QUARTERS } from "./table";

/** Column of a scenario's own FLEET_DSCR table on Paths; `offset` counts its columns from 0. */
export const pathColumn = (number: number, offset: number): string => columnLetters(1 + (number - 1) * (FLEET_COLUMNS.length + 1) + offset);

/** One FLEET_DSCR table for each scenario, side by side, so that none can run into another. */
export const buildPaths = (layout: Layout): SheetPlan => {
  const sheet = startSheet("paths", layout.names.paths, "Paths", "The loan period by period in every scenario at once; each table reads its own column of Stress.");
  const years = (changes: Readonly<Record<string, number>>): number => changes["years"] ?? layout.preset.figures.find(({ key }) => key === "years")?.value ?? 0;
  for (const scenario of layout.preset.scenarios) {
    const last = Math.min(LAST_TABLE_ROW, TABLE_ROW - 1 + years(scenario.changes) * QUARTERS);
    sheet.put(`${pathColumn(scenario.number, 0)}7`, scenario.number, "output", { format: "integer" });
    sheet.put(`${pathColumn(scenario.number, 1)}7`, scenarioName(scenario, layout.language), "output");
    FLEET_COLUMNS.forEach(({ name, format }, i) => {
      const column = pathColumn(scenario.number, i);
      sheet.put(`${column}9`, name, "heading");
      for (let row = TABLE_ROW; row <= last; row += 1) {
        const anchor = i === 0 && row === TABLE_ROW;
        sheet.put(`${column}${row}`, anchor ? formula(ofScenario(layout, "paths", scenario.number, `=${FLEET_DSCR}`)) : null, "calculation", { format });
      }
    });
  }
  const block = [8, ...FLEET_COLUMNS.slice(1).map(() => 13), 3];
  return sheet.finish({ widths: layout.preset.scenarios.flatMap(() => block), freeze: { rows: 9, columns: 0 }, landscape: true });
};
