/** npm test: everything that must hold, in one command on a fresh machine. The last line counts. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { provideChromium } from "./chromium.mjs";
import { ensureInstalled } from "./fresh.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const results = join(root, "test-results");
const count = { passed: 0, failed: 0 };
const say = (line) => process.stdout.write(`${line}\n`);

const LIMIT_MINUTES = 40;

/** Runs a Node program; keeps what it says, which is shown only when it fails. A program that hangs is ended. */
const node = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    const limit = setTimeout(() => {
      said.push(Buffer.from(`\nEnded after ${LIMIT_MINUTES} minutes.\n`));
      child.kill();
    }, LIMIT_MINUTES * 60_000);
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.on("error", (problem) => resolve({ ok: false, said: problem.message }));
    child.on("close", (code) => {
      clearTimeout(limit);
      resolve({ ok: code === 0, said: Buffer.concat(said).toString() });
    });
  });

/** Enough to see what failed: a minified line or a thousand failures help nobody. */
const shortened = (said) =>
  said.trimEnd().split("\n").slice(0, 400).map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line)).join("\n");

const stage = async (name, work) => {
  const start = Date.now();
  const { passed, failed, said } = await work();
  count.passed += passed;
  count.failed += failed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  say(`${failed === 0 ? "ok  " : "FAIL"} ${name.padEnd(16)} ${passed} passed${failed ? `, ${failed} failed` : ""}  ${seconds} s`);
  if (said) say(shortened(said));
};

/** A stage that is one question: did the program succeed? */
const program = (name, args) =>
  stage(name, async () => {
    const { ok, said } = await node(args);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, said: ok ? "" : said };
  });

/** A jest run counts its tests; a suite that cannot even start counts as one failure. */
const jest = (name, config) =>
  stage(name, async () => {
    const report = join(results, `${name.replace(/\W+/g, "-")}.json`);
    rmSync(report, { force: true });
    const { ok, said } = await node(["node_modules/jest/bin/jest.js", "--config", config, "--json", "--outputFile", report], { FORCE_COLOR: "0" });
    if (!existsSync(report)) return { passed: 0, failed: 1, said };
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const messages = testResults.filter((suite) => suite.status === "failed").map((suite) => suite.message);
    return { passed: numPassedTests, failed: failed === 0 && !ok ? 1 : failed, said: failed === 0 ? (ok ? "" : said) : messages.join("\n") };
  });

/** What tests left to be read (test/support/print.ts): the beliefs about Excel, what becomes of a load in trouble. */
const reports = () => {
  for (const file of readdirSync(results).filter((name) => name.endsWith(".txt"))) say(`\n${file.slice(0, -".txt".length)}:\n${readFileSync(join(results, file), "utf8")}`);
};

mkdirSync(results, { recursive: true });
const start = Date.now();
await stage("packages", async () => (ensureInstalled(root) ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 }));
if (count.failed === 0) {
  let chromium;
  await stage("browser", async () => {
    chromium = await provideChromium(root);
    return chromium ? { passed: 0, failed: 0 } : { passed: 0, failed: 1, said: "No Chromium could be found or installed; the browser tests need one." };
  });
  await program("types", ["node_modules/typescript/bin/tsc", "-b"]);
  await program("lint", ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."]);
  for (const file of readdirSync(results).filter((name) => name.endsWith(".txt"))) rmSync(join(results, file));
  await jest("unit tests", "jest.config.js");
  reports();
  await program("build", ["--import", "tsx", "node_modules/webpack/bin/webpack.js", "--mode", "production"]);
  await program("validate", ["--import", "tsx", "src/build/validate.ts"]);
  if (chromium) {
    process.env["CHROMIUM"] = chromium;
    await jest("browser tests", "jest.e2e.config.js");
  }
}
say(`${((Date.now() - start) / 1000).toFixed(0)} s in all`);
say(`Tests: ${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
