import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { transformSync, traverse } from "@babel/core";

/** Office.js gives these before the script of the host has loaded; everything else of it comes later or never. */
const AT_ONCE = ["CustomFunctions.associate", "Office.onReady"];
const LATER = new Set(["CustomFunctions", "Excel", "Office", "OfficeExtension"]);

/** What a module takes from the library while it loads, outside every function. */
const touchedAtLoad = (text: string, filename: string): readonly string[] => {
  const touched: string[] = [];
  const { ast } = transformSync(text, { filename, babelrc: false, configFile: false, ast: true, presets: [["@babel/preset-typescript", { onlyRemoveTypeImports: true }]] as never })!;
  traverse(ast!, {
    ReferencedIdentifier(path: any) {
      if (!LATER.has(path.node.name) || path.scope.hasBinding(path.node.name) || path.getFunctionParent()) return;
      const { parent } = path;
      touched.push(parent.type === "MemberExpression" && parent.object === path.node ? `${path.node.name}.${parent.property.name}` : path.node.name);
    },
  } as never);
  return touched;
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    // AssemblyScript is another language: its compiler reads it, no page does.
    if (name === "assembly") return [];
    return statSync(path).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });

describe("while our modules load", () => {
  it("they touch nothing of Office.js but what is there from the start", () => {
    const touched = filesBelow(join(__dirname, "../../src")).flatMap((path) => touchedAtLoad(readFileSync(path, "utf8"), path).map((name) => ({ path, name })));
    expect(touched.filter(({ name }) => !AT_ONCE.includes(name))).toEqual([]);
    expect(touched.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(AT_ONCE));
  });
  it("a breach would be seen, also inside a value that is made at load", () => {
    expect(touchedAtLoad("const code = CustomFunctions.ErrorCode.notAvailable;", "a.ts")).toEqual(["CustomFunctions.ErrorCode"]);
    expect(touchedAtLoad("export const list = [1].concat(Excel.ChartType.line);", "a.ts")).toEqual(["Excel.ChartType"]);
    expect(touchedAtLoad("export const code = () => CustomFunctions.ErrorCode; let e: Excel.Range;", "a.ts")).toEqual([]);
  });
});
