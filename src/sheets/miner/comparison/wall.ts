import { labelOf } from "../../columns";
import type { ChartPlan, Format, SheetPlan } from "../../plan";
import { columnLetters } from "../../references";
import { type Draft, formula, startSheet } from "../../sheet";
import { LADDER_ROWS } from "../places";
import { companyColumn, type ComparisonLayout, ofAll, ofCompany, reference } from "./layout";

const FIRST = 5;

interface Item {
  readonly label: string;
  readonly amount: string;
  readonly due: string;
}
const itemsOf = ({ items, inputs, members, language }: ComparisonLayout, company = 0): readonly Item[] => {
  // A company's own name of the loan or note: what stands between its name and the part.
  const name = (key: string): string => {
    const figure = inputs.find((row) => row.key === key)!.figures[company];
    return figure === undefined ? "no further item" : labelOf(figure, language).slice(members[company]!.company.length + 2).replace(/:.*$/, "");
  };
  return [
    ...items.loans.map((loan) => ({ label: name(`${loan}_amount`), amount: `[${loan}_amount]`, due: `[${loan}_due]` })),
    ...items.notes.map((note) => ({ label: name(`${note}_face`), amount: `[${note}_face]`, due: `[${note}_put]` })),
  ];
};

const blockRows = (layout: ComparisonLayout): number => Math.max(LADDER_ROWS, itemsOf(layout).length + 1) + 2;
/** Row of the headings of a company's block. */
const blockRow = (layout: ComparisonLayout, company: number): number => FIRST + company * blockRows(layout);
/** The ladder of a company: due and unpaid, by year. */
export const ladderRange = (layout: ComparisonLayout, company: number, which: "due" | "unpaid"): string => {
  const first = blockRow(layout, company) + 1;
  const column = which === "due" ? "F" : "I";
  return `${column}${first}:${column}${first + LADDER_ROWS - 1}`;
};
export const totalCell = (layout: ComparisonLayout, company: number): string => `B${blockRow(layout, company) + 1 + itemsOf(layout).length}`;
const summaryRow = (layout: ComparisonLayout): number => blockRow(layout, layout.members.length) + 1;

const LADDER: readonly (readonly [name: string, format: Format])[] = [
  ["Year", "integer"], ["Due $m", "usdMillion"], ["Share of debt", "percent"], ["… up to here", "percent"], ["Unpaid after cash $m", "usdMillion"],
];

const writeBlock = (sheet: Draft, layout: ComparisonLayout, company: number): void => {
  const on = (template: string): string => ofCompany(layout, "wall", company, template);
  const head = blockRow(layout, company);
  const items = itemsOf(layout, company);
  const [first, last] = [head + 1, head + items.length];
  sheet.row(`A${head}`, [layout.members[company]!.company, "Amount $m", "Years to it"], "heading");
  items.forEach(({ label, amount, due }, i) => {
    sheet.put(`A${first + i}`, label, "label");
    sheet.put(`B${first + i}`, formula(on(`=${amount}`)), "calculation", { format: "usdMillion" });
    sheet.put(`C${first + i}`, formula(on(`=${due}`)), "calculation", { format: "years" });
  });
  sheet.put(`A${last + 1}`, "Total", "label");
  sheet.put(`B${last + 1}`, formula(`=SUM(B${first}:B${last})`), "output", { format: "usdMillion" });
  sheet.row(`E${head}`, [...LADDER.map(([name]) => name), "Unpaid / bitcoin held", "… bitcoin down"], "heading");
  for (let year = 1; year <= LADDER_ROWS; year += 1) {
    const row = head + year;
    const call = `=CCREDIT.MATURITY_LADDER($B$${first}:$B$${last},$C$${first}:$C$${last},[ladder_years],[cash_free])`;
    LADDER.forEach(([, format], i) => sheet.put(`${columnLetters(5 + i)}${row}`, year === 1 && i === 0 ? formula(on(call)) : null, "calculation", { format }));
    sheet.put(`J${row}`, formula(on(`=IF([btc_qty]=0,"holds none",I${row}/[btc_value])`)), "output", { format: "percent" });
    sheet.put(`K${row}`, formula(on(`=IF([btc_qty]=0,"holds none",I${row}*1000000/([btc_qty]*[base.btc_price]*(1-[base.btc_shock])))`)), "output", { format: "percent" });
  }
  for (const column of ["J", "K"]) sheet.highlight({ range: `${column}${head + 1}:${column}${head + LADDER_ROWS}`, when: "above", value: 1, look: "bad" });
};

export const buildWall = (layout: ComparisonLayout): SheetPlan => {
  const { members } = layout;
  const sheet = startSheet("wall", layout.names.wall, "Wall", "What falls due or can be put, and when, if nothing is refinanced: cash pays first, then coins. Joint ventures' notes fall due besides.");
  sheet.put("A3", formula(ofAll(layout, "wall", "=[about.scenario_name]")), "output");
  members.forEach((_, i) => writeBlock(sheet, layout, i));
  const head = summaryRow(layout);
  sheet.row(`A${head}`, ["All by calendar year", "Unit", ...members.map(({ company }) => `${company} due`), "All due", ...members.map(({ company }) => `${company} unpaid`)], "heading");
  for (let year = 1; year <= LADDER_ROWS; year += 1) {
    const row = head + year;
    const index = `INDEX($E$${blockRow(layout, 0) + 1}:$E$${blockRow(layout, 0) + LADDER_ROWS},ROWS(A$${head + 1}:A${row}))`;
    sheet.put(`A${row}`, formula(ofAll(layout, "wall", `=LEFT([about.freeze],4)+${index}`)), "calculation", { format: "general" });
    sheet.put(`B${row}`, "$m", "unit");
    members.forEach((_, i) => {
      const from = (which: "due" | "unpaid"): string => ladderRange(layout, i, which).replace(/^([A-Z])\d+:.*$/, `$1${blockRow(layout, i) + year}`);
      sheet.put(`${companyColumn(i)}${row}`, formula(`=${from("due")}`), "calculation", { format: "usdMillion" });
      sheet.put(`${companyColumn(members.length + 1 + i)}${row}`, formula(`=${from("unpaid")}`), "calculation", { format: "usdMillion" });
    });
    sheet.put(`${companyColumn(members.length)}${row}`, formula(`=SUM(${companyColumn(0)}${row}:${companyColumn(members.length - 1)}${row})`), "output", { format: "usdMillion" });
  }
  return sheet.finish({ widths: [34, 16, 20, 16, 16, 16, 16, 18, 20, 20, 20], freeze: { rows: 4, columns: 1 }, landscape: true });
};

const summary = (layout: ComparisonLayout, column: number): string =>
  reference(layout, "wall", `${columnLetters(column)}${summaryRow(layout) + 1}:${columnLetters(column)}${summaryRow(layout) + LADDER_ROWS}`);
/** Column of the first company's due amounts in the summary. */
const DUE_COLUMN = 3;

/** Chart: what falls due, stacked by company. */
export const wallChart = (layout: ComparisonLayout, at: ChartPlan["at"]): ChartPlan => ({
  id: "wall",
  title: "When can creditors of the four ask for cash, and whose?",
  kind: "stackedColumn",
  categories: summary(layout, 1),
  series: layout.members.map(({ company }, i) => ({ name: company, values: summary(layout, DUE_COLUMN + i), look: "column" as const })),
  categoryAxis: "Year",
  valueAxis: "Falls due or can be put ($m)",
  valueFormat: "usdMillion",
  description: "Debt of each company by the year in which it falls due or its holders may put it, stacked.",
  at,
});

/** Chart: what cash does not pay, running total. */
export const unpaidChart = (layout: ComparisonLayout, at: ChartPlan["at"]): ChartPlan => ({
  id: "unpaid",
  title: "How much of it does cash not pay?",
  kind: "line",
  categories: summary(layout, 1),
  series: layout.members.map(({ company }, i) => ({ name: company, values: summary(layout, DUE_COLUMN + layout.members.length + 1 + i), look: "line" as const })),
  categoryAxis: "Year",
  valueAxis: "Unpaid after cash, running total ($m)",
  valueFormat: "usdMillion",
  description: "Running total of what falls due less cash, by company, if nothing is refinanced: to be met by selling bitcoin, by new debt or by new equity.",
  at,
});
