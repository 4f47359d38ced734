/** The names in a formula: [row_key] or F109. */
const NAME = /\[([a-z][a-z0-9_]*)\]|\b(F\d+)\b/g;
const TOKEN = /\s*(\d+(?:\.\d+)?|\[[a-z][a-z0-9_]*\]|F\d+|[-+*/()])/y;

/** Row keys and fact ids a formula mentions, in order. */
export const namesIn = (formula: string): readonly string[] => [...formula.matchAll(NAME)].map((match) => match[1] ?? match[2]!);

const tokens = (formula: string): readonly string[] => {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(formula); match; match = TOKEN.exec(formula)) {
    found.push(match[1]!);
    end = TOKEN.lastIndex;
  }
  if (formula.slice(end).trim() !== "") throw new Error(`cannot read "${formula.slice(end)}" in ${formula}`);
  return found;
};

/**
 * Value of a formula of + − * / and parentheses over numbers, [row keys] and fact ids: what a preset may say about how a
 * figure follows from others. Everything richer belongs in a worksheet function.
 */
export const arithmetic = (formula: string, valueOf: (name: string) => number): number => {
  const list = tokens(formula.replace(/^=/, ""));
  let at = 0;
  const factor = (): number => {
    const token = list[at];
    at += 1;
    if (token === undefined) throw new Error(`${formula} ends too early`);
    if (token === "-") return -factor();
    if (token === "(") {
      const inner = sum();
      if (list[at] !== ")") throw new Error(`${formula} lacks a closing parenthesis`);
      at += 1;
      return inner;
    }
    if (/^\d/.test(token)) return Number(token);
    if (/^[[F]/.test(token)) return valueOf(token.replace(/[[\]]/g, ""));
    throw new Error(`${formula} has "${token}" where a value is due`);
  };
  const product = (): number => {
    let value = factor();
    while (list[at] === "*" || list[at] === "/") {
      const operator = list[at];
      at += 1;
      value = operator === "*" ? value * factor() : value / factor();
    }
    return value;
  };
  function sum(): number {
    let value = product();
    while (list[at] === "+" || list[at] === "-") {
      const operator = list[at];
      at += 1;
      value = operator === "+" ? value + product() : value - product();
    }
    return value;
  }
  const value = sum();
  if (at < list.length) throw new Error(`${formula} goes on after its end`);
  return value;
};
