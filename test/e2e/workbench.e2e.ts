import { type Browser, chromium, type Page } from "playwright-core";
import { LIBRARY } from "../../src/functions/library";
import type { Cell } from "../../src/functions/cells";
import { answer } from "../../src/functions/evaluate";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(() => browser.close());

const open = async (query = "") => {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (problem) => problems.push(problem.message));
  page.on("request", (request) => !/^(blob|data):/.test(request.url()) && !request.url().startsWith(process.env["BASE_URL"]!) && problems.push(`asked ${request.url()}`));
  await page.goto(new URL(`workbench.html${query}`, process.env["BASE_URL"]).href);
  await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  return { page, problems };
};

const value = (page: Page, address: string): Promise<Cell> => page.evaluate((at) => (window as never as { computeCredit: { engine: { value(at: string): Cell } } }).computeCredit.engine.value(at), address);
const select = (page: Page, address: string): Promise<void> =>
  page.evaluate((at) => (window as never as { computeCredit: { port: { select(at: string): Promise<void> } } }).computeCredit.port.select(at), address);
interface Handle {
  readonly computeCredit: { readonly engine: { formula(at: string): string | null; value(at: string): unknown; calculate(): Promise<void> } };
}
/** Gives the grid the keyboard by a click, then stands on the cell that is meant. */
const click = async (page: Page, address: string): Promise<void> => {
  await select(page, address);
  // The sheet before may have charts where a click would land, and the grid takes a click in its own time: what is
  // selected before it has done so is lost.
  if (!(await page.evaluate(() => document.activeElement?.getAttribute("data-u-comp") === "editor"))) {
    await page.waitForTimeout(400);
    const grid = (await page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox())!;
    await page.mouse.click(grid.x + grid.width / 2, grid.y + grid.height / 2);
    await page.waitForTimeout(800);
  }
  await select(page, address);
  await page.waitForTimeout(300);
};
/** Types into a cell at a person's pace, and waits until the cell holds it and the sheet has calculated. */
const type = async (page: Page, address: string, text: string): Promise<void> => {
  await click(page, address);
  await page.keyboard.type(text, { delay: 25 });
  await page.keyboard.press("Enter");
  await page.waitForFunction(([at, written]) => {
    const { engine } = (window as never as Handle).computeCredit;
    return written!.startsWith("=") ? engine.formula(at!) === written : engine.value(at!) === Number(written);
  }, [address, text] as const);
  await page.evaluate(() => (window as never as Handle).computeCredit.engine.calculate());
};
const chart = (page: Page, id: string): Promise<string | null> => page.getAttribute(`canvas[data-chart="${id}"]`, "aria-label");

/** The reference loan at a deflation, by the functions themselves, outside any spreadsheet. PRESETS prints 1.58 and 1.42. */
const llcrAt = (deflation: number): number => {
  const inputs = [10_000, 1.7, 0.5, 285_680_000, 0.0995, 5, deflation, 0.8, 2.3, 3, 1.4];
  return (answer(LIBRARY.find("FLEET_SUMMARY")!, inputs, LIBRARY) as number[][])[4]![0]!;
};

describe("the workbench", () => {
  let page: Page;
  let problems: string[];
  beforeAll(async () => {
    ({ page, problems } = await open());
  });
  afterAll(() => page.context().close());

  it("opens with the CoreWeave loan calculated, and says so in the pane", async () => {
    expect(await value(page, "Coverage!C11")).toBeCloseTo(llcrAt(0.1), 9);
    expect((await value(page, "Coverage!C11") as number).toFixed(2)).toBe("1.58");
    expect(await value(page, "Checks!C3")).toBe(0);
    const headline = page.locator(".cc-headline");
    expect(await headline.locator("h2").textContent()).toBe("CoreWeave");
    expect(await headline.locator("dt", { hasText: /^LLCR$/ }).locator("xpath=following-sibling::dd[1]").textContent()).toBe("1.58x");
  });
  it("moves LLCR, DSCR, LTV, the covenant answer and the chart when deflation is typed over", async () => {
    const before = { chart: await chart(page, "dscr"), ltv: await value(page, "Collateral!C12"), dscr: await value(page, "Coverage!C7"), breach: await value(page, "Coverage!C10") };
    await type(page, "Inputs!E35", "0.4");
    expect(await value(page, "Inputs!D35")).toBe(0.4);
    expect(await value(page, "Coverage!C11")).toBeCloseTo(llcrAt(0.4), 9);
    expect((await value(page, "Coverage!C11") as number).toFixed(2)).toBe("1.42");
    expect(await value(page, "Collateral!C12")).toBeGreaterThan(before.ltv as number);
    expect(await value(page, "Coverage!C7")).toBeLessThan(before.dscr as number);
    await page.waitForFunction(() => [...document.querySelectorAll(".cc-headline dd")][0]?.textContent === "1.42x");
    await select(page, "Dashboard!A20");
    await page.waitForSelector('canvas[data-chart="dscr"]');
    expect(await chart(page, "dscr")).not.toBe(before.chart);
  });
  it("undoes that step with the keyboard", async () => {
    await click(page, "Inputs!E35");
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => (window as never as { computeCredit: { engine: { value(at: string): unknown } } }).computeCredit.engine.value("Inputs!D35") === 0.1);
    expect(await value(page, "Inputs!E35")).toBe(0.1);
  });
  it("switches the scenario from the pane, by keyboard", async () => {
    await page.focus("#cc-scenario");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => (window as never as { computeCredit: { engine: { value(at: string): unknown } } }).computeCredit.engine.value("About!C10") === 3);
    // PRESETS prints 1.45 for a deflation of 20 %.
    await page.waitForFunction(() => [...document.querySelectorAll(".cc-headline dd")][0]?.textContent === "1.45x");
    await page.selectOption("#cc-scenario", "2");
    await page.waitForFunction(() => [...document.querySelectorAll(".cc-headline dd")][0]?.textContent === "1.58x");
  });
  it("calculates a typed formula, and spills a schedule", async () => {
    await type(page, "Sheet1!A1", '=CCREDIT.GPU_RESIDUAL(30000,2.5,"SL",,5)');
    expect(await value(page, "Sheet1!A1")).toBe(15000);
    await type(page, "Sheet1!C1", "=CCREDIT.DEBT_SCHEDULE(100,0.08,5,1)");
    // Opening balance of the first year and closing balance of the last: the loan is drawn and repaid.
    expect([await value(page, "Sheet1!D1"), Math.abs(await value(page, "Sheet1!I5") as number)]).toEqual([100, 0]);
  });
  it("shows Excel's error code, and the reason in the pane", async () => {
    await type(page, "Sheet1!A3", '=CCREDIT.GPU_RESIDUAL("abc",1)');
    expect(await value(page, "Sheet1!A3")).toMatchObject({ error: "#VALUE!" });
    await page.click("#cc-tab-explain");
    await select(page, "Sheet1!A3");
    await page.waitForFunction(() => document.querySelector("#cc-panel-explain")?.textContent?.includes('cost: expected a number, got "abc"'));
  });
  it("explains the haircut down to the cells it reads, and goes there", async () => {
    await select(page, "Collateral!C14");
    await page.waitForFunction(() => document.querySelector("#cc-panel-explain h2")?.textContent === "Collateral!C14");
    const panel = page.locator("#cc-panel-explain");
    expect(await panel.locator("tr.cc-answer td").first().textContent()).toMatch(/^0\.54205/);
    await panel.getByRole("button", { name: "Inputs!D43" }).click();
    await page.waitForFunction(() => document.querySelector("#cc-panel-explain h2")?.textContent === "Inputs!D43");
    expect(await panel.textContent()).toContain("Passport of this figure");
  });
  it("writes the haircut as ordinary formulas that agree, and stay live", async () => {
    await select(page, "Collateral!C14");
    await page.waitForFunction(() => document.querySelector("#cc-panel-explain h2")?.textContent === "Collateral!C14");
    await page.click("text=Write as Excel formulas");
    await page.waitForFunction(() => document.querySelector("#cc-panel-explain .cc-status")?.textContent?.includes("Twin REPO_HAIRCUT") || document.querySelector("#cc-panel-explain h2")?.textContent?.includes("Twin REPO_HAIRCUT"));
    // Every line of a twin is label, unit, formula in words, value; the verdict is the line that compares.
    const read = () => page.evaluate(async () => {
      const { engine } = (window as never as { computeCredit: { engine: { calculate(): Promise<void>; values(at: string): unknown[][] } } }).computeCredit;
      await engine.calculate();
      return engine.values("'Twin REPO_HAIRCUT'!A1:D90");
    });
    const twin = await read();
    const verdicts = twin.filter(([label]) => /agree/i.test(String(label))).map((row) => row[3]);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.every((verdict) => verdict === true)).toBe(true);
    expect(twin.flat().some((cell) => typeof cell === "number" && Math.abs(cell - 0.5420510847699494) < 1e-12)).toBe(true);
  });
  it("finds a function, fills in its example and inserts it into the active cell", async () => {
    await select(page, "Sheet1!A10");
    await page.click("#cc-tab-functions");
    await page.fill("#cc-search", "residual straight line");
    expect(await page.locator(".cc-row").count()).toBe(0);
    await page.fill("#cc-search", "residual");
    await page.click('[data-function="GPU_RESIDUAL"]');
    await page.click("text=Fill in the worked example");
    await page.waitForFunction(() => document.querySelector(".cc-preview .cc-answer")?.textContent === "$15,000");
    await page.fill("#cc-arg-cost", "-5");
    await page.waitForSelector('#cc-arg-cost[aria-invalid="true"]');
    expect(await page.textContent(".cc-preview .cc-error")).toContain("cost: expected a number above 0, got -5");
    await page.fill("#cc-arg-cost", "30000");
    await page.click("text=Insert into the active cell");
    await page.waitForFunction(() => (window as never as { computeCredit: { engine: { value(at: string): unknown } } }).computeCredit.engine.value("Sheet1!A10") === 15000);
  });
  it("loads a second time beside the first, and changes nothing that was there", async () => {
    await page.click("#cc-tab-presets");
    await type(page, "Inputs!E35", "0.33");
    await page.click("fluent-button:has-text('Load into this workbook')");
    await page.waitForFunction(() => (window as never as { computeCredit: { engine: { sheetNames(): string[] } } }).computeCredit.engine.sheetNames().includes("Checks (2)"));
    await page.waitForFunction(() => document.querySelector('[data-preset="coreweave"] .cc-status')?.textContent?.startsWith("Loaded"));
    expect(await value(page, "Inputs!E35")).toBe(0.33);
    expect(await value(page, "'Inputs (2)'!E35")).toBe(0.1);
    expect((await value(page, "'Coverage (2)'!C11") as number).toFixed(2)).toBe("1.58");
  });
  it("asked no other server and reported no error", () => {
    expect(problems).toEqual([]);
  });
});

describe("completion", () => {
  it("offers CCREDIT functions while a person types, with their description and arguments", async () => {
    const { page, problems } = await open("?preset=none");
    await click(page, "Sheet1!B2");
    await page.keyboard.type("=CCREDIT.GPU_RES");
    await page.waitForFunction(() => document.body.innerText.includes("CCREDIT.GPU_RESIDUAL"));
    await page.keyboard.type("IDUAL(");
    await page.waitForFunction(() => document.body.innerText.includes("launch_ages"));
    await page.keyboard.press("Escape");
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe("habits", () => {
  it("speaks Spanish and keeps formulas", async () => {
    const { page, problems } = await open("?lang=es&preset=none");
    expect(await page.getAttribute("html", "lang")).toBe("es");
    expect(await page.textContent("#cc-tab-presets")).toBe("Modelos");
    await page.click("#cc-tab-functions");
    expect(await page.locator('[data-function="GPU_RESIDUAL"] span').textContent()).toMatch(/^Valor de una GPU/);
    expect(problems).toEqual([]);
    await page.context().close();
  });
  it("turns dark and remembers it", async () => {
    const { page } = await open("?preset=none");
    await page.click("text=Dark mode");
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
    await page.context().close();
  });
  it("names every control of the pane for a screen reader", async () => {
    const { page } = await open("?preset=none");
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll("#pane input, #pane select, #pane button, #pane fluent-button, #pane a, nav button")]
        .filter((control) => !(control.textContent?.trim() || control.getAttribute("aria-label") || (control.id && document.querySelector(`label[for="${control.id}"]`))))
        .map((control) => control.outerHTML));
    expect(unnamed).toEqual([]);
    await page.context().close();
  });
});
