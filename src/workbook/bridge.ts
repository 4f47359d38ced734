import { attribution, singleChanges } from "../core/numerics/attribution";
import { type Cell, isCellError } from "../functions/cells";
import { columnLetters } from "../sheets/references";
import type { Bridge, BridgeLine, BridgeQuestion } from "../sheets/bridge";
import type { Apart } from "./apart";
import type { Progress, WorkbookPort } from "./port";
import { openTrial } from "./trial";

/** Up to so many changes every set of them is tried: 256 calculations. */
const EVERY_ORDER = 8;
const FIRST_SCENARIO_COLUMN = 4;
const [FIRST_ROW, LAST_ROW] = [6, 260];

interface Change {
  readonly line: Omit<BridgeLine, "part">;
  /** Cell of the scenario that is compared from, and what the other one has there. */
  readonly cell: string;
  readonly other: Cell;
  readonly input: string;
}

const isEmpty = (cell: Cell): boolean => cell === null || cell === "";
const column = async (port: WorkbookPort, sheet: string, letters: string): Promise<readonly Cell[]> =>
  (await port.read(`${sheet}!${letters}${FIRST_ROW}:${letters}${LAST_ROW}`)).map((row) => row[0]!.value);

/** The inputs in which two scenarios differ; a scenario that leaves an input blank has its base value. */
const changesOf = async (port: WorkbookPort, { sheets, from, to }: BridgeQuestion): Promise<readonly Change[]> => {
  const [start, end] = [from, to].map((number) => columnLetters(FIRST_SCENARIO_COLUMN + number - 1)) as [string, string];
  const [keys, labels, units, before, after, base] = await Promise.all([
    ...["A", "B", "C", start, end].map((letters) => column(port, sheets.scenarios, letters)), column(port, sheets.inputs, "E"),
  ]) as [readonly Cell[], readonly Cell[], readonly Cell[], readonly Cell[], readonly Cell[], readonly Cell[]];
  return keys.flatMap((key, i) => {
    if (typeof key !== "string" || key === "") return [];
    const [own, other] = [before[i] ?? null, after[i] ?? null];
    const [was, becomes] = [own, other].map((cell) => (isEmpty(cell) ? (base[i] ?? null) : cell)) as [Cell, Cell];
    if (isCellError(was) || isCellError(becomes)) throw new Error(`${sheets.scenarios}, ${key}: an error stands where a value is due`);
    if (was === becomes || (isEmpty(was) && isEmpty(becomes))) return [];
    const row = FIRST_ROW + i;
    return [{
      line: { key, label: String(labels[i] ?? key), unit: String(units[i] ?? ""), before: was, after: becomes },
      cell: `${sheets.scenarios}!${start}${row}`, other, input: `${sheets.inputs}!D${row}`,
    }];
  });
};

/** Changes that are made together; by themselves they would leave the answer without a number. */
type Step = readonly Change[];

/** 2.3 $/h; 10 % where the unit is a percentage. */
const stated = (cell: Cell, unit: string): string => {
  if (typeof cell !== "number") return isEmpty(cell) ? "–" : String(cell);
  return unit.startsWith("%") ? `${Number((100 * cell).toPrecision(12))} ${unit}` : `${cell} ${unit}`;
};

const stepLine = (step: Step, part: number): BridgeLine => {
  if (step.length === 1) return { ...step[0]!.line, part };
  const joined = (text: (change: Change) => string, by: string): string => step.map(text).join(by);
  return {
    key: joined(({ line }) => line.key, " + "), label: joined(({ line }) => line.label, " + "), unit: "",
    before: joined(({ line }) => stated(line.before, line.unit), ", "), after: joined(({ line }) => stated(line.after, line.unit), ", "), part,
  };
};

/** Outcomes by set of steps, or the first set that has no number. */
type Outcomes = { readonly found: readonly number[] } | { readonly missing: readonly Step[] };
type Measure = (made: readonly Step[]) => Promise<number | undefined>;

const isIn = (set: number, i: number): boolean => ((set >> i) & 1) === 1;

/** Every set of steps; neighbours in the Gray code differ in one step, so that little is written. */
const everySet = async (steps: readonly Step[], measure: Measure): Promise<Outcomes> => {
  const found = new Array<number>(2 ** steps.length).fill(0);
  for (let step = 0; step < found.length; step += 1) {
    const set = step ^ (step >> 1);
    const made = steps.filter((_, i) => isIn(set, i));
    const outcome = await measure(made);
    if (outcome === undefined) return { missing: made };
    found[set] = outcome;
  }
  return { found };
};

/** Before, after, then each step by itself. */
const oneAtATime = async (steps: readonly Step[], measure: Measure): Promise<Outcomes> => {
  const found: number[] = [];
  for (const made of [[], steps, ...steps.map((step) => [step])]) {
    const outcome = await measure(made);
    if (outcome === undefined) return { missing: made };
    found.push(outcome);
  }
  return { found };
};

/** Makes one step of two: one of a set that has no number, and one outside it that gives the set its number back. */
const merged = async (steps: readonly Step[], missing: readonly Step[], measure: Measure): Promise<readonly Step[]> => {
  const others = steps.filter((step) => !missing.includes(step));
  let mate = others[0]!;
  for (const other of others) {
    if ((await measure([...missing, other])) === undefined) continue;
    mate = other;
    break;
  }
  let culprit = missing[missing.length - 1]!;
  for (const step of missing) {
    if ((await measure(missing.filter((one) => one !== step))) === undefined) continue;
    culprit = step;
    break;
  }
  return [...steps.filter((step) => step !== mate && step !== culprit), [...culprit, ...mate]];
};

/**
 * Which change moved an answer by how much, from one scenario to another. The answer is calculated apart from the workbook,
 * on a copy of what it reads, with the workbook's own formulas and values. Changes it does not read move it by nothing. With
 * up to eight others every order counts (core/numerics/attribution.ts); with more, each is made by itself and a line says what
 * they do together. Where a set of changes leaves the answer without a number (a contract rent of 0 while the contract runs),
 * the changes that mend each other are one step.
 */
export const bridgeBetween = async (port: WorkbookPort, question: BridgeQuestion, newApart: () => Promise<Apart>, progress: Progress = () => {}): Promise<Bridge> => {
  progress(0, 1, "reading the model");
  const changes = await changesOf(port, question);
  const apart = await newApart();
  try {
    const trial = await openTrial(port, question.answer, apart);
    trial.put([{ address: question.scenarioCell, value: question.from }]);
    const acting = changes.filter(({ input }) => trial.reads(input));
    const own = new Map(await Promise.all(acting.map(async (change) => [change, (await port.read(change.cell))[0]![0]!.value] as const)));
    let calculations = 0;
    let made: ReadonlySet<Change> = new Set();
    const known = new Map<string, number | undefined>();
    const measure: Measure = async (steps) => {
      const wanted = new Set(steps.flat());
      const name = [...wanted].map(({ line }) => line.key).sort().join(" ");
      if (known.has(name)) return known.get(name);
      trial.put(acting.filter((change) => wanted.has(change) !== made.has(change)).map((change) => ({ address: change.cell, value: wanted.has(change) ? change.other : own.get(change)! })));
      made = wanted;
      const outcome = await trial.answer();
      calculations += 1;
      progress(calculations, Math.max(calculations, 2 ** Math.min(acting.length, EVERY_ORDER)), question.label);
      known.set(name, typeof outcome === "number" ? outcome : undefined);
      return known.get(name);
    };
    const needed = async (steps: readonly Step[], number: number): Promise<number> => {
      const outcome = await measure(steps);
      if (outcome === undefined) throw new Error(`${question.label} has no number in scenario ${number}: there is nothing to split`);
      return outcome;
    };
    let steps: readonly Step[] = acting.map((change) => [change]);
    const before = await needed([], question.from);
    const after = await needed(steps, question.to);
    for (;;) {
      const isEvery = steps.length <= EVERY_ORDER;
      const outcomes = await (isEvery ? everySet : oneAtATime)(steps, measure);
      if ("missing" in outcomes) {
        steps = await merged(steps, outcomes.missing, measure);
        continue;
      }
      const { parts, interaction } = isEvery
        ? { ...attribution({ outcomes: outcomes.found }), interaction: undefined }
        : singleChanges({ before, after, alone: outcomes.found.slice(2) });
      return {
        question, before, after, total: after - before,
        lines: [...steps.map((step, i) => stepLine(step, parts[i]!)), ...changes.filter((change) => !acting.includes(change)).map((change) => stepLine([change], 0))],
        method: isEvery ? "every order" : "one at a time",
        calculations,
        ...(interaction !== undefined && { interaction }),
      };
    }
  } finally {
    apart.dispose();
  }
};
