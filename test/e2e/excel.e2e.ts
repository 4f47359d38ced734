import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import type { WorkbookPort } from "../../src/workbook/port";
import { describeWorkbook } from "../contract/port";
import type { Calculator } from "../host/book";
import { createCalculator } from "../host/calculation";
import { createHost, type Host } from "../host/host";
import { LIBRARY } from "../host/open";
import { paneAddress, requirements, type WebWire, webWire } from "../host/web-wire";

const HOSTED = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const ORIGIN = "https://localhost";

interface InExcel { readonly page: Page; readonly frame: Frame; readonly host: Host; readonly wire: WebWire; readonly refused: readonly string[] }

let browser: Browser;
let excel: InExcel;

/** Excel on the web: this page holds the workbook's end of the wire, a frame in it holds our built pane with Microsoft's Office.js. */
const openExcel = async (excelApi: string, calculator: Calculator | null): Promise<InExcel> => {
  const page = await (await browser.newContext({ viewport: { width: 420, height: 800 } })).newPage();
  const host = createHost(calculator);
  const refused: string[] = [];
  const wire = webWire(host, { requirements: requirements(excelApi), locale: "en-US", origin: ORIGIN }, (json) =>
    void page.evaluate((message) => (window as any).toPane(message), json).catch(() => undefined));
  await page.exposeFunction("fromPane", (json: unknown) => wire.receive(json));
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.href === `${ORIGIN}/excel.html`) {
      const address = JSON.stringify(paneAddress(`${ORIGIN}/taskpane.html`, { origin: ORIGIN, locale: "en-US" }));
      return route.fulfill({ contentType: "text/html", body: `<!doctype html><iframe id="pane" width="400" height="780"></iframe><script>
        const pane = document.getElementById("pane");
        window.toPane = (json) => pane.contentWindow.postMessage(json, "${ORIGIN}");
        addEventListener("message", (event) => { if (event.source === pane.contentWindow) window.fromPane(event.data); });
        pane.src = ${address};
      </script>` });
    }
    if (url.origin === ORIGIN) return route.fulfill({ response: await route.fetch({ url: new URL(url.pathname.slice(1), process.env["BASE_URL"]).href }) });
    const file = join(LIBRARY, url.pathname.replace("/lib/1/hosted/", ""));
    if (url.href.startsWith(HOSTED) && existsSync(file)) return route.fulfill({ path: file, contentType: "text/javascript" });
    refused.push(url.href);
    return route.abort();
  });
  await page.goto(`${ORIGIN}/excel.html`);
  return { page, frame: await paneIn(page), host, wire, refused };
};
const paneIn = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector("#pane")).contentFrame();
  await frame!.waitForSelector("#pane .cc-card", { timeout: 30_000 });
  return frame!;
};

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

describe("a pane that is closed in the middle of a load", () => {
  it("leaves what the next pane removes before it loads: every sheet stands there once, and the user's are as they were", async () => {
    const closed = await openExcel("1.12", null);
    const { page, host } = closed;
    const load = (frame: Frame) => frame.locator('[data-preset="hive"] fluent-button').first().click();
    host.forget();
    const stopped = new Promise<void>((gone) => {
      host.mishap = () => {
        // Once half of the contents could stand there, nothing of this pane is answered any more.
        if (!host.book.sheets.some(({ name, cells }) => name === "Inputs" && cells.size > 0)) return undefined;
        gone();
        return { kind: "silence", isDone: false };
      };
    });
    await load(closed.frame);
    await stopped;
    await page.reload();
    host.mishap = () => undefined;
    const left = host.book.sheets.map(({ name }) => name);
    expect(left.length).toBeGreaterThan(5);
    expect([...host.book.settings.keys()]).toEqual(["ComputeCredit.load"]);
    const frame = await paneIn(page);
    await load(frame);
    // The new pane cannot know that the old one is gone: it waits until the load has been silent for fifteen seconds.
    await frame.waitForSelector(".cc-headline h2", { timeout: 50_000 });
    expect(host.book.sheets.map(({ name }) => name)).toEqual(left);
    expect(host.book.sheets.every(({ name, cells }) => name === "Sheet1" || cells.size > 0)).toBe(true);
    expect([...host.book.settings.keys()]).toEqual([]);
    await page.close();
  }, 120_000);
});

describe("the contract of a workbook in a real browser", () => {
  const bundle = buildSync({
    stdin: { contents: 'import { officeWorkbook } from "./src/workbook/office"; globalThis.testPort = officeWorkbook();', resolveDir: join(__dirname, "../.."), loader: "ts" },
    bundle: true, write: false, format: "iife", target: "chrome109",
  }).outputFiles[0]!.text;
  beforeAll(() => excel.frame.evaluate(bundle));

  const ask = <T>(method: string, ...args: readonly unknown[]): Promise<T> =>
    excel.frame.evaluate(async ([name, given]) => {
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
      const steps = await excel.frame.evaluate(async (given) => {
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
      const started = excel.frame.evaluate(() => {
        const page = globalThis as any;
        page.told = 0;
        page.stopTest = page.testPort.watch(() => void (page.told += 1));
      });
      let seen = 0;
      const timer = setInterval(() => void excel.frame.evaluate(() => (globalThis as any).told as number).then((told) => {
        if (told > seen) changed();
        seen = told;
      }), 10);
      return () => {
        clearInterval(timer);
        void started.then(() => excel.frame.evaluate(() => (globalThis as any).stopTest()));
      };
    },
  };
  describeWorkbook("Excel through Office.js in Chromium", async () => {
    excel.host.open(createCalculator());
    return remote;
  }, { calculates: true, tellsReasons: false, isOpen: true, isNear: false });
});
