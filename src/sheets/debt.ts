import type { DebtBook } from "../presets/figure";
import { FACILITY_ROW } from "./debt-places";
import { writeFunding } from "./funding";
import { type Layout, working } from "./layout";
import type { SheetPlan } from "./plan";
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
};

/** The debt of the whole company at the freeze date, as its facilities explain it. */
export const buildDebt = (layout: Layout, debt: DebtBook): SheetPlan => {
  const on = (template: string): string => working(layout, "debt", template);
  const sheet = startSheet("debt", layout.names.debt, "Debt", "The company's facilities at the freeze date: what a source prints, what is interpolated, and what no facility explains.");
  writeFacilities(sheet, debt, on);
  writeFunding(sheet, debt, FACILITY_ROW + debt.facilities.length, on);
  return sheet.finish({ widths: [52, 14, 15, 19, 26, 18, 30, 18, 42, 28, 80], freeze: { rows: 5, columns: 1 }, landscape: true });
};
