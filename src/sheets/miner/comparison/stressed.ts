import type { ChartPlan, Format, SheetPlan } from "../../plan";
import { formula, startSheet } from "../../sheet";
import { heat } from "../treasury";
import { companyHeadings } from "./comparison";
import { companyColumn, type ComparisonLayout, ofAll, ofCompany, reference } from "./layout";

/** The base of each company under the stresses of its own workbook: correlation and volatility; bitcoin; all with machines. */
export const CASES = [
  { key: "base", title: "Base", price: "=[base.btc_price]", vol: "=[base.btc_vol]", rho: "=[base.rho]", site: "=[base.site_usd]" },
  { key: "correlated", title: "Correlated and more volatile", price: "=[base.btc_price]", vol: "=[base.vol_stress]", rho: "=[base.rho_stress]", site: "=[base.site_usd]" },
  { key: "down", title: "Bitcoin down", price: "=[base.btc_price]*(1-[base.btc_shock])", vol: "=[base.btc_vol]", rho: "=[base.rho]", site: "=[base.site_usd]" },
  { key: "both", title: "Both, machines down too", price: "=[base.btc_price]*(1-[base.btc_shock])", vol: "=[base.vol_stress]", rho: "=[base.rho_stress]", site: "=[base.site_usd]*(1-[base.fleet_shock])" },
] as const;
type Case = (typeof CASES)[number]["key"];

const PARTS: readonly (readonly [key: string, label: string, unit: string, format: Format])[] = [
  ["price", "Price of bitcoin", "$", "usd"], ["vol", "Volatility of bitcoin", "%/y", "percent1"], ["rho", "Correlation with the fleet", "fraction", "decimal"],
  ["site", "Mining fleet", "$", "usd"], ["cover", "Asset cover", "x", "multiple"], ["pd", "P(assets < debt) in a year", "%", "percent1"],
];
const FIRST = 6;
const BLOCK = PARTS.length + 2;
export const stressedRow = (one: Case, part: string): number =>
  FIRST + CASES.findIndex(({ key }) => key === one) * BLOCK + PARTS.findIndex(([key]) => key === part);

/** Falls of bitcoin of the heat maps, and the correlation of each map. */
const FALLS = [0, 0.2, 0.4, 0.6, 0.8] as const;
const MAPS = [
  { title: "P(assets < debt) by fall of bitcoin, correlation and volatility of the base", rho: "[base.rho]", vol: "[base.btc_vol]" },
  { title: "P(assets < debt) by fall of bitcoin, correlation and volatility of the stress", rho: "[base.rho_stress]", vol: "[base.vol_stress]" },
] as const;
export const MAP_ROW = FIRST + CASES.length * BLOCK + 1;
const MAP_BLOCK = FALLS.length + 3;
export const mapRow = (map: number): number => MAP_ROW + map * MAP_BLOCK;

/** Summary for the chart: a row for each case, a column for each company. */
const SUMMARY_ROW = MAP_ROW + MAPS.length * MAP_BLOCK + 1;

const withAssets = (row: { readonly price: string; readonly site: string }, answer: string): string =>
  `=IF([base.btc_qty]*${row.price}+${row.site}=0,"needs: "&[label.hashrate],${answer})`;

export const buildStressed = (layout: ComparisonLayout): SheetPlan => {
  const { members } = layout;
  const sheet = startSheet("stressed", layout.names.stressed, "Double stress", "The document's fear, measured: coin and machines fall together and move as one. The base of each company, whatever scenario is selected.");
  const reads = companyColumn(members.length);
  const priceColumn = (i: number): string => companyColumn(members.length + 1 + i);
  for (const { key, title, ...ingredients } of CASES) {
    const at = (part: string): number => stressedRow(key, part);
    companyHeadings(sheet, layout, at("price") - 1, title);
    for (const [part, label, unit, format] of PARTS) {
      sheet.put(`A${at(part)}`, label, "label");
      sheet.put(`B${at(part)}`, unit, "unit");
      members.forEach((_, i) => {
        const column = companyColumn(i);
        const cell = (name: string): string => `${column}${at(name)}`;
        const places = { price: cell("price"), site: cell("site") };
        const of: Readonly<Record<string, string>> = {
          ...ingredients,
          cover: withAssets(places, `IF([base.debt_tested]=0,"no debt",([base.btc_qty]*${cell("price")}/1000000+${cell("site")}/1000000+[base.cash_free])/[base.debt_tested])`),
          pd: withAssets(places, `CCREDIT.MINER_PD([base.btc_qty],${cell("price")},${cell("vol")},${cell("site")},[base.site_vol],[base.net_debt_usd],[base.horizon],${cell("rho")},[base.site_decay],[btc_drift])`),
        };
        sheet.put(cell(part), formula(ofCompany(layout, "stressed", i, of[part]!)), part === "pd" || part === "cover" ? "output" : "calculation", { format });
      });
    }
    sheet.put(`${reads}${at("pd")}`, key === "both" ? "Above one half: the assets are more likely below the debt than above" : "Debt less cash against coins and machines at the horizon", "note");
    const range = (part: string): string => `C${at(part)}:${companyColumn(members.length - 1)}${at(part)}`;
    sheet.highlight({ range: range("cover"), when: "below", value: 1, look: "bad" });
    heat(sheet, range("pd"));
  }
  MAPS.forEach(({ title, rho, vol }, map) => {
    const head = mapRow(map);
    companyHeadings(sheet, layout, head, title, "");
    sheet.row(`${priceColumn(0)}${head}`, members.map(({ company }) => `Price, ${company}`), "heading");
    FALLS.forEach((fall, i) => {
      const row = head + 1 + i;
      if (map === 0) sheet.put(`A${row}`, fall, "assumed", { format: "percent" });
      else sheet.put(`A${row}`, formula(`=A${mapRow(0) + 1 + i}`), "calculation", { format: "percent" });
      sheet.put(`B${row}`, "%", "unit");
      members.forEach((_, j) => {
        const price = `${priceColumn(j)}${row}`;
        sheet.put(price, formula(`=${companyColumn(j)}$${stressedRow("base", "price")}*(1-$A${row})`), "calculation", { format: "usd" });
        const site = `${companyColumn(j)}$${stressedRow("base", "site")}`;
        const call = `CCREDIT.MINER_PD([base.btc_qty],${price},${vol},${site},[base.site_vol],[base.net_debt_usd],[base.horizon],${rho},[base.site_decay],[btc_drift])`;
        sheet.put(`${companyColumn(j)}${row}`, formula(ofCompany(layout, "stressed", j, withAssets({ price, site }, call))), "calculation", { format: "percent1" });
      });
    });
    const range = `C${head + 1}:${companyColumn(members.length - 1)}${head + FALLS.length}`;
    heat(sheet, range);
  });
  companyHeadings(sheet, layout, SUMMARY_ROW, "Bars of the chart: P(assets < debt)", "");
  CASES.forEach(({ key, title }, i) => {
    const row = SUMMARY_ROW + 1 + i;
    sheet.put(`A${row}`, title, "label");
    sheet.put(`B${row}`, "%", "unit");
    members.forEach((_, j) => {
      const from = `${companyColumn(j)}${stressedRow(key, "pd")}`;
      sheet.put(`${companyColumn(j)}${row}`, formula(`=IF(ISNUMBER(${from}),${from},0)`), "calculation", { format: "percent1" });
    });
  });
  sheet.put(`A${SUMMARY_ROW + CASES.length + 1}`, "A company whose assets the record does not hold shows no bar.", "note");
  sheet.put("A3", formula(ofAll(layout, "stressed", '="As of "&[about.freeze]')), "output");
  return sheet.finish({ widths: [72, 10, ...members.map(() => 28), 70, ...members.map(() => 18)], freeze: { rows: 4, columns: 1 }, landscape: true });
};

/** Chart: probability by company, a column for each case. */
export const stressedChart = (layout: ComparisonLayout, at: ChartPlan["at"]): ChartPlan => {
  const last = companyColumn(layout.members.length - 1);
  return {
    id: "stressed",
    title: "Who is under water when coin and machines fall together?",
    kind: "column",
    categories: reference(layout, "stressed", `C${SUMMARY_ROW}:${last}${SUMMARY_ROW}`),
    series: CASES.map(({ title }, i) => ({ name: title, values: reference(layout, "stressed", `C${SUMMARY_ROW + 1 + i}:${last}${SUMMARY_ROW + 1 + i}`), look: "column" as const })),
    categoryAxis: "Company",
    valueAxis: "P(assets < debt) (%)",
    valueFormat: "percent",
    description: "Probability that bitcoin and fleet are worth less than debt less cash in a year: base, correlated, bitcoin down and both, for each company; no bar where the record holds no assets.",
    at,
  };
};
