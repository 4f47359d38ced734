import { readFileSync } from "node:fs";
import { join } from "node:path";
import { officeWorkbook } from "../../src/workbook/office";
import { addSheet } from "../host/book";
import { fault } from "../host/faults";
import { type Mishap, WIRE } from "../host/host";
import { install, openExcel, type OpenExcel } from "../host/open";
import { openDesktop } from "../host/open-desktop";
import { print } from "../support/print";
import { SAMPLE } from "../support/sample-plan";
import { looksLike, usersBook } from "./user-book";

type Opened = Pick<OpenExcel, "window" | "host" | "settled" | "close">;
let excel: Opened;
let clean: { readonly before: string; readonly after: string; readonly requests: number };
const noWait = async (): Promise<void> => {};
const port = () => officeWorkbook(noWait);

const WAYS: readonly (readonly [string, () => Opened | Promise<Opened>])[] = [
  ["the web", () => openExcel({ excelApi: "1.15" })], ["Windows", () => openDesktop("Windows", "1.15", true)], ["the Mac", () => openDesktop("Mac", "1.12", true)],
];
const start = async (open: () => Opened | Promise<Opened>): Promise<void> => {
  excel = await open();
  install(excel);
  await excel.settled();
  const book = usersBook(excel.host);
  const before = looksLike(book);
  await port().write(SAMPLE, () => {});
  clean = { before, after: looksLike(book), requests: excel.host.requests.length };
};

const REQUESTS = ["look", "begin", "contents", "looks", "notes, charts, end"];
/** What can befall a load: `hits` says which requests from the struck one on. */
interface Trouble { readonly name: string; readonly mishap: Mishap; readonly hits: "once" | "twice" | "for good" }
const refuse = (code: number): Mishap => ({ kind: "refuse", code });
const cut = (share: number, code: string): Mishap => ({ kind: "cut", share, error: fault(code, "injected") });
const TROUBLES: readonly Trouble[] = [
  { name: "access denied", mishap: refuse(WIRE.denied), hits: "once" },
  { name: "access denied from then on", mishap: refuse(WIRE.denied), hits: "for good" },
  { name: "an item exists, at its first action", mishap: cut(0, "ItemAlreadyExists"), hits: "once" },
  { name: "an item exists, half way", mishap: cut(0.5, "ItemAlreadyExists"), hits: "once" },
  { name: "breakdown after a quarter", mishap: cut(0.25, "GeneralException"), hits: "once" },
  { name: "breakdown at the last action", mishap: cut(0.99, "GeneralException"), hits: "once" },
  { name: "too many requests (429), once", mishap: refuse(WIRE.throttled), hits: "once" },
  { name: "too many requests (429), twice", mishap: refuse(WIRE.throttled), hits: "twice" },
  { name: "too many requests (429) from then on", mishap: refuse(WIRE.throttled), hits: "for good" },
  { name: "request too large", mishap: refuse(WIRE.tooLarge), hits: "once" },
  { name: "a cell is edited, then left", mishap: refuse(WIRE.cellEdit), hits: "twice" },
  { name: "a cell is edited for good", mishap: refuse(WIRE.cellEdit), hits: "for good" },
  { name: "connection lost before the work", mishap: { kind: "lose", isDone: false }, hits: "once" },
  { name: "connection lost after the work", mishap: { kind: "lose", isDone: true }, hits: "once" },
  { name: "connection lost for good, before the work", mishap: { kind: "lose", isDone: false }, hits: "for good" },
  { name: "connection lost for good, after the work", mishap: { kind: "lose", isDone: true }, hits: "for good" },
  { name: "pane closed before the work", mishap: { kind: "silence", isDone: false }, hits: "for good" },
  { name: "pane closed after the work", mishap: { kind: "silence", isDone: true }, hits: "for good" },
];

/** How a struck load may end. */
const LOADED = "loaded";
const AS_BEFORE = "as before, and says so";
const ON_RETRY = "loaded on retry, and says so";
const PERHAPS = "loaded, and says that it may be";
const ON_RETRY_CLOSED = "loaded by the next pane";

const strike = ({ mishap, hits }: Trouble, at: number): Promise<void> => {
  const last = { once: at, twice: at + 1, "for good": Infinity }[hits];
  return new Promise((silenced) => {
    // Once a pane is closed nothing of it is done any more.
    excel.host.mishap = (request) => {
      if (request < at || request > last) return undefined;
      if (mishap.kind !== "silence") return hits === "for good" && request > at && mishap.kind === "lose" ? { ...mishap, isDone: false } : mishap;
      setTimeout(silenced, 5);
      return request === at ? mishap : { kind: "silence", isDone: false };
    };
  });
};

const outcomeOf = async (trouble: Trouble, at: number): Promise<string> => {
  await excel.settled();
  const book = usersBook(excel.host);
  const silenced = strike(trouble, at);
  const first = port().write(SAMPLE, () => {}).then(() => "", (problem: Error) => problem.message);
  const said = await Promise.race([first, silenced.then(() => null)]);
  excel.host.mishap = () => undefined;
  excel.host.forget();
  const now = looksLike(book);
  if (said === "") return now === clean.after ? LOADED : `SAYS LOADED, BUT IS NOT`;
  if (said !== null && /removed again$|nothing was written$/.test(said)) return now === clean.before ? AS_BEFORE : `SAYS AS BEFORE, BUT IS NOT: ${said}`;
  if (said !== null && !/[Ll]oad again: what is left is removed first, then the load is completed\.$/.test(said)) return `UNCLEAR: ${said}`;
  if (said !== null && now === clean.after) return /This was the last step, so look first whether the sheets are all there/.test(said) ? PERHAPS : `SAYS NOT LOADED, BUT IS: ${said}`;
  // A pane that was closed leaves either nothing, a finished load, or a rest that the next pane finds.
  if (said === null && now === clean.after) return LOADED;
  expect(await port().sheetNames()).toEqual(["Sheet1", "My sheet", "Locked"]);
  expect(await port().definedNames()).toEqual(["my_name", "Table1"]);
  const steps: string[] = [];
  const second = await port().write(SAMPLE, (_done, _total, what) => void steps.push(what)).then(() => "", (problem: Error) => problem.message);
  if (second !== "" || looksLike(book) !== clean.after) return `RETRY FAILED: ${second}`;
  if (now !== clean.before && !steps.includes("removing what an interrupted load has left")) return "RETRY DID NOT SAY THAT IT CLEANED UP";
  return said === null ? ON_RETRY_CLOSED : ON_RETRY;
};

/** The words of the table in docs/decisions/0016, and which faults each of its rows is about. */
const WORDS: Readonly<Record<string, string>> = {
  before: AS_BEFORE, retry: ON_RETRY, loaded: LOADED, "next load": ON_RETRY_CLOSED, "loaded if the work was done": LOADED, "the message says that it may be loaded": PERHAPS,
};
const ROWS: Readonly<Record<string, readonly string[]>> = {
  "access denied, once": ["access denied"],
  "access denied from then on": ["access denied from then on"],
  "item exists, or breakdown anywhere within the request": ["an item exists, at its first action", "an item exists, half way", "breakdown after a quarter", "breakdown at the last action"],
  "too many requests (429), once or twice": ["too many requests (429), once", "too many requests (429), twice"],
  "too many requests (429) for good": ["too many requests (429) from then on"],
  "request too large": ["request too large"],
  "a cell is edited, then left": ["a cell is edited, then left"],
  "a cell is edited for good": ["a cell is edited for good"],
  "connection lost once": ["connection lost before the work", "connection lost after the work"],
  "connection lost for good": ["connection lost for good, before the work", "connection lost for good, after the work"],
  "pane closed": ["pane closed before the work", "pane closed after the work"],
};

describe.each(WAYS)("a load is all or nothing, whatever happens to which request, with the library of %s", (way, open) => {
  const table: string[][] = [];
  beforeAll(() => start(open));
  afterAll(() => excel.close());

  it("takes as many requests as the columns of this table", () => {
    expect(clean.requests).toBe(REQUESTS.length);
    expect(excel.host.book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "Inputs", "Chip value"]);
  });

  it.each(TROUBLES)("$name", async (trouble) => {
    const outcomes: string[] = [];
    for (let at = 1; at <= REQUESTS.length; at += 1) {
      outcomes.push(await outcomeOf(trouble, at));
      expect([excel.host.book.isCalculationSuspended, excel.host.book.isScreenSuspended, excel.host.book.calculationMode]).toEqual([false, false, "Automatic"]);
    }
    table.push([trouble.name, ...outcomes]);
    for (const outcome of outcomes) expect([LOADED, AS_BEFORE, ON_RETRY, PERHAPS, ON_RETRY_CLOSED]).toContain(outcome);
    if (trouble.name.endsWith("once") || trouble.name.endsWith("twice") || trouble.name.endsWith("then left")) expect(new Set(outcomes)).toEqual(new Set([LOADED]));
    if (trouble.name === "access denied") expect(new Set(outcomes)).toEqual(new Set([AS_BEFORE]));
  });

  it("is what the table of decision 0016 says, fault by fault and request by request", () => {
    const document = readFileSync(join(__dirname, "../../docs/decisions/0016-loading-into-excel.md"), "utf8");
    const [head, , ...rows] = document.split("\n").filter((line) => line.startsWith("|")).map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim()));
    expect(head).toHaveLength(1 + REQUESTS.length);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(ROWS));
    expect(Object.values(ROWS).flat().sort()).toEqual(TROUBLES.map(({ name }) => name).sort());
    const told = rows.flatMap(([name, ...cells]) => ROWS[name!]!.map((trouble) => [trouble, ...cells.map((cell) => {
      const [first, ifDone] = cell.split("; ");
      return WORDS[trouble.endsWith("after the work") ? (ifDone ?? first!) : first!];
    })]));
    expect(Object.fromEntries(told.map(([name, ...outcomes]) => [name, outcomes]))).toEqual(Object.fromEntries(table.map(([name, ...outcomes]) => [name, outcomes])));
  });

  it("prints the table", () => {
    const widths = [0, ...REQUESTS.map((_, i) => i + 1)].map((column) => Math.max(...[["trouble", ...REQUESTS], ...table].map((row) => row[column]!.length)));
    if (way === "the web") print("A load into Excel, with a trouble at each of its requests", [["trouble", ...REQUESTS], ...table].map((row) => row.map((text, i) => text.padEnd(widths[i]!)).join(" | ")).join("\n"));
    expect(table).toHaveLength(TROUBLES.length);
  });
});

describe("an edit of a cell", () => {
  beforeAll(() => start(WAYS[0]![1]));
  afterAll(() => excel.close());

  it("makes Excel wait, not fail: the load goes on when the cell is left", async () => {
    const book = usersBook(excel.host);
    let leave = (): void => {};
    excel.host.editing = new Promise((left) => (leave = () => {
      excel.host.editing = undefined;
      left();
    }));
    const load = port().write(SAMPLE, () => {});
    await new Promise((go) => setTimeout(go, 50));
    expect(looksLike(book)).toBe(clean.before);
    leave();
    await load;
    expect(looksLike(book)).toBe(clean.after);
  });
});

describe("what is not ours", () => {
  beforeAll(() => start(WAYS[0]![1]));
  afterAll(() => excel.close());

  it("a sheet that somebody adds meanwhile under one of our names makes the load give way, and stays", async () => {
    const book = usersBook(excel.host);
    excel.host.mishap = (request) => {
      if (request === 2) addSheet(book, "chip VALUE").cells.set("0,0", { typed: "theirs", isFormula: false, numberFormat: "General", look: new Map() });
      return undefined;
    };
    await expect(port().write(SAMPLE, () => {})).rejects.toThrow(/ItemAlreadyExists.*everything that was added has been removed again$/);
    excel.host.mishap = () => undefined;
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "chip VALUE"]);
    expect(book.names.map(({ name }) => name)).toEqual(["my_name"]);
    expect(book.settings.size).toBe(1);
  });

  it("a sheet that the user has renamed after an interrupted load is kept", async () => {
    const book = usersBook(excel.host);
    const silenced = strike({ name: "", mishap: { kind: "silence", isDone: true }, hits: "for good" }, 3);
    void port().write(SAMPLE, () => {}).catch(() => undefined);
    await silenced;
    excel.host.mishap = () => undefined;
    book.sheets.find(({ name }) => name === "Inputs")!.name = "Inputs kept";
    await port().write(SAMPLE, () => {});
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "Inputs kept", "Inputs", "Chip value"]);
  });

  it("a load of a colleague that is still running is waited for, not taken for one that was cut off", async () => {
    const book = usersBook(excel.host);
    const line = { id: "theirs", sheets: ["Theirs"], names: [], before: book.sheets.map(({ name }) => name), active: "Sheet1", copied: [] };
    addSheet(book, "Theirs");
    book.settings.set("ComputeCredit.load", { ...line, at: Date.now() });
    const pauses: number[] = [];
    const steps: string[] = [];
    // At the first pause the colleague is at work, at the second done.
    await officeWorkbook(async (milliseconds) => {
      pauses.push(milliseconds);
      if (pauses.length === 1) book.settings.set("ComputeCredit.load", { ...line, at: Date.now() + 1 });
      else book.settings.delete("ComputeCredit.load");
    }).write(SAMPLE, (_done, _total, what) => void steps.push(what));
    expect(pauses).toHaveLength(2);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(15_000);
    expect(steps).toContain("waiting in case another load is still running in this workbook");
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "My sheet", "Locked", "Theirs", "Inputs", "Chip value"]);
  });

  it("a load that fails never removes what belongs to another one that has begun meanwhile", async () => {
    await excel.settled();
    const book = usersBook(excel.host);
    excel.host.mishap = (request) => {
      if (request !== 3) return undefined;
      addSheet(book, "Theirs");
      book.settings.set("ComputeCredit.load", { id: "theirs", at: Date.now(), sheets: ["Theirs"], names: [], before: ["Sheet1", "My sheet", "Locked"], active: "Sheet1", copied: [] });
      return { kind: "refuse", code: WIRE.tooLarge };
    };
    await expect(port().write(SAMPLE, () => {})).rejects.toThrow(/another load has begun in this workbook/);
    excel.host.mishap = () => undefined;
    expect(book.sheets.map(({ name }) => name)).toContain("Theirs");
    expect((book.settings.get("ComputeCredit.load") as { id: string }).id).toBe("theirs");
  });

  it("a protected structure is seen before anything is tried", async () => {
    await excel.settled();
    const book = usersBook(excel.host);
    book.isStructureProtected = true;
    const before = looksLike(book);
    await expect(port().write(SAMPLE, () => {})).rejects.toThrow(/structure of this workbook is protected.*nothing was written$/);
    expect(looksLike(book)).toBe(before);
    expect(excel.host.requests).toHaveLength(1);
  });
});
