import type { WorkbookPlan } from "../../src/sheets/plan";
import { officeWorkbook } from "../../src/workbook/office";
import type { Book } from "../host/book";
import { fault } from "../host/faults";
import { install, openExcel, type OpenExcel } from "../host/open";
import { SAMPLE } from "../support/sample-plan";
import { looksLike, usersBook } from "./user-book";

let excel: OpenExcel;
const port = () => officeWorkbook(async () => {});
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.12", isStrict: true });
  install(excel);
  await excel.settled();
});
afterAll(() => excel.close());
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

describe("a copy that was cut off before it had its name, and its pane with it", () => {
  /** The request dies at that action, and nothing more is answered. */
  const cutAt = async (name: string): Promise<Book> => {
    usersBook(excel.host);
    await port().write(copies("x"), () => {});
    const { body } = excel.host.requests[1]!;
    const action = body.Actions.findIndex(({ Name }) => Name === name);
    expect(action).toBeGreaterThan(0);
    await excel.settled();
    const struck = usersBook(excel.host);
    excel.host.mishap = (request) =>
      request === 2 ? { kind: "cut", share: (action + 0.5) / body.Actions.length, error: fault("GeneralException", "injected") } : request > 2 ? { kind: "lose", isDone: false } : undefined;
    await expect(port().write(copies("x"), () => {})).rejects.toThrow(/Load again/);
    excel.host.mishap = () => undefined;
    expect(struck.sheets.map(({ name: left }) => left)).toContain("My sheet (2)");
    return struck;
  };

  it("is removed by the next load where it has the number of its load", async () => {
    const struck = await cutAt("Name");
    await port().write(SAMPLE, () => {});
    expect(struck.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "Inputs", "Chip value"]);
  });
  it("stays a copy of the user's sheet where it has none: later nobody can tell whose it is", async () => {
    usersBook(excel.host);
    const struck = await cutAt("Name");
    struck.sheets.find(({ name }) => name === "My sheet (2)")!.properties.clear();
    await port().write(SAMPLE, () => {});
    expect(struck.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "My sheet (2)", "Inputs", "Chip value"]);
    expect([...struck.settings.keys()]).toEqual(["another add-in"]);
  });
});
