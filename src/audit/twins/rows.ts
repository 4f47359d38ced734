import { CalcError } from "../../core/errors";
import { type Cell, type Input, isCellError } from "../../functions/cells";
import { decode, isRange } from "../../functions/decode";
import type { Slot } from "../../functions/define";
import { sheetName } from "../../functions/names";
import { TEXTS } from "../../functions/texts-en";
import { parseFormula } from "../formula";
import { answerOf, callText, type NoTwin, type TwinArgument, type TwinBlock, type TwinCall, type TwinCell, type TwinRow } from "./twin";

/** A row of calculation: a formula, repeated over the columns it needs. */
export const row = (key: string, unit: string, how: string, cells: string | readonly TwinCell[], columns = 1): TwinRow => ({
  key,
  label: key.replaceAll("_", " "),
  unit,
  how,
  role: "calculation",
  cells: typeof cells === "string" ? Array.from({ length: columns }, () => ({ formula: cells })) : cells,
});

/** Element n (from 0, row by row) of what stood in an argument. */
const elements = (input: Input): readonly Cell[] => (isRange(input) ? input.flat() : [input ?? null]);

const isBlank = (cell: Cell): boolean => cell === null || cell === "";

/** A number, a text or a list that stands in the formula itself is copied as it is; anything else is linked. */
const isConstant = ({ written }: TwinArgument): boolean => {
  if (written === "") return true;
  const tree = parseFormula(written);
  return tree.is === "value" || tree.is === "list" || (tree.is === "operation" && tree.operands.every((operand) => operand.is === "value"));
};

const linkTo = ({ written, input }: TwinArgument, n: number): string => {
  if (!isRange(input) || input.flat().length === 1) return written;
  const width = input[0]!.length;
  return `INDEX(${written},${Math.floor(n / width) + 1},${(n % width) + 1})`;
};

const literal = (value: unknown): string =>
  typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : typeof value === "boolean" ? String(value).toUpperCase() : String(value);

/** One argument as a row: constants as they are, references as links, a blank optional cell as its default. */
const argumentRow = (key: string, slot: Slot<unknown>, meaning: string, arg: TwinArgument, fallback: unknown): TwinRow => {
  const defaults = (Array.isArray(fallback) ? fallback : [fallback ?? ""]) as readonly (number | string | boolean)[];
  const given = elements(arg.input);
  const isDefault = arg.written === "" || (given.length === 1 && isBlank(given[0]!));
  const count = isDefault ? defaults.length : given.length;
  const cells = Array.from({ length: count }, (_, n): TwinCell => {
    if (isConstant(arg)) return isDefault ? defaults[n]! : (oneOf(slot, given[n]!, key) as TwinCell);
    const link = linkTo(arg, isDefault ? 0 : n);
    // A blank cell is the default of a single value, also where a range of them is given; inside a series it is 0. LibreOffice
    // hands its blankness on to MMULT and SLOPE, which Excel does not, unless something is added.
    const isZero = slot.shape !== "scalar" && slot.kind === "number" && !slot.gaps && given[n] === null;
    const value = slot.kind === "word" ? `UPPER(TRIM(${link}))` : isZero ? `0+${link}` : link;
    const hasDefault = slot.optional && (given.length === 1 || slot.shape === "scalar");
    return { formula: hasDefault ? `=IF(${link}="",${literal(defaults[slot.shape === "scalar" ? 0 : n]!)},${value})` : `=${value}` };
  });
  const origin = arg.written === "" ? "default" : arg.written;
  return { key: sheetName(key), label: sheetName(key), unit: slot.unit, how: `${meaning} (${origin})`, role: "calculation", cells };
};

const oneOf = (slot: Slot<unknown>, cell: Cell, key: string): unknown => {
  // Empty text in a series with gaps is "no value here", not a missing argument.
  if (slot.gaps && cell === "") return cell;
  const value = decode(slot, cell, key);
  return Array.isArray(value) ? value.flat()[0] : value;
};

export interface Arguments {
  readonly rows: readonly TwinRow[];
  /** Values in code spelling, each as a list: one entry for a single value, several for a series or a lifted argument. */
  readonly values: Readonly<Record<string, readonly (number | string | boolean)[]>>;
  /** How many calls the lifted call stands for; 1 when nothing is lifted. */
  readonly lifted: number;
  /** The token of an argument in a formula that runs over the lifted columns: {age.}, or {age} when it is one value. */
  readonly per: (key: string) => string;
  /** The n-th entry (from 1) of a series in which one entry stands for all: {step@2} or {step}. */
  readonly entry: (key: string, n: number) => string;
}

/** The arguments of a call as the first rows of its twin. `defaults` are those the function itself fills in. */
export function argumentsOf(call: TwinCall, defaults: Readonly<Record<string, unknown>> = {}): Arguments {
  const slots = Object.entries(call.spec.args as Record<string, Slot<unknown>>).filter(([key]) => key !== "labels");
  const { args: meanings } = TEXTS[call.spec.name]!;
  const fallback = (key: string, slot: Slot<unknown>): unknown => defaults[key] ?? slot.default;
  const rows = slots.map(([key, slot], i) => argumentRow(key, slot, meanings[key]!.meaning, call.args[i]!, fallback(key, slot)));
  const values = Object.fromEntries(
    slots.map(([key, slot], i): [string, readonly unknown[]] => {
      const { input } = call.args[i]!;
      const read = (cell: Input): unknown => decode(slot, cell, key) ?? fallback(key, slot);
      if (slot.shape === "scalar") return [key, elements(input).map(read)];
      const value = read(input);
      return [key, Array.isArray(value) ? value : value === undefined ? [] : [value]];
    }),
  );
  const counts = slots.map(([key, slot]) => (slot.shape === "scalar" ? values[key]!.length : 1));
  return {
    rows,
    values: values as Arguments["values"],
    lifted: Math.max(...counts),
    per: (key) => (values[key]!.length > 1 ? `{${sheetName(key)}.}` : `{${sheetName(key)}}`),
    entry: (key, n) => (values[key]!.length > 1 ? `{${sheetName(key)}@${n}}` : `{${sheetName(key)}}`),
  };
}

/** A call that answers with an error has nothing to be compared with. */
export const problemOf = (call: TwinCall): NoTwin | undefined => {
  const cells = answerOf(call);
  const held = Array.isArray(cells)
    ? (cells as readonly (readonly Cell[])[]).flat().find(isCellError)
    : isCellError(cells)
      ? cells
      : undefined;
  return held && { none: `the call answers with ${held.error}${held.message ? `: ${held.message}` : ""}` };
};

/** The same call with some arguments replaced by constants, as parts = TRUE or output = "PRICE". */
export const changed = (call: TwinCall, change: Readonly<Record<string, number | boolean | string>>): TwinCall => {
  const keys = Object.keys(call.spec.args as object);
  return {
    ...call,
    args: call.args.map((arg, i) => {
      const value = change[keys[i]!];
      return value === undefined ? arg : { written: typeof value === "string" ? `"${value}"` : String(value).toUpperCase(), input: value };
    }),
  };
};

/** One line of the answer, native and from CCREDIT, and whether they agree. */
export interface Comparison {
  /** Key of the native row. */
  readonly native: string;
  readonly unit: string;
  readonly of: TwinCall;
  /** Where the entries stand in the answer of the call, counted from 1. */
  readonly places: readonly (readonly [row: number, column: number])[];
  /** A formula for the size against which rounding is judged, where an entry may be a small difference of large amounts. */
  readonly scale?: string;
}

/** Native and CCREDIT may differ by this share of their size: rounding, not method. */
const TOLERANCE = "1E-9";

/** Closes a twin: for each line the CCREDIT value, the difference and the verdict, then one verdict over all. */
export function closed(title: string, call: TwinCall, rows: readonly TwinRow[], comparisons: readonly Comparison[]): TwinBlock {
  const lines = comparisons.flatMap(({ native, unit, of, places, scale = "0" }): TwinRow[] => [
    {
      ...row(
        `ccredit_${native}`,
        unit,
        callText(of),
        places.map(([r, c]) => ({ of, row: r, column: c })),
      ),
      role: "output",
    },
    row(
      `difference_${native}`,
      unit,
      `CCREDIT − ${native.replaceAll("_", " ")}`,
      `=IF(AND({ccredit_${native}.}="",{${native}.}=""),0,{ccredit_${native}.}-{${native}.})`,
      places.length,
    ),
    {
      ...row(
        `agrees_${native}`,
        "TRUE/FALSE",
        `difference within ${TOLERANCE} of the value`,
        `=IF(ISNUMBER({difference_${native}.}),ABS({difference_${native}.})<=${TOLERANCE}*MAX(ABS(N({${native}.})),${scale}),FALSE)`,
        places.length,
      ),
      role: "check",
    },
  ]);
  const all = comparisons.map(({ native }) => `{agrees_${native}:}`).join(",");
  return {
    title: `${title}: ${callText(call)}`,
    rows: [...rows, ...lines, { ...row("agrees", "TRUE/FALSE", "every line agrees", `=AND(${all})`), role: "check" }],
  };
}

/** Runs a twin; a call that the function refuses has no twin, for the reason the function gives. */
export const unlessRefused = (build: () => TwinBlock | NoTwin): TwinBlock | NoTwin => {
  try {
    return build();
  } catch (problem) {
    if (problem instanceof CalcError) return { none: problem.message };
    throw problem;
  }
};

/** Where the cells of a lifted answer stand: row by row, in the shape of the range that was given. */
export const liftedPlaces = (call: TwinCall): readonly (readonly [number, number])[] => {
  const cells = answerOf(call);
  return Array.isArray(cells)
    ? (cells as readonly (readonly Cell[])[]).flatMap((line, r) => line.map((_, c) => [r + 1, c + 1] as const))
    : [[1, 1]];
};
