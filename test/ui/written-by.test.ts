import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { LIBRARY } from "../../src/functions/library";
import { PRESETS } from "../../src/presets/presets";
import { modelsIn } from "../../src/ui/models";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { loadPreset } from "../../src/workbook/load";

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));

const oneOfEachKind = ["neocloud", "miner", "miners", "network"].map((kind) => PRESETS.find(({ archetype }) => archetype === kind)!);

describe("a loaded model keeps the version that wrote it", () => {
  it.each(oneOfEachKind.map((preset) => [preset.archetype, preset] as const))("%s: beside the one that calculates it, and says when they differ", async (_kind, preset) => {
    const engine = createHeadlessEngine();
    engines.push(engine);
    const port = embeddedWorkbook(engine);
    const { load, present } = modelsIn(port, PRESETS, "en", loadPreset);
    const model = await load(preset, preset.scenarios[0]!.number, () => {});
    expect(model.writtenBy).toBe("About!C13");
    expect([engine.formula("About!C13"), engine.value("About!C13"), engine.value("About!D13")]).toEqual([null, LIBRARY.version, "Same version"]);
    await port.set("About!C13", "0.0.7");
    expect(engine.value("About!D13")).toBe(`Written by 0.0.7, calculated by ${LIBRARY.version}: see the changelog`);
    expect((await present())?.writtenBy).toBe("About!C13");
  });
});
