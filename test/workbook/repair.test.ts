import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import type { WorkbookPort } from "../../src/workbook/port";
import { FORMULA_FAULTS, findRepairs, repairAll } from "../../src/workbook/repair";
import { loadPreset } from "../../src/workbook/load";
import { buildWorkbook } from "../../src/sheets/workbook";
import { PRESETS } from "../../src/presets/presets";

const engines: Engine[] = [];
const open = (): { engine: Engine; port: WorkbookPort } => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  return { engine, port: embeddedWorkbook(engine) };
};
afterAll(() => engines.forEach((engine) => engine.dispose()));

const NAME = { error: "#NAME?" };
/** 30000 · (1 − 2.5/5), by hand. */
const HALF = 15000;

describe("Repair in the embedded spreadsheet", () => {
  it("makes formulas calculate that were stored in a file's form, and touches nothing else", async () => {
    const { engine, port } = open();
    engine.setMany("Sheet1", [
      { row: 1, column: 1, value: 30000 }, { row: 2, column: 1, value: 2.5 }, { row: 3, column: 1, value: 5 },
      { row: 1, column: 2, formula: '=_xldudf_CCREDIT_GPU_RESIDUAL(A1,A2,"SL",,A3)' },
      { row: 2, column: 2, formula: '=1-_xlfn._xldudf_CCREDIT_GPU_RESIDUAL(A1,A2,"SL",,A3)/A1' },
      { row: 3, column: 2, formula: '="_xldudf_CCREDIT_LLCR("&A1' },
      { row: 4, column: 2, formula: "=NOSUCHFUNCTION(1)" },
      { row: 5, column: 2, value: "a note on CCREDIT.LLCR(cfads, [rate])" },
    ]);
    await engine.calculate();
    expect(engine.value("Sheet1!B1")).toMatchObject(NAME);
    const repairs = await findRepairs(port);
    expect(repairs.map(({ address, fault }) => [address, fault])).toEqual([["'Sheet1'!B1", "stored"], ["'Sheet1'!B2", "stored"]]);
    const before = ["B3", "B4", "B5", "A1"].map((cell) => [engine.formula(`Sheet1!${cell}`), engine.value(`Sheet1!${cell}`)]);
    const report = await repairAll(port, repairs);
    expect(report.repaired.map(({ address }) => address)).toEqual(["'Sheet1'!B1", "'Sheet1'!B2"]);
    expect(report.unrepaired).toEqual([]);
    expect(engine.value("Sheet1!B1")).toBeCloseTo(HALF, 9);
    expect(engine.value("Sheet1!B2")).toBeCloseTo(0.5, 12);
    expect(["B3", "B4", "B5", "A1"].map((cell) => [engine.formula(`Sheet1!${cell}`), engine.value(`Sheet1!${cell}`)])).toEqual(before);
    expect(await findRepairs(port)).toEqual([]);
  });

  it("says which formula it could not repair, and why, and repairs the others", async () => {
    const { engine, port } = open();
    engine.setMany("Sheet1", [{ row: 1, column: 1, formula: "=_xldudf_CCREDIT_NOT_OURS(1)" }, { row: 2, column: 1, formula: "=_xldudf_CCREDIT_VERSION()" }]);
    await engine.calculate();
    const { repaired, unrepaired } = await repairAll(port, await findRepairs(port));
    expect(repaired.map(({ address }) => address)).toEqual(["'Sheet1'!A2"]);
    expect(unrepaired).toMatchObject([{ address: "'Sheet1'!A1", why: "this version has no function NOT_OURS" }]);
  });

  it("goes cell by cell where the workbook refuses the batch", async () => {
    const { engine, port } = open();
    engine.setMany("Sheet1", [{ row: 1, column: 1, formula: "=_xldudf_CCREDIT_VERSION()" }, { row: 2, column: 1, formula: "=_xldudf_CCREDIT_VERSION()" }]);
    await engine.calculate();
    const stubborn: WorkbookPort = {
      ...port,
      setMany: async (cells) => {
        if (cells.length > 1 || cells[0]!.address.endsWith("A1")) throw new Error("protected");
        return port.setMany(cells);
      },
    };
    const { repaired, unrepaired } = await repairAll(stubborn, await findRepairs(port));
    expect([repaired.map(({ address }) => address), unrepaired.map(({ why }) => why)]).toEqual([["'Sheet1'!A2"], ["protected"]]);
  });

  it("lists formulas kept as texts apart, because somebody may have meant the text", async () => {
    const { engine, port } = open();
    engine.setMany("Sheet1", [
      { row: 1, column: 1, value: '=CCREDIT.GPU_RESIDUAL(30000,2.5,"SL",,5)' }, { row: 2, column: 1, value: "CCREDIT.VERSION()" },
      // A text that repeats a formula of the sheet describes it.
      { row: 6, column: 1, formula: '=1-CCREDIT.GPU_RESIDUAL(1,1,"DB")' }, { row: 6, column: 2, value: 'CCREDIT.GPU_RESIDUAL(1,1,"DB")' },
      { row: 3, column: 1, value: "=CCREDIT.NOT_OURS(1)" }, { row: 4, column: 1, value: "Call CCREDIT.LLCR(A1) here" },
    ]);
    await engine.calculate();
    const repairs = await findRepairs(port);
    expect(repairs.map(({ address, fault }) => [address, fault])).toEqual([["'Sheet1'!A1", "text"], ["'Sheet1'!A2", "text"]]);
    expect(FORMULA_FAULTS).not.toContain("text");
    await repairAll(port, repairs);
    expect(engine.value("Sheet1!A1")).toBeCloseTo(HALF, 9);
    expect(engine.formula("Sheet1!A2")).toBe("=CCREDIT.VERSION()");
  });

  const oneOfEachKind = ["neocloud", "miner"].map((kind) => PRESETS.find(({ archetype }) => archetype === kind)!);
  it.each(oneOfEachKind.map((preset) => [preset.id, preset] as const))("finds nothing to repair in a freshly loaded %s", async (_id, preset) => {
    const { port } = open();
    await loadPreset(port, buildWorkbook(preset));
    expect(await findRepairs(port)).toEqual([]);
  });
});
