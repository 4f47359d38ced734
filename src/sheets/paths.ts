import { FLEET_DSCR } from "./calls";
import { scenarioName } from "./columns";
import { type Layout, ofScenario } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { Content, Format, SheetPlan } from "./plan";
import { INGREDIENTS, ownAddresses, PRICING, withOwn } from "./pricing";
import { columnLetters } from "./references";
import { type Draft, formula, startSheet } from "./sheet";
import { FLEET_COLUMNS, QUARTERS } from "./table";

const BLOCK = FLEET_COLUMNS.length + PRICING.length + 1;
const firstColumn = (number: number): number => 1 + (number - 1) * BLOCK;

/** Column of a scenario's own FLEET_DSCR table on Paths; `offset` counts its columns from 0. */
export const pathColumn = (number: number, offset: number): string => columnLetters(firstColumn(number) + offset);

const pricingColumn = (number: number): number => firstColumn(number) + FLEET_COLUMNS.length;
/** Ingredients stand above the columns that they serve: label, then value, then unit. */
const ingredientCell = (number: number, key: string): string => `${columnLetters(pricingColumn(number) + 2)}${3 + INGREDIENTS.findIndex((one) => one.key === key)}`;

const ownOf = (number: number): ReadonlyMap<string, string> => ownAddresses(firstColumn(number), pricingColumn(number), (key) => ingredientCell(number, key));

/** Address on Paths of a column of a scenario's pricing table. */
export const pathRange = (number: number, key: string): string => ownOf(number).get(`own.${key}`)!;

/** One formula that fills a column; the cells below it only carry the look. */
const writeColumn = (sheet: Draft, column: string, name: string, content: Content, format: Format, last: number): void => {
  sheet.put(`${column}9`, name, "heading");
  for (let row = TABLE_ROW; row <= last; row += 1) sheet.put(`${column}${row}`, row === TABLE_ROW ? content : null, "calculation", { format });
};

/** One FLEET_DSCR table and its pricing for each scenario, side by side, so that none can run into another. */
export const buildPaths = (layout: Layout): SheetPlan => {
  const sheet = startSheet("paths", layout.names.paths, "Paths", "The loan period by period in every scenario at once; each table reads its own column of Stress.");
  const years = (changes: Readonly<Record<string, number>>): number => changes["years"] ?? layout.preset.figures.find(({ key }) => key === "years")?.value ?? 0;
  for (const { number, changes, ...scenario } of layout.preset.scenarios) {
    const own = ownOf(number);
    const of = (template: string): Content => formula(ofScenario(layout, "paths", number, withOwn(template, own)));
    const last = Math.min(LAST_TABLE_ROW, TABLE_ROW - 1 + years(changes) * QUARTERS);
    sheet.put(`${pathColumn(number, 0)}7`, number, "output", { format: "integer" });
    sheet.put(`${pathColumn(number, 1)}7`, scenarioName({ number, changes, ...scenario }, layout.language), "output");
    FLEET_COLUMNS.forEach(({ name, format }, i) => writeColumn(sheet, pathColumn(number, i), name, i === 0 ? of(`=${FLEET_DSCR}`) : null, format, last));
    INGREDIENTS.forEach(({ key, label, unit, format, template }, i) => {
      sheet.put(`${columnLetters(pricingColumn(number))}${3 + i}`, label, "label");
      sheet.put(ingredientCell(number, key), of(template), "calculation", { format });
      sheet.put(`${columnLetters(pricingColumn(number) + 3)}${3 + i}`, unit, "unit");
    });
    PRICING.forEach(({ name, format, template }, i) => writeColumn(sheet, columnLetters(pricingColumn(number) + i), name, of(template), format, last));
  }
  const block = [8, ...FLEET_COLUMNS.slice(1).map(() => 13), ...PRICING.map(() => 21), 3];
  return sheet.finish({ widths: layout.preset.scenarios.flatMap(() => block), freeze: { rows: 9, columns: 0 }, landscape: true });
};

