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
import * as distributions from "./distributions";
import { executor, toArray } from "./functions";
import { irr, xirr } from "./returns";
import * as securities from "./securities";

/** Functions of Univer 0.25.1 that answer wrongly, done right. test/engine/defects.test.ts shows each defect. */

const valueOf = (given: FunctionVariantType): BaseValueObject =>
  given.isReferenceObject() ? (given as BaseReferenceObject).toArrayValueObject() : (given as BaseValueObject);

const isArray = (value: BaseValueObject): value is ArrayValueObject => value.isArray();

type Find = (name: string) => BaseFunction | undefined;

/** A cell as a number: blank is 0, TRUE is 1, text that reads as a number or a date is that number. */
const numberOf = (value: BaseValueObject | null | undefined, original: Find): number | ErrorValueObject => {
  if (!value || value.isNull()) return 0;
  if (value.isError()) return value as ErrorValueObject;
  const plain = value.isString() && String(value.getValue()).trim() === "" ? NaN : Number(value.getValue());
  if (Number.isFinite(plain)) return plain;
  const date = value.isString() ? (original("DATEVALUE")?.calculate(value) as BaseValueObject | undefined) : undefined;
  return date?.isNumber() ? Number(date.getValue()) : ErrorValueObject.create(ErrorType.VALUE);
};

/** A function of numbers that works cell by cell when it is given ranges, one row or column serving for all. */
const ofNumbers = (name: string, least: number, most: number, work: (...numbers: number[]) => number | ErrorType, original: Find): BaseFunction =>
  executor(name, (...given) => {
    if (given.length < least || given.length > most) return ErrorValueObject.create(ErrorType.NA);
    const values = given.map(valueOf);
    const arrays = values.filter(isArray);
    const height = Math.max(1, ...arrays.map((array) => array.getRowCount()));
    const width = Math.max(1, ...arrays.map((array) => array.getColumnCount()));
    const at = (value: BaseValueObject, row: number, column: number): BaseValueObject | null | undefined =>
      isArray(value) ? value.get(value.getRowCount() === 1 ? 0 : row, value.getColumnCount() === 1 ? 0 : column) ?? null : value;
    const reaches = (value: BaseValueObject, row: number, column: number): boolean =>
      !isArray(value) || ((value.getRowCount() === 1 || row < value.getRowCount()) && (value.getColumnCount() === 1 || column < value.getColumnCount()));
    const one = (row: number, column: number): BaseValueObject => {
      const numbers: number[] = [];
      for (const value of values) {
        if (!reaches(value, row, column)) return ErrorValueObject.create(ErrorType.NA);
        const number = numberOf(at(value, row, column), original);
        if (typeof number !== "number") return number;
        numbers.push(number);
      }
      const result = work(...numbers);
      return typeof result === "number" ? NumberValueObject.create(result) : ErrorValueObject.create(result);
    };
    if (height === 1 && width === 1) return one(0, 0);
    return toArray(Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => one(row, column))));
  });

/** Univer refuses the partial last year of a declining balance that began within a year, and a part of the first. Formula: Microsoft, "DB function". */
const db = (cost: number, salvage: number, life: number, period: number, month = 12): number | undefined => {
  const inFirstYear = Math.trunc(month);
  const last = life + (inFirstYear < 12 ? 1 : 0);
  if (cost < 0 || salvage < 0 || life <= 0 || period <= 0 || period > last || inFirstYear < 1 || inFirstYear > 12) return undefined;
  if (cost === 0) return 0;
  const rate = Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000;
  let before = 0;
  let depreciation = 0;
  for (let year = 1; year <= Math.max(1, Math.trunc(period)); year += 1) {
    const share = year === 1 ? inFirstYear / 12 : year > life ? (12 - inFirstYear) / 12 : 1;
    depreciation = (cost - before) * rate * share;
    before += depreciation;
  }
  return depreciation;
};

/** Univer takes the digits after the point by their number in decimals and rounds to six. Formula: Microsoft, "DOLLARDE function". */
const dollarde = (dollars: number, fraction: number): number | ErrorType => {
  const parts = Math.trunc(fraction);
  if (parts < 0) return ErrorType.NUM;
  if (parts === 0) return ErrorType.DIV_BY_ZERO;
  const whole = Math.trunc(dollars);
  return whole + ((dollars - whole) * 10 ** Math.ceil(Math.log10(parts))) / parts;
};

type Formula = (...numbers: never[]) => number | ErrorType | undefined;
/** Name, fewest and most arguments. */
const FORMULAS: readonly (readonly [string, number, number, Formula])[] = [
  ["EDATE", 2, 2, securities.edate], ["YEARFRAC", 2, 3, securities.yearfrac], ["DB", 4, 5, db], ["DOLLARDE", 2, 2, dollarde],
  ["COUPDAYBS", 3, 4, securities.coupdaybs], ["COUPDAYS", 3, 4, securities.coupdays], ["COUPDAYSNC", 3, 4, securities.coupdaysnc],
  ["COUPNCD", 3, 4, securities.coupncd], ["COUPPCD", 3, 4, securities.couppcd], ["COUPNUM", 3, 4, securities.coupnum],
  ["PRICE", 6, 7, securities.price], ["YIELD", 6, 7, securities.bondYield], ["DURATION", 5, 6, securities.duration], ["MDURATION", 5, 6, securities.mduration],
  ["ACCRINT", 6, 8, securities.accrint], ["ACCRINTM", 4, 5, securities.accrintm], ["DISC", 4, 5, securities.disc], ["INTRATE", 4, 5, securities.intrate],
  ["RECEIVED", 4, 5, securities.received], ["PRICEDISC", 4, 5, securities.pricedisc], ["YIELDDISC", 4, 5, securities.yielddisc],
  ["PRICEMAT", 5, 6, securities.pricemat], ["YIELDMAT", 5, 6, securities.yieldmat],
  ["NORM.S.DIST", 2, 2, distributions.normSDist], ["NORMSDIST", 1, 1, distributions.normSDist],
  ["NORM.S.INV", 1, 1, distributions.normSInv], ["NORMSINV", 1, 1, distributions.normSInv],
  ["NORM.DIST", 4, 4, distributions.normDist], ["NORMDIST", 4, 4, distributions.normDist],
  ["NORM.INV", 3, 3, distributions.normInv], ["NORMINV", 3, 3, distributions.normInv],
  ["LOGNORM.DIST", 4, 4, distributions.lognormDist], ["LOGNORMDIST", 3, 3, distributions.lognormDist],
  ["LOGNORM.INV", 3, 3, distributions.lognormInv], ["LOGINV", 3, 3, distributions.lognormInv],
  ["T.DIST", 3, 3, distributions.tDistOrDensity], ["T.DIST.RT", 2, 2, distributions.tDistRight], ["T.DIST.2T", 2, 2, distributions.tDistBoth],
  ["TDIST", 3, 3, distributions.tDist],
  ["T.INV", 2, 2, distributions.tInv], ["T.INV.2T", 2, 2, distributions.tInvBoth], ["TINV", 2, 2, distributions.tInvBoth],
];
const formulas = (original: Find): readonly BaseFunction[] =>
  FORMULAS.map(([name, least, most, work]) => ofNumbers(name, least, most, (...numbers) => work(...(numbers as never[])) ?? ErrorType.NUM, original));

/** Univer interpolates within the first period; Excel takes a part of it for the whole. */
const wholeFirstPeriod = (original: BaseFunction): BaseFunction =>
  executor("DDB", (...given) => {
    const period = given[3] ? valueOf(given[3]) : undefined;
    const isPart = period?.isNumber() && Number(period.getValue()) > 0 && Number(period.getValue()) < 1;
    return original.calculate(...given.map((value, i) => (i === 3 && isPart ? NumberValueObject.create(1) : valueOf(value)))) as BaseValueObject;
  });

const cellsOf = (value: BaseValueObject): readonly (BaseValueObject | null)[] =>
  (isArray(value) ? value.getArrayValue().flat() : [value]) as readonly (BaseValueObject | null)[];
const numbersOf = (value: BaseValueObject): readonly number[] =>
  cellsOf(value).flatMap((cell) => (cell?.isNumber() ? [Number(cell.getValue())] : []));

type FindRate = (lists: readonly (readonly number[])[], guess: number) => number | undefined;
/** Where Univer finds no rate, or one at or below −100 %, the rate nearest to the guess. */
const withRateFound = (name: string, guessAt: number, original: BaseFunction, find: FindRate): BaseFunction =>
  executor(name, (...given) => {
    const values = given.map(valueOf);
    const answer = original.calculate(...values) as BaseValueObject;
    const isLost = answer.isError() ? (answer as ErrorValueObject).getErrorType() === ErrorType.NUM : answer.isNumber() && Number(answer.getValue()) <= -1;
    if (!isLost) return answer;
    const guess = values[guessAt] && !values[guessAt].isNull() ? numbersOf(values[guessAt])[0] : 0.1;
    const rate = guess === undefined ? undefined : find(values.slice(0, guessAt).map(numbersOf), guess);
    return rate === undefined ? ErrorValueObject.create(ErrorType.NUM) : NumberValueObject.create(rate);
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
export const overrides = (original: Find): readonly BaseFunction[] => {
  const wrapped = (name: string): BaseFunction => {
    const found = original(name);
    if (!found) throw new Error(`${name} is not among the functions of this spreadsheet engine`);
    return found;
  };
  return [
    ...formulas(original), sortOnCopy(wrapped("SORT")), wholeFirstPeriod(wrapped("DDB")),
    withRateFound("IRR", 1, wrapped("IRR"), ([values], guess) => irr(values!, guess)),
    withRateFound("XIRR", 2, wrapped("XIRR"), ([values, dates], guess) => xirr(values!, dates!, guess)),
  ];
};
