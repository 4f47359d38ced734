import { type Browser, chromium, type Page } from "playwright-core";
import type { Texts } from "../../src/functions/texts";
import { TEXTS } from "../../src/functions/texts-en";
import { TEXTS as TEXTOS } from "../../src/functions/texts-es";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(() => browser.close());

const address = (path: string): string => new URL(path, process.env["BASE_URL"]).href;
/** A text that stands in one language only, in plain letters: scripts may hold others escaped. */
const markOf = (texts: Texts): string => Object.values(texts).flatMap(({ limits }) => limits).find((text) => /^[A-Za-z ,.:]{40,}$/.test(text))!;

/** Opens the workbench and keeps every script that it asks for. */
const open = async (query: string) => {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => { if (response.url().endsWith(".js")) scripts.push(response.text().catch(() => "")); });
  await page.goto(address(`workbench.html${query}`));
  await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  return { page, holding: async (text: string) => (await Promise.all(scripts)).filter((script) => script.includes(text)).length };
};
const openForm = async (page: Page, name: string): Promise<string> => {
  await page.click("#cc-tab-functions");
  await page.click(`[data-function="${name}"]`);
  await page.waitForSelector("#cc-panel-functions form");
  return (await page.textContent("#cc-panel-functions"))!;
};

describe("the texts of the functions", () => {
  it.each([["en", TEXTS, TEXTOS], ["es", TEXTOS, TEXTS]] as const)("in %s: the form says them, and no other language is loaded", async (language, texts, others) => {
    const { page, holding } = await open(`?lang=${language}&preset=none`);
    const form = await openForm(page, "LLCR");
    const { summary, formula, args, parts, limits, errors } = texts["LLCR"]!;
    for (const text of [summary, formula, ...Object.values(args).map(({ meaning }) => meaning), ...parts, ...limits, ...errors.map(([, reason]) => reason)]) expect(form).toContain(text);
    expect([await holding(markOf(texts)), await holding(markOf(others))]).toEqual([1, 0]);
    await page.context().close();
  });
  it("in Spanish: finds a function by an English word", async () => {
    const { page } = await open("?lang=es&preset=none");
    await page.click("#cc-tab-functions");
    await page.fill("#cc-search", "yearly decay steps");
    expect(await page.locator('[data-function="GPU_RESIDUAL"]').count()).toBe(1);
    await page.context().close();
  });
});

/** A host that is Excel by name: the page needs no more of it until the pane reads the workbook. */
const OFFICE = `window.Office = {
  HostType: { Excel: "Excel" }, context: { displayLanguage: "en-US" }, onReady: (ready) => addEventListener("load", () => ready({ host: "Excel" })),
  actions: { associate() {} }, addin: {}, EventType: {},
}; window.CustomFunctions = { associate() {} };`;

describe("the page inside Excel", () => {
  const openPage = async ({ hidden = false, refuse = /^$/ }: { readonly hidden?: boolean; readonly refuse?: RegExp }) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.route(refuse, (route) => route.abort());
    await page.route("**/office.js", (route) => route.fulfill({ contentType: "text/javascript", body: OFFICE }));
    if (hidden) await page.addInitScript(() => Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" }));
    await page.goto(address("taskpane.html"));
    return { page, pane: () => asked.filter((url) => /\/chunks\/pane\./.test(url)).length };
  };
  it("loads the pane at once where somebody sees it", async () => {
    const { page, pane } = await openPage({});
    await page.waitForSelector("#cc-tab-functions");
    expect(pane()).toBe(1);
    await page.click("#cc-tab-functions");
    await page.waitForSelector('[data-function="GPU_RESIDUAL"]');
    expect(await page.textContent('[data-function="GPU_RESIDUAL"] span')).toBe(TEXTS["GPU_RESIDUAL"]!.summary);
    await page.close();
  });
  it("started out of sight, loads it when it comes into sight", async () => {
    const { page, pane } = await openPage({ hidden: true });
    await page.waitForTimeout(500);
    expect(pane()).toBe(0);
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.waitForSelector("#cc-tab-functions");
    expect(pane()).toBe(1);
    await page.close();
  });
  it("says in words that the pane could not be loaded", async () => {
    const { page } = await openPage({ refuse: /\/chunks\/pane\./ });
    await page.waitForFunction(() => document.querySelector("#pane")?.textContent?.startsWith("The pane could not be loaded:"));
    await page.close();
  });
  it("says in words that the texts could not be loaded, and loads them on the next visit", async () => {
    const { page } = await openPage({});
    await page.waitForSelector("#cc-tab-functions");
    const refuse = (url: URL): boolean => /\/chunks\//.test(url.pathname);
    await page.route(refuse, (route) => route.abort());
    await page.click("#cc-tab-functions");
    await page.waitForFunction(() => document.querySelector("#cc-panel-functions .cc-error")?.textContent?.startsWith("The texts of the functions could not be loaded."));
    await page.unroute(refuse);
    await page.click("#cc-tab-presets");
    await page.click("#cc-tab-functions");
    await page.waitForSelector('[data-function="GPU_RESIDUAL"]');
    await page.close();
  });
});
