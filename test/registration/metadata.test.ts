import { generate, makeMetadata } from "../../src/build/metadata";
import { CATALOGUE } from "../../src/functions/catalogue";
import { defineFunction, type FunctionSpec, numberOr, number, series, text, word, words } from "../../src/functions/define";
import { argumentDescription, printDeclarations } from "../../src/registration/declarations";
import { catalogueProblems, formProblems, inSpanish, type FunctionMetadata, type Metadata, translationProblems, withSheetNames } from "../../src/registration/metadata";

const BASE = "https://example.org/credit";

const KINDS = { MIN: words("At least", "Al menos"), MAX: words("At most", "Como mucho") };
const SAMPLE = defineFunction({
  name: "SAMPLE_TEST",
  family: "tools",
  summary: words("A function for this test.", "Una función para esta prueba."),
  args: {
    function: text(words("A reserved word as a name", "Una palabra reservada como nombre")),
    cashFlows: series("$", words("Cash of each period", "Caja de cada periodo")),
    rate: number("per year, nominal", words("Rate of interest", "Tipo de interés")),
    kind: word(KINDS, words("Side of the test", "Lado de la prueba"), "MIN"),
    freq: numberOr("periods per year", words("Periods a year", "Periodos al año"), { default: 4 }),
  },
  returns: { shape: "series", part: { name: "value", unit: "$", meaning: words("A value", "Un valor") } },
  formula: "none", limits: [], errors: {}, sources: [], related: [], examples: [], steps: [],
  compute: () => ({ values: [1] }),
  result: ({ values }) => values,
}) as FunctionSpec;

const make = async (catalogue: readonly FunctionSpec[] = [SAMPLE]): Promise<Metadata> =>
  withSheetNames((await generate(printDeclarations(catalogue, BASE))).metadata);

/** The metadata with its one function changed. */
const changed = (metadata: Metadata, change: Partial<FunctionMetadata>): Metadata => ({ ...metadata, functions: metadata.functions.map((entry) => ({ ...entry, ...change })) });
const changedParameter = (metadata: Metadata, i: number, change: object): Metadata =>
  changed(metadata, { parameters: metadata.functions[0]!.parameters.map((parameter, p) => (p === i ? { ...parameter, ...change } : parameter)) });

describe("functions.json from the catalogue", () => {
  it("is complete and right for every function, in both languages", async () => {
    const { english, spanish, problems } = await makeMetadata(CATALOGUE, BASE);
    expect(problems).toEqual([]);
    expect(english.functions.map((entry) => entry.id)).toEqual(CATALOGUE.map((spec) => spec.name));
    expect(spanish.functions.map((entry) => entry.id)).toEqual(CATALOGUE.map((spec) => spec.name));
  });
  it("lets Excel hand errors and data types over, but not in the way that crashes Excel 2021", async () => {
    const { english } = await makeMetadata(CATALOGUE, BASE);
    expect(english.allowCustomDataForDataTypeAny).toBe(true);
    expect(english).not.toHaveProperty("allowErrorForDataTypeAny");
  });
  it("declares what the specification says: names, shapes, order, enums, help", async () => {
    const [entry] = (await make()).functions;
    expect(entry).toEqual({
      id: "SAMPLE_TEST", name: "SAMPLE_TEST", description: "A function for this test.", helpUrl: `${BASE}/help/sample-test.html`,
      parameters: [
        { name: "function", description: "A reserved word as a name", type: "any" },
        { name: "cash_flows", description: "Cash of each period [$]", type: "any", dimensionality: "matrix" },
        { name: "rate", description: "Rate of interest [per year, nominal]", type: "any" },
        { name: "kind", description: "Side of the test [default MIN]", type: "string", optional: true, customEnumId: "KIND" },
        { name: "freq", description: "Periods a year [periods per year; default 4]", type: "any", optional: true },
      ],
      result: { dimensionality: "matrix" },
    });
  });
  it("offers the words of an argument as an enum, with the tip in each language", async () => {
    const english = await make();
    expect(english.enums).toEqual([{ id: "KIND", type: "string", values: [{ name: "MIN", stringValue: "MIN", tooltip: "At least" }, { name: "MAX", stringValue: "MAX", tooltip: "At most" }] }]);
    expect(inSpanish(english, [SAMPLE], BASE).enums![0]!.values.map((value) => value.tooltip)).toEqual(["Al menos", "Como mucho"]);
  });
  it("keeps two lists of words apart that share the name of the argument", async () => {
    const other = { ...SAMPLE, name: "OTHER_TEST", args: { kind: word({ A: words("a one", "uno"), B: words("a two", "dos") }, words("Which one it is", "Cuál es"), "A") } } as FunctionSpec;
    const { enums } = await make([SAMPLE, other]);
    expect(enums!.map((list) => list.id)).toEqual(["SAMPLE_TEST_KIND", "OTHER_TEST_KIND"]);
  });
  it("translates description, arguments and help, and nothing that a formula holds", async () => {
    const english = await make();
    const spanish = inSpanish(english, [SAMPLE], BASE);
    expect(spanish.functions[0]).toMatchObject({ id: "SAMPLE_TEST", name: "SAMPLE_TEST", description: "Una función para esta prueba.", helpUrl: `${BASE}/help/es/sample-test.html` });
    expect(spanish.functions[0]!.parameters[4]).toEqual({ name: "freq", description: "Periodos al año [periodos por año; por defecto 4]", type: "any", optional: true });
    expect(translationProblems(english, spanish)).toEqual([]);
  });
  it("drops unit and default rather than exceed the one line that Excel shows", () => {
    const slot = numberOr("periods per year", words("m".repeat(250), "m".repeat(250)), { default: 4 });
    expect(argumentDescription(slot, "en")).toHaveLength(250);
  });
});

describe("what Microsoft's generator lets through and the build refuses", () => {
  const cases: readonly (readonly [string, (metadata: Metadata) => Metadata, string])[] = [
    ["an id used twice", (m) => ({ ...m, functions: [...m.functions, ...m.functions] }), "SAMPLE_TEST: the id is used twice"],
    ["no help address", (m) => changed(m, { helpUrl: "" }), "SAMPLE_TEST: no help address (Marketplace policy 1120.5.1)"],
    ["no description", (m) => changed(m, { description: "" }), "SAMPLE_TEST: no description"],
    ["a description that is too long", (m) => changed(m, { description: "x".repeat(256) }), "SAMPLE_TEST: description has 256 characters, Excel shows 255"],
    ["a line break", (m) => changed(m, { description: "one\ntwo" }), "SAMPLE_TEST: description has a line break; Excel drops what follows it"],
    ["a link in a description", (m) => changedParameter(m, 1, { description: "see [object Object]" }), "SAMPLE_TEST.cash_flows: description holds [object Object] (a {@link} in the text)"],
    ["a name that reads as a cell", (m) => changed(m, { name: "LTV1" }), "LTV1"],
    ["a short name", (m) => changed(m, { name: "PD" }), "SAMPLE_TEST: the name has fewer than three characters"],
    ["an argument without description", (m) => changedParameter(m, 0, { description: undefined }), "SAMPLE_TEST.function: no description"],
    ["a repeating argument that is not last", (m) => changedParameter(m, 0, { repeating: true }), "SAMPLE_TEST.function: a repeating argument must be the last one"],
    ["two arguments of one name", (m) => changedParameter(m, 1, { name: "function" }), "SAMPLE_TEST: argument function is declared twice"],
    ["a volatile function", (m) => changed(m, { options: { volatile: true } }), "SAMPLE_TEST: must be neither streaming nor volatile"],
    ["the switch that crashes Excel 2021", (m) => ({ ...m, allowErrorForDataTypeAny: true }) as Metadata, "allowErrorForDataTypeAny must not be set"],
    ["a required argument after an optional one", (m) => changedParameter(m, 1, { optional: true }), "SAMPLE_TEST.rate: a required argument follows an optional one"],
    ["an enum that is not there", (m) => ({ allowCustomDataForDataTypeAny: true, functions: m.functions }), "SAMPLE_TEST.kind: enum KIND is not declared"],
  ];
  it.each(cases)("%s", async (what, change, message) => {
    const problems = formProblems(change(await make()));
    if (what === "a name that reads as a cell") expect(formProblems(changed(await make(), { name: "LTV1" }))).toEqual(["SAMPLE_TEST: the name reads as a cell reference"]);
    else expect(problems).toEqual([expect.stringContaining(message)]);
  });

  const mismatches: readonly (readonly [string, (metadata: Metadata) => Metadata, string])[] = [
    ["a function that is missing", (m) => ({ ...m, functions: [] }), "SAMPLE_TEST: stands in the catalogue but not in functions.json"],
    ["another name in Excel", (m) => changed(m, { name: "OTHER" }), "SAMPLE_TEST: Excel would know it as OTHER"],
    ["a description lost on the way", (m) => changed(m, { description: "x" }), 'SAMPLE_TEST: the description was changed on the way: "x"'],
    ["help elsewhere", (m) => changed(m, { helpUrl: "https://example.org" }), "help address https://example.org is not"],
    ["a scalar result", (m) => changed(m, { result: {} }), "SAMPLE_TEST: the result must be matrix"],
    ["an argument too few", (m) => changed(m, { parameters: m.functions[0]!.parameters.slice(0, 4) }), "SAMPLE_TEST: has 4 arguments instead of 5"],
    ["another argument name", (m) => changedParameter(m, 2, { name: "r" }), "SAMPLE_TEST.rate: argument 3 is called r"],
    ["an optional argument made required", (m) => changedParameter(m, 4, { optional: false }), "SAMPLE_TEST.freq: must be optional"],
    ["a series made a single value", (m) => changedParameter(m, 1, { dimensionality: "scalar" }), "SAMPLE_TEST.cash_flows: must be a matrix"],
    ["a type that keeps text from us", (m) => changedParameter(m, 2, { type: "number" }), "type number would keep text from our own messages"],
    ["a word without its enum", (m) => changedParameter(m, 3, { customEnumId: undefined }), "SAMPLE_TEST.kind: enum (none) instead of KIND"],
    ["an enum with another word", (m) => ({ ...m, enums: [{ ...m.enums![0]!, values: m.enums![0]!.values.slice(1) }] }), "KIND: the enum offers"],
  ];
  it.each(mismatches)("metadata that disagree with the catalogue: %s", async (_what, change, message) => {
    expect(catalogueProblems(change(await make()), [SAMPLE], BASE)).toEqual([expect.stringContaining(message)]);
  });

  it("a text that is left untranslated, or a copy that differs in more than texts", async () => {
    const english = await make();
    const spanish = inSpanish(english, [SAMPLE], BASE);
    expect(translationProblems(english, changed(spanish, { description: english.functions[0]!.description! }))).toEqual(["SAMPLE_TEST: the description is not translated"]);
    expect(translationProblems(english, changedParameter(spanish, 2, { name: "tipo" }))).toEqual(["the Spanish copy differs in more than descriptions and help"]);
    expect(translationProblems(english, english)).toContain("KIND.MIN: the tip is not translated");
  });
});
