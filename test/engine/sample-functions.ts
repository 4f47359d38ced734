import { CalcError } from "../../src/core/errors";
import { notDefined } from "../../src/core/units";
import { defineFunction, flag, number, numberOr, optionalNumber, path, series, words, type Entry } from "../../src/functions/define";

/** Worksheet functions made for the tests of the engine: each shows one way in which arguments or answers can lie. */
const said = words("for a test", "para una prueba");
const part = (name: string) => ({ name, unit: "1", meaning: said });
const common = { family: "tools", summary: said, formula: "", limits: [said], errors: {}, sources: ["-"], related: [], examples: [], steps: [] } as const;

/** 1 to n beside ten times as much; a table that grows and shrinks. */
export const LADDER = defineFunction({
  ...common, name: "LADDER",
  args: { steps: number("1", said, { range: { min: 1, max: 5000, whole: true } }) },
  returns: { shape: "table", parts: [part("step"), part("tenfold")] },
  compute: ({ steps }) => ({ rows: Array.from({ length: steps }, (_, i): Entry[] => [i + 1, (i + 1) * 10]) }),
  result: ({ rows }) => rows,
});

/** Each value doubled; lies as its argument lies. An entry of 0 has no double. */
export const DOUBLES = defineFunction({
  ...common, name: "DOUBLES",
  args: { values: series("1", said), factor: numberOr("1", said, { default: 2 }) },
  returns: { shape: "series", part: part("double") },
  compute: ({ values, factor }) => ({ doubles: values.map((value) => (value === 0 ? notDefined("nothing to double") : value * factor)) }),
  result: ({ doubles }) => doubles,
});

/** How many entries have no value. */
export const GAPS = defineFunction({
  ...common, name: "GAPS",
  args: { values: path("1", said) },
  returns: { shape: "scalar", part: part("gaps") },
  compute: ({ values }) => ({ gaps: values.filter((value) => value === null).length }),
  result: ({ gaps }) => gaps,
});

/** What the two optional arguments are when they are left out: absent, or the default. */
export const LEFT_OUT = defineFunction({
  ...common, name: "LEFT_OUT",
  args: { first: optionalNumber("1", said), second: numberOr("1", said, { default: 7 }), isLoud: flag(said, false) },
  returns: { shape: "row", parts: [part("first"), part("second"), part("is loud")] },
  compute: ({ first, second, isLoud }) => ({ row: [first ?? "absent", second, isLoud] as const }),
  result: ({ row }) => row,
});

/** Has a fault: an exception that is no CalcError. */
export const FAULTY = defineFunction({
  ...common, name: "FAULTY", args: {},
  returns: { shape: "scalar", part: part("none") },
  compute: (): { none: number } => {
    throw new TypeError("undefined is not a function");
  },
  result: ({ none }) => none,
});

/** Answers with each of the four reasons why there may be no answer. */
export const REASON = defineFunction({
  ...common, name: "REASON",
  args: { which: number("1", said, { range: { oneOf: [1, 2, 3, 4] } }) },
  returns: { shape: "scalar", part: part("none") },
  compute: ({ which }): { none: number } => {
    throw new CalcError((["bad-input", "not-defined", "division", "no-solution"] as const)[which - 1]!, "which", `reason ${which}`);
  },
  result: ({ none }) => none,
});

export const SAMPLES = [LADDER, DOUBLES, GAPS, LEFT_OUT, FAULTY, REASON];
