import type { Cell } from "../functions/cells";
import { parseAddress, printAddress } from "./address";
import type { CellView, UsedCell } from "./port";

/** Excel takes the questions of some hundred cells in one round trip; thousands make a request that the web refuses. */
const CELLS_AT_ONCE = 300;
const OURS = /ccredit/i;

type Views = (range: Pick<Excel.Range, "address" | "values" | "formulas" | "valueTypes">) => readonly (readonly CellView[])[];

interface Asked {
  readonly view: CellView;
  readonly parent: Excel.Range;
  readonly filled: Excel.Range;
}

const ask = (context: Excel.RequestContext, view: CellView): Asked => {
  const { sheet, row, column } = parseAddress(view.address);
  const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row - 1, column - 1, 1, 1);
  const [parent, filled] = [range.getSpillParentOrNullObject(), range.getSpillingToRangeOrNullObject()];
  parent.load("address");
  filled.load("address");
  return { view, parent, filled };
};

const told = ({ view, parent, filled }: Asked): UsedCell => {
  if (!parent.isNullObject) {
    const spilledFrom = printAddress(parseAddress(parent.address));
    if (spilledFrom !== view.address) return { ...view, formula: null, spilledFrom };
  }
  return filled.isNullObject ? view : { ...view, fills: printAddress(parseAddress(filled.address)) };
};

/**
 * Whether a formula may fill more than its cell: one of ours may, and any whose neighbour to the right or below holds a
 * value without a formula of its own, or shows the same formula.
 */
const mayFill = ({ address, formula }: CellView, at: ReadonlyMap<string, CellView>): boolean => {
  if (formula === null) return false;
  if (OURS.test(formula)) return true;
  const { sheet, row, column } = parseAddress(address);
  return [[row + 1, column], [row, column + 1]].some(([r, c]) => {
    const next = at.get(printAddress({ sheet, row: r!, column: c!, rows: 1, columns: 1 }));
    return next !== undefined && (next.formula === null || next.formula === formula);
  });
};

const cellsIn = (area: string): readonly string[] => {
  const { sheet, row, column, rows, columns } = parseAddress(area);
  return Array.from({ length: rows * columns }, (_, i) => printAddress({ sheet, row: row + Math.floor(i / columns), column: column + (i % columns), rows: 1, columns: 1 }));
};

const isBlank = (value: Cell): boolean => value === null || value === "";

/**
 * Every cell of a sheet that holds something. Excel tells spills only cell by cell, so it is asked for the formulas that
 * may have one, a few hundred at a time.
 */
export const usedCells = async (context: Excel.RequestContext, sheet: string, views: Views): Promise<readonly UsedCell[]> => {
  const range = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
  range.load("address,values,formulas,valueTypes");
  await context.sync();
  if (range.isNullObject) return [];
  const cells = views(range).flat().filter(({ value, formula }) => formula !== null || !isBlank(value));
  const at = new Map(cells.map((cell) => [cell.address, cell]));
  const candidates = cells.filter((cell) => mayFill(cell, at));
  const chunks = Array.from({ length: Math.ceil(candidates.length / CELLS_AT_ONCE) }, (_, i) => candidates.slice(i * CELLS_AT_ONCE, (i + 1) * CELLS_AT_ONCE));
  const answered = new Map<string, UsedCell>();
  await chunks.reduce((before, chunk) => before.then(async () => {
    const asked = chunk.map((view) => ask(context, view));
    await context.sync();
    for (const one of asked) answered.set(one.view.address, told(one));
  }), Promise.resolve());
  const filledBy = new Map([...answered.values()].flatMap(({ address, fills }) => (fills === undefined ? [] : cellsIn(fills).map((filled) => [filled, address] as const))));
  return cells.map((cell) => {
    const by = filledBy.get(cell.address);
    return by === undefined || by === cell.address ? (answered.get(cell.address) ?? cell) : { ...cell, formula: null, spilledFrom: by };
  });
};
