import { factById } from "../../src/facts/facts";
import type { Figure, Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";

const miners = PRESETS.filter(({ archetype, id }) => archetype === "miner" && id !== "miner-converts");
const figureOf = (preset: Preset, key: string): Figure => preset.figures.find((figure) => figure.key === key)!;
const presetOf = (id: string): Preset => miners.find((preset) => preset.id === id)!;

it("there are four miners", () => {
  expect(miners.map(({ id }) => id)).toEqual(["hive", "terawulf", "hut8", "mara"]);
});

describe.each(miners.map((preset) => [preset.company, preset] as const))("%s", (_, preset) => {
  it("names both languages, a date and a reason for every figure", () => {
    for (const figure of preset.figures) {
      for (const text of [figure.label, figure.labelEs, figure.unit, figure.asOf]) expect([figure.key, text.trim() !== ""]).toEqual([figure.key, true]);
      if (figure.kind !== "reported") expect([figure.key, (figure.how ?? "").length > 5]).toEqual([figure.key, true]);
      if (figure.value === null) expect([figure.key, figure.asOf, figure.kind]).toEqual([figure.key, "not found", "assumed"]);
    }
  });

  it("says of a public ledger that it is one", () => {
    for (const figure of preset.figures) {
      const ledger = figure.kind === "reported" && figure.facts.some((id) => /^public GitHub/.test(factById(id)!.publisher));
      if (ledger && figure.unit === "$m") expect([figure.key, /second-hand/.test(figure.how ?? "")]).toEqual([figure.key, true]);
    }
  });

  it("has no fact after the freeze in the base but those of notes and leases that came later", () => {
    const later = preset.figures.filter(({ asOf, value }) => value !== null && asOf.startsWith("2026")).map(({ key }) => key);
    const allowed: Readonly<Record<string, readonly string[]>> = {
      hive: ["note1_face", "note1_price", "note1_put", "note1_coupon"],
      hut8: ["capex_mw", "fac1_debt", "fac1_rate", "fac1_years"],
    };
    expect(later).toEqual(allowed[preset.id] ?? []);
  });

  it("scales its own figures in scenarios", () => {
    const change = (number: number, key: string): number | undefined => preset.scenarios[number - 1]!.changes[key];
    const base = (key: string): number => figureOf(preset, key).value!;
    expect(change(7, "btc_price")).toBe(35520);
    expect(change(7, "hashprice")).toBeCloseTo(base("hashprice") * 0.4, 12);
    expect(change(5, "capex_mw")).toBeCloseTo(base("capex_mw") * 1.15, 12);
    expect(change(8, "fleet_value")).toBe(9);
    expect(change(8, "btc_vol")).toBe(0.638);
    expect(change(9, "fleet_value")).toBe(6);
    expect(change(12, "rolled")).toBe(0);
    if (base("lease_mw") > 0) expect(change(11, "lease_mw")).toBe(2 * base("lease_mw"));
    else for (const number of [6, 10, 11]) expect(preset.scenarios[number - 1]!.effect).toBe("none");
  });
});

it("debt: the total where one was printed, the items where none was, and never the sector's", () => {
  expect(figureOf(presetOf("hive"), "debt_total").value).toBeNull();
  expect(figureOf(presetOf("hive"), "debt_total").update).toEqual({ value: 115, fact: "F241" });
  expect(figureOf(presetOf("terawulf"), "debt_total").value).toBe(3200 + 1025 + 1000 + 500);
  expect(figureOf(presetOf("hut8"), "debt_total").value).toBe(317.613);
  expect(figureOf(presetOf("hut8"), "debt_total").update).toEqual({ value: 3250, fact: "F289" });
  expect(figureOf(presetOf("mara"), "debt_total").value).toBe(3597.561);
  expect(figureOf(presetOf("mara"), "note4_face").value).toBe(3298 - 950 - 1000 - 850);
});

it("disputed coins of HIVE: the balance sheet, with the claim kept beside it", () => {
  const coins = figureOf(presetOf("hive"), "btc_qty");
  expect(coins.value).toBe(Math.round(24.4e6 / 114_300));
  expect(coins.conflicts).toMatchObject([{ value: 2805, fact: "F248" }]);
});

it("what the record does not hold is empty in every company", () => {
  for (const preset of miners) for (const key of ["share_price", "btc_line_trigger", "cash_2022", "btc_2022"]) expect([preset.id, key, figureOf(preset, key).value]).toEqual([preset.id, key, null]);
});

describe("template of a miner with converts", () => {
  const template = PRESETS.find(({ id }) => id === "miner-converts")!;
  const own = template.figures.filter(({ key }) => !key.startsWith("sector_"));

  it("states of every figure of its own that it is an example, invented and yours to fill, and of none that it is a fact", () => {
    for (const { key, kind, facts, how, confidence, asOf } of own) expect([key, kind, facts.length, confidence, asOf, /yours to fill/i.test(how ?? "")]).toEqual([key, "assumed", 0, "low", "parameter", true]);
  });
  it("has round figures, so that nobody takes them for a company's: two digits that count, years and puts apart", () => {
    for (const { key, value } of own) if (value !== null && !/_(put|due)$|^pue$/.test(key)) expect([key, Number(value.toPrecision(2))]).toEqual([key, value]);
  });
  it("has the keys of the companies and no name of one of them", () => {
    const keys = new Set(template.figures.map(({ key }) => key));
    for (const { key } of presetOf("mara").figures) if (!/^note[34]/.test(key)) expect([key, keys.has(key)]).toEqual([key, true]);
    expect(JSON.stringify(own)).not.toMatch(/MARA|Hut 8|TeraWulf|HIVE|Coinbase|Google/i);
  });
  it("has items that add up to its total debt", () => {
    const value = (key: string): number => figureOf(template, key).value!;
    expect(value("loan1_amount") + value("note1_face") + value("note2_face")).toBe(value("debt_total"));
  });
  it("tells the twelve stories without speaking of a document or a date", () => {
    expect(template.scenarios.length).toBe(12);
    for (const { story } of template.scenarios.slice(0, 2)) expect(story).not.toMatch(/document|freeze/i);
  });
});

describe("comparison of the four", () => {
  const comparison = PRESETS.find(({ id }) => id === "miners")!;

  it("holds every figure of every company with its passport, and nothing else", () => {
    expect(comparison.members!.map(({ id }) => id)).toEqual(miners.map(({ id }) => id));
    expect(comparison.figures.length).toBe(miners.reduce((sum, { figures }) => sum + figures.length, 0));
    for (const preset of miners) {
      for (const figure of preset.figures) {
        const { value, kind, facts, asOf, how, conflicts, unit } = figureOf(comparison, `${preset.id}_${figure.key}`);
        expect({ value, kind, facts, asOf, how, conflicts, unit }).toEqual({ value: figure.value, kind: figure.kind, facts: figure.facts, asOf: figure.asOf, how: figure.how, conflicts: figure.conflicts, unit: figure.unit });
      }
    }
  });
  it("changes in each scenario what each company changes", () => {
    for (const preset of miners) for (const { number, changes } of preset.scenarios) {
      for (const [key, value] of Object.entries(changes)) expect(comparison.scenarios[number - 1]!.changes[`${preset.id}_${key}`]).toBe(value);
    }
    const count = (changes: Readonly<Record<string, number>>): number => Object.keys(changes).length;
    for (const { number, changes } of comparison.scenarios) expect(count(changes)).toBe(miners.reduce((sum, { scenarios }) => sum + count(scenarios[number - 1]!.changes), 0));
  });
  it("lets formulas of a company speak of its own figures", () => {
    expect(figureOf(comparison, "mara_cash_free").formula).toBe("=[mara_cash]");
  });
});
