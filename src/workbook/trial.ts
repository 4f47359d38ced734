import type { Cell } from "../functions/cells";
import { parseLocal, printAddress, unquoteSheet } from "./address";
import type { Apart, Trying } from "./apart";
import type { CellView, WorkbookPort } from "./port";

/**
 * A copy of everything one answer of a workbook is calculated from, in a calculation of its own: inputs can be tried there
 * without a cell of the user's workbook being touched, and without its sheets recalculating.
 */
export interface Trial {
  /** Whether the answer reads this cell, directly or through others. */
  readonly reads: (address: string) => boolean;
  /** Puts values into cells; null clears. */
  readonly put: (values: readonly Trying[]) => void;
  readonly answer: () => Promise<Cell>;
}

/** Texts are passed over; a sheet before "!", then a cell or a range. */
const REFERENCES = /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$'!])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_.(!])/gu;

/** The ranges a formula reads; those without a sheet stand on the formula's own. */
export const rangesIn = (formula: string, ownSheet: string): readonly string[] =>
  [...formula.matchAll(REFERENCES)].flatMap(([, sheet, local]) =>
    (local === undefined ? [] : [printAddress(parseLocal(sheet === undefined ? ownSheet : unquoteSheet(sheet.slice(0, -1)), local))]));

const sheetOf = (address: string): string => unquoteSheet(address.slice(0, address.lastIndexOf("!")));
const normal = (address: string): string => printAddress(parseLocal(sheetOf(address), address.slice(address.lastIndexOf("!") + 1)));

/** The cells behind an answer, level by level: a level is read in one go. */
const cellsBehind = async (port: WorkbookPort, answer: string): Promise<ReadonlyMap<string, CellView>> => {
  const cells = new Map<string, CellView>();
  const asked = new Set<string>();
  for (let level = [answer]; level.length > 0;) {
    level.forEach((range) => asked.add(range));
    const views = (await Promise.all(level.map((range) => port.read(range)))).flat(2).map((view) => ({ ...view, address: normal(view.address) }));
    const fresh = views.filter(({ address }) => !cells.has(address));
    fresh.forEach((view) => cells.set(view.address, view));
    const next = fresh.flatMap(({ address, formula, spilledFrom }) => [
      ...(spilledFrom === undefined ? [] : [normal(spilledFrom)]),
      ...(formula === null || spilledFrom !== undefined ? [] : rangesIn(formula, sheetOf(address))),
    ]);
    level = [...new Set(next)].filter((range) => !asked.has(range));
  }
  return cells;
};

const same = (a: Cell, b: Cell): boolean =>
  typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) : (a ?? "") === (b ?? "");

/**
 * Copies the cells behind an answer into an empty calculation. Refuses, with both numbers, when the copy does not calculate
 * what the workbook shows: then the answer depends on something that could not be copied, such as a defined name.
 */
export const openTrial = async (port: WorkbookPort, answer: string, apart: Apart): Promise<Trial> => {
  const asked = normal(answer);
  const cells = await cellsBehind(port, asked);
  const shown = cells.get(asked)!.value;
  const filled = [...cells.values()].filter(({ value, formula, spilledFrom }) => spilledFrom === undefined && (formula !== null || value !== null));
  await apart.load([...new Set([...cells.keys()].map(sheetOf))].map((sheet) => ({
    sheet,
    cells: filled.filter(({ address }) => sheetOf(address) === sheet).map(({ address, value, formula }) => {
      const { row, column } = parseLocal(sheet, address.slice(address.lastIndexOf("!") + 1));
      return { row, column, ...(formula !== null ? { formula } : typeof value === "object" ? {} : { value }) };
    }),
  })));
  const copied = await apart.answer(asked, []);
  if (!same(copied, shown)) throw new Error(`${answer} shows ${JSON.stringify(shown)}, its copy ${JSON.stringify(copied)}: it depends on something that could not be copied`);
  let pending: readonly Trying[] = [];
  return {
    reads: (address) => cells.has(normal(address)),
    put: (values) => {
      pending = [...pending, ...values.map(({ address, value }) => ({ address: normal(address), value }))];
    },
    answer: async () => {
      const values = pending;
      pending = [];
      return apart.answer(asked, values);
    },
  };
};
