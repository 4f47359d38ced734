import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import "@univerjs/engine-formula/facade";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import "@univerjs/sheets/facade";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import "@univerjs/sheets-conditional-formatting/facade";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import "@univerjs/sheets-data-validation/facade";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import "@univerjs/sheets-formula/facade";
import { UniverSheetsNotePlugin } from "@univerjs/sheets-note";
import "@univerjs/sheets-note/facade";
import { engineOn } from "../../src/engine/univer";
import { CATALOGUE } from "../../src/functions/catalogue";
import type { ChartPlan } from "../../src/sheets/plan";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { univerLook } from "../../src/workbook/embedded-look";
import { SAMPLE } from "../support/sample-plan";

/** The spreadsheet with every plugin that needs no window. */
const start = () => {
  const univer = new Univer({ logLevel: LogLevel.WARN, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  for (const plugin of [
    UniverFormulaEnginePlugin, UniverSheetsPlugin, UniverSheetsFormulaPlugin, UniverDataValidationPlugin, UniverSheetsDataValidationPlugin,
    UniverSheetsConditionalFormattingPlugin, UniverSheetsNotePlugin,
  ]) univer.registerPlugin(plugin as typeof UniverSheetsPlugin);
  const api = FUniver.newAPI(univer);
  return { api, ...engineOn(univer, api, CATALOGUE) };
};

describe("the look of the embedded spreadsheet", () => {
  const { api, engine, workbook } = start();
  const drawn: [string, ChartPlan][] = [];
  const port = embeddedWorkbook(engine, univerLook({ api, workbook, engine, drawChart: (sheet, chart) => void drawn.push([sheet.getSheetName(), chart]) }));
  const sheet = (name: string) => workbook.getSheetByName(name)!;
  beforeAll(() => port.write(SAMPLE, () => {}));
  afterAll(() => engine.dispose());

  it("colours and formats cells without touching what stands in them", () => {
    const cost = sheet("Inputs").getRange("B3");
    expect(cost.getBackground()).toBe("#E6EEFB");
    expect(cost.getCellStyleData()!.n).toEqual({ pattern: "$#,##0" });
    expect(engine.value("Inputs!B3")).toBe(30000);
    expect(engine.value("'Chip value'!B3")).toBeCloseTo(15000, 9);
    expect(engine.formula("'Chip value'!B3")).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
    expect(engine.value("Inputs!A7")).toBe("=not a formula");
  });
  it("styles the cells a spill fills without breaking the spill", () => {
    expect(sheet("Chip value").getRange("A12").getCellStyleData()!.n).toEqual({ pattern: "$#,##0" });
    expect(engine.value("'Chip value'!A12")).toBeCloseTo(17787, 8);
  });
  it("sets widths, frozen panes and notes", () => {
    expect(sheet("Inputs").getColumnWidth(0)).toBe(28 * 7 + 5);
    expect(sheet("Inputs").getFreeze()).toEqual({ xSplit: 1, ySplit: 1, startRow: 1, startColumn: 1 });
    expect(sheet("Chip value").getFreeze()).toMatchObject({ xSplit: 0, ySplit: 2, startRow: 2 });
    expect(sheet("Inputs").getRange("B3").getNote()!.note).toBe("list price of the maker");
  });
  it("offers the choices of a cell", () => {
    expect(JSON.parse(sheet("Inputs").getRange("B5").getDataValidation()!.rule.formula1!)).toEqual(["MARKET", "DB", "SL", "SYD"]);
  });
  it("colours by rules over the planned ranges", () => {
    const rules = sheet("Chip value").getConditionalFormattingRules();
    expect(rules.map(({ rule }) => (rule as { value?: string }).value).sort()).toEqual(['=AND(ISNUMBER(A10),A10<$B$3)', '=B5="ok"']);
  });
  it("hands each chart to whoever draws charts", () => {
    expect(drawn.map(([name, chart]) => [name, chart.id])).toEqual([["Chip value", "path"]]);
  });
});
