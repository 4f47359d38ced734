import type { CellPlan, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";

const cell = (row: number, column: number, content: CellPlan["content"], more: Partial<CellPlan> = {}): CellPlan => ({ row, column, content, role: "label", ...more });

const inputs: SheetPlan = {
  key: "inputs",
  name: "Inputs",
  purpose: "What the model starts from",
  cells: [
    cell(1, 1, "Inputs", { role: "title" }),
    cell(3, 1, "Cost of one GPU"), cell(3, 2, 30000, { role: "reported", format: "usd", note: "list price of the maker" }),
    cell(4, 1, "Age"), cell(4, 2, 2.5, { role: "assumed", format: "years" }),
    cell(5, 1, "Method"), cell(5, 2, "SL", { role: "choice", format: "text" }),
    cell(6, 1, "Life"), cell(6, 2, 5, { role: "assumed", format: "years" }),
    cell(7, 1, "=not a formula"), cell(7, 2, "007"),
    cell(8, 1, "On watch"), cell(8, 2, true, { role: "choice" }),
    ...[0, 1, 2, 3].flatMap((age) => [cell(10 + age, 1, age, { role: "calculation", format: "years" })]),
  ],
  widths: [28, 14],
  freeze: { rows: 1, columns: 1 },
  highlights: [],
  choices: [{ range: "B5", options: ["MARKET", "DB", "SL", "SYD"] }],
  charts: [],
  landscape: false,
};

const value: SheetPlan = {
  key: "value",
  name: "Chip value",
  purpose: "What one GPU is worth",
  cells: [
    cell(1, 1, "Chip value", { role: "title" }),
    cell(3, 1, "Value"), cell(3, 2, { formula: "=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)" }, { role: "output", format: "usd" }),
    cell(4, 1, "Share of cost"), cell(4, 2, { formula: "=B3/Inputs!$B$3" }, { role: "calculation", format: "percent1" }),
    cell(5, 1, "Enough"), cell(5, 2, { formula: '=IF(B4>=0.4,"ok","=low")' }, { role: "check" }),
    cell(9, 1, "Path", { role: "heading" }),
    cell(10, 1, { formula: '=CCREDIT.GPU_RESIDUAL(cost,Inputs!A10:A13,"DB")' }, { role: "calculation", format: "usd" }),
    cell(11, 1, null, { role: "calculation", format: "usd" }),
    cell(12, 1, null, { role: "calculation", format: "usd" }),
    cell(13, 1, null, { role: "calculation", format: "usd" }),
    cell(14, 1, { formula: "=SUM(A10:A13)" }, { role: "calculation", format: "usd" }),
    cell(15, 1, { formula: "=1/0" }, { role: "calculation" }),
  ],
  widths: [30, 12],
  freeze: { rows: 2, columns: 0 },
  highlights: [{ range: "A10:A13", when: "below", value: "=$B$3", look: "bad" }, { range: "B5", when: "equals", value: "ok", look: "good" }],
  choices: [],
  charts: [{
    id: "path",
    title: "How fast does the value fall?",
    kind: "column",
    categories: "Inputs!$A$10:$A$13",
    series: [{ name: "Value", values: "'Chip value'!$A$10:$A$13" }, { name: "Cost", values: "'Chip value'!$A$10:$A$13", look: "dashed" }],
    categoryAxis: "Age in years",
    valueAxis: "$ per GPU",
    valueFormat: "usd",
    description: "Value falls by 23 % a year",
    at: { row: 3, column: 4, rows: 12, columns: 6 },
  }],
  landscape: true,
};

/** A small workbook with one of everything a plan can say. 30000 · (1 − 2.5/5) = 15000; 30000 · .77^t down the path. */
export const SAMPLE: WorkbookPlan = {
  title: "Sample",
  preset: "sample",
  scenario: 1,
  sheets: [inputs, value],
  names: [
    { name: "cost", refersTo: "Inputs!$B$3" },
    { name: "age", refersTo: "Inputs!$B$4" },
    { name: "method", refersTo: "Inputs!$B$5" },
    { name: "life", refersTo: "Inputs!$B$6" },
  ],
  open: "value",
};
