import type { Injector, Nullable } from "@univerjs/core";
import {
  IFormulaRuntimeService,
  type ArrayValueObject,
  type BaseValueObject,
  type ErrorValueObject,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import type { SpillArea } from "./spills";

export interface Messages {
  /** The message behind the error that the last calculation left in a cell, its own or spilled into it. */
  at(sheetId: string, row: number, column: number, areas: readonly SpillArea[]): string | undefined;
  clear(): void;
}

/** Messages of one formula by place within its answer: "0,0" is the anchor. */
type Found = ReadonlyMap<string, string>;

const messagesIn = (variant: FunctionVariantType): Found => {
  const found = new Map<string, string>();
  const keep = (value: Nullable<BaseValueObject>, row: number, column: number): void => {
    const message = value?.isError() ? (value as ErrorValueObject).getErrorContent() : "";
    if (message) found.set(`${row},${column}`, message);
  };
  if (variant.isReferenceObject()) return found;
  if (!(variant as BaseValueObject).isArray()) keep(variant as BaseValueObject, 0, 0);
  else (variant as ArrayValueObject).getArrayValue().forEach((line, row) => line.forEach((value, column) => keep(value, row, column)));
  return found;
};

/**
 * Univer shows an error by its code alone. Its message is taken where Univer stores the final value of a formula: what
 * IFERROR caught is no longer there, and every calculation of a cell replaces what was known of it.
 */
export const keepMessages = (injector: Injector, unitId: string): Messages => {
  const runtime = injector.get(IFormulaRuntimeService);
  const byAnchor = new Map<string, Found>();
  const store = runtime.setRuntimeData.bind(runtime);
  runtime.setRuntimeData = (variant) => {
    store(variant);
    if (runtime.currentUnitId !== unitId) return;
    const anchor = `${runtime.currentSubUnitId}!${runtime.currentRow},${runtime.currentColumn}`;
    const found = messagesIn(variant);
    if (found.size > 0) byAnchor.set(anchor, found);
    else byAnchor.delete(anchor);
  };
  return {
    at(sheetId, row, column, areas) {
      const own = byAnchor.get(`${sheetId}!${row},${column}`)?.get("0,0");
      if (own) return own;
      const area = areas.find(({ sheetId: other, range: { startRow, endRow, startColumn, endColumn } }) =>
        other === sheetId && row >= startRow && row <= endRow && column >= startColumn && column <= endColumn);
      if (!area) return undefined;
      const { startRow, startColumn } = area.range;
      return byAnchor.get(`${sheetId}!${startRow},${startColumn}`)?.get(`${row - startRow},${column - startColumn}`);
    },
    clear: () => byAnchor.clear(),
  };
};
