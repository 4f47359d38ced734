import { allNodes, type Node } from "./xml";

/**
 * What Excel expects of a manifest with a shared runtime: which element stands where, in which order, how often, with which
 * attributes. After Microsoft's reference of the task pane manifest, in our own words and only as far as we use it.
 */
interface Rule {
  /** Children in their order: Name once, Name? at most once, Name+ at least once, Name* any number. */
  readonly children?: string;
  readonly attributes?: Readonly<Record<string, Form>>;
  readonly text?: Form;
}
interface Form {
  readonly fits: RegExp;
  readonly expected: string;
}

const form = (fits: RegExp, expected: string): Form => ({ fits, expected });
const upTo = (limit: number): Form => form(new RegExp(`^[\\s\\S]{1,${limit}}$`), `1 to ${limit} characters`);
const oneOf = (...words: readonly string[]): Form => form(new RegExp(`^(?:${words.join("|")})$`), words.join(" or "));
const ID = form(/^[A-Za-z][\w.]{0,31}$/, "an id of letters, digits and points, at most 32");
const LOCALE = form(/^[a-z]{2,3}-[A-Z]{2}$/, "a locale such as es-ES");
const ADDRESS = form(/^https:\/\/.{1,2040}$/, "an address that begins with https:// and has at most 2048 characters");
const IMAGE = form(/^https:\/\/.{1,2036}\.png$/, "the https address of a PNG image");
const SET_VERSION = form(/^\d+\.\d+$/, "a version such as 1.12");

const localised = (value: Form): Rule => ({ children: "Override*", attributes: { DefaultValue: value } });
const override = (value: Form): Rule => ({ attributes: { Locale: LOCALE, Value: value } });
const reference: Rule = { attributes: { resid: ID } };
const parts = (children: string): Rule => ({ children });

const OVERRIDES = "/OfficeApp/VersionOverrides";
const HOST = `${OVERRIDES}/Hosts/Host`;
const FUNCTIONS = `${HOST}/AllFormFactors/ExtensionPoint`;
const DESKTOP = `${HOST}/DesktopFormFactor`;
const TAB = `${DESKTOP}/ExtensionPoint/CustomTab`;
const BUTTON = `${TAB}/Group/Control`;
const RESOURCES = `${OVERRIDES}/Resources`;
const icon: Rule = parts("Image+");
const image: Rule = { attributes: { size: oneOf("16", "20", "24", "32", "40", "48", "64", "80"), resid: ID } };

const RULES: Readonly<Record<string, Rule>> = {
  "/OfficeApp": {
    children: "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains? Hosts Requirements DefaultSettings Permissions VersionOverrides",
    attributes: { "xsi:type": oneOf("TaskPaneApp"), xmlns: oneOf("http://schemas.microsoft.com/office/appforoffice/1.1") },
  },
  "/OfficeApp/Id": { text: form(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "a GUID") },
  "/OfficeApp/Version": { text: form(/^\d{1,5}(?:\.\d{1,5}){0,3}$/, "one to four numbers with points, each of at most five digits") },
  "/OfficeApp/ProviderName": { text: upTo(125) },
  "/OfficeApp/DefaultLocale": { text: LOCALE },
  "/OfficeApp/DisplayName": localised(upTo(125)),
  "/OfficeApp/DisplayName/Override": override(upTo(125)),
  "/OfficeApp/Description": localised(upTo(250)),
  "/OfficeApp/Description/Override": override(upTo(250)),
  "/OfficeApp/IconUrl": localised(IMAGE),
  "/OfficeApp/IconUrl/Override": override(IMAGE),
  "/OfficeApp/HighResolutionIconUrl": localised(IMAGE),
  "/OfficeApp/HighResolutionIconUrl/Override": override(IMAGE),
  "/OfficeApp/SupportUrl": localised(ADDRESS),
  "/OfficeApp/SupportUrl/Override": override(ADDRESS),
  "/OfficeApp/AppDomains": parts("AppDomain+"),
  "/OfficeApp/AppDomains/AppDomain": { text: form(/^https:\/\/[^/]+$/, "https:// and a host, without a path") },
  "/OfficeApp/Hosts": parts("Host+"),
  "/OfficeApp/Hosts/Host": { attributes: { Name: oneOf("Workbook") } },
  "/OfficeApp/Requirements": parts("Sets"),
  "/OfficeApp/Requirements/Sets": { children: "Set+", attributes: { DefaultMinVersion: SET_VERSION } },
  "/OfficeApp/Requirements/Sets/Set": { attributes: { Name: upTo(125), MinVersion: SET_VERSION } },
  "/OfficeApp/DefaultSettings": parts("SourceLocation"),
  "/OfficeApp/DefaultSettings/SourceLocation": localised(ADDRESS),
  "/OfficeApp/DefaultSettings/SourceLocation/Override": override(ADDRESS),
  "/OfficeApp/Permissions": { text: oneOf("Restricted", "ReadDocument", "ReadAllDocument", "WriteDocument", "ReadWriteDocument") },
  [OVERRIDES]: {
    children: "Description? Hosts Resources",
    attributes: { "xsi:type": oneOf("VersionOverridesV1_0"), xmlns: oneOf("http://schemas.microsoft.com/office/taskpaneappversionoverrides") },
  },
  [`${OVERRIDES}/Description`]: reference,
  [`${OVERRIDES}/Hosts`]: parts("Host"),
  [HOST]: { children: "Runtimes AllFormFactors DesktopFormFactor", attributes: { "xsi:type": oneOf("Workbook") } },
  [`${HOST}/Runtimes`]: parts("Runtime"),
  [`${HOST}/Runtimes/Runtime`]: { attributes: { resid: ID, lifetime: oneOf("long", "short") } },
  [`${HOST}/AllFormFactors`]: parts("ExtensionPoint"),
  [FUNCTIONS]: { children: "Script Page Metadata Namespace", attributes: { "xsi:type": oneOf("CustomFunctions") } },
  ...Object.fromEntries(["Script", "Page", "Metadata"].flatMap((name) => [[`${FUNCTIONS}/${name}`, parts("SourceLocation")], [`${FUNCTIONS}/${name}/SourceLocation`, reference]])),
  [`${FUNCTIONS}/Namespace`]: reference,
  [DESKTOP]: parts("GetStarted? FunctionFile ExtensionPoint+"),
  [`${DESKTOP}/GetStarted`]: parts("Title Description LearnMoreUrl"),
  [`${DESKTOP}/GetStarted/Title`]: reference,
  [`${DESKTOP}/GetStarted/Description`]: reference,
  [`${DESKTOP}/GetStarted/LearnMoreUrl`]: reference,
  [`${DESKTOP}/FunctionFile`]: reference,
  [`${DESKTOP}/ExtensionPoint`]: { children: "CustomTab", attributes: { "xsi:type": oneOf("PrimaryCommandSurface") } },
  [TAB]: { children: "Group+ Label", attributes: { id: upTo(125) } },
  [`${TAB}/Label`]: reference,
  [`${TAB}/Group`]: { children: "Label Icon Control+", attributes: { id: upTo(125) } },
  [`${TAB}/Group/Label`]: reference,
  [`${TAB}/Group/Icon`]: icon,
  [`${TAB}/Group/Icon/Image`]: image,
  [BUTTON]: { children: "Label Supertip Icon Action", attributes: { "xsi:type": oneOf("Button"), id: upTo(125) } },
  [`${BUTTON}/Label`]: reference,
  [`${BUTTON}/Supertip`]: parts("Title Description"),
  [`${BUTTON}/Supertip/Title`]: reference,
  [`${BUTTON}/Supertip/Description`]: reference,
  [`${BUTTON}/Icon`]: icon,
  [`${BUTTON}/Icon/Image`]: image,
  [`${BUTTON}/Action`]: { children: "FunctionName", attributes: { "xsi:type": oneOf("ExecuteFunction") } },
  [`${BUTTON}/Action/FunctionName`]: { text: form(/^[A-Za-z_]\w{0,63}$/, "the name of a command") },
  [RESOURCES]: parts("Images Urls ShortStrings LongStrings"),
  [`${RESOURCES}/Images`]: parts("Image+"),
  [`${RESOURCES}/Urls`]: parts("Url+"),
  [`${RESOURCES}/ShortStrings`]: parts("String+"),
  [`${RESOURCES}/LongStrings`]: parts("String+"),
  ...Object.fromEntries(([["Images/Image", IMAGE], ["Urls/Url", ADDRESS], ["ShortStrings/String", upTo(125)], ["LongStrings/String", upTo(250)]] as const).flatMap(([name, value]) => [
    [`${RESOURCES}/${name}`, { children: "Override*", attributes: { id: ID, DefaultValue: value } }],
    [`${RESOURCES}/${name}/Override`, override(value)],
  ])),
};

/** Attributes that say nothing about the add-in. */
const HARMLESS = /^xmlns:/;

/** An element as a message names it: Control ComputeCredit.Help (line 140). */
export const named = ({ name, line, attributes }: Node): string => `${[name, attributes["id"] ?? attributes["resid"] ?? attributes["Name"] ?? attributes["Locale"]].filter(Boolean).join(" ")} (line ${line})`;

const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

const childProblems = (node: Node, children: string): readonly string[] => {
  const wanted = children.split(" ").filter(Boolean).map((entry) => ({ name: entry.replace(/[?*+]$/, ""), mark: /[?*+]$/.exec(entry)?.[0] ?? "" }));
  const place = new Map(wanted.map(({ name }, i) => [name, i]));
  const known = node.children.filter(({ name }) => place.has(name));
  const misplaced = known.find(({ name }, i) => i > 0 && place.get(name)! < place.get(known[i - 1]!.name)!);
  return [
    ...node.children.filter(({ name }) => !place.has(name)).map((child) => `${named(child)} does not belong into ${named(node)}`),
    ...wanted.flatMap(({ name, mark }) => {
      const count = known.filter((child) => child.name === name).length;
      if (count === 0 && (mark === "" || mark === "+")) return [`${named(node)} has no ${name}`];
      return count > 1 && (mark === "" || mark === "?") ? [`${named(node)} has ${count} times ${name}, at most one is allowed`] : [];
    }),
    ...(misplaced ? [`${named(misplaced)} stands in the wrong place in ${named(node)}; the order is ${wanted.map(({ name }) => name).join(", ")}`] : []),
  ];
};

const attributeProblems = (node: Node, wanted: Readonly<Record<string, Form>>): readonly string[] => [
  ...Object.entries(wanted).flatMap(([key, { fits, expected }]) => {
    const value = node.attributes[key];
    if (value === undefined) return [`${named(node)} has no attribute ${key}`];
    return fits.test(value) ? [] : [`${named(node)}: ${key} must be ${expected}, is ${quoted(value)} (${value.length} characters)`];
  }),
  ...Object.keys(node.attributes).filter((key) => !(key in wanted) && !HARMLESS.test(key)).map((key) => `${named(node)}: the attribute ${key} is not known`),
];

const nodeProblems = (node: Node): readonly string[] => {
  const rule = RULES[node.path];
  // The element above it says already that it does not belong there.
  if (!rule) return [];
  const { children = "", attributes = {}, text } = rule;
  return [
    ...childProblems(node, children),
    ...attributeProblems(node, attributes),
    ...(text && !text.fits.test(node.text) ? [`${named(node)} must be ${text.expected}, is ${quoted(node.text)}`] : []),
    ...(!text && node.text !== "" ? [`${named(node)} holds the text ${quoted(node.text)}`] : []),
  ];
};

/** Elements that are missing, unknown, repeated or out of order; attributes and texts that are not what Excel expects. */
export const structureProblems = (root: Node): readonly string[] =>
  root.name === "OfficeApp" ? allNodes(root).flatMap(nodeProblems) : [`the root element is ${root.name}, not OfficeApp`];
