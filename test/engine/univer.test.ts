import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { BaseFunction, IFunctionService, UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import "@univerjs/engine-formula/facade";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import "@univerjs/sheets/facade";
import { IDescriptionService, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import "@univerjs/sheets-formula/facade";
import { functionDescriptions, functionTexts } from "../../src/engine/descriptions";
import { engineOn } from "../../src/engine/univer";
import { CATALOGUE } from "../../src/functions/catalogue";
import { TEXTS } from "../../src/functions/texts-en";
import { TEXTS as TEXTOS } from "../../src/functions/texts-es";
import { SAMPLES } from "./sample-functions";
import { at, edit, show } from "./sheet";

/** The engine together with Univer's own interface, as the window has it. */
const workbook = () => {
  const univer = new Univer({
    logLevel: LogLevel.WARN, locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: functionTexts("en", TEXTS), [LocaleType.ES_ES]: functionTexts("es", TEXTOS) },
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  const api = FUniver.newAPI(univer);
  return { univer, api, ...engineOn(univer, api, [...CATALOGUE, ...SAMPLES]) };
};

it("a blocked spill leaves styled blank cells blank", async () => {
  const { engine, workbook: book } = workbook();
  book.getSheetByName("Sheet1")!.getRange("A1:B6").setFontWeight("bold");
  await edit(engine, { N1: 4, A1: "=CCREDIT.LADDER(N1)", A3: "x", C1: "=COUNTA(A1:B9)", C2: "=ISBLANK(B4)", C3: "=CCREDIT.DOUBLES(B5:B6)" });
  expect([at(engine, "A1"), ...show(engine, "C1:C2").flat()]).toEqual(["#SPILL!", 2, true]);
  await edit(engine, { A3: null });
  expect(show(engine, "C1:C2").flat()).toEqual([8, false]);
  await edit(engine, { N1: 1 });
  expect([...show(engine, "C1:C2").flat(), ...show(engine, "A2:B4").flat()]).toEqual([2, true, null, null, null, null, null, null]);
  engine.dispose();
});

it("inserting, deleting and moving rows keeps spills, readers and messages right", async () => {
  const { engine, workbook: book } = workbook();
  const sheet = book.getSheetByName("Sheet1")!;
  await edit(engine, { A1: "=CCREDIT.LADDER(4)", D1: "=SUM(B2:B10)", D2: "=CCREDIT.REASON(1)" });
  sheet.insertRowsBefore(0, 2);
  await engine.calculate();
  expect([engine.formula("Sheet1!D3"), at(engine, "D3"), ...show(engine, "A3:B6").flat()]).toEqual(["=SUM(B4:B12)", 90, 1, 10, 2, 20, 3, 30, 4, 40]);
  expect([engine.message("Sheet1!D4"), engine.message("Sheet1!D2")]).toEqual(["which: reason 1", undefined]);
  expect(engine.spills()).toEqual([{ sheet: "Sheet1", row: 3, column: 1, rows: 4, columns: 2 }]);
  sheet.deleteRows(0, 2);
  await engine.calculate();
  expect([at(engine, "D1"), engine.message("Sheet1!D2"), ...show(engine, "A1:B5").flat()]).toEqual([90, "which: reason 1", 1, 10, 2, 20, 3, 30, 4, 40, null, null]);
  engine.dispose();
});

it("undo and redo are recalculated, spills and messages included", async () => {
  const { engine, workbook: book } = workbook();
  await edit(engine, { N1: 2, A1: "=CCREDIT.LADDER(N1)", D1: "=SUM(B2:B10)" });
  await edit(engine, { N1: 0 });
  expect([at(engine, "A1"), at(engine, "D1"), engine.message("Sheet1!A1")]).toEqual(["#VALUE!", 0, "steps: expected a whole number of at least 1 and at most 5000, got 0"]);
  book.undo();
  await engine.calculate();
  expect([at(engine, "A1"), at(engine, "D1"), engine.message("Sheet1!A1")]).toEqual([1, 20, undefined]);
  book.redo();
  await engine.calculate();
  expect([at(engine, "A1"), at(engine, "D1")]).toEqual(["#VALUE!", 0]);
  engine.dispose();
});

it("many cells written at once are one step to undo", async () => {
  const { engine, workbook: book } = workbook();
  engine.setMany("Sheet1", [{ row: 1, column: 1, value: 1 }, { row: 2, column: 1, formula: "=A1+1" }]);
  await engine.calculate();
  book.undo();
  await engine.calculate();
  expect(show(engine, "A1:A2").flat()).toEqual([null, null]);
  engine.dispose();
});

it("completion and hints know every function in English and in Spanish", () => {
  const { engine, univer, api } = workbook();
  const descriptions = univer.__getInjector().get(IDescriptionService);
  descriptions.registerDescriptions([...functionDescriptions()]);
  for (const language of ["en", "es"] as const) {
    api.setLocale(language === "en" ? LocaleType.EN_US : LocaleType.ES_ES);
    expect(descriptions.getSearchListByNameFirstLetter("CCREDIT.").length).toBe(CATALOGUE.length);
    for (const spec of CATALOGUE) {
      const shown = descriptions.getFunctionInfo(`CCREDIT.${spec.name}`)!;
      expect(shown.description).toBe(spec.summary[language]);
      Object.values(spec.args as Record<string, { meaning: Record<"en" | "es", string>; optional: boolean }>).forEach((slot, i) => {
        const { detail, require, name } = shown.functionParameter[i]!;
        expect(detail.startsWith(slot.meaning[language])).toBe(true);
        expect(require).toBe(slot.optional ? 0 : 1);
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      });
    }
  }
  engine.dispose();
});

it("a native function that throws is one bad cell, not a dead workbook", async () => {
  const { engine, univer } = workbook();
  const thrown = Object.assign(new BaseFunction("THROWS"), { calculate: () => { throw new RangeError("out of range"); } });
  univer.__getInjector().get(IFunctionService).registerExecutors(thrown);
  await edit(engine, { A1: "=THROWS()", A2: "=1+1", A3: "=IFERROR(A1,7)" });
  expect(show(engine, "A1:A3").flat()).toEqual(["#VALUE!", 2, 7]);
  expect(engine.message("Sheet1!A1")).toBe("the spreadsheet failed at this formula: RangeError: out of range");
  await edit(engine, { A2: "=1+2" });
  expect(at(engine, "A2")).toBe(3);
  engine.dispose();
});
