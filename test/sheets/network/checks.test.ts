import type { Engine } from "../../../src/engine/engine";
import { PRESETS } from "../../../src/presets/presets";
import { buildWorkbook } from "../../../src/sheets/workbook";
import { describeChecks, firstRowOf } from "../breaks/book";
import { breaksOf } from "../breaks/of";
import { cellOf, loadIntoEngine } from "../load";

for (const preset of PRESETS.filter(({ archetype }) => archetype === "network")) describeChecks(preset, breaksOf(preset), "alone");

it("an input that is typed over is named on Overrides", async () => {
  const plan = buildWorkbook(PRESETS.find(({ id }) => id === "network")!);
  const engine: Engine = await loadIntoEngine(plan);
  const row = firstRowOf(plan, "inputs", "nvidia_openai");
  const type = async (value: number): Promise<void> => {
    engine.setValue(`Inputs!E${row}`, value);
    await engine.calculate();
  };
  const before = cellOf(engine, plan, "inputs", `E${row}`) as number;
  expect(cellOf(engine, plan, "overrides", "D3")).toBe(0);
  await type(31);
  expect([cellOf(engine, plan, "overrides", "D3"), cellOf(engine, plan, "overrides", `F${row}`)]).toEqual([1, "changed"]);
  await type(before);
  expect(cellOf(engine, plan, "overrides", "D3")).toBe(0);
  engine.dispose();
}, 60_000);
