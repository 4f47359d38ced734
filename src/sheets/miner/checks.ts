import type { Figure } from "../../presets/figure";
import { printedBy } from "../checks";
import { FIRST_ROW, labelOf, SPARE_SCENARIOS } from "../columns";
import { formatOf } from "../formats";
import type { Format, SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { ofSelected } from "../spare-columns";
import { answerCell, type MinerLayout, reference, working } from "./layout";

export interface Check {
  readonly name: string;
  readonly unit: string;
  readonly format: Format;
  readonly left: string;
  readonly right: string;
  /** equal: within the tolerance. share: apart by at most this share of the right side. */
  readonly rule: "equal" | "share";
  readonly allowed: string;
  readonly why: string;
}

export const equal = (name: string, unit: string, format: Format, left: string, right: string, why: string, allowed = "=[tolerance]"): Check => ({ name, unit, format, left, right, rule: "equal", allowed, why });

const later = ({ preset }: MinerLayout): readonly Figure[] => {
  const year = String(Number(preset.freezeDate.slice(0, 4)) + 1);
  return preset.figures.filter(({ asOf, value }) => value !== null && asOf.includes(year));
};
const missing = ({ preset }: MinerLayout): readonly Figure[] => preset.figures.filter(({ value }) => value === null);

const lawsOf = (layout: MinerLayout, laterCells: string, missingCells: string): readonly Check[] => {
  const inputs = (column: string): string => reference(layout, "inputs", `${column}${FIRST_ROW}:${column}${FIRST_ROW + layout.preset.figures.length - 1}`);
  const selected = (answer: string, working: string): string =>
    `=${ofSelected(`${answerCell(layout, 1, answer)}:${answerCell(layout, layout.preset.scenarios.length + SPARE_SCENARIOS, answer).replace(/^.*!/, "")}`, working)}`;
  const conversion = (key: string): string => `[block.${key === "host" ? "noi" : key}]`;
  const both = (place: string): string => `=IF(ISNUMBER(${place}),${place},0)`;
  const orZero = (text: string): string => `=IF(ISNUMBER(${text.slice(1)}),${text.slice(1)},0)`;
  return [
    equal("Ladder adds up to the items, what falls due later apart", "$m", "usdMillion", "=SUM([converts.due])", "=[converts.total]", "Every item falls due within the ladder"),
    equal("Items of the ladder = debt listed on Inputs", "$m", "usdMillion", "=[converts.total]", "=[listed_debt]", "Two sums of the same items"),
    ...(layout.preset.figures.find(({ key }) => key === "debt_total")!.value === null ? [] : [{ name: "Items explain the total debt", unit: "$m", format: "usdMillion", left: "=[base.listed_debt]", right: "=[base.debt_tested]", rule: "share", allowed: "=[listed_limit]", why: "Face and carrying value differ; a larger gap would mean that an item is missing" } as const]),
    equal("Unpaid at the far year = what is due less cash", "$m", "usdMillion", "=INDEX([converts.unpaid],[sell_far])", "=MAX(0,[due_far]-[cash_free])", "Ladder and Inputs count the same"),
    equal("Lease less mining = what conversion adds", "$/MW", "usd", `=${conversion("host")}-${conversion("mining")}`, `=${conversion("difference")}`, "Rows of one answer"),
    equal("Income / cost = yield", "%", "percent1", `=${conversion("host")}/${conversion("capex")}`, `=${conversion("yield")}`, "Rows of one answer"),
    equal("NPV of conversion, worked out with PV", "$/MW", "usd", "=([block.noi]-MAX(0,[block.mining]))*PV([disc],[conv_years],-1)-[block.capex]", "=[block.npv]", "Built-in functions, level income; holds without escalator and fall of hashprice"),
    equal("NPV at the break-even lease is nothing, against the cost", "%", "percent1", "=[block.npv_at_break_even]", "=0", "The search found the lease", "=[solver_tolerance]"),
    equal("Working sheets = Stress, asset cover of the selected scenario", "x", "multiple", both("[treasury.cover]"), orZero(selected("cover", "[treasury.cover]")), "Column D of Inputs and the scenario's column tell one story"),
    equal("Working sheets = Stress, P(assets < debt)", "%", "percent1", both("[treasury.pd]"), orZero(selected("pd", "[treasury.pd]")), "As above; 0 on both sides where figures are missing"),
    equal("Working sheets = Stress, NPV of conversion", "$/MW", "usd", "=[block.npv]", selected("npv", "[block.npv]"), "As above"),
    ...(layout.items.leases.length === 0 ? [] : [
      equal("Working sheets = Stress, DSCR of leases", "x", "multiple", "=[leases.dscr]", selected("dscr", "[leases.dscr]"), "As above"),
      equal("First period of the lease path = income of a period", "$m", "usdMillion", "=INDEX([leases.noi_path],1)", "=[noi_period]", "Run-off and yearly income agree while every lease runs"),
    ]),
    equal("Balances and repayments behind the spread add up to the debt listed", "$m", "usdMillion", "=SUM([spread.repaid])", "=[listed_debt]", "What FAIR_SPREAD takes as given"),
    equal("Spread and Treasury: P(assets < debt) at the horizon", "%", "percent1", `=IF(ISNUMBER(INDEX([spread.own_pd],[horizon])),INDEX([spread.own_pd],[horizon]),0)`, both("[treasury.pd]"), "Last step of the grid and one call, where the horizon is a whole year of the ladder"),
    ...(layout.items.leases.length === 0 ? [] : [equal("Level service on Spread repays the whole debt on leases", "$m", "usdMillion", "=SUM([spread.lease_repaid])", `=[${layout.items.facilities[0]!}_debt]`, "Years of service within the path")]),
    equal("Empty inputs are all listed below", "cells", "integer", `=COUNTBLANK(${inputs("E")})`, `=COUNTIF(${missingCells},"open")`, "An empty cell is a question to the company; a blank that is not listed is a mistake"),
    equal("Every input names its source, says that it is an assumption, or that it was not found", "cells", "integer", `=COUNTBLANK(${inputs("J")})`, "=0", "Column J of Inputs"),
    equal("Inputs that speak of a date after the freeze are all listed below", "cells", "integer", `=COUNTIF(${inputs("K")},"*"&(LEFT([about.freeze],4)+1)&"*")`, `=COUNTA(${laterCells})`, "No later fact may enter the base unseen"),
  ];
};

const FIRST_CHECK = 6;
export const COLUMNS = ["#", "Check", "Unit", "One side", "Other side", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means"] as const;

export const writeCheck = (sheet: Draft, on: (template: string) => string, check: Check, row: number, number: number | string): void => {
  sheet.put(`A${row}`, number, "key");
  sheet.put(`B${row}`, check.name, "label");
  sheet.put(`C${row}`, check.unit, "unit");
  sheet.put(`D${row}`, formula(on(check.left)), "calculation", { format: check.format });
  sheet.put(`E${row}`, formula(on(check.right)), "calculation", { format: check.format });
  sheet.put(`F${row}`, formula(check.rule === "equal" ? `=D${row}-E${row}` : `=IF(E${row}=0,"",D${row}/E${row}-1)`), "calculation", { format: check.rule === "equal" ? "general" : "percent1" });
  sheet.put(`G${row}`, formula(on(check.allowed)), "calculation", { format: check.rule === "equal" ? "general" : "percent" });
  sheet.put(`H${row}`, formula(check.rule === "equal" ? `=ABS(F${row})<=G${row}*MAX(1,ABS(E${row}))` : `=IF(F${row}="",FALSE,ABS(F${row})<=G${row})`), "check");
  sheet.put(`I${row}`, true, "label");
  sheet.put(`J${row}`, formula(`=H${row}=I${row}`), "check");
  sheet.put(`K${row}`, check.why, "note");
};

const writeList = (sheet: Draft, layout: MinerLayout, from: number, title: string, figures: readonly Figure[], isOpen = false): void => {
  sheet.put(`A${from - 1}`, title, "label");
  figures.forEach((figure, i) => {
    const row = from + i;
    sheet.put(`A${row}`, figure.key, "key");
    sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
    sheet.put(`C${row}`, figure.unit, "unit");
    if (isOpen) sheet.put(`D${row}`, formula(working(layout, "checks", `=IF([base.${figure.key}]="","open","filled")`)), "check");
    sheet.put(`E${row}`, figure.asOf, "label");
    if (figure.facts.length > 0) sheet.put(`F${row}`, figure.facts.join(", "), "label");
    sheet.put(`K${row}`, figure.how ?? "", "note");
  });
};

export const buildChecks = (layout: MinerLayout): SheetPlan => {
  const printed = layout.preset.figures.map(printedBy).filter((one) => one !== undefined);
  const laws = lawsOf(layout, "A1", "A1").length;
  const printedFrom = FIRST_CHECK + laws + 3;
  const laterFrom = printedFrom + printed.length + 3;
  const missingFrom = laterFrom + Math.max(1, later(layout).length) + 3;
  const on = (template: string): string => working(layout, "checks", template);
  const cells = (column: string, from: number, figures: readonly Figure[]): string => reference(layout, "checks", `${column}${from}:${column}${from + Math.max(1, figures.length) - 1}`, "checks");

  const sheet = startSheet("checks", layout.names.checks, "Checks", "Laws that must hold. Every line shows both sides and the gap; below stand the figures that rest on later facts and those that the record does not hold.");
  sheet.put("B3", "Checks that are not as expected", "label");
  const last = printedFrom + printed.length - 1;
  // Counted as lines less lines that are TRUE, so that an error counts as a failure.
  sheet.put("C3", formula(`=COUNTA(B${FIRST_CHECK}:B${FIRST_CHECK + laws - 1})+COUNTA(B${printedFrom}:B${last})-COUNTIF(J${FIRST_CHECK}:J${FIRST_CHECK + laws - 1},TRUE)-COUNTIF(J${printedFrom}:J${last},TRUE)`), "output", { format: "integer" });
  sheet.highlight({ range: "C3", when: "equals", value: 0, look: "good" });
  sheet.highlight({ range: "C3", when: "above", value: 0, look: "bad" });
  sheet.row("A5", COLUMNS, "heading");
  lawsOf(layout, cells("A", laterFrom, later(layout)), cells("D", missingFrom, missing(layout))).forEach((check, i) => writeCheck(sheet, on, check, FIRST_CHECK + i, i + 1));

  sheet.put(`A${printedFrom - 2}`, "Figures that a source prints: has the record changed since this workbook was made?", "label");
  sheet.row(`A${printedFrom - 1}`, ["Key", "Figure", "Unit", "Record today", "Base on Inputs", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means", "Company", "Fact", "Bound", "Factor"], "heading");
  printed.forEach(({ figure, company, fact, bound, factor }, i) => {
    const row = printedFrom + i;
    writeCheck(sheet, on, equal(labelOf(figure, layout.language), figure.unit, formatOf(figure.unit), `=CCREDIT.FIGURE(L${row},M${row},,N${row})*O${row}`, `=[base.${figure.key}]`, "Record · factor = base"), row, figure.key);
    [company, fact, bound].forEach((text, j) => sheet.put(`${"LMN"[j]!}${row}`, text, "label"));
    sheet.put(`O${row}`, factor, "label", { format: "general" });
  });
  writeList(sheet, layout, laterFrom, "Base inputs that rest on later facts, because no earlier source was found", later(layout));
  writeList(sheet, layout, missingFrom, "Figures that the record does not hold: ask the company", missing(layout), true);
  sheet.highlight({ range: `H${FIRST_CHECK}:H${last}`, when: "equals", value: false, look: "warning" });
  sheet.highlight({ range: `J${FIRST_CHECK}:J${last}`, when: "equals", value: false, look: "bad" });
  return sheet.finish({ widths: [18, 82, 12, 16, 16, 14, 11, 10, 10, 12, 90, 16, 8, 8, 8], freeze: { rows: 5, columns: 2 }, landscape: true });
};
