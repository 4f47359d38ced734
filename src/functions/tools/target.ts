import { CalcError } from "../../core/errors";
import { withAllowance } from "../allowance";
import { type Cell, type CellError, type Input, isCellError, show } from "../cells";
import { type Entry, type FunctionSpec, type Library, number, numberOr, optionalText, pairs, type Returns, type Slot, text, type Words, words } from "../define";
import { answer, evaluate, isLifted, problemToCell } from "../evaluate";
import { sheetName } from "../names";
import { findFunction, inOrder } from "./explain";

/** Arguments that SENSITIVITY, SOLVE and TORNADO share. */
export const CALL = {
  function: text(words("Name of the function to call, as text; not one that calls functions itself", "Nombre de la función que se llama, como texto; no una que llame a otras")),
  arguments: pairs(words("Its arguments in two columns: name, value; a vector goes on to the right", "Sus argumentos en dos columnas: nombre, valor; un vector sigue a la derecha")),
};
export const PICK = {
  row: numberOr("row", words("Row of the answer to read, from 1", "Fila de la respuesta que se lee, desde 1"), { default: 1, range: { min: 1, max: 20_000, whole: true } }),
  col: numberOr("column", words("Column of the answer to read, from 1", "Columna de la respuesta que se lee, desde 1"), { default: 1, range: { min: 1, max: 20_000, whole: true } }),
};
export const vary = text(words("Name of the argument to change, as in arguments", "Nombre del argumento que cambia, como en arguments"));
export const optionalVary = optionalText(words("Name of a second argument, changed across the columns", "Nombre de un segundo argumento, que cambia por columnas"));
export const bound = (meaning: Words) => number("as the argument", meaning);

export const CALL_LIMITS = [
  words(
    "Calls the function itself, not the cells of a sheet: an argument that a sheet derives from another one does not follow it. Whole-workbook cases are the Scenarios sheet.",
    "Llama a la función, no a las celdas: un argumento que la hoja deriva de otro no lo sigue. Los casos de todo el libro están en la hoja Scenarios.",
  ),
  words(
    "FLEET_SUMMARY row 1, minimum DSCR, is 0 as soon as the chip dies before the loan: read row 5, LLCR.",
    "La fila 1 de FLEET_SUMMARY, DSCR mínimo, es 0 en cuanto el chip muere antes que el préstamo: lea la fila 5, LLCR.",
  ),
  words(
    "A series among the arguments stands in a row, and a series answer then lies in a row too: pick its entry with col. Where every series is one value it stands, and row picks.",
    "Una serie entre los argumentos va en fila y la respuesta en serie queda también en fila: elija con col. Si cada serie es un solo valor queda en columna y elige row.",
  ),
];

/** A worksheet function held ready to be called with some arguments changed, and one cell of its answer picked. */
export interface Target {
  readonly spec: FunctionSpec;
  /** What the picked cell holds: "LLCR (x)". */
  readonly output: string;
  /** The picked cell for the arguments as given. */
  readonly base: Cell;
  /** The picked cell with these arguments changed; what goes wrong stays in the cell as its error. */
  readonly at: (changes: Readonly<Record<string, Cell>>) => Cell;
  /** One of its calls was refused because the formula had used up its allowance. */
  readonly isSpent: () => boolean;
  /** The sheet name of one of its arguments; refused by the name of the asking argument. */
  readonly argumentNamed: (asked: string, asking: string) => string;
}

interface TargetQuestion {
  readonly function: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly row: number;
  readonly col: number;
}

const labelOf = (returns: Returns, row: number, col: number): string => {
  if ("part" in returns) return `${returns.part.name} (${returns.part.unit})`;
  const part = returns.parts[(returns.shape === "column" ? row : col) - 1];
  if (!part) return `row ${row}, column ${col}`;
  return returns.shape === "table" ? `${part.name}, row ${row} (${part.unit})` : `${part.name} (${part.unit})`;
};

const beyond = (what: "row" | "col", most: number, asked: number): CellError => ({ error: "#VALUE!", message: `${what}: expected at most ${most}, the size of the answer, got ${asked}` });

const pick = (cells: Cell | readonly (readonly Cell[])[], row: number, col: number): Cell => {
  if (isCellError(cells)) return cells;
  const block = Array.isArray(cells) ? (cells as readonly (readonly Cell[])[]) : [[cells as Cell]];
  if (row > block.length) return beyond("row", block.length, row);
  return col > block[0]!.length ? beyond("col", block[0]!.length, col) : block[row - 1]![col - 1]!;
};

/**
 * A single value that was given a range makes a function answer cell by cell, and the cell that is read hangs on one cell of
 * each range: the arguments with those alone. As given where there is no such cell, or where ranges are refused: the whole
 * call then says why.
 */
const forOneCell = (spec: FunctionSpec, inputs: readonly Input[], row: number, col: number): { readonly inputs: readonly Input[]; readonly at: readonly [row: number, col: number] } => {
  const blockAt = (i: number): readonly (readonly Cell[])[] | undefined => {
    const input = inputs[i];
    return isLifted(spec.slots[i]![1].shape, input) ? input : undefined;
  };
  const blocks = inputs.map((_, i) => blockAt(i));
  const ranges = blocks.filter((block) => block !== undefined);
  const [first] = ranges;
  const isAnswered = first?.[row - 1]?.[col - 1] !== undefined && spec.returns.shape === "scalar" && spec.switched === undefined;
  const areAlike = ranges.every((range) => range.length === first!.length && range[0]!.length === first![0]!.length);
  if (!isAnswered || !areAlike) return { inputs, at: [row, col] };
  return { inputs: inputs.map((input, i) => (blocks[i] ? blocks[i][row - 1]![col - 1]! : input)), at: [1, 1] };
};

/** A tool that called a tool would multiply its calls; one level is enough for every question asked of a loan. */
const refuseTools = (spec: FunctionSpec): void => {
  if (Object.values(spec.args as Record<string, Slot<unknown>>).some(({ shape, entries }) => shape === "pairs" && !entries)) {
    throw new CalcError("bad-input", "function", `expected a function that does not call functions itself, got ${spec.name}`);
  }
};

export const targetOf = (question: TargetQuestion, library: Library): Target => {
  const { row, col } = question;
  const spec = findFunction(question.function, library);
  refuseTools(spec);
  const names = Object.entries(spec.args as Record<string, Slot<unknown>>).flatMap(([key, { entries }]) =>
    entries ? Object.keys(entries).map((term) => `${sheetName(key)}.${sheetName(term)}`) : [sheetName(key)],
  );
  const limited = withAllowance(library);
  // Names would shift every row or column by one, and the picked cell with them.
  const { labels: _labels, ...given } = question.arguments;
  const call = (changes: Readonly<Record<string, Cell>>) => inOrder(spec, { ...given, ...changes });
  const at = (changes: Readonly<Record<string, Cell>>): Cell => {
    const one = forOneCell(spec, call(changes), row, col);
    return pick(answer(spec, one.inputs, limited), ...one.at);
  };
  /** The arguments as given may be incomplete: the varied one supplies what is missing. The usual shape then names the cell. */
  const asGiven = (): { readonly returns: Returns; readonly base: Cell } => {
    const one = forOneCell(spec, call({}), row, col);
    try {
      const { returns, cells } = evaluate(spec, one.inputs, limited);
      return { returns, base: pick(cells, ...one.at) };
    } catch (problem) {
      return { returns: spec.returns, base: problemToCell(problem) };
    }
  };
  const { returns, base } = asGiven();
  return {
    spec,
    output: labelOf(returns, row, col),
    base,
    at,
    isSpent: () => limited.allowance!.isSpent,
    argumentNamed: (asked, asking) => {
      const name = asked.trim().toLowerCase();
      if (names.includes(name) && name !== "labels") return name;
      throw new CalcError("bad-input", asking, `expected an argument of ${spec.name} (${names.filter((one) => one !== "labels").join(", ") || "none"}), got ${show(asked)}`);
    },
  };
};

/** What a cell of the called function is inside a block of ours. */
export const asEntry = (cell: Cell): Entry => cell ?? "";

/** The most calls that one formula may make: a grid of 50 by 50. */
export const MAX_CALLS = 2500;
