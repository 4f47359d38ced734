import { CalcError } from "../core/errors";
import { type Cell, type Input, show } from "./cells";
import type { Range, Slot, Slots } from "./define";
import { sheetName } from "./names";

export const isRange = (input: Input): input is readonly (readonly Cell[])[] => Array.isArray(input);

const refuse = (key: string, expected: string, got: unknown, place: string): never => {
  throw new CalcError("bad-input", key, `expected ${expected}, got ${show(got)}${place}`);
};

/** The range in words: "above 0 and at most 1". */
export const rangeInWords = (range: Range | undefined): string => {
  if (!range) return "a number";
  if (range.oneOf) return `one of ${range.oneOf.join(", ")}`;
  const noun = range.whole ? "a whole number" : "a number";
  const low = range.above !== undefined ? `above ${range.above}` : range.min !== undefined ? `of at least ${range.min}` : "";
  const high = range.below !== undefined ? `below ${range.below}` : range.max !== undefined ? `at most ${range.max}` : "";
  return [noun, [low, high].filter(Boolean).join(" and ")].filter(Boolean).join(" ");
};

const inRange = (value: number, range: Range): boolean =>
  !(
    (range.min !== undefined && value < range.min) ||
    (range.max !== undefined && value > range.max) ||
    (range.above !== undefined && value <= range.above) ||
    (range.below !== undefined && value >= range.below) ||
    (range.whole && !Number.isInteger(value)) ||
    (range.oneOf && !range.oneOf.includes(value))
  );

const fits = ({ range }: Slot<unknown>, value: number): boolean => Number.isFinite(value) && (range === undefined || inRange(value, range));

const decodeNumber = (slot: Slot<unknown>, cell: unknown, key: string, place: string): number => {
  if (typeof cell === "number" && fits(slot, cell)) return cell;
  return refuse(key, typeof cell === "number" && Number.isFinite(cell) ? rangeInWords(slot.range) : "a number", cell, place);
};

const decodeWord = (slot: Slot<unknown>, cell: unknown, key: string, place: string): string => {
  const choices = slot.choices ?? {};
  if (typeof cell !== "string") return refuse(key, `one of ${Object.keys(choices).join(", ")}`, cell, place);
  if (Object.hasOwn(choices, cell)) return cell;
  const wanted = cell.trim().toUpperCase();
  return Object.hasOwn(choices, wanted) ? wanted : refuse(key, `one of ${Object.keys(choices).join(", ")}`, cell, place);
};

const decodeFlag = (cell: unknown, key: string): boolean => {
  if (typeof cell === "boolean") return cell;
  // Some hosts hand TRUE and FALSE over as 1 and 0.
  if (cell === 1 || cell === 0) return cell === 1;
  return refuse(key, "TRUE or FALSE", cell, "");
};

const decodeOne = (slot: Slot<unknown>, cell: Cell, key: string, place: string): unknown => {
  switch (slot.kind) {
    case "number":
      return decodeNumber(slot, cell, key, place);
    case "word":
      return decodeWord(slot, cell, key, place);
    case "flag":
      return decodeFlag(cell, key);
    case "text":
      if (slot.dates && Number.isFinite(cell)) return String(cell);
      return typeof cell === "string" ? cell.trim() : refuse(key, "text", cell, place);
    case "any":
      return cell === null || cell === "" || typeof cell === "object" ? refuse(key, "a value", cell, place) : cell;
  }
};

/**
 * A row or a column of cells becomes a list. A blank cell inside a range is 0, as Excel for Windows and Mac send it,
 * so that a workbook gives the same number on every host; empty text is refused, or a gap where gaps have a meaning.
 */
const decodeSeries = (slot: Slot<unknown>, input: Input, key: string): unknown[] => {
  const rows = isRange(input) ? input : [[input as Cell]];
  if (rows.length > 1 && rows[0]!.length > 1) refuse(key, "one row or one column", rows, "");
  const isRow = rows.length === 1;
  const count = isRow ? rows[0]!.length : rows.length;
  const blankIsZero = slot.kind === "number" || slot.kind === "any";
  const values: unknown[] = [];
  for (let i = 0; i < count; i += 1) {
    const cell = isRow ? rows[0]![i]! : rows[i]![0]!;
    if (slot.gaps && cell === "") values.push(null);
    else if (typeof cell === "number" && slot.kind === "number" && fits(slot, cell)) values.push(cell);
    else values.push(decodeOne(slot, cell === null && blankIsZero ? 0 : cell, key, count > 1 ? ` in position ${i + 1}` : ""));
  }
  return values;
};

const isBlank = (cell: Cell): boolean => cell === null || cell === "";
/** Excel on the desktop hands a blank cell over as 0. */
const mayBeBlank = (cell: Cell): boolean => isBlank(cell) || cell === 0;

/**
 * Rows of [name, value, more values …]; blank rows are passed over, and trailing blanks end a list. A name that comes
 * again adds a row to a block, which only an argument that takes a block accepts (tools/explain.ts).
 */
export const decodePairs = (input: Input, key: string): Record<string, Input> => {
  const rows = isRange(input) ? input : [[input as Cell]];
  if (rows[0]!.length < 2) refuse(key, "two columns: argument name and value", input, "");
  // Without a prototype: "constructor" is a name like any other, and unknown.
  const named = Object.create(null) as Record<string, Input>;
  rows.forEach(([name, ...rest], i) => {
    // 0 is no name: a row of zeros is a blank row.
    if (mayBeBlank(name!) && rest.every(mayBeBlank)) return;
    if (typeof name !== "string" || name === "") refuse(key, "an argument name in the first column", name, ` in row ${i + 1}`);
    let end = rest.length;
    while (end > 0 && isBlank(rest[end - 1]!)) end -= 1;
    const given = rest.slice(0, end);
    const argument = (name as string).trim().toLowerCase();
    if (argument in named) {
      const before = named[argument];
      named[argument] = [...(isRange(before) ? before : [[before ?? null]]), given.length === 0 ? [null] : given];
    } else named[argument] = given.length === 0 ? undefined : given.length === 1 ? given[0]! : [given];
  });
  return named;
};

/**
 * A row of decodePairs for one argument, without the blank cells behind it that Excel on the desktop hands over as 0 where
 * another row of the list is longer. One value, words and texts cannot mean those zeros; a series of numbers can, and keeps them.
 */
export const withoutFiller = (slot: Slot<unknown>, given: Input): Input => {
  if (!isRange(given) || given.length !== 1) return given;
  const row = given[0]!;
  if (slot.shape === "scalar") return row.slice(1).every(mayBeBlank) ? row[0]! : given;
  if (slot.shape !== "series" || (slot.kind !== "word" && slot.kind !== "text")) return given;
  let end = row.length;
  while (end > 1 && mayBeBlank(row[end - 1]!)) end -= 1;
  return [row.slice(0, end)];
};

/** Named terms become the values of their own slots; a term that is not there has its default. */
const decodeEntries = (entries: Slots, named: Readonly<Record<string, Input>>, key: string): Record<string, unknown> => {
  const known = Object.keys(entries).map(sheetName);
  for (const name of Object.keys(named)) if (!known.includes(name)) refuse(key, `terms by their names (${known.join(", ")})`, name, "");
  return Object.fromEntries(Object.entries(entries).map(([term, slot]) => [term, decode(slot, named[sheetName(term)], `${key}.${term}`)]));
};

/** Nothing was given: the default stands in. */
export const isMissing = (input: Input): boolean => {
  const cell = isRange(input) && input.length === 1 && input[0]!.length === 1 ? input[0]![0] : input;
  return cell === undefined || cell === null || cell === "";
};

/**
 * One argument of a call, as the sheet gave it, becomes the value that core code expects. Shapes, blanks, defaults and
 * ranges of single values are settled here and nowhere else; what concerns several arguments at once is checked in core.
 */
export const decode = (slot: Slot<unknown>, input: Input, key: string): unknown => {
  if (input === undefined && slot.optional) return slot.entries ? decodeEntries(slot.entries, {}, key) : slot.default;
  if (isMissing(input) && !(slot.gaps && isRange(input))) {
    if (!slot.optional) throw new CalcError("bad-input", key, `expected ${slot.kind === "number" ? rangeInWords(slot.range) : slot.kind === "word" ? "a word" : "a value"}, got ${show(isRange(input) ? input[0]![0] : input)}`);
    return slot.entries ? decodeEntries(slot.entries, {}, key) : slot.default;
  }
  switch (slot.shape) {
    case "series":
      return decodeSeries(slot, input, key);
    case "pairs":
      return slot.entries ? decodeEntries(slot.entries, decodePairs(input, key), key) : decodePairs(input, key);
    case "matrix":
      return (isRange(input) ? input : [[input as Cell]]).map((row, r) =>
        row.map((cell, c) => decodeOne(slot, cell === null ? 0 : cell, key, ` in row ${r + 1}, column ${c + 1}`)),
      );
    case "scalar":
      return decodeOne(slot, isRange(input) ? input[0]![0]! : (input as Cell), key, "");
  }
};

