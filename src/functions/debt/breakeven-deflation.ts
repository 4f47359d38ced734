import { breakevenDeflation } from "../../core/debt/breakeven-deflation";
import { defineFunction, number, numberOr, series, word, words } from "../define";
import { DEFLATION_LIMITS } from "../deflation-warnings";
import * as vocab from "../vocabulary";

export const BREAKEVEN_DEFLATION = defineFunction({
  name: "BREAKEVEN_DEFLATION",
  family: "debt",
  summary: words("Yearly fall of rent that a loan survives: the largest deflation at which every period keeps the target DSCR.", "Caída anual del alquiler que resiste un préstamo: la mayor deflación con la que cada periodo mantiene el DSCR objetivo."),
  args: {
    revenue: number("$ per period", words("Revenue of one period at today's rent", "Ingreso de un periodo al alquiler de hoy"), { range: { above: 0 } }),
    opex: series("$ per period", words("Cash running cost of each period, in dollars, not per hour; one for all or one each", "Coste corriente de cada periodo, en dólares y no por hora; uno para todos o uno por periodo"), { range: { min: 0 } }),
    debtService: series("$ per period", words("Interest and scheduled principal of each period; one for all or one each", "Intereses y principal programado de cada periodo; uno para todos o uno por periodo"), { range: { min: 0 } }),
    target: numberOr("x", words("DSCR to be kept in every period; 1 means that service is just paid", "DSCR que debe mantenerse en cada periodo; 1 es pagar justo el servicio"), { default: 1, range: { min: 0 } }),
    freq: vocab.freq,
    timing: word(vocab.TIMING_WORDS, words("Moment of the period at which rent is read; AVG is what the fleet functions use", "Momento del periodo en que se lee el alquiler; AVG es el de las funciones de flota"), "MID"),
  },
  returns: { shape: "scalar", part: { name: "break-even deflation", unit: "per year, effective", meaning: words("Largest yearly fall of rent the loan survives; negative when it needs rising rents", "Mayor caída anual que resiste el préstamo; negativa si necesita alquileres al alza"), how: "minimum over the periods of 1 − needed^(1/τ)" } },
  formula: "min over t of 1 − ((target · debt_service + opex)/revenue)^(1/τ), τ = (t − 1)/freq START, (t − ½)/freq MID, t/freq END; AVG: the deflation at which the period's mean rent is that share",
  limits: [
    words("Revenue falls with rent from today on: a contract is not in it. With a contract ask SOLVE for the deflation of FLEET_SUMMARY.", "El ingreso cae con el alquiler desde hoy: no incluye contrato. Con contrato, pida a SOLVE la deflación de FLEET_SUMMARY."),
    words("Asks every period to pay for itself: surplus of early periods is not kept for later ones. SWEEP_SCHEDULE shows what a cash trap changes.", "Exige que cada periodo se pague solo: el excedente inicial no se guarda. SWEEP_SCHEDULE muestra qué cambia una retención de caja."),
    ...DEFLATION_LIMITS,
  ],
  errors: {
    "#N/A": [
      words("nothing has to be paid that a fall of rent could endanger", "no hay que pagar nada que una caída del alquiler pueda poner en peligro"),
      words("timing START, and today's revenue already fails to pay", "timing START, y el ingreso de hoy ya no alcanza para pagar"),
    ],
    "#NUM!": [words("revenue and payments are too far apart for any deflation", "revenue y los pagos distan demasiado para cualquier deflación")],
    "#VALUE!": [
      words("opex or debt_service has neither one entry nor one for each period", "opex o debt_service no tiene una sola entrada ni una por periodo"),
    ],
  },
  warnings: ({ revenue, opex }) =>
    Math.max(...opex) < 10 && revenue > 1e4
      ? [words("opex is in dollars a period here; a figure this small may be $ per GPU-hour", "opex va aquí en dólares por periodo; un valor tan pequeño puede ser $ por GPU-hora")]
      : [],
  sources: ["docs/conventions.md#breakeven-deflation"],
  related: ["FLEET_SUMMARY", "IMPLIED_DEFLATION", "GPU_ECON_LIFE", "SOLVE"],
  examples: [
    { given: { revenue: 100, opex: 20, debtService: [61, 44.8], freq: 1, timing: "END" }, result: 0.19, because: "by hand: 1 − .81, 1 − .648^½ = .195; the first year binds" },
    { given: { revenue: 100, opex: 21, debtService: [99, 60], freq: 1, timing: "END" }, result: -0.2, because: "by hand: 120 of revenue is needed in a year, so rents must rise 20 %" },
    {
      given: { revenue: 100, opex: 20, debtService: [61, 44.8], freq: 1, timing: "START" }, result: 1 - 0.648, because: "by hand: the first year is read today and passed over, the second after one year",
    },
    {
      given: { revenue: 100, opex: 40, debtService: 60 / 1.5, target: 1.5, freq: 1, timing: "AVG" }, result: 0, tolerance: 1e-12, because: "all of today's revenue is needed: rent must not fall",
    },
  ],
  work: () => 100,
  compute: breakevenDeflation,
  steps: [
    { of: "needed", unit: "fraction of today's revenue", how: "(target · debt_service + opex) / revenue, by period" },
    { of: "thresholds", unit: "per year, effective", how: "deflation at which the period just keeps the target" },
    { of: "bindingPeriod", unit: "period", how: "period with the lowest threshold" },
  ],
  result: (workings) => workings.breakeven,
});
