import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { loadPreset } from "../../src/workbook/load";
import { officeWorkbook } from "../../src/workbook/office";
import { type Book, snapshot } from "../host/book";
import { eventCounts } from "../host/kinds-book";
import { install, openExcel, type OpenExcel } from "../host/open";
import { SAMPLE } from "../support/sample-plan";
import { usersBook } from "./user-book";

let excel: OpenExcel;
const port = () => officeWorkbook(async () => {});
const sheet = (name: string) => excel.host.book.sheets.find((one) => one.name === name)!;
const open = async (excelApi: string, isStrict = true): Promise<void> => {
  excel?.close();
  excel = await openExcel({ excelApi, isStrict });
  install(excel);
  await excel.settled();
};
beforeAll(() => open("1.15"));
afterAll(() => excel.close());

const loaded = async (plan: WorkbookPlan = SAMPLE): Promise<void> => {
  await excel.settled();
  usersBook(excel.host);
  await port().write(plan, () => {});
  await excel.settled();
};
/** Inputs alone, with so many rows of one column. */
const rows = (count: number, content: (row: number) => string | number = (row) => row): WorkbookPlan => ({
  ...SAMPLE, names: [], open: "inputs",
  sheets: [{ ...SAMPLE.sheets[0]!, choices: [], cells: Array.from({ length: count }, (_, i) => ({ row: i + 1, column: 1, content: content(i), role: "label" as const, format: "integer" as const })) }],
});

describe("what stands in Excel after a load", () => {
  beforeAll(() => loaded());

  it("formats, widths, frozen panes, print set-up, choices and highlights as planned", () => {
    const [inputs, value] = [sheet("Inputs"), sheet("Chip value")];
    expect([inputs.frozen, value.frozen]).toEqual(["A1", "rows 2"]);
    expect([inputs.page.get("Orientation"), value.page.get("Orientation"), value.page.get("Zoom")]).toEqual(["Portrait", "Landscape", '{"horizontalFitToPages":1}']);
    expect([...inputs.choices]).toEqual([["B5", "MARKET,DB,SL,SYD"]]);
    expect(value.rules.map(({ range, settings }) => [range, settings.get("Formula"), settings.get("font.Color"), settings.get("fill.Color")])).toEqual([
      ["A10:A13", "=AND(ISNUMBER(A10),A10<$B$3)", "#8A1C1C", "#FBDDDD"],
      ["B5", '=B5="ok"', "#1D5B3A", "#D9F0E1"],
    ]);
    // 28 and 14 characters: (28 · 7 + 5) · .75 points
    expect([...inputs.widths]).toEqual([[0, 150.75], [1, 77.25]]);
    const cost = inputs.cells.get("2,1")!;
    expect([cost.numberFormat, cost.look.get("fill"), cost.look.get("color"), cost.look.get("size")]).toEqual(["$#,##0", "#E6EEFB", "#0B3D91", 10]);
    expect(value.cells.get("11,0")).toMatchObject({ typed: "", numberFormat: "$#,##0" });
  });
  it("charts with their series, axes and place", () => {
    const [chart, ...more] = sheet("Chip value").charts;
    expect(more).toEqual([]);
    expect(Object.fromEntries(chart!.settings)).toEqual({
      ChartType: "ColumnClustered", Name: "path", "title.Text": "How fast does the value fall?", "category.title.Text": "Age in years", "value.title.Text": "$ per GPU",
      "value.NumberFormat": "$#,##0", "legend.Visible": true, "legend.Position": "Bottom",
    });
    expect(chart!.position).toBe("D3:I14");
    expect(chart!.series.map(({ settings, values, categories }) => [Object.fromEntries(settings), values, categories])).toEqual([
      [{ Name: "Value" }, "'Chip value'!A10:A13", "Inputs!A10:A13"],
      [{ Name: "Cost", ChartType: "Line", "format.line.LineStyle": "Dash" }, "'Chip value'!A10:A13", "Inputs!A10:A13"],
    ]);
  });
  it("one series for values that stand in a row", async () => {
    const [chart] = SAMPLE.sheets[1]!.charts;
    const across = { ...chart!, series: [{ name: "Value", values: "'Chip value'!$A$3:$B$3" }], categories: "'Chip value'!$A$1:$B$1" };
    await loaded({ ...SAMPLE, sheets: [SAMPLE.sheets[0]!, { ...SAMPLE.sheets[1]!, charts: [across] }] });
    expect(sheet("Chip value").charts[0]!.series.map(({ values }) => values)).toEqual(["'Chip value'!A3:B3"]);
    await loaded();
  });
  it("the sheet the plan opens on, A1 selected, and no trace of the journal", () => {
    const { active, selection, settings } = excel.host.book;
    expect([active.name, selection.row, selection.column, [...settings.keys()]]).toEqual(["Chip value", 0, 0, ["another add-in"]]);
  });
  it("everything the user had, as it was: in a snapshot of the workbook nothing of his has changed", async () => {
    await excel.settled();
    const parts = (book: Book): { readonly sheets: readonly { readonly name: string }[]; readonly names: readonly unknown[]; readonly settings: unknown; readonly mode: unknown } => JSON.parse(snapshot(book));
    const before = parts(usersBook(excel.host));
    await loaded();
    const after = parts(excel.host.book);
    expect(before.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked"]);
    // Cells, looks, widths, notes, rules, choices, tables, protection, in their order; ours come after them.
    expect(after.sheets.slice(0, before.sheets.length)).toEqual(before.sheets);
    expect(after.names).toEqual(expect.arrayContaining([...before.names]));
    expect([after.names.length, after.settings, after.mode]).toEqual([before.names.length + SAMPLE.names.length, before.settings, before.mode]);
  });
  it("his selection on his own sheet, his table and his protection", () => {
    const mine = sheet("My sheet");
    expect([...mine.cells].map(([key, { typed }]) => [key, typed])).toEqual([["0,0", "mine"], ["0,1", 1], ["1,0", "=B1*2"], ["1,1", "007"]]);
    expect([mine.tables, [...mine.notes], sheet("Locked").isProtected]).toEqual([[{ name: "Table1", range: "A1:B2" }], [["A1", "my note"]], true]);
    expect(mine.selected).toMatchObject({ row: 1, column: 1 });
  });
  it("no range that Excel would have to keep", () => expect(excel.host.kept()).toEqual([]));
});

describe("names that the workbook has already", () => {
  it("of cells or of a table, in any case, are passed over: ours get the next free ones, in every formula that uses them", async () => {
    await excel.settled();
    const book = usersBook(excel.host);
    sheet("My sheet").tables.push({ name: "Cost", range: "D1:E2" });
    book.names.push({ kind: "NamedItem", name: "AGE", formula: "='My sheet'!$B$1", comment: "" });
    await expect(port().write(SAMPLE, () => {})).rejects.toThrow(/already has "(cost|age)"; nothing was written/);
    await loadPreset(port(), SAMPLE);
    expect(book.names.map(({ name }) => name)).toEqual(["my_name", "AGE", "cost_2", "age_2", "method", "life"]);
    expect(sheet("Chip value").cells.get("2,1")!.typed).toBe("=CCREDIT.GPU_RESIDUAL(cost_2,age_2,method,,life)");
    expect(sheet("My sheet").tables.map(({ name }) => name)).toEqual(["Table1", "Cost"]);
  });
});

describe("a workbook that its user calculates by hand", () => {
  it("stays so: our sheets are calculated, his are not", async () => {
    await excel.settled();
    const book = usersBook(excel.host);
    book.calculationMode = "Manual";
    book.stale.add(sheet("My sheet"));
    await port().write(SAMPLE, () => {});
    expect([book.calculationMode, [...book.stale].map(({ name }) => name)]).toEqual(["Manual", ["My sheet"]]);
  });
});

describe("requests", () => {
  it("suspend calculation and the screen, each one that writes, and nothing stays suspended", async () => {
    await loaded();
    // begin, contents and looks: two wishes each; the last request calculates and stills the screen alone
    expect(excel.host.book.suspensions).toBe(7);
    expect(excel.host.book.stale.size).toBe(0);
    expect([excel.host.book.isCalculationSuspended, excel.host.book.isScreenSuspended, excel.host.book.calculationMode]).toEqual([false, false, "Automatic"]);
  });
  it("are as many for a thousand rows as for ten", async () => {
    const counts: number[] = [];
    for (const count of [10, 100, 1000]) {
      await loaded(rows(count));
      counts.push(excel.host.requests.length);
    }
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThanOrEqual(5);
  });
  it("stay below 5 MB, and below 2 MB as we estimate them, for 60,000 long texts", async () => {
    const plan = rows(60_000, (row) => `${"text ".repeat(20)}${row}`);
    await loaded(plan);
    expect(Math.max(...excel.host.requests.map(({ bytes }) => bytes))).toBeLessThan(2_000_000);
    expect(excel.host.requests.length).toBeLessThan(15);
    expect(sheet("Inputs").cells.get("59999,0")!.typed).toBe(`${"text ".repeat(20)}59999`);
  });
});

describe("requirement sets", () => {
  it("1.15: comments stand where notes are not known", async () => {
    await loaded();
    expect([[...sheet("Inputs").comments], sheet("Inputs").notes.size]).toEqual([[["B3", "list price of the maker"]], 0]);
  });
  it("1.12, the least that the manifest asks for: the library itself lets everything pass", async () => {
    await open("1.12");
    await loaded();
    expect([...sheet("Inputs").comments]).toEqual([["B3", "list price of the maker"]]);
  });
  it("the manifest asks for no more and no less than that", () => {
    const manifest = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");
    expect(/<Set Name="ExcelApi" MinVersion="([\d.]+)"/.exec(manifest)![1]).toBe("1.12");
  });
  it("1.11 lacks the mark of a sheet: the load is refused and nothing is left", async () => {
    await open("1.11");
    await excel.settled();
    const book = usersBook(excel.host);
    await expect(port().write(SAMPLE, () => {})).rejects.toThrow(/ApiNotFound/);
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked"]);
  });
  it("1.18 and newer: notes", async () => {
    await open("1.20", false);
    await loaded();
    expect([[...sheet("Inputs").notes], sheet("Inputs").comments.size]).toEqual([[["B3", "list price of the maker"]], 0]);
  });
  it("1.20 said by the host, but not known to the library: comments", async () => {
    await open("1.20", false);
    delete excel.window.Excel.Worksheet.prototype.notes;
    await loaded();
    expect([[...sheet("Inputs").comments], sheet("Inputs").notes.size]).toEqual([[["B3", "list price of the maker"]], 0]);
  });
});

describe("events", () => {
  it("are released in Excel after the last one stops watching, also when it stops before they were in place", async () => {
    await open("1.15");
    usersBook(excel.host);
    const [first, second] = [port().watch(() => {}), port().watch(() => {})];
    await excel.settled();
    first();
    second();
    port().watch(() => {})();
    await excel.settled();
    const counts = eventCounts(excel.host.book);
    // The selection of a workbook comes unasked once the page listens; the other two are registered one by one.
    expect(counts).toEqual({ "WorksheetCollection.DataChangedEvent": 0, "WorksheetCollection.CalculatedEvent": 0 });
  });
});
