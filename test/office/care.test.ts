import type { Cell } from "../../src/functions/cells";
import { writeTwins } from "../../src/ui/twin-sheet";
import { freeze } from "../../src/workbook/freeze";
import type { FreezeWords } from "../../src/workbook/frozen-record";
import { loadPreset } from "../../src/workbook/load";
import { officeWorkbook } from "../../src/workbook/office";
import type { WorkbookPort } from "../../src/workbook/port";
import { findRepairs, repairAll } from "../../src/workbook/repair";
import { createCalculator } from "../host/calculation";
import { install, openExcel, type OpenExcel } from "../host/open";
import { SAMPLE } from "../support/sample-plan";

/** Repair, Freeze and native formulas through Microsoft's own Office.js, on the simulated Excel with the embedded engine behind it. */
const WORDS: FreezeWords = { suffix: "(values)", record: "Frozen formulas", purpose: "What the values were", headings: ["Sheet", "Cell", "Formula", "Value", "Version"] };

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.15", isStrict: true });
  install(excel);
});
afterAll(() => {
  excel.host.open(null);
  excel.close();
});

const loaded = async (): Promise<WorkbookPort> => {
  excel.host.open(createCalculator());
  const port = officeWorkbook(async () => {});
  await port.write(SAMPLE, () => {});
  return port;
};
const values = async (port: WorkbookPort, address: string): Promise<readonly Cell[]> => (await port.read(address)).map((row) => row[0]!.value);
const formula = async (port: WorkbookPort, address: string): Promise<string | null> => (await port.read(address))[0]![0]!.formula;

it("Repair types formulas of ours again that show #NAME? or were stored raw, and leaves the others", async () => {
  const port = await loaded();
  await port.setMany([
    { address: "'Chip value'!B3", content: { formula: "=_xldudf_CCREDIT_GPU_RESIDUAL(cost,age,method,,life)" } },
    { address: "'Chip value'!D20", content: { formula: "=SOMETHING_ELSE(1)" } },
    { address: "'Chip value'!D21", content: '=CCREDIT.GPU_RESIDUAL(30000,2.5,"SL",,5)' },
  ]);
  const repairs = await findRepairs(port);
  expect(repairs.map(({ address, fault }) => [address, fault])).toEqual([["'Chip value'!B3", "stored"], ["'Chip value'!D21", "text"]]);
  expect(await repairAll(port, repairs)).toMatchObject({ repaired: [{}, {}], unrepaired: [] });
  // 30000 · (1 − 2.5/5) = 15000, by the cell's names and by the numbers of the text.
  expect((await values(port, "'Chip value'!B3:B3"))[0]).toBeCloseTo(15000, 9);
  expect((await values(port, "'Chip value'!D21:D21"))[0]).toBeCloseTo(15000, 9);
  expect(await formula(port, "'Chip value'!D20")).toBe("=SOMETHING_ELSE(1)");
});

it("Freeze copies the sheets, writes values over calls and what they fill, and leaves the live sheets alone", async () => {
  const port = await loaded();
  expect(await freeze(port, ["Inputs", "Chip value"], WORDS)).toEqual({ sheets: ["Inputs (values)", "Chip value (values)"], record: "Frozen formulas", values: 2, alive: 4 });
  const path = await port.read("'Chip value (values)'!A10:A13");
  // A path of .77^t, by hand.
  [30000, 23100, 17787, 13695.99].forEach((expected, i) => expect(path[i]![0]!.value).toBeCloseTo(expected, 8));
  expect(path.map(([cell]) => cell!.formula)).toEqual([null, null, null, null]);
  expect(await formula(port, "'Chip value (values)'!B4")).toBe("=B3/'Inputs (values)'!$B$3");
  expect(await formula(port, "'Chip value'!B3")).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
  const frozen = (await port.used("Chip value (values)")).filter(({ formula: text }) => /ccredit/i.test(text ?? ""));
  expect(frozen).toEqual([]);
  expect(await values(port, "'Frozen formulas'!C6:C7")).toEqual(["=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)", '=CCREDIT.GPU_RESIDUAL(cost,Inputs!A10:A13,"DB")']);
  await port.set("Inputs!B4", 5);
  expect((await values(port, "'Chip value (values)'!B3:B3"))[0]).toBeCloseTo(15000, 9);
  expect((await values(port, "'Chip value'!B3:B3"))[0]).toBeCloseTo(0, 9);
  expect(await findRepairs(port)).toEqual([]);
});

it("Freeze leaves nothing behind where the structure of the workbook is protected", async () => {
  const port = await loaded();
  const before = await port.sheetNames();
  excel.host.book.isStructureProtected = true;
  await expect(freeze(port, ["Chip value"], WORDS)).rejects.toThrow();
  excel.host.book.isStructureProtected = false;
  expect(await port.sheetNames()).toEqual(before);
});

it("the selection is written in built-in formulas that agree with the add-in", async () => {
  const port = await loaded();
  await port.set("'Chip value'!D20", { formula: '=CCREDIT.GPU_RESIDUAL(Inputs!B3,Inputs!B4,"SL",,Inputs!B6)' });
  await port.select("'Chip value'!D20:D22");
  const { sheet, written } = await writeTwins(port, await port.selectedArea(), loadPreset);
  expect([sheet, written]).toEqual(["Twins", 1]);
  const verdicts = (await port.used("Twins")).filter(({ address, value }) => address.includes("!D") && typeof value === "boolean").map(({ value }) => value);
  expect(verdicts.length).toBeGreaterThan(0);
  expect(verdicts.every((verdict) => verdict === true)).toBe(true);
});

it("formulas are written in en-US form, also where Excel speaks Spanish", async () => {
  const spanish = await openExcel({ excelApi: "1.15", isStrict: true, locale: "es-ES" });
  install(spanish);
  spanish.host.open(createCalculator());
  const port = officeWorkbook(async () => {});
  await port.write(SAMPLE, () => {});
  const typed = spanish.host.book.sheets.flatMap(({ cells }) => [...cells.values()]).filter(({ isFormula }) => isFormula).map((cell) => cell.typed);
  const planned = SAMPLE.sheets.flatMap(({ cells }) => cells.flatMap(({ content }) => (typeof content === "object" && content !== null ? [content.formula] : [])));
  expect([...typed].sort()).toEqual([...planned].sort());
  expect(typed).toContain("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
  expect((await port.read("'Chip value'!B3"))[0]![0]!.value).toBeCloseTo(15000, 9);
  spanish.host.open(null);
  spanish.close();
  install(excel);
});
