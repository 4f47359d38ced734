import {
  type ArrayValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  type BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { executor, toArray } from "./functions";

/** Functions of Univer 0.25.1 that answer wrongly, done right. test/engine/defects.test.ts shows each defect. */

const valueOf = (given: FunctionVariantType): BaseValueObject =>
  given.isReferenceObject() ? (given as BaseReferenceObject).toArrayValueObject() : (given as BaseValueObject);

const isArray = (value: BaseValueObject): value is ArrayValueObject => value.isArray();

/** A cell as a number: blank is 0, TRUE is 1, text that reads as a number is that number. */
const numberOf = (value: BaseValueObject | null | undefined): number | ErrorValueObject => {
  if (!value || value.isNull()) return 0;
  if (value.isError()) return value as ErrorValueObject;
  const plain = value.isString() && String(value.getValue()).trim() === "" ? NaN : Number(value.getValue());
  return Number.isFinite(plain) ? plain : ErrorValueObject.create(ErrorType.VALUE);
};

/** A function of numbers that works cell by cell when it is given ranges, one row or column serving for all. */
const ofNumbers = (name: string, least: number, most: number, work: (...numbers: number[]) => number | ErrorType): BaseFunction =>
  executor(name, (...given) => {
    if (given.length < least || given.length > most) return ErrorValueObject.create(ErrorType.NA);
    const values = given.map(valueOf);
    const arrays = values.filter(isArray);
    const height = Math.max(1, ...arrays.map((array) => array.getRowCount()));
    const width = Math.max(1, ...arrays.map((array) => array.getColumnCount()));
    const at = (value: BaseValueObject, row: number, column: number): BaseValueObject | null | undefined =>
      isArray(value) ? value.get(value.getRowCount() === 1 ? 0 : row, value.getColumnCount() === 1 ? 0 : column) ?? null : value;
    const one = (row: number, column: number): BaseValueObject => {
      const numbers: number[] = [];
      for (const value of values) {
        const number = numberOf(at(value, row, column));
        if (typeof number !== "number") return number;
        numbers.push(number);
      }
      const result = work(...numbers);
      return typeof result === "number" ? NumberValueObject.create(result) : ErrorValueObject.create(result);
    };
    if (height === 1 && width === 1) return one(0, 0);
    return toArray(Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => one(row, column))));
  });

const DAY = 86_400_000;
/** Serial 0 of Excel from 1 March 1900 on; before that Excel counts a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30);

/** Univer rolls 31 January + 1 month over to 3 March; Excel stays at the end of February. */
const edate = ofNumbers("EDATE", 2, 2, (start, months) => {
  if (start < 0) return ErrorType.NUM;
  const date = new Date(EPOCH + Math.floor(start) * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + Math.trunc(months)];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const serial = Math.round((Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) - EPOCH) / DAY);
  return serial < 0 ? ErrorType.NUM : serial;
});

/** Univer refuses the partial last year of a declining balance that began within a year. Formula: Microsoft, "DB function". */
const db = ofNumbers("DB", 4, 5, (cost, salvage, life, period, month = 12) => {
  const inFirstYear = Math.trunc(month);
  const last = life + (inFirstYear < 12 ? 1 : 0);
  if (cost < 0 || salvage < 0 || life <= 0 || period < 1 || period > last || inFirstYear < 1 || inFirstYear > 12) return ErrorType.NUM;
  if (cost === 0) return 0;
  const rate = Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000;
  let before = 0;
  let depreciation = 0;
  for (let year = 1; year <= Math.trunc(period); year += 1) {
    const share = year === 1 ? inFirstYear / 12 : year > life ? (12 - inFirstYear) / 12 : 1;
    depreciation = (cost - before) * rate * share;
    before += depreciation;
  }
  return depreciation;
});

/** Univer sorts the array that other readers of the same range share: every formula after it reads sorted cells. */
const sortOnCopy = (original: BaseFunction): BaseFunction =>
  executor("SORT", (...given) => {
    const [first, ...rest] = given.map(valueOf);
    if (!first) return ErrorValueObject.create(ErrorType.NA);
    const copy = isArray(first) ? toArray(first.getArrayValue().map((row) => [...row]) as BaseValueObject[][]) : first;
    return original.calculate(copy, ...rest) as BaseValueObject;
  });

/** `original` finds the function of Univer that is wrapped rather than replaced. */
export const overrides = (original: (name: string) => BaseFunction | undefined): readonly BaseFunction[] => {
  const sort = original("SORT");
  if (!sort) throw new Error("SORT is not among the functions of this spreadsheet engine");
  return [edate, db, sortOnCopy(sort)];
};
