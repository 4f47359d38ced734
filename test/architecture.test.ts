import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { transformSync, traverse } from "@babel/core";

/** Which room may import which; a room may always import itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  facts: [],
  functions: ["core", "facts"],
  presets: ["core", "facts"],
  sheets: ["core", "functions", "presets"],
  audit: ["core", "functions", "presets", "sheets"],
  registration: ["core", "functions", "simulation"],
  engine: ["core", "functions"],
  simulation: ["core"],
  workbook: ["core", "functions", "sheets", "engine"],
  ui: ["core", "functions", "presets", "sheets", "audit", "workbook"],
  taskpane: ["core", "functions", "presets", "sheets", "audit", "workbook", "ui", "simulation"],
  workbench: ["core", "functions", "presets", "sheets", "audit", "workbook", "ui", "engine", "simulation"],
  cli: ["core", "facts", "functions", "presets", "sheets", "audit", "engine", "workbook", "simulation"],
  build: ["core", "functions", "registration", "presets", "audit"],
};

/** Rooms whose answers depend on nothing but their arguments. */
const PURE = ["core", "facts", "functions", "presets", "sheets", "audit"];
/** All that ES2022 offers and an answer may depend on. Anything else that is not declared in the file is refused. */
const HARMLESS = new Set([
  "Array", "BigInt", "Boolean", "Date", "Error", "Float64Array", "Infinity", "Int32Array", "JSON", "Map", "Math", "NaN", "Number", "Object", "Promise",
  "RangeError", "RegExp", "Set", "String", "Symbol", "Uint32Array", "WeakMap", "isFinite", "parseFloat", "parseInt", "undefined",
]);
const IMPURE_CALLS = ["Date.now", "new Date()", "Math.random"];

const root = resolve(__dirname, "..");
const sourceFolder = join(root, "src");
const rooms = Object.keys(ARROWS);
/** AssemblyScript, another language than TypeScript: its compiler reads it. */
const ASSEMBLY = join(sourceFolder, "simulation/assembly");

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  /** The code without types and comments. */
  readonly code: string;
  /** Names the code uses without declaring or importing them: what it takes from its surroundings. */
  readonly surroundings: readonly string[];
}

const readSource = (path: string, room: string, text: string): SourceFile => {
  const presets = [["@babel/preset-typescript", { onlyRemoveTypeImports: true }]] as const;
  const { code, ast } = transformSync(text, { filename: path, babelrc: false, configFile: false, comments: false, ast: true, presets: [...presets] as never })!;
  let surroundings: readonly string[] = [];
  traverse(ast!, { Program: (program) => { program.scope.crawl(); surroundings = Object.keys((program.scope as unknown as { globals: object }).globals); program.stop(); } });
  return { path, room, text, code: code ?? "", surroundings };
};

const sources: readonly SourceFile[] = filesBelow(sourceFolder)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts") && !path.startsWith(ASSEMBLY))
  .map((path) => {
    return readSource(relative(root, path).replaceAll("\\", "/"), relative(sourceFolder, path).split(/[\\/]/)[0]!, readFileSync(path, "utf8"));
  });

const importsOf = (text: string): readonly { readonly from: string; readonly isType: boolean }[] =>
  [...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm)]
    .map(([, type, from]) => ({ from: from!, isType: Boolean(type) }))
    .concat([...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)].map(([, from]) => ({ from: from!, isType: false })));

const roomOf = (file: SourceFile, from: string): string | undefined => {
  if (!from.startsWith(".")) return undefined;
  const target = relative(sourceFolder, resolve(root, file.path, "..", from)).split(/[\\/]/)[0]!;
  return target === ".." ? "outside src" : target;
};

const layeringProblems = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap((file) =>
    importsOf(file.text).flatMap(({ from, isType }) => {
      const target = roomOf(file, from);
      const allowed = ARROWS[file.room] ?? [];
      if (target === undefined || target === file.room) return [];
      if (!allowed.includes(target)) return [`Bad layering: ${file.room} may import [${allowed.join(", ")}], not ${target} (${file.path})`];
      if (file.room === "ui" && target === "workbook" && !isType) return [`Bad layering: ui may import types of workbook only (${file.path})`];
      return [];
    }),
  );

const impurities = (files: readonly SourceFile[]): readonly string[] =>
  files.filter((file) => PURE.includes(file.room)).flatMap((file) => [
    ...file.surroundings.filter((name) => !HARMLESS.has(name)).map((name) => `${file.path} uses ${name}; ${file.room} has no clock, dice, network, storage, page or process`),
    ...IMPURE_CALLS.filter((call) => file.code.includes(call)).map((call) => `${file.path} uses ${call}; ${file.room} has no clock, dice, network, storage, page or process`),
    ...[...file.code.matchAll(/^(?:export )?(let|var)\s/gm)].map(() => `${file.path} has state that changes at its top level`),
    ...importsOf(file.text).filter(({ from }) => !from.startsWith(".")).map(({ from }) => `${file.path} imports the package ${from}; ${file.room} imports none`),
  ]);

const fake = (room: string, text: string): SourceFile => readSource(`src/${room}/example.ts`, room, text);

describe("the rooms of the house", () => {
  it("are the ones in the table, each with its own compiler settings", () => {
    expect(readdirSync(sourceFolder).filter((name) => statSync(join(sourceFolder, name)).isDirectory()).sort()).toEqual([...rooms].sort());
    const { references } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as { references: readonly { path: string }[] };
    expect(references.map((reference) => reference.path)).toEqual(expect.arrayContaining(rooms.map((room) => `src/${room}`)));
  });
  it("import only along the arrows", () => {
    expect(layeringProblems(sources)).toEqual([]);
  });
  it("would name a breach in words", () => {
    expect(layeringProblems([fake("core", 'import { evaluate } from "../functions/evaluate";')])).toEqual(["Bad layering: core may import [], not functions (src/core/example.ts)"]);
    expect(layeringProblems([fake("ui", 'import { load } from "../workbook/load";')])).toHaveLength(1);
    expect(layeringProblems([fake("ui", 'import type { WorkbookPort } from "../workbook/port";')])).toEqual([]);
  });
  it("have no import in a circle between rooms", () => {
    const reaches = (from: string, to: string, seen: readonly string[] = []): boolean =>
      (ARROWS[from] ?? []).some((next) => next === to || (!seen.includes(next) && reaches(next, to, [...seen, next])));
    expect(rooms.filter((room) => reaches(room, room))).toEqual([]);
  });
});

describe("the pure rooms", () => {
  it("have no clock, dice, network, storage, page, process, package or changing state", () => {
    expect(impurities(sources)).toEqual([]);
  });
  it("would be caught at it", () => {
    for (const [text, name] of [["export const now = () => Date.now();", "Date.now"], ["export const t = () => new Date();", "new Date()"], ["export const r = () => Math.random();", "Math.random"], ["export const w = () => window.name;", "window"]] as const) {
      expect(impurities([fake("core", text)])).toEqual([expect.stringContaining(`uses ${name};`)]);
    }
    expect(impurities([fake("core", "let count = 0;\nexport const next = () => (count += 1);")])).toHaveLength(1);
    expect(impurities([fake("core", 'import fs from "node:fs"; export const f = () => fs;')])).toHaveLength(1);
    expect(impurities([fake("core", '/** The window of process. */\nexport const text = "document";')])).toEqual([]);
  });
});

describe("names of hosts", () => {
  const naming = (...names: readonly string[]): readonly string[] =>
    sources.filter((file) => file.surroundings.some((name) => names.includes(name))).map((file) => file.path);

  it("Excel and Office stand in the workbook adapter and the task pane alone", () => {
    const allowed = /^src\/(workbook\/office[^/]*\.ts|taskpane\/)/;
    expect(naming("Excel", "Office", "OfficeExtension").filter((path) => !allowed.test(path))).toEqual([]);
  });
  it("CustomFunctions stands in registration alone", () => {
    expect(naming("CustomFunctions").filter((path) => !path.startsWith("src/registration/"))).toEqual([]);
  });
  it("Node's modules are read by the command line and the build alone", () => {
    const readers = sources.filter((file) => importsOf(file.text).some(({ from }) => from.startsWith("node:"))).map((file) => file.room);
    expect([...new Set(readers)].filter((room) => !["cli", "build"].includes(room))).toEqual([]);
  });
});

describe("every source file", () => {
  it("is short: core at most 200 lines, any other at most 400", () => {
    const long = sources.map((file) => ({ path: file.path, lines: file.text.split("\n").length - 1, limit: file.room === "core" ? 200 : 400 })).filter(({ lines, limit }) => lines > limit);
    expect(long.map(({ path, lines, limit }) => `${path}: ${lines} lines, at most ${limit}`)).toEqual([]);
  });
  it("has no default export, no enum, and no class but CalcError and what a host's own library demands", () => {
    const said = sources.flatMap((file) => [
      ...(/\bexport\s+default\b/.test(file.code) ? [`${file.path}: default export`] : []),
      ...(/^\s*(?:export\s+)?(?:const\s+)?enum\s/m.test(file.code) ? [`${file.path}: enum`] : []),
      ...(["core", "facts", "presets", "sheets"].includes(file.room) && /\bclass\s+(?!CalcError\b)\w/.test(file.code) ? [`${file.path}: class`] : []),
    ]);
    expect(said).toEqual([]);
  });
  it("has a name that says what it holds", () => {
    const vague = /(?:^|\/)(utils?|helpers?|common|misc|index|manager|data)\.tsx?$/;
    expect(sources.map((file) => file.path).filter((path) => vague.test(path))).toEqual([]);
  });
  it("leaves nothing to be done later and nothing commented out", () => {
    const later = new RegExp(["TO" + "DO", "FIX" + "ME", "X" + "XX"].map((mark) => `\\b${mark}\\b`).join("|"));
    expect(sources.filter((file) => later.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

describe("the repository", () => {
  it("names no machine's folders", () => {
    const folders = ["src", "test", "docs", "bench", "assets"].filter((name) => readdirSync(root).includes(name));
    const files = [...folders.flatMap((name) => filesBelow(join(root, name))), join(root, "package.json"), join(root, "webpack.config.js")].filter((path) => !path.endsWith(".png"));
    const machine = new RegExp(["/wo" + "rk/", "/ho" + "me/[a-z]", "/Us" + "ers/[a-z]", "C:\\\\Us" + "ers", "/tm" + "p/"].join("|"));
    expect(files.filter((path) => machine.test(readFileSync(path, "utf8"))).map((path) => relative(root, path))).toEqual([]);
  });
});
