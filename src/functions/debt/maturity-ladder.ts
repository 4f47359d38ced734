import { maturityLadder } from "../../core/debt/maturity-ladder";
import { defineFunction, number, numberOr, optionalSeries, series, words } from "../define";

export const MATURITY_LADDER = defineFunction({
  name: "MATURITY_LADDER",
  family: "debt",
  summary: words("Debt by the year in which it falls due, its share, and what stays unpaid if nothing is refinanced.", "Deuda por año de vencimiento, su peso y lo que queda impagado si no se refinancia nada."),
  args: {
    amounts: series("$", words("Principal of each instalment or instrument", "Principal de cada vencimiento o instrumento"), { range: { min: 0 } }),
    maturities: series("years", words("Years from today until each amount falls due", "Años desde hoy hasta el vencimiento de cada importe"), { range: { min: 0, max: 1000 } }),
    horizon: number("years", words("Years that the ladder shows", "Años que muestra la escalera"), { range: { min: 1, max: 100, whole: true } }),
    cash: numberOr("$", words("Cash today that may repay debt", "Caja de hoy disponible para pagar deuda"), { default: 0, range: { min: 0 } }),
    cfads: optionalSeries("$ per year", words("Cash flow of each year that may repay principal, after interest; one for all or one each; none when left out", "Flujo de cada año disponible para pagar principal, tras intereses; uno para todos o uno por año; ninguno si se omite")),
  },
  returns: {
    shape: "table",
    parts: [
      { name: "year", unit: "year", meaning: words("Year from today, from 1", "Año desde hoy, desde 1"), how: "1, 2, … horizon" },
      { name: "due", unit: "$", meaning: words("Debt falling due in the year", "Deuda que vence en el año"), how: "Σ amounts with year − 1 < maturity ≤ year; what is due today is in year 1" },
      { name: "share", unit: "fraction", meaning: words("Part of all debt; empty without debt", "Parte de toda la deuda; vacío sin deuda"), how: "due / Σ amounts, those beyond the horizon included" },
      { name: "cumulative share", unit: "fraction", meaning: words("Part of all debt due by the end of the year", "Parte de toda la deuda vencida al final del año"), how: "Σ share up to this year" },
      { name: "unpaid", unit: "$", meaning: words("Unpaid at the end of the year if nothing is refinanced", "Impagado al final del año si no se refinancia nada"), how: "max(0, Σ due − cash − Σ cfads), a running total" },
    ],
  },
  formula: "due[t] = Σ amounts with t − 1 < maturity ≤ t; unpaid[t] = max(0, Σ due[1 … t] − cash − Σ cfads[1 … t])",
  limits: [
    words("Years are counted from today, not by calendar: for instalments known by calendar year give the middle or the end of the year as maturity.", "Los años se cuentan desde hoy, no por calendario: para cuotas por año natural dé la mitad o el final del año."),
    words("A date difference divided by 365 puts a maturity of three calendar years at 3.003 and so into year 4: use YEARFRAC.", "Una diferencia de fechas entre 365 lleva tres años naturales a 3,003 y así al año 4: use YEARFRAC."),
    words("No debt is rolled and no interest is added to what is unpaid. Cash is taken as free; pledged or trapped cash is not.", "No se renueva deuda ni se suman intereses a lo impagado. La caja se supone libre; la pignorada no lo está."),
  ],
  errors: {
    "#VALUE!": [
      words("amounts and maturities differ in length", "amounts y maturities tienen longitudes distintas"),
      words("cfads has neither one entry nor one for each year", "cfads no tiene una sola entrada ni una por año"),
    ],
  },
  sources: ["docs/conventions.md#maturity-ladder"],
  related: ["FUNDING_GAP", "WAL", "DEBT_SCHEDULE"],
  examples: [
    { given: { amounts: [50, 50], maturities: [1, 3], horizon: 3 }, result: [[1, 50, 0.5, 0.5, 50], [2, 0, 0, 0.5, 50], [3, 50, 0.5, 1, 100]], because: "by hand: due at the very end of a year belongs to that year" },
    {
      given: { amounts: [30, 20, 50], maturities: [0, 1.5, 7], horizon: 3, cash: 10, cfads: [5, 40, 0] },
      result: [[1, 30, 0.3, 0.3, 15], [2, 20, 0.2, 0.5, 0], [3, 0, 0, 0.5, 0]],
      because: "by hand: 30 − 10 − 5 is missed in year 1; year 2 brings 40 for 15 + 20; 50 falls due later",
    },
  ],
  compute: maturityLadder,
  steps: [
    { of: "total", unit: "$", how: "Σ amounts" },
    { of: "dueLater", unit: "$", how: "Σ amounts that mature beyond the horizon" },
    { of: "averageMaturity", unit: "years", how: "Σ amounts · maturities / Σ amounts" },
    { of: "largestUnpaid", unit: "$", how: "largest entry of unpaid" },
  ],
  result: ({ years }) => years.map((row, t) => [t + 1, row.due, row.share, row.cumulativeShare, row.unpaid]),
});
