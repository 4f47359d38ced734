import { twinOf } from "../../src/audit/twins/registry";
import { isBlock, placeTwin, type TwinBlock } from "../../src/audit/twins/twin";
import type { Cell } from "../../src/functions/cells";
import type { CellPlan } from "../../src/sheets/plan";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice, type LibreOffice } from "../support/libreoffice";
import { constantCall, newTwinBook, type Placed, type TwinBook } from "../support/twin-book";
import { DEBT_CASES } from "../support/twin-calls-debt";

/** Relative; native formulas run other roads, so only rounding may differ. */
const TOLERANCE = 1e-9;

const comparedRows = (block: TwinBlock): readonly string[] =>
  block.rows.flatMap(({ key }) => (key.startsWith("ccredit_") ? [key.slice("ccredit_".length)] : []));

/** Money is judged by the scale of its case, a ratio by 1x: a small rest of large amounts carries their rounding. */
const scaleOf = (unit: string, money: number): number => (unit.includes("$") || unit.startsWith("money") ? money : unit === "period" ? 0 : 1);

const differs = (native: Cell, ours: Cell, scale: number): boolean => {
  if (typeof native !== "number" || typeof ours !== "number") return (native ?? "") !== (ours ?? "");
  return !(Math.abs(native - ours) <= TOLERANCE * Math.max(Math.abs(ours), scale));
};

const KNOWN = /^(IF|AND|OR|NOT|ABS|N|ISNUMBER|MAX|MIN|INT|ROUND|SUM|SUMPRODUCT|COUNT|AVERAGE|SMALL|NPV|PMT|LN|EXP|INDEX|UPPER|TRIM|NA)$/;
const formulasOf = (block: TwinBlock): readonly string[] =>
  placeTwin(block, { row: 1, column: 1 }, "values").flatMap(({ content }) =>
    typeof content === "object" && content !== null ? [content.formula] : [],
  );

describe("twins as data", () => {
  it.each([...new Set(DEBT_CASES.map(({ name }) => name))])(
    "%s is written with functions that Excel 2010 knows, every row with label, unit and meaning",
    (name) => {
      for (const { given } of DEBT_CASES.filter((one) => one.name === name)) {
        const block = twinOf(constantCall(name, given));
        if (!isBlock(block)) throw new Error(`${JSON.stringify(given)}: ${block.none}`);
        const formulas = formulasOf(block);
        const used = formulas.flatMap((formula) => [...formula.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map((match) => match[1]!));
        expect(used.filter((one) => !KNOWN.test(one))).toEqual([]);
        expect(formulas.filter((formula) => formula.length > 8000 || /[{}]|undefined|NaN/.test(formula))).toEqual([]);
        expect(block.rows.filter(({ label, unit, how }) => label === "" || unit === "" || how === "")).toEqual([]);
        const keys = block.rows.map(({ key }) => key);
        expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
      }
    },
  );
});

describe("what has no twin says why", () => {
  it.each([
    ["BREAKEVEN_DEFLATION", { revenue: [100, 200], opex: 20, debtService: [61, 44.8] }, /one call at a time/],
    ["BREAKEVEN_DEFLATION", { revenue: 1e-120, opex: 20, debtService: 60, freq: 1, timing: "AVG" }, /more revenue than the exponentials/],
    ["CONTRACT_COVER", { cfads: [1, 2], debt: 5, rate: 0.1, years: 4, contractYears: 1, freq: 1 }, /at least the 4 periods/],
    ["FLEET_DSCR", { units: 10, rent: 2, opex: 1, debt: 28, rate: 0.1, years: 5, deflation: 0.2, util: 0.8 }, /is debt in \$m/],
    ["LLCR", { cfads: [1, 2], debt: 0, rate: 0.1 }, /nothing to cover/],
    ["DEBT_AT_DEATH", { rate: 0.1, years: 5, life: 2, type: "SCULPT" }, /SCULPT needs CFADS/],
    ["COVENANT_TEST", { path: [1, 2], threshold: 1, firstTest: 3 }, /no value is tested/],
    ["SENSITIVITY", { function: "LLCR", arguments: [["debt", 1]], vary: "debt", values: [1] }, /write the twin of that function/],
  ])("%s of %o", (name, given, reason) => {
    const result = twinOf(constantCall(name, given as never));
    expect(!isBlock(result) && result.none).toMatch(reason);
  });
});

const withLibreOffice = (libreOffice: LibreOffice): void => {
  // Cached values are all 0: whatever agrees was calculated by LibreOffice.
  const calculated = async (book: TwinBook) =>
    readWorkbook(await libreOffice.recalculate(await writeWorkbook(book.plan(), { value: () => 0, spills: () => [] })));

  // One road writes every value into the formula, the other refers to cells.
  describe.each(["constants", "references"] as const)(`recalculated by ${libreOffice.version} from %s`, (road) => {
    const book = newTwinBook("values");
    const placed = DEBT_CASES.map(({ name, given, scale }, i) => ({
      title: `${i + 1} ${name} ${JSON.stringify(given).slice(0, 160)}`,
      scale,
      at: book.add(road === "constants" ? constantCall(name, given) : book.linkedCall(name, given)),
    }));
    let value: (address: string) => Cell;
    beforeAll(async () => {
      const file = await calculated(book);
      value = (address) => file.cell(address).value;
    }, 140_000);

    it.each(placed.map(({ title, scale, at }) => [title, scale, at] as const))("%s", (_, scale, at: Placed) => {
      const wrong: unknown[] = [];
      for (const key of comparedRows(at.block)) {
        const line = at.block.rows.find((one) => one.key === `ccredit_${key}`)!;
        line.cells.forEach((_cell, i) => {
          const [native, ours] = [value(at.address(key, i + 1)), value(at.address(`ccredit_${key}`, i + 1))];
          if (differs(native, ours, scaleOf(line.unit, scale))) wrong.push([key, i + 1, native, ours]);
        });
      }
      expect(wrong).toEqual([]);
      expect(value(at.address("agrees"))).toBe(true);
    });
  });

  it("notices a planted error of one part in a million in each compared line of each function", async () => {
    const book = newTwinBook("values");
    /** One call of each function, in which the last value of the line that is not 0 is spoilt. */
    const planted = [...new Map(DEBT_CASES.map((one) => [one.name, one])).values()].flatMap(({ name }) => {
      const { given } = DEBT_CASES.find((one) => one.name === name)!;
      const block = twinOf(constantCall(name, given)) as TwinBlock;
      return comparedRows(block).flatMap((key) => {
        let spoilt = false;
        const at = book.add(constantCall(name, given), (cells, of, anchor): readonly CellPlan[] => {
          const row = anchor.row + 1 + of.rows.findIndex((one) => one.key === `ccredit_${key}`);
          const isNumber = ({ row: at, column, content }: CellPlan): boolean =>
            at === row && column > anchor.column + 2 && typeof content === "number" && content !== 0;
          const target = cells.map(isNumber).lastIndexOf(true);
          spoilt = target >= 0;
          return cells.map((cell, i) => (i === target ? { ...cell, content: (cell.content as number) * (1 + 1e-6) } : cell));
        });
        return [{ name, key, at, spoilt }];
      });
    });
    const file = await calculated(book);
    const wrong = planted.filter(({ at, spoilt }) => file.cell(at.address("agrees")).value !== !spoilt).map(({ name, key }) => `${name} ${key}`);
    expect(wrong).toEqual([]);
    // A line may be zero throughout, as the balloon of a loan without one; of each function at least one line is not.
    expect(new Set(planted.filter(({ spoilt }) => spoilt).map(({ name }) => name)).size).toBe(new Set(DEBT_CASES.map(({ name }) => name)).size);
    expect(planted.filter(({ spoilt }) => spoilt).length).toBeGreaterThan(60);
  }, 140_000);

  it("follows its inputs, and says #N/A once type, tenor or timing is no longer the one laid out", async () => {
    const given = { units: 1000, rent: 2, opex: 0.5, debt: 20_000_000, rate: 0, years: 5, deflation: 0, util: 0.75, type: "STRAIGHT", timing: "AVG" };
    const keys = ["units", "rent", "opex", "debt", "rate", "years", "deflation", "util", "type", "timing"];
    const read = async (change: string, content: number | string) => {
      const book = newTwinBook("values");
      const { address } = book.add(book.linkedCall("FLEET_DSCR", given));
      const [inputs, twins] = book.plan().sheets;
      const row = keys.indexOf(change) + 1;
      const cells = inputs!.cells.map((cell) => (cell.row === row ? { ...cell, content } : cell));
      const plan = { ...book.plan(), sheets: [{ ...inputs!, cells }, twins!] };
      const file = await calculated({ ...book, plan: () => plan });
      return ["dscr", "closing"].map((key) => file.cell(address(key)).value);
    };
    // 2.19m hours at 2 · .5 less .5 against 1m a quarter.
    expect(await read("util", 0.5)).toEqual([expect.closeTo(1.095, 9), expect.closeTo(19_000_000, 3)]);
    const isGone = [expect.objectContaining({ error: "#N/A" }), expect.objectContaining({ error: "#N/A" })];
    expect(await read("type", "BULLET")).toEqual(isGone);
    expect(await read("years", 4)).toEqual(isGone);
    expect(await read("timing", "MID")).toEqual(isGone);
  }, 140_000);
};

const libreOffice = findLibreOffice();
if (libreOffice) withLibreOffice(libreOffice);
else it("LibreOffice is not installed here: npm run verify installs it", () => expect(libreOffice).toBeUndefined());
