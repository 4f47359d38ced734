/**
 * Memory of the built pane in Chromium, with Microsoft's Office.js on the simulated Excel: out of sight as a workbook starts
 * it, opened, after a preset was loaded, after it was loaded again. Of the frame and its small parent page; the workbook
 * itself is in another process here as in Excel. Medians of three runs, each preset once. Needs a build (npm run build).
 */
import { type Browser, chromium } from "playwright-core";
import { provideChromium } from "../src/build/chromium.mjs";
import { serve } from "../src/build/serve.mjs";
import { PRESETS } from "../src/presets/presets";
import { type ChromiumOptions, type InChromium, openInChromium } from "../test/host/open-chromium";

const RUNS = 3;
const CALLS = 5_000;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

interface Memory {
  /** Objects of scripts that are still reachable, in MB. */
  readonly heap: number;
  /** What V8 has reserved for them. */
  readonly reserved: number;
  readonly nodes: number;
  readonly listeners: number;
}
const memoryOf = async ({ page }: InChromium): Promise<Memory> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  // What a finished load has let go is collected in turns: weak references first, then what they held.
  for (let turn = 0; turn < 3; turn += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(100);
  }
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  const metric = (name: string): number => metrics.find((one) => one.name === name)!.value;
  return { heap: metric("JSHeapUsedSize") / 2 ** 20, reserved: metric("JSHeapTotalSize") / 2 ** 20, nodes: metric("Nodes"), listeners: metric("JSEventListeners") };
};
const line = (what: string, runs: readonly Memory[]): void => {
  const of = (key: keyof Memory): number => median(runs.map((run) => run[key]));
  console.log(`${what.padEnd(34)}${of("heap").toFixed(1).padStart(7)} ${of("reserved").toFixed(1).padStart(9)} ${of("nodes").toFixed(0).padStart(8)} ${of("listeners").toFixed(0).padStart(10)}`);
};

const served = await serve("dist", 0);
const executablePath = await provideChromium(process.cwd());
let browser: Browser;
/** Every run has a browser of its own: nothing of the run before is left in it. */
const opened = async <T>(options: Partial<ChromiumOptions>, act: (excel: InChromium) => Promise<T>): Promise<T> => {
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", "--disable-gpu"] });
  const excel = await openInChromium(browser, { excelApi: "1.15", served: served.url, ...options });
  const answer = await act(excel);
  await browser.close();
  return answer;
};
const repeated = async <T>(act: () => Promise<T>): Promise<readonly T[]> => {
  const answers: T[] = [];
  for (let run = 0; run < RUNS; run += 1) answers.push(await act());
  return answers;
};
/** What a recalculated model asks of the page, of which answers are remembered. */
const call = async ({ host }: InChromium): Promise<void> => {
  const ages = Array.from({ length: CALLS }, (_, i) => i / 1000);
  const results = await Promise.all(ages.map((age) => host.call("GPU_RESIDUAL", [30000, age, "SL", null, 5])));
  if (results.some((result) => "error" in result)) throw new Error("a call was not answered");
};
/** Presses the button of the preset and waits until the pane says that it is loaded. */
const load = async ({ frame }: InChromium, preset: string): Promise<void> => {
  await frame.locator(`[data-preset="${preset}"] fluent-button`).first().click();
  await frame.waitForFunction((id) => document.querySelector(`[data-preset="${id}"] .cc-status`)?.textContent?.startsWith("Loaded."), preset, { timeout: 60_000 });
  // The notices, and letting go of ranges.
  await frame.waitForTimeout(500);
};

console.log("                                     heap  reserved    nodes  listeners");
line("out of sight, functions only", await repeated(() => opened({ isHidden: true }, memoryOf)));
line(`out of sight, ${CALLS} calls answered`, await repeated(() => opened({ isHidden: true }, async (excel) => {
  await call(excel);
  return memoryOf(excel);
})));
line("opened", await repeated(() => opened({}, memoryOf)));
for (const { id } of PRESETS) {
  const [first, second] = await opened({}, async (excel) => {
    await load(excel, id);
    const once = await memoryOf(excel);
    await load(excel, id);
    return [once, await memoryOf(excel)] as const;
  });
  line(`${id}, loaded`, [first]);
  line(`${id}, loaded again`, [second]);
}
/** A leak would grow with every load. */
const many = await opened({}, async (excel) => {
  const met: Memory[] = [];
  for (let time = 0; time < 6; time += 1) {
    await load(excel, "hive");
    met.push(await memoryOf(excel));
  }
  return met;
});
console.log(`hive, loaded six times              ${many.map(({ heap }) => heap.toFixed(1)).join("  ")}`);
await served.close();
process.exit(0);
