import { freeze } from "../../src/workbook/freeze";
import type { FreezeWords } from "../../src/workbook/frozen-record";
import { officeWorkbook } from "../../src/workbook/office";
import { findRepairs, repairAll } from "../../src/workbook/repair";
import { fakeExcel, type FakeExcel, type FakeExcelOptions } from "../support/fake-excel";
import { SAMPLE } from "../support/sample-plan";

const WORDS: FreezeWords = { suffix: "(values)", record: "Frozen formulas", purpose: "What the values were", headings: ["Sheet", "Cell", "Formula", "Value", "Version"] };

const start = (options: FakeExcelOptions = {}): FakeExcel => {
  const excel = fakeExcel(options);
  excel.install();
  return excel;
};
/** The sample as Excel would show it: the path in A10 spills over four rows. */
const calculated = async (excel: FakeExcel): Promise<ReturnType<typeof officeWorkbook>> => {
  const port = officeWorkbook();
  await port.write(SAMPLE, () => {});
  const sheet = excel.sheet("Chip value");
  sheet.cells.get("B3")!.value = 15000;
  [30000, 23100, 17787, 13695.99].forEach((value, i) => {
    sheet.cells.set(`A${10 + i}`, { ...sheet.cells.get(`A${10 + i}`), value });
    sheet.spilled.set(`A${10 + i}`, "A10");
  });
  return port;
};

describe("what Excel tells of a whole sheet", () => {
  it("every cell that holds something, with the block that a formula fills and the formula that fills a cell", async () => {
    const port = await calculated(start());
    const cells = new Map((await port.used("Chip value")).map((cell) => [cell.address.split("!")[1], cell]));
    expect(cells.get("A10")).toMatchObject({ value: 30000, fills: "'Chip value'!A10:A13" });
    expect(cells.get("A12")).toMatchObject({ value: 17787, formula: null });
    expect(cells.get("B3")).toMatchObject({ value: 15000, formula: "=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)" });
    expect(cells.get("B3")).not.toHaveProperty("fills");
    expect(cells.has("C3")).toBe(false);
  });
  it("nothing of an empty sheet, and the selected block", async () => {
    const excel = start();
    const port = officeWorkbook();
    const [first] = await port.sheetNames();
    expect(await port.used(first!)).toEqual([]);
    await port.write(SAMPLE, () => {});
    await port.select("Inputs!A3:B4");
    expect(await port.selectedArea()).toBe("Inputs!A3:B4");
    expect(excel.state.active).toBe("Inputs");
  });
});

describe("Repair in Excel", () => {
  it("types formulas of ours again that show #NAME? or were stored in a file's form", async () => {
    const excel = start();
    const port = await calculated(excel);
    const sheet = excel.sheet("Chip value");
    sheet.cells.set("B3", { value: "#NAME?", formula: "=_xldudf_CCREDIT_GPU_RESIDUAL(cost,age,method,,life)" });
    sheet.cells.set("B5", { value: "#NAME?", formula: "=SOMETHING_ELSE(1)" });
    const repairs = await findRepairs(port);
    expect(repairs.map(({ address, fault }) => [address, fault])).toEqual([["'Chip value'!B3", "stored"]]);
    expect((await repairAll(port, repairs)).repaired).toHaveLength(1);
    expect(sheet.cells.get("B3")!.formula).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
    expect(sheet.cells.get("B5")!.formula).toBe("=SOMETHING_ELSE(1)");
  });
});

describe("Freeze in Excel", () => {
  it("copies the sheets with their looks and writes values over the calls and what they fill", async () => {
    const excel = start();
    const port = await calculated(excel);
    const looks = excel.sheet("Chip value").looks.length;
    expect(await freeze(port, ["Inputs", "Chip value"], WORDS)).toMatchObject({ sheets: ["Inputs (values)", "Chip value (values)"], values: 2 });
    const copy = excel.sheet("Chip value (values)");
    expect(copy.cells.get("B3")).toMatchObject({ value: 15000 });
    expect([10, 11, 12, 13].map((row) => copy.cells.get(`A${row}`)?.value)).toEqual([30000, 23100, 17787, 13695.99]);
    expect(copy.cells.get("B4")!.formula).toBe("=B3/'Inputs (values)'!$B$3");
    expect(copy.looks).toHaveLength(looks);
    expect(excel.sheet("Chip value").cells.get("B3")!.formula).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
  });
  it("leaves nothing behind when Excel refuses on the way", async () => {
    const excel = start();
    const port = await calculated(excel);
    for (const later of [2, 3, 4, 5]) {
      const before = excel.sheets.map(({ name }) => name);
      excel.state.failAt = excel.state.syncs + 6 + later;
      await expect(freeze(port, ["Inputs", "Chip value"], WORDS)).rejects.toThrow(/everything that was added has been removed again/);
      expect(excel.sheets.map(({ name }) => name)).toEqual(before);
    }
  });
});
