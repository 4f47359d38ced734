import { factById } from "../../src/facts/facts";
import { CONTRADICTIONS, contradictionsFor } from "../../src/presets/record";

/** Every number a statement prints, as text: 25.9, 112, 2.1. Years and scenario numbers aside. */
const numbers = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

describe("where the record contradicts the documents", () => {
  it.each(CONTRADICTIONS.map((one) => [one.printed, one] as const))("%s: cites packaged facts", (_, { facts }) => {
    for (const id of facts) expect(factById(id)?.id).toBe(id);
  });

  // The figures asked of every workbook's first page, each tied to the fact that prints it.
  it.each([
    ["F39", "29.9"], ["F37", "25.9"], ["F41", "66.8"], ["F346", "112"], ["F347", "25"], ["F348", "182"], ["F407", "27"], ["F416", "12.7"], ["F417", "2.1"],
    ["F355", "1.70"], ["F356", "2.35"], ["F371", "18"], ["F369", "48"], ["F370", "67"], ["F46", "20"], ["F47", "12"], ["F107", "21.6"],
    ["F192", "15"], ["F193", "35"], ["F190", "50"], ["F159", "1.6"],
  ])("%s prints %s, and the statement that cites it does too", (id, printed) => {
    const fact = factById(id)!;
    expect(numbers(String(fact.printed)).map(Number)).toContain(Number(printed));
    const citing = CONTRADICTIONS.filter(({ facts }) => facts.includes(id));
    expect(citing.length).toBeGreaterThan(0);
    expect(citing.some((one) => numbers(`${one.printed} ${one.record}`).map(Number).includes(Number(printed)))).toBe(true);
  });

  it("says on each kind of workbook what concerns it", () => {
    expect(contradictionsFor("neocloud").map(({ facts }) => facts[0])).toEqual(["F39", "F46", "F346", "F416", "F355", "F368", "F371", "F159"]);
    expect(contradictionsFor("miner").length).toBeGreaterThanOrEqual(4);
    expect(contradictionsFor("network").some(({ facts }) => facts.includes("F190"))).toBe(true);
  });
});
