import { explainFormula } from "../audit/report";
import { twinOf } from "../audit/twins/registry";
import {
  type Anchor,
  answerOf,
  isBlock,
  keysRead,
  ownRows,
  placeTwin,
  type SharedRows,
  twinAddress,
  type TwinBlock,
  type TwinCall,
  type TwinRow,
} from "../audit/twins/twin";
import type { Engine } from "../engine/engine";
import { LIBRARY } from "../functions/library";
import type { CellPlan } from "../sheets/plan";
import { quoteSheet } from "../sheets/references";

/** A call written out on the sheet of twins, and where its answer stands there: by row and column, counted from 1. */
interface Placed {
  readonly addresses: ReadonlyMap<string, string>;
}
/** A block on the sheet, with the sheet row of each of its rows and the cells of each as text. */
interface Standing {
  readonly rows: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * A block with more cells than this is written out for the first call of its function only; the same calculation for eleven
 * more scenarios would be a hundred thousand formulas that nobody reads.
 */
const LONG_BLOCK = 1_000;

const DIFFERENCE = "difference_";

/** A workbook has many blocks: the difference is taken inside the verdict instead of in a row of its own. */
const withoutDifferences = (block: TwinBlock): TwinBlock => {
  const compared = block.rows.flatMap(({ key }) => (key.startsWith(DIFFERENCE) ? [key.slice(DIFFERENCE.length)] : []));
  const inside = (formula: string): string =>
    compared.reduce((text, key) => {
      const [ours, native] = [`{ccredit_${key}.}`, `{${key}.}`];
      return text.replaceAll(`{${DIFFERENCE}${key}.}`, `IF(AND(${ours}="",${native}=""),0,${ours}-${native})`);
    }, formula);
  const rows = block.rows.flatMap((row): TwinRow[] => {
    if (row.key.startsWith(DIFFERENCE)) return [];
    return [{ ...row, cells: row.cells.map((cell) => (typeof cell === "object" && "formula" in cell ? { formula: inside(cell.formula) } : cell)) }];
  });
  return { ...block, rows };
};

/** Where each cell of the call's answer is calculated natively. */
const answerAddresses = (call: TwinCall, block: TwinBlock, addressOf: (key: string, n: number) => string): ReadonlyMap<string, string> => {
  const addresses = new Map<string, string>();
  const wanted = JSON.stringify(answerOf(call));
  /** A twin may compare with a variant of the call, as parts = TRUE: what another answer holds is of no use here. */
  const known = new Map<TwinCall, boolean>([[call, true]]);
  const isSame = (other: TwinCall): boolean => {
    if (!known.has(other)) known.set(other, JSON.stringify(answerOf(other)) === wanted);
    return known.get(other)!;
  };
  for (const { key, cells } of block.rows.filter((row) => row.key.startsWith("ccredit_"))) {
    cells.forEach((cell, i) => {
      if (typeof cell === "object" && "of" in cell && isSame(cell.of))
        addresses.set(`${cell.row},${cell.column}`, addressOf(key.slice("ccredit_".length), i + 1));
    });
  }
  return addresses;
};

/** Cells of an answer that are calculated: names beside them, as "residual", stay as they are. */
const calculatedCells = (call: TwinCall): number => [answerOf(call)].flat(2).filter((cell) => typeof cell !== "string" || cell === "").length;

/** $D$27 and D27 are the same cell. */
const textsOf = (block: TwinBlock): ReadonlyMap<string, string> =>
  new Map(
    block.rows
      .filter(({ cells }) => !cells.some((cell) => typeof cell === "object" && "of" in cell))
      .map(({ key, cells }) => [key, JSON.stringify(cells).replaceAll("$", "")]),
  );

const SPAN = /\{([a-z][a-z0-9_]*)[^}]*\}:\{([a-z][a-z0-9_]*)[^}]*\}/g;

/** Rows that a formula reads as one range, as {side_1.}:{side_7.}. */
const spansOf = ({ rows }: TwinBlock): readonly (readonly string[])[] => {
  const keys = rows.map(({ key }) => key);
  const texts = rows.flatMap(({ cells }) => cells.flatMap((cell) => (typeof cell === "object" && "formula" in cell ? [cell.formula] : [])));
  const ends = new Set(texts.flatMap((text) => [...text.matchAll(SPAN)].map(([, first, last]) => `${first!} ${last!}`)));
  return [...ends].flatMap((both) => {
    const [first, last] = both.split(" ").map((key) => keys.indexOf(key)) as [number, number];
    return last > first ? [keys.slice(first, last + 1)] : [];
  });
};

/**
 * The rows that a block has in common with one that stands already: same formulas, and so all the way down what they
 * read. Rows may read each other in a circle of columns, so the start is every row of the same text. Rows of one range
 * stay together: all of them are shared, or none.
 */
const inCommon = (block: TwinBlock, texts: ReadonlyMap<string, string>, standing: Standing): SharedRows => {
  const common = new Map(
    block.rows.filter(({ key }) => texts.has(key) && texts.get(key) === standing.texts.get(key)).map((row) => [row.key, row] as const),
  );
  const spans = spansOf(block);
  const together = (span: readonly string[]): boolean =>
    span.every((key) => common.has(key)) && standing.rows.get(span.at(-1)!)! - standing.rows.get(span[0]!)! === span.length - 1;
  for (let before = -1; before !== common.size;) {
    before = common.size;
    for (const span of spans) if (!together(span)) for (const key of span) common.delete(key);
    for (const [key, row] of common) if (!keysRead(row).every((read) => common.has(read))) common.delete(key);
  }
  return new Map([...common.keys()].map((key) => [key, standing.rows.get(key)!]));
};

/** The sheet of twins as it grows: one block for each different call, below each other. */
export const newTwins = (name: string, engine: Engine) => {
  const cells: CellPlan[] = [];
  const placed = new Map<string, Placed | undefined>();
  const standing: Standing[] = [];
  const written = new Set<string>();
  let row = 3;
  const read = async (address: string) => engine.values(address);

  const write = async (source: string): Promise<Placed | undefined> => {
    const [report] = await explainFormula(`=${source}`, read);
    if (!report || report.problem) return undefined;
    const call: TwinCall = { spec: report.spec, args: report.arguments.map(({ written, input }) => ({ written, input })), library: LIBRARY };
    const twin = twinOf(call);
    if (!isBlock(twin)) return undefined;
    const block = withoutDifferences(twin);
    const texts = textsOf(block);
    const shared = standing
      .map((one) => inCommon(block, texts, one))
      .reduce<SharedRows>((most, one) => (one.size > most.size ? one : most), new Map());
    const own = ownRows(block, shared);
    if (written.has(report.spec.name) && own.reduce((sum, { cells: inRow }) => sum + inRow.length, 0) > LONG_BLOCK) return undefined;
    const at: Anchor = { row, column: 1 };
    const addresses = answerAddresses(call, block, (key, n) => `${quoteSheet(name)}!${twinAddress(block, at, key, n, shared)}`);
    if (addresses.size < calculatedCells(call)) return undefined;

    const from = Math.min(...shared.values());
    const title = shared.size === 0 ? block.title : `${block.title}; rows not repeated here stand from row ${from} on`;
    cells.push(...placeTwin({ ...block, title }, at, "values", shared));
    written.add(report.spec.name);
    standing.push({ texts, rows: new Map([...shared, ...own.map(({ key }, i) => [key, row + 1 + i] as const)]) });
    row += own.length + 3;
    return { addresses };
  };
  return {
    cells,
    /** The twin of a call, written with the sheet of each reference; undefined where there is none. */
    of: async (source: string): Promise<Placed | undefined> => {
      if (!placed.has(source)) placed.set(source, await write(source));
      return placed.get(source);
    },
  };
};
export type Twins = ReturnType<typeof newTwins>;
