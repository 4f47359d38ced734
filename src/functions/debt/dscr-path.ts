import { facilities } from "../../core/debt/facilities";
import { LOAN_ERRORS, NOTHING_TO_SCULPT_ERROR, SCULPT_LENGTH_ERROR } from "../common-errors";
import { defineFunction, flag, numberOr, series, seriesOr, words } from "../define";
import * as vocab from "../vocabulary";
import { BALLOON, CFADS, CLOSING, DEBT_SERVICE, DSCR, INTEREST, PERIOD, PRINCIPAL } from "./columns";
import { loanWarnings, SCHEDULE_LIMITS } from "./loan-notes";

const IS_CUT = "a facility runs longer than cfads: what it still owes stands in closing of the last row (detail = TRUE)";

export const DSCR_PATH = defineFunction({
  name: "DSCR_PATH",
  family: "debt",
  summary: words("DSCR of each period for one or more facilities: CFADS / (interest + scheduled principal). window = 4 is the rolling year.", "DSCR de cada periodo con uno o varios préstamos: CFADS / (intereses + principal programado). window = 4 es el año móvil."),
  args: {
    cfads: vocab.cfads,
    debt: series("$", words("Loan amount of each facility, in the money of cfads", "Importe de cada préstamo, en la moneda de cfads"), { range: { min: 0 } }),
    rate: series("per year, nominal", words("Nominal interest rate of each facility; one for all or one each", "Tipo nominal de cada préstamo; uno para todos o uno por préstamo"), { range: { above: -1 } }),
    years: series("years", words("Tenor of each facility; one for all or one each", "Plazo de cada préstamo; uno para todos o uno por préstamo"), { range: { above: 0, max: 100 } }),
    freq: vocab.freq,
    type: vocab.types,
    grace: seriesOr("periods", words("Interest-only periods at the start of each facility", "Periodos iniciales de solo intereses de cada préstamo"), { default: [0], range: { min: 0, whole: true } }),
    balloon: seriesOr("$", words("Principal of each facility due in one sum at its maturity", "Principal de cada préstamo que vence de una vez al final"), { default: [0], range: { min: 0 } }),
    window: numberOr("periods", words("Periods over which the ratio is taken; 4 quarters are a rolling year", "Periodos que abarca el ratio; 4 trimestres son un año móvil"), { default: 1, range: { min: 1, max: 1200, whole: true } }),
    detail: flag(words("TRUE returns the whole table instead of the ratio", "VERDADERO devuelve la tabla completa en vez del ratio"), false),
  },
  returns: { shape: "series", part: { ...DSCR, how: "Σ CFADS / Σ debt service over the last window periods; empty before the first full window and where nothing falls due" } },
  switched: {
    by: "detail",
    returns: {
      shape: "table",
      parts: [PERIOD, CFADS, INTEREST, PRINCIPAL, DEBT_SERVICE, { ...DSCR, how: "Σ CFADS / Σ debt service over the last window periods" }, BALLOON, { ...CLOSING, how: "sum of the facilities' balances" }],
    },
  },
  formula: "DSCR = Σ CFADS / Σ (interest + scheduled principal) over the window, summed over facilities; balloons excluded",
  limits: [
    words("The balloon is not in the ratio: markets test scheduled service, and a minimum that contains the balloon is always the refinancing. Test the balloon by LLCR.", "El pago final no está en el ratio: el mercado prueba el servicio programado y un mínimo con el pago final es siempre la refinanciación. Pruébelo con LLCR."),
    words("All facilities are drawn today and share one frequency; for staggered draws add their schedules.", "Todos los préstamos se disponen hoy y comparten frecuencia; con disposiciones escalonadas sume sus calendarios."),
    ...SCHEDULE_LIMITS,
  ],
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#VALUE!": [
      words("a term of the loans has neither one entry nor one for each facility", "un término de los préstamos no tiene una sola entrada ni una por préstamo"),
      words("more than 100 facilities", "más de 100 préstamos"),
      words("SCULPT with several facilities", "SCULPT con varios préstamos"),
      SCULPT_LENGTH_ERROR,
      ...LOAN_ERRORS,
    ],
  },
  warnings: ({ cfads, rate, years, freq, type, balloon }) => [
    ...loanWarnings({ rate: Math.max(...rate), type: type.includes("BULLET") ? "BULLET" : "", balloon: type.includes("BULLET") ? 0 : Math.max(...balloon) }),
    ...(Math.max(...years) * freq > cfads.length + 1e-6 ? [words(IS_CUT, "un préstamo dura más que cfads: lo que aún debe está en closing de la última fila (detail = VERDADERO)")] : []),
  ],
  sources: ["docs/conventions.md#dscr", "ECamposSoria/quantitative-pricing-tokenized-project-finance: DSCR of three facilities, validated in Excel by its author"],
  related: ["DEBT_SCHEDULE", "COVENANT_TEST", "LLCR", "FLEET_DSCR"],
  examples: [
    { given: { cfads: [30, 30, 30, 30, 30], debt: 100, rate: 0.08, years: 5, freq: 1, type: "BULLET" }, result: [[3.75], [3.75], [3.75], [3.75], [3.75]], because: "30 / 8 in every year: the bullet is no debt service" },
    { given: { cfads: [30, 40, 50], debt: [50, 10], rate: 0, years: [2, 1], freq: 1, type: "STRAIGHT", window: 2 }, result: [[""], [70 / 60], [90 / 25]], because: "by hand: service 35, 25, 0; (30 + 40)/60, (40 + 50)/25" },
    {
      given: {
        cfads: [-0.6, -1.2, 0.3, 5, 12.4, 16.8, 20.6, 22.45, 23.6, 21.25, 17.6, 17.45, 15.4, 13.7, 11.75],
        debt: [30, 12.5, 7.5], rate: [0.06, 0.085, 0.11], years: 15, freq: 1, type: "STRAIGHT", grace: 4,
      },
      pick: [4, 0], result: 1.5061420838568895, tolerance: 2e-6, because: "published with its Excel workbook: senior, mezzanine and junior debt, four years of grace, year 5",
    },
  ],
  compute: facilities,
  steps: [
    { of: "facilities", unit: "facilities", how: "the longest of debt, rate, years, type, grace, balloon" },
    { of: "debtService", unit: "$ per period", how: "interest + scheduled principal, summed over facilities" },
    { of: "windowCfads", unit: "$", how: "Σ CFADS over the last window periods; 0 before the first full window" },
    { of: "windowDebtService", unit: "$", how: "Σ debt service over the last window periods; 0 before the first full window" },
  ],
  result: (all, { cfads, detail }) =>
    detail
      ? cfads.map((flow, t) => [t + 1, flow, all.interest[t]!, all.principal[t]!, all.debtService[t]!, all.dscr[t]!, all.balloon[t]!, all.closing[t]!])
      : all.dscr,
});
