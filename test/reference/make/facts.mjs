// Turns the table of facts (CSV, one fact a line, header on line 1) into src/facts/facts.json.
// Run once for each edition of the table:  node test/reference/make/facts.mjs <facts.csv> src/facts/facts.json
// The id of a fact is its line in the table: F109 stands on line 109. Texts are copied as printed.
import { readFileSync, writeFileSync } from "node:fs";

/** Facts that another fact states again from a better source. The mark is a judgement, hence by hand. */
const SUPERSEDED = { F10: "F117", F15: "F109", F32: "F112", F42: "F113", F96: "F179", F313: "F339" };

const COLUMNS = ["company", "metric", "value", "unit", "as_of", "source_title", "publisher", "url", "source_date", "confidence", "note"];

/** RFC 4180: quoted fields may hold commas and doubled quotes. */
const parseCsv = (text) => {
  const rows = [];
  let row = [], field = "", quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { field += '"'; i += 1; }
      else if (c === '"') quoted = false;
      else field += c;
    } else if (c === '"') quoted = true;
    else if (c === ",") { row.push(field); field = ""; }
    else if (c === "\n") { row.push(field.replace(/\r$/, "")); rows.push(row); row = []; field = ""; }
    else field += c;
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  return rows;
};

/** 5131 is a number, 4.9-5.1 a range [low, high]; everything else is text and stays text (null here). */
const parseValue = (printed) => {
  if (/^-?\d+(\.\d+)?$/.test(printed)) return Number(printed);
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(printed);
  return range ? [Number(range[1]), Number(range[2])] : null;
};

const [csvPath, jsonPath] = process.argv.slice(2);
const [header, ...lines] = parseCsv(readFileSync(csvPath, "utf8"));
if (header.join() !== COLUMNS.join()) throw new Error(`expected columns ${COLUMNS}, got ${header}`);

/** The collector's shorthand for the four documents that started the analysis, in the words a reader can look up. */
const WORDING = [
  ["Seed doc 000 (Gate.io reprint, GPU infrastructure transition; Spanish)", "De la minería de criptomonedas a la infraestructura de IA (Gate.io reprint; Spanish)"],
  ["Seed doc 001 (Anita @anitahityou, AI infrastructure debt bubble; Spanish)", "Crisis de la burbuja de deuda en la infraestructura de IA (Anita, @anitahityou; Spanish)"],
  ["Seed doc 002 (CoreWeave-OpenAI $4bn agreement; Spanish)", "CoreWeave firma un acuerdo de $4 mil millones con OpenAI (Spanish)"],
  ["Seed doc 003 (Amazon negocia invertir 50.000 millones en OpenAI)", "Amazon negocia invertir 50.000 millones de dólares en OpenAI (Spanish)"],
  [/\(as printed in seed\)/g, "(as printed in the document)"],
  [/\bseed( \d)?('s)?\b/g, "the document$2"],
  [/;? ?(see|in) memory_unverified\.csv/g, " (unverified)"],
];
const reworded = (text) => WORDING.reduce((said, [from, to]) => said.replace(from, to), text).trim();

const sources = [];
const indexOfSource = new Map();
const sourceIndex = (title, publisher, url) => {
  // Words after an address belong to the title; a document without a public address is known by its title.
  const [, address = "", words = ""] = /^(https?:\/\/\S+)?\s*(.*)$/.exec(url);
  const source = JSON.stringify([address && words ? `${title} ${words}` : title, publisher, address]);
  if (!indexOfSource.has(source)) { indexOfSource.set(source, sources.length); sources.push(source); }
  return indexOfSource.get(source);
};

const named = new Map();
const facts = lines.map((line, i) => {
  const id = `F${i + 2}`;
  if (line.length !== COLUMNS.length) throw new Error(`${id}: expected ${COLUMNS.length} fields, got ${line.length}`);
  const [company, metric, value, unit, asOf, title, publisher, url, sourceDate, confidence, note] = line.map(reworded);
  if (!["high", "medium", "low"].includes(confidence)) throw new Error(`${id}: unknown confidence ${confidence}`);
  // Two facts with one name would make a look-up ambiguous: decide which one stands, in SUPERSEDED.
  const name = [company, metric, asOf].join("|").toLowerCase();
  if (!SUPERSEDED[id]) {
    if (named.has(name)) throw new Error(`${id} and ${named.get(name)} have the same company, metric and date`);
    named.set(name, id);
  }
  const fact = [id, company, metric, value, parseValue(value), unit, asOf, sourceIndex(title, publisher, url), sourceDate, confidence, note];
  return JSON.stringify(SUPERSEDED[id] ? [...fact, SUPERSEDED[id]] : fact);
});

writeFileSync(jsonPath, `{"sources":[\n${sources.join(",\n")}\n],"facts":[\n${facts.join(",\n")}\n]}\n`);
console.log(`${facts.length} facts, ${sources.length} sources, ${Object.keys(SUPERSEDED).length} superseded`);
