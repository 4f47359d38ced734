import type { ChartPlan, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { type NetworkLayout, reference, working } from "./layout";
import { CASE_ROW, CASES, caseBlock, MATRIX_ROWS, PARTIES, VECTOR_ROW } from "./places";

interface Case {
  readonly title: string;
  /** Parts that arrive: equity of the parties, money from outside, OpenAI's revenue. */
  readonly parts: readonly [number, number, number];
  /** What survives a default; left out: the model setting. */
  readonly survives?: number;
  readonly reads: string;
}

const FUNDING: readonly Case[] = [
  { title: "All equity arrives", parts: [1, 1, 1], reads: "The flows of the selected scenario" },
  { title: "SoftBank does not pay", parts: [1, 0, 1], reads: "Its tranches come in April, July and October" },
  { title: "No new equity", parts: [0, 0, 1], reads: "Neither OpenAI nor CoreWeave gets new money" },
  { title: "No new equity, revenue halved", parts: [0, 0, 0.5], reads: "… and OpenAI earns half" },
  { title: "No new equity, default costs a tenth", parts: [0, 0, 1], survives: 0.9, reads: "… and a tenth of cash and receipts is lost in each default" },
];

/** Rows of OpenAI and CoreWeave within a block. */
const [OPENAI, COREWEAVE] = [1, PARTIES] as const;

const writeVectors = (sheet: Draft, layout: NetworkLayout, on: (template: string) => string): void => {
  sheet.row(`A${VECTOR_ROW - 1}`, ["Party $bn", "Own cash", "Equity from parties", "Equity from outside", "Equity given", "Revenue that can fall", "Owed inside", "Owed outside", "Paid first"], "heading");
  layout.network.parties.forEach((party, i) => {
    const row = VECTOR_ROW + i;
    const from = (column: string): string => reference(layout, "matrices", `${column}37:${column}42`);
    const pick = (range: string): string => on(`=INDEX(${range},INDEX([matrices.nodes],ROWS(A$${VECTOR_ROW}:A${row})))`);
    sheet.put(`A${row}`, party, "label");
    const cells: readonly string[] = [
      pick(from("F")), `=${reference(layout, "matrices", `${columnLetters(2 + i)}${MATRIX_ROWS.financing + PARTIES}`)}`, pick("[matrices.outside]"), pick("[matrices.given]"),
      i === 0 ? on("=[openai_revenue]") : "", pick("[matrices.bought]"), pick(from("G")), pick(from("H")),
    ];
    cells.forEach((text, j) => sheet.put(`${"BCDEFGHI"[j]!}${row}`, text === "" ? 0 : formula(text), "calculation", { format: "flow" }));
  });
};

const writeCases = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`A${CASE_ROW - 1}`, [
    "Case", "Equity from parties", "Equity from outside", "OpenAI's revenue", "Cash kept in default", "Receipts kept", "OpenAI pays", "CoreWeave pays", "OpenAI falls in round", "CoreWeave falls in round", "Lenders get", "How to read it",
  ], "heading");
  FUNDING.forEach(({ title, parts, survives, reads }, k) => {
    const row = CASE_ROW + k;
    const at = (column: string, party: number): string => `${column}${caseBlock(k) + party}`;
    sheet.put(`A${row}`, title, "label");
    parts.forEach((part, j) => sheet.put(`${"BCD"[j]!}${row}`, part, "assumed", { format: "percent" }));
    (["alpha", "beta"] as const).forEach((key, j) => {
      sheet.put(`${"EF"[j]!}${row}`, survives ?? formula(on(`=[${key}]`)), survives === undefined ? "calculation" : "assumed", { format: "percent" });
    });
    sheet.put(`G${row}`, formula(`=${at("D", OPENAI)}`), "output", { format: "percent" });
    sheet.put(`H${row}`, formula(`=${at("D", COREWEAVE)}`), "output", { format: "percent" });
    sheet.put(`I${row}`, formula(`=${at("G", OPENAI)}`), "calculation", { format: "integer" });
    sheet.put(`J${row}`, formula(`=${at("G", COREWEAVE)}`), "output", { format: "integer" });
    sheet.put(`K${row}`, formula(`=IF(I${VECTOR_ROW + COREWEAVE - 1}=0,1,${at("E", COREWEAVE)}/I${VECTOR_ROW + COREWEAVE - 1})`), "calculation", { format: "percent" });
    sheet.put(`L${row}`, reads, "note");
  });
};

const writeBlock = (sheet: Draft, layout: NetworkLayout, on: (template: string) => string, k: number): void => {
  const [top, row] = [caseBlock(k), CASE_ROW + k];
  sheet.row(`A${top}`, [FUNDING[k]!.title, "Cash $bn", "Paid $bn", "Paid / owed", "Paid first $bn", "Left for owners $bn", "Falls in round"], "heading");
  layout.network.parties.forEach((party, i) => {
    const [at, from] = [top + 1 + i, VECTOR_ROW + i];
    sheet.put(`A${at}`, party, "label");
    sheet.put(`B${at}`, formula(`=MAX(0,B${from}-F${from}*(1-$D$${row})+(C${from}-E${from})*$B$${row}+D${from}*$C$${row})`), "calculation", { format: "decimal" });
    (["flow", "percent1", "flow", "flow", "integer"] as const).forEach((format, j) => {
      const anchor = i === 0 && j === 0;
      const call = `=CCREDIT.CLEARING([matrices.purchases],B${top + 1}:B${top + PARTIES},$H$${VECTOR_ROW}:$H$${VECTOR_ROW + PARTIES - 1},$I$${VECTOR_ROW}:$I$${VECTOR_ROW + PARTIES - 1},E${row},F${row})`;
      sheet.put(`${"CDEFG"[j]!}${at}`, anchor ? formula(on(call)) : null, "calculation", { format });
    });
  });
  sheet.highlight({ range: `G${top + 1}:G${top + PARTIES}`, when: "above", value: 0, look: "bad" });
};

export const buildClearing = (layout: NetworkLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "clearing", template);
  const sheet = startSheet("clearing", layout.names.clearing, "Clearing", "What everybody can pay when the year's purchases fall due, and who falls because somebody else did: round 1 is a firm's own doing, round 2 is the chain. Shares of a case can be changed.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  writeVectors(sheet, layout, on);
  writeCases(sheet, on);
  sheet.put(`A${CASE_ROW + CASES}`, "One date: all falls due together, nothing is renegotiated, nobody sells assets. Lenders to CoreWeave's vehicles are paid before its suppliers.", "note");
  for (let k = 0; k < CASES; k += 1) writeBlock(sheet, layout, on, k);
  sheet.highlight({ range: `G${CASE_ROW}:H${CASE_ROW + CASES - 1}`, when: "below", value: 0.5, look: "bad" });
  sheet.highlight({ range: `G${CASE_ROW}:H${CASE_ROW + CASES - 1}`, when: "below", value: 1, look: "warning" });
  sheet.highlight({ range: `I${CASE_ROW}:J${CASE_ROW + CASES - 1}`, when: "above", value: 0, look: "bad" });
  return sheet.finish({ widths: [42, 22, 23, 22, 23, 25, 16, 18, 24, 26, 14, 60], freeze: { rows: 5, columns: 1 }, landscape: true });
};

/** Chart 4: who is paid in which case; the rounds stand in the table. */
export const clearingChart = (layout: NetworkLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "clearing", `${column}${CASE_ROW}:${column}${CASE_ROW + CASES - 1}`);
  return {
    id: "clearing",
    title: "Who falls second when the equity stops?",
    kind: "bar",
    categories: range("A"),
    series: [
      { name: "OpenAI pays", values: range("G"), look: "column" },
      { name: "CoreWeave pays its suppliers", values: range("H"), look: "column" },
      { name: "CoreWeave pays its lenders", values: range("K"), look: "column" },
    ],
    categoryAxis: "Funding",
    valueAxis: "Paid of what is owed (%)",
    valueFormat: "percent",
    description: "Part of the year's obligations that OpenAI and CoreWeave pay in five cases of funding. Without new equity OpenAI falls in round 1 and CoreWeave in round 2, its lenders whole.",
    at,
  };
};
