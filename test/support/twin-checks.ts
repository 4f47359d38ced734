import type { FunctionSpec } from "../../src/functions/define";
import { twinOf } from "../../src/audit/twins/registry";
import { isBlock, placeTwin, type TwinBlock, type TwinCall } from "../../src/audit/twins/twin";
import type { Cell } from "../../src/functions/cells";
import type { SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice } from "./libreoffice";
import { livingBook } from "./living-book";
import { constantCall, type Given, newTwinBook, type Placed, type TwinBook } from "./twin-book";
import type { TwinCase } from "./twin-calls";

/** Relative; native formulas run other roads, so only rounding may differ. */
const TOLERANCE = 1e-9;
/** Relative to the largest number of the answer, or 1e-6 of it where an entry is a small rest of large amounts. */
const REST = 1e-6;
/** A millionth of a probability below this is rounding. */
const TINY = 1e-5;

const KNOWN =
  /^(IF|AND|OR|ABS|N|ISNUMBER|MAX|MIN|INT|MOD|ROUND|SUM|SUMPRODUCT|MMULT|MINVERSE|SMALL|SQRT|LN|EXP|ASINH|SINH|COSH|PI|GAMMALN|INDEX|UPPER|TRIM|NA|NORM\.S\.DIST|NORM\.S\.INV|T\.DIST|T\.INV|BETA\.DIST|BETA\.INV)$/;

const formulasOf = (block: TwinBlock): readonly string[] =>
  placeTwin(block, { row: 1, column: 1 }, "values").flatMap(({ content }) =>
    typeof content === "object" && content !== null ? [content.formula] : [],
  );
const titleOf = ({ name, given }: TwinCase): string => `${name} ${JSON.stringify(given).slice(0, 150)}`;
const namesOf = (cases: readonly TwinCase[]): readonly string[] => [...new Set(cases.map(({ name }) => name))];
const comparedRows = (block: TwinBlock): readonly string[] =>
  block.rows.flatMap(({ key }) => (key.startsWith("ccredit_") ? [key.slice("ccredit_".length)] : []));

/** All entries of the answer beside each other, native and ours. */
const pairsOf = ({ block, address }: Placed, value: (address: string) => Cell): readonly (readonly [string, Cell, Cell])[] =>
  comparedRows(block).flatMap((key) =>
    block.rows
      .find((one) => one.key === key)!
      .cells.map((_, i) => [`${key} ${i + 1}`, value(address(key, i + 1)), value(address(`ccredit_${key}`, i + 1))] as const),
  );

/** What the twin compares and finds different, beyond rounding. */
export const differences = (placed: Placed, value: (address: string) => Cell): readonly unknown[] => {
  const pairs = pairsOf(placed, value);
  const size = Math.max(...pairs.map(([, , ours]) => (typeof ours === "number" ? Math.abs(ours) : 0)));
  return pairs.filter(([, native, ours]) =>
    typeof native === "number" && typeof ours === "number"
      ? !(Math.abs(native - ours) <= TOLERANCE * Math.max(Math.abs(ours), REST * size, REST))
      : (native ?? "") !== (ours ?? ""),
  );
};

/** A function that answers one part in a million too much in its n-th entry; undefined where there is none to spoil. */
const spoilt = (call: TwinCall, n: number): TwinCall | undefined => {
  let [seen, isSpoilt] = [0, false];
  const spoil = (entry: unknown): unknown => {
    if (Array.isArray(entry)) return entry.map(spoil);
    if (seen++ !== n || typeof entry !== "number" || Math.abs(entry) < TINY) return entry;
    isSpoilt = true;
    return entry * (1 + 1e-6);
  };
  const spec: FunctionSpec = {
    ...call.spec,
    result: (workings, values) => {
      seen = 0;
      return spoil(call.spec.result(workings, values)) as never;
    },
  };
  const wrong = { ...call, spec };
  twinOf(wrong);
  return isSpoilt ? wrong : undefined;
};

/** The values of the book once LibreOffice has recalculated it. */
export const calculated = async (book: TwinBook): Promise<(address: string) => Cell> => {
  // Cached values are all 0: whatever agrees was calculated by LibreOffice.
  const stored = await writeWorkbook(book.plan(), { value: () => 0, spills: () => [] });
  const file = readWorkbook(await findLibreOffice()!.recalculate(stored));
  return file.then(
    ({ cell }) =>
      (address: string) =>
        cell(address).value,
  );
};

/** The first value of a row once one input cell has another content, recalculated by LibreOffice. */
export const afterChange = async (
  name: string,
  given: Given,
  [row, column, content]: readonly [number, number, number],
  key: string,
): Promise<Cell> => {
  const book = newTwinBook("values");
  const { address } = book.add(book.linkedCall(name, given));
  const plan = (): WorkbookPlan => {
    const [inputs, twins] = book.plan().sheets as readonly [SheetPlan, SheetPlan];
    const cells = inputs.cells.map((cell) => (cell.row === row && cell.column === column ? { ...cell, content } : cell));
    return { ...book.plan(), sheets: [{ ...inputs, cells }, twins] };
  };
  return (await calculated({ ...book, plan }))(address(key));
};

/** The checks that the twins of a family have to pass: as data, in LibreOffice, in the embedded spreadsheet, against errors. */
export const checkTwins = (cases: readonly TwinCase[]): void => {
  describe("twins as data", () => {
    it.each(namesOf(cases))("%s is written with functions that Excel 2010 and LibreOffice 7.4 know, with label, unit and meaning", (name) => {
      for (const { given } of cases.filter((one) => one.name === name)) {
        const block = twinOf(constantCall(name, given));
        if (!isBlock(block)) throw new Error(`${JSON.stringify(given)}: ${block.none}`);
        const used = formulasOf(block).flatMap((formula) => [...formula.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map((match) => match[1]!));
        expect(used.filter((one) => !KNOWN.test(one))).toEqual([]);
        expect(formulasOf(block).filter((formula) => formula.length > 8000 || /[{}]|undefined|NaN/.test(formula))).toEqual([]);
        expect(block.rows.filter(({ label, unit, how }) => label === "" || unit === "" || how === "")).toEqual([]);
        const keys = block.rows.map(({ key }) => key);
        expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
      }
    });
  });

  if (!findLibreOffice()) it("LibreOffice is not installed here: npm run verify installs it", () => expect(findLibreOffice()).toBeUndefined());
  else {
    describe.each(["constants", "references"] as const)("recalculated by LibreOffice from %s", (road) => {
      const book = newTwinBook("values");
      const placed = cases.map(
        (one, i) =>
          [
            i + 1,
            titleOf(one),
            book.add(road === "constants" ? constantCall(one.name, one.given) : book.linkedCall(one.name, one.given)),
          ] as const,
      );
      let value: (address: string) => Cell;
      beforeAll(async () => (value = await calculated(book)), 140_000);
      it.each(placed)("%i: %s", (_, __, at) => {
        expect(differences(at, value)).toEqual([]);
        expect(value(at.address("agrees"))).toBe(true);
      });
    });

    it("notices a function that answers one part in a million too much, in any entry", async () => {
      const book = newTwinBook("values");
      const planted = cases.flatMap(({ name, given }) =>
        Array.from({ length: 8 }, (_, n) => spoilt(constantCall(name, given), n)).flatMap((call, n) =>
          call ? [{ title: `${name} ${JSON.stringify(given).slice(0, 80)} entry ${n + 1}`, name, at: book.add(call) }] : [],
        ),
      );
      const value = await calculated(book);
      expect(planted.filter(({ at }) => value(at.address("agrees")) !== false).map(({ title }) => title)).toEqual([]);
      expect(new Set(planted.map(({ name }) => name)).size).toBe(namesOf(cases).length);
    }, 140_000);
  }

  describe("in the embedded spreadsheet, both sides alive", () => {
    const book = newTwinBook("formulas");
    const placed = cases.map((one, i) => [i + 1, titleOf(one), book.add(book.linkedCall(one.name, one.given))] as const);
    const engine = livingBook(book);
    it.each(placed)("%i: %s", (_, __, { block, address }) => {
      const value = (at: string): Cell => engine.value(at);
      const isFine = value(address("agrees")) === true;
      expect(isFine ? [] : pairsOf({ block, address }, value)).toEqual([]);
    });
  });
};
