import { FIRST_ROW, labelOf, lastScenarioColumn, scenarioColumn, scenarioName } from "../columns";
import type { ChartPlan, Format, SheetPlan } from "../plan";
import { formatOf } from "../formats";
import { writeHead } from "../input-rows";
import { scenarioHeadings } from "../scenario-sheet";
import { formula, startSheet } from "../sheet";
import { withSpareColumns } from "../spare-columns";
import { CONVERSION, CONVERSION_ROWS } from "./block";
import { facilityRanges, firstDscr } from "./leases";
import { ANSWER_ORDER, answerCell, inColumn, type MinerLayout, needing, reference } from "./layout";

export interface Answer {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  /** null: filled by the formula above it. */
  readonly of: string | null;
}

const MINER_PD = "CCREDIT.MINER_PD([btc_qty],[btc_price],[btc_vol],[site_usd],[site_vol],[net_debt_usd],[horizon],[rho],[site_decay],[btc_drift])";

/** Nothing on the left of the balance sheet is a gap in the record, not a default. */
const withAssets = (answer: string): string => `=IF([btc_value]+[site_value]=0,"needs: "&[label.hashrate],${answer})`;

const sellShare = (due: string): string => `=IF([btc_value]=0,"holds none",MAX(0,${due}-[cash_free])/[btc_value])`;

/** What the balance sheet answers, the same for one company and for several. */
export const BALANCE_ANSWERS: readonly Answer[] = [
  { key: "cover", label: "Asset cover: bitcoin, fleet and cash / debt", unit: "x", format: "multiple", of: withAssets('IF([debt_tested]=0,"no debt",([btc_value]+[site_value]+[cash_free])/[debt_tested])') },
  { key: "cover_net", label: "… with cash taken from the debt", unit: "x", format: "multiple", of: withAssets('IF([net_debt]<=0,"net cash",([btc_value]+[site_value])/[net_debt])') },
  { key: "line_ltv", label: "LTV of the line against bitcoin", unit: "%", format: "percent", of: `=IF([btc_line]=0,"no line",${needing(["btc_line_pledge"], "[btc_line]*1000000/([btc_line_pledge]*[btc_price])")})` },
  { key: "pd", label: "P(assets < debt) at the horizon", unit: "%", format: "percent1", of: withAssets(MINER_PD) },
  { key: "sell_near", label: "Bitcoin to sell by the near year, nothing refinanced", unit: "% of coins", format: "percent", of: sellShare("[due_near]") },
  { key: "sell_far", label: "Bitcoin to sell by the far year, nothing refinanced", unit: "% of coins", format: "percent", of: sellShare("[due_far]") },
  { key: "sell_rolled", label: "… with the refinancing of the scenario", unit: "% of coins", format: "percent", of: sellShare("[due_far]*(1-[rolled])") },
];

const leaseAnswers = (layout: MinerLayout): readonly Answer[] => {
  const { own, all } = facilityRanges(layout);
  const on = (range: (column: string) => string) => (column: string): string => reference(layout, "leases", range(column));
  return [
    { key: "dscr", label: "DSCR of leases on level service, without joint ventures", unit: "x", format: "multiple", of: `=${firstDscr("[noi_period]", on(own))}` },
    { key: "dscr_all", label: "… with joint ventures' share of debt", unit: "x", format: "multiple", of: `=${firstDscr("[noi_period]", on(all))}` },
    { key: "interest_cover", label: "Income from leases / interest", unit: "x", format: "multiple", of: '=IF([interest]=0,"no interest",[noi]/[interest])' },
    { key: "debt_noi", label: "Debt with joint ventures' share / income", unit: "x", format: "multiple", of: "=([lease_claims]+[jv_own])/[noi]" },
    { key: "backstop_share", label: "Guarantees / debt without joint ventures", unit: "%", format: "percent", of: '=IF([backstop]="","needs: "&[label.backstop],[backstop_own]/[lease_claims])' },
  ];
};

export const answersOf = (layout: MinerLayout): readonly Answer[] => {
  const base = scenarioColumn(layout.base.number);
  const baseRow = (key: string): string => `$${base}${layout.rows.get(key)!}`;
  const pdRow = layout.answerRow + ANSWER_ORDER.indexOf("pd");
  return [
    ...BALANCE_ANSWERS,
    ...CONVERSION_ROWS.map(([key, label, unit, format], i) => ({ key, label, unit, format, of: i === 0 ? `=${CONVERSION}` : null })),
    { key: "extra_capex", label: "Cost of leased capacity beyond the base", unit: "$m", format: "usdMillion", of: `=([lease_mw]-${baseRow("lease_mw")})*[capex_mw]` },
    { key: "extra_noi", label: "… what it would earn a year", unit: "$m", format: "usdMillion", of: `=([lease_mw]-${baseRow("lease_mw")})*[answer.host]*[pue]/1000000` },
    ...(layout.items.leases.length > 0 ? leaseAnswers(layout) : []),
    { key: "pd_change", label: "P(assets < debt) less base", unit: "points", format: "percent1", of: `=IF(AND(ISNUMBER([answer.pd]),ISNUMBER($${base}${pdRow})),[answer.pd]-$${base}${pdRow},"")` },
  ];
};

export const buildStress = (layout: MinerLayout): SheetPlan => {
  const { preset, derived, derivedRow, answerRow } = layout;
  const sheet = startSheet("stress", layout.names.stress, "Stress", "All scenarios at once: the effective inputs above, the answers below. Blank on Scenarios means base.");
  scenarioHeadings(sheet, layout.preset, layout.language, (number) => formula(`=${reference(layout, "scenarios", `${scenarioColumn(number)}5`).replaceAll("$", "")}`));
  const local = (to: "inputs" | "scenarios", cell: string): string => reference(layout, to, cell).replace(/\$([A-Z]+)\$/, "$1");
  preset.figures.forEach((figure, i) => {
    const row = FIRST_ROW + i;
    const base = `${local("inputs", `E${row}`).replace("!E", "!$E")}`;
    writeHead(sheet, row, figure.key, labelOf(figure, layout.language), figure.unit);
    for (const { number } of preset.scenarios) {
      const column = scenarioColumn(number);
      const own = local("scenarios", `${column}${row}`);
      sheet.put(`${column}${row}`, formula(`=IF(${own}="",IF(${base}="","",${base}),${own})`), "calculation", { format: formatOf(figure.unit) });
    }
  });
  derived.forEach(({ key, label, unit, format, formula: template }, i) => {
    writeHead(sheet, derivedRow + i, key, label, unit);
    for (const { number } of preset.scenarios) {
      const column = scenarioColumn(number);
      sheet.put(`${column}${derivedRow + i}`, formula(inColumn(layout, "stress", column, template)), "calculation", { format });
    }
  });
  sheet.row(`A${answerRow - 1}`, ["Key", "Answer", "Unit", ...preset.scenarios.map((scenario) => scenarioName(scenario, layout.language))], "heading");
  for (const { key, label, unit, format, of } of answersOf(layout)) {
    const row = answerRow + ANSWER_ORDER.indexOf(key);
    writeHead(sheet, row, key, label, unit);
    for (const { number } of preset.scenarios) {
      const column = scenarioColumn(number);
      sheet.put(`${column}${row}`, of === null ? null : formula(inColumn(layout, "stress", column, of)), key === "pd" || key === "cover" ? "output" : "calculation", { format });
    }
  }
  const last = lastScenarioColumn(layout);
  const rowOf = (key: string): number => answerRow + ANSWER_ORDER.indexOf(key);
  sheet.highlight({ range: `D${rowOf("cover")}:${last}${rowOf("cover")}`, when: "below", value: 1, look: "bad" });
  sheet.highlight({ range: `D${rowOf("pd")}:${last}${rowOf("pd")}`, when: "above", value: 0.5, look: "bad" });
  const plan = sheet.finish({ widths: [20, 63, 12, ...preset.scenarios.map(() => 30)], freeze: { rows: 5, columns: 3 }, landscape: true });
  return withSpareColumns(plan, scenarioColumn(layout.base.number), last);
};

/** All scenarios: asset cover for a miner with coins or machines, otherwise coverage by leases. */
export const scenarioChart = (layout: MinerLayout, byCover: boolean, at: ChartPlan["at"]): ChartPlan => {
  const last = layout.preset.scenarios.length;
  const range = (answer: string): string => `${answerCell(layout, 1, answer)}:${answerCell(layout, last, answer).replace(/^.*!/, "")}`;
  return {
    id: "scenarios",
    title: byCover ? "Which story takes the cover away?" : "Which story takes coverage by leases away?",
    kind: "column",
    categories: reference(layout, "stress", `D5:${lastScenarioColumn(layout)}5`),
    series: [{ name: byCover ? "Asset cover" : "DSCR with joint ventures", values: range(byCover ? "cover" : "dscr_all"), look: "column" }],
    categoryAxis: "Scenario",
    valueAxis: byCover ? "Bitcoin, fleet and cash / debt (x)" : "DSCR on level service (x)",
    valueFormat: "multiple",
    description: byCover
      ? "Bitcoin, mining fleet and cash over debt in each scenario; under 1.00x the assets do not pay the debt."
      : "Lease income over level debt service in each scenario, the joint ventures' share of debt included; under 1.00x leases do not pay the debt over their term.",
    at,
  };
};
