import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleFormula, helpPages } from "../../src/build/help";
import { toHtml } from "../../src/build/markdown";
import { CATALOGUE } from "../../src/functions/catalogue";
import type { FunctionSpec } from "../../src/functions/define";
import { fileName } from "../../src/functions/names";
import { slotsOf } from "../../src/registration/declarations";

const written = (name: string): string => readFileSync(join(__dirname, `../../docs/${name}.md`), "utf8");
const documents = (["privacy", "terms", "support"] as const).map((name) => ({ name, markdown: written(name) }));
const pages = new Map(helpPages(CATALOGUE, written("conventions"), documents).map((page) => [page.path, page.html]));
const text = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe.each(["en", "es"] as const)("help in %s", (language) => {
  const folder = language === "es" ? "help/es/" : "help/";

  it.each(CATALOGUE.map((spec) => [spec.name, spec] as const))("%s: a page with summary, every argument, example, limit and source", (_name, spec) => {
    const said = text(pages.get(`${folder}${fileName(spec.name)}.html`)!);
    expect(said).toContain(spec.summary[language]);
    for (const [name, slot] of slotsOf(spec)) {
      expect(said).toContain(name);
      expect(said).toContain(slot.meaning[language]);
      if (slot.evidence) expect(said).toContain(slot.evidence.why[language]);
    }
    for (const example of spec.examples) expect(said).toContain(example.because);
    for (const limit of spec.limits) expect(said).toContain(limit[language]);
    for (const source of spec.sources.filter((name) => !name.startsWith("docs/conventions.md#"))) expect(said).toContain(source);
  });
  it("an index with a link to every function", () => {
    const index = pages.get(`${folder}index.html`)!;
    for (const spec of CATALOGUE) expect(index).toContain(`href="${fileName(spec.name)}.html"`);
  });
  it("links only to pages and places on them that exist", () => {
    for (const [path, html] of pages) {
      for (const [, href] of html.matchAll(/<a href="([^":]+)"/g)) {
        const url = new URL(href!, `https://x/${path}`);
        const target = pages.get(url.pathname.slice(1));
        expect(target === undefined ? `${path}: no page ${href}` : "").toBe("");
        if (url.hash) expect(target!.includes(`id="${decodeURIComponent(url.hash.slice(1))}"`) ? "" : `${path}: no place ${href}`).toBe("");
      }
    }
  });
  it("is a page of that language without scripts", () => {
    for (const [path, html] of pages) {
      expect(html).toContain(`<html lang="${path.startsWith("help/es/") ? "es" : "en"}">`);
      expect(html).not.toContain("<script");
    }
  });
});

describe("a worked example as a formula", () => {
  const spec = { name: "TEST_FUNCTION", args: { cost: {}, age: {}, launchAges: {}, isHeld: {}, table: {} } } as unknown as FunctionSpec;
  const formula = (given: Record<string, unknown>): string => exampleFormula(spec, { given, result: 0, because: "" } as never);

  it("leaves empty places for arguments left out before the last, and none after it", () => {
    expect(formula({ cost: 30000, launchAges: 2 })).toBe("=CCREDIT.TEST_FUNCTION(30000, , 2)");
    expect(formula({})).toBe("=CCREDIT.TEST_FUNCTION()");
  });
  it("writes a list as a column, a block by rows, text in quotes and truth in capitals", () => {
    expect(formula({ cost: [1, 2], age: 'a "b"', isHeld: true, table: [["x", 1], ["y", null]] })).toBe('=CCREDIT.TEST_FUNCTION({1; 2}, "a ""b""", , TRUE, {"x", 1; "y", ""})');
  });
});

describe("Markdown of the conventions", () => {
  it("becomes headings with the anchors of GitHub, paragraphs, lists, tables and code", () => {
    expect(toHtml("# Price & rent\n\nOne\nline with `a < b` and **weight**.\n\n- one\n- two\n  more")).toBe(
      '<h1 id="price--rent">Price &amp; rent</h1>\n<p>One line with <code>a &lt; b</code> and <strong>weight</strong>.</p>\n<ul><li>one</li><li>two   more</li></ul>',
    );
    expect(toHtml("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<tbody><tr><td>1</td><td>2</td></tr></tbody>");
    expect(toHtml("    x = a * b * c")).toBe("<pre><code>x = a * b * c</code></pre>");
    expect(toHtml("a * b * c and *t* is <b>")).toBe("<p>a * b * c and <em>t</em> is &lt;b&gt;</p>");
  });
});

describe("what a user should know of the product", () => {
  it.each([["privacy", "Your workbook stays where it is."], ["terms", "It is a calculator with sources, not advice."], ["support", "A cell shows #NAME?"]])("%s is a page, linked from both indexes", (name, said) => {
    expect(text(pages.get(`help/${name}.html`)!)).toContain(said);
    expect(pages.get("help/index.html")).toContain(`href="${name}.html"`);
    expect(pages.get("help/es/index.html")).toContain(`href="../${name}.html"`);
  });
});
