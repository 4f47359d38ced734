import { type Cell, type Input, isCellError } from "../../functions/cells";
import type { FunctionSpec, Library } from "../../functions/define";
import { answer } from "../../functions/evaluate";
import { NAMESPACE } from "../../functions/names";
import { absolute, columnLetters } from "../../sheets/references";
import type { CellPlan, Content, Role } from "../../sheets/plan";

/** One argument of the call under review: as written in its formula ("" when left out), and what stood there. */
export interface TwinArgument {
  /** A reference must carry its sheet, unless the twin stands on the same one. */
  readonly written: string;
  readonly input: Input;
}
export interface TwinCall {
  readonly spec: FunctionSpec;
  /** One for each argument of the function, in its order. */
  readonly args: readonly TwinArgument[];
  readonly library: Library;
}

/**
 * A formula over the rows of the twin. {key} is the first value of a row, {key@3} the third, {key.} the one in the same
 * column, {key<} the one to the left, {key:} the whole row.
 */
export interface TwinFormula {
  readonly formula: string;
}
/** One cell of the answer of a CCREDIT call, counted from 1: what the twin is compared with. */
export interface TwinAnswer {
  readonly of: TwinCall;
  readonly row: number;
  readonly column: number;
}
export type TwinCell = number | string | boolean | TwinFormula | TwinAnswer;

export interface TwinRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** What the formula means, for a reader. */
  readonly how: string;
  readonly role: Role;
  readonly cells: readonly TwinCell[];
}

/** The same calculation with built-in functions only, row by row, ending in a comparison with the CCREDIT call. */
export interface TwinBlock {
  readonly title: string;
  readonly rows: readonly TwinRow[];
}
/** Why a call has no twin, in words for the reviewer. */
export interface NoTwin {
  readonly none: string;
}
export type Twin = (call: TwinCall) => TwinBlock | NoTwin;
export const isBlock = (result: TwinBlock | NoTwin): result is TwinBlock => "rows" in result;

/** Where the block goes: its title stands in this cell; label, unit and formula in words take three columns. */
export interface Anchor {
  readonly row: number;
  readonly column: number;
}
const FIRST_VALUE = 3;

/** Rows of a block that stand on the same sheet already, above another block: the sheet row of each, by key. */
export type SharedRows = ReadonlyMap<string, number>;
const NOT_SHARED: SharedRows = new Map();
export const ownRows = (block: TwinBlock, shared: SharedRows): readonly TwinRow[] => block.rows.filter(({ key }) => !shared.has(key));

/** The address of the n-th value (from 1) of a row of a placed block, as $D$12. */
export const twinAddress = (block: TwinBlock, at: Anchor, key: string, n = 1, shared = NOT_SHARED): string => {
  const elsewhere = shared.get(key);
  const index = elsewhere === undefined ? ownRows(block, shared).findIndex((row) => row.key === key) : 0;
  if (index < 0) throw new Error(`the twin "${block.title}" has no row "${key}"`);
  return absolute(`${columnLetters(at.column + FIRST_VALUE + n - 1)}${elsewhere ?? at.row + 1 + index}`);
};

const TOKEN = /\{([a-z][a-z0-9_]*)(\.|<|:|@\d+)?\}/g;

/** The rows that a row reads. */
export const keysRead = ({ cells }: TwinRow): readonly string[] =>
  cells.flatMap((cell) => (typeof cell === "object" && "formula" in cell ? [...cell.formula.matchAll(TOKEN)].map((match) => match[1]!) : []));

const resolve = (template: string, n: number, block: TwinBlock, at: Anchor, shared: SharedRows): string =>
  template.replaceAll(TOKEN, (_, key: string, which = "") => {
    const width = block.rows.find((row) => row.key === key)?.cells.length ?? 1;
    const nth = (m: number): string => twinAddress(block, at, key, m, shared);
    if (which === ":") return `${nth(1)}:${nth(width)}`;
    return nth(which === "." ? n : which === "<" ? n - 1 : which === "" ? 1 : Number(which.slice(1)));
  });

/** The call as a formula, without "=". */
export const callText = ({ spec, args }: TwinCall): string => {
  const written = args.map((arg) => arg.written);
  while (written.at(-1) === "") written.pop();
  return `${NAMESPACE}.${spec.name}(${written.join(",")})`;
};

const inputsOf = ({ args }: TwinCall): readonly Input[] => args.map((arg) => arg.input);
export const answerOf = (call: TwinCall): Cell | readonly (readonly Cell[])[] => answer(call.spec, inputsOf(call), call.library);

/** An error cannot be an input of a sheet; a formula that gives one can. */
const asContent = (cell: Cell): Content => (isCellError(cell) ? { formula: "=NA()" } : cell);

export type Answers = "formulas" | "values";

const answerContent = ({ of, row, column }: TwinAnswer, answers: Answers): Content => {
  const cells = answerOf(of);
  const isBlockOfCells = Array.isArray(cells);
  if (answers === "values")
    return asContent(isBlockOfCells ? (cells as readonly (readonly Cell[])[])[row - 1]![column - 1]! : (cells as Cell));
  return { formula: isBlockOfCells ? `=INDEX(${callText(of)},${row},${column})` : `=${callText(of)}` };
};

/**
 * A twin as cells of a sheet plan. The CCREDIT side stands as formulas (alive in Excel), or as values: a workbook that is
 * checked by a program without the add-in needs those.
 */
export function placeTwin(block: TwinBlock, at: Anchor, answers: Answers, shared = NOT_SHARED): readonly CellPlan[] {
  const content = (cell: TwinCell, n: number): Content => {
    if (typeof cell !== "object") return cell;
    if ("of" in cell) return answerContent(cell, answers);
    return { formula: resolve(cell.formula, n, block, at, shared) };
  };
  const title: CellPlan = { row: at.row, column: at.column, content: block.title, role: "heading" };
  return [
    title,
    ...ownRows(block, shared).flatMap((row, r): CellPlan[] => {
      const place = (offset: number) => ({ row: at.row + 1 + r, column: at.column + offset });
      return [
        { ...place(0), content: row.label, role: "label" },
        { ...place(1), content: row.unit, role: "unit" },
        { ...place(2), content: row.how, role: "note" },
        ...row.cells.map((cell, i): CellPlan => ({ ...place(FIRST_VALUE + i), content: content(cell, i + 1), role: row.role })),
      ];
    }),
  ];
}
