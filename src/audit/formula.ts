import { CalcError } from "../core/errors";
import { NAMESPACE } from "../functions/names";

/** A formula as a reviewer reads it: what it calls, with which arguments, in the order written. */
export type Node =
  | { readonly is: "value"; readonly value: number | string | boolean; readonly source: string }
  | { readonly is: "omitted"; readonly source: string }
  | { readonly is: "reference"; readonly address: string; readonly source: string }
  | { readonly is: "list"; readonly rows: readonly (readonly (number | string | boolean)[])[]; readonly source: string }
  | { readonly is: "operation"; readonly operator: string; readonly operands: readonly Node[]; readonly source: string }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Node[]; readonly source: string };

/** An address as a reference node carries it; what is none is a name. */
export const CELLS = /(?:^|!)[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?$/i;

const TOKENS =
  /\s*(?:(?<text>"(?:[^"]|"")*")|(?<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?<call>[A-Za-z_][\w.]*)\s*\(|(?<reference>(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(?![\w.(])|(?<word>[A-Za-z_][\w.]*)|(?<symbol><>|<=|>=|[-+*/^&=<>%(),;{}]))/y;

interface Token {
  readonly kind: "text" | "number" | "call" | "reference" | "word" | "symbol" | "end";
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const unreadable = (formula: string, at: number): never => {
  throw new CalcError("bad-input", "", `cannot read the formula from position ${at + 1}: ${formula.slice(at, at + 20)}`);
};

const tokenize = (formula: string): Token[] => {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKENS.source, "y");
  let at = 0;
  while (formula.slice(at).trim() !== "") {
    pattern.lastIndex = at;
    const match = pattern.exec(formula) ?? unreadable(formula, at);
    const [kind, text] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? unreadable(formula, at);
    const from = at + match[0].length - match[0].trimStart().length;
    tokens.push({ kind: kind as Token["kind"], text: text!, from, to: at + match[0].length });
    at += match[0].length;
  }
  tokens.push({ kind: "end", text: "", from: formula.length, to: formula.length });
  return tokens;
};

/** Binding strength of Excel's operators, weakest first. A minus before a number binds tighter than ^: -2^2 is 4. */
const STRENGTH: readonly (readonly string[])[] = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

/** Reads a formula (with its leading "=") into a tree. Throws bad-input where it is not a formula we can read. */
export function parseFormula(formula: string): Node {
  const text = formula.startsWith("=") ? formula.slice(1) : formula;
  const tokens = tokenize(text);
  let next = 0;
  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next++]!;
  const source = (from: number): string => text.slice(from, tokens[next - 1]!.to).trim();
  const expect = (symbol: string): void => {
    if (take().text !== symbol) unreadable(text, tokens[next - 1]!.from);
  };

  const list = (from: number): Node => {
    const rows: (number | string | boolean)[][] = [[]];
    for (;;) {
      const node = unary();
      const value =
        node.is === "value" ? node.value
        : node.is === "operation" && node.operator === "-" && node.operands[0]?.is === "value" ? -Number(node.operands[0].value)
        : unreadable(text, from);
      rows.at(-1)!.push(value);
      const end = take().text;
      if (end === ";") rows.push([]);
      else if (end === "}") return { is: "list", rows, source: source(from) };
      else if (end !== ",") unreadable(text, tokens[next - 1]!.from);
    }
  };

  const call = (name: string, from: number): Node => {
    const args: Node[] = [];
    if (peek().text === ")" && peek().kind === "symbol") take();
    else {
      for (;;) {
        const omitted = peek().kind === "symbol" && (peek().text === "," || peek().text === ")");
        args.push(omitted ? { is: "omitted", source: "" } : binary(0));
        const end = take();
        if (end.text === ")") break;
        if (end.text !== ",") unreadable(text, end.from);
      }
    }
    return { is: "call", name: name.toUpperCase(), args, source: source(from) };
  };

  const primary = (): Node => {
    const token = take();
    switch (token.kind) {
      case "text":
        return { is: "value", value: token.text.slice(1, -1).replaceAll('""', '"'), source: token.text };
      case "number":
        return { is: "value", value: Number(token.text), source: token.text };
      case "reference":
        return { is: "reference", address: token.text.replaceAll("$", ""), source: token.text };
      case "call":
        return call(token.text, token.from);
      case "word":
        if (/^(true|false)$/i.test(token.text)) return { is: "value", value: /^true$/i.test(token.text), source: token.text };
        return { is: "reference", address: token.text, source: token.text };
      case "symbol":
        if (token.text === "(") {
          const inner = binary(0);
          expect(")");
          return { ...inner, source: source(token.from) };
        }
        if (token.text === "{") return list(token.from);
        return unreadable(text, token.from);
      case "end":
        return unreadable(text, token.from);
    }
  };

  const unary = (): Node => {
    const token = peek();
    if (token.kind === "symbol" && (token.text === "-" || token.text === "+")) {
      take();
      const operand = unary();
      return { is: "operation", operator: token.text, operands: [operand], source: source(token.from) };
    }
    let node = primary();
    while (peek().text === "%" && peek().kind === "symbol") {
      take();
      node = { is: "operation", operator: "%", operands: [node], source: source(token.from) };
    }
    return node;
  };

  const binary = (level: number): Node => {
    if (level === STRENGTH.length) return unary();
    const from = peek().from;
    let left = binary(level + 1);
    while (peek().kind === "symbol" && STRENGTH[level]!.includes(peek().text)) {
      const operator = take().text;
      left = { is: "operation", operator, operands: [left, binary(level + 1)], source: source(from) };
    }
    return left;
  };

  const tree = binary(0);
  if (peek().kind !== "end") unreadable(text, peek().from);
  return tree;
}

/** Every CCREDIT call in a formula, outermost first, by its name without the namespace. */
export function callsOf(tree: Node): readonly (Node & { is: "call" })[] {
  const inner = tree.is === "call" ? tree.args.flatMap(callsOf) : tree.is === "operation" ? tree.operands.flatMap(callsOf) : [];
  return tree.is === "call" && tree.name.startsWith(`${NAMESPACE}.`) ? [tree, ...inner] : inner;
}
