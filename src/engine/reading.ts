import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import {
  BaseReferenceObject, CELL_INVERTED_INDEX_CACHE, ErrorType, ErrorValueObject, FORMULA_REF_TO_ARRAY_CACHE, LexerTreeBuilder, StringValueObject, ValueNodeFactory,
} from "@univerjs/engine-formula";
import { reach } from "./reach";

/**
 * What Univer 0.25.1 reads wrongly from cells and formulas, mended. Univer shares these parts among all workbooks of a page
 * or process, so the mends are done once for all of them; doing them again changes nothing.
 */

/**
 * Univer looks values up in an index that writes errors in lower case and compares them as text, so that #DIV/0! < 1 is
 * FALSE and a covenant test on an error says "ok". Without rows in the index every comparison reads the cells.
 */
const compareCells = (): void => {
  CELL_INVERTED_INDEX_CACHE.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });
};

const isEmptyText = (cell: Nullable<ICellData>): boolean => cell?.v === "" && cell.t === CellValueType.STRING;

/** Names a sheet that is not there. */
const isLost = (reference: BaseReferenceObject): boolean => reference.getForcedSheetName() !== "" && !reference.getForcedSheetId();

const MENDED = Symbol.for("compute-credit.mended");

/**
 * Empty text that a formula left is a text, as in Excel: a DSCR of "" means no debt service, and a blank would be read
 * as a DSCR of 0. Univer takes it for a blank wherever a range is read. A range on a sheet that is gone is #REF!; Univer
 * may serve the same range of the reader's own sheet from its cache.
 */
const readCells = (): void => {
  const prototype = BaseReferenceObject.prototype as BaseReferenceObject & { [MENDED]?: true };
  if (prototype[MENDED]) return;
  prototype[MENDED] = true;
  const each = prototype.iterator;
  prototype.iterator = function iterator(this: BaseReferenceObject, visit) {
    each.call(this, (value, row, column) => {
      if (isLost(this)) return visit(ErrorValueObject.create(ErrorType.REF), row, column);
      return visit(value ?? (isEmptyText(this.getCellData(row, column)) ? StringValueObject.create("") : null), row, column);
    });
  };
  const asArray = prototype.toArrayValueObject;
  prototype.toArrayValueObject = function toArrayValueObject(this: BaseReferenceObject, useCache = true) {
    return asArray.call(this, useCache && !isLost(this));
  };
};

const written = (token: string): string => (token.trim() !== "" && Number.isFinite(Number(token)) ? String(Number(token)) : token);
/** Texts of an array constant, quoted, or the entries between its separators. */
const ENTRIES = /"(?:[^"]|"")*"|[^,;{}]+/g;

/**
 * A number in a formula is a number however it is written. Univer takes one that it would print otherwise (1.0, -0.0, 1e5)
 * for a text wherever no operator forces it: =1.0 shows text, ISNUMBER(-1.0) is FALSE, SUM({1.0;2.5}) is 2.5.
 */
const readNumbers = (): void => {
  const prototype = ValueNodeFactory.prototype as ValueNodeFactory & { [MENDED]?: true };
  if (prototype[MENDED]) return;
  prototype[MENDED] = true;
  const create = prototype.create;
  prototype.create = function createNode(this: ValueNodeFactory, token) {
    return create.call(this, token.startsWith("{") ? token.replace(ENTRIES, written) : written(token));
  };
};

/**
 * Univer keeps parsed formulas, and ranges read, under a text of at most 64 characters or else under a 32-bit number made
 * from it. Two formulas with the same number share one result; among 20,000 formulas that happens every few dozen times.
 */
const keepApart = (): void => {
  const cache = reach<{ _hash: (text: string) => string }>(FORMULA_REF_TO_ARRAY_CACHE, ["_hash"]);
  (Object.getPrototypeOf(cache) as typeof cache)._hash = (text) => text;
};

interface NewNames {
  readonly unitId: string | null | undefined;
  readonly getDirtyDefinedNameMap: () => Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>;
}
interface Lexer {
  _checkDefinedNameDirty: (token: string, names: NewNames) => boolean;
  _simpleCheckDefinedName: (formula: string, names: NewNames) => boolean;
}
/** Whatever may be a name: what stands between operators, brackets, separators and quotes. */
const WORDS = /[^\s()[\]+\-*/^&=<>,;:"'{}!%@#]+/g;

/**
 * Univer compares every word of every formula with every name that is new, one after the other: seconds for a workbook of
 * ten thousand formulas and eight hundred names. The names are keys; to look a word up says the same.
 */
const findNames = (): void => {
  const lexer = LexerTreeBuilder.prototype as unknown as Lexer;
  reach<Lexer>(lexer, ["_checkDefinedNameDirty", "_simpleCheckDefinedName"]);
  const isNew = (word: string, { unitId, getDirtyDefinedNameMap }: NewNames): boolean => {
    const names = getDirtyDefinedNameMap()[unitId ?? ""];
    return Boolean(names) && Object.hasOwn(names!, word);
  };
  lexer._checkDefinedNameDirty = isNew;
  lexer._simpleCheckDefinedName = (formula, names) => (formula.match(WORDS) ?? []).some((word) => isNew(word, names));
};

interface Kept {
  readonly _cache: { limit: number };
  set: (key: string, value: unknown) => void;
  [MENDED]?: true;
}
/** Univer's bound for parsed formulas, and ours: the comparison of four miners has ten thousand. */
const PARSED = 5_000;
const MOST_PARSED = 40_000;

/**
 * Univer keeps the last 5,000 parsed formulas. A calculation goes through all of a workbook in the same order, so that with
 * one formula more every one of them is forgotten before it is needed again, and each edit parses the whole workbook.
 */
const keepParsed = (): void => {
  const prototype = Object.getPrototypeOf(FORMULA_REF_TO_ARRAY_CACHE) as Kept;
  if (prototype[MENDED]) return;
  prototype[MENDED] = true;
  reach<Kept>(FORMULA_REF_TO_ARRAY_CACHE, ["_cache", "set"]);
  const { set } = prototype;
  prototype.set = function keep(this: Kept, key, value) {
    if (this._cache.limit === PARSED) this._cache.limit = MOST_PARSED;
    set.call(this, key, value);
  };
};

export const mendReading = (): void => {
  keepApart();
  keepParsed();
  compareCells();
  readCells();
  readNumbers();
  findNames();
};
