import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allNodes, builtManifest, commandsOf, manifestProblems, readXml } from "../../src/build/manifest";

const source = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");
const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };

describe("the manifest", () => {
  it("holds together", () => {
    expect(manifestProblems(source, version)).toEqual([]);
  });
  it("takes the address it is served from and the version of the product", () => {
    const built = builtManifest(source, "https://example.org/credit", "2.3.4");
    expect(built).not.toContain("localhost");
    expect(built).toContain("<AppDomain>https://example.org</AppDomain>");
    expect(built).toContain('DefaultValue="https://example.org/credit/functions.json"');
    expect(built).toContain("<Version>2.3.4.0</Version>");
    expect(manifestProblems(built, "2.3.4")).toEqual([]);
  });
  it("names the commands of the ribbon once each", () => {
    const commands = commandsOf(allNodes(readXml(source)));
    expect(new Set(commands).size).toBe(commands.length);
    expect(commands).toEqual(expect.arrayContaining(["openPresets", "openFunctions", "openExplain"]));
  });
  it("is read to the last element", () => {
    const count = [...source.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<[A-Za-z]/g)].length;
    expect(allNodes(readXml(source))).toHaveLength(count);
  });
});

describe("a broken manifest", () => {
  const broken: readonly (readonly [string, (xml: string) => string, string])[] = [
    ["a resource that nobody declared", (xml) => xml.replace('<Label resid="Presets.Label" />', '<Label resid="Nowhere" />'), "resource Nowhere is used but not declared"],
    ["a resource that nobody uses", (xml) => xml.replace("<bt:Urls>", '<bt:Urls><bt:Url id="Spare" DefaultValue="https://localhost:3000/a" />'), "resource Spare is declared but not used"],
    ["a control twice", (xml) => xml.replace('id="ComputeCredit.Help"', 'id="ComputeCredit.Explain"'), "control ComputeCredit.Explain is declared twice"],
    ["an address that is not https", (xml) => xml.replace("https://localhost:3000/help/index.html", "http://localhost:3000/help/index.html"), "http://localhost:3000/help/index.html is not https"],
    ["an icon without 80 pixels", (xml) => xml.replace('<bt:Image size="80" resid="Help.80" />', ""), "an icon has no image of 80 pixels"],
    ["another page than the shared runtime", (xml) => xml.replace('<FunctionFile resid="Taskpane.Url" />', '<FunctionFile resid="Help.Url" />'), "FunctionFile uses Help.Url, the shared runtime is Taskpane.Url"],
    ["a short-lived runtime", (xml) => xml.replace('lifetime="long"', 'lifetime="short"'), "there is no Runtime with a long lifetime"],
    ["another host", (xml) => xml.replace('<Host Name="Workbook" />', '<Host Name="Document" />'), "Host Workbook is missing"],
    ["a requirement set that is missing", (xml) => xml.replace('<Set Name="SharedRuntime" MinVersion="1.1" />', ""), "requirement set SharedRuntime must be 1.1, is missing"],
    ["a pane id", (xml) => xml.replace('<Action xsi:type="ExecuteFunction">', '<Action xsi:type="ExecuteFunction"><TaskpaneId>A</TaskpaneId>'), "TaskpaneId must not be used with a shared runtime"],
    ["a translated namespace", (xml) => xml.replace('<bt:String id="Functions.Namespace" DefaultValue="CCREDIT" />', '<bt:String id="Functions.Namespace" DefaultValue="CCREDIT"><bt:Override Locale="es-ES" Value="CREDITO" /></bt:String>'), "the namespace must not be translated"],
    ["a text without Spanish", (xml) => xml.replace(/(<bt:String id="Help\.Label" DefaultValue="Help">)[\s\S]*?(<\/bt:String>)/, "$1$2"), "Help.Label: no Spanish text"],
    ["metadata from another origin", (xml) => xml.replace('id="Functions.Metadata.Url" DefaultValue="https://localhost:3000', 'id="Functions.Metadata.Url" DefaultValue="https://example.org'), "policy 1120.5.2 wants one origin"],
    ["an old version", (xml) => xml.replace(/<Version>.*<\/Version>/, "<Version>0.0.9.0</Version>"), "the version is 0.0.9.0"],
    ["a label that is too long", (xml) => xml.replace('DefaultValue="Help"', `DefaultValue="${"x".repeat(126)}"`), "126 characters, at most 125 are shown"],
  ];
  it.each(broken)("%s", (_what, breakIt, message) => {
    const xml = breakIt(source);
    expect(xml).not.toBe(source);
    expect(manifestProblems(xml, version).join("\n")).toContain(message);
  });
  it("an element that is not closed", () => {
    expect(() => manifestProblems(source.replace("</Hosts>", ""), version)).toThrow("not well formed");
  });
});
