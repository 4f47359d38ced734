import { residualTable } from "../../core/chip/residual-table";
import { defineFunction, number, series, words } from "../define";

export const RESIDUAL_TABLE = defineFunction({
  name: "RESIDUAL_TABLE",
  family: "chip",
  summary: words("Value of a GPU at an age from an appraiser's table: constant yearly decay between its points, the last decay continues.", "Valor de una GPU según la tabla de un tasador: caída anual constante entre puntos; la última continúa."),
  args: {
    cost: number("$", words("Price of one GPU that the shares refer to", "Precio de una GPU al que se refieren las partes"), { range: { above: 0 } }),
    age: number("years", words("Age of the card", "Edad de la tarjeta"), { range: { min: 0 } }),
    ages: series("years", words("Ages of the appraisal, rising", "Edades de la tasación, crecientes"), { range: { min: 0 } }),
    shares: series("fraction of cost", words("Share of cost left at each of these ages", "Parte del coste que queda a cada edad"), { range: { above: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "value", unit: "$", meaning: words("Value of one GPU", "Valor de una GPU"), how: "cost · share" } },
  formula: "cost · lower_share · (upper_share/lower_share)^((age − lower_age)/(upper_age − lower_age)); beyond the table its last two points",
  limits: [
    words("No better than the appraisal: public curves for GPUs are anchors of one vendor, not measured sales, and comparables are few.", "No es mejor que la tasación: las curvas públicas de GPU son anclas de un proveedor, no ventas medidas, y hay pocos comparables."),
    words("Beyond the last age the last decay is continued, without launches; before the first age there is no value (#N/A).", "Más allá de la última edad continúa la última caída, sin lanzamientos; antes de la primera no hay valor (#N/A)."),
    words("Ask which value the appraiser means: in-use fair value, orderly liquidation (about 180 days) or forced sale. LIQ_FACTOR needs the orderly value.", "Pregunte qué valor da el tasador: valor razonable en uso, liquidación ordenada (unos 180 días) o forzosa. LIQ_FACTOR necesita el ordenado."),
  ],
  errors: {
    "#N/A": [words("age lies before the first age of the table", "age es anterior a la primera edad de la tabla")],
    "#VALUE!": [
      words("ages and shares differ in length, or hold fewer than two points", "ages y shares tienen longitudes distintas, o menos de dos puntos"),
      words("ages do not rise", "ages no crece"),
      words("age is so far beyond the table that the value is too large for a number", "age queda tan lejos de la tabla que el valor es demasiado grande para un número"),
    ],
  },
  warnings: ({ age, ages, shares }) => [
    ...(ages.length > 0 && age > ages.at(-1)! ? [words(`age ${age} lies beyond the table, which ends at ${ages.at(-1)}: the value is an extrapolation`, `la edad ${age} supera la tabla, que acaba en ${ages.at(-1)}: el valor es una extrapolación`)] : []),
    ...(shares.some((share, i) => i > 0 && share > shares[i - 1]!) ? [words("shares rise with age somewhere in the table: check the appraisal", "las partes suben con la edad en algún punto: revise la tasación")] : []),
  ],
  sources: [
    "docs/conventions.md#residual-table",
    "SpotWire valuator_data.json v0.6 (CC-BY): H100 vintage curve 1/.78/.60/.46/.35 at ages 0 to 4, an anchor and not a measurement (grade C)",
  ],
  related: ["GPU_RESIDUAL", "GPU_ECON_VALUE"],
  examples: [
    { given: { cost: 30000, age: 2, ages: [0, 1, 2, 3, 4], shares: [1, 0.78, 0.6, 0.46, 0.35] }, result: 18000, because: "a point of the table: 30000 · .60" },
    { given: { cost: 100, age: 1, ages: [0, 2], shares: [1, 0.25] }, result: 50, because: "half-way in time is the geometric mean: √(1 · .25)" },
    { given: { cost: 100, age: 3, ages: [0, 1, 2], shares: [1, 0.8, 0.4] }, result: 20, because: "the last segment halves the value every year, and goes on" },
  ],
  compute: residualTable,
  steps: [
    { of: "lowerAge", unit: "years", how: "last point of the table at or below the age (the last but one beyond the table)" },
    { of: "lowerShare", unit: "fraction of cost", how: "share at lower_age" },
    { of: "upperAge", unit: "years", how: "next point of the table" },
    { of: "upperShare", unit: "fraction of cost", how: "share at upper_age" },
    { of: "decay", unit: "per year, effective", how: "1 − (upper_share/lower_share)^(1/(upper_age − lower_age))" },
    { of: "share", unit: "fraction of cost", how: "lower_share · (1 − decay)^(age − lower_age)" },
  ],
  result: (workings) => workings.value,
});
