import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import type { Preset } from "../../src/presets/figure";
import { printOwnPreset, readOwnPreset } from "../../src/presets/own-read";
import { readSeries } from "../../src/presets/own-series";
import { PRESETS } from "../../src/presets/presets";
import { presetFromSheets } from "../../src/sheets/own-preset";
import { seriesPlan } from "../../src/sheets/series";
import { buildWorkbook } from "../../src/sheets/workbook";
import { type ModelSheets, readScenarios, readSnapshot } from "../../src/ui/model-sheets";
import { typedNumber, typedText } from "../../src/ui/typed-number";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { loadPreset } from "../../src/workbook/load";
import type { WorkbookPort } from "../../src/workbook/port";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";

const named = (id: string): Preset => PRESETS.find((preset) => preset.id === id)!;
const SHEETS: ModelSheets = { inputs: "Inputs", scenarios: "Scenarios", stress: "Stress", overrides: "Overrides" };
const NAME = { id: "own-mine", title: "Mine" };

const engines: Engine[] = [];
const loaded = async (preset: Preset): Promise<{ readonly engine: Engine; readonly port: WorkbookPort }> => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  const port = embeddedWorkbook(engine);
  await loadPreset(port, buildWorkbook(preset, { taken: engine.sheetNames() }));
  return { engine, port };
};
afterAll(() => engines.forEach((engine) => engine.dispose()));

/** Many cells and one calculation: a whole model takes its time. */
const put = async (engine: Engine, cells: Readonly<Record<string, number | string | null | { readonly formula: string }>>): Promise<void> => {
  for (const [address, content] of Object.entries(cells)) {
    if (typeof content === "object" && content !== null) engine.setFormula(address, content.formula);
    else engine.setValue(address, content);
  }
  await engine.calculate();
};
const rowOf = async (port: WorkbookPort, key: string, sheet = "Inputs"): Promise<number> => (await port.read(`${sheet}!A6:A200`)).findIndex(([cell]) => cell!.value === key) + 6;
const save = async (port: WorkbookPort, preset: Preset): Promise<ReturnType<typeof presetFromSheets>> => presetFromSheets(preset, NAME, await readSnapshot(port, SHEETS), "en");
const saved = async (port: WorkbookPort, preset: Preset): Promise<Preset> => {
  const result = await save(port, preset);
  if ("problems" in result) throw new Error(result.problems.join(" | "));
  const again = readOwnPreset(printOwnPreset(result.preset, "test"));
  if ("problems" in again) throw new Error(again.problems.map(({ en }) => en).join(" | "));
  expect(again.preset).toEqual(result.preset);
  return again.preset;
};
const figure = (preset: Preset, key: string) => [...preset.figures, ...(preset.further ?? [])].find((one) => one.key === key)!;

describe.each(["coreweave", "mara"])("%s saved from its sheets", (id) => {
  const preset = named(id);
  it("is the preset itself when nothing was changed", async () => {
    const { port } = await loaded(preset);
    expect(await saved(port, preset)).toEqual({ ...preset, id: "own-mine", title: "Mine", titleEs: "Mine" });
  });
});

describe("a changed model", () => {
  const preset = named("coreweave");
  let port: WorkbookPort;
  let engine: Engine;
  beforeAll(async () => {
    ({ port, engine } = await loaded(preset));
  });

  it("keeps what was typed over with its reason, and the old fact as a conflict", async () => {
    const [rent, util, revenue, advance] = [await rowOf(port, "rent"), await rowOf(port, "util"), await rowOf(port, "revenue"), await rowOf(port, "advance")];
    await put(engine, { [`Inputs!E${rent}`]: 2.1, [`Overrides!I${await rowOf(port, "rent", "Overrides")}`]: "Quote of the broker, 12 March", [`Inputs!E${util}`]: 0.9, [`Inputs!E${revenue}`]: 5200, [`Inputs!J${revenue}`]: "Data room, management accounts", [`Inputs!K${revenue}`]: "FY2025 unaudited", [`Inputs!M${advance}`]: "As the term sheet of May says" });
    const own = await saved(port, preset);
    expect(figure(own, "rent")).toMatchObject({ value: 2.1, kind: "assumed", facts: [], how: expect.stringContaining("Quote of the broker, 12 March") });
    expect(figure(own, "util")).toMatchObject({ value: 0.9, how: expect.stringMatching(/^Changed by the user; .* has 0\.8\. No reason was given$/) });
    expect(figure(own, "revenue")).toMatchObject({ value: 5200, kind: "reported", source: "Data room, management accounts", asOf: "FY2025 unaudited", facts: [] });
    expect(figure(own, "revenue").conflicts[0]).toMatchObject({ value: 5131, fact: "F109" });
    expect(figure(own, "advance")).toMatchObject({ value: figure(preset, "advance").value!, how: expect.stringMatching(/^As the term sheet of May says · /) });
    const result = await save(port, preset);
    expect("remarks" in result && result.remarks[0]).toMatch(/^1 changed without a reason .*: Utili[sz]ation/);
  });
  it("calculates in a second workbook what it calculated in the first", async () => {
    const own = await saved(port, preset);
    const second = await loaded(own);
    for (const cell of ["Coverage!C11", "Coverage!C7", "Collateral!C14", "Spread!C30"]) expect([cell, second.engine.value(cell)]).toEqual([cell, engine.value(cell)]);
    expect(second.engine.value(`Inputs!J${await rowOf(second.port, "revenue")}`)).toBe("Data room, management accounts");
    expect(second.engine.value(`Inputs!N${await rowOf(second.port, "revenue")}`)).toBe("Preset own-mine");
  });
  it("names every row that holds no number, at once", async () => {
    const [rent, util] = [await rowOf(port, "rent"), await rowOf(port, "util")];
    await put(engine, { [`Inputs!E${rent}`]: "two", [`Inputs!E${util}`]: { formula: "=1/0" } });
    const result = await save(port, preset);
    expect("problems" in result && result.problems).toEqual([expect.stringMatching(new RegExp(`^row ${rent} '.*': expected a number, got "two"$`)), expect.stringMatching(new RegExp(`^row ${util} '.*': expected a number, got #DIV/0!$`))]);
    await put(engine, { [`Inputs!E${rent}`]: 1.7, [`Inputs!E${util}`]: 0.8 });
  });
  it("keeps a scenario of the user's own, which then has its column on Stress", async () => {
    const deflation = await rowOf(port, "deflation", "Scenarios");
    const { free } = await readScenarios(port, SHEETS);
    expect(free).toBe(13);
    await put(engine, { ["Scenarios!P5"]: "=2+2 <b>Worse</b>", [`Scenarios!P${deflation}`]: 0.25 });
    const book = await readScenarios(port, SHEETS);
    expect([book.free, book.entries.find(({ number }) => number === 13)]).toEqual([14, { number: 13, name: "=2+2 <b>Worse</b>", changes: { deflation: 0.25 } }]);
    const own = await saved(port, preset);
    expect(own.scenarios[12]).toMatchObject({ number: 13, name: "=2+2 <b>Worse</b>", changes: { deflation: 0.25 } });
    const second = await loaded(own);
    // Its LLCR on Stress lies between those of the scenarios with a fall of 20 and of 40 %.
    const [between, mild, severe] = ["P66", "F66", "G66"].map((cell) => second.engine.value(`Stress!${cell}`) as number) as [number, number, number];
    expect([between < mild, between > severe]).toEqual([true, true]);
    // A name that looks like a formula is a text in the sheet, in Stress and in the file.
    expect([second.engine.formula("Scenarios!P5"), second.engine.value("Stress!P5")]).toEqual([null, "=2+2 <b>Worse</b>"]);
    expect((await readScenarios(second.port, SHEETS)).free).toBe(14);
    await put(engine, { ["Scenarios!P5"]: null, [`Scenarios!P${deflation}`]: null });
  });
  it("refuses changes in the column of the base", async () => {
    await put(engine, { [`Scenarios!E${await rowOf(port, "deflation", "Scenarios")}`]: 0.3 });
    const result = await save(port, preset);
    expect("problems" in result && result.problems).toEqual(["scenario 2 is the base and has changes: move them to Inputs or to another scenario"]);
    await put(engine, { [`Scenarios!E${await rowOf(port, "deflation", "Scenarios")}`]: null });
  });
  it("takes a figure of a series by reference, and keeps its source", async () => {
    const read = readSeries("# name: H100\n# unit: $/h\n# kind: reported\n# source: Broker list\n2024-01-01;4\n2026-01-01;1", {});
    if ("problems" in read) throw new Error("unreadable");
    const plan = await loadPreset(port, seriesPlan(read.series, "en"));
    // 4 to 1 in 731 days of a year of 365: 1 − (1/4)^(365/731).
    expect(engine.value("'Series H100'!C13")).toBeCloseTo(1 - 0.25 ** (365 / 731), 12);
    expect([plan.sheets[0]!.name, engine.value("'Series H100'!C9"), engine.value("'Series H100'!C10")]).toEqual(["Series H100", 1, 2.5]);
    const rent = await rowOf(port, "rent");
    await put(engine, { [`Inputs!E${rent}`]: { formula: "='Series H100'!C9" }, [`Inputs!J${rent}`]: "Broker list" });
    expect(figure(await saved(port, preset), "rent")).toMatchObject({ value: 1, kind: "reported", source: "Broker list", how: expect.stringContaining("='Series H100'!C9") });
  });
});

describe("hostile texts of an opened preset", () => {
  const hostile = ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.com")'];
  const preset = named("coreweave");
  const bad: Preset = {
    ...preset, id: "own-bad", company: hostile[0]!, title: hostile[4]!, titleEs: hostile[4]!, thesis: hostile[3]!,
    figures: preset.figures.map((one, i) => (i < 5 ? { ...one, label: hostile[i]!, labelEs: hostile[i]!, kind: "assumed", facts: [], source: hostile[i]!, how: hostile[i]! } : one)),
  };
  it("stay texts in the sheet and in an .xlsx file, never formulas", async () => {
    const { engine } = await loaded(bad);
    const plan = buildWorkbook(bad);
    const isHostile = (value: unknown): boolean => typeof value === "string" && hostile.includes(value);
    const cells = plan.sheets.flatMap((sheet) => sheet.cells.filter(({ content }) => isHostile(content)).map(({ row, column }) => ({ sheet: sheet.name, row, column })));
    expect(cells.length).toBeGreaterThan(15);
    const file = await readWorkbook(await writeWorkbook(plan, engine));
    for (const { sheet, row, column } of cells) {
      const address = `${sheet}!${String.fromCharCode(64 + column)}${row}`;
      expect([address, engine.formula(address), isHostile(engine.value(address))]).toEqual([address, null, true]);
      expect([address, file.cell(address).formula, isHostile(file.cell(address).value)]).toEqual([address, null, true]);
    }
  });
});

describe("numbers as typed in the pane", () => {
  it.each([
    ["0.25", "%", "en", 0.25], ["25 %", "%", "en", 0.25], ["25%", "%/y", "es", 0.25], ["0,25", "%", "es", 0.25], ["12,5 %", "%", "es", 0.125], ["2.35", "$/h", "es", 2.35], ["2,35", "$/h", "en", 2.35],
    ["1,234", "$m", "en", 1234], ["1.234", "$m", "es", 1234], ["1.234", "$m", "en", 1.234], ["-3", "$m", "en", -3], ["25 %", "$m", "en", undefined], ["=1+1", "x", "en", undefined], ["", "x", "en", undefined], ["NaN", "x", "en", undefined], ["1e5", "x", "en", undefined],
  ] as const)("%s in %s, %s", (text, unit, language, value) => expect(typedNumber(text, unit, language)).toBe(value));
  it("come back as they are shown", () => {
    for (const [value, unit] of [[0.1, "%"], [0.29, "%/y"], [285680000, "$"], [-0.07, "%"], [1.7, "$/h"]] as const) {
      for (const language of ["en", "es"] as const) expect(typedNumber(typedText(value, unit, language), unit, language)).toBe(value);
    }
  });
});
