import type { SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { type NetworkLayout, working } from "./layout";
import { CUSTOMER_ROW, ORACLE_ROW, PD_ROW } from "./places";
import { writeContracts, writeYears } from "./promises";

/** Rows of CUSTOMER_STRESS. */
export const COVERAGE_ROWS = [
  ["Coverage of debt service", "x", "multiple"],
  ["… without the largest customer", "x", "multiple"],
  ["… expected", "x", "multiple"],
  ["Chance that it is below the threshold", "%", "percent1"],
  ["Customers, as if equally large", "names", "decimal"],
] as const;

/** Name, revenue and default probability. */
type Customer = readonly [name: string, revenue: string, pd: string];

const writeCustomers = (
  sheet: Draft, on: (template: string) => string, from: number, title: string, customers: readonly Customer[], call: (range: (column: string) => string) => string,
): void => {
  const last = from + customers.length - 1;
  const range = (column: string): string => `${column}${from}:${column}${last}`;
  sheet.row(`A${from - 1}`, [title, "Revenue $bn", "Part of revenue", "Default probability", "", "Answer", "Value", "Unit"], "heading");
  customers.forEach(([name, revenue, pd], i) => {
    const row = from + i;
    sheet.put(`A${row}`, name, "label");
    sheet.put(`B${row}`, formula(on(revenue)), "calculation", { format: "decimal" });
    sheet.put(`C${row}`, formula(`=B${row}/SUM(B$${from}:B$${last})`), "calculation", { format: "percent" });
    sheet.put(`D${row}`, formula(on(pd)), "calculation", { format: "percent2" });
  });
  COVERAGE_ROWS.forEach(([label, unit, format], i) => {
    sheet.put(`F${from + i}`, label, "label");
    sheet.put(`G${from + i}`, i === 0 ? formula(on(call(range))) : null, i < 2 ? "output" : "calculation", { format });
    sheet.put(`H${from + i}`, unit, "unit");
  });
  sheet.highlight({ range: `G${from}:G${from + 2}`, when: "below", value: 1, look: "bad" });
};

const writeProbabilities = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`A${PD_ROW - 1}`, ["Default within the year", "Unit", "Probability", "", "", "How to read it"], "heading");
  const names = [
    ["OpenAI", "=[pd_openai]", "Not rated; house choice"],
    ["CoreWeave", "=CCREDIT.IMPLIED_PD([cw_cds],[recovery],[pd_years])", "What its swap of December 2025 paid for, premia included"],
    ["Oracle", "=CCREDIT.IMPLIED_PD([oracle_cds],[recovery],[pd_years])", "As above"],
  ] as const;
  names.forEach(([name, of, reads], i) => {
    sheet.put(`A${PD_ROW + i}`, name, "label");
    sheet.put(`B${PD_ROW + i}`, "%", "unit");
    sheet.put(`C${PD_ROW + i}`, formula(on(of)), "calculation", { format: "percent2" });
    sheet.put(`F${PD_ROW + i}`, reads, "note");
  });
  sheet.row(`A${PD_ROW + 4}`, ["Both within the year", "Unit", "Together", "If independent", "Times as often", "How to read it"], "heading");
  const pairs = [["OpenAI and CoreWeave", 0, 1], ["OpenAI and Oracle", 0, 2], ["CoreWeave and Oracle", 1, 2]] as const;
  pairs.forEach(([name, one, other], i) => {
    const row = PD_ROW + 5 + i;
    sheet.put(`A${row}`, name, "label");
    sheet.put(`B${row}`, "%", "unit");
    sheet.put(`C${row}`, formula(on(`=CCREDIT.JOINT_PD(C${PD_ROW + one},C${PD_ROW + other},[rho])`)), i === 0 ? "output" : "calculation", { format: "percent2" });
    sheet.put(`D${row}`, formula(`=C${PD_ROW + one}*C${PD_ROW + other}`), "calculation", { format: "percent2" });
    sheet.put(`E${row}`, formula(`=IF(D${row}=0,"never",C${row}/D${row})`), "calculation", { format: "multiple" });
    sheet.put(`F${row}`, i === 0 ? "Customer and supplier in one book; Clearing shows the chain itself" : "One correlation for all pairs: never measured", "note");
  });
};

export const buildConcentration = (layout: NetworkLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "concentration", template);
  const sheet = startSheet("concentration", layout.names.concentration, "Concentration", "How far OpenAI's promises reach, and what is left of the coverage of CoreWeave and Oracle when it does not pay.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  writeContracts(sheet, on);
  writeYears(sheet, on);
  sheet.put(`A${CUSTOMER_ROW - 3}`, "CoreWeave in the year of the flows", "label");
  writeCustomers(sheet, on, CUSTOMER_ROW, "Customers of CoreWeave",
    [["OpenAI", "=[cw_rev_openai]", "=[cw_pd_openai]"], ["Microsoft", "=[cw_rev_microsoft]", "=[cw_pd_microsoft]"], ["Others", "=[cw_rev_other]", "=[cw_pd_other]"]],
    (range) => `=CCREDIT.CUSTOMER_STRESS(${range("B")},${range("D")},[cw_run_opex],[cw_service],[relet],[rho],[threshold])`);
  sheet.put(`A${CUSTOMER_ROW + 4}`, "OpenAI's part of the backlog", "label");
  sheet.put(`B${CUSTOMER_ROW + 4}`, formula(on("=[cw_openai_backlog]/[cw_backlog]")), "calculation", { format: "percent" });
  sheet.put(`A${CUSTOMER_ROW + 5}`, "Revenue at the run-rate of the last quarter with OpenAI's contracts spread evenly; debt service is due whether capacity is let or not.", "note");

  sheet.put(`A${ORACLE_ROW - 3}`, "Oracle in a full year of its contract, from 2027 on", "label");
  writeCustomers(sheet, on, ORACLE_ROW, "Customers of Oracle",
    [["OpenAI", "=[oracle_total]/[oracle_years]", "=[pd_openai]"], ["Others", "=[oracle_other]", "=[pd_other]"]],
    (range) => `=CCREDIT.CUSTOMER_STRESS(${range("B")},${range("D")},B${ORACLE_ROW + 3},B${ORACLE_ROW + 4},[no_relet],[rho],[threshold])`);
  sheet.put(`A${ORACLE_ROW + 3}`, "Running cost $bn", "label");
  sheet.put(`B${ORACLE_ROW + 3}`, formula(on(`=SUM(B${ORACLE_ROW}:B${ORACLE_ROW + 1})*(1-[oracle_margin])`)), "calculation", { format: "decimal" });
  sheet.put(`A${ORACLE_ROW + 4}`, "Debt service $bn", "label");
  sheet.put(`B${ORACLE_ROW + 4}`, formula(on("=[oracle_debt]*([oracle_rate]+[oracle_repaid])")), "calculation", { format: "decimal" });
  sheet.put(`A${ORACLE_ROW + 6}`, "Margin, rate and repayment are house orders of magnitude; debt for the new sites is not in it. Read the direction, not the digits.", "note");
  writeProbabilities(sheet, on);
  return sheet.finish({ widths: [40, 14, 25, 21, 18, 38, 15, 12, 16, 25], freeze: { rows: 4, columns: 1 }, landscape: true });
};
