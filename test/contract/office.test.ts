import { officeWorkbook } from "../../src/workbook/office";
import { metGuesses } from "../host/guesses";
import { openExcel } from "../host/open";
import { describeOverOffice } from "./over-office";

/** The least we ask for, with the library refusing all above; the most this library knows; and newer Excels. */
const LEVELS = [
  { excelApi: "1.12", isStrict: true },
  { excelApi: "1.15", isStrict: true },
  { excelApi: "1.20", isStrict: false },
] as const;

describe.each(LEVELS)("Microsoft's Office.js on an Excel with ExcelApi $excelApi", (level) => {
  const opened = describeOverOffice(() => openExcel(level), ({ wire }) => wire.strange);

  it("tells names that only one sheet knows from those of the workbook", async () => {
    const { host } = opened();
    host.open(null);
    const port = officeWorkbook(async () => {});
    const { book } = host;
    book.names.push({ kind: "NamedItem", name: "rate", formula: "=Sheet1!$A$1", comment: "" });
    book.sheets[0]!.names.push({ kind: "NamedItem", name: "rate", formula: "=Sheet1!$B$1", comment: "" });
    expect(await port.namedRanges()).toEqual([{ name: "rate", refersTo: "Sheet1!$A$1" }, { name: "rate", refersTo: "Sheet1!$B$1", sheet: "Sheet1" }]);
  });
});

it("rests on these beliefs about real Excel", () => {
  console.log(`Beliefs met: ${[...metGuesses()].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  expect(metGuesses().size).toBeGreaterThan(10);
});
