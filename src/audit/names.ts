import type { ScopedName } from "../sheets/plan";
import { CELLS, type Node, parseFormula } from "./formula";

/** Texts are passed over; a word before "(" is a function. */
const TOKENS = /"(?:[^"]|"")*"|(?:('(?:[^']|'')*'|[\p{L}_\\][\p{L}\p{N}_.\\]*)!)?([\p{L}_\\][\p{L}\p{N}_.\\?]*)(?![\p{L}\p{N}_.\\?]|\s*[(!])/gu;
const AREA = /^(?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!\$[A-Z]{1,3}\$\d+(?::\$[A-Z]{1,3}\$\d+)?$/iu;
const CONSTANT = /^(?:\d+\.?\d*(?:E[+-]?\d+)?|\.\d+|TRUE|FALSE|"(?:[^"]|"")*"|\{[^{}]*\})$/i;
/** A reference that moves with its reader means other cells wherever the formula is read. */
const MOVING = /(?<![\w.$])(?:[A-Z]{1,3}\$?\d+|\$[A-Z]{1,3}\d+)(?![\w.(!])/i;

/** Whether every word of a formula is a cell by now: a name that is left would mean nothing to the reader. */
const isPlain = (node: Node): boolean => {
  switch (node.is) {
    case "reference":
      return CELLS.test(node.address);
    case "operation":
      return node.operands.every(isPlain);
    case "call":
      return node.name !== "LAMBDA" && node.args.every(isPlain);
    default:
      return true;
  }
};
const isReadable = (expression: string): boolean => {
  try {
    return isPlain(parseFormula(expression));
  } catch {
    return false;
  }
};

/**
 * A formula with each defined name replaced by what it refers to, so that whoever reads it needs no names. A name of the
 * formula's own sheet comes before one of the workbook. A name for cells that move with the reader, or for a function of
 * its own, stays.
 */
export const withRanges = (formula: string, sheet: string, names: readonly ScopedName[]): string => {
  const known = new Map(names.map(({ name, sheet: scope, refersTo }) => [`${scope?.toLowerCase() ?? ""}!${name.toLowerCase()}`, { refersTo, scope }]));
  const read = (text: string, home: string, inside: ReadonlySet<string>): string =>
    text.replaceAll(TOKENS, (token: string, at: string | undefined, word: string | undefined, position: number) => {
      // A letter after "$" or a digit is part of a reference or of a number such as 1E5.
      if (word === undefined || /[$\d.]/.test(text[position - 1] ?? "")) return token;
      const wanted = at === undefined ? home : at.replace(/^'|'$/g, "").replaceAll("''", "'");
      const key = [wanted.toLowerCase(), ""].map((scope) => `${scope}!${word.toLowerCase()}`).find((one) => known.has(one));
      if (key === undefined || inside.has(key)) return token;
      const { refersTo, scope } = known.get(key)!;
      const target = refersTo.replace(/^=/, "").trim();
      if (AREA.test(target) || CONSTANT.test(target)) return target;
      if (MOVING.test(target.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'!/g, ""))) return token;
      const written = read(target, scope ?? home, new Set([...inside, key]));
      return isReadable(written) ? (AREA.test(written) ? written : `(${written})`) : token;
    });
  return read(formula, sheet, new Set());
};
