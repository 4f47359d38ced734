import type { WorkbookPlan } from "../../../src/sheets/plan";
import { type Break, change, firstRowOf, has, overwrite, paste, rowOf } from "./book";

const CONVERSION = ["C6", "C7", "C8", "C9", "C10", "C11", "C12"] as const;

/** Breaks of a miner's workbook; some checks are there only where it has leases or a printed total. */
export const minerBreaks = (plan: WorkbookPlan): readonly Break[] => {
  const input = (column: string, key: string): string => `${column}${firstRowOf(plan, "inputs", key)}`;
  const knows = (key: string): boolean => plan.sheets.find((sheet) => sheet.key === "inputs")!.cells.some(({ column, content }) => column === 1 && content === key);
  const base = String(plan.sheets.find(({ key }) => key === "about")!.cells.find(({ row, column }) => row === 10 && column === 3)!.content);
  const stress = (key: string): string => `${String.fromCharCode(67 + Number(base))}${firstRowOf(plan, "stress", key)}`;
  const late = knows("note1_put") ? input("E", "note1_put") : input("E", "loan1_due");
  return [
    overwrite("an item that falls due after the ladder", /^Ladder adds up/, ["inputs", late, 9]),
    change("the total of the items", /^Items of the ladder/, "converts", "C34", (now) => now + 1),
    overwrite("the total debt", /^Items explain/, ["inputs", input("E", "debt_total"), 90_000]),
    overwrite("what is due by the far year, on Inputs alone", /^Unpaid at the far year/, ["inputs", input("D", "due_far"), 90_000]),
    paste("what conversion adds, in an answer pasted as values", /^Lease less mining/, "block", CONVERSION, "C8", (now) => now + 1),
    paste("the yield, in an answer pasted as values", /^Income \/ cost/, "block", CONVERSION, "C10", (now) => now + 0.01),
    overwrite("an escalator that PV does not know", /^NPV of conversion/, ["inputs", input("E", "escalator"), 0.02]),
    overwrite("the break-even lease", /^NPV at the break-even/, ["block", "C16", 100]),
    overwrite("asset cover", /asset cover/, ["treasury", "C8", 0.5]),
    overwrite("the probability of Treasury", /^Working sheets = Stress, P\(assets/, ["treasury", "C14", 0.77]),
    overwrite("the probability of Treasury, beside Spread", /^Spread and Treasury/, ["treasury", "C14", 0.77]),
    overwrite("a hashprice on Stress", /Stress, NPV of conversion$/, ["stress", stress("hashprice"), 20]),
    overwrite("what is repaid on Spread", /^Balances and repayments behind the spread/, ["spread", "K14", 1]),
    overwrite("an empty input", /^Empty inputs/, ["inputs", input("E", "hashcost"), null]),
    overwrite("a source that is wiped out", /^Every input names/, ["inputs", input("J", "rho"), null]),
    overwrite("a later fact in the base", /after the freeze/, ["inputs", input("K", "rho"), `June ${Number(String(plan.sheets[0]!.cells.find(({ row, column }) => row === 6 && column === 3)!.content).slice(0, 4)) + 1}`]),
    ...(!has(plan, "leases") ? [] : [
      overwrite("the DSCR of the leases", /DSCR of leases/, ["leases", "C33", 3]),
      overwrite("a lease on its sheet", /^First period of the lease path/, ["leases", "B6", 1]),
      overwrite("what leases repay on Spread", /^Level service on Spread/, ["spread", "S12", 1]),
    ]),
  ];
};

/** Breaks of the comparison: of each company in turn, then of what all have in common. */
export const comparisonBreaks = (plan: WorkbookPlan, members: readonly { readonly id: string; readonly company: string }[]): readonly Break[] => {
  const row = (sheet: string, key: string): number => rowOf(plan, sheet, key);
  const checkCell = (check: string, letter: "D" | "E"): string => {
    const cells = plan.sheets.find(({ key }) => key === "checks")!.cells;
    const at = cells.find(({ column, content }) => column === 2 && content === check)!.row;
    const { content } = cells.find((cell) => cell.row === at && cell.column === (letter === "D" ? 4 : 5))!;
    return (content as { readonly formula: string }).formula;
  };
  /** Last cell that the left side of a check names. */
  const last = (check: string): string => [...checkCell(check, "D").matchAll(/\$([A-Z]+)\$(\d+)/g)].map(([, letters, digits]) => `${letters!}${digits!}`).at(-1)!;
  const first = (check: string): string => [...checkCell(check, "D").matchAll(/\$([A-Z]+)\$(\d+)/g)].map(([, letters, digits]) => `${letters!}${digits!}`)[0]!;
  const each = (make: (company: string, i: number) => Break): readonly Break[] => members.map(({ company }, i) => make(company, i));
  const starting = (company: string, text: string): RegExp => new RegExp(`^${company}: ${text}`);
  const base = (key: string, i: number): string => `${"EFGH"[i]!}${row("inputs", key)}`;
  return [
    ...each((company, i) => overwrite(`${company}: an item later than the ladder`, starting(company, "ladder adds up"), ["inputs", base(i === 2 ? "loan1_due" : "note1_put", i), 9])),
    ...each((company) => change(`${company}: the total of the wall`, starting(company, "items of the ladder"), "wall", last(`${company}: items of the ladder = debt listed on Inputs`), (now) => now + 1)),
    ...each((company) => change(`${company}: what is repaid on Spread`, starting(company, "repaid on Spread"), "spread", first(`${company}: repaid on Spread = debt listed on Inputs`), (now) => now + 1)),
    ...each((company) => overwrite(`${company}: asset cover`, starting(company, "Comparison = Stress, asset cover"), ["comparison", last(`${company}: Comparison = Stress, asset cover`), 0.5])),
    ...each((company) => overwrite(`${company}: a probability`, starting(company, "Comparison = Stress, P"), ["comparison", last(`${company}: Comparison = Stress, P(assets < debt)`), 0.77])),
    ...each((company) => overwrite(`${company}: a DSCR`, starting(company, "Comparison = Stress, DSCR"), ["comparison", last(`${company}: Comparison = Stress, DSCR of leases`), 3])),
    ...each((company) => overwrite(`${company}: the base case of the double stress`, starting(company, "P of the base case"), ["stressed", last(`${company}: P of the base case = Stress, base`), 0.77])),
    ...each((company) => {
      const income = first(`${company}: lease less mining = what conversion adds`);
      const [column, at] = [income.replace(/\d+/, ""), Number(/\d+/.exec(income)![0])];
      // Mining stands above it and five more answers below.
      const answer = CONVERSION.map((_, j) => `${column}${at - 1 + j}`);
      return paste(`${company}: income of a lease, in an answer pasted as values`, starting(company, "lease less mining"), "comparison", answer, income, (now) => now + 1);
    }),
    overwrite("a rank", /^Ranks of all measures/, ["ranking", "I6", 4]),
    overwrite("bitcoin at two prices", /^Market inputs/, ["inputs", base("btc_price", 2), 90_000]),
    overwrite("an empty input", /^Empty inputs/, ["inputs", base("hashcost", 3), null]),
    overwrite("a source that is wiped out", /^Every input names/, ["inputs", `N${row("inputs", "rho")}`, null]),
    overwrite("a later fact in the base", /after the freeze/, ["inputs", `S${row("inputs", "rho")}`, "June 2026"]),
  ];
};
