import type { Figure } from "../presets/figure";
import { inUnit, usable } from "../presets/fact-value";
import { FIRST_ROW, labelOf, lastSpareColumn } from "./columns";
import { formatOf } from "./formats";
import { isKnown, type Layout, reference, working } from "./layout";
import type { Content, Format, SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";
import { ofSelected } from "./spare-columns";

/** One law the workbook must keep: two sides, the gap between them, and what it means when they part. */
interface Check {
  readonly name: string;
  readonly unit: string;
  readonly format: Format;
  readonly left: string;
  readonly right: string;
  /** equal: within the tolerance. atMost: left ≤ right. band: left within a share of right. */
  readonly rule: "equal" | "atMost" | "band";
  readonly expected: boolean;
  readonly why: string;
}

const equal = (name: string, unit: string, format: Format, left: string, right: string, why: string): Check => ({
  name, unit, format, left, right, rule: "equal", expected: true, why,
});

/** A year after the freeze date, as column K of Inputs would write it. */
const nextYear = (layout: Layout): string => String(Number(layout.preset.freezeDate.slice(0, 4)) + 1);
const speaksOfLater = (layout: Layout): readonly Figure[] => layout.preset.figures.filter(({ asOf }) => asOf.includes(nextYear(layout)));

/** The one check that is meant to fail. */
const OPEX_AGREES: Check = {
  name: "Opex agrees with the margin the company reports", unit: "$/h", format: "rent", left: "=[base.opex]", right: "=[base.implied_opex]", rule: "band", expected: false,
  why: "Fails by design, and the committee must see it: built up from colocation, power and staff an hour costs what stands on the left; the margin of the whole company implies what stands on the right. With the company's cost the coverage of this loan is far lower. Try it: type the right-hand figure into opex on Inputs.",
};

const lawsOf = (layout: Layout): readonly Check[] => {
  const { preset } = layout;
  const inputs = (column: string): string => reference(layout, "inputs", `${column}${FIRST_ROW}:${column}${FIRST_ROW + preset.figures.length - 1}`);
  const empty = preset.figures.filter(({ value }) => value === null).map(({ key }) => `COUNTBLANK([base.${key}])`);
  const onStress = (row: number, working: string): string => `=${ofSelected(reference(layout, "stress", `D${row}:${lastSpareColumn(layout)}${row}`), working)}`;
  return [
    equal("Debt rolls forward: principal, balloon and last balance add up to the loan", "$", "usd", "=SUM([fleet.principal])+SUM([fleet.balloon])+INDEX([fleet.closing],[years]*[freq])", "=[debt]", "Opening − repaid = closing, over the whole table"),
    equal("The loan is repaid at maturity", "$", "usd", "=[debt]-INDEX([fleet.closing],[years]*[freq])", "=[debt]", "The last balance is 0"),
    equal("LLCR of the summary = LLCR of the first period", "x", "multiple", "=[coverage.llcr]", "=[fleet.first_llcr]", "Two functions, one number"),
    equal("Sculpted debt service: lowest DSCR = LLCR", "x", "multiple", "=[coverage.sculpted_min]", "=[coverage.sculpted_llcr]", "A law of project finance; holds while cash flow is not negative"),
    equal("Six parts of the haircut add up to it", "%", "percent1", "=MIN(1,MAX(0,SUM([collateral.six_parts])))", "=[collateral.parts_total]", "The total is limited to 0 to 100 %"),
    equal("Haircut in parts = haircut in one number", "%", "percent1", "=[collateral.parts_total]", "=[collateral.haircut]", "Two calls, one number"),
    equal("Loan per GPU = advance × cost", "$/GPU", "usdPerGpu", "=[collateral.loan]", "=[advance]*[cost]", "The loan amount in $ is converted once"),
    equal("Working sheets = Stress, LLCR of the selected scenario", "x", "multiple", "=[coverage.llcr]", onStress(66, "[coverage.llcr]"), "Column D of Inputs and the scenario's column tell one story"),
    equal("Working sheets = Stress, haircut of the selected scenario", "%", "percent1", "=[collateral.haircut]", onStress(79, "[collateral.haircut]"), "As above"),
    { name: "The period tables hold the whole tenor", unit: "periods", format: "integer", left: "=[years]*[freq]", right: "=ROWS([fleet.period])", rule: "atMost", expected: true, why: "A longer loan would be cut off in covenant paths and contract cover" },
    equal("No input is blank but the parameters meant to be", "cells", "integer", `=COUNTBLANK(${inputs("E")})`, `=${empty.join("+") || "0"}`, "Excel for Windows and Mac calculates a blank as 0"),
    equal("Every input names its source or says that it is an assumption", "cells", "integer", `=COUNTBLANK(${inputs("J")})`, "=0", "A! in column J of Inputs is an assumption, with its reason in column M"),
    equal("Inputs that speak of a date after the freeze are all listed below", "cells", "integer", `=COUNTIF(${inputs("K")},"*"&(LEFT([about.freeze],4)+1)&"*")`, "=COUNTA([checks.later])", "No later fact may enter the base unseen"),
    ...(isKnown(preset, "revenue") && isKnown(preset, "ebitda") ? [OPEX_AGREES] : []),
    equal("Balances and repayments behind the spread add up to the loan", "$", "usd", "=SUM([spread.repaid])", "=[debt]", "What FAIR_SPREAD takes as given"),
    equal("Working sheets = Stress, fair spread of the selected scenario", "bp", "bp", "=[spread.fair]", onStress(82, "[spread.fair]"), "Two paths of default and recovery, one number"),
    equal("Working sheets = Stress, price of the selected scenario", "points", "points", "=[spread.price]", onStress(83, "[spread.price]"), "As above"),
    equal("Price at the margin = 100 less what the margin lacks", "points", "points", "=([spread.price]-100)*([spread.fair]-[spread.quoted])", "=-ABS([spread.price]-100)*ABS([spread.fair]-[spread.quoted])", "A margin under the fair spread has a price under 100, one above it a price above"),
    equal("Cash trap: what is repaid and what is left add up to the loan", "$", "usd", "=SUM([spread.trapped_repaid])", "=[debt]", "Interest that is not paid is added before it is repaid"),
    equal("Duration block: economic value without a dated launch", "$/GPU", "usdPerGpu", "=[collateral.value_again]", '=IF([launch_years]="",[collateral.value],[collateral.value_again])', "Two functions, one number"),
    ...(!layout.company ? [] : [
      equal("The ladder adds up to the instalments printed", "$m", "usdMillion", "=SUM([debt.due])", "=SUM([debt.amounts])", "No instalment lies outside its years"),
      equal("First year unpaid = what cash and operations do not cover", "$m", "usdMillion", "=[debt.first_unpaid]", "=MAX(0,[debt.first_amount]-[cash]-[debt.free_cash])", "Worked out once more"),
      equal("Working sheets = Stress, new money of the selected scenario", "$m", "usdMillion", "=[debt.first_gap]", onStress(84, "[debt.first_gap]"), "As above"),
      equal("Backlog by customer adds up to the backlog", "$m", "usdMillion", "=[customers.backlog]", "=[backlog]", "The third line is what the first two leave: it must not be negative"),
      { name: "The two named backlogs are no more than the backlog", unit: "$m", format: "usdMillion", left: "=[backlog_openai]+[backlog_meta]", right: "=[backlog]", rule: "atMost", expected: true, why: "Signed values can exceed what is left to deliver" } as const,
      equal("Revenue shares of the customers add up to 1", "%", "percent", "=[customers.shares]", "=1", "Nobody is counted twice"),
    ]),
    ...(preset.debt === undefined ? [] : [
      equal("Facilities and plug add up to the company's debt", "$m", "usdMillion", "=[debt.total]", "=[base.debt_total]", "The plug is what no facility explains"),
      { name: "The plug is under 5 % of the debt", unit: "%", format: "percent1", left: "=[debt.plug]/[debt.total]", right: "=[plug_limit]", rule: "atMost", expected: true, why: "A larger plug would mean that a facility is missing" } as const,
      equal("Average rate on Inputs = weighted rate of the facilities", "%", "percent2", "=[base.avg_rate]", "=[debt.rate]", "Weighted by the balances of 31-Mar-2026"),
    ]),
  ];
};

const COLUMNS = ["#", "Check", "Unit", "One side", "Other side", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means"] as const;
const FIRST_CHECK = 6;

const writeCheck = (sheet: Draft, layout: Layout, check: Check, row: number, number: number | string): void => {
  const on = (template: string): string => working(layout, "checks", template);
  sheet.put(`A${row}`, number, "key");
  sheet.put(`B${row}`, check.name, "label");
  sheet.put(`C${row}`, check.unit, "unit");
  sheet.put(`D${row}`, formula(on(check.left)), "calculation", { format: check.format });
  sheet.put(`E${row}`, formula(on(check.right)), "calculation", { format: check.format });
  const [gap, allowed, passes] = {
    equal: [`=D${row}-E${row}`, "=[tolerance]", `=ABS(F${row})<=G${row}*MAX(1,ABS(E${row}))`],
    atMost: [`=D${row}-E${row}`, "=0", `=F${row}<=G${row}`],
    band: [`=IF(E${row}=0,"",D${row}/E${row}-1)`, "=[opex_band]", `=IF(F${row}="",FALSE,ABS(F${row})<=G${row})`],
  }[check.rule];
  sheet.put(`F${row}`, formula(gap!), "calculation", { format: check.rule === "band" ? "percent1" : "general" });
  sheet.put(`G${row}`, formula(on(allowed!)), "calculation", { format: check.rule === "band" ? "percent" : "general" });
  sheet.put(`H${row}`, formula(passes!), "check");
  sheet.put(`I${row}`, check.expected, "label");
  sheet.put(`J${row}`, formula(`=H${row}=I${row}`), "check");
  sheet.put(`K${row}`, check.why, "note");
};

/** A figure that a source prints as it stands: the record must still say the same. */
export interface Printed {
  readonly figure: Figure;
  readonly company: string;
  readonly fact: string;
  readonly bound: "LOW" | "MID" | "HIGH";
  /** From the unit in which FIGURE answers to the unit of the figure. */
  readonly factor: number;
}

export const printedBy = (figure: Figure): Printed | undefined => {
  const id = figure.facts[0];
  if (id === undefined || figure.value === null || figure.formula !== undefined) return undefined;
  const fact = usable(id);
  if (typeof fact === "string") return undefined;
  const bound = figure.bound ?? "MID";
  const stated = inUnit(fact, figure.unit, bound);
  if (typeof stated !== "number" || Math.abs(stated - figure.value) > 1e-12 * Math.max(1, Math.abs(stated))) return undefined;
  const factor = fact.unit.startsWith("bp") && figure.unit.startsWith("%") ? 1e-4 : fact.unit.startsWith("GW") ? 1000 : figure.unit === "$bn" ? 0.001 : 1;
  return { figure, company: fact.company, fact: id, bound, factor };
};

const writePrinted = (sheet: Draft, layout: Layout, from: number): number => {
  const printed = layout.preset.figures.map(printedBy).filter((one) => one !== undefined);
  if (printed.length === 0) return from;
  sheet.put(`A${from - 2}`, "Figures that a source prints: has the record changed since this workbook was made?", "label");
  sheet.row(`A${from - 1}`, ["Key", "Figure", "Unit", "Record today", "Base on Inputs", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means", "Company", "Fact", "Bound", "Factor"], "heading");
  printed.forEach(({ figure, company, fact, bound, factor }, i) => {
    const row = from + i;
    writeCheck(sheet, layout, equal(labelOf(figure, layout.language), figure.unit, formatOf(figure.unit), `=CCREDIT.FIGURE(L${row},M${row},,N${row})*O${row}`, `=[base.${figure.key}]`, "Record · factor = base"), row, figure.key);
    [company, fact, bound].forEach((text, j) => sheet.put(`${"LMN"[j]!}${row}`, text, "label"));
    sheet.put(`O${row}`, factor, "label", { format: "general" });
  });
  return from + printed.length;
};

/** Reported figures for which no source prints this very number, in words. */
const writeDiffering = (sheet: Draft, layout: Layout, from: number): number => {
  const differing = layout.preset.figures.filter(({ differs }) => differs !== undefined);
  if (differing.length === 0) return from;
  sheet.put(`A${from}`, "Figures whose source says it in other words", "label");
  differing.forEach((figure, i) => {
    sheet.put(`A${from + 1 + i}`, figure.key, "key");
    sheet.put(`B${from + 1 + i}`, labelOf(figure, layout.language), "label");
    sheet.put(`K${from + 1 + i}`, `${figure.facts.join(", ")}: ${figure.differs!}`, "note");
  });
  return from + differing.length + 2;
};

const writeLater = (sheet: Draft, layout: Layout, from: number): void => {
  sheet.put(`A${from - 1}`, "Base inputs that rest on later facts, because no earlier source was found", "label");
  if (speaksOfLater(layout).length === 0) {
    sheet.put(`A${from}`, null, "key");
    sheet.put(`B${from}`, "None", "note");
  }
  speaksOfLater(layout).forEach((figure, i) => {
    const row = from + i;
    const cell = (column: string, content: Content): void => sheet.put(`${column}${row}`, content, column === "A" ? "key" : "label");
    cell("A", figure.key);
    cell("B", labelOf(figure, layout.language));
    cell("C", figure.unit);
    sheet.put(`D${row}`, formula(working(layout, "checks", `=[base.${figure.key}]`)), "calculation", { format: formatOf(figure.unit) });
    cell("E", figure.asOf);
    cell("F", figure.facts.join(", "));
    sheet.put(`K${row}`, figure.how ?? "", "note");
  });
};

export const buildChecks = (given: Layout): SheetPlan => {
  const laws = lawsOf(given).length;
  const printedFrom = FIRST_CHECK + laws + 3;
  const printedCount = given.preset.figures.map(printedBy).filter((one) => one !== undefined).length;
  const differing = given.preset.figures.filter(({ differs }) => differs !== undefined).length;
  const laterFrom = printedFrom + printedCount + 1 + (differing > 0 ? differing + 2 : 0) + 1;
  const layout: Layout = { ...given, places: { ...given.places, "checks.later": `A${laterFrom}:A${laterFrom + Math.max(1, speaksOfLater(given).length) - 1}` } };

  const sheet = startSheet("checks", layout.names.checks, "Checks", "Laws that must hold. Every line shows both sides and the gap; a line that is expected to fail says why.");
  sheet.put("B3", "Checks that are not as expected", "label");
  const last = printedFrom + printedCount - 1;
  // Counted as lines less lines that are TRUE, so that an error counts as a failure.
  const failures = (first: number, end: number): string => `COUNTA(B${first}:B${end})-COUNTIF(J${first}:J${end},TRUE)`;
  const counted = [failures(FIRST_CHECK, FIRST_CHECK + laws - 1), ...(printedCount > 0 ? [failures(printedFrom, last)] : [])];
  sheet.put("C3", formula(`=${counted.join("+")}`), "output", { format: "integer" });
  sheet.highlight({ range: "C3", when: "equals", value: 0, look: "good" });
  sheet.highlight({ range: "C3", when: "above", value: 0, look: "bad" });
  sheet.row("A5", COLUMNS, "heading");
  lawsOf(layout).forEach((check, i) => writeCheck(sheet, layout, check, FIRST_CHECK + i, i + 1));
  const afterPrinted = writePrinted(sheet, layout, printedFrom);
  writeDiffering(sheet, layout, afterPrinted + 1);
  writeLater(sheet, layout, laterFrom);
  sheet.highlight({ range: `H${FIRST_CHECK}:H${last}`, when: "equals", value: false, look: "warning" });
  sheet.highlight({ range: `J${FIRST_CHECK}:J${last}`, when: "equals", value: false, look: "bad" });
  return sheet.finish({ widths: [14, 78, 10, 16, 16, 14, 11, 10, 10, 12, 90, 14, 8, 8, 8], freeze: { rows: 5, columns: 2 }, landscape: true });
};
