import { COVER_ROWS, contractCover, FLEET_SUMMARY, FLEET_SUMMARY_SCULPTED, SUMMARY_ROWS } from "./calls";
import { type Layout, working } from "./layout";
import type { Covenant } from "../presets/figure";
import type { SheetPlan } from "./plan";
import { type Draft, formula, startSheet } from "./sheet";
import { line } from "./table";

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
const pathOf = ({ key }: Covenant): TestedPath | undefined =>
  Object.entries(PATH_OF).find(([word]) => key.split("_").includes(word))?.[1];

const writeCovenants = (sheet: Draft, layout: Layout, on: (template: string) => string): void => {
  const { language, preset } = layout;
  sheet.put("A23", "Covenant package on the path of the selected scenario", "label");
  sheet.row(`A${COVENANT_ROW - 1}`, [
    "Covenant", "Rule", "Threshold", "First test", "Unit", "Passed", "Worst value", "In period", "Headroom", "First breach", "Periods in breach", "Reads", "Source", "Path tested",
  ], "heading");
  (preset.debt?.covenants ?? []).filter((covenant) => pathOf(covenant)).forEach((covenant, i) => {
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
  sheet.highlight({ range: `L${COVENANT_ROW}:L${COVENANT_ROW + 3}`, when: "equals", value: "passes", look: "good" });
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

  sheet.put("A31", "Whole company", "label");
  sheet.row("A32", ["Measure", "Unit", "Value", "How to read it"], "heading");
  line(sheet, 33, "EBITDA / interest", "x", formula(on("=[ebitda]/[interest]")), { format: "multiple", reads: "Before any principal" });
  line(sheet, 34, "Debt / EBITDA of the year", "x", formula(on("=[debt_total]/[ebitda]")), { format: "multiple", reads: "All debt of the company, not this loan" });
  line(sheet, 35, "EBITDA of the last quarter × 4", "$m", formula(on("=4*[ebitda_q4]")), { format: "usdMillion", reads: "Run-rate" });
  line(sheet, 36, "Debt / run-rate EBITDA", "x", formula(on("=[debt_total]/C35")), { format: "multiple", reads: "Growth makes this lower than the line above" });

  sheet.put("A39", "The same fleet under sculpted debt service: a test of the engine, read by Checks", "label");
  sheet.row("A40", ["Measure", "Unit", "Value"], "heading");
  SUMMARY_ROWS.forEach(({ label, unit, format }, i) =>
    line(sheet, 41 + i, label, unit, i === 0 ? formula(on(`=${FLEET_SUMMARY_SCULPTED}`)) : null, { format }));
  sheet.highlight({ range: "C6", when: "below", value: `=${on("[covenant]")}`, look: "bad" });
  return sheet.finish({ widths: [40, 10, 15, 15, 10, 12, 12, 10, 12, 12, 16, 22, 10, 44], freeze: { rows: 5, columns: 1 }, landscape: true });
};
