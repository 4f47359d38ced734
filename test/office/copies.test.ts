import type { WorkbookPlan } from "../../src/sheets/plan";
import { freeze } from "../../src/workbook/freeze";
import type { FreezeWords } from "../../src/workbook/frozen-record";
import { officeWorkbook } from "../../src/workbook/office";
import { findRepairs, repairAll } from "../../src/workbook/repair";
import { rangeOf } from "../host/book";
import { createCalculator } from "../host/calculation";
import { fault } from "../host/faults";
import { install, openExcel, type OpenExcel } from "../host/open";
import { setFormulas } from "../host/typing";
import { SAMPLE } from "../support/sample-plan";
import { looksLike, usersBook } from "./user-book";

const WORDS: FreezeWords = { suffix: "(values)", record: "Frozen formulas", purpose: "What the values were", headings: ["Sheet", "Cell", "Formula", "Value", "Version"] };

let excel: OpenExcel;
const port = () => officeWorkbook(async () => {});
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.12", isStrict: true });
  install(excel);
  await excel.settled();
});
afterAll(() => {
  excel.host.open(null);
  excel.close();
});
afterEach(() => void (excel.host.mishap = () => undefined));

/** A sheet of the user's copied twice under new names, one of them with a cell replaced. */
const copies = (cell: string): WorkbookPlan => ({
  ...SAMPLE, names: [], open: "first",
  sheets: ["first", "second"].map((key) => ({
    ...SAMPLE.sheets[0]!, key, name: `My copy, ${key}`, copyOf: "My sheet", charts: [], choices: [],
    cells: key === "first" ? [{ row: 1, column: 1, content: cell, role: "label" as const }] : [],
  })),
});

describe.each([["the sample", SAMPLE], ["copies of a sheet", copies("replaced")]] as const)("%s", (_what, plan) => {
  it("leaves no trace, whichever action of whichever request fails", async () => {
    const book = usersBook(excel.host);
    const before = looksLike(book);
    await port().write(plan, () => {});
    const actions = excel.host.requests.map(({ body }) => body.Actions.length);
    let tried = 0;
    for (const [request, count] of actions.entries()) {
      // Every action of the request that adds sheets, some of the longer ones.
      for (let action = 0; action < count; action += request === 1 ? 1 : Math.ceil(count / 7)) {
        await excel.settled();
        const struck = usersBook(excel.host);
        excel.host.mishap = (at) => (at === request + 1 ? { kind: "cut", share: (action + 0.5) / count, error: fault("GeneralException", "injected") } : undefined);
        const said = await port().write(plan, () => {}).then(() => "", (problem: Error) => problem.message);
        expect([request, action, said]).toEqual([request, action, expect.stringMatching(/removed again$|nothing was written$/)]);
        expect(looksLike(struck)).toBe(before);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(actions[1]!);
  });
});

describe("a copy that was cut off before it had its name", () => {
  it("is removed by the next load; a sheet of the user's that looks like one stays", async () => {
    const book = usersBook(excel.host);
    book.sheets[0]!.name = "My sheet (9)";
    await port().write(copies("x"), () => {});
    const { body } = excel.host.requests[1]!;
    const naming = body.Actions.findIndex(({ Name }) => Name === "Name");
    expect(naming).toBeGreaterThan(0);
    await excel.settled();
    const struck = usersBook(excel.host);
    struck.sheets[0]!.name = "My sheet (9)";
    const before = looksLike(struck);
    // The request dies before the first copy is named, and the pane dies with it.
    excel.host.mishap = (request) => {
      if (request === 2) return { kind: "cut", share: (naming + 0.5) / body.Actions.length, error: fault("GeneralException", "injected") };
      return request > 2 ? { kind: "lose", isDone: false } : undefined;
    };
    await expect(port().write(copies("x"), () => {})).rejects.toThrow(/Load again/);
    excel.host.mishap = () => undefined;
    expect(struck.sheets.map(({ name }) => name)).toContain("My sheet (2)");
    await port().write(SAMPLE, () => {});
    expect(struck.sheets.map(({ name }) => name)).toEqual(["My sheet (9)", "My sheet", "Locked", "Inputs", "Chip value"]);
    expect(before).toContain("My sheet (9)");
  });
});

describe("in Excel, through Microsoft's Office.js", () => {
  it("freezing turns calls and their spills into values on copies, and keeps other formulas alive there", async () => {
    excel.host.open(createCalculator());
    await port().write(SAMPLE, () => {});
    const result = await freeze(port(), ["Inputs", "Chip value"], WORDS);
    expect(result).toEqual({ sheets: ["Inputs (values)", "Chip value (values)"], record: "Frozen formulas", values: 2, alive: 4 });
    const cell = async (address: string) => (await port().read(address))[0]![0]!;
    // 30000 · (1 − 2.5/5) and .77^t, by hand
    expect(await cell("'Chip value (values)'!B3")).toMatchObject({ value: expect.closeTo(15000, 9), formula: null });
    expect((await port().read("'Chip value (values)'!A10:A13")).map(([view]) => [view!.formula, view!.value])).toEqual([30000, 23100, 17787, 13695.99].map((value) => [null, expect.closeTo(value, 8)]));
    expect((await cell("'Chip value (values)'!B4")).formula).toBe("=B3/'Inputs (values)'!$B$3");
    await port().set("Inputs!B4", 5);
    expect((await cell("'Chip value'!B3")).value).toBeCloseTo(0, 9);
    expect((await cell("'Chip value (values)'!B3")).value).toBeCloseTo(15000, 9);
    excel.host.open(null);
  });

  it("repair finds formulas in a file's form, writes them anew and touches nothing else", async () => {
    const book = excel.host.open(createCalculator());
    setFormulas(rangeOf(book.sheets[0]!, 0, 0, 4, 2), [
      [30000, '=_xldudf_CCREDIT_GPU_RESIDUAL(A1,A2,"SL",,A3)'], [2.5, '="_xldudf_CCREDIT_LLCR("&A1'], [5, "=NOSUCHFUNCTION(1)"], ["", "a note on CCREDIT.LLCR(cfads, [rate])"],
    ]);
    const repairs = await findRepairs(port());
    expect(repairs.map(({ address, fault: why }) => [address, why])).toEqual([["'Sheet1'!B1", "stored"]]);
    expect((await repairAll(port(), repairs)).repaired).toHaveLength(1);
    expect((await port().read("Sheet1!B1:B4")).map(([view]) => view!.formula)).toEqual(['=CCREDIT.GPU_RESIDUAL(A1,A2,"SL",,A3)', '="_xldudf_CCREDIT_LLCR("&A1', "=NOSUCHFUNCTION(1)", null]);
    expect((await port().read("Sheet1!B1"))[0]![0]!.value).toBeCloseTo(15000, 9);
    expect(await findRepairs(port())).toEqual([]);
    excel.host.open(null);
  });
});
