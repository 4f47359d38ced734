/** The part of Markdown that docs/conventions.md uses: headings, paragraphs, lists, tables, code. */

export const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** GitHub's anchor of a heading: lower case, spaces to hyphens, punctuation dropped. */
export const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").trim().replaceAll(" ", "-");

/** Code first, so that nothing inside it is read as anything else. A single star stays a star: formulas use it. */
const inline = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith("`") && part.length > 1
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(part)
            .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
            .replace(/(^|[\s(])\*([\p{L}\p{N}][^*]*)\*(?=[\s).,;:]|$)/gu, "$1<em>$2</em>")
            .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2" rel="noreferrer">$1</a>'),
    )
    .join("");

const row = (line: string, tag: "th" | "td"): string =>
  `<tr>${line.replace(/^\||\|$/g, "").split("|").map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`).join("")}</tr>`;

const block = (text: string): string => {
  const lines = text.split("\n");
  const [first] = lines;
  const heading = /^(#{1,4}) (.+)$/.exec(first!);
  if (heading) {
    const rest = lines.slice(1).join("\n").trim();
    return `<h${heading[1]!.length} id="${anchorOf(heading[2]!)}">${inline(heading[2]!)}</h${heading[1]!.length}>${rest ? `\n${block(rest)}` : ""}`;
  }
  if (lines.every((line) => line.startsWith("    "))) return `<pre><code>${escapeHtml(lines.map((line) => line.slice(4)).join("\n"))}</code></pre>`;
  if (first!.startsWith("|")) {
    const [head, , ...body] = lines;
    return `<div class="scroll"><table><thead>${row(head!, "th")}</thead><tbody>${body.map((line) => row(line, "td")).join("")}</tbody></table></div>`;
  }
  if (/^[-*] /.test(first!)) {
    return `<ul>${text.split(/^[-*] /m).slice(1).map((item) => `<li>${inline(item.trim().replaceAll("\n", " "))}</li>`).join("")}</ul>`;
  }
  return `<p>${inline(lines.join(" "))}</p>`;
};

export const toHtml = (markdown: string): string => markdown.replace(/^\n+|\s+$/g, "").split(/\n\s*\n/).map(block).join("\n");
