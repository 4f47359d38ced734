import { CATALOGUE } from "../../src/functions/catalogue";
import type { Cell, CellError, Input } from "../../src/functions/cells";
import type { Example, FunctionSpec, Slot } from "../../src/functions/define";
import { sheetName } from "../../src/functions/names";

/** Seeded draws: the same seed gives the same calls on every machine. */
export interface Dice {
  /** At least 0, below 1. */
  next(): number;
  below(count: number): number;
  chance(share: number): boolean;
  of<T>(list: readonly T[]): T;
}

/** Mulberry32 over a hash of the seed text (FNV-1a). */
export const diceFor = (seed: string): Dice => {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { next, below, chance: (share) => next() < share, of: (list) => list[below(list.length)]! };
};

type Block = readonly (readonly Cell[])[];
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** An example's value as a sheet would hold it: a flat list is a column, a list of lists is a block. */
export const asInput = (value: unknown): Input => (isList(value) ? ((value.every(isList) ? value : value.map((entry) => [entry])) as Block) : (value as Input));

export const examplesOf = (spec: FunctionSpec): readonly (readonly Input[])[] =>
  spec.examples.map(({ given }: Example) => Object.keys(spec.args as object).map((key) => asInput(given[key])));

const NUMBERS: readonly number[] = [
  0, -0, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-300, 1e-17, -1e-17, Number.EPSILON, 1e-9, -1e-9, 0.1 + 0.2, 0.5, 1 - Number.EPSILON / 2, 1, 1 + Number.EPSILON, -0.5, -1, -3,
  2, 3, 7, 12, 20, 60, 99, 100, 101, 365, 1000, 1e4, 20_000, 43830, 46022.5, 1e6, 1e9, 2 ** 31, 2 ** 32, 2 ** 53, 1e17, 1e100, 1e154, 1e200, 1e300, 1e308, Number.MAX_VALUE, -1e17, -1e308, -Number.MAX_VALUE,
];
/** No spreadsheet holds these, but another program might hand them over. */
const NO_NUMBERS: readonly number[] = [NaN, Infinity, -Infinity];
const ERRORS: readonly CellError[] = [{ error: "#REF!", message: "" }, { error: "#N/A", message: "gone" }, { error: "#DIV/0!", message: "" }, { error: "#BUSY!", message: "" }];
const TEXTS: readonly string[] = [
  "abc", "NaN", "Infinity", "1e5x", "12", "0.5", "12,5", "$5", "50%", " ", "\n", "TRUE", "2025-12-31", "FY2025", "'", "=1+1", "#REF!", "ñandú", "🙂", "__proto__", "constructor", "toString", "hasOwnProperty",
  "labels", "VERSION", "CCREDIT.LLCR", "rent", "x".repeat(300), "CoreWeave Revenue ".repeat(1800),
];
const BLANKS: readonly (null | undefined | "")[] = [null, undefined, ""];

const column = (length: number, cell: Cell): Block => Array.from({ length }, () => [cell]);
/** Up to and beyond what one argument may hold; built once. */
const HUGE: readonly Block[] = [column(1000, 1), [Array.from({ length: 1000 }, (_, i) => i / 1000)], column(2000, 0.05), Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => 1e6)), column(20_001, 1), column(1_048_576, null)];
const ODD: readonly Input[] = [[], [[]], [[], []], [[1], [2, 3]], [[1, 2], [3]], [[1, 2], []], [[null]], [[null, null]], [["", ""]], [[{ error: "#REF!", message: "" }, 1]], [[1, "x"], [true, null]]];

const up = (value: number): number => (value === 0 ? 5e-324 : value + Math.abs(value) * Number.EPSILON);
const down = (value: number): number => (value === 0 ? -5e-324 : value - Math.abs(value) * Number.EPSILON);

/** The edges of the allowed range, and their nearest neighbours. */
const boundaries = ({ range, default: fallback }: Slot<unknown>): readonly number[] => [
  ...(range ? [range.min, range.max, range.above, range.below, ...(range.oneOf ?? [])].flatMap((edge) => (edge === undefined ? [] : [edge, up(edge), down(edge)])) : []),
  ...(typeof fallback === "number" ? [fallback] : []),
  0, 1,
];

const near = (dice: Dice, value: number): number => {
  const kind = dice.below(6);
  if (kind === 0) return value;
  if (kind === 1) return Math.round(value * 4 * dice.next());
  if (kind === 2) return value * 10 ** (4 * dice.next() - 2);
  if (kind === 3) return -value;
  return value * (0.5 + dice.next());
};

const anyNumber = (dice: Dice, slot: Slot<unknown>, value: number): number => {
  const kind = dice.next();
  if (kind < 0.45) return near(dice, value);
  if (kind < 0.7) return dice.of(boundaries(slot));
  return dice.of(NUMBERS);
};

const strayCell = (dice: Dice): Cell | undefined => {
  const kind = dice.below(8);
  if (kind < 2) return dice.of(BLANKS);
  if (kind < 4) return dice.of(TEXTS);
  if (kind === 4) return dice.chance(0.5);
  if (kind === 5) return dice.of(ERRORS);
  if (kind === 6) return dice.of(NO_NUMBERS);
  return dice.of(NUMBERS);
};

const word = (dice: Dice, slot: Slot<unknown>): string => {
  const known = Object.keys(slot.choices ?? {});
  return dice.chance(0.85) ? dice.of(known) : dice.of([dice.of(known).toLowerCase(), ` ${dice.of(known)} `, "NONE", ...TEXTS]);
};

/** A value of the slot's own kind, near the one of the example. */
const varied = (dice: Dice, slot: Slot<unknown>, cell: Cell | undefined): Cell => {
  if (slot.kind === "word") return word(dice, slot);
  if (slot.kind === "flag") return dice.of<Cell>([true, false, true, false, 1, 0]);
  if (typeof cell === "number") return anyNumber(dice, slot, cell);
  if (slot.kind === "number") return anyNumber(dice, slot, typeof slot.default === "number" ? slot.default : dice.next() * 10);
  return cell ?? null;
};

/** Another length, or lying instead of standing. */
const reshaped = (dice: Dice, block: Block): Block => {
  const kind = dice.below(6);
  if (kind === 0) return block.slice(0, 1 + dice.below(block.length));
  if (kind === 1) return [...block, ...block];
  if (kind === 2 && block[0]) return block[0].map((_, c) => block.map((row) => row[c] ?? null));
  if (kind === 3) return Array.from({ length: 1 + dice.below(200) }, (_, r) => block[r % block.length]!);
  return block;
};

const series = (dice: Dice, slot: Slot<unknown>, given: Input): Input => {
  const start: Block = isList(given) ? (given as Block) : [[given === undefined ? (Array.isArray(slot.default) ? (slot.default[0] as Cell) : 1) : (given as Cell)]];
  const share = dice.of([0.1, 0.5, 1]);
  return reshaped(dice, start).map((row) => row.map((cell) => (dice.chance(share) ? (dice.chance(0.03) ? (strayCell(dice) ?? null) : varied(dice, slot, cell)) : cell)));
};

const square = (dice: Dice, slot: Slot<unknown>): Block => {
  const [height, width] = dice.chance(0.8) ? ((n) => [n, n])(1 + dice.below(6)) : [1 + dice.below(6), 1 + dice.below(6)];
  return Array.from({ length: height! }, (_, r) => Array.from({ length: width! }, (_, c) => (r === c && dice.chance(0.7) ? 0 : anyNumber(dice, slot, dice.of([0, 1, 10, 1e6])))));
};

const strayInput = (dice: Dice): Input => {
  const kind = dice.next();
  if (kind < 0.7) return strayCell(dice);
  if (kind < 0.8) return dice.of(ODD);
  const cell = (): Cell => (dice.chance(0.7) ? dice.of(NUMBERS) : (strayCell(dice) ?? null));
  const [height, width] = [1 + dice.below(4), 1 + dice.below(4)];
  return Array.from({ length: height }, () => Array.from({ length: width }, cell));
};

/** A call of another function as a tool reads it: rows of name and values. */
const namedArguments = (spec: FunctionSpec, inputs: readonly Input[]): Block => {
  const rows = Object.keys(spec.args as object).flatMap((key, i): Cell[][] => {
    const input = inputs[i];
    if (input === undefined) return [];
    const block = (isList(input) ? input : [[input as Cell]]) as Block;
    return block.length > 1 && block[0]!.length <= 1 ? [[sheetName(key), ...block.map((row) => row[0] ?? null)]] : block.map((row) => [sheetName(key), ...row]);
  });
  const width = Math.max(2, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
};

/** A table of terms is an argument like any other; pairs without entries are the arguments of another function. */
const callsFunctions = (spec: FunctionSpec): boolean => Object.values(spec.args as Record<string, Slot<unknown>>).some(({ shape, entries }) => shape === "pairs" && !entries);

/** A tool's call around a call of any function of the catalogue. */
const toolCall = (dice: Dice, spec: FunctionSpec): readonly Input[] => {
  const target = dice.of(CATALOGUE);
  const keys = Object.keys(target.args as object).map(sheetName);
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>);
  const start = dice.of(examplesOf(spec));
  return slots.map(([key, slot], i): Input => {
    if (key === "function") return dice.chance(0.95) ? target.name : dice.of(TEXTS);
    if (slot.shape === "pairs") return dice.chance(0.95) ? namedArguments(target, dice.chance(0.5) ? dice.of(examplesOf(target)) : typedCall(dice, target)) : strayInput(dice);
    if (/^vary/.test(key) && start[i] !== undefined) return slot.shape === "series" ? keys.slice(0, 1 + dice.below(4)).map((name) => [name]) : dice.of(keys.length > 0 ? keys : TEXTS);
    return oneArgument(dice, slot, start[i], dice.of([0, 0.1, 0.5]));
  });
};

/** A few named terms, most of them known and near their own ranges. */
const someTerms = (dice: Dice, entries: NonNullable<Slot<unknown>["entries"]>): Block =>
  Array.from({ length: 1 + dice.below(6) }, (): Cell[] => {
    const [term, slot] = dice.of(Object.entries(entries));
    return [dice.chance(0.97) ? sheetName(term) : dice.of(TEXTS), dice.chance(0.95) ? varied(dice, slot, typeof slot.default === "number" ? slot.default : undefined) : (strayCell(dice) ?? null)];
  });

/** Argument by argument: as in the example, near it, or something quite different. */
const oneArgument = (dice: Dice, slot: Slot<unknown>, given: Input, wild: number): Input => {
  if (dice.chance(wild * 0.4)) return dice.chance(0.02) ? dice.of(HUGE) : strayInput(dice);
  if (given === undefined && !dice.chance(0.25 + wild / 2)) return undefined;
  if (!dice.chance(0.3 + 0.7 * wild)) return given;
  if (slot.shape === "series") return series(dice, slot, given);
  if (slot.shape === "matrix") return dice.chance(0.4) ? series(dice, slot, given ?? 1) : square(dice, slot);
  if (slot.shape === "pairs") return slot.entries ? someTerms(dice, slot.entries) : given;
  if (isList(given)) return given;
  return dice.chance(0.04) ? column(1 + dice.below(5), varied(dice, slot, given as Cell)) : varied(dice, slot, given as Cell);
};

/** One call of the function, as a careless sheet would make it. */
export const typedCall = (dice: Dice, spec: FunctionSpec): readonly Input[] => {
  if (callsFunctions(spec) && dice.chance(0.8)) return toolCall(dice, spec);
  const start = examplesOf(spec).length > 0 ? dice.of(examplesOf(spec)) : [];
  const wild = dice.of([0, 0.05, 0.2, 0.6, 1]);
  const inputs = Object.values(spec.args as Record<string, Slot<unknown>>).map((slot, i) => oneArgument(dice, slot, start[i], wild));
  if (dice.chance(0.02)) return [...inputs, strayInput(dice)];
  return dice.chance(0.05) ? inputs.slice(0, dice.below(inputs.length + 1)) : inputs;
};
