import { PRESETS } from "../../../src/presets/presets";
import { buildWorkbook } from "../../../src/sheets/workbook";

it.each(PRESETS.filter(({ archetype }) => archetype === "miner").map((preset) => [preset.id, preset] as const))("%s: Leases is there where a lease is signed", (_, preset) => {
  expect(buildWorkbook(preset).sheets.some(({ key }) => key === "leases")).toBe(preset.figures.some(({ key }) => key === "lease1_value"));
});

it("the comparison offers only scenarios that every company has a column for", () => {
  const { sheets } = buildWorkbook(PRESETS.find(({ id }) => id === "miners")!);
  expect(sheets.find(({ key }) => key === "about")!.choices[0]!.options).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
});
