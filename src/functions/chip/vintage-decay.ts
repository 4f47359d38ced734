import { vintageDecay } from "../../core/chip/vintage-decay";
import { defineFunction, series, words } from "../define";

const FEW_POINTS = 5;

export const VINTAGE_DECAY = defineFunction({
  name: "VINTAGE_DECAY",
  family: "chip",
  summary: words("Yearly decay read from prices of chips of several ages on one day: log-linear regression, with R² and count.", "Caída anual leída en precios de GPU de varias edades el mismo día: regresión log-lineal, con R² y número."),
  args: {
    ages: series("years", words("Age of each chip, or years since its generation became available", "Edad de cada GPU, o años desde que salió su generación")),
    prices: series("$", words("Price or rent of each chip, all on one day and in one unit", "Precio o alquiler de cada GPU, el mismo día y en la misma unidad"), { range: { above: 0 } }),
  },
  returns: {
    shape: "row",
    parts: [
      { name: "decay", unit: "per year, effective", meaning: words("Yearly fall of price with age", "Caída anual del precio con la edad"), how: "1 − e^slope" },
      { name: "R²", unit: "fraction", meaning: words("Share of the variance of ln(price) that age explains; empty when prices do not vary", "Parte de la varianza de ln(precio) que explica la edad; vacío si los precios no varían"), how: "1 − unexplained/total sum of squares of ln(price)" },
      { name: "n", unit: "count", meaning: words("Number of points", "Número de puntos") },
    ],
  },
  formula: "ln(price) = intercept + slope · age by ordinary least squares; decay = 1 − e^slope",
  limits: [
    words("A cross-section is not a history: what falls 20 to 30 % a year is an old generation relative to the newest, while the H100 itself fell 8.9 % a year from early 2024 to March 2026.", "Un corte transversal no es una historia: lo que cae 20 a 30 % al año es una generación frente a la nueva; el H100 cayó 8,9 % al año de inicios de 2024 a marzo de 2026."),
    words("Across generations the decay already contains launches (.23); with explicit launch steps use about .16.", "Entre generaciones la caída ya contiene los lanzamientos (0,23); con saltos explícitos use alrededor de 0,16."),
    words("Published points are few (five rents on 5 October 2026, R² .94): see slope_error in EXPLAIN before leaning on the second digit. Dating a generation is a judgement.", "Los puntos publicados son pocos (cinco alquileres el 5 de octubre de 2026, R² 0,94): vea slope_error en EXPLAIN antes de fiarse del segundo dígito. Fechar una generación es un juicio."),
  ],
  errors: {
    "#DIV/0!": [words("all ages are the same: they show no fall with age", "todas las edades son iguales: no muestran caída con la edad")],
    "#VALUE!": [
      words("ages and prices differ in length, or hold fewer than two points", "ages y prices tienen longitudes distintas, o menos de dos puntos"),
    ],
  },
  warnings: ({ ages }) =>
    ages.length < FEW_POINTS ? [words(`${ages.length} points: the fit says little, and two points always give R² 1`, `${ages.length} puntos: el ajuste dice poco, y dos puntos siempre dan R² 1`)] : [],
  sources: [
    "docs/conventions.md#vintage-decay",
    "Cross-section of neocloud rents on 5 October 2026 (ewyluda/gpu-price-index): −22.7 % a year, R² .94, n = 5; ages are our dating",
  ],
  related: ["GPU_RESIDUAL", "RESIDUAL_TABLE", "IMPLIED_DEFLATION"],
  examples: [
    { given: { ages: [0, 1, 2], prices: [1, 0.77, 0.5929] }, result: [[0.23, 1, 3]], because: "an exact geometric fall by .77 a year" },
    { given: { ages: [0, 0, 2, 2], prices: [1, 4, 0.5, 2] }, result: [[0.29289321881345254, 0.2, 4]], because: "geometric means 2 and 1, two years apart: 1 − 2^(−1/2); between 1 ln2², within 4 ln2² of sum of squares" },
  ],
  compute: vintageDecay,
  steps: [
    { of: "meanAge", unit: "years", how: "mean of ages" },
    { of: "meanLogPrice", unit: "ln", how: "mean of ln(prices)" },
    { of: "slope", unit: "ln per year", how: "Σ(age − mean)(ln price − mean)/Σ(age − mean)²" },
    { of: "priceAtAgeZero", unit: "as prices", how: "e^(mean_log_price − slope · mean_age)" },
    { of: "slopeError", unit: "ln per year", how: "standard error: √(unexplained/(n − 2)/Σ(age − mean)²); about two of them on either side hold the slope" },
  ],
  result: ({ decay, rSquared, count }) => [decay, rSquared, count],
});
