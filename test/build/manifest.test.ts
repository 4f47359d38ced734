import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtManifest, commandsOf, manifestProblems } from "../../src/build/manifest";
import { allNodes, type Node, readXml } from "../../src/build/xml";
import { REQUIRED_SETS } from "../../src/taskpane/excel-health";

const source = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");
const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };

describe("the manifest", () => {
  it("holds together", () => {
    expect(manifestProblems(source, version)).toEqual([]);
  });
  it.each(["https://example.org/credit", "https://someone.github.io/compute-credit"])("takes the address it is served from and the version of the product: %s", (address) => {
    const built = builtManifest(source, address, "2.3.4");
    expect(built).not.toContain("localhost");
    expect(built).toContain(`<AppDomain>${new URL(address).origin}</AppDomain>`);
    expect(built).toContain(`DefaultValue="${address}/functions.json"`);
    expect(built).toContain("<Version>2.3.4.0</Version>");
    expect(manifestProblems(built, "2.3.4")).toEqual([]);
  });
  it("has the six buttons of the ribbon, each with its own command", () => {
    expect(commandsOf(allNodes(readXml(source)))).toEqual(["openPresets", "openFunctions", "openExplain", "freezeSheet", "repairWorkbook", "openHelp"]);
    const labels = allNodes(readXml(source)).filter(({ path }) => path.endsWith("/Control/Label")).map(({ attributes }) => attributes["resid"]);
    const texts = allNodes(readXml(source)).filter(({ name }) => name === "String");
    const said = labels.map((id) => texts.find(({ attributes }) => attributes["id"] === id)!);
    expect(said.map(({ attributes }) => attributes["DefaultValue"])).toEqual(["Load preset", "Functions", "Audit", "Freeze", "Repair", "Help"]);
    expect(said.map(({ children }) => children[0]!.attributes["Value"])).toEqual(["Cargar modelo", "Funciones", "Auditar", "Congelar", "Reparar", "Ayuda"]);
  });
  it("asks for the requirement sets that the health line of the pane reports", () => {
    const sets = allNodes(readXml(source)).filter(({ name }) => name === "Set").map(({ attributes }) => [attributes["Name"], attributes["MinVersion"]]);
    expect(sets).toEqual(REQUIRED_SETS);
  });
  it("is read to the last element", () => {
    const count = [...source.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<[A-Za-z]/g)].length;
    expect(allNodes(readXml(source))).toHaveLength(count);
  });
});

type Breakage = readonly [what: string, breakIt: (xml: string) => string, message: RegExp];
const LINE = "\\(line \\d+\\)";
const says = (text: string): RegExp => new RegExp(text.replaceAll("{}", LINE));
const swap = (xml: string, one: RegExp, other: RegExp): string => {
  const [a, b] = [one.exec(xml)![0], other.exec(xml)![0]];
  return xml.replace(a, "\u0000").replace(b, a).replace("\u0000", b);
};

const STRUCTURE: readonly Breakage[] = [
  ["no Id", (xml) => xml.replace(/<Id>.*<\/Id>/, ""), says("OfficeApp {} has no Id")],
  ["an Id that is no GUID", (xml) => xml.replace(/<Id>.*<\/Id>/, "<Id>compute-credit</Id>"), says('Id {} must be a GUID, is "compute-credit"')],
  ["two display names", (xml) => xml.replace('<DisplayName DefaultValue="Compute Credit" />', '$&$&'), says("OfficeApp {} has 2 times DisplayName")],
  ["elements out of order", (xml) => swap(xml, /<ProviderName>.*<\/ProviderName>/, /<DefaultLocale>.*<\/DefaultLocale>/), says("ProviderName {} stands in the wrong place in OfficeApp")],
  ["runtimes after the form factors", (xml) => swap(xml, /<Runtimes>[\s\S]*<\/Runtimes>/, /<AllFormFactors>[\s\S]*<\/AllFormFactors>/), says("Runtimes {} stands in the wrong place in Host|AllFormFactors {} stands in the wrong place in Host")],
  ["the label of the tab before its group", (xml) => xml.replace(/\s*<Label resid="Product.Name" \/>(\s*<\/CustomTab>)/, "$1").replace(/<CustomTab [^>]*>/, '$&<Label resid="Product.Name" />'), says("Group ComputeCredit.Group {} stands in the wrong place in CustomTab ComputeCredit.Tab")],
  ["an element that Excel does not know", (xml) => xml.replace("<Permissions>", "<Colour>red</Colour><Permissions>"), says("Colour {} does not belong into OfficeApp")],
  ["a button without an action", (xml) => xml.replace(/<Action[\s\S]*?<\/Action>/, ""), says("Control ComputeCredit.Presets {} has no Action")],
  ["a button without an icon", (xml) => xml.replace(/(ComputeCredit.Repair[\s\S]*?)<Icon>[\s\S]*?<\/Icon>/, "$1"), says("Control ComputeCredit.Repair {} has no Icon")],
  ["no metadata", (xml) => xml.replace(/<Metadata>[\s\S]*?<\/Metadata>/, ""), says("ExtensionPoint {} has no Metadata")],
  ["another kind of extension point", (xml) => xml.replace('xsi:type="PrimaryCommandSurface"', 'xsi:type="Ribbon"'), says('ExtensionPoint {}: xsi:type must be PrimaryCommandSurface, is "Ribbon"')],
  ["a permission that does not exist", (xml) => xml.replace("ReadWriteDocument", "ReadWriteMailbox"), says('Permissions {} must be Restricted or .*, is "ReadWriteMailbox"')],
  ["a mail add-in", (xml) => xml.replace('xsi:type="TaskPaneApp"', 'xsi:type="MailApp"'), says('OfficeApp {}: xsi:type must be TaskPaneApp')],
  ["another namespace of the schema", (xml) => xml.replace("schemas.microsoft.com/office/appforoffice/1.1", "schemas.microsoft.com/office/appforoffice/1.0"), says("OfficeApp {}: xmlns must be")],
  ["another host", (xml) => xml.replace('<Host Name="Workbook" />', '<Host Name="Document" />'), says('Host Document {}: Name must be Workbook')],
  ["a locale that is none", (xml) => xml.replace('Locale="es-ES"', 'Locale="spanish"'), says('Override spanish {}: Locale must be a locale such as es-ES, is "spanish"')],
  ["an attribute with a slip", (xml) => xml.replace('lifetime="long"', 'lifeTime="long"'), says("Runtime Taskpane.Url {} has no attribute lifetime")],
  ["an icon of an odd size", (xml) => xml.replace('size="20"', 'size="22"'), says("Image Icon.20 {}: size must be 16 or 20")],
  ["text where none belongs", (xml) => xml.replace("<Hosts>", "<Hosts>Excel"), says('Hosts {} holds the text "Excel"')],
  ["another root", () => "<Manifest></Manifest>", says("the root element is Manifest, not OfficeApp")],
];

const LIMITS: readonly Breakage[] = [
  ["a label that is too long", (xml) => xml.replace('DefaultValue="Help"', `DefaultValue="${"x".repeat(126)}"`), says("String Help.Label {}: DefaultValue must be 1 to 125 characters, is .*\\(126 characters\\)")],
  ["a tip that is too long in Spanish", (xml) => xml.replace(/(<bt:String id="Help.Tooltip"[\s\S]*?es-ES" Value=")[^"]*/, `$1${"x".repeat(251)}`), says("Override es-ES {}: Value must be 1 to 250 characters, is .*\\(251 characters\\)")],
  ["a description that is too long", (xml) => xml.replace(/(<Description DefaultValue=")[^"]*/, `$1${"x".repeat(251)}`), says("Description {}: DefaultValue must be 1 to 250 characters")],
  ["an id that is too long", (xml) => xml.replaceAll("GetStarted.Description", "GetStarted.DescriptionOfTheProduct"), says("String GetStarted.DescriptionOfTheProduct {}: id must be an id of letters")],
  ["a version with a word", (xml) => xml.replace(/<Version>.*<\/Version>/, "<Version>1.0.0-beta</Version>"), says('Version {} must be one to four numbers')],
  ["an address that is too long", (xml) => xml.replace("/functions.js\"", `/${"x".repeat(2100)}"`), says("Url Functions.Script.Url {}: DefaultValue must be an address")],
  ["an empty label", (xml) => xml.replace('DefaultValue="Help"', 'DefaultValue=""'), says("String Help.Label {}: DefaultValue must be 1 to 125 characters")],
];

const REFERENCES: readonly Breakage[] = [
  ["a resource that nobody declared", (xml) => xml.replace('<Label resid="Presets.Label" />', '<Label resid="Nowhere" />'), says("Label Nowhere {}: the resource Nowhere is not declared")],
  ["a resource that nobody uses", (xml) => xml.replace("<bt:Urls>", '<bt:Urls><bt:Url id="Spare" DefaultValue="https://localhost:3000/a" />'), says("Url Spare {} is declared but not used")],
  ["a resource twice", (xml) => xml.replace(/<bt:Url id="Functions.Script.Url"[^>]*>/, "$&$&"), says("Url Functions.Script.Url {} is declared twice")],
  ["a text where an address belongs", (xml) => xml.replace('<FunctionFile resid="Taskpane.Url" />', '<FunctionFile resid="Help.Label" />'), says("FunctionFile Help.Label {} needs a resource of the kind Url, Help.Label is of the kind String")],
  ["an address where an image belongs", (xml) => xml.replace('<bt:Image size="16" resid="Help.16" />', '<bt:Image size="16" resid="Help.Url" />'), says("Image Help.Url {} needs a resource of the kind Image, Help.Url is of the kind Url")],
  ["a control twice", (xml) => xml.replace('id="ComputeCredit.Help"', 'id="ComputeCredit.Audit"'), says("Control ComputeCredit.Audit {}: the id is used twice")],
  ["two buttons with one command", (xml) => xml.replace("<FunctionName>openHelp</FunctionName>", "<FunctionName>openPresets</FunctionName>"), says("FunctionName {}: two buttons run openPresets")],
  ["another page than the shared runtime", (xml) => xml.replace('<FunctionFile resid="Taskpane.Url" />', '<FunctionFile resid="Help.Url" />'), says("FunctionFile Help.Url {} must be the page of the shared runtime, Taskpane.Url")],
  ["another page in the default settings", (xml) => xml.replace('<SourceLocation DefaultValue="https://localhost:3000/taskpane.html"', '<SourceLocation DefaultValue="https://localhost:3000/index.html"'), says("SourceLocation {} of DefaultSettings is https://localhost:3000/index.html")],
  ["a short-lived runtime", (xml) => xml.replace('lifetime="long"', 'lifetime="short"'), says("Runtime Taskpane.Url {} must have the lifetime long")],
  ["a pane id", (xml) => xml.replace('<Action xsi:type="ExecuteFunction">', '<Action xsi:type="ExecuteFunction"><TaskpaneId>A</TaskpaneId>'), says("TaskpaneId {} must not be used with a shared runtime")],
  ["a requirement set that is missing", (xml) => xml.replace('<Set Name="SharedRuntime" MinVersion="1.1" />', ""), says("Requirements has no Set SharedRuntime 1.1")],
  ["a requirement set that is too low", (xml) => xml.replace('<Set Name="ExcelApi" MinVersion="1.12" />', '<Set Name="ExcelApi" MinVersion="1.9" />'), says("Set ExcelApi {}: MinVersion must be 1.12, is 1.9")],
  ["metadata from another origin", (xml) => xml.replace('id="Functions.Metadata.Url" DefaultValue="https://localhost:3000', 'id="Functions.Metadata.Url" DefaultValue="https://example.org'), says("policy 1120.5.2 wants one origin")],
  ["another domain", (xml) => xml.replace("<AppDomain>https://localhost:3000", "<AppDomain>https://example.org"), says("AppDomain {} is https://example.org, the add-in is served from https://localhost:3000")],
  ["an old version", (xml) => xml.replace(/<Version>.*<\/Version>/, "<Version>0.0.9.0</Version>"), says("Version {} is 0.0.9.0, package.json says")],
  ["a requirement set twice", (xml) => xml.replace('<Set Name="SharedRuntime" MinVersion="1.1" />', "$&$&"), says("Set SharedRuntime {} stands twice")],
  ["another namespace of the functions", (xml) => xml.replace('DefaultValue="CCREDIT"', 'DefaultValue="CREDIT"'), says("String Functions.Namespace must be CCREDIT, is CREDIT")],
];

const ADDRESSES_AND_ICONS: readonly Breakage[] = [
  ["an address that is not https", (xml) => xml.replace('id="Help.Url" DefaultValue="https:', 'id="Help.Url" DefaultValue="http:'), says('Url Help.Url {}: DefaultValue must be an address that begins with https://')],
  ["a Spanish address that is not https", (xml) => xml.replace('Value="https://localhost:3000/functions-es.json"', 'Value="http://localhost:3000/functions-es.json"'), says('Override es-ES {}: Value must be an address that begins with https://')],
  ["a product icon that is no PNG", (xml) => xml.replace("icon-32.png", "icon-32.svg"), says("IconUrl {}: DefaultValue must be the https address of a PNG image")],
  ["a product icon of another size", (xml) => xml.replace('<IconUrl DefaultValue="https://localhost:3000/assets/icon-32.png"', '<IconUrl DefaultValue="https://localhost:3000/assets/icon-80.png"'), says("IconUrl {} must show an image of 32 pixels")],
  ["a high resolution icon of another size", (xml) => xml.replace("assets/icon-64.png", "assets/icon-128.png"), says("HighResolutionIconUrl {} must show an image of 64 pixels")],
  ["a button icon without 80 pixels", (xml) => xml.replace('<bt:Image size="80" resid="Help.80" />', ""), says("Icon of Control ComputeCredit.Help {} has no image of 80 pixels")],
  ["a button icon with the image of another size", (xml) => xml.replace('<bt:Image size="16" resid="Freeze.16" />', '<bt:Image size="16" resid="Freeze.80" />'), says("Image Freeze.80 {} must show an image of 16 pixels, shows .*freeze-80.png")],
  ["a size twice", (xml) => xml.replace('<bt:Image size="24" resid="Help.24" />', '<bt:Image size="16" resid="Help.24" />'), says("Icon of Control ComputeCredit.Help {} has two images of 16 pixels")],
];

const LOCALES: readonly Breakage[] = [
  ["a text without Spanish", (xml) => xml.replace(/(<bt:String id="Help\.Label" DefaultValue="Help">)[\s\S]*?(<\/bt:String>)/, "$1$2"), says("String Help.Label {} has no es-ES text")],
  ["a text without the Spanish of Mexico", (xml) => xml.replace(/(<bt:String id="Help\.Tooltip"[\s\S]*?)\s*<bt:Override Locale="es-MX"[^>]*>/, "$1"), says("String Help.Tooltip {} has no es-MX text")],
  ["metadata without Spanish", (xml) => xml.replace(/(<bt:Url id="Functions.Metadata.Url"[^>]*>)[\s\S]*?(<\/bt:Url>)/, "$1$2"), says("Url Functions.Metadata.Url {} has no es-ES text")],
  ["a support address without Spanish", (xml) => xml.replace(/(<SupportUrl[^>]*>)[\s\S]*?(<\/SupportUrl>)/, "$1$2"), says("SupportUrl {} has no es-ES text")],
  ["a locale twice", (xml) => xml.replace(/(<bt:String id="Help\.Label"[\s\S]*?)es-MX/, "$1es-ES"), says("Override es-ES {} stands twice in String Help.Label")],
  ["an override of the default locale", (xml) => xml.replace(/(<bt:String id="Help\.Label"[\s\S]*?)es-MX/, "$1en-US"), says("Override en-US {} overrides the default locale")],
  ["a translated namespace", (xml) => xml.replace('<bt:String id="Functions.Namespace" DefaultValue="CCREDIT" />', '<bt:String id="Functions.Namespace" DefaultValue="CCREDIT"><bt:Override Locale="es-ES" Value="CREDITO" /></bt:String>'), says("String Functions.Namespace {} must not be translated")],
];

describe.each([["structure", STRUCTURE], ["limits", LIMITS], ["references", REFERENCES], ["addresses and icons", ADDRESSES_AND_ICONS], ["locales", LOCALES]] as const)("a manifest with broken %s is refused, and the message names the element", (_kind, cases) => {
  it.each(cases)("%s", (_what, breakIt, message) => {
    const xml = breakIt(source);
    expect(xml).not.toBe(source);
    expect(manifestProblems(xml, version).join("\n")).toMatch(message);
  });
});

describe("a manifest that is not well formed is refused with its line", () => {
  it.each<readonly [string, (xml: string) => string, RegExp]>([
    ["an element that is not closed", (xml) => xml.replace("</VersionOverrides>", ""), /<\/OfficeApp> does not close VersionOverrides/],
    ["elements that cross", (xml) => xml.replace("</Hosts>", "</Host>"), /at line \d+: <\/Host> does not close Hosts/],
    ["an attribute without quotes", (xml) => xml.replace('lifetime="long"', "lifetime=long"), /at line \d+: cannot read <Runtime/],
    ["an attribute twice", (xml) => xml.replace('lifetime="long"', 'lifetime="long" lifetime="long"'), /Runtime \(line \d+\) has the attribute lifetime twice/],
    ["a bare &", (xml) => xml.replace('DefaultValue="Help"', 'DefaultValue="Help & more"'), /at line \d+: an & that is not written &amp; in bt:String/],
    ["nothing", () => "", /there is no element/],
    ["half a file", (xml) => xml.slice(0, 4000), /not well formed at line/],
  ])("%s", (_what, breakIt, message) => {
    expect(() => manifestProblems(breakIt(source), version)).toThrow(message);
  });
});

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const written = ({ name, attributes, text, children }: Node): string =>
  `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join("")}>${escaped(text)}${children.map(written).join("\n")}</${name}>\n`;
/** The manifest with one of its elements replaced, or without it. */
const replaced = (node: Node, at: Node, by: Node | undefined): Node => ({
  ...node, children: node.children.flatMap((child) => (child === at ? (by ? [by] : []) : [replaced(child, at, by)])),
});
const without = (attributes: Node["attributes"], key: string): Node["attributes"] => Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== key));

describe("whatever is missing or blank in the manifest", () => {
  const root = readXml(source);
  const below = allNodes(root).filter((node) => node !== root);
  const parentOf = (node: Node): Node => allNodes(root).find(({ children }) => children.includes(node))!;
  /** Problems of the manifest after one change that name the element it was made to, by its name or by its id. */
  const naming = (changed: Node, ...names: readonly string[]): readonly string[] => manifestProblems(written(changed), version).filter((problem) => names.some((name) => problem.includes(name)));
  const idOf = ({ name, attributes }: Node): readonly string[] => [name, ...["id", "resid", "Name", "Locale"].flatMap((key) => (attributes[key] === undefined ? [] : [attributes[key]]))];
  /** A button that is gone or doubled shows in its texts and images, which nobody or somebody else uses then. */
  const within = (node: Node): readonly string[] => [node, ...allNodes(node)].flatMap(idOf);
  /** Excel does without this list: every page is served from one address. */
  const OPTIONAL = ["/OfficeApp/AppDomains"];

  it("is refused: any element that is taken out, in words that name it or what held it", () => {
    expect(manifestProblems(written(root), version)).toEqual([]);
    const unseen = below.filter((node) => naming(replaced(root, node, undefined), ...within(node), ...idOf(parentOf(node))).length === 0);
    expect(unseen.map(({ path }) => path)).toEqual(OPTIONAL);
  });
  it("is refused: any attribute that is taken out or emptied, in words that name its element", () => {
    const unseen = below.flatMap((node) => Object.keys(node.attributes).flatMap((key) =>
      [without(node.attributes, key), { ...node.attributes, [key]: "" }]
        .filter((attributes) => naming(replaced(root, node, { ...node, attributes }), ...idOf(node)).length === 0).map(() => `${node.path} (line ${node.line}) ${key}`)));
    expect(unseen).toEqual([]);
  });
  it("is refused: any text that is emptied, and any element that stands twice", () => {
    const texts = below.filter(({ text }) => text !== "");
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((node) => naming(replaced(root, node, { ...node, text: "" }), ...idOf(node)).length === 0).map(({ path }) => path)).toEqual([]);
    const doubled = (node: Node, at: Node): Node => ({ ...node, children: node.children.flatMap((child) => (child === at ? [child, child] : [doubled(child, at)])) });
    expect(below.filter((node) => naming(doubled(root, node), ...within(node), ...idOf(parentOf(node))).length === 0).map(({ path, line }) => `${path} (line ${line})`)).toEqual([]);
  });
});
