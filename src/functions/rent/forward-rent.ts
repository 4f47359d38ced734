import { forwardRent } from "../../core/rent/forward-rent";
import { defineFunction, series, words } from "../define";

/** Shared with COMMIT_DEFLATION: why a price list of commitments is no forecast. */
export const STRIP_NOT_FORECAST = words(
  "A strip, not a forecast. GPU-hours cannot be stored, so no trade ties contract rents to future spot; read as forecasts, price lists give falls of 35 to 68 % a year, which did not happen.",
  "Es una curva contractual, no un pronóstico. Las horas de GPU no se almacenan y nada liga el contrato al futuro; leídas así, las tarifas dan caídas de 35 a 68 % anual que no ocurrieron.",
);

export const FORWARD_RENT = defineFunction({
  name: "FORWARD_RENT",
  family: "rent",
  summary: words("Rents between quoted contract lengths that make short contracts add up to the long ones: a strip, not a forecast.", "Alquileres entre plazos cotizados con los que los contratos cortos suman los largos: curva, no pronóstico."),
  args: {
    tenors: series("years", words("Contract lengths quoted on one day, rising", "Plazos cotizados el mismo día, crecientes"), { range: { above: 0 } }),
    rents: series("$/GPU-hour", words("Rent of each contract over its whole length", "Alquiler de cada contrato en todo su plazo"), { range: { min: 0 } }),
  },
  returns: { shape: "series", part: { name: "forward", unit: "$/GPU-hour", meaning: words("Rent of the stretch that ends at this tenor", "Alquiler del tramo que acaba en este plazo"), how: "(total − total of the tenor before)/span" } },
  formula: "(tenor[k] · rent[k] − tenor[k−1] · rent[k−1])/(tenor[k] − tenor[k−1]); the first is rent[1]",
  limits: [
    STRIP_NOT_FORECAST,
    words("A long contract also buys certainty, a better customer and prepayment: the strip puts all of that into the later rents.", "Un contrato largo también compra certeza, mejor cliente y pago anticipado: la curva carga todo en los alquileres posteriores."),
    words("Totals are not discounted, as price lists are not.", "Los totales no se descuentan, como las tarifas."),
  ],
  errors: {
    "#VALUE!": [
      words("tenors and rents differ in length", "tenors y rents tienen longitudes distintas"),
      words("tenors do not rise", "tenors no crece"),
    ],
  },
  warnings: ({ tenors, rents }) =>
    tenors.some((tenor, k) => k > 0 && k < rents.length && tenor * rents[k]! < tenors[k - 1]! * rents[k - 1]!)
      ? [words("a longer contract costs less in total than a shorter one: the quotes do not belong together", "un contrato más largo cuesta en total menos que uno más corto: las cotizaciones no casan")]
      : [],
  sources: ["docs/conventions.md#forward-rent", "AWS P5 reserved prices of 27 July 2023, The Next Platform, via Hacker News 40246398", "henryzhangpku/gpu-price-index docs/FINDINGS.md, section 6 (grade B)"],
  related: ["COMMIT_DEFLATION", "RENT_CURVE", "REVENUE_PATH"],
  examples: [
    { given: { tenors: [1, 3], rents: [7.2, 5.4] }, result: [[7.2], [4.5]], because: "AWS P5, one and three years: (3 · 5.4 − 7.2)/2, as published" },
    { given: { tenors: [0.5, 1, 2], rents: [4, 3, 3] }, result: [[4], [2], [3]], because: "totals 2, 3, 6 over spans .5, .5, 1" },
  ],
  compute: forwardRent,
  steps: [
    { of: "totals", unit: "$ for one GPU-hour a year", how: "tenor · rent" },
    { of: "spans", unit: "years", how: "tenor − the tenor before" },
  ],
  result: (workings) => workings.forwards,
});
