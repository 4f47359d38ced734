import { breach } from "../../core/risk/breach";
import { defineFunction, number, numberOr, type Words, words } from "../define";
import { NO_DEFAULT_LIMIT, threshold, vol, VOL_LIMIT } from "./credit-arguments";

const amount = (meaning: Words) => number("$ per period", meaning, { range: { min: 0 } });

export const DSCR_BREACH_PROB = defineFunction({
  name: "DSCR_BREACH_PROB",
  family: "risk",
  summary: words("Probability that DSCR is below a threshold at one date, when spot revenue is uncertain and costs are not.", "Probabilidad de que el DSCR esté bajo un umbral en una fecha, con ingreso al contado incierto y costes ciertos."),
  args: {
    revenue: amount(words("Expected spot revenue of the period, deflation included", "Ingreso al contado esperado del periodo, con la deflación incluida")),
    opex: amount(words("Cash running cost of the period", "Coste corriente de caja del periodo")),
    debtService: amount(words("Scheduled interest and principal of the period", "Intereses y principal programados del periodo")),
    years: number("years", words("Years from today to the period", "Años desde hoy hasta el periodo"), { range: { min: 0, max: 100 } }),
    vol,
    fixed: numberOr("$ per period", words("Contracted revenue, which does not move with the spot price", "Ingreso contratado, que no se mueve con el precio al contado"), { default: 0, range: { min: 0 } }),
    threshold,
  },
  returns: { shape: "scalar", part: { name: "P(DSCR < threshold)", unit: "fraction", meaning: words("Probability of failing the test at that date", "Probabilidad de no cumplir en esa fecha"), how: "Φ(−distance); 0 for a boundary of 0 or below, 1 without spot revenue to meet a need" } },
  formula: "b = (opex + threshold · debt_service − fixed)/revenue; Φ((ln b + s²/2)/s), s = vol · √years",
  limits: [
    words("One date, taken alone: failing at some date before is more likely, see DSCR_PD_CURVE.", "Una fecha aislada: fallar en alguna anterior es más probable, vea DSCR_PD_CURVE."),
    words("Contracted revenue is taken as certain: add the customer's own default elsewhere. Without debt service it is P(CFADS < 0).", "El ingreso contratado se toma como cierto: añada aparte el impago del cliente. Sin servicio de deuda es P(CFADS < 0)."),
    VOL_LIMIT,
    NO_DEFAULT_LIMIT,
  ],
  errors: {},
  warnings: ({ revenue, opex, fixed, debtService }) => (revenue + fixed - opex < debtService ? [words("expected CFADS does not cover debt service: the base case itself fails", "el CFADS esperado no cubre el servicio de la deuda: falla el propio caso base")] : []),
  sources: ["docs/conventions.md#dscr-breach"],
  related: ["DSCR_PD_CURVE", "DSCR_PATH", "MERTON_PD"],
  examples: [
    { given: { revenue: 100, opex: 30, debtService: 70 * Math.exp(-0.045) - 30 * (1 - Math.exp(-0.045)), years: 1, vol: 0.3 }, result: 0.5, because: "the need is the median of revenue: 100 · e^(−.3²/2)" },
    { given: { revenue: 20, opex: 30, debtService: 50, years: 1, vol: 0.3, fixed: 90 }, result: 0, because: "the contract alone pays 30 + 50" },
    { given: { revenue: 100, opex: 0, debtService: 70, years: 2, vol: 0.3 }, result: 0.2648, tolerance: 5e-5, because: "by hand: ln .7 = −.35667, s = .42426, so Φ(−.84069 + .21213) = Φ(−.6286), normal table .2648" },
  ],
  compute: breach,
  steps: [
    { of: "need", unit: "$ per period", how: "opex + threshold · debt_service − fixed" },
    { of: "expectedDscr", unit: "x", how: "(revenue + fixed − opex) / debt_service" },
    { of: "boundary", unit: "fraction", how: "b = need / revenue" },
    { of: "distance", unit: "standard deviations", how: "−(ln b + s²/2)/s, s = vol · √years" },
  ],
  result: (workings) => workings.probability,
});
