import type { Figure } from "../../../presets/figure";
import { printedBy } from "../../checks";
import { FIRST_ROW, labelOf } from "../../columns";
import { formatOf } from "../../formats";
import type { SheetPlan } from "../../plan";
import { type Draft, formula, startSheet } from "../../sheet";
import { type Check, COLUMNS, equal, writeCheck } from "../checks";
import { comparisonRow } from "./comparison";
import { passportColumn } from "./inputs";
import { baseColumn, companyColumn, type ComparisonLayout, type ComparisonSheet, liveColumn, ofAll, reference } from "./layout";
import { rankingCells } from "./ranking";
import { repaidRange } from "./spread";
import { answerRange } from "./stress";
import { stressedRow } from "./stressed";
import { ladderRange, totalCell } from "./wall";

/** Inputs that belong to the market and must be the same for every company. */
const MARKET = ["btc_price", "btc_vol", "btc_price_q", "hashprice", "hashcost", "fleet_value", "rf", "vol_stress", "rho_stress", "btc_shock", "fleet_shock", "sector_debt_0", "sector_debt_1"] as const;

const yearAfter = ({ preset }: ComparisonLayout): string => String(Number(preset.freezeDate.slice(0, 4)) + 1);
const later = (layout: ComparisonLayout): readonly Figure[] => layout.preset.figures.filter(({ asOf, value }) => value !== null && asOf.includes(yearAfter(layout)));
const missing = ({ preset }: ComparisonLayout): readonly Figure[] => preset.figures.filter(({ value }) => value === null);

const lawsOf = (layout: ComparisonLayout, laterCells: string, missingCells: string): readonly Check[] => {
  const { members, inputs } = layout;
  const at = (sheet: ComparisonSheet, cell: string): string => reference(layout, sheet, cell);
  const inputRange = (first: string, last: string): string => at("inputs", `${first}${FIRST_ROW}:${last}${FIRST_ROW + inputs.length - 1}`);
  const last = members.length - 1;
  const orZero = (cell: string): string => `IF(ISNUMBER(${cell}),${cell},0)`;
  const onStress = (key: string, company: number): string => `INDEX(${answerRange(layout, key)},${at("inputs", `${liveColumn(layout, company)}4`)})`;
  const derivedCell = (key: string, company: number): string => at("inputs", `${liveColumn(layout, company)}${layout.rows.get(key)!}`);
  const market = MARKET.map((key) => at("inputs", `${baseColumn(0)}${layout.rows.get(key)!}:${baseColumn(last)}${layout.rows.get(key)!}`));
  const both = (key: string, row: number, i: number, label: string, unit: string, format: "multiple" | "percent1" | "percent"): Check => {
    const [left, right] = [orZero(at("comparison", `${companyColumn(i)}${row}`)), orZero(onStress(key, i))];
    return equal(`${members[i]!.company}: Comparison = Stress, ${label}`, unit, format, `=${left}`, `=${right}`, "The selected scenario's column tells the same story; 0 on both sides where figures are missing");
  };
  const { ranks, counts } = rankingCells(layout);
  const count = at("ranking", counts);
  return [
    ...members.flatMap(({ company }, i) => [
      equal(`${company}: ladder adds up to its items`, "$m", "usdMillion", `=SUM(${at("wall", ladderRange(layout, i, "due"))})`, `=${at("wall", totalCell(layout, i))}`, "Every item falls due within the ladder"),
      equal(`${company}: items of the ladder = debt listed on Inputs`, "$m", "usdMillion", `=${at("wall", totalCell(layout, i))}`, `=${derivedCell("listed_debt", i)}`, "Two sums of the same items"),
      equal(`${company}: repaid on Spread = debt listed on Inputs`, "$m", "usdMillion", `=SUM(${at("spread", repaidRange(layout, i))})`, `=${derivedCell("listed_debt", i)}`, "What FAIR_SPREAD takes as given"),
      both("cover", comparisonRow("cover"), i, "asset cover", "x", "multiple"),
      both("pd", comparisonRow("pd"), i, "P(assets < debt)", "%", "percent1"),
      both("dscr_all", comparisonRow("dscr_all"), i, "DSCR of leases", "x", "multiple"),
      equal(`${company}: P of the base case = Stress, base`, "%", "percent1", `=${orZero(at("stressed", `${companyColumn(i)}${stressedRow("base", "pd")}`))}`, `=${orZero(`INDEX(${answerRange(layout, "pd")},(${at("inputs", `${liveColumn(layout, i)}3`)}-1)*MAX(${at("scenarios", "D4:O4")})+[base_number])`)}`, "Two sheets, one number"),
      equal(`${company}: lease less mining = what conversion adds`, "$/MW", "usd", `=${at("comparison", `${companyColumn(i)}${comparisonRow("host")}`)}-${at("comparison", `${companyColumn(i)}${comparisonRow("mining")}`)}`, `=${at("comparison", `${companyColumn(i)}${comparisonRow("difference")}`)}`, "Rows of one answer"),
    ]),
    equal("Ranks of all measures add up to n(n + 1)/2 each", "ranks", "decimal", `=SUM(${at("ranking", ranks)})`, `=SUMPRODUCT((${count}>1)*${count}*(${count}+1))/(1+1)`, "Nobody is ranked twice or left out"),
    equal("Market inputs are the same for every company", "sum of gaps", "general", `=${market.map((range) => `(MAX(${range})-MIN(${range}))`).join("+")}`, "=0", "A comparison at two bitcoin prices compares nothing"),
    equal("Empty inputs are all listed below", "cells", "integer", `=COUNTBLANK(${inputRange(baseColumn(0), baseColumn(last))})`, `=COUNTIF(${missingCells},"open")`, "An empty cell is a question to the company"),
    equal("Every input names its source, says that it is an assumption, or that it was not found", "cells", "integer", `=COUNTBLANK(${inputRange(passportColumn(layout, "source", 0), passportColumn(layout, "source", last))})`, "=0", "Source columns of Inputs"),
    equal("Inputs that speak of a date after the freeze are all listed below", "cells", "integer", `=COUNTIF(${inputRange(passportColumn(layout, "asOf", 0), passportColumn(layout, "asOf", last))},"*"&(LEFT([about.freeze],4)+1)&"*")`, `=COUNTA(${laterCells})`, "No later fact may enter the base unseen"),
  ];
};

const FIRST_CHECK = 6;

interface PrintedLine {
  readonly key: string;
  readonly label: string;
  readonly cell: string;
  readonly printed: NonNullable<ReturnType<typeof printedBy>>;
}
/** Each fact once, with the first company's cell that rests on it: the market's figures are compared across companies above. */
const printedOf = (layout: ComparisonLayout): readonly PrintedLine[] => {
  const seen = new Set<string>();
  return layout.inputs.flatMap(({ key, figures }) => figures.flatMap((figure, i) => {
    const printed = figure && printedBy(figure);
    if (!printed || seen.has(`${key} ${printed.fact} ${printed.bound}`)) return [];
    seen.add(`${key} ${printed.fact} ${printed.bound}`);
    return [{ key: figure.key, label: labelOf(figure, layout.language), cell: reference(layout, "inputs", `${baseColumn(i)}${layout.rows.get(key)!}`), printed }];
  }));
};

const writeList = (sheet: Draft, layout: ComparisonLayout, from: number, title: string, figures: readonly Figure[], isOpen = false): void => {
  sheet.put(`A${from - 1}`, title, "label");
  figures.forEach((figure, i) => {
    const row = from + i;
    const company = layout.members.findIndex(({ id }) => figure.key.startsWith(`${id}_`));
    const cell = reference(layout, "inputs", `${baseColumn(company)}${layout.rows.get(figure.key.slice(layout.members[company]!.id.length + 1))!}`);
    sheet.put(`A${row}`, figure.key, "key");
    sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
    sheet.put(`C${row}`, figure.unit, "unit");
    if (isOpen) sheet.put(`D${row}`, formula(`=IF(${cell}="","open","filled")`), "check");
    sheet.put(`E${row}`, figure.asOf, "label");
    if (figure.facts.length > 0) sheet.put(`F${row}`, figure.facts.join(", "), "label");
    sheet.put(`K${row}`, figure.how ?? "", "note");
  });
};

export const buildChecks = (layout: ComparisonLayout): SheetPlan => {
  const printed = printedOf(layout);
  const base = reference(layout, "checks", "M3", "checks");
  const on = (template: string): string => ofAll(layout, "checks", template.replaceAll("[base_number]", base));
  const laws = lawsOf(layout, "A1", "A1").length;
  const printedFrom = FIRST_CHECK + laws + 3;
  const laterFrom = printedFrom + printed.length + 3;
  const missingFrom = laterFrom + Math.max(1, later(layout).length) + 3;
  const cells = (column: string, from: number, figures: readonly Figure[]): string => reference(layout, "checks", `${column}${from}:${column}${from + Math.max(1, figures.length) - 1}`, "checks");
  const sheet = startSheet("checks", layout.names.checks, "Checks", "Laws that must hold for every company. Every line shows both sides and the gap; below stand the figures that rest on later facts and those that the record does not hold.");
  const last = printedFrom + printed.length - 1;
  sheet.put("B3", "Checks that are not as expected", "label");
  // Counted as lines less lines that are TRUE, so that an error counts as a failure.
  sheet.put("C3", formula(`=COUNTA(B${FIRST_CHECK}:B${FIRST_CHECK + laws - 1})+COUNTA(B${printedFrom}:B${last})-COUNTIF(J${FIRST_CHECK}:J${FIRST_CHECK + laws - 1},TRUE)-COUNTIF(J${printedFrom}:J${last},TRUE)`), "output", { format: "integer" });
  sheet.put("K3", "Number of the scenario that is the base", "label");
  sheet.put("M3", layout.base.number, "choice", { format: "integer" });
  sheet.highlight({ range: "C3", when: "equals", value: 0, look: "good" });
  sheet.highlight({ range: "C3", when: "above", value: 0, look: "bad" });
  sheet.row("A5", COLUMNS, "heading");
  lawsOf(layout, cells("A", laterFrom, later(layout)), cells("D", missingFrom, missing(layout))).forEach((check, i) => writeCheck(sheet, on, check, FIRST_CHECK + i, i + 1));
  sheet.put(`A${printedFrom - 2}`, "Figures that a source prints: has the record changed since this workbook was made?", "label");
  sheet.row(`A${printedFrom - 1}`, ["Key", "Figure", "Unit", "Record today", "Base on Inputs", "Gap", "Allowed", "Passes", "Expected", "As expected", "What it means", "Company", "Fact", "Bound", "Factor"], "heading");
  printed.forEach(({ key, label, cell, printed: { figure, company, fact, bound, factor } }, i) => {
    const row = printedFrom + i;
    writeCheck(sheet, on, equal(label, figure.unit, formatOf(figure.unit), `=CCREDIT.FIGURE(L${row},M${row},,N${row})*O${row}`, `=${cell}`, "Record · factor = base"), row, key);
    [company, fact, bound].forEach((text, j) => sheet.put(`${"LMN"[j]!}${row}`, text, "label"));
    sheet.put(`O${row}`, factor, "label", { format: "general" });
  });
  writeList(sheet, layout, laterFrom, "Base inputs that rest on later facts, because no earlier source was found", later(layout));
  writeList(sheet, layout, missingFrom, "Figures that the record does not hold: ask the company", missing(layout), true);
  sheet.highlight({ range: `H${FIRST_CHECK}:H${last}`, when: "equals", value: false, look: "warning" });
  sheet.highlight({ range: `J${FIRST_CHECK}:J${last}`, when: "equals", value: false, look: "bad" });
  return sheet.finish({ widths: [26, 86, 12, 16, 16, 14, 11, 10, 10, 12, 90, 16, 8, 8, 8], freeze: { rows: 5, columns: 2 }, landscape: true });
};
