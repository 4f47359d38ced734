import { COVER_ROWS, contractCover, FLEET_SUMMARY, FLEET_SUMMARY_SCULPTED, SUMMARY_ROWS } from "./calls";
import { type Layout, working } from "./layout";
import type { Covenant } from "../presets/figure";
import { TABLE_ROWS } from "./places";
import type { Format, SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";
import { line } from "./table";
import { writeTrap } from "./trap";

const COVENANT_ROW = 25;

interface TestedPath {
  readonly path: string;
  /** Where a scenario may move the threshold. */
  readonly threshold?: string;
  readonly reads: string;
}

/** The paths that a covenant can be tested on, by the key of the covenant; others need figures that are not public. */
const PATH_OF: Readonly<Record<string, TestedPath>> = {
  dscr: { path: "[fleet.dscr_path]", threshold: "=[covenant]", reads: "DSCR by period, Fleet column Z" },
  ltv: { path: "[fleet.ltv_path]", reads: "Balance / resale value by period, Fleet column AI" },
};
/** Where no credit agreement is public: the covenant of Inputs, tested from the first period on. */
const assumedCovenant = (layout: Layout): Covenant => {
  const figure = layout.preset.figures.find(({ key }) => key === "covenant");
  if (figure === undefined || figure.value === null) throw new Error(`${layout.preset.id} needs a covenant on Inputs`);
  return { key: "dscr", label: figure.label, labelEs: figure.labelEs, kind: "MIN", threshold: figure.value, unit: "x", firstTest: 1, fact: "Inputs", how: figure.how ?? "" };
};
const covenantsOf = (layout: Layout): readonly Covenant[] => layout.preset.debt?.covenants ?? [assumedCovenant(layout)];

const pathOf = ({ key }: Covenant): TestedPath | undefined =>
  Object.entries(PATH_OF).find(([word]) => key.split("_").includes(word))?.[1];

/** Not in the credit agreements that are public, and asked by every lender: cash and lines by year, nothing raised. */
const writeLiquidity = (sheet: Draft, on: (template: string) => string): void => {
  const row = COVENANT_ROW + 2;
  sheet.put(`A${row}`, "Company: cash and lines, nothing raised", "label");
  sheet.put(`B${row}`, "MIN", "choice");
  sheet.put(`C${row}`, formula(on("=[min_cash]")), "calculation", { format: "usdMillion" });
  sheet.put(`D${row}`, 1, "assumed", { format: "integer", note: "House test, from the first year on" });
  sheet.put(`E${row}`, "$m", "unit");
  (["integer", "usdMillion", "integer", "percent1", "integer", "integer"] as const).forEach((format, i) =>
    sheet.put(`${"FGHIJK"[i]!}${row}`, i === 0 ? formula(on(`=CCREDIT.COVENANT_TEST([debt.left_liquidity],C${row},B${row},D${row},[test_count])`)) : null, "calculation", { format }));
  sheet.put(`L${row}`, formula(`=IF(F${row}=1,"passes","breached in year "&J${row})`), "check");
  sheet.put(`M${row}`, "house", "note");
  sheet.put(`N${row}`, "Debt column K, by year", "note");
};

const writeCovenants = (sheet: Draft, layout: Layout, on: (template: string) => string): void => {
  const { language } = layout;
  sheet.put("A23", "Covenant package on the path of the selected scenario", "label");
  sheet.row(`A${COVENANT_ROW - 1}`, [
    "Covenant", "Rule", "Threshold", "First test", "Unit", "Passed", "Worst value", "In period", "Headroom", "First breach", "Periods in breach", "Reads", "Source", "Path tested",
  ], "heading");
  covenantsOf(layout).filter((covenant) => pathOf(covenant)).forEach((covenant, i) => {
    const row = COVENANT_ROW + i;
    const { path, threshold, reads } = pathOf(covenant)!;
    const format = covenant.unit === "%" ? "percent1" : "multiple";
    sheet.put(`A${row}`, language === "es" ? covenant.labelEs : covenant.label, "label");
    sheet.put(`B${row}`, covenant.kind, "choice");
    if (threshold) sheet.put(`C${row}`, formula(on(threshold)), "calculation", { format });
    else sheet.put(`C${row}`, covenant.threshold, "reported", { format, note: `${covenant.fact}: ${covenant.how}` });
    sheet.put(`D${row}`, covenant.firstTest, "reported", { format: "integer", note: covenant.how });
    sheet.put(`E${row}`, covenant.unit, "unit");
    const formats = ["integer", format, "integer", "percent1", "integer", "integer"] as const;
    formats.forEach((spilled, j) => {
      const column = "FGHIJK"[j]!;
      const call = `=CCREDIT.COVENANT_TEST(${path},C${row},B${row},D${row},[test_count])`;
      sheet.put(`${column}${row}`, j === 0 ? formula(on(call)) : null, "calculation", { format: spilled });
    });
    sheet.put(`L${row}`, formula(`=IF(F${row}=1,"passes","breached in period "&J${row})`), "check");
    sheet.put(`M${row}`, covenant.fact, "note");
    sheet.put(`N${row}`, reads, "note");
  });
  const untested = covenantsOf(layout).filter((covenant) => !pathOf(covenant));
  if (untested.length > 0) {
    const named = untested.map(({ label, labelEs, threshold, fact }) => `${language === "es" ? labelEs : label} ${threshold} (${fact})`).join(", ");
    sheet.put("F23", `Not tested, because its path is not public: ${named}`, "note");
  }
  if (layout.company) writeLiquidity(sheet, on);
  sheet.highlight({ range: `L${COVENANT_ROW}:L${COVENANT_ROW + 3}`, when: "equals", value: "passes", look: "good" });
};

/** The borrower as a whole, beside this one loan. */
const writeCompany = (sheet: Draft, on: (template: string) => string): void => {
  const put = (row: number, label: string, unit: string, template: string, format: Format, reads: string): void =>
    line(sheet, row, label, unit, formula(on(template)), { format, reads });
  sheet.put("A95", "Whole company", "label");
  sheet.row("A96", ["Measure", "Unit", "Value", "How to read it"], "heading");
  put(97, "EBITDA / interest", "x", "=[ebitda]/[interest]", "multiple", "Of the year, before any principal");
  put(98, "Debt / EBITDA of the year", "x", "=[debt_total]/[ebitda]", "multiple", "All debt of the company, not this loan");
  put(99, "EBITDA of the last quarter × 4", "$m", "=4*[ebitda_q4]", "usdMillion", "Run-rate");
  put(100, "Debt / run-rate EBITDA", "x", "=[debt_total]/C99", "multiple", "Growth makes this lower than the line above");
  put(101, "EBITDA of the year / (interest + next year's principal)", "x", "=[ebitda]/([interest]+[debt.first_amount])", "multiple", "Under 1: what falls due has to be refinanced");
  put(102, "Run-rate EBITDA / (run-rate interest + next year's principal)", "x", "=C99/([debt.run_interest]+[debt.first_amount])", "multiple", "The same at today's size of debt and earnings");
  put(103, "Due next year, part of the laddered debt", "%", "=[debt.first_share]", "percent", "The ladder covers part of the debt only: see Debt");
};

export const buildCoverage = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "coverage", template);
  const sheet = startSheet("coverage", layout.names.coverage, "Coverage", "How the loan is repaid, from what, and when it stops working, in the selected scenario.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A5", ["Measure", "Unit", "Value", "How to read it"], "heading");
  line(sheet, 6, "DSCR of the first period", "x", formula(on("=[fleet.first_dscr]")), { format: "multiple", reads: "While the customer pays" });
  SUMMARY_ROWS.forEach(({ label, unit, format, reads, key }, i) =>
    line(sheet, 7 + i, label, unit, i === 0 ? formula(on(`=${FLEET_SUMMARY}`)) : null, { format, reads, role: key === "llcr" ? "output" : "calculation" }));
  COVER_ROWS.forEach(({ label, unit, format, reads, key }, i) =>
    line(sheet, 16 + i, label, unit, i === 0 ? formula(on(`=TRANSPOSE(${contractCover("[fleet.cfads]")})`)) : null, {
      format, reads, role: key === "contracted_llcr" ? "output" : "calculation",
    }));
  line(sheet, 21, "Depends on the chip from period", "periods", formula(on("=[contract_years]*[freq]+1")), { format: "integer", reads: "First period after the contract" });
  writeCovenants(sheet, layout, on);

  writeTrap(sheet, on);
  if (layout.company) writeCompany(sheet, on);

  sheet.put("A110", "The same fleet under sculpted debt service: a test of the engine, read by Checks", "label");
  sheet.row("A111", ["Measure", "Unit", "Value"], "heading");
  SUMMARY_ROWS.forEach(({ label, unit, format }, i) =>
    line(sheet, 112 + i, label, unit, i === 0 ? formula(on(`=${FLEET_SUMMARY_SCULPTED}`)) : null, { format }));
  sheet.highlight({ range: "C6", when: "below", value: `=${on("[covenant]")}`, look: "bad" });
  return sheet.finish({ widths: [55, 15, 15, 15, 15, 15, 15, 15, 15, 12, 16, 22, 10, 44, 3, 40, ...Array.from({ length: TABLE_ROWS }, () => 14)], freeze: { rows: 5, columns: 1 }, landscape: true });
};
