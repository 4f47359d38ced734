import { scenarioColumn } from "../columns";
import type { ChartPlan, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { answerCell, type NetworkLayout, reference, working } from "./layout";
import { CIRCLE_ROW, CLAIM_ROW, COMPANY_ROW, MATRIX_ROWS, NET_ROW, PARTIES } from "./places";

/** Rows of the parties that finance others: Microsoft, Nvidia, Amazon. */
export const SUPPLIERS: readonly number[] = [1, 2, 3];

const writeMeasures = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row("A5", ["Measure", "Unit", "Value", "How to read it"], "heading");
  const lines = [
    ["All payments between the six parties", "$bn", "=[matrices.total]", "decimal", "SoftBank stands outside: it sells nothing to the others, so its money cannot come back"],
    ["… financing", "$bn", "=[matrices.financing_total]", "decimal", "Equity that buys a claim"],
    ["… purchases", "$bn", "=[matrices.purchases_total]", "decimal", "Compute and chips that are delivered"],
    ["Part of all payments that goes round", "%", "=CCREDIT.CIRCULAR_FLOW([matrices.both],[show_share])", "percent1", "Largest amount that netting could remove; round is not the same as fictitious"],
    ["… in dollars", "$bn", "=[circularity.share]*[matrices.total]", "decimal", "The rest passes through and ends somewhere"],
  ] as const;
  lines.forEach(([label, unit, of, format, reads], i) => {
    const row = 6 + i;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`C${row}`, formula(on(of)), i === 3 ? "output" : "calculation", { format });
    sheet.put(`D${row}`, reads, "note");
  });
};

const writeCompanies = (sheet: Draft, layout: NetworkLayout, on: (template: string) => string): void => {
  sheet.row(`A${COMPANY_ROW - 1}`, [
    "Party", "Number", "Gives $bn", "Sells $bn", "Round trip $bn", "Round trip / sales", "Funded revenue $bn", "Funded share", "Quality",
    "Funded revenue without SoftBank $bn", "Funded share without SoftBank", "Quality without SoftBank", "Given and not come back $bn",
  ], "heading");
  layout.network.parties.forEach((party, i) => {
    const row = COMPANY_ROW + i;
    const call = (cash: string): string => `=CCREDIT.FUNDED_SHARE([matrices.financing],[matrices.purchases],${cash},B${row})`;
    sheet.put(`A${row}`, party, "label");
    sheet.put(`B${row}`, formula(on(`=INDEX([matrices.nodes],ROWS(B$${COMPANY_ROW}:B${row}))`)), "calculation", { format: "integer" });
    sheet.put(`C${row}`, formula(on(`=INDEX([matrices.given],B${row})`)), "calculation", { format: "decimal" });
    sheet.put(`D${row}`, formula(`=${reference(layout, "matrices", `${columnLetters(2 + i)}${MATRIX_ROWS.purchases + PARTIES}`)}`), "calculation", { format: "decimal" });
    sheet.put(`E${row}`, formula(on(`=IF(OR(C${row}=0,D${row}=0),0,CCREDIT.ROUND_TRIP([matrices.financing],[matrices.purchases],B${row}))`)), "calculation", { format: "decimal" });
    sheet.put(`F${row}`, formula(`=IF(D${row}=0,"sells nothing",E${row}/D${row})`), "calculation", { format: "percent1" });
    if (SUPPLIERS.includes(i)) {
      sheet.put(`G${row}`, formula(on(call("[matrices.cash]"))), "calculation", { format: "decimal" });
      sheet.put(`H${row}`, null, "output", { format: "percent1" });
      sheet.put(`I${row}`, null, "calculation", { format: "percent1" });
      sheet.put(`J${row}`, formula(on(call("[matrices.cash_inside]"))), "calculation", { format: "decimal" });
      for (const column of ["K", "L"]) sheet.put(`${column}${row}`, null, "calculation", { format: "percent1" });
    } else {
      sheet.put(`G${row}`, formula(`=IF(C${row}=0,"finances nobody","not traced here")`), "note");
    }
    sheet.put(`M${row}`, formula(`=C${row}-E${row}`), "calculation", { format: "decimal" });
  });
};

const writeSplit = (sheet: Draft, layout: NetworkLayout, on: (template: string) => string, top: number, title: string, part: string, last: string): void => {
  const { parties } = layout.network;
  sheet.row(`A${top - 1}`, [title, ...parties, "Pays", last], "heading");
  parties.forEach((party, i) => {
    sheet.put(`A${top + i}`, party, "label");
    parties.forEach((_, j) => {
      const anchor = i === 0 && j === 0;
      sheet.put(`${columnLetters(2 + j)}${top + i}`, anchor ? formula(on(`=CCREDIT.CIRCULAR_FLOW([matrices.both],[${part}])`)) : null, "calculation", { format: "flow" });
    });
    sheet.put(`H${top + i}`, formula(`=SUM(B${top + i}:G${top + i})`), "output", { format: "flow" });
    sheet.put(`I${top + i}`, formula(on(top === CIRCLE_ROW ? `=SUM(${columnLetters(2 + i)}$${top}:${columnLetters(2 + i)}$${top + PARTIES - 1})` : `=INDEX([matrices.paid],B${COMPANY_ROW + i})`)), "calculation", { format: "flow" });
  });
};

/** The document's claim as a network of two, once with its mixed periods and once within one year. */
const writeClaim = (sheet: Draft, layout: NetworkLayout, on: (template: string) => string): void => {
  sheet.put(`A${CLAIM_ROW - 2}`, "The claim that the money comes in by the door to leave by the window, as a network of two", "label");
  sheet.row(`A${CLAIM_ROW - 1}`, ["Case", "Gives to Amazon", "Gives to OpenAI", "Buys from Amazon", "Buys from OpenAI", "Own cash", "Funded revenue $bn", "Funded share", "Quality", "How to read it"], "heading");
  const printed = (key: string): string => `=${reference(layout, "stress", `${scenarioColumn(1)}${layout.rows.get(key)!}`)}`;
  const cases = [
    ["As printed: periods mixed", printed("amazon_openai"), printed("openai_amazon"), printed("openai_revenue"), "An investment of several years, a contract of seven taken as one, and revenue of one year: a number without meaning"],
    ["One year, same two parties", "=[base.amazon_firm]", "=[base.openai_amazon]", "=[base.openai_revenue]", "What one year can say, if Amazon were the only one who pays in; with the other rounds it is on the line of Amazon above"],
  ] as const;
  cases.forEach(([label, gives, buys, cash, reads], k) => {
    const top = CLAIM_ROW + 2 * k;
    const cell = (address: string, content: string | 0): void => sheet.put(address, content === 0 ? 0 : formula(on(content)), "calculation", { format: "flow" });
    sheet.put(`A${top}`, `${label}: Amazon`, "label");
    sheet.put(`A${top + 1}`, `${label}: OpenAI`, "label");
    ([["B", 0, 0], ["C", gives, 0], ["D", 0, buys], ["E", 0, 0], ["F", 0, cash]] as const).forEach(([column, first, second]) => {
      cell(`${column}${top}`, first);
      cell(`${column}${top + 1}`, second);
    });
    sheet.put(`G${top}`, formula(on(`=CCREDIT.FUNDED_SHARE(B${top}:C${top + 1},D${top}:E${top + 1},F${top}:F${top + 1},[claim_node])`)), "calculation", { format: "decimal" });
    sheet.put(`H${top}`, null, "output", { format: "percent1" });
    sheet.put(`I${top}`, null, "calculation", { format: "percent1" });
    sheet.put(`J${top}`, reads, "note");
  });
};

export const buildCircularity = (layout: NetworkLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "circularity", template);
  const sheet = startSheet("circularity", layout.names.circularity, "Circularity", "How much of the money goes round, and how much of a supplier's revenue it paid for itself. Round trip is the most that can have come back; funded share traces every dollar pro rata.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  writeMeasures(sheet, on);
  writeCompanies(sheet, layout, on);
  writeSplit(sheet, layout, on, CIRCLE_ROW, "What goes round", "show_circles", "Receives");
  writeSplit(sheet, layout, on, NET_ROW, "What is left", "show_net", "Before netting");
  writeClaim(sheet, layout, on);
  sheet.highlight({ range: `B${CIRCLE_ROW}:G${CIRCLE_ROW + PARTIES - 1}`, when: "above", value: 0, look: "warning" });
  sheet.highlight({ range: `B${NET_ROW}:G${NET_ROW + PARTIES - 1}`, when: "above", value: 0, look: "good" });
  return sheet.finish({ widths: [42, 17, 17, 19, 19, 20, 22, 15, 17, 38, 32, 28, 30], freeze: { rows: 4, columns: 1 }, landscape: true });
};

const suppliers = (layout: NetworkLayout, column: string): string => reference(layout, "circularity", `${column}${COMPANY_ROW + 1}:${column}${COMPANY_ROW + SUPPLIERS.length}`);

/** Chart 2: payments of each party before and after netting. */
export const netChart = (layout: NetworkLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "circularity", `${column}${NET_ROW}:${column}${NET_ROW + PARTIES - 1}`);
  return {
    id: "net",
    title: "How much is left when circles are netted?",
    kind: "column",
    categories: range("A"),
    series: [{ name: "Pays", values: range("I"), look: "column" }, { name: "Pays after netting", values: range("H"), look: "column" }],
    categoryAxis: "Party that pays",
    valueAxis: "Paid in the year ($bn)",
    valueFormat: "decimal",
    description: "Payments of each party to the others, and what remains of them when every circle of payments is taken out.",
    at,
  };
};

/** Chart 3: whose money a supplier's revenue is. */
export const qualityChart = (layout: NetworkLayout, at: ChartPlan["at"]): ChartPlan => ({
  id: "quality",
  title: "How much of the supplier's revenue is its own money?",
  kind: "stackedColumn",
  categories: suppliers(layout, "A"),
  series: [{ name: "Its own money", values: suppliers(layout, "H"), look: "column" }, { name: "Others' money", values: suppliers(layout, "I"), look: "column" }],
  categoryAxis: "Supplier that also finances its customers",
  valueAxis: "Part of sales to the network (%)",
  valueFormat: "percent",
  description: "Sales of Microsoft, Nvidia and Amazon to the other parties, split pro rata into money that the supplier put in itself and money of others.",
  at,
});

/** Funded share of Amazon in every scenario. */
export const scenarioChart = (layout: NetworkLayout, at: ChartPlan["at"]): ChartPlan => {
  const last = layout.preset.scenarios.length;
  const range = (answer: string): string => `${answerCell(layout, 1, answer)}:${answerCell(layout, last, answer).replace(/^.*!/, "")}`;
  return {
    id: "scenarios",
    title: "Which story leaves suppliers unpaid?",
    kind: "column",
    categories: reference(layout, "stress", `D4:${scenarioColumn(last)}4`),
    series: [{ name: "OpenAI pays", values: range("openai_pays"), look: "column" }, { name: "CoreWeave pays", values: range("coreweave_pays"), look: "column" }],
    categoryAxis: "Number of the scenario",
    valueAxis: "Paid of what is owed (%)",
    valueFormat: "percent",
    description: "What OpenAI and CoreWeave pay of what they owe in each of the scenarios; names of the scenarios stand on Stress.",
    at,
  };
};

