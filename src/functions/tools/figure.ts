import { type Bound, factValue, measureOf } from "../../facts/measure";
import { defineFunction, word, words } from "../define";
import { factArguments, factLimits, factSteps, factWorkings, lookUp, supersededWarning } from "./fact-lookup";

const BOUNDS: Readonly<Record<Bound, ReturnType<typeof words>>> = {
  LOW: words("Lower end of a printed range", "Extremo inferior de un rango impreso"),
  MID: words("Middle of a printed range", "Centro de un rango impreso"),
  HIGH: words("Upper end of a printed range", "Extremo superior de un rango impreso"),
};

export const FIGURE = defineFunction({
  name: "FIGURE",
  family: "tools",
  summary: words("A published figure of a company: money in $ millions, percentages as fractions, text as text.", "Una cifra publicada de una empresa: dinero en millones de $, porcentajes como fracción, texto como texto."),
  args: {
    ...factArguments,
    bound: word(BOUNDS, words("Which end of a printed range", "Qué extremo de un rango impreso"), "MID"),
  },
  returns: {
    shape: "scalar",
    part: { name: "figure", unit: "$m, fraction, or as printed", meaning: words("The value as published; SOURCE with field UNIT gives its unit", "El valor publicado; SOURCE con campo UNIT da su unidad") },
  },
  formula: "printed value · 1,000 for $bn, 1,000,000 for $trn, .01 for %; other units as printed; a range answers LOW, MID or HIGH, a single number is all three",
  limits: [
    words(
      "An amount is in $ millions whatever the source prints; a price ($/GPU-hour, $ per BTC, $/share) stays in dollars; basis points stay basis points.",
      "Un importe va en millones de $ sea cual sea la unidad impresa; un precio ($/GPU-hora, $ por BTC, $/acción) queda en dólares; los puntos básicos, en puntos básicos.",
    ),
    words(
      "A percentage is a fraction: 67 % is .67. A printed text such as 536 / 427, BB- or \"not found\" stays text, never 0.",
      "Un porcentaje es una fracción: 67 % es 0,67. Un texto impreso como 536 / 427, BB- o \"not found\" queda texto, nunca 0.",
    ),
    ...factLimits,
  ],
  errors: {
    "#N/A": [
      words("no fact about the company; the nearest names follow", "no hay datos de la empresa; siguen los nombres más cercanos"),
      words("the company has no such metric; the nearest names follow", "la empresa no tiene esa métrica; siguen los nombres más cercanos"),
      words("the metric is not known at as_of; the dates that are known follow", "la métrica no se conoce en as_of; siguen las fechas conocidas"),
    ],
    "#VALUE!": [words("as_of is a serial number beyond the year 9999", "as_of es un número de serie posterior al año 9999")],
  },
  warnings: ({ company, metric }) => supersededWarning(company, metric),
  sources: ["docs/conventions.md#facts", "src/facts/facts.json: every fact with title, publisher, address and confidence"],
  related: ["SOURCE", "EXPLAIN"],
  examples: [
    { given: { company: "CoreWeave", metric: "Revenue FY2025" }, result: 5131, because: "form 10-K FY2025 as quoted: 5,131 USD m; a secondary page prints 5.13 USD bn and ranks lower" },
    { given: { company: "CoreWeave", metric: "Revenue backlog", asOf: "2025-12-31" }, result: 66800, because: "printed 66.8 USD bn: 66.8 · 1,000 $m" },
    { given: { company: "CoreWeave", metric: "Revenue guidance FY2026", bound: "HIGH" }, result: 13000, because: "printed 12-13 USD bn: the upper end" },
    { given: { company: "coreweave", metric: "f117" }, result: 0.67, because: "printed 67 %, by id and in lower case" },
    { given: { company: "Market", metric: "H100 rental marketplace" }, result: 2.3, because: "printed 2.2-2.4 USD/GPU-hour: the middle" },
    { given: { company: "CoreWeave", metric: "Fitch issuer default rating" }, result: "BB-", because: "a rating is text" },
  ],
  work: () => 500,
  compute: ({ company, metric, asOf, bound }, library) => {
    const facts = lookUp(company, metric, asOf);
    const [best] = facts;
    const { unit, factor } = measureOf(best.unit);
    return factWorkings(facts, library, { unit, factor, value: factValue(best, bound) });
  },
  steps: [
    ...factSteps,
    { of: "unit", unit: "text", how: "unit of the answer" },
    { of: "factor", unit: "number", how: "answer = printed value · factor; a text is not scaled" },
  ],
  result: (workings) => workings.value,
});
