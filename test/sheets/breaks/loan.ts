import { type Content, isFormula, type WorkbookPlan } from "../../../src/sheets/plan";
import { type Break, cellAt, change, firstRowOf, has, overwrite, paste } from "./book";

/** What MATURITY_LADDER answers. */
const LADDER = [20, 21, 22, 23, 24].flatMap((row) => ["A", "B", "C", "D", "E"].map((column) => `${column}${row}`));

/** Breaks of a loan against GPUs; `company` besides where the borrower's own figures are known. */
export const loanBreaks = (plan: WorkbookPlan): readonly Break[] => {
  const input = (key: string, column: "D" | "E" | "J" | "K"): string => `${column}${firstRowOf(plan, "inputs", key)}`;
  /** The table of the loan, laid out for another tenor than Inputs has. */
  const sixYears = (): Content => {
    const { content } = cellAt(plan, "fleet", "A10");
    const years = `Inputs!$D$${firstRowOf(plan, "inputs", "years")}`;
    if (content === null || !isFormula(content) || !content.formula.includes(years)) throw new Error(`Fleet!A10 does not read ${years}`);
    return { formula: content.formula.replace(years, "6") };
  };
  const ofEach: readonly Break[] = [
    overwrite("a loan that runs on after its maturity", /^Debt rolls forward/, ["fleet", "A10", sixYears()]),
    overwrite("a loan that is not repaid at maturity", /^The loan is repaid/, ["fleet", "A10", sixYears()]),
    change("the LLCR of the summary", /^LLCR of the summary/, "coverage", "C11", (now) => now + 0.1),
    overwrite("level service in the sculpting check", /^Sculpted debt service/, ["inputs", input("sculpt", "E"), "ANNUITY"]),
    paste("one part of the haircut, in an answer pasted as values", /^Six parts of the haircut/, "collateral", ["C15", "C16", "C17", "C18", "C19", "C20", "C21"], "C20", (now) => now + 0.1),
    change("the haircut in one number", /^Haircut in parts/, "collateral", "C14", (now) => now + 0.1),
    change("the loan per GPU", /^Loan per GPU/, "collateral", "C5", (now) => now + 1),
    change("the rent of the working sheets alone", /^Working sheets = Stress, LLCR/, "inputs", input("rent", "D"), (now) => now * 0.9),
    change("the decay of the working sheets alone", /^Working sheets = Stress, haircut/, "inputs", input("decay", "D"), (now) => now + 0.05),
    overwrite("sixteen years of quarters", /^The period tables hold/, ["inputs", input("years", "E"), 16]),
    overwrite("an empty input", /^No input is blank/, ["inputs", input("opex", "E"), null]),
    overwrite("a source that is wiped out", /^Every input names its source/, ["inputs", input("opex", "J"), null]),
    overwrite("a later fact in the base", /^Inputs that speak of a date after the freeze/, ["inputs", input("units", "K"), `${Number(String(cellAt(plan, "about", "C6").content).slice(0, 4)) + 1}-02-01`]),
    change("what is repaid on Spread", /^Balances and repayments behind the spread/, "spread", "M10", (now) => now + 5),
    overwrite("the hurdle of the working sheets alone", /^Working sheets = Stress, fair spread/, ["inputs", input("hurdle", "D"), 0.2]),
    change("the margin of the working sheets alone", /^Working sheets = Stress, price/, "inputs", input("margin", "D"), (now) => now - 0.01),
    change("a price on the wrong side of par", /^Price at the margin/, "spread", "C32", (now) => 200 - now),
    change("what the trapped cash repays", /^Cash trap/, "spread", "S10", (now) => now + 5),
    change("the economic value of the duration block", /^Duration block/, "collateral", "C31", (now) => now + 5),
  ];
  const ofCompany: readonly Break[] = !has(plan, "debt") ? [] : [
    overwrite("the company's cost per hour", /^Opex agrees with the margin/, ["inputs", input("opex", "E"), 0.9125]),
    overwrite("an instalment outside the years of the ladder", /^The ladder adds up/, ["debt", "I24", 7]),
    paste("the unpaid part of the first year, in a ladder pasted as values", /^First year unpaid/, "debt", LADDER, "E20", (now) => now + 5),
    overwrite("next year's capex of the working sheets alone", /^Working sheets = Stress, new money/, ["inputs", input("capex_next", "D"), 20000]),
    overwrite("the backlog of the others", /^Backlog by customer/, ["customers", "B8", 0]),
    overwrite("less backlog than two customers have", /^The two named backlogs/, ["inputs", input("backlog", "E"), 30000]),
    overwrite("a customer's share", /^Revenue shares/, ["customers", "G8", 0.5]),
    overwrite("a facility that is left out", /^Facilities and plug/, ["debt", "D6", 0]),
    overwrite("a large plug", /^The plug is under/, ["debt", "D17", 3000]),
    overwrite("the average rate", /^Average rate on Inputs/, ["inputs", input("avg_rate", "E"), 0.05]),
  ];
  return [...ofEach, ...ofCompany];
};
