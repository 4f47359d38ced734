import type { SheetPlan } from "../../plan";
import { formula, startSheet } from "../../sheet";
import { type Claim, VERDICT_ROW, verdictOf } from "../../verdict";
import { pathCells, type PathPlace, STEPS, writeDefaultPath } from "../default-path";
import { LADDER_ROWS } from "../places";
import { companyHeadings } from "./comparison";
import { companyColumn, type ComparisonLayout, ofAll, ofCompany, reference } from "./layout";
import { ladderRange, totalCell } from "./wall";

const FIRST_COLUMN = 9;
const FIRST_PATH = 5;
/** Rows between the heads of two companies' paths: the path, the grid, and blank rows. */
const BLOCK = LADDER_ROWS + STEPS + 8;

const placeOf = (layout: ComparisonLayout, company: number): PathPlace => {
  const pathRow = FIRST_PATH + company * BLOCK;
  return {
    pathRow, gridRow: pathRow + LADDER_ROWS + 3, years: LADDER_ROWS, column: FIRST_COLUMN,
    due: reference(layout, "wall", ladderRange(layout, company, "due")), total: reference(layout, "wall", totalCell(layout, company)),
  };
};
export const repaidRange = (layout: ComparisonLayout, company: number): string => pathCells(placeOf(layout, company)).repaid.replaceAll("$", "");
export const FAIR_ROW = 30;

/** What lenders to coins and machines should ask of each company, and what they are taken to be paid. */
export const buildSpread = (layout: ComparisonLayout): SheetPlan => {
  const { members } = layout;
  const sheet = startSheet("spread", layout.names.spread, "Spread", "What should a lender ask of each company whose coins and machines stand behind the debt? Debt on leases is priced in each company's own workbook.");
  sheet.put("A3", formula(ofAll(layout, "spread", "=[about.scenario_name]")), "output");
  companyHeadings(sheet, layout, 5, "Measure");
  companyHeadings(sheet, layout, VERDICT_ROW, "Is the loan paid?");
  const reads = companyColumn(members.length);
  const label = (row: number, text: string, unit: string, meaning: string): void => {
    sheet.put(`A${row}`, text, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`${reads}${row}`, meaning, "note");
  };
  label(6, "Debt looked at", "$m", "Its items, as they fall due");
  label(7, "Probability that assets fall below debt within the ladder", "%", "At the end of some year; it sees no lack of cash before");
  label(8, "Loss given default in the first year", "%", "Expected shortfall of assets / debt");
  members.forEach((_, i) => {
    const place = placeOf(layout, i);
    const cells = pathCells(place);
    const column = companyColumn(i);
    const on = (template: string): string => ofCompany(layout, "spread", i, template);
    const known = (template: string): string => `=IF(ISNUMBER(${cells.anchor}),${template.slice(1)},${cells.anchor})`;
    const claim: Claim = { ...cells, margin: "[spread]", terms: "[rf],[debt_freq],[capital],[hurdle]" };
    sheet.put(`${column}6`, formula(on(`=${place.total}`)), "calculation", { format: "usdMillion" });
    sheet.put(`${column}7`, formula(on(known(`=INDEX(${cells.pd},[ladder_years])`))), "calculation", { format: "percent1" });
    sheet.put(`${column}8`, formula(on(known(`=1-INDEX(${cells.recovery},1)`))), "calculation", { format: "percent1" });
    for (const { row, label: text, unit, template, format, reads: meaning } of verdictOf(claim, column)) {
      if (i === 0) label(row, text, unit, meaning);
      sheet.put(`${column}${row}`, formula(on(row === 31 ? template : known(template))), "output", { format });
    }
    sheet.put(`H${place.pathRow}`, members[i]!.company, "heading");
    writeDefaultPath(sheet, place, on);
  });
  const range = (row: number): string => `C${row}:${companyColumn(members.length - 1)}${row}`;
  sheet.highlight({ range: range(34), when: "above", value: 0, look: "bad" });
  sheet.highlight({ range: range(32), when: "below", value: 100, look: "warning" });
  return sheet.finish({ widths: [54, 10, ...members.map(() => 28), 70, 14, 9, 16, 14, 16, 14, 20, 12, 12, 12, 12, 14, 18], freeze: { rows: 4, columns: 2 }, landscape: true });
};
