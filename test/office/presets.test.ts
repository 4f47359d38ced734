import type { Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { isFormula } from "../../src/sheets/plan";
import { loadPreset } from "../../src/workbook/load";
import { officeWorkbook } from "../../src/workbook/office";
import { createCalculator } from "../host/calculation";
import { install, openExcel, type OpenExcel } from "../host/open";

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.12", isStrict: true });
  install(excel);
  await excel.settled();
});
afterAll(() => {
  excel.host.open(null);
  excel.close();
});

/** The first preset of each kind. */
const ONE_OF_EACH: readonly (readonly [string, Preset])[] = [...new Map([...PRESETS].reverse().map((preset) => [preset.archetype, preset])).values()].map((preset) => [preset.archetype, preset]);
/** Look for sheets, look for names, look once more, begin, and the four stages: contents, looks, notes with charts and the end. */
const MOST_REQUESTS = 8;

describe.each(ONE_OF_EACH)("a preset of kind %s in Excel", (_kind, preset) => {
  const plan = buildWorkbook(preset);
  let seconds: number;
  beforeAll(async () => {
    excel.host.open(createCalculator());
    excel.host.forget();
    const start = performance.now();
    await loadPreset(officeWorkbook(), plan);
    seconds = (performance.now() - start) / 1000;
  });

  it(`loads in at most ${MOST_REQUESTS} requests, each far below 5 MB`, () => {
    const requests = excel.host.requests;
    console.log(`${preset.id}: ${requests.length} requests, ${requests.map(({ bytes }) => `${(bytes / 1000).toFixed(0)} kB`).join(" + ")}, ${seconds.toFixed(1)} s`);
    expect(requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThan(2_500_000);
  });
  it("stands there cell by cell as planned", () => {
    const differences: string[] = [];
    for (const { name, cells } of plan.sheets) {
      const sheet = excel.host.book.sheets.find((one) => one.name === name)!;
      for (const { row, column, content } of cells) {
        const typed = sheet.cells.get(`${row - 1},${column - 1}`)?.typed ?? "";
        const planned = content === null ? "" : isFormula(content) ? `=${content.formula.replace(/^=/, "")}` : content;
        if (typed !== planned) differences.push(`${name} row ${row} column ${column}: ${String(typed)} instead of ${String(planned)}`);
      }
    }
    expect(differences).toEqual([]);
  });
  it("calculates: no check fails that the embedded spreadsheet passes", async () => {
    const port = officeWorkbook();
    const checks = plan.sheets.find(({ key }) => key === "checks")!;
    const used = await port.used(checks.name);
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter(({ value }) => typeof value === "object" && value !== null && value.error === "#NAME?")).toEqual([]);
  });
});
