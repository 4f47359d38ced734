import type { Format, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { formula, startSheet } from "../sheet";
import { type MinerLayout, needing, working } from "./layout";

const SIDES: readonly (readonly [label: string, unit: string, format: Format, before: string, after: string])[] = [
  ["Total debt", "$m", "usdMillion", "debt_2022", "debt_total"],
  ["Cash", "$m", "usdMillion", "cash_2022", "cash"],
  ["Bitcoin held", "BTC", "integer", "btc_2022", "btc_qty"],
  ["Price of bitcoin", "$", "usd", "btc_price_2022", "btc_price"],
];

const BRIDGE: readonly (readonly [label: string, format: Format])[] = [
  ["Net debt / bitcoin, then", "multiple"], ["… now", "multiple"], ["… now at the old price", "multiple"], ["Growth of debt", "percent"],
  ["From net debt (log)", "decimal"], ["From coins (log)", "decimal"], ["From price (log)", "decimal"],
];

const NEEDED = ["debt_2022", "cash_2022", "btc_2022", "btc_price_2022", "debt_total", "cash"] as const;

/** Did the company deleverage since the last cycle? The record answers for the sector, hardly for a company. */
export const buildLeverage = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "leverage", template);
  const sheet = startSheet("leverage", layout.names.leverage, "Leverage 2021–2025", "The document says that miners' net debt has not fallen since its peak and that some grew it by 500 %. What of it can be tested?");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A5", ["This company", "Unit", "30-Sep-2022", "Base", "How to read it"], "heading");
  SIDES.forEach(([label, unit, format, before, after], i) => {
    const row = 6 + i;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`C${row}`, formula(on(`=${needing([before], `[${before}]`)}`)), "calculation", { format });
    sheet.put(`D${row}`, formula(on(`=${needing([after], `[${after}]`)}`)), "calculation", { format });
  });
  // Debt is in millions of dollars, so the price is too.
  sheet.put("A10", "… in millions", "label");
  sheet.put("B10", "$m", "unit");
  for (const column of ["C", "D"]) sheet.put(`${column}10`, formula(`=IF(ISNUMBER(${column}9),${column}9/1000000,${column}9)`), "calculation", { format: "general" });
  sheet.put("E6", "Year-end 2021 was looked for and not found: September 2022 is the nearest date of the record", "note");
  sheet.row("A13", ["Bridge", "Unit", ...BRIDGE.map(([label]) => label)], "heading");
  sheet.put("A14", "Net debt over the value of the coins", "label");
  sheet.put("B14", "x", "unit");
  const call = "CCREDIT.LEVERAGE_BRIDGE(C6,C7,C8,D6,D7,D8,C10,D10)";
  BRIDGE.forEach(([, format], i) => {
    const guarded = `=IF([btc_qty]=0,"needs: "&[label.btc_qty],${needing(NEEDED, call)})`;
    sheet.put(`${columnLetters(3 + i)}14`, i === 0 ? formula(on(guarded)) : null, "output", { format });
  });
  sheet.put("A15", "Growth of debt, gross, where both dates are known", "label");
  sheet.put("B15", "%", "unit");
  sheet.put("C15", formula(on(`=${needing(["debt_2022", "debt_total"], "[debt_total]/[debt_2022]-1")}`)), "output", { format: "percent" });
  sheet.put("D15", "Gross: three years, and not the twelve months of the document", "note");
  sheet.put("A16", "Debt in 2022, were the growth on Inputs true", "label");
  sheet.put("B16", "$m", "unit");
  sheet.put("C16", formula(on(`=${needing(["debt_growth"], "[debt_tested]/(1+[debt_growth])")}`)), "calculation", { format: "usdMillion" });
  sheet.put("D16", "Scenario 1 puts the document's 500 % in its place", "note");
  sheet.row("A18", ["The sector", "Unit", "Before", "After", "Growth", "How to read it"], "heading");
  sheet.put("A19", "All miners, twelve months to October 2025", "label");
  sheet.put("B19", "$m", "unit");
  sheet.put("C19", formula(on("=[sector_debt_0]")), "calculation", { format: "usdMillion" });
  sheet.put("D19", formula(on("=[sector_debt_1]")), "calculation", { format: "usdMillion" });
  sheet.put("E19", formula("=D19/C19-1"), "output", { format: "percent" });
  sheet.put("F19", "This is the 500 % of the document: the sector, and not “some miners”", "note");
  sheet.put("A20", "Listed miners, September 2022 to October 2025", "label");
  sheet.put("B20", "$m", "unit");
  sheet.put("C20", formula(on("=[sector_debt_2022]")), "calculation", { format: "usdMillion" });
  sheet.put("D20", formula(on("=[sector_debt_1]")), "calculation", { format: "usdMillion" });
  sheet.put("E20", formula("=D20/C20-1"), "output", { format: "percent" });
  sheet.put("F20", "More than 4 thousand million then, counted by another source: an upper bound of the growth", "note");
  sheet.put("A24", "Verdict", "label");
  sheet.put("B24", "text", "unit");
  sheet.put("C24", formula(on('=IF(ISNUMBER([leverage.bridge]),IF(D14<C14,"Net debt per value of coins is lower than in 2022","Net debt per value of coins is not lower than in 2022"),"seed claim not testable company by company")')), "output");
  return sheet.finish({ widths: [52, 10, 36, 26, 26, 26, 24, 20, 20], freeze: { rows: 5, columns: 2 }, landscape: true });
};
