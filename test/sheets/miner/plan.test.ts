import { PRESETS } from "../../../src/presets/presets";
import type { WorkbookPlan } from "../../../src/sheets/plan";
import { buildWorkbook } from "../../../src/sheets/workbook";
import { checkedCalls, checkLooks, checkPointers, constantsIn, deepestCall, formulasOf, unplanned } from "./forms";

const miners = PRESETS.filter(({ archetype }) => archetype === "miner");
const byId = (id: string) => PRESETS.find((preset) => preset.id === id)!;

describe.each([
  ...[...miners, byId("miners")].map((preset) => [preset.company, preset, buildWorkbook(preset)] as const),
  ["MARA in Spanish, scenario 8, sheets taken", byId("mara"), buildWorkbook(byId("mara"), { scenario: 8, language: "es", taken: ["treasury"] })] as const,
  ["the comparison in Spanish, scenario 7, sheets taken", byId("miners"), buildWorkbook(byId("miners"), { scenario: 7, language: "es", taken: ["Wall"] })] as const,
])("plan well-formed: %s", (_, preset, plan) => {
  const nameOf = (key: string): string => plan.sheets.find((sheet) => sheet.key === key)!.name;

  it("refers only to cells that are planned; Scenarios may be blank", () => {
    // A company without empty or later figures has one blank cell to count.
    expect(unplanned(plan, (sheet, text) => sheet === nameOf("scenarios") || (sheet === nameOf("checks") && text.includes("COUNTA")))).toEqual([]);
    expect(formulasOf(plan).filter(({ text }) => /\[|\]/.test(text)).map(({ at }) => at)).toEqual([]);
  });

  it("refers, in charts, names and headlines, to cells that are planned, and charts hide none", () => {
    checkPointers(plan);
    expect(plan.sheets.flatMap((sheet) => sheet.charts).length).toBeGreaterThanOrEqual(4);
  });

  it("embeds no constant that is not universal", () => {
    expect(constantsIn(plan)).toEqual([]);
  });

  it("calls one function a cell, every argument a cell, at most as many as the function takes; at most 250", () => {
    const calls = checkedCalls(plan);
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.length).toBeLessThanOrEqual(250);
  });

  it("is at most four links deep", () => {
    const deepest = deepestCall(plan);
    expect(deepest).toBeGreaterThanOrEqual(1);
    expect(deepest).toBeLessThanOrEqual(4);
  });

  it("has the same key in the same row on Inputs, Scenarios and Stress", () => {
    const keys = (sheet: string): ReadonlyMap<number, unknown> => new Map(plan.sheets.find(({ key }) => key === sheet)!.cells.filter(({ row, column }) => column === 1 && row >= 6).map(({ row, content }) => [row, content]));
    const inputs = keys("inputs");
    const listed = [...keys("scenarios")].filter(([, key]) => typeof key === "string" && key !== "");
    const figures = new Set(preset.figures.map(({ key }) => (preset.members ? key.slice(preset.members.find(({ id }) => key.startsWith(`${id}_`))!.id.length + 1) : key)));
    expect(listed.length).toBe(figures.size);
    for (const [row, key] of listed) expect([inputs.get(row), keys("stress").get(row)]).toEqual([key, key]);
  });

  it("names inputs once, keeps text as text, and looks right", () => {
    const names = plan.names.map(({ name }) => name);
    for (const { key } of preset.figures) expect(names).toContain(`in_${key}`);
    checkLooks(plan);
  });

  it("has one row on Sources for each fact behind a figure, and a line on Overrides for each figure", () => {
    const column = (sheet: string, from: number): readonly unknown[] => plan.sheets.find(({ key }) => key === sheet)!.cells.filter((cell) => cell.column === 1 && cell.row >= from && cell.content !== null).map(({ content }) => content);
    const listed = column("sources", 5);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { facts } of preset.figures) for (const id of facts) expect(listed).toContain(id);
    expect(column("overrides", 6).slice(0, preset.figures.length).sort()).toEqual(preset.figures.map(({ key }) => key).sort());
  });

  it("stands in the order of the sheets that a reader expects", () => {
    const keys = plan.sheets.map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(["about", "inputs", "scenarios"]);
    expect(keys.slice(-6)).toEqual(["stress", "spread", "dashboard", "checks", "sources", "overrides"]);
    if (preset.archetype === "miner") expect(keys.includes("leases")).toBe(preset.figures.some(({ key }) => key === "lease1_value"));
  });

  it("states a unit beside every number of the working sheets", () => {
    for (const key of ["treasury", "block", "comparison", "stressed", "ranking", "spread", "dashboard"]) {
      const sheet = plan.sheets.find((one) => one.key === key);
      const at = (row: number, column: number) => sheet!.cells.find((cell) => cell.row === row && cell.column === column);
      const bare = (sheet?.cells ?? []).filter(({ row, column, format }) => column === 3 && row > 4 && format !== undefined && typeof at(row, 1)?.content === "string" && typeof at(row, 2)?.content !== "string" && !(key === "block" && row >= 24) && !(key === "treasury" && row > 16 && row < 24));
      expect([key, bare.map(({ row }) => row)]).toEqual([key, []]);
    }
  });
});

it("two loads stay two sets", () => {
  const plan: WorkbookPlan = buildWorkbook(byId("miners"), { taken: ["STRESS"] });
  expect(plan.sheets.every(({ name }) => name.endsWith(" (2)"))).toBe(true);
  expect(formulasOf(plan).some(({ text }) => text.includes("'Inputs (2)'!"))).toBe(true);
});

it("the comparison offers only scenarios that every company has a column for", () => {
  const { sheets } = buildWorkbook(byId("miners"));
  expect(sheets.find(({ key }) => key === "about")!.choices[0]!.options).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
});
