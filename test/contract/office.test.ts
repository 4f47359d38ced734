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

  it("tells names that only one sheet knows from those of the workbook", async () => {
    excel.host.open(null);
    const port = officeWorkbook(async () => {});
    const { book } = excel.host;
    book.names.push({ kind: "NamedItem", name: "rate", formula: "=Sheet1!$A$1", comment: "" });
    book.sheets[0]!.names.push({ kind: "NamedItem", name: "rate", formula: "=Sheet1!$B$1", comment: "" });
    expect(await port.namedRanges()).toEqual([{ name: "rate", refersTo: "Sheet1!$A$1" }, { name: "rate", refersTo: "Sheet1!$B$1", sheet: "Sheet1" }]);
  });

  it("holds no range after its requests", async () => {
    await new Promise((go) => setTimeout(go, 50));
    expect(excel.host.kept()).toEqual([]);
  });
});

it("rests on these beliefs about real Excel", () => {
  console.log(`Beliefs met: ${[...metGuesses()].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  expect(metGuesses().size).toBeGreaterThan(10);
});
