import { FORMAT_CODES } from "../sheets/formats";
import { type CellPlan, type Content, isFormula } from "../sheets/plan";

/** What Excel would read as something else than text when it is typed: formulas, numbers, dates, booleans, errors. */
const READ_AS_SOMETHING_ELSE = /^[=+\-@'#]|\d|^(true|false)$/i;

/**
 * A content as Excel takes it from range.formulas: a formula as it is, a text that Excel would read as something else
 * with the leading apostrophe that keeps it a text. null leaves the cell alone: a spill will fill it.
 */
export const asTyped = (content: Content): string | number | boolean | null => {
  if (content === null || content === "") return null;
  if (isFormula(content)) return content.formula.startsWith("=") ? content.formula : `=${content.formula}`;
  return typeof content === "string" && READ_AS_SOMETHING_ELSE.test(content) ? `'${content}` : content;
};

/** The number format of a cell. A formula never gets "@": edited once by the user, it would turn into text. */
export const formatCode = ({ content, format }: CellPlan): string | undefined => {
  const code = format && FORMAT_CODES[format];
  return code === "@" && content !== null && isFormula(content) ? FORMAT_CODES.general : code;
};

/** One rectangle of a sheet, written in one round trip. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Row by row; null where the plan says nothing. */
  readonly typed: readonly (readonly (string | number | boolean | null)[])[];
}

/** Excel on the web refuses a request above 5 MB; a block stays far below, formats included. */
const MAX_BLOCK_CHARACTERS = 1_000_000;
const MAX_BLOCK_CELLS = 20_000;

const extent = (numbers: readonly number[]): readonly [least: number, most: number] =>
  numbers.reduce<[number, number]>(([least, most], number) => [Math.min(least, number), Math.max(most, number)], [Infinity, -Infinity]);

/** The cells of a sheet as blocks of whole rows, small enough for one request each. */
export const blocksOf = (cells: readonly CellPlan[]): readonly Block[] => {
  const written = cells.filter((cell) => cell.content !== null && cell.content !== "");
  if (written.length === 0) return [];
  const [left, right] = extent(written.map((cell) => cell.column));
  const rows = new Map<number, CellPlan[]>();
  for (const cell of written) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const columns = right - left + 1;
  const blocks: Block[] = [];
  let [typed, first, size]: [(string | number | boolean | null)[][], number, number] = [[], 0, 0];
  const close = (): void => {
    if (typed.length > 0) blocks.push({ row: first, column: left, rows: typed.length, columns, typed });
    [typed, size] = [[], 0];
  };
  const [top, bottom] = extent([...rows.keys()]);
  for (let row = top; row <= bottom; row += 1) {
    const line: (string | number | boolean | null)[] = Array(columns).fill(null);
    for (const cell of rows.get(row) ?? []) line[cell.column - left] = asTyped(cell.content);
    const weight = line.reduce<number>((sum, value) => sum + 6 + (value === null ? 0 : String(value).length), 0);
    if (typed.length > 0 && (size + weight > MAX_BLOCK_CHARACTERS || (typed.length + 1) * columns > MAX_BLOCK_CELLS)) close();
    if (typed.length === 0) first = row;
    typed.push(line);
    size += weight;
  }
  close();
  return blocks;
};
