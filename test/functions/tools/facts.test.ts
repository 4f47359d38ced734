import { FACTS } from "../../../src/facts/facts";
import { LIBRARY } from "../../../src/functions/library";
import type { CellError, Input } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { isoDate } from "../../../src/functions/tools/fact-lookup";

const call = (name: string, ...inputs: readonly Input[]) => answer(LIBRARY.find(name)!, inputs, LIBRARY);
const figure = (...inputs: readonly Input[]) => call("FIGURE", ...inputs);
const source = (...inputs: readonly Input[]) => call("SOURCE", ...inputs);
const explained = (...pairs: readonly (readonly (string | number)[])[]) => call("EXPLAIN", "FIGURE", pairs) as readonly (readonly unknown[])[];

describe("FIGURE: units", () => {
  it("answers money in $m whether the source prints millions, billions or trillions", () => {
    expect(figure("CoreWeave", "Total debt principal", "2024-12-31")).toBe(8033.477);
    expect(figure("CoreWeave", "Total indebtedness")).toBe(21600);
    expect(figure("OpenAI", "Total compute commitments (Altman)")).toBe(1_400_000);
    expect(figure("OpenAI", "Oracle commitment")).toBe(300_000);
  });
  it("moves the decimal point and leaves nothing behind", () => {
    expect(figure("Cipher", "0% convertible notes due 2031")).toBe(1100);
    expect(figure("CoreWeave", "F153")).toBe(0.7142);
    for (const { company, id, printed } of FACTS) {
      const got = figure(company, id);
      if (typeof got === "number") expect(String(got).replace(/[-.]/g, "").length).toBeLessThanOrEqual(printed.replace(/[^0-9]/g, "").length + 6);
    }
  });
  it("answers a percentage as a fraction and basis points as printed", () => {
    expect(figure("CoreWeave", "Customer A (Microsoft) share of revenue", "FY2025")).toBe(0.67);
    expect(figure("CoreWeave", "DDTL 3.0 margin")).toBe(0.04);
    expect(figure("CoreWeave", "5-year CDS spread", "2025-12-05")).toBe(642.965);
  });
  it("leaves prices in dollars", () => {
    expect(figure("Market", "BTC price", "2024-12-31")).toBe(93429.2);
    expect(figure("Market", "H100 rental, 1-year contract, cycle low")).toBe(1.7);
    expect(figure("CoreWeave", "IPO price")).toBe(40);
  });
});

describe("FIGURE: ranges and texts", () => {
  it("answers LOW, MID and HIGH of a range, MID when nothing is said", () => {
    const range = (bound?: string) => figure("CoreWeave", "Revenue guidance FY2025 (initial, May 2025)", undefined, bound);
    expect([range("LOW"), range("MID"), range(), range("high")]).toEqual([4900, 5000, 5000, 5100]);
  });
  it("answers the same number for every bound of a single number", () => {
    for (const bound of ["LOW", "MID", "HIGH"]) expect(figure("CoreWeave", "F109", undefined, bound)).toBe(5131);
  });
  it("refuses a bound that is none of the three", () => {
    expect(figure("CoreWeave", "F109", undefined, "MEAN")).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^bound: expected one of LOW, MID, HIGH/) });
  });
  it("keeps a text a text, never 0 and never its first number", () => {
    expect(figure("CoreWeave", "F127")).toBe("536 / 427");
    expect(figure("CoreWeave", "DDTL 4.0 availability split")).toBe("7.5 + 1.0");
    expect(figure("CoreWeave", "DDTL 3.0 maturity", undefined, "LOW")).toBe("2030-08-21");
    expect(figure("Market", "SOFR at 31 Dec 2025")).toBe("not found");
    expect(figure("OpenAI", "Credit rating")).toBe("none");
  });
});

describe("FIGURE: which fact answers", () => {
  it("matches company, metric, id and key without case, accents and punctuation", () => {
    for (const metric of ["Revenue FY2025", "revenue fy2025", "REVENUE  FY2025", "revenue_fy2025", "F109", "f109", "coreweave.revenue_fy2025.fy2025"]) {
      expect(figure("COREWEAVE", metric)).toBe(5131);
    }
    expect(figure("hut-8", "Revenue quarter", "Q1 2025")).toBe(21.8);
  });
  it("answers once where a double was superseded, and still knows the double by its id", () => {
    expect(source("CoreWeave", "Net loss FY2025", undefined, "ID")).toBe("F112");
    expect(figure("CoreWeave", "F15")).toBe(5130);
    expect(source("CoreWeave", "RPO", "2025-12-31", "ID")).toBe("F113");
    expect(source("CoreWeave", "F42", undefined, "ID")).toBe("F42");
  });
  it("says in EXPLAIN that a double called by id is superseded", () => {
    const rows = explained(["company", "CoreWeave"], ["metric", "F15"]);
    expect(rows.find(([name]) => name === "warning")?.[3]).toMatch(/F15 is superseded by F109/);
    expect(rows.at(-1)![1]).toBe(5130);
  });
  it("lets the best confidence answer before the latest source", () => {
    // Q2 and Q3 are high (releases), Q4 and Q1 2026 are medium and later; of the two high ones Q3 was printed later.
    expect(source("CoreWeave", "Adjusted EBITDA", undefined, "AS_OF")).toBe("Q3 2025");
  });
  it("lets the latest date answer where confidence and source date are the same", () => {
    // 368.395 of 6 October and 642.965 of 5 December stand in one article.
    expect(figure("CoreWeave", "5-year CDS spread")).toBe(642.965);
  });
  it("names in EXPLAIN the facts it passed over", () => {
    const rows = explained(["company", "CoreWeave"], ["metric", "5-year CDS spread"]);
    expect(rows.find(([name]) => name === "passed_over")?.[1]).toMatch(/F94 \(368\.395 bp, 2025-10-06\)/);
  });
  it("takes the text of the date first, then the dates that begin with it", () => {
    expect(figure("CoreWeave", "Adjusted EBITDA", "q4 2025")).toBe(898);
    expect(figure("CoreWeave", "5-year CDS spread", "2025-10")).toBe(368.395);
    expect(figure("CoreWeave", "5-year CDS spread", "2025-1")).toMatchObject({ error: "#N/A" });
  });
  it("takes a date cell, a date serial as text and a year", () => {
    // 46022 is 31 December 2025: 45658 is 1 January 2025, and 364 days later.
    expect(figure("CoreWeave", "Revenue backlog", 45658 + 364)).toBe(66800);
    expect(figure("CoreWeave", "Revenue backlog", "46022")).toBe(66800);
    expect(figure("Market", "BTC price", 2021)).toBe(46306.45);
  });
});

describe("FIGURE: no answer", () => {
  const message = (cell: unknown) => (cell as CellError).message;
  it("offers the nearest metric names", () => {
    const got = figure("CoreWeave", "Revenue backlg");
    expect(got).toMatchObject({ error: "#N/A" });
    expect(message(got)).toMatch(/^metric: CoreWeave has no "Revenue backlg"; nearest: "Revenue backlog"/);
  });
  it("offers no name that it has just refused: that of a superseded fact", () => {
    const got = figure("CoreWeave", "RPO (10-K)");
    expect(message(got)).toMatch(/^metric: CoreWeave has no "RPO \(10-K\)"; nearest: /);
    expect(message(got).split("nearest: ")[1]).not.toContain('"RPO (10-K)"');
  });
  it("offers the nearest companies", () => {
    expect(message(figure("Core Weave Inc", "Revenue FY2025"))).toMatch(/^company: no facts about "Core Weave Inc"; nearest: .*"CoreWeave"/);
  });
  it("says at which dates the metric is known", () => {
    const got = figure("CoreWeave", "Revenue backlog", "FY2019");
    expect(got).toMatchObject({ error: "#N/A" });
    expect(message(got)).toMatch(/^as_of: "Revenue backlog" is not known at "FY2019"; known at .*"2025-12-31"/);
  });
  it("does not answer a fact for a company it is not about", () => {
    expect(figure("CoreWeave", "F355")).toMatchObject({ error: "#N/A" });
  });
  it("refuses a number where a name is due", () => {
    expect(figure("CoreWeave", 109)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^metric: expected text/) });
  });
  it("refuses a date beyond the calendar", () => {
    expect(figure("CoreWeave", "Revenue backlog", 99_999_999)).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/^as_of: expected a date/) });
  });
});

describe("SOURCE", () => {
  it("speaks of the very fact that FIGURE answers with, for every fact", () => {
    for (const { company, metric, asOf } of FACTS) {
      const rows = call("EXPLAIN", "FIGURE", [["company", company], ["metric", metric], ["as_of", asOf]]);
      if (!Array.isArray(rows)) continue;
      const id = (rows as readonly (readonly unknown[])[]).find(([name]) => name === "id")![1];
      expect(source(company, metric, asOf, "ID")).toBe(id);
    }
  });
  it("answers every field", () => {
    const field = (name: string) => source("CoreWeave", "F108", undefined, name);
    expect(["PUBLISHER", "DATE", "CONFIDENCE", "NOTE", "AS_OF", "PRINTED", "UNIT", "ID", "KEY"].map(field)).toEqual([
      "SEC EDGAR (second-hand, unverified)", "2026-08-12", "low", "quoted in ledger; verify in 10-K MD&A liquidity", "2025-12-31", "3.7 USD bn", "$m", "F108",
      "coreweave.undrawn_availability_rcf_ddtl_2_1_ddtl_3_0.2025_12_31",
    ]);
    expect(field("title")).toMatch(/\S/);
  });
  it("answers the address when no field is named", () => {
    expect(source("CoreWeave", "F109")).toBe("https://www.sec.gov/Archives/edgar/data/1769628/000176962826000104/crwv-20251231.htm");
  });
  it("names the document that has no address", () => {
    expect(source("CoreWeave", "F39")).toMatchObject({ error: "#N/A", message: expect.stringMatching(/^field: F39 has no public address; it stands in "/) });
  });
  it("leaves the note empty where the record has none", () => {
    expect(source("CoreWeave", "F109", undefined, "NOTE")).toBe("");
  });
});

describe("date serials", () => {
  // Fixed points of the 1900 date system: 61 = 1 Mar 1900, 25569 = 1 Jan 1970, 36585 = 29 Feb 2000, 45658 = 1 Jan 2025.
  it.each([[61, "1900-03-01"], [25569, "1970-01-01"], [36585, "2000-02-29"], [45657, "2024-12-31"], [45658, "2025-01-01"], [46022, "2025-12-31"], [2_958_465, "9999-12-31"]])("%d is %s", (serial, date) => {
    expect(isoDate(serial)).toBe(date);
  });
  it("passes over the time of day", () => {
    expect(isoDate(46022.75)).toBe("2025-12-31");
  });
  it("agrees with the calendar of the platform on every day of 2000 to 2040", () => {
    for (let serial = 36526; serial < 51502; serial += 1) expect(isoDate(serial)).toBe(new Date((serial - 25569) * 86_400_000).toISOString().slice(0, 10));
  });
});
