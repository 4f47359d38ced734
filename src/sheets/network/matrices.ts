import type { ChartPlan, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { flowRange } from "./flows";
import { type NetworkLayout, reference, working } from "./layout";
import { MATRIX_ROWS, PARTIES } from "./places";

/** Cash of each party from outside the network, in the order of the parties. */
export const CASH_KEYS = ["openai_revenue", "microsoft_cash", "nvidia_cash", "amazon_cash", "oracle_cash", "coreweave_cash"] as const;
/** What each party can pay with when debts fall due; CoreWeave's is counted in detail. */
export const OWN_KEYS = [...CASH_KEYS.slice(0, 5), "cw_external"] as const;
const COREWEAVE = 5;

/** What ranks beside the suppliers, and what is paid before them. */
export const otherDebt = (party: number): string => (party === 0 ? "openai_other" : "");
export const seniorDebt = (party: number): string => (party === COREWEAVE ? "cw_service" : "");

const LAST = columnLetters(1 + PARTIES);

/** A square of payments: names, six rows, what each pays and receives. */
const writeSquare = (sheet: Draft, layout: NetworkLayout, top: number, title: string, of: (column: string, row: number) => string): void => {
  const { parties } = layout.network;
  sheet.row(`A${top - 1}`, [title, ...parties, "Pays"], "heading");
  parties.forEach((party, i) => {
    const row = top + i;
    sheet.put(`A${row}`, party, "label");
    parties.forEach((_, j) => {
      const column = columnLetters(2 + j);
      sheet.put(`${column}${row}`, formula(of(column, row)), "calculation", { format: "flow" });
    });
    sheet.put(`H${row}`, formula(`=SUM(B${row}:${LAST}${row})`), "output", { format: "flow" });
  });
  const end = top + PARTIES;
  sheet.put(`A${end}`, "Receives", "label");
  for (let j = 0; j <= PARTIES; j += 1) {
    const column = columnLetters(2 + j);
    sheet.put(`${column}${end}`, formula(`=SUM(${column}${top}:${column}${end - 1})`), "output", { format: "flow" });
  }
};

export const buildMatrices = (layout: NetworkLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "matrices", template);
  const sheet = startSheet("matrices", layout.names.matrices, "Matrices", "Row pays column, $bn in the year. Financing is amber, purchases are green; the sum of both is what goes round or passes through.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  const sum = (kind: string, top: number) => (column: string, row: number): string =>
    on(`=SUMIFS(${flowRange(layout, "J")},${flowRange(layout, "B")},$A${row},${flowRange(layout, "C")},${column}$${top - 1},${flowRange(layout, "D")},[${kind}])`);
  const { financing, purchases, both, cash } = MATRIX_ROWS;
  writeSquare(sheet, layout, financing, "Financing", sum("financing", financing));
  writeSquare(sheet, layout, purchases, "Purchases", sum("purchase", purchases));
  writeSquare(sheet, layout, both, "Both", (column, row) => `=${column}${row - both + financing}+${column}${row - both + purchases}`);

  sheet.row(`A${cash - 1}`, ["Cash $bn", "Number", "From customers outside", "From SoftBank", "Cash for shares", "Cash to pay debts", "Owed outside", "Paid first"], "heading");
  layout.network.parties.forEach((party, i) => {
    const row = cash + i;
    sheet.put(`A${row}`, party, "label");
    sheet.put(`B${row}`, i + 1, "calculation", { format: "integer" });
    sheet.put(`C${row}`, formula(on(`=[${CASH_KEYS[i]!}]`)), "calculation", { format: "decimal" });
    sheet.put(`D${row}`, formula(on(`=SUMIFS(${flowRange(layout, "J")},${flowRange(layout, "C")},$A${row},${flowRange(layout, "D")},[outside])`)), "calculation", { format: "flow" });
    sheet.put(`E${row}`, formula(`=C${row}+D${row}`), "output", { format: "decimal" });
    sheet.put(`F${row}`, formula(on(`=[${OWN_KEYS[i]!}]`)), "calculation", { format: "decimal" });
    [otherDebt(i), seniorDebt(i)].forEach((key, j) => {
      sheet.put(`${"GH"[j]!}${row}`, key === "" ? 0 : formula(on(`=[${key}]`)), "calculation", { format: "flow" });
    });
  });
  sheet.put(`A${cash + PARTIES + 1}`, "Cash for shares counts every dollar a party has. Cash to pay debts leaves out what other parties of the network pay, which CLEARING adds itself.", "note");
  sheet.highlight({ range: `B${financing}:${LAST}${financing + PARTIES - 1}`, when: "above", value: 0, look: "warning" });
  sheet.highlight({ range: `B${purchases}:${LAST}${purchases + PARTIES - 1}`, when: "above", value: 0, look: "good" });
  return sheet.finish({ widths: [24, 13, 24, 16, 17, 19, 15, 14], freeze: { rows: 4, columns: 1 }, landscape: true });
};

/** Chart 1: who gives and who buys. */
export const matrixChart = (layout: NetworkLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string, from: number, to = column): string => reference(layout, "matrices", `${column}${from}:${to}${from + (to === column ? PARTIES - 1 : 0)}`);
  return {
    id: "matrix",
    title: "Who finances, and who buys?",
    kind: "stackedColumn",
    categories: range("A", MATRIX_ROWS.financing),
    series: [
      { name: "Gives to others: equity", values: range("H", MATRIX_ROWS.financing), look: "column" },
      { name: "Buys from others: compute and chips", values: range("H", MATRIX_ROWS.purchases), look: "column" },
    ],
    categoryAxis: "Party that pays",
    valueAxis: "Paid in the year ($bn)",
    valueFormat: "decimal",
    description: "Payments of each party to the five others in the year: equity it gives, stacked under compute and chips it buys. OpenAI only buys; Nvidia and Amazon only give.",
    at,
  };
};
