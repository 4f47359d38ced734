import { join } from "node:path";
import { buildSync } from "esbuild";
import { type Browser, chromium, type Frame } from "playwright-core";
import type { WorkbookPort } from "../../src/workbook/port";
import { describeWorkbook } from "../contract/port";
import { type Calculator, rangeOf } from "../host/book";
import { createCalculator } from "../host/calculation";
import { type InChromium, openInChromium, paneIn } from "../host/open-chromium";
import { setFormulas } from "../host/typing";

let browser: Browser;
let excel: InChromium;

const openExcel = (excelApi: string, calculator: Calculator | null): Promise<InChromium> => openInChromium(browser, { excelApi, calculator, served: process.env["BASE_URL"]! });

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox", "--disable-gpu"] });
  excel = await openExcel("1.15", createCalculator());
});
afterAll(async () => {
  excel.host.open(null);
  await browser.close();
});

describe("the built pane inside Excel on the web", () => {
  it("starts, and every function is associated and ready to be called", async () => {
    expect(await excel.frame.evaluate(() => [(globalThis as any).Office.context.host, (globalThis as any).Office.context.platform])).toEqual(["Excel", "OfficeOnline"]);
    const declared = ((await (await fetch(new URL("functions.json", process.env["BASE_URL"]))).json()) as { functions: { id: string }[] }).functions.map(({ id }) => id).sort();
    expect(await excel.frame.evaluate(() => Object.keys((globalThis as any).CustomFunctions._association.mappings).sort())).toEqual(declared);
    expect(excel.host.functions.isReady).toBe(true);
  });

  it("answers calls of cells: a number, a spill, an error with its reason", async () => {
    const [value, spill, error] = await Promise.all([
      excel.host.call("GPU_RESIDUAL", [30000, 2.5, "SL", null, 5]),
      excel.host.call("GPU_RESIDUAL", [30000, [[0], [1]], "DB"]),
      excel.host.call("GPU_RESIDUAL", ["abc", 2]),
    ]);
    // 30000 · (1 − 2.5/5) = 15000; 30000 · .77 = 23100
    expect(value).toEqual({ value: 15000 });
    expect(spill).toEqual({ value: [[30000], [expect.closeTo(23100, 8)]] });
    expect(error).toEqual({ error: "#VALUE!", message: 'cost: expected a number, got "abc"' });
  });

  it("loads a preset by its button, into a workbook that then calculates", async () => {
    await excel.frame.locator('[data-preset="hive"] fluent-button').first().click();
    await excel.frame.waitForSelector(".cc-headline h2", { timeout: 50_000 });
    expect(excel.host.book.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(["Sheet1", "Inputs", "Dashboard", "Checks"]));
    const numbers = await excel.frame.locator(".cc-numbers dd").allTextContents();
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers.filter((shown) => /^[^#]*\d/.test(shown)).length).toBeGreaterThan(1);
    expect(numbers.filter((shown) => shown.startsWith("#"))).toEqual([]);
    expect(excel.host.requests.map(({ code }) => code).filter((code) => code !== "")).toEqual([]);
  });

  it("shows a section when its command is clicked in the ribbon, and says when it is done", async () => {
    excel.wire.command("openFunctions");
    await excel.frame.waitForFunction(() => document.querySelector("[aria-selected=true]")?.textContent?.includes("Functions"));
    for (let i = 0; i < 100 && excel.wire.completed.length === 0; i += 1) await excel.frame.waitForTimeout(50);
    expect(excel.wire.completed).toHaveLength(1);
    expect(excel.host.runtime.state).toMatch(/visible/i);
  });

  it("sends no message that Excel would not understand, and asks nothing of anybody else", () => {
    expect([excel.wire.strange, excel.refused]).toEqual([[], []]);
  });
});

describe("commands of the ribbon while the pane is closed", () => {
  const STORED = '=_xldudf_CCREDIT_GPU_RESIDUAL(30000,2.5,"SL",,5)';
  const CALL = '=CCREDIT.GPU_RESIDUAL(30000,2.5,"SL",,5)';
  let closed: InChromium;
  beforeAll(async () => {
    closed = await openInChromium(browser, { excelApi: "1.12", calculator: createCalculator(), served: process.env["BASE_URL"]!, isHidden: true });
  });
  afterAll(async () => {
    closed.host.open(null);
    await closed.page.close();
  });
  /** A click in the ribbon, until the command says that it is done. */
  const press = async (command: string): Promise<void> => {
    const before = closed.wire.completed.length;
    closed.wire.command(command);
    for (let i = 0; i < 400 && closed.wire.completed.length === before; i += 1) await closed.page.waitForTimeout(50);
    expect(closed.wire.completed).toHaveLength(before + 1);
  };
  const typed = (sheet: number, at: string): unknown => closed.host.book.sheets[sheet]!.cells.get(at)?.typed;

  it("functions answer though nobody has opened the pane, and nothing of it is loaded", async () => {
    expect(await closed.host.call("GPU_RESIDUAL", [30000, 2.5, "SL", null, 5])).toEqual({ value: 15000 });
    expect([await closed.frame.locator(".cc-card").count(), closed.host.runtime.state]).toEqual([0, "Background"]);
  });
  it("Repair enters the stored formula again and leaves the user's, then the pane says so", async () => {
    setFormulas(rangeOf(closed.host.book.active, 0, 0, 2, 1), [[STORED], ["=1+1"]]);
    await press("repairWorkbook");
    expect([typed(0, "0,0"), typed(0, "1,0")]).toEqual([CALL, "=1+1"]);
    expect(closed.host.runtime.state).toMatch(/visible/i);
    expect(await closed.frame.locator("#cc-panel-workbook .cc-outcome").first().textContent()).toMatch(/^Repaired: 1/);
  });
  it("Freeze copies the sheet with values and keeps the live one", async () => {
    await press("freezeSheet");
    expect(closed.host.book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Sheet1 (values)", "Frozen formulas"]);
    // 30000 · (1 − 2.5/5)
    expect([typed(0, "0,0"), typed(1, "0,0"), typed(1, "1,0")]).toEqual([CALL, 15000, "=1+1"]);
  });
  it.each([["openPresets", "presets"], ["openFunctions", "functions"], ["openExplain", "explain"]])("%s opens the pane at its part", async (command, section) => {
    await press(command);
    expect(await closed.frame.locator(`#cc-panel-${section}`).getAttribute("hidden")).toBeNull();
  });
  it("Help is opened beside Excel, and the page that carries the functions is never left", async () => {
    const address = closed.frame.url();
    const popup = closed.page.waitForEvent("popup", { timeout: 5_000 });
    await press("openHelp");
    const window = await popup;
    await window.waitForLoadState();
    expect([new URL(window.url()).pathname, await window.evaluate(() => globalThis.opener as unknown)]).toEqual(["/help/index.html", null]);
    expect(closed.frame.url()).toBe(address);
    await window.close();
  });
  it("Help is a link in the pane where the browser refuses the window, as it may on the web", async () => {
    await closed.frame.evaluate(() => { window.open = () => null; });
    await press("openHelp");
    expect(await closed.frame.locator("#cc-help").getAttribute("href")).toMatch(/\/help\/index\.html$/);
    expect(await closed.frame.evaluate(() => document.activeElement!.id)).toBe("cc-help");
    await press("openHelp");
    expect(await closed.frame.locator("#cc-help").count()).toBe(1);
  });
});

describe("a pane that is closed in the middle of a load", () => {
  const load = (frame: Frame) => frame.locator('[data-preset="hive"] fluent-button').first().click();
  /** Half of the contents could stand there. */
  const isHalfWay = ({ book }: InChromium["host"]): boolean => book.sheets.some(({ name, cells }) => name === "Inputs" && cells.size > 0);

  /** Nothing of this pane is answered any more, and its page is gone. */
  const cutOff = async (): Promise<InChromium> => {
    const closed = await openExcel("1.12", null);
    const { page, host } = closed;
    host.forget();
    const stopped = new Promise<void>((gone) => {
      host.mishap = () => {
        if (!isHalfWay(host)) return undefined;
        gone();
        return { kind: "silence", isDone: false };
      };
    });
    await load(closed.frame);
    await stopped;
    const address = page.url();
    await page.goto("about:blank");
    host.mishap = () => undefined;
    await page.goto(address);
    expect(host.book.sheets.length).toBeGreaterThan(5);
    expect([...host.book.settings.keys()]).toEqual(["ComputeCredit.load"]);
    return closed;
  };

  it("leaves what the next pane removes before it loads: every sheet stands there once, and the user's are as they were", async () => {
    const { page, host } = await cutOff();
    const left = host.book.sheets.map(({ name }) => name);
    const frame = await paneIn(page);
    await load(frame);
    // The new pane cannot know that the old one is gone: it waits until the load has been silent for fifteen seconds.
    await frame.waitForSelector(".cc-headline h2", { timeout: 50_000 });
    expect(host.book.sheets.map(({ name }) => name)).toEqual(left);
    expect(host.book.sheets.every(({ name, cells }) => name === "Sheet1" || cells.size > 0)).toBe(true);
    expect([...host.book.settings.keys()]).toEqual([]);
    expect(await frame.locator("#cc-unfinished").count()).toBe(0);
    await page.close();
  }, 120_000);

  it("is told of by the next pane, in doubt at first, and taken back by keyboard alone", async () => {
    const { page, host } = await cutOff();
    const frame = await paneIn(page);
    expect(await frame.locator("#cc-unfinished[role=status]").textContent()).toMatch(/^A moment ago something was being loaded into this workbook\..*HIVE/);
    await frame.waitForSelector("#cc-unfinished[role=alert]", { timeout: 30_000 });
    const told = (await frame.locator("#cc-unfinished").textContent())!;
    expect(told).toMatch(/^A load into this workbook was interrupted; parts of it are here: .*HIVE/);
    expect(told).toContain(`Sheets it left (${host.book.sheets.length - 1}): ${host.book.sheets.slice(1).map(({ name }) => name).join(", ")}.`);
    const focused = (): Promise<string> => frame.evaluate(() => document.activeElement!.id);
    await frame.focus("#cc-tab-presets");
    const reached: string[] = [];
    for (let i = 0; i < 5 && reached.at(-1) !== "cc-unfinished-remove"; i += 1) {
      await page.keyboard.press("Tab");
      reached.push(await focused());
    }
    // The first thing after the tabs.
    expect(reached.filter((id) => !id.startsWith("cc-tab-"))).toEqual(["cc-unfinished-remove"]);
    // Excel refuses once: the button keeps the keyboard, for another try.
    host.book.isStructureProtected = true;
    await page.keyboard.press("Enter");
    await frame.waitForFunction(() => document.querySelector("#cc-unfinished [role=status]")!.textContent!.startsWith("Not removed: the structure of this workbook is protected"));
    expect(await focused()).toBe("cc-unfinished-remove");
    host.book.isStructureProtected = false;
    await page.keyboard.press("Enter");
    await frame.waitForFunction(() => document.querySelector("#cc-unfinished [role=status]")!.textContent === "Removed. Everything else is as it was.");
    expect(await focused()).toBe("cc-unfinished");
    expect([host.book.sheets.map(({ name }) => name), host.book.names.length, [...host.book.settings.keys()], host.book.active.name]).toEqual([["Sheet1"], 0, [], "Sheet1"]);
    await page.close();
  }, 120_000);

  it("goes on where Excel only hides its page, as it does with a shared runtime, and shows how it ended when it is seen again", async () => {
    const { page, frame, host } = await openExcel("1.12", null);
    const see = (state: "hidden" | "visible"): Promise<void> => frame.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
    host.forget();
    const hidden = new Promise<void>((done) => {
      host.mishap = () => {
        if (isHalfWay(host)) void see("hidden").then(done);
        return undefined;
      };
    });
    await load(frame);
    await hidden;
    for (let i = 0; i < 600 && host.book.settings.size > 0; i += 1) await page.waitForTimeout(50);
    expect([[...host.book.settings.keys()], host.book.active.name]).toEqual([[], "Dashboard"]);
    await see("visible");
    await frame.waitForSelector(".cc-headline h2", { timeout: 50_000 });
    expect(await frame.locator("#cc-unfinished").count()).toBe(0);
    await page.close();
  }, 120_000);
});

/** As in test/contract/office.test.ts: the least we ask for and the most this library knows, all above refused by the library itself; and a newer Excel. */
const LEVELS = [
  { excelApi: "1.12", isStrict: true },
  { excelApi: "1.15", isStrict: true },
  { excelApi: "1.20", isStrict: false },
] as const;

describe.each(LEVELS)("the contract of a workbook in a real browser, on an Excel with ExcelApi $excelApi", ({ excelApi, isStrict }) => {
  const bundle = buildSync({
    stdin: { contents: 'import { officeWorkbook } from "./src/workbook/office"; globalThis.testPort = officeWorkbook();', resolveDir: join(__dirname, "../.."), loader: "ts" },
    bundle: true, write: false, format: "iife", target: "chrome109",
  }).outputFiles[0]!.text;
  let here: InChromium;
  beforeAll(async () => {
    here = await openExcel(excelApi, createCalculator());
    await here.frame.evaluate(bundle);
    await here.frame.evaluate((strict) => { (globalThis as any).OfficeExtension.CommonUtility._doApiNotSupportedCheck = strict; }, isStrict);
  });
  afterAll(async () => {
    here.host.open(null);
    await here.page.close();
  });
  afterEach(() => {
    expect([here.wire.strange, here.refused]).toEqual([[], []]);
    expect(here.host.requests.map(({ code }) => code).filter((code) => code === "NotImplemented" || code === "GeneralException")).toEqual([]);
  });

  it("the library says of itself that it knows this level", async () => {
    expect(await here.frame.evaluate((asked) => (globalThis as any).Office.context.requirements.isSetSupported("ExcelApi", asked), excelApi)).toBe(true);
    // A member of a later level is refused where the library is strict, before anything travels.
    const said = await here.frame.evaluate(() => (globalThis as any).Excel.run(async (context: any) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").getPrecedents();
      await context.sync();
    }).then(() => "", ({ code }: any) => code as string));
    expect(said).toBe(excelApi === "1.12" ? "ApiNotFound" : "NotImplemented");
    here.host.forget();
  });

  const ask = <T>(method: string, ...args: readonly unknown[]): Promise<T> =>
    here.frame.evaluate(async ([name, given]) => {
      try {
        return { answer: await (globalThis as any).testPort[name as string](...(given as unknown[])) };
      } catch (problem: any) {
        return { failure: String(problem.message) };
      }
    }, [method, args] as const).then((said: any) => {
      if ("failure" in said) throw new Error(said.failure);
      return said.answer;
    });
  /** The adapter runs in the pane; only its questions and answers cross over. */
  const remote: WorkbookPort = {
    sheetNames: () => ask("sheetNames"), definedNames: () => ask("definedNames"), namedRanges: () => ask("namedRanges"), read: (address) => ask("read", address), used: (sheet) => ask("used", sheet),
    set: (address, content) => ask("set", address, content), setMany: (cells) => ask("setMany", cells), selection: () => ask("selection"), selectedArea: () => ask("selectedArea"),
    select: (address) => ask("select", address),
    async write(plan, progress) {
      const steps = await here.frame.evaluate(async (given) => {
        const told: [number, number, string][] = [];
        try {
          await (globalThis as any).testPort.write(given, (...step: [number, number, string]) => void told.push(step));
          return { told };
        } catch (problem: any) {
          return { told, failure: String(problem.message) };
        }
      }, plan as any) as { readonly told: readonly [number, number, string][]; readonly failure?: string };
      steps.told.forEach((step) => progress(...step));
      if (steps.failure !== undefined) throw new Error(steps.failure);
    },
    watch(changed) {
      const started = here.frame.evaluate(() => {
        const page = globalThis as any;
        page.told = 0;
        page.stopTest = page.testPort.watch(() => void (page.told += 1));
      });
      let seen = 0;
      const timer = setInterval(() => void here.frame.evaluate(() => (globalThis as any).told as number).then((told) => {
        if (told > seen) changed();
        seen = told;
      }), 10);
      return () => {
        clearInterval(timer);
        void started.then(() => here.frame.evaluate(() => (globalThis as any).stopTest()));
      };
    },
  };
  describeWorkbook("Excel through Office.js in Chromium", async () => {
    here.host.open(createCalculator());
    here.host.forget();
    return remote;
  }, { calculates: true, tellsReasons: false, isOpen: true, isNear: false });
});
