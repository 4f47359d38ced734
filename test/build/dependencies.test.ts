import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../..");
const declared = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const packages = { ...declared.dependencies, ...declared.devDependencies };

/** Used without being imported, and by what. */
const UNIMPORTED: Readonly<Record<string, string>> = {
  "@babel/preset-env": "babel.config.js names it",
  "@babel/preset-typescript": "babel.config.js names it",
  "@microsoft/office-js": "the tests read Microsoft's library from it",
  "@types/custom-functions-runtime": "types of CustomFunctions",
  "@types/jest": "types of the tests",
  "@types/node": "types of Node",
  "@types/react": "types of react",
  "@types/office-js": "types of Office.js",
  assemblyscript: "src/build/assembly.mjs runs its compiler",
  "babel-jest": "jest.config.js names it",
  "babel-loader": "webpack.config.js names it",
  "css-loader": "webpack.config.js names it",
  eslint: "npm run lint",
  jest: "npm test",
  "jest-environment-jsdom": "tests of the faces name it",
  "office-addin-cli": "the Office tool chain expects it (decision 0010)",
  "office-addin-manifest": "npm run validate:online",
  react: "the embedded spreadsheet asks for it",
  "react-dom": "the embedded spreadsheet asks for it",
  rxjs: "the embedded spreadsheet asks for it",
  tsx: "runs the TypeScript of the build",
  typescript: "npm run types, and the metadata generator",
  "webpack-cli": "npm run build",
};

const filesBelow = (path: string): readonly string[] => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path]);
const files = ["src", "test", "bench", ...readdirSync(root).filter((name) => /\.config\.js$/.test(name))]
  .map((name) => join(root, name))
  .filter((path) => existsSync(path))
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path));

const packageOf = (name: string): string => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/");
const imported = new Set(
  files.flatMap((path) =>
    ts
      .preProcessFile(readFileSync(path, "utf8"), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => /^(@[a-z0-9-]+\/)?[a-z][a-z0-9.-]*(\/|$)/.test(name) && !name.startsWith("node:"))
      .map(packageOf),
  ),
);

describe("the packages", () => {
  it("are declared when they are imported", () => {
    expect([...imported].filter((name) => !(name in packages)).sort()).toEqual([]);
  });
  it("are used when they are declared", () => {
    expect(Object.keys(packages).filter((name) => !imported.has(name) && !(name in UNIMPORTED)).sort()).toEqual([]);
  });
  it("are pinned to one version", () => {
    expect(Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
  it("hold what the lock file holds, for every npm from 7", () => {
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { lockfileVersion: number; packages: Readonly<Record<string, { version?: string; resolved?: string }>> };
    expect(lock.lockfileVersion).toBe(3);
    expect(Object.entries(packages).filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
    expect(Object.values(lock.packages).filter((entry) => entry.resolved && !entry.resolved.startsWith("https://registry.npmjs.org/"))).toEqual([]);
  });
  it("have a program behind every script", () => {
    for (const [, file] of Object.values(declared.scripts).join(" ").matchAll(/((?:src|bench)\/[\w./-]+\.(?:mjs|ts))/g)) {
      expect(existsSync(join(root, file!)) ? "" : file).toBe("");
    }
  });
});
