/** The manifest: putting address and version in, and the cross-checks that Microsoft's XML schemas cannot express. */

const DEVELOPMENT = "https://localhost:3000";

/** The manifest of the repository with the address it is served from and the version of the product. */
export const builtManifest = (manifest: string, baseUrl: string, version: string): string =>
  manifest
    .replace(/<!--[\s\S]*?-->\s*/, "")
    .replaceAll(`<AppDomain>${DEVELOPMENT}</AppDomain>`, `<AppDomain>${new URL(baseUrl).origin}</AppDomain>`)
    .replaceAll(DEVELOPMENT, baseUrl)
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${version.replace(/-.*/, "")}.0</Version>`);

/** One element with the path of names above it; namespace prefixes left out. */
export interface Node {
  readonly name: string;
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Node[];
}

const unescapeXml = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");

/** Reads the plain XML of a manifest: elements, attributes and text; no CDATA, no entities of its own. */
export const readXml = (xml: string): Node => {
  const top = { name: "", path: "", attributes: {}, text: "", children: [] as Node[] };
  const open = [top];
  const tags = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"]*")*)\s*(\/?)>|([^<]+)/g;
  for (const [whole, closing, tag, attributes, empty, text] of xml.matchAll(tags)) {
    const parent = open.at(-1)!;
    if (text !== undefined) {
      parent.text += unescapeXml(text.trim());
    } else if (closing) {
      if (open.length === 1 || parent.name !== tag!.replace(/^.*:/, "")) throw new Error(`the manifest is not well formed at ${whole}`);
      open.pop();
    } else if (tag) {
      const name = tag.replace(/^.*:/, "");
      const pairs = [...(attributes ?? "").matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key!, unescapeXml(value!)] as const);
      const node = { name, path: `${parent.path}/${name}`, attributes: Object.fromEntries(pairs), text: "", children: [] as Node[] };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  const [root] = top.children;
  if (!root || open.length > 1) throw new Error("the manifest is not well formed: an element is not closed");
  return root;
};

export const allNodes = (node: Node): readonly Node[] => [node, ...node.children.flatMap(allNodes)];

const RESOURCES = ["Image", "Url", "String"];
const SPANISH = ["es-ES", "es-MX"];

/** Every address the manifest names, overrides included. */
export const addressesOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap(({ attributes }) => [attributes["DefaultValue"], attributes["Value"]].filter((value): value is string => /^[a-z]+:\/\//i.test(value ?? "")));

/** Every command that a ribbon button runs; the pane must associate each. */
export const commandsOf = (nodes: readonly Node[]): readonly string[] => nodes.filter((node) => node.name === "FunctionName").map((node) => node.text);

/** What is wrong with a manifest, in words. */
export const manifestProblems = (xml: string, version: string): readonly string[] => {
  const nodes = allNodes(readXml(xml));
  const named = (name: string): readonly Node[] => nodes.filter((node) => node.name === name);
  const at = (path: string): readonly Node[] => nodes.filter((node) => node.path.endsWith(path));

  const resources = nodes.filter((node) => RESOURCES.includes(node.name) && node.attributes["id"] && node.attributes["DefaultValue"]);
  const ids = resources.map((node) => node.attributes["id"]!);
  const used = new Set(nodes.map((node) => node.attributes["resid"]).filter(Boolean));
  const value = (id: string | undefined): string | undefined => resources.find((node) => node.attributes["id"] === id)?.attributes["DefaultValue"];
  const controls = ["Tab", "CustomTab", "Group", "Control"].flatMap(named).map((node) => node.attributes["id"]!);
  const twice = (list: readonly string[]): readonly string[] => list.filter((entry, i) => list.indexOf(entry) !== i);

  const runtime = named("Runtime").find((node) => node.attributes["lifetime"] === "long");
  const shared = runtime?.attributes["resid"];
  const pages = ["Page/SourceLocation", "FunctionFile", "Action/SourceLocation"].flatMap(at);
  const metadata = at("Metadata/SourceLocation")[0]?.attributes["resid"];
  const script = at("Script/SourceLocation")[0]?.attributes["resid"];
  const origins = new Set([script, metadata, shared].map(value).filter((url): url is string => url !== undefined).map((url) => new URL(url).origin));
  const sets = new Map(named("Set").map((node) => [node.attributes["Name"], node.attributes["MinVersion"]]));
  const expectedVersion = `${version.replace(/-.*/, "")}.0`;
  const texts = resources.filter((node) => node.name === "String");
  const translated = (node: Node): boolean => SPANISH.every((locale) => node.children.some((child) => child.name === "Override" && child.attributes["Locale"] === locale));

  return [
    ...twice(ids).map((id) => `resource ${id} is declared twice`),
    ...twice(controls).map((id) => `control ${id} is declared twice`),
    ...[...used].filter((id) => !ids.includes(id!)).map((id) => `resource ${id} is used but not declared`),
    ...ids.filter((id) => !used.has(id)).map((id) => `resource ${id} is declared but not used`),
    ...[...ids, ...used].filter((id) => id!.length > 32).map((id) => `resource id ${id} is longer than 32 characters`),
    ...texts.flatMap((node) => {
      const limit = node.path.includes("/ShortStrings/") ? 125 : 250;
      const said = [node.attributes["DefaultValue"]!, ...node.children.map((child) => child.attributes["Value"] ?? "")];
      return said.filter((text) => text.length > limit).map((text) => `${node.attributes["id"]}: ${text.length} characters, at most ${limit} are shown`);
    }),
    ...texts
      .filter((node) => !["Functions.Namespace", "Product.Name"].includes(node.attributes["id"]!) && !translated(node))
      .map((node) => `${node.attributes["id"]}: no Spanish text`),
    ...(texts.some((node) => node.attributes["id"] === "Functions.Namespace" && node.children.length > 0) ? ["the namespace must not be translated: saved formulas carry it"] : []),
    ...resources.filter((node) => node.attributes["id"] === metadata && !translated(node)).map(() => "the metadata have no Spanish address"),
    ...addressesOf(nodes).filter((url) => !url.startsWith("https://")).map((url) => `${url} is not https`),
    ...named("Icon").flatMap((icon) => {
      const sizes = icon.children.map((child) => child.attributes["size"]);
      return ["16", "32", "80"].filter((size) => !sizes.includes(size)).map((size) => `an icon has no image of ${size} pixels`);
    }),
    ...(runtime ? [] : ["there is no Runtime with a long lifetime"]),
    ...pages.filter((node) => node.attributes["resid"] !== shared).map((node) => `${node.name} uses ${node.attributes["resid"]}, the shared runtime is ${shared}`),
    ...(named("TaskpaneId").length > 0 ? ["TaskpaneId must not be used with a shared runtime"] : []),
    ...(named("Host").some((node) => node.attributes["Name"] === "Workbook") ? [] : ["Host Workbook is missing"]),
    ...[["CustomFunctionsRuntime", "1.3"], ["SharedRuntime", "1.1"], ["ExcelApi", "1.12"]].flatMap(([name, least]) =>
      sets.get(name) === least ? [] : [`requirement set ${name} must be ${least}, is ${sets.get(name) ?? "missing"}`],
    ),
    ...(origins.size > 1 ? [`script, metadata and page come from ${[...origins].join(" and ")}; policy 1120.5.2 wants one origin`] : []),
    ...(value("Functions.Namespace") === "CCREDIT" ? [] : ["the namespace is not CCREDIT"]),
    ...(named("Version")[0]?.text === expectedVersion ? [] : [`the version is ${named("Version")[0]?.text}, package.json says ${expectedVersion}`]),
  ];
};
