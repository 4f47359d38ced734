import type { FlowKind } from "../../presets/figure";
import { scenarioColumn, scenarioName } from "../columns";
import type { Format, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { formula, startSheet } from "../sheet";
import { SUPPLIERS } from "./circularity";
import { type NetworkLayout, reference, working } from "./layout";
import { CASH_KEYS, otherDebt, OWN_KEYS, seniorDebt } from "./matrices";
import { MATRIX_ROWS, networkBlock, PARTIES } from "./places";

/** First columns of what stands in a block: two squares and their sum, the four lists, three answers. */
const [FINANCING, PURCHASES, BOTH, LISTS, CLEARED, FUNDED, SHARE] = [2, 9, 16, 23, 28, 34, 38] as const;
const LIST_TITLES = ["Cash for shares", "Cash to pay debts", "Owed outside", "Paid first"] as const;

/** Cell of an answer of scenario n: party counted from 0, and the column of the answer. */
const cellOf = (layout: NetworkLayout, n: number, party: number, column: number): string =>
  reference(layout, "networks", `${columnLetters(column)}${networkBlock(n) + 1 + party}`);
export const fundedCell = (layout: NetworkLayout, n: number, party: number): string => cellOf(layout, n, party, FUNDED + 1);
export const clearedCell = (layout: NetworkLayout, n: number, party: number, part: "recovery" | "senior" | "round"): string =>
  cellOf(layout, n, party, CLEARED + { recovery: 1, senior: 2, round: 4 }[part]);
export const shareCell = (layout: NetworkLayout, n: number): string => cellOf(layout, n, 0, SHARE);
export const totalRange = (layout: NetworkLayout, n: number): string =>
  reference(layout, "networks", `${columnLetters(BOTH)}${networkBlock(n) + 1}:${columnLetters(BOTH + PARTIES - 1)}${networkBlock(n) + PARTIES}`);

const areaOf = (column: number, columns: number, top: number): string => `${columnLetters(column)}${top + 1}:${columnLetters(column + columns - 1)}${top + PARTIES}`;

/**
 * The networks of all scenarios, one below the other: what each column of Stress is calculated from. Each payment is a
 * reference to its amount; Matrices sums the list instead, and Checks compares the two for the selected scenario.
 */
export const buildNetworks = (layout: NetworkLayout): SheetPlan => {
  const { network, preset, language } = layout;
  const on = (template: string): string => working(layout, "networks", template);
  const sheet = startSheet("networks", layout.names.networks, "Networks", "The same matrices and answers for every scenario at once. Stress reads them; Matrices, Circularity and Clearing show the selected scenario.");
  sheet.row("A4", ["Scenario and party"], "heading");
  const headings = [
    [FINANCING, PARTIES, "Financing $bn"], [PURCHASES, PARTIES, "Purchases $bn"], [BOTH, PARTIES, "Both $bn"], [LISTS, LIST_TITLES.length, "Cash and debts $bn"],
    [CLEARED, 5, "Clearing"], [FUNDED, 3, "Supplier's own money"], [SHARE, 1, "Goes round"],
  ] as const;
  for (const [column, columns, title] of headings) {
    sheet.row(`${columnLetters(column)}4`, [title, ...Array<string>(columns - 1).fill("")], "heading");
  }
  for (const scenario of preset.scenarios) {
    const n = scenario.number;
    const [top, stress] = [networkBlock(n), scenarioColumn(n)];
    sheet.put(`A${top}`, `${n} ${scenarioName(scenario, language)}`, "heading");
    for (const [column, titles] of [[FINANCING, network.parties], [PURCHASES, network.parties], [BOTH, network.parties], [LISTS, LIST_TITLES], [CLEARED, ["Paid", "Paid / owed", "Paid first", "Left", "Round"]], [FUNDED, ["Revenue", "Share", "Quality"]], [SHARE, ["Share"]]] as const) {
      titles.forEach((title, i) => sheet.put(`${columnLetters(column + i)}${top}`, title, "heading"));
    }
    network.parties.forEach((party, i) => {
      const row = top + 1 + i;
      const put = (column: number, text: string | 0, format: Format = "flow"): void =>
        sheet.put(`${columnLetters(column)}${row}`, text === 0 ? 0 : formula(text), "calculation", { format });
      const ofStress = (key: string): string => reference(layout, "stress", `${stress}${layout.rows.get(key)!}`);
      sheet.put(`A${row}`, party, "label");
      network.parties.forEach((payee, j) => {
        const flows = (kind: FlowKind): string => network.flows.filter((flow) => flow.payer === party && flow.payee === payee && flow.kind === kind).map(({ key }) => ofStress(key)).join("+");
        const [given, bought] = [flows("financing"), flows("purchase")];
        put(FINANCING + j, given === "" ? 0 : `=${given}`);
        put(PURCHASES + j, bought === "" ? 0 : `=${bought}`);
        put(BOTH + j, given + bought === "" ? 0 : `=${columnLetters(FINANCING + j)}${row}+${columnLetters(PURCHASES + j)}${row}`);
      });
      const outside = network.flows.flatMap(({ key, payee, kind }) => (kind === "outside" && payee === party ? [`+${ofStress(key)}`] : [])).join("");
      const [received, given] = [`SUM(${columnLetters(FINANCING + i)}$${top + 1}:${columnLetters(FINANCING + i)}$${top + PARTIES})`, `SUM(${columnLetters(FINANCING)}${row}:${columnLetters(FINANCING + PARTIES - 1)}${row})`];
      put(LISTS, `=${ofStress(CASH_KEYS[i]!)}${outside}`);
      put(LISTS + 1, `=MAX(0,${ofStress(OWN_KEYS[i]!)}+${received}${outside}-${given})`);
      [otherDebt(i), seniorDebt(i)].forEach((key, j) => put(LISTS + 2 + j, key === "" ? 0 : `=${ofStress(key)}`));
      (["flow", "percent1", "flow", "flow", "integer"] as const).forEach((format, j) => {
        const call = on(`=CCREDIT.CLEARING(${areaOf(PURCHASES, PARTIES, top)},${areaOf(LISTS + 1, 1, top)},${areaOf(LISTS + 2, 1, top)},${areaOf(LISTS + 3, 1, top)},[alpha],[beta])`);
        sheet.put(`${columnLetters(CLEARED + j)}${row}`, i === 0 && j === 0 ? formula(call) : null, "calculation", { format });
      });
      if (SUPPLIERS.includes(i)) {
        const call = on(`=CCREDIT.FUNDED_SHARE(${areaOf(FINANCING, PARTIES, top)},${areaOf(PURCHASES, PARTIES, top)},${areaOf(LISTS, 1, top)},${reference(layout, "matrices", `B${MATRIX_ROWS.cash + i}`)})`);
        (["decimal", "percent1", "percent1"] as const).forEach((format, j) => sheet.put(`${columnLetters(FUNDED + j)}${row}`, j === 0 ? formula(call) : null, "calculation", { format }));
      }
    });
    sheet.put(`${columnLetters(SHARE)}${top + 1}`, formula(on(`=CCREDIT.CIRCULAR_FLOW(${areaOf(BOTH, PARTIES, top)},[show_share])`)), "output", { format: "percent1" });
    sheet.highlight({ range: `${columnLetters(CLEARED + 4)}${top + 1}:${columnLetters(CLEARED + 4)}${top + PARTIES}`, when: "above", value: 0, look: "bad" });
  }
  const square = Array<number>(PARTIES).fill(12);
  return sheet.finish({ widths: [38, ...square, 3, ...square, 3, ...square, 3, 16, 18, 14, 12, 3, 11, 12, 12, 11, 9, 3, 12, 10, 10, 3, 14], freeze: { rows: 4, columns: 1 }, landscape: true });
};
