import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createContext, runInContext } from "node:vm";
import { transformSync } from "@babel/core";
import { build } from "esbuild";
import { leanTexts } from "../../src/build/lean-texts";
import { CATALOGUE } from "../../src/functions/catalogue";
import type { Cell } from "../../src/functions/cells";
import { errorsOf, type FunctionSpec } from "../../src/functions/define";
import { LIBRARY } from "../../src/functions/library";
import { printTexts } from "../../src/functions/print-texts";
import { DOUBTS, STEPS } from "../../src/functions/steps-table";
import { TEXTS } from "../../src/functions/texts-en";
import { TEXTS as TEXTOS } from "../../src/functions/texts-es";
import { asCustomFunction } from "../../src/registration/call";
import { createMemory } from "../../src/registration/memo";
import { examplesOf } from "../functions/typed-calls";
import { type Call, ExcelError } from "../registration/custom-functions";

const root = join(__dirname, "../..");
const lean = (path: string, text: string): string =>
  transformSync(text, { filename: path, babelrc: false, configFile: false, presets: [["@babel/preset-typescript", {}]], plugins: [leanTexts] })!.code!;

/** The functions as Excel loads them, through the same plugin as the build, beside a host that only collects them. */
const ErrorCode = { invalidValue: "#VALUE!", notAvailable: "#N/A", divisionByZero: "#DIV/0!", invalidNumber: "#NUM!", invalidReference: "#REF!", invalidName: "#NAME?", nullReference: "#NULL!" };
let script: string;
let leanSpecs: readonly FunctionSpec[];
const associated = new Map<string, Call>();
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'import "./registration/register"; export { CATALOGUE } from "./functions/catalogue";', resolveDir: join(root, "src"), loader: "ts" },
    bundle: true, write: false, format: "iife", globalName: "product", target: "es2022", charset: "utf8",
    plugins: [{
      name: "lean",
      setup: ({ onLoad }) => {
        // As the build does: the steps are printed from the whole declarations.
        onLoad({ filter: /steps-table\.ts$/ }, () => ({ contents: `export const STEPS = ${JSON.stringify(STEPS)}; export const { DOUBTS } = globalThis;`, loader: "js" }));
        onLoad({ filter: /src[\\/]functions[\\/].*\.ts$/ }, ({ path }) => ({ contents: lean(path, readFileSync(path, "utf8")), loader: "js" }));
      },
    }],
  });
  script = outputFiles[0]!.text;
  const host: Record<string, unknown> = { CustomFunctions: { Error: ExcelError, ErrorCode, associate: (id: string, call: Call) => associated.set(id, call) }, DOUBTS };
  runInContext(`${script}\nglobalThis.product = product;`, createContext(host));
  leanSpecs = (host["product"] as { CATALOGUE: readonly FunctionSpec[] }).CATALOGUE;
  Object.assign(globalThis, { CustomFunctions: { Error: ExcelError, ErrorCode } });
}, 60_000);

const said = async (call: Call, args: readonly unknown[]): Promise<string> => {
  const cells = (value: unknown): unknown => (value instanceof Error ? { error: (value as ExcelError).code, message: value.message } : Array.isArray(value) ? value.map(cells) : value);
  try {
    return JSON.stringify(cells(await call(...args)));
  } catch (problem) {
    return JSON.stringify(cells(problem));
  }
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

describe("the functions as Excel loads them", () => {
  it("are the whole catalogue", () => {
    expect([...associated.keys()]).toEqual(CATALOGUE.map(({ name }) => name));
  });
  it("answer every worked example as the full declarations do, to the bit, and refuse a text in any argument in the same words", async () => {
    for (const spec of CATALOGUE) {
      const full = asCustomFunction(spec, LIBRARY, createMemory(0)) as Call;
      const calls = examplesOf(spec).flatMap((args) => [args, ...args.map((_, i) => args.map((arg, j) => (i === j ? "abc" : arg)))]);
      for (const args of calls) expect([spec.name, await said(associated.get(spec.name)!, args)]).toEqual([spec.name, await said(full, args)]);
    }
  });
  it("explain every worked example as the full declarations do, word for word", async () => {
    const full = asCustomFunction(LIBRARY.find("EXPLAIN")!, LIBRARY, createMemory(0)) as Call;
    const names = CATALOGUE.filter(({ args }) => !Object.values(args as Record<string, { shape: string }>).some(({ shape }) => shape === "pairs"));
    for (const spec of names) {
      for (const args of examplesOf(spec)) {
        const rows = Object.keys(spec.args as object).flatMap((key, i): Cell[][] => {
          const name = key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
          const given = args[i];
          if (given === undefined || given === null) return [];
          if (!Array.isArray(given)) return [[name, given as Cell]];
          const block = given as readonly (readonly Cell[])[];
          return block.every((row) => row.length === 1) ? [[name, ...block.map((row) => row[0]!)]] : block.map((row) => [name, ...row]);
        });
        const width = Math.max(2, ...rows.map((row) => row.length));
        const named = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null));
        if (named.length === 0) continue;
        const explained = await said(associated.get("EXPLAIN")!, [spec.name, named]);
        expect([spec.name, explained]).toEqual([spec.name, await said(full, [spec.name, named])]);
        expect(explained).not.toContain("undefined");
      }
    }
  });
  it("keep everything but the texts: names, shapes, units, ranges, defaults, evidence", () => {
    const kept = (spec: FunctionSpec): unknown => {
      const { summary: _s, formula: _f, limits: _l, errors: _n, sources: _o, related: _r, examples: _e, steps: _t, ...rest } = spec;
      return plain(JSON.parse(JSON.stringify(rest, (key, value: unknown) => (key === "es" || key === "meaning" ? undefined : value))));
    };
    expect(leanSpecs.map(kept)).toEqual(CATALOGUE.map(kept));
  });
  it("hold no step: those come from the references, every one of them", () => {
    expect(leanSpecs.filter((spec) => "steps" in spec)).toEqual([]);
    expect(CATALOGUE.map(({ name }) => [name, plain(STEPS[name] ?? [])])).toEqual(CATALOGUE.map(({ name, steps }) => [name, plain(steps)]));
  });
  it("hold no limit, no error in words, no example and no Spanish", () => {
    const gone = CATALOGUE.flatMap((spec) => [
      ...spec.limits.flatMap(({ en, es }) => [en, es]), ...errorsOf(spec).flatMap(([, { en, es }]) => [en, es]), ...spec.examples.map(({ because }) => because), spec.summary.es,
      ...spec.slots.map(([, slot]) => slot.meaning.es), ...spec.slots.flatMap(([, slot]) => Object.values(slot.choices ?? {}).map(({ es }) => es)),
    ]).filter((text) => text.length > 20 && !text.includes("${"));
    expect(gone.length).toBeGreaterThan(500);
    expect(gone.filter((text) => script.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });
});

describe("the texts apart", () => {
  it("describe every function and every argument in two languages", () => {
    expect(Object.keys(TEXTS)).toEqual(CATALOGUE.map(({ name }) => name));
    for (const spec of CATALOGUE) {
      const [english, spanish] = [TEXTS[spec.name]!, TEXTOS[spec.name]!];
      expect(Object.keys(english.args)).toEqual(spec.slots.map(([key]) => key));
      expect(Object.keys(spanish.args)).toEqual(Object.keys(english.args));
      expect([english.summary, spanish.summary, spanish.englishSummary]).toEqual([spec.summary.en, spec.summary.es, spec.summary.en]);
      for (const [key, slot] of spec.slots) expect([english.args[key]!.meaning, spanish.args[key]!.meaning]).toEqual([slot.meaning.en, slot.meaning.es]);
      expect([english.errors, spanish.errors]).toEqual([errorsOf(spec).map(([code, { en }]) => [code, en]), errorsOf(spec).map(([code, { es }]) => [code, es])]);
      expect([english.limits.length, spanish.limits.length, english.sources]).toEqual([spec.limits.length, spec.limits.length, spec.sources]);
    }
  });
  it("survive the way through the build as plain data", () => {
    expect(plain(printTexts("en"))).toEqual(TEXTS);
    expect(plain(printTexts("es"))).toEqual(TEXTOS);
  });
  it("are what the pages read: none of them takes a text from a declaration", () => {
    const texts = ["summary", "formula", "limits", "errors", "sources", "related", "examples", "meaning", "steps"].join("|");
    const files = ["ui", "taskpane", "workbench", "engine", "registration/call.ts", "registration/convert.ts", "registration/register.ts", "audit", "sheets"]
      .flatMap((name) => (name.endsWith(".ts") ? [name] : (readdirSync(join(root, "src", name), { recursive: true }) as string[]).map((file) => join(name, file))))
      .filter((file) => file.endsWith(".ts"));
    const reads = new RegExp(`\\b(?:spec|slot|part)\\.(?:${texts})\\b|\\.meaning(?:\\.en|\\.es|\\[)|\\.summary(?:\\.en|\\.es|\\[)`);
    expect(files.filter((file) => reads.test(readFileSync(join(root, "src", file), "utf8"))).map((file) => relative(root, join(root, "src", file)))).toEqual([]);
  });
});

describe("what the build does not understand", () => {
  const imports = 'import { defineFunction, number, words } from "../define";\n';
  const problem = (text: string): string => {
    try {
      return lean(join(root, "src/functions/chip/example.ts"), imports + text);
    } catch (error) {
      return (error as Error).message;
    }
  };
  it.each([
    ["words with a text from elsewhere", "export const say = (en, es) => words(en, es);", "words needs both texts written out"],
    ["words with one text", 'export const one = words("only");', "words needs both texts written out"],
    ["words handed on", "export const all = [].map(words);", "words must be called where it stands"],
    ["a declaration from elsewhere", "const declared = {}; export const X = defineFunction(declared);", "defineFunction needs its declaration in place"],
    ["a declaration with something spread into it", "const shared = {}; export const X = defineFunction({ ...shared, args: {} });", "A declaration names its own properties"],
    ["limits used for something else", 'const OWN_LIMITS = [words("a", "b")]; export const warnings = () => OWN_LIMITS;', "OWN_LIMITS holds limits"],
    ["errors used for something else", 'const OWN_ERROR = words("a", "b"); export const warnings = () => [OWN_ERROR];', "OWN_ERROR holds limits or errors"],
  ])("stops it: %s", (_what, text, reason) => {
    expect(problem(text)).toContain(reason);
  });
  it("takes out of a declaration what it should, and what only that used", () => {
    const code = problem(`
      const TABLE = [1, 2];
      const KEPT = [3];
      export const FEE_LIMIT = words("limit", "límite");
      export const FEE_ERROR = words("no fee", "sin comisión");
      export const X = defineFunction({
        name: "X", summary: words("short", "corto"), args: { fee: number("$", words("the fee", "la comisión"), { range: { min: KEPT[0] } }) },
        returns: { shape: "scalar", part: { name: "x", unit: "$", meaning: words("the answer", "la respuesta") } },
        formula: "fee", limits: [FEE_LIMIT], errors: { "#N/A": [FEE_ERROR] }, examples: [{ given: { fee: TABLE }, result: 1, because: "hand" }],
        warnings: ({ fee }) => (fee > 1 ? [words(\`fee \${fee} is high\`, \`comisión \${fee} alta\`)] : []),
        compute: (values) => values,
      });`);
    for (const gone of ["TABLE", "FEE_LIMIT", "FEE_ERROR", "sin comisión", "short", "the fee", "hand", "respuesta", "alta", "corto"]) expect(code).not.toContain(gone);
    for (const kept of ["KEPT", "the answer", "is high", "compute"]) expect(code).toContain(kept);
  });
});
