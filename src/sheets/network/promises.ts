import type { ChartPlan } from "../plan";
import { type Draft, formula } from "../sheet";
import { type NetworkLayout, reference } from "./layout";
import { CONTRACT_ROW, YEAR_ROW, YEARS } from "./places";

/** OpenAI's commitments as contract totals and by year: the upper half of Concentration. */
export const writeContracts = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`A${CONTRACT_ROW - 1}`, ["OpenAI's commitments", "$bn in all", "Times revenue of 2025", "Part of all", "", "How to read it"], "heading");
  const rows = [
    ["AWS", "=[aws_total]", "Over 7 years"],
    ["Oracle", "=[oracle_total]", "Over 5 years from 2027"],
    ["Azure", "=[azure_total]", "No term printed"],
    ["CoreWeave", "=[cw_msa]+[cw_may]+[cw_sep]", "Three orders until 2031, each “up to”"],
  ] as const;
  const last = CONTRACT_ROW + rows.length;
  rows.forEach(([name, of, reads], i) => {
    const row = CONTRACT_ROW + i;
    sheet.put(`A${row}`, name, "label");
    sheet.put(`B${row}`, formula(on(of)), "calculation", { format: "decimal" });
    sheet.put(`F${row}`, reads, "note");
  });
  sheet.put(`A${last}`, "All", "label");
  sheet.put(`B${last}`, formula(`=SUM(B${CONTRACT_ROW}:B${last - 1})`), "output", { format: "decimal" });
  sheet.put(`F${last}`, "Totals of many years against one year's revenue: how far the promises reach, not what a year costs", "note");
  for (let row = CONTRACT_ROW; row <= last; row += 1) {
    sheet.put(`C${row}`, formula(on(`=B${row}/[openai_last]`)), row === last ? "output" : "calculation", { format: "multiple" });
    sheet.put(`D${row}`, formula(`=B${row}/$B$${last}`), "calculation", { format: "percent" });
  }
  sheet.put(`A${last + 1}`, "Concentration of the commitments (HHI)", "label");
  sheet.put(`B${last + 1}`, formula(`=CCREDIT.HHI(B${CONTRACT_ROW}:B${last - 1})`), "calculation", { format: "decimal" });
  sheet.put(`F${last + 1}`, "1 is a single supplier, .25 four equal ones", "note");
};

/** What a contract spread evenly over its life brings in the year of the row. */
const inYear = (name: string, row: number, total = name): string => {
  const [years, start] = [`[base.${name}_years]`, `[base.${name}_start]`];
  return `[base.${total}]/${years}*MAX(0,MIN(${start}+${years},$A${row}+1)-MAX(${start},$A${row}))`;
};

export const writeYears = (sheet: Draft, on: (template: string) => string): void => {
  sheet.put(`A${YEAR_ROW - 2}`, "OpenAI's promised compute by year, base figures, each contract spread evenly over its life ($bn)", "label");
  sheet.row(`A${YEAR_ROW - 1}`, ["Year", "AWS", "Oracle", "CoreWeave", "AWS expansion", "Contracts of 2025 with a term", "Azure, held", "All", "Revenue, held", "Revenue and new equity"], "heading");
  for (let i = 0; i < YEARS; i += 1) {
    const row = YEAR_ROW + i;
    const put = (column: string, of: string): void => sheet.put(`${column}${row}`, formula(on(of)), "calculation", { format: "flow" });
    sheet.put(`A${row}`, formula(on(i === 0 ? "=[year]" : `=A${row - 1}+1`)), "label", { format: "general" });
    put("B", `=${inYear("aws", row, "aws_total")}`);
    put("C", `=${inYear("oracle", row, "oracle_total")}`);
    put("D", `=${["cw_msa", "cw_may", "cw_sep"].map((name) => inYear(name, row)).join("+")}`);
    put("E", `=${inYear("aws_more", row)}`);
    put("F", `=SUM(B${row}:D${row})`);
    put("G", "=[base.openai_microsoft]");
    put("H", `=SUM(E${row}:G${row})`);
    put("I", "=[base.openai_revenue]");
    put("J", i === 0 ? "=[base.openai_revenue]+[base.new_equity]" : `=I${row}`);
  }
};

/** Chart 5: promises by year against what comes in. */
export const promisesChart = (layout: NetworkLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "concentration", `${column}${YEAR_ROW}:${column}${YEAR_ROW + YEARS - 1}`);
  return {
    id: "promises",
    title: "Can OpenAI's revenue carry what it has promised?",
    kind: "stackedColumn",
    categories: range("A"),
    series: [
      ...([["AWS", "B"], ["Oracle", "C"], ["CoreWeave", "D"], ["AWS expansion", "E"], ["Azure, held", "G"]] as const).map(([name, column]) => ({ name, values: range(column), look: "column" as const })),
      { name: "Revenue, held", values: range("I"), look: "line" },
      { name: "Revenue and new equity", values: range("J"), look: "dashed" },
    ],
    categoryAxis: "Calendar year",
    valueAxis: "$bn in the year",
    valueFormat: "decimal",
    description: "Compute contracts of OpenAI spread over their lives, stacked by supplier; lines show revenue at the run-rate of early 2026 and, in 2026, with the year's new equity.",
    at,
  };
};
