import type { ChartPlan, Format, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { type MinerLayout, needing, reference, working } from "./layout";

/**
 * The base case under stresses, each a column beside the selected scenario: correlation and volatility of the stress; bitcoin
 * down; both, with machines down; and the price of the last quarter end, for the line.
 */
const CASES = [
  { title: "Selected scenario", price: "=[btc_price]", vol: "=[btc_vol]", rho: "=[rho]", site: "=[site_usd]", debt: "=[net_debt_usd]" },
  { title: "Base, correlated", price: "=[base.btc_price]", vol: "=[base.vol_stress]", rho: "=[base.rho_stress]", site: "=[base.site_usd]", debt: "=[base.net_debt_usd]" },
  { title: "Base, bitcoin down", price: "=[base.btc_price]*(1-[base.btc_shock])", vol: "=[base.btc_vol]", rho: "=[base.rho]", site: "=[base.site_usd]", debt: "=[base.net_debt_usd]" },
  { title: "Base, all three down", price: "=[base.btc_price]*(1-[base.btc_shock])", vol: "=[base.vol_stress]", rho: "=[base.rho_stress]", site: "=[base.site_usd]*(1-[base.fleet_shock])", debt: "=[base.net_debt_usd]" },
  { title: "Base, quarter-end price", price: "=[base.btc_price_q]", vol: "=[base.btc_vol]", rho: "=[base.rho]", site: "=[base.site_usd]", debt: "=[base.net_debt_usd]" },
] as const;
export const CASE_COLUMNS = ["C", "D", "E", "F", "G"] as const;

/** Rows in which each case keeps what it is made of. */
const CASE_ROWS = { price: 27, vol: 28, rho: 29, site: 30, debt: 31 } as const;

/** Falls of bitcoin and correlations of the grid. */
const FALLS = [0, 0.2, 0.4, 0.6, 0.8] as const;
const RHOS = [0, 0.3, 0.5, 0.7, 0.9] as const;
const GRID_ROW = 16;
export const GRID_ROWS = FALLS.length;
export const GRID_COLUMNS = RHOS.length;
/** Cell of the grid; row −1 has the correlations. */
export const gridCell = (row: number, column: number): string => `${columnLetters(4 + column)}${GRID_ROW + 1 + row}`;
/** Colours of a heat map of probabilities: where no chart can be one, cells are. */
export const heat = (sheet: Draft, range: string): void => {
  // The last rule that fits is the one that shows.
  sheet.highlight({ range, when: "below", value: 0.02, look: "good" });
  sheet.highlight({ range, when: "above", value: 0.1, look: "warning" });
  sheet.highlight({ range, when: "above", value: 0.5, look: "bad" });
};

interface Measure {
  readonly row: number;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly role?: "output";
  readonly of: (column: string) => string;
  readonly columns: readonly string[];
  readonly reads: string;
}

const MINER_PD = (column: string): string =>
  `CCREDIT.MINER_PD([btc_qty],${column}27,${column}28,${column}30,[site_vol],${column}31,[horizon],${column}29,[site_decay],[btc_drift])`;
/** Nothing on the left of the balance sheet is not a default but a gap in the record. */
const withAssets = (column: string, answer: string): string => `=IF([btc_qty]*${column}27+${column}30=0,"needs: "&[label.hashrate],${answer})`;

const ALL = CASE_COLUMNS;
const MEASURES: readonly Measure[] = [
  { row: 6, label: "Bitcoin", unit: "$m", format: "usdMillion", columns: ALL, of: (c) => `=[btc_qty]*${c}27/1000000`, reads: "Coins at the price of the column" },
  { row: 7, label: "Free bitcoin", unit: "BTC", format: "integer", columns: ["C"], of: () => `=${needing(["btc_encumbered"], "[btc_qty]-[btc_encumbered]")}`, reads: "Neither loaned, managed by others nor pledged" },
  { row: 8, label: "Asset cover: bitcoin, fleet and cash / debt", unit: "x", format: "multiple", role: "output", columns: ALL, of: (c) => withAssets(c, `IF([debt_tested]=0,"no debt",(${c}6+${c}30/1000000+[cash_free])/[debt_tested])`), reads: "Under 1 the assets do not pay the debt at these prices; a fleet of unknown hashrate counts for nothing" },
  { row: 9, label: "LTV of the line against bitcoin", unit: "%", format: "percent", columns: ALL, of: (c) => `=IF([btc_line]=0,"no line",${needing(["btc_line_pledge"], `[btc_line]*1000000/([btc_line_pledge]*${c}27)`)})`, reads: "Line / pledged coins at the price of the column" },
  { row: 10, label: "Price of bitcoin at which the line calls", unit: "$", format: "usd", columns: ["C"], of: () => `=IF([btc_line]=0,"no line",${needing(["btc_line_pledge", "btc_line_trigger"], "[btc_line]*1000000/([btc_line_pledge]*[btc_line_trigger])")})`, reads: "The trigger is not disclosed: ask for the facility" },
  { row: 11, label: "Probability of that call within the horizon", unit: "%", format: "percent1", columns: ["C"], of: () => "=IF(ISNUMBER([treasury.call_price]),CCREDIT.HIT_PROB([btc_price],[treasury.call_price],[btc_vol],[horizon],[btc_drift]),[treasury.call_price])", reads: "Price touched at any time, not only at the end" },
  { row: 12, label: "Bitcoin to sell to pay what falls due by the far year", unit: "BTC", format: "integer", role: "output", columns: ["C", "E"], of: (c) => `=MAX(0,[due_far]-[cash_free])*1000000/${c}27`, reads: "Nothing refinanced, every put used, after cash" },
  { row: 13, label: "… as a share of the coins held", unit: "%", format: "percent", columns: ["C", "E"], of: (c) => `=IF([btc_qty]=0,"holds none",${c}12/[btc_qty])`, reads: "Above 100 % coins do not do it" },
  { row: 14, label: "P(assets < debt) at the horizon", unit: "%", format: "percent1", role: "output", columns: ["C", "D", "E", "F"], of: (c) => withAssets(c, MINER_PD(c)), reads: "Debt less cash; not a default probability: no call, no missed payment before it" },
  { row: 15, label: "… over a calm and a stress regime", unit: "%", format: "percent1", columns: ["C"], of: () => withAssets("C", "CCREDIT.MINER_PD_STRESS([btc_qty],C27,C28,C30,[site_vol],C31,[horizon],C29,[p_stress],[rho_stress],[vol_mult],[btc_shock],[fleet_shock],[site_decay],[btc_drift])"), reads: "Stress: correlation, volatilities and immediate falls of Inputs" },
];

/** Name and value of each argument of MINER_PD, as SENSITIVITY reads them. */
const ARGUMENTS: readonly (readonly [name: string, template: string])[] = [
  ["btc_qty", "=[btc_qty]"], ["btc_price", "=C27"], ["btc_vol", "=C28"], ["site_value", "=C30"], ["site_vol", "=[site_vol]"],
  ["debt", "=C31"], ["years", "=[horizon]"], ["rho", "=C29"], ["site_decay", "=[site_decay]"], ["btc_drift", "=[btc_drift]"],
];

/** The stressed columns rest on the base, whatever scenario is selected. */
const fromBase = (template: string): string => template.replaceAll(/\[([a-z0-9_]+)\]/g, "[base.$1]");

const writeGrid = (sheet: Draft, on: (template: string) => string): void => {
  sheet.put(`A${GRID_ROW}`, "P(assets < debt): price of bitcoin (down), correlation (across)", "label");
  sheet.put(`B${GRID_ROW}`, "%", "unit");
  sheet.row("K5", ["Function", "MINER_PD"], "heading");
  ARGUMENTS.forEach(([name, template], i) => {
    sheet.put(`K${6 + i}`, name, "key");
    sheet.put(`L${6 + i}`, formula(on(template)), "calculation");
  });
  sheet.row("N5", ["Fall of bitcoin", "Price", "Correlation"], "heading");
  FALLS.forEach((fall, i) => {
    sheet.put(`N${6 + i}`, fall, "assumed", { format: "percent" });
    sheet.put(`O${6 + i}`, formula(on(`=C27*(1-N${6 + i})`)), "calculation", { format: "usd" });
    sheet.put(`P${6 + i}`, RHOS[i]!, "assumed", { format: "decimal" });
  });
  const call = "CCREDIT.SENSITIVITY($L$5,$K$6:$L$15,$K$7,$O$6:$O$10,$K$13,$P$6:$P$10,,,[show_labels])";
  for (let row = GRID_ROW; row <= GRID_ROW + FALLS.length; row += 1) {
    for (let column = 0; column <= RHOS.length; column += 1) {
      const anchor = row === GRID_ROW && column === 0;
      const format = row === GRID_ROW ? "decimal" : column === 0 ? "usd" : "percent1";
      sheet.put(`${columnLetters(3 + column)}${row}`, anchor ? formula(on(withAssets("C", call))) : null, row === GRID_ROW || column === 0 ? "output" : "calculation", { format });
    }
  }
  heat(sheet, `D${GRID_ROW + 1}:H${GRID_ROW + FALLS.length}`);
};

/** Bars of the chart: what stands against the debt, now and after the fall of bitcoin. */
const writeChartData = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row("A34", ["Bars of the chart", "Unit", "Base", "Bitcoin down"], "heading");
  const rows: readonly (readonly [string, (c: string) => string])[] = [
    ["Free bitcoin", (c) => `=IF([base.btc_encumbered]="",0,([base.btc_qty]-[base.btc_encumbered])*${c}27/1000000)`],
    ["Loaned, managed or pledged bitcoin", (c) => `=IF([base.btc_encumbered]="",0,[base.btc_encumbered]*${c}27/1000000)`],
    ["Bitcoin, not known whether free", (c) => `=IF([base.btc_encumbered]="",[base.btc_qty]*${c}27/1000000,0)`],
    ["Mining fleet", () => "=[base.site_value]"],
    ["Debt less cash", () => "=[base.net_debt]"],
  ];
  rows.forEach(([label, of], i) => {
    sheet.put(`A${35 + i}`, label, "label");
    sheet.put(`B${35 + i}`, "$m", "unit");
    sheet.put(`C${35 + i}`, formula(on(of("D"))), "calculation", { format: "usdMillion" });
    sheet.put(`D${35 + i}`, formula(on(of("E"))), "calculation", { format: "usdMillion" });
  });
};

export const buildTreasury = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "treasury", template);
  const sheet = startSheet("treasury", layout.names.treasury, "Treasury", "What the coins and machines are worth against the debt, today and when both fall.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A5", ["Measure", "Unit", ...CASES.map(({ title }) => title), "", "How to read it"], "heading");
  for (const { row, label, unit, format, role, of, columns, reads } of MEASURES) {
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    for (const column of columns) sheet.put(`${column}${row}`, formula(on(column === "C" ? of(column) : fromBase(of(column)))), column === "C" ? (role ?? "calculation") : "calculation", { format });
    sheet.put(`I${row}`, reads, "note");
  }
  writeGrid(sheet, on);
  sheet.put("A24", "Asset cover the other way: bitcoin and fleet / debt less cash", "label");
  sheet.put("B24", "x", "unit");
  const coverNet = (column: string): string => withAssets(column, `IF([net_debt]<=0,"net cash",(${column}6+${column}30/1000000)/[net_debt])`);
  for (const column of CASE_COLUMNS) sheet.put(`${column}24`, formula(on(column === "C" ? coverNet(column) : fromBase(coverNet(column)))), "calculation", { format: "multiple" });
  sheet.put("I24", "The same sums, cash taken from the debt instead of added to the assets: it moves further from 1", "note");
  sheet.row("A26", ["What each column is made of", "Unit", ...CASES.map(({ title }) => title)], "heading");
  const parts = [["price", "Price of bitcoin", "$", "usd"], ["vol", "Volatility of bitcoin", "%/y", "percent1"], ["rho", "Correlation with the fleet", "fraction", "decimal"], ["site", "Mining fleet", "$", "usd"], ["debt", "Debt less cash", "$", "usd"]] as const;
  for (const [part, label, unit, format] of parts) {
    sheet.put(`A${CASE_ROWS[part]}`, label, "label");
    sheet.put(`B${CASE_ROWS[part]}`, unit, "unit");
    CASES.forEach((one, i) => sheet.put(`${CASE_COLUMNS[i]!}${CASE_ROWS[part]}`, formula(on(one[part])), "calculation", { format }));
  }
  writeChartData(sheet, on);
  sheet.highlight({ range: "C8:G8", when: "below", value: 1, look: "bad" });
  sheet.highlight({ range: "C14:F14", when: "above", value: 0.5, look: "bad" });
  return sheet.finish({ widths: [62, 10, 27, 27, 27, 27, 27, 14, 96, 3, 14, 16, 3, 14, 14, 12], freeze: { rows: 5, columns: 2 }, landscape: true });
};

/** Chart 1: what stands against the debt. */
export const treasuryChart = (layout: MinerLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (row: number): string => reference(layout, "treasury", `C${row}:D${row}`);
  return {
    id: "treasury",
    title: "Do coins and machines still cover the debt when bitcoin falls?",
    kind: "stackedColumn",
    categories: range(34),
    series: [
      ...["Free bitcoin", "Loaned, managed or pledged bitcoin", "Bitcoin, not known whether free", "Mining fleet"].map((name, i) => ({ name, values: range(35 + i), look: "column" as const })),
      { name: "Debt less cash", values: range(39), look: "dashed" },
    ],
    categoryAxis: "Base case",
    valueAxis: "Value ($m)",
    valueFormat: "usdMillion",
    description: "Free and encumbered bitcoin and the mining fleet, stacked, at today's price and after the fall of bitcoin of the stress; the dashed line is debt less cash.",
    at,
  };
};

/** Chart 2: the grid, a line for each correlation. */
export const probabilityChart = (layout: MinerLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "treasury", `${column}${GRID_ROW + 1}:${column}${GRID_ROW + FALLS.length}`);
  return {
    id: "probability",
    title: "How much do price and correlation move the chance that debt exceeds assets?",
    kind: "line",
    categories: reference(layout, "treasury", `N6:N${5 + FALLS.length}`),
    series: RHOS.map((rho, i) => ({ name: `Correlation ${rho}`, values: range(columnLetters(4 + i)), look: "line" as const })),
    categoryAxis: "Fall of bitcoin from its price today",
    valueAxis: "P(assets < debt) (%)",
    valueFormat: "percent",
    description: "Probability that bitcoin and fleet are worth less than debt less cash at the horizon, by the fall of bitcoin, one line for each correlation.",
    at,
  };
};

/** A company without coins and without a known fleet has nothing to show on the treasury charts. */
export const hasTreasury = ({ preset }: MinerLayout): boolean => {
  const valueOf = (key: string): number => preset.figures.find((figure) => figure.key === key)?.value ?? 0;
  return valueOf("btc_qty") > 0 || valueOf("hashrate") > 0;
};
