import { CATALOGUE } from "../../src/functions/catalogue";
import type { Cell } from "../../src/functions/cells";
import { TWINS, twinOf } from "../../src/audit/twins/registry";
import { isBlock, placeTwin, type TwinBlock } from "../../src/audit/twins/twin";
import type { CellPlan } from "../../src/sheets/plan";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice, type LibreOffice } from "../support/libreoffice";
import { constantCall, newTwinBook, type Placed, type TwinBook } from "../support/twin-book";
import { CHIP_CASES } from "../support/twin-calls-chip";

/** Relative; native formulas run other roads, so only rounding may differ. */
const TOLERANCE = 1e-9;
/** A list answers in one unit; a line of it that is a small rest of large amounts carries their rounding. */
const SCALES: Readonly<Record<string, number>> = { $: 1, "per year, effective": 1e-3, fraction: 1e-3, GPU: 1e-3 };

const NAMES = [...new Set(CHIP_CASES.map(({ name }) => name))];
const formulasOf = (block: TwinBlock): readonly string[] =>
  placeTwin(block, { row: 1, column: 1 }, "values").flatMap(({ content }) => (typeof content === "object" && content !== null ? [content.formula] : []));
const comparedRows = (block: TwinBlock): readonly string[] => block.rows.flatMap(({ key }) => (key.startsWith("ccredit_") ? [key.slice("ccredit_".length)] : []));

describe("twins of chip, rent and collateral as data", () => {
  it("exist for every function of the three families", () => {
    const wanted = CATALOGUE.filter(({ family }) => ["chip", "rent", "collateral"].includes(family)).map(({ name }) => name);
    expect(wanted.filter((name) => !(name in TWINS))).toEqual([]);
    expect([...NAMES, "GPU_RESIDUAL", "REPO_HAIRCUT", "LIQ_FACTOR"].sort()).toEqual([...wanted].sort());
  });
  it.each(NAMES)("%s is written with functions that Excel 2010 and LibreOffice 7.4 know, with label, unit and meaning on every row", (name) => {
    const known =
      /^(IF|AND|OR|ABS|N|ISNUMBER|MAX|MIN|INT|ROUND|ROUNDUP|SUM|COUNT|SUMPRODUCT|SQRT|LN|EXP|INDEX|MATCH|SMALL|SLOPE|RSQ|UPPER|TRIM|NA|NORM\.S\.DIST|NORM\.S\.INV)$/;
    for (const { given } of CHIP_CASES.filter((one) => one.name === name)) {
      const block = twinOf(newTwinBook("values").linkedCall(name, given));
      if (!isBlock(block)) throw new Error(block.none);
      const used = formulasOf(block).flatMap((formula) => [...formula.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map((match) => match[1]!));
      expect(used.filter((one) => !known.test(one))).toEqual([]);
      expect(formulasOf(block).filter((formula) => formula.length > 8000)).toEqual([]);
      expect(block.rows.filter(({ label, unit, how }) => label === "" || unit === "" || how === "")).toEqual([]);
      const keys = block.rows.map(({ key }) => key);
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    }
  });
  it.each([
    ["IMPLIED_DEFLATION", { price: 1e-6, rent: 2, opex: 0, util: 1 }, /cannot be read back/],
    ["COMMIT_DEFLATION", { ratio: 0.001, years: 1 }, /cannot be read back/],
    ["LIQ_OPTIMAL", { units: 1000, price: 2e4, depth: 1, decay: 0.2, elasticity: 1e-8 }, /no digits to compare/],
    ["FIRE_SALE", { debt: 3200, units: 10, ltv: [0.5, 0.6], price: 400, depth: 5 }, /one fire sale at a time/],
    ["ELIGIBLE_AR", { current: 1, aged: 0, concLimit: [0.2, 0.3] }, /one total at a time/],
    ["BACKSTOP_VALUE", { guaranteed: [1, 2], value: 3, vol: 0.4, years: 1 }, /one guarantee at a time/],
    ["BACKSTOP_VALUE", { guaranteed: 1, value: 3, vol: 0.4, years: 1, pd: 0.1, rho: 0.999 }, /more cells than a reader can follow/],
    ["GPU_DURATION", { rent: 1, opex: 2, deflation: 0.2, util: 0.5 }, /expected a chip with value/],
    ["RESIDUAL_TABLE", { cost: 1, age: 0, ages: [1, 2], shares: [1, 0.5] }, /#N\/A/],
  ])("%s of %o has no twin, for a reason", (name, given, reason) => {
    const result = twinOf(constantCall(name, given as never));
    expect(!isBlock(result) && result.none).toMatch(reason);
  });
});

const withLibreOffice = (libreOffice: LibreOffice): void => {
  // Cached values are all 0: whatever agrees was calculated by LibreOffice.
  const calculated = async (book: TwinBook) =>
    readWorkbook(await libreOffice.recalculate(await writeWorkbook(book.plan(), { value: () => 0, spills: () => [] })));

  describe.each(["constants", "references"] as const)(`recalculated by ${libreOffice.version} from %s`, (road) => {
    const book = newTwinBook("values");
    const placed = CHIP_CASES.map(({ name, given }, i) => ({
      title: `${i + 1} ${name} ${JSON.stringify(given).slice(0, 160)}`,
      // A blank cell cannot be written into a formula.
      at: book.add(road === "constants" && !JSON.stringify(given).includes("null") ? constantCall(name, given) : book.linkedCall(name, given)),
    }));
    let value: (address: string) => Cell;
    beforeAll(async () => {
      const file = await calculated(book);
      value = (address) => file.cell(address).value;
    }, 145_000);

    it.each(placed.map(({ title, at }) => [title, at] as const))("%s", (_, at: Placed) => {
      const wrong: unknown[] = [];
      for (const key of comparedRows(at.block)) {
        const line = at.block.rows.find((one) => one.key === `ccredit_${key}`)!;
        line.cells.forEach((_cell, i) => {
          const [native, ours] = [value(at.address(key, i + 1)), value(at.address(`ccredit_${key}`, i + 1))];
          const isClose = typeof native === "number" && typeof ours === "number" && Math.abs(native - ours) <= TOLERANCE * Math.max(Math.abs(ours), SCALES[line.unit] ?? 0);
          if (!isClose && ((native ?? "") !== "" || (ours ?? "") !== "")) wrong.push([key, i + 1, native, ours]);
        });
      }
      expect(wrong).toEqual([]);
      expect(value(at.address("agrees"))).toBe(true);
    });
  });

  it("notices a planted error of one part in a million, in every compared line of every function", async () => {
    const book = newTwinBook("values");
    const planted = NAMES.flatMap((name) => {
      const { given } = CHIP_CASES.find((one) => one.name === name)!;
      const block = twinOf(constantCall(name, given)) as TwinBlock;
      return comparedRows(block).map((key) => {
        let old: unknown;
        const spoil = (cells: readonly CellPlan[], made: TwinBlock, at: { row: number; column: number }): readonly CellPlan[] => {
          const rowOf = (wanted: string) => at.row + 1 + made.rows.findIndex((one) => one.key === wanted);
          const column = at.column + 2 + made.rows.find((one) => one.key === key)!.cells.length;
          old = cells.find((cell) => cell.row === rowOf(`ccredit_${key}`) && cell.column === column)!.content;
          // A wrong answer is wrong wherever the twin reads it: in its proof, too.
          const isOurs = ({ row, column: c, content }: CellPlan): boolean => (row === rowOf(`ccredit_${key}`) && c === column) || (row === rowOf("given") && content === old);
          return cells.map((cell) => (isOurs(cell) ? { ...cell, content: (old as number) * (1 + 1e-6) + (Math.abs(old as number) < 1e-6 ? 1e-6 : 0) } : cell));
        };
        return { title: `${name} ${key}`, placed: book.add(constantCall(name, given), spoil), old };
      });
    });
    expect(planted.length).toBeGreaterThan(NAMES.length);
    const file = await calculated(book);
    expect(planted.filter(({ placed }) => file.cell(placed.address("agrees")).value !== false).map(({ title, old }) => [title, old])).toEqual([]);
  }, 145_000);
  it("refuses a fire-sale price below a higher one that holds, and a sale that another length beats", async () => {
    const book = newTwinBook("values");
    const giving = (given: number) => (cells: readonly CellPlan[], made: TwinBlock, at: { row: number; column: number }) => {
      const row = at.row + 1 + made.rows.findIndex((one) => one.key === "given");
      return cells.map((cell) => (cell.row === row && typeof cell.content === "number" ? { ...cell, content: given } : cell));
    };
    // At 400 one dollar over the maximum loan of 2000 sells a hundredth of a GPU, which no market feels: 400 holds. But so does
    // 200: there (2001 − 1000)/100 GPUs, hence all 10, have to go, and 10 at twice the depth leave 400/2.
    const sale = book.add(constantCall("FIRE_SALE", { debt: 2001, units: 10, ltv: 0.5, price: 400, depth: 5, liqDays: 30, elasticity: 1 }), giving(200));
    // No decay: the shortest length without a concession is 30 days, and a sale of 29 brings less.
    const length = book.add(constantCall("LIQ_OPTIMAL", { units: 100, price: 1000, depth: 100, decay: 0, disc: 0 }), giving(29));
    const file = await calculated(book);
    expect(Math.abs(file.cell(sale.address("missed")).value as number)).toBeLessThan(1e-9);
    expect(file.cell(sale.address("is_highest")).value).toBe(false);
    expect(file.cell(length.address("is_best")).value).toBe(false);
    for (const { address } of [sale, length]) expect(file.cell(address("agrees")).value).toBe(false);
  }, 100_000);
};

const libreOffice = findLibreOffice();
if (libreOffice) withLibreOffice(libreOffice);
else it("LibreOffice is not installed here: npm run verify installs it", () => expect(libreOffice).toBeUndefined());
