/** npm run validate: does the build hold together? Every check is offline and says in words what is wrong. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { CATALOGUE } from "../functions/catalogue";
import { catalogueProblems, formProblems, type Metadata, translationProblems } from "../registration/metadata";
import { baseUrlFrom, baseUrlOf } from "./base-url";
import { answerProblems, loadFunctions } from "./bundle-check";
import { addressesOf, commandsOf, manifestProblems } from "./manifest";
import { allNodes, readXml } from "./xml";

const root = process.cwd();
const dist = join(root, "dist");
const read = (path: string): string => readFileSync(join(dist, path), "utf8");
if (!existsSync(join(dist, "manifest.xml"))) {
  process.stderr.write("There is no dist/ to validate; run npm run build first.\n");
  process.exit(1);
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [relative(dist, join(folder, entry.name))]));

const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
/** Without a word about it, the address is the one the build was made for. */
const baseUrl = process.env["ADDIN_BASE_URL"] ? baseUrlFrom(process.env["ADDIN_BASE_URL"]) : baseUrlOf(read("manifest.xml"));

const manifestChecks = (): readonly string[] => {
  const xml = read("manifest.xml");
  const nodes = allNodes(readXml(xml));
  const addresses = addressesOf(nodes);
  const pane = read("taskpane.js");
  return [
    ...manifestProblems(xml, version),
    ...addresses.filter((url) => !url.startsWith(`${baseUrl}/`) && url !== baseUrl).map((url) => `${url} is not under ${baseUrl}`),
    ...addresses.filter((url) => url.startsWith(`${baseUrl}/`) && !existsSync(join(dist, url.slice(baseUrl.length + 1)))).map((url) => `${url}: dist/ has no such file`),
    ...addresses.flatMap((url) => {
      const size = /-(\d+)\.png$/.exec(url)?.[1];
      const file = join(dist, url.slice(baseUrl.length + 1));
      if (!size || !existsSync(file)) return [];
      const png = readFileSync(file);
      const actual = `${png.readUInt32BE(16)} x ${png.readUInt32BE(20)}`;
      return actual === `${size} x ${size}` ? [] : [`${url}: the image is ${actual}`];
    }),
    ...commandsOf(nodes).filter((command) => !pane.includes(`"${command}"`)).map((command) => `command ${command} of the ribbon is not in taskpane.js`),
  ];
};

const functionChecks = async (): Promise<readonly string[]> => {
  const english = JSON.parse(read("functions.json")) as Metadata;
  const spanish = JSON.parse(read("functions-es.json")) as Metadata;
  const { calls, problems } = loadFunctions(read("functions.js"), filesBelow(dist).filter((file) => file.startsWith("chunks/references.")).map(read));
  const ids = [...calls.keys()];
  const declared = english.functions.map((entry) => entry.id);
  return [
    ...problems,
    ...(await answerProblems(calls)),
    ...formProblems(english),
    ...catalogueProblems(english, CATALOGUE, baseUrl),
    ...translationProblems(english, spanish),
    ...declared.filter((id) => !ids.includes(id)).map((id) => `${id} stands in functions.json but functions.js does not associate it`),
    ...ids.filter((id) => !declared.includes(id)).map((id) => `${id} is associated but not in functions.json`),
    ...[...english.functions, ...spanish.functions]
      .filter(({ helpUrl }) => !helpUrl?.startsWith(`${baseUrl}/`) || !existsSync(join(dist, helpUrl.slice(baseUrl.length + 1))))
      .map(({ id, helpUrl }) => `${id}: the help page ${helpUrl} does not exist`),
  ];
};

const policyOf = (html: string): string => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";

/**
 * A page may compile WebAssembly exactly when a script of its own does. The worker of the simulations is under no page's
 * policy but under the one of its own address (docs/decisions/0014-content-security.md).
 */
const wasmProblems = (file: string, scriptPolicy: string): readonly string[] => {
  if (!["taskpane.html", "workbench.html", "index.html"].includes(file)) return [];
  const uses = filesBelow(dist).filter((name) => name.endsWith(".js") && !name.startsWith("cli/") && !name.startsWith("chunks/simulation-worker.") && /\bWebAssembly\.(?:compile|instantiate|Module)/.test(read(name)));
  const allows = scriptPolicy.includes("'wasm-unsafe-eval'");
  if (uses.length > 0 && !allows) return [`${file}: its policy refuses the WebAssembly of ${uses.join(", ")}; add 'wasm-unsafe-eval' to script-src there and in src/build/security.mjs`];
  return uses.length === 0 && allows ? [`${file}: its policy allows WebAssembly, which no script uses`] : [];
};

const pageChecks = (): readonly string[] =>
  filesBelow(dist).filter((file) => file.endsWith(".html")).flatMap((file) => {
    const html = read(file);
    const policy = policyOf(html);
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1] ?? "";
    const links = [...html.matchAll(/\s(?:src|href)="([^"#]+)(?:#[^"]*)?"/g)].map(([, url]) => url!);
    const loaded = [...html.matchAll(/<(?:script|link|img)\b[^>]*?\s(?:src|href)="(https?:[^"]+)"/g)].map(([, url]) => url!);
    const isPane = file === "taskpane.html";
    return [
      ...(policy ? [] : [`${file}: no content security policy`]),
      ...(/(?<!wasm-)unsafe-(inline|eval)/.test(scripts) ? [`${file}: its policy lets inline or evaluated scripts run`] : []),
      ...wasmProblems(file, scripts),
      ...(/<script(?![^>]*\ssrc=)/.test(html) ? [`${file}: holds an inline script`] : []),
      ...(isPane ? [] : loaded.map((url) => `${file}: loads ${url} from elsewhere`)),
      ...(isPane && loaded.join() !== "https://appsforoffice.microsoft.com/lib/1/hosted/office.js" ? [`${file}: must load Office.js from Microsoft and nothing else, loads ${loaded.join(", ") || "nothing"}`] : []),
      ...links.filter((url) => !/^[a-z]+:/i.test(url) && !existsSync(join(dist, file, "..", url))).map((url) => `${file}: ${url} does not exist`),
    ];
  });

/** Compressed bytes, at most, of what a page needs: whole files, folders (/) and chunks by the beginning of their name (.). */
const BUDGETS: readonly (readonly [what: string, files: readonly string[], kilobytes: number])[] = [
  ["custom functions", ["functions.js"], 80],
  ["Excel, at start", ["functions.js", "taskpane.js", "taskpane.css", "chunks/references."], 135],
  ["Excel, with the pane", ["functions.js", "taskpane.js", "taskpane.css", "chunks/references.", "chunks/pane."], 210],
  ["Excel, the presets", ["chunks/presets."], 150],
  ["workbench, first paint", ["workbench.js", "workbench.css"], 260],
  ["workbench, everything", ["workbench.js", "workbench.css", "chunks/"], 4_600],
];

const sizeReport = (): { readonly lines: readonly string[]; readonly problems: readonly string[] } => {
  const files = filesBelow(dist);
  const measured = BUDGETS.map(([what, wanted, budget]) => {
    const chosen = files.filter((file) => wanted.some((name) => (/[/.]$/.test(name) ? file.startsWith(name) : file === name)));
    const raw = chosen.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
    const zipped = chosen.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
    return { what, raw: raw / 1000, zipped: zipped / 1000, budget };
  });
  return {
    lines: measured.map(({ what, raw, zipped, budget }) => `  ${what.padEnd(24)} ${raw.toFixed(0).padStart(6)} kB, ${zipped.toFixed(0).padStart(5)} kB compressed, budget ${budget}`),
    problems: measured.filter(({ zipped, budget }) => zipped > budget).map(({ what, zipped, budget }) => `${what}: ${zipped.toFixed(0)} kB compressed, budget ${budget}`),
  };
};

/** No add-in file may carry Microsoft's library: its licence forbids to publish it. */
const licenceChecks = (): readonly string[] =>
  filesBelow(dist).filter((file) => file.endsWith(".js") && /OSF\.DDA|Office JavaScript API library/.test(read(file))).map((file) => `${file} contains Office.js, which must come from Microsoft's own address`);

const sizes = sizeReport();
const problems = [...manifestChecks(), ...(await functionChecks()), ...pageChecks(), ...licenceChecks(), ...sizes.problems];
process.stdout.write(`Sizes\n${sizes.lines.join("\n")}\n`);
if (problems.length > 0) {
  process.stderr.write(problems.map((problem) => `✗ ${problem}\n`).join(""));
  process.exit(1);
}
process.stdout.write(`Valid: manifest, ${CATALOGUE.length} functions in two languages, ${filesBelow(dist).filter((file) => file.endsWith(".html")).length} pages.\n`);
