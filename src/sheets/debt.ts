import type { DebtBook } from "../presets/figure";
import { FACILITY_ROW, MORTGAGE_GAP } from "./debt-places";
import { type Layout, working } from "./layout";
import type { Content, SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";

const writeFacilities = (sheet: Draft, debt: DebtBook, on: (template: string) => string): void => {
  sheet.row("A4", ["", "$m", "$m", "$m", "", "$m a year", "%"], "unit");
  sheet.row("A5", ["Facility", "30-Jun-2025", "31-Mar-2026", "31-Dec-2025", "Basis at 31-Dec-2025", "Interest on it", "Rate", "Maturity", "Recourse", "Source", "How"], "heading");
  debt.facilities.forEach(({ name, balanceJun2025, balanceMar2026, balanceDec2025, balanceKind, rate, maturity, recourse, facts, how }, i) => {
    const row = FACILITY_ROW + i;
    sheet.put(`A${row}`, name, "label");
    if (balanceJun2025 !== null) sheet.put(`B${row}`, balanceJun2025, "reported", { format: "usdMillion" });
    if (balanceMar2026 !== null) sheet.put(`C${row}`, balanceMar2026, "reported", { format: "usdMillion" });
    sheet.put(`D${row}`, balanceDec2025, balanceKind === "exact" ? "reported" : "derived", { format: "usdMillion", note: how });
    sheet.put(`E${row}`, balanceKind, "label");
    sheet.put(`F${row}`, formula(`=D${row}*G${row}`), "calculation", { format: "usdMillion" });
    sheet.put(`G${row}`, rate, "reported", { format: "percent2", note: how });
    [maturity, recourse, facts.join(", "), how].forEach((text, j) => sheet.put(`${"HIJK"[j]!}${row}`, text, j === 3 ? "note" : "label"));
  });
  const plug = FACILITY_ROW + debt.facilities.length;
  sheet.put(`A${plug}`, "Not explained by any facility", "label");
  sheet.put(`D${plug}`, debt.plug, "derived", { format: "usdMillion", note: "Total debt as reported less the facilities above" });
  sheet.put(`K${plug}`, "Plug: total debt as reported less the facilities; its rate and maturity are not known", "note");
  const total = plug + 1;
  sheet.put(`A${total}`, "Total", "label");
  sheet.put(`D${total}`, formula(on("=SUM([debt.with_plug])")), "output", { format: "usdMillion" });
  sheet.put(`F${total}`, formula(`=SUM(F${FACILITY_ROW}:F${plug - 1})`), "output", { format: "usdMillion" });
  sheet.put(`G${total}`, formula(on("=SUMPRODUCT([debt.later],[debt.rates])/SUM([debt.later])")), "output", { format: "percent2", note: "Weighted by the balances of 31-Mar-2026, the latest that are printed for all facilities" });
  sheet.put(`H${total}`, "weighted by the balances of 31-Mar-2026", "note");
  sheet.put(`A${total + 1}`, "Weighted by the balances of 31-Dec-2025", "label");
  sheet.put(`G${total + 1}`, formula(on("=SUMPRODUCT([debt.facilities],[debt.rates])/SUM([debt.facilities])")), "calculation", { format: "percent2" });
};

/** "A ten-year mortgage on an eighteen-month asset", beside the loan as it was really signed. */
const writeMortgage = (sheet: Draft, row: number, on: (template: string) => string): void => {
  sheet.put(`A${row - 1}`, "How much is still owed when the chip stops earning? The picture of the document beside this loan", "label");
  sheet.row(`A${row}`, ["Measure", "Unit", "The document", "This loan"], "heading");
  const rows: readonly (readonly [label: string, unit: string, seed: number, template: string, format: "percent2" | "years" | "integer"])[] = [
    ["Loan rate", "%", 0.08, "=[rate]", "percent2"],
    ["Tenor", "years", 10, "=[years]", "years"],
    ["Economic life", "years", 1.5, "=MIN([collateral.life],[years])", "years"],
    ["Payments a year", "periods", 12, "=[freq]", "integer"],
  ];
  rows.forEach(([label, unit, seed, template, format], i) => {
    sheet.put(`A${row + 1 + i}`, label, "label");
    sheet.put(`B${row + 1 + i}`, unit, "unit");
    sheet.put(`C${row + 1 + i}`, seed, "assumed", { format, note: "As the document draws it: ten years against eighteen months" });
    sheet.put(`D${row + 1 + i}`, formula(on(template)), "calculation", { format });
  });
  const last = row + 1 + rows.length;
  const call = (column: string): Content => formula(on(`=CCREDIT.DEBT_AT_DEATH(${[1, 2, 3, 4].map((i) => `${column}${row + i}`).join(",")},[type])`));
  sheet.put(`A${last}`, "Debt left then", "label");
  sheet.put(`B${last}`, "%", "unit");
  sheet.put(`C${last}`, call("C"), "output", { format: "percent1" });
  sheet.put(`D${last}`, call("D"), "output", { format: "percent1" });
  sheet.put(`E${last}`, "A life beyond the tenor is cut to the tenor. Ten-year paper finances shells and leases, not these loans.", "note");
};

/** The debt of the whole company at the freeze date, as its facilities explain it. */
export const buildDebt = (layout: Layout, debt: DebtBook): SheetPlan => {
  const on = (template: string): string => working(layout, "debt", template);
  const sheet = startSheet("debt", layout.names.debt, "Debt", "The company's facilities at the freeze date: what a source prints, what is interpolated, and what no facility explains.");
  writeFacilities(sheet, debt, on);
  writeMortgage(sheet, FACILITY_ROW + debt.facilities.length + MORTGAGE_GAP, on);
  return sheet.finish({ widths: [38, 13, 14, 13, 20, 14, 10, 18, 40, 28, 80], freeze: { rows: 5, columns: 1 }, landscape: true });
};
