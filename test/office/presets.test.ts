import type { Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { type Cell, isCellError } from "../../src/functions/cells";
import { isFormula, type WorkbookPlan } from "../../src/sheets/plan";
import { loadPreset } from "../../src/workbook/load";
import { officeWorkbook } from "../../src/workbook/office";
import type { Book } from "../host/book";
import { createCalculator } from "../host/calculation";
import { fault } from "../host/faults";
import { type Mishap, WIRE } from "../host/host";
import { excelForFile } from "../host/open";
import { loadIntoEngine } from "../sheets/load";
import { looksLike, usersBook } from "./user-book";

const opened = excelForFile({ excelApi: "1.12", isStrict: true });

/** The first preset of each kind. */
const ONE_OF_EACH: readonly (readonly [string, Preset])[] = [...new Map([...PRESETS].reverse().map((preset) => [preset.archetype, preset])).values()].map((preset) => [preset.archetype, preset]);
const differences = (plan: WorkbookPlan, book: Book): readonly string[] =>
  plan.sheets.flatMap(({ name, cells }) => {
    const sheet = book.sheets.find((one) => one.name === name)!;
    return cells.flatMap(({ row, column, content }) => {
      const typed = sheet.cells.get(`${row - 1},${column - 1}`)?.typed ?? "";
      const planned = content === null ? "" : isFormula(content) ? `=${content.formula.replace(/^=/, "")}` : content;
      return typed === planned ? [] : [`${name} row ${row} column ${column}: ${String(typed)} instead of ${String(planned)}`];
    });
  });

/** Look, begin, contents, looks, notes with charts and the end. */
const REQUESTS = 5;
const ALL = PRESETS.map((preset) => [preset.id, preset] as const);

describe("every preset", () => {
  beforeAll(() => opened().settled());
  it.each(ALL)("%s loads in five requests below 1 MB, whatever its length, and stands there cell by cell", async (_id, preset) => {
    const plan = buildWorkbook(preset);
    const book = usersBook(opened().host);
    await officeWorkbook().write(plan, () => {});
    expect(opened().host.requests).toHaveLength(REQUESTS);
    expect(Math.max(...opened().host.requests.map(({ bytes }) => bytes))).toBeLessThan(1_000_000);
    expect(differences(plan, book)).toEqual([]);
  });
});

/** What a load must survive with a real preset as with the small sample: it fails half way, its connection goes, its pane goes. */
const STRUCK: readonly (readonly [string, Mishap, number])[] = [
  ["fails half way", { kind: "cut", share: 0.5, error: fault("ItemAlreadyExists", "injected") }, 1],
  ["is too large", { kind: "refuse", code: WIRE.tooLarge }, 1],
  ["loses its connection after the work", { kind: "lose", isDone: true }, Infinity],
  ["is the last of a pane that is closed", { kind: "silence", isDone: true }, Infinity],
];

describe.each(ONE_OF_EACH)("a preset of kind %s is all or nothing", (_kind, preset) => {
  const plan = buildWorkbook(preset);
  let [before, after] = ["", ""];
  beforeAll(async () => {
    await opened().settled();
    const book = usersBook(opened().host);
    before = looksLike(book);
    await officeWorkbook().write(plan, () => {});
    after = looksLike(book);
  });
  afterEach(() => void (opened().host.mishap = () => undefined));

  it.each(STRUCK.flatMap(([what, mishap, length]) => Array.from({ length: REQUESTS }, (_, i) => [i + 1, what, mishap, length] as const)))("when request %i %s", async (at, _what, mishap, length) => {
    await opened().settled();
    const book = usersBook(opened().host);
    let silenced = (): void => {};
    const silence = new Promise<null>((go) => (silenced = () => go(null)));
    opened().host.mishap = (request) => {
      if (request < at || request >= at + length) return undefined;
      if (mishap.kind === "silence") setTimeout(silenced, 5);
      return request === at || mishap.kind !== "silence" ? mishap : { ...mishap, isDone: false };
    };
    const said = await Promise.race([officeWorkbook(async () => {}).write(plan, () => {}).then(() => "", (problem: Error) => problem.message), silence]);
    opened().host.mishap = () => undefined;
    if (said !== null && /removed again$|nothing was written$/.test(said)) return expect(looksLike(book)).toBe(before);
    if (said !== null) expect(said).toMatch(/[Ll]oad again: what is left is removed first/);
    if (looksLike(book) !== after) await officeWorkbook(async () => {}).write(plan, () => {});
    expect(looksLike(book)).toBe(after);
  });
});

/** The five, and a look each for the names of sheets and of cells that are taken. */
const MOST_REQUESTS = 7;

describe.each(ONE_OF_EACH)("a preset of kind %s in Excel", (_kind, preset) => {
  const plan = buildWorkbook(preset);
  let seconds: number;
  beforeAll(async () => {
    await opened().settled();
    opened().host.open(createCalculator());
    opened().host.forget();
    const start = performance.now();
    await loadPreset(officeWorkbook(), plan);
    seconds = (performance.now() - start) / 1000;
  });

  it(`loads in at most ${MOST_REQUESTS} requests, each far below 5 MB`, () => {
    const requests = opened().host.requests;
    console.log(`${preset.id}: ${requests.length} requests, ${requests.map(({ bytes }) => `${(bytes / 1000).toFixed(0)} kB`).join(" + ")}, ${seconds.toFixed(1)} s`);
    expect(requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThan(2_500_000);
  });
  // To calculate the larger kind a second time would double the time of this suite.
  if (preset.archetype === "miner") it("shows in its checks and on its dashboard what the embedded spreadsheet shows", async () => {
    const engine = await loadIntoEngine(plan);
    const port = officeWorkbook();
    for (const { name } of plan.sheets.filter(({ key }) => key === "checks" || key === "dashboard")) {
      const used = await port.used(name);
      expect(used.length).toBeGreaterThan(20);
      const shown = (cell: Cell): unknown => (isCellError(cell) ? cell.error : cell);
      expect(used.map(({ address, value }) => [address, shown(value)])).toEqual(used.map(({ address }) => [address, shown(engine.value(address))]));
    }
    engine.dispose();
  });
});
