/** What must be installed or built before a script can run. Plain JavaScript: it runs before anything is installed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const SOURCES = ["src", "assets", "docs/conventions.md", "docs/privacy.md", "docs/terms.md", "docs/support.md", "manifest.xml", "package.json", "package-lock.json", "webpack.config.js", "babel.config.js"];

const filesBelow = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)))
    : [path];

/** A digest of everything that a build is made of, the address it is built for included. */
export const sourceDigest = (root) => {
  const digest = createHash("sha256").update(process.env["ADDIN_BASE_URL"] ?? "");
  for (const source of SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path))) {
    for (const file of filesBelow(source)) digest.update(relative(root, file)).update(readFileSync(file));
  }
  return digest.digest("hex");
};

/** Every bundle carries the digest of its sources in this file beside it. */
export const DIGEST_FILE = "sources.txt";
export const isFresh = (root, folder) => {
  const file = join(root, folder, DIGEST_FILE);
  return existsSync(file) && readFileSync(file, "utf8").trim() === sourceDigest(root);
};

/** Runs a command and shows what it says on stderr, so that stdout stays free for results. Returns its exit code. */
export const run = (root, command, args, env = {}) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], env: { ...process.env, ...env } });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  return status ?? 1;
};

/** npm, also where the shell would need npm.cmd: the npm that runs this script, or the one beside this Node. */
const runNpm = (root, args) => {
  const program = [process.env["npm_execpath"], join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js"), join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js")].find(
    (path) => path?.endsWith("npm-cli.js") && existsSync(path),
  );
  return program ? run(root, process.execPath, [program, ...args]) : run(root, "npm", args);
};

const lockDigest = (root) => createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
const INSTALLED = "node_modules/.cache/installed.txt";

/** Installs the packages of the lock file unless exactly they are there. */
export const ensureInstalled = (root) => {
  const record = join(root, INSTALLED);
  const installed = join(root, "node_modules/.package-lock.json");
  if (existsSync(record) && readFileSync(record, "utf8") === lockDigest(root) && existsSync(installed)) return true;
  const isNewer = existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
  if (!isNewer) {
    process.stderr.write("Installing packages (npm ci) …\n");
    if (runNpm(root, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]) !== 0) return false;
  }
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, lockDigest(root));
  return true;
};

/** Builds with webpack; tsx lets its configuration read the catalogue, which is TypeScript. */
export const build = (root, names = []) =>
  run(root, process.execPath, ["--import", "tsx", "node_modules/webpack/bin/webpack.js", "--mode", "production", ...names.flatMap((name) => ["--config-name", name])]) === 0;

export const ensureBuilt = (root, name, folder) => isFresh(root, folder) || (process.stderr.write("Building …\n"), build(root, [name]));
