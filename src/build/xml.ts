/** The plain XML of a manifest: elements, attributes in double quotes, text; no CDATA, no entities of its own. */

/** One element with the path of names above it; namespace prefixes left out. */
export interface Node {
  readonly name: string;
  readonly path: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Node[];
}

interface Open extends Node {
  text: string;
  readonly children: Node[];
}

const unescapeXml = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");

const PIECES = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)/g;

const attributesOf = (written: string, where: string): Readonly<Record<string, string>> => {
  const pairs = [...written.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key!, unescapeXml(value!)] as const);
  const twice = pairs.find(([key], i) => pairs.findIndex(([other]) => other === key) !== i);
  if (twice) throw new Error(`the manifest is not well formed: ${where} has the attribute ${twice[0]} twice`);
  return Object.fromEntries(pairs);
};

/** Reads the whole text or refuses it, naming the line. */
export const readXml = (xml: string): Node => {
  const lineOf = (at: number): number => xml.slice(0, at).split("\n").length;
  const refuse = (at: number, why: string): never => {
    throw new Error(`the manifest is not well formed at line ${lineOf(at)}: ${why}`);
  };
  const top: Open = { name: "", path: "", line: 0, attributes: {}, text: "", children: [] };
  const open = [top];
  let read = 0;
  for (const match of xml.matchAll(PIECES)) {
    const [whole, closing, tag, attributes, empty, text] = match;
    if (match.index !== read) refuse(read, `cannot read ${xml.slice(read, read + 40).split("\n")[0]!}`);
    read += whole.length;
    const parent = open.at(-1)!;
    const bare = /&(?!(?:lt|gt|quot|apos|amp|#\d+|#x[0-9a-f]+);)/i.exec(attributes ?? text ?? "");
    if (bare) refuse(match.index, `an & that is not written &amp; in ${(tag ?? parent.name) || "the text"}`);
    if (text !== undefined) {
      if (open.length === 1 && text.trim() !== "") refuse(match.index, `text outside the root element: ${text.trim().slice(0, 40)}`);
      parent.text += unescapeXml(text.trim());
    } else if (closing) {
      if (open.length === 1 || parent.name !== tag!.replace(/^.*:/, "")) refuse(match.index, `${whole} does not close ${parent.name || "anything"}`);
      open.pop();
    } else if (tag) {
      const name = tag.replace(/^.*:/, "");
      const line = lineOf(match.index);
      const node: Open = { name, path: `${parent.path}/${name}`, line, attributes: attributesOf(attributes ?? "", `${name} (line ${line})`), text: "", children: [] };
      if (open.length === 1 && top.children.length > 0) refuse(match.index, `a second root element ${name}`);
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  if (read !== xml.length) refuse(read, `cannot read ${xml.slice(read, read + 40).split("\n")[0]!}`);
  if (open.length > 1) refuse(xml.length - 1, `${open.at(-1)!.name} is not closed`);
  return top.children[0] ?? refuse(0, "there is no element");
};

export const allNodes = (node: Node): readonly Node[] => [node, ...node.children.flatMap(allNodes)];
