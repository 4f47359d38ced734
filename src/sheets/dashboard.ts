import { haircutChart } from "./collateral";
import { coverageChart, valueChart } from "./fleet-charts";
import { type Layout, reference, scenarioColumn, working } from "./layout";
import type { Content, Format, SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";
import { scenarioChart } from "./stress";

/** One line of the Dashboard. `good` and `fair` are the limits of the light, as formulas or house limits open to change. */
interface Kpi {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly value: string;
  readonly base: string;
  readonly higherIsBetter: boolean;
  readonly good: string | number;
  readonly fair: string | number;
  readonly why: string;
}

const KPIS: readonly Kpi[] = [
  { key: "llcr", label: "LLCR", unit: "x", format: "multiple", value: "=[coverage.llcr]", base: "66", higherIsBetter: true, good: "=[covenant]", fair: 1, why: "Good from the covenant on; under 1 the loan is not repaid" },
  { key: "contracted_llcr", label: "Contracted LLCR", unit: "x", format: "multiple", value: "=[coverage.contracted_llcr]", base: "70", higherIsBetter: true, good: "=[covenant]", fair: 1, why: "The contract alone; under 1 the spot market must help" },
  { key: "left", label: "Debt left when the contract ends", unit: "%", format: "percent", value: "=[coverage.left]", base: "67", higherIsBetter: false, good: 0, fair: 0.25, why: "House limits: nothing, a quarter" },
  { key: "first_breach", label: "First period below the covenant", unit: "periods", format: "integer", value: "=[coverage.first_breach]", base: "65", higherIsBetter: true, good: "=[years]*[freq]+1", fair: "=[contract_years]*[freq]+1", why: "Good: never. Fair: only after the contract. Empty is never" },
  { key: "ltv_resale", label: "LTV on resale value", unit: "%", format: "percent", value: "=[collateral.ltv_resale]", base: "77", higherIsBetter: false, good: "=[collateral.max_ltv]", fair: 1, why: "Good up to the maximum LTV after the haircut" },
  { key: "ltv_economic", label: "LTV on economic value", unit: "%", format: "percent", value: "=[collateral.ltv_economic]", base: "78", higherIsBetter: false, good: "=[advance]", fair: 1, why: "Good up to the advance rate the lender signed on cost" },
  { key: "haircut", label: "Haircut", unit: "%", format: "percent", value: "=[collateral.haircut]", base: "79", higherIsBetter: false, good: "=1-[advance]", fair: 0.5, why: "Good up to the margin the advance rate leaves" },
  { key: "cover", label: "Liquidation cover", unit: "x", format: "multiple", value: "=[collateral.cover]", base: "80", higherIsBetter: true, good: 1, fair: 0.5, why: "Resale value after the haircut / loan" },
  { key: "life", label: "Economic life of the chip", unit: "years", format: "years", value: "=[collateral.life]", base: "76", higherIsBetter: true, good: "=[years]", fair: "=[contract_years]", why: "Good when the chip outlives the loan" },
  { key: "min_dscr", label: "Lowest DSCR", unit: "x", format: "multiple", value: "=[coverage.min_dscr]", base: "62", higherIsBetter: true, good: "=[covenant]", fair: 1, why: "Good from the covenant on" },
];

/** The first KPI stands in this row, the others below. */
const KPI_ROW = 5;
export const kpiCell = (key: string): string => `C${KPI_ROW + KPIS.findIndex((kpi) => kpi.key === key)}`;

const content = (given: string | number, on: (template: string) => string): Content => (typeof given === "number" ? given : formula(on(given)));

const writeKpi = (sheet: Draft, layout: Layout, kpi: Kpi, row: number): void => {
  const on = (template: string): string => working(layout, "dashboard", template);
  const base = reference(layout, "stress", `${scenarioColumn(layout.base.number)}${kpi.base}`);
  const light = (limit: string): string => (kpi.higherIsBetter ? `C${row}>=${limit}${row}` : `C${row}<=${limit}${row}`);
  sheet.put(`A${row}`, kpi.label, "label");
  sheet.put(`B${row}`, kpi.unit, "unit");
  sheet.put(`C${row}`, formula(on(kpi.value)), "output", { format: kpi.format });
  sheet.put(`D${row}`, formula(`=${base}`), "calculation", { format: kpi.format });
  sheet.put(`E${row}`, formula(`=IF(OR(C${row}="",D${row}=""),"",C${row}-D${row})`), "calculation", { format: kpi.format });
  // Empty is "never" for a breach and "no value" for a ratio: only the first is good news.
  const empty = kpi.key === "first_breach" ? "good" : "no value";
  sheet.put(`F${row}`, formula(`=IF(C${row}="","${empty}",IF(${light("G")},"good",IF(${light("H")},"watch","bad")))`), "check");
  sheet.put(`G${row}`, content(kpi.good, on), typeof kpi.good === "number" ? "assumed" : "calculation", { format: kpi.format });
  sheet.put(`H${row}`, content(kpi.fair, on), typeof kpi.fair === "number" ? "assumed" : "calculation", { format: kpi.format });
  sheet.put(`I${row}`, kpi.why, "note");
};

export const buildDashboard = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "dashboard", template);
  const sheet = startSheet("dashboard", layout.names.dashboard, `${layout.preset.company}: is the loan repaid, and from what?`, layout.preset.thesis);
  sheet.put("A3", "Scenario", "label");
  sheet.put("C3", formula(on('=[about.scenario]&" "&[about.scenario_name]')), "output");
  sheet.row("A4", ["Measure", "Unit", "Selected", "Base", "Change", "Light", "Good from / up to", "Watch from / up to", "Why"], "heading");
  KPIS.forEach((kpi, i) => writeKpi(sheet, layout, kpi, KPI_ROW + i));
  const row = KPI_ROW + KPIS.length;
  sheet.put(`A${row}`, "Debt capacity at the covenant", "label");
  sheet.put(`B${row}`, "$m", "unit");
  sheet.put(`C${row}`, formula(on("=[coverage.capacity]/1000000")), "output", { format: "usdMillion" });
  sheet.put(`D${row}`, formula(`=${reference(layout, "stress", `${scenarioColumn(layout.base.number)}69`)}/1000000`), "calculation", { format: "usdMillion" });
  sheet.put(`E${row}`, formula(`=C${row}-D${row}`), "calculation", { format: "usdMillion" });
  sheet.put(`F${row}`, formula(`=IF(C${row}>=G${row},"good","bad")`), "check");
  sheet.put(`G${row}`, formula(on("=[debt]/1000000")), "calculation", { format: "usdMillion" });
  sheet.put(`I${row}`, "Against the loan amount, in $m", "note");
  sheet.put(`A${row + 1}`, "Covenant on DSCR, as tested", "label");
  sheet.put(`C${row + 1}`, formula(on("=[coverage.dscr_verdict]")), "check");
  sheet.put(`A${row + 2}`, "Checks", "label");
  sheet.put(`C${row + 2}`, formula(on('=IF([checks.unexpected]=0,"all as expected",[checks.unexpected]&" failed")')), "check");
  for (const [value, look] of [["good", "good"], ["watch", "warning"], ["bad", "bad"]] as const) {
    sheet.highlight({ range: `F${KPI_ROW}:F${row}`, when: "equals", value, look });
  }
  sheet.highlight({ range: `C${row + 2}`, when: "equals", value: "all as expected", look: "good" });
  for (const chart of [coverageChart(layout), valueChart(layout), scenarioChart(layout), haircutChart(layout)]) sheet.chart(chart);
  return sheet.finish({ widths: [34, 10, 22, 14, 14, 14, 22, 22, 60], freeze: { rows: 4, columns: 1 }, landscape: true });
};
