import { LIBRARY } from "../../src/functions/library";
import type { Cell } from "../../src/functions/cells";
import { explainFormula } from "../../src/audit/report";
import { callOf, onSheet } from "../../src/audit/twins/reported";
import { hasTwin, twinOf } from "../../src/audit/twins/registry";
import { isBlock, placeTwin, type TwinBlock, type TwinCall } from "../../src/audit/twins/twin";
import type { CellPlan } from "../../src/sheets/plan";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice, type LibreOffice } from "../support/libreoffice";
import { constantCall, newTwinBook, type Placed, type TwinBook } from "../support/twin-book";
import { TWIN_CASES } from "../support/twin-calls";

/** Relative; native formulas run other roads, so only rounding may differ. */
const TOLERANCE = 1e-9;

const formulasOf = (block: TwinBlock): readonly string[] =>
  placeTwin(block, { row: 1, column: 1 }, "values").flatMap(({ content }) =>
    typeof content === "object" && content !== null ? [content.formula] : [],
  );

describe("twins as data", () => {
  it.each([...new Set(TWIN_CASES.map(({ name }) => name))])(
    "%s is written with functions that Excel 2010 and LibreOffice 7.4 know, with label, unit and meaning on every row",
    (name) => {
      const known =
        /^(IF|AND|ABS|N|ISNUMBER|MAX|MIN|INT|ROUND|SUM|SUMPRODUCT|PRODUCT|PMT|SQRT|LN|EXP|INDEX|UPPER|TRIM|NA|POISSON\.DIST|NORM\.S\.DIST|NORM\.S\.INV)$/;
      for (const { given } of TWIN_CASES.filter((one) => one.name === name)) {
        const block = twinOf(constantCall(name, given));
        if (!isBlock(block)) throw new Error(block.none);
        const used = formulasOf(block).flatMap((formula) => [...formula.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map((match) => match[1]!));
        expect(used.filter((one) => !known.test(one))).toEqual([]);
        expect(formulasOf(block).filter((formula) => formula.length > 8000)).toEqual([]);
        expect(block.rows.filter(({ label, unit, how }) => label === "" || unit === "" || how === "")).toEqual([]);
      }
    },
  );
  it("stands where it is put and calls CCREDIT only to compare", () => {
    const block = twinOf(constantCall("GPU_RESIDUAL", { cost: 30000, age: 2.5, method: "DB" })) as TwinBlock;
    const cells = placeTwin(block, { row: 11, column: 4 }, "formulas");
    expect(cells[0]).toMatchObject({
      row: 11,
      column: 4,
      role: "heading",
      content: 'GPU_RESIDUAL with built-in functions: CCREDIT.GPU_RESIDUAL(30000,2.5,"DB")',
    });
    const ours = cells.filter(
      ({ content }) => JSON.stringify(content).includes('"formula"') && JSON.stringify(content).includes("CCREDIT"),
    );
    expect(ours.map(({ content }) => content)).toEqual([{ formula: '=CCREDIT.GPU_RESIDUAL(30000,2.5,"DB")' }]);
    // (1 − decay)^age with the arguments in the rows right below the title, values in the fourth column.
    expect(cells.map(({ content }) => content)).toContainEqual({ formula: "=(1-$G$15)^$G$13" });
  });
  it.each([
    ["EXPLAIN", { function: "GPU_RESIDUAL", arguments: [["cost", 1]] }, /write the twin of that function/],
    ["GPU_RESIDUAL", { cost: -1, age: 2 }, /cost: expected a number above 0, got -1/],
    ["REPO_HAIRCUT", { vol: [0.3, 0.4], mprDays: 60, decay: 0.2 }, /one haircut at a time/],
    ["REPO_HAIRCUT", { vol: 0.4, mprDays: 60, decay: 0.2, rho: 0.999 }, /more cells than a reader can follow/],
    ["REPO_HAIRCUT", { vol: 0.4, mprDays: 365, decay: 0.2, jumpRate: 50, jumpSize: 0.01 }, /jump counts matter here/],
    ["GPU_RESIDUAL", { cost: 1, age: 2, method: ["DB", "MARKET"] }, /differs by method/],
  ])("%s of %o has no twin, for a reason", (name, given, reason) => {
    const result = twinOf(constantCall(name, given as never));
    expect(isBlock(result)).toBe(false);
    expect(!isBlock(result) && result.none).toMatch(reason);
  });
  it("has a twin or a reason for every function of the catalogue", () => {
    for (const name of ["GPU_RESIDUAL", "DSCR_PATH", "REPO_HAIRCUT"]) expect(hasTwin(name)).toBe(true);
    const call: TwinCall = { spec: LIBRARY.find("VERSION")!, args: [], library: LIBRARY };
    expect(twinOf(call)).toEqual({ none: "a text, nothing is calculated" });
  });
});

describe("from a formula of a sheet to its twin", () => {
  it.each([
    ["D5", "'My sheet'!D5"],
    ["$D$5:$D$9", "'My sheet'!$D$5:$D$9"],
    ["Inputs!D5*B2", "Inputs!D5*'My sheet'!B2"],
    ['"D5"', '"D5"'],
    ["'Other one'!A1:B2", "'Other one'!A1:B2"],
    ["cost", "cost"],
    ["", ""],
  ])("%s means %s elsewhere", (written, expected) => expect(onSheet(written, "My sheet")).toBe(expected));
  it("takes arguments with their addresses from the audit report", async () => {
    const cells: Readonly<Record<string, number>> = { B1: 30000, "Inputs!B2": 2.5 };
    const [report] = await explainFormula('=2*CCREDIT.GPU_RESIDUAL($B$1,Inputs!B2,"SL",,5)', async (address) => [[cells[address] ?? null]]);
    const block = twinOf(callOf(report!, "Chip")) as TwinBlock;
    expect(block.title).toBe('GPU_RESIDUAL with built-in functions: CCREDIT.GPU_RESIDUAL(Chip!$B$1,Inputs!B2,"SL",,5)');
    expect(block.rows.find(({ key }) => key === "cost")!.cells).toEqual([{ formula: "=Chip!$B$1" }]);
    expect(block.rows.find(({ key }) => key === "life")!.cells).toEqual([5]);
  });
});

/** The cells that the twin compares: native value, CCREDIT value. */
const comparedRows = (block: TwinBlock): readonly string[] =>
  block.rows.flatMap(({ key }) => (key.startsWith("ccredit_") ? [key.slice("ccredit_".length)] : []));

const close = (native: Cell, ours: Cell, scale: number): boolean => {
  if (typeof native !== "number" || typeof ours !== "number") return (native ?? "") === (ours ?? "");
  return Math.abs(native - ours) <= TOLERANCE * Math.max(Math.abs(ours), scale);
};

/** Money rows may hold zeros that the native road leaves as the rounding of the loan. */
const scaleOf = (key: string, block: TwinBlock): number => {
  if (key === "parts_native") return 1e-3;
  const debt = block.rows.find((one) => one.key === "debt");
  return debt && key !== "dscr" ? 1e8 : 0;
};

const withLibreOffice = (libreOffice: LibreOffice): void => {
  const calculated = async (book: TwinBook) =>
    // Cached values are all 0: whatever agrees was calculated by LibreOffice.
    readWorkbook(await libreOffice.recalculate(await writeWorkbook(book.plan(), { value: () => 0, spills: () => [] })));

  describe(`recalculated by ${libreOffice.version}`, () => {
    const book = newTwinBook("values");
    const cases = TWIN_CASES.map(({ name, given }, i) => {
      // Every second call with references, every other with constants.
      const call = i % 2 === 0 ? book.linkedCall(name, given) : constantCall(name, given);
      return { title: `${name} ${JSON.stringify(given).slice(0, 160)}`, placed: book.add(call) };
    });
    let value: (address: string) => Cell;
    beforeAll(async () => {
      const file = await calculated(book);
      value = (address) => file.cell(address).value;
    }, 240_000);

    it.each(cases.map(({ title, placed }, i) => [i + 1, title, placed] as const))("%i: %s", (_, __, placed: Placed) => {
      for (const key of comparedRows(placed.block)) {
        const count = placed.block.rows.find((one) => one.key === key)!.cells.length;
        for (let n = 1; n <= count; n++) {
          const [native, ours] = [value(placed.address(key, n)), value(placed.address(`ccredit_${key}`, n))];
          if (!close(native, ours, scaleOf(key, placed.block)))
            throw new Error(`${key} ${n}: native ${JSON.stringify(native)}, CCREDIT ${JSON.stringify(ours)}`);
        }
      }
      expect(value(placed.address("agrees"))).toBe(true);
    });
    it("proves every root: the distribution function misses 1 − conf by less than 1e-12", () => {
      const proofs = cases.flatMap(({ placed }) =>
        ["missed_jumps", "missed_wrong_way"]
          .filter((key) => placed.block.rows.some((one) => one.key === key))
          .map((key) => placed.address(key)),
      );
      expect(proofs.length).toBeGreaterThan(20);
      for (const address of proofs) expect(Math.abs(value(address) as number)).toBeLessThan(1e-12);
    });
  });

  it("notices a wrong answer: one part in a million, in any compared cell, and a wrong root", async () => {
    const wrong = newTwinBook("values");
    const spoil =
      (key: string, n: number) =>
      (cells: readonly CellPlan[], block: TwinBlock, at: { row: number; column: number }): readonly CellPlan[] => {
        const row = at.row + 1 + block.rows.findIndex((one) => one.key === key);
        return cells.map((cell) =>
          cell.row === row && cell.column === at.column + 2 + n ? { ...cell, content: (cell.content as number) * (1 + 1e-6) } : cell,
        );
      };
    const detail = { cfads: [30, 40, 50], debt: 60, rate: 0.08, years: 3, freq: 1, detail: true };
    const jumps = { vol: 0.4, mprDays: 60, decay: 0.2, jumpRate: 0.5, jumpSize: 0.15, rho: 0.5, parts: true };
    const placed = [
      wrong.add(constantCall("GPU_RESIDUAL", { cost: 30000, age: [1, 2, 3] }), spoil("ccredit_value", 3)),
      wrong.add(constantCall("DSCR_PATH", detail), spoil("ccredit_closing", 1)),
      wrong.add(constantCall("DSCR_PATH", { ...detail, detail: false }), spoil("ccredit_dscr", 2)),
      wrong.add(constantCall("REPO_HAIRCUT", jumps), spoil("ccredit_parts_native", 7)),
    ];
    const root = wrong.add(constantCall("REPO_HAIRCUT", jumps), spoil("parts_given", 4));
    const file = await calculated(wrong);
    for (const { address } of placed) expect(file.cell(address("agrees")).value).toBe(false);
    expect(Math.abs(file.cell(root.address("missed_wrong_way")).value as number)).toBeGreaterThan(1e-9);
  }, 240_000);

  it("follows its inputs, and says #N/A once the method is no longer the one laid out", async () => {
    const alive = newTwinBook("values");
    const call = alive.linkedCall("GPU_RESIDUAL", { cost: 30000, age: 2.5, method: "SL", life: 5 });
    const { address } = alive.add(call);
    const changed = (row: number, content: number | string) => {
      const plan = alive.plan();
      const [inputs, twins] = [plan.sheets[0]!, plan.sheets[1]!];
      return {
        ...plan,
        sheets: [{ ...inputs, cells: inputs.cells.map((cell) => (cell.row === row ? { ...cell, content } : cell)) }, twins],
      };
    };
    const read = async (row: number, content: number | string) => {
      const book = { ...alive, plan: () => changed(row, content) };
      return (await calculated(book)).cell(address("value")).value;
    };
    // 30000 · (1 − 4/5); the third input row is the method.
    expect(await read(2, 4)).toBeCloseTo(6000, 8);
    expect(await read(3, "DB")).toMatchObject({ error: "#N/A" });
  }, 240_000);
};

const libreOffice = findLibreOffice();
if (libreOffice) withLibreOffice(libreOffice);
else it("LibreOffice is not installed here: npm run verify installs it", () => expect(libreOffice).toBeUndefined());
