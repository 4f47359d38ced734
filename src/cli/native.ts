import type { Engine, Spill } from "../engine/engine";
import { type Cell, isCellError } from "../functions/cells";
import { NAMESPACE } from "../functions/names";
import { type CellPlan, type Content, isFormula, type SheetPlan, type WorkbookPlan } from "../sheets/plan";
import { printAddress } from "../workbook/address";
import type { Calculated } from "../workbook/xlsx";

export interface NativePlan {
  readonly plan: WorkbookPlan;
  readonly calculated: Calculated;
  /** CCREDIT formulas that became built-in functions, and those that became values. */
  readonly twinned: number;
  readonly frozen: number;
}

/** Built-in formulas that answer with an error, because a file cannot hold an error as an input. */
const SAME_ERROR: Readonly<Record<string, string>> = { "#N/A": "=NA()", "#DIV/0!": "=1/0", "#NUM!": "=SQRT(-1)" };

const frozenContent = (value: Cell): Content => (isCellError(value) ? { formula: SAME_ERROR[value.error] ?? '=VALUE("")' } : value);

const callsUs = ({ content }: CellPlan): boolean => content !== null && isFormula(content) && content.formula.toUpperCase().includes(`${NAMESPACE}.`);

/** One cell that calls CCREDIT, and the cells it spilled over, as values. */
const freeze = (cell: CellPlan, spill: Spill | undefined, valueAt: (row: number, column: number) => Cell): readonly CellPlan[] =>
  Array.from({ length: (spill?.rows ?? 1) * (spill?.columns ?? 1) }, (_, i) => {
    const [row, column] = [cell.row + Math.floor(i / (spill?.columns ?? 1)), cell.column + (i % (spill?.columns ?? 1))];
    const { note: _note, ...look } = cell;
    return { ...(i === 0 ? cell : look), row, column, content: frozenContent(valueAt(row, column)) };
  });

const freezeSheet = (sheet: SheetPlan, engine: Engine): SheetPlan => {
  const spills = engine.spills().filter((spill) => spill.sheet === sheet.name);
  const valueAt = (row: number, column: number): Cell => engine.value(printAddress({ sheet: sheet.name, row, column, rows: 1, columns: 1 }));
  const cells = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  for (const cell of sheet.cells.filter(callsUs)) {
    const spill = spills.find((one) => one.row === cell.row && one.column === cell.column);
    for (const frozen of freeze(cell, spill, valueAt)) {
      const planned = cells.get(`${frozen.row},${frozen.column}`);
      cells.set(`${frozen.row},${frozen.column}`, planned ? { ...planned, content: frozen.content } : frozen);
    }
  }
  return { ...sheet, cells: [...cells.values()] };
};
