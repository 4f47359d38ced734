/**
 * Every preset: seconds and memory of `ccredit workbook`, start of the program and writing of the file included; seconds and
 * memory until the workbench shows it; then an edit of an input and a switch of the scenario. Medians of three runs on this machine; the empty spreadsheet in the same run is the yardstick.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { provideChromium } from "../src/build/chromium.mjs";
import { serve } from "../src/build/serve.mjs";
import { PRESETS } from "../src/presets/presets";

const RUNS = 3;
const FIRST_ROW = 6;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
interface Bench {
  readonly computeCredit: { readonly engine: { setValue(at: string, value: number): void; calculate(): Promise<void> } };
}
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const TELL_MEMORY = 'data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))';
const commandLine = (preset: string): { readonly seconds: number; readonly megabytes: number; readonly formulas: number } => {
  const start = performance.now();
  const run = spawnSync(process.execPath, ["--import", TELL_MEMORY, "dist/cli/ccredit.cjs", "workbook", preset, "--out", join(folder, `${preset}.xlsx`)], { encoding: "utf8" });
  const [formulas, peak] = [/(\d+) formulas/.exec(run.stdout)?.[1], /peak (\d+)/.exec(run.stderr)?.[1]];
  if (run.status !== 0 || !formulas || !peak) throw new Error(`ccredit workbook ${preset}: ${run.stderr}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: Number(peak) / 1024, formulas: Number(formulas) };
};

const served = await serve("dist", 0);
const executablePath = await provideChromium(process.cwd());
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", "--disable-gpu"] });

const opened = async (preset: string) => {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(new URL(`workbench.html?preset=${preset}`, served.url).href);
  await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  const seconds = (performance.now() - start) / 1000;
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { page, context, seconds, megabytes: usedSize / 2 ** 20 };
};
const set = (page: Awaited<ReturnType<typeof opened>>["page"], address: string, value: number): Promise<number> =>
  page.evaluate(async ([at, number]) => {
    const { engine } = (window as never as Bench).computeCredit;
    const start = performance.now();
    engine.setValue(at, number);
    await engine.calculate();
    return (performance.now() - start) / 1000;
  }, [address, value] as const);

const empty: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const bare = await opened("none");
  empty.push(bare.seconds);
  await bare.context.close();
}
console.log(`empty spreadsheet in the browser ${median(empty).toFixed(2)} s`);
console.log("preset       formulas  headless s   MB   browser s  × empty  heap MB   edit s  scenario s");
for (const { id, figures, scenarios } of PRESETS) {
  // The first input that a scenario changes: one that something hangs on.
  const row = figures.findIndex(({ key, value }) => value !== null && scenarios.some(({ changes }) => key in changes));
  const alone = Array.from({ length: RUNS }, () => commandLine(id));
  const [loads, heaps, edits, switches]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    const model = await opened(id);
    loads.push(model.seconds);
    heaps.push(model.megabytes);
    edits.push(await set(model.page, `Inputs!E${FIRST_ROW + row}`, figures[row]!.value! * (1.1 + run / 100)));
    switches.push(await set(model.page, "About!C10", 3 + run));
    await model.context.close();
  }
  const [first] = alone;
  console.log(
    id.padEnd(12), String(first!.formulas).padStart(8),
    median(alone.map(({ seconds }) => seconds)).toFixed(2).padStart(11), Math.max(...alone.map(({ megabytes }) => megabytes)).toFixed(0).padStart(5),
    median(loads).toFixed(2).padStart(11), (median(loads) / median(empty)).toFixed(1).padStart(8), median(heaps).toFixed(0).padStart(8),
    median(edits).toFixed(2).padStart(8), median(switches).toFixed(2).padStart(11),
  );
}
console.log("aims: headless 3 s, browser 5 s, edit and scenario 0.5 s");
await browser.close();
await served.close();
rmSync(folder, { recursive: true });
