import type { Engine } from "../../src/engine/engine";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { describeChecks, firstRowOf } from "./breaks/book";
import { breaksOf } from "./breaks/of";
import { cellOf, loadIntoEngine } from "./load";

for (const preset of PRESETS.filter(({ archetype }) => archetype === "neocloud")) describeChecks(preset, breaksOf(preset), "alone");

describe("Overrides", () => {
  const plan = buildWorkbook(PRESETS.find(({ id }) => id === "coreweave")!);
  const input = (key: string): string => `Inputs!E${firstRowOf(plan, "inputs", key)}`;
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadIntoEngine(plan);
  }, 120_000);
  afterAll(() => engine.dispose());

  it("names the input that was changed, and only that", async () => {
    const changes = () => cellOf(engine, plan, "overrides", "D3");
    expect(changes()).toBe(0);
    engine.setValue(input("rent"), 2);
    await engine.calculate();
    const row = firstRowOf(plan, "overrides", "rent");
    expect([changes(), cellOf(engine, plan, "overrides", `F${row}`), cellOf(engine, plan, "overrides", `D${row}`), cellOf(engine, plan, "overrides", `E${row}`)]).toEqual([1, "changed", 1.7, 2]);
    engine.setValue(input("rent"), 1.7);
    engine.setValue(input("launch_years"), 0.75);
    await engine.calculate();
    expect(changes()).toBe(1);
    engine.setValue(input("launch_years"), null);
    await engine.calculate();
    expect(changes()).toBe(0);
  }, 60_000);
});
