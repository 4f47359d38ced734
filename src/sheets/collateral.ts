import { ECON_LIFE, econValue, FLEET_SUMMARY, haircut, SUMMARY_ROWS } from "./calls";
import { type Layout, reference, working } from "./layout";
import type { ChartPlan, SheetPlan } from "./plan";
import { columnLetters } from "./references";
import { writeSaleLines, writeSaleTables } from "./collateral-sale";
import { type Draft, formula, startSheet } from "./sheet";
import { line } from "./table";

const PARTS = [
  ["Decay while the sale runs", "The median price falls"],
  ["Diffusion", "Price moves at the confidence level"],
  ["Jumps", "A launch inside the window"],
  ["Wrong-way", "Prices are low when the borrower fails"],
  ["Depth", "More cards than the market takes at no discount"],
  ["Fees and costs", "Selling fee, removal, transport"],
  ["Haircut, total of the parts", "Limited to 100 %"],
] as const;

/** Deflation rates of the sensitivity, and depths of the resale market. */
const DEFLATIONS = [0, 0.1, 0.2, 0.3, 0.4] as const;
const DEPTHS = [300, 750, 1500, 3000, 10000] as const;

const DEFLATION_ROW = 40;
const DEPTH_ROW = 55;
const CHART_ROW = 61;
const SALE_ROW = 74;

const writeDeflation = (sheet: Draft, layout: Layout, on: (template: string) => string): void => {
  sheet.put(`A${DEFLATION_ROW - 1}`, "What if rents fall faster or slower? Everything else as in the selected scenario", "label");
  sheet.row(`A${DEFLATION_ROW}`, ["Deflation", "Unit"], "heading");
  DEFLATIONS.forEach((deflation, i) => sheet.put(`${columnLetters(3 + i)}${DEFLATION_ROW}`, deflation, "assumed", { format: "percent" }));
  SUMMARY_ROWS.forEach(({ label, unit, format }, r) => {
    const row = DEFLATION_ROW + 1 + r;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    DEFLATIONS.forEach((_, i) => {
      const column = columnLetters(3 + i);
      const call = formula(on(`=${FLEET_SUMMARY.replace("[deflation]", `${column}$${DEFLATION_ROW}`)}`));
      sheet.put(`${column}${row}`, r === 0 ? call : null, "calculation", { format });
    });
  });
  const range = reference(layout, "collateral", `C${DEFLATION_ROW}:${columnLetters(2 + DEFLATIONS.length)}${DEFLATION_ROW}`, "collateral");
  const lifted = [
    { row: DEFLATION_ROW + 9, label: "Economic life", unit: "years", format: "years", call: ECON_LIFE },
    { row: DEFLATION_ROW + 10, label: "Economic value per GPU", unit: "$/GPU", format: "usdPerGpu", call: econValue("[from_year]") },
  ] as const;
  for (const { row, label, unit, format, call } of lifted) {
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    DEFLATIONS.forEach((_, i) => sheet.put(`${columnLetters(3 + i)}${row}`, i === 0 ? formula(on(`=${call.replace("[deflation]", range)}`)) : null, "calculation", { format }));
  }
  const ltv = DEFLATION_ROW + 11;
  sheet.put(`A${ltv}`, "LTV on economic value", "label");
  sheet.put(`B${ltv}`, "%", "unit");
  DEFLATIONS.forEach((_, i) => {
    const column = columnLetters(3 + i);
    sheet.put(`${column}${ltv}`, formula(`=IF(${column}${ltv - 1}=0,"",$C$5/${column}${ltv - 1})`), "calculation", { format: "percent" });
  });
};

const writeDepth = (sheet: Draft, layout: Layout, on: (template: string) => string): void => {
  sheet.put(`A${DEPTH_ROW - 1}`, "What if the resale market is thinner or deeper? No public number exists", "label");
  sheet.row(`A${DEPTH_ROW}`, ["Depth", "GPU/30 days"], "heading");
  DEPTHS.forEach((depth, i) => sheet.put(`${columnLetters(3 + i)}${DEPTH_ROW}`, depth, "assumed", { format: "integer" }));
  const range = reference(layout, "collateral", `C${DEPTH_ROW}:${columnLetters(2 + DEPTHS.length)}${DEPTH_ROW}`, "collateral");
  const rows = [
    { label: "Haircut", unit: "%", format: "percent", of: (i: number) => (i === 0 ? formula(on(`=${haircut(range)}`)) : null) },
    { label: "Maximum LTV", unit: "%", format: "percent", of: (i: number) => formula(`=1-${columnLetters(3 + i)}${DEPTH_ROW + 1}`) },
    { label: "Liquidation cover", unit: "x", format: "multiple", of: (i: number) => formula(on(`=IF([debt]=0,"",[price]*[units]*${columnLetters(3 + i)}${DEPTH_ROW + 2}/[debt])`)) },
  ] as const;
  rows.forEach(({ label, unit, format, of }, r) => {
    sheet.put(`A${DEPTH_ROW + 1 + r}`, label, "label");
    sheet.put(`B${DEPTH_ROW + 1 + r}`, unit, "unit");
    DEPTHS.forEach((_, i) => sheet.put(`${columnLetters(3 + i)}${DEPTH_ROW + 1 + r}`, of(i), "calculation", { format }));
  });
};

/** The bars of the haircut chart, in one block. */
const writeChartData = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`A${CHART_ROW}`, ["Bars of the haircut chart", "Unit", "Value"], "heading");
  const bars: readonly (readonly [string, string])[] = [
    ...PARTS.map(([label], i) => [label, `=C${15 + i}`] as const),
    ["Maximum LTV", "=[collateral.max_ltv]"],
    ["Advance on cost", "=[collateral.ltv_cost]"],
    ["LTV on resale", "=[collateral.ltv_resale]"],
  ];
  bars.forEach(([label, template], i) => line(sheet, CHART_ROW + 1 + i, label, "%", formula(on(template)), { format: "percent" }));
};

export const buildCollateral = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "collateral", template);
  const sheet = startSheet("collateral", layout.names.collateral, "Collateral", "What the chips are worth: to a buyer, by what they earn, and when nobody bids.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A4", ["Measure", "Unit", "Value", "How to read it"], "heading");
  const put = (row: number, label: string, unit: string, template: string, more: Parameters<typeof line>[5] = {}): void =>
    line(sheet, row, label, unit, formula(on(template)), more);
  put(5, "Loan per GPU", "$/GPU", "=[debt]/[units]", { format: "usdPerGpu", reads: "Loan amount / GPUs" });
  put(6, "Resale value per GPU", "$/GPU", "=[price]", { format: "usdPerGpu", reads: "Asking prices today; an orderly sale, not a forced one" });
  put(7, "Economic life", "years", `=${ECON_LIFE}`, { format: "years", reads: "Until a GPU-hour at spot earns less than it costs to run" });
  put(8, "Economic value per GPU", "$/GPU", `=${econValue("[from_year]")}`, { format: "usdPerGpu", reads: "Spot earnings over that life, discounted: no contract, no buyer" });
  put(9, "Deflation the resale price implies", "%/y", "=CCREDIT.IMPLIED_DEFLATION([price],[rent],[opex],[util],[disc],[max_life])", {
    format: "percent1", reads: "What buyers of used GPUs seem to expect; compare with the deflation assumed on Inputs",
  });
  put(10, "LTV on cost", "%", "=[debt]/([cost]*[units])", { format: "percent", reads: "The advance rate: what the lender is told" });
  put(11, "LTV on resale value", "%", "=[debt]/([price]*[units])", { format: "percent", role: "output", reads: "Above 100 % the chips do not repay the loan even in an orderly sale" });
  put(12, "LTV on economic value", "%", '=IF(C8=0,"",C5/C8)', { format: "percent", role: "output", reads: "Against what the chips earn at spot; empty when they earn nothing" });
  put(13, "Cost of removal per GPU", "$/GPU", "=[cost_pct]*[price]", { format: "usdPerGpu", reads: "De-installation, transport and test, in money" });
  put(14, "Haircut", "%", `=${haircut()}`, { format: "percent1", role: "output", reads: "Loss of value from the day of default to the last sale, at the confidence level" });
  PARTS.forEach(([label, reads], i) =>
    line(sheet, 15 + i, label, "%", i === 0 ? formula(on(`=TRANSPOSE(${haircut("[depth]", ",,,[parts]")})`)) : null, { format: "percent1", reads }));
  put(23, "Maximum LTV", "%", "=1-[collateral.haircut]", { format: "percent", role: "output", reads: "What a lender on this collateral alone could advance" });
  put(24, "Liquidation cover", "x", '=IF([debt]=0,"",[price]*[units]*[collateral.max_ltv]/[debt])', { format: "multiple", role: "output", reads: "Resale value after the haircut / loan" });
  writeSaleLines(sheet, layout, on);
  put(30, "Price in a forced sale / orderly price", "fraction", "=CCREDIT.LIQ_FACTOR([units],[depth],[liq_days],[eligible],[elasticity])", { format: "decimal", reads: "The depth part alone, without decay and price moves" });
  writeDeflation(sheet, layout, on);
  writeDepth(sheet, layout, on);
  writeChartData(sheet, on);
  writeSaleTables(sheet, SALE_ROW, on);
  sheet.highlight({ range: "C11:C12", when: "above", value: 1, look: "bad" });
  sheet.highlight({ range: "C24", when: "below", value: 1, look: "bad" });
  return sheet.finish({ widths: [53, 12, 15, 18, 15, 15, 15, 15, 18, 15, 15], freeze: { rows: 4, columns: 2 }, landscape: true });
};

/** Chart 5: the parts of the haircut, then what is left against what was lent. */
export const haircutChart = (layout: Layout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "collateral", `${column}${CHART_ROW + 1}:${column}${CHART_ROW + PARTS.length + 3}`);
  return {
    id: "haircut",
    title: "What takes the value away in a sale, and what does it leave to lend against?",
    kind: "column",
    categories: range("A"),
    series: [{ name: "Share of resale value", values: range("C"), look: "column" }],
    categoryAxis: "Parts of the haircut, then what it leaves and what was lent",
    valueAxis: "Share of resale value (%)",
    valueFormat: "percent",
    description: "Six parts of the haircut and their total, the maximum LTV that is left after it, and what was lent: the advance on cost and the LTV on resale value.",
    at,
  };
};
