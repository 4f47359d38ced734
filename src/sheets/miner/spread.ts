import { labelOf } from "../columns";
import type { ChartPlan, Format, SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { type Claim, fairSpread, VERDICT_ROW, verdictOf } from "../verdict";
import { pathCells, type PathPlace, writeDefaultPath } from "./default-path";
import { type MinerLayout, reference, working } from "./layout";
import { LADDER_ROWS } from "./places";
import { hasTreasury } from "./treasury";

const PATH: PathPlace = { pathRow: 9, gridRow: 43, years: LADDER_ROWS, column: 9, due: "[converts.due]", total: "[converts.total]" };
const TERMS = "[rf],[debt_freq],[capital],[hurdle]";

/** Years of level service of the first facility, to the right of the path of the coins. */
const LEASE_ROW = 10;
const LEASE_YEARS = 20;
const leaseRange = (column: string): string => `$${column}$${LEASE_ROW}:$${column}$${LEASE_ROW + LEASE_YEARS - 1}`;
const LEASE_CLAIM: Claim = { opening: leaseRange("R"), repaid: leaseRange("S"), pd: leaseRange("T"), recovery: leaseRange("U"), margin: "$D$14", terms: TERMS };

/** What stands after `periods` of level service, as built-in functions say it. */
const balance = (elapsed: string): string => `IF(${elapsed}>=$D$8,0,PV($D$7/[lease_freq],($D$8-${elapsed})*[lease_freq],-$D$9))`;

const LEASE_COLUMNS: readonly (readonly [name: string, format: Format, of: (row: number) => string])[] = [
  ["Year", "integer", (row) => (row === LEASE_ROW ? "" : `=Q${row - 1}+1`)],
  ["Opening $m", "usdMillion", (row) => `=${balance(`(Q${row}-1)`)}`],
  ["Repaid $m", "usdMillion", (row) => `=R${row}-${balance(`Q${row}`)}`],
  ["PD", "percent1", (row) => `=IF($D$10>=1,0,1-(1-[pd_tenant])^Q${row})`],
  ["Recovery", "percent1", (row) => `=IF(R${row}=0,1,MIN(1,$D$10+$D$11/R${row}))`],
  ["Recovery without guarantee", "percent1", () => "=MIN(1,$D$10)"],
];

const writeLeaseClaim = (sheet: Draft, layout: MinerLayout, on: (template: string) => string): void => {
  const facility = layout.items.facilities[0]!;
  const put = (row: number, template: string, format: Format): void => sheet.put(`D${row}`, formula(on(template)), "calculation", { format });
  put(6, `=[${facility}_debt]`, "usdMillion");
  put(7, `=[${facility}_rate]`, "percent2");
  put(8, `=[${facility}_years]`, "years");
  put(9, "=-PMT($D$7/[lease_freq],$D$8*[lease_freq],$D$6)", "usdMillion");
  put(10, "=[leases.dscr_all]*[relet]/(1-[tenant_default]*(1-[relet]))", "multiple");
  put(11, "=$D$6*[backstop_own]/([lease_claims]+[jv_own])", "usdMillion");
  put(12, `=INDEX(${LEASE_CLAIM.pd},$D$8)`, "percent1");
  put(13, `=1-INDEX(${LEASE_CLAIM.recovery},1)`, "percent1");
  put(14, "=$D$7-[rf]", "percent2");
  put(25, fairSpread({ ...LEASE_CLAIM, recovery: leaseRange("V") }), "bp");
  put(26, "=D25-D30", "bp");
  for (const { row, template, format } of verdictOf(LEASE_CLAIM, "D")) sheet.put(`D${row}`, formula(on(template)), "output", { format });
  sheet.row(`Q${LEASE_ROW - 1}`, LEASE_COLUMNS.map(([name]) => name), "heading");
  for (let row = LEASE_ROW; row < LEASE_ROW + LEASE_YEARS; row += 1) {
    LEASE_COLUMNS.forEach(([, format, of], i) => sheet.put(`${"QRSTUV"[i]!}${row}`, of(row) === "" ? 1 : formula(on(of(row))), "calculation", { format }));
  }
  sheet.highlight({ range: "D34", when: "above", value: 0, look: "bad" });
  sheet.highlight({ range: "D32", when: "below", value: 100, look: "warning" });
};

const LINES: readonly (readonly [row: number, label: string, unit: string, reads: string])[] = [
  [6, "Debt looked at", "$m", "Left: all debt that coins and machines stand behind. Right: the first debt that leases pay"],
  [7, "Rate", "%", "Left: risk-free rate and the spread on Inputs; right: the coupon"],
  [8, "Years looked at", "years", "Left: the ladder; right: level service, although the notes are repaid later"],
  [9, "Level service of a payment period", "$m", "As if the notes amortised over the lease"],
  [10, "Cover if every tenant fails and is re-let", "x", "With the joint ventures' share of debt; from 1 on nothing is lost"],
  [11, "Guarantees that stand behind it", "$m", "By its share of the debt that looks to them; nothing where the amount is not disclosed"],
  [12, "Probability of default over those years", "%", "Left: assets below debt at the end of some year; right: a tenant fails. Neither sees liquidity"],
  [13, "Loss given default in the first year", "%", "Left: expected shortfall of assets / debt; right: what re-letting and guarantees leave unpaid"],
  [14, "Coupon less risk-free rate", "%", "The margin that the lender of the leases is paid"],
  [25, "Fair spread without any guarantee", "bp", "What the guarantor's name is worth to the lender"],
  [26, "… above the fair spread", "bp", "Difference"],
];

/** Chart: how default builds up and what would be left. */
const defaultChart = (layout: MinerLayout): ChartPlan => {
  const range = (column: string): string => reference(layout, "spread", `${column}${PATH.pathRow + 1}:${column}${PATH.pathRow + PATH.years}`);
  return {
    id: "default",
    title: "How fast does the risk grow, and what would be left?",
    kind: "line",
    categories: range("I"),
    series: [{ name: "P(assets < debt) up to here", values: range("M"), look: "line" }, { name: "Recovery", values: range("O"), look: "dashed" }],
    categoryAxis: "Year",
    valueAxis: "Probability and recovery (%)",
    valueFormat: "percent",
    description: "By year: probability that coins and machines have fallen below debt less cash at the end of some year so far, and what a dollar of debt would then bring.",
    at: { row: 37, column: 1, rows: 16, columns: 4 },
  };
};

/** Is the lender paid, by coins and machines, and by tenants? */
export const buildSpread = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "spread", template);
  const hasLease = layout.items.leases.length > 0;
  const cells = pathCells(PATH);
  const claim: Claim = { ...cells, margin: "[spread]", terms: TERMS };
  const known = (template: string): string => `=IF(ISNUMBER(${cells.anchor}),${template.slice(1)},${cells.anchor})`;
  const sheet = startSheet("spread", layout.names.spread, "Spread", "Is the lender paid for what can go wrong? Coins and machines fall below the debt, or a tenant fails.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  const facility = layout.items.facilities[0];
  const leaseTitle = hasLease && facility !== undefined ? labelOf(layout.preset.figures.find(({ key }) => key === `${facility}_debt`)!, layout.language).replace(/:.*$/, "") : "";
  sheet.row("A5", ["Measure", "Unit", "Coins and machines", ...(hasLease ? [leaseTitle] : [""]), "How to read it"], "heading");
  for (const [row, label, unit, reads] of LINES) {
    if (!hasLease && (row >= 9 && row <= 11 || row > 13)) continue;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`E${row}`, reads, "note");
  }
  const put = (row: number, template: string, format: Format): void => sheet.put(`C${row}`, formula(on(template)), "calculation", { format });
  put(6, "=[converts.total]", "usdMillion");
  put(7, "=[rf]+[spread]", "percent2");
  put(8, "=[ladder_years]", "years");
  put(12, known(`=INDEX(${cells.pd},[ladder_years])`), "percent1");
  put(13, known(`=1-INDEX(${cells.recovery},1)`), "percent1");
  sheet.row(`A${VERDICT_ROW}`, ["Is the loan paid?", "Unit", "Coins and machines", ...(hasLease ? [leaseTitle] : [""]), "How to read it"], "heading");
  for (const { row, label, unit, template, format, reads } of verdictOf(claim)) {
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`C${row}`, formula(on(row === 31 ? template : known(template))), "output", { format });
    sheet.put(`E${row}`, reads, "note");
  }
  sheet.put("A36", "A spread for what the balance sheet shows. Missed puts, margin calls and the way to court come earlier and cost more: read it as the least to ask.", "note");
  if (hasLease) writeLeaseClaim(sheet, layout, on);
  writeDefaultPath(sheet, PATH, on);
  if (hasTreasury(layout)) sheet.chart(defaultChart(layout));
  sheet.highlight({ range: "C34", when: "above", value: 0, look: "bad" });
  sheet.highlight({ range: "C32", when: "below", value: 100, look: "warning" });
  return sheet.finish({ widths: [50, 10, 28, 32, 76, 3, 3, 3, 9, 19, 14, 16, 14, 20, 12, 12, 9, 14, 14, 14, 14, 24], freeze: { rows: 5, columns: 2 }, landscape: true });
};
