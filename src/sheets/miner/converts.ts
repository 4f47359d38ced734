import type { ChartPlan, Format, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { type MinerLayout, needing, reference, working } from "./layout";
import { LADDER_ROW, LADDER_ROWS, LAST_LADDER_ROW, TABLE_ROW } from "./places";

/** The table of what falls due: loans, then notes. */
const DUE_ROW = 24;
const DUE_ROOM = 8;

const CLAIM: readonly (readonly [label: string, format: Format])[] = [
  ["Share / conversion price", "multiple"], ["Bond floor", "usdMillion"], ["Option", "usdMillion"], ["Value", "usdMillion"], ["P(cash claim)", "percent"], ["Expected cash claim", "usdMillion"],
];

/** The part of a figure's label that names the note: "Convertible 0 % 2032". */
const nameOf = (layout: MinerLayout, key: string): string => {
  const figure = layout.preset.figures.find((one) => one.key === key)!;
  return (layout.language === "es" ? figure.labelEs : figure.label).replace(/:.*$/, "");
};

const writeNotes = (sheet: Draft, layout: MinerLayout, on: (template: string) => string): void => {
  sheet.row("A5", ["Note", "Face $m", "Conversion price $/share", "Years to put or maturity", "Coupon", "Share price $/share", ...CLAIM.map(([label], i) => (i === 1 || i === 2 || i === 3 || i === 5 ? `${label} $m` : label))], "heading");
  layout.items.notes.forEach((note, i) => {
    const row = TABLE_ROW + i;
    const cell = (column: string, template: string, format: Format): void => sheet.put(`${column}${row}`, formula(on(template)), "calculation", { format });
    sheet.put(`A${row}`, nameOf(layout, `${note}_face`), "label");
    cell("B", `=[${note}_face]`, "usdMillion");
    cell("C", `=${needing([`${note}_price`], `[${note}_price]`)}`, "rent");
    cell("D", `=[${note}_put]`, "years");
    cell("E", `=${needing([`${note}_coupon`], `[${note}_coupon]`)}`, "percent2");
    cell("F", `=${needing(["share_price"], "[share_price]")}`, "rent");
    const call = `CCREDIT.CONVERT_CLAIM(B${row},C${row},F${row},[share_vol],D${row},[rf],[spread],E${row})`;
    CLAIM.forEach(([, format], j) => {
      const content = j === 0 ? formula(on(`=${needing([`${note}_price`, `${note}_coupon`, "share_price"], call)}`)) : null;
      sheet.put(`${columnLetters(7 + j)}${row}`, content, j === 5 ? "output" : "calculation", { format });
    });
  });
  const last = TABLE_ROW + layout.items.notes.length;
  sheet.put(`A${last}`, "Total", "label");
  sheet.put(`B${last}`, formula(`=SUM(B${TABLE_ROW}:B${last - 1})`), "output", { format: "usdMillion" });
  sheet.put(`L${last}`, formula(`=IF(COUNT(L${TABLE_ROW}:L${last - 1})=ROWS(L${TABLE_ROW}:L${last - 1}),SUM(L${TABLE_ROW}:L${last - 1}),"needs: all notes")`), "output", { format: "usdMillion" });
  sheet.put(`A${last + 2}`, "Until a share price is typed, every holder is taken to ask for cash: the prudent end, and the ladder below rests on it.", "note");
  sheet.put(`A${last + 3}`, "The face and not a probability falls due: a ladder of expected claims would be short of cash whenever the share is low.", "note");
};

const writeDue = (sheet: Draft, layout: MinerLayout, on: (template: string) => string): void => {
  const { loans, notes } = layout.items;
  sheet.put(`A${DUE_ROW - 2}`, "What falls due, or can be put, and when", "label");
  sheet.row(`A${DUE_ROW - 1}`, ["Item", "Amount $m", "Years from the freeze date"], "heading");
  const due = [...loans.map((loan) => [`${loan}_amount`, `${loan}_due`] as const), ...notes.map((note) => [`${note}_face`, `${note}_put`] as const)];
  if (due.length > DUE_ROOM) throw new Error(`the sheet Converts holds ${DUE_ROOM} items, ${layout.preset.id} has ${due.length}`);
  due.forEach(([amount, when], i) => {
    sheet.put(`A${DUE_ROW + i}`, nameOf(layout, amount), "label");
    sheet.put(`B${DUE_ROW + i}`, formula(on(`=[${amount}]`)), "calculation", { format: "usdMillion" });
    sheet.put(`C${DUE_ROW + i}`, formula(on(`=[${when}]`)), "calculation", { format: "years" });
  });
  const last = DUE_ROW + due.length - 1;
  sheet.put("A34", "Total", "label");
  sheet.put("B34", "$m", "unit");
  sheet.put("C34", formula(`=SUM(B${DUE_ROW}:B${last})`), "output", { format: "usdMillion" });
  sheet.put("D34", "Without joint ventures, whose notes fall due with them", "note");
  sheet.put(`A${LADDER_ROW - 3}`, "Ladder: nothing is refinanced, every put is used, cash pays first", "label");
  sheet.row(`A${LADDER_ROW - 2}`, ["year from the freeze", "$m", "%", "%", "$m", "BTC", "%", "BTC", "%", ""], "unit");
  sheet.row(`A${LADDER_ROW - 1}`, ["Year", "Due", "Share of debt", "… up to here", "Unpaid after cash", "Bitcoin to sell", "… of the coins held", "Bitcoin to sell, bitcoin down", "… of the coins held", "Calendar year"], "heading");
  const ladder = `=CCREDIT.MATURITY_LADDER($B$${DUE_ROW}:$B$${last},$C$${DUE_ROW}:$C$${last},[ladder_years],[cash_free])`;
  const formats: readonly Format[] = ["integer", "usdMillion", "percent", "percent", "usdMillion"];
  for (let row = LADDER_ROW; row <= LAST_LADDER_ROW; row += 1) {
    formats.forEach((format, i) => sheet.put(`${columnLetters(1 + i)}${row}`, i === 0 && row === LADDER_ROW ? formula(on(ladder)) : null, "calculation", { format }));
    sheet.put(`F${row}`, formula(on(`=E${row}*1000000/[btc_price]`)), "calculation", { format: "integer" });
    sheet.put(`H${row}`, formula(on(`=E${row}*1000000/([base.btc_price]*(1-[base.btc_shock]))`)), "calculation", { format: "integer" });
    for (const [column, from] of [["G", "F"], ["I", "H"]]) {
      sheet.put(`${column!}${row}`, formula(on(`=IF([btc_qty]=0,"holds none",${from!}${row}/[btc_qty])`)), "output", { format: "percent" });
    }
    sheet.put(`J${row}`, formula(on(`=LEFT([about.freeze],4)+A${row}`)), "calculation", { format: "general" });
  }
  sheet.highlight({ range: `G${LADDER_ROW}:G${LAST_LADDER_ROW}`, when: "above", value: 1, look: "bad" });
  sheet.highlight({ range: `I${LADDER_ROW}:I${LAST_LADDER_ROW}`, when: "above", value: 1, look: "bad" });
};

export const buildConverts = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "converts", template);
  const sheet = startSheet("converts", layout.names.converts, "Converts", "Convertible notes as a lender sees them, and the ladder of what can be asked in cash.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  writeNotes(sheet, layout, on);
  writeDue(sheet, layout, on);
  return sheet.finish({ widths: [36, 14, 30, 28, 20, 28, 26, 28, 24, 18, 18, 24], freeze: { rows: 5, columns: 1 }, landscape: true });
};

/** Chart 4: the ladder, and what is unpaid. */
export const ladderChart = (layout: MinerLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "converts", `${column}${LADDER_ROW}:${column}${LADDER_ROW + LADDER_ROWS - 1}`);
  return {
    id: "ladder",
    title: "When can holders ask for cash, and how much is then missing?",
    kind: "column",
    categories: range("J"),
    series: [{ name: "Due or can be put", values: range("B"), look: "column" }, { name: "Unpaid after cash, running total: bitcoin or assets to sell", values: range("E"), look: "line" }],
    categoryAxis: "Year",
    valueAxis: "Debt ($m)",
    valueFormat: "usdMillion",
    description: "Debt by the year in which it falls due or its holders may put it, and the running total that cash does not pay if nothing is refinanced.",
    at,
  };
};
