import { PRESETS } from "../../src/presets/presets";
import { addedScenario } from "../../src/sheets/added-scenario";
import { isFormula } from "../../src/sheets/plan";
import { modelsIn } from "../../src/ui/models";
import { hideFromStress, isOnStress, showOnStress } from "../../src/ui/stress-column";
import { loadPreset } from "../../src/workbook/load";
import { officeWorkbook } from "../../src/workbook/office";
import { createCalculator } from "../host/calculation";
import { excelForFile } from "../host/open";

const opened = excelForFile({ excelApi: "1.12", isStrict: true });

it("in Excel: a scenario of the user's own gets its column on Stress, with its looks, and loses it again", async () => {
  const preset = PRESETS.find(({ id }) => id === "mara")!;
  opened().host.open(createCalculator());
  const port = officeWorkbook(async () => {});
  const model = await modelsIn(port, PRESETS, "en", loadPreset).load(preset, 2, () => {});
  const stress = opened().host.book.sheets.find(({ name }) => name === "Stress")!;
  const typed = (): readonly (readonly [string, unknown])[] => [...stress.cells].flatMap(([at, cell]) => ((cell.typed ?? "") === "" ? [] : [[at, cell.typed] as const])).sort();
  const before = typed();
  const look = (row: number, column: number): unknown => [...stress.cells.get(`${row - 1},${column - 1}`)!.look].filter(([name]) => /format/i.test(name)).sort();

  await port.setMany([{ address: "Scenarios!P5", content: "Mine" }, { address: `Scenarios!P${preset.figures.findIndex(({ key }) => key === "btc_price") + 6}`, content: 50_000 }]);
  expect(await showOnStress(port, model, { number: 13, name: "Mine" }, "en")).toBe("shown");
  expect(await isOnStress(port, model, 13)).toBe(true);
  const [own] = addedScenario(preset, 13, "Mine", { suffix: "", language: "en" }).own;
  const read = new Map((await port.read("Stress!P1:P160")).flat().map((view) => [view.address, view]));
  for (const { address, content } of own!.cells) {
    const view = read.get(`Stress!${address}`)!;
    if (content !== null) expect([address, isFormula(content) ? view.formula : view.value]).toEqual([address, isFormula(content) ? content.formula : content]);
  }
  const price = preset.figures.findIndex(({ key }) => key === "btc_price") + 6;
  expect([read.get("Stress!P5")!.value, read.get(`Stress!P${price}`)!.value]).toEqual(["Mine", 50_000]);
  const cover = own!.cells.map(({ address }) => Number(address.slice(1))).find((row) => row > 95)!;
  expect(look(cover, 16)).toEqual(look(cover, 5));

  await hideFromStress(port, model, { number: 13, name: "Mine" }, "en");
  expect(typed()).toEqual(before);
  expect(opened().wire.strange).toEqual([]);
}, 120_000);
