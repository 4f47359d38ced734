import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import type { Preset, Scenario } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import { addedScenario } from "../../src/sheets/added-scenario";
import { buildWorkbook } from "../../src/sheets/workbook";
import { modelsIn } from "../../src/ui/models";
import type { LoadedModel } from "../../src/ui/presets-tab";
import { hideFromStress, isOnStress, showOnStress } from "../../src/ui/stress-column";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { loadPreset } from "../../src/workbook/load";
import type { WorkbookPort } from "../../src/workbook/port";
import { loadIntoEngine } from "../sheets/load";

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));
const named = (id: string): Preset => PRESETS.find((preset) => preset.id === id)!;

interface Loaded { readonly engine: Engine; readonly port: WorkbookPort; readonly model: LoadedModel }
const loaded = async (preset: Preset, before: readonly string[] = []): Promise<Loaded> => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  before.forEach((name) => engine.addSheet(name));
  const port = embeddedWorkbook(engine);
  return { engine, port, model: await modelsIn(port, PRESETS, "en", loadPreset).load(preset, 2, () => {}) };
};
/** Every cell of a sheet that holds something, by address. */
const cellsOf = async (port: WorkbookPort, sheet: string): Promise<ReadonlyMap<string, unknown>> =>
  new Map((await port.used(sheet)).map(({ address, formula, value }) => [address, formula ?? value]));

/** A scenario that moves what each kind of workbook is about, as its column of Scenarios would have it. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  coreweave: { deflation: 0.3, contract_years: 2, years: 4 }, mara: { btc_price: 50_000, rho: 0.8 }, network: { softbank_openai: 10, pd_openai: 0.2 },
};
const type = async ({ engine }: Loaded, preset: Preset, number: number, name: string): Promise<void> => {
  const column = String.fromCharCode(67 + number);
  engine.setValue(`Scenarios!${column}5`, name);
  for (const [key, value] of Object.entries(CHANGES[preset.id]!)) {
    engine.setValue(`Scenarios!${column}${preset.figures.findIndex((figure) => figure.key === key) + 6}`, value);
  }
  await engine.calculate();
};

describe.each(Object.keys(CHANGES))("%s: a scenario of the user's own on Stress", (id) => {
  const preset = named(id);
  const number = preset.scenarios.length + 1;
  const mine: Scenario = { number, name: "Mine", nameEs: "Mine", story: "", changes: CHANGES[id]! };

  it("has the very cells and numbers that a load with it would have, while the model is open", async () => {
    const book = await loaded(preset);
    const { engine, port, model } = book;
    const before = await Promise.all(["Stress", "Checks", "Inputs"].map((sheet) => cellsOf(port, sheet)));
    await type(book, preset, number, "Mine");
    expect(await isOnStress(port, model, number)).toBe(false);
    expect(await showOnStress(port, model, { number, name: "Mine" }, "en")).toBe("shown");
    expect(await isOnStress(port, model, number)).toBe(true);

    const whole = await loadIntoEngine(buildWorkbook({ ...preset, scenarios: [...preset.scenarios, mine] }));
    engines.push(whole);
    const { own } = addedScenario(preset, number, "Mine", { suffix: "", language: "en" });
    for (const { sheet, cells } of own) {
      expect(cells.length).toBeGreaterThan(50);
      for (const { address } of cells) {
        const [here, there] = [engine, whole].map((one) => [address, one.formula(`${sheet}!${address}`), one.value(`${sheet}!${address}`)]);
        expect(here).toEqual(there);
      }
    }
    // What stood there stays, and the checks now compare this scenario like any other.
    const after = await Promise.all(["Stress", "Checks", "Inputs"].map((sheet) => cellsOf(port, sheet)));
    before.forEach((cells, i) => cells.forEach((content, address) => { if (i === 0) expect([address, after[i]!.get(address)]).toEqual([address, content]); }));
    await port.set(model.scenarioCell, number);
    expect(engine.value("Checks!C3")).toBe(0);
    const answer = own.find(({ sheet }) => sheet === "Stress")!.cells.filter(({ content }) => content !== null).map(({ address }) => `Stress!${address}`);
    engine.setMany("Stress", answer.slice(6).map((address) => ({ row: Number(/\d+$/.exec(address)![0]), column: 3 + number, value: 0.123 })));
    await engine.calculate();
    expect(engine.value("Checks!C3")).toBeGreaterThan(0);
  }, 120_000);

  it("goes again without a trace, and what somebody made another stays", async () => {
    const book = await loaded(preset);
    const { engine, port, model } = book;
    const sheets = ["Stress", ...["Paths", "Networks"].filter((name) => engine.sheetNames().includes(name))];
    const before = await Promise.all(sheets.map((sheet) => cellsOf(port, sheet)));
    await showOnStress(port, model, { number, name: "Mine" }, "en");
    await hideFromStress(port, model, { number, name: "Mine" }, "en");
    expect(await Promise.all(sheets.map((sheet) => cellsOf(port, sheet)))).toEqual(before);
    await showOnStress(port, model, { number, name: "Mine" }, "en");
    const note = `Stress!${String.fromCharCode(67 + number)}7`;
    await port.set(note, "my own remark");
    await hideFromStress(port, model, { number, name: "Mine" }, "en");
    expect(engine.value(note)).toBe("my own remark");
  }, 120_000);
});

describe("nothing of the user's is overwritten", () => {
  const preset = named("mara");
  it("no column where one of its cells is taken, nor where Stress is laid out otherwise", async () => {
    const { engine, port, model } = await loaded(preset);
    await port.set("Stress!P40", "mine");
    const before = await cellsOf(port, "Stress");
    expect(await showOnStress(port, model, { number: 13, name: "Mine" }, "en")).toBe("stressTaken");
    expect(await cellsOf(port, "Stress")).toEqual(before);
    // A later column is free, whatever stands before it.
    expect(await showOnStress(port, model, { number: 14, name: "Other" }, "en")).toBe("shown");
    expect([engine.value("Stress!Q4"), engine.formula("Stress!P5")]).toEqual([14, null]);
    await port.set("Stress!P40", null);
    await port.set("Stress!E30", 5);
    expect(await showOnStress(port, model, { number: 13, name: "Mine" }, "en")).toBe("stressOtherwise");
    expect(engine.formula("Stress!P5")).toBeNull();
  }, 120_000);
  it("a second load has its own Stress", async () => {
    const { engine, port, model } = await loaded(preset, ["Stress", "About"]);
    expect(model.sheets!.stress).toBe("'Stress (2)'");
    expect(await showOnStress(port, model, { number: 13, name: "Mine" }, "en")).toBe("shown");
    expect(engine.formula("'Stress (2)'!P5")).toBe("='Scenarios (2)'!P5");
    expect(engine.value("Stress!P5")).toBeNull();
  }, 120_000);
  it("when the host refuses half way, what was set is gone again", async () => {
    const { port, model } = await loaded(preset);
    const before = await cellsOf(port, "Stress");
    let refused = false;
    const failing: WorkbookPort = { ...port, setMany: async (cells) => {
      if (refused) return port.setMany(cells);
      refused = true;
      await port.setMany(cells.slice(0, 20));
      throw new Error("refused");
    } };
    await expect(showOnStress(failing, model, { number: 13, name: "Mine" }, "en")).rejects.toThrow("refused");
    expect(await cellsOf(port, "Stress")).toEqual(before);
  }, 120_000);
});
