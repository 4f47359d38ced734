import { LAST_TABLE_ROW, TABLE_ROW, TABLE_ROWS } from "./places";
import type { Format } from "./plan";
import { columnLetters } from "./references";
import { type Draft, formula } from "./sheet";
import { line } from "./table";

const SWEEP_ROW = 33;

const SWEEP_COLUMNS: readonly (readonly [name: string, format: Format])[] = [
  ["Period", "integer"], ["Opening $", "usd"], ["Interest due $", "usd"], ["Principal due $", "usd"], ["Interest paid $", "usd"],
  ["Principal paid $", "usd"], ["Swept $", "usd"], ["Arrears $", "usd"], ["Closing $", "usd"], ["DSCR x", "multiple"],
];

/** First column of the block that SOLVE reads: argument names, then values; a series lies to the right. */
const ASKED = 16;
const SOLVE_ROW = 24;

/** The question that SOLVE answers, in cells: which function, what to vary, what to reach, and between which ends. */
const QUESTION: readonly (readonly [label: string, content: string | number, format: Format])[] = [
  ["Function called", "SWEEP_SCHEDULE", "text"],
  ["Varied", "sweep", "text"],
  ["Closing balance to reach, $", 1, "usd"],
  ["From", 0, "percent"],
  ["To", 1, "percent"],
  ["Row of its answer: the contract's last period", "=[contract_years]*[freq]", "integer"],
  ["Column: closing balance", 9, "integer"],
];
const ARGUMENTS: readonly (readonly [name: string, template: string, format: Format])[] = [
  ["debt", "=[debt]", "usd"],
  ["rate", "=[rate]", "percent2"],
  ["cfads", "=TRANSPOSE([fleet.cfads])", "usd"],
  ["repayments", "=TRANSPOSE([fleet.principal])", "usd"],
  ["freq", "=[freq]", "integer"],
];

const writeQuestion = (sheet: Draft, on: (template: string) => string): void => {
  const [names, values] = [columnLetters(ASKED), columnLetters(ASKED + 1)];
  sheet.put(`${names}${SOLVE_ROW - 1}`, "What SOLVE is asked", "label");
  QUESTION.forEach(([label, content, format], i) => {
    sheet.put(`${names}${SOLVE_ROW + i}`, label, "label");
    const isTemplate = typeof content === "string" && content.startsWith("=");
    sheet.put(`${values}${SOLVE_ROW + i}`, isTemplate ? formula(on(content)) : content, isTemplate ? "calculation" : "choice", { format });
  });
  ARGUMENTS.forEach(([name, template, format], i) => {
    const row = SOLVE_ROW + QUESTION.length + i;
    const count = template.includes("TRANSPOSE") ? TABLE_ROWS : 1;
    sheet.put(`${names}${row}`, name, "key");
    for (let c = 0; c < TABLE_ROWS; c += 1) {
      const content = c === 0 ? formula(on(template)) : null;
      sheet.put(`${columnLetters(ASKED + 1 + c)}${row}`, content, "calculation", c < count ? { format } : {});
    }
  });
};

/** What a cash trap does: the loan paid from its own cash, and how much of the excess has to stay for it to be gone in time. */
export const writeTrap = (sheet: Draft, on: (template: string) => string): void => {
  const [values, first] = [columnLetters(ASKED + 1), SOLVE_ROW + QUESTION.length];
  const cell = (i: number): string => `$${values}$${SOLVE_ROW + i}`;
  const block = `$${columnLetters(ASKED)}$${first}:$${columnLetters(ASKED + TABLE_ROWS)}$${first + ARGUMENTS.length - 1}`;
  line(sheet, 29, "Debt left when the contract ends, cash trapped as on Inputs", "%",
    formula(on(`=IF(${cell(5)}=0,1,INDEX([coverage.sweep_closing],MAX(1,${cell(5)}))/[debt])`)), { format: "percent", reads: "Against the line above without a trap" });
  line(sheet, 30, "Share of excess cash that has to stay, to be repaid by then", "%",
    formula(on(`=IF([coverage.expiry_balance]=0,0,IF(C29*[debt]>${cell(2)},"not even all of it",CCREDIT.SOLVE(${cell(0)},${block},${cell(1)},${cell(2)},${cell(3)},${cell(4)},${cell(5)},${cell(6)})))`)),
    { format: "percent", role: "output", reads: "A question to the borrower: sweep terms are not public" });
  sheet.put(`A${SWEEP_ROW - 2}`, "The loan paid from the cash there is, with the trap of Inputs; after the tenor: what was never paid", "label");
  SWEEP_COLUMNS.forEach(([name, format], i) => {
    const column = columnLetters(i + 1);
    sheet.put(`${column}${SWEEP_ROW - 1}`, name, "heading");
    for (let row = SWEEP_ROW; row <= SWEEP_ROW + LAST_TABLE_ROW - TABLE_ROW; row += 1) {
      const call = "=CCREDIT.SWEEP_SCHEDULE([debt],[rate],[fleet.cfads],[fleet.principal],[sweep],[freq])";
      sheet.put(`${column}${row}`, row === SWEEP_ROW && i === 0 ? formula(on(call)) : null, "calculation", { format });
    }
  });
  writeQuestion(sheet, on);
};
