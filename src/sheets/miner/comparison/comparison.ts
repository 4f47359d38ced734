import type { Format, SheetPlan } from "../../plan";
import { type Draft, formula, startSheet } from "../../sheet";
import { CONVERSION, CONVERSION_ROWS } from "../block";
import { needing } from "../layout";
import { BALANCE_ANSWERS } from "../stress";
import { companyColumn, type ComparisonLayout, ofAll, ofCompany } from "./layout";

/** A line of the comparison, the same formula for every company; null continues the answer above. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly of: string | null;
  readonly reads: string;
  readonly answer?: true;
}

const balance = (key: string, reads: string, answer?: true): Line => {
  const { label, unit, format, of } = BALANCE_ANSWERS.find((one) => one.key === key)!;
  return { key, label, unit, format, of, reads, ...(answer && { answer }) };
};
const withAssets = (answer: string): string => `=IF([btc_value]+[site_value]=0,"needs: "&[label.hashrate],${answer})`;
const ofLease = (answer: string): string => `=IF([noi]=0,"no lease",${answer})`;

/** DSCR of the first period on all debt that leases pay. */
export const DSCR_ALL = ofLease("CCREDIT.DSCR_PATH([noi_period],[served.debt],[served.rate],[served.years],[lease_freq],[served.type])");

const SECTIONS: readonly (readonly [title: string, lines: readonly Line[]])[] = [
  ["Leverage", [
    { key: "debt", label: "Debt that is tested", unit: "$m", format: "usdMillion", of: "=[debt_tested]", reads: "The total where one was found, otherwise its items" },
    { key: "jv", label: "Own share of joint ventures' debt", unit: "$m", format: "usdMillion", of: "=[jv_own]", reads: "Beside the debt above, never inside it" },
    { key: "net_debt", label: "Debt less cash", unit: "$m", format: "usdMillion", of: "=[net_debt]", reads: "Only cash that is known to be there" },
    { key: "coin", label: "Bitcoin at its price", unit: "$m", format: "usdMillion", of: "=[btc_value]", reads: "Coins times price" },
    { key: "fleet", label: "Mining fleet", unit: "$m", format: "usdMillion", of: "=[site_value]", reads: "Nothing where the hashrate is not known" },
    { key: "net_to_coin", label: "Debt less cash / bitcoin", unit: "x", format: "multiple", of: '=IF([btc_value]=0,"holds none",[net_debt]/[btc_value])', reads: "How much of the debt is a bet on the coin" },
    { key: "debt_noi", label: "Debt with joint ventures' share / lease income", unit: "x", format: "multiple", of: ofLease("([lease_claims]+[jv_own])/[noi]"), reads: "Where leases are ring-fenced, only their own debt" },
    { key: "growth", label: "Growth of debt since September 2022, gross", unit: "%", format: "percent", of: `=${needing(["debt_2022", "debt_total"], "[debt_total]/[debt_2022]-1")}`, reads: "The document says +500 %: the record holds that for the sector only" },
  ]],
  ["Cover", [
    balance("cover", "Under 1 the assets do not pay the debt at these prices", true),
    balance("cover_net", "The same sums, cash taken from the debt: further from 1"),
    balance("line_ltv", "Line / pledged coins"),
    { key: "free", label: "Free bitcoin", unit: "BTC", format: "integer", of: `=${needing(["btc_encumbered"], "[btc_qty]-[btc_encumbered]")}`, reads: "Neither loaned, managed by others nor pledged" },
  ]],
  ["Probability that debt exceeds assets", [
    balance("pd", "In a year; not a default probability: it sees no call and no missed payment", true),
    {
      key: "pd_regime", label: "… over a calm and a stress regime", unit: "%", format: "percent1", reads: "Stress: correlation, volatilities and falls of Inputs",
      of: withAssets("CCREDIT.MINER_PD_STRESS([btc_qty],[btc_price],[btc_vol],[site_usd],[site_vol],[net_debt_usd],[horizon],[rho],[p_stress],[rho_stress],[vol_mult],[btc_shock],[fleet_shock],[site_decay],[btc_drift])"),
    },
  ]],
  ["Leases", [
    { key: "revenue", label: "Own lease revenue a year", unit: "$m", format: "usdMillion", of: "=[lease_revenue]", reads: "Contract value over its term" },
    { key: "noi", label: "Income from leases a year", unit: "$m", format: "usdMillion", of: "=[noi]", reads: "After re-letting where a tenant has failed" },
    { key: "dscr_all", label: "DSCR on level service, joint ventures' share of debt included", unit: "x", format: "multiple", of: DSCR_ALL, reads: "Level service: the notes themselves are bullets or amortise later", answer: true },
    { key: "interest_cover", label: "Income from leases / interest", unit: "x", format: "multiple", of: ofLease('IF([interest]=0,"no interest",[noi]/[interest])'), reads: "Coupons that the record does not hold count for nothing" },
    { key: "backstop", label: "Guarantees / debt that looks to the leases", unit: "%", format: "percent", of: ofLease('IF([backstop]="","needs: "&[label.backstop],[backstop_own]/([lease_claims]+[jv_own]))'), reads: "Guarantees of lease payments, not of the notes" },
  ]],
  ["Refinancing wall", [
    { key: "due_near", label: "Falls due or can be put by the near year", unit: "$m", format: "usdMillion", of: "=[due_near]", reads: "Loans at maturity, notes at the holders' put" },
    { key: "due_far", label: "Falls due or can be put by the far year", unit: "$m", format: "usdMillion", of: "=[due_far]", reads: "As above" },
    { key: "unpaid", label: "… not paid by cash", unit: "$m", format: "usdMillion", of: "=MAX(0,[due_far]-[cash_free])", reads: "What has to be refinanced or sold for", answer: true },
    balance("sell_near", "Above 100 % coins do not do it"),
    balance("sell_far", "As above", true),
    { key: "wall_cover", label: "Cash, bitcoin, fleet and lease income until the far year / what is due by then", unit: "x", format: "multiple", of: '=IF([due_far]=0,"nothing due",([cash_free]+[btc_value]+[site_value]+[noi]*[sell_far])/[due_far])', reads: "Before interest; under 1 the wall needs new money", answer: true },
  ]],
  ["Conversion of one gross MW", [
    ...CONVERSION_ROWS.map(([key, label, unit, format, reads], i): Line => ({ key, label, unit, format, of: i === 0 ? `=${CONVERSION}` : null, reads })),
    { key: "distance", label: "Hashprice less the break-even", unit: "$/PH/day", format: "rent", of: '=IF(ISNUMBER([own.break_even]),[hashprice]-[own.break_even],"it loses at any")', reads: "Above 0 it is better to keep mining" },
    { key: "cost", label: "Price of bitcoin less cost of producing one", unit: "$/BTC", format: "usd", of: `=${needing(["cost_per_btc"], "[btc_price]-[cost_per_btc]")}`, reads: "Direct or energy cost only, as its source says" },
  ]],
];

const FIRST = 5;

/** Rows by key; each section has a heading above its lines and a blank row below. */
const ROWS: ReadonlyMap<string, number> = (() => {
  const rows = new Map<string, number>();
  let row = FIRST;
  for (const [title, lines] of SECTIONS) {
    rows.set(title, row);
    lines.forEach(({ key }, i) => rows.set(key, row + 1 + i));
    row += lines.length + 2;
  }
  return rows;
})();
export const comparisonRow = (key: string): number => {
  const row = ROWS.get(key);
  if (row === undefined) throw new Error(`the sheet Comparison has no line "${key}"`);
  return row;
};

export const companyHeadings = (sheet: Draft, layout: ComparisonLayout, row: number, first: string, last = "How to read it"): void =>
  sheet.row(`A${row}`, [first, "Unit", ...layout.members.map(({ company }) => company), last], "heading");

export const buildComparison = (layout: ComparisonLayout): SheetPlan => {
  const { members } = layout;
  const sheet = startSheet("comparison", layout.names.comparison, "Comparison", "The same functions and the same questions for every company. A cell that says “needs: …” is a question to that company, not a zero.");
  sheet.put("A3", formula(ofAll(layout, "comparison", "=[about.scenario_name]")), "output");
  const reads = companyColumn(members.length);
  const lastCompany = companyColumn(members.length - 1);
  for (const [title, lines] of SECTIONS) {
    companyHeadings(sheet, layout, comparisonRow(title), title);
    for (const { key, label, unit, format, of, reads: meaning, answer } of lines) {
      const row = comparisonRow(key);
      sheet.put(`A${row}`, label, "label");
      sheet.put(`B${row}`, unit, "unit");
      sheet.put(`${reads}${row}`, meaning, "note");
      members.forEach((_, i) => {
        const column = companyColumn(i);
        const own = of?.replaceAll(/\[own\.([a-z_]+)\]/g, (__, name: string) => `${column}${comparisonRow(name)}`);
        sheet.put(`${column}${row}`, own === undefined ? null : formula(ofCompany(layout, "comparison", i, own)), answer ? "output" : "calculation", { format });
      });
    }
  }
  const range = (key: string): string => `C${comparisonRow(key)}:${lastCompany}${comparisonRow(key)}`;
  for (const key of ["cover", "dscr_all", "wall_cover"]) sheet.highlight({ range: range(key), when: "below", value: 1, look: "bad" });
  sheet.highlight({ range: range("pd"), when: "above", value: 0.1, look: "warning" });
  sheet.highlight({ range: range("sell_far"), when: "above", value: 1, look: "bad" });
  return sheet.finish({ widths: [70, 12, ...members.map(() => 30), 80], freeze: { rows: 4, columns: 2 }, landscape: true });
};
