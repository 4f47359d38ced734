import { averageLife } from "../../core/debt/duration";
import { defineFunction, optionalSeries, series, words } from "../define";
import * as vocab from "../vocabulary";

export const WAL = defineFunction({
  name: "WAL",
  family: "debt",
  summary: words("Weighted average life: the mean time in years for which a dollar of principal is outstanding.", "Vida media ponderada: tiempo medio en años que un dólar de principal sigue pendiente."),
  args: {
    repayments: series("$ per period", words("Principal repaid in each period, the balloon included", "Principal pagado en cada periodo, incluido el pago final")),
    freq: vocab.freq,
    times: optionalSeries("years", words("Years from today of each repayment, instead of the ends of periods; freq is then not read", "Años desde hoy de cada pago, en lugar de finales de periodo; entonces no se lee freq"), { range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "WAL", unit: "years", meaning: words("Weighted average life", "Vida media ponderada"), how: "weighted / total" } },
  formula: "Σ times · repayments / Σ repayments; times = t/freq when left out",
  limits: [
    words("DEBT_SCHEDULE shows the balloon in a column of its own: add it, or the life is too short.", "DEBT_SCHEDULE muestra el pago final en otra columna: súmelo o la vida sale corta."),
    words("Not discounted and blind to risk. Filings give principal by calendar year only: the moment inside the year is an assumption worth half a year at most.", "Sin descuento y sin riesgo. Los informes dan el principal solo por año natural: el momento dentro del año es un supuesto de hasta medio año."),
  ],
  errors: {
    "#DIV/0!": [words("repayments add up to 0", "repayments suma 0")],
    "#VALUE!": [
      words("more is drawn than repaid", "se dispone más de lo que se devuelve"),
      words("times does not have one entry for each repayment", "times no tiene una entrada por cada devolución"),
    ],
  },
  warnings: ({ repayments }) => (repayments.some((repayment) => repayment < 0) ? [words("a negative repayment is a draw and counts as such", "un pago negativo es una disposición y cuenta como tal")] : []),
  sources: ["docs/conventions.md#weighted-average-life", "CoreWeave principal maturities at 30 June 2025: SEC XBRL, CIK 1769628, accession 0001140361-25-032095"],
  related: ["CF_DURATION", "MATURITY_LADDER", "DEBT_SCHEDULE", "DEBT_AT_DEATH"],
  examples: [
    { given: { repayments: [50, 50], freq: 1 }, result: 1.5, because: "by hand: half in year 1, half in year 2" },
    { given: { repayments: [0, 0, 0, 100] }, result: 1, because: "a bullet after four quarters" },
    { given: { repayments: [986052, 4218457, 2833142, 1010054, 123780, 2000000], times: [0.25, 1, 2, 3, 4, 4.92] }, result: 2.103259862050569, because: "CoreWeave's principal of 11.17bn by year at 30 June 2025 ($k), mid-year, 2030 notes at 4.92 years; arithmetic" },
  ],
  compute: averageLife,
  steps: [
    { of: "total", unit: "$", how: "Σ repayments" },
    { of: "weighted", unit: "$ · years", how: "Σ repayments · times" },
  ],
  result: (workings) => workings.averageLife,
});
