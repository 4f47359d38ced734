import type { Figure } from "../../presets/figure";
import { printedBy } from "../checks";
import { FIRST_ROW, labelOf, SPARE_SCENARIOS } from "../columns";
import { formatOf } from "../formats";
import type { Format, SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { ofSelected } from "../spare-columns";
import { SUPPLIERS } from "./circularity";
import { answerCell, type NetworkLayout, reference, working } from "./layout";
import { CASE_ROW, CASES, caseBlock, CIRCLE_ROW, COMPANY_ROW, FLOW_ROW, NET_ROW, PARTIES, VECTOR_ROW } from "./places";

interface Check {
  readonly name: string;
  readonly unit: string;
  readonly format: Format;
  readonly left: string;
  readonly right: string;
  /** equal: within the tolerance. atMost: left ≤ right. band: left within a share of right. */
  readonly rule: "equal" | "atMost" | "band";
  readonly expected: boolean;
  readonly allowed: string;
  readonly why: string;
}

const check = (rule: Check["rule"], name: string, left: string, right: string, why: string, more: Partial<Check> = {}): Check => ({
  name, unit: "$bn", format: "decimal", left, right, rule, expected: true, allowed: "=[tolerance]", why, ...more,
});
const PERCENT = { unit: "%", format: "percent1" } as const;

const later = ({ preset }: NetworkLayout): readonly Figure[] => {
  const year = String(Number(preset.freezeDate.slice(0, 4)) + 1);
  return preset.figures.filter(({ asOf }) => asOf.includes(year));
};

/** Cash that comes in = cash that lenders, others outside and owners get, as long as a default costs nothing. */
const balances = (layout: NetworkLayout): readonly Check[] =>
  Array.from({ length: CASES - 1 }, (_, k) => {
    const list = (column: string, from: number): string => reference(layout, "clearing", `${column}${from}:${column}${from + PARTIES - 1}`);
    const block = (column: string): string => list(column, caseBlock(k) + 1);
    const vector = (column: string): string => list(column, VECTOR_ROW);
    const title = reference(layout, "clearing", `A${CASE_ROW + k}`);
    return check("equal", `Clearing, case ${k + 1}: cash in = paid to lenders and outside + left for owners`,
      `=IF(${title}="",0,SUM(${block("B")}))`, `=SUM(${block("E")})+SUM(${block("F")})+SUMPRODUCT(${block("D")},${vector("H")})`,
      "Nothing is lost or made inside the network; holds while defaults cost nothing");
  });

const lawsOf = (layout: NetworkLayout, laterCells: string): readonly Check[] => {
  const inputs = (column: string): string => reference(layout, "inputs", `${column}${FIRST_ROW}:${column}${FIRST_ROW + layout.preset.figures.length - 1}`);
  const cell = (sheet: "flows" | "clearing" | "circularity", local: string): string => reference(layout, sheet, local);
  const sums = FLOW_ROW + layout.network.flows.length + 1;
  const selected = (answer: string, working: string): string =>
    `=${ofSelected(`${answerCell(layout, 1, answer)}:${answerCell(layout, layout.preset.scenarios.length + SPARE_SCENARIOS, answer).replace(/^.*!/, "")}`, working)}`;
  const block = (column: string, k: number, party: number): string => cell("clearing", `${column}${caseBlock(k) + party}`);
  const square = (top: number): string => cell("circularity", `B${top}:G${top + PARTIES - 1}`);
  const suppliers = SUPPLIERS.map((party) => layout.network.parties[party]!);
  const company = (column: string, i: number): string => cell("circularity", `${column}${COMPANY_ROW + SUPPLIERS[i]!}`);
  return [
    check("equal", "Matrix of financing = flows of that kind", "=[matrices.financing_total]", `=${cell("flows", `J${sums}`)}`, "A party that is misspelt on Flows would fall out of the matrix"),
    check("equal", "Matrix of purchases = flows of that kind", "=[matrices.purchases_total]", `=${cell("flows", `J${sums + 1}`)}`, "As above"),
    check("equal", "Money from outside = flows of that kind", "=SUM([matrices.outside])", `=${cell("flows", `J${sums + 2}`)}`, "As above"),
    check("equal", "What all pay = what all receive", "=SUM([matrices.paid])", "=SUM([matrices.received])", "Rows and columns of one matrix"),
    check("equal", "What goes round + what is left = all payments", `=SUM(${square(CIRCLE_ROW)})+SUM(${square(NET_ROW)})`, "=[matrices.total]", "Two answers of CIRCULAR_FLOW"),
    check("equal", "What goes round = its share of all payments", `=SUM(${square(CIRCLE_ROW)})`, "=[circularity.amount]", "Matrix and share"),
    check("equal", "In circles everybody receives what he pays", "=SUMXMY2([circularity.circles_paid],[circularity.circles_received])", "=0", "Sum of squared gaps"),
    ...suppliers.map((name, i) => check("atMost", `${name}: round trip is at most what it gives and what it sells`, `=${company("E", i)}`, `=MIN(${company("C", i)},${company("D", i)})`, "Money cannot come back that was not given, nor as revenue that is not there")),
    ...suppliers.map((name, i) => check("atMost", `${name}: funded revenue is at most the round trip`, `=${company("G", i)}`, `=${company("E", i)}`, "Pro rata is never more than the most that can have come back, while everybody's cash is complete")),
    ...balances(layout),
    check("equal", "No new equity: OpenAI pays revenue / obligations", "=[clearing.none_openai]", "=MIN(1,[openai_revenue]/[openai_due])", "Written out: nobody in the network owes OpenAI anything", PERCENT),
    check("equal", "No new equity: CoreWeave pays what is left after its lenders", "=[clearing.none_coreweave]",
      `=IF([coreweave_nvidia]=0,1,MAX(0,MIN(1,([cw_external]+[microsoft_coreweave]+[openai_coreweave]*${block("D", 2, 1)}-[cw_service])/[coreweave_nvidia])))`, "Written out; Microsoft pays in full", PERCENT),
    check("equal", "Working sheets = Stress, part that goes round", "=[circularity.share]", selected("share", "[circularity.share]"), "Column D of Inputs and the scenario's column tell one story", PERCENT),
    check("equal", "Working sheets = Stress, Amazon's own money", "=[circularity.amazon_share]", selected("amazon", "[circularity.amazon_share]"), "As above", PERCENT),
    check("equal", "Working sheets = Stress, what OpenAI pays", "=[clearing.base_openai]", selected("openai_pays", "[clearing.base_openai]"), "As above; the first case of Clearing is the scenario", PERCENT),
    check("equal", "Working sheets = Stress, what CoreWeave pays", "=[clearing.base_coreweave]", selected("coreweave_pays", "[clearing.base_coreweave]"), "As above", PERCENT),
    check("equal", "Working sheets = Stress, coverage without the largest customer", "=[concentration.without]", selected("without", "[concentration.without]"), "As above", { unit: "x", format: "multiple" }),
    check("equal", "Contracts by year: the first year = flows of the base", "=[concentration.year_openai]", "=[base.openai_amazon]+[base.openai_oracle]+[base.openai_coreweave]", "Two ways from contract to year: life and dates, total / years"),
    check("equal", "OpenAI's three orders at CoreWeave = the total that is printed", "=[base.cw_msa]+[base.cw_may]+[base.cw_sep]", "=[base.cw_openai_backlog]", "F102, F155, F156 against F155"),
    check("band", "OpenAI's gap of the year agrees with the higher burn forecast", "=[base.openai_need]", `=${reference(layout, "inputs", `I${layout.rows.get("openai_burn")!}`)}`, "Obligations less revenue on one side, a forecast on the other", { allowed: "=[burn_band]" }),
    check("band", "OpenAI's gap of the year agrees with the lower burn forecast", "=[base.openai_need]", "=[base.openai_burn]", "Fails by design, and the committee must see it: 18 and 25 are printed for one year, and only the higher one pays for the contracts that are signed", { allowed: "=[burn_band]", expected: false }),
    check("equal", "No input is blank", `=COUNTBLANK(${inputs("E")})`, "=0", "Column E of Inputs", { unit: "cells", format: "integer" }),
    check("equal", "Every input names its source or says that it is an assumption", `=COUNTBLANK(${inputs("J")})`, "=0", "Column J of Inputs", { unit: "cells", format: "integer" }),
    check("equal", "Inputs that speak of a date after the freeze are all listed below", `=COUNTIF(${inputs("K")},"*"&(LEFT([about.freeze],4)+1)&"*")`, `=COUNTA(${laterCells})`, "No later fact may enter the base unseen", { unit: "cells", format: "integer" }),
  ];
};

const FIRST_CHECK = 6;
const COLUMNS = ["#", "Check", "Unit", "One side", "Other side", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means"] as const;

const writeCheck = (sheet: Draft, layout: NetworkLayout, law: Check, row: number, number: number | string): void => {
  const on = (template: string): string => working(layout, "checks", template);
  const share = law.rule === "band";
  const limit = `G${row}*MAX(1,ABS(E${row}))`;
  const passes = { equal: `=ABS(F${row})<=${limit}`, atMost: `=F${row}<=${limit}`, band: `=IF(E${row}=0,FALSE,ABS(F${row})<=G${row})` }[law.rule];
  sheet.put(`A${row}`, number, "key");
  sheet.put(`B${row}`, law.name, "label");
  sheet.put(`C${row}`, law.unit, "unit");
  sheet.put(`D${row}`, formula(on(law.left)), "calculation", { format: law.format });
  sheet.put(`E${row}`, formula(on(law.right)), "calculation", { format: law.format });
  sheet.put(`F${row}`, formula(share ? `=IF(E${row}=0,"",D${row}/E${row}-1)` : `=D${row}-E${row}`), "calculation", { format: share ? "percent1" : "general" });
  sheet.put(`G${row}`, formula(on(law.allowed)), "calculation", { format: share ? "percent" : "general" });
  sheet.put(`H${row}`, formula(passes), "check");
  sheet.put(`I${row}`, law.expected, "label");
  sheet.put(`J${row}`, formula(`=H${row}=I${row}`), "check");
  sheet.put(`K${row}`, law.why, "note");
};

export const buildChecks = (layout: NetworkLayout): SheetPlan => {
  const printed = layout.preset.figures.map(printedBy).filter((one) => one !== undefined);
  const laws = lawsOf(layout, "A1").length;
  const printedFrom = FIRST_CHECK + laws + 3;
  const laterFrom = printedFrom + printed.length + 3;
  const laterCells = reference(layout, "checks", `A${laterFrom}:A${laterFrom + Math.max(1, later(layout).length) - 1}`, "checks");

  const sheet = startSheet("checks", layout.names.checks, "Checks", "Laws that must hold. Every line shows both sides and the gap; below stand the figures that a source prints, and those that rest on facts after the freeze date.");
  sheet.put("B3", "Checks that are not as expected", "label");
  const last = printedFrom + printed.length - 1;
  // Counted as lines less lines that are TRUE, so that an error counts as a failure.
  sheet.put("C3", formula(`=COUNTA(B${FIRST_CHECK}:B${FIRST_CHECK + laws - 1})+COUNTA(B${printedFrom}:B${last})-COUNTIF(J${FIRST_CHECK}:J${FIRST_CHECK + laws - 1},TRUE)-COUNTIF(J${printedFrom}:J${last},TRUE)`), "output", { format: "integer" });
  sheet.highlight({ range: "C3", when: "equals", value: 0, look: "good" });
  sheet.highlight({ range: "C3", when: "above", value: 0, look: "bad" });
  sheet.row("A5", COLUMNS, "heading");
  lawsOf(layout, laterCells).forEach((law, i) => writeCheck(sheet, layout, law, FIRST_CHECK + i, i + 1));

  sheet.put(`A${printedFrom - 2}`, "Figures that a source prints: has the record changed since this workbook was made?", "label");
  sheet.row(`A${printedFrom - 1}`, ["Key", "Figure", "Unit", "Record today", "Base on Inputs", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means", "Company", "Fact", "Bound", "Factor"], "heading");
  printed.forEach(({ figure, company, fact, bound, factor }, i) => {
    const row = printedFrom + i;
    const law = check("equal", labelOf(figure, layout.language), `=CCREDIT.FIGURE(L${row},M${row},,N${row})*O${row}`, `=[base.${figure.key}]`, "Record · factor = base", { unit: figure.unit, format: formatOf(figure.unit) });
    writeCheck(sheet, layout, law, row, figure.key);
    [company, fact, bound].forEach((text, j) => sheet.put(`${"LMN"[j]!}${row}`, text, "label"));
    sheet.put(`O${row}`, factor, "label", { format: "general" });
  });
  sheet.put(`A${laterFrom - 1}`, "Base inputs that rest on later facts: the year 2026 was financed after the freeze date", "label");
  later(layout).forEach((figure, i) => {
    const row = laterFrom + i;
    [figure.key, labelOf(figure, layout.language), figure.unit].forEach((text, j) => sheet.put(`${"ABC"[j]!}${row}`, text, j === 0 ? "key" : j === 1 ? "label" : "unit"));
    sheet.put(`E${row}`, figure.asOf, "label");
    if (figure.facts.length > 0) sheet.put(`F${row}`, figure.facts.join(", "), "label");
    sheet.put(`K${row}`, figure.how ?? "", "note");
  });
  sheet.highlight({ range: `H${FIRST_CHECK}:H${last}`, when: "equals", value: false, look: "warning" });
  sheet.highlight({ range: `J${FIRST_CHECK}:J${last}`, when: "equals", value: false, look: "bad" });
  return sheet.finish({ widths: [20, 76, 12, 16, 16, 22, 11, 10, 10, 12, 96, 16, 8, 8, 8], freeze: { rows: 5, columns: 2 }, landscape: true });
};
