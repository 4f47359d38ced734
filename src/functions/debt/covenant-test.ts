import type { CovenantKind } from "../../core/conventions";
import { covenantTest } from "../../core/debt/covenant";
import { defineFunction, number, numberOr, path, word, words } from "../define";

const KINDS: Readonly<Record<CovenantKind, ReturnType<typeof words>>> = {
  MIN: words("The path must not fall below the threshold, as a DSCR", "No debe bajar del umbral, como un DSCR"),
  MAX: words("The path must not exceed the threshold, as an LTV", "No debe superar el umbral, como un LTV"),
};

const FIRST_IS_LATE = (periods: number) => `periods before first_test show ${periods} values beyond the threshold; they are not tested`;

export const COVENANT_TEST = defineFunction({
  name: "COVENANT_TEST",
  family: "debt",
  summary: words("Tests a covenant along a path: passed, worst value, its period, headroom, first default, number of breaching periods.", "Prueba un covenant a lo largo de una serie: cumple, peor valor, su periodo, holgura, primer incumplimiento, periodos en incumplimiento."),
  args: {
    path: path("as the covenant", words("Ratio or amount of each period; empty text is a period without a value", "Ratio o importe de cada periodo; texto vacío es un periodo sin valor")),
    threshold: number("as the covenant", words("The covenant level; equality passes", "Nivel del covenant; la igualdad cumple")),
    kind: word(KINDS, words("Whether the threshold is a minimum or a maximum", "Si el umbral es un mínimo o un máximo"), "MIN"),
    firstTest: numberOr("period", words("First period that is tested", "Primer periodo que se prueba"), { default: 1, range: { min: 1, whole: true } }),
    count: numberOr("periods", words("Breaches in a row that make a default", "Incumplimientos seguidos que causan el impago contractual"), { default: 1, range: { min: 1, whole: true } }),
  },
  returns: {
    shape: "row",
    parts: [
      { name: "passed", unit: "1 or 0", meaning: words("1 if no default occurs", "1 si no hay incumplimiento"), how: "1 unless count breaches follow one another" },
      { name: "worst", unit: "as the covenant", meaning: words("Worst value from first_test on", "Peor valor desde first_test"), how: "MIN or MAX of the tested values" },
      { name: "period of worst", unit: "period", meaning: words("Period of the worst value; the first of equals", "Periodo del peor valor; el primero si empatan"), how: "counted from 1 along the path" },
      { name: "headroom", unit: "fraction", meaning: words("Room left in the worst period; negative in breach; empty for a threshold of 0 or below", "Holgura en el peor periodo; negativa si incumple; vacía con umbral 0 o negativo"), how: "worst/threshold − 1 (MIN), 1 − worst/threshold (MAX)" },
      { name: "first default", unit: "period", meaning: words("Period that completes the first run of breaches; empty if none", "Periodo que completa la primera racha; vacío si no hay"), how: "first period with count breaches in a row; empty periods neither break nor extend a run" },
      { name: "breaches", unit: "periods", meaning: words("Number of breaching periods", "Número de periodos en incumplimiento"), how: "tested periods strictly beyond the threshold" },
    ],
  },
  formula: "breach: path < threshold (MIN), path > threshold (MAX), from first_test on; default: count breaches in a row",
  limits: [
    words("Tests the path given: a DSCR covenant is usually tested on the rolling year, DSCR_PATH with window = 4.", "Prueba la serie dada: el DSCR suele probarse sobre el año móvil, DSCR_PATH con window = 4."),
    words("Knows no cure rights, grace days or waivers. A blank cell inside the path counts as 0; empty text does not count.", "No conoce curas, días de gracia ni dispensas. Una celda en blanco dentro de la serie vale 0; el texto vacío no cuenta."),
  ],
  errors: {
    "#N/A": [words("no period from first_test on has a value to test", "ningún periodo desde first_test tiene un valor que comprobar")],
  },
  warnings: ({ path: values, threshold, kind, firstTest }) => {
    const untested = values.slice(0, firstTest - 1).filter((value) => value !== null && (kind === "MIN" ? value < threshold : value > threshold)).length;
    return untested > 0 ? [words(FIRST_IS_LATE(untested), `antes de first_test hay ${untested} valores fuera del umbral; no se prueban`)] : [];
  },
  sources: ["docs/conventions.md#covenant-test", "CoreWeave DDTL 3.0: DSCR of at least 1.40x, first tested April 2027"],
  related: ["DSCR_PATH", "FLEET_DSCR", "FLEET_SUMMARY"],
  examples: [
    { given: { path: [1.9, 1.5, 1.3, 1.1, 1.45], threshold: 1.4, firstTest: 2 }, result: [[0, 1.1, 4, 1.1 / 1.4 - 1, 3, 2]], because: "by hand: periods 3 and 4 are below 1.40x" },
    { given: { path: [1.9, 1.5, 1.3, 1.1, 1.45], threshold: 1.4, count: 3 }, result: [[1, 1.1, 4, 1.1 / 1.4 - 1, "", 2]], because: "by hand: two breaches in a row, three are needed" },
    { given: { path: [0.5, "", 0.8, 0.7], threshold: 0.65, kind: "MAX", count: 2 }, result: [[0, 0.8, 3, 1 - 0.8 / 0.65, 4, 2]], because: "by hand: an LTV above 65 % in periods 3 and 4" },
  ],
  compute: covenantTest,
  steps: [{ of: "tested", unit: "periods", how: "periods from first_test on that have a value" }],
  result: (test) => [test.isPassed, test.worst, test.worstPeriod, test.headroom, test.firstDefault, test.breaches],
});
