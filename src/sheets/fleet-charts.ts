import { scenarioName } from "./columns";
import { DEFLATION_PAIR } from "./fleet";
import type { Layout } from "./layout";
import { TABLE_ROW, TABLE_ROWS } from "./places";
import type { ChartPlan } from "./plan";
import { columnLetters, quoteSheet } from "./references";
import { QUARTERS } from "./table";

/** Rows of the first chart: the tenor of the base case. */
const chartRows = (layout: Layout): number => {
  const years = layout.preset.figures.find(({ key }) => key === "years")?.value ?? 5;
  return Math.min(TABLE_ROWS, Math.max(1, Math.ceil(years * QUARTERS)));
};

/** Chart 1: DSCR by quarter against the covenant. */
export const coverageChart = (layout: Layout, at: ChartPlan["at"]): ChartPlan => {
  const last = TABLE_ROW + chartRows(layout) - 1;
  const range = (column: string): string => `${quoteSheet(layout.names.fleet)}!$${column}$${TABLE_ROW}:$${column}$${last}`;
  const name = (number: number): string => scenarioName(layout.preset.scenarios.find((one) => one.number === number)!, layout.language);
  return {
    id: "dscr",
    title: "When does coverage break, and how much does rent deflation matter?",
    kind: "line",
    categories: range("Y"),
    series: [
      { name: "Selected scenario", values: range("Z"), look: "line" },
      ...[layout.base.number, ...DEFLATION_PAIR].map((number, i) => ({ name: name(number), values: range(columnLetters(27 + i)), look: "line" as const })),
      { name: "Covenant", values: range("AD"), look: "dashed" },
    ],
    categoryAxis: "Quarter after closing",
    valueAxis: "DSCR (x)",
    valueFormat: "multiple",
    description: "Debt service coverage of each quarter of the loan: flat while the customer pays, then a fall to spot rents, deeper the faster rents deflate; the dashed line is the covenant.",
    at,
  };
};

/** Chart 2: per GPU, loan against three values. */
export const valueChart = (layout: Layout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => `${quoteSheet(layout.names.fleet)}!$${column}$${TABLE_ROW}:$${column}$15`;
  return {
    id: "value",
    title: "At what age is the chip worth less than the loan against it?",
    kind: "line",
    categories: range("P"),
    series: [
      { name: "Loan balance", values: range("T"), look: "line" },
      { name: "Book value", values: range("Q"), look: "dashed" },
      { name: "Resale", values: range("R"), look: "line" },
      { name: "Economic value", values: range("S"), look: "line" },
    ],
    categoryAxis: "Age of the GPU (years)",
    valueAxis: "$ per GPU",
    valueFormat: "usdPerGpu",
    description: "Loan per GPU beside its book, resale and economic value at ages 0 to 5; the loan is under water where its line is above a value.",
    at,
  };
};
