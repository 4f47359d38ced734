import { LIBRARY } from "../functions/library";
import { type Cell, type CellError, type Input, isCellError } from "../functions/cells";
import type { FunctionSpec, Slot } from "../functions/define";
import { answer, answerLater } from "../functions/evaluate";
import { NAMESPACE, sheetName } from "../functions/names";
import { answersWithTable, printAnswer, type Printed } from "./answers";
import { createRunner } from "./simulate";
import { linesOf, type Streams } from "./streams";

/** Evaluates one worksheet formula; made on the first formula line, because the spreadsheet engine takes time to load. */
export type Formulas = (formula: string) => Promise<Printed>;

const bad = (message: string): CellError => ({ error: "#VALUE!", message });
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A JSON value as one cell. null is empty text, as in the reference cases; {"error": "#N/A"} is an error cell. */
const asCell = (name: string, value: unknown): Cell => {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (isCellError(value)) return { error: value.error, message: value.message ?? "" };
  throw bad(`${name}: expected numbers, texts, TRUE/FALSE or null, got ${Array.isArray(value) ? "a list inside a list of lists" : "an object"}`);
};

/** A flat list is a column, a list of lists is a block. Rows of [name, value …] may differ in length
 * and hold a list as value; a matrix is a full rectangle. */
const asInput = (name: string, slot: Slot<unknown>, value: unknown): Input => {
  if (!Array.isArray(value)) return asCell(name, value);
  if (value.length === 0) throw bad(`${name}: expected at least one value, got an empty list`);
  if (!value.some(Array.isArray)) return value.map((entry) => [asCell(name, entry)]);
  const rows = value.map((row: unknown): readonly unknown[] => (Array.isArray(row) ? (slot.shape === "pairs" ? row.flat() : row) : [row]));
  const width = Math.max(...rows.map((row) => row.length));
  // Behind its last value a row is as long as it is; between values null is the empty text that it is elsewhere.
  const isFiller = (row: readonly unknown[], i: number): boolean => row.slice(i).every((entry) => entry === undefined || entry === null);
  if (slot.shape === "pairs") return rows.map((row) => Array.from({ length: width }, (_, i) => (isFiller(row, i) ? null : asCell(name, row[i]))));
  const odd = rows.findIndex((row) => row.length !== width);
  if (odd >= 0) throw bad(`${name}: expected ${width} values in every row, got ${rows[odd]!.length} in row ${odd + 1}`);
  if (width === 0) throw bad(`${name}: expected at least one value, got empty rows`);
  return rows.map((row) => row.map((entry) => asCell(name, entry)));
};

/** Nobody waits before a sheet here: a simulation may have all the paths that it allows. */
const run = createRunner();

const evaluateFunction = async (name: string, given: Record<string, unknown>): Promise<Printed> => {
  const spec: FunctionSpec | undefined = LIBRARY.find(name.trim().toUpperCase().replace(`${NAMESPACE}.`, ""));
  if (!spec) return { error: "#NAME?", message: `function: expected the name of a ${NAMESPACE} function, got "${name}"` };
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>).map(([key, slot]) => [sheetName(key), slot] as const);
  const inputs = new Map(Object.entries(given).map(([key, value]) => [key.trim().toLowerCase(), value]));
  for (const key of inputs.keys()) {
    if (!slots.some(([known]) => known === key)) {
      return bad(`${key}: expected an argument of ${spec.name} (${slots.map(([known]) => known).join(", ") || "none"})`);
    }
  }
  const cells = slots.map(([key, slot]) => (inputs.has(key) ? asInput(key, slot, inputs.get(key)) : undefined));
  const answered = spec.simulated ? await answerLater(spec, cells, LIBRARY, run) : answer(spec, cells, LIBRARY);
  return printAnswer(answered, answersWithTable(spec, Object.fromEntries(inputs)));
};

/** One line in, one answer out. A line that cannot be read answers with its number and an error; the next line goes on. */
export const answerLine = async (line: string, number: number, formulas: Formulas): Promise<{ readonly id: unknown } & Printed> => {
  const refuse = (id: unknown, message: string) => ({ id, ...bad(`line ${number}: ${message}`) });
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return refuse(null, "expected JSON, got text that is not JSON");
  }
  if (!isRecord(given)) return refuse(null, 'expected an object {"id", "function", "inputs"} or {"id", "formula"}');
  const id = given["id"] ?? null;
  const { function: name, formula, inputs } = given;
  if (typeof formula === "string" && name === undefined) return { id, ...(await formulas(formula)) };
  if (typeof name !== "string") return refuse(id, 'expected "function" or "formula" as text');
  if (inputs !== undefined && !isRecord(inputs)) return refuse(id, 'expected "inputs" as an object {argument: value}');
  try {
    return { id, ...(await evaluateFunction(name, inputs ?? {})) };
  } catch (problem) {
    if (isCellError(problem)) return { id, ...problem };
    // One broken call must not end the stream; it is reported as what it is.
    return { id, ...bad(`internal error in ${name}: ${(problem as Error).message}; please report this line`) };
  }
};

/** Answers every line of stdin in order. Blank lines are passed over, and counted. */
export const answerLines = async ({ stdin, stdout }: Streams, formulas: Formulas): Promise<void> => {
  let number = 0;
  for await (const line of linesOf(stdin)) {
    number += 1;
    if (line.trim() !== "") await stdout.write(`${JSON.stringify(await answerLine(line, number, formulas))}\n`);
  }
};
