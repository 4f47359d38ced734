import { type Layout, reference, working } from "./layout";
import type { ChartPlan, Content, Format, Role, SheetPlan } from "./plan";
import { PLACES } from "./places";
import { type Draft, formula, place, startSheet } from "./sheet";

/** Arguments of FLEET_SUMMARY by name; each is the input of the same key. */
const ARGUMENTS = [
  "units", "rent", "opex", "debt", "rate", "years", "deflation", "util", "contract_rent", "contract_years", "covenant", "freq", "type", "grace",
  "balloon", "timing", "launch_years", "step", "retire",
] as const;
const FIRST = 6;
const LAST = FIRST + ARGUMENTS.length - 1;
const ARGUMENTS_RANGE = `$A$${FIRST}:$B$${LAST}`;
const [LOAN_BAND, RATE_BAND, LEAVES, STAYS] = [`$B$${LAST + 2}`, `$B$${LAST + 3}`, `$B$${LAST + 4}`, `$B$${LAST + 5}`];
const [CALLED, READ] = ["$E$3", "$G$3"];

interface Range {
  readonly name: string;
  readonly label: string;
  /** A number, or a formula from the input itself. */
  readonly adverse: number | string;
  readonly favourable: number | string;
  readonly format: Format;
  readonly why: string;
}

/** How far each input may lie from its value, and why so far. The order of the bars follows from these ranges. */
const RANGES: readonly Range[] = [
  { name: "contract_years", label: "Years the contract runs", adverse: `=IF([contract_rent]=0,[contract_years],${LEAVES})`, favourable: `=IF([contract_rent]=0,[contract_years],${STAYS})`, format: "years", why: "The customer leaves after a year, or pays through the tenor" },
  { name: "contract_rent", label: "Contract rent", adverse: 2, favourable: 2.6, format: "rent", why: "Marketplaces of 2025, and what a better customer might pay" },
  { name: "deflation", label: "Deflation of rents", adverse: 0.4, favourable: 0, format: "percent", why: "The document's upper end, and rents that stand still" },
  { name: "debt", label: "Loan amount", adverse: `=[debt]*(1+${LOAN_BAND})`, favourable: `=[debt]*(1-${LOAN_BAND})`, format: "usd", why: "The band below the arguments" },
  { name: "rent", label: "Spot rent today", adverse: 1.7, favourable: 2.35, format: "rent", why: "Low of October 2025 and print of March 2026" },
  { name: "opex", label: "Running cost", adverse: 0.55, favourable: 0.45, format: "rent", why: "From colocation, power and staff; the company's margin implies far more: see Checks" },
  { name: "util", label: "Utilization at spot", adverse: 0.7, favourable: 0.85, format: "percent", why: "Operators' break-even and what they call healthy" },
  { name: "rate", label: "Loan rate", adverse: `=[rate]+${RATE_BAND}`, favourable: `=[rate]-${RATE_BAND}`, format: "percent2", why: "The band below the arguments" },
];

interface Question {
  readonly label: string;
  readonly vary: string;
  /** Row of FLEET_SUMMARY that has to meet the target. */
  readonly row: number;
  readonly target: number | string;
  readonly from: number;
  readonly to: number;
  readonly format: Format;
}
/** What an input would have to be. */
const QUESTIONS: readonly Question[] = [
  { label: "Contract years that bring LLCR to the covenant", vary: "contract_years", row: 5, target: "=[covenant]", from: 0, to: 5, format: "years" },
  { label: "Contract rent that brings LLCR to the covenant", vary: "contract_rent", row: 5, target: "=[covenant]", from: 1, to: 3, format: "rent" },
  { label: "Spot rent that brings the lowest DSCR to 1", vary: "rent", row: 1, target: 1, from: 1, to: 4, format: "rent" },
  { label: "Deflation that brings LLCR down to the covenant", vary: "deflation", row: 5, target: "=[covenant]", from: 0, to: 0.9, format: "percent1" },
];
const TORNADO_ROW = place(PLACES["drivers.tornado"].split(":")[0]!).row;
const QUESTION_ROW = place(PLACES["drivers.contract_years"]).row;

const given = (on: (template: string) => string, value: number | string): Content => (typeof value === "number" ? value : formula(on(value)));
const roleOf = (value: number | string): Role => (typeof value === "number" ? "assumed" : "calculation");

const writeArguments = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`A${FIRST - 1}`, ["Argument", "Value"], "heading");
  ARGUMENTS.forEach((name, i) => {
    sheet.put(`A${FIRST + i}`, name, "key");
    const empty = name === "launch_years";
    sheet.put(`B${FIRST + i}`, formula(on(empty ? '=IF([launch_years]="","",[launch_years])' : `=[${name}]`)), "calculation", { format: "general" });
  });
  sheet.put(`A${LAST + 2}`, "Band of the loan amount", "label");
  sheet.put(LOAN_BAND.replaceAll("$", ""), 0.1, "assumed", { format: "percent", note: "House choice" });
  sheet.put(`A${LAST + 3}`, "Band of the loan rate", "label");
  sheet.put(RATE_BAND.replaceAll("$", ""), 0.01, "assumed", { format: "percent2", note: "House choice" });
  sheet.put(`A${LAST + 4}`, "Contract years when the customer leaves early", "label");
  sheet.put(LEAVES.replaceAll("$", ""), 1, "assumed", { format: "years", note: "As in the scenario of the customer's default" });
  sheet.put(`A${LAST + 5}`, "Contract years when it pays through the tenor", "label");
  sheet.put(STAYS.replaceAll("$", ""), formula(on("=[years]")), "calculation", { format: "years" });
  sheet.put("D3", "Function called", "label");
  sheet.put("E3", "FLEET_SUMMARY", "key");
  sheet.put("F3", "Row read: LLCR", "label");
  sheet.put("G3", 5, "choice", { format: "integer" });
};

const writeTornado = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`D${FIRST - 1}`, ["Argument", "Input", "Adverse", "Favourable", "Why so far"], "heading");
  RANGES.forEach(({ name, label, adverse, favourable, format, why }, i) => {
    const row = FIRST + i;
    sheet.put(`D${row}`, name, "key");
    sheet.put(`E${row}`, label, "label");
    sheet.put(`F${row}`, given(on, adverse), roleOf(adverse), { format });
    sheet.put(`G${row}`, given(on, favourable), roleOf(favourable), { format });
    sheet.put(`H${row}`, why, "note");
  });
  const end = FIRST + RANGES.length - 1;
  sheet.put(`D${TORNADO_ROW - 2}`, "LLCR when one input moves and the others stay, widest swing first", "label");
  sheet.row(`D${TORNADO_ROW - 1}`, ["Argument", "Adverse x", "Favourable x", "Swing x", "Input", "Adverse less now x", "Favourable less now x"], "heading");
  const call = `=CCREDIT.TORNADO(${CALLED},${ARGUMENTS_RANGE},$D$${FIRST}:$D$${end},$F$${FIRST}:$F$${end},$G$${FIRST}:$G$${end},${READ})`;
  RANGES.forEach((_, i) => {
    const row = TORNADO_ROW + i;
    sheet.put(`D${row}`, i === 0 ? formula(call) : null, "key");
    for (const column of ["E", "F", "G"]) sheet.put(`${column}${row}`, null, "calculation", { format: "multiple" });
    sheet.put(`H${row}`, formula(`=INDEX($E$${FIRST}:$E$${end},MATCH(D${row},$D$${FIRST}:$D$${end},0))`), "label");
    sheet.put(`I${row}`, formula(on(`=IF(ISNUMBER(E${row}),E${row}-[coverage.llcr],"")`)), "calculation", { format: "multiple" });
    sheet.put(`J${row}`, formula(on(`=IF(ISNUMBER(F${row}),F${row}-[coverage.llcr],"")`)), "calculation", { format: "multiple" });
  });
};

const writeQuestions = (sheet: Draft, on: (template: string) => string): void => {
  sheet.put(`A${QUESTION_ROW - 2}`, "What would an input have to be? Everything else as in the selected scenario", "label");
  sheet.row(`A${QUESTION_ROW - 1}`, ["Question", "", "Varied", "Row read", "Target", "From", "To", "Answer"], "heading");
  QUESTIONS.forEach(({ label, vary, row: read, target, from, to, format }, i) => {
    const row = QUESTION_ROW + i;
    sheet.put(`A${row}`, label, "label");
    sheet.put(`C${row}`, vary, "key");
    sheet.put(`D${row}`, read, "choice", { format: "integer" });
    sheet.put(`E${row}`, given(on, target), roleOf(target), { format: "multiple" });
    sheet.put(`F${row}`, from, "assumed", { format });
    sheet.put(`G${row}`, to, "assumed", { format });
    const call = `CCREDIT.SOLVE(${CALLED},${ARGUMENTS_RANGE},C${row},E${row},F${row},G${row},D${row})`;
    sheet.put(`H${row}`, formula(`=IFERROR(${call},"no value between the two")`), "output", { format });
  });
};

export const buildDrivers = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "drivers", template);
  const sheet = startSheet("drivers", layout.names.drivers, "Drivers", "Which input decides, and what would it have to be? One input at a time; what moves together is on Stress.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  writeArguments(sheet, on);
  writeTornado(sheet, on);
  writeQuestions(sheet, on);
  return sheet.finish({ widths: [44, 16, 16, 18, 24, 16, 16, 30, 20, 22], freeze: { rows: 5, columns: 0 }, landscape: true });
};

/** Chart 3: the inputs by how far they move LLCR. */
export const tornadoChart = (layout: Layout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "drivers", `${column}${TORNADO_ROW}:${column}${TORNADO_ROW + RANGES.length - 1}`);
  return {
    id: "tornado",
    title: "Which input decides whether the loan is repaid?",
    kind: "bar",
    categories: range("H"),
    series: [
      { name: "Adverse end", values: range("I"), look: "column" },
      { name: "Favourable end", values: range("J"), look: "column" },
    ],
    categoryAxis: "Input",
    valueAxis: "Change of LLCR (x)",
    valueFormat: "multiple",
    description: "Change of LLCR when one input goes to its adverse or to its favourable end, widest swing first: the contract, its years before its rent, decides before anything the chip does.",
    at,
  };
};
