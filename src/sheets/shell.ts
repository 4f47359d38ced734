import { type Layout, working } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { Format, SheetPlan } from "./plan";
import { formula, startSheet } from "./sheet";
import { line } from "./table";

/** Measures of both loans, one beside the other. */
const BESIDE: readonly (readonly [label: string, unit: string, format: Format, shell: string, chips: string])[] = [
  ["Loan", "$m", "usdMillion", "=[shell_debt]", "=[debt]/1000000"],
  ["Tenor", "years", "years", "=[shell_years]", "=[years]"],
  ["Rate", "%", "percent2", "=[shell_rate]", "=[rate]"],
  ["Loan / cost", "%", "percent1", "=[shell_debt]/[project_cost]", "=[collateral.ltv_cost]"],
  ["DSCR while the tenant or customer pays", "x", "multiple", "=[shell.dscr]", "=[coverage.first_dscr]"],
  ["Years paid under contract", "years", "years", "=[shell_years]", "=[contract_years]"],
];

/**
 * The loan on a leased data-centre building: long, repaid by rent, as good as the tenant. The mortgage of the story is this
 * one; beside it stands the loan on the chips.
 */
export const buildShell = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "shell", template);
  const sheet = startSheet("shell", layout.names.shell, "Shell", "The loan on the building in Abilene, beside the loan on the chips: a mortgage on a lease is not a mortgage on a chip.");
  const put = (row: number, label: string, unit: string, template: string, format: Format, reads: string, answer = false): void =>
    line(sheet, row, label, unit, formula(on(template)), { format, reads, role: answer ? "output" : "calculation" });
  sheet.put("A3", "The same in every scenario: no scenario changes the building", "note");
  sheet.row("A4", ["Measure", "Unit", "Value", "How to read it"], "heading");
  put(5, "Rent a year", "$m", "=[mw_it]*[lease]*[shell.months]/1000", "usdMillion", "IT load · rent, all let");
  put(6, "NOI a year", "$m", "=C5*[noi_margin]", "usdMillion", "What is left of the rent; the tenant pays the power", true);
  put(7, "DSCR on level service over the lease", "x", "=INDEX(CCREDIT.DSCR_PATH([shell.cfads],[shell_debt],[shell_rate],[shell_years],[freq],[type]),1)", "multiple", "The same in every period", true);
  put(8, "Debt capacity at the DSCR a lender would ask", "$m", "=CCREDIT.DEBT_CAPACITY([shell.cfads],[shell_dscr],[shell_rate],[freq])", "usdMillion", "Against the loans that were made", true);
  put(9, "Loan less capacity", "$m", "=[shell_debt]-C8", "usdMillion", "Above 0: more was lent than that DSCR allows");
  put(10, "Loan / cost of the project", "%", "=[shell_debt]/[project_cost]", "percent1", "Own arithmetic on printed amounts");
  put(11, "Loan / cost as derived elsewhere", "%", "=[ltc_printed]", "percent1", "Other amounts for both: the record does not agree on them");
  put(12, "Cost per MW of IT load", "$m/MW", "=[project_cost]/[mw_it]", "decimal", "All-in, without chips");
  put(13, "Default probability of the tenant that its CDS implies", "%", "=CCREDIT.IMPLIED_PD([tenant_cds],[cds_recovery],[cds_years])", "percent1", "Over the tenor of the swap: the loan is as good as the tenant");
  line(sheet, 14, "Months in a year", "months", 12, { format: "integer", role: "choice", reads: "Rents are quoted by month" });
  sheet.row("A17", ["One beside the other", "Unit", "Building", "Chips"], "heading");
  BESIDE.forEach(([label, unit, format, shell, chips], i) => {
    line(sheet, 18 + i, label, unit, formula(on(shell)), { format });
    sheet.put(`D${18 + i}`, formula(on(chips)), "calculation", { format });
  });
  sheet.row("H9", ["Period", "NOI of the period $m"], "heading");
  for (let row = TABLE_ROW; row <= LAST_TABLE_ROW; row += 1) {
    sheet.put(`H${row}`, row === TABLE_ROW ? formula(on("=[fleet.period]+0")) : null, "calculation", { format: "integer" });
    sheet.put(`I${row}`, row === TABLE_ROW ? formula(on("=IF([fleet.period]<=[shell_years]*[freq],C6/[freq],0)")) : null, "calculation", { format: "usdMillion" });
  }
  sheet.highlight({ range: "C9", when: "above", value: 0, look: "warning" });
  return sheet.finish({ widths: [52, 10, 16, 16, 40, 3, 3, 9, 20], freeze: { rows: 4, columns: 1 }, landscape: true });
};
