/**
 * Page load to a computed preset, an edit to a recalculated preset, and what Excel loads at start. Times are medians of five
 * runs in headless Chromium on this machine; the bare spreadsheet in the same run is the yardstick.
 */
import { readdirSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { provideChromium } from "../src/build/chromium.mjs";
import { serve } from "../src/build/serve.mjs";

const RUNS = 5;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
interface Bench {
  readonly computeCredit: { readonly engine: { onCalculated(callback: () => void): () => void; setValue(at: string, value: number): void; calculate(): Promise<void> } };
}

const served = await serve("dist", 0);
const executablePath = await provideChromium(process.cwd());
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", "--disable-gpu"] });

const opened = async (query: string) => {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(new URL(`workbench.html${query}`, served.url).href);
  await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  return { page, context, seconds: (performance.now() - start) / 1000 };
};

const [empty, loaded, edits]: [number[], number[], number[]] = [[], [], []];
for (let run = 0; run < RUNS; run += 1) {
  const bare = await opened("?preset=none");
  empty.push(bare.seconds);
  await bare.context.close();
  const model = await opened("");
  loaded.push(model.seconds);
  edits.push(
    await model.page.evaluate(async (value) => {
      const { engine } = (window as never as Bench).computeCredit;
      const start = performance.now();
      engine.setValue("Inputs!E35", value);
      await engine.calculate();
      return (performance.now() - start) / 1000;
    }, 0.2 + run / 100),
  );
  await model.context.close();
}
await browser.close();
await served.close();

const seconds = (value: number): string => `${value.toFixed(2)} s`;
console.log(`page load to empty spreadsheet      ${seconds(median(empty))}`);
console.log(`page load to computed preset        ${seconds(median(loaded))}   ${(median(loaded) / median(empty)).toFixed(1)} × empty   aim 5 s`);
console.log(`edit to recalculated preset         ${seconds(median(edits))}   ${(median(edits) / median(empty)).toFixed(2)} × empty   aim 0.5 s`);

const kilobytes = (file: string): number => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1000;
const files = ["functions.js", "taskpane.js", "taskpane.css"];
for (const file of files) console.log(`${file.padEnd(36)}${kilobytes(file).toFixed(1).padStart(6)} kB gzip`);
const pane = readdirSync("dist/chunks").filter((name) => /^pane\..*\.js$/.test(name)).map((name) => `chunks/${name}`);
console.log(`what Excel loads at start           ${files.map(kilobytes).reduce((sum, size) => sum + size, 0).toFixed(1).padStart(6)} kB gzip   aim 150 kB`);
console.log(`… and when the pane is opened        ${pane.map(kilobytes).reduce((sum, size) => sum + size, 0).toFixed(1).padStart(6)} kB gzip`);

/** Evaluates functions.js as a runtime does, apart from Microsoft's script: the catalogue is built and associated. */
const script = readFileSync("dist/functions.js", "utf8");
const starts = Array.from({ length: RUNS }, () => {
  const associated: string[] = [];
  const start = performance.now();
  runInNewContext(script, { CustomFunctions: { associate: (id: string) => associated.push(id) }, self: {}, document: { currentScript: { src: served.url, tagName: "SCRIPT" } }, console });
  return { milliseconds: performance.now() - start, count: associated.length };
});
console.log(`functions.js start-up               ${median(starts.map(({ milliseconds }) => milliseconds)).toFixed(0).padStart(6)} ms, ${starts[0]!.count} functions associated`);
