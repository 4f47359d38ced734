import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { commandsOf } from "../../src/build/manifest";
import { allNodes, readXml } from "../../src/build/xml";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(() => browser.close());

const address = (path: string): string => new URL(path, process.env["BASE_URL"]).href;
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * A host that is Excel by name: it keeps ribbon commands, settings of the workbook and what is asked of the pane. Its
 * workbook cannot be read, so that the pane also shows how it bears that.
 */
const hostScript = (language: string): string => `
window.host = { commands: {}, shown: 0, settings: {}, startup: "None" };
window.Office = {
  HostType: { Excel: "Excel" }, StartupBehavior: { load: "Load", none: "None" }, AsyncResultStatus: { Failed: "failed" }, EventType: {},
  onReady: (ready) => addEventListener("load", () => ready({ host: "Excel" })),
  actions: { associate: (id, act) => { host.commands[id] = act; } },
  addin: {
    showAsTaskpane: async () => { host.shown += 1; },
    getStartupBehavior: async () => host.startup, setStartupBehavior: async (value) => { host.startup = value; },
  },
  context: {
    displayLanguage: ${JSON.stringify(language)}, requirements: { isSetSupported: (name, version) => !(name === "ExcelApi" && version === "1.18") },
    ui: { openBrowserWindow: (url) => { host.opened = url; } },
    document: { settings: { get: (key) => host.settings[key], set: (key, value) => { host.settings[key] = value; }, saveAsync: (done) => done({ status: "succeeded" }) } },
  },
};
window.Excel = { run: async () => { throw new Error("the workbook cannot be read"); } };
window.CustomFunctions = { associate() {} };`;

interface Opened {
  readonly page: Page;
  /** Requests to anywhere but our own files and Office.js, and whatever the content policy refused. */
  readonly elsewhere: readonly string[];
}

const openPane = async ({ language = "en-US", width = 320, scheme = "light" as "light" | "dark", closed = false } = {}): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width, height: 720 }, colorScheme: scheme });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(blob|data):/.test(url) && !url.startsWith(process.env["BASE_URL"]!) && url !== OFFICE_JS) elsewhere.push(`asked ${url}`);
  });
  page.on("console", (message) => { if (/Content Security Policy/.test(message.text())) elsewhere.push(message.text()); });
  await page.route(OFFICE_JS, (route) => route.fulfill({ contentType: "text/javascript", body: hostScript(language) }));
  if (closed) await page.addInitScript(() => Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" }));
  await page.goto(address("taskpane.html"));
  return { page, elsewhere };
};

const SECTIONS = ["presets", "functions", "explain", "workbook"] as const;

/** Uses every part of the pane: tabs, details, a function's form with an answer, the buttons of the workbook. */
const useEverything = async (page: Page): Promise<void> => {
  await page.waitForSelector("#cc-tab-workbook");
  for (const details of await page.locator("#cc-panel-presets > div > section > details > summary").all()) await details.click();
  await page.locator("#cc-panel-presets details details > summary").first().click();
  await page.click("#cc-tab-functions");
  await page.click('[data-function="GPU_RESIDUAL"]');
  await page.click("#cc-panel-functions fluent-button[type=button]");
  await page.waitForFunction(() => document.querySelector(".cc-preview .cc-answer")?.textContent?.includes("15"));
  await page.click("#cc-panel-functions fluent-button[type=submit]");
  await page.click("#cc-tab-explain");
  await page.click("#cc-tab-workbook");
  for (const id of ["cc-repair", "cc-freeze", "cc-freeze-all", "cc-native", "cc-start"]) await page.click(`#${id}`);
  await page.waitForTimeout(300);
};

describe("nothing leaves the workbook", () => {
  it("the pane asks for its own files and Microsoft's library alone, and keeps nothing", async () => {
    const { page, elsewhere } = await openPane();
    await useEverything(page);
    expect(elsewhere).toEqual([]);
    const kept = await page.evaluate(async () => ({
      local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, databases: await indexedDB.databases(), caches: await caches.keys(), workers: (await navigator.serviceWorker?.getRegistrations?.())?.length ?? 0,
    }));
    expect(kept).toEqual({ local: {}, session: {}, cookie: "", databases: [], caches: [], workers: 0 });
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
  it("a request to elsewhere would be seen, and the policy of the page refuses it", async () => {
    const { page, elsewhere } = await openPane();
    await page.waitForSelector("#cc-tab-workbook");
    const sent = await page.evaluate(() => fetch("https://example.org/?cell=1").then(() => "sent", () => "refused"));
    expect(sent).toBe("refused");
    expect(elsewhere.join()).toContain("Content Security Policy");
    await page.context().close();
  });
  it("the workbench keeps language, theme and width of the pane, and nothing else", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(address("workbench.html?preset=none"));
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
    await page.click("text=Dark mode");
    await page.evaluate(() => (window as never as { computeCredit: { port: { set(at: string, value: unknown): Promise<void> } } }).computeCredit.port.set("Sheet1!A1", "secret of a borrower"));
    const kept = await page.evaluate(async () => ({ ...localStorage, ...sessionStorage, cookie: document.cookie, databases: (await indexedDB.databases()).map(({ name }) => name).join() }));
    expect(Object.keys(kept).filter((key) => !["ccredit.theme", "ccredit.language", "ccredit.pane", "cookie", "databases"].includes(key))).toEqual([]);
    expect(JSON.stringify(kept)).not.toContain("secret");
    expect([kept.cookie, kept.databases]).toEqual(["", ""]);
    await page.context().close();
  });
});

describe("the pane at 320 pixels", () => {
  it.each([["en-US", "light"], ["es-ES", "dark"]] as const)("%s, %s: no part is wider than the pane, and every tab is in sight", async (language, scheme) => {
    const { page } = await openPane({ language, scheme, width: 320 });
    await page.waitForSelector("#cc-tab-workbook");
    for (const section of SECTIONS) {
      await page.click(`#cc-tab-${section}`);
      await page.waitForTimeout(150);
      const [needed, there] = await page.evaluate(() => [document.querySelector("#pane")!.scrollWidth, document.querySelector("#pane")!.clientWidth]);
      expect([section, needed! <= there!]).toEqual([section, true]);
    }
    const right = await page.evaluate(() => Math.max(...[...document.querySelectorAll("fluent-tab")].map((tab) => tab.getBoundingClientRect().right)));
    expect(right).toBeLessThanOrEqual(320);
    expect(await page.getAttribute("html", "data-theme")).toBe(scheme);
    await page.context().close();
  });
  it("speaks the display language of the host", async () => {
    const { page } = await openPane({ language: "es-MX" });
    await page.waitForSelector("#cc-tab-workbook");
    expect(await page.textContent("#cc-tab-workbook")).toBe("Libro");
    await page.click("#cc-tab-workbook");
    expect(await page.textContent("#cc-repair")).toBe("Buscar y reparar");
    await page.context().close();
  });
});

describe("the state of the add-in", () => {
  it("counts the functions that Excel took and names the requirement sets", async () => {
    const { page } = await openPane();
    await page.click("#cc-tab-workbook");
    const { functions } = (await (await fetch(address("functions.json"))).json()) as { functions: readonly unknown[] };
    expect(await page.textContent("#cc-health")).toMatch(new RegExp(`^${functions.length}/${functions.length} functions registered · version \\d+\\.\\d+\\.\\d+ · CustomFunctionsRuntime 1\\.3 ✓ · SharedRuntime 1\\.1 ✓ · ExcelApi 1\\.12 ✓ · ExcelApi 1\\.18 ✗$`));
    await page.context().close();
  });
  it("starts with the workbook when the user says so", async () => {
    const { page } = await openPane();
    await page.click("#cc-tab-workbook");
    await page.click("#cc-start");
    await page.waitForFunction(() => (window as never as { host: { startup: string } }).host.startup === "Load");
    await page.waitForFunction(() => document.querySelector("#cc-start")?.textContent === "Do not start with this workbook");
    await page.context().close();
  });
});

describe("the ribbon", () => {
  const commands = commandsOf(allNodes(readXml(readFileSync(join(__dirname, "../../manifest.xml"), "utf8"))));
  it("finds every command of the manifest in the page", async () => {
    const { page } = await openPane({ closed: true });
    await page.waitForFunction((count) => Object.keys((window as never as { host: { commands: object } }).host.commands).length >= count, commands.length);
    expect(await page.evaluate(() => Object.keys((window as never as { host: { commands: object } }).host.commands).sort())).toEqual([...commands].sort());
    await page.context().close();
  });
  it.each([["repairWorkbook", "workbook"], ["freezeSheet", "workbook"], ["openExplain", "explain"], ["openFunctions", "functions"], ["openPresets", "presets"]])("%s works with the pane closed, opens it at %s and ends", async (command, section) => {
    const { page } = await openPane({ closed: true });
    await page.waitForFunction((id) => id in (window as never as { host: { commands: object } }).host.commands, command);
    await page.evaluate((id) => new Promise<void>((completed) => void (window as never as { host: { commands: Record<string, (event: { completed(): void }) => void> } }).host.commands[id]!({ completed })), command);
    expect(await page.evaluate(() => (window as never as { host: { shown: number } }).host.shown)).toBe(1);
    expect(await page.getAttribute(`#cc-panel-${section}`, "hidden")).toBeNull();
    if (section === "workbook") expect(await page.textContent("#cc-panel-workbook .cc-error")).toBe("the workbook cannot be read");
    await page.context().close();
  });
});

describe("by keyboard alone", () => {
  it("reaches the tabs, moves between them with arrows, and reaches every button of a part", async () => {
    const { page } = await openPane({ width: 360 });
    await page.waitForSelector("#cc-tab-workbook");
    await page.waitForTimeout(300);
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("cc-tab-presets");
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => !document.querySelector<HTMLElement>("#cc-panel-workbook")!.hidden);
    await page.waitForSelector("#cc-start");
    const reached: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press("Tab");
      reached.push(await focused());
    }
    expect(reached).toEqual(expect.arrayContaining(["cc-start", "cc-repair", "cc-freeze", "cc-freeze-all", "cc-native"]));
    await page.context().close();
  });
});

interface Workbench {
  readonly computeCredit: {
    readonly engine: { formula(at: string): string | null; value(at: string): unknown; sheetNames(): readonly string[] };
    readonly port: { set(at: string, content: unknown): Promise<void>; select(at: string): Promise<void> };
  };
}

describe("Repair, Freeze and native formulas, in the workbench", () => {
  it("repair what was stored raw, freeze a sheet, and write a selection in built-in formulas", async () => {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    const problems: string[] = [];
    page.on("pageerror", (problem) => problems.push(problem.message));
    await page.goto(address("workbench.html?preset=none&lang=en"));
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
    const { value, formula } = {
      value: (at: string) => page.evaluate((where) => (window as never as Workbench).computeCredit.engine.value(where), at),
      formula: (at: string) => page.evaluate((where) => (window as never as Workbench).computeCredit.engine.formula(where), at),
    };
    await page.evaluate(async () => {
      const { port } = (window as never as Workbench).computeCredit;
      await port.set("Sheet1!A1", { formula: '=_xldudf_CCREDIT_GPU_RESIDUAL(30000,2.5,"SL",,5)' });
      await port.set("Sheet1!A2", { formula: "=A1*2" });
    });
    await page.click("#cc-tab-workbook");
    await page.click("#cc-repair");
    await page.waitForFunction(() => document.querySelector("#cc-panel-workbook")?.textContent?.includes("Repaired: 1"));
    // 30000 · (1 − 2.5/5) = 15000
    expect([await value("Sheet1!A1"), await value("Sheet1!A2")]).toEqual([15000, 30000]);
    await page.evaluate(() => (window as never as Workbench).computeCredit.port.select("Sheet1!A1:A2"));
    await page.click("#cc-native");
    await page.waitForFunction(() => document.querySelector("#cc-panel-workbook")?.textContent?.includes("Calls written to the sheet Twins: 1"));
    await page.evaluate(() => (window as never as Workbench).computeCredit.port.select("Sheet1!A1"));
    await page.click("#cc-freeze");
    await page.waitForFunction(() => document.querySelector("#cc-panel-workbook")?.textContent?.includes("Formulas that became values: 1"));
    expect([await value("'Sheet1 (values)'!A1"), await formula("'Sheet1 (values)'!A1"), await formula("'Sheet1 (values)'!A2")]).toEqual([15000, null, "=A1*2"]);
    expect(await value("'Frozen formulas'!C6")).toBe('=CCREDIT.GPU_RESIDUAL(30000,2.5,"SL",,5)');
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
