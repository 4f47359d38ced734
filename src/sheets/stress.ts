import { COVER_ROWS, contractCover, ECON_LIFE, econValue, FLEET_SUMMARY, haircut, SUMMARY_ROWS } from "./calls";
import { lastScenarioColumn, scenarioColumn, scenarioName } from "./columns";
import { DERIVED } from "./derived";
import { pathColumn, pathRange } from "./paths";
import { emptyStaysEmpty } from "./inputs";
import { inColumn, type Layout, reference } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { ChartPlan, Format, SheetPlan } from "./plan";
import { scenarioHeadings } from "./scenario-sheet";
import { scenarioRows } from "./scenarios";
import { type Draft, formula, startSheet } from "./sheet";
import { withSpareColumns } from "./spare-columns";

interface Result {
  readonly row: number;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  /** null: filled by the formula above it. */
  readonly of: ((number: number) => string) | null;
}

/** From the scenario's own paths: default, loss, spread and price. */
const pricing = (layout: Layout): readonly Result[] => {
  const path = (key: string) => (number: number): string => `${reference(layout, "paths", "A1").replace("$A$1", "")}${pathRange(number, key)}`;
  const terms = "[rf],[freq],[capital],[hurdle]";
  const priced = (number: number): string => `${path("opening")(number)},${path("repaid")(number)}`;
  const risk = (number: number): string => `${path("pd")(number)},${path("recovery")(number)}`;
  return [
    { row: 81, label: "Probability of default over the tenor", unit: "%", format: "percent", of: (number) => `=INDEX(${path("pd")(number)},[years]*[freq])` },
    { row: 82, label: "Fair spread", unit: "bp", format: "bp", of: (number) => `=CCREDIT.FAIR_SPREAD(${priced(number)},${risk(number)},${terms})*10000` },
    { row: 83, label: "Price of the loan at its margin", unit: "points", format: "points", of: (number) => `=100*CCREDIT.LOAN_PRICE(${priced(number)},[margin],${risk(number)},${terms})` },
    { row: 87, label: "Loss given default in the first year", unit: "%", format: "percent", of: (number) => `=1-INDEX(${path("recovery")(number)},[freq])` },
  ];
};

/** About the borrower as a whole; rows 92 and below are what rows 84 to 86 read. */
const companyLines = (): readonly Result[] => [
  { row: 84, label: "New money needed next year", unit: "$m", format: "usdMillion", of: () => "=[stress.gaps]" },
  { row: 85, label: "New money needed in five years", unit: "$m", format: "usdMillion", of: (number) => `=SUM(${scenarioColumn(number)}100:${scenarioColumn(number)}104)` },
  { row: 86, label: "Interest cover without the largest customer", unit: "x", format: "multiple", of: (number) => {
    const column = scenarioColumn(number);
    return `=IF([stress.relet]="","",INDEX(CCREDIT.CUSTOMER_STRESS(${column}95:${column}97,[customers.pds],[stress.run_opex],[stress.run_interest],[stress.relet],[customers_rho]),[cover_row]))`;
  } },
  { row: 92, label: "Interest at the run-rate", unit: "$m", format: "usdMillion", of: () => "=[avg_rate]*[debt_total]" },
  { row: 93, label: "Operations after interest", unit: "$m", format: "usdMillion", of: () => "=[ebitda_next]-[stress.run_interest]" },
  { row: 94, label: "Re-letting ratio", unit: "x", format: "multiple", of: () => '=IF([contract_rent]=0,"",[rent]*[util]/[contract_rent])' },
  { row: 95, label: "Run-rate revenue, largest customer", unit: "$m", format: "usdMillion", of: () => "=4*[revenue_q4]*[share_a]" },
  { row: 96, label: "Run-rate revenue, second customer", unit: "$m", format: "usdMillion", of: () => "=4*[revenue_q4]*[share_b]" },
  { row: 97, label: "Run-rate revenue, all others", unit: "$m", format: "usdMillion", of: () => "=4*[revenue_q4]-[stress.customer_a]-[stress.customer_b]" },
  { row: 98, label: "Running cost at the run-rate", unit: "$m", format: "usdMillion", of: () => "=4*([revenue_q4]-[ebitda_q4])" },
  ...["first", "second", "third", "fourth", "fifth"].map((year, i): Result => ({
    row: 100 + i, label: `New money needed, ${year} year`, unit: "$m", format: "usdMillion",
    of: i === 0 ? () => "=INDEX(CCREDIT.FUNDING_GAP([cash],[stress.operating_cash],[capex_next],[debt.amounts],[undrawn],[min_cash]),0,[gap_column])" : null,
  })),
];

const results = (layout: Layout): readonly Result[] => {
  const cfads = (number: number): string => reference(layout, "paths", `${pathColumn(number, 4)}${TABLE_ROW}:${pathColumn(number, 4)}${LAST_TABLE_ROW}`);
  return [
    ...SUMMARY_ROWS.map(({ label, unit, format }, i) => ({ row: 62 + i, label, unit, format, of: i === 0 ? () => `=${FLEET_SUMMARY}` : null })),
    ...COVER_ROWS.map(({ label, unit, format }, i) => ({ row: 70 + i, label, unit, format, of: i === 0 ? (number: number) => `=TRANSPOSE(${contractCover(cfads(number))})` : null })),
    { row: 75, label: "Economic value per GPU", unit: "$/GPU", format: "usdPerGpu", of: () => `=${econValue("[from_year]")}` },
    { row: 76, label: "Economic life", unit: "years", format: "years", of: () => `=${ECON_LIFE}` },
    { row: 77, label: "LTV on resale value", unit: "%", format: "percent", of: () => "=[debt]/([price]*[units])" },
    { row: 78, label: "LTV on economic value", unit: "%", format: "percent", of: () => '=IF([stress.value]=0,"",[debt]/([stress.value]*[units]))' },
    { row: 79, label: "Haircut", unit: "%", format: "percent", of: () => `=${haircut()}` },
    { row: 80, label: "Liquidation cover", unit: "x", format: "multiple", of: () => '=IF([debt]=0,"",[price]*[units]*(1-[stress.haircut])/[debt])' },
    ...pricing(layout),
    ...(layout.company ? companyLines() : []),
    { row: 88, label: "LLCR less base", unit: "x", format: "multiple", of: () => `=[stress.llcr]-$${scenarioColumn(layout.base.number)}$66` },
  ];
};

const writeInputs = (sheet: Draft, layout: Layout): void => {
  const figures = new Map(layout.preset.figures.map((figure) => [figure.key, figure]));
  for (const { row, key, label, unit, format } of scenarioRows(layout)) {
    sheet.put(`A${row}`, key, "key");
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    const derived = DERIVED.find((one) => one.key === key);
    for (const { number } of layout.preset.scenarios) {
      const column = scenarioColumn(number);
      const own = `${reference(layout, "scenarios", "A1").replace("$A$1", "")}${column}${row}`;
      const otherwise = derived
        ? inColumn(layout, "stress", column, derived.formula).slice(1)
        : emptyStaysEmpty(figures.get(key), `${reference(layout, "inputs", "A1").replace("$A$1", "")}$E${row}`);
      sheet.put(`${column}${row}`, formula(`=IF(${own}="",${otherwise},${own})`), "calculation", { format });
    }
  }
};

export const buildStress = (layout: Layout): SheetPlan => {
  const sheet = startSheet("stress", layout.names.stress, "Stress", "All scenarios at once: the effective inputs above, the answers below. Blank on Scenarios means base.");
  scenarioHeadings(sheet, layout.preset, layout.language, (number) => formula(`=${reference(layout, "scenarios", `${scenarioColumn(number)}5`).replaceAll("$", "")}`));
  writeInputs(sheet, layout);
  sheet.row("A61", ["Key", "Answer", "Unit", ...layout.preset.scenarios.map((scenario) => scenarioName(scenario, layout.language))], "heading");
  for (const { row, label, unit, format, of } of results(layout)) {
    sheet.put(`B${row}`, label, "label");
    sheet.put(`C${row}`, unit, "unit");
    for (const { number } of layout.preset.scenarios) {
      const column = scenarioColumn(number);
      sheet.put(`${column}${row}`, of === null ? null : formula(inColumn(layout, "stress", column, of(number))), row === 66 ? "output" : "calculation", { format });
    }
  }
  if (layout.company) sheet.row("A91", ["Key", "What the lines on the company read", "Unit", ...layout.preset.scenarios.map((scenario) => scenarioName(scenario, layout.language))], "heading");
  const last = lastScenarioColumn(layout);
  sheet.highlight({ range: `D88:${last}88`, when: "below", value: 0, look: "warning" });
  sheet.highlight({ range: `D78:${last}78`, when: "above", value: 1, look: "bad" });
  const plan = sheet.finish({ widths: [18, 52, 12, ...layout.preset.scenarios.map(() => 30)], freeze: { rows: 5, columns: 3 }, landscape: true });
  return withSpareColumns(plan, scenarioColumn(layout.base.number), last);
};

/** The chart of all scenarios: LLCR of each beside its covenant. */
export const scenarioChart = (layout: Layout, at: ChartPlan["at"]): ChartPlan => {
  const range = (row: number): string => reference(layout, "stress", `D${row}:${lastScenarioColumn(layout)}${row}`);
  return {
    id: "scenarios",
    title: "Which story breaks the loan?",
    kind: "column",
    categories: range(5),
    series: [
      { name: "LLCR", values: range(66), look: "column" },
      { name: "Covenant", values: range(layout.rows.get("covenant")!), look: "dashed" },
    ],
    categoryAxis: "Scenario",
    valueAxis: "LLCR (x)",
    valueFormat: "multiple",
    description: "LLCR of each scenario beside the covenant; under 1.00x the loan is not repaid from the cash flow of the fleet.",
    at,
  };
};
