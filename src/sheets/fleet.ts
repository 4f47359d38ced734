import { econValue, FLEET_DSCR } from "./calls";
import { scenarioName } from "./columns";
import { type Layout, working } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { Format, SheetPlan } from "./plan";
import { columnLetters, quoteSheet } from "./references";
import { pathColumn } from "./paths";
import { type Draft, formula, startSheet } from "./sheet";
import { FLEET_COLUMNS } from "./table";

/** Scenarios 3 and 4 are the deflation pair (20 and 40 %) in every preset; the chart sets them beside the base. */
export const DEFLATION_PAIR = [3, 4] as const;

/** Ingredients of the table, from left to right above it. */
const STRIP: readonly (readonly [label: string, template: string, unit: string, format: Format])[] = [
  ["GPUs", "=[units]", "GPU", "integer"],
  ["Spot rent", "=[rent]", "$/h", "rent"],
  ["Opex", "=[opex]", "$/h", "rent"],
  ["Loan", "=[debt]", "$", "usd"],
  ["Loan rate", "=[rate]", "%", "percent2"],
  ["Tenor", "=[years]", "years", "years"],
  ["Deflation", "=[deflation]", "%/y", "percent1"],
  ["GPU-hours sold", "=[util]", "%", "percent"],
  ["Contract rent", "=[contract_rent]", "$/h", "rent"],
  ["Contract", "=[contract_years]", "years", "years"],
  ["Contract ends in", "=[contract_years]*[freq]", "periods", "integer"],
  ["Covenant", "=[covenant]", "x", "multiple"],
];

/** Appraisal of used H100: share of the day-0 price at ages 0 to 4 (spotwire valuator v0.6; an anchor, not a measurement). */
const APPRAISAL = [1, 0.78, 0.6, 0.46, 0.35] as const;

const writeTable = (sheet: Draft, on: (template: string) => string): void => {
  FLEET_COLUMNS.forEach(({ name, format }, i) => {
    const column = columnLetters(i + 1);
    sheet.put(`${column}9`, name, "heading");
    for (let row = TABLE_ROW; row <= LAST_TABLE_ROW; row += 1) {
      const anchor = i === 0 && row === TABLE_ROW;
      sheet.put(`${column}${row}`, anchor ? formula(on(`=${FLEET_DSCR}`)) : null, "calculation", { format });
    }
  });
};

/** Per GPU and by age: what is owed, and three opinions on what the card is worth. */
const writeAges = (sheet: Draft, on: (template: string) => string): void => {
  sheet.put("P7", "Per GPU, by age", "label");
  sheet.row("P8", ["years", "$/GPU", "$/GPU", "$/GPU", "$/GPU"], "unit");
  sheet.row("P9", ["Age", "Book value", "Resale", "Economic value", "Loan"], "heading");
  for (let row = TABLE_ROW; row <= 15; row += 1) {
    sheet.put(`P${row}`, row === TABLE_ROW ? 0 : formula(`=P${row - 1}+1`), "calculation", { format: "integer" });
    const spilled: readonly (readonly [string, string])[] = [
      ["Q", "=CCREDIT.GPU_RESIDUAL([cost],[fleet.ages],[book_method],,[life_book])"],
      ["R", "=CCREDIT.RESIDUAL_TABLE([price],[fleet.ages],[fleet.curve_ages],[fleet.curve_shares])"],
      ["S", `=${econValue("[fleet.ages]")}`],
    ];
    for (const [column, template] of spilled) {
      sheet.put(`${column}${row}`, row === TABLE_ROW ? formula(on(template)) : null, "calculation", { format: "usdPerGpu" });
    }
    sheet.put(`T${row}`, formula(on(`=IF(P${row}=0,[debt],INDEX([fleet.closing],P${row}*[freq]))/[units]`)), "calculation", { format: "usdPerGpu" });
  }
  sheet.put("P18", "Appraiser's curve behind Resale", "label");
  sheet.row("P19", ["Age", "Share"], "heading");
  APPRAISAL.forEach((share, age) => {
    sheet.put(`P${20 + age}`, age, "assumed", { format: "integer" });
    sheet.put(`Q${20 + age}`, share, "assumed", { format: "percent", note: "Share of the day-0 resale price. spotwire.ai valuator data v0.6, CC-BY: an anchor, not a measurement. Replace it by your appraisal." });
  });
};

/** By quarter: the covenants' paths and the lines of the first chart. Empty after the tenor, so that tests pass over it. */
const writeQuarters = (sheet: Draft, layout: Layout, on: (template: string) => string): void => {
  const compared = [layout.base.number, ...DEFLATION_PAIR];
  const nameOf = (number: number): string => {
    const scenario = layout.preset.scenarios.find((one) => one.number === number);
    if (!scenario) throw new Error(`${layout.preset.id} has no scenario ${number}, which the coverage chart compares`);
    return scenarioName(scenario, layout.language);
  };
  sheet.put("W7", "By period: paths that the covenants and the charts read", "label");
  sheet.row("W8", ["periods", "years", "", "x", "x", "x", "x", "x", "$", "$/GPU", "share", "$", "%"], "unit");
  sheet.row("W9", [
    "Period", "Age", "Label", "DSCR, selected", ...compared.map((number) => `DSCR, ${nameOf(number)}`), "Covenant", "Balance", "Resale by age", "Left after launch", "Resale value", "LTV on resale",
  ], "heading");
  for (let row = TABLE_ROW; row <= LAST_TABLE_ROW; row += 1) {
    const put = (column: string, text: string, format?: Format): void => sheet.put(`${column}${row}`, formula(on(text)), "calculation", { format });
    if (row === TABLE_ROW) sheet.put(`W${row}`, 1, "calculation", { format: "integer" });
    else put("W", `=W${row - 1}+1`, "integer");
    put("X", `=W${row}/[freq]`, "years");
    put("Y", `=IF(W${row}=$K$7+1,W${row}&" contract over",W${row}&"")`);
    put("Z", `=IF(A${row}="","",I${row})`, "multiple");
    compared.forEach((number, i) => {
      const from = `${quoteSheet(layout.names.paths)}!${pathColumn(number, 8)}${row}`;
      put(columnLetters(27 + i), `=IF(${from}="","",${from})`, "multiple");
    });
    put("AD", `=IF(A${row}="","",[covenant])`, "multiple");
    put("AE", `=IF(A${row}="","",K${row})`, "usd");
    sheet.put(`AF${row}`, row === TABLE_ROW ? formula(on("=CCREDIT.GPU_RESIDUAL([price],[fleet.age],[resale_method],[decay])")) : null, "calculation", { format: "usdPerGpu" });
    put("AG", `=1-[step]*AND([launch_years]<>"",X${row}>=[launch_years])`, "decimal");
    put("AH", `=AF${row}*AG${row}*[units]`, "usd");
    put("AI", `=IF(AE${row}="","",AE${row}/AH${row})`, "percent");
  }
};

export const buildFleet = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "fleet", template);
  const sheet = startSheet("fleet", layout.names.fleet, "Fleet", "The loan against the cash flow of the GPUs it paid for, period by period, for the selected scenario.");
  sheet.put("A4", formula(on("=[about.scenario_name]")), "output");
  STRIP.forEach(([label, template, unit, format], i) => {
    const column = columnLetters(i + 1);
    sheet.put(`${column}6`, label, "label");
    sheet.put(`${column}7`, formula(on(template)), "calculation", { format });
    sheet.put(`${column}8`, unit, "unit");
  });
  writeTable(sheet, on);
  writeAges(sheet, on);
  writeQuarters(sheet, layout, on);
  sheet.highlight({ range: `Z${TABLE_ROW}:Z${LAST_TABLE_ROW}`, when: "below", value: "=$L$7", look: "bad" });
  return sheet.finish({
    widths: [10, 16, 15, 15, 15, 14, 14, 18, 15, 10, 16, 12, 3, 3, 3, 8, 12, 12, 15, 12, 3, 3, 9, 8, 18, 15, 24, 20, 20, 10, 15, 14, 16, 16, 14],
    freeze: { rows: 9, columns: 1 },
    landscape: true,
  });
};
