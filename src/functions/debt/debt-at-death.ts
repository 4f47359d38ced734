import { debtAtDeath } from "../../core/debt/debt-at-death";
import { NO_SCULPT_ERROR, PERIODS_ERROR } from "../common-errors";
import { defineFunction, number, words } from "../define";
import * as vocab from "../vocabulary";
import { loanWarnings, SCHEDULE_LIMITS } from "./loan-notes";

export const DEBT_AT_DEATH = defineFunction({
  name: "DEBT_AT_DEATH",
  family: "debt",
  summary: words("Share of a loan still owed when the asset behind it stops earning.", "Parte de un préstamo que aún se debe cuando el activo que lo respalda deja de producir."),
  args: {
    rate: vocab.rate,
    years: vocab.years,
    life: number("years", words("Years from today until the asset stops earning, as GPU_ECON_LIFE gives it", "Años desde hoy hasta que el activo deja de producir, como los da GPU_ECON_LIFE"), { range: { min: 0 } }),
    freq: vocab.freq,
    type: vocab.type,
  },
  returns: { shape: "scalar", part: { name: "share owed", unit: "fraction", meaning: words("Balance / original debt", "Saldo / deuda inicial"), how: "balance after paid_periods payments / debt" } },
  formula: "balance after ⌊life · freq⌋ payments / debt; 0 when the asset outlives the loan",
  limits: [
    words("All payments up to that day are assumed to be made; a payment due on the very day counts as made, a bullet too.", "Supone hechos todos los pagos hasta ese día; el que vence ese mismo día cuenta como hecho, también un pago único final."),
    words("Life comes from a rent forecast: see the limits of GPU_ECON_LIFE.", "La vida sale de una previsión de alquileres: vea los límites de GPU_ECON_LIFE."),
    ...SCHEDULE_LIMITS,
  ],
  errors: {
    "#VALUE!": [PERIODS_ERROR, NO_SCULPT_ERROR],
  },
  warnings: ({ rate, type }) => loanWarnings({ rate, type }),
  sources: ["docs/conventions.md#debt-at-death"],
  related: ["DEBT_SCHEDULE", "CONTRACT_COVER", "GPU_ECON_LIFE"],
  examples: [
    { given: { rate: 0.08, years: 10, life: 2.5, type: "STRAIGHT" }, result: 0.75, because: "by hand: 30 of 40 quarters are left" },
    { given: { rate: 0.08, years: 10, life: 1.5, freq: 12 }, result: (1 - 1.0066666666666666 ** -102) / (1 - 1.0066666666666666 ** -120), because: "by hand: annuity of 102 months over annuity of 120 months, 89.6 %" },
    { given: { rate: 0.11, years: 5, life: 6 }, result: 0, because: "the asset outlives the loan" },
  ],
  compute: debtAtDeath,
  steps: [
    { of: "periods", unit: "periods", how: "years · freq" },
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "paidPeriods", unit: "periods", how: "⌊life · freq⌋, at most periods" },
  ],
  result: (workings) => workings.share,
});
