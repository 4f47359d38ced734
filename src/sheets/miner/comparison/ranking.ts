import type { ChartPlan, Format, SheetPlan } from "../../plan";
import { columnLetters } from "../../references";
import { formula, startSheet } from "../../sheet";
import { comparisonRow } from "./comparison";
import { companyColumn, type ComparisonLayout, FIRST_COMPANY_COLUMN, inShort, ofAll, reference } from "./layout";
import { stressedRow } from "./stressed";

interface Measure {
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly from: readonly [sheet: "comparison" | "stressed", row: number];
  readonly higherIsBetter: boolean;
  readonly weight: number;
  readonly why: string;
}

const onComparison = (key: string): Measure["from"] => ["comparison", comparisonRow(key)];
const MEASURES: readonly Measure[] = [
  { label: "Asset cover", unit: "x", format: "multiple", from: onComparison("cover"), higherIsBetter: true, weight: 2, why: "What stands behind the debt today" },
  { label: "P(assets < debt) in a year", unit: "%", format: "percent1", from: onComparison("pd"), higherIsBetter: false, weight: 2, why: "Of the selected scenario" },
  { label: "… under both stresses of the base", unit: "%", format: "percent1", from: ["stressed", stressedRow("both", "pd")], higherIsBetter: false, weight: 2, why: "The document's fear" },
  { label: "Wall covered by cash, coins, fleet and lease income", unit: "x", format: "multiple", from: onComparison("wall_cover"), higherIsBetter: true, weight: 2, why: "Years to come rather than value today" },
  { label: "DSCR of leases on level service", unit: "x", format: "multiple", from: onComparison("dscr_all"), higherIsBetter: true, weight: 1, why: "A company without a lease is not ranked here" },
  { label: "Bitcoin to sell by the far year / bitcoin held", unit: "%", format: "percent", from: onComparison("sell_far"), higherIsBetter: false, weight: 1, why: "A company without coins is not ranked here" },
];
const FIRST = 6;
const LAST = FIRST + MEASURES.length - 1;
const TOTAL = LAST + 2;
/** Less than this part of the weights known: no place. */
const ENOUGH = `${"$"}C$${TOTAL + 4}`;

export interface RankingCells {
  readonly ranks: string;
  readonly counts: string;
  readonly place: (company: number) => string;
}
/** Columns after the values: direction, weight, a rank for each company, how many are ranked, and why. */
const columnsOf = ({ members }: Pick<ComparisonLayout, "members">) => {
  const n = members.length;
  const letter = (offset: number): string => columnLetters(FIRST_COMPANY_COLUMN + n + offset);
  return { better: letter(0), weight: letter(1), rank: (i: number): string => letter(2 + i), count: letter(2 + n), why: letter(3 + n) };
};
export const rankingCells = (layout: ComparisonLayout): RankingCells => {
  const { rank, count } = columnsOf(layout);
  return { ranks: `${rank(0)}${FIRST}:${rank(layout.members.length - 1)}${LAST}`, counts: `${count}${FIRST}:${count}${LAST}`, place: (i) => `${companyColumn(i)}${TOTAL + 3}` };
};

export const buildRanking = (layout: ComparisonLayout): SheetPlan => {
  const { members } = layout;
  const { better, weight, rank, count, why } = columnsOf(layout);
  const [firstCompany, lastCompany] = [companyColumn(0), companyColumn(members.length - 1)];
  const sheet = startSheet("ranking", layout.names.ranking, "Ranking", "Whose creditors stand best? Rank by rank, weights open to change. What is known of one company only is not ranked, and a company of which too little is known gets no place.");
  sheet.put("A3", formula(ofAll(layout, "ranking", "=[about.scenario_name]")), "output");
  sheet.row("A5", ["Measure", "Unit", ...members.map(({ company }) => company), "Better", "Weight", ...members.map(({ company }) => `Rank ${company}`), "Ranked", "Why it counts"], "heading");
  MEASURES.forEach(({ label, unit, format, from: [from, at], higherIsBetter, weight: given, why: reason }, i) => {
    const row = FIRST + i;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`${better}${row}`, higherIsBetter ? "high" : "low", "choice");
    sheet.put(`${weight}${row}`, given, "assumed", { format: "decimal" });
    const all = `$${firstCompany}${row}:$${lastCompany}${row}`;
    members.forEach((_, j) => {
      const value = `${companyColumn(j)}${row}`;
      sheet.put(value, formula(inShort(reference(layout, from, `${companyColumn(j)}${at}`).replaceAll("$", ""))), "calculation", { format });
      // Ties share the mean of their places, so that the ranks of a measure always add up alike.
      const ahead = `IF($${better}${row}="high",SUMPRODUCT(ISNUMBER(${all})*(${all}>${value})),SUMPRODUCT(ISNUMBER(${all})*(${all}<${value})))`;
      const equal = `SUMPRODUCT(ISNUMBER(${all})*(${all}=${value}))`;
      sheet.put(`${rank(j)}${row}`, formula(`=IF(AND(ISNUMBER(${value}),$${count}${row}>1),AVERAGE(1+${ahead},${ahead}+${equal}),"")`), "calculation", { format: "decimal" });
    });
    sheet.put(`${count}${row}`, formula(`=COUNT(${all})`), "calculation", { format: "integer" });
    sheet.put(`${why}${row}`, reason, "note");
  });
  sheet.row(`A${TOTAL}`, ["Place", "Unit", ...members.map(({ company }) => company), ""], "heading");
  const lines = [
    ["Part of the weights that is known", "%"], ["Weighted mean rank", "rank"], ["Place", "rank"],
  ] as const;
  lines.forEach(([label, unit], i) => {
    sheet.put(`A${TOTAL + 1 + i}`, label, "label");
    sheet.put(`B${TOTAL + 1 + i}`, unit, "unit");
  });
  sheet.put(`A${TOTAL + 4}`, "Part of the weights that must be known for a place", "label");
  sheet.put(`B${TOTAL + 4}`, "%", "unit");
  sheet.put(ENOUGH.replaceAll("$", ""), 0.5, "assumed", { format: "percent", note: "House choice: a place that rests on less says little" });
  const weights = `$${weight}$${FIRST}:$${weight}$${LAST}`;
  members.forEach((_, j) => {
    const column = companyColumn(j);
    const ranks = `${rank(j)}$${FIRST}:${rank(j)}$${LAST}`;
    const means = `$${firstCompany}$${TOTAL + 2}:$${lastCompany}$${TOTAL + 2}`;
    sheet.put(`${column}${TOTAL + 1}`, formula(`=SUMPRODUCT(${weights}*ISNUMBER(${ranks}))/SUM(${weights})`), "calculation", { format: "percent" });
    sheet.put(`${column}${TOTAL + 2}`, formula(`=IF(${column}${TOTAL + 1}<${ENOUGH},"too little is known",SUMPRODUCT(${weights},${ranks})/SUMPRODUCT(${weights}*ISNUMBER(${ranks})))`), "calculation", { format: "decimal" });
    sheet.put(`${column}${TOTAL + 3}`, formula(`=IF(ISNUMBER(${column}${TOTAL + 2}),1+SUMPRODUCT(ISNUMBER(${means})*(${means}<${column}${TOTAL + 2})),${column}${TOTAL + 2})`), "output", { format: "integer" });
  });
  sheet.put(`A${TOTAL + 6}`, "A rank says who stands better, not how well: read it with Comparison. Companies are ranked on what the record holds of them, so a gap in the record can help a place.", "note");
  const widths = [52, 8, ...members.map(() => 20), 9, 9, ...members.map(() => 18), 9, 50];
  return sheet.finish({ widths, freeze: { rows: 5, columns: 1 }, landscape: true });
};

/** Chart: mean rank, lower is better. */
export const rankingChart = (layout: ComparisonLayout, at: ChartPlan["at"]): ChartPlan => {
  const last = companyColumn(layout.members.length - 1);
  return {
    id: "ranking",
    title: "Whose creditors stand best on what is known?",
    kind: "bar",
    categories: reference(layout, "ranking", `C${TOTAL}:${last}${TOTAL}`),
    series: [{ name: "Weighted mean rank", values: reference(layout, "ranking", `C${TOTAL + 2}:${last}${TOTAL + 2}`), look: "column" }],
    categoryAxis: "Company",
    valueAxis: "Weighted mean rank (1 is best)",
    valueFormat: "decimal",
    description: "Weighted mean of each company's ranks over the measures that are known of it; no bar where too little is known.",
    at,
  };
};
