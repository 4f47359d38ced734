import { CATALOGUE } from "../../src/functions/catalogue";
import { type Cell, type CellError, type Input, isCellError } from "../../src/functions/cells";
import type { FunctionSpec } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";
import { diceFor, typedCall } from "./typed-calls";

/**
 * Whatever a sheet hands over, a function answers with finite numbers, texts, TRUE or FALSE, or an error that says why.
 * npm run test:long, or LONG=1, makes 100,000 calls of each function; CALLS sets another number; ONLY=FLEET_DSCR,HHI
 * chooses functions; SEED other calls. A failure prints the number of its call: FIRST=<number> CALLS=1 ONLY=<function>
 * repeats it alone.
 */
const LONG = process.env["LONG"] !== undefined || process.env["npm_lifecycle_event"] === "test:long";
const { ONLY, FIRST = "0", SEED = "anything", CALLS = LONG ? "100000" : "250" } = process.env;
/**
 * Upper bound for one call, in milliseconds of processor time, so that a busy machine does not count: the faster of its
 * two runs. A function that is given 2,000 cells where it takes one answers 2,000 times: each answer adds a millisecond.
 */
const MOST_MILLISECONDS = 1000;
const MOST_MILLISECONDS_PER_CELL = 1;
const HOUR = 3_600_000;

type Cells = Cell | readonly (readonly Cell[])[];
const flatten = (cells: Cells): readonly unknown[] => (Array.isArray(cells) ? cells.flat() : [cells]);

const sameCell = (a: unknown, b: unknown): boolean => (isCellError(a) && isCellError(b) ? a.error === b.error && a.message === b.message : Object.is(a, b));
const sameBits = (a: Cells, b: Cells): boolean => {
  const [one, other] = [flatten(a), flatten(b)];
  return one.length === other.length && one.every((cell, i) => sameCell(cell, other[i]));
};

/** Errors that came in with an argument travel on unchanged, whatever they say. */
const cameIn = (cell: CellError, inputs: readonly Input[]): boolean =>
  inputs.some((input) => (Array.isArray(input) ? (input as readonly (readonly Cell[])[]).some((row) => row.some((one) => sameCell(one, cell))) : sameCell(input, cell)));

const OWN_ERRORS = ["#VALUE!", "#N/A", "#DIV/0!", "#NUM!"];
/** What a message must not say outside the text it quotes. */
const UNFIT = /\bNaN\b|\bundefined\b|\[object|\bnull\b|=>|is not a function|Cannot read/;

const problemOfError = ({ error, message }: CellError): string | undefined => {
  if (!OWN_ERRORS.includes(error)) return `the error is ${error}`;
  if (message.length < 9) return `${error} says only "${message}"`;
  // Another program may hand NaN over; then the message repeats it.
  const unfit = UNFIT.exec(message.replace(/"[^"]*"|got NaN\b/g, ""));
  return unfit ? `${error} says "${unfit[0]}": ${message}` : undefined;
};

/** What is wrong with an answer, in words; empty when nothing is. */
const problemsOf = (cells: Cells, inputs: readonly Input[]): readonly string[] => {
  if (Array.isArray(cells)) {
    const rows = cells as readonly (readonly Cell[])[];
    if (rows.length === 0 || rows.some((row) => row.length !== rows[0]!.length || row.length === 0)) return ["the answer is not a rectangle"];
  }
  return flatten(cells).flatMap((cell) => {
    if (typeof cell === "number") return Number.isFinite(cell) ? [] : [`the answer is ${cell}`];
    if (typeof cell === "string" || typeof cell === "boolean") return [];
    if (!isCellError(cell)) return [`the answer is ${String(cell)}`];
    const problem = problemOfError(cell);
    return problem === undefined || cameIn(cell, inputs) ? [] : [problem];
  });
};

const timed = (spec: FunctionSpec, inputs: readonly Input[]): { readonly cells: Cells; readonly milliseconds: number } => {
  const start = process.cpuUsage();
  const cells = answer(spec, inputs, LIBRARY);
  const { user, system } = process.cpuUsage(start);
  return { cells, milliseconds: (user + system) / 1000 };
};

const printed = (inputs: readonly Input[]): string => {
  const text = JSON.stringify(inputs, (_key, value: unknown) => (value === undefined ? "(left out)" : typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)) ? `(${Object.is(value, -0) ? "-0" : value})` : value));
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text;
};

/** A function that changed its arguments would throw. */
const freeze = (inputs: readonly Input[]): void => {
  for (const input of inputs) if (Array.isArray(input) && !Object.isFrozen(input)) for (const row of Object.freeze(input)) Object.freeze(row);
};

interface Outcome {
  readonly problems: readonly string[];
  readonly answered: boolean;
  readonly milliseconds: number;
}

const outcomeOf = (spec: FunctionSpec, inputs: readonly Input[]): Outcome => {
  freeze(inputs);
  try {
    const [first, second] = [timed(spec, inputs), timed(spec, inputs)];
    const milliseconds = Math.min(first.milliseconds, second.milliseconds);
    const problems = [
      ...problemsOf(first.cells, inputs),
      ...(sameBits(first.cells, second.cells) ? [] : ["the second answer differs from the first"]),
      ...(milliseconds > MOST_MILLISECONDS + MOST_MILLISECONDS_PER_CELL * flatten(first.cells).length ? [`it took ${Math.round(milliseconds)} ms`] : []),
    ];
    return { problems, answered: !isCellError(first.cells), milliseconds };
  } catch (problem) {
    return { problems: [`it threw ${problem instanceof Error ? problem.stack!.split("\n").slice(0, 3).join(" ") : String(problem)}`], answered: false, milliseconds: 0 };
  }
};

const chosen = CATALOGUE.filter(({ name }) => !ONLY || ONLY.split(",").includes(name));

describe.each(chosen.map((spec) => [spec.name, spec] as const))("%s", (name, spec) => {
  it(`answers ${CALLS} careless calls in numbers, texts or clear errors, each within a second and twice alike`, () => {
    const problems = new Map<string, string>();
    const first = Number(FIRST);
    let [answered, slowest, slowestCall] = [0, 0, first];
    for (let call = first; call < first + Number(CALLS) && problems.size < 8; call += 1) {
      const inputs = typedCall(diceFor(`${SEED} ${name} ${call}`), spec);
      const outcome = outcomeOf(spec, inputs);
      if (outcome.answered) answered += 1;
      if (outcome.milliseconds > slowest) [slowest, slowestCall] = [outcome.milliseconds, call];
      for (const problem of outcome.problems) {
        const kind = problem.replace(/[\d.e+-]+/g, "0").slice(0, 120);
        if (!problems.has(kind)) problems.set(kind, `call ${call}: ${problem}\n  ${printed(inputs)}`);
      }
    }
    if (LONG) process.stdout.write(`${name.padEnd(20)} ${answered} of ${CALLS} calls answered, ${problems.size} problems; slowest ${slowest.toFixed(1)} ms (call ${slowestCall})\n`);
    expect([...problems.values()]).toEqual([]);
    // A generator that only makes nonsense would prove nothing.
    if (Number(CALLS) >= 100) expect(answered).toBeGreaterThan(Number(CALLS) / 50);
  }, HOUR);
});
