import { notAvailable } from "../../core/errors";
import { measureOf } from "../../facts/measure";
import type { FactValue } from "../../facts/values";
import { defineFunction, type Library, word, words } from "../define";
import { factArguments, factLimits, factSteps, factWorkings, lookUp, supersededWarning } from "./fact-lookup";

type Field = "URL" | "TITLE" | "PUBLISHER" | "DATE" | "CONFIDENCE" | "NOTE" | "AS_OF" | "PRINTED" | "UNIT" | "ID" | "KEY";

const FIELDS: Readonly<Record<Field, ReturnType<typeof words>>> = {
  URL: words("Address of the document", "Dirección del documento"),
  TITLE: words("Title of the document", "Título del documento"),
  PUBLISHER: words("Who published it, and second-hand where it was not read itself", "Quién lo publicó, y second-hand si no se leyó el original"),
  DATE: words("Date of the document", "Fecha del documento"),
  CONFIDENCE: words("high, medium or low", "high (alta), medium (media) o low (baja)"),
  NOTE: words("What the record adds: contradictions, definitions", "Lo que añade el registro: contradicciones, definiciones"),
  AS_OF: words("Period or date the value speaks of", "Periodo o fecha del valor"),
  PRINTED: words("Value and unit as printed", "Valor y unidad como se imprimen"),
  UNIT: words("Unit in which FIGURE answers", "Unidad en que responde FIGURE"),
  ID: words("Id of the fact, as F109", "Id del dato, como F109"),
  KEY: words("Key of the fact", "Clave del dato"),
};

const address = (fact: FactValue, { documentOf }: Library): string => {
  const { url, title } = documentOf(fact.id);
  return url === "" ? notAvailable("field", `${fact.id} has no public address; it stands in "${title}"`) : url;
};

const read = (fact: FactValue, field: Field, library: Library): string => {
  switch (field) {
    case "URL":
      return address(fact, library);
    case "TITLE":
      return library.documentOf(fact.id).title;
    case "PUBLISHER":
      return library.documentOf(fact.id).publisher;
    case "DATE":
      return fact.sourceDate;
    case "CONFIDENCE":
      return fact.confidence;
    case "NOTE":
      return library.documentOf(fact.id).note;
    case "AS_OF":
      return fact.asOf;
    case "PRINTED":
      return `${fact.printed} ${fact.unit}`;
    case "UNIT":
      return measureOf(fact.unit).unit;
    case "ID":
      return fact.id;
    case "KEY":
      return fact.key;
  }
};

export const SOURCE = defineFunction({
  name: "SOURCE",
  family: "tools",
  summary: words("Where a published figure comes from: address, title, publisher, date, confidence, note.", "De dónde sale una cifra publicada: dirección, título, editor, fecha, confianza, nota."),
  args: { ...factArguments, field: word(FIELDS, words("What to say about the source", "Qué decir de la fuente"), "URL") },
  returns: { shape: "scalar", part: { name: "source", unit: "text", meaning: words("The field asked for; empty text where the record has no note", "El campo pedido; texto vacío si el registro no tiene nota") } },
  formula: "the field of the fact that FIGURE answers with for the same company, metric and as_of",
  limits: [
    words(
      "second-hand in the publisher means: the address is the primary document, but the figure was read in another one. Check it before calling it reported.",
      "second-hand en el editor significa: la dirección es la del documento primario, pero la cifra se leyó en otro. Compruébela antes de llamarla reportada.",
    ),
    ...factLimits,
  ],
  errors: {
    "#N/A": [
      words("no fact about the company; the nearest names follow", "no hay datos de la empresa; siguen los nombres más cercanos"),
      words("the company has no such metric; the nearest names follow", "la empresa no tiene esa métrica; siguen los nombres más cercanos"),
      words("the metric is not known at as_of; the dates that are known follow", "la métrica no se conoce en as_of; siguen las fechas conocidas"),
      words("the document has no public address; its title follows", "el documento no tiene dirección pública; sigue su título"),
    ],
    "#VALUE!": [words("as_of is a serial number beyond the year 9999", "as_of es un número de serie posterior al año 9999")],
  },
  warnings: ({ company, metric }) => supersededWarning(company, metric),
  sources: ["docs/conventions.md#facts", "src/facts/facts.json: every fact with title, publisher, address and confidence"],
  related: ["FIGURE", "EXPLAIN"],
  examples: [
    {
      given: { company: "CoreWeave", metric: "F109", field: "PUBLISHER" }, result: "SEC EDGAR (second-hand)",
      because: "the record of the fact: the filing's address, read in a public research report",
    },
    {
      given: { company: "CoreWeave", metric: "Revenue FY2025" },
      result: "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000104/crwv-20251231.htm", because: "form 10-K FY2025 on EDGAR",
    },
    { given: { company: "CoreWeave", metric: "Revenue backlog", asOf: "2025-12-31", field: "UNIT" }, result: "$m", because: "printed in USD bn, answered in $m" },
  ],
  work: () => 500,
  compute: ({ company, metric, asOf, field }, library) => {
    const facts = lookUp(company, metric, asOf);
    return factWorkings(facts, library, { text: read(facts[0], field, library) });
  },
  steps: factSteps,
  result: (workings) => workings.text,
});
