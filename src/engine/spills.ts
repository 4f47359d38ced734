import type { Injector, IRange, IUnitRange } from "@univerjs/core";
import {
  FormulaDataModel,
  ICalculateFormulaService,
  IFormulaCurrentConfigService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  type ArrayValueObject,
  type BaseValueObject,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { reach } from "./reach";

/** The area of one spill; its first cell is the anchor. */
export interface SpillArea {
  readonly sheetId: string;
  readonly range: IRange;
  /** #SPILL!: the area is wanted but not filled. */
  readonly blocked: boolean;
}
/** By sheet and anchor. */
export type SpillAreas = ReadonlyMap<string, SpillArea>;

/** Where the sheet's own value of a cell is read: needed to see #SPILL! and to know which sheets still exist. */
export interface SheetCells {
  readonly has: (sheetId: string) => boolean;
  readonly valueOf: (sheetId: string, row: number, column: number) => unknown;
}

/** A formula in Univer's order of calculation; toRTreeItem says which cells it produces. */
interface Tree { unitId: string; subUnitId: string; row: number; column: number; toRTreeItem: () => IUnitRange[] }
type Make = (...args: unknown[]) => Tree;
interface Generator { _createFDtree: Make; _createVirtualFDtree: Make }
interface Calculator { _getArrayFormulaDirtyRangeAndExcludedRange: (spilled: object, features: object) => unknown }

/**
 * Univer orders formulas by the cells they name, and a spill is named by its anchor only: whoever reads the other cells of
 * the spill may be calculated before it, or not at all. Here a spill produces its whole area, as far as the area is known
 * from the calculation before. Univer's second pass over the readers of spills is then no longer needed.
 */
const produceWholeAreas = (injector: Injector, unitId: string): void => {
  const model = injector.get(FormulaDataModel);
  const generator = reach<Generator>(injector.get(IFormulaDependencyGenerator), ["_createFDtree", "_createVirtualFDtree"]);
  const calculator = reach<Calculator>(injector.get(ICalculateFormulaService), ["_getArrayFormulaDirtyRangeAndExcludedRange"]);

  const producing = (make: Make): Make => (...args) => {
    const tree = make(...args);
    const cell = tree.toRTreeItem.bind(tree);
    tree.toRTreeItem = () => {
      const range = tree.unitId === unitId ? model.getArrayFormulaRange()[unitId]?.[tree.subUnitId]?.[tree.row]?.[tree.column] : undefined;
      return range ? [...cell(), { unitId, sheetId: tree.subUnitId, range }] : cell();
    };
    return tree;
  };
  generator._createFDtree = producing(generator._createFDtree.bind(generator));
  generator._createVirtualFDtree = producing(generator._createVirtualFDtree.bind(generator));

  const dirtyAfterPass = calculator._getArrayFormulaDirtyRangeAndExcludedRange.bind(calculator);
  calculator._getArrayFormulaDirtyRangeAndExcludedRange = (_spilled, features) => dirtyAfterPass({}, features);
};

/** Where a spill is blocked, Univer writes empty text into the formatted blank cells of its area: here they stay blank. */
const leaveBlankCells = (injector: Injector, unitId: string): void => {
  const runtime = injector.get(IFormulaRuntimeService);
  const config = injector.get(IFormulaCurrentConfigService);
  const cellsOfSheet = () => config.getUnitData()[unitId]?.[runtime.currentSubUnitId]?.cellData;

  const blanksUnder = (variant: FunctionVariantType): readonly (readonly [row: number, column: number])[] => {
    const cells = cellsOfSheet();
    if (!cells || !(variant.isReferenceObject() || (variant as BaseValueObject).isArray())) return [];
    const { startRow, endRow, startColumn, endColumn } = (variant as ArrayValueObject).getRangePosition();
    const [height, width] = [endRow - startRow + 1, endColumn - startColumn + 1];
    const { currentRow, currentColumn } = runtime;
    return Array.from({ length: height * width }, (_, i) => [currentRow + Math.floor(i / width), currentColumn + (i % width)] as const)
      .filter(([row, column]) => {
        const cell = cells.getValue(row, column);
        return cell && (cell.v ?? null) === null;
      });
  };
  const store = runtime.setRuntimeData.bind(runtime);
  runtime.setRuntimeData = (variant) => {
    const blanks = runtime.currentUnitId === unitId ? blanksUnder(variant) : [];
    store(variant);
    for (const [row, column] of blanks) {
      const cell = cellsOfSheet()?.getValue(row, column);
      if (cell?.v !== "") continue;
      delete cell.v;
      runtime.getUnitData()[unitId]?.[runtime.currentSubUnitId]?.realDeleteValue(row, column);
    }
  };
};

/** Mends what Univer 0.25.1 gets wrong about spills within one calculation. recalculation.ts sees to the next one. */
export const mendSpills = (injector: Injector, unitId: string): void => {
  produceWholeAreas(injector, unitId);
  leaveBlankCells(injector, unitId);
};

export const readSpills = (injector: Injector, unitId: string, cells: SheetCells): SpillAreas => {
  const areas = new Map<string, SpillArea>();
  for (const [sheetId, rows] of Object.entries(injector.get(FormulaDataModel).getArrayFormulaRange()[unitId] ?? {})) {
    if (!cells.has(sheetId)) continue;
    for (const [row, columns] of Object.entries(rows ?? {})) {
      for (const [column, range] of Object.entries((columns ?? {}) as Record<string, IRange | null>)) {
        if (!range) continue;
        const blocked = cells.valueOf(sheetId, Number(row), Number(column)) === "#SPILL!";
        areas.set(`${sheetId}!${row},${column}`, { sheetId, range: { ...range }, blocked });
      }
    }
  }
  return areas;
};

const isSame = (one: SpillArea, other: SpillArea): boolean =>
  one.blocked === other.blocked && one.range.startRow === other.range.startRow && one.range.startColumn === other.range.startColumn &&
  one.range.endRow === other.range.endRow && one.range.endColumn === other.range.endColumn;

/** The old and the new areas of all spills that grew, shrank, came, went, were blocked or freed. */
export const changedAreas = (before: SpillAreas, after: SpillAreas): readonly SpillArea[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    return old && now && isSame(old, now) ? [] : [old, now].filter((area) => area !== undefined);
  });
