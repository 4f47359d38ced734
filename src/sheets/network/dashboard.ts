import type { Format, SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { netChart, qualityChart, scenarioChart } from "./circularity";
import { clearingChart } from "./clearing";
import { answerCell, type NetworkLayout, working } from "./layout";
import { matrixChart } from "./matrices";
import { promisesChart } from "./promises";

interface Kpi {
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly value: string;
  /** Answer of Stress that the base column shows; none where Stress does not have it. */
  readonly base?: string;
  readonly higherIsBetter: boolean;
  readonly good: number;
  readonly fair: number;
  readonly why: string;
}

const KPIS: readonly Kpi[] = [
  { label: "Part of all payments that goes round", unit: "%", format: "percent1", value: "=[circularity.share]", base: "share", higherIsBetter: false, good: 0.1, fair: 0.25, why: "House limits; netting takes about a quarter out of an ordinary trade credit network" },
  { label: "Amazon: sales here paid with its own money", unit: "%", format: "percent1", value: "=[circularity.amazon_share]", base: "amazon", higherIsBetter: false, good: 0.05, fair: 0.2, why: "House limits; the document's 79 % mixes periods" },
  { label: "Nvidia: sales here paid with its own money", unit: "%", format: "percent1", value: "=[circularity.nvidia_share]", base: "nvidia", higherIsBetter: false, good: 0.05, fair: 0.2, why: "Only sales inside this network: most of Nvidia's are outside" },
  { label: "OpenAI pays of what it owes", unit: "%", format: "percent", value: "=[clearing.base_openai]", base: "openai_pays", higherIsBetter: true, good: 1, fair: 0.9, why: "With the equity of the scenario" },
  { label: "OpenAI: cash left at the end of the year", unit: "$bn", format: "decimal", value: "=[openai_left]", base: "openai_left", higherIsBetter: true, good: 25, fair: 0, why: "Good: enough for another year of the same gap" },
  { label: "OpenAI pays if no new equity comes", unit: "%", format: "percent", value: "=[clearing.none_openai]", higherIsBetter: true, good: 1, fair: 0.9, why: "Revenue alone against the year's obligations" },
  { label: "CoreWeave then pays its suppliers", unit: "%", format: "percent", value: "=[clearing.none_coreweave]", higherIsBetter: true, good: 1, fair: 0.9, why: "Falls because OpenAI does" },
  { label: "CoreWeave then falls in round", unit: "round", format: "integer", value: "=[clearing.none_round]", higherIsBetter: false, good: 0, fair: 0, why: "0 never; 1 by itself; 2 through somebody else" },
  { label: "CoreWeave then pays its lenders", unit: "%", format: "percent", value: "=[clearing.none_lenders]", higherIsBetter: true, good: 1, fair: 0.9, why: "Paid before the suppliers" },
  { label: "CoreWeave: coverage without its largest customer", unit: "x", format: "multiple", value: "=[concentration.without]", base: "without", higherIsBetter: true, good: 1.2, fair: 1, why: "Contracts against debt service with principal" },
  { label: "OpenAI's commitments / revenue of 2025", unit: "x", format: "multiple", value: "=[concentration.ratio]", base: "commitments_x", higherIsBetter: false, good: 3, fair: 10, why: "House limits; many years against one" },
  { label: "OpenAI and CoreWeave default within the year", unit: "%", format: "percent2", value: "=[concentration.joint]", base: "joint", higherIsBetter: false, good: 0.005, fair: 0.02, why: "House limits" },
];

const KPI_ROW = 5;
const CHART_ROW = KPI_ROW + KPIS.length + 3;
const CHART_ROWS = 18;

const writeKpi = (sheet: Draft, layout: NetworkLayout, kpi: Kpi, row: number): void => {
  const light = (limit: string): string => (kpi.higherIsBetter ? `C${row}>=${limit}${row}` : `C${row}<=${limit}${row}`);
  sheet.put(`A${row}`, kpi.label, "label");
  sheet.put(`B${row}`, kpi.unit, "unit");
  sheet.put(`C${row}`, formula(working(layout, "dashboard", kpi.value)), "output", { format: kpi.format });
  if (kpi.base !== undefined) {
    sheet.put(`D${row}`, formula(`=${answerCell(layout, layout.base.number, kpi.base)}`), "calculation", { format: kpi.format });
    sheet.put(`E${row}`, formula(`=C${row}-D${row}`), "calculation", { format: kpi.format });
  }
  sheet.put(`F${row}`, formula(`=IF(NOT(ISNUMBER(C${row})),"no value",IF(${light("G")},"good",IF(${light("H")},"watch","bad")))`), "check");
  sheet.put(`G${row}`, kpi.good, "assumed", { format: kpi.format });
  sheet.put(`H${row}`, kpi.fair, "assumed", { format: kpi.format });
  sheet.put(`I${row}`, kpi.why, "note");
};

export const buildDashboard = (layout: NetworkLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "dashboard", template);
  const sheet = startSheet("dashboard", layout.names.dashboard, "Whose money is the revenue, and who falls second?", layout.preset.thesis);
  sheet.put("A3", "Scenario", "label");
  sheet.put("C3", formula(on('=[about.scenario]&" "&[about.scenario_name]')), "output");
  sheet.row("A4", ["Measure", "Unit", "Selected", "Base", "Change", "Light", "Good from / up to", "Watch from / up to", "Why"], "heading");
  KPIS.forEach((kpi, i) => writeKpi(sheet, layout, kpi, KPI_ROW + i));
  const row = KPI_ROW + KPIS.length;
  sheet.put(`A${row}`, "Checks", "label");
  sheet.put(`C${row}`, formula(on('=IF([checks.unexpected]=0,"all as expected",[checks.unexpected]&" failed")')), "check");
  for (const [value, look] of [["good", "good"], ["watch", "warning"], ["bad", "bad"]] as const) sheet.highlight({ range: `F${KPI_ROW}:F${row}`, when: "equals", value, look });
  sheet.highlight({ range: `C${row}`, when: "equals", value: "all as expected", look: "good" });
  [matrixChart, netChart, qualityChart, clearingChart, promisesChart, scenarioChart].forEach((chart, i) => {
    const left = i % 2 === 0;
    sheet.chart(chart(layout, { row: CHART_ROW + Math.floor(i / 2) * (CHART_ROWS + 1), column: left ? 1 : 4, rows: CHART_ROWS, columns: left ? 3 : 5 }));
  });
  return sheet.finish({ widths: [50, 10, 34, 14, 14, 14, 22, 22, 80], freeze: { rows: 4, columns: 1 }, landscape: true });
};
