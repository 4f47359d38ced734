import type { ChunkResult, SimulationPlan } from "../core/simulation/plan";
import type { NotDefined } from "../core/units";
import type { FactDocument } from "../facts/documents";
import type { CellError } from "./cells";

/** A text in the product's two languages. Ids and argument names are never translated: formulas must travel. */
export interface Words {
  readonly en: string;
  readonly es: string;
}
export const words = (en: string, es: string): Words => ({ en, es });

/** What a function does not say. */
export interface Limit extends Words {
  /** The argument on which weak evidence hangs; it hangs on the whole of a function that does not have it. */
  readonly by?: string;
}
/** A limit that is weak evidence: EXPLAIN says it too, wherever that argument has a value other than 0, or does not exist. */
export const weak = (by: string, { en, es }: Words): Limit => ({ en, es, by });

/** The allowed range of a number: min and max are inside it, above and below are not. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly whole?: true;
  readonly oneOf?: readonly number[];
}

/** Strength of the evidence behind a default: A official, B data with method, C vendor or press, D judgement. */
export interface Evidence {
  readonly grade: "A" | "B" | "C" | "D";
  readonly why: Words;
}

/** One argument: shape, kind, unit and meaning, written once and read everywhere. */
export interface Slot<T> {
  /** series: one row or one column. matrix: a block. pairs: rows of [argument name, value …]. any: whatever comes. */
  readonly shape: "scalar" | "series" | "matrix" | "pairs";
  readonly kind: "number" | "word" | "flag" | "text" | "any";
  readonly unit: string;
  readonly meaning: Words;
  readonly optional: boolean;
  readonly default?: T;
  readonly evidence?: Evidence;
  readonly range?: Range;
  /** The words that a "word" slot accepts, each with the tip that Excel shows. */
  readonly choices?: Readonly<Record<string, Words>>;
  /** Series only: an entry of empty text is "no value here" and arrives as null instead of being refused. */
  readonly gaps?: true;
  /** Text only: a cell may hold a date instead; its serial number arrives as digits. */
  readonly dates?: true;
  /** Pairs only: the names that may stand there, each an argument with its own range and default. */
  readonly entries?: Slots;
}

type Plain = { readonly range?: Range };
type Default<T> = { readonly default: T; readonly evidence?: Evidence };

/** A number that must be given. */
export const number = (unit: string, meaning: Words, more: Plain = {}): Slot<number> => ({
  shape: "scalar", kind: "number", unit, meaning, optional: false, ...more,
});
/** A number with a default, which help and EXPLAIN show. */
export const numberOr = (unit: string, meaning: Words, more: Plain & Default<number>): Slot<number> => ({
  shape: "scalar", kind: "number", unit, meaning, optional: true, ...more,
});
/** A number that may be left out and then is absent: the function says what absence means. */
export const optionalNumber = (unit: string, meaning: Words, more: Plain = {}): Slot<number | undefined> => ({
  shape: "scalar", kind: "number", unit, meaning, optional: true, ...more,
});
/** One row or one column of numbers; a single cell is a series of one. */
export const series = (unit: string, meaning: Words, more: Plain = {}): Slot<readonly number[]> => ({
  shape: "series", kind: "number", unit, meaning, optional: false, ...more,
});
export const seriesOr = (unit: string, meaning: Words, more: Plain & Default<readonly number[]>): Slot<readonly number[]> => ({
  shape: "series", kind: "number", unit, meaning, optional: true, ...more,
});
export const optionalSeries = (unit: string, meaning: Words, more: Plain = {}): Slot<readonly number[] | undefined> => ({
  shape: "series", kind: "number", unit, meaning, optional: true, ...more,
});
/** A block of numbers: row payer, owner or holder; column payee or asset. A single cell is a block of one. */
export const matrix = (unit: string, meaning: Words, more: Plain = {}): Slot<readonly (readonly number[])[]> => ({
  shape: "matrix", kind: "number", unit, meaning, optional: false, ...more,
});
/** A series in which empty text means "no value in this period", as a DSCR without debt service. */
export const path = (unit: string, meaning: Words, more: Plain = {}): Slot<readonly (number | null)[]> => ({
  shape: "series", kind: "number", unit, meaning, optional: false, gaps: true, ...more,
});
/** One of a closed list of words, offered by AutoComplete; case does not matter. */
export const word = <C extends string>(choices: Readonly<Record<C, Words>>, meaning: Words, fallback: NoInfer<C>): Slot<C> => ({
  shape: "scalar", kind: "word", unit: "word", meaning, optional: true, default: fallback, choices,
});
/** One word for each facility. */
export const wordSeries = <C extends string>(choices: Readonly<Record<C, Words>>, meaning: Words, fallback: NoInfer<C>): Slot<readonly C[]> => ({
  shape: "series", kind: "word", unit: "word", meaning, optional: true, default: [fallback], choices,
});
/** A claim that is TRUE or FALSE. */
export const flag = (meaning: Words, fallback: boolean): Slot<boolean> => ({
  shape: "scalar", kind: "flag", unit: "TRUE/FALSE", meaning, optional: true, default: fallback,
});
export const text = (meaning: Words): Slot<string> => ({
  shape: "scalar", kind: "text", unit: "text", meaning, optional: false,
});
export const textOr = (meaning: Words, fallback: string): Slot<string> => ({
  shape: "scalar", kind: "text", unit: "text", meaning, optional: true, default: fallback,
});
export const optionalText = (meaning: Words): Slot<string | undefined> => ({
  shape: "scalar", kind: "text", unit: "text", meaning, optional: true,
});
/** One row or one column of texts. */
export const texts = (meaning: Words): Slot<readonly string[]> => ({
  shape: "series", kind: "text", unit: "text", meaning, optional: false,
});
/** One row or one column of whatever another function takes: numbers, words, TRUE or FALSE. */
export const anySeries = (meaning: Words): Slot<readonly (number | string | boolean)[]> => ({
  shape: "series", kind: "any", unit: "as the argument", meaning, optional: false,
});
export const optionalAnySeries = (meaning: Words): Slot<readonly (number | string | boolean)[] | undefined> => ({
  shape: "series", kind: "any", unit: "as the argument", meaning, optional: true,
});
/** A period as text ("FY2025", "2025-12-31"), or a cell with a date. */
export const optionalPeriod = (meaning: Words): Slot<string | undefined> => ({
  shape: "scalar", kind: "text", unit: "text or date", meaning, optional: true, dates: true,
});
/** Two or more columns: an argument name, then its value, or its values from left to right. */
export const pairs = (meaning: Words): Slot<Readonly<Record<string, unknown>>> => ({
  shape: "pairs", kind: "text", unit: "name and value", meaning, optional: false,
});

/** A table of named terms, all of them optional: what would be a long tail of arguments, written as it is read. */
export const termTable = <A extends Slots>(table: Slot<unknown>, entries: A): Slot<Values<A>> => ({ ...table, optional: true, entries }) as unknown as Slot<Values<A>>;

export type Slots = Readonly<Record<string, Slot<any>>>;
export type Values<A extends Slots> = { readonly [K in keyof A]: A[K] extends Slot<infer T> ? T : never };

/** One value of an answer: a column of a table, an entry of a fixed list, or the answer itself. */
export interface Part {
  /** As the header row prints it. */
  readonly name: string;
  readonly unit: string;
  readonly meaning: Words;
  /** The formula in words, in the names of the sheet. */
  readonly how?: string;
}
/**
 * scalar: one cell. series: along the first series argument, down where there is none. matrix: as the matrix argument.
 * row, column: a fixed list, lying or standing. table: one period (or facility, or step) a row.
 */
export type Returns =
  | { readonly shape: "scalar" | "series" | "matrix"; readonly part: Part }
  | { readonly shape: "row" | "column" | "table"; readonly parts: readonly Part[] };

/** An entry without a value, or with an error of its own: one refused point does not spoil a grid. */
export type Entry = number | string | boolean | NotDefined | CellError;
export type Answer = Entry | readonly Entry[] | readonly (readonly Entry[])[];

/** One line of an explanation: a field of the workings, named and put into words. */
export interface Step<W> {
  readonly of: keyof W & string;
  readonly unit: string;
  readonly how: string;
}

/** A worked example runs as a test. Argument names in code spelling; a NotDefined entry is written as "". */
export interface Example {
  readonly given: Readonly<Record<string, number | string | boolean | readonly unknown[]>>;
  /** Path into the answer when only a part is stated: [row, column], counted from 0. */
  readonly pick?: readonly number[];
  readonly result: unknown;
  /** Relative; 1e-9 where the example does not say. Printed digits have the tolerance of their last digit. */
  readonly tolerance?: number;
  /** Where the result comes from: arithmetic, a publication, another program. Never our own output. */
  readonly because: string;
}

/** The work that the calls of one formula may still do together, in path-periods of a simulation: allowance.ts. */
export interface Allowance {
  left: number;
  calls: number;
  /** A call was refused: what is searched among the answers is incomplete. */
  isSpent: boolean;
}

/** A limit that is weak evidence, as EXPLAIN prints it. */
export interface Doubt {
  readonly by: string;
  readonly en: string;
}

/** What a function may ask of the catalogue it lives in: EXPLAIN and the other tools call functions by name. */
export interface Library {
  readonly version: string;
  readonly find: (name: string) => FunctionSpec | undefined;
  /** Where a fact was read. In Excel references are fetched when first asked for (registration/references.ts). */
  readonly documentOf: (factId: string) => FactDocument;
  /** The steps of a function in words, by its name: fetched with the documents. */
  readonly stepsOf: (name: string) => readonly Step<Record<string, unknown>>[];
  /** The weak evidence that a function rests on, and the argument that brings it in. */
  readonly doubtsOf: (name: string) => readonly Doubt[];
  /** Set where one formula makes many calls; absent: each call has only its own bounds. */
  readonly allowance?: Allowance;
}

/** A function whose answer is put together from chunks of paths, here or elsewhere: core/simulation/plan.ts. */
export interface Simulated<V = any, W = any> {
  /** With a metric other than 0 the plan keeps it for every path and period. */
  readonly plan: (values: V, library: Library, metric?: number) => SimulationPlan;
  readonly combine: (values: V, library: Library, plan: SimulationPlan, results: readonly ChunkResult[]) => W;
}

/** The errors that a function itself may answer. */
export const ERROR_CODES = ["#N/A", "#DIV/0!", "#NUM!", "#VALUE!"] as const;
export type OwnError = (typeof ERROR_CODES)[number];
export type OwnErrors = Readonly<Partial<Record<OwnError, readonly Words[]>>>;

export type Family = "chip" | "rent" | "collateral" | "debt" | "miners" | "risk" | "simulation" | "counterparties" | "tools";

/** Another shape of the answer: applies when the argument is TRUE, or is one of the words in `on`. */
export interface Switch<Argument extends string = string> {
  readonly by: Argument;
  readonly returns: Returns;
  readonly on?: readonly string[];
}

/** A worksheet function as its file writes it. */
export interface Declaration<A extends Slots = any, W = any> {
  readonly name: string;
  readonly family: Family;
  /** One line, at most 255 characters: Excel shows no more. */
  readonly summary: Words;
  readonly args: A;
  readonly returns: Returns;
  /** What changes the shape of the answer: a flag that is TRUE, or an output word. The first that applies counts. */
  readonly switched?: Switch<keyof A & string> | readonly Switch<keyof A & string>[];
  /** The formula in plain text, for the help page. */
  readonly formula: string;
  /** What it does not say, and where it stops being true. Shown in help; the weak-evidence warnings live here. */
  readonly limits: readonly Limit[];
  /**
   * When this function has no answer, in an analyst's words: what is particular to it. That one argument is refused by
   * itself, missing or outside its range, goes without saying; so does a result too large for a number.
   */
  readonly errors: OwnErrors;
  /** Warnings that depend on the values given, or on what came of them; EXPLAIN and the audit view print them. */
  readonly warnings?: (values: Values<A>, workings?: W) => readonly Words[];
  readonly sources: readonly string[];
  readonly related: readonly string[];
  readonly examples: readonly Example[];
  readonly compute: (values: Values<A>, library: Library) => W;
  /** compute works the same plan off at once, up to a bound; a host with workers may do it piece by piece. */
  readonly simulated?: Simulated<Values<A>, W>;
  /** What a call takes beyond the usual: path-periods of a simulation that take as long. Where it is left out, nothing. */
  readonly work?: (values: Values<A>) => number;
  readonly steps: readonly Step<W>[];
  readonly result: (workings: W, values: Values<A>) => Answer;
}

/** A worksheet function as everything else reads it. */
export interface FunctionSpec<A extends Slots = any, W = any> extends Declaration<A, W> {
  /** The arguments in order: listed once, because every call goes through them. */
  readonly slots: readonly (readonly [key: string, slot: Slot<unknown>])[];
  /** Every argument, without a value: a copy of it is filled in each call, which is faster than to add name after name. */
  readonly blank: Readonly<Record<string, undefined>>;
}

const labels = flag(
  words("TRUE adds names: a header row over a table, names beside a list", "VERDADERO añade nombres: encabezado sobre una tabla, nombres junto a una lista"),
  false,
);

const hasNames = (returns: Returns): boolean => "parts" in returns;

/** The alternatives to the usual shape of the answer; none for most functions. */
export const switchesOf = (spec: Pick<FunctionSpec, "switched">): readonly Switch[] =>
  spec.switched === undefined ? [] : Array.isArray(spec.switched) ? (spec.switched as readonly Switch[]) : [spec.switched as Switch];

/** What a function says of its own errors, each reason with its code. */
export const errorsOf = ({ errors }: Pick<FunctionSpec, "errors">): readonly (readonly [code: OwnError, reason: Words])[] =>
  ERROR_CODES.flatMap((code) => (errors[code] ?? []).map((reason) => [code, reason] as const));

const applies = ({ on }: Switch, value: unknown): boolean => (on ? on.includes(value as string) : value === true);

/** Declares a worksheet function. Tables and fixed lists get their last argument, `labels`, here. */
export const defineFunction = <A extends Slots, W>(declared: Declaration<A, W>): FunctionSpec<A, W> => {
  const isNamed = [declared.returns, ...switchesOf(declared).map(({ returns }) => returns)].some(hasNames);
  const args = isNamed ? { ...declared.args, labels } : declared.args;
  return { ...declared, args, slots: Object.entries(args), blank: Object.fromEntries(Object.keys(args).map((key) => [key, undefined])) };
};

/** The shape of the answer for these values: a switch such as parts = TRUE or output = "SALES" may change it. */
export const returnsFor = (spec: FunctionSpec, values: Readonly<Record<string, unknown>>): Returns =>
  spec.switched === undefined ? spec.returns : (switchesOf(spec).find((one) => applies(one, values[one.by]))?.returns ?? spec.returns);
