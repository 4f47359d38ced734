import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { faultsIn, type Schema } from "../../src/presets/own-faults";
import { MOST_BYTES, MOST_PROBLEMS, ownPreset, printOwnPreset, readOwnPreset } from "../../src/presets/own-read";
import { PRESETS } from "../../src/presets/presets";
import schema from "../../src/presets/preset.schema.json";

/** The reference validator of JSON Schema, as the tests' authority; it never ships. */
const byAjv = new Ajv2020({ strict: false, allErrors: false }).compile(schema);

const SAVABLE = PRESETS.filter(({ archetype }) => ["neocloud", "miner", "network"].includes(archetype));
// A file under test is bent in every way a type would forbid.
type Loose = ReturnType<typeof JSON.parse>;
const fresh = (id = "coreweave"): Loose => JSON.parse(printOwnPreset(PRESETS.find((preset) => preset.id === id)!, "test")) as Loose;
const problemsOf = (file: unknown): readonly string[] => {
  const read = ownPreset(file);
  return "problems" in read ? read.problems.map(({ en }) => en) : [];
};
const broken = (change: (file: Loose) => void, id?: string): readonly string[] => {
  const file = fresh(id);
  change(file);
  return problemsOf(file);
};

describe("a preset as a file", () => {
  it.each(SAVABLE.map((preset) => [preset.id, preset] as const))("%s comes back as it was", (_, preset) => {
    const read = readOwnPreset(printOwnPreset(preset, "test"));
    expect(read).toEqual({ preset });
  });
  it("takes a source in the user's own words in the place of a packaged fact", () => {
    const file = fresh();
    file.figures[0] = { ...file.figures[0], facts: [], source: "Borrower's data room, 10-K draft, page 41", value: 6000 };
    delete file.figures[0].differs;
    const read = ownPreset(file) as { preset: Loose };
    expect(read.preset.figures[0]).toMatchObject({ value: 6000, source: "Borrower's data room, 10-K draft, page 41", kind: "reported" });
  });
});

describe("problems in an analyst's words", () => {
  it("names the row by its label, and the field", () => {
    expect(broken((file) => delete file.figures[11].unit)).toEqual([`row 12 '${fresh().figures[11].label}': unit missing`]);
  });
  it("tells all of them at once, up to twenty", () => {
    expect(broken((file) => { delete file.figures[2].unit; file.figures[4].value = "12"; file.figures[7].kind = "guess"; file.freezeDate = "31.12.2025"; })).toEqual([
      'freezeDate: "31.12.2025" is no date such as 2025-12-31',
      `row 3 '${fresh().figures[2].label}': unit missing`,
      `row 5 '${fresh().figures[4].label}': value: expected a number or null (empty), got "12"`,
      `row 8 '${fresh().figures[7].label}': kind: expected reported, derived, assumed, got "guess"`,
    ]);
    expect(broken((file) => file.figures.forEach((figure: Loose) => { delete figure.unit; }))).toHaveLength(MOST_PROBLEMS);
  });
  it("speaks Spanish", () => {
    const file = fresh();
    delete file.figures[2].unit;
    const read = ownPreset(file);
    expect("problems" in read && read.problems[0]!.es).toBe(`fila 3 '${file.figures[2].label}': unit falta`);
  });
  it("asks for a reason and for a source", () => {
    const at = fresh().figures.findIndex((figure: Loose) => figure.kind === "assumed" && figure.value !== null);
    const { label, key } = fresh().figures[at];
    expect(broken((file) => delete file.figures[at].how)).toEqual([`row ${at + 1} '${label}': how missing`]);
    expect(broken((file) => { file.figures[at] = { ...file.figures[at], kind: "reported", facts: [] }; })).toEqual([`row ${at + 1} '${label}': facts: a reported figure needs its source`]);
    expect(key).toMatch(/^[a-z_]+$/);
  });
  it("refuses a number that its fact does not print", () => {
    expect(broken((file) => { file.figures[0].value = 9999; })[0]).toMatch(/^row 1 '.*': value: 9999 is not 5131, which F109 states; say why in "differs"$/);
  });
  it("refuses a fact that the record does not hold", () => {
    expect(broken((file) => { file.figures[0].facts = ["F99999"]; })).toEqual([`row 1 '${fresh().figures[0].label}': facts: unknown fact F99999`]);
  });
  it("names ids that stand twice", () => {
    expect(broken((file) => { file.figures[5].key = file.figures[3].key; })[0]).toBe(`row 6: key "${fresh().figures[3].key}" stands twice; first in row 4`);
    expect(broken((file) => { file.scenarios[5].number = 3; })[0]).toBe('scenario 6: number "3" stands twice; first in scenario 3');
  });
  it("names a scenario that changes something that is no input", () => {
    expect(broken((file) => { file.scenarios[2].changes = { nonsense: 1 }; })[0]).toBe("scenario 3 (Deflation 20 %): unknown key nonsense");
  });
  it("wants one scenario that is the base", () => {
    expect(broken((file) => { file.scenarios[1].effect = "none"; })[0]).toMatch(/one must have the effect “base”/);
  });
});

describe("hostile files", () => {
  it("are not opened above the limit, and are not parsed first", () => {
    const read = readOwnPreset("[".repeat(MOST_BYTES + 1));
    expect(read).toEqual({ problems: [{ en: "The file has 2.0 MB; at most 2 MB are opened", es: "El archivo tiene 2,0 MB; se abren como mucho 2 MB" }] });
  });
  it("nested a million deep are refused and do not stop the page", () => {
    for (const text of ["[".repeat(1_000_000) + "]".repeat(900_000), '{"figures":'.repeat(100_000), `{"figures":${"[".repeat(5000)}${"]".repeat(5000)}}`]) {
      const read = readOwnPreset(text);
      expect("problems" in read && read.problems.length).toBeGreaterThan(0);
    }
  });
  it("with huge lists are told so without reading them", () => {
    const problems = broken((file) => { file.figures = new Array(100_000).fill({}); });
    expect(problems).toEqual(["figures: has 100000 entries; at most 200 are read"]);
  });
  it("cannot reach an object's prototype", () => {
    const read = readOwnPreset(printOwnPreset(PRESETS[0]!, "test").replace('"format"', '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "format"'));
    expect("problems" in read && read.problems.map(({ en }) => en)).toEqual(['unknown field "__proto__"', 'unknown field "constructor"']);
    expect(({} as Loose).polluted).toBeUndefined();
    expect(broken((file) => { file.scenarios[2].changes = JSON.parse('{"__proto__": 1}'); })[0]).toMatch(/"__proto__" is no key/);
  });
  it.each([
    ["=cmd|'/c calc'!A1"], ['=HYPERLINK("http://example.com","x")'], ["=WEBSERVICE([rent])"], ["=[rent]&[opex]"], ["+1+cmd"], ["=1+"], ["=(((1)"], [`=${"(".repeat(400)}1`],
  ])("cannot smuggle the formula %s into a sheet", (formula) => {
    expect(broken((file) => { file.figures[0] = { ...file.figures[0], formula }; }).length).toBeGreaterThan(0);
  });
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "<img src=x onerror=alert(1)>", "javascript:alert(1)", '"><script>alert(1)</script>', "'='"])("keep the text %s as a text", (text) => {
    const file = fresh();
    file.figures[0] = { ...file.figures[0], facts: [], label: text, how: text, source: text };
    file.scenarios[3].name = text;
    file.company = text;
    const read = ownPreset(file) as { preset: Loose };
    expect([read.preset.figures[0].label, read.preset.figures[0].source, read.preset.scenarios[3].name, read.preset.company]).toEqual([text, text, text, text]);
  });
  it.each([["NUL", "\u0000"], ["escape", "\u001b[31m"], ["right-to-left override", "\u202egnp.exe"], ["line separator", "\u2028"], ["tab", "a\tb"], ["C1", "\u0085"]])("with the control character %s in a label are refused", (_, text) => {
    const [problem] = broken((file) => { file.figures[0].label = `Revenue${text}`; });
    expect(problem).toMatch(/^row 1 'Revenue.*': label: .*holds a control or direction character$/);
    // The message itself is clean.
    expect(problem).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  });
  it.each<[string, unknown]>([["NaN as text", "NaN"], ["Infinity as text", "Infinity"], ["a number as text", "1e3"], ["a list", [1]], ["true", true], ["fields", {}]])("with %s for a value are refused", (_, value) => {
    expect(broken((file) => { file.figures[0].value = value; })[0]).toMatch(/value: expected a number or null \(empty\), got /);
  });
  it("with NaN, Infinity or a number beyond all numbers are refused", () => {
    const put = (text: string): readonly string[] => {
      const read = readOwnPreset(printOwnPreset(PRESETS[0]!, "test").replace('"value": 5131', `"value": ${text}`));
      return "problems" in read ? read.problems.map(({ en }) => en) : [];
    };
    for (const text of ["NaN", "Infinity", "-Infinity"]) expect(put(text)[0]).toMatch(/^This is no preset file: it cannot be read as JSON/);
    expect(put("1e999")[0]).toMatch(/value: expected a number or null \(empty\), got Infinity/);
    expect(put("1e300")[0]).toMatch(/value: expected at most 1000000000000000, got 1e\+300/);
    expect(put("5131")).toEqual([]);
  });
  it.each(["", "null", "[]", "7", '"text"', "{}", "<html>", "PK\u0003\u0004", "{\"a\":", "\uFEFF{}"])("that are no preset at all (%j) are refused in words", (text) => {
    const read = readOwnPreset(text);
    expect("problems" in read && read.problems.length).toBeGreaterThan(0);
  });
  it("of another kind or a later version are refused", () => {
    expect(broken((file) => { file.format = "other"; })).toEqual(['format: expected "compute-credit-preset", got "other"']);
    expect(broken((file) => { file.version = 2; })).toEqual(["version: expected 1, got 2"]);
    expect(broken((file) => { file.archetype = "miners"; })[0]).toBe('archetype: expected neocloud, miner, network, got "miners"');
  });
  it("never make the reader fail otherwise than in words", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 30 }), fc.constantFrom("figures", "scenarios", "debt", "further", "company", "value", "key"), (value, row, field) => {
      const file = fresh();
      if (field === "value" || field === "key") file.figures[row][field] = value;
      else if (row % 2 === 0 && Array.isArray(file[field])) file[field][row % file[field].length] = value;
      else file[field] = value;
      const read = ownPreset(file);
      expect("preset" in read || read.problems.length > 0).toBe(true);
    }));
  });
});

describe("the published schema", () => {
  it("is read as the reference validator reads it", () => {
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>(null, "", "=x", "F1", "abc", "2025-12-31", 0, -1, 1e16, 1.5, "a\u0000", "x".repeat(401), "😀".repeat(400), [], {}, ["F1"], { rent: 1 }, { Rent: 1 }));
    const fields = ["key", "label", "unit", "value", "asOf", "kind", "facts", "confidence", "conflicts", "how", "formula", "update", "low", "other"];
    const places = fc.oneof(
      fc.tuple(fc.constantFrom("figures"), fc.nat(30), fc.constantFrom(...fields)),
      fc.tuple(fc.constantFrom("scenarios"), fc.nat(11), fc.constantFrom("number", "name", "story", "effect", "changes", "other")),
    );
    let refused = 0;
    fc.assert(fc.property(places, anything, fc.boolean(), ([list, row, field], value, removes) => {
      const file = fresh();
      if (removes) delete file[list][row][field];
      else file[list][row][field] = value;
      const isValid = byAjv(file);
      if (!isValid) refused += 1;
      expect([faultsIn(schema as Schema, file, 20).length === 0, field, value]).toEqual([isValid, field, value]);
    }), { numRuns: 600 });
    expect(refused).toBeGreaterThan(100);
  });
  it.each(SAVABLE.map((preset) => [preset.id, preset] as const))("holds for %s by the reference validator", (_, preset) => {
    expect(byAjv(JSON.parse(printOwnPreset(preset, "test")))).toBe(true);
  });
  it("fails on a keyword that the reader does not know", () => {
    expect(() => faultsIn({ type: "object", properties: { a: { format: "date" } as never } }, {}, 5)).toThrow('the schema uses "format", which is not read');
  });
});
