import { FIRST_ROW } from "../../columns";
import { formatOf } from "../../formats";
import { writeHead } from "../../input-rows";
import type { SheetPlan } from "../../plan";
import { formula, startSheet } from "../../sheet";
import { type Answer, BALANCE_ANSWERS } from "../stress";
import { DSCR_ALL } from "./comparison";
import { scenarioHeadings } from "./inputs";
import { baseColumn, type ComparisonLayout, inColumn, lastScenarioColumn, reference, scenarioColumn } from "./layout";

const KEYS = ["cover", "pd", "sell_far"] as const;

/** Answers of every scenario of every company. */
export const ANSWERS: readonly Answer[] = [
  ...KEYS.map((key) => BALANCE_ANSWERS.find((one) => one.key === key)!),
  { key: "dscr_all", label: "DSCR of leases on level service, joint ventures' share of debt included", unit: "x", format: "multiple", of: DSCR_ALL },
];
export const answerRow = (layout: ComparisonLayout, key: string): number => layout.answerRow + ANSWERS.findIndex((one) => one.key === key);

/** A range of one answer: all scenarios of all companies, company by company. */
export const answerRange = (layout: ComparisonLayout, key: string): string =>
  reference(layout, "stress", `D${answerRow(layout, key)}:${lastScenarioColumn(layout)}${answerRow(layout, key)}`);

export const buildStress = (layout: ComparisonLayout): SheetPlan => {
  const { preset, members, inputs, derived, derivedRow } = layout;
  const sheet = startSheet("stress", layout.names.stress, "Stress", "All scenarios of all companies at once: the effective inputs above, the answers below. Blank on Scenarios means base.");
  const columns = members.flatMap((_, company) => preset.scenarios.map(({ number }) => ({ company, number, column: scenarioColumn(layout, company, number) })));
  const scenarios = reference(layout, "scenarios", "D5").replace(/!.*$/, "!");
  const base = reference(layout, "inputs", "D5").replace(/!.*$/, "!");
  scenarioHeadings(sheet, layout, (company, number) => formula(`=${scenarios}${scenarioColumn(layout, company, number)}5`));
  inputs.forEach(({ key, label, unit }, i) => {
    const row = FIRST_ROW + i;
    writeHead(sheet, row, key, label, unit);
    for (const { company, column } of columns) {
      const [own, otherwise] = [`${scenarios}${column}${row}`, `${base}$${baseColumn(company)}${row}`];
      sheet.put(`${column}${row}`, formula(`=IF(${own}="",IF(${otherwise}="","",${otherwise}),${own})`), "calculation", { format: formatOf(unit) });
    }
  });
  derived.forEach(({ key, label, unit, format, formula: template }, i) => {
    writeHead(sheet, derivedRow + i, key, label, unit);
    for (const { column } of columns) sheet.put(`${column}${derivedRow + i}`, formula(inColumn(layout, "stress", column, template)), "calculation", { format });
  });
  const first = layout.answerRow;
  sheet.row(`A${first - 1}`, ["Key", "Answer", "Unit", ...columns.map(({ company, number }) => `${members[company]!.company} ${number}`)], "heading");
  ANSWERS.forEach(({ key, label, unit, format, of }, i) => {
    writeHead(sheet, first + i, key, label, unit);
    for (const { column } of columns) sheet.put(`${column}${first + i}`, formula(inColumn(layout, "stress", column, of!)), "output", { format });
  });
  const range = (key: string): string => `D${answerRow(layout, key)}:${lastScenarioColumn(layout)}${answerRow(layout, key)}`;
  for (const key of ["cover", "dscr_all"]) sheet.highlight({ range: range(key), when: "below", value: 1, look: "bad" });
  sheet.highlight({ range: range("pd"), when: "above", value: 0.5, look: "bad" });
  return sheet.finish({ widths: [20, 66, 12, ...columns.map(() => 30)], freeze: { rows: 5, columns: 3 }, landscape: true });
};
