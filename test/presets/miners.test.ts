import { factById } from "../../src/facts/facts";
import type { Figure, Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";

const miners = PRESETS.filter(({ archetype }) => archetype === "miner");
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
