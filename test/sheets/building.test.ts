import type { Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import { resolve } from "../../src/sheets/references";
import { startSheet } from "../../src/sheets/sheet";
import { buildWorkbook } from "../../src/sheets/workbook";
import { formulasOf } from "./forms";

const preset = PRESETS.find(({ id }) => id === "coreweave")!;

describe("building", () => {
  it("keeps two loads of a comparison two sets", () => {
    const plan = buildWorkbook(PRESETS.find(({ id }) => id === "miners")!, { taken: ["STRESS"] });
    expect(plan.sheets.every(({ name }) => name.endsWith(" (2)"))).toBe(true);
    expect(formulasOf(plan).some(({ text }) => text.includes("'Inputs (2)'!"))).toBe(true);
  });

  it("numbers all sheets alike when one name is taken, so that two loads stay two sets", () => {
    const plan = buildWorkbook(preset, { taken: ["STRESS"] });
    expect(plan.sheets.map(({ name }) => name)).toEqual(buildWorkbook(preset).sheets.map(({ name }) => `${name} (2)`));
    expect(formulasOf(plan).some(({ text }) => text.includes("'Inputs (2)'!"))).toBe(true);
    expect(formulasOf(plan).some(({ text }) => /(?<![(2) '])Inputs!/.test(text))).toBe(false);
  });

  it("takes labels and scenario names in the language asked for", () => {
    const texts = (language: "en" | "es"): ReadonlySet<unknown> => new Set(buildWorkbook(preset, { language }).sheets.flatMap(({ cells }) => cells.map(({ content }) => content)));
    const deflation = preset.figures.find(({ key }) => key === "deflation")!;
    expect(texts("en").has(deflation.label)).toBe(true);
    expect(texts("es").has(deflation.labelEs)).toBe(true);
    expect(texts("es").has(preset.scenarios[4]!.nameEs)).toBe(true);
  });

  it("changes the fingerprint when an input changes by one part in 10^15, and not when a label of a format does", () => {
    const print = (of: Preset): unknown => buildWorkbook(of).sheets[0]!.cells.find(({ row, column }) => row === 25 && column === 3)!.content;
    const rent = preset.figures.find(({ key }) => key === "rent")!;
    const moved: Preset = { ...preset, figures: preset.figures.map((figure) => (figure.key === "rent" ? { ...figure, value: rent.value! * (1 + 2 ** -50) } : figure)) };
    expect(print(preset)).toMatch(/^[0-9a-f]{16}$/);
    expect(print(moved)).not.toBe(print(preset));
    expect(print({ ...preset })).toBe(print(preset));
  });

  it("has one row on Sources for each fact behind a figure", () => {
    const listed = buildWorkbook(preset).sheets.find(({ key }) => key === "sources")!.cells.filter(({ column, row }) => column === 1 && row >= 5).map(({ content }) => content);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { facts } of preset.figures) for (const id of facts) expect(listed).toContain(id);
  });

  it("refuses a scenario that does not exist, a key nobody knows and a cell planned twice", () => {
    expect(() => buildWorkbook(preset, { scenario: 13 })).toThrow("expected a scenario of coreweave (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), got 13");
    expect(() => resolve("=[rent]*[hours]", (key) => (key === "rent" ? "D34" : undefined))).toThrow('no row has the key "hours"');
    const sheet = startSheet("x", "X", "Title", "Purpose");
    expect(() => sheet.put("A1", 1, "label")).toThrow("X!A1 is planned twice");
  });

  it("refuses a preset whose scenario changes what is no input", () => {
    const broken: Preset = { ...preset, scenarios: preset.scenarios.map((scenario) => (scenario.number === 3 ? { ...scenario, changes: { nonsense: 1 } } : scenario)) };
    expect(() => buildWorkbook(broken)).toThrow('scenario 3 changes "nonsense", which is no input');
  });
});
