import { isDefined, type NotDefined } from "../core/units";
import { type Cell, type Input, isCellError } from "./cells";
import { decodePairs, isMissing } from "./decode";
import type { FunctionSpec, Library, Part, Slots } from "./define";
import type { Evaluation } from "./evaluate";
import { sheetName } from "./names";

/** One line of an explanation, as the sheet and the audit view print it. */
export interface ExplainedStep {
  readonly kind: "argument" | "warning" | "step" | "answer";
  readonly name: string;
  readonly value: Cell;
  readonly unit: string;
  readonly how: string;
}

const asCell = (value: unknown): Cell => {
  if (isCellError(value)) return value;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "object" && value !== null && !isDefined(value as number | NotDefined)) return (value as NotDefined).notDefined ?? "";
  return "";
};

/** A value of one cell is one line; a series is one line for each entry, numbered from 1; a block goes row after row. */
const lines = (kind: ExplainedStep["kind"], name: string, value: unknown, unit: string, how: string): ExplainedStep[] => {
  const line = (place: string, entry: unknown): ExplainedStep => ({ kind, name: name + place, value: asCell(entry), unit, how });
  if (!Array.isArray(value)) return [line("", value)];
  if (Array.isArray(value[0])) return value.flatMap((row: readonly unknown[], r) => row.map((entry, c) => line(` ${r + 1}, ${c + 1}`, entry)));
  return value.length === 1 ? [line("", value[0])] : value.map((entry, i) => line(` ${i + 1}`, entry));
};

/** The arguments of a function that is called by name: arguments.units, arguments.rent … */
const namedLines = (name: string, named: unknown, unit: string): ExplainedStep[] =>
  Object.entries(named as object).flatMap(([inner, value]: [string, unknown]) =>
    lines("argument", `${name}.${inner}`, Array.isArray(value) ? value.flat() : value, unit, "given"),
  );

const argumentLines = (spec: FunctionSpec, { inputs, values }: Evaluation): ExplainedStep[] =>
  slotLines("", spec.args as Slots, Object.fromEntries(spec.slots.map(([key], i) => [key, inputs[i]])), values);

const slotLines = (prefix: string, slots: Slots, inputs: Readonly<Record<string, Input>>, values: Readonly<Record<string, unknown>>): ExplainedStep[] =>
  Object.entries(slots)
    .filter(([key]) => values[key] !== undefined)
    .flatMap(([key, slot]) => {
      if (slot.entries) {
        const named = isMissing(inputs[key]) ? {} : decodePairs(inputs[key], key);
        const terms = Object.fromEntries(Object.keys(slot.entries).map((term) => [term, named[sheetName(term)]]));
        return slotLines(`${sheetName(key)}.`, slot.entries, terms, values[key] as Readonly<Record<string, unknown>>);
      }
      const rows = values[key] as readonly (readonly unknown[])[];
      if (slot.shape === "matrix") return rows.flatMap((row, r) => row.flatMap((entry, c) => lines("argument", `${sheetName(key)} ${r + 1}, ${c + 1}`, entry, slot.unit, "given")));
      if (slot.shape === "pairs") return namedLines(sheetName(key), values[key], slot.unit);
      const grade = slot.evidence ? `; evidence ${slot.evidence.grade}: ${slot.evidence.why.en}` : "";
      return lines("argument", prefix + sheetName(key), values[key], slot.unit, isMissing(inputs[key]) ? `default${grade}` : "given");
    });

const answerLines = (spec: FunctionSpec, { cells, returns, values }: Evaluation): ExplainedStep[] => {
  const line = (name: string, value: Cell, part: Part): ExplainedStep => ({ kind: "answer", name, value, unit: part.unit, how: part.how ?? part.meaning.en });
  const block = cells as readonly (readonly Cell[])[];
  if ("part" in returns) {
    if (returns.shape === "scalar") return [line(spec.name, cells as Cell, returns.part)];
    if (returns.shape === "matrix") return block.flatMap((row, r) => row.map((value, c) => line(`${spec.name} ${r + 1}, ${c + 1}`, value, returns.part)));
    return block.flat().map((value, i) => line(`${spec.name} ${i + 1}`, value, returns.part));
  }
  const { shape, parts } = returns;
  const labelled = values["labels"] === true;
  if (shape === "column") return parts.map((part, i) => line(part.name, block[i]![labelled ? 1 : 0]!, part));
  const rows = labelled ? block.slice(1) : block;
  return rows.flatMap((row, r) => parts.map((part, c) => line(shape === "table" ? `${part.name}, row ${r + 1}` : part.name, row[c]!, part)));
};

/** What EXPLAIN calls a row that says on how little a call rests. */
export const WEAK_EVIDENCE = "weak evidence";

/** An argument that changes something: it has a value, and not 0 alone. */
const isInUse = (value: unknown): boolean => (Array.isArray(value) ? value.some(isInUse) : value !== undefined && value !== null && value !== 0);

/**
 * The explanation of one call, in calculation order: arguments, warnings, weak evidence, steps, answer. The answer's cells are taken
 * from the evaluation itself, so the last line equals the function bit for bit.
 */
export const explainSteps = (spec: FunctionSpec, evaluation: Evaluation, { doubtsOf, stepsOf }: Pick<Library, "doubtsOf" | "stepsOf">): readonly ExplainedStep[] => [
  ...argumentLines(spec, evaluation),
  ...(spec.warnings?.(evaluation.values as never, evaluation.workings) ?? []).map(
    (warning): ExplainedStep => ({ kind: "warning", name: "warning", value: "", unit: "", how: warning.en }),
  ),
  ...doubtsOf(spec.name)
    .filter(({ by }) => !(by in evaluation.values) || isInUse(evaluation.values[by]))
    .map(({ en }): ExplainedStep => ({ kind: "warning", name: WEAK_EVIDENCE, value: "", unit: "", how: en })),
  ...stepsOf(spec.name).flatMap((step) => {
    const value = (evaluation.workings as Record<string, unknown>)[step.of];
    return value === undefined ? [] : lines("step", sheetName(step.of), value, step.unit, step.how);
  }),
  ...answerLines(spec, evaluation),
];
