/**
 * What a preset costs on its way into Excel: requests, bytes, and milliseconds of Microsoft's Office.js with our adapter on
 * the simulated Excel, without calculation. Then the start of a page: from the first script to functions that can be called.
 * Medians of five runs on this machine. Needs a build (npm run build).
 */
import { readFileSync } from "node:fs";
import { PRESETS } from "../src/presets/presets";
import { buildWorkbook } from "../src/sheets/workbook";
import { loadPreset } from "../src/workbook/load";
import { officeWorkbook } from "../src/workbook/office";
import { install, openExcel } from "../test/host/open";

const RUNS = 5;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`.padStart(8);

const excel = await openExcel({ excelApi: "1.15" });
install(excel);
await excel.settled();
console.log("preset         requests    bytes   largest      ms   of which host");
for (const preset of PRESETS) {
  const plan = buildWorkbook(preset);
  const [times, hosts]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    excel.host.open(null);
    excel.host.forget();
    const start = performance.now();
    await loadPreset(officeWorkbook(), plan);
    times.push(performance.now() - start);
    hosts.push(excel.host.requests.reduce((sum, { ms }) => sum + ms, 0));
  }
  const sizes = excel.host.requests.map(({ bytes }) => bytes);
  const sum = sizes.reduce((total, bytes) => total + bytes, 0);
  console.log(`${preset.id.padEnd(16)}${String(sizes.length).padStart(6)} ${kilobytes(sum)}  ${kilobytes(Math.max(...sizes))}  ${median(times).toFixed(0).padStart(6)}  ${median(hosts).toFixed(0).padStart(8)}`);
}
excel.close();

const script = readFileSync("dist/functions.js", "utf8");
const [loaded, associated, ready]: [number[], number[], number[]] = [[], [], []];
for (let run = 0; run < RUNS; run += 1) {
  let start = 0;
  const marks = `window.before = performance.now(); ${script}; window.after = performance.now()`;
  const page = await openExcel({ excelApi: "1.15", prepare: () => (start = performance.now()), scripts: [marks] });
  ready.push(performance.now() - start);
  loaded.push(page.window.before);
  associated.push(page.window.after - page.window.before);
  page.close();
}
console.log(`Office.js and its Excel part loaded     ${median(loaded).toFixed(0).padStart(6)} ms`);
console.log(`functions.js, until all are associated  ${median(associated).toFixed(0).padStart(6)} ms`);
console.log(`page opened until Excel may call        ${median(ready).toFixed(0).padStart(6)} ms`);
process.exit(0);
