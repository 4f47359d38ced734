import type { ChartPlan, Format, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { marginChart } from "./block";
import { ladderChart } from "./converts";
import { answerCell, type MinerLayout, reference, working } from "./layout";
import { scenarioChart } from "./stress";
import { GRID_COLUMNS, GRID_ROWS, gridCell, hasTreasury, heat, probabilityChart, treasuryChart } from "./treasury";

interface Kpi {
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly value: string;
  /** Answer of Stress, or a formula, that is the base value. */
  readonly base: string;
  readonly higherIsBetter: boolean;
  readonly good: number;
  readonly fair: number;
  readonly why: string;
  readonly onlyWithLease?: true;
}

const KPIS: readonly Kpi[] = [
  { label: "Asset cover: bitcoin, fleet and cash / debt", unit: "x", format: "multiple", value: "=[treasury.cover]", base: "cover", higherIsBetter: true, good: 2, fair: 1, why: "House limits: twice, once" },
  { label: "P(assets < debt) in a year", unit: "%", format: "percent1", value: "=[treasury.pd]", base: "pd", higherIsBetter: false, good: 0.02, fair: 0.1, why: "House limits; not a default probability" },
  { label: "… with both stresses of the base", unit: "%", format: "percent1", value: "=[treasury.pd_both]", base: "=[treasury.pd_both]", higherIsBetter: false, good: 0.1, fair: 0.5, why: "Correlation, volatility, bitcoin and machines down: the same in every scenario" },
  { label: "LTV of the line against bitcoin", unit: "%", format: "percent", value: "=[treasury.line_ltv]", base: "line_ltv", higherIsBetter: false, good: 0.6, fair: 0.8, why: "House limits; the facility's trigger is not disclosed" },
  { label: "Bitcoin to sell by the near year, nothing refinanced", unit: "% of coins", format: "percent", value: "=IF([btc_value]=0,\"holds none\",MAX(0,[due_near]-[cash_free])/[btc_value])", base: "sell_near", higherIsBetter: false, good: 0.1, fair: 0.5, why: "House limits" },
  { label: "Bitcoin to sell by the far year, nothing refinanced", unit: "% of coins", format: "percent", value: "=[treasury.sell_share]", base: "sell_far", higherIsBetter: false, good: 0.25, fair: 1, why: "Above 100 % coins do not do it" },
  { label: "Net present value of converting one MW", unit: "$/MW", format: "usd", value: "=[block.npv]", base: "npv", higherIsBetter: true, good: 0, fair: -1_000_000, why: "Negative: mining is worth more at this hashprice" },
  { label: "Hashprice above which mining is better", unit: "$/PH/day", format: "rent", value: '=IF([block.break_even]="","none: it loses at any",[block.break_even])', base: "break_even", higherIsBetter: true, good: 44, fair: 35.06, why: "Good above the all-in cost of listed miners, fair above the lowest hashprice on record" },
  { label: "DSCR of leases, without joint ventures", unit: "x", format: "multiple", value: "=[leases.dscr]", base: "dscr", higherIsBetter: true, good: 1.4, fair: 1, why: "House limits; level service, not the bullets as signed", onlyWithLease: true },
  { label: "DSCR with joint ventures' share of debt", unit: "x", format: "multiple", value: "=[leases.dscr_all]", base: "dscr_all", higherIsBetter: true, good: 1.4, fair: 1, why: "Their income is counted, so their debt is too", onlyWithLease: true },
  { label: "Debt with joint ventures' share / lease income", unit: "x", format: "multiple", value: "=[leases.debt_noi_all]", base: "debt_noi", higherIsBetter: false, good: 6, fair: 9, why: "House limits", onlyWithLease: true },
];

const KPI_ROW = 5;
/** The heat map, then charts in pairs, then the bars of the last chart. */
const MAP_ROW = 20;
const CHART_ROW = MAP_ROW + GRID_ROWS + 3;
const CHART_ROWS = 18;
const placeOf = (i: number): ChartPlan["at"] => ({ row: CHART_ROW + Math.floor(i / 2) * (CHART_ROWS + 1), column: i % 2 === 0 ? 1 : 4, rows: CHART_ROWS, columns: i % 2 === 0 ? 3 : 5 });

/** Probability by fall of bitcoin and correlation, as on Treasury. */
const writeMap = (sheet: Draft, layout: MinerLayout): void => {
  sheet.row(`A${MAP_ROW - 1}`, ["P(assets < debt): fall (down), correlation", "Unit"], "heading");
  const [falls, rhos] = [Array.from({ length: GRID_ROWS }, (_, i) => i), Array.from({ length: GRID_COLUMNS }, (_, i) => i)];
  for (const j of rhos) sheet.put(`${columnLetters(3 + j)}${MAP_ROW - 1}`, formula(`=${reference(layout, "treasury", gridCell(-1, j)).replaceAll("$", "")}`), "heading", { format: "decimal" });
  for (const i of falls) {
    const row = MAP_ROW + i;
    sheet.put(`A${row}`, formula(`=${reference(layout, "treasury", `N${6 + i}`)}`), "label", { format: "percent" });
    sheet.put(`B${row}`, "%", "unit");
    for (const j of rhos) {
      const cell = reference(layout, "treasury", gridCell(i, j)).replaceAll("$", "");
      sheet.put(`${columnLetters(3 + j)}${row}`, formula(`=IF(${cell}="","",${cell})`), "calculation", { format: "percent1" });
    }
  }
  heat(sheet, `C${MAP_ROW}:${columnLetters(2 + GRID_COLUMNS)}${MAP_ROW + GRID_ROWS - 1}`);
};

const writeKpi = (sheet: Draft, layout: MinerLayout, kpi: Kpi, row: number): void => {
  const on = (template: string): string => working(layout, "dashboard", template);
  const light = (limit: string): string => (kpi.higherIsBetter ? `C${row}>=${limit}${row}` : `C${row}<=${limit}${row}`);
  sheet.put(`A${row}`, kpi.label, "label");
  sheet.put(`B${row}`, kpi.unit, "unit");
  sheet.put(`C${row}`, formula(on(kpi.value)), "output", { format: kpi.format });
  const base = kpi.base.startsWith("=") ? "" : answerCell(layout, layout.base.number, kpi.base);
  // A blank answer that is referred to would turn into 0.
  sheet.put(`D${row}`, formula(base === "" ? on(kpi.base) : `=IF(${base}="","",${base})`), "calculation", { format: kpi.format });
  sheet.put(`E${row}`, formula(`=IF(AND(ISNUMBER(C${row}),ISNUMBER(D${row})),C${row}-D${row},"")`), "calculation", { format: kpi.format });
  sheet.put(`F${row}`, formula(`=IF(NOT(ISNUMBER(C${row})),"no value",IF(${light("G")},"good",IF(${light("H")},"watch","bad")))`), "check");
  sheet.put(`G${row}`, kpi.good, "assumed", { format: kpi.format });
  sheet.put(`H${row}`, kpi.fair, "assumed", { format: kpi.format });
  sheet.put(`I${row}`, kpi.why, "note");
};

/** What may pay the debt, side by side with the debt. */
const writeSources = (sheet: Draft, layout: MinerLayout, charts: number): void => {
  const from = placeOf(charts + 1).row + CHART_ROWS + 2;
  const on = (template: string): string => working(layout, "dashboard", template);
  const hasLease = layout.items.leases.length > 0;
  sheet.row(`A${from - 1}`, ["Bars of the chart: what can pay", "Unit", "Value"], "heading");
  const rows: readonly (readonly [string, string])[] = [
    ["Cash", "=[cash_free]"],
    ["Bitcoin", "=[btc_value]"],
    ["Mining fleet", "=[site_value]"],
    ...(hasLease ? [["Lease income until the far year", "=[noi]*[sell_far]"], ["Guarantees, own share", "=[backstop_own]"]] as const : []),
    ["Due or put by the far year", "=[due_far]"],
    ["Debt", hasLease ? "=MAX([debt_tested],[lease_claims])" : "=[debt_tested]"],
  ];
  rows.forEach(([label, template], i) => {
    sheet.put(`A${from + i}`, label, "label");
    sheet.put(`B${from + i}`, "$m", "unit");
    sheet.put(`C${from + i}`, formula(on(template)), "calculation", { format: "usdMillion" });
  });
  const range = (column: string): string => reference(layout, "dashboard", `${column}${from}:${column}${from + rows.length - 1}`);
  sheet.chart({
    id: "sources",
    title: "What can pay the debt: coins, machines, tenants or their guarantor?",
    kind: "bar",
    categories: range("A"),
    series: [{ name: "Value", values: range("C"), look: "column" }],
    categoryAxis: "Source of payment, then what is to be paid",
    valueAxis: "Value ($m)",
    valueFormat: "usdMillion",
    description: "Cash, bitcoin, mining fleet and, where a lease is signed, lease income until the far year and guarantees, beside what falls due by then and all debt.",
    at: placeOf(charts),
  });
};

/** Charts that have something to show for this company, in their order. */
const chartsOf = (layout: MinerLayout): readonly ((at: ChartPlan["at"]) => ChartPlan)[] => [
  ...(hasTreasury(layout) ? [treasuryChart, probabilityChart].map((chart) => (at: ChartPlan["at"]) => chart(layout, at)) : []),
  (at) => marginChart(layout, at),
  (at) => ladderChart(layout, at),
  (at) => scenarioChart(layout, hasTreasury(layout), at),
];

export const buildDashboard = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "dashboard", template);
  const sheet = startSheet("dashboard", layout.names.dashboard, `${layout.preset.company}: what pays the debt?`, layout.preset.thesis);
  sheet.put("A3", "Scenario", "label");
  sheet.put("C3", formula(on('=[about.scenario]&" "&[about.scenario_name]')), "output");
  sheet.row("A4", ["Measure", "Unit", "Selected", "Base", "Change", "Light", "Good from / up to", "Watch from / up to", "Why"], "heading");
  const kpis = KPIS.filter(({ onlyWithLease }) => !onlyWithLease || layout.items.leases.length > 0);
  kpis.forEach((kpi, i) => writeKpi(sheet, layout, kpi, KPI_ROW + i));
  const row = KPI_ROW + kpis.length;
  sheet.put(`A${row}`, "Leverage since the last cycle", "label");
  sheet.put(`C${row}`, formula(on("=[leverage.verdict]")), "check");
  sheet.put(`A${row + 1}`, "Checks", "label");
  sheet.put(`C${row + 1}`, formula(on('=IF([checks.unexpected]=0,"all as expected",[checks.unexpected]&" failed")')), "check");
  for (const [value, look] of [["good", "good"], ["watch", "warning"], ["bad", "bad"]] as const) sheet.highlight({ range: `F${KPI_ROW}:F${row}`, when: "equals", value, look });
  sheet.highlight({ range: `C${row + 1}`, when: "equals", value: "all as expected", look: "good" });
  if (hasTreasury(layout)) writeMap(sheet, layout);
  const charts = chartsOf(layout);
  charts.forEach((chart, i) => sheet.chart(chart(placeOf(i))));
  writeSources(sheet, layout, charts.length);
  return sheet.finish({ widths: [54, 12, 34, 30, 14, 14, 20, 20, 80], freeze: { rows: 4, columns: 1 }, landscape: true });
};
