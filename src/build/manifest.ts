/** The manifest: putting address and version in, and the cross-checks between its parts. */
import { named, structureProblems } from "./manifest-structure";
import { allNodes, type Node, readXml } from "./xml";

const DEVELOPMENT = "https://localhost:3000";

/** The manifest of the repository with the address it is served from and the version of the product. */
export const builtManifest = (manifest: string, baseUrl: string, version: string): string =>
  manifest
    .replace(/<!--[\s\S]*?-->\s*/, "")
    .replaceAll(`<AppDomain>${DEVELOPMENT}</AppDomain>`, `<AppDomain>${new URL(baseUrl).origin}</AppDomain>`)
    .replaceAll(DEVELOPMENT, baseUrl)
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${version.replace(/-.*/, "")}.0</Version>`);

/** The languages beside the default one, as Office names them. */
const SPANISH = ["es-ES", "es-MX"];
/** Proper names: the same in every language. The namespace must be, because saved formulas carry it. */
const NAMES = ["Functions.Namespace", "Product.Name"];
const SETS = [["CustomFunctionsRuntime", "1.3"], ["SharedRuntime", "1.1"], ["ExcelApi", "1.12"]] as const;

/** Every address the manifest names, overrides included. */
export const addressesOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap(({ attributes }) => [attributes["DefaultValue"], attributes["Value"]].filter((value): value is string => /^[a-z]+:\/\//i.test(value ?? "")));

/** Every command that a ribbon button runs; the pane must associate each. */
export const commandsOf = (nodes: readonly Node[]): readonly string[] => nodes.filter((node) => node.name === "FunctionName").map((node) => node.text);

const twice = <T>(list: readonly T[], key: (entry: T) => string | undefined): readonly T[] =>
  list.filter((entry, i) => list.findIndex((other) => key(other) === key(entry)) !== i);

/** Dangling, doubled and unused resource ids, and ids that mean the wrong kind of thing. */
const referenceProblems = (nodes: readonly Node[], resources: readonly Node[]): readonly string[] => {
  const kinds = new Map(resources.map((node) => [node.attributes["id"]!, node.name]));
  const users = nodes.filter(({ attributes }) => attributes["resid"] !== undefined);
  const used = new Set(users.map(({ attributes }) => attributes["resid"]!));
  const kindFor = ({ name }: Node): string => (name === "Image" ? "Image" : /^(?:SourceLocation|FunctionFile|Runtime|LearnMoreUrl)$/.test(name) ? "Url" : "String");
  return [
    ...twice(resources, ({ attributes }) => attributes["id"]).map((node) => `${named(node)} is declared twice`),
    ...users.filter(({ attributes }) => !kinds.has(attributes["resid"]!)).map((node) => `${named(node)}: the resource ${node.attributes["resid"]!} is not declared`),
    ...users.filter((node) => (kinds.get(node.attributes["resid"]!) ?? kindFor(node)) !== kindFor(node))
      .map((node) => `${named(node)} needs a resource of the kind ${kindFor(node)}, ${node.attributes["resid"]!} is of the kind ${kinds.get(node.attributes["resid"]!)!}`),
    ...resources.filter(({ attributes }) => !used.has(attributes["id"]!)).map((node) => `${named(node)} is declared but not used`),
  ];
};

const localeProblems = (root: Node, nodes: readonly Node[], resources: readonly Node[]): readonly string[] => {
  const standard = root.children.find(({ name }) => name === "DefaultLocale")?.text;
  const top = root.children.filter(({ name }) => name === "Description" || name === "SupportUrl");
  const inTwoLanguages = [...top, ...resources.filter((node) => node.name === "String" && !NAMES.includes(node.attributes["id"] ?? ""))];
  const needing = nodes.filter(({ path }) => path.endsWith("/Metadata/SourceLocation") || path.endsWith("/LearnMoreUrl")).map(({ attributes }) => attributes["resid"]);
  const overrides = (node: Node): readonly Node[] => node.children.filter(({ name }) => name === "Override");
  return [
    ...[...inTwoLanguages, ...resources.filter(({ attributes }) => needing.includes(attributes["id"]))].flatMap((node) =>
      SPANISH.filter((locale) => !overrides(node).some(({ attributes }) => attributes["Locale"] === locale)).map((locale) => `${named(node)} has no ${locale} text`)),
    ...resources.filter((node) => node.attributes["id"] === "Functions.Namespace" && overrides(node).length > 0).map((node) => `${named(node)} must not be translated: saved formulas carry it`),
    ...nodes.flatMap((node) => twice(overrides(node), ({ attributes }) => attributes["Locale"]).map((double) => `${named(double)} stands twice in ${named(node)}`)),
    ...nodes.filter((node) => node.name === "Override" && node.attributes["Locale"] === standard).map((node) => `${named(node)} overrides the default locale`),
  ];
};

const runtimeProblems = (root: Node, nodes: readonly Node[], value: (id: string | undefined) => string | undefined): readonly string[] => {
  const at = (path: string): readonly Node[] => nodes.filter((node) => node.path.endsWith(path));
  const runtime = at("/Runtimes/Runtime")[0];
  const shared = runtime?.attributes["resid"];
  const pages = ["/Page/SourceLocation", "/FunctionFile", "/Action/SourceLocation"].flatMap(at);
  const parts = [...at("/Script/SourceLocation"), ...at("/Metadata/SourceLocation"), ...(runtime ? [runtime] : [])];
  const origins = new Set(parts.map(({ attributes }) => value(attributes["resid"])).filter((url) => url !== undefined && URL.canParse(url)).map((url) => new URL(url!).origin));
  const page = at("/DefaultSettings/SourceLocation")[0];
  return [
    ...(runtime && runtime.attributes["lifetime"] !== "long" ? [`${named(runtime)} must have the lifetime long`] : []),
    ...pages.filter((node) => node.attributes["resid"] !== shared).map((node) => `${named(node)} must be the page of the shared runtime, ${shared ?? "which is missing"}`),
    ...nodes.filter(({ name }) => name === "TaskpaneId").map((node) => `${named(node)} must not be used with a shared runtime`),
    ...(page && shared && page.attributes["DefaultValue"] !== value(shared) ? [`${named(page)} of DefaultSettings is ${page.attributes["DefaultValue"]!}, the shared runtime is ${value(shared) ?? "missing"}`] : []),
    ...(origins.size > 1 ? [`Script, Metadata and Page come from ${[...origins].join(" and ")}; policy 1120.5.2 wants one origin`] : []),
    ...SETS.flatMap(([name, least]) => {
      const set = at("/Sets/Set").find(({ attributes }) => attributes["Name"] === name);
      if (!set) return [`Requirements has no Set ${name} ${least}`];
      return set.attributes["MinVersion"] === least ? [] : [`${named(set)}: MinVersion must be ${least}, is ${set.attributes["MinVersion"] ?? "missing"}`];
    }),
    ...root.children.filter(({ name }) => name === "AppDomains").flatMap(({ children }) => children)
      .filter((node) => origins.size === 1 && !origins.has(node.text)).map((node) => `${named(node)} is ${node.text}, the add-in is served from ${[...origins][0]!}`),
  ];
};

const iconProblems = (nodes: readonly Node[], value: (id: string | undefined) => string | undefined): readonly string[] => {
  const owners = nodes.filter(({ children }) => children.some(({ name }) => name === "Icon"));
  const images = (node: Node): readonly Node[] => node.children.filter(({ name }) => name === "Icon").flatMap(({ children }) => children);
  const sized = (node: Node, url: string | undefined, size: string): readonly string[] =>
    url === undefined || url.endsWith(`-${size}.png`) ? [] : [`${named(node)} must show an image of ${size} pixels, shows ${url}`];
  return [
    ...owners.flatMap((owner) => ["16", "32", "80"].filter((size) => !images(owner).some(({ attributes }) => attributes["size"] === size)).map((size) => `Icon of ${named(owner)} has no image of ${size} pixels`)),
    ...owners.flatMap((owner) => twice(images(owner), ({ attributes }) => attributes["size"]).map((node) => `Icon of ${named(owner)} has two images of ${node.attributes["size"]!} pixels`)),
    ...owners.flatMap(images).flatMap((node) => sized(node, value(node.attributes["resid"]), node.attributes["size"] ?? "")),
    ...nodes.filter(({ path }) => path === "/OfficeApp/IconUrl").flatMap((node) => sized(node, node.attributes["DefaultValue"], "32")),
    ...nodes.filter(({ path }) => path === "/OfficeApp/HighResolutionIconUrl").flatMap((node) => sized(node, node.attributes["DefaultValue"], "64")),
  ];
};

/** Lists in which an entry means nothing the second time: Office takes one of them, and which one is not said. */
const doubledEntries = (nodes: readonly Node[]): readonly string[] =>
  ["Host", "Set", "AppDomain"].flatMap((name) =>
    twice(nodes.filter((node) => node.name === name), ({ path, attributes, text }) => `${path} ${attributes["Name"] ?? attributes["xsi:type"] ?? text}`).map((node) => `${named(node)} stands twice`));

/** What is wrong with a manifest, in words that name the element. */
export const manifestProblems = (xml: string, version: string): readonly string[] => {
  const root = readXml(xml);
  const nodes = allNodes(root);
  const resources = nodes.filter(({ path }) => /\/Resources\/\w+\/\w+$/.test(path));
  const value = (id: string | undefined): string | undefined => resources.find((node) => node.attributes["id"] === id)?.attributes["DefaultValue"];
  const controls = nodes.filter(({ name }) => ["CustomTab", "Group", "Control"].includes(name));
  const commands = nodes.filter(({ name }) => name === "FunctionName");
  const expectedVersion = `${version.replace(/-.*/, "")}.0`;
  const [written] = nodes.filter(({ path }) => path === "/OfficeApp/Version");
  return [
    ...structureProblems(root),
    ...referenceProblems(nodes, resources),
    ...localeProblems(root, nodes, resources),
    ...runtimeProblems(root, nodes, value),
    ...iconProblems(nodes, value),
    ...doubledEntries(nodes),
    ...twice(controls, ({ attributes }) => attributes["id"]).map((node) => `${named(node)}: the id is used twice`),
    ...twice(commands, ({ text }) => text).map((node) => `${named(node)}: two buttons run ${node.text}`),
    ...(value("Functions.Namespace") === "CCREDIT" ? [] : [`String Functions.Namespace must be CCREDIT, is ${value("Functions.Namespace") ?? "missing"}`]),
    ...(written && written.text !== expectedVersion ? [`${named(written)} is ${written.text}, package.json says ${expectedVersion}`] : []),
  ];
};
