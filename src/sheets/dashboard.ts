import { haircutChart } from "./collateral";
import { scenarioColumn } from "./columns";
import { tornadoChart } from "./drivers";
import { coverageChart, valueChart } from "./fleet-charts";
import { ladderChart } from "./funding";
import { type Layout, reference, working } from "./layout";
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
  /** Row of Stress that has it for every scenario, or a formula. */
  readonly base: number | string;
  readonly higherIsBetter: boolean;
  readonly good: string | number;
  readonly fair: string | number;
  readonly why: string;
}

const KPIS: readonly Kpi[] = [
  { key: "llcr", label: "LLCR", unit: "x", format: "multiple", value: "=[coverage.llcr]", base: 66, higherIsBetter: true, good: "=[covenant]", fair: 1, why: "Good from the covenant on; under 1 the loan is not repaid" },
  { key: "contracted_llcr", label: "Contracted LLCR", unit: "x", format: "multiple", value: "=[coverage.contracted_llcr]", base: 70, higherIsBetter: true, good: "=[covenant]", fair: 1, why: "The contract alone; under 1 the spot market must help" },
  { key: "left", label: "Debt left when the contract ends", unit: "%", format: "percent", value: "=[coverage.left]", base: 67, higherIsBetter: false, good: 0, fair: 0.25, why: "House limits: nothing, a quarter" },
  { key: "first_breach", label: "First period below the covenant", unit: "periods", format: "integer", value: "=[coverage.first_breach]", base: 65, higherIsBetter: true, good: "=[years]*[freq]+1", fair: "=[contract_years]*[freq]+1", why: "Good: never. Fair: only after the contract. Empty is never" },
  { key: "ltv_resale", label: "LTV on resale value", unit: "%", format: "percent", value: "=[collateral.ltv_resale]", base: 77, higherIsBetter: false, good: "=[collateral.max_ltv]", fair: 1, why: "Good up to the maximum LTV after the haircut" },
  { key: "ltv_economic", label: "LTV on economic value", unit: "%", format: "percent", value: "=[collateral.ltv_economic]", base: 78, higherIsBetter: false, good: "=[advance]", fair: 1, why: "Good up to the advance rate the lender signed on cost" },
  { key: "haircut", label: "Haircut", unit: "%", format: "percent", value: "=[collateral.haircut]", base: 79, higherIsBetter: false, good: "=1-[advance]", fair: 0.5, why: "Good up to the margin the advance rate leaves" },
  { key: "cover", label: "Liquidation cover", unit: "x", format: "multiple", value: "=[collateral.cover]", base: 80, higherIsBetter: true, good: 1, fair: 0.5, why: "Resale value after the haircut / loan" },
  { key: "life", label: "Economic life of the chip", unit: "years", format: "years", value: "=[collateral.life]", base: 76, higherIsBetter: true, good: "=[years]", fair: "=[contract_years]", why: "Good when the chip outlives the loan" },
  { key: "min_dscr", label: "Lowest DSCR", unit: "x", format: "multiple", value: "=[coverage.min_dscr]", base: 62, higherIsBetter: true, good: "=[covenant]", fair: 1, why: "Good from the covenant on" },
];

const PRICE: readonly Kpi[] = [
  { key: "premium", label: "Fair spread less margin", unit: "bp", format: "bp", value: "=[spread.fair]-[spread.quoted]", base: "=[base_fair]-[base.margin]*10000", higherIsBetter: false, good: 0, fair: 100, why: "Good when the margin pays for expected loss and capital; watch up to a point" },
  { key: "price", label: "Price of the loan at its margin", unit: "points", format: "points", value: "=[spread.price]", base: 83, higherIsBetter: true, good: 100, fair: 95, why: "Per 100 of balance" },
];

const COMPANY: readonly Kpi[] = [
  { key: "new_money", label: "New money the company needs next year", unit: "$m", format: "usdMillion", value: "=[debt.first_gap]", base: 84, higherIsBetter: false, good: 0, fair: "=[undrawn]", why: "After cash and lines: nothing, or no more than the lines once again" },
  { key: "cover_without", label: "Interest cover without the largest customer", unit: "x", format: "multiple", value: "=[customers.cover_without]", base: 86, higherIsBetter: true, good: 1.5, fair: 1, why: "House limits; empty without a contract" },
  { key: "quality", label: "Backlog quality", unit: "%", format: "percent", value: "=[customers.quality]", base: "=[customers.base_quality]", higherIsBetter: true, good: 0.8, fair: 0.6, why: "Value after defaults and discounting / amount; house limits" },
];

const kpisOf = (layout: Layout): readonly Kpi[] => [...KPIS, ...PRICE, ...(layout.company ? COMPANY : [])];

/** The first KPI stands in this row, the others below. */
const KPI_ROW = 5;
/** Charts stand below the table in pairs. */
const CHART_ROW = 26;
const CHART_ROWS = 18;

const content = (given: string | number, on: (template: string) => string): Content => (typeof given === "number" ? given : formula(on(given)));

const writeKpi = (sheet: Draft, layout: Layout, kpi: Kpi, row: number): void => {
  const on = (template: string): string => working(layout, "dashboard", template);
  const base = typeof kpi.base === "string" ? on(kpi.base.replace("[base_fair]", reference(layout, "stress", `${scenarioColumn(layout.base.number)}82`))) : `=${reference(layout, "stress", `${scenarioColumn(layout.base.number)}${kpi.base}`)}`;
  const light = (limit: string): string => (kpi.higherIsBetter ? `C${row}>=${limit}${row}` : `C${row}<=${limit}${row}`);
  sheet.put(`A${row}`, kpi.label, "label");
  sheet.put(`B${row}`, kpi.unit, "unit");
  sheet.put(`C${row}`, formula(on(kpi.value)), "output", { format: kpi.format });
  sheet.put(`D${row}`, formula(base), "calculation", { format: kpi.format });
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
  const kpis = kpisOf(layout);
  kpis.forEach((kpi, i) => writeKpi(sheet, layout, kpi, KPI_ROW + i));
  const row = KPI_ROW + kpis.length;
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
  const charts = [coverageChart, valueChart, tornadoChart, scenarioChart, ...(layout.company ? [ladderChart] : []), haircutChart];
  charts.forEach((chart, i) => {
    sheet.chart(chart(layout, { row: CHART_ROW + Math.floor(i / 2) * (CHART_ROWS + 1), column: i % 2 === 0 ? 1 : 5, rows: CHART_ROWS, columns: 4 }));
  });
  return sheet.finish({ widths: [46, 10, 22, 14, 14, 14, 22, 22, 60], freeze: { rows: 4, columns: 0 }, landscape: true });
};
