import { officeWorkbook } from "../../src/workbook/office";
import { fakeExcel, type FakeExcel, type FakeExcelOptions } from "../support/fake-excel";
import { SAMPLE } from "../support/sample-plan";
import { describeWorkbook } from "./contract";

const start = (options: FakeExcelOptions = {}): FakeExcel => {
  const excel = fakeExcel(options);
  excel.install();
  return excel;
};

describeWorkbook("Excel through Office.js", async () => {
  start();
  return officeWorkbook();
}, false);

const snapshot = (excel: FakeExcel) => JSON.stringify([excel.sheets.map(({ name, cells }) => [name, [...cells]]), [...excel.names]]);

describe("what stands in Excel after a load", () => {
  it("formats, freezes, notes, choices, highlights and charts as planned", async () => {
    const excel = start();
    await officeWorkbook().write(SAMPLE, () => {});
    const [inputs, value] = [excel.sheet("Inputs"), excel.sheet("Chip value")];
    expect(inputs.frozen).toBe("A1");
    expect(value.frozen).toBe("rows 2");
    expect([inputs.orientation, value.orientation]).toEqual(["Portrait", "Landscape"]);
    expect([...inputs.notes]).toEqual([["B3", "list price of the maker"]]);
    expect(inputs.comments.size).toBe(0);
    expect([...inputs.choices]).toEqual([["B5", "MARKET,DB,SL,SYD"]]);
    expect(value.rules.map(({ range, formula }) => [range, formula])).toEqual([
      ["A10:A13", "=AND(ISNUMBER(A10),A10<$B$3)"],
      ["B5", '=B5="ok"'],
    ]);
    expect(value.charts).toEqual([{
      type: "ColumnClustered", name: "path", title: "How fast does the value fall?", position: "D3:I14",
      series: [
        { name: "Value", values: "Chip value!A10:A13", categories: "Inputs!A10:A13" },
        { name: "Cost", values: "Chip value!A10:A13", categories: "Inputs!A10:A13", type: "Line", dash: "Dash" },
      ],
    }]);
    expect(value.looks).toContainEqual({ areas: "A10:A14", what: "numberFormat", value: "$#,##0" });
    expect(inputs.looks).toContainEqual({ areas: "B3", what: "fill.color", value: "#E6EEFB" });
    expect(inputs.looks).toContainEqual({ areas: "A1", what: "columnWidth", value: (28 * 7 + 5) * 0.75 });
    expect([excel.state.active, excel.state.selected]).toEqual(["Chip value", "A1"]);
  });

  it("leaves a cell that a spill will fill empty", async () => {
    const excel = start();
    await officeWorkbook().write(SAMPLE, () => {});
    expect(["A11", "A12", "A13"].map((key) => excel.sheet("Chip value").cells.has(key))).toEqual([false, false, false]);
  });

  it("tells of a cell that a spill fills which formula fills it", async () => {
    const excel = start();
    const port = officeWorkbook();
    await port.write(SAMPLE, () => {});
    const sheet = excel.sheet("Chip value");
    sheet.cells.set("A11", { value: 23100 });
    ["A10", "A11"].forEach((key) => sheet.spilled.set(key, "A10"));
    expect((await port.read("'Chip value'!A11"))[0]![0]).toEqual({ address: "'Chip value'!A11", value: 23100, formula: null, spilledFrom: "'Chip value'!A10" });
    expect((await port.read("'Chip value'!A10"))[0]![0]).not.toHaveProperty("spilledFrom");
    await port.select("'Chip value'!A11");
    expect((await port.selection()).spilledFrom).toBe("'Chip value'!A10");
  });

  it("writes comments where Excel knows no notes, and nothing where it knows neither", async () => {
    const older = start({ api: 12 });
    await officeWorkbook().write(SAMPLE, () => {});
    expect([older.sheet("Inputs").notes.size, [...older.sheet("Inputs").comments]]).toEqual([0, [["Inputs!B3", "list price of the maker"]]]);
    const oldest = start({ api: 9 });
    await officeWorkbook().write(SAMPLE, () => {});
    expect([oldest.sheet("Inputs").notes.size, oldest.sheet("Inputs").comments.size]).toEqual([0, 0]);
  });

  it("needs one round trip for a block, not one for a cell", async () => {
    const excel = start();
    await officeWorkbook().write(SAMPLE, () => {});
    // look around, sheets, names, 2 blocks, 2 looks, 1 for notes, 1 chart, show
    expect(excel.state.syncs).toBe(10);
  });

  it("splits a large sheet into requests far below 5 MB", async () => {
    const excel = start();
    const cells = Array.from({ length: 60_000 }, (_, i) => ({ row: 1 + Math.floor(i / 10), column: 1 + (i % 10), content: `${"text ".repeat(20)}${i}`, role: "label" as const }));
    await officeWorkbook().write({ ...SAMPLE, sheets: [{ ...SAMPLE.sheets[0]!, cells, charts: [], choices: [] }], names: [], open: "inputs" }, () => {});
    expect(excel.sheet("Inputs").cells.size).toBe(60_000);
    expect(excel.state.largestBatch).toBeLessThan(1_500_000);
    expect(excel.sheet("Inputs").cells.get("J6000")!.value).toBe(`${"text ".repeat(20)}59999`);
  });
});

describe("all or nothing", () => {
  const loadSyncs = 10;
  it.each(Array.from({ length: loadSyncs }, (_, i) => i + 1))("leaves the workbook as it was when sync %i fails half way, and says so", async (failAt) => {
    const excel = start();
    const mine = excel.addSheet("My sheet");
    mine.cells.set("A1", { value: "mine" });
    excel.names.set("my_name", "='My sheet'!$A$1");
    const before = snapshot(excel);
    excel.state.failAt = failAt;
    const failure = await officeWorkbook().write(SAMPLE, () => {}).then(() => null, (problem: Error) => problem);
    expect(failure).toBeInstanceOf(Error);
    if (failAt > 1) expect(failure!.message).toMatch(/^Excel refused while .+ \(GeneralException: injected failure\); everything that was added has been removed again$/);
    expect(snapshot(excel)).toBe(before);
    expect(excel.state.suspended).toBe(0);
  });

  it("names the sheets to delete when even the removal fails", async () => {
    const excel = start();
    const run = excel.Excel.run;
    let runs = 0;
    excel.state.failAt = 5;
    excel.Excel.run = (...given: unknown[]) => ((runs += 1) > 2 ? Promise.reject(new Error("Excel is gone")) : run(...given));
    excel.install();
    await expect(officeWorkbook().write(SAMPLE, () => {})).rejects.toThrow(/removing it failed too \(Excel is gone\): please delete the sheets Inputs, Chip value/);
  });

  it("does not remove a sheet of the user that appeared under another name meanwhile", async () => {
    const excel = start();
    excel.state.failAt = 6;
    await expect(officeWorkbook().write(SAMPLE, (done) => void (done === 3 && excel.addSheet("Meanwhile")))).rejects.toThrow(/removed again/);
    expect(excel.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "Meanwhile"]);
  });
});

describe("events", () => {
  it("are removed from Excel after the last one stops watching", async () => {
    const excel = start();
    const port = officeWorkbook();
    const stops = [port.watch(() => {}), port.watch(() => {})];
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(Object.values(excel.handlers).map((set) => set.size)).toEqual([2, 2, 2]);
    stops.forEach((stop) => stop());
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(Object.values(excel.handlers).map((set) => set.size)).toEqual([0, 0, 0]);
  });

  it("are removed also when the watcher stops before they were in place", async () => {
    const excel = start();
    officeWorkbook().watch(() => {})();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(Object.values(excel.handlers).map((set) => set.size)).toEqual([0, 0, 0]);
  });
});

describe("the stand-in is as strict as Excel", () => {
  it("refuses a value that was not loaded, and one that was loaded but not synced", async () => {
    const excel = start();
    await excel.Excel.run(async (context: any) => {
      const range = context.workbook.getActiveCell();
      expect(() => range.values).toThrow(/before load and sync/);
      range.load("values");
      expect(() => range.values).toThrow(/before load and sync/);
      await context.sync();
      expect(range.values).toEqual([[""]]);
    });
  });
  it("reads what is typed as Excel does, so that a missing apostrophe shows", async () => {
    const excel = start();
    await excel.Excel.run(async (context: any) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:C1").formulas = [["007", "'007", "=1"]];
      await context.sync();
    });
    expect(["A1", "B1", "C1"].map((key) => excel.sheet("Sheet1").cells.get(key))).toEqual([{ value: 7 }, { value: "007" }, { value: 0, formula: "=1" }]);
  });
});
