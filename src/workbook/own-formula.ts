import { NAMESPACE } from "../functions/names";

/**
 * A formula of ours as Excel keeps it when it did not know the add-in at the time: the name as a file stores it, marks of
 * other hosts before it, or an @ that asks for one cell of what should spill. Texts and quoted sheet names are passed over.
 */
const QUOTED = /"(?:[^"]|"")*"|'(?:[^']|'')*'/g;

/** The parts of a formula that are code, each put through `change`; what stands in quotes stays. */
const outsideQuotes = (formula: string, change: (code: string) => string): string => {
  let from = 0;
  let made = "";
  for (const { 0: quoted, index } of formula.matchAll(QUOTED)) {
    made += change(formula.slice(from, index)) + quoted;
    from = index + quoted.length;
  }
  return made + change(formula.slice(from));
};

/** The same length, with every quoted part blanked: for looking at what is code. */
export const blankQuotes = (formula: string): string => formula.replaceAll(QUOTED, (quoted) => " ".repeat(quoted.length));

const STORED = new RegExp(`(?:_xl(?:fn|ws|udf|l)\\.)*_xldudf_${NAMESPACE}_([A-Z0-9_]+)`, "gi");
const MARKED = new RegExp(`(?<![\\w.])(?:_xl(?:fn|ws|udf|l)\\.)+(${NAMESPACE}\\.)`, "gi");
const INTERSECTED = new RegExp(`@\\s*(?=${NAMESPACE}\\.)`, "gi");
const SINGLE = new RegExp(`(?<![\\w.])(?:_xlfn\\.)?SINGLE\\s*\\(\\s*(?=${NAMESPACE}\\.)`, "i");

/** The place of the bracket that closes the one before `from`, or -1. */
const closing = (code: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === "(") depth += 1;
    else if (code[at] === ")" && (depth -= 1) === 0) return at;
  }
  return -1;
};

/** SINGLE(CCREDIT.X(…)) is how a file writes @CCREDIT.X(…); where it holds more than the one call it is left alone. */
const withoutSingle = (formula: string): string => {
  const code = blankQuotes(formula);
  const match = SINGLE.exec(code);
  if (!match) return formula;
  const start = match.index + match[0].length;
  const call = code.indexOf("(", start);
  const [callEnd, end] = [closing(code, call + 1), closing(code, start)];
  if (callEnd < 0 || code.slice(callEnd + 1, end).trim() !== "") return formula;
  return withoutSingle(`${formula.slice(0, match.index)}${formula.slice(start, callEnd + 1)}${formula.slice(end + 1)}`);
};

/** The formula as it should be typed in. One without anything to mend comes back as it is. */
export const mended = (formula: string): string =>
  withoutSingle(outsideQuotes(formula, (code) =>
    code.replaceAll(STORED, (_, name: string) => `${NAMESPACE}.${name.toUpperCase()}`).replaceAll(MARKED, "$1").replaceAll(INTERSECTED, "")));

const CALL = new RegExp(`(?<![\\w.])${NAMESPACE}\\.([A-Z0-9_]+)\\s*\\(`, "gi");

/** Names of the functions of ours that a formula calls, without the namespace. */
export const ownCalls = (formula: string): readonly string[] => [...blankQuotes(mended(formula)).matchAll(CALL)].map(([, name]) => name!.toUpperCase());

/** Whether a text would be a formula if it were typed in: all brackets closed, and nothing behind a bare call. */
export const readsAsFormula = (text: string): boolean => {
  const code = blankQuotes(text);
  if (/["']/.test(code)) return false;
  let depth = 0;
  for (const sign of code) {
    if (sign === "(") depth += 1;
    if (sign === ")" && (depth -= 1) < 0) return false;
  }
  if (depth !== 0) return false;
  if (code.startsWith("=")) return true;
  const open = code.indexOf("(");
  return open > 0 && new RegExp(`^${NAMESPACE}\\.[A-Z0-9_]+\\s*$`, "i").test(code.slice(0, open)) && closing(code, open + 1) === code.trimEnd().length - 1 && !/[[\]…]/.test(code);
};
