import { strFromU8, unzipSync } from "fflate";
import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { SAMPLE } from "../support/sample-plan";

let engine: Engine;
let bytes: Uint8Array;
let parts: Record<string, string>;
beforeAll(async () => {
  engine = createHeadlessEngine();
  await embeddedWorkbook(engine).write(SAMPLE, () => {});
  bytes = await writeWorkbook(SAMPLE, engine);
  parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
});
afterAll(() => engine.dispose());

const cellXml = (sheet: string, address: string): string => new RegExp(`<c [^>]*r="${address}"[^>]*(?:/>|>.*?</c>)`, "s").exec(parts[sheet]!)?.[0] ?? "";
const [INPUTS, VALUE] = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] as const;

describe("a plan as a file", () => {
  it("reads back with the same values and formulas", async () => {
    const stored = await readWorkbook(bytes);
    expect(stored.sheets).toEqual(["Inputs", "Chip value"]);
    expect(stored.names).toEqual(SAMPLE.names);
    expect(stored.cell("Inputs!B3")).toEqual({ value: 30000, formula: null });
    expect(stored.cell("Inputs!B8")).toEqual({ value: true, formula: null });
    expect(stored.cell("'Chip value'!B3")).toEqual({ value: 15000, formula: "=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)" });
    expect(stored.cell("'Chip value'!B5")).toEqual({ value: "ok", formula: '=IF(B4>=0.4,"ok","=low")' });
    expect(stored.cell("'Chip value'!A12").value).toBeCloseTo(17787, 8);
    expect(stored.cell("'Chip value'!A15")).toMatchObject({ value: { error: "#DIV/0!" } });
  });

  it("keeps a text that begins with = a text: no formula element, the whole text among the strings", async () => {
    expect((await readWorkbook(bytes)).cell("Inputs!A7")).toEqual({ value: "=not a formula", formula: null });
    expect(cellXml(INPUTS, "A7")).toMatch(/t="s"/);
    expect(cellXml(INPUTS, "A7")).not.toContain("<f");
    expect((await readWorkbook(bytes)).cell("Inputs!B7").value).toBe("007");
  });

  it("stores a CCREDIT function as Excel stores a function of an add-in, with its value", () => {
    expect(cellXml(VALUE, "B3")).toMatch(/<f>_xldudf_CCREDIT_GPU_RESIDUAL\(cost,age,method,,life\)<\/f><v>15000<\/v>/);
  });

  it("marks a spilling formula as a dynamic array over the cells it fills, and keeps their values", () => {
    expect(cellXml(VALUE, "A10")).toMatch(/<c [^>]*cm="1"[^>]*><f t="array" ref="A10:A13">/);
    expect(Number(/<v>(.*)<\/v>/.exec(cellXml(VALUE, "A13"))![1])).toBeCloseTo(13695.99, 8);
    expect(parts["xl/metadata.xml"]).toContain("XLDAPR");
  });

  it("stores an error as an error, not as a text that looks like one", () => {
    expect(cellXml(VALUE, "A15")).toMatch(/t="e"[^>]*><f>1\/0<\/f><v>#DIV\/0!<\/v>/);
  });

  it("does not ask Excel to recalculate on opening, which would lose every value where the add-in is missing", () => {
    expect(parts["xl/workbook.xml"]).not.toContain("fullCalcOnLoad");
    expect(parts["xl/workbook.xml"]).toContain('<calcPr calcId="191029"/>');
  });

  it("opens on the sheet the plan names and carries title and program", () => {
    expect(parts["xl/workbook.xml"]).toContain('activeTab="1"');
    expect(parts["docProps/core.xml"]).toContain("<dc:title>Sample</dc:title>");
  });

  it("carries notes, choices, frozen panes, widths, print set-up and number formats", () => {
    expect(parts["xl/comments1.xml"]).toContain("list price of the maker");
    expect(parts[INPUTS]).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="B5"[^>]*>.*"MARKET,DB,SL,SYD"|<dataValidation [^>]*type="list"[^>]*sqref="B5"[^>]*>.*&quot;MARKET,DB,SL,SYD&quot;/s);
    expect(parts[INPUTS]).toMatch(/<pane [^>]*xSplit="1"[^>]*ySplit="1"|<pane [^>]*ySplit="1"[^>]*xSplit="1"/);
    expect(parts[VALUE]).toMatch(/<pane [^>]*ySplit="2"/);
    expect(parts[VALUE]).toMatch(/<col [^>]*width="30"/);
    expect(parts[VALUE]).toMatch(/<pageSetup [^>]*orientation="landscape"/);
    expect(parts["xl/styles.xml"]).toContain('formatCode="$#,##0"');
  });

  it("colours by a rule that passes over cells no spill has filled", () => {
    expect(parts[VALUE]).toMatch(/<conditionalFormatting sqref="A10:A13"><cfRule [^>]*type="expression"[^>]*><formula>AND\(ISNUMBER\(A10\),A10&lt;\$B\$3\)<\/formula>/);
  });

  it("draws a native chart; a reference line over columns is a line on the same axes", () => {
    const chart = parts["xl/charts/chart1.xml"]!;
    expect(chart).toContain("How fast does the value fall?");
    const bars = /<c:barChart>.*<\/c:barChart>/s.exec(chart)![0];
    const lines = /<c:lineChart>.*<\/c:lineChart>/s.exec(chart)![0];
    expect(bars.match(/<c:ser>/g)).toHaveLength(1);
    expect(lines.match(/<c:ser>/g)).toHaveLength(1);
    expect(lines).toContain('<a:prstDash val="dash"/>');
    expect(lines.match(/<c:axId [^>]*>/g)).toEqual(bars.match(/<c:axId [^>]*>/g));
    expect(Object.entries(parts).filter(([path]) => /^xl\/drawings\/drawing\d+\.xml$/.test(path)).map(([, xml]) => xml).join()).toContain("Value falls by 23 % a year");
  });

  it("is well-formed in every part", () => {
    for (const [path, xml] of Object.entries(parts).filter(([path]) => /\.(xml|rels)$/.test(path))) {
      const open: string[] = [];
      for (const [, close, name, self] of xml.replaceAll(/<\?.*?\?>|<!--.*?-->/gs, "").matchAll(/<(\/?)([\w:.-]+)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>/g)) {
        if (self) continue;
        if (close) expect([path, open.pop()]).toEqual([path, name]);
        else open.push(name!);
      }
      expect([path, open]).toEqual([path, []]);
      expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
    }
  });

  it("gives the same bytes for the same plan, at any time of day", async () => {
    jest.useFakeTimers({ now: new Date("2031-05-05"), doNotFake: ["setTimeout", "setImmediate", "queueMicrotask", "nextTick"] });
    try {
      expect(Buffer.from(await writeWorkbook(SAMPLE, engine)).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });
});
