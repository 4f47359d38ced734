import { type Browser, chromium, type Page } from "playwright-core";
import type { Cell } from "../../src/functions/cells";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(() => browser.close());

interface Handle {
  readonly computeCredit: {
    readonly engine: { value(at: string): Cell; setValue(at: string, value: number): void; calculate(): Promise<void>; sheetNames(): readonly string[] };
    readonly port: { select(at: string): Promise<void> };
  };
}
const value = (page: Page, address: string): Promise<Cell> => page.evaluate((at) => (window as never as Handle).computeCredit.engine.value(at), address);

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))("%s in the workbench", (id, preset) => {
  const plan = buildWorkbook(preset);
  const problems: string[] = [];
  const steps: string[] = [];
  let page: Page;
  beforeAll(async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-US" });
    page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (problem) => problems.push(problem.message));
    page.on("request", (request) => !/^(blob|data):/.test(request.url()) && !request.url().startsWith(process.env["BASE_URL"]!) && problems.push(`asked ${request.url()}`));
    // Every text that the progress line shows, as a person would read it.
    await page.exposeFunction("step", (text: string) => steps.push(text));
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        new MutationObserver(() => {
          const bar = document.querySelector('[role="progressbar"], progress, fluent-progress-bar');
          if (bar) (window as never as { step(text: string): void }).step(bar.closest("section, div")?.textContent ?? "");
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      });
    });
    await page.goto(new URL(`workbench.html?preset=${id}`, process.env["BASE_URL"]).href);
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  });
  afterAll(() => page.context().close());

  it("is written whole, beside the sheet that was there, and shows progress meanwhile", async () => {
    const names = await page.evaluate(() => (window as never as Handle).computeCredit.engine.sheetNames());
    expect(names.slice(1)).toEqual(plan.sheets.map(({ name }) => name));
    expect(steps.length).toBeGreaterThan(0);
  });
  it("keeps every law that its Checks expect", async () => {
    expect(await value(page, "Checks!C3")).toBe(0);
  });
  it("shows no error in any cell that holds a number or a text in the plan", async () => {
    const wrong: string[] = [];
    for (const sheet of plan.sheets) {
      const last = { row: Math.max(...sheet.cells.map(({ row }) => row)), column: Math.max(...sheet.cells.map(({ column }) => column)) };
      const errors = await page.evaluate(([name, rows, columns]) => {
        const { engine } = (window as never as Handle).computeCredit;
        const letters = (n: number): string => (n > 26 ? letters(Math.floor((n - 1) / 26)) : "") + String.fromCharCode(65 + ((n - 1) % 26));
        const found: string[] = [];
        for (let row = 1; row <= rows!; row += 1) {
          for (let column = 1; column <= columns!; column += 1) {
            const address = `'${name!}'!${letters(column)}${row}`;
            const cell = engine.value(address);
            // #N/A is how a workbook says that there is no such thing: no breach, no debt, no figure in the record.
            if (cell !== null && typeof cell === "object" && cell.error !== "#N/A") found.push(`${address} ${cell.error}`);
          }
        }
        return found;
      }, [sheet.name, last.row, last.column] as const);
      wrong.push(...errors);
    }
    expect(wrong).toEqual([]);
  });
  it("draws every chart of its plan, none over another, each with words for a screen reader", async () => {
    for (const sheet of plan.sheets.filter(({ charts }) => charts.length > 0)) {
      await page.evaluate((at) => (window as never as Handle).computeCredit.port.select(at), `'${sheet.name}'!A1`);
      await page.waitForFunction((count) => document.querySelectorAll("canvas[data-chart]").length >= count, sheet.charts.length);
      const charts = await page.locator("canvas[data-chart]").evaluateAll((found) => found.map((canvas) => {
        const { x, y, width, height } = canvas.getBoundingClientRect();
        return { id: canvas.getAttribute("data-chart")!, label: canvas.getAttribute("aria-label")!, x, y, width, height };
      }));
      expect(charts.map((chart) => chart.id).sort()).toEqual(sheet.charts.map((chart) => chart.id).sort());
      for (const chart of charts) {
        const planned = sheet.charts.find((one) => one.id === chart.id)!;
        expect(chart.label).toContain(planned.title);
        for (const series of planned.series) expect(chart.label).toContain(series.name);
        const over = charts.filter((other) => other !== chart && other.x < chart.x + chart.width && chart.x < other.x + other.width && other.y < chart.y + chart.height && chart.y < other.y + other.height);
        expect(over.map((other) => `${chart.id} over ${other.id}`)).toEqual([]);
      }
    }
  });
  it("follows another scenario", async () => {
    await page.evaluate(async () => {
      const { engine } = (window as never as Handle).computeCredit;
      engine.setValue("About!C10", 4);
      await engine.calculate();
    });
    expect(String(await value(page, "About!D10"))).toBe(preset.scenarios[3]!.name);
    expect(await value(page, "Checks!C3")).toBe(0);
  });
  it("asked nothing of the network and logged no error", () => expect(problems).toEqual([]));
});

describe("cancelling a load in the pane", () => {
  it("leaves the sheets as they were, says so, and the next load works", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-US" });
    const page = await context.newPage();
    await page.goto(new URL("workbench.html?preset=none", process.env["BASE_URL"]).href);
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
    const sheets = () => page.evaluate(() => (window as never as Handle).computeCredit.engine.sheetNames());
    const before = await sheets();
    const card = page.locator('[data-preset="gpu-loan"]');
    // The click of somebody who reads along, at the third sheet that gets its looks: by then everything is written and calculated.
    await page.evaluate(() => {
      const place = document.querySelector('[data-preset="gpu-loan"] .cc-loading')!;
      const told = new Set<string>();
      const observer = new MutationObserver(() => {
        const said = place.querySelector('[role="status"]')?.textContent ?? "";
        if (said.includes("formatting")) told.add(said);
        if (told.size < 3) return;
        observer.disconnect();
        place.querySelector<HTMLElement>("fluent-button")!.click();
      });
      observer.observe(place, { subtree: true, childList: true, characterData: true });
    });
    await card.locator("fluent-button", { hasText: /^Load/ }).click();
    await card.locator(".cc-error", { hasText: "cancelled" }).waitFor();
    expect(await sheets()).toEqual(before);
    await card.locator("fluent-button", { hasText: /^Load/ }).click();
    await card.locator(".cc-status", { hasText: /loaded/i }).waitFor();
    expect((await sheets()).length).toBeGreaterThan(before.length + 10);
    await context.close();
  });
});
