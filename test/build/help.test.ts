import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleFormula, helpPages } from "../../src/build/help";
import { toHtml } from "../../src/build/markdown";
import { CATALOGUE } from "../../src/functions/catalogue";
import { errorsOf, type FunctionSpec } from "../../src/functions/define";
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
  const errorsOn = (name: string): readonly string[] => {
    const section = new RegExp(`<h2>${language === "es" ? "Errores" : "Errors"}</h2>\n(.+)`).exec(pages.get(`${folder}${fileName(name)}.html`)!)![1]!;
    return [...section.matchAll(/<li>(.+?)<\/li>/g)].map(([, line]) => text(line!).trim());
  };
  it.each(CATALOGUE.map((spec) => [spec.name, spec] as const))("%s: its own errors first, each once and with its code", (name, spec) => {
    const own = errorsOf(spec).map(([code, reason]) => `${code} ${reason[language]}`);
    const shown = errorsOn(name);
    expect(shown.slice(0, own.length)).toEqual(own);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((line) => /#N\/A|#DIV\/0!|#NUM!/.test(line))).toEqual(own.filter((line) => !line.startsWith("#VALUE!")));
  });
  it("the ordinary refusals where they can happen, and none where there is nothing to refuse", () => {
    const refusal = (name: string): string => errorsOn(name).find((line) => /(?:the message names it|el mensaje lo nombra)$/.test(line))!;
    expect(errorsOn("LLCR")).not.toEqual(errorsOn("SOLVE"));
    expect([refusal("LLCR"), refusal("FIGURE")]).toEqual(
      language === "es"
        ? ["#VALUE! un argumento falta, es texto donde se espera un número, está fuera de su rango o es de otro tipo o forma que lo indicado arriba; el mensaje lo nombra", "#VALUE! un argumento falta, no es una de sus palabras o es de otro tipo o forma que lo indicado arriba; el mensaje lo nombra"]
        : ["#VALUE! an argument is missing, is text where a number is due, lies outside its range or is of another kind or shape than stated above; the message names it", "#VALUE! an argument is missing, is not one of its words or is of another kind or shape than stated above; the message names it"],
    );
    expect(errorsOn("TAIL_DEP").at(-1)).toBe(language === "es" ? "Un error que llega con un argumento pasa sin cambios." : "An error that comes in with an argument travels on unchanged.");
    expect(text(pages.get(`${folder}version.html`)!)).toContain(language === "es" ? "Esta función siempre tiene respuesta." : "This function always has an answer.");
  });
  it.each(CATALOGUE.map((spec) => [spec.name, spec] as const))("%s: every section, none empty", (name, spec) => {
    const html = pages.get(`${folder}${fileName(name)}.html`)!;
    const sections = html.split("<h2>").slice(1).map((section) => [section.slice(0, section.indexOf("</h2>")), text(section.slice(section.indexOf("</h2>") + 5).replace(/<\/main>[^]*/, "")).trim()] as const);
    const titles = language === "es"
      ? ["Argumentos", "Fórmula", "Respuesta", "Ejemplos", "Pasos que muestra EXPLAIN", "Lo que no dice", "Errores", "Fuentes", "Funciones relacionadas"]
      : ["Arguments", "Formula", "Answer", "Worked examples", "Steps that EXPLAIN shows", "What it does not say", "Errors", "Sources", "Related functions"];
    expect(sections.map(([title]) => title)).toEqual(titles.filter((_, i) => i !== 4 || spec.steps.length > 0));
    expect(sections.filter(([, said]) => said.length < 4)).toEqual([]);
    if (name !== "VERSION") expect(html).toContain("conventions.html#");
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
