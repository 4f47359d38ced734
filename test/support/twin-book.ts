import { LIBRARY } from "../../src/functions/library";
import type { Cell, Input } from "../../src/functions/cells";
import { sheetName } from "../../src/functions/names";
import { twinOf } from "../../src/audit/twins/registry";
import {
  type Anchor,
  type Answers,
  isBlock,
  placeTwin,
  type TwinArgument,
  type TwinBlock,
  type TwinCall,
  twinAddress,
} from "../../src/audit/twins/twin";
import type { CellPlan, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { columnLetters } from "../../src/sheets/references";

/** Values of a call: a number or word, a list (a column), or rows. */
export type Given = Readonly<Record<string, Input | readonly Cell[]>>;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const asInput = (value: Given[string]): Input =>
  isList(value) && !value.every(isList) ? (value as readonly Cell[]).map((cell) => [cell]) : (value as Input);

const print = (cell: Cell): string =>
  typeof cell === "string" ? `"${cell}"` : typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
const asConstant = (input: Input): string =>
  isList(input)
    ? `{${(input as readonly (readonly Cell[])[]).map((line) => line.map(print).join(",")).join(";")}}`
    : input === undefined
      ? ""
      : print(input as Cell);

/** The call with every value written into the formula. */
export const constantCall = (name: string, given: Given): TwinCall =>
  callWith(name, given, (input) => ({ written: asConstant(input), input }));

const callWith = (name: string, given: Given, argument: (input: Input) => TwinArgument): TwinCall => {
  const spec = LIBRARY.find(name);
  if (!spec) throw new Error(`no function ${name}`);
  const unknown = Object.keys(given).filter((key) => !(key in spec.args) && !Object.keys(spec.args).some((arg) => sheetName(arg) === key));
  if (unknown.length > 0) throw new Error(`${name} has no argument ${unknown.join()}`);
  return { spec, library: LIBRARY, args: Object.keys(spec.args).map((key) => argument(asInput(given[key] ?? given[sheetName(key)]))) };
};

/** A workbook under way: inputs on one sheet, twins below each other on another. */
export interface TwinBook {
  /** The call with every value in a cell of the sheet Inputs, and a reference in the formula. */
  readonly linkedCall: (name: string, given: Given) => TwinCall;
  /** Writes the twin of a call, or throws its reason; gives the address of a row's n-th value. */
  readonly add: (call: TwinCall, change?: (cells: readonly CellPlan[], block: TwinBlock, at: Anchor) => readonly CellPlan[]) => Placed;
  readonly plan: () => WorkbookPlan;
}
export interface Placed {
  readonly block: TwinBlock;
  readonly address: (key: string, n?: number) => string;
}

const sheet = (key: string, name: string, cells: readonly CellPlan[]): SheetPlan => ({
  key,
  name,
  purpose: name,
  cells,
  widths: [],
  freeze: { rows: 0, columns: 0 },
  highlights: [],
  choices: [],
  charts: [],
  landscape: false,
});

export const newTwinBook = (answers: Answers): TwinBook => {
  const inputs: CellPlan[] = [];
  const twins: CellPlan[] = [];
  let [inputRow, twinRow] = [1, 1];
  const store = (input: Input): TwinArgument => {
    if (input === undefined) return { written: "", input };
    const rows = (isList(input) ? input : [[input]]) as readonly (readonly Cell[])[];
    const start = inputRow;
    rows.forEach((line, r) =>
      line.forEach((content, c) => inputs.push({ row: start + r, column: c + 2, content: content as number, role: "assumed" })),
    );
    inputRow += rows.length;
    const [first, last] = [`$B$${start}`, `$${columnLetters(rows[0]!.length + 1)}$${start + rows.length - 1}`];
    return { written: first === last ? `Inputs!${first}` : `Inputs!${first}:${last}`, input };
  };
  return {
    linkedCall: (name, given) => callWith(name, given, store),
    add: (call, change = (cells) => cells) => {
      const block = twinOf(call);
      if (!isBlock(block)) throw new Error(`${call.spec.name}: ${block.none}`);
      const at: Anchor = { row: twinRow, column: 1 };
      twins.push(...change(placeTwin(block, at, answers), block, at));
      twinRow += block.rows.length + 2;
      return { block, address: (key, n = 1) => `Twins!${twinAddress(block, at, key, n).replaceAll("$", "")}` };
    },
    plan: () => ({
      title: "twins",
      preset: "none",
      scenario: 0,
      sheets: [sheet("inputs", "Inputs", inputs), sheet("twins", "Twins", twins)],
      names: [],
      open: "twins",
    }),
  };
};
