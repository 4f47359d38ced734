import { rangeInWords } from "../functions/decode";
import { errorsOf, type Example, type Family, type FunctionSpec, type Part, type Range, type Returns, type Slot, switchesOf } from "../functions/define";
import { fileName, NAMESPACE, sheetName } from "../functions/names";
import { signature } from "../functions/signature";
import { defaultInWords, type Language, slotsOf, unitInWords } from "../registration/declarations";
import { escapeHtml, toHtml } from "./markdown";

/** The help pages, printed from the catalogue: one page a function and language, and an index of each language. */
export interface Page {
  /** Relative to the place the product is served from. */
  readonly path: string;
  readonly html: string;
}

const FAMILIES: Readonly<Record<Family, Readonly<Record<Language, string>>>> = {
  chip: { en: "Chip value", es: "Valor del chip" },
  rent: { en: "Rent and revenue", es: "Alquiler e ingresos" },
  collateral: { en: "Collateral", es: "Garantía" },
  debt: { en: "Debt and coverage", es: "Deuda y cobertura" },
  miners: { en: "Miners", es: "Mineros" },
  risk: { en: "Default, loss and price", es: "Impago, pérdida y precio" },
  simulation: { en: "Simulation", es: "Simulación" },
  counterparties: { en: "Counterparties", es: "Contrapartes" },
  tools: { en: "Tools", es: "Herramientas" },
};

const TEXT = {
  title: { en: "Functions of Compute Credit", es: "Funciones de Compute Credit" },
  lead: { en: "Every worksheet function, by subject. Type =CCREDIT. in a cell to see them in Excel or in the workbench.", es: "Todas las funciones de hoja, por tema. Escriba =CCREDIT. en una celda para verlas en Excel o en el banco de trabajo." },
  all: { en: "All functions", es: "Todas las funciones" },
  other: { en: "Español", es: "English" },
  arguments: { en: "Arguments", es: "Argumentos" },
  none: { en: "This function takes no argument.", es: "Esta función no tiene argumentos." },
  argument: { en: "Argument", es: "Argumento" },
  meaning: { en: "Meaning", es: "Significado" },
  unit: { en: "Unit", es: "Unidad" },
  range: { en: "Allowed", es: "Admite" },
  default: { en: "If left out", es: "Si se omite" },
  required: { en: "required", es: "obligatorio" },
  absent: { en: "absent", es: "ausente" },
  evidence: { en: "Evidence", es: "Evidencia" },
  formula: { en: "Formula", es: "Fórmula" },
  answer: { en: "Answer", es: "Respuesta" },
  part: { en: "Part", es: "Parte" },
  how: { en: "How", es: "Cómo" },
  examples: { en: "Worked examples", es: "Ejemplos" },
  gives: { en: "gives", es: "da" },
  at: { en: "at row, column", es: "en fila, columna" },
  limits: { en: "What it does not say", es: "Lo que no dice" },
  errors: { en: "Errors", es: "Errores" },
  overflow: { en: "arguments that are each allowed make a result too large for a number", es: "argumentos admitidos por separado dan juntos un resultado demasiado grande para un número" },
  incoming: { en: "An error that comes in with an argument travels on unchanged.", es: "Un error que llega con un argumento pasa sin cambios." },
  noErrors: { en: "This function always has an answer.", es: "Esta función siempre tiene respuesta." },
  sources: { en: "Sources", es: "Fuentes" },
  conventions: { en: "Conventions", es: "Convenciones (en inglés)" },
  privacy: { en: "Privacy", es: "Privacidad (en inglés)" },
  terms: { en: "Terms", es: "Condiciones (en inglés)" },
  support: { en: "Support", es: "Ayuda con problemas (en inglés)" },
  related: { en: "Related functions", es: "Funciones relacionadas" },
  steps: { en: "Steps that EXPLAIN shows", es: "Pasos que muestra EXPLAIN" },
  with: { en: "With", es: "Con" },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

const SHAPES: Readonly<Record<Returns["shape"], Readonly<Record<Language, string>>>> = {
  scalar: { en: "One cell. A single-value argument that is given a range is answered cell by cell.", es: "Una celda. Si un argumento de un valor recibe un rango, responde celda por celda." },
  series: { en: "One value per period, lying the way the first series argument lies.", es: "Un valor por periodo, en el sentido del primer argumento de serie." },
  matrix: { en: "A square block in the order of the matrix argument.", es: "Un bloque cuadrado en el orden del argumento matricial." },
  row: { en: "One row; labels = TRUE puts the names above it.", es: "Una fila; labels = VERDADERO pone los nombres encima." },
  column: { en: "One column; labels = TRUE puts the names beside it.", es: "Una columna; labels = VERDADERO pone los nombres al lado." },
  table: { en: "A table; labels = TRUE puts a header row above it.", es: "Una tabla; labels = VERDADERO pone un encabezado." },
};

const ARGUMENT_SHAPES: Readonly<Record<Slot<unknown>["shape"], Readonly<Record<Language, string>>>> = {
  scalar: { en: "", es: "" },
  series: { en: "one row or column", es: "una fila o columna" },
  matrix: { en: "a block of cells", es: "un bloque de celdas" },
  pairs: { en: "rows of name, value", es: "filas de nombre, valor" },
};

const CONVENTIONS = "docs/conventions.md";

/** Web addresses and our own conventions become links; anything else stays the words it is. */
const link = (source: string, language: Language): string => {
  if (source.startsWith(`${CONVENTIONS}#`)) {
    const anchor = source.slice(CONVENTIONS.length);
    return `<a href="${language === "es" ? "../" : ""}conventions.html${anchor}">${TEXT.conventions[language]}: ${escapeHtml(anchor.slice(1).replaceAll("-", " "))}</a>`;
  }
  return escapeHtml(source).replace(/https?:\/\/[^\s),;]+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);
};

const spanishRange = (range: Range | undefined): string => {
  if (!range) return "un número";
  if (range.oneOf) return `uno de ${range.oneOf.join("; ")}`;
  const show = (value: number): string => String(value).replace(".", ",");
  const low = range.above !== undefined ? `mayor que ${show(range.above)}` : range.min !== undefined ? `desde ${show(range.min)}` : "";
  const high = range.below !== undefined ? `menor que ${show(range.below)}` : range.max !== undefined ? `hasta ${show(range.max)}` : "";
  return [range.whole ? "un número entero" : "un número", [low, high].filter(Boolean).join(" y ")].filter(Boolean).join(" ");
};

const allowed = (slot: Slot<unknown>, language: Language): string => {
  const shape = ARGUMENT_SHAPES[slot.shape][language];
  if (slot.kind === "word") {
    const items = Object.entries(slot.choices ?? {}).map(([word, tip]) => `<li><code>${word}</code> ${escapeHtml(tip[language])}</li>`);
    return `${shape}<ul class="words">${items.join("")}</ul>`;
  }
  const what =
    slot.kind === "flag" ? (language === "es" ? "VERDADERO o FALSO" : "TRUE or FALSE")
    : slot.kind === "any" ? (language === "es" ? "lo que admita ese argumento" : "whatever that argument takes")
    : slot.kind === "text" ? (slot.shape === "pairs" ? "" : unitInWords("text", language))
    : language === "es" ? spanishRange(slot.range) : rangeInWords(slot.range);
  const gaps = slot.gaps ? (language === "es" ? "una entrada puede estar vacía" : "an entry may be empty text") : "";
  return escapeHtml([what, shape, gaps].filter(Boolean).join("; "));
};

const fallback = (slot: Slot<unknown>, language: Language): string => {
  if (!slot.optional) return `<strong>${TEXT.required[language]}</strong>`;
  const value = defaultInWords(slot, language);
  const evidence = slot.evidence ? ` <span class="evidence">${TEXT.evidence[language]} ${slot.evidence.grade}: ${escapeHtml(slot.evidence.why[language])}</span>` : "";
  return (value === "" ? TEXT.absent[language] : `<code>${escapeHtml(value)}</code>`) + evidence;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="scroll"><table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join("")}</tr></thead><tbody>` +
  rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n") +
  "</tbody></table></div>";

/** The terms of a table of terms stand below it, as terms.sweep. */
const withTerms = ([name, slot]: readonly [string, Slot<unknown>]): readonly (readonly [string, Slot<unknown>])[] =>
  [[name, slot], ...Object.entries(slot.entries ?? {}).map(([term, inner]) => [`${name}.${sheetName(term)}`, inner] as const)];

const argumentTable = (spec: FunctionSpec, language: Language): string => {
  const slots = slotsOf(spec);
  if (slots.length === 0) return `<p>${TEXT.none[language]}</p>`;
  return table(
    [TEXT.argument, TEXT.meaning, TEXT.unit, TEXT.range, TEXT.default].map((text) => text[language]),
    slots.flatMap(withTerms).map(([name, slot]) => [
      `<code>${name}</code>`,
      escapeHtml(slot.meaning[language]),
      slot.kind === "number" ? escapeHtml(unitInWords(slot.unit, language)) : "",
      allowed(slot, language),
      fallback(slot, language),
    ]),
  );
};

const partTable = (returns: Returns, language: Language): string => {
  const parts: readonly Part[] = "part" in returns ? [returns.part] : returns.parts;
  const head = [TEXT.part, TEXT.meaning, TEXT.unit].map((text) => text[language]);
  const withHow = parts.some((part) => part.how);
  return (
    `<p>${SHAPES[returns.shape][language]}</p>` +
    table(
      withHow ? [...head, TEXT.how[language]] : head,
      parts.map((part) => {
        const cells = [escapeHtml(part.name), escapeHtml(part.meaning[language]), escapeHtml(unitInWords(part.unit, language))];
        return withHow ? [...cells, escapeHtml(part.how ?? "")] : cells;
      }),
    )
  );
};

const literal = (value: unknown): string => {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  return value === null || value === undefined ? "" : String(value);
};
/** A flat list is a column, a list of lists a block, as on the sheet. */
const argumentText = (value: unknown): string => {
  if (!Array.isArray(value)) return literal(value);
  const rows = value.every(Array.isArray) ? (value as unknown[][]) : value.map((entry) => [entry]);
  const width = Math.max(...rows.map((row) => row.length));
  const cell = (entry: unknown): string => (entry === null || entry === undefined ? '""' : literal(entry));
  return `{${rows.map((row) => Array.from({ length: width }, (_, i) => cell(row[i])).join(", ")).join("; ")}}`;
};

/** The call as one types it: given arguments in order, empty places for those left out before the last. */
export const exampleFormula = (spec: FunctionSpec, example: Example): string => {
  const keys = Object.keys(spec.args as object);
  const end = keys.reduce((count, key, i) => (example.given[key] === undefined ? count : i + 1), 0);
  const given = keys.slice(0, end).map((key) => (example.given[key] === undefined ? "" : argumentText(example.given[key])));
  return `=${NAMESPACE}.${spec.name}(${given.join(", ")})`;
};

const resultText = (value: unknown): string => {
  if (!Array.isArray(value)) return typeof value === "string" ? (value === "" ? "(empty)" : value) : literal(value);
  const rows = value.every(Array.isArray) ? (value as unknown[][]) : [value as unknown[]];
  return rows.map((row) => row.map(resultText).join(" | ")).join("\n");
};

const exampleBlock = (spec: FunctionSpec, example: Example, language: Language): string => {
  // Positions count from 0 in the spec and from 1 on the page; a negative one counts from the end.
  const place = example.pick ? ` (${TEXT.at[language]} ${example.pick.map((i) => (i < 0 ? i : i + 1)).join(", ")})` : "";
  return (
    `<figure><pre><code>${escapeHtml(exampleFormula(spec, example))}</code></pre>` +
    `<p class="result">${TEXT.gives[language]}${place}</p><pre class="result"><output>${escapeHtml(resultText(example.result))}</output></pre>` +
    `<figcaption>${escapeHtml(example.because)}</figcaption></figure>`
  );
};

const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

/** Why an argument is refused by itself, said only where it can happen. */
const REFUSALS: readonly (readonly [can: (slot: Slot<unknown>) => boolean, text: Readonly<Record<Language, string>>])[] = [
  [({ optional }) => !optional, { en: "is missing", es: "falta" }],
  [({ kind }) => kind === "number", { en: "is text where a number is due", es: "es texto donde se espera un número" }],
  [({ range }) => range !== undefined, { en: "lies outside its range", es: "está fuera de su rango" }],
  [({ kind }) => kind === "word", { en: "is not one of its words", es: "no es una de sus palabras" }],
  [() => true, { en: "is of another kind or shape than stated above", es: "es de otro tipo o forma que lo indicado arriba" }],
];

const isOpenEnded = ({ kind, range }: Slot<unknown>): boolean =>
  kind === "number" && range?.oneOf === undefined && ((range?.min ?? range?.above) === undefined || (range?.max ?? range?.below) === undefined);

const ordinaryErrors = (spec: FunctionSpec, language: Language): readonly string[] => {
  const slots = slotsOf(spec).flatMap(withTerms).map(([, slot]) => slot);
  const reasons = REFUSALS.filter(([can]) => slots.some(can)).map(([, text]) => text[language]);
  const all = [reasons.slice(0, -1).join(", "), reasons.at(-1)].filter(Boolean).join(language === "es" ? " o " : " or ");
  return [
    `<code>#VALUE!</code> ${language === "es" ? `un argumento ${all}; el mensaje lo nombra` : `an argument ${all}; the message names it`}`,
    ...(slots.some(isOpenEnded) ? [`<code>#VALUE!</code> ${TEXT.overflow[language]}`] : []),
    TEXT.incoming[language],
  ];
};

/** What is particular to the function first, then what goes for every function with such arguments. */
const errorList = (spec: FunctionSpec, language: Language): string => {
  if (slotsOf(spec).length === 0) return `<p>${TEXT.noErrors[language]}</p>`;
  const own = errorsOf(spec).map(([code, reason]) => `<code>${code}</code> ${escapeHtml(reason[language])}`);
  return list([...own, ...ordinaryErrors(spec, language)]);
};

const CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const frame = (language: Language, title: string, description: string, root: string, otherPath: string, body: string): string => `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY}">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${root}assets/icon-32.png">
<link rel="stylesheet" href="${root}help/help.css">
</head>
<body>
<header><nav><a href="index.html">${TEXT.all[language]}</a> <a href="${otherPath}" hreflang="${language === "en" ? "es" : "en"}">${TEXT.other[language]}</a></nav></header>
<main>
${body}
</main>
</body>
</html>
`;

const folder = (language: Language): string => (language === "es" ? "help/es/" : "help/");
const rootOf = (language: Language): string => (language === "es" ? "../../" : "../");
const otherOf = (language: Language, file: string): string => (language === "es" ? `../${file}` : `es/${file}`);

const functionPage = (spec: FunctionSpec, language: Language): Page => {
  const file = `${fileName(spec.name)}.html`;
  const section = (title: { readonly [L in Language]: string }, content: string): string => `<h2>${title[language]}</h2>\n${content}`;
  const switched = switchesOf(spec)
    .map(({ by, on, returns }) => {
      const values = on ? on.map((word) => `<code>${word}</code>`).join(", ") : language === "es" ? "VERDADERO" : "TRUE";
      return `<h3>${TEXT.with[language]} <code>${sheetName(by)}</code> = ${values}</h3>${partTable(returns, language)}`;
    })
    .join("\n");
  const body = [
    `<p class="family">${FAMILIES[spec.family][language]}</p>`,
    `<h1>${spec.name}</h1>`,
    `<p class="lead">${escapeHtml(spec.summary[language])}</p>`,
    `<pre class="signature"><code>${escapeHtml(signature(spec))}</code></pre>`,
    section(TEXT.arguments, argumentTable(spec, language)),
    section(TEXT.formula, `<p class="formula">${escapeHtml(spec.formula)}</p>`),
    section(TEXT.answer, partTable(spec.returns, language) + switched),
    section(TEXT.examples, spec.examples.map((example) => exampleBlock(spec, example, language)).join("\n")),
    ...(spec.steps.length > 0
      ? [section(TEXT.steps, table([TEXT.part[language], TEXT.unit[language], TEXT.how[language]], spec.steps.map((step) => [`<code>${sheetName(step.of)}</code>`, escapeHtml(unitInWords(step.unit, language)), escapeHtml(step.how)])))]
      : []),
    section(TEXT.limits, list(spec.limits.map((limit) => escapeHtml(limit[language])))),
    section(TEXT.errors, errorList(spec, language)),
    section(TEXT.sources, list(spec.sources.map((source) => link(source, language)))),
    ...(spec.related.length > 0 ? [section(TEXT.related, list(spec.related.map((name) => `<a href="${fileName(name)}.html">${name}</a>`)))] : []),
  ].join("\n");
  return {
    path: folder(language) + file,
    html: frame(language, `${spec.name} · Compute Credit`, spec.summary[language], rootOf(language), otherOf(language, file), body),
  };
};

const indexPage = (catalogue: readonly FunctionSpec[], language: Language, documents: readonly HelpDocument[]): Page => {
  const families = (Object.keys(FAMILIES) as Family[]).filter((family) => catalogue.some((spec) => spec.family === family));
  const body = [
    `<h1>${TEXT.title[language]}</h1>`,
    `<p class="lead">${TEXT.lead[language]}</p>`,
    `<p>${[["conventions", TEXT.conventions[language]], ...documents.map(({ name }) => [name, TEXT[name][language]])]
      .map(([name, title]) => `<a href="${language === "es" ? "../" : ""}${name}.html">${title}</a>`).join(" · ")}</p>`,
    ...families.map((family) => {
      const entries = catalogue.filter((spec) => spec.family === family);
      const items = entries.map((spec) => `<dt><a href="${fileName(spec.name)}.html">${spec.name}</a></dt><dd>${escapeHtml(spec.summary[language])}</dd>`);
      return `<section><h2 id="${family}">${FAMILIES[family][language]} <span class="count">${entries.length}</span></h2>\n<dl>${items.join("\n")}</dl></section>`;
    }),
  ].join("\n");
  return {
    path: `${folder(language)}index.html`,
    html: frame(language, TEXT.title[language], TEXT.lead[language], rootOf(language), otherOf(language, "index.html"), body),
  };
};

const conventionsPage = (markdown: string): Page => ({
  path: "help/conventions.html",
  html: frame("en", "Conventions · Compute Credit", "What each convention of the functions is, where it comes from and where we depart.", "../", "es/index.html", toHtml(markdown)),
});

/** A text of the repository that the product also shows: its Markdown begins with its title. */
export interface HelpDocument {
  readonly name: "privacy" | "terms" | "support";
  readonly markdown: string;
}

const titleOf = ({ markdown }: HelpDocument): string => /^# (.+)$/m.exec(markdown)?.[1] ?? "";

const documentPage = (document: HelpDocument): Page => ({
  path: `help/${document.name}.html`,
  html: frame("en", `${titleOf(document)} · Compute Credit`, `${titleOf(document)} of Compute Credit`, "../", "es/index.html", toHtml(document.markdown)),
});

/** Every help page: those of the catalogue, the conventions they point to, and what a user should know of the product. */
export const helpPages = (catalogue: readonly FunctionSpec[], conventions: string, documents: readonly HelpDocument[] = []): readonly Page[] => [
  conventionsPage(conventions),
  ...documents.map(documentPage),
  ...(["en", "es"] as const).flatMap((language) => [indexPage(catalogue, language, documents), ...catalogue.map((spec) => functionPage(spec, language))]),
];
