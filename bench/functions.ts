/**
 * Nanoseconds a call of each worksheet function on its first worked example: through answer, as a sheet calls it, and in core
 * alone, on values that are decoded already. Then sheets of 100,000 cells of five functions, beside the same arithmetic in C.
 */
import { MOST_WORK, withAllowance } from "../src/functions/allowance";
import { CATALOGUE } from "../src/functions/catalogue";
import type { Input } from "../src/functions/cells";
import { decode } from "../src/functions/decode";
import type { FunctionSpec } from "../src/functions/define";
import { answer } from "../src/functions/evaluate";
import { LIBRARY } from "../src/functions/library";
import { PEERS, startPeers } from "./peers";

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const asInput = (value: unknown): Input => (isList(value) ? ((value.every(isList) ? value : value.map((entry) => [entry])) as Input) : (value as Input));

/** Slices of half a millisecond: the first quartile of 81 passes over the pauses of a busy machine. */
const nanosecondsOf = (call: () => unknown): number => {
  let count = 1;
  const time = (): number => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < count; i += 1) call();
    return Number(process.hrtime.bigint() - start);
  };
  while (time() < 5e5) count *= 2;
  for (let i = 0; i < 200; i += 1) time();
  return Array.from({ length: 81 }, () => time() / count).sort((a, b) => a - b)[20]!;
};

const inputsOf = (spec: FunctionSpec, given: Readonly<Record<string, unknown>>): readonly Input[] => spec.slots.map(([key]) => asInput(given[key]));
const valuesOf = (spec: FunctionSpec, inputs: readonly Input[]): Readonly<Record<string, unknown>> => {
  // As evaluate makes them: an engine reads objects of one kind faster than of two.
  const values: Record<string, unknown> = { ...spec.blank };
  spec.slots.forEach(([key, slot], i) => (values[key] = decode(slot, inputs[i], key)));
  return values;
};
const written = (value: number, width: number): string => Math.round(value).toLocaleString("en-US").padStart(width);

interface Cost {
  readonly name: string;
  readonly whole: number;
  readonly core: number;
  /** The same call with the core's answer at hand: decoding, checks and layout. */
  readonly around: number;
  /** What it is charged where a tool calls it. */
  readonly work: number;
}

const workOf = (spec: FunctionSpec, inputs: readonly Input[]): number => {
  const library = withAllowance(LIBRARY);
  answer(spec, inputs, library);
  return MOST_WORK - library.allowance!.left;
};

const costOf = (spec: FunctionSpec): Cost => {
  const inputs = inputsOf(spec, spec.examples[0]!.given);
  const values = valuesOf(spec, inputs);
  const workings: unknown = spec.compute(values, LIBRARY);
  const answered: FunctionSpec = { ...spec, compute: () => workings };
  return {
    name: spec.name,
    whole: nanosecondsOf(() => answer(spec, inputs, LIBRARY)),
    core: nanosecondsOf(() => spec.compute(values, LIBRARY)),
    around: nanosecondsOf(() => answer(answered, inputs, LIBRARY)),
    work: workOf(spec, inputs),
  };
};

console.log("nanoseconds per call    answer        core  answer/core   around core (aim 2,000)   a unit of work");
const costs = CATALOGUE.map((spec) => {
  const cost = costOf(spec);
  console.log(`${cost.name.padEnd(20)}${written(cost.whole, 10)}${written(cost.core, 12)}${(cost.whole / cost.core).toFixed(1).padStart(13)}${written(cost.around, 12)}${written(cost.whole / cost.work, 27)}`);
  return cost;
});
const over = costs.filter(({ around }) => around > 2000);
console.log(`around core: ${written(Math.max(...costs.map(({ around }) => around)), 0)} ns at most${over.length > 0 ? `; above 2,000: ${over.map(({ name }) => name).join(", ")}` : ""}`);
// Tools cannot call one another: each makes the calls of its example inside its own.
const called = costs.filter(({ name }) => !["SENSITIVITY", "SOLVE", "TORNADO"].includes(name)).map(({ name, whole, work }) => ({ name, seconds: (whole / work) * MOST_WORK * 1e-9 }));
const [slowest] = called.sort((a, b) => b.seconds - a.seconds);
console.log(`all calls of one formula of SENSITIVITY, SOLVE or TORNADO: ${slowest!.seconds.toFixed(2)} s at most, of ${slowest!.name}\n`);

/** Processor time of this process, in nanoseconds: other programs do not count, our own garbage collector does. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return 1000 * (user + system);
};

/** All inputs in turn, as a sheet of that many cells would call them, or as many as the time allows. */
const CELLS = 100_000;
const MOST_SECONDS = 3;
const WARM_UP = 30_000;
const WARM_UP_SECONDS = 1;
const perCall = (inputs: number, call: (input: number) => unknown): { readonly nanoseconds: number; readonly share: number } => {
  // C is compiled before it is timed; so is this.
  const warm = processorTime();
  for (let i = 0; i < WARM_UP && (i % 100 !== 0 || processorTime() - warm < WARM_UP_SECONDS * 1e9); i += 1) call(i % inputs);
  const start = processorTime();
  let done = 0;
  for (; done < CELLS && (done % 100 !== 0 || processorTime() - start < MOST_SECONDS * 1e9); done += 1) call(done % inputs);
  return { nanoseconds: (processorTime() - start) / done, share: done / CELLS };
};

const INPUTS = 1000;
const CHECKED = 40;
const peers = startPeers();
const checked = typeof peers === "string" ? [] : peers.run("check", CHECKED);
/** C numbers against ours before anything is timed: 1e-9 of the larger of 1 and the value. */
PEERS.forEach(({ name, given }, which) => {
  const spec = LIBRARY.find(name)!;
  for (let i = 0; i < CHECKED && checked.length > 0; i += 1) {
    const theirs = checked[which * CHECKED + i]!.split(" ").map(Number);
    const got = answer(spec, inputsOf(spec, given(i / CHECKED)), LIBRARY);
    // A cell without a value is empty text here and 0 there.
    const ours = (isList(got) ? got.flat() : [got]).map((cell) => (cell === "" ? 0 : (cell as number)));
    const wrong = theirs.findIndex((value, j) => !(Math.abs(value - ours[j]!) <= 1e-9 * Math.max(1, Math.abs(value))));
    if (wrong >= 0 || theirs.length !== ours.length) throw new Error(`${name}, input ${i}, value ${wrong + 1}: C says ${theirs[wrong]}, we say ${ours[wrong]}`);
  }
});

const native = typeof peers === "string" ? [] : peers.run("time", INPUTS).map(Number);
console.log(`${CELLS.toLocaleString("en-US")} cells              answer        core${native.length > 0 ? `           C   core/C (aim 3)   [${(peers as { compiler: string }).compiler}; ${checked.length} answers agree to 1e-9]` : `   [${peers as string}]`}`);
PEERS.forEach(({ name, given }, which) => {
  const spec = LIBRARY.find(name)!;
  const inputs = Array.from({ length: INPUTS }, (_, i) => inputsOf(spec, given(i / INPUTS)));
  const values = inputs.map((one) => valuesOf(spec, one));
  const whole = perCall(INPUTS, (i) => answer(spec, inputs[i]!, LIBRARY));
  const core = perCall(INPUTS, (i) => spec.compute(values[i]!, LIBRARY));
  const total = ({ nanoseconds, share }: typeof whole): string => `${((nanoseconds * CELLS) / 1e6).toFixed(1).padStart(9)} ms${share < 1 ? "*" : " "}`;
  const beside = native[which] === undefined ? "" : `${((native[which] * CELLS) / 1e6).toFixed(1).padStart(9)} ms${(core.nanoseconds / native[which]).toFixed(2).padStart(8)}`;
  console.log(`${name.padEnd(20)}${total(whole)}${total(core)}${beside}`);
});
console.log(`* measured on as many cells as ${MOST_SECONDS} s allow`);
if (typeof peers !== "string") peers.end();
