import type { WorkbookPlan } from "../../../src/sheets/plan";
import { caseBlock, PARTIES, VECTOR_ROW } from "../../../src/sheets/network/places";
import { type Break, cellAt, firstRowOf, overwrite, paste, rowOf } from "./book";

/** Everything that CLEARING answers in a case: five columns, a row for each party. */
const answersOf = (k: number): readonly string[] =>
  Array.from({ length: PARTIES }, (_, i) => ["C", "D", "E", "F", "G"].map((column) => `${column}${caseBlock(k) + 1 + i}`)).flat();

/** Breaks of a network of counterparties. */
export const networkBreaks = (plan: WorkbookPlan): readonly Break[] => {
  const input = (column: string, key: string): string => `${column}${firstRowOf(plan, "inputs", key)}`;
  const base = String.fromCharCode(67 + Number(cellAt(plan, "about", "C10").content));
  const stress = (key: string): string => `${base}${rowOf(plan, "stress", key)}`;
  return [
    overwrite("a payer that is misspelt", /^Matrix of financing/, ["flows", "B6", "Amazn"]),
    overwrite("a payee that is misspelt", /^Matrix of purchases/, ["flows", "C11", "Microsft"]),
    overwrite("outside money for nobody", /^Money from outside/, ["flows", "C9", "OpenAl"]),
    overwrite("a total typed over", /^What all pay/, ["matrices", "B33", 1]),
    overwrite("a payment typed over in the sum", /^What goes round \+ what is left/, ["matrices", "H33", 1]),
    overwrite("the amount that goes round", /^What goes round = its share/, ["circularity", "C10", 1]),
    overwrite("a circle that does not close", /^In circles everybody/, ["circularity", "I23", 1]),
    ...([["Microsoft", "E15"], ["Nvidia", "E16"], ["Amazon", "E17"]] as const).flatMap(([name, cell]) => [
      overwrite(`a round trip of ${name}`, new RegExp(`^${name}: round trip`), ["circularity", cell, 9]),
      overwrite(`a small round trip of ${name}`, new RegExp(`^${name}: funded`), ["circularity", cell, 0.01]),
    ]),
    // In the first two cases everybody pays: a default has to come before its cost can.
    overwrite("costs of a default in case 1: OpenAI without its cash", /^Clearing, case 1/, ["clearing", `B${caseBlock(0) + 1}`, 1], ["clearing", "E15", 0.9]),
    paste("a payment typed over in case 1, its answer pasted as values", /^Clearing, case 1/, "clearing", answersOf(0), `F${caseBlock(0) + 3}`, (now) => now - 1),
    overwrite("costs of a default in case 2: CoreWeave owes more outside", /^Clearing, case 2/, ["clearing", `H${VECTOR_ROW + PARTIES - 1}`, 40], ["clearing", "F16", 0.9], ["clearing", "E16", 0.9]),
    paste("an obligation typed over in case 2, its answer pasted as values", /^Clearing, case 2/, "clearing", [...answersOf(1), `H${VECTOR_ROW}`], `H${VECTOR_ROW}`, (now) => now + 5),
    overwrite("costs of default in case 3", /^Clearing, case 3/, ["clearing", "E17", 0.9]),
    overwrite("costs of default in case 4", /^Clearing, case 4/, ["clearing", "F18", 0.9]),
    overwrite("money that nobody has", /^No new equity: CoreWeave/, ["clearing", "H11", 3]),
    overwrite("OpenAI's revenue on Clearing alone", /^No new equity: OpenAI/, ["clearing", "B6", 10]),
    overwrite("a flow of one scenario on Stress", /Amazon's own money$/, ["stress", `${base}${firstRowOf(plan, "stress", "amazon_openai")}`, 1]),
    overwrite("the part that goes round", /part that goes round$/, ["stress", stress("share"), 0.5]),
    overwrite("what CoreWeave pays", /what CoreWeave pays$/, ["stress", stress("coreweave_pays"), 0.5]),
    overwrite("what OpenAI pays", /what OpenAI pays$/, ["stress", stress("openai_pays"), 0.5]),
    overwrite("coverage without the largest", /coverage without the largest/, ["concentration", "B30", 4]),
    overwrite("the life of a contract", /^Contracts by year/, ["inputs", input("E", "aws_start"), 2026.5]),
    overwrite("an order", /^OpenAI's three orders/, ["inputs", input("E", "cw_may"), 5]),
    overwrite("an obligation that no forecast holds", /higher burn forecast$/, ["inputs", input("E", "openai_other"), 40]),
    overwrite("obligations that agree with the lower forecast", /lower burn forecast$/, ["inputs", input("E", "openai_other"), 17]),
    overwrite("an empty input", /^No input is blank/, ["inputs", input("E", "rho"), null]),
    overwrite("a source that is wiped out", /^Every input names/, ["inputs", input("J", "rho"), null]),
    overwrite("a later fact in the base", /after the freeze/, ["inputs", input("K", "rho"), "June 2026"]),
  ];
};
