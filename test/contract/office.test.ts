import { officeWorkbook } from "../../src/workbook/office";
import { createCalculator } from "../host/calculation";
import { metGuesses } from "../host/guesses";
import { install, openExcel, type OpenExcel } from "../host/open";
import { describeWorkbook } from "./port";

/** The least we ask for, with the library refusing all above; the most this library knows; and newer Excels. */
const LEVELS = [
  { excelApi: "1.12", isStrict: true },
  { excelApi: "1.15", isStrict: true },
  { excelApi: "1.20", isStrict: false },
] as const;

describe.each(LEVELS)("Microsoft's Office.js on an Excel with ExcelApi $excelApi", (level) => {
  let excel: OpenExcel;
  beforeAll(async () => {
    excel = await openExcel(level);
    install(excel);
  });
  afterAll(() => {
    excel.host.open(null);
    excel.close();
  });
  afterEach(() => {
    // The host understood every message, and nothing of it is held after a request.
    expect(excel.wire.strange).toEqual([]);
    expect(excel.host.requests.map(({ code }) => code).filter((code) => code === "NotImplemented" || code === "GeneralException")).toEqual([]);
    expect([excel.host.book.isCalculationSuspended, excel.host.book.isScreenSuspended]).toEqual([false, false]);
  });

  describeWorkbook("Excel through Office.js", async () => {
    excel.host.open(createCalculator());
    excel.host.forget();
    return officeWorkbook(async () => {});
  }, { calculates: true, tellsReasons: false, isOpen: true });

  it("holds no range after its requests", async () => {
    await new Promise((go) => setTimeout(go, 50));
    expect(excel.host.kept()).toEqual([]);
  });
});

it("rests on these beliefs about real Excel", () => {
  console.log(`Beliefs met: ${[...metGuesses()].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  expect(metGuesses().size).toBeGreaterThan(10);
});
