import type { Engine } from "../../../src/engine/engine";
import { type Cell, isCellError } from "../../../src/functions/cells";
import type { Preset } from "../../../src/presets/figure";
import { type CellPlan, type Content, isFormula, type WorkbookPlan } from "../../../src/sheets/plan";
import { place } from "../../../src/sheets/sheet";
import { buildWorkbook } from "../../../src/sheets/workbook";
import { cellOf, loadIntoEngine } from "../load";

/** Cells that somebody overwrites, by key of their sheet; null wipes a cell out. */
export type Write = readonly [sheet: string, address: string, content: Content];
export type Read = (sheet: string, address: string) => Cell;

/** What somebody does to the model, and the check that has to see it. */
export interface Break {
  readonly what: string;
  /** Start of the check's name, or a pattern for it. */
  readonly check: RegExp;
  readonly writes: (read: Read) => readonly Write[];
}

export const overwrite = (what: string, check: RegExp, ...writes: readonly Write[]): Break => ({ what, check, writes: () => writes });
/** One number made another: what it becomes follows from what it is. */
export const change = (what: string, check: RegExp, sheet: string, address: string, to: (now: number) => number): Break => ({
  what, check, writes: (read) => [[sheet, address, to(Number(read(sheet, address)))]],
});
/** An answer of several cells pasted over itself as values, as people do, and one of them typed over. */
export const paste = (what: string, check: RegExp, sheet: string, area: readonly string[], address: string, to: (now: number) => number): Break => ({
  what, check,
  writes: (read) => area.map((one) => {
    const now = read(sheet, one);
    if (isCellError(now)) throw new Error(`${sheet}!${one} is ${now.error}`);
    return [sheet, one, one === address ? to(Number(now)) : now] as const;
  }),
});

const sheetOf = (plan: WorkbookPlan, key: string): WorkbookPlan["sheets"][number] => {
  const sheet = plan.sheets.find((one) => one.key === key);
  if (!sheet) throw new Error(`${plan.preset} has no sheet ${key}`);
  return sheet;
};
export const cellAt = (plan: WorkbookPlan, sheet: string, address: string): CellPlan => {
  const { row, column } = place(address);
  const cell = sheetOf(plan, sheet).cells.find((one) => one.row === row && one.column === column);
  if (!cell) throw new Error(`${plan.preset} plans nothing in ${sheet}!${address}`);
  return cell;
};
/** Row of a key; where a key stands twice, as on Stress, the last one is the answer. */
export const rowOf = (plan: WorkbookPlan, sheet: string, key: string): number => {
  const rows = sheetOf(plan, sheet).cells.filter(({ column, content }) => column === 1 && content === key).map(({ row }) => row);
  if (rows.length === 0) throw new Error(`${plan.preset} has no ${key} on ${sheet}`);
  return rows.at(-1)!;
};
export const firstRowOf = (plan: WorkbookPlan, sheet: string, key: string): number => sheetOf(plan, sheet).cells.find(({ column, content }) => column === 1 && content === key)!.row;
export const has = (plan: WorkbookPlan, sheet: string): boolean => plan.sheets.some(({ key }) => key === sheet);

interface CheckRow {
  readonly row: number;
  readonly name: string;
  /** The cell of Inputs that is compared with the record; undefined for a law. */
  readonly printed: string | undefined;
}
/** Every line of Checks that can be as expected or not. */
export const checkRows = (plan: WorkbookPlan): readonly CheckRow[] =>
  sheetOf(plan, "checks").cells.flatMap(({ row, column, content }) => {
    if (column !== 10 || content === null || !isFormula(content)) return [];
    const text = (letter: string): string => {
      const found = cellAt(plan, "checks", `${letter}${row}`).content;
      return found !== null && isFormula(found) ? found.formula : String(found);
    };
    return [{ row, name: text("B"), printed: text("D").includes("CCREDIT.FIGURE(") ? text("E").replace(/^.*!/, "").replaceAll("$", "") : undefined }];
  });

/** Checks that no break reaches. A figure that a source prints is broken by another value on Inputs. */
export const unbroken = (plan: WorkbookPlan, breaks: readonly Break[]): readonly string[] =>
  checkRows(plan).filter(({ name, printed }) => printed === undefined && !breaks.some(({ check }) => check.test(name))).map(({ name }) => name);

/** Breaks of checks that this workbook has. */
export const ofThis = (plan: WorkbookPlan, breaks: readonly Break[]): readonly Break[] => {
  const names = checkRows(plan).map(({ name }) => name);
  return breaks.filter(({ check }) => names.some((name) => check.test(name)));
};

/** `alone`: one break after the other; otherwise several at once, in as few calculations as there are rounds. */
export const describeChecks = (preset: Preset, breaksOf: (plan: WorkbookPlan) => readonly Break[], rounds: number | "alone"): void => {
  describe(`${preset.id}: every check can fail`, () => {
    const plan = buildWorkbook(preset);
    const [rows, breaks] = [checkRows(plan), ofThis(plan, breaksOf(plan))];
    let engine: Engine;
    /** What each break writes, worked out from the values as loaded. */
    let planned: ReadonlyMap<Break, readonly Write[]>;
    beforeAll(async () => {
      engine = await loadIntoEngine(plan);
      planned = new Map(breaks.map((one) => [one, one.writes(read)]));
    }, 180_000);
    afterAll(() => engine.dispose());
    const read: Read = (sheet, address) => cellOf(engine, plan, sheet, address);
    const failing = (): readonly string[] => rows.filter(({ row }) => read("checks", `J${row}`) !== true).map(({ name }) => name);
    const isFalse = (check: RegExp): boolean => rows.some(({ row, name }) => check.test(name) && read("checks", `J${row}`) === false);
    const write = (writes: readonly Write[]): void => {
      for (const [sheet, address, content] of writes) {
        engine.setMany(sheetOf(plan, sheet).name, [{ ...place(address), ...(content !== null && (isFormula(content) ? content : { value: content })) }]);
      }
    };
    // What one round breaks the next one puts back, in one calculation.
    let putBack: readonly Write[] = [];
    const breakAll = async (writes: readonly Write[]): Promise<void> => {
      write(putBack);
      write(writes);
      putBack = [...writes].reverse().map(([sheet, address]) => [sheet, address, cellAt(plan, sheet, address).content]);
      await engine.calculate();
    };

    it("none does as loaded, and no check is without a break", () => {
      expect(failing()).toEqual([]);
      expect(read("checks", "C3")).toBe(0);
      expect(unbroken(plan, breaks)).toEqual([]);
    });

    const count = rounds === "alone" ? breaks.length : rounds;
    const ofRound = Array.from({ length: count }, (_, i) => breaks.filter((__, j) => j % count === i));
    describe.each(ofRound.map((round, i) => [i + 1, round] as const))("round %i", (_, round) => {
      beforeAll(() => breakAll(round.flatMap((one) => planned.get(one)!)), 60_000);
      it.each(round.map((one) => [one.what, one] as const))("%s", (__, { check }) => {
        expect([isFalse(check), failing()]).toEqual([true, failing()]);
        const unexpected = read("checks", "C3");
        expect(isCellError(unexpected) ? 0 : unexpected).toBeGreaterThan(0);
      });
    });

    const printed = rows.filter((row) => row.printed !== undefined);
    // A template prints none.
    if (printed.length > 0) {
      it("figures that a source prints: each of them, when Inputs says something else", async () => {
        await breakAll([]);
        await breakAll(printed.map((row) => ["inputs", row.printed!, Number(read("inputs", row.printed!)) * 1.25 + 1]));
        expect(printed.filter(({ row }) => read("checks", `J${row}`) !== false).map(({ name }) => name)).toEqual([]);
        expect(read("checks", "C3")).toBeGreaterThanOrEqual(printed.length);
      }, 60_000);
    }

    it("all hold again once everything is put back", async () => {
      await breakAll([]);
      expect(failing()).toEqual([]);
      expect(read("checks", "C3")).toBe(0);
    }, 60_000);
  });
};
