import type { Archetype, Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import type { CellPlan, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { buildWorkbook } from "../../src/sheets/workbook";
import { checkedCalls, checkLooks, checkPointers, constantsIn, deepestCall, formulasOf, unplanned } from "./forms";

/** What differs between kinds of workbook; all the rest is the same law for all. */
interface Kind {
  /** Sheets between Scenarios and the last ones, in order; those in brackets are there only where there is something to show. */
  readonly working: readonly string[];
  readonly last: readonly string[];
  readonly charts: (preset: Preset) => number;
  readonly calls: number;
  /** Working sheets that state a unit beside every number. */
  readonly units: readonly string[];
}
const KINDS: Readonly<Record<Archetype, Kind>> = {
  neocloud: {
    working: ["fleet", "collateral", "(debt)", "coverage", "(customers)", "(shell)", "drivers", "paths", "stress", "spread"],
    last: ["dashboard", "checks", "sources", "overrides"],
    charts: ({ debt }) => (debt ? 6 : 5), calls: 100, units: ["collateral", "coverage", "dashboard"],
  },
  miner: {
    working: ["treasury", "block", "(leases)", "leverage", "converts", "stress", "spread"],
    last: ["dashboard", "checks", "sources", "overrides"],
    // Three of them are about coins.
    charts: ({ figures }) => ((figures.find(({ key }) => key === "btc_qty")!.value ?? 0) > 0 ? 7 : 4), calls: 40, units: ["treasury", "block", "spread", "dashboard"],
  },
  miners: {
    working: ["comparison", "stressed", "wall", "ranking", "stress", "spread"],
    last: ["dashboard", "checks", "sources", "overrides"],
    charts: () => 5, calls: 40, units: ["comparison", "stressed", "ranking", "spread", "dashboard"],
  },
  network: {
    working: ["flows", "matrices", "circularity", "clearing", "concentration", "networks", "stress"],
    last: ["dashboard", "checks", "sources", "overrides"],
    charts: () => 6, calls: 100, units: [],
  },
};

const byId = (id: string): Preset => PRESETS.find((one) => one.id === id)!;
const built = (name: string, id: string, options: Parameters<typeof buildWorkbook>[1]) => [name, byId(id), buildWorkbook(byId(id), options)] as const;

describe.each([
  ...PRESETS.map(({ id }) => built(id, id, {})),
  built("coreweave in Spanish, scenario 5, sheets taken", "coreweave", { scenario: 5, language: "es", taken: ["inputs", "Sheet1"] }),
  built("a template in Spanish", "gpu-loan", { language: "es" }),
  built("mara in Spanish, scenario 8, sheets taken", "mara", { scenario: 8, language: "es", taken: ["treasury"] }),
  built("the comparison in Spanish, scenario 7, sheets taken", "miners", { scenario: 7, language: "es", taken: ["Wall"] }),
  built("the network in Spanish, scenario 10, sheets taken", "network", { scenario: 10, language: "es", taken: ["flows"] }),
])("plan well-formed: %s", (_, preset, plan: WorkbookPlan) => {
  const kind = KINDS[preset.archetype];
  const sheetOf = (key: string): SheetPlan => plan.sheets.find((sheet) => sheet.key === key)!;
  /** Keys in the first column, by row. */
  const keysOf = (sheet: string, from: number): ReadonlyMap<number, unknown> =>
    new Map(sheetOf(sheet).cells.filter(({ row, column, content }) => column === 1 && row >= from && content !== null).map(({ row, content }) => [row, content]));
  /** Keys of the rows of Inputs: a comparison has one row for a figure of several companies. */
  const keys = [...new Set(preset.figures.map(({ key }) => (preset.members ? key.slice(preset.members.find(({ id }) => key.startsWith(`${id}_`))!.id.length + 1) : key)))];

  it("plans no cell twice and every sheet once", () => {
    for (const sheet of plan.sheets) expect(new Set(sheet.cells.map(({ row, column }) => `${row}:${column}`)).size).toBe(sheet.cells.length);
    expect(new Set(plan.sheets.map(({ name }) => name.toLowerCase())).size).toBe(plan.sheets.length);
  });

  it("refers only to cells that are planned; Scenarios may be blank", () => {
    const [scenarios, checks, paths] = ["scenarios", "checks", "paths"].map((key) => plan.sheets.find((sheet) => sheet.key === key)?.name);
    // A table of Paths is laid out for the tenor of its scenario and grows with it; a list on Checks may be empty.
    const lastPlanned = 9 + 4 * (preset.figures.find(({ key }) => key === "years")?.value ?? 0);
    const blankIsMeant = (sheet: string, row: number, text: string): boolean =>
      sheet === scenarios || (sheet === checks && text.includes("COUNTA")) || (sheet === paths && row > lastPlanned);
    expect(unplanned(plan, blankIsMeant)).toEqual([]);
    expect(formulasOf(plan).filter(({ text }) => /\[|\]/.test(text)).map(({ at }) => at)).toEqual([]);
  });

  it("refers, in charts, names and headlines, to cells that are planned; charts hide none, and names are no function", () => {
    checkPointers(plan);
    expect(plan.sheets.flatMap((sheet) => sheet.charts).length).toBe(kind.charts(preset));
    for (const { key } of preset.figures) expect(plan.names.map(({ name }) => name)).toContain(`in_${key}`);
  });

  it("embeds no constant that is not universal", () => {
    expect(constantsIn(plan)).toEqual([]);
  });

  it("calls one function a cell, every argument a cell, at most as many as the function takes; at most 250, four links deep", () => {
    const calls = checkedCalls(plan);
    expect(calls.length).toBeGreaterThan(kind.calls);
    expect(calls.length).toBeLessThanOrEqual(250);
    const deepest = deepestCall(plan);
    expect(deepest).toBeGreaterThanOrEqual(1);
    expect(deepest).toBeLessThanOrEqual(4);
  });

  it("has the same key in the same row on Inputs, Scenarios and Stress", () => {
    const listed = [...keysOf("scenarios", 6)].filter(([, key]) => typeof key === "string");
    for (const key of keys) expect(listed.map(([, one]) => one)).toContain(key);
    for (const [row, key] of listed) expect([keysOf("inputs", 6).get(row), keysOf("stress", 6).get(row)]).toEqual([key, key]);
  });

  it("keeps text as text, and looks right", () => {
    checkLooks(plan);
  });

  it("has one row on Sources for each fact behind a figure, and a line on Overrides for each figure", () => {
    const listed = [...keysOf("sources", 5).values()];
    expect(new Set(listed).size).toBe(listed.length);
    for (const { facts } of preset.figures) for (const id of facts) expect(listed).toContain(id);
    const lines = [...keysOf("overrides", 6).values()];
    for (const { key } of preset.figures) expect([key, lines.filter((one) => one === key).length]).toEqual([key, 1]);
  });

  it("stands in the order of the sheets that a reader expects", () => {
    const there = plan.sheets.map(({ key }) => key);
    const working = kind.working.map((key) => key.replace(/[()]/g, ""));
    expect(there).toEqual(["about", "inputs", "scenarios", ...working.filter((key) => there.includes(key)), ...kind.last]);
    for (const key of kind.working) if (!key.startsWith("(")) expect(there).toContain(key);
  });

  it("states a unit beside every number of the working sheets", () => {
    for (const key of kind.units) {
      const { cells } = sheetOf(key);
      const at = (row: number, column: number): CellPlan | undefined => cells.find((cell) => cell.row === row && cell.column === column);
      // Tables of sensitivities have their unit in the heading.
      const isTable = (row: number): boolean => (key === "block" && row >= 24) || (key === "treasury" && row > 16 && row < 24);
      const bare = cells.filter(({ row, column, format }) =>
        column === 3 && row > 4 && format !== undefined && format !== "text" && !isTable(row) && typeof at(row, 1)?.content === "string" && typeof at(row, 2)?.content !== "string");
      expect([key, bare.map(({ row }) => row)]).toEqual([key, []]);
    }
  });
});
