import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Cell } from "../../src/functions/cells";
import { printOwnPreset } from "../../src/presets/own-read";
import { PRESETS } from "../../src/presets/presets";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(() => browser.close());

interface Handle {
  readonly computeCredit: {
    readonly engine: { value(at: string): Cell; values(at: string): Cell[][]; formula(at: string): string | null; setValue(at: string, value: number | string): void; calculate(): Promise<void>; sheetNames(): string[] };
    readonly port: { select(at: string): Promise<void> };
  };
}
const open = async (query: string, viewport = { width: 1280, height: 720 }) => {
  const context = await browser.newContext({ viewport, locale: "en-US", acceptDownloads: true });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (problem) => problems.push(problem.message));
  page.on("dialog", (dialog) => { problems.push(`dialog ${dialog.message()}`); void dialog.dismiss(); });
  page.on("request", (request) => !/^(blob|data):/.test(request.url()) && !request.url().startsWith(process.env["BASE_URL"]!) && problems.push(`asked ${request.url()}`));
  await page.goto(new URL(`workbench.html${query}`, process.env["BASE_URL"]).href);
  await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  return { page, problems };
};
const value = (page: Page, address: string): Promise<Cell> => page.evaluate((at) => (window as never as Handle).computeCredit.engine.value(at), address);
const becomes = (page: Page, address: string, wanted: Cell): Promise<unknown> =>
  page.waitForFunction(([at, expected]) => (window as never as Handle).computeCredit.engine.value(at as string) === expected, [address, wanted] as const);
const rowOf = async (page: Page, sheet: string, key: string): Promise<number> =>
  (await page.evaluate((at) => (window as never as Handle).computeCredit.engine.values(at), `${sheet}!A6:A120`)).findIndex(([cell]) => cell === key) + 6;
const file = (text: string, name = "preset.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const openPart = async (page: Page, id: string): Promise<void> => {
  if (!(await page.evaluate((at) => (document.getElementById(at) as HTMLDetailsElement).open, id))) await page.click(`#${id} > summary`);
};
/** Undo goes to the grid: a click gives it the keyboard. */
const undo = async (page: Page): Promise<void> => {
  const grid = (await page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox())!;
  await page.mouse.click(grid.x + grid.width - 60, grid.y + grid.height - 60);
  await page.waitForTimeout(800);
  await page.keyboard.press("Control+z");
};

describe("a model of the user's own", () => {
  let page: Page;
  let problems: string[];
  let deflation: number;
  beforeAll(async () => {
    ({ page, problems } = await open("?preset=gpu-loan"));
    deflation = await rowOf(page, "Scenarios", "deflation");
  });
  afterAll(() => page.context().close());

  it("gets a scenario: named changes in a free column, by keyboard", async () => {
    await openPart(page, "cc-scenarios");
    await page.waitForSelector("#cc-new-scenario");
    await page.focus("#cc-new-scenario");
    await page.keyboard.type("=Worse <b>than</b> before");
    await page.keyboard.press("Enter");
    await becomes(page, "Scenarios!P5", "=Worse <b>than</b> before");
    expect(await page.evaluate(() => (window as never as Handle).computeCredit.engine.formula("Scenarios!P5"))).toBeNull();
    await page.waitForFunction(() => (document.querySelector("#cc-edit-scenario") as HTMLSelectElement).value === "13");
    await page.waitForFunction(() => document.querySelector("#cc-scenarios > .cc-status")?.textContent?.includes("Stress has a column for it"));
    await page.selectOption("#cc-change-input", "deflation");
    await page.fill("#cc-change-value", "25 %");
    await page.press("#cc-change-value", "Enter");
    await becomes(page, `Scenarios!P${deflation}`, 0.25);
    await page.selectOption("#cc-scenario", "13");
    await becomes(page, `Inputs!D${deflation}`, 0.25);
    // Its LLCR lies between those of the scenarios with 20 and 40 %.
    const [own, mild, severe] = [await value(page, "Coverage!C11"), await value(page, "Stress!F66"), await value(page, "Stress!G66")] as [number, number, number];
    expect([own < mild, own > severe]).toEqual([true, true]);
    expect([await value(page, "Stress!P5"), await value(page, "Stress!P66")]).toEqual(["=Worse <b>than</b> before", own]);
    expect(await value(page, "Checks!C3")).toBe(0);
    expect(await page.locator("#pane b").count()).toBe(0);
  });
  it("refuses what is no number, and says so beside the field", async () => {
    await page.selectOption("#cc-change-input", "util");
    await page.fill("#cc-change-value", "=1+1");
    await page.click("#cc-add-change");
    await page.waitForFunction(() => document.querySelector("#cc-scenarios > .cc-error")?.textContent?.includes("Type a number"));
  });
  it("undoes a change of the pane like any other", async () => {
    const field = page.locator("#cc-scenarios td input").first();
    await field.fill("30 %");
    await field.press("Tab");
    await becomes(page, `Scenarios!P${deflation}`, 0.3);
    await undo(page);
    await becomes(page, `Scenarios!P${deflation}`, 0.25);
  });
  it("says which change moved LLCR, and the parts add up", async () => {
    await openPart(page, "cc-bridge");
    await page.waitForSelector("#cc-bridge-go");
    await page.selectOption("#cc-bridge-from", "2");
    await page.selectOption("#cc-bridge-to", "6");
    const before = await page.evaluate(() => JSON.stringify((window as never as Handle).computeCredit.engine.values("Scenarios!A1:W60")));
    await page.click("#cc-bridge-go");
    await page.waitForSelector(".cc-bridge");
    const [from, to] = [await value(page, "Stress!E66"), await value(page, "Stress!I66")] as [number, number];
    expect(await page.textContent(".cc-bridge caption")).toBe(`LLCR: ${from.toFixed(2)}x → ${to.toFixed(2)}x (+${(to - from).toFixed(3)}x)`);
    const parts = (await page.locator(".cc-bridge tbody tr:not(.cc-answer) td").allTextContents()).map((text) => Number(text.replace("−", "-").replace("x", "")));
    expect(parts).toHaveLength(2);
    // Each is shown to half a thousandth.
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - (to - from))).toBeLessThan(0.0011);
    expect(await page.textContent("#cc-bridge")).toContain("Changes that do not move it: Annual fall of resale price");
    expect(await page.evaluate(() => JSON.stringify((window as never as Handle).computeCredit.engine.values("Scenarios!A1:W60")))).toBe(before);
    await page.click("#cc-insert-bridge");
    await page.waitForFunction(() => (window as never as Handle).computeCredit.engine.sheetNames().includes("Bridge"));
  });
  it("removes a scenario of its own, and goes back to the base", async () => {
    await openPart(page, "cc-scenarios");
    await page.selectOption("#cc-edit-scenario", "13");
    await page.waitForSelector("#cc-remove-scenario");
    await page.click("#cc-remove-scenario");
    await becomes(page, "Scenarios!P5", null);
    expect([await value(page, "Stress!P4"), await value(page, "Stress!P66")]).toEqual([null, null]);
    expect([await value(page, `Scenarios!P${deflation}`), await value(page, "About!C10")]).toEqual([null, 2]);
  });
  it("takes a scenario back again by undo: its column on Stress, what that reads, its name", async () => {
    await page.fill("#cc-new-scenario", "For a moment");
    await page.press("#cc-new-scenario", "Enter");
    await becomes(page, "Stress!P4", 13);
    await undo(page);
    await becomes(page, "Stress!P4", null);
    await undo(page);
    await undo(page);
    await becomes(page, "Scenarios!P5", null);
    expect(await value(page, "Checks!C3")).toBe(0);
  });
  it("takes a rent from a pasted series, with its source", async () => {
    await openPart(page, "cc-series");
    await page.fill("#cc-series-table", "01/02/2026;2,10\n01/03/2026;2,20");
    await page.fill("#cc-series-name", "H100 broker");
    await page.fill("#cc-series-unit", "$/h");
    await page.fill("#cc-series-source", "Broker list of March");
    await page.selectOption("#cc-series-kind", "reported");
    await page.click("#cc-series-insert");
    await page.waitForFunction(() => document.querySelector("#cc-series .cc-error")?.textContent?.includes("day or month first"));
    await page.selectOption("#cc-series-dates", "dmy");
    await page.click("#cc-series-insert");
    await page.waitForSelector("#cc-series-use");
    await page.selectOption("#cc-series-input", "rent");
    await page.click("#cc-series-use");
    const rent = await rowOf(page, "Inputs", "rent");
    await becomes(page, `Inputs!M${rent}`, "Last value, H100 broker (reported)");
    expect([await value(page, `Inputs!E${rent}`), await value(page, `Inputs!J${rent}`), await value(page, `Inputs!K${rent}`)]).toEqual([2.2, "Broker list of March", "2026-03-01"]);
  });
  it("is saved to a file, opened and loaded again with the same answers", async () => {
    await openPart(page, "cc-save");
    await page.fill("#cc-own-name", "Ñandú loan");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#cc-save-own")]);
    expect(download.suggestedFilename()).toBe("own-nandu-loan.json");
    const text = readFileSync((await download.path())!, "utf8");
    expect(text).toContain('"source": "Broker list of March"');
    await page.setInputFiles("#cc-open-own", file(text, "own-nandu-loan.json"));
    await page.waitForSelector('[data-preset="own-nandu-loan"]');
    await page.click('[data-preset="own-nandu-loan"] fluent-button');
    await page.waitForFunction(() => document.querySelector('[data-preset="own-nandu-loan"] .cc-status')?.textContent?.startsWith("Loaded"));
    for (const cell of ["Coverage!C11", "Collateral!C14", "Spread!C30"]) expect([cell, await value(page, cell.replace(/^(\w+)/, "'$1 (2)'"))]).toEqual([cell, await value(page, cell)]);
    expect(await value(page, `'Inputs (2)'!J${await rowOf(page, "Inputs", "rent")}`)).toBe("Broker list of March");
  });
  it("asked no other server and reported no error", () => {
    expect(problems).toEqual([]);
  });
});

describe("hostile files", () => {
  const good = printOwnPreset({ ...PRESETS.find(({ id }) => id === "gpu-loan")!, id: "own-x" }, "test");
  let page: Page;
  let problems: string[];
  beforeAll(async () => {
    ({ page, problems } = await open("?preset=none"));
  });
  afterAll(() => page.context().close());
  const refusal = async (text: string, name?: string): Promise<string> => {
    await page.evaluate(() => document.querySelector(".cc-drop [role=alert]")?.remove());
    await page.setInputFiles("#cc-open-own", file(text, name));
    await page.waitForSelector(".cc-drop [role=alert]");
    return (await page.textContent(".cc-drop [role=alert]"))!;
  };

  it("are refused in words", async () => {
    await page.waitForSelector("#cc-open-own", { state: "attached" });
    // So large a file is made in the page itself: sending it there would take longer than the test.
    await page.evaluate(() => {
      const [input, chosen] = [document.querySelector<HTMLInputElement>("#cc-open-own")!, new DataTransfer()];
      chosen.items.add(new File([new Uint8Array(50_000_000)], "large.json"));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change"));
    });
    await page.waitForSelector(".cc-drop [role=alert]");
    expect(await page.textContent(".cc-drop [role=alert]")).toBe("Not opened:The file has 50.0 MB; at most 2 MB are opened");
    expect(await refusal(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toMatch(/^Not opened:/);
    expect(await refusal(good.replace('"archetype"', '"__proto__": {"x": 1}, "archetype"'))).toBe('Not opened:unknown field "__proto__"');
    expect(await refusal(good.replace(/"unit": "[^"]*",/, ""))).toMatch(/^Not opened:row 1 '.*': unit missing$/);
    expect(await refusal(good.replace(/"value": [\d.]+/, '"value": "NaN"'))).toMatch(/value: expected a number or null \(empty\), got "NaN"/);
    expect(await refusal(good.replace('"own-x"', '"coreweave"'))).toMatch(/belongs to a packaged preset/);
    expect(await refusal("<script>alert(1)</script>", "preset.html")).toMatch(/cannot be read as JSON/);
    expect(await page.evaluate(() => [({} as { x?: unknown }).x, document.querySelectorAll("#pane script, #pane img").length])).toEqual([undefined, 0]);
  });
  it("with markup and formulas for texts show them as texts", async () => {
    const markup = '<img src=x onerror=alert(1)>=cmd|"/c calc"!A1';
    const text = JSON.stringify({ ...(JSON.parse(good) as object), title: markup, titleEs: markup, company: "=1+1" });
    await page.setInputFiles("#cc-open-own", file(text));
    await page.waitForSelector('[data-preset="own-x"]');
    expect(await page.textContent('[data-preset="own-x"] h2')).toContain(markup);
    expect(await page.locator("#pane img").count()).toBe(0);
    await page.click('[data-preset="own-x"] fluent-button');
    await page.waitForFunction(() => document.querySelector('[data-preset="own-x"] .cc-status')?.textContent?.startsWith("Loaded"));
    expect(await value(page, "About!C5")).toBe("=1+1");
    expect(await page.evaluate(() => (window as never as Handle).computeCredit.engine.formula("About!C5"))).toBeNull();
    expect(problems).toEqual([]);
  });
});

describe("habits of the new parts", () => {
  it("speak Spanish, name every control, and fit 320 pixels", async () => {
    const { page, problems } = await open("?preset=gpu-loan&lang=es", { width: 320, height: 720 });
    for (const id of ["cc-scenarios", "cc-bridge", "cc-save", "cc-series"]) await openPart(page, id);
    await page.waitForSelector("#cc-bridge-go");
    await page.waitForSelector("#cc-add-scenario");
    expect(await page.textContent("#cc-bridge > summary")).toBe("Comparar dos escenarios");
    expect(await page.evaluate(() =>
      [...document.querySelectorAll("#pane input, #pane select, #pane textarea, #pane button, #pane fluent-button")]
        .filter((control) => !(control.textContent?.trim() || control.getAttribute("aria-label") || (control.id && document.querySelector(`label[for="${control.id}"]`))))
        .map((control) => control.outerHTML))).toEqual([]);
    expect(await page.evaluate(() => { const pane = document.querySelector(".cc-pane")!; return pane.scrollWidth <= pane.clientWidth; })).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
