import type { CellContent, Engine, Spill } from "../engine/engine";
import { isCellError } from "../functions/cells";
import { type Content, isFormula, type SheetPlan, type WorkbookPlan } from "../sheets/plan";
import { parseAddress, printAddress } from "./address";
import { type CellView, isCancelled, type Progress, type UsedCell, type WorkbookPort } from "./port";

/** What the embedded spreadsheet can show beyond cells, where it has a face. Without one, cells and names are all there is. */
export interface Presentation {
  /** Styles, number formats, widths, frozen panes, notes, choices and highlights of a sheet just written. */
  applySheet(plan: SheetPlan): void | Promise<void>;
  /** Gives a sheet the styles, widths and frozen panes of another one. */
  copyLook(from: string, to: string): void;
  /** Draws the charts of a sheet, once every sheet has its looks. */
  drawCharts(plan: SheetPlan): void | Promise<void>;
  /** Address of the cell the user stands on, and of the block around it that is selected. */
  selection(): string;
  selectedArea(): string;
  select(address: string): void;
  /** Calls back after the user selected another cell or a value changed; returns how to stop. */
  watch(changed: () => void): () => void;
}

const contentOf = (content: Content): { readonly value?: number | string | boolean; readonly formula?: string } =>
  content === null ? {} : isFormula(content) ? { formula: content.formula.startsWith("=") ? content.formula : `=${content.formula}` } : { value: content };

/** Stands in for a face when there is none: remembers the selection, tells of changes made through the port. */
const noPresentation = (engine: Engine): Presentation & { readonly told: () => void } => {
  let selected: string | undefined;
  const watchers = new Set<() => void>();
  const told = (): void => watchers.forEach((changed) => changed());
  const whole = (): string => selected ?? printAddress({ sheet: engine.sheetNames()[0]!, row: 1, column: 1, rows: 1, columns: 1 });
  return {
    applySheet: () => {},
    copyLook: () => {},
    drawCharts: () => {},
    selection: () => printAddress({ ...parseAddress(whole()), rows: 1, columns: 1 }),
    selectedArea: whole,
    select: (address) => {
      selected = address;
      told();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    told,
  };
};

/** The first cell of the spill that fills this one. */
const spilledFrom = (spills: readonly Spill[], address: string): string | undefined => {
  const { sheet, row, column } = parseAddress(address);
  const filled = spills.find((spill) =>
    spill.sheet === sheet && row >= spill.row && row < spill.row + spill.rows && column >= spill.column && column < spill.column + spill.columns
    && (row !== spill.row || column !== spill.column));
  return filled && printAddress({ sheet, row: filled.row, column: filled.column, rows: 1, columns: 1 });
};

const viewOf = (engine: Engine, spills: readonly Spill[], address: string): CellView => {
  const value = engine.value(address);
  const message = typeof value === "object" && value !== null ? value.message : "";
  const anchor = spilledFrom(spills, address);
  return { address, value, formula: engine.formula(address), ...(message === "" ? {} : { message }), ...(anchor !== undefined && { spilledFrom: anchor }) };
};

const usedCells = (engine: Engine, sheet: string): readonly UsedCell[] => {
  const spills = engine.spills();
  return engine.used(sheet).map(({ row, column }) => {
    const view = viewOf(engine, spills, printAddress({ sheet, row, column, rows: 1, columns: 1 }));
    const filled = spills.find((spill) => spill.sheet === sheet && spill.row === row && spill.column === column && spill.rows * spill.columns > 1);
    return filled ? { ...view, fills: printAddress(filled) } : view;
  });
};

/** What a copy starts with: every formula and value of the other sheet, but not what its spills fill. */
const copied = (engine: Engine, from: string): readonly CellContent[] =>
  usedCells(engine, from).filter(({ spilledFrom: by }) => by === undefined).map(({ address, value, formula }) => {
    const { row, column } = parseAddress(address);
    if (formula !== null) return { row, column, formula };
    // An error that is no formula cannot be typed in; Excel's own functions give it.
    return isCellError(value) ? { row, column, formula: "=NA()" } : { row, column, ...(value !== null && { value }) };
  });

const contentsOf = (engine: Engine, { copyOf, cells }: SheetPlan): readonly CellContent[] => {
  const planned = cells.map(({ row, column, content }) => ({ row, column, ...contentOf(content) }));
  if (copyOf === undefined) return planned.filter((cell) => "value" in cell || "formula" in cell);
  const replaced = new Set(planned.map(({ row, column }) => `${row}:${column}`));
  return [...copied(engine, copyOf).filter(({ row, column }) => !replaced.has(`${row}:${column}`)), ...planned];
};

const refuseTaken = (plan: WorkbookPlan, engine: Engine): void => {
  const taken = new Set([...engine.sheetNames(), ...engine.names()].map((name) => name.toLowerCase()));
  const clash = [...plan.sheets, ...plan.names].find(({ name }) => taken.has(name.toLowerCase()));
  if (clash) throw new Error(`the workbook already has "${clash.name}"; nothing was written`);
};

/** Often enough to show how far a load is and to take a click on Cancel; each time, a page draws its spreadsheet anew. */
const BREATH = 250;

/** Lets the page live for a moment, when the last time is long enough ago. */
const breathing = (): (() => Promise<void>) => {
  let last = -Infinity;
  return async () => {
    if (performance.now() - last < BREATH) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
};

const write = async (engine: Engine, face: Presentation, plan: WorkbookPlan, progress: Progress): Promise<void> => {
  refuseTaken(plan, engine);
  const total = 2 * plan.sheets.length + 2;
  const [sheets, names]: [string[], string[]] = [[], []];
  const breathe = breathing();
  let done = 0;
  const step = (what: string): void => progress(done++, total, what);
  try {
    step("adding sheets and names");
    for (const { name } of plan.sheets) {
      engine.addSheet(name);
      sheets.push(name);
    }
    for (const { name, refersTo } of plan.names) {
      engine.addName(name, refersTo);
      names.push(name);
    }
    for (const sheet of plan.sheets) {
      step(`writing ${sheet.name}`);
      engine.setMany(sheet.name, contentsOf(engine, sheet));
    }
    // Values come before looks: Univer takes formulas in after the edit, and a style written before that undoes them.
    step("calculating");
    await engine.calculate();
    for (const sheet of plan.sheets) {
      step(`formatting ${sheet.name}`);
      await breathe();
      if (sheet.copyOf === undefined) await face.applySheet(sheet);
      else face.copyLook(sheet.copyOf, sheet.name);
    }
    for (const sheet of plan.sheets) await face.drawCharts(sheet);
  } catch (problem) {
    names.forEach((name) => engine.removeName(name));
    sheets.forEach((name) => engine.removeSheet(name));
    const failure = isCancelled(problem) ? "cancelled" : `the spreadsheet refused (${problem instanceof Error ? problem.message : String(problem)})`;
    throw new Error(`${failure}; everything that was added has been removed again`, { cause: problem });
  }
  const open = plan.sheets.find((sheet) => sheet.key === plan.open) ?? plan.sheets[0];
  if (open) face.select(printAddress({ sheet: open.name, row: 1, column: 1, rows: 1, columns: 1 }));
  progress(total, total, "done");
};

/** The embedded spreadsheet as a workbook: the same headless and, with a presentation, in the browser. */
export const embeddedWorkbook = (engine: Engine, presentation?: Presentation): WorkbookPort => {
  const headless = presentation ? undefined : noPresentation(engine);
  const face = presentation ?? headless!;
  return {
    sheetNames: async () => engine.sheetNames(),
    definedNames: async () => engine.names(),
    namedRanges: async () => engine.namedRanges(),
    write: (plan, progress) => write(engine, face, plan, progress),
    read: async (address) => {
      const { sheet, row, column, rows, columns } = parseAddress(address);
      const at = (r: number, c: number): string => printAddress({ sheet, row: row + r, column: column + c, rows: 1, columns: 1 });
      const spills = engine.spills();
      return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => viewOf(engine, spills, at(r, c))));
    },
    used: async (sheet) => usedCells(engine, sheet),
    setMany: async (cells) => {
      const bySheet = new Map<string, CellContent[]>();
      for (const { address, content } of cells) {
        const { sheet, row, column } = parseAddress(address);
        bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), { row, column, ...contentOf(content) }]);
      }
      for (const [sheet, contents] of bySheet) engine.setMany(sheet, contents);
      await engine.calculate();
      headless?.told();
    },
    set: async (address, content) => {
      const { value, formula } = contentOf(content);
      if (formula !== undefined) engine.setFormula(address, formula);
      else engine.setValue(address, value ?? null);
      await engine.calculate();
      headless?.told();
    },
    selection: async () => viewOf(engine, engine.spills(), face.selection()),
    selectedArea: async () => face.selectedArea(),
    select: async (address) => face.select(address),
    watch: (changed) => face.watch(changed),
  };
};
