import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { factById, FACTS } from "../../src/facts/facts";
import { plain } from "../../src/facts/values";

const fact = (id: string) => factById(id)!;
const FILE = "src/facts/facts.json";

describe("the record of facts", () => {
  it("holds every line of the table once, by line number", () => {
    expect(FACTS.map(({ id }) => id)).toEqual(Array.from({ length: 491 }, (_, i) => `F${i + 2}`));
  });
  it("gives every fact a key of its own", () => {
    expect(new Set(FACTS.map(({ key }) => key)).size).toBe(FACTS.length);
    for (const { key } of FACTS) expect(key).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+){1,3}$/);
  });
  it("keeps its keys: saved workbooks carry them", () => {
    // Recorded when the keys were first published; a change of any key changes the digest and breaks those workbooks.
    const digest = createHash("sha256").update(FACTS.map(({ id, key }) => `${id} ${key}`).join("\n")).digest("hex");
    expect(digest.slice(0, 16)).toBe("5b46c20a4416c0d6");
    expect(fact("F109").key).toBe("coreweave.revenue_fy2025.fy2025");
    expect(fact("F355").key).toBe("market.h100_rental_1_year_contract_cycle_low.2025_10");
  });
  it("states company, metric, value, unit, date, title, publisher and confidence of every fact", () => {
    for (const { id, company, metric, printed, unit, asOf, title, publisher, sourceDate, confidence } of FACTS) {
      expect([id, company, metric, printed, unit, asOf, title, publisher, sourceDate].every((text) => text.trim() !== "")).toBe(true);
      expect(["high", "medium", "low"]).toContain(confidence);
    }
  });
  it("gives an address on the web, or none for the four documents that started the analysis", () => {
    const without = FACTS.filter(({ url }) => url === "").map(({ id }) => id);
    expect(without).toEqual(["F39", "F46", "F159", "F190", "F346", "F347", "F368", "F371"]);
    for (const { url } of FACTS) expect(url).toMatch(/^(https?:\/\/\S+)?$/);
  });
  it("supersedes the four doubles of FY2025, and two more, by a fact that is no less sure", () => {
    const doubles = FACTS.filter(({ supersededBy }) => supersededBy).map(({ id, supersededBy }) => `${id} ${supersededBy}`);
    expect(doubles).toEqual(["F10 F117", "F15 F109", "F32 F112", "F42 F113", "F96 F179", "F313 F339"]);
    const rank = { high: 0, medium: 1, low: 2 };
    for (const { supersededBy, confidence, company, asOf } of FACTS.filter((one) => one.supersededBy)) {
      const better = fact(supersededBy!);
      expect([better.company, better.asOf, better.supersededBy]).toEqual([company, asOf, undefined]);
      expect(rank[better.confidence]).toBeLessThanOrEqual(rank[confidence]);
    }
  });
  it("has no second fact of the same company, metric and date that stands", () => {
    const names = FACTS.filter(({ supersededBy }) => !supersededBy).map(({ company, metric, asOf }) => [company, metric, asOf].map(plain).join("|"));
    expect(new Set(names).size).toBe(names.length);
  });
  it("keeps the words second-hand where a primary document was not read", () => {
    expect(fact("F109").publisher).toBe("SEC EDGAR (second-hand)");
    // Counted in the table by its own text search.
    expect(FACTS.filter(({ publisher }) => publisher.includes("second-hand")).length).toBe(58);
  });
  it("reads a number, a range and nothing else as numbers", () => {
    expect(fact("F109").numbers).toEqual({ low: 5131, mid: 5131, high: 5131 });
    expect(fact("F28").numbers).toEqual({ low: 1.21, mid: 1.23, high: 1.25 });
    expect(fact("F322").numbers).toEqual({ low: -1490, mid: -1490, high: -1490 });
    for (const id of ["F62", "F127", "F145", "F151", "F177", "F260", "F365", "F385", "F401", "F458"]) expect(fact(id).numbers).toBeUndefined();
    expect(fact("F127").printed).toBe("536 / 427");
    expect(fact("F151").printed).toBe("7.5 + 1.0");
    expect(fact("F145").printed).toBe("2030-08-21");
  });
  it("orders the ends of every range", () => {
    for (const { numbers } of FACTS) if (numbers) expect(numbers.low <= numbers.mid && numbers.mid <= numbers.high).toBe(true);
  });
  it("takes at most 36 kB of the download", () => {
    expect(gzipSync(readFileSync(FILE), { level: 9 }).length).toBeLessThan(36_000);
  });
  it("stands one fact a line", () => {
    const lines = readFileSync(FILE, "utf8").split("\n");
    for (const { id } of FACTS) expect(lines.filter((line) => line.startsWith(`["${id}",`)).length).toBe(1);
  });
});

describe("facts that check each other", () => {
  const value = (id: string): number => fact(id).numbers!.mid;
  it("four quarters of EBITDA make the derived year (F186), to the million it prints", () => {
    expect(Math.abs(606.1 + 753.169 + 838.124 + 898 - value("F186"))).toBeLessThan(0.5);
    expect(["F16", "F17", "F18", "F19"].map(value)).toEqual([606.1, 753.169, 838.124, 898]);
  });
  it("four quarters of revenue make the year of 5,131, to the digit of the roundest quarter (1.57bn)", () => {
    expect(Math.abs(value("F11") + value("F12") + value("F13") + 1000 * value("F14") - value("F109"))).toBeLessThan(5);
  });
  it("principal falling due at 30 June 2025 adds up to total debt, to the dollar thousand", () => {
    const due = ["F82", "F83", "F84", "F85", "F86", "F87"].reduce((sum, id) => sum + value(id), 0);
    expect(due).toBeCloseTo(value("F56"), 3);
  });
  it("the tranches of 30 June 2025 add up to total debt", () => {
    const tranches = ["F61", "F65", "F71", "F78", "F79", "F81"].reduce((sum, id) => sum + value(id), 0);
    expect(tranches).toBeCloseTo(value("F56"), 3);
  });
  it("OpenAI's three contracts make 22.4bn", () => {
    expect(value("F102") + 4 + value("F156")).toBeCloseTo(value("F155"), 9);
  });
  it("debt / EBITDA of FY2025 is the derived 7.0x", () => {
    expect((1000 * value("F107")) / value("F186")).toBeCloseTo(value("F187"), 1);
  });
  it("MARA: loaned, managed and pledged coins make 17,357", () => {
    expect(value("F329") + value("F330") + value("F331")).toBe(value("F312"));
  });
  it("MARA: notes and line make the total, to the carrying difference of 1.4 %", () => {
    expect(Math.abs((value("F341") + value("F342")) / value("F340") - 1)).toBeLessThan(0.015);
  });
  it("Hut 8: three loans and the rest stay within total principal", () => {
    expect(value("F280") + value("F281") + value("F282")).toBeLessThanOrEqual(value("F283"));
  });
  it("the sector's debt of 12.7bn is 505 % above 2.1bn", () => {
    expect(value("F416") / value("F417") - 1).toBeCloseTo(5.05, 2);
  });
  it("MARA's growth of debt, 323 %, follows from its two totals", () => {
    expect(100 * (value("F340") / value("F338") - 1)).toBeCloseTo(value("F345"), 0);
  });
  it("HIVE: direct cost of 42.1m over the coins mined is 58,700 a coin", () => {
    expect(Math.abs(42.1e6 / value("F251") - value("F259"))).toBeLessThan(50);
  });
  it("rents rose 40 % from the low of October 2025 to March 2026, to the digit of the note (38 %)", () => {
    expect(value("F356") / value("F355") - 1).toBeCloseTo(0.38, 2);
  });
  it("the scheduled amortization of DDTL 1.0 is a third of the fall over three quarters", () => {
    expect((value("F61") - value("F129")) / 3).toBeCloseTo(value("F185"), 0);
  });
  it("Microsoft's 67 % less than the top two's 77 % of the year before", () => {
    expect([value("F117"), value("F9")]).toEqual([67, 77]);
  });
  it("31 March 2026: tranches less than 1 % short of total principal", () => {
    const tranches = ["F129", "F130", "F131", "F132", "F133", "F134", "F135", "F136", "F137", "F71", "F73"].reduce((sum, id) => sum + value(id), 0);
    expect(1 - tranches / value("F128")).toBeGreaterThanOrEqual(0);
    expect(1 - tranches / value("F128")).toBeLessThan(0.01);
  });
});
