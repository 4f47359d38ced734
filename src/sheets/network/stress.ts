import { FIRST_ROW, labelOf, lastScenarioColumn, scenarioColumn, scenarioName } from "../columns";
import { formatOf } from "../formats";
import { writeHead } from "../input-rows";
import type { Format, SheetPlan } from "../plan";
import { scenarioHeadings } from "../scenario-sheet";
import { formula, startSheet } from "../sheet";
import { withSpareColumns } from "../spare-columns";
import { COVERAGE_ROWS } from "./concentration";
import { answerCell, answerRow, inColumn, type NetworkLayout, reference } from "./layout";
import { clearedCell, fundedCell, shareCell, totalRange } from "./networks";

interface Answer {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  /** The formula of a scenario; null is filled by the formula above it. */
  readonly of: ((number: number) => string) | null;
}

/** Places of the parties in every list. */
const [OPENAI, MICROSOFT, NVIDIA, AMAZON, COREWEAVE] = [0, 1, 2, 3, 5] as const;
const COVERAGE = "CCREDIT.CUSTOMER_STRESS([cw_rev_openai]:[cw_rev_other],[cw_pd_openai]:[cw_pd_other],[cw_run_opex],[cw_service],[relet],[rho],[threshold])";
const COVERAGE_KEYS = ["coverage", "without", "expected", "breach", "names"] as const;

const answersOf = (layout: NetworkLayout): readonly Answer[] => {
  const funded = (key: string, name: string, party: number): Answer => ({ key, label: `${name}: part of its sales that is its own money`, unit: "%", format: "percent1", of: (n) => `=${fundedCell(layout, n, party)}` });
  const pays = (key: string, name: string, party: number): readonly Answer[] => [
    { key: `${key}_pays`, label: `${name} pays of what it owes`, unit: "%", format: "percent", of: (n) => `=${clearedCell(layout, n, party, "recovery")}` },
    { key: `${key}_round`, label: `${name} falls in round (0: never)`, unit: "round", format: "integer", of: (n) => `=${clearedCell(layout, n, party, "round")}` },
  ];
  const base = answerCell(layout, layout.base.number, "amazon").replace(/^.*!/, "").replace(/\$(\d+)/, "$1");
  return [
    { key: "total", label: "Payments between the parties", unit: "$bn", format: "decimal", of: (n) => `=SUM(${totalRange(layout, n)})` },
    { key: "share", label: "Part that goes round", unit: "%", format: "percent1", of: (n) => `=${shareCell(layout, n)}` },
    funded("amazon", "Amazon", AMAZON), funded("nvidia", "Nvidia", NVIDIA), funded("microsoft", "Microsoft", MICROSOFT),
    ...pays("openai", "OpenAI", OPENAI), ...pays("coreweave", "CoreWeave", COREWEAVE),
    { key: "lenders", label: "CoreWeave's lenders get of their debt service", unit: "%", format: "percent", of: (n) => `=IF([cw_service]=0,1,${clearedCell(layout, n, COREWEAVE, "senior")}/[cw_service])` },
    { key: "openai_left", label: "OpenAI: cash left at the end of the year", unit: "$bn", format: "decimal", of: () => "=[openai_left]" },
    { key: "commitments_x", label: "OpenAI: commitments / revenue of 2025", unit: "x", format: "multiple", of: () => "=[commitments_x]" },
    ...COVERAGE_ROWS.map(([label, unit, format], i): Answer => ({ key: COVERAGE_KEYS[i]!, label: i === 0 ? "CoreWeave: coverage of debt service" : label, unit, format, of: i === 0 ? () => `=${COVERAGE}` : null })),
    { key: "joint", label: "OpenAI and CoreWeave default within the year", unit: "%", format: "percent2", of: () => "=CCREDIT.JOINT_PD([pd_openai],[concentration.pd_coreweave],[rho])" },
    { key: "amazon_change", label: "Amazon's own money less base", unit: "points", format: "percent1", of: () => `=[answer.amazon]-$${base.replaceAll("$", "")}` },
  ];
};

export const buildStress = (layout: NetworkLayout): SheetPlan => {
  const { preset, derived, derivedRow, settingsRow } = layout;
  const sheet = startSheet("stress", layout.names.stress, "Stress", "All scenarios at once: the effective inputs above, the answers below. Blank on Scenarios means base.");
  scenarioHeadings(sheet, layout.preset, layout.language, (number) => formula(`=${reference(layout, "scenarios", `${scenarioColumn(number)}5`).replaceAll("$", "")}`));
  preset.figures.forEach((figure, i) => {
    const row = FIRST_ROW + i;
    const base = reference(layout, "inputs", `E${row}`).replace(/\$(\d+)$/, "$1");
    writeHead(sheet, row, figure.key, labelOf(figure, layout.language), figure.unit);
    for (const { number } of preset.scenarios) {
      const column = scenarioColumn(number);
      const own = reference(layout, "scenarios", `${column}${row}`).replace(/\$([A-Z]+)\$/, "$1");
      const otherwise = figure.formula === undefined ? base : inColumn(layout, "stress", column, figure.formula.slice(1));
      sheet.put(`${column}${row}`, formula(`=IF(${own}="",${otherwise},${own})`), "calculation", { format: formatOf(figure.unit) });
    }
  });
  derived.forEach(({ key, label, unit, format, formula: template }, i) => {
    writeHead(sheet, derivedRow + i, key, label, unit);
    for (const { number } of preset.scenarios) {
      const column = scenarioColumn(number);
      sheet.put(`${column}${derivedRow + i}`, formula(inColumn(layout, "stress", column, template)), "calculation", { format });
    }
  });
  sheet.row(`A${settingsRow - 1}`, ["Key", "Answer", "Unit", ...preset.scenarios.map((scenario) => scenarioName(scenario, layout.language))], "heading");
  for (const { key, label, unit, format, of } of answersOf(layout)) {
    const row = answerRow(layout, key);
    writeHead(sheet, row, key, label, unit);
    for (const { number } of preset.scenarios) {
      const column = scenarioColumn(number);
      const role = key === "amazon" || key === "openai_pays" || key === "coreweave_pays" ? "output" : "calculation";
      sheet.put(`${column}${row}`, of === null ? null : formula(inColumn(layout, "stress", column, of(number))), role, { format });
    }
  }
  const rowOf = (key: string): string => `D${answerRow(layout, key)}:${lastScenarioColumn(layout)}${answerRow(layout, key)}`;
  for (const key of ["openai_pays", "coreweave_pays", "lenders", "coverage", "without"]) sheet.highlight({ range: rowOf(key), when: "below", value: 1, look: "bad" });
  for (const key of ["openai_round", "coreweave_round"]) sheet.highlight({ range: rowOf(key), when: "above", value: 0, look: "bad" });
  for (const key of ["amazon", "nvidia", "microsoft"]) sheet.highlight({ range: rowOf(key), when: "above", value: 0.25, look: "warning" });
  sheet.highlight({ range: rowOf("openai_left"), when: "below", value: 0, look: "bad" });
  const plan = sheet.finish({ widths: [20, 52, 11, ...preset.scenarios.map(() => 29)], freeze: { rows: 5, columns: 3 }, landscape: true });
  return withSpareColumns(plan, scenarioColumn(layout.base.number), lastScenarioColumn(layout));
};
