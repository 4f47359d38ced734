import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import type { Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import { columnLetters } from "../../src/sheets/references";
import { type Models, modelsIn } from "../../src/ui/models";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { loadPreset } from "../../src/workbook/load";

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));

const loaded = async (preset: Preset): Promise<{ readonly engine: Engine; readonly models: Models; readonly rowOf: (key: string) => number }> => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  const models = modelsIn(embeddedWorkbook(engine), PRESETS, "en", loadPreset);
  await models.load(preset, 2, () => {});
  const keys = engine.values("Inputs!A1:A200").map(([key]) => key);
  return { engine, models, rowOf: (key) => keys.indexOf(key!) + 1 };
};
const named = (id: string): Preset => PRESETS.find((preset) => preset.id === id)!;

describe("the figure behind an input cell", () => {
  it.each(["coreweave", "mara", "network"])("%s: in every row of a figure, whatever the column", async (id) => {
    const preset = named(id);
    const { models, rowOf } = await loaded(preset);
    for (const figure of [preset.figures[0]!, preset.figures.at(-1)!]) {
      for (const column of ["B", "D", "E", "M"]) expect(await models.figureAt(`Inputs!${column}${rowOf(figure.key)}`)).toBe(figure);
    }
    expect(await models.figureAt("Inputs!E4")).toBeUndefined();
    expect(await models.figureAt("Dashboard!E6")).toBeUndefined();
  }, 60_000);

  it("of a comparison: each company's own, in its base, live and passport columns", async () => {
    const preset = named("miners");
    const { engine, models, rowOf } = await loaded(preset);
    const row = rowOf("btc_qty");
    const headings = engine.values("Inputs!A5:AB5")[0]!;
    // Six groups (base, live, source, date, confidence, rationale) of four companies, from column E on.
    for (let column = 5; column < 5 + 6 * 4; column += 1) {
      const member = preset.members!.find(({ company }) => String(headings[column - 1]).startsWith(`${company}: `))!;
      const found = await models.figureAt(`Inputs!${columnLetters(column)}${row}`);
      expect([columnLetters(column), found?.key]).toEqual([columnLetters(column), `${member.id}_btc_qty`]);
    }
    const mara = await models.figureAt(`Inputs!H${row}`);
    expect(mara).toBe(preset.figures.find(({ key }) => key === "mara_btc_qty"));
    const own = named("mara").figures.find(({ key }) => key === "btc_qty")!;
    expect([mara!.value, mara!.facts, mara!.how]).toEqual([own.value, own.facts, own.how]);
    expect(engine.value(`Inputs!H${row}`)).toBe(mara!.value);
    for (const column of ["A", "B", "C", "D", "AC"]) expect(await models.figureAt(`Inputs!${column}${row}`)).toBeUndefined();
    // HIVE has no lease: nothing stands behind the 0 of that cell.
    expect(await models.figureAt(`Inputs!E${rowOf("lease1_value")}`)).toBeUndefined();
    expect((await models.figureAt(`Inputs!F${rowOf("lease1_value")}`))?.key).toBe("terawulf_lease1_value");
  }, 60_000);
});
