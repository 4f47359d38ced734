import { factById, FACTS } from "../../src/facts/facts";
import { periodEnd } from "../../src/facts/find";
import type { Figure } from "../../src/presets/figure";
import { listPreset } from "../../src/presets/listing";
import { PRESETS } from "../../src/presets/presets";

const preset = PRESETS.find(({ id }) => id === "coreweave")!;
const all: readonly Figure[] = [...preset.figures, ...preset.further!];
const figure = (key: string): Figure => all.find((one) => one.key === key)!;
const value = (key: string): number => figure(key).value!;
const scenario = (number: number) => preset.scenarios.find((one) => one.number === number)!;
/** The effective inputs of a scenario. */
const inputs = (number: number) => (key: string): number => scenario(number).changes[key] ?? value(key);

/** Rows 6 to 57 of the specification of the neocloud workbook, with the digits it prints. */
const SPECIFIED: readonly (readonly [key: string, printed: number | null, unit: string])[] = [
  ["revenue", 5131, "$m"], ["ebitda", 3095.4, "$m"], ["ebitda_q4", 898, "$m"], ["interest", 1230, "$m"], ["debt_total", 21600, "$m"],
  ["cash", 4200, "$m"], ["undrawn", 3700, "$m"], ["capex", 10309, "$m"], ["capex_next", 10309, "$m"], ["ebitda_next", 3592, "$m"],
  ["avg_rate", 0.0892, "%"], ["backlog", 66800, "$m"], ["backlog_openai", 22400, "$m"], ["backlog_meta", 14200, "$m"], ["share_a", 0.67, "%"],
  ["share_b", 0.1, "%"], ["take_or_pay", 0.98, "%"], ["mw_active", 850, "MW"], ["life_book", 6, "y"], ["cds", 0.0643, "%"], ["rf", 0.0395, "%"],
  ["units", 10000, "GPU"], ["cost", 40000, "$/GPU"], ["advance", 0.7142, "%"], ["margin", 0.06, "%"], ["years", 5, "y"],
  ["contract_rent", 2.3, "$/h"], ["contract_years", 3, "y"], ["rent", 1.7, "$/h"], ["deflation", 0.1, "%/y"], ["launch_years", null, "y"],
  ["step", 0.25, "%"], ["util", 0.8, "%"], ["opex", 0.5, "$/h"], ["covenant", 1.4, "x"], ["price", 21500, "$/GPU"], ["decay", 0.23, "%/y"],
  ["vol", 0.4, "%/y"], ["mpr_days", 60, "days"], ["liq_days", 180, "days"], ["depth", 1500, "GPU/30d"], ["eligible", 1, "fraction"],
  ["rho", 0, "fraction"], ["fee", 0.05, "fraction"], ["cost_pct", 0.03, "fraction"], ["pd_obligor", 0.02, "%/y"], ["capital", 0.08, "%"],
  ["hurdle", 0.12, "%/y"], ["conf", 0.99, "%"], ["disc", 0.1, "%/y"], ["jump_rate", 0, "jumps/y"], ["jump_size", 0, "%"],
];

describe("CoreWeave: the rows of Inputs", () => {
  it("stand in the specified order with the specified units", () => {
    expect(preset.figures.map(({ key, unit }) => [key, unit])).toEqual(SPECIFIED.map(([key, , unit]) => [key, unit]));
  });
  it.each(SPECIFIED)("%s is %s", (key, printed) => {
    if (printed === null) return expect(figure(key).value).toBeNull();
    // The specification rounds three values to the digits it prints.
    const digit = { ebitda: 0.05, avg_rate: 5e-5, cds: 5e-5 }[key] ?? 0;
    return expect(Math.abs(value(key) - printed)).toBeLessThanOrEqual(digit);
  });
  it("carries every figure's reason, and the reason in words a reader can check", () => {
    for (const { how, kind } of all) if (kind !== "reported") expect(how!.length).toBeGreaterThan(10);
  });
  it("resolves every source", () => {
    const ids = all.flatMap(({ facts, conflicts, update }) => [...facts, ...conflicts.map(({ fact }) => fact), ...(update ? [update.fact] : [])]);
    expect(ids.length).toBeGreaterThan(60);
    for (const id of ids) expect(factById(id)?.id).toBe(id);
  });
  it("has no confidence above that of its first fact", () => {
    const rank = { high: 0, medium: 1, low: 2 };
    for (const { key, kind, facts, confidence } of all.filter((one) => one.facts.length > 0)) {
      expect([key, kind, rank[confidence] >= Math.min(...facts.map((id) => rank[factById(id)!.confidence]))]).toEqual([key, kind, true]);
    }
  });
  it("takes nothing from 2026 into the base, but for the exceptions that say their date", () => {
    // A term agreed in 2025 for a later date (the covenant of April 2027) was known on the freeze date.
    const isLate = (id: string): boolean => [periodEnd(factById(id)!.asOf), factById(id)!.sourceDate].every((date) => date > preset.freezeDate);
    const late = preset.figures.filter(({ facts, kind }) => kind !== "assumed" && facts.some(isLate));
    expect(late.map(({ key, asOf }) => [key, asOf])).toEqual([["avg_rate", "2026-03-31"], ["advance", "2026-05-15"]]);
  });
  it("holds the contradictions of the record: debt, capex, backlog, customer share, advance", () => {
    const kept = (key: string) => figure(key).conflicts.map(({ value: other, fact }) => [other, fact]);
    expect(kept("debt_total")).toEqual([[21400, "F59"]]);
    expect(kept("capex")).toContainEqual([15400, "F48"]);
    expect(kept("backlog")).toContainEqual([60700, "F113"]);
    expect(kept("share_a")).toEqual([[0.62, "F8"]]);
    expect(kept("advance")).toEqual([[0.65, "F169"], [0.65, "F404"]]);
  });
});

/** Reported rows against the table of facts, converted by hand here: million, billion, per cent, basis point. */
const BY_HAND: Readonly<Record<string, (printed: string) => number>> = {
  F109: Number, F19: Number, F111: Number, F52: Number, F122: Number, F146: Number, F355: Number,
  F107: (bn) => Number(bn) * 1000, F98: (bn) => Number(bn) * 1000, F108: (bn) => Number(bn) * 1000, F41: (bn) => Number(bn) * 1000,
  F154: (bn) => Number(bn) * 1000,
  F155: (bn) => Number(bn) * 1000, F157: (bn) => Number(bn) * 1000, F14: (bn) => Number(bn) * 1000,
  F117: (share) => Number(share) / 100, F120: (share) => Number(share) / 100, F383: (share) => Number(share) / 100, F153: (share) => Number(share) / 100,
  F68: (range) => Number(range.split("-")[0]) / 100,
  F95: (bp) => Number(bp) / 10_000,
  F70: () => 5,
};
describe("every reported figure equals its fact", () => {
  it.each(all.filter(({ kind }) => kind === "reported").map((one) => [one.key, one] as const))("%s", (_key, { value: got, facts }) => {
    const [id] = facts;
    const convert = BY_HAND[id!];
    expect(convert).toBeDefined();
    const expected = convert!(factById(id!)!.printed);
    expect(Math.abs(got! - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, expected));
  });
});

describe("CoreWeave: figures that follow from others", () => {
  it("EBITDA is the sum of four quarters: 606.1 + 753.169 + 838.124 + 898", () => {
    expect(value("ebitda")).toBeCloseTo(606.1 + 753.169 + 838.124 + 898, 9);
  });
  it("next year's EBITDA is four times the last quarter", () => {
    expect(value("ebitda_next")).toBe(4 * 898);
  });
  it("the average rate weighs eleven facilities at 31 March 2026", () => {
    const { facilities } = preset.debt!;
    const weight = facilities.reduce((sum, { balanceMar2026 }) => sum + balanceMar2026!, 0);
    const cost = facilities.reduce((sum, { balanceMar2026, rate }) => sum + balanceMar2026! * rate, 0);
    expect(facilities.length).toBe(11);
    expect(value("avg_rate")).toBeCloseTo(cost / weight, 12);
  });
  it("the loan is 285.68 million: .7142 of 40,000 for each of 10,000", () => {
    expect(value("advance") * value("cost") * value("units")).toBeCloseTo(285_680_000, 3);
  });
  it("the deflation of its reason is the arithmetic of the printed rents", () => {
    // 2.85 in February 2024; 2.35 in March 2026, 2.08 years on; 1.70 in October 2025, 1.67 years on.
    expect(1 - (2.35 / 2.85) ** (1 / 2.08)).toBeCloseTo(0.089, 2);
    expect(1 - (1.7 / 2.85) ** (1 / 1.67)).toBeCloseTo(0.266, 2);
  });
  it("new money of 2026 is 5,963 as published, with minimum cash and all lines", () => {
    const interest = value("avg_rate") * value("debt_total");
    const before = value("cash") + value("ebitda_next") - interest - value("capex_next") - preset.debt!.maturities[0]!.amount;
    expect(Math.round(value("min_cash") - before - value("undrawn"))).toBe(5963);
    expect(Math.round(value("min_cash") - before - inputs(12)("undrawn"))).toBe(9663);
  });
});

describe("CoreWeave: the debt book", () => {
  const { facilities, plug, maturities, covenants } = preset.debt!;
  it("carries the published column of 31 December 2025", () => {
    expect(facilities.map(({ balanceDec2025 }) => balanceDec2025)).toEqual([1552, 4601, 2000, 1133, 0, 2000, 1750, 2588, 1150, 3934, 273]);
    expect(facilities.reduce((sum, { balanceDec2025 }) => sum + balanceDec2025, 0)).toBe(20981);
    expect(plug).toBe(619);
  });
  it("interpolates two thirds of the way, to the whole million", () => {
    for (const { balanceKind, balanceJun2025, balanceMar2026, balanceDec2025 } of facilities) {
      if (balanceKind !== "interpolated") continue;
      const [from, to] = [balanceJun2025 ?? 0, balanceMar2026!];
      expect(Math.abs(from + ((to - from) * 2) / 3 - balanceDec2025)).toBeLessThan(1);
    }
  });
  it("adds up, where the filing prints all tranches: 30 June 2025 to 11,171.485", () => {
    expect(facilities.reduce((sum, { balanceJun2025 }) => sum + (balanceJun2025 ?? 0), 0)).toBeCloseTo(11171.485, 3);
  });
  it("ladders 47 % of the debt", () => {
    expect(maturities.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
    expect(maturities.reduce((sum, { amount }) => sum + amount, 0) / value("debt_total")).toBeCloseTo(0.47, 2);
  });
  it("tests DSCR from quarter 6: April 2027 after 31 December 2025", () => {
    const dscr = covenants.find(({ key }) => key === "dscr")!;
    expect([dscr.threshold, dscr.firstTest]).toEqual([1.4, (2027 - 2026) * 4 + 2]);
    expect(covenants.map(({ fact }) => fact)).toEqual(["F146", "F147", "F169"]);
  });
});

describe("the twelve scenarios", () => {
  it("are numbered 1 to 12 and speak both languages", () => {
    expect(preset.scenarios.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { name, nameEs, story, storyEs } of preset.scenarios) expect([name, nameEs, story, storyEs].every((text) => text!.length > 3)).toBe(true);
  });
  it("name figures only", () => {
    for (const { changes } of preset.scenarios) for (const key of Object.keys(changes)) expect(preset.figures.some((one) => one.key === key)).toBe(true);
  });
  it("change something, but for the base and the one that is not about this loan", () => {
    expect(preset.scenarios.filter(({ changes }) => Object.keys(changes).length === 0).map(({ number, effect }) => [number, effect])).toEqual([[2, "base"], [7, "none"]]);
    for (const { number, changes } of preset.scenarios.filter(({ effect }) => !effect)) {
      expect([number, Object.entries(changes).some(([key, changed]) => changed !== figure(key).value)]).toEqual([number, true]);
    }
  });
  it("scenario 1 is the column of the document, and its rate is 8 %", () => {
    const seeds = preset.figures.filter(({ seed }) => seed !== undefined);
    for (const { key, seed } of seeds) expect([key, scenario(1).changes[key]]).toEqual([key, seed]);
    expect(Object.keys(scenario(1).changes).filter((key) => figure(key).seed === undefined)).toEqual(["ebitda_next"]);
    expect(inputs(1)("rf") + inputs(1)("margin")).toBeCloseTo(0.08, 12);
  });
  it("scenario 4 lets collateral follow the rent", () => {
    expect(inputs(4)("decay")).toBe(inputs(4)("deflation"));
  });
  it("scenario 11 earns the margin of FY2025 on guided revenue of 12,500", () => {
    expect(Math.round((12500 * value("ebitda")) / value("revenue"))).toBe(inputs(11)("ebitda_next"));
  });
  it("scenario 10 loses 22.4 of 66.8bn and nothing of the other customers", () => {
    const others = (key: (key: string) => number) => key("backlog") - key("backlog_openai") - key("backlog_meta");
    expect(others(inputs(10))).toBe(others(value));
  });
  it("scenario 1, worked by hand: economic life 4.25 years, value 22,410, LTV 127 %", () => {
    const at = inputs(1);
    const fall = -Math.log(1 - at("deflation"));
    const force = Math.log(1 + at("disc"));
    const life = Math.log((at("util") * at("rent")) / at("opex")) / fall;
    const present = (rate: number) => (1 - Math.exp(-rate * life)) / rate;
    const worth = 8760 * (at("util") * at("rent") * present(force + fall) - at("opex") * present(force));
    expect(life.toFixed(2)).toBe("4.25");
    expect(worth.toFixed(0)).toBe("22410");
    expect(((at("advance") * at("cost")) / worth).toFixed(2)).toBe("1.27");
  });
  it("scenario 1, worked by hand: LLCR .79, average DSCR .60, quarter 9, capacity 161, shortfall 283 at 8 % over ten years", () => {
    const at = inputs(1);
    const debt = at("advance") * at("cost") * at("units");
    const i = (at("rf") + at("margin")) / 4;
    const n = 4 * at("years");
    const due = (debt * i) / (1 - (1 + i) ** -n);
    const fall = -Math.log(1 - at("deflation"));
    const cash = Array.from({ length: n }, (_, t) => {
      const rent = (at("rent") * (Math.exp(-fall * (t / 4)) - Math.exp(-fall * ((t + 1) / 4)))) / (fall / 4);
      return Math.max(0, at("units") * 2190 * (at("util") * rent - at("opex")));
    });
    const pv = cash.reduce((sum, flow, t) => sum + flow / (1 + i) ** (t + 1), 0);
    const shortfall = cash.reduce((sum, flow) => sum + Math.max(0, due - flow), 0);
    expect((pv / debt).toFixed(2)).toBe("0.79");
    expect((cash.reduce((sum, flow) => sum + flow, 0) / n / due).toFixed(2)).toBe("0.60");
    expect(cash.findIndex((flow) => flow / due < at("covenant")) + 1).toBe(9);
    expect((pv / at("covenant") / 1e6).toFixed(0)).toBe("161");
    expect((shortfall / 1e6).toFixed(0)).toBe("283");
  });
});

describe("the listing", () => {
  const listed = listPreset(preset);
  it("names every figure with value, unit, date, confidence, and a source or a reason", () => {
    expect(listed.figures.map(({ key }) => key)).toEqual(all.map(({ key }) => key));
    for (const { unit, asOf, confidence, sources, how } of listed.figures) {
      expect([unit, asOf, confidence].every((text) => text !== "")).toBe(true);
      expect(sources.length > 0 || how !== undefined).toBe(true);
    }
  });
  it("gives the sources their title, publisher and address as the record has them", () => {
    const [revenue] = listed.figures;
    const fact = FACTS.find(({ id }) => id === "F109")!;
    expect(revenue!.sources).toEqual([{ id: "F109", title: fact.title, publisher: fact.publisher, url: fact.url }]);
  });
  it("names the twelve scenarios with their changes", () => {
    expect(listed.scenarios.map(({ number, changes }) => [number, changes])).toEqual(preset.scenarios.map(({ number, changes }) => [number, changes]));
  });
  it("survives the trip through JSON", () => {
    expect(JSON.parse(JSON.stringify(listed))).toEqual(listed);
  });
});
