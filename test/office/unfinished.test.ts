import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { type Language, speaker } from "../../src/ui/language";
import { unfinishedView, type UnfinishedView } from "../../src/ui/unfinished-load";
import { officeWorkbook } from "../../src/workbook/office";
import type { Wait } from "../../src/workbook/office-request";
import { officeUnfinished } from "../../src/workbook/office-unfinished";
import { addSheet, type Book } from "../host/book";
import { WIRE } from "../host/host";
import { install, openExcel, type OpenExcel } from "../host/open";
import { SAMPLE } from "../support/sample-plan";
import { looksLike, usersBook } from "./user-book";

const KEY = "ComputeCredit.load";
const noWait = async (): Promise<void> => {};
const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.12", isStrict: true });
  install(excel);
  for (const name of ["document", "HTMLElement"]) (globalThis as Record<string, unknown>)[name] = excel.window[name];
  await excel.settled();
});
afterAll(() => excel.close());
afterEach(() => void (excel.host.mishap = () => undefined));

/** A load whose pane is closed at one of its requests, before or after Excel has done it: nothing of it is answered any more. */
const closeAt = async (plan: WorkbookPlan, at: number, isDone: boolean): Promise<Book> => {
  await excel.settled();
  const book = usersBook(excel.host);
  await new Promise<void>((closed) => {
    excel.host.mishap = (request) => {
      if (request < at) return undefined;
      setTimeout(closed, 5);
      return { kind: "silence", isDone: request === at && isDone };
    };
    void officeWorkbook(noWait).write(plan, () => {});
  });
  excel.host.mishap = () => undefined;
  excel.host.forget();
  return book;
};

/** The part of a fresh pane that tells of interrupted loads, in the page. */
const freshPane = async (language: Language = "en", wait: Wait = noWait): Promise<UnfinishedView> => {
  const view = unfinishedView(officeUnfinished(wait), speaker(language));
  excel.window.document.body.replaceChildren(view.root);
  await view.look();
  return view;
};
const said = (): string => excel.window.document.body.textContent;
const click = async (): Promise<void> => {
  excel.window.document.getElementById("cc-unfinished-remove").dispatchEvent(new excel.window.Event("click"));
  for (let i = 0; i < 200 && !/Removed|Nothing was touched|Not removed|Quitado/.test(said()); i += 1) await pause(5);
};

const HIVE = buildWorkbook(PRESETS.find(({ id }) => id === "hive")!);

describe.each([["the sample", SAMPLE], ["a preset", HIVE]] as const)("a pane that is closed while %s is loaded", (_what, plan) => {
  let [before, after] = ["", ""];
  beforeAll(async () => {
    await excel.settled();
    const book = usersBook(excel.host);
    before = looksLike(book);
    await officeWorkbook(noWait).write(plan, () => {});
    after = looksLike(book);
  });

  it.each([1, 2, 3, 4, 5].flatMap((at) => [[at, "before", false], [at, "after", true]] as const))(
    "at request %i, %s its work: the next pane says what is left, and a click takes it away", async (at, _when, isDone) => {
      const book = await closeAt(plan, at, isDone);
      const struck = looksLike(book);
      await freshPane();
      // Looking adds nothing and removes nothing.
      expect(looksLike(book)).toBe(struck);
      const isWhole = at === 5 && isDone;
      if (struck === before || isWhole) {
        expect([said(), struck]).toEqual(["", isWhole ? after : before]);
        // A workbook in which nothing was interrupted costs one small request.
        expect(excel.host.requests.map(({ bytes }) => bytes < 2_000)).toEqual([true]);
        return;
      }
      expect(at).toBeGreaterThan(1);
      expect(said()).toContain(`A load into this workbook was interrupted; parts of it are here: ${plan.title}.`);
      expect(said()).toContain(`Sheets it left (${plan.sheets.length}): ${plan.sheets.map(({ name }) => name).join(", ")}.`);
      expect(said()).toContain(`Names it left: ${plan.names.length}.`);
      expect(excel.window.document.querySelector("#cc-unfinished").getAttribute("role")).toBe("alert");
      expect(excel.host.requests.length).toBeLessThanOrEqual(5);
      await click();
      expect(said()).toContain("Removed. Everything else is as it was.");
      expect(looksLike(book)).toBe(before);
      await freshPane();
      expect(said()).toBe("");
    });
});

describe("what is said of an interrupted load", () => {
  it("stands in Spanish in a Spanish pane", async () => {
    await closeAt(SAMPLE, 3, true);
    await freshPane("es");
    expect(said()).toContain("Se interrumpió una carga en este libro y quedaron partes: Sample.Hojas que dejó (2): Inputs, Chip value.");
    await click();
    expect(said()).toContain("Quitado. Todo lo demás está como estaba.");
  });
  it("is spoken by a screen reader, and the keyboard stays in the message when its button goes", async () => {
    await closeAt(SAMPLE, 3, true);
    await freshPane();
    const { document } = excel.window;
    expect([document.querySelector("[role=alert]").id, document.querySelector("[role=alert] [role=status]").textContent]).toEqual(["cc-unfinished", ""]);
    await click();
    expect([document.activeElement.id, document.querySelector("[role=status]").textContent]).toEqual(["cc-unfinished", "Removed. Everything else is as it was."]);
    expect(document.querySelector("fluent-button")).toBeNull();
  });
  it("spares a sheet that the user has renamed, and one that he had", async () => {
    const book = await closeAt(SAMPLE, 3, true);
    book.sheets.find(({ name }) => name === "Inputs")!.name = "Inputs kept";
    await freshPane();
    expect(said()).toContain("Sheets it left (1): Chip value.");
    await click();
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "Inputs kept"]);
  });
});

describe("a load that is still running in another window", () => {
  const theirs = (book: Book, at: number): void => void book.settings.set(KEY, { id: "theirs", title: "Their model", at, sheets: ["Theirs"], names: [], before: ["Sheet1", "My sheet", "Locked"], active: "Sheet1", copied: [] });
  const withTheirs = async (): Promise<Book> => {
    await excel.settled();
    const book = usersBook(excel.host);
    addSheet(book, "Theirs").properties.set(KEY, "theirs");
    theirs(book, Date.now());
    return book;
  };
  it("is called a doubt while it lasts, and nothing is said when it has ended well", async () => {
    const book = await withTheirs();
    const heard: string[] = [];
    await freshPane("en", async (milliseconds) => {
      heard.push(`${excel.window.document.querySelector("#cc-unfinished").getAttribute("role")}: ${said()}`);
      expect(milliseconds).toBeLessThanOrEqual(15_000);
      if (heard.length === 1) theirs(book, Date.now() + 1);
      else book.settings.delete(KEY);
    });
    expect(heard).toEqual(Array(2).fill("status: A moment ago something was being loaded into this workbook. Looking whether that still goes on: Their model."));
    expect(said()).toBe("");
  });
  it("is never removed by a click, when it has gone on after all", async () => {
    const book = await withTheirs();
    await freshPane();
    expect(said()).toContain("Sheets it left (1): Theirs.");
    theirs(book, Date.now() + 60_000);
    const before = looksLike(book);
    await click();
    expect(said()).toContain("That load has gone on, or somebody else removed what it left. Nothing was touched.");
    expect(looksLike(book)).toBe(before);
  });
  it("is waited for by a second load of the same pane, not taken for one that was cut off", async () => {
    await excel.settled();
    const book = usersBook(excel.host);
    let first = Promise.resolve();
    const port = officeWorkbook(() => first);
    first = port.write(SAMPLE, () => {});
    const names = SAMPLE.names.map(({ name, refersTo }) => ({ name: `${name}_2`, refersTo }));
    while (!book.settings.has(KEY)) await pause(1);
    expect(book.sheets.find(({ name }) => name === "Inputs")?.cells.size).toBe(0);
    await Promise.all([first, port.write({ ...SAMPLE, names, sheets: SAMPLE.sheets.map((sheet) => ({ ...sheet, name: `${sheet.name} (2)` })) }, () => {})]);
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "Inputs", "Chip value", "Inputs (2)", "Chip value (2)"]);
    expect(book.sheets.every(({ name, cells }) => name === "Sheet1" || cells.size > 0)).toBe(true);
  });
});

describe("where what is left cannot be removed", () => {
  it("a protected structure is seen before anything is touched, and the button stays for another try", async () => {
    const book = await closeAt(SAMPLE, 3, true);
    await freshPane();
    book.isStructureProtected = true;
    const before = looksLike(book);
    await click();
    expect(said()).toContain("Not removed: the structure of this workbook is protected (Review > Protect Workbook): no sheet can be removed; nothing was touched");
    expect([looksLike(book), excel.window.document.querySelector("#cc-unfinished-remove").getAttribute("disabled")]).toEqual([before, null]);
    book.isStructureProtected = false;
    await click();
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked"]);
  });
  it("Excel's refusal is said in words", async () => {
    await closeAt(SAMPLE, 3, true);
    await freshPane();
    excel.host.mishap = () => ({ kind: "refuse", code: WIRE.lostSession });
    await click();
    expect(said()).toContain("Not removed: InvalidOrTimedOutSession: the connection to Excel was lost");
  });
  it("a workbook that cannot be asked has no notice of its own", async () => {
    await closeAt(SAMPLE, 3, true);
    excel.host.mishap = () => ({ kind: "refuse", code: WIRE.denied });
    await freshPane();
    expect(said()).toBe("");
  });
});
