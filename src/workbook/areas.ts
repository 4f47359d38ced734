import type { CellPlan } from "../sheets/plan";

export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Cells that share a look, joined to as few rectangles as a single pass finds: first along the row, then down. A host is
 * asked once for each rectangle instead of once for each cell.
 */
export const areasBy = <K extends string>(cells: readonly CellPlan[], keyOf: (cell: CellPlan) => K | undefined): ReadonlyMap<K, readonly Rectangle[]> => {
  const runs = new Map<K, Rectangle[]>();
  const inOrder = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const cell of inOrder) {
    const key = keyOf(cell);
    if (key === undefined) continue;
    const known = runs.get(key) ?? [];
    const last = known.at(-1);
    if (last && last.row === cell.row && last.column + last.columns === cell.column) known[known.length - 1] = { ...last, columns: last.columns + 1 };
    else known.push({ row: cell.row, column: cell.column, rows: 1, columns: 1 });
    runs.set(key, known);
  }
  return new Map([...runs].map(([key, rows]) => [key, joinDown(rows)]));
};

const joinDown = (runs: readonly Rectangle[]): readonly Rectangle[] => {
  const open = new Map<string, Rectangle>();
  const done: Rectangle[] = [];
  for (const run of runs) {
    const place = `${run.column}+${run.columns}`;
    const above = open.get(place);
    if (above && above.row + above.rows === run.row) open.set(place, { ...above, rows: above.rows + 1 });
    else {
      if (above) done.push(above);
      open.set(place, run);
    }
  }
  return [...done, ...open.values()];
};
