import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { freeze, sheetsToFreeze } from "../../src/workbook/freeze";
import type { FreezeWords } from "../../src/workbook/frozen-record";
import { loadPreset } from "../../src/workbook/load";
import type { WorkbookPort } from "../../src/workbook/port";
import { findRepairs } from "../../src/workbook/repair";
import { SAMPLE } from "../support/sample-plan";

const WORDS: FreezeWords = { suffix: "(values)", record: "Frozen formulas", purpose: "What the values were", headings: ["Sheet", "Cell", "Formula", "Value", "Version"] };

const engines: Engine[] = [];
const open = async (): Promise<{ engine: Engine; port: WorkbookPort }> => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  return { engine, port: embeddedWorkbook(engine) };
};
afterAll(() => engines.forEach((engine) => engine.dispose()));

describe("Freeze in the embedded spreadsheet", () => {
  it("turns calls and their spills into values, keeps other formulas alive on the copy, and keeps the formulas beside", async () => {
    const { engine, port } = await open();
    await port.write(SAMPLE, () => {});
    const result = await freeze(port, ["Inputs", "Chip value"], WORDS);
    expect(result).toEqual({ sheets: ["Inputs (values)", "Chip value (values)"], record: "Frozen formulas", values: 2, alive: 4 });
    const at = (cell: string): string => `'Chip value (values)'!${cell}`;
    expect([engine.formula(at("B3")), engine.value(at("B3"))]).toEqual([null, expect.closeTo(15000, 9)]);
    // A path of .77^t, by hand.
    [30000, 23100, 17787, 13695.99].forEach((expected, i) => {
      expect(engine.formula(at(`A${10 + i}`))).toBeNull();
      expect(engine.value(at(`A${10 + i}`))).toBeCloseTo(expected, 8);
    });
    expect(engine.formula(at("B4"))).toBe("=B3/'Inputs (values)'!$B$3");
    expect(engine.formula(at("A14"))).toBe("=SUM(A10:A13)");
    expect(engine.value(at("A14"))).toBeCloseTo(84582.99, 8);
    expect(engine.values("'Frozen formulas'!A6:C7")).toEqual([
      ["Chip value (values)", "B3", "=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)"],
      ["Chip value (values)", "A10", '=CCREDIT.GPU_RESIDUAL(cost,Inputs!A10:A13,"DB")'],
    ]);
    // The live sheets are as they were, and the copies stay what they were when an input changes.
    expect(engine.formula("'Chip value'!B3")).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
    await port.set("Inputs!B4", 5);
    expect(engine.value("'Chip value'!B3")).toBeCloseTo(0, 9);
    expect(engine.value(at("B3"))).toBeCloseTo(15000, 9);
    expect(await findRepairs(port)).toEqual([]);
  });

  it("makes a value of what reads a sheet that is not copied, a name, or another place by its text", async () => {
    const { engine, port } = await open();
    await port.write(SAMPLE, () => {});
    engine.setMany("Chip value", [
      { row: 20, column: 1, formula: "=cost*2" }, { row: 21, column: 1, formula: '=INDIRECT("Inputs!B3")' }, { row: 22, column: 1, formula: "=1+1" }, { row: 23, column: 1, formula: '="cost Inputs!B3"' },
    ]);
    await engine.calculate();
    await freeze(port, ["Chip value"], WORDS);
    const formulas = ["B4", "A20", "A21", "A22", "A23", "A15"].map((cell) => engine.formula(`'Chip value (values)'!${cell}`));
    expect(formulas).toEqual([null, null, null, "=1+1", '="cost Inputs!B3"', "=1/0"]);
    expect(engine.value("'Chip value (values)'!A20")).toBe(60000);
    expect(engine.value("'Chip value (values)'!A21")).toBe(30000);
  });

  it("refuses while a formula has no value yet, and writes nothing", async () => {
    const { engine, port } = await open();
    engine.setFormula("Sheet1!A1", "=_xldudf_CCREDIT_VERSION()");
    await engine.calculate();
    await expect(freeze(port, ["Sheet1"], WORDS)).rejects.toThrow("formulas without a value yet: 1 ('Sheet1'!A1 shows #NAME?); repair them first");
    expect(await port.sheetNames()).toEqual(["Sheet1"]);
  });

  it("freezes errors as errors, and twice under new names", async () => {
    const { engine, port } = await open();
    engine.setMany("Sheet1", [{ row: 1, column: 1, formula: "=CCREDIT.LLCR(-1)" }, { row: 2, column: 1, formula: "=CCREDIT.DSCR_PATH(0,0)" }]);
    await engine.calculate();
    const live = engine.values("Sheet1!A1:A2").map(([cell]) => (cell as { error: string }).error);
    await freeze(port, ["Sheet1"], WORDS);
    expect(engine.values("'Sheet1 (values)'!A1:A2").map(([cell]) => (cell as { error: string }).error)).toEqual(live);
    expect((await freeze(port, ["Sheet1"], WORDS)).sheets).toEqual(["Sheet1 (values) (2)"]);
  });

  it("a whole preset: the copies name neither CCREDIT nor a live sheet, and show what the live sheets show", async () => {
    const { port } = await open();
    const plan = await loadPreset(port, buildWorkbook(PRESETS[0]!));
    const wanted = await sheetsToFreeze(port);
    expect(wanted).toEqual(expect.arrayContaining(["About", "Coverage", "Collateral"]));
    const { sheets, values } = await freeze(port, wanted, WORDS);
    expect(values).toBeGreaterThan(50);
    const live = new Set(plan.sheets.map(({ name }) => name.toLowerCase()));
    for (const [i, copy] of sheets.entries()) {
      const [before, after] = [await port.used(wanted[i]!), await port.used(copy)];
      const shown = (cells: typeof before) => new Map(cells.map(({ address, value }) => [address.slice(address.lastIndexOf("!")), value !== null && typeof value === "object" ? value.error : value]));
      const [was, is] = [shown(before), shown(after)];
      const different = [...was].filter(([cell, value]) => value !== "" && is.get(cell) !== value && !(typeof value === "number" && Math.abs(Number(is.get(cell)) - value) <= 1e-12 * Math.abs(value)));
      expect([copy, different]).toEqual([copy, []]);
      for (const { formula } of after.filter((cell) => cell.formula !== null)) {
        expect(formula).not.toMatch(/ccredit/i);
        const named = [...formula!.replaceAll(/"(?:[^"]|"")*"/g, "").matchAll(/'((?:[^']|'')*)'!|([A-Za-z_][\w.]*)!/g)].map(([, quoted, plain]) => (quoted ?? plain!).toLowerCase());
        expect(named.filter((name) => live.has(name))).toEqual([]);
      }
    }
  });
});
