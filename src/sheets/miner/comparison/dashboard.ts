import { scenarioName } from "../../columns";
import type { ChartPlan, Format, SheetPlan } from "../../plan";
import { type Draft, formula, startSheet } from "../../sheet";
import { companyHeadings, comparisonRow } from "./comparison";
import { companyColumn, type ComparisonLayout, type ComparisonSheet, inShort, ofAll, reference } from "./layout";
import { rankingCells, rankingChart } from "./ranking";
import { FAIR_ROW } from "./spread";
import { answerRange } from "./stress";
import { stressedChart, stressedRow } from "./stressed";
import { unpaidChart, wallChart } from "./wall";

interface Kpi {
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly from: readonly [sheet: ComparisonSheet, row: number];
  readonly why: string;
  /** Limits of the colours: good beyond the first, bad beyond the second. */
  readonly light?: { readonly better: "above" | "below"; readonly good: number; readonly bad: number };
}

const on = (key: string): Kpi["from"] => ["comparison", comparisonRow(key)];
const KPIS: readonly Kpi[] = [
  { label: "Asset cover: bitcoin, fleet and cash / debt", unit: "x", format: "multiple", from: on("cover"), why: "House limits: twice, once", light: { better: "above", good: 2, bad: 1 } },
  { label: "P(assets < debt) in a year", unit: "%", format: "percent1", from: on("pd"), why: "House limits; not a default probability", light: { better: "below", good: 0.02, bad: 0.1 } },
  { label: "… with both stresses of the base", unit: "%", format: "percent1", from: ["stressed", stressedRow("both", "pd")], why: "The same in every scenario", light: { better: "below", good: 0.1, bad: 0.5 } },
  { label: "Line against bitcoin, LTV", unit: "%", format: "percent", from: on("line_ltv"), why: "The trigger is not disclosed", light: { better: "below", good: 0.6, bad: 0.8 } },
  { label: "Falls due or can be put by the far year", unit: "$m", format: "usdMillion", from: on("due_far"), why: "Without joint ventures' notes" },
  { label: "… not paid by cash", unit: "$m", format: "usdMillion", from: on("unpaid"), why: "The wall" },
  { label: "Cash, coins, fleet, lease income / due by then", unit: "x", format: "multiple", from: on("wall_cover"), why: "Before interest", light: { better: "above", good: 1.5, bad: 1 } },
  { label: "Bitcoin to sell by the far year / bitcoin held", unit: "%", format: "percent", from: on("sell_far"), why: "Above 100 % coins do not do it", light: { better: "below", good: 0.25, bad: 1 } },
  { label: "DSCR of leases, with joint ventures' debt", unit: "x", format: "multiple", from: on("dscr_all"), why: "Level service, not the bullets as signed", light: { better: "above", good: 1.4, bad: 1 } },
  { label: "Net present value of converting one MW", unit: "$/MW", format: "usd", from: on("npv"), why: "Below 0 mining is worth more at this hashprice", light: { better: "above", good: 0, bad: -1 } },
  { label: "Fair spread of debt on coins and machines", unit: "bp", format: "bp", from: ["spread", FAIR_ROW], why: "Expected loss and capital" },
  { label: "Growth of debt since September 2022", unit: "%", format: "percent", from: on("growth"), why: "Not testable where it says what is missing" },
];
const FIRST = 5;
const PLACE_ROW = FIRST + KPIS.length;

/** Heat maps: scenarios down, companies across. */
const MAP_ROW = PLACE_ROW + 4;
const MAPS = [
  { key: "pd", title: "P(assets < debt) by scenario", unit: "%", format: "percent1", light: { better: "below", good: 0.02, bad: 0.5 } },
  { key: "cover", title: "Asset cover by scenario", unit: "x", format: "multiple", light: { better: "above", good: 2, bad: 1 } },
] as const;
const mapRow = (layout: ComparisonLayout, map: number): number => MAP_ROW + map * (layout.preset.scenarios.length + 2);
const chartRow = (layout: ComparisonLayout): number => mapRow(layout, MAPS.length) + 1;
const CHART_ROWS = 18;

const colour = (sheet: Draft, range: string, { better, good, bad }: NonNullable<Kpi["light"]>): void => {
  sheet.highlight({ range, when: better === "above" ? "below" : "above", value: bad, look: "bad" });
  sheet.highlight({ range, when: better, value: good, look: "good" });
};

const writeMaps = (sheet: Draft, layout: ComparisonLayout): void => {
  const { preset, members, language } = layout;
  MAPS.forEach(({ key, title, unit, format, light }, map) => {
    const head = mapRow(layout, map);
    companyHeadings(sheet, layout, head, title, "");
    preset.scenarios.forEach((scenario, i) => {
      const row = head + 1 + i;
      sheet.put(`A${row}`, `${scenario.number} ${scenarioName(scenario, language)}`, "label");
      sheet.put(`B${row}`, unit, "unit");
      members.forEach((_, j) => {
        const position = `COLUMNS($C${row}:${companyColumn(j)}${row})*ROWS($A$${head + 1}:$A$${head + preset.scenarios.length})-ROWS($A${row}:$A$${head + preset.scenarios.length})+1`;
        sheet.put(`${companyColumn(j)}${row}`, formula(inShort(`INDEX(${answerRange(layout, key)},${position})`)), "calculation", { format });
      });
    });
    colour(sheet, `C${head + 1}:${companyColumn(members.length - 1)}${head + preset.scenarios.length}`, light);
  });
};

/** Chart: asset cover of every company in every scenario. */
const scenarioChart = (layout: ComparisonLayout, at: ChartPlan["at"]): ChartPlan => {
  const head = mapRow(layout, 1);
  const range = (column: string): string => reference(layout, "dashboard", `${column}${head + 1}:${column}${head + layout.preset.scenarios.length}`);
  return {
    id: "scenarios",
    title: "Which story takes whose cover away?",
    kind: "column",
    categories: range("A"),
    series: layout.members.map(({ company }, i) => ({ name: company, values: range(companyColumn(i)), look: "column" as const })),
    categoryAxis: "Scenario",
    valueAxis: "Bitcoin, fleet and cash / debt (x)",
    valueFormat: "multiple",
    description: "Bitcoin, mining fleet and cash over debt of each company in each scenario; under 1.00x the assets do not pay the debt; no column where the record holds no assets.",
    at,
  };
};

export const buildDashboard = (layout: ComparisonLayout): SheetPlan => {
  const { members, preset } = layout;
  const sheet = startSheet("dashboard", layout.names.dashboard, "Four miners: who can pay, and from what?", preset.thesis);
  const all = (template: string): string => ofAll(layout, "dashboard", template);
  sheet.put("A3", "Scenario", "label");
  sheet.put("C3", formula(all('=[about.scenario]&" "&[about.scenario_name]')), "output");
  companyHeadings(sheet, layout, 4, "Measure", "Why");
  const lastCompany = companyColumn(members.length - 1);
  const why = companyColumn(members.length);
  KPIS.forEach(({ label, unit, format, from: [from, at], why: reason, light }, i) => {
    const row = FIRST + i;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    members.forEach((_, j) => {
      const cell = reference(layout, from, `${companyColumn(j)}${at}`).replaceAll("$", "");
      sheet.put(`${companyColumn(j)}${row}`, formula(inShort(cell)), "output", { format });
    });
    sheet.put(`${why}${row}`, reason, "note");
    if (light) colour(sheet, `C${row}:${lastCompany}${row}`, light);
  });
  sheet.put(`A${PLACE_ROW}`, "Place among the four", "label");
  sheet.put(`B${PLACE_ROW}`, "rank", "unit");
  members.forEach((_, j) => sheet.put(`${companyColumn(j)}${PLACE_ROW}`, formula(`=${reference(layout, "ranking", rankingCells(layout).place(j)).replaceAll("$", "")}`), "output", { format: "integer" }));
  sheet.put(`${why}${PLACE_ROW}`, "Weights and measures stand on Ranking", "note");
  sheet.put(`A${PLACE_ROW + 1}`, "Checks", "label");
  sheet.put(`C${PLACE_ROW + 1}`, formula(all('=IF([checks.unexpected]=0,"all as expected",[checks.unexpected]&" failed")')), "check");
  sheet.highlight({ range: `C${PLACE_ROW + 1}`, when: "equals", value: "all as expected", look: "good" });
  writeMaps(sheet, layout);
  const charts = [stressedChart, wallChart, unpaidChart, rankingChart, scenarioChart];
  charts.forEach((chart, i) => {
    const wide = i === charts.length - 1;
    sheet.chart(chart(layout, { row: chartRow(layout) + Math.floor(i / 2) * (CHART_ROWS + 1), column: i % 2 === 0 ? 1 : 4, rows: CHART_ROWS, columns: wide ? 7 : i % 2 === 0 ? 3 : 4 }));
  });
  return sheet.finish({ widths: [46, 8, ...members.map(() => 20), 50], freeze: { rows: 4, columns: 1 }, landscape: true });
};

/** Cells of the headline answers. */
export const DASHBOARD_ROWS = { cover: FIRST, pd: FIRST + 1, both: FIRST + 2, wall: FIRST + 6, place: PLACE_ROW } as const;
