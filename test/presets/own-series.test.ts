import fc from "fast-check";
import { parseCsv } from "../../src/presets/csv";
import { dateForm, isDay, isoDay, localNumber, numberForm, serialDay } from "../../src/presets/local-forms";
import { MOST_POINTS, readSeries } from "../../src/presets/own-series";

const FIELDS = { name: "H100 one-year rent", unit: "$/h", kind: "reported", source: "Vendor list, downloaded 2026-03-31" };
const read = (text: string, more: object = {}) => readSeries(text, { ...FIELDS, ...more });
const points = (text: string, more: object = {}): readonly (readonly [string, number])[] => {
  const found = read(text, more);
  if ("problems" in found) throw new Error(found.problems.map(({ en }) => en).join(" | "));
  return found.series.points.map(({ date, value }) => [date, value] as const);
};
const problems = (text: string, more: object = {}): readonly string[] => {
  const found = read(text, more);
  return "problems" in found ? found.problems.map(({ en }) => en) : [];
};
const MARCH = [["2026-02-28", 2.3], ["2026-03-31", 2.35]] as const;

describe("a table of dates and values", () => {
  it.each([
    ["ISO dates, point, comma between", "date,value\n2026-02-28,2.30\n2026-03-31,2.35"],
    ["decimal comma, semicolon between", "fecha;valor\r\n2026-02-28;2,30\r\n2026-03-31;2,35\r\n"],
    ["pasted from a sheet, day first", "28/02/2026\t2,30\n31/03/2026\t2,35"],
    ["month first", "Date\tValue\n02/28/2026\t2.30\n03/31/2026\t2.35"],
    ["dots", "28.02.2026;2.30\n31.3.2026;2.35"],
    ["months by name", "28 Feb 2026;2.3\nMar 31, 2026;2.35"],
    ["months by Spanish name", "28-feb-2026;2,3\n31 de marzo de 2026;2,35"],
    ["quoted, with a decimal comma between commas", 'date,value\n2026-02-28,"2,30"\n"2026-03-31","2,35"'],
    ["a mark of byte order, blank lines, old line ends", "\uFEFF2026-02-28;2.30\r\r2026-03-31;2.35\r"],
  ])("%s", (_, text) => expect(points(text)).toEqual(MARCH));

  it("reads thousands beside proof of the decimal sign", () => {
    expect(points("2026-01-01;1,234.50\n2026-01-02;1,250")).toEqual([["2026-01-01", 1234.5], ["2026-01-02", 1250]]);
    expect(points("2026-01-01;1.234,50\n2026-01-02;1.250")).toEqual([["2026-01-01", 1234.5], ["2026-01-02", 1250]]);
    expect(points("2026-01-01;25 000\n2026-01-02;1.234.567")).toEqual([["2026-01-01", 25000], ["2026-01-02", 1234567]]);
  });
  it("takes provenance from lines of the file; what is typed goes before", () => {
    const text = "# name: Spot rent\n# unit: $/h\n# kind: derived\n# source: Own survey, March\n2026-02-28,2.30\n2026-03-31,2.35";
    expect(readSeries(text)).toMatchObject({ series: { name: "Spot rent", unit: "$/h", kind: "derived", source: "Own survey, March" } });
    expect(readSeries(text, { kind: "assumed" })).toMatchObject({ series: { kind: "assumed" } });
    expect(readSeries("# fuente: Encuesta\n# unidad: $/h\n# tipo: publicada\n# nombre: Renta\n2026-02-28;2,3\n2026-03-31;2,35")).toMatchObject({ series: { kind: "reported", source: "Encuesta" } });
  });
  it("puts the rows in order and says so", () => {
    const found = read("2026-03-31,2.35\n2026-02-28,2.30");
    expect(found).toMatchObject({ remarks: [{ en: "The rows were put in order of date." }] });
    expect("series" in found && found.series.points.map(({ date }) => date)).toEqual(["2026-02-28", "2026-03-31"]);
  });
});

describe("what has two readings is not guessed", () => {
  it("day and month", () => {
    expect(problems("01/02/2026;2.3\n01/03/2026;2.35")).toEqual(['line 1: "01/02/2026" has two readings, day or month first; say which, or write 2026-03-01']);
    expect(points("01/02/2026;2.3\n01/03/2026;2.35", { dates: "dmy" })).toEqual([["2026-02-01", 2.3], ["2026-03-01", 2.35]]);
    expect(points("# dates: mdy\n01/02/2026;2.3\n01/03/2026;2.35")).toEqual([["2026-01-02", 2.3], ["2026-01-03", 2.35]]);
    expect(problems("13/02/2026;2.3\n02/14/2026;2.35")[0]).toBe('line 1 has the day first ("13/02/2026") and line 2 the month ("02/14/2026")');
  });
  it("thousands and decimals", () => {
    expect(problems("2026-01-01;1,234\n2026-01-02;1,250")).toEqual(['line 1: "1,234" has two readings, thousands or decimals; say which decimal sign the table uses']);
    expect(points("2026-01-01;1,234\n2026-01-02;1,250", { decimal: "," })).toEqual([["2026-01-01", 1.234], ["2026-01-02", 1.25]]);
    expect(points("2026-01-01;1,234\n2026-01-02;1,250", { decimal: "." })).toEqual([["2026-01-01", 1234], ["2026-01-02", 1250]]);
    expect(problems("2026-01-01;1.5\n2026-01-02;1,25")[0]).toBe('line 1 has a decimal point ("1.5") and line 2 a decimal comma ("1,25")');
  });
  it("a decimal comma between commas", () => {
    expect(problems("2026-01-01,1,5\n2026-01-02,1,25")[0]).toBe("line 1: expected date and value, got 3 fields (a decimal comma between commas? separate with ; or a tab)");
  });
});

describe("what is wrong is said, all of it at once", () => {
  it("names missing provenance", () => {
    expect(readSeries("2026-02-28,2.30\n2026-03-31,2.35")).toMatchObject({ problems: [{ en: "name missing" }, { en: "unit missing" }, { en: "source missing" }, { en: "kind missing: reported, derived or assumed" }] });
    expect(problems("2026-02-28,2.3\n2026-03-31,2.35", { kind: "printed" })).toEqual(['kind: expected reported, derived, assumed, got "printed"']);
  });
  it("names lines", () => {
    expect(problems("2026-02-30;2.3\n2026-03-01;abc\n2026-03-02;-1\n2026-03-03;0\n2026-03-03;1\n46023;1\n2026-03;1")).toEqual([
      'line 1: "2026-02-30" is no date', 'line 2: "abc" is no number', "line 3: expected a value above 0, got -1", "line 4: expected a value above 0, got 0",
      'line 6: "46023" is no date', 'line 7: "2026-03" is no date', "line 5: 2026-03-03 stands twice; first in line 4",
    ]);
  });
  it.each(["=1+1", "+1", "@SUM(A1)", "=cmd|'/c calc'!A1", "NaN", "Infinity", "1e3", "0x10", "1e999", "(1.5)", "<b>1</b>", "__proto__", "10%", "$2.30", "2.3 $/h"])("takes %s for no number", (text) => {
    expect(problems(`2026-02-28\t2.3\n2026-03-31\t${text}`)).toEqual([`line 2: "${text}" is no number`]);
  });
  it("refuses control characters in what is said of the series", () => {
    expect(problems("2026-02-28,2.3\n2026-03-31,2.35", { source: "a\u202eb", name: "x\u0000" })).toEqual(["name holds a control or direction character", "source holds a control or direction character"]);
  });
  it("refuses too many rows, too large a text, an open quotation mark", () => {
    const many = Array.from({ length: MOST_POINTS + 1 }, (_, i) => `${isoDay(1950 + Math.floor(i / 336), 1 + Math.floor((i % 336) / 28), 1 + (i % 28))};1.5`).join("\n");
    expect(problems(many)).toEqual(["The table has more than 5000 rows"]);
    expect(problems("x".repeat(2_000_001))[0]).toMatch(/^The file has 2\.0 MB/);
    expect(problems('2026-02-28,"2.3\n2026-03-31,2.35')[0]).toBe("line 1: a quotation mark is not closed, or stands inside a field");
    expect(problems("")).toEqual(["expected at least two rows of date and value"]);
  });
  it("never fails otherwise than in words", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => {
      const found = read(text);
      expect("series" in found || found.problems.length > 0).toBe(true);
    }));
  });
});

describe("CSV by RFC 4180", () => {
  it("reads what was written, whatever the fields hold", () => {
    const field = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\n", "\r\n", " ", ";", "é") });
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (table) => {
      const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
      expect(parseCsv(text, ",", 100).records.map(({ fields }) => fields)).toEqual(table);
    }));
  });
});

describe("numbers and dates", () => {
  it.each([["2.35", "."], ["2,35", ","], ["1,234", "either"], ["1.700", "either"], ["0,125", ","], ["0.125", "."], ["1234.567", "."], ["1,234.5", "."], ["1.234,5", ","], ["1,234,567", "."], ["12", "none"], ["1,23,4", "no number"], ["", "no number"], ["1..2", "no number"]] as const)("%s is %s", (text, form) => expect(numberForm(text)).toBe(form));
  it("reads what a locale prints", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), (cents) => {
      const value = cents / 100;
      for (const [locale, sign] of [["en-US", "."], ["de-DE", ","]] as const) {
        expect(localNumber(new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value), sign)).toBe(value);
      }
    }));
  });
  it("counts days as a sheet does", () => {
    // 1 January 1900 is shown by Excel as day 1 of its calendar with a 29 February 1900; from March on both agree. 2026-01-01 is 46023.
    expect([serialDay("1900-03-01"), serialDay("2026-01-01")]).toEqual([61, 46023]);
    expect([isDay(2024, 2, 29), isDay(2026, 2, 29), isDay(1800, 1, 1), isDay(2026, 13, 1)]).toEqual([true, false, false, false]);
    expect(dateForm("3/4/26")).toEqual({ is: "no date" });
  });
});
