import { snapshot } from "./book";
import { createCalculator } from "./calculation";
import { createHost } from "./host";
import { nativeBridge } from "./native-bridge";
import { openExcel, type OpenExcel } from "./open";

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.15" });
  await excel.settled();
});
afterAll(() => excel.close());
beforeEach(() => void excel.host.open(null));

/** An ordinary run of the library; answers with what it returns, or with code and message of its error. */
const run = <T>(act: (context: any) => Promise<T>): Promise<T | { readonly code: string; readonly message: string; readonly statement?: string }> =>
  excel.window.Excel.run(act).then((value: T) => value, ({ code, message, debugInfo }: any) => ({ code, message, statement: debugInfo?.statement }));
const first = (context: any): any => context.workbook.worksheets.getItem("Sheet1");

describe("the simulated Excel is strict", () => {
  it.each([
    ["a method", (context: any) => first(context).getRange("A1").merge(), /does not model Range.Merge/],
    ["a property to set", (context: any) => { first(context).tabColor = "#112233"; }, /does not model Worksheet.TabColor =/],
    ["a property to load", (context: any) => first(context).load("tabColor"), /does not model Worksheet.load\("tabColor"\)/],
    ["a part", (context: any) => first(context).tables.load("items/name"), /does not model Worksheet.Tables/],
  ])("%s that it does not model fails loudly", async (_what, act, message) => {
    expect(await run(async (context) => {
      act(context);
      await context.sync();
    })).toMatchObject({ code: "NotImplemented", message: expect.stringMatching(message) });
  });
  it("a colour that is none, a width below 0, an unknown chart are refused", async () => {
    for (const act of [
      (sheet: any) => { sheet.getRange("A1").format.fill.color = "blue-ish"; },
      (sheet: any) => { sheet.getRange("A1").format.columnWidth = -1; },
      (sheet: any) => { sheet.pageLayout.orientation = "Sideways"; },
    ]) {
      expect(await run(async (context) => {
        act(first(context));
        await context.sync();
      })).toMatchObject({ code: "InvalidArgument" });
    }
  });
});

describe("Microsoft's library beside it", () => {
  it("refuses a value before it was loaded, with its own words", async () => {
    expect(await run(async (context) => first(context).getRange("A1").values)).toMatchObject({ code: "PropertyNotLoaded" });
  });
  it("says which statement failed, from the place the host tells", async () => {
    const said = await run(async (context) => {
      first(context).getRange("A1").formulas = [["=1"]];
      context.workbook.worksheets.getItem("Nowhere").activate();
      await context.sync();
    });
    expect(said).toMatchObject({ code: "ItemNotFound", statement: expect.stringContaining("worksheets.getItem(") });
    // What came before the failing action stays done.
    expect(snapshot(excel.host.book)).toContain("=1");
  });
  it("splits a large array itself and it arrives whole", async () => {
    const values = Array.from({ length: 400 }, (_, row) => Array.from({ length: 10 }, (_unused, column) => row * 10 + column));
    await run(async (context) => {
      first(context).getRange("A1:J400").formulas = values;
      await context.sync();
    });
    expect(excel.host.book.sheets[0]!.cells.get("399,9")!.typed).toBe(3999);
    expect(excel.host.requests.at(-1)!.body.Actions.length).toBeGreaterThan(5);
  });
  it.each([
    [7000, "AccessDenied"], [5102, "ActivityLimitReached"], [5103, "RequestPayloadSizeLimitExceeded"], [5004, "InvalidOperationInCellEditMode"], [5012, "InvalidOrTimedOutSession"],
  ])("reads the refusal %i of a whole request as %s", async (code, name) => {
    await excel.settled();
    excel.host.mishap = () => ({ kind: "refuse", code });
    const said = await run(async (context) => {
      first(context).load("name");
      await context.sync();
    });
    excel.host.mishap = () => undefined;
    expect(said).toMatchObject({ code: name });
  });
  it("asked nothing that the host does not understand, and nothing outside", () => {
    expect([excel.wire.strange, excel.refused]).toEqual([[], []]);
  });
});

describe("a cell as a person would type it", () => {
  it.each([["007", 7], ["'007", "007"], ["1-2", 46_000], ["TRUE", true], ["5%", 0.05], ["'=1", "=1"], ["plain", "plain"], [".5", 0.5], ["1e3", 1000]])("%s is %s", async (typed, expected) => {
    await run(async (context) => {
      first(context).getRange("A1").formulas = [[typed]];
      await context.sync();
    });
    expect(excel.host.book.sheets[0]!.cells.get("0,0")).toMatchObject({ typed: expected, isFormula: false });
  });
});

describe("the wire of the desktop", () => {
  it("carries the same requests, answers and events through a bridge object", async () => {
    const page = await openExcel({ excelApi: "1.15" });
    const host = createHost(createCalculator());
    page.window.OfficeExtension.HostBridge.init(nativeBridge(host));
    const said = await page.window.Excel.run(async (context: any) => {
      const sheet = context.workbook.worksheets.add("By bridge");
      sheet.getRange("A1:B1").formulas = [["=SEQUENCE(2)", "x"]];
      sheet.load("id");
      const heard: string[] = [];
      await context.sync();
      sheet.onChanged.add(async ({ address }: { address: string }) => void heard.push(address));
      const range = sheet.getRange("A1:A2");
      range.load("values");
      await context.sync();
      sheet.getRange("C1").formulas = [[3]];
      await context.sync();
      await new Promise((go) => setTimeout(go, 30));
      return [range.values, heard];
    });
    expect(said).toEqual([[[1], [2]], ["C1"]]);
    expect([host.book.sheets.map(({ name }) => name), page.host.book.sheets.length]).toEqual([["Sheet1", "By bridge"], 1]);
    host.open(null);
    page.close();
  });
});
