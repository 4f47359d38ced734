import type { Engine } from "../../src/engine/engine";
import { PRESETS } from "../../src/presets/presets";
import { isFormula } from "../../src/sheets/plan";
import { columnLetters } from "../../src/sheets/references";
import { buildWorkbook } from "../../src/sheets/workbook";
import { cellOf, loadIntoEngine } from "./load";

const preset = PRESETS.find(({ id }) => id === "coreweave")!;
const plan = buildWorkbook(preset);
const sheet = (key: string) => plan.sheets.find((one) => one.key === key)!;

/** Cell of an input by key: D is live, E the base. */
const input = (key: string, column: "D" | "E" | "J" | "K"): string => `Inputs!${column}${sheet("inputs").cells.find((cell) => cell.column === 1 && cell.content === key)!.row}`;
const contentAt = (address: string) => {
  const [name, local] = address.split("!") as [string, string];
  return plan.sheets.find((one) => one.name === name)!.cells.find(({ row, column }) => `${columnLetters(column)}${row}` === local)!.content;
};
/** A formula of the plan with one piece of it replaced. */
const changed = (address: string, from: string, to: string): string => {
  const content = contentAt(address);
  if (content === null || !isFormula(content) || !content.formula.includes(from)) throw new Error(`${address} does not contain ${from}`);
  return content.formula.replace(from, to);
};
const live = (key: string): string => input(key, "D").replace("!D", "!$D$");

/** What somebody does to the model, and the check that has to see it. */
const BREAKS: readonly (readonly [check: string, address: string, put: number | string | null])[] = [
  ["Debt rolls forward", "Fleet!A10", changed("Fleet!A10", live("years"), "6")],
  ["The loan is repaid at maturity", "Fleet!A10", changed("Fleet!A10", live("years"), "6")],
  ["LLCR of the summary", "Coverage!C11", 1.5],
  ["Sculpted debt service", input("sculpt", "E"), "ANNUITY"],
  ["Six parts of the haircut", "Collateral!C15", 0.5],
  ["Haircut in parts", "Collateral!C14", 0.5],
  ["Loan per GPU", "Collateral!C5", 20000],
  ["Working sheets = Stress, LLCR", input("rent", "D"), 1.5],
  ["Working sheets = Stress, haircut", input("decay", "D"), 0.3],
  ["The period tables hold", input("years", "E"), 16],
  ["No input is blank", input("opex", "E"), null],
  ["Every input names its source", input("opex", "J"), null],
  ["Inputs that speak of a date after the freeze", input("cash", "K"), "2026-02-01"],
  ["Opex agrees with the margin", input("opex", "E"), 0.9125],
  ["Balances and repayments behind the spread", "Spread!M10", 5],
  ["Working sheets = Stress, fair spread", input("hurdle", "D"), 0.2],
  ["Working sheets = Stress, price", input("margin", "D"), 0.05],
  ["Price at the margin", "Spread!C32", 101],
  ["Cash trap", "Coverage!I40", 5],
  ["Duration block", "Collateral!C31", 5],
  ["The ladder adds up", "Debt!I24", 7],
  ["First year unpaid", "Debt!E20", 5],
  ["Working sheets = Stress, new money", input("capex_next", "D"), 20000],
  ["Backlog by customer", "Customers!B8", 0],
  ["The two named backlogs", input("backlog", "E"), 30000],
  ["Revenue shares", "Customers!G8", 0.5],
  ["Facilities and plug", "Debt!D6", 0],
  ["The plug is under", "Debt!D17", 3000],
  ["Average rate on Inputs", input("avg_rate", "E"), 0.05],
  ["Cash and marketable securities", input("cash", "E"), 4000],
];

let engine: Engine;
beforeAll(async () => {
  engine = await loadIntoEngine(plan);
}, 120_000);
afterAll(() => engine.dispose());

const set = (address: string, content: ReturnType<typeof contentAt>): void => {
  if (typeof content === "string" && content.startsWith("=")) engine.setFormula(address, content);
  else if (content !== null && typeof content === "object") engine.setFormula(address, content.formula);
  else engine.setValue(address, content);
};
const rowOf = (check: string): number => sheet("checks").cells.find(({ column, content }) => column === 2 && typeof content === "string" && content.startsWith(check))!.row;
const unexpected = () => cellOf(engine, plan, "checks", "C3");

it("names every law of the workbook among the breaks", () => {
  const laws = sheet("checks").cells.filter(({ row, column }) => column === 2 && row >= 6 && row < rowOf("Revenue, last fiscal year") - 2);
  const covered = laws.filter(({ content }) => BREAKS.some(([check]) => (content as string).startsWith(check)));
  expect(laws.filter((law) => !covered.includes(law)).map(({ content }) => content)).toEqual([]);
  expect(covered.length).toBe(BREAKS.length - 1);
});

it.each(BREAKS)("%s: fails when %s is broken, and passes again when it is mended", async (check, address, put) => {
  const before = contentAt(address);
  expect(unexpected()).toBe(0);
  set(address, put);
  await engine.calculate();
  const [seen, counted] = [cellOf(engine, plan, "checks", `J${rowOf(check)}`), unexpected()];
  set(address, before);
  await engine.calculate();
  expect(seen).not.toBe(true);
  expect(counted).toBeGreaterThan(0);
  expect(cellOf(engine, plan, "checks", `J${rowOf(check)}`)).toBe(true);
  expect(unexpected()).toBe(0);
}, 60_000);

it("Overrides names the input that was changed, and only that", async () => {
  const changes = () => cellOf(engine, plan, "overrides", "D3");
  expect(changes()).toBe(0);
  set(input("rent", "E"), 2);
  await engine.calculate();
  const row = sheet("overrides").cells.find(({ column, content }) => column === 1 && content === "rent")!.row;
  expect([changes(), cellOf(engine, plan, "overrides", `F${row}`), cellOf(engine, plan, "overrides", `D${row}`), cellOf(engine, plan, "overrides", `E${row}`)]).toEqual([1, "changed", 1.7, 2]);
  set(input("rent", "E"), 1.7);
  set(input("launch_years", "E"), 0.75);
  await engine.calculate();
  expect(changes()).toBe(1);
  set(input("launch_years", "E"), null);
  await engine.calculate();
  expect(changes()).toBe(0);
}, 60_000);
