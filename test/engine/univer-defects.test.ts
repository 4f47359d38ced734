import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import "@univerjs/engine-formula/facade";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import "@univerjs/sheets/facade";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import "@univerjs/sheets-formula/facade";
import { DEFECTS } from "./defect-cases";
import type { Cells } from "./sheet";

/**
 * Univer as it comes, without our engine: these tests hold as long as the defects are there. When one fails after an
 * upgrade, the defect is gone and its mend in src/engine can go too.
 */
const raw = (id: string) => {
  const univer = new Univer({ logLevel: LogLevel.SILENT, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  const api = FUniver.newAPI(univer);
  const workbook = api.createWorkbook({ id, name: id, sheetOrder: ["s"], sheets: { s: { id: "s", name: "Sheet1", rowCount: 100, columnCount: 20, cellData: {} } } });
  const sheet = workbook.getSheetByName("Sheet1")!;
  const step = async (cells: Cells): Promise<void> => {
    for (const [address, value] of Object.entries(cells)) {
      if (value === null) sheet.getRange(address).clear();
      else if (typeof value === "string" && value.startsWith("=")) sheet.getRange(address).setFormula(value);
      else sheet.getRange(address).setValue(value);
    }
    await api.getFormula().onCalculationResultApplied(10_000);
  };
  const read = (address: string): unknown => {
    const cell = sheet.getRange(address).getCellData();
    return cell?.t === 3 ? Boolean(cell.v) : (cell?.v ?? null);
  };
  return { step, read, dispose: () => univer.dispose() };
};

it.each(DEFECTS.map((defect, i) => [defect.name, defect, i] as const))("Univer 0.25.1: %s", async (_, { steps, read, univer, right }, i) => {
  const sheet = raw(`defect-${i}`);
  for (const cells of steps) await sheet.step(cells);
  expect(sheet.read(read)).toBe(univer);
  expect(univer).not.toBe(right);
  sheet.dispose();
});
