import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { DARK, LIGHT, USED } from "../../src/ui/theme-tokens";

const root = join(__dirname, "../..");
const components = join(root, "node_modules/@fluentui/web-components/dist/esm");
const known = new Set(Object.keys(webLightTheme));

/** Every design token that a component's files name, and the files that they import in turn. */
const namedBy = (file: string, seen: Set<string> = new Set()): readonly string[] => {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const imports = [...text.matchAll(/(?:import|export)\s*(?:\{([^}]*)\}\s*from\s*|\*\s*from\s*)?'(\.[^']*)'/g)];
  return imports.flatMap(([, names, from]) =>
    from!.endsWith("design-tokens.js") ? (names ?? "").split(",").map((name) => name.trim()) : namedBy(join(dirname(file), from!), seen),
  );
};
const loaded = [...readFileSync(join(root, "src/ui/pane.ts"), "utf8").matchAll(/"@fluentui\/web-components\/([a-z-]+)\.js"/g)].map(([, name]) => name!);
const ownStyles = ["ui/pane.css", "taskpane/taskpane.css", "workbench/workbench.css"].map((name) => readFileSync(join(root, "src", name), "utf8")).join();

describe("the design tokens of the pane", () => {
  it("are those that its components and style sheets name, each once", () => {
    const needed = [...loaded.flatMap((name) => namedBy(join(components, name, "define.js"))), ...[...ownStyles.matchAll(/--([A-Za-z0-9]+)/g)].map(([, name]) => name!)];
    expect(loaded.length).toBeGreaterThan(2);
    expect([...USED]).toEqual([...new Set(needed)].filter((name) => known.has(name)).sort());
  });
  it("have Fluent's own values, light and dark", () => {
    for (const name of USED) expect([LIGHT[name], DARK[name]]).toEqual([webLightTheme[name], webDarkTheme[name]]);
    expect(Object.values({ ...LIGHT, ...DARK }).filter((value) => value === undefined)).toEqual([]);
  });
});
